"""Combine: a question over two hops. A sentence links to another section, of which a sentence says more.

The question must not name what the link names (the bridge): who answers it has to know the first sentence to find the
second one (HotpotQA, Yang et al. 2018). Both sentences are the answer to the letter, each with its own evidence; of the
second the model does not see the half that answers (`relations.py`). English pages only.

Off unless `recipes` names it: of 4 replies of the 1.5 B model none was kept (benchmarks/RESULTS.md, "2026-11-29").
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydantic

from gristmill.forms import is_english
from gristmill.index.terms import asked_terms, content_terms
from gristmill.models.prompt import language_name, messages
from gristmill.records import PairType
from gristmill.text import digest

from .ask import MOST_TOLD
from .evidence import Unit
from .gates import strays
from .one import MOST_TEMPERATURE, Asked, form, taken
from .placed import led
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single
from .relations import Relation, begins, relation
from .sides import Side, side, spans
from .whole import is_alone

NAME: PairType = "combine"
LEAST_NEAR = 2  # words of the question that only the first sentence has: with one the bridge can be anything
MOST_NEW = 0.25  # share of a question's words that stand in neither sentence, nor above them


@dataclass(frozen=True, slots=True, kw_only=True)
class Hops:
    """A sentence that names a thing behind its link, and a sentence about this thing."""

    near: Unit
    far: Unit
    near_text: str
    # as a reader sees it
    bridge: Side
    states: Relation
    # of the second sentence


class Combine(Single):
    """One request a passage: one of its links."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Asked

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """Two sentences picked by digest among all that fit together."""
        listed = hops(passage) if is_english(passage.pairs[0].language) else ()
        found = min(listed, key=lambda one: digest(passage.rank(NAME), one.near_text, one.states.cloze), default=None)
        if found is None:
            return None
        prompt = messages(
            "converter",
            NAME,
            title=passage.product or passage.seed.site or passage.seed.title,
            names=found.bridge.name,
            page=f"[E1] {found.near_text}\n[E2] {found.states.cloze}",
            form=found.states.opening,
            language=language_name(passage.pairs[0].language),
        )
        asked = form(begins(found.states.opening))
        return Job(
            passage=passage,
            request=asking.request(prompt, asked, NAME, most_temperature=MOST_TEMPERATURE),
            units=(found.near,),
            other=found.bridge.passage,
            other_units=(found.far,),
        )

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One candidate; what is more is dropped."""
        return taken(reply, functools.partial(_candidate, job))


def hops(passage: Passage) -> Iterator[Hops]:
    """All sentences of a section with a link, each with every sentence about what the link names."""
    own = side(passage)
    bridges = [found for other in passage.linked if (found := side(other)) and not (own and _is_same(own, found))]
    for near in passage.units if bridges else ():
        raw = passage.markdown[near.start : near.stop]
        if "](" in raw and is_alone(passage, near):
            for bridge in bridges:
                yield from _far(passage, near, bridge)


def _is_same(own: Side, bridge: Side) -> bool:
    """Whether a thing is one of the same name in another place: `multiprocessing.RLock` is like `threading.RLock`."""
    return own.name.rpartition(".")[2] == bridge.name.rpartition(".")[2]


def _far(passage: Passage, near: Unit, bridge: Side) -> Iterator[Hops]:
    text = passage.text(near)
    if not bridge.is_named_in(text):
        return
    for far in bridge.sentences():
        states = relation(bridge.text(far))
        if states and set(content_terms(states.given)) - bridge.terms - set(content_terms(text)):
            yield Hops(near=near, far=far, near_text=text, bridge=bridge, states=states)


def _candidate(job: Job, question: str) -> Candidate | Drop:
    if job.other is None:
        raise ValueError("a job of two hops has two sections")
    near, far = job.units[0], job.other_units[0]
    found = next(
        one for one in hops(job.passage) if (one.near, one.far) == (near, far) and one.bridge.passage == job.other
    )
    if reason := _gate(job.passage, found, question):
        return Drop(reason=reason)
    evidence = (*spans(job.passage, near), *spans(job.other, far))
    answer = "\n\n".join(proof.quote for proof in evidence)
    if not (question := led(job.passage, job.passage.section, question)):
        return Drop(reason="question-too-long")
    return Candidate(question=question, answer=answer, evidence=evidence)


def _gate(passage: Passage, found: Hops, question: str) -> str:
    """The reason why a question is not one that needs both sentences; empty if nothing speaks against it."""
    language, far = passage.pairs[0].language, found.bridge.text(found.far)
    above = f"{passage.pairs[0].source} {passage.product} {passage.seed.site} {passage.seed.title}"
    source = f"{above} {found.near_text} {far}"
    if reason := strays(question, source, NAME, language):
        return reason
    if not question.endswith("?") or question.count("?") > 1:
        return "wrong-form"
    if not question.lower().startswith(found.states.opening.lower()):
        return "wrong-form"
    if found.bridge.is_named_in(question):
        return "names-bridge"
    asked, known = set(asked_terms(question)), set(content_terms(above))
    near, second = set(content_terms(found.near_text)) - known, set(content_terms(far))
    if len(asked & (near - second - found.bridge.terms)) < LEAST_NEAR:
        return "one-hop"
    return _beside(asked, found, known | near)


def _beside(asked: set[str], found: Hops, known: set[str]) -> str:
    """Whether a question asks for another thing than the second sentence tells, or says what it should ask for."""
    given, told = (set(content_terms(text)) for text in (found.states.given, found.states.told))
    answers, about = told - given - known, given - found.bridge.terms - set(content_terms(found.near_text))
    if len(asked & answers) > MOST_TOLD * len(answers):
        return "gives-answer"
    if len(asked - told - given - known) > MOST_NEW * len(asked):
        return "asks-of-other"
    return "" if asked & about else "asks-of-section"
