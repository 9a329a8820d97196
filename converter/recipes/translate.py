"""Translate: a pair of rules in another language; code, names and numbers stand behind placeholders (`masks.py`).

A translation is taken where it has the same placeholders as often, is in its language, and says the same when the model
has translated it back: the same facts, and most of the words. Its evidence is that of its pair, in the language of the
page; the filters keep it where they keep its pair. Languages: `convert.languages`.

Off unless `recipes` names it: its yield is not measured (benchmarks/RESULTS.md, "2026-11-29").
"""

import dataclasses
import functools
from collections.abc import Sequence
from typing import Any

import pydantic

from gristmill.detection import advantage, scores
from gristmill.facts import changed, facts
from gristmill.index.terms import content_terms
from gristmill.models.prompt import language_name, messages
from gristmill.models.requests import Request
from gristmill.records import TRANSLATED, Pair, PairType
from gristmill.saying import said
from gristmill.text import digest, jaccard, words

from .gates import adds_facts, is_clean, leans
from .masks import PLACEHOLDER, Masked, masked, placeholders
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single, only

NAME: PairType = TRANSLATED
MOST_PAIRS = 4  # of a section, in each language
MOST_ANSWER = 1200  # characters: a small model loses the thread of longer ones
MOST_TEMPERATURE = 0.2
LEAST_WORDS = 3  # of a text whose language can be told
LEAST_ALIKE = 0.4  # Jaccard similarity of the words of a text and of its way there and back
# How much longer or shorter than its original a translation may be, in words; scripts without blanks count characters.
MOST_LONGER = 2.5
_ASKS = ("?", "？", "؟")
# Languages that py3langid takes for each other.
_KIN = (frozenset(("no", "nb", "nn", "da")), frozenset(("hr", "sr", "bs")), frozenset(("id", "ms")))


class Told(pydantic.BaseModel):
    """A pair in another language."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    question: str
    answer: str


class Translated(pydantic.BaseModel):
    """The reply, read as one item."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    items: list[Told]


class Translate(Single):
    """One request for each pair and language, and a second one back."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Translated

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """The first of all jobs."""
        return next(iter(self.jobs(passage, questions, asking)), None)

    def jobs(self, passage: Passage, questions: Questions, asking: Asking) -> Sequence[Job]:
        """Each pair that is picked by digest, into each language that is not its own."""
        able = [pair for pair in passage.pairs if pair.answerable and len(pair.answer) <= MOST_ANSWER]
        ranked = sorted(able, key=lambda pair: digest(passage.rank(NAME), pair.question, pair.answer))[:MOST_PAIRS]
        into = [(pair, language) for pair in ranked for language in asking.languages]
        return [
            _job(passage, pair, language, asking)
            for pair, language in into
            if _primary(language) != _primary(pair.language)
        ]

    def back(self, job: Job, reply: Any, asking: Asking) -> Job | None:
        """The way back, where the way there is worth it."""
        if not reply.items or _fault(job, reply.items[0]):
            return None
        pair, told = job.asked[0], reply.items[0]
        there = dataclasses.replace(pair, question=told.question, answer=told.answer)
        request = _request(there.question, there.answer, pair.language, asking)
        return Job(passage=job.passage, request=request, asked=(there,), into=pair.language)

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One translation; what is more is dropped."""
        return only(reply.items, functools.partial(_candidate, job))

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """Not a question that has been asked already."""
        return "copied-question" if questions.holds(candidate.question) else ""


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _masked(passage: Passage, pair: Pair) -> Masked:
    return masked((pair.question, said(pair.answer)), names=filter(None, (passage.product,)))


def _request(question: str, answer: str, language: str, asking: Asking) -> Request:
    prompt = messages("converter", NAME, question=question, answer=answer, language=language_name(language))
    return asking.request(prompt, Told, NAME, most_temperature=MOST_TEMPERATURE)


def _job(passage: Passage, pair: Pair, language: str, asking: Asking) -> Job:
    question, answer = _masked(passage, pair).texts
    return Job(passage=passage, request=_request(question, answer, language, asking), asked=(pair,), into=language)


def _candidate(job: Job, told: Told) -> Candidate | Drop:
    pair = job.asked[0]
    reason = _fault(job, told) or _lost(job)
    if reason:
        return Drop(reason=reason)
    kept = _masked(job.passage, pair)
    return Candidate(
        question=kept.lifted(" ".join(told.question.split())),
        answer=kept.lifted(told.answer.strip()),
        evidence=pair.evidence,
        parents=(pair.id,),
        language=job.into,
    )


def _fault(job: Job, told: Told) -> str:
    """The reason why a text is no translation of a pair; empty if nothing speaks against it."""
    pair, kept = job.asked[0], _masked(job.passage, job.asked[0])
    if not told.question.strip() or not told.answer.strip() or not is_clean(told.answer):
        return "empty-item"
    if leans(kept.lifted(told.question), job.into):
        return "leaning-question"
    if pair.question.endswith(_ASKS) and not told.question.rstrip().endswith((*_ASKS, ";")):
        return "wrong-form"
    for text, own in zip((told.question, told.answer), kept.texts, strict=True):
        if placeholders(text) != placeholders(own):
            return "changed-placeholders"
        if adds_facts(kept.lifted(text), kept.lifted(own), job.into):
            return "changed-facts"
        if not _is_in(text, job.into, pair.language):
            return "other-language"
        if not 1 / MOST_LONGER <= (len(words(text)) + 2) / (len(words(own)) + 2) <= MOST_LONGER:
            return "other-length"
    return ""


def _is_in(text: str, language: str, own: str) -> bool:
    """Whether a text is in a language, as far as that can be told."""
    prose, wanted = PLACEHOLDER.sub(" ", text), _primary(language)
    if len(words(prose)) < LEAST_WORDS:
        return True
    kin = {wanted}.union(*(one for one in _KIN if wanted in one))
    return advantage(prose, wanted, _primary(own)) > 0 and next(iter(scores(prose))) in kin


def _lost(job: Job) -> str:
    """The reason why the way back does not lead to what a pair says; empty if it does."""
    if job.back is None or not job.back.items:
        return "no-way-back"
    pair, back = job.asked[0], job.back.items[0]
    for own, text in zip(_masked(job.passage, pair).texts, (back.question, back.answer), strict=True):
        if placeholders(own) != placeholders(text) or changed(*(facts(t, language=pair.language) for t in (own, text))):
            return "changed-facts"
        terms, again = (set(content_terms(PLACEHOLDER.sub(" ", t))) for t in (own, text))
        if len(terms) >= LEAST_WORDS and jaccard(terms, again) < LEAST_ALIKE:
            return "far-from-parent"
    return ""
