"""Provisions that a law puts into another one: each by its number there, in the words between the quotes."""

import re
from collections.abc import Iterator

from .drafts import Quoted
from .page import Page, plain
from .statute import Provision, opens

LEAST_WORDS = 5
_BEGINS = re.compile(
    r"[«“„\"]\s*(?P<said>(?P<word>Art(?:icle|ikel|ículo|\.)|§|Section|Sec\.)?\s*"
    r"(?P<number>(?:[LRDA]\.\s?)?\d{1,4}(?:[A-Za-z]{1,2}\b)?(?:[-.]\d{1,4})*)\s?(?:\.\s?[-–—]?|[-–—:]))\s*[^\W\d_]"
)
_OPENING = re.compile(r"[>\s]*[«“„\"]\s*")
_CLOSING = re.compile(r"\s*[»”“\"][;.,]?\s*$")


def inserted(page: Page, provision: Provision) -> Iterator[tuple[str, str, Quoted]]:
    """The word ("Art.", or none) and number of each, and what it says; `provision` tells where they go."""
    first, *rest = provision.atoms
    if not opens(first.text):
        return
    begun = [
        (n, found)
        for n, atom in enumerate(rest)
        if not atom.label and (found := _BEGINS.match(plain(page.markdown[atom.start : atom.stop])))
    ]
    stops = [at for at, _ in begun[1:]] + [len(rest)]
    for (n, found), stop in zip(begun, stops, strict=False):  # none begun: one stop is left over
        start = rest[n].start
        quote = page.markdown[start : rest[stop - 1].stop]
        before, after = _OPENING.match(quote), _CLOSING.search(quote)
        start += before.end() if before else 0
        end = rest[stop - 1].stop - (len(after[0]) if after else 0)
        if len(page.markdown[start:end].split()) >= LEAST_WORDS:
            yield found["word"] or "", found["number"], Quoted(start=start, stop=end, kind="prose")
