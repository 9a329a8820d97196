"""False premise: a question that takes a wrong value for granted, whose answer is the sentence with the right one.

Code exchanges the one number of a sentence for one of the same kind that the page says of another thing; the model asks
about what then stands there. The answer is the true sentence to the letter. English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pydantic

from gristmill.facts import facts
from gristmill.forms import CORRECTS, is_english
from gristmill.index.terms import content_terms
from gristmill.models.prompt import messages
from gristmill.records import PairType
from gristmill.text import digest, jaccard, sentences

from ..page import display
from .ask import MOST_CHARACTERS, MOST_TEMPERATURE, above, in_place, named, names_something, site_of
from .evidence import Unit, proof
from .gates import names, strays
from .one import INSIDE
from .pointed import Question, Replied, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single
from .whole import is_alone

NAME: PairType = CORRECTS
KINDS = frozenset({"prose", "admonition", "list"})
MOST_ALIKE = 0.3  # of the words with meaning of both sentences: more, and the other value may hold here too
LEAST_ASKED = 0.4  # share of the sentence's words with meaning that the question has
MOST_NEW = 0.34  # share of the question's that stand neither there nor above
OPENINGS = "Why|How|When|Since|Given that|What"
# A number with a unit is a value, and one that such a word is before; others count or name things: a step, an issue.
_LIMITS = re.compile(
    r"\b(?:default\w*|max(?:imum|imal)?|min(?:imum|imal)?|limit\w*|at (?:most|least)|up to|more than|less than|every"
    r"|within|exceed\w*|size|length|factor|threshold|interval|timeout)\b.{0,40}$",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_NAMES_IT = re.compile(
    r"(?:[#(=-]|\b(?:step|section|chapter|figure|table|python|rfc|iso|error|code|http|port|issue|version"
    r"|release)s? ?)$",
    re.IGNORECASE,
)


Value: TypeAlias = tuple[str, str]
# a number, and its unit as `facts` spells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence or line with numbers."""

    terms: frozenset[str]
    values: frozenset[Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """A sentence that has one value, and a value that it has not."""

    unit: Unit
    wrong: str
    false: str
    # the sentence with the wrong one


class FalsePremise(Single):
    """One request a passage, about one sentence of it."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Replied

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A sentence picked by digest among those whose value can be exchanged."""
        found = exchanged(passage) if is_english(passage.pairs[0].language) else ()
        ranked = sorted(found, key=lambda one: passage.rank(NAME, digest(one.false)))
        return _job(passage, ranked[0], asking) if ranked else None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question, where it takes the wrong value for granted."""
        return taken(reply, functools.partial(_about, job))


def exchanged(passage: Passage) -> Iterator[Exchanged]:
    """The sentences with one value, each with one that the page says of another thing; in order."""
    page = said_on(passage.markdown)
    for unit in passage.units:
        text = _plain(passage.markdown[unit.start : unit.stop])
        right = _value(text) if unit.kind in KINDS and is_alone(passage, unit) else None
        fit = {value for said in page for value in said.values if right and _is_wrong(right, value, text, page)}
        if right and fit:
            wrong, _ = min(fit, key=lambda value: passage.rank(NAME, text, *value))
            yield Exchanged(unit=unit, wrong=wrong, false=_replaced(text, right[0], wrong))


@functools.lru_cache(maxsize=16)  # pages are asked about section by section
def said_on(markdown: str) -> tuple[Said, ...]:
    """The sentences and lines of a page that have numbers."""
    texts = (_plain(markdown[start:stop]) for start, stop in sentences(markdown))
    lines = (line for text in texts for line in text.split("\n"))
    return tuple(Said(terms=frozenset(content_terms(line)), values=found) for line in lines if (found := _values(line)))


def _plain(markdown: str) -> str:
    return " ".join(display(markdown).split())


def _values(text: str) -> frozenset[Value]:
    """The numbers of a text, each with its unit or, where it is of none, with an empty one."""
    stated = facts(text)
    of = dict(quantity.split(" ", 1) for quantity in sorted(stated.quantities))
    return frozenset((number, of.get(number, "")) for number in stated.numbers if _DECIMAL.fullmatch(number))


def _value(text: str) -> Value | None:
    """The one number of a sentence; None where it has several, or one that counts or names something."""
    found = sorted(_values(text))
    if len(found) != 1 or facts(text).versions or not names(text, found[0][0]):
        return None
    number, unit = found[0]
    before = text[: text.index(number)]
    return found[0] if (unit or _LIMITS.search(before)) and not _NAMES_IT.search(before) else None


def _is_wrong(right: Value, other: Value, text: str, page: Iterable[Said]) -> bool:
    """Whether a value is of the same kind as the right one, and the page says it of nothing that is alike."""
    if right[0] == other[0] or right[1] != other[1] or ("." in right[0]) != ("." in other[0]):
        return False
    own = content_terms(text)
    alike = (jaccard(own, said.terms) > MOST_ALIKE for said in page if any(n == other[0] for n, _ in said.values))
    return not any(alike)


def _replaced(text: str, right: str, wrong: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(right)}(?!\w)", wrong, text)


def _job(passage: Passage, about: Exchanged, asking: Asking) -> Job:
    prompt = messages(
        "converter",
        NAME,
        site=site_of(passage),
        title=passage.seed.title,
        page=f"[E1] {about.false}",
        value=about.wrong,
    )
    pattern = rf"^({OPENINGS}) {INSIDE}{{8,{MOST_CHARACTERS}}}\?$"
    request = asking.request(prompt, form(pattern), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=(about.unit,))


def _about(job: Job, item: Question) -> Candidate | Drop:
    about = next(one for one in exchanged(job.passage) if one.unit == job.units[0])
    return _candidate(job.passage, about, item.question)


def _candidate(passage: Passage, about: Exchanged, asked: str) -> Candidate | Drop:
    question = named(passage, about.unit, asked)
    if reason := _fault(passage, about, question):
        return Drop(reason=reason)
    evidence = proof(passage.seed, passage.section, about.unit)
    if not (question := in_place(passage, about.unit, asked, evidence.quote)):
        return Drop(reason="unmoored")
    return Candidate(question=question, answer=evidence.quote, evidence=(evidence,))


def _fault(passage: Passage, about: Exchanged, question: str) -> str:
    """The reason why a question does not take the wrong value for granted; empty if it does."""
    known = above(passage, about.unit)
    if not re.match(rf"(?:{OPENINGS}) .*\?$", question):
        return "wrong-form"
    if reason := strays(question, f"{known} {about.false}", NAME, "en"):
        return reason
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
