"""What people said of pairs: one line a judgement in reviews.jsonl, only ever added to, so that nobody's work is lost.

A judgement hangs on the id of its pair: it holds as long as the same pair is made, over re-runs and refreshes.
"""

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, get_args

from .errors import UserError
from .records import Message, Pair, Review

Status = Literal["approved", "rejected", "edited", "unreviewed"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One person's word on one pair. A later one of the same person takes its place."""

    pair: str
    # id
    reviewer: str
    status: Status
    # unreviewed: taken back
    note: str = ""
    question: str = ""
    answer: str = ""
    # as edited; empty for any other status
    core: bool = False
    # whether the pair was drawn from all kept ones alike: what shares are estimated from
    at: str
    # RFC 3339, UTC


Judgements = Mapping[str, tuple[Judgement, ...]]


def append(path: Path, *judgements: Judgement) -> None:
    """Add a line each, and let them reach the disk. What was cut short before spoils no line but its own."""
    lines = "".join(json.dumps(dataclasses.asdict(one), ensure_ascii=False) + "\n" for one in judgements)
    with path.open("a+b") as handle:
        torn = _is_torn(handle)
        handle.write(b"\n" * torn + lines.encode("utf-8", "surrogatepass"))
        handle.flush()
        os.fsync(handle.fileno())


def _is_torn(handle: IO[bytes]) -> bool:
    """Whether the last line has no end."""
    if not handle.seek(0, os.SEEK_END):
        return False
    handle.seek(-1, os.SEEK_END)
    return handle.read(1) != b"\n"


def read(path: Path) -> Judgements:
    """By the id of its pair what each reviewer said last, in the order of the reviewers; what was taken back is left
    out. Raises UserError that names the line that is no judgement."""
    last: dict[tuple[str, str], Judgement] = {}
    with path.open("rb") if path.is_file() else open(os.devnull, "rb") as handle:  # noqa: PTH123
        for number, line in enumerate(handle, 1):
            one = _judgement(line, f"{path}:{number}")
            last[one.pair, one.reviewer] = one
    found: dict[str, list[Judgement]] = {}
    for key in sorted(last):
        if last[key].status != "unreviewed":
            found.setdefault(key[0], []).append(last[key])
    return {pair: tuple(said) for pair, said in found.items()}


def _judgement(line: bytes, place: str) -> Judgement:
    try:
        one = Judgement(**json.loads(line.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, RecursionError):
        raise UserError(f"{place} is no judgement: mend or remove the line") from None
    parts = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
    if one.status not in STATUSES or not all(isinstance(parts[key], bool if key == "core" else str) for key in parts):
        raise UserError(f"{place} has a status that is none of {', '.join(STATUSES)}, or a part that is no text")
    return one


def settled(said: Iterable[Judgement]) -> Judgement:
    """What follows where several have read a pair: one rejection rejects; else the last edit holds, else approval."""
    listed = sorted(said, key=lambda one: (one.at, one.reviewer))
    ranked = [[one for one in listed if one.status == status] for status in ("rejected", "edited", "approved")]
    return next(group[-1] for group in ranked if group)


def applied(pair: Pair, judgements: Judgements) -> Pair:
    """The pair with what people said of it; an edited one with the text that they gave it, under its own id."""
    if pair.id not in judgements:
        return pair
    said = judgements[pair.id]
    one = settled(said)
    status = one.status
    assert status != "unreviewed"  # noqa: S101 - `read` leaves them out
    names = ", ".join(each.reviewer for each in said)
    reviewed = dataclasses.replace(pair, review=Review(status=status, reviewer=names, at=one.at, note=one.note))
    return _edited(reviewed, one) if status == "edited" and pair.turns == 1 else reviewed


def _edited(pair: Pair, one: Judgement) -> Pair:
    texts = {"user": one.question, "assistant": one.answer}
    messages = tuple(Message(role=m.role, content=texts.get(m.role, m.content)) for m in pair.messages)
    return dataclasses.replace(pair, question=one.question, answer=one.answer, messages=messages)
