"""Compare: two things whose sections stand side by side, and a point in which a sentence of each sets them apart.

The sentences are chosen by code: both stand alone, each speaks of its thing, and they share a word that neither name
has. The answer is both to the letter, an entry's below its signature; the model writes the question, which must name
both things and the point. So a question may be poor, but what is answered is the page's own. English pages only.

Off unless `recipes` names it: 5 of 7 replies of the 1.5 B model kept, 5 right, which is too few to tell
(benchmarks/RESULTS.md, "2026-11-29").
"""

import functools
import re
from dataclasses import dataclass
from typing import Any

import pydantic

from gristmill.forms import is_english
from gristmill.index.terms import asked_terms, content_terms
from gristmill.models.prompt import language_name, messages
from gristmill.records import PairType
from gristmill.text import digest, jaccard

from .evidence import Unit
from .gates import strays
from .one import MOST_TEMPERATURE, Asked, form, taken
from .placed import led
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single
from .sides import Side, side

NAME: PairType = "compare"
MOST_ALIKE = 0.7  # Jaccard similarity of two sentences' words: from there on they say one thing of both
LEAST_ALIKE, LEAST_OF_LEADS = 0.3, 0.15  # below it they speak of different things; first sentences say what a thing is
MOST_NEW = 0.5  # share of a question's words that stand in neither sentence, nor above them
MOST_TOLD = 0.5  # share of what a sentence alone says that the question may give away
OPENINGS = ("How do", "What is the difference between", "In what way do")
_DATED = re.compile(
    r"(?:Changed|New|Added|Deprecated|Removed) (?:in|since)\b"
)  # of two releases nobody asks in what they differ
_OPENS = re.compile(rf"(?:{'|'.join(OPENINGS)}|How does|What are the differences between) ", re.IGNORECASE)
# Words of a question that compares, which are no point of it.
_COMPARING = frozenset(
    content_terms(
        "differ difference differences different compare compared way between point terms functionality behavior "
        "behaviour purpose function functions method methods use usage what they do does regard "
        "regarding concern given specified"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two sides with a sentence of each that speaks of the same point."""

    sides: tuple[Side, Side]
    units: tuple[Unit, Unit]
    point: frozenset[str]
    # terms that both have, but for those of the names
    leads: bool
    # whether both are the first of their sections, which say what a thing is or does
    alike: float
    # Jaccard similarity of their terms, those of the names left out

    @property
    def texts(self) -> tuple[str, str]:
        """The sentences as a reader sees them."""
        return self.sides[0].text(self.units[0]), self.sides[1].text(self.units[1])


class Compare(Single):
    """One request a passage: the best match among its siblings."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Asked

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """The sentences that share most; of equal ones by digest."""
        found = match(passage) if is_english(passage.pairs[0].language) else None
        if found is None:
            return None
        opening = OPENINGS[int(passage.rank(NAME, "opening")[:8], 16) % len(OPENINGS)]
        prompt = messages(
            "converter",
            NAME,
            title=passage.product or passage.seed.site or passage.seed.title,
            names=" and ".join(side.name for side in found.sides),
            page="\n".join(f"[E{number}] {text}" for number, text in enumerate(found.texts, 1)),
            form=opening,
            language=language_name(passage.pairs[0].language),
        )
        first, second = found.units
        return Job(
            passage=passage,
            request=asking.request(prompt, form(opening), NAME, most_temperature=MOST_TEMPERATURE),
            units=(first,),
            other=found.sides[1].passage,
            other_units=(second,),
        )

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One candidate; what is more is dropped."""
        return taken(reply, functools.partial(_candidate, job))


def match(passage: Passage) -> Match | None:
    """The two sentences, of the passage and of a sibling behind it, that are most alike without saying the same."""
    ranked = sorted(matches(passage), key=lambda one: digest(passage.rank(NAME), *one.texts))
    return max(ranked, key=lambda one: (one.leads, one.alike), default=None)


def matches(passage: Passage) -> list[Match]:
    """All that may be compared: each two siblings from the one that stands first on the page."""
    own = side(passage)
    others = [side(other) for other in passage.siblings if own and other.section.start > passage.section.start]
    return [one for other in others if own and other and other.name != own.name for one in _matches(own, other)]


def _matches(own: Side, other: Side) -> list[Match]:
    named = own.terms | other.terms | set(content_terms(f"{own.passage.product} {own.passage.seed.site}"))
    theirs = [(unit, set(content_terms(other.text(unit))) - named) for unit in other.sentences()]
    found = []
    for at, unit in enumerate(own.sentences()):
        mine = set(content_terms(own.text(unit))) - named
        for place, (there, terms) in enumerate(theirs):
            alike, point = jaccard(mine, terms), frozenset(mine & terms)
            if (
                point
                and not _DATED.match(own.text(unit))
                and (LEAST_ALIKE if at or place else LEAST_OF_LEADS) <= alike < MOST_ALIKE
            ):
                leads = own.leads(unit) and other.leads(there)
                found.append(Match(sides=(own, other), units=(unit, there), point=point, alike=alike, leads=leads))
    return found


def _candidate(job: Job, question: str) -> Candidate | Drop:
    units = (job.units[0], job.other_units[0])
    found = next(one for one in matches(job.passage) if one.units == units)
    if reason := _gate(job, found, question):
        return Drop(reason=reason)
    told = zip(found.sides, found.units, strict=True)
    spans = [(side.told(unit), side.evidence(unit)) for side, unit in told]
    answer = "\n\n".join(text for text, _ in spans)
    if not (question := led(job.passage, job.passage.section, question)):
        return Drop(reason="question-too-long")
    return Candidate(
        question=question,
        answer=answer,
        evidence=tuple(proof for _, proofs in spans for proof in proofs),
    )


def _gate(job: Job, found: Match, question: str) -> str:
    """The reason why a question does not ask how the two differ in that point; empty if nothing speaks against it."""
    passage, language = job.passage, job.passage.pairs[0].language
    headings = " ".join(" ".join(side.passage.section.heading_path) for side in found.sides)
    above = f"{passage.pairs[0].source} {passage.product} {passage.seed.site} {passage.seed.title} {headings}"
    source = " ".join((above, *found.texts))
    if reason := strays(question, source, NAME, language):
        return reason
    if not question.endswith("?") or not _OPENS.match(question) or question.count("?") > 1:
        return "wrong-form"
    if not all(side.is_named_in(question) for side in found.sides):
        return "names-nothing"
    named = found.sides[0].terms | found.sides[1].terms
    known = set(content_terms(f"{passage.product} {passage.seed.site}"))
    asked = set(asked_terms(question)) - _COMPARING - named - known
    if not asked & found.point and (asked or not found.leads):
        return "asks-of-section"
    if len(asked - set(content_terms(source))) > MOST_NEW * len(asked):
        return "asks-of-other"
    first, second = (set(content_terms(text)) - named - found.point for text in found.texts)
    told = ((asked & alone, alone) for alone in (first - second, second - first) if alone)
    return "gives-answer" if any(len(given) > MOST_TOLD * len(alone) for given, alone in told) else ""
