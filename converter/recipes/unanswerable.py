"""Unanswerable: what somebody asks who takes a name for granted that the page's whole list and its site do not have.

The pairs that the rule `absence` proves are asked anew: a bare "What does `--dry-sift` do?" teaches less than the
question of somebody who wants to use it. Answer and proof are the pair's, and the filter of that name looks through the
site once more. English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import re
from typing import Any

import pydantic

from gristmill.facts import facts
from gristmill.forms import is_english
from gristmill.index.terms import content_terms
from gristmill.models.prompt import messages
from gristmill.records import Pair, PairType
from gristmill.text import digest

from .ask import MOST_CHARACTERS
from .gates import adds_facts, leaks, leans, names
from .one import INSIDE
from .pointed import Replied, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single

NAME: PairType = "unanswerable"
ABSENCE = "absence"  # the rule
MOST_NEW = 4  # words with meaning of a question that neither names nor headings have: what one wants to do
OPENINGS = "How can I|How do I|Which|Why does|When should I|Can I|What"
_CODE = re.compile(r"`([^`\n]+)`")


class Unanswerable(Single):
    """One request a passage, about one name that is not there."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Replied

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A pair of the rule, picked by digest."""
        found = [pair for pair in passage.pairs if pair.type == ABSENCE and is_english(pair.language) and _names(pair)]
        ranked = sorted(found, key=lambda pair: digest(passage.rank(NAME), pair.question, pair.answer))
        return _job(passage, ranked[0], asking) if ranked else None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question, where it asks about the name and its owner."""
        return taken(reply, lambda item: _candidate(job.passage, job.asked[0], item.question))


def _names(pair: Pair) -> tuple[str, str] | None:
    """The name that is not there and the one that it would belong to, as the question has them: in this order."""
    found = _CODE.findall(pair.question)
    return (found[0], found[1]) if len(found) == 2 else None


def _job(passage: Passage, pair: Pair, asking: Asking) -> Job:
    absent, owner = _names(pair) or ("", "")
    prompt = messages("converter", NAME, title=passage.seed.title, page=f"[E1] `{absent}` of `{owner}`")
    request = asking.request(prompt, form(rf"^({OPENINGS}) {INSIDE}{{8,{MOST_CHARACTERS}}}\?$"), NAME)
    return Job(passage=passage, request=request, asked=(pair,))


def _candidate(passage: Passage, pair: Pair, asked: str) -> Candidate | Drop:
    absent, owner = _names(pair) or ("", "")
    question = _marked(asked, absent, owner)
    if reason := _fault(passage, pair, question, absent, owner):
        return Drop(reason=reason)
    return Candidate(question=question, answer=pair.answer, evidence=pair.evidence, parents=(pair.id,))


def _marked(question: str, *code: str) -> str:
    """The question with those names in backticks."""
    for name in code:
        question = re.sub(rf"(?<![`\w.-]){re.escape(name)}(?![`\w])", lambda found: f"`{found[0]}`", question)
    return question


def _fault(passage: Passage, pair: Pair, question: str, absent: str, owner: str) -> str:
    """The reason why a question does not ask about the absent name of its owner; empty if it does."""
    if not re.match(rf"(?:{OPENINGS}) .*\?$", question):
        return "wrong-form"
    if leans(question, "en"):
        return "leaning-question"
    known = f"{pair.question} {passage.seed.title}"
    if leaks(question, "converter", NAME, page=known):
        return "leaked-prompt"
    if _CODE.findall(question)[:1] != [absent] or not names(question, owner):
        return "names-nothing"
    if adds_facts(question, known, "en") or facts(question).negations:
        return "unsupported-facts"
    new = set(content_terms(question)) - set(content_terms(known))
    return "asks-of-other" if len(new) > MOST_NEW else ""
