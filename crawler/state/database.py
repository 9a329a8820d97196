"""What the crawl asks of a database, and SQLite's way to give it; `postgres` has the other one.

Every statement of this room is written once, in what both speak: values stand at `?`, upserts say ON CONFLICT, no
column stands beside an aggregate that it is not grouped by, and text is compared by its bytes.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from gristmill.errors import UserError


class StateError(UserError):
    """The server that holds a crawl's state cannot be used; what was committed is kept."""


class Rows(Protocol):
    """What a statement found. A row is read by position, by name, and as a dictionary."""

    def fetchone(self) -> Any:
        """The next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class State(Protocol):
    """A connection in autocommit, of which a commit is on the disk when it returns. Not shared between threads.

    What goes wrong with the database itself is an error for which `is_lost` holds.
    """

    place: str
    # as a person may read it, without a password

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Rows:
        """Say one statement."""
        ...

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> object:
        """Say one statement for each row of values."""
        ...

    def transaction(self) -> contextlib.AbstractContextManager[None]:
        """All or nothing, and nobody else writes meanwhile."""
        ...

    def make(self, changes: "Sequence[Change]") -> list[Exception | None]:
        """Make changes in one transaction, each wholly or not at all; of each what it raised.

        A change asks and changes nothing but the database, as it may be made a second time after a rollback.
        """
        ...

    def claim(self) -> None:
        """Keep other runs out as long as the connection lives, where the workspace's lock alone would not.

        Raises StateError.
        """
        ...

    def apart(self, part: str) -> None:
        """Write beside other parts of a crawl where the database can: those that change other rows."""
        ...

    def tables(self) -> list[str]:
        """The names of all tables, sorted."""
        ...

    def scrub(self) -> None:
        """Leave nothing of what was deleted in the tables' files. Nobody else may use them."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


Change = Callable[[State], None]


class Sqlite:
    """The workspace's own file."""

    def __init__(self, connection: sqlite3.Connection, place: str) -> None:
        self.place = place
        self._connection = connection
        self.execute = connection.execute
        self.executemany = connection.executemany
        self.close = connection.close

    def claim(self) -> None:
        """Nothing: the workspace's lock keeps other runs out."""

    def apart(self, part: str) -> None:
        """Nothing: one writes at a time."""

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """See State."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def make(self, changes: "Sequence[Change]") -> list[Exception | None]:
        """See State."""
        with self.transaction():
            return [attempt(self, change) for change in changes]

    def tables(self) -> list[str]:
        """See State."""
        found = self.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        return [row["name"] for row in found]

    def scrub(self) -> None:
        """See State; the log is emptied, too."""
        self.execute("VACUUM")
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def is_lost(error: BaseException) -> bool:
    """Whether an error is that of the disk or of the database itself, and says nothing of one page."""
    return isinstance(error, sqlite3.OperationalError | StateError | OSError) or type(error) is sqlite3.DatabaseError


def attempt(db: State, change: Change) -> Exception | None:
    """Make one change of a transaction, wholly or not at all; what it raised, where the others can still be made."""
    db.execute("SAVEPOINT attempt")
    try:
        change(db)
    except Exception as error:
        if is_lost(error):
            raise
        db.execute("ROLLBACK TO attempt")
        db.execute("RELEASE attempt")
        return error
    db.execute("RELEASE attempt")
    return None
