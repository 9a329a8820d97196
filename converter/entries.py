"""Entries of lists and tables: what kind of thing one is, and what a question about it must name beside it."""

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import Part, words_in
from .drafts import ask, within
from .page import Anchor, Page, plain
from .settings import placed

THIN_WORDS = 8  # of a description: from here on it stands without the kind of its entry in the question
_FIRM = frozenset({"api", "command", "module", "program"})
_IDENTIFIER = re.compile(r"(?![A-Z][A-Za-z0-9]*$)(?=\S*[a-z_$%{])[\w$%{}<>:./=@#+-]*\w[\w$%{}<>:./=@#+-]*")
_NUMBER = re.compile(r"^(?:[A-Z]\.)?\d[\d.]*\s+")
_CODED = re.compile(r"\w_\w|\w\.[a-z]{1,4}\b|\(\)|::")  # headings with the name of a file or function are about that
_DOTTED = re.compile(r"[a-z]\w*\.[a-z]")  # of variables: "battery.charge" is one of the product, "count" is in any code
_CALL = re.compile(r"([A-Za-z_][\w.:]*)\(.*\)")
_OF_NAME = re.compile(r"`?([\w.:]*\w[._:]\w[\w.:]*)`? (\w+)")  # "Gtk.MeasureFunc parameter"
# Code that shows a name at work with what it takes, a number or a string: "`{calc 0.5 acos}`" is no operator.
_EXAMPLE = re.compile(r"`[^`]*(?:(?<=[\s(])-?\d[\d.]*|\"[^\"`]*\") [^`]*`")
_OF_CALLS = frozenset({"argument"})  # kinds whose entries are known only with the function that has them
# A name that may be a word, and what English answers call such names.
_SMALL_NAME, _CALLED = re.compile(r"`([a-z]+)`"), "file|directory|command|utility|program|script|tool|variable"
PLACES = frozenset({"file", "directory", "folder"})  # kinds whose entries have no meaning, but are for something
_MOST_ABOVE = 3  # headings that are looked at for the kind of their entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an entry is."""

    noun: str = ""
    # "mount option"; empty where nothing says so
    told: bool = False
    # whether what names the kind says whose: "Shell builtin commands", not "Commands"
    of: str = ""
    # what it is an option of, in its code span, where that stands before its list and not in a heading


def kind_of(page: Page, part: Part, header: str = "", caption: str = "") -> Kind:
    """The kind of an entry, by the header of its column, the caption of its table and the headings above it.

    The nearest that says a kind gives the noun, the nearest that says whose it is the words before it.
    """
    kinds = page.pack.kinds
    if kinds is None:
        return Kind()
    noun, below = kinds.of_column(header), ""
    titles = itertools.islice(_titles(page, part), 1 if page.seed.via == "pdf" else None)  # chapters hold anything
    for title in (caption, *titles):
        noun = noun or kinds.of_list(title)
        both = (title, f"{title} {below}") if noun else ()  # "Options" below "Repository" are repository options
        if whose := next(filter(None, (kinds.class_of(text, noun, page.site) for text in both)), ""):
            return Kind(noun=whose, told=True)
        below = title if noun and " " not in title and kinds.of_list(title) == noun else ""
    return Kind(noun=noun, told=" " in noun)


def _titles(page: Page, part: Part) -> Iterator[str]:
    """The headings that may say what stands in the part, the nearest first.

    They end at one that names one thing: what stands below "RewriteMap directive" are no directives.
    """
    kinds = page.pack.kinds
    for above in itertools.islice((part, *page.upward(part)), _MOST_ABOVE):
        heading = _NUMBER.sub("", plain(above.heading))
        title = above.section.level == 1 and (heading.isupper() or bool(page.command))  # "UPDATE FUNCTIONS"
        single = not re.search(r"[ /]", heading)
        if above.signature or title or (single and _CODED.search(heading)):
            return
        yield heading
        small = heading[:1].islower() and " " not in heading  # below "Video filters", "drawtext" is one of them
        coined = small or _CODED.search(heading) or (single and page.pack.names(heading, page.site))
        if coined or (kinds and kinds.names_one(heading)):
            return


def shown(term: str, *, rare: bool = False) -> str:
    """A term as a question shows it: an identifier as code ("`os-prober`"), initials and words as they are.

    `rare`: whether it is known to be no ordinary word.
    """
    marked = rare or re.search(r"\w[-_/.:=]\w|[\d$%{_]", term)
    return f"`{term}`" if marked and "`" not in term and _IDENTIFIER.fullmatch(term) else term


_HEAD = re.compile(r"^ *[-*] \*\*`?([\w.-]+)`?\*\*", re.MULTILINE)
_IN_BRACKETS = re.compile(r" \([^()]*\)$")


def scopes(
    page: Page, part: Part, term: str, *, kind: Kind, words: int, acts: bool = False
) -> list[tuple[Anchor, ...]]:
    """Sets of anchors with which a question about an entry can be understood; empty where there are none.

    A rare name with its kind needs the product only; any other one what it belongs to, in code or as a proper name.
    `words`: of its description; `acts`: whether that says what it does.
    """
    chains = [chain for chain in within(page, part, term) if chain]
    kinds = page.pack.kinds
    if kinds is None:
        return chains
    firm = [chain for chain in map(functools.partial(_said, page, kind), chains) if chain]
    product: list[tuple[Anchor, ...]] = [(anchor,) for anchor in page.anchors(part) if anchor.kind == "product"]
    rare = page.pack.names(term, page.site)
    if kind.noun in _OF_CALLS:
        return firm
    if kind.noun:
        dotted = kind.noun == "variable" and _DOTTED.search(term) is not None
        known = (kind.told and (rare or kinds.acts(kind.noun))) or (rare and (dotted or kinds.single(kind.noun)))
        return firm or (_of_section(page, part, term, product) if known else [])
    if words < THIN_WORDS:
        return []
    near = placed(page, part) if page.seed.via != "pdf" else None
    product = product if near is None else [near] if near else []
    valued = "`" in term and bool(firm) and firm[0][0].kind == "api"  # what can be passed to a function
    return (firm or (product if acts else [])) if rare or valued else []


def _of_section(page: Page, part: Part, term: str, product: list[tuple[Anchor, ...]]) -> list[tuple[Anchor, ...]]:
    """The product alone, or with the section's name for a key that lists of other sections of the page have too."""
    if page.pack.language != "en" or _heads(page.markdown)[term.strip("`")] <= 1:
        return product
    section = _IN_BRACKETS.sub("", plain(part.heading))
    if not product or not page.pack.names(section, page.site) or page.names_product(section):
        return []
    return [(Anchor(kind="amid", text=f"for {section} in {product[0][0].text}"),)]


@functools.lru_cache(maxsize=64)
def _heads(markdown: str) -> Counter[str]:
    """How often names head entries of a page's lists."""
    return Counter(found[1] for found in _HEAD.finditer(markdown))


def _said(page: Page, kind: Kind, chain: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    """Anchors that say by a name whose an entry is, as people say it; empty where they do not."""
    first, *rest = chain
    bare = first.text.strip("`")
    if first.kind == "product" or bare.lower() == page.site.product.lower():
        return ()
    if first.kind in _FIRM:
        return chain
    if not ("`" in first.text or page.pack.names(first.text, page.site)) or bare.isupper():
        return ()
    if kind.noun and (named := re.fullmatch(rf"(?:the )?`([^`]+)` {re.escape(kind.noun)}", first.text)):
        return (Anchor(kind="api", text=f"`{named[1]}`"), *rest)  # no attribute of an attribute
    article = "" if re.match(r"(?:the|an?) ", bare) else "the "
    return (Anchor(kind=first.kind, text=f"{article}{first.text}"), *rest)


def with_noun(name: str, told: str) -> str:
    """A name that may be a word with what its answer, as plain text, calls it: "`gate`" → "the `gate` file"."""
    small = _SMALL_NAME.fullmatch(name)
    if not small:
        return name
    kind = re.search(rf"\b[Tt]he {small[1]} ({_CALLED})\b", told) or re.match(rf"This ({_CALLED})\b", told)
    return f"the {name} {kind[1]}" if kind else name


def _call_above(part: Part) -> str:
    """The function whose call a heading above shows: "`tvb:uint()`" of "tvb:uint([endian])"; or empty."""
    headings = (_NUMBER.sub("", plain(h)) for h in reversed(part.section.heading_path))
    return next((f"`{found[1]}()`" for heading in headings if (found := _CALL.fullmatch(heading))), "")


def asked(page: Page, part: Part, term: str, text: str, *, kind: Kind, plainly: str) -> tuple[str, ...]:
    """Questions about an entry; `text` describes it, `plainly` is the intent for one whose kind is not known."""
    kinds = page.pack.kinds
    acts = bool(kinds and kinds.acts_in(text))
    chains = scopes(page, part, term, kind=kind, words=words_in(text), acts=acts)
    called = _call_above(part) if kind.noun in _OF_CALLS else ""
    if called and kinds:  # "the `endian` argument of `tvb:uint()`"
        product = [(anchor,) for anchor in page.anchors(part) if anchor.kind == "product"]
        return ask(page, part, "entry_means", product, x=term, kind=f"{kind.noun} of {called}")
    if kind.told and " " in term and not re.search("[`“]", term):
        return ()  # "the UDP ports message type"
    if kind.noun and kinds and not _EXAMPLE.search(term):
        intent = "entry_acts" if kinds.acts(kind.noun) else "entry_means"
        intent = "entry_is" if kind.noun.rsplit(" ", 1)[-1] in PLACES else intent
        return ask(page, part, intent, chains, x=term, kind=_called(kind))
    return ask(page, part, "entry_does" if acts else plainly, chains, x=term)


def _called(kind: Kind) -> str:
    """The kind with what it is of: "parameter of `Gtk.MeasureFunc`"."""
    if kind.of:
        return f"{kind.noun} of {kind.of}"
    owned = _OF_NAME.fullmatch(kind.noun)
    return f"{owned[2]} of `{owned[1]}`" if owned else kind.noun
