"""False premise: a question that takes a wrong value for granted, whose answer is the sentence with the right one.

Code exchanges the one number, quantity or version of a sentence for one that another sentence of the section has; the
model asks about what then stands there. The answer is the true sentence to the letter. English only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydantic

from gristmill.facts import facts
from gristmill.forms import CORRECTS, is_english
from gristmill.index.terms import content_terms
from gristmill.models.prompt import messages
from gristmill.records import PairType
from gristmill.text import digest, jaccard

from ..page import display
from .ask import MOST_CHARACTERS, MOST_TEMPERATURE, above, is_alone, named, names_something
from .evidence import Unit, proof
from .gates import adds_facts, leaks, leans, names
from .pointed import Replied, first, form, surplus
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage

NAME: PairType = CORRECTS
KINDS = frozenset({"prose", "admonition", "list"})
MOST_ALIKE = 0.3  # of the words with meaning of both sentences: more, and the other value may hold here too
LEAST_ASKED = 0.4  # share of the sentence's words with meaning that the question has
MOST_NEW = 0.34  # share of the question's that stand neither there nor above
OPENINGS = "Why|How|When|Since|Given that|What"
# Numbers that name a thing (a step, a code, a standard) are no values that a page could also have otherwise.
_NAMES_IT = re.compile(
    r"\b(?:step|section|chapter|figure|table|python|rfc|iso|error|code|http|port)s? ?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """A sentence that has one value, and a value that it has not."""

    unit: Unit
    right: str
    wrong: str
    false: str
    # the sentence with the wrong one


class FalsePremise:
    """One request a passage, about one sentence of it."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Replied

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A sentence picked by digest among those whose value can be exchanged."""
        found = exchanged(passage) if is_english(passage.pairs[0].language) else ()
        ranked = sorted(found, key=lambda one: passage.rank(NAME, digest(one.false)))
        return _job(passage, ranked[0], asking) if ranked else None

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """None: the prompt is short."""
        return ()

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question, where it takes the wrong value for granted."""
        about = next(one for one in exchanged(job.passage) if one.unit == job.units[0])
        found = _candidate(job.passage, about, first(reply).question)
        return [found, *(Drop(reason="surplus-item") for _ in surplus(reply))]

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """ROUGE-L at most 0.7 with every question so far."""
        return "near-question" if questions.is_near(candidate.question) else ""


def exchanged(passage: Passage) -> Iterator[Exchanged]:
    """The sentences with one value, each with that of a sibling which says another thing; in order."""
    held = [(unit, text, value) for unit, text in _texts(passage) if (value := _value(text))]
    for unit, text, right in held:
        if unit.kind not in KINDS or not is_alone(passage, unit):
            continue
        others = (value for other, said, value in held if other != unit and _is_wrong(right, value, text, said))
        wrong = min(others, key=lambda value: passage.rank(NAME, text, value), default="")
        if wrong:
            yield Exchanged(unit=unit, right=right, wrong=wrong, false=_replaced(text, right, wrong))


def _texts(passage: Passage) -> Iterator[tuple[Unit, str]]:
    for unit in passage.units:
        if unit.kind != "code":
            yield unit, " ".join(display(passage.markdown[unit.start : unit.stop]).split())


def _value(text: str) -> str:
    """The one number of a sentence, as it is written there; empty where it has none, several, or one that is a name."""
    found = sorted(facts(text).any_number)
    if len(found) != 1 or not names(text, found[0]):
        return ""
    return "" if _NAMES_IT.search(text[: text.index(found[0])]) else found[0]


def _is_wrong(right: str, other: str, text: str, said: str) -> bool:
    """Whether a value is of the same kind as another one, is not the same, and is said of another thing."""
    kinds = [{quantity.partition(" ")[2] for quantity in facts(one).quantities} for one in (text, said)]
    apart = jaccard(content_terms(text), content_terms(said)) <= MOST_ALIKE
    return right != other and kinds[0] == kinds[1] and ("." in right) == ("." in other) and apart


def _replaced(text: str, right: str, wrong: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(right)}(?!\w)", wrong, text)


def _job(passage: Passage, about: Exchanged, asking: Asking) -> Job:
    prompt = messages(
        "converter",
        NAME,
        site=passage.seed.site or passage.pairs[0].source,
        title=passage.seed.title,
        page=f"[E1] {about.false}",
        value=about.wrong,
    )
    pattern = rf"^({OPENINGS}) [^?]{{8,{MOST_CHARACTERS}}}\?$"
    request = asking.request(prompt, form(pattern), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=(about.unit,))


def _candidate(passage: Passage, about: Exchanged, asked: str) -> Candidate | Drop:
    question = named(passage, about.unit, asked)
    if reason := _fault(passage, about, question):
        return Drop(reason=reason)
    evidence = proof(passage.seed, passage.section, about.unit)
    return Candidate(question=question, answer=evidence.quote, evidence=(evidence,))


def _fault(passage: Passage, about: Exchanged, question: str) -> str:
    """The reason why a question does not take the wrong value for granted; empty if it does."""
    known = above(passage, about.unit)
    if not re.match(rf"(?:{OPENINGS}) .*\?$", question):
        return "wrong-form"
    if leans(question, "en"):
        return "leaning-question"
    if leaks(question, "converter", NAME, page=f"{known} {about.false}"):
        return "leaked-prompt"
    if adds_facts(question, f"{known} {about.false}", "en"):
        return "unsupported-facts"
    if not names(question, about.wrong):
        return "no-premise"
    if len(facts(question).negations) != len(facts(about.false).negations):
        return "changed-facts"
    return _off(question, about.false, known)


def _off(question: str, false: str, known: str) -> str:
    asked, told = set(content_terms(question)), set(content_terms(false))
    if len(asked - told - set(content_terms(known))) > MOST_NEW * len(asked) or len(asked & told) < LEAST_ASKED * len(
        told
    ):
        return "asks-of-other"
    return "" if names_something(question, known) else "names-nothing"
