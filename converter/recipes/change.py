"""Change: what a page says now beside what it said before, asked for by whoever knows the old page.

Of a question that rules ask now and asked of an earlier version of the page, with other facts in the answer
(`gristmill.earlier`). The answer is both answers to the letter; the model writes the question alone. The evidence is
that of today; what was said before is proven by the retired pair among the parents, in tombstones.jsonl. English only.

Off unless `recipes` names it: its yield is not measured (benchmarks/RESULTS.md, "2026-11-29").
"""

import functools
from typing import Any

import pydantic

from gristmill.earlier import BEFORE, NOW
from gristmill.facts import facts
from gristmill.forms import is_english
from gristmill.index.terms import asked_terms, content_terms
from gristmill.models.prompt import language_name, messages
from gristmill.records import CHANGED, Pair, PairType
from gristmill.text import digest

from ..page import display
from .gates import adds_facts, leaks, leans, names
from .one import MOST_TEMPERATURE, Asked, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single

NAME: PairType = CHANGED
OPENINGS = ("What has changed", "What is different now", "How has")
MOST_ANSWER = 600  # characters of each answer: of a longer one nobody sees what has changed
LEAST_SUBJECT = 0.5  # share of the words of the pair's question that the new one must have
MOST_NEW = 0.25  # share of its words that stand in neither the pair nor above it
_CHANGING = frozenset(content_terms("changed change changes different now since before difference"))


class Change(Single):
    """One request a passage: one of its questions that has another answer now."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Asked

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """The pair that is picked by digest, with the one that it was."""
        able = [both for both in passage.changed if max(len(pair.answer) for pair in both) <= MOST_ANSWER]
        if not able or not is_english(passage.pairs[0].language):
            return None
        now, was = min(able, key=lambda both: digest(passage.rank(NAME), both[0].question, both[0].answer))
        opening = OPENINGS[int(passage.rank(NAME, "opening")[:8], 16) % len(OPENINGS)]
        prompt = messages(
            "converter",
            NAME,
            asked=now.question,
            page="\n".join(f"[E{n}] {display(pair.answer)}" for n, pair in enumerate((was, now), 1)),
            form=opening,
            language=language_name(now.language),
        )
        request = asking.request(prompt, form(opening), NAME, most_temperature=MOST_TEMPERATURE)
        return Job(passage=passage, request=request, asked=(now, was))

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One candidate; what is more is dropped."""
        return taken(reply, functools.partial(_candidate, job))

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """Not a question that has been asked already."""
        return "copied-question" if questions.holds(candidate.question) else ""


def _candidate(job: Job, question: str) -> Candidate | Drop:
    now, was = job.asked
    if reason := _gate(job.passage, now, was, question):
        return Drop(reason=reason)
    return Candidate(
        question=question,
        answer="\n\n".join((BEFORE, was.answer, NOW, now.answer)),
        evidence=now.evidence,
        parents=(now.id, was.id),
    )


def _gate(passage: Passage, now: Pair, was: Pair, question: str) -> str:
    """The reason why a question does not ask what has changed of a pair; empty if nothing speaks against it."""
    language, headings = now.language, " ".join(passage.section.heading_path)
    above = f"{now.source} {passage.product} {passage.seed.site} {passage.seed.title} {headings} {now.question}"
    if leans(question, language):
        return "leaning-question"
    if leaks(question, "converter", NAME, page=f"{above} {now.answer} {was.answer}"):
        return "leaked-prompt"
    if not question.endswith("?") or question.count("?") > 1 or not question.startswith(OPENINGS):
        return "wrong-form"
    if adds_facts(question, above, language):
        return "gives-answer"  # of the facts it may have those of the pair's question only
    stated = facts(now.question, language=language)
    if not all(names(question, name) for name in stated.identifiers | stated.flags | stated.paths):
        return "names-nothing"
    subject, asked = set(asked_terms(now.question)), set(asked_terms(question)) - _CHANGING
    if len(subject & asked) < LEAST_SUBJECT * len(subject):
        return "asks-of-section"
    said = set(content_terms(f"{above} {now.answer} {was.answer}"))
    return "asks-of-other" if len(asked - said) > MOST_NEW * len(asked) else ""
