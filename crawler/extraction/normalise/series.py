"""Provisions told by their numbers alone, whatever the mark-up: labels of one make ("§ 3", "Art. 5", "3A", "4 §") that
go up by one are the heads of a law's sections.

Publishers set them in a `span` of the heading that touches the title, in a block of their own before or behind the
title, in the first cell of a row, or before the text. Numbers without a word, which steps and rows have too, count only
where subsections ("(1)") stand behind them.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import dom
from ..blocks import BLOCKS, is_block
from . import series_rows
from .points import HEADING_TAGS, number_of
from .series_labels import Label, is_title, label_of, leading, rises

LEAST_TOLD = 0.5  # share of a series of which something has to hold
LEAST_SUBSECTIONS = 0.3  # share of numbers without a word that have subsections
LEAST_TEXT = 40  # letters between two labels, which entries of a table of contents have not
_SUBSECTION = re.compile(r"[—–-]?\s*\(1\)")
_NO_PLACE = frozenset(("li", "pre", "figure", "blockquote", "nav", "dl", "code", "header", "footer"))
_HOLDERS = ("p", "div", "td", "section", "article", *HEADING_TAGS)
_INLINE = ("span", "b", "strong", "em", "i", "u", "font", "a")
_ALONE = re.compile(r"\d{1,2}[a-z]?\.?")
LEAST_SUBS = 2  # numbers of subsections on a page
MOST_TITLE = 240  # letters of a title, white space and all
MOST_ALONE = 24  # letters of a number with white space around
_MOST_LIFTED = 4
_LEAST_LEVEL = 3


@dataclass(slots=True)
class _Head:
    """A label and the element that says nothing else, or begins with it."""

    element: dom.Element
    label: Label
    way: str
    # "alone": all of a block; "inline": all of an element, before others in its line; "before": the first words


def normalise(main: dom.Element) -> bool:
    """Make headings of the labels and their titles; whether the page has such a series."""
    glued = _part_glued(main)
    rows = series_rows.normalise(main)
    made = False
    for heads in list(_series(main)):
        made = _entitle(main, heads) or made
    if made or rows:
        _number_subsections(main)
    return glued or rows or made


def _number_subsections(main: dom.Element) -> None:
    """Numbers alone before their blocks, which begin anew in each section: "<span>1</span><p>Het is verboden …"."""
    found = [e for e in main.iter("span", "div", "p") if _ALONE.fullmatch(_beginning(e)) and _is_before_text(e)]
    if sum(dom.line(e).strip(".") == "1" for e in found) < 1 or len(found) < LEAST_SUBS:
        return
    for number in found:
        text = number.getnext()
        number_of(text if dom.line(text) else text.getnext(), f"{dom.line(number).strip('.')}.")
        dom.drop(number)


def _beginning(element: dom.Element, most: int = MOST_ALONE) -> str:
    """All that an element says, or the first letters of more."""
    said = ""
    for part in element.itertext():
        said += part
        if len(said) > most:
            break
    return said.strip()


def _is_before_text(number: dom.Element) -> bool:
    after = number.getnext()
    alone = not (number.tail or "").strip() and not dom.inside(number, ("td", "th", "p", "li", "pre", *HEADING_TAGS))
    return alone and after is not None and after.tag in ("p", "div") and len(dom.line(after)) > MOST_ALONE


def _part_glued(main: dom.Element) -> bool:
    """White space between a number and the title in headings that hold them in two elements."""
    found: list[tuple[dom.Element, Label]] = []
    for heading in main.iter(*HEADING_TAGS):
        first = next((child for child in heading if dom.line(child)), None)
        if first is None or (heading.text or "").strip() or first.tag not in _INLINE:
            continue
        if (label := label_of(dom.line(first))) and dom.line(heading) != dom.line(first):
            found.append((first, label))
    if not rises([label for _, label in found]):
        return False
    for first, _ in found:
        if not (first.tail or "")[:1].isspace():
            first.tail = f" {first.tail or ''}"
    return True


def _series(main: dom.Element) -> Iterator[list[_Head]]:
    """The labels of one make that rise, with text between them."""
    made: dict[tuple[str, str, str], list[_Head]] = {}
    order = {element: n for n, element in enumerate(main.iter())}
    for head in _heads(main):
        made.setdefault((head.label.make, head.way, str(head.element.tag)), []).append(head)
    taken: set[dom.Element] = set()
    for heads in sorted(made.values(), key=lambda some: (some[0].way == "before", -len(some))):
        for run in _runs(heads):
            free = [head for head in run if _block(head.element) not in taken]
            if rises([head.label for head in free]) and _holds_text(free, order):
                taken.update(_block(head.element) for head in free)
                yield free


def _runs(heads: Sequence[_Head]) -> list[list[_Head]]:
    """The heads, parted where the numbers begin anew: the table of contents comes first."""
    runs: list[list[_Head]] = []
    for head in heads:
        if runs and runs[-1][-1].label < head.label:
            runs[-1].append(head)
        else:
            runs.append([head])
    bare = not heads[0].label.make
    return [] if bare and sum(len(run) > 1 for run in runs) > 2 else runs


def _heads(main: dom.Element) -> Iterator[_Head]:
    within: set[dom.Element] = set()
    for element in main.iter(*_HOLDERS, *_INLINE):
        if element in within or (said := leading(element)) is None:
            continue
        if dom.inside(element, (*_NO_PLACE, *HEADING_TAGS)) or _is_link(element):
            continue
        label, alone = said
        if not alone:
            if element.tag in ("p", "div") and not any(map(is_block, element)) and label.closed:
                yield _Head(element, label, "before")
            continue
        within.update(element.iter())
        if element.tag in _INLINE and not _is_first(element):
            continue
        if element.tag in _INLINE and not _is_alone(element):
            if (element.tail or "").lstrip()[:1].islower():
                continue  # "Section 3 applies": a sentence
            yield _Head(element, label, "inline")
        else:
            yield _Head(element, label, "alone")


def _is_link(element: dom.Element) -> bool:
    return any(one.tag == "a" and one.get("href") for one in (element, *element.iterancestors("a")))


def _is_first(element: dom.Element) -> bool:
    before, holder = element.getprevious(), element.getparent()
    while before is not None and not dom.line(before) and not (before.tail or "").strip() and before.tag != "br":
        before = before.getprevious()
    return before is None and not (holder.text or "").strip() and holder.tag in _HOLDERS


def _is_alone(element: dom.Element) -> bool:
    """Whether the block behind an inline element begins a line of its own."""
    after = element.getnext()
    return not (element.tail or "").strip() and after is not None and (is_block(after) or after.tag == "br")


def _holds_text(run: Sequence[_Head], order: dict[dom.Element, int]) -> bool:
    """Whether text stands between most of the labels, and subsections where they have no word."""
    texts, subs = 0, 0
    for head, after in itertools.zip_longest(run, run[1:]):
        until = order[after.element] if after is not None else order[head.element] + 60
        said, sub = len((head.element.tail or "").strip()), bool(_SUBSECTION.match((head.element.tail or "").strip()))
        for element in _behind(head.element):
            if order.get(element, until) >= until or (said > LEAST_TEXT and sub):
                break
            for text in (element.text, element.tail):
                said += len((text or "").strip())
                sub = sub or bool(_SUBSECTION.match((text or "").strip()))
        if head.way == "before":
            said += len(dom.line(head.element))
            sub = sub or bool(_SUBSECTION.match(dom.line(head.element)[len(head.label.said) :].lstrip()))
        texts += said >= LEAST_TEXT
        subs += sub
    worded = bool(run[0].label.make)
    return texts >= LEAST_TOLD * len(run) and (worded or subs >= LEAST_SUBSECTIONS * len(run))


def _behind(element: dom.Element) -> Iterator[dom.Element]:
    """The elements after one in the document, without those in it."""
    while element is not None:
        for after in element.itersiblings():
            yield from after.iter()
        element = element.getparent()


def _entitle(main: dom.Element, heads: Sequence[_Head]) -> bool:
    """A heading for each label, of it and the title that most have before or behind them."""
    if heads[0].way != "alone" and _are_lines(heads):
        level = _level(main, heads, {})
        for head in heads:
            block = _block(head.element)
            dom.retell(block, f"h{level}", dom.line(block).rstrip("."))
        return True
    before = _of_look(main, {h.element: t for h in heads if (t := _title_before(h)) is not None})
    after = {} if heads[0].way == "before" else {h.element: t for h in heads if (t := _title_after(h)) is not None}
    after = _of_look(main, after) if heads[0].element.tag in HEADING_TAGS else after
    if len(before) >= LEAST_TOLD * len(heads) and len(before) >= len(after):
        titles = before
    elif len(after) >= LEAST_TOLD * len(heads):
        titles, before = after, {}
    elif heads[0].label.make:
        titles, before = {}, {}
    else:
        return False  # "3." before its text is read as it stands
    if not titles and heads[0].element.tag in HEADING_TAGS:
        for head in heads:
            if head.label.said not in dom.line(head.element):  # its word touches its number
                dom.retell(head.element, str(head.element.tag), head.label.said)
        return True
    if heads[0].way == "before" and not heads[0].label.make and all(t.tag in HEADING_TAGS for t in titles.values()):
        return False  # "3. (1) …" below its title too
    level = _level(main, heads, titles)
    for head in heads:
        _head(head, titles.get(head.element), f"h{level}")
    return True


def _are_lines(heads: Sequence[_Head]) -> bool:
    """Whether most labels stand in one line with a title, and the text in blocks of its own."""
    blocks = {_block(head.element) for head in heads}
    titled = 0
    for head in heads:
        block = _block(head.element)
        after = block.getnext()
        rest = dom.line(block)[len(head.label.said) :].strip(" .:—–-")
        titled += is_title(rest) and after is not None and after not in blocks and bool(dom.line(after))
    return titled >= LEAST_TOLD * len(heads)


def _of_look(main: dom.Element, titles: dict[dom.Element, dom.Element]) -> dict[dom.Element, dom.Element]:
    """Those that look like what stands at labels only: the titles of chapters stand elsewhere too."""
    every = Counter(
        _look(e) for e in main.iter(*HEADING_TAGS, "p", "div") if is_title(" ".join(_beginning(e, MOST_TITLE).split()))
    )
    here = Counter(map(_look, titles.values()))
    return {e: title for e, title in titles.items() if here[look := _look(title)] >= LEAST_TOLD * every[look]}


def _level(main: dom.Element, heads: Sequence[_Head], titles: dict[dom.Element, dom.Element]) -> int:
    own = [int(e.tag[1]) for e in (heads[0].element, *titles.values()) if e.tag in HEADING_TAGS]
    if own:
        return min(own)
    return max((int(h.tag[1]) + 1 for h in main.iter("h1", "h2", "h3")), default=_LEAST_LEVEL)


def _head(head: _Head, title: dom.Element | None, tag: str) -> None:
    """One heading where the first of label and title stands."""
    said = head.label.said if title is None else f"{head.label.said} {dom.line(title)}"
    heading = dom.make(tag, said)
    name = head.element.get("id") or (title.get("id") if title is not None else None)
    if name:
        heading.set("id", name)
    if title is not None and head.way != "inline":
        place = title if _stands_before(title, head.element) else head.element
    else:
        place = head.element
    if head.way == "inline":
        place = _block(head.element)
    if head.way == "before":
        _cut(head.element, head.label.said)
    place.addprevious(heading)
    if title is not None:
        dom.drop(title)
    if head.way != "before":
        head.element.tail = (head.element.tail or "").lstrip(" .:—–-\n\xa0")
        dom.drop(head.element)
    if head.way == "inline" and not dom.line(place) and not list(place.iter("img", "table")):
        dom.drop(place)


def _stands_before(title: dom.Element, element: dom.Element) -> bool:
    return any(title is other for other in _ahead(element))


def _cut(element: dom.Element, label: str) -> None:
    """Take the letters of a label from an element's first text."""
    left = len("".join(label.split()))
    for inner in element.iter():
        for name in ("text", "tail") if inner is not element else ("text",):
            said = getattr(inner, name) or ""
            at = 0
            while at < len(said) and left:
                left -= not said[at].isspace()
                at += 1
            setattr(inner, name, said[at:])
            if not left:
                setattr(inner, name, said[at:].lstrip(" \t\n\xa0.:—–-"))
                return


def _ahead(element: dom.Element) -> Iterator[dom.Element]:
    """What stands right before an element, without text between: the sibling, or that of a box that it begins."""
    for _ in range(_MOST_LIFTED):
        before, holder = element.getprevious(), element.getparent()
        while before is not None and not dom.line(before) and not (before.tail or "").strip():
            before = before.getprevious()
        if before is not None:
            if not (before.tail or "").strip():
                yield from _last(before)
            return
        if holder is None or (holder.text or "").strip() or holder.tag in ("body", "main", "li"):
            return
        element = holder


def _last(element: dom.Element) -> Iterator[dom.Element]:
    """An element and, where it is but a box around it, what it ends with."""
    while element is not None:
        yield element
        if (element.text or "").strip() or len(element) != 1 or (element[-1].tail or "").strip():
            return
        element = element[-1]


def _title_before(head: _Head) -> dom.Element | None:
    holder = head.element
    if head.way == "inline":
        holder = _block(holder)
    for found in _ahead(holder):
        if found.tag in (*HEADING_TAGS, "p", "div") and not any(map(is_block, found)):
            return found if is_title(dom.line(found)) else None
    return None


def _title_after(head: _Head) -> dom.Element | None:
    """The short line right behind a label."""
    element = head.element
    if (element.tail or "").strip():
        return None
    for _ in range(_MOST_LIFTED):
        after, holder = element.getnext(), element.getparent()
        while after is not None and not dom.line(after) and not (after.tail or "").strip():
            after = after.getnext()
        if after is not None:
            return _first_line(after)
        if holder is None or holder.tag in ("body", "main", "li") or (holder.tail or "").strip():
            return None
        element = holder
    return None


def _first_line(element: dom.Element) -> dom.Element | None:
    """The innermost block that an element begins with, if it is a title."""
    while any(map(is_block, element)) and not (element.text or "").strip():
        element = next(child for child in element if dom.line(child)) if dom.line(element) else element[0]
        if element.tag not in (*BLOCKS, *_INLINE):
            return None
    if element.tag not in (*HEADING_TAGS, "p", "div", *_INLINE) or (element.tail or "").strip():
        return None
    return element if is_title(dom.line(element)) else None


def _block(element: dom.Element) -> dom.Element:
    return next((e for e in (element, *element.iterancestors()) if is_block(e)), element)


def _look(element: dom.Element) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""
