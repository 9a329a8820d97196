"""Whether a sentence that is taken out of its section still says what it speaks of."""

import re

from gristmill.index.terms import FUNCTION_WORDS, content_terms

from .blocks import Part
from .page import Page

# What is counted or pointed at without a name: "the second message", "these variables", "Listing 3", "the two cases".
_POINTS = re.compile(
    r"\b(?:the (?:first|second|third|fourth|fifth|last|next|two|three|four|latter|former|other|same|above)"
    r" \w"
    r"|(?:these|those) [a-z]|(?:Listing|Chapter|Figure|Fig\.|Table|Example|Step|Section) \d|both of"
    r"|(?:all|each|one) of th"
    r"|such (?!as\b|an?\b)[a-z]|in (?:this|our|the) (?:example|program|chapter|section))",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe ((?:[a-z][\w-]*)(?: [a-z][\w-]*){0,2})")
_QUALIFIED = frozenset("of for in that which named called with from on by to whose at under using your".split())
# Things that every reader has: "if the system runs out of memory".
_KNOWN = frozenset(content_terms("system user network kernel compiler operating internet computer machine disk memory"))


def stands_apart(page: Page, part: Part, condition: str, answer: str) -> bool:
    """Whether a condition and its answer can be read without the text around them; English alone is judged.

    "the list" is known where a heading above speaks of lists, or where it says which.
    """
    if page.pack.language != "en" or page.api(part) is not None:
        return True
    if _POINTS.search(condition) or _POINTS.search(answer):
        return False
    known = _KNOWN | set(content_terms(" ".join((*part.section.heading_path[-2:], page.site.product))))
    return all(_is_known(found, condition, known) for found in _THE.finditer(condition))


def _is_known(found: re.Match[str], text: str, known: frozenset[str]) -> bool:
    words = found[1].split()
    noun = []
    for word in words:
        if word in FUNCTION_WORDS or word in _QUALIFIED:
            break
        noun.append(word)
    after = words[len(noun) : len(noun) + 1] or text[found.end() :].split()[:1]
    return bool(after and after[0] in _QUALIFIED) or bool(known & set(content_terms(" ".join(noun[:2]))))
