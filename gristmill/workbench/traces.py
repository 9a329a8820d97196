"""Where in a workspace phrases stand: in every file of it, packed ones too, and in every table."""

import contextlib
import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.state.archive import members
from crawler.state.database import Sqlite, State
from crawler.state.packing import unpack
from crawler.state.tables import open_state
from crawler.state.whereabouts import MARK, read

from ..dataset import parquet
from ..errors import UserError
from ..phrases import shared
from ..store import DATABASE, Workspace

_GZIP = b"\x1f\x8b"
_TAG = re.compile(r"<[^<>]{0,1000}>")


def traces(workspace: Workspace, wanted: set[str]) -> dict[str, int]:
    """How many of the phrases stand where: by the path of a file, or `FILE:table` of a database, which is the
    workspace's own or the one that FILE names; only where any does."""
    found: dict[str, set[str]] = {}
    for place, text in _texts(workspace) if wanted else ():
        if there := shared(text, wanted):
            found.setdefault(place, set()).update(there)
    return {place: len(found[place]) for place in sorted(found)}


def _texts(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for folder, _, files in os.walk(workspace.root):
        for path in (Path(folder, name) for name in sorted(files)):
            if not path.name.startswith(DATABASE) and path.is_file() and not path.is_symlink():
                place = path.relative_to(workspace.root).as_posix()
                yield from ((place, text) for text in _pieces(path))
    yield from _rows(workspace)


def _pieces(path: Path) -> Iterator[str]:
    """The text of a file; of JSON Lines and of Parquet row by row, of web archives record by record."""
    if path.suffix == ".parquet":
        with contextlib.suppress(UserError):  # it is none, and read as it stands
            yield from (repr(row) for row in parquet.rows(path))
            return
    with path.open("rb") as handle:
        if path.suffix == ".jsonl":
            yield from map(readable, handle)
        elif handle.peek(len(_GZIP)).startswith(_GZIP):
            yield from (readable(gzip.decompress(member)) for _, member in members(handle))
        else:
            yield readable(handle.read())


def _rows(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Of the workspace's own file, and of the crawl's tables where they stand elsewhere."""
    places: list[tuple[str, State]] = [(DATABASE, Sqlite(workspace.connect(), DATABASE))]
    places += [(MARK, open_state(workspace))] if read(workspace) else []
    for place, db in places:
        with contextlib.closing(db):
            for table in db.tables():
                for row in db.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name that the database itself gave
                    yield from ((f"{place}:{table}", text) for value in row if (text := _value(value)))


def _value(value: Any) -> str:
    """What a cell says: text as it is, bytes unpacked where they are packed."""
    if isinstance(value, bytes):
        try:
            value = unpack(value)
        except Exception:  # noqa: BLE001 - what is not packed: the library has no error of its own in all versions
            return readable(value)
        return readable(value)
    return value if isinstance(value, str) else ""


def readable(data: bytes) -> str:
    """Bytes as text; of HTML what stands between its tags."""
    text = data.decode("utf-8", "replace")
    return _TAG.sub(" ", text) if "<" in text and not text.startswith(("{", "[")) else text
