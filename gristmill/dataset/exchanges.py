"""One fact of an answer exchanged for another of its kind that cannot be true: what a preference is learnt from.

A number becomes one that stands nowhere on the cited pages; a name becomes one of the same shape from another page of
the same side, which the cited pages do not have either. So the wrong value is never another true one of the page.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..codespans import code_spans
from ..facts import Facts, changed, facts
from ..records import Pair
from ..text import digest, sentences
from .known import Known

Slot = Literal["number", "name", "value", "earlier", "unit", "negation"]
_NUMBER = re.compile(r"(?<![\w.,:/#&~^$+\-−`\"'])(?!0\d)\d{1,7}(?:\.\d{1,4}){0,2}(?![\w`]|[.,:/]\d|[-−]\w)")
_ORDINAL = re.compile(r"^[ \t>]*\d{1,3}[.)]\s", re.MULTILINE)
_NAME = re.compile(r"--?[A-Za-z][\w-]{1,40}|[A-Za-z_][\w.]{2,60}(?:\(\))?")
_PART = re.compile(r"[A-Z]?[a-z]{3,}|[A-Z]{3,}")
_NOTHING = frozenset({"None", "null", "nil", "NULL", "self", "cls"})  # stand for no thing that could be another
# A changed example is another example, not a fault.
EXAMPLE = re.compile(
    r"\b(?:examples?|for instance|such as|e\.g\.|say,|imagine|suppose|zum Beispiel|z\. ?B\.|par exemple|por ejemplo|"
    r"por exemplo|ad esempio|bijvoorbeeld|np\.)",
    re.IGNORECASE,
)
_OPPOSITE = {"True": "False", "true": "false", "yes": "no", "on": "off", "enabled": "disabled"}
_OPPOSITE |= {other: one for one, other in _OPPOSITE.items()}
_FACTORS = (2, 3, 10, 5, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A wrong answer, and what is wrong in it."""

    answer: str
    slot: Slot
    right: str
    wrong: str


class Exchanges:
    """The names of one side of the dataset, to exchange."""

    def __init__(self, pairs: Iterable[Pair], known: Known) -> None:
        self._known = known
        self._names: dict[str, list[str]] = {}
        for name in sorted({name for pair in pairs for name in _names(f"{pair.question}\n{pair.answer}")}):
            self._names.setdefault(_shape(name), []).append(name)

    def of(self, pair: Pair) -> Exchange | None:
        """The pair's answer with one fact exchanged; None where it has none that can be.

        Which fact and by what is decided by digest. Law: `gristmill.facts.changed` counts one fact that went and one
        that came, and nothing else.
        """
        page = "\n".join(self._known.page_text(item.seed_path) for item in pair.evidence) or pair.answer
        own = facts(pair.answer, language=pair.language)
        for slot, right in sorted(_facts(pair), key=lambda found: digest(pair.id, *found)):
            wrong = self._other(pair, slot, right, page)
            if wrong is None:
                continue
            found = with_wrong(pair, slot, right, wrong)
            if _is_one(own, facts(found.answer, language=pair.language)):
                return found
        return None

    def _other(self, pair: Pair, slot: Slot, right: str, page: str) -> str | None:
        if slot == "value":
            return _OPPOSITE[right]
        listed = _numbers(right) if slot == "number" else self._names.get(_shape(right), [])
        said = f"{page}\n{pair.question}".lower()
        good = [one for one in listed if not _stands(one, said) and _is_apart(one, right)]
        if not good:
            return None
        if slot == "number":
            return good[0]
        own = _parts(right)  # of the names, one that has a part in common: `process_spider_input` for `…_output`
        return min(good, key=lambda one: (-len(own & _parts(one)), digest(pair.id, right, one)))


def with_wrong(pair: Pair, slot: Slot, right: str, wrong: str) -> Exchange:
    """The pair's answer with one fact for another."""
    return Exchange(answer=_token(right).sub(_said(wrong), pair.answer), slot=slot, right=right, wrong=wrong)


def _said(text: str) -> Callable[[re.Match[str]], str]:
    return lambda _: text


def _facts(pair: Pair) -> Iterator[tuple[Slot, str]]:
    """What can be exchanged: facts that the question does not state, outside fences and examples."""
    spans = [(start, stop) for start, stop in sentences(pair.answer) if not EXAMPLE.search(pair.answer[start:stop])]
    fenced = [(start, stop) for start, _, _, stop in code_spans(pair.answer) if pair.answer.startswith("```", start)]
    asked = pair.question.lower()
    ordinals = {found.start() + len(found[0]) - 3 for found in _ORDINAL.finditer(pair.answer)}
    for start, stop in spans:
        if any(low < stop and start < high for low, high in fenced):
            continue
        text = pair.answer[start:stop]
        for found in _NUMBER.finditer(text):
            is_ordinal = any(abs(start + found.start() - at) <= 3 for at in ordinals)
            if not is_ordinal and not _in_code(text, found.start()) and not _stands(found[0], asked):
                yield "number", found[0]
        for name in _names(text):
            if name not in _NOTHING and not _stands(name, asked):
                yield ("value" if name in _OPPOSITE else "name"), name


def _in_code(text: str, at: int) -> bool:
    return any(start <= at < stop for start, _, _, stop in code_spans(text))


def _names(text: str) -> Iterator[str]:
    """Code spans that are one name, a flag or a value."""
    for start, begin, end, _ in code_spans(text):
        code = text[begin:end].strip()
        if not text.startswith("```", start) and _NAME.fullmatch(code):
            yield code


def _shape(name: str) -> str:
    """What a name looks like: only like is exchanged for like."""
    if name in _OPPOSITE:
        return "value"
    if name.startswith("-"):
        return "long flag" if name.startswith("--") else "flag"
    bare = name.removesuffix("()")
    if bare.startswith("__"):
        return "dunder"
    case = "upper" if bare.isupper() else "class" if bare[:1].isupper() else "lower"
    return f"{case} {'_' in bare} {'.' in bare} {bare != name}"


def _parts(name: str) -> frozenset[str]:
    return frozenset(part.lower() for part in _PART.findall(name))


def _numbers(right: str) -> Sequence[str]:
    """Other numbers with as many parts: multiples of a whole one, or the last part of a version raised."""
    *before, last = right.split(".")
    if not before:
        return [str(int(right) * factor) if int(right) else str(factor) for factor in _FACTORS]
    return [".".join([*before, str(int(last) + more)]) for more in (1, 2, 3, 5, 7)]


def _token(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])")


def _stands(text: str, within: str) -> bool:
    """Whether a fact stands in a text of small letters, by itself or as a part of a dotted name."""
    bare = text.removesuffix("()").lower()
    return bare in within and _token(bare).search(within) is not None  # most names do not: no pattern for those


def _is_apart(one: str, other: str) -> bool:
    """Whether neither is a part of the other: `get` and `get_all` may be told for each other."""
    first, second = one.removesuffix("()").lower(), other.removesuffix("()").lower()
    return first not in second and second not in first


def _is_one(own: Facts, other: Facts) -> bool:
    differing = changed(own, other)
    counted = {slot: count for slot, count in differing.items() if slot != "quantities"}
    if not counted and own != other:
        return False
    return sum(counted.values()) == 2 and len(counted) == 1 and "negations" not in counted
