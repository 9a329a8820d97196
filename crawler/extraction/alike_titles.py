"""Titles of sections that are no headings, told by what they are on any page: short blocks that look alike, several
times on a page, each before text that is longer.

Sites of medicines, of laws and of scripts write `<div class="spc__h2">4.3 Contraindications</div>`, `<button>` or
`<p><u>…</u></p>` for titles; which names their classes have does not matter. What looks alike has the same tag, the
same class and is emphasised in the same way.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import dom, own
from .blocks import BLOCKS
from .index import Index
from .normalise import statutes

LEAST = 4  # titles on a page
LEAST_ALIKE = 3  # of one look, at least once
LEAST_OF_LOOK = 2  # of any look; a switch may stand alone
LEAST_BARE = 6  # of a look that no class tells: a few words in bold are stressed
MOST_LETTERS = 150  # of a title
MOST_HEADINGS = 3  # of a page, all above the titles
LEAST_TITLES = 0.9  # share of what looks alike that can be titles
LEAST_LEADING = 0.6  # share of it that stands before what a title stands before
LEAST_DISTINCT = 0.8  # share of it that says something of its own: speakers and labels come again
LEAST_BELOW = 0.5  # share of the page's letters that stands below the first title
LEAST_TEXT = 40  # letters of a text that is no value of a label
_BLOCKS = ("p", "div", "button", "a", "span")
_INLINE = frozenset(("b", "strong", "u", "i", "em", "span", "font", "a"))
_NO_PLACE = frozenset(("table", "li", "dl", "pre", "blockquote", "figure", "label", "fieldset"))
_NO_TITLE = re.compile(
    r"(?:^|[\W_])(?:author|by-?line|date|time|meta|captions?|credits?|tags?|badge|price|speaker|user(?:name)?"
    r"|note-?label|lead|intro|standfirst|sub-?title-of|signature|copyright|line|code)(?=$|[\W_])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_]")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"\w[.!?;:](?:\s|$)")
_PARTS = re.compile(r"\s+[|–—·-]\s+")
_DEEPEST = 6
_MOST_LIFTED = 2
_Look = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A short block and what stands behind it."""

    element: dom.Element
    text: str
    look: _Look
    box: dom.Element
    # the element, or the wrapper that holds nothing else
    behind: dom.Element | None


def recover(page: Index) -> bool:
    """Make headings of such titles, if the page has none below its own title; whether it did."""
    body = page.root.find("body")
    if body is None or statutes.is_marked(body):
        return False  # whose titles are known
    headings = own.headings(body)
    if len(headings) > MOST_HEADINGS:
        return False
    looks = _looks(body)
    chosen = _chosen(looks)
    order = {e: n for n, e in enumerate(page.elements)}
    titles = sorted((b for look in chosen for b in looks[look]), key=lambda b: order[b.element])
    if len(titles) < LEAST or max(len(looks[look]) for look in chosen) < LEAST_ALIKE:
        return False
    first = order[titles[0].element]
    if any(order[heading] > first for heading in headings) or _below(body, order, first) < LEAST_BELOW:
        return False
    titles += [b for look, (b, *rest) in looks.items() if look not in chosen and not rest and _is_switch(b.element)]
    titles.sort(key=lambda b: order[b.element])
    base = max((int(heading.tag[1]) for heading in headings), default=1)
    if not headings:
        _name(page, body, order, first)
    for block, level in _levels(titles, base):
        _entitle(block.element, min(level, _DEEPEST))
    return True


def _looks(body: dom.Element) -> Mapping[_Look, list[_Block]]:
    """The blocks of the page's own text that look alike, where nearly all of them can be titles."""
    holders: set[dom.Element] = set()  # of blocks: these are none
    for element in body.iter(*BLOCKS):
        holders.update(itertools.takewhile(lambda e: e not in holders, element.iterancestors()))
    found: dict[_Look, list[_Block | None]] = {}
    begins: set[_Look] = set()
    within: set[dom.Element] = set()  # of what wraps all that a block before says
    for element in own.walk(body):
        if element.tag not in _BLOCKS or element in holders or element in within:
            continue
        inmost = _inmost(element)
        within.update(_between(element, inmost))
        if look := _look(element, inmost):
            found.setdefault(look, []).append(_block(element, look))
        if (inner := _wrapper(element)) is not None and (len(element) > 1 or (inner.tail or "").strip(" \n\t:")):
            begins.add((_own_look(element), _own_look(inner)))
    some = {look: [b for b in blocks if b is not None] for look, blocks in found.items() if look not in begins}
    return {look: own for look, own in some.items() if len(own) >= LEAST_TITLES * len(found[look])}


def _inmost(element: dom.Element) -> dom.Element:
    """The innermost element that holds all that an element says."""
    while (inner := _wrapper(element)) is not None and len(element) == 1 and not (inner.tail or "").strip():
        element = inner
    return element


def _between(element: dom.Element, inmost: dom.Element) -> list[dom.Element]:
    """From the innermost element outwards, what wraps an element's text."""
    return list(itertools.takewhile(lambda e: e is not element, (inmost, *inmost.iterancestors())))


def _look(element: dom.Element, inmost: dom.Element) -> _Look:
    """How an element is told from others: its tag and class, and those of what wraps all of its text."""
    look = [_own_look(element), *map(_own_look, reversed(_between(element, inmost)))]
    plain = len(look) == 1 and not look[0][1] and element.tag != "button"
    return () if plain or _NO_TITLE.search(" ".join(name for _, name in look)) else tuple(look)


def _own_look(element: dom.Element) -> tuple[str, str]:
    return element.tag, " ".join(dom.classes(element))


def _wrapper(element: dom.Element) -> dom.Element | None:
    """What an element begins with, where that is emphasised."""
    first = element[0] if len(element) and not (element.text or "").strip() else None
    return first if first is not None and first.tag in _INLINE else None


def _block(element: dom.Element, look: _Look) -> _Block | None:
    """The block, if it can be a title: short, not a sentence, no link, with something behind it."""
    if element.tag == "a" and not _is_switch(element):
        return None
    text = dom.line(element)
    if not 1 < len(text) <= MOST_LETTERS or text[-1] in ".,;!" or not _LETTER.match(text.lstrip('0123456789. (§"“')):
        return None
    if any(link.get("href", "#") != "#" for link in element.iter("a")) or dom.inside(element, _NO_PLACE):
        return None
    if (element.tail or "").strip() or (element.tag == "span" and (element.getparent().text or "").strip()):
        return None
    box = element
    for _ in range(_MOST_LIFTED):
        if box.getnext() is not None or box.getprevious() is not None or box.getparent().tag not in ("div", "header"):
            break
        box = box.getparent()
    return _Block(element, text, look, box, box.getnext())


def _is_switch(element: dom.Element) -> bool:
    return element.tag in ("button", "a") and element.get("aria-expanded") is not None


def _chosen(looks: Mapping[_Look, Sequence[_Block]]) -> set[_Look]:
    """The looks that titles have. One is found by those below it, where it stands above nothing else."""
    of = {block.box: look for look, blocks in looks.items() for block in blocks}
    chosen: set[_Look] = set()
    for _ in range(_DEEPEST):
        more = {
            look for look, blocks in looks.items() if look not in chosen and _is_of_titles(look, blocks, of, chosen)
        }
        if not more:
            break
        chosen |= more
    return chosen


def _is_of_titles(look: _Look, blocks: Sequence[_Block], of: Mapping[dom.Element, _Look], chosen: set[_Look]) -> bool:
    texts = [block.text for block in blocks]
    least = LEAST_OF_LOOK if any(name for _, name in look) or look[0][0] == "button" else LEAST_BARE
    if len(blocks) < least or len(set(texts)) < LEAST_DISTINCT * len(texts):
        return False
    if sum(block.behind is not None and of.get(block.behind) == look for block in blocks) > len(blocks) / 4:
        return False  # entries of a list
    keys = [tuple(map(int, found[1].split("."))) for text in texts if (found := _NUMBER.match(text))]
    if len(keys) == len(texts) >= LEAST_ALIKE and keys == sorted(set(keys)):
        return True
    leads = sum(of.get(block.behind) in chosen or _tells(block) for block in blocks)
    return leads >= LEAST_LEADING * len(blocks)


def _tells(block: _Block) -> bool:
    """Whether text stands behind a block: longer than it and with sentences, or a list or a table."""
    if block.behind is None:
        return False
    text = dom.line(block.behind)
    if next(block.behind.iter("ul", "ol", "table"), None) is not None:
        return True
    least = LEAST_TEXT if _is_switch(block.element) else max(LEAST_TEXT, len(block.text))
    return len(text) >= least and _SENTENCE.search(text) is not None


def _below(body: dom.Element, order: Mapping[dom.Element, int], first: int) -> float:
    """Which share of the page's own letters stands from the first title on."""
    every = below = 0
    for element in own.walk(body):
        count = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        every += count
        below += count * (order.get(element, 0) >= first)
    return below / every if every else 0.0


def _name(page: Index, body: dom.Element, order: Mapping[dom.Element, int], first: int) -> None:
    """The block above the titles that says what the head's title does, as the heading of the page."""
    title = next(iter(page.of("title")), None)
    if title is None:
        return
    said = [part.strip().lower() for part in _PARTS.split(dom.line(title))]
    for element in own.walk(body):
        if order.get(element, first) >= first:
            return
        if (
            element.tag in ("div", "p")
            and not any(c.tag in BLOCKS for c in element)
            and dom.line(element).lower() in said
        ):
            _entitle(element, 1)
            return


def _levels(titles: Sequence[_Block], base: int) -> Iterator[tuple[_Block, int]]:
    """Each title with its level: below the one whose box it stands in, and below those of a look that came before."""
    level: dict[_Look, int] = {}
    open_: list[tuple[_Block, int]] = []
    for block in titles:
        around = set(block.element.iterancestors())
        while open_ and open_[-1][0].box.getparent() not in around:
            open_.pop()
        while open_ and level.get(block.look, _DEEPEST + 1) <= open_[-1][1]:
            open_.pop()
        here = (open_[-1][1] if open_ else base) + 1
        level.setdefault(block.look, here)
        open_.append((block, here))
        yield block, here


def _entitle(element: dom.Element, level: int) -> None:
    name = element.get("id")
    for inner in list(element.iter("b", "strong", "u", "font", "button", "a")):
        if inner is not element:
            dom.unwrap(inner)
    element.tag = f"h{level}"
    element.attrib.clear()
    if name:
        element.set("id", name)
