"""Reading replies: the form that was asked for, wherever it stands, and a second question where a reply has it not.

A form is a model with one field, a list of items. What is not as asked is mended where its meaning is plain (a number
for a text, a key too many, one item without its list); else it costs its item. A reply has the form if one item has.
"""

import contextlib
import functools
import html
import itertools
import json
import re
import typing
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeVar

import pydantic

from .lenient import values
from .requests import Miss, Outcome, Request

# The mark that ends a thought, as templates of chat models write it: </think>, [/THINK], ◁/think▷, </seed:think>, …
_THOUGHT_END = re.compile(
    r"(?:</|\[/|◁/|<\|/|<\|end_of_)(?:\w{1,12}:)?(?:think(?:ing)?|thoughts?|reason(?:ing)?|analysis|scratch_?pad"
    r"|reflect(?:ion)?)(?:>|\]|▷|\|>)|<\|channel\|>final(?:<\|constrain\|>\w{0,12})?<\|message\|>",
    re.IGNORECASE,
)
_HOLES = frozenset({"…", "...", "string"})  # what stands for a text where a model repeats the form
MOST_CHARACTERS = 400_000  # of a reply that are looked through, its end: thoughts of 100,000 tokens may come before
MOST_DEPTH = 4  # wrappers around the form, as in {"result": {"items": […]}}


class Question(Protocol):
    """What is asked, with whatever the asker needs to use the reply."""

    @property
    def request(self) -> Request:
        """The request."""

    def repeated(self) -> Self:
        """The same question in other words or with another seed: the same request would bring the same reply."""


Asked = TypeVar("Asked", bound=Question)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reply holds of the form."""

    form: Any
    # an instance of the form, with the items that have theirs
    faults: int
    # items beside them that have not


class Asker(Protocol):
    """Whoever brings replies: a Client, or several."""

    def ask_each(
        self,
        requests: Sequence[Request],
        *,
        lacks: Sequence[Callable[[Outcome], str]],
        spares: Sequence[Request | None],
    ) -> AsyncIterator[Outcome]:
        """As Client.ask_each."""


async def answers(
    client: Asker,
    questions: Iterable[Asked],
    *,
    form: Callable[[Asked], type[pydantic.BaseModel]],
    halves: Callable[[Asked], Sequence[Asked]],
) -> AsyncIterator[tuple[Asked, Outcome]]:
    """Questions with their outcomes, in order, each as soon as it is known. What cannot be read is asked once more,
    what is too long in `halves`, once all others are answered.

    An outcome that is a Reply can be parsed as the question's `form`.
    """
    waiting: list[tuple[Asked, Outcome] | list[Asked]] = []
    # behind the first question that is put again, in order: outcomes, and questions that stand in the place of one
    async for question, reason, outcome in _put(client, list(questions), form, repeats=True):
        further = _further(question, reason, halves)
        settled = question, Miss(reason=reason) if reason else outcome
        if further or waiting:
            waiting.append(list(further) or settled)
        else:
            yield settled
    again = [question for each in waiting if isinstance(each, list) for question in each]
    later = _put(client, again, form, repeats=False)
    for each in waiting:
        if isinstance(each, tuple):
            yield each
            continue
        for _ in each:
            question, reason, outcome = await anext(later)
            yield question, Miss(reason=reason) if reason else outcome


async def _put(
    client: Asker, questions: Sequence[Asked], form: Callable[[Asked], type[pydantic.BaseModel]], *, repeats: bool
) -> AsyncIterator[tuple[Asked, str, Outcome]]:
    """Questions, what their outcomes lack to be readable, and these, in order; `repeats`: those that lack something
    are put once more."""
    lacks = [_Lack(form(question)) for question in questions]
    spares = [question.repeated().request if repeats else None for question in questions]
    outcomes = client.ask_each([question.request for question in questions], lacks=lacks, spares=spares)
    places = itertools.count()
    async for outcome in outcomes:
        place = next(places)
        yield questions[place], lacks[place].trouble(outcome), outcome


def _further(question: Asked, reason: str, halves: Callable[[Asked], Sequence[Asked]]) -> Sequence[Asked]:
    if reason in ("reply-cut", "prompt-too-long"):
        return halves(question)
    return [question.repeated()] if reason == "unreadable-reply" else []


class _Lack:
    """What outcomes lack to be of use: a form that can be read, or an item in it. The last one is read once only."""

    def __init__(self, form: type[pydantic.BaseModel]) -> None:
        self._form = form
        self._last: tuple[Outcome, str] | None = None

    def __call__(self, outcome: Outcome) -> str:
        """Empty where it lacks nothing."""
        return self.trouble(outcome) or ("" if _items(outcome, self._form) else "no-item")

    def trouble(self, outcome: Outcome) -> str:
        """As `trouble` says."""
        if self._last is None or self._last[0] is not outcome:
            self._last = outcome, trouble(outcome, self._form)
        return self._last[1]


def trouble(outcome: Outcome, form: type[pydantic.BaseModel]) -> str:
    """The reason why an outcome is no readable reply; empty if it is one. Of a reply that was cut, items may stand."""
    if isinstance(outcome, Miss):
        return outcome.reason
    if outcome.finish_reason == "content_filter":
        return "refused-reply"
    if outcome.finish_reason == "length":
        return "" if _items(outcome, form) else "reply-cut"
    return "" if parse(outcome.content, form) else "unreadable-reply"


def _items(outcome: Outcome, form: type[pydantic.BaseModel]) -> int:
    found = None if isinstance(outcome, Miss) else read(outcome.content, form)
    return len(getattr(found.form, _field(form)[0])) if found else 0


def parse(content: str, form: type[pydantic.BaseModel]) -> pydantic.BaseModel | None:
    """What a reply holds of the form; None where it holds nothing of it."""
    found = read(content, form)
    instance: pydantic.BaseModel | None = found.form if found else None
    return instance


@functools.lru_cache(maxsize=4)  # asked for several times in a row
def read(content: str, form: type[pydantic.BaseModel]) -> Read | None:
    """The first object of a reply that has the form, with items if one has any; None where there is none.

    What stands behind the end of a thought comes first. Items that stand alone (a list without its end, a line each)
    are taken together where no whole form has any.
    """
    texts = [_decoded(content[-MOST_CHARACTERS:])]
    for end in list(_THOUGHT_END.finditer(texts[-1]))[-1:]:
        texts.insert(0, texts[-1][end.end() :])
    if "&quot;" in texts[-1]:
        texts.append(html.unescape(texts[-1]))
    empty = None
    for text in texts:
        found = _first(text, form)
        if found and getattr(found.form, _field(form)[0]):
            return found
        empty = empty or found
    return empty


def _decoded(content: str) -> str:
    """A reply that is JSON within JSON, once decoded."""
    if content.strip()[:1] == '"':
        with contextlib.suppress(ValueError):
            return str(json.loads(content))
    return content


def _first(text: str, form: type[pydantic.BaseModel]) -> Read | None:
    field, item = _field(form)
    holes = _HOLES | getattr(form, "placeholders", frozenset())
    empty, alone = None, []
    for value in values(text):
        for entries in _lists(value, field, MOST_DEPTH):
            found = _read(form, entries, holes)
            if getattr(found.form, field):
                return found
            if not entries:
                empty = empty or found
        if isinstance(value, dict) and field not in value:
            alone.append(value)
    found = _read(form, [value for value in alone if _item(value, item, holes)], holes)
    return found if getattr(found.form, field) else empty


def _lists(value: Any, field: str, depth: int) -> Iterator[list[Any]]:
    """The lists that may be the form's: under its name, or bare, in wrappers or not."""
    if isinstance(value, list):
        if any(isinstance(entry, dict) for entry in value):
            yield value
        if depth:
            for entry in value:
                yield from _lists(entry, field, depth - 1) if isinstance(entry, dict) else ()
        return
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key.strip().lower() == field:
            yield _entries(inner)
        elif depth and isinstance(inner, dict | list):
            yield from _lists(inner, field, depth - 1)


def _entries(inner: Any) -> list[Any]:
    """What stands under the form's name: a list, one item without it, a text that is JSON, or items by their number."""
    if isinstance(inner, str):
        inner = next(values(inner), inner)
    if isinstance(inner, dict) and inner and all(isinstance(entry, dict) for entry in inner.values()):
        return list(inner.values())
    return inner if isinstance(inner, list) else [inner]


def _read(form: type[pydantic.BaseModel], entries: list[Any], holes: frozenset[str]) -> Read:
    field, item = _field(form)
    good = [found for entry in entries if (found := _item(entry, item, holes))]
    return Read(form=form.model_construct(None, **{field: good}), faults=len(entries) - len(good))


def _item(entry: Any, item: type[pydantic.BaseModel], holes: frozenset[str]) -> pydantic.BaseModel | None:
    """An entry as an item; None where it has not its form, or only repeats the form."""
    shaped = _shaped(entry, item)
    if isinstance(shaped, dict) and any(value in holes for value in shaped.values() if isinstance(value, str)):
        return None
    try:
        return item.model_validate(shaped)
    except pydantic.ValidationError:
        return None


def _shaped(value: Any, kind: Any) -> Any:
    """A value as near to its type as its meaning allows."""
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, pydantic.BaseModel):
        lowered = {key.strip().lower(): inner for key, inner in value.items()}
        return {
            name: _shaped(lowered[name], field.annotation)
            for name, field in kind.model_fields.items()
            if name in lowered
        }
    if typing.get_origin(kind) is list:
        inside = typing.get_args(kind)[0]
        return [_shaped(inner, inside) for inner in (value if isinstance(value, list) else [value])]
    if kind is str and isinstance(value, list | dict) and len(value) == 1:  # ["E1"], {"text": "…"}
        value = value[0] if isinstance(value, list) else next(iter(value.values()))
    if kind is str and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value


def _field(form: type[pydantic.BaseModel]) -> tuple[str, type[pydantic.BaseModel]]:
    """Name and type of a form's items."""
    ((name, field),) = form.model_fields.items()
    return name, typing.get_args(field.annotation)[0]
