"""Paraphrase: the question of a pair in another register; its answer and evidence stay as they are.

Off unless `recipes` names it: of 21 kept rewrites of the 1.5 B model on Borg's manual about half ask for what their
pair asks for (benchmarks/RESULTS.md, "2026-11-29, noon").
"""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import pydantic

from gristmill.forms import intent_of
from gristmill.models.prompt import language_name, messages
from gristmill.records import Pair, PairType
from gristmill.text import digest, jaccard, words

from ..page import display
from .gates import leans, same_facts
from .placed import names_product
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage

NAME: PairType = "paraphrase"
MOST_QUESTIONS = 4  # in one request: of more, and in different forms, a 1.5 B model gave them back in another order
MOST_ANSWER = 300  # characters of an answer that the prompt shows, so that the model sees what is asked for
LEAST_JACCARD = 0.2  # of the words of both questions: below it is another question,
MOST_JACCARD = 0.8  # above it is the same one
REGISTERS = {
    "question": "one polite question, such as: Could you tell me how long a session lasts by default?",
    "task": "a request that begins with a verb, not a question, such as: Explain how long a session lasts by default.",
    "keywords": "a search query of a few keywords, not a sentence, such as: default session length",
    "situation": "two short sentences: first what the asker is working on, beginning with I, then the question",
}
_LABEL = re.compile(r"\W*(?:q|question|rewrite)?\W*(\d{1,3})\W*", re.IGNORECASE)
# A sentence that tells instead of asking, the last one at the least: "I'm working on `--drop`. It aborts when …".
_STATES = re.compile(r"(?:^|[.!] )(?:It|They|This|These|You|We|There)\b[^.?!]*[.!]?$")
_ASKS = re.compile(r"[?？؟]\s*$")


class Rewrite(pydantic.BaseModel):
    """One question of the prompt, said anew."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    id: str
    question: str


class Rewrites(pydantic.BaseModel):
    """The reply."""

    placeholders: ClassVar = frozenset({"the rewritten question"})  # of the form that the prompt shows

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    rewrites: list[Rewrite]


class Paraphrase:
    """Asks for all pairs of a passage at once."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Rewrites

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """Up to six questions of the passage, picked by digest."""
        # by what they say, not by their ids: those change where the section moves on its page
        ranked = sorted(passage.pairs, key=lambda pair: digest(passage.rank(NAME), pair.question, pair.answer))
        picked = sorted(ranked[:MOST_QUESTIONS], key=lambda pair: (pair.question, pair.answer))
        return _job(passage, picked, asking) if picked else None

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """Half of the questions each."""
        middle = len(job.asked) // 2
        return [_job(job.passage, part, asking) for part in (job.asked[:middle], job.asked[middle:]) if middle]

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One candidate for each question that was asked; answers to others are dropped."""
        rewrites = {_number(rewrite.id): rewrite.question for rewrite in reversed(reply.rewrites)}
        found: list[Candidate | Drop] = []
        for number, pair in enumerate(job.asked, 1):
            question = " ".join(rewrites.pop(str(number), "").split())
            others = [other for other in job.passage.pairs if other.id != pair.id]
            found.append(
                _candidate(pair, question, others, job.passage.product) if question else Drop(reason="no-rewrite")
            )
        return found + [Drop(reason="unknown-question")] * len(rewrites)

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """Not a question that has been asked already."""
        return "copied-question" if questions.holds(candidate.question) else ""


def _number(label: str) -> str:
    """The number of a label, however it is written (`[Q1]`, `Question 1`, `1.`); the label where there is none."""
    found = _LABEL.fullmatch(label)
    return found[1].lstrip("0") if found else label


def _candidate(pair: Pair, question: str, others: Iterable[Pair], product: str) -> Candidate | Drop:
    reason = _gate(pair, question, others) or _unnamed(pair, question, product)
    if reason:
        return Drop(reason=reason)
    return Candidate(question=question, answer=pair.answer, evidence=pair.evidence, parents=(pair.id,))


def _unnamed(pair: Pair, question: str, product: str) -> str:
    """Whether the product got lost that the pair's question names."""
    lost = product and names_product(pair.question, product) and not names_product(question, product)
    return "names-nothing" if lost else ""


def _gate(pair: Pair, question: str, others: Iterable[Pair]) -> str:
    """The reason why a question is no paraphrase of a pair's; empty if it is. `others`: the section's other pairs."""
    if leans(question, pair.language):
        return "leaning-question"
    if not same_facts(pair.question, question, pair.language):
        return "changed-facts"
    own = words(question)
    if _STATES.search(question) and not _ASKS.search(question):
        return "wrong-form"
    if _asks_else(pair, question):
        return "off-intent"
    similarity = jaccard(words(pair.question), own)
    if any(jaccard(words(other.question), own) > similarity for other in others):
        return "nearer-to-sibling"  # small models give rewrites back under each other's names
    if similarity < LEAST_JACCARD:
        return "far-from-parent"
    return "copied-question" if similarity > MOST_JACCARD else ""


def _asks_else(pair: Pair, question: str) -> bool:
    """Whether a question wants another thing than the pair's, where it can be told what either wants."""
    ours, theirs = intent_of(question, pair.language), intent_of(pair.question, pair.language)
    return "other" not in (ours, theirs) and ours != theirs


def register(passage: Passage, pairs: Sequence[Pair]) -> str:
    """The register to rewrite in: picked by digest, not the one that the first question is in; each turn the next."""
    own = "question" if _ASKS.search(pairs[0].question) else "task"
    others = [name for name in REGISTERS if name != own]
    first = dataclasses.replace(passage, turn=0).rank(NAME, pairs[0].question)
    return others[(int(first[:8], 16) + passage.turn) % len(others)]


def _job(passage: Passage, pairs: Sequence[Pair], asking: Asking) -> Job:
    prompt = messages(
        "converter",
        NAME,
        page="\n".join(_shown(number, pair) for number, pair in enumerate(pairs, 1)),
        form=REGISTERS[register(passage, pairs)],
        language=language_name(pairs[0].language),
    )
    return Job(passage=passage, request=asking.request(prompt, Rewrites, NAME), asked=tuple(pairs), wanted=len(pairs))


def _shown(number: int, pair: Pair) -> str:
    return f"[Q{number}] {pair.question}\n[E{number}] {display(pair.answer)[:MOST_ANSWER]}"
