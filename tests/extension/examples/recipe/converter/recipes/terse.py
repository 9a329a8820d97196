"""Terse: a question of a passage in a few words; its answer and evidence stay as they are."""

from collections.abc import Sequence
from typing import Any

import pydantic

from gristmill.models.prompt import language_name, messages
from gristmill.text import digest

from .gates import leans
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage

NAME = "terse"
MOST_WORDS = 8  # as the prompt says


class Short(pydantic.BaseModel):
    """The question in a few words."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    question: str


class Shorts(pydantic.BaseModel):
    """The reply: one list of items, so that a faulty item costs itself."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    questions: list[Short]


class Terse:
    """Asks for one pair of a passage, picked by digest."""

    name: str = NAME
    reply: type[pydantic.BaseModel] = Shorts

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """The question with its answer, behind the fence."""
        if not passage.pairs:
            return None
        pair = min(passage.pairs, key=lambda pair: digest(passage.rank(NAME), pair.id))
        page = f"[Q1] {pair.question}\n[E1] {pair.answer}"
        prompt = messages("converter", NAME, page=page, language=language_name(pair.language))
        return Job(passage=passage, request=asking.request(prompt, Shorts, NAME), asked=(pair,))

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """One question has no halves."""
        return []

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question over the pair's own evidence."""
        (pair,) = job.asked
        question = reply.questions[0].question
        if leans(question, pair.language):
            return [Drop(reason="leaning-question")]
        if len(question.split()) > MOST_WORDS:
            return [Drop(reason="too-long")]
        return [Candidate(question=question, answer=pair.answer, evidence=pair.evidence, parents=(pair.id,))]

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """Not a question that was asked already."""
        return "copied-question" if questions.holds(candidate.question) else ""
