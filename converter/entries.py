"""Entries of lists and tables: what kind of thing one is, and what a question about it must name beside it."""

import re

from .blocks import Part
from .drafts import ask, within
from .page import Anchor, Page, plain

THIN_WORDS = 5  # of a description: from here on it stands without the kind of its entry in the question
TELLING_WORDS = 8  # and here without an owner, where the name is a rare one
_FIRM = frozenset({"api", "command", "module"})
# Names that are no words: capitals, digits and marks inside. "`name`" is anything's, "`HTTP_PROXY`" is not.
_CODED = re.compile(r"`[^`]+`|[A-Za-z]+[A-Z]\w*|[A-Z]{2,}\w*|\w+[_/.:]\w[\w/.:]*|[A-Za-z]+\d\w*")
_WORD = re.compile(r"`?[a-z]+`?")
_ENOUGH_LETTERS = 6  # of a name that stands with the product alone
_MOST_ABOVE = 3  # headings that are looked at for the kind of their entries


def noun(page: Page, part: Part) -> str:
    """What one entry of the part's lists is called, by the nearest heading that says so; empty for none.

    The search ends at a heading that names one thing: what stands below "RewriteMap directive" are no directives.
    """
    at, kinds = part.number, page.pack.kinds
    for _ in range(_MOST_ABOVE if kinds else 0):
        above = page.parts[at]
        heading = plain(above.heading)
        if found := kinds.of_list(heading) if kinds and not above.signature else "":
            return found
        if above.signature or (kinds and kinds.names_one(heading)) or above.parent < 0:
            return ""
        at = above.parent
    return ""


def is_coded(term: str) -> bool:
    """Whether a term is a name by its form: code, an identifier, initials."""
    return bool(_CODED.fullmatch(term)) or ("`" in term)


def scopes(page: Page, part: Part, term: str, *, kind: str, words: int) -> list[tuple[Anchor, ...]]:
    """Sets of anchors with which a question about an entry can be understood; empty where there are none.

    A rare name with its kind needs the product only; any other one what it belongs to, in code or as a proper name.
    `words`: of its description.
    """
    chains = [chain for chain in within(page, part, term) if chain]
    rare = not _WORD.fullmatch(term) and len(term.strip("`")) >= _ENOUGH_LETTERS
    owned = [chain for chain in chains if _is_owner(chain[0])]
    if not kind and words < THIN_WORDS:
        return []
    if kind and page.pack.kinds and (rare or page.pack.kinds.acts(kind)):
        return chains
    return owned or (chains if rare and words >= TELLING_WORDS else [])


def _is_owner(anchor: Anchor) -> bool:
    return anchor.kind in _FIRM or (anchor.kind != "product" and bool(_CODED.search(anchor.text)))


def asked(page: Page, part: Part, term: str, *, kind: str, words: int, plainly: str) -> tuple[str, ...]:
    """Questions about an entry; `plainly` is the intent for one whose kind is not known."""
    chains = scopes(page, part, term, kind=kind, words=words)
    if kind and page.pack.kinds:
        intent = "entry_acts" if page.pack.kinds.acts(kind) else "entry_means"
        return ask(page, part, intent, chains, x=term, kind=kind)
    return ask(page, part, plainly, chains, x=term)
