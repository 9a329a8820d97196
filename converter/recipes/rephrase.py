"""Rephrase: the answer of a pair in fewer words, for a beginner or as a list, sentence by sentence.

Every sentence stands under the label of its unit, so that its proof is known before it is read; a sentence that does
not keep the facts, the force and the conditions of its unit (`kept.py`) drops the whole answer. English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydantic

from gristmill.forms import is_english
from gristmill.models.prompt import messages
from gristmill.records import Pair, PairType
from gristmill.text import digest, jaccard, words

from .ask import above
from .evidence import Unit, proof
from .gates import chats, is_clean, leaks
from .kept import differs
from .pointed import STRICT
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single, only

NAME: PairType = "rephrase"
KINDS = frozenset({"prose", "admonition", "list", "definition"})  # of units that are sentences or nearly
MOST_UNITS = 3  # of an answer: later sentences of a small model's reply are worse than the first
LEAST_WORDS, MOST_WORDS = 14, 110  # of an answer: fewer cannot be said shorter
LEAST_CITED = 4  # words of a unit: a bare name proves whatever is said of it
MOST_ALIKE = 0.8  # of the words of both answers: above it nothing was said anew
MOST_TEMPERATURE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What an answer is to become."""

    asked: str
    # of the model
    said: str
    # behind the question
    most: float = 1.1
    # its length at most, in words of the old one
    joint: str = " "
    mark: str = ""
    # between its sentences and before each


FORMS = {
    "shorter": Form(asked="in fewer words", said="Answer in few words.", most=0.85),
    "beginners": Form(asked="in plain words, for a beginner", said="Explain it to a beginner."),
    "bullets": Form(asked="as a short note", said="Answer as a list.", joint="\n", mark="- "),
}


class Labelled(pydantic.BaseModel):
    """The sentences by the labels of their units."""

    model_config = STRICT
    e1: str = ""
    e2: str = ""
    e3: str = ""


class Rephrased(pydantic.BaseModel):
    """The reply, read as one item: `{"E1": "…", "E2": "…"}`."""

    model_config = STRICT
    answers: list[Labelled]


class Rephrase(Single):
    """One request a passage, about one pair of it."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Rephrased

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A pair picked by digest among those whose answer is one to three sentences."""
        fit = [pair for pair in passage.pairs if _fits(pair, units_of(passage, pair), passage)]
        ranked = sorted(fit, key=lambda pair: digest(passage.rank(NAME), pair.question, pair.answer))
        return _job(passage, ranked[0], asking) if ranked else None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The answer made of the sentences, in the order of their units."""
        return only(reply.answers, functools.partial(_read, job))

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """Not a question that has been asked already."""
        return "copied-question" if questions.holds(candidate.question) else ""


def units_of(passage: Passage, pair: Pair) -> tuple[Unit, ...]:
    """The units that lie in the evidence of a pair; none where they are not all of its answer."""
    spans = [(proof.start, proof.stop) for proof in pair.evidence]
    inside = [u for u in passage.units if any(start <= u.start and u.stop <= stop for start, stop in spans)]
    told = words(" ".join(passage.markdown[unit.start : unit.stop] for unit in inside))
    return tuple(inside) if told == words(pair.answer) else ()


def _fits(pair: Pair, among: Sequence[Unit], passage: Passage) -> bool:
    sizes = [len(words(passage.markdown[unit.start : unit.stop])) for unit in among]
    sound = pair.answerable and is_english(pair.language) and 0 < len(among) <= MOST_UNITS
    whole = all(unit.kind in KINDS for unit in among) and not pair.answer.rstrip().endswith(":")
    return sound and whole and min(sizes) >= LEAST_CITED and LEAST_WORDS <= sum(sizes) <= MOST_WORDS


def form_of(passage: Passage, pair: Pair, among: Sequence[Unit]) -> Form:
    """The form that a pair's answer is to take, by digest; one sentence makes no list."""
    names = [name for name in FORMS if name != "bullets" or len(among) > 1]
    return FORMS[names[int(passage.rank(NAME, "form", pair.question)[:8], 16) % len(names)]]


def _job(passage: Passage, pair: Pair, asking: Asking) -> Job:
    among = units_of(passage, pair)
    lines = [f"[E{number}] {passage.text(unit)}" for number, unit in enumerate(among, 1)]
    labels = [f"E{number}" for number in range(1, len(among) + 1)]
    prompt = messages(
        "converter",
        NAME,
        title=passage.seed.title,
        question=pair.question,
        page="\n".join(lines),
        style=form_of(passage, pair, among).asked,
        form=json.dumps(dict.fromkeys(labels, "…"), ensure_ascii=False),
    )
    request = asking.request(prompt, _form(tuple(labels)), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=among, asked=(pair,))


@functools.cache
def _form(labels: tuple[str, ...]) -> type[pydantic.BaseModel]:
    fields: dict[str, Any] = dict.fromkeys(labels, (str, ...))
    return pydantic.create_model("Answers", __config__=STRICT, **fields)


def _read(job: Job, item: Labelled) -> Candidate | Drop:
    found = item.model_dump()
    labels = [f"e{number}" for number in range(1, len(job.units) + 1)]
    return _candidate(job, [" ".join(found[label].split()).lstrip("-•* ") for label in labels])


def _candidate(job: Job, said: Sequence[str]) -> Candidate | Drop:
    passage, (pair,) = job.passage, job.asked
    for sentence, unit in zip(said, job.units, strict=True):
        if reason := _fault(passage, pair, unit, sentence):
            return Drop(reason=reason)
    form = form_of(passage, pair, job.units)
    answer = form.joint.join(f"{form.mark}{sentence}" for sentence in said)
    own, theirs = words(answer), words(pair.answer)
    if len(own) > form.most * len(theirs):
        return Drop(reason="not-shorter")
    if jaccard(own, theirs) > MOST_ALIKE and not form.mark:
        return Drop(reason="copied-answer")
    evidence = tuple(proof(passage.seed, passage.section, unit) for unit in job.units)
    return Candidate(question=f"{pair.question} {form.said}", answer=answer, evidence=evidence, parents=(pair.id,))


def _fault(passage: Passage, pair: Pair, unit: Unit, sentence: str) -> str:
    """The reason why a sentence does not stand on its unit; empty where it does."""
    text = passage.markdown[unit.start : unit.stop]
    if not sentence or not is_clean(sentence):
        return "empty-item"
    if chats(sentence, text, pair.language):
        return "leaning-answer"
    known = f"{above(passage, unit)} {pair.question}"
    if leaks(sentence, "converter", NAME, page=f"{known} {text}"):
        return "leaked-prompt"
    return differs(sentence, text, known)
