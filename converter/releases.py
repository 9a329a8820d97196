"""Whether a release below a heading is one of what a site documents, and not of something that is told of there."""

import re
from collections.abc import Iterable

from gristmill.text import fold

from .languages.english_words import is_adjective
from .site import Site

# Behind these a number is a version of something in the product: "API 2.1".
_OTHER_VERSIONS = re.compile(r"\b(?:APIs?|REST|[Pp]rotocol|[Mm]icroversions?|[Ss]chema|ABI)\b")
# "Rye Changelog" of a product that was made from Rye or comes with it.
_HISTORY = re.compile(
    r"(?P<name>[A-Z][\w.+-]*(?: [A-Z][\w.+-]*)?)(?:['’]s)? (?:change ?logs?|release (?:notes|history)|version history)",
    re.IGNORECASE,
)
# What says of a list of releases which part of the product's it is, or nothing: "Full Changelog", "User release notes".
_OF_ITSELF = frozenset(
    """
    a all an appendix application archive archived change changes complete core detailed developer development
    documentation full general latest library list main manual news our package product program project release
    releases software the this user version versions your
    """.split()
)


def is_of_another(above: Iterable[str], site: Site) -> bool:
    """Whether one of the headings above a release, in plain words, makes it another's than the product's."""
    return any(_OTHER_VERSIONS.search(heading) or _is_another_history(heading, site) for heading in above)


def _is_another_history(heading: str, site: Site) -> bool:
    found = _HISTORY.fullmatch(heading.strip())
    if found is None or not site.product or not found["name"][0].isupper():
        return False
    words, own = fold(found["name"]).split(), set(fold(site.product).split())
    return own.isdisjoint(words) and not any(word in _OF_ITSELF or is_adjective(word) for word in words)
