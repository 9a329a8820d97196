"""Which unit of a placed crawl may ask a host, and commit what comes of it.

The driver plans a round: units with their hosts, all of one name that nobody had before. A worker that begins a unit
takes it, which raises its epoch; every commit of a worker proves, in its own transaction, that its epoch is still the
unit's. So who was taken for lost, and is not, can commit nothing once another has begun, and nobody can begin a unit of
a round that is over.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .database import Change, Rows, State, StateError

_PROOF = "SELECT stopped FROM leases WHERE unit = ? AND epoch = ? /* FOR SHARE */"
# In Postgres it holds the lease until the transaction ends; in SQLite nobody else writes meanwhile.


class LeaseLostError(StateError):
    """Another worker has begun the unit, or its round is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A unit as one worker has begun it."""

    unit: str
    epoch: int


def plan(db: State, units: Mapping[str, Iterable[str]]) -> None:
    """Begin a round: units by their name, with the hosts that are theirs. All leases of earlier rounds end."""
    with db.transaction():
        db.execute("DELETE FROM leases")
        rows = [(host, unit, 0) for unit, hosts in units.items() for host in hosts]
        db.executemany("INSERT INTO leases (host, unit, epoch) VALUES (?, ?, ?)", rows)


def stop(db: State) -> None:
    """Ask all units to come to their end; what they commit meanwhile is good."""
    with db.transaction():
        db.execute("UPDATE leases SET stopped = 1")


def take(db: State, unit: str) -> Lease:
    """Begin a unit. Raises LeaseLostError where its round is over."""
    with db.transaction():
        db.execute("UPDATE leases SET epoch = epoch + 1 WHERE unit = ?", (unit,))
        row = db.execute("SELECT max(epoch) AS epoch FROM leases WHERE unit = ?", (unit,)).fetchone()
    if row["epoch"] is None:
        raise _lost()
    return Lease(unit=unit, epoch=row["epoch"])


def is_stopped(db: State, lease: Lease) -> bool:
    """Whether the unit is to come to its end. Raises LeaseLostError where it is no longer the worker's."""
    row = db.execute(_PROOF, (lease.unit, lease.epoch)).fetchone()
    if row is None:
        raise _lost()
    return bool(row["stopped"])


def has(db: State, lease: Lease, host: str) -> bool:
    """Whether the unit may ask a host, which becomes its own for the round where it is nobody's."""
    row = db.execute("SELECT unit FROM leases WHERE host = ?", (host,)).fetchone()
    if row is None:
        with db.transaction():
            columns = (host, lease.unit, lease.epoch)
            db.execute("INSERT INTO leases (host, unit, epoch) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", columns)
        row = db.execute("SELECT unit FROM leases WHERE host = ?", (host,)).fetchone()
    return row is not None and row["unit"] == lease.unit


class Leased:
    """A worker's connection: it writes in transactions that prove the lease."""

    def __init__(self, db: State, lease: Lease) -> None:
        self.place = db.place
        self._db, self._lease = db, lease

    def execute(self, statement: str, values: Sequence[object] = (), /) -> Rows:
        """See State."""
        return self._db.execute(statement, values)

    def executemany(self, statement: str, values: Iterable[Sequence[object]], /) -> object:
        """See State."""
        return self._db.executemany(statement, values)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """See State. Raises LeaseLostError."""
        with self._db.transaction():
            self.prove(self._db)
            yield

    def make(self, changes: Sequence[Change]) -> list[Exception | None]:
        """See State. Raises LeaseLostError."""
        return self._db.make([self.prove, *changes])[1:]

    def prove(self, db: State) -> None:
        """Raise LeaseLostError where the unit is no longer the worker's."""
        is_stopped(db, self._lease)

    def claim(self) -> None:
        """Nothing: the driver has the workspace."""

    def apart(self, part: str) -> None:
        """See State."""
        self._db.apart(part)

    def tables(self) -> list[str]:
        """See State."""
        return self._db.tables()

    def scrub(self) -> None:
        """See State."""
        self._db.scrub()

    def close(self) -> None:
        """See State."""
        self._db.close()


def _lost() -> LeaseLostError:
    return LeaseLostError("another worker goes on with this part of the crawl: what this one committed is kept")
