"""Pairs on disk instead of in memory: put there one by one, read back by number, 8 bytes of memory each.

A stage that sees all pairs more than once works on a shelf. The file has no name, so that nothing of it outlives the
process, killed or not; it needs the room of the pairs themselves beside the workspace.
"""

import marshal
import operator
import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, overload

from .records import Evidence, Generator, Lineage, Message, Pair, Review, Verdict

T = TypeVar("T")
_BUFFER = 1 << 20  # bytes that are written at once
# Fields of a pair that are records themselves, or several of them.
_ONE: dict[str, Any] = {"lineage": Lineage, "generator": Generator, "review": Review}
_MANY: dict[str, Any] = {"messages": Message, "evidence": Evidence, "checks": Verdict}
_FIELDS = {record: operator.attrgetter(*record.__slots__) for record in (Pair, *_ONE.values(), *_MANY.values())}
# To fill a frozen record by its slots takes a fifth of the time of its constructor, in which the values have been.
_SLOTS = {record: [getattr(record, name).__set__ for name in record.__slots__] for record in _FIELDS}
_INNER = {name: (place, record, name in _MANY) for place, name in enumerate(Pair.__slots__)
          if (record := (_ONE | _MANY).get(name))}  # fmt: skip
_PLAIN = [(put, place) for place, put in enumerate(_SLOTS[Pair]) if Pair.__slots__[place] not in _INNER]


class _Read(Pair):
    """A pair of a shelf. Its inner records are made when they are asked for: eight in ten of those who go through all
    pairs ask for none, and they take three quarters of the time."""

    __slots__ = ("_values",)
    _values: tuple[Any, ...]

    def __getattr__(self, name: str) -> Any:
        """The field of an empty slot."""
        if name not in _INNER:
            raise AttributeError(name)
        place, record, several = _INNER[name]
        value = self._values[place]
        made = tuple([_filled(record, one) for one in value]) if several else _filled(record, value)
        _SLOTS[Pair][place](self, made)
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pair) and _FIELDS[Pair](self) == _FIELDS[Pair](other)

    __hash__ = Pair.__hash__


_put_values = vars(_Read)["_values"].__set__


class Shelf:
    """Pairs by number, in the order in which they were put there. Close it, or use it as a context."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # `close` closes it
        self._begins = array("Q")
        self._end = self._flushed = 0
        self._waiting: list[bytes] = []
        self._last: tuple[int, Pair] | None = None

    def put(self, pair: Pair) -> int:
        """The number under which the pair stands now."""
        return self.put_packed(pack(pair))

    def put_packed(self, data: bytes) -> int:
        """As `put`, of a packed pair."""
        self._waiting.append(data)
        self._begins.append(self._end)
        self._end += len(data)
        if self._end - self._flushed > _BUFFER:
            self._flush()
        return len(self._begins) - 1

    def __len__(self) -> int:
        return len(self._begins)

    def get(self, number: int) -> Pair:
        """The pair of a number, from 0."""
        if self._last is None or self._last[0] != number:
            self._last = (number, unpack(self.packed(number)))
        return self._last[1]

    def packed(self, number: int) -> bytes:
        """The pair of a number as it stands in the file."""
        begin = self._begins[number]
        stop = self._begins[number + 1] if number + 1 < len(self._begins) else self._end
        if stop > self._flushed:
            self._flush()
        return os.pread(self._file.fileno(), stop - begin, begin)

    def _flush(self) -> None:
        self._file.write(b"".join(self._waiting))
        self._file.flush()
        self._waiting.clear()
        self._flushed = self._end

    def close(self) -> None:
        """Give the room back."""
        self._file.close()

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Shelved(Sequence[Pair]):
    """Some pairs of a shelf, in an order of their own, each read when it is asked for."""

    def __init__(self, shelf: Shelf, numbers: Sequence[int] | None = None) -> None:
        self.shelf = shelf
        self.numbers: Sequence[int] = range(len(shelf)) if numbers is None else numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Pair: ...
    @overload
    def __getitem__(self, place: slice) -> "Shelved": ...
    def __getitem__(self, place: int | slice) -> "Pair | Shelved":
        if isinstance(place, slice):
            return Shelved(self.shelf, self.numbers[place])
        return self.shelf.get(self.numbers[place])

    def packed(self, place: int) -> bytes:
        """The pair at a place as `pack` made it."""
        return self.shelf.packed(self.numbers[place])

    def __iter__(self) -> Iterator[Pair]:
        return map(self.shelf.get, self.numbers)


def some(pairs: Sequence[Pair], places: Iterable[int]) -> Sequence[Pair]:
    """The pairs at these places: of a shelf as they stand there, of any other sequence as a list."""
    if isinstance(pairs, Shelved):
        return Shelved(pairs.shelf, array("Q", (pairs.numbers[place] for place in places)))
    return [pairs[place] for place in places]


def pack(pair: Pair) -> bytes:
    """A pair in few bytes, for another process of this program."""
    return marshal.dumps(_values(pair))


def unpack(data: bytes) -> Pair:
    """What `pack` made."""
    return _pair(marshal.loads(data))  # noqa: S302  # of this program, by a file without a name or its own workers


def _values(pair: Pair) -> tuple[Any, ...]:
    values = list(_FIELDS[Pair](pair))
    for place, record, several in _INNER.values():
        of = _FIELDS[record]
        values[place] = tuple(map(of, values[place])) if several else of(values[place])
    return tuple(values)


def _pair(values: tuple[Any, ...]) -> Pair:
    made = object.__new__(_Read)
    for put, place in _PLAIN:
        put(made, values[place])
    _put_values(made, values)
    return made


def _filled(record: type[T], values: Iterable[Any]) -> T:
    made = object.__new__(record)
    for put, value in zip(_SLOTS[record], values, strict=True):
        put(made, value)
    return made
