"""What a section says without a sentence of its own: the answer to its heading, a default; and what it denies."""

import re
from collections.abc import Iterator

from gristmill.facts import facts
from gristmill.index.terms import content_terms
from gristmill.sections import plain, unlinked

from .guard.reading import read

_ANSWER = re.compile(r"\A\s*(?:\*\*(?:Answer:?\*\*:?\s*)?)?(?P<word>Yes|No)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?P<verb>does|do|did|is|are|can|could|will|would|should|may|must|has|have)\s+(?P<rest>.+?)\s*\?", re.IGNORECASE
)
_DEFAULT = re.compile(
    r"\bdefault(?:s to|\s*(?:value)?\s*(?:is|:|=))?\s*[`'\"]?(?P<value>true|false|on|off|enabled|disabled)\b",
    re.IGNORECASE,
)
_BY_DEFAULT = re.compile(r"\b(?P<value>enabled|disabled|on|off|true|false) by default\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|cannot|\w+n['’]t)\b", re.IGNORECASE)
_LACKS = re.compile(
    r"\b(?:without|lacks?|fails?|un\w+|in\w{5,}|dis\w+|only|instead|rather|avoid|except)\b", re.IGNORECASE
)
_TURN = re.compile(
    r"[.;:]\s|,\sand\b|,?\s(?:but|so|because|unless|until|instead|rather|except|if|when)\b", re.IGNORECASE
)
LEAST_DENIED = 2  # words of a claim behind the negation; one may stand there by chance
_COUNTS = frozenset({"number", "ordinal", "measure"})
_ON = frozenset({"true", "on", "enabled"})
_NAME = re.compile(r"(?<![.!?:;|]\s)(?<!\A)(?<![\w`*/.-])[A-Z][a-z]{2}\w*+(?![\w`*/.-]*[`/])")


def beside(heading: str, text: str) -> Iterator[str]:
    """Further sentences of a section with that heading, in the claim's own form."""
    body = text.partition("\n")[2] if text.startswith("#") else text
    answered, asked = _ANSWER.match(body), _ASKED.fullmatch(plain(heading).strip())
    if answered and asked:
        yield f"{'It is not so that ' if answered['word'].lower() == 'no' else ''}{asked['rest']}."


def denied(claim: str, heading: str, text: str) -> tuple[str, str] | None:
    """Reason and value where a section denies a claim by its default alone."""
    said, set_to = _BY_DEFAULT.search(claim), _DEFAULT.search(text)
    if not said or not set_to or (said["value"].lower() in _ON) == (set_to["value"].lower() in _ON):
        return None
    told = content_terms(unlinked(claim))
    return ("antonym-differs", said[0]) if any(term in told for term in content_terms(plain(heading))) else None


def negated(claim: str, sentence: str) -> tuple[str, str] | None:
    """Reason and word where a sentence denies, behind its negation, most of what a claim without one says."""
    shown, stated = unlinked(sentence), unlinked(claim)
    told = set(content_terms(shown))
    if facts(stated).negations or any(not told.issuperset(content_terms(m[0])) for m in _LACKS.finditer(claim)):
        return None
    mine = set(content_terms(stated))
    for found in _DENIES.finditer(shown):
        behind = mine.intersection(content_terms(_TURN.split(shown[found.end() :], maxsplit=1)[0]))
        before = mine.intersection(content_terms(shown[: found.start()])) - behind
        if len(behind) >= LEAST_DENIED and len(behind) >= len(before):
            return "negation-differs", found[0]
    return None


def unknown(claim: str, texts: tuple[str, ...]) -> tuple[str, str] | None:
    """Reason and value where a name or an ordinal of the claim stands in none of the texts.

    A name is a word with a capital inside a sentence; one that only an editor wrote so ("Streams") is in the texts.
    """
    stated = unlinked(claim)
    if names := list(_NAME.finditer(stated)):
        known = frozenset(term for text in texts for term in content_terms(unlinked(text)))
        for found in names:
            if not known.issuperset(content_terms(found[0])):
                return "identifier-not-in-evidence", found[0]
    places = [token for token in read(stated, "en") if token.group == "ordinal" and token.key.lstrip("#") != "1"]
    if places:
        counted = {t.key.lstrip("#") for text in texts for t in read(unlinked(text), "en") if t.group in _COUNTS}
        for token in places:
            if token.key.lstrip("#") not in counted:
                return "number-not-in-evidence", token.text
    return None
