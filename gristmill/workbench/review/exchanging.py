"""Review by other tools: drawn pairs handed out in their form, and judgements taken in from what they export."""

import dataclasses
import datetime
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from ...errors import UserError
from ...judgements import Judgement, append
from ...judgements import read as read_judgements
from ...records import Pair
from ...store import Workspace, read_pairs, write_text
from . import argilla, label_studio
from .drawing import Drawn
from .sheets import Said, judgement

Tool = Literal["argilla", "label-studio"]
TOOLS: tuple[Tool, ...] = get_args(Tool)
_FORMS = {"argilla": argilla.files, "label-studio": label_studio.files}
_NO_FORM = (KeyError, TypeError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewExport:
    """What was written for another tool to review."""

    tool: Tool
    pairs: int
    # that were drawn
    files: tuple[str, ...]
    # absolute paths


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewImport:
    """What a file of judgements came to."""

    judgements: int
    # that are new, or other than the same person's last one
    reviewers: int
    # who gave them
    known: int
    # that stood in reviews.jsonl already
    gone: int
    # of pairs that the workspace no longer makes


def hand_out(workspace: Workspace, drawn: Sequence[Drawn], tool: Tool, folder: Path) -> ReviewExport:
    """Write the drawn pairs into a folder, for one of TOOLS. Raises UserError for any other, and where the folder
    holds something."""
    if tool not in TOOLS:
        raise UserError(f"no review by {tool!r}: name one of {', '.join(TOOLS)}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder} is there and not empty: name a new folder")
    made = _FORMS[tool](drawn, read_judgements(workspace.reviews))
    try:
        for name, text in made.items():
            write_text(folder / name, text)
    except OSError as error:
        raise UserError(f"cannot write {folder}: {error.strerror}") from None
    return ReviewExport(tool=tool, pairs=len(drawn), files=tuple(str((folder / name).absolute()) for name in made))


def take_in(workspace: Workspace, path: Path) -> ReviewImport:
    """Add what a file of Argilla or Label Studio says to reviews.jsonl: all of it or, where it is damaged, nothing.

    `path`: the JSON file, or the folder that `Dataset.to_disk` of Argilla wrote. Raises UserError.
    """
    said = list(_said(path))
    if not said:
        raise UserError(f"{path} holds no judgement: nobody has submitted one")
    wanted, before = {one.pair for one in said}, read_judgements(workspace.reviews)
    pairs = {pair.id: pair for pair in _pairs(workspace) if pair.id in wanted}
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    last = {(one.pair, one.reviewer): one for each in before.values() for one in each}
    counts: Counter[str] = Counter()
    fresh: dict[tuple[str, str], Judgement] = {}
    for one in said:
        if one.pair not in pairs:
            counts["gone"] += 1
            continue
        made = judgement(one, pairs[one.pair], now=now)
        counts["known"] += (is_known := _same(last.get((made.pair, made.reviewer)), made))
        if not is_known:
            fresh[made.pair, made.reviewer] = made
    append(workspace.reviews, *fresh.values())
    reviewers = len({reviewer for _, reviewer in fresh})
    return ReviewImport(judgements=len(fresh), reviewers=reviewers, known=counts["known"], gone=counts["gone"])


def _same(one: Judgement | None, other: Judgement) -> bool:
    """Whether both say the same, whenever they were said."""
    return one is not None and dataclasses.replace(one, at=other.at) == other


def _pairs(workspace: Workspace) -> Iterator[Pair]:
    for path in (workspace.kept, workspace.dropped, workspace.pairs):
        yield from read_pairs(path) if path.is_file() else ()


def _said(path: Path) -> Iterator[Said]:
    path = path / argilla.RECORDS if path.is_dir() else path
    for number, record in enumerate(_records(path), 1):
        place = f"{path}: record {number}"
        try:
            if not isinstance(record, dict):
                raise TypeError("no object")
            if "data" in record:
                yield from label_studio.read(record, place)
            elif "responses" in record:
                yield from argilla.read(record, place)
            else:
                raise UserError(
                    f"{place} has neither `annotations` (Label Studio's JSON, not JSON-MIN) nor `responses` (Argilla's)"
                )
        except _NO_FORM as error:
            raise UserError(f"{place} is not as Argilla or Label Studio export it ({error!r:.100})") from None


def _records(path: Path) -> list[Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        problem = error.strerror if isinstance(error, OSError) else "it is no JSON"
        raise UserError(f"cannot read {path}: {problem}") from None
    if not isinstance(found, list):
        raise UserError(f"{path} is no list of records or tasks: export from Argilla or Label Studio as JSON")
    return found
