"""A crawl in parts, each of which a Placer puts somewhere: sources that share a host are in one part.

All parts write into the one state and the one folder of the workspace, so there is nothing to gather when they have
ended. A host is asked by one part at a time: the leases say by which. Where a part comes upon a host of another one (a
site has moved there), it leaves those pages, and they are had in a further round, in which the two are one.
"""

import contextlib
import itertools
import math
import platform
import secrets
import signal
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from gristmill.config import Source
from gristmill.errors import UserError
from gristmill.placing import Placer
from gristmill.progress import Progress, silent
from gristmill.store import Workspace

from .drive import Share, Wishes, drive, require
from .source.settle import Settled
from .source.site import origin_of
from .state import crawls, leases, pages
from .state.database import State
from .state.leases import Lease, Leased, LeaseLostError
from .state.tables import open_state
from .state.whereabouts import MARK, read
from .urls.canonical import canonical

CORES = 0.5
MOST = 8
# A part has MOST hosts at most (or sets of hosts that sources share), and keeps CORES busy: a page takes 26 ms, so
# eight hosts that are asked twice a second, as is usual, take .42; one that may be asked as fast as it answers takes a
# whole one. A part costs some 3 s of CPU and 200 MB by itself, so there are no more of them than cores, unless one
# would have more than MOST hosts: all requests that are under way in it are made again when its worker is lost.
ROUNDS = 4  # in the last one, all that is left is one part, which meets no other
TOLD = 2.0  # seconds between two counts of all pages, or more:
COUNTING = 0.05  # of the driver's time at most
_MACHINE = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a worker is told."""

    name: str
    sources: tuple[Source, ...]
    wishes: Wishes
    root: Path
    # of the workspace
    state: str = field(repr=False)
    # its address as it was given, for Postgres; a password may stand in it
    machine: str
    # the only one that may open the state; empty for any
    runs: tuple[int, ...]
    # the numbers of the sources' runs: a part that has ended, and whose worker was lost since, begins no further one


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What a part came to."""

    settled: tuple[Settled, ...]
    # of its sources, in order; none where another worker has begun the part, too


def crawl_placed(
    placer: Placer, workspace: Workspace, db: State, sources: Sequence[Source], wishes: Wishes, *,
    on_progress: Progress = silent,
) -> list[Settled]:  # fmt: skip
    """What each source came to, in order. Folders are read by this process, before anything is placed."""
    found: dict[str, Settled] = {}
    folders = [source for source in sources if source.is_local]
    if folders:
        settled = drive(workspace, db, folders, wishes, on_progress=on_progress)
        found = {source.name: result for source, result in zip(folders, settled, strict=True)}
    left = [source for source in sources if not source.is_local]
    watch = _Watch(db, left, on_progress)
    with watch.signals(), _leases_ended(db):
        for number in range(ROUNDS):
            groups = _groups(db, left, together=number == ROUNDS - 1)
            parts = _parts(workspace, db, _packed(groups, placer.places()), wishes)
            leases.plan(db, {part.name: _hosts_of(db, part.sources) for part in parts})
            coming = placer.map(crawl_part, parts, cores=CORES, tick=watch.tick, got_on=watch.got_on)
            for part, came in zip(parts, coming, strict=True):
                for source, result in zip(part.sources, came.settled, strict=bool(came.settled)):
                    found[source.name] = _with(found.get(source.name), result)
            left = [source for source in left if source.name not in found or _waits(found[source.name])]
            if not left or watch.pressed:
                break
    if any(source.name not in found for source in sources):
        raise UserError("workers began parts of the crawl twice, over and over: run the same command again")
    return [found[source.name] for source in sources]


@contextlib.contextmanager
def _leases_ended(db: State) -> Iterator[None]:
    """Whatever ends the crawl, no worker that is left goes on with it."""
    try:
        yield
    finally:
        with contextlib.suppress(UserError, sqlite3.Error):  # of a database that is gone, as a worker will find, too
            leases.plan(db, {})


def crawl_part(part: Part) -> Came:
    """Crawl a part, wherever this is. Raises UserError where the workspace cannot be had here."""
    require(part.sources)
    workspace = _opened(part)
    with contextlib.closing(open_state(workspace)) as db:
        db.apart(part.name)
        try:
            lease = leases.take(db, part.name)
            share = Share(
                opening=lambda workspace: _leased(workspace, lease),
                may_ask=lambda host: leases.has(leased, lease, host),
                is_over=lambda: leases.is_stopped(db, lease),
                runs=dict(zip((source.name for source in part.sources), part.runs, strict=True)),
            )
            leased = Leased(db, lease)
            return Came(settled=tuple(drive(workspace, leased, part.sources, part.wishes, share=share)))
        except LeaseLostError:
            return Came(settled=())
        except UserError as error:  # a full disk, say: of which machine
            raise UserError(f"{platform.node()}: {error}") from error


def _leased(workspace: Workspace, lease: Lease) -> State:
    db = open_state(workspace)
    db.apart(lease.unit)
    return Leased(db, lease)


def _opened(part: Part) -> Workspace:
    here = platform.node()
    if part.machine and part.machine != _machine():
        raise UserError(
            f"{here} is another machine, and cannot share the state in {part.root}: crawl with --state postgresql://…"
        )
    if not part.root.is_dir() or (not part.machine and not (part.root / MARK).is_file()):
        raise UserError(f"{here} does not see {part.root}: the workspace is to be on a path that all machines share")
    return Workspace(part.root, state=part.state)


def _machine() -> str:
    return _MACHINE.read_text() if _MACHINE.is_file() else platform.node()


def _groups(db: State, sources: Sequence[Source], *, together: bool) -> list[list[Source]]:
    """Sources by the hosts that they share, in the order of the first of each; in one where they are to be together."""
    groups: list[tuple[set[str], list[Source]]] = []
    for source in sources:
        hosts, members = _hosts_of(db, [source]), [source]
        for group in [group for group in groups if together or group[0] & hosts]:
            groups.remove(group)
            hosts, members = hosts | group[0], [*group[1], *members]
        groups.append((hosts, sorted(members, key=sources.index)))
    return sorted((members for _, members in groups), key=lambda members: sources.index(members[0]))


def _packed(groups: Sequence[list[Source]], places: int) -> list[list[Source]]:
    """The groups dealt out to so many parts, or more where one would have more than MOST. Each host has a pace of its
    own, so what a part has to do goes by its hosts and not by its sources."""
    count = max(min(places, len(groups)), math.ceil(len(groups) / MOST))
    return [list(itertools.chain.from_iterable(groups[number::count])) for number in range(count)]


def _parts(workspace: Workspace, db: State, packed: Iterable[Sequence[Source]], wishes: Wishes) -> list[Part]:
    round_name, machine = secrets.token_hex(6), "" if read(workspace) else _machine()
    return [
        Part(
            name=f"{round_name}-{number}", sources=tuple(members), wishes=wishes, root=workspace.root,
            state=workspace.state, machine=machine, runs=tuple(crawls.coming(db, source.name) for source in members),
        )
        for number, members in enumerate(packed)
    ]  # fmt: skip


def _hosts_of(db: State, sources: Sequence[Source]) -> set[str]:
    """Those of the sources' start URLs and further sitemaps, and of all that was ever found of them."""
    named = {origin_of(canonical(url)) for source in sources for url in (*source.start, *source.sitemaps)}
    return named.union(*(pages.hosts(db, source.name) for source in sources))


def _waits(settled: Settled) -> bool:
    return bool(settled.tally.notes["pending"])


def _with(before: Settled | None, settled: Settled) -> Settled:
    """What came of a source's last round, with the requests of those before."""
    if before is not None:
        for name in ("requests", "bytes"):
            settled.tally.notes[name] += before.tally.notes[name]
    return settled


class _Watch:
    """The driver while others work: it tells how far they are, and hands Ctrl-C on to them."""

    def __init__(self, db: State, sources: Sequence[Source], on_progress: Progress) -> None:
        self.pressed = 0
        self._db, self._on_progress = db, on_progress
        self._runs = {source.name: crawls.coming(db, source.name) for source in sources}
        self._had: dict[str, int] = {}
        self._next, self._stopped = time.monotonic() + TOLD, False

    def tick(self) -> None:
        """Called now and then."""
        if self.pressed and not self._stopped:
            leases.stop(self._db)
            self._stopped = True
        began = time.monotonic()
        if self._on_progress is not silent and began > self._next:
            done, waiting = self._counts(self._runs.items())
            self._on_progress(done, done + waiting, "pages")
            self._next = time.monotonic() + max(TOLD, (time.monotonic() - began) / COUNTING)

    def got_on(self, part: Part) -> bool:
        """Whether pages of a part were done since it was last asked about."""
        before = self._had.get(part.name, 0)
        self._had[part.name], _ = self._counts(zip((source.name for source in part.sources), part.runs, strict=True))
        return self._had[part.name] > before

    def _counts(self, runs: Iterable[tuple[str, int]]) -> tuple[int, int]:
        """How many pages of sources' runs are done, and how many wait."""
        counts = [pages.progress(self._db, name, run) for name, run in runs]
        return sum(done for done, _ in counts), sum(waits for _, waits in counts)

    @contextlib.contextmanager
    def signals(self) -> Iterator[None]:
        """Ctrl-C (and SIGTERM) ends all parts in order; a second one does not wait for them."""
        try:
            before = {number: signal.signal(number, self._press) for number in (signal.SIGINT, signal.SIGTERM)}
        except ValueError:  # not in the main thread: whoever called us handles signals
            yield
            return
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _press(self, number: int, frame: FrameType | None) -> None:
        self.pressed += 1
        if self.pressed > 1:
            raise KeyboardInterrupt
