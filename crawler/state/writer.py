"""The one writer of a crawl: seeds' files, the web archive and rows, in that order, many changes to a transaction.

Files are written and synced under temporary names before the transaction, and take their places in it: so where a
transaction begins with a proof (`leases`), who cannot give it changes no file.
"""

import asyncio
import concurrent.futures
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gristmill.errors import UserError
from gristmill.records import Seed
from gristmill.store import Workspace, is_full, put

from .archive import Archive
from .database import Change, State
from .tables import open_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A response for a source's web archive."""

    page: int
    source: str
    url: str
    status: int
    headers: Mapping[str, Sequence[str]]
    body: bytes
    fetched_at: str


class UnwritableError(Exception):
    """One page's file cannot be written: the page's fault, not the workspace's."""


@dataclass(slots=True)
class _Waiting:
    change: Change
    seed: Seed | None
    record: Record | None
    done: asyncio.Future[None]
    fault: Exception | None = None
    # why this one could not be written, where the others could
    temporary: Path | None = None
    # the seed's file, as long as it is not in its place
    span: str = ""
    # the record's, once it stands in the archive


class Writer:
    """Commits changes off the event loop; those that wait together share a transaction and its one sync."""

    def __init__(self, workspace: Workspace, opening: Callable[[Workspace], State] = open_state) -> None:
        self._workspace, self._opening = workspace, opening
        self._thread = concurrent.futures.ThreadPoolExecutor(1, "gristmill-writer")
        self._waiting: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self._db: State | None = None
        self._archives: dict[str, Archive] = {}

    async def write(self, change: Change, *, seed: Seed | None = None, record: Record | None = None) -> None:
        """Write the seed's file and the archive's record, then commit the change. Returns when all is on disk.

        Raises UnwritableError, or what the change raises, where only this one cannot be written; OSError and
        sqlite3.Error or StateError where the workspace cannot.
        """
        done = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(change, seed, record, done))
        if self._task is None:
            self._task = asyncio.create_task(self._drain())
        await asyncio.shield(done)

    async def _drain(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await loop.run_in_executor(self._thread, self._commit, batch)
            except Exception as error:  # noqa: BLE001 - handed on to each of those who wait
                for item in batch:
                    item.done.set_exception(error)
            else:
                for item in batch:
                    if item.fault is None:
                        item.done.set_result(None)
                    else:
                        item.done.set_exception(item.fault)
        self._task = None

    def _commit(self, batch: list[_Waiting]) -> None:
        if self._db is None:
            self._db = self._opening(self._workspace)
        try:
            for item in batch:
                item.fault = self._prepare(item)
            made = [item for item in batch if item.fault is None]
            archive_them = functools.partial(self._archive, made)
            *faults, archived = self._db.make([*(functools.partial(self._make, item) for item in made), archive_them])
        finally:
            for item in batch:
                if item.temporary is not None:
                    item.temporary.unlink(missing_ok=True)
        if archived is not None:
            raise archived
        for item, fault in zip(made, faults, strict=True):
            item.fault = fault

    def _prepare(self, item: _Waiting) -> UnwritableError | None:
        """Write a seed's file beside its place; what is wrong with it, where that says nothing of the next one."""
        if item.seed is None:
            return None
        try:
            item.temporary = self._workspace.seed_beside(item.seed)
        except OSError as error:
            return _own(error, item.seed)
        except (UserError, ValueError) as error:  # a path that would leave the workspace, a text that cannot be encoded
            return UnwritableError(str(error))
        return None

    def _make(self, item: _Waiting, db: State) -> None:
        """Put the seed's file in its place, once, and make the change. Raises UnwritableError."""
        if item.seed is not None and item.temporary is not None:
            try:
                put(item.temporary, self._workspace.inside(item.seed.path))
            except OSError as error:
                item.fault = _own(error, item.seed)
            item.temporary = None
        if item.fault is not None:
            raise item.fault
        item.change(db)

    def _archive(self, made: Sequence[_Waiting], db: State) -> None:
        """Append records to their archives, once, and note where they stand."""
        spans = []
        for item in made:
            if item.record is not None:
                item.span = item.span or self._archived(item.record)
                spans.append((item.span, item.record.page))
        for archive in self._archives.values():
            archive.sync()
        db.executemany("UPDATE pages SET archive = ? WHERE id = ?", spans)

    def _archived(self, record: Record) -> str:
        """Append to the source's archive; `offset+length` of the record in it."""
        archive = self._archives.get(record.source)
        if archive is None:
            path = self._workspace.inside(f"archive/{record.source}.warc.gz")
            archive = self._archives[record.source] = Archive(path)
        span = archive.append(
            url=record.url, status=record.status, headers=record.headers, body=record.body, fetched_at=record.fetched_at
        )
        return f"{span.offset}+{span.length}"

    async def idle(self) -> None:
        """Wait for what was handed in."""
        if self._task is not None:
            await asyncio.wait([self._task])

    def shut(self) -> None:
        """End the thread and its connection."""
        self._thread.submit(self._shut)
        self._thread.shutdown(wait=True)

    def _shut(self) -> None:
        for archive in self._archives.values():
            archive.close()
        if self._db is not None:
            self._db.close()


def _own(error: OSError, seed: Seed) -> UnwritableError:
    """A file's own fault. Raises the error where it is the workspace's."""
    if is_full(error):
        raise error
    return UnwritableError(f"{seed.path}: {error.strerror}")
