"""Multi-turn: pairs of one section as a conversation; the model only words the questions behind the first one anew.

Every turn is a pair of rules with its answer and spans, recorded as `chain` does, so that the filters keep it where
they keep all of its pairs. A follow-up may leave out what was named before it, and nothing else: what of its question
it does not say must stand in a question before it.

Off unless `recipes` names it: its yield is not measured (benchmarks/RESULTS.md, "2026-11-29").
"""

import functools
import json
from collections.abc import Sequence, Set
from typing import Any

import pydantic

from gristmill.facts import facts
from gristmill.forms import intent_of
from gristmill.index.terms import asked_terms, content_terms
from gristmill.leaning.judgement import question_leans
from gristmill.models.prompt import language_name, messages
from gristmill.records import Message, Pair, PairType
from gristmill.text import digest, words

from ..rules.chain import JOINT, MOST_ALIKE, MOST_TURNS, is_plain, is_short, opens, shares
from .gates import adds_facts, chats, leaks
from .one import INSIDE, MOST_TEMPERATURE
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, only

NAME: PairType = "multi_turn"
LEAST_TURNS = 2
_ASKS = ("?", "？", "؟")
# Kinds of pairs that ask for the thing that the others name.
NAMING = frozenset({"inverse", "choice", "comparison"})
MOST_NEW = 0.25  # share of a follow-up's words that stand in no question of the conversation
MOST_CHARACTERS = 160  # of a follow-up


class Labelled(pydantic.BaseModel):
    """The follow-ups by the labels of their questions."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    q2: str = ""
    q3: str = ""
    q4: str = ""


class Turns(pydantic.BaseModel):
    """The reply, read as one item: `{"Q2": "…", "Q3": "…"}`."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    items: list[Labelled]


class MultiTurn:
    """One request a passage: a conversation of two to four of its pairs that no rule has made one of."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Turns

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """The pairs, the first of the page first: it opens the conversation."""
        return _job(passage, topic(passage), asking)

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """The conversation without its last turn."""
        shorter = _job(job.passage, job.asked[:-1], asking)
        return [shorter] if shorter else ()

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One conversation, of the turns that can be asked so; what is more is dropped."""
        return only(reply.items, functools.partial(_conversation, job))

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """The first question has been asked before, by the pair that it is of."""
        return ""


def topic(passage: Passage) -> tuple[Pair, ...]:
    """Pairs that make a conversation: those behind the first one share a word with it, none says what another says.

    The first one is about the section as a whole, where a pair is; two tell more than a prototype or a version.
    """
    free = [pair for pair in passage.pairs if _may_be_turn(pair, passage.talked)]
    if sum(not is_plain(pair) for pair in free) < LEAST_TURNS:
        return ()
    opener = min(free, key=lambda pair: (not opens(pair), is_plain(pair), *_place(pair)))
    about = set(content_terms(opener.question)) - set(content_terms(passage.product))
    found = [opener]
    for pair in sorted(free, key=lambda pair: digest(passage.rank(NAME), pair.question)):
        alike = sum(other.type == pair.type for other in found) >= MOST_ALIKE
        apart = not any(shares(pair, other) for other in found)
        if len(found) < MOST_TURNS and apart and not alike and about & set(content_terms(pair.question)):
            found.append(pair)
    told = sum(not is_plain(pair) for pair in found)
    return (opener, *sorted(found[1:], key=_place)) if told >= LEAST_TURNS else ()


def _place(pair: Pair) -> tuple[int, str]:
    return pair.evidence[0].start, digest(pair.question)


def _may_be_turn(pair: Pair, talked: Set[str]) -> bool:
    return pair.answerable and is_short(pair) and pair.id not in talked and pair.type not in NAMING


def _job(passage: Passage, pairs: Sequence[Pair], asking: Asking) -> Job | None:
    if len(pairs) < LEAST_TURNS:
        return None
    labels = [f"Q{number}" for number in range(1, len(pairs) + 1)]
    prompt = messages(
        "converter",
        NAME,
        page="\n".join(f"{label}: {pair.question}" for label, pair in zip(labels, pairs, strict=True)),
        form=json.dumps(dict.fromkeys(labels[1:], "…"), ensure_ascii=False),
        language=language_name(pairs[0].language),
    )
    request = asking.request(prompt, _form(len(pairs)), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, asked=tuple(pairs))


@functools.cache
def _form(turns: int) -> type[pydantic.BaseModel]:
    strict = pydantic.ConfigDict(extra="forbid", strict=True)
    said = pydantic.Field(pattern=rf"^{INSIDE}{{4,{MOST_CHARACTERS}}}[?？؟.]$")
    fields: dict[str, Any] = {f"Q{number}": (str, said) for number in range(2, turns + 1)}
    return pydantic.create_model("Turns", __config__=strict, **fields)


def _conversation(job: Job, told: Labelled) -> Candidate | Drop:
    opener, *further = job.asked
    turns, reasons = [(opener, opener.question)], []
    for pair, text in zip(further, (told.q2, told.q3, told.q4), strict=False):
        asked = " ".join(text.split())
        reason = (
            _gate(pair, asked, [job.passage.product, *(question for _, question in turns)]) if asked else "no-question"
        )
        if reason:
            reasons.append(reason)
        else:
            turns.append((pair, asked))
    if len(turns) < LEAST_TURNS:
        return Drop(reason=reasons[0])
    return Candidate(
        question=opener.question,
        answer=JOINT.join(pair.answer for pair, _ in turns),
        evidence=tuple(proof for pair, _ in turns for proof in pair.evidence),
        parents=tuple(pair.id for pair, _ in turns),
        turns=tuple(turn for pair, asked in turns for turn in _said(pair, asked)),
    )


def _said(pair: Pair, asked: str) -> tuple[Message, Message]:
    return Message(role="user", content=asked), Message(role="assistant", content=pair.answer)


def _gate(pair: Pair, asked: str, before: Sequence[str]) -> str:
    """The reason why a follow-up does not ask what its pair asks; empty if nothing speaks against it."""
    question, language, known = pair.question, pair.language, " ".join(before)
    if question_leans(asked, language) == "page" or chats(asked, question, language):
        return "leaning-question"
    if leaks(asked, "converter", NAME, page=f"{known} {question}"):
        return "leaked-prompt"
    if question.endswith(_ASKS) and (
        not asked.endswith(_ASKS) or intent_of(asked, language) != intent_of(question, language)
    ):
        return "wrong-form"
    if len(words(asked)) >= len(words(question)):
        return "copied-question"
    return _keeps(question, asked, known, language)


def _keeps(question: str, asked: str, known: str, language: str) -> str:
    """Whether a follow-up names and denies what its question does, but for what is known from before."""
    ours, theirs = facts(asked, language=language), facts(question, language=language)
    if len(ours.negations) != len(theirs.negations) or adds_facts(asked, f"{question} {known}", language):
        return "changed-facts"
    if adds_facts(question, f"{asked} {known}", language):
        return "changed-facts"
    told, said, given = (set(terms) for terms in (content_terms(asked), asked_terms(question), content_terms(known)))
    if said - told - given:
        return "asks-of-section"
    if not told & (said - given) and said - given:
        return "asks-of-other"
    return "asks-of-other" if len(told - said - given) > MOST_NEW * len(told) else ""
