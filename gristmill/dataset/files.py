"""Rows as files: JSON Lines or Parquet, one file a split, or several where it is larger than `dataset.shard_megabytes`.

A split is `train.jsonl`, or `train-00000-of-00002.jsonl` and so on, which is how hubs name the pieces.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from ..errors import UserError
from ..store import replacing

MEGABYTE = 1_000_000
ENDINGS = ("jsonl", "parquet")
_HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair: a page may hold it, UTF-8 may not


def write_rows(folder: Path, split: str, rows: Iterable[Mapping[str, Any]], *, most: int) -> list[Path]:
    """Write the rows in their order, and remove what an earlier export wrote of the split. The files, in order.

    `most`: bytes of a file; a row is never divided. Without rows there is no file: `datasets` refuses empty ones.
    """
    whole = folder / f"{split}.jsonl"
    count = write_lines(whole, rows)
    if not count:
        remove(folder, split)
        return []
    written = [whole]
    if whole.stat().st_size > most:
        written = _shards(whole, split, most)
    remove(folder, split, but=written)
    return written


def files_of(folder: Path, split: str) -> list[Path]:
    """The files of a split, in order; nothing that a link leads to."""
    named = re.compile(rf"{re.escape(split)}(-\d{{5}}-of-\d{{5}})?\.({'|'.join(ENDINGS)})")
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted(p for p in found if named.fullmatch(p.name) and p.is_file() and not p.is_symlink())


def remove(folder: Path, split: str, *, but: Iterable[Path] = ()) -> None:
    """Remove the files of a split, except those."""
    for path in set(files_of(folder, split)) - set(but):
        path.unlink()


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """One object a line, in order, put in place when it is whole; how many."""
    count = 0
    with replacing(path) as handle:
        for row in rows:
            handle.write(_HALF.sub("\ufffd", json.dumps(row, ensure_ascii=False)) + "\n")
            count += 1
    return count


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON Lines. Raises UserError that names the line that is none."""
    with path.open("rb") as handle:
        for number, line in enumerate(handle, 1):
            yield _row(line, f"{path}:{number}")


def _row(line: bytes, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise UserError(f"{place} is no row of a dataset: export it again, or fetch the file anew")
    return row


def _shards(whole: Path, split: str, most: int) -> list[Path]:
    """The file in pieces of at most `most` bytes."""
    numbers = list(_numbers(whole, most))
    count = numbers[-1] + 1
    written = []
    with whole.open("rb") as lines:
        for number, group in groupby(zip(numbers, lines, strict=True), key=lambda numbered: numbered[0]):
            written.append(whole.with_name(f"{split}-{number:05}-of-{count:05}.jsonl"))
            with replacing(written[-1], binary=True) as handle:
                handle.writelines(line for _, line in group)
    return written


def _numbers(whole: Path, most: int) -> Iterator[int]:
    """The piece that each line goes into."""
    number = filled = 0
    with whole.open("rb") as lines:
        for line in lines:
            if filled and filled + len(line) > most:
                number, filled = number + 1, 0
            filled += len(line)
            yield number
