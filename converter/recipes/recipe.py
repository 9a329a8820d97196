"""What a recipe is: it asks a model about a passage, reads the reply, and judges what it reads."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, runtime_checkable

import pydantic

from gristmill.config import Model
from gristmill.models.leaving import BARE, Veil, veiled
from gristmill.models.requests import Request
from gristmill.models.schema import schema
from gristmill.records import Evidence, Message, Pair, PairType, Section, Seed
from gristmill.text import digest

from ..page import display
from .evidence import Unit
from .questions import Questions

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A section with the pairs that rules made from it: what a model is asked about."""

    seed: Seed
    section: Section
    units: tuple[Unit, ...]
    # all of the section's evidence units, in order
    pairs: tuple[Pair, ...]
    beside: tuple["Passage", ...] = ()
    # the sections behind it that have no pair, with the pairs of this one
    turn: int = 0
    # how often the section was asked about before in this run: each turn picks and asks in another way
    page: tuple[Pair, ...] = ()
    # the pairs that rules made from its page, its own among them
    product: str = ""
    # of its source, as a sentence names it; empty where none is proven; no prompt is made from it
    siblings: tuple["Passage", ...] = ()
    # other sections below the same heading, in the order of the page
    linked: tuple["Passage", ...] = ()
    # sections that its links lead to, each once, in the order of the links
    changed: tuple[tuple[Pair, Pair], ...] = ()
    # those of its pairs that had another answer on an earlier version of the page, each with that one
    talked: frozenset[str] = frozenset()
    # ids of pairs that are turns of a conversation already

    @property
    def markdown(self) -> str:
        """The page."""
        return self.seed.markdown

    def rank(self, *salt: str) -> str:
        """A digest that orders things of this passage as if at random, and in a turn always in the same way."""
        if self.turn:
            salt = (*salt, "turn", str(self.turn))
        return digest(*salt, self.seed.seed_id, self.section.sha256, length=16)

    def text(self, unit: Unit) -> str:
        """A unit as a reader sees it, in one line."""
        return " ".join(display(self.markdown[unit.start : unit.stop]).split())

    def home(self, unit: Unit) -> Section:
        """The section that a unit stands in, this one or one beside it."""
        homes = (part.section for part in (self, *self.beside))
        return next(section for section in homes if section.start <= unit.start < section.stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How to ask: the model and its settings."""

    model: str
    settings: Model
    languages: tuple[str, ...] = ()
    # BCP 47, to translate into

    def request(
        self, messages: tuple[Message, ...], reply: type[pydantic.BaseModel], name: str, *, most_temperature: float = 2
    ) -> Request:
        """The request for a reply of that form."""
        return Request(
            model=self.model,
            messages=messages,
            schema_name=name,
            schema=schema(reply),
            temperature=min(self.settings.temperature, most_temperature),
            max_tokens=self.settings.max_reply_tokens,
            seed=self.settings.seed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One request about one passage, and what is needed to read its reply."""

    passage: Passage
    request: Request
    units: tuple[Unit, ...] = ()
    # those that the prompt shows, by their labels
    asked: tuple[Pair, ...] = ()
    # those that the prompt asks to vary
    wanted: int = 1
    # how many items the prompt asks for
    veil: Veil = BARE
    # what the prompt does not show
    other: Passage | None = None
    # the second section that it is about,
    other_units: tuple[Unit, ...] = ()
    # and what of it the prompt shows
    into: str = ""
    # BCP 47, of the language to translate into
    back: Any = None
    # the reply to the question that checks the first one (`Checked`), in the recipe's form

    @property
    def sections(self) -> frozenset[str]:
        """The section_sha256 of all sections that it is about."""
        second = {self.other.section.sha256} if self.other else set()
        return frozenset(self.passage.home(unit).sha256 for unit in self.units) | {self.passage.section.sha256} | second

    def veiled(self, *, personal: bool) -> "Job":
        """The same question without secrets, and without what is `personal`."""
        pages = dict.fromkeys(passage.markdown for passage in (self.passage, self.other) if passage)
        request, veil = veiled(self.request, personal=personal, page="\n\n".join(pages))
        return dataclasses.replace(self, request=request, veil=veil)

    def following(self) -> "Job":
        """The same question, asked because the reply to another one was of no use."""
        return dataclasses.replace(self, request=self.request.following())

    def repeated(self) -> "Job":
        """The same question once more; another seed, because the same one would bring the same reply."""
        return dataclasses.replace(self, request=dataclasses.replace(self.request, seed=self.request.seed + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A pair before it has its id."""

    question: str
    answer: str
    evidence: tuple[Evidence, ...]
    parents: tuple[str, ...] = ()
    turns: tuple[Message, ...] = ()
    # of a conversation, whose first question and joined answers stand above; empty for one question and its answer
    language: str = ""
    # BCP 47, where it is another one than the passage's


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """An item of a reply that becomes no pair."""

    reason: str


class Recipe(Protocol):
    """A variation. Its functions are pure: the same passage and questions give the same request."""

    @property
    def name(self) -> PairType:
        """As in `recipes:` of the configuration, and as the type of the pairs."""

    @property
    def reply(self) -> type[pydantic.BaseModel]:
        """The form of a reply."""

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """What to ask about a passage; None where there is nothing to ask."""

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """Two smaller jobs in the place of one that was too long; none where it cannot be split."""

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The items of a reply, each with its evidence or the reason why it has none."""

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """The reason to drop a candidate in sight of all accepted before it; empty to accept it."""


class Single:
    """What recipes share whose request is for one thing, which has no halves, and whose question is to be new."""

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """None."""
        return ()

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """ROUGE-L at most 0.7 with every question so far."""
        return "near-question" if questions.is_near(candidate.question) else ""


@runtime_checkable
class Several(Protocol):
    """A recipe that may ask about a passage more than once."""

    def jobs(self, passage: Passage, questions: Questions, asking: Asking) -> Sequence[Job]:
        """All that is to be asked; `job` gives the first."""


@runtime_checkable
class Checked(Protocol):
    """A recipe that asks a second question about what a first one brought."""

    def back(self, job: Job, reply: Any, asking: Asking) -> Job | None:
        """The second question, whose reply `read` finds in the job; None where the first reply is of no use."""


def only(items: Sequence[_Item], candidate: Callable[[_Item], Candidate | Drop]) -> list[Candidate | Drop]:
    """What is read of a reply to a request for one item; a model may send a list without any, or with more."""
    if not items:
        return [Drop(reason="no-item")]
    return [candidate(items[0]), *[Drop(reason="surplus-item")] * (len(items) - 1)]


def jobs_of(recipe: Recipe, passage: Passage, questions: Questions, asking: Asking) -> Sequence[Job]:
    """All that a recipe asks about a passage."""
    if isinstance(recipe, Several):
        return recipe.jobs(passage, questions, asking)
    job = recipe.job(passage, questions, asking)
    return [job] if job else []
