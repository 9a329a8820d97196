"""Entries of lists and tables: what kind of thing one is, and what a question about it must name beside it."""

import re
from dataclasses import dataclass

from .blocks import Part, words_in
from .drafts import ask, within
from .page import Anchor, Page, plain

THIN_WORDS = 5  # of a description: from here on it stands without the kind of its entry in the question
_FIRM = frozenset({"api", "command", "module", "program"})
_IDENTIFIER = re.compile(r"(?![A-Z][A-Za-z0-9]*$)(?=\S*[a-z_$%{])[\w$%{}<>:./=@#+-]*\w[\w$%{}<>:./=@#+-]*")
_NUMBER = re.compile(r"^(?:[A-Z]\.)?\d[\d.]*\s+")
_CODED = re.compile(r"\w_\w|\w\.[a-z]{1,4}\b|\(\)|::")  # headings with the name of a file or function are about that
_CALL = re.compile(r"([A-Za-z_][\w.:]*)\(.*\)")
_OF_CALLS = frozenset({"argument"})  # kinds whose entries are known only with the function that has them
_MOST_ABOVE = 3  # headings that are looked at for the kind of their entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an entry is."""

    noun: str = ""
    # "mount option"; empty where nothing says so
    told: bool = False
    # whether what names the kind says whose: "Shell builtin commands", not "Commands"


def kind_of(page: Page, part: Part, header: str = "") -> Kind:
    """The kind of an entry, by the header of its column or the nearest heading that says so.

    The search ends at a heading that names one thing: what stands below "RewriteMap directive" are no directives.
    """
    kinds = page.pack.kinds
    if kinds and (found := kinds.of_column(header)):
        return Kind(noun=found, told=True)
    at = part.number
    for _ in range(_MOST_ABOVE if kinds else 0):
        above = page.parts[at]
        heading = _NUMBER.sub("", plain(above.heading))
        title = above.section.level == 1 and heading.isupper()  # of a statement: "UPDATE FUNCTIONS"
        if kinds and not above.signature and not title and (found := kinds.of_list(heading)):
            return Kind(noun=found, told=len(heading.split()) > len(found.split()) + 1)
        coined = _CODED.search(heading) or (not re.search(r"[ /]", heading) and page.pack.names(heading, page.site))
        if above.signature or coined or (kinds and kinds.names_one(heading)) or above.parent < 0:
            break
        at = above.parent
    return Kind()


def shown(term: str, *, rare: bool = False) -> str:
    """A term as a question shows it: an identifier as code ("`os-prober`"), initials and words as they are.

    `rare`: whether it is known to be no ordinary word.
    """
    marked = rare or re.search(r"\w[-_/.:=]\w|[\d$%{_]", term)
    return f"`{term}`" if marked and "`" not in term and _IDENTIFIER.fullmatch(term) else term


def scopes(
    page: Page, part: Part, term: str, *, kind: Kind, words: int, acts: bool = False
) -> list[tuple[Anchor, ...]]:
    """Sets of anchors with which a question about an entry can be understood; empty where there are none.

    A rare name with its kind needs the product only; any other one what it belongs to, in code or as a proper name.
    `words`: of its description; `acts`: whether that says what it does.
    """
    chains = [chain for chain in within(page, part, term) if chain]
    if page.pack.kinds is None:
        return chains
    owned = [chain for chain in chains if chain[0].kind != "product"]
    firm = [chain for chain in owned if chain[0].kind in _FIRM or page.pack.names(chain[0].text, page.site)]
    product: list[tuple[Anchor, ...]] = [(anchor,) for anchor in page.anchors(part) if anchor.kind == "product"]
    rare = page.pack.names(term, page.site)
    if kind.noun in _OF_CALLS:
        return firm
    if kind.noun and (rare or (kind.told and page.pack.kinds.acts(kind.noun))):
        return firm or product or owned
    if not kind.noun and words < THIN_WORDS:
        return []
    return firm or (product if rare and acts else [])


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
    if kind.noun and kinds:
        intent = "entry_acts" if kinds.acts(kind.noun) else "entry_means"
        return ask(page, part, intent, chains, x=term, kind=kind.noun)
    return ask(page, part, "entry_does" if acts else plainly, chains, x=term)
