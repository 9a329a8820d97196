"""Multiple choice: a pair whose answer stands among values that its neighbours have, none of them also true.

The wrong choices are those of the exam format (`gristmill.exam.siblings`), of the same page; the model says the
question so that it asks to choose; the answer is the pair's, to the letter. English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import functools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pydantic

from gristmill.exam.shown import listed
from gristmill.exam.siblings import Siblings
from gristmill.forms import is_english
from gristmill.index.terms import content_terms
from gristmill.models.prompt import messages
from gristmill.records import Pair, PairType
from gristmill.sections import sections
from gristmill.text import digest, fold

from .ask import MOST_TEMPERATURE
from .gates import leaks, leans, same_facts
from .pointed import Replied, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single

NAME: PairType = "multiple_choice"
NEAR = 100  # pairs of the page before and behind a section's: as a manual may be one page, no section looks at all
MOST_SHOWN = 180  # characters of all choices: with the question, what `vary` takes for one
MOST_LOST = 0.4  # share of the words with meaning of the pair's question that the new one may lack
_STEM = re.compile(r"(?:Which|What) [^?\n]{10,110}\?")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a page: its sections; how rare words are is not."""

    markdown: str

    def sections_text(self, pair: Pair) -> str:
        """The whole text of the cited sections."""
        cited = {item.section_sha256 for item in pair.evidence}
        return "\n\n".join(text for sha256, text in _sections(self.markdown) if sha256 in cited)

    def share(self, terms: Sequence[str], said: Collection[str]) -> float:
        """The share of the terms that are said."""
        return sum(term in said for term in terms) / len(terms) if terms else 1.0


@functools.lru_cache(maxsize=4)  # asked for pair by pair
def _sections(markdown: str) -> tuple[tuple[str, str], ...]:
    return tuple((part.sha256, markdown[part.start : part.stop]) for part in sections(markdown))


class MultipleChoice(Single):
    """One request a passage, about one pair of it."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Replied

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A pair picked by digest among those that have choices."""
        siblings = Siblings(_together(passage)) if is_english(passage.pairs[0].language) else None
        for pair in sorted(passage.pairs, key=lambda pair: digest(passage.rank(NAME), pair.question, pair.answer)):
            if siblings and (shown := choices(passage, pair, siblings)):
                return _job(passage, pair, shown, asking)
        return None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question with the choices behind it."""
        return taken(reply, lambda item: _candidate(job.passage, job.asked[0], item.question))

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """Not a question that has been asked already."""
        return "copied-question" if questions.holds(candidate.question) else ""


def choices(passage: Passage, pair: Pair, siblings: Siblings) -> tuple[str, ...]:
    """The right answer among three wrong ones of its page; none where there are too few or they are long.

    `siblings`: of the page's pairs.
    """
    found, correct = siblings.choices(pair, _Page(passage.markdown)) if pair.answerable else ([], -1)
    right = found[correct] if found else ""
    fits = right == pair.answer.strip() and sum(map(len, found)) <= MOST_SHOWN
    return tuple(found) if right and fits else ()


def _together(passage: Passage) -> Sequence[Pair]:
    """The pairs of the page near the passage's, its own among them."""
    ids = {pair.id for pair in passage.pairs}
    places = [place for place, pair in enumerate(passage.page) if pair.id in ids]
    return passage.page[max(0, places[0] - NEAR) : places[-1] + NEAR] if places else passage.pairs


def _job(passage: Passage, pair: Pair, shown: Sequence[str], asking: Asking) -> Job:
    prompt = messages(
        "converter",
        NAME,
        title=passage.seed.title,
        page=f"[E1] {pair.question}\n" + "\n".join(f"- {choice}" for choice in shown),
    )
    request = asking.request(prompt, form(r"^(Which|What) [^?\n]{10,110}\?$"), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, asked=(pair,))


def _candidate(passage: Passage, pair: Pair, question: str) -> Candidate | Drop:
    shown = choices(passage, pair, Siblings(_together(passage)))
    if reason := _fault(passage, pair, question, shown):
        return Drop(reason=reason)
    return Candidate(question=listed(question, shown), answer=pair.answer, evidence=pair.evidence, parents=(pair.id,))


def _fault(passage: Passage, pair: Pair, question: str, shown: Sequence[str]) -> str:
    """The reason why a question does not ask to choose what a pair's asks for; empty if it does."""
    if not _STEM.fullmatch(question):
        return "wrong-form"
    if leans(question, pair.language):
        return "leaning-question"
    if leaks(question, "converter", NAME, page=f"{passage.seed.title} {pair.question} {' '.join(shown)}"):
        return "leaked-prompt"
    if not same_facts(pair.question, question, pair.language):
        return "changed-facts"
    if any(f" {fold(choice)} " in f" {fold(question)} " for choice in shown):
        return "gives-answer"
    asked, wanted = set(content_terms(question)), set(content_terms(pair.question))
    return "far-from-parent" if len(wanted - asked) > MOST_LOST * len(wanted) else ""
