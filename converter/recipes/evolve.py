"""Evolve: a question that needs two units of a section, as a condition of another sentence joins what one says.

As Evol-Instruct (Xu et al. 2023, arXiv 2304.12244) adds a constraint, but only one that the page has: code gives the
first sentence, the model chooses by its label the one to join, and asks what needs both. The answer is both to the
letter, in the page's order. English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import functools
from collections.abc import Sequence
from typing import Any

import pydantic

from gristmill.forms import is_english
from gristmill.index.terms import asked_terms, content_terms
from gristmill.models.prompt import messages
from gristmill.records import Evidence, PairType
from gristmill.text import digest, jaccard

from ..page import display
from .ask import MOST_CHARACTERS, MOST_TEMPERATURE, above, in_place, named, names_something, site_of, unfit
from .evidence import Unit, numbered, proof
from .gates import unit_of
from .kept import forces
from .one import INSIDE
from .pointed import Question, Replied, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single
from .whole import is_alone

NAME: PairType = "evolve"
MOST_OTHERS = 3  # sentences to choose the second one from
WITHIN = 12  # sentences before and behind the first one that are looked at: what limits it stands near
LIMITS = frozenset({"condition", "exception", "only", "before", "after", "least", "most", "oblige"})  # of kept.py
ALIKE = (0.1, 0.6)  # of the words with meaning of both: less has no subject in common, more says the same
LEAST_SHARED = 2  # words with meaning of each sentence that the question has, and neither headings nor the other
MOST_GIVEN = 0.75  # share of the words of both that it may have: from there on it says it all
MOST_NEW = 0.25  # share of its own that stand in neither nor above
OPENINGS = "How|When|What|Why|Which|Under what conditions"


class Evolve(Single):
    """One request a passage, about one sentence and another one that the model chooses."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Replied

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A sentence picked by digest among those that others of the section limit."""
        if not is_english(passage.pairs[0].language):
            return None
        alone = [(unit, content_terms(_text(passage, unit))) for unit in passage.units if is_alone(passage, unit)]
        fit = ((unit, others(passage, alone, place)) for place, (unit, _) in enumerate(alone))
        found = [(unit, beside) for unit, beside in fit if beside]
        ranked = sorted(found, key=lambda one: passage.rank(NAME, digest(_text(passage, one[0]))))
        return _job(passage, *ranked[0], asking) if ranked else None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question, where it needs the first sentence and the chosen one."""
        return taken(reply, functools.partial(_chosen, job))


def others(passage: Passage, alone: Sequence[tuple[Unit, list[str]]], place: int) -> list[Unit]:
    """The sentences most like the one at a place of those that stand alone, which limit something; in order."""
    found: list[tuple[float, int]] = []
    for at in range(max(0, place - WITHIN), min(len(alone), place + WITHIN + 1)):
        alike = jaccard(alone[place][1], alone[at][1])
        if at != place and ALIKE[0] <= alike <= ALIKE[1] and forces(_text(passage, alone[at][0])) & LIMITS:
            found.append((-alike, at))
    return [alone[at][0] for at in sorted(at for _, at in sorted(found)[:MOST_OTHERS])]


def _text(passage: Passage, unit: Unit) -> str:
    return display(passage.markdown[unit.start : unit.stop])


def _job(passage: Passage, unit: Unit, beside: Sequence[Unit], asking: Asking) -> Job:
    shown = (unit, *beside)
    prompt = messages(
        "converter",
        NAME,
        site=site_of(passage),
        title=passage.seed.title,
        page=numbered(passage.markdown, shown),
    )
    labels = tuple(f"E{number}" for number in range(2, len(shown) + 1))
    reply = form(rf"^({OPENINGS}) {INSIDE}{{8,{MOST_CHARACTERS}}}\?$", labels=labels)
    request = asking.request(prompt, reply, NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=shown)


def _chosen(job: Job, item: Question) -> Candidate | Drop:
    number = unit_of(item.unit, len(job.units))
    return _candidate(job, job.units[number - 1], item.question) if number > 1 else Drop(reason="no-evidence")


def _candidate(job: Job, chosen: Unit, asked: str) -> Candidate | Drop:
    passage, both = job.passage, sorted((job.units[0], chosen), key=lambda unit: unit.start)
    question = named(passage, job.units[0], asked)
    if reason := _fault(passage, question, both):
        return Drop(reason=reason)
    evidence = _proven(passage, both)
    answer = "\n\n".join(item.quote for item in evidence)
    if not (question := in_place(passage, job.units[0], asked, answer)):
        return Drop(reason="unmoored")
    return Candidate(question=question, answer=answer, evidence=evidence)


def _proven(passage: Passage, both: Sequence[Unit]) -> tuple[Evidence, ...]:
    """Sentences beside each other are one quote."""
    one, other = both
    if not passage.markdown[one.stop : other.start].strip():
        both = (Unit(kind=one.kind, start=one.start, stop=other.stop),)
    return tuple(proof(passage.seed, passage.section, unit) for unit in both)


def _fault(passage: Passage, question: str, both: Sequence[Unit]) -> str:
    """The reason why a question does not need both sentences; empty if it does."""
    texts, known = [_text(passage, unit) for unit in both], above(passage, both[0])
    if reason := unfit(question, " ".join(texts), known, language="en", recipe=NAME):
        return reason
    if not names_something(question, known):
        return "names-nothing"
    asked, first_terms, other_terms = (set(content_terms(text)) for text in (question, *texts))
    there = set(content_terms(known))
    alone = (first_terms - other_terms - there, other_terms - first_terms - there)
    if any(len(asked & terms) < min(LEAST_SHARED, len(terms)) for terms in alone):
        return "asks-of-one"
    if len(set(asked_terms(question)) - first_terms - other_terms - there) > MOST_NEW * len(asked):
        return "asks-of-other"
    told = first_terms | other_terms
    return "gives-answer" if len(asked & told) > MOST_GIVEN * len(told) else ""
