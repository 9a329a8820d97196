"""Anybody's claims against sentences that come with them, or against a crawl: proven, contradicted or not found.

The fact-check says what it says of a claim and of the sentences nearest to it. What it rejects is *refuted* where the
nearest sentence says the same thing otherwise, else *unsupported*: the place does not speak of it.
"""

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from gristmill.index.terms import content_terms
from gristmill.sections import plain

from .chatter import spoken
from .clauses import clauses
from .grounding import Finding, check
from .passages import Library, Nearest, Place, nearest
from .statements import beside, denied, negated, unknown
from .units import symbols, units

Outcome = Literal["supported", "refuted", "unsupported", "abstain"]
# The worst first: what one claim of a record is, the record is.
OUTCOMES: tuple[Outcome, ...] = ("refuted", "unsupported", "abstain", "supported")
# Share of the words, by rarity and both ways, from which a claim and a sentence say one thing in nearly the same words:
# a number that only the claim has then stands where the sentence has another (filters/alignment.py measured it).
SAME_WORDS = 0.5
# Share of the claim's words that the nearest sentence has. Of human-labelled claims that the fact-check accepts by
# words scattered over the evidence, 5 were right and 22 wrong below .2; of those it leaves open 12 and 46 below .3.
LEAST_HELD = 0.2
SPOKEN_OF = 0.3
# Of human-labelled claims that the fact-check accepts with this score 90 % are right, with a lower one 54 %.
PROVEN_WHOLE = 0.8
# Reasons for which another sentence may say what the nearest one seems to deny; a value is another one everywhere.
OTHERWISE = ("negation-", "antonym-", "modal-", "quantifier-", "comparison-", "condition-", "order-", "frequency-")
NEAR_COPY = 0.75  # of the words, both ways: from here on the sentence alone decides
MOST_TALK = 8  # words with meaning of a sentence that is only talk; a longer one states something besides
# Claims of a record times sentences that come with it: 200 claims beside a text of 1,000 sentences. More take minutes.
MOST_COMPARED = 200_000
LEAST_PLACE = (
    100  # sentences that a claim is taken to be compared with: about those of the sections that a search finds
)
_INSTEAD = re.compile(r",? instead(?=[.!]?\Z)", re.IGNORECASE)  # of nothing that is named: it denies nothing
# "**Description**: " before a sentence is the head of a table's column; before a value it says what the value is of.
_LABEL = re.compile(r"^\*\*[^*\n]{1,40}\*\*: (?=(?:\S+ ){3})")
_OPENING = re.compile(r"\A(?:(?:yes|no|sure|certainly|of course|absolutely)(?:[,.!:;]+\s*|\Z))+", re.IGNORECASE)
LEAST_SAID = 4  # words of a sentence that proves itself where it stands to the letter
_BEFORE = ("", "\n", ".", "!", "?", ":", "|")  # what ends where a sentence begins


class TooLongError(Exception):
    """More claims and sentences than can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The sentence that a verdict rests on. Law: quote == text[start:stop] of the seed, or of the evidence's item."""

    url: str
    # of the page, or as the record gives it; empty where it gives none
    seed_path: str
    # relative to the workspace; empty for evidence of the record
    item: int | None
    # place in the record's evidence, from 0; null for a passage of the workspace
    start: int
    stop: int
    # code points
    quote: str
    licence: str
    # of the page, or as the record gives it; empty where it gives none


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence, item, row or line of code of what a record says."""

    text: str
    verdict: Outcome
    score: float
    # 0…1, how far the passage and what stands around it support the claim
    reason: str
    # of the fact-check, or nothing-found; empty where it is supported
    passage: Passage | None
    # the sentence that is nearest to the claim; null where nothing speaks of it


def verify_claims(
    said: str, *, asked: str, places: Sequence[Place], library: Library | None, rarity: Callable[[str], float]
) -> list[Claim]:
    """The claims of a text in reading order. `asked` is the question, whose names and numbers may be echoed.

    Without `places` passages come from the library. Raises TooLongError.
    """
    found = []
    claims = claims_of(said)
    if len(claims) * max(LEAST_PLACE, sum(len(place.sentences) for place in places)) > MOST_COMPARED:
        raise TooLongError
    for claim in claims:
        near = places or (library.find(f"{asked} {said}", f"{asked} {claim}") if library else [])
        found.append(_judged(claim, asked, near, rarity, given=bool(places)))
    return found


def claims_of(said: str) -> list[str]:
    """The units of a text that state something: no heading, no lead-in ("The steps are:"), no assistant's talk."""
    headings = {line.strip("# \t") for line in said.splitlines() if line.startswith("#")}
    stated = (_stripped(unit) for unit in units(said) if unit not in headings)
    return [unit for unit in stated if content_terms(unit) and not _leads_in(unit)]


def _stripped(unit: str) -> str:
    """Without "Yes," or "Sure!" before it, or the label of a fact; empty where all of it is an assistant's talk."""
    text = _LABEL.sub("", _OPENING.sub("", unit))
    talk = spoken(text)
    return "" if talk and talk[0] == "assistant-talks" and len(content_terms(text)) <= MOST_TALK else text


def _leads_in(unit: str) -> bool:
    text = plain(unit)
    return text.endswith(":") and len(text.split()) <= 6 and not any(c.isdigit() for c in text) and "`" not in unit


def _judged(claim: str, asked: str, places: Sequence[Place], rarity: Callable[[str], float], *, given: bool) -> Claim:
    """What is found of a claim is what is found of its worst statement, unless it is proven as a whole.

    Evidence that a person chose for it is of all that it says: of human-labelled claims taken apart fewer were right.
    """
    whole, parts = _stated(claim, asked, places, rarity, given=given), clauses(claim)
    if given or len(parts) == 1 or (whole.verdict == "supported" and whole.score >= PROVEN_WHOLE):
        return whole
    found = [_stated(part, asked, places, rarity, given=False) for part in parts]
    worst = min(found, key=lambda one: (OUTCOMES.index(one.verdict), one.score))
    return dataclasses.replace(worst, text=claim)


def _stated(said: str, asked: str, places: Sequence[Place], rarity: Callable[[str], float], *, given: bool) -> Claim:
    said = _INSTEAD.sub("", said)
    near = [found for place in places if (found := nearest(said, place, rarity))]
    if not near:
        return Claim(text=said, verdict="unsupported", score=0.0, reason="nothing-found", passage=None)
    if same := next((one for one in near if _is_sentence_of(said, one.place.text)), None):
        return Claim(text=said, verdict="supported", score=1.0, reason="", passage=_passage(said, same, near))
    if given:  # a person chose it: all of it is the evidence
        best = max(near, key=lambda one: one.alike)
        texts = [place.text for place in places]
        finding = check(said, texts, known=(asked,), rarity=rarity, lenient=not _is_copy(best))
    else:
        best, finding = _best_of(said, asked, near, rarity)
    verdict = outcome(finding, best)
    return Claim(
        text=said,
        verdict=verdict,
        score=round(finding.score, 4),
        reason=_reason(verdict, finding),
        passage=_passage(said, best, near),
    )


def _is_sentence_of(said: str, text: str) -> bool:
    """Whether it stands there to the letter, as a sentence or a whole cell: what is beside it adds nothing."""
    if not (said[:1].isupper() and said.endswith((".", "!", "?")) and len(said.split()) >= LEAST_SAID):
        return False
    at = text.find(said)
    return at >= 0 and text[:at].rstrip(" \t")[-1:] in _BEFORE and not text[at + len(said) :][:1].isalnum()


def _reason(verdict: Outcome, finding: Finding) -> str:
    if verdict == "supported":
        return ""
    if verdict == "unsupported" and finding.decision == "abstain":
        return "unsupported"
    return finding.reason or "weakly-supported"


def _best_of(
    claim: str, asked: str, near: Sequence[Nearest], rarity: Callable[[str], float]
) -> tuple[Nearest, Finding]:
    """Of what several sections say of a claim, what is most to the point."""
    found: list[tuple[Nearest, Finding]] = []
    for one in near:
        found.append((one, _weighed(claim, one, (asked, *one.place.known), rarity)))
        if found[-1][1].verbatim:
            break
    return max(found, key=lambda one: _weight(*one))


def _weighed(claim: str, near: Nearest, known: Sequence[str], rarity: Callable[[str], float]) -> Finding:
    """The claim beside its window; what that accepts may still name what is unknown here, or what a default denies."""
    found = _compared(claim, near, known, rarity)
    if found.decision == "reject" or found.verbatim:
        return found
    differs = unknown(claim, (near.place.text, *known)) or denied(claim, near.place.heading, near.place.text)
    differs = differs or negated(claim, near.sentence.text)
    return Finding(decision="reject", reason=differs[0], score=0.0, detail=differs[1]) if differs else found


def _compared(claim: str, near: Nearest, known: Sequence[str], rarity: Callable[[str], float]) -> Finding:
    """Beside the nearest sentence and those around it; what that denies, beside the one and beside the others alone.

    A claim that tells of two sentences in words of its own is near to one of them, and is none. A near copy is judged
    by its sentence.
    """
    own = _with_parts([near.sentence.text])
    around = _with_parts([*near.window, *beside(near.place.heading, near.place.text)])
    found = check(claim, around, known=known, rarity=rarity, lenient=not _is_copy(near))
    if found.decision != "reject" or not found.reason.startswith(OTHERWISE) or _is_copy(near):
        return found
    for quotes in (own, [each for each in around if each not in near.sentence.text]):
        again = check(claim, quotes, known=known, rarity=rarity, lenient=True) if quotes else found
        if again.decision == "accept":
            return again
    return found


def _with_parts(texts: Sequence[str]) -> list[str]:
    """Sentences, and the statements of those that make several."""
    return [*texts, *(part for each in texts for part in clauses(each) if part != each)]


def _is_copy(near: Nearest) -> bool:
    return min(near.held, near.told) >= NEAR_COPY


def _weight(near: Nearest, finding: Finding) -> tuple[int, float]:
    """What speaks of the claim, for it or against it, before what does not; of these the nearest."""
    ranks: dict[Outcome, int] = {"unsupported": 0, "abstain": 1, "refuted": 3, "supported": 3}
    found = outcome(finding, near)
    missing = found == "refuted" and finding.reason.endswith("-not-in-evidence")  # another place may have it
    return (4 if finding.verbatim else 2 if missing else ranks[found], near.alike)


def outcome(finding: Finding, near: Nearest) -> Outcome:
    """The fact-check's finding as a verdict on a claim."""
    if finding.decision == "accept":
        return "supported" if finding.verbatim or near.held >= LEAST_HELD else "abstain"
    if finding.decision == "abstain":
        return "abstain" if near.held >= SPOKEN_OF else "unsupported"
    if finding.reason == "unsupported":
        return "unsupported"
    if finding.reason.endswith("-not-in-evidence"):
        return "refuted" if min(near.held, near.told) >= SAME_WORDS else "unsupported"
    return "refuted"


def _passage(claim: str, best: Nearest, near: Sequence[Nearest]) -> Passage:
    """The nearest sentence, or the one that says the claim to the letter."""
    literal = symbols(claim)
    same = ((one.place, each) for one in (best, *near) for each in one.place.sentences if symbols(each.text) == literal)
    place, sentence = next(same, (best.place, best.sentence))
    return Passage(
        url=place.url, seed_path=place.seed_path, item=place.item, start=sentence.start, stop=sentence.stop,
        quote=sentence.text, licence=place.licence,
    )  # fmt: skip
