"""Where a workspace has its crawl's state: in its own SQLite file, or in Postgres.

A workspace remembers its Postgres, without the password, so that every command finds it. The database remembers the
workspace, so that no two share one, and none goes on with another one's pages.
"""

import contextlib
import json
import os
import secrets
from dataclasses import dataclass

from gristmill.errors import UserError
from gristmill.store import DATABASE, Workspace, write_text

from . import postgres
from .database import Sqlite, State

VARIABLE = "GRISTMILL_STATE"  # an address for commands that have no `--state`
MARK = "gristmill.state"  # in the workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a workspace remembers of its Postgres."""

    workspace: str
    # a random name, which the database knows too
    place: str
    # the address without a password


def connect(workspace: Workspace) -> State:
    """A connection to the place of a workspace's state. Raises UserError where it cannot be had."""
    address = _address(workspace)
    if address:
        return postgres.Postgres(address)
    return Sqlite(workspace.connect(), str(workspace.root / DATABASE))


def _address(workspace: Workspace) -> str:
    """Of Postgres; empty for SQLite."""
    mark, given = read(workspace), workspace.state
    if given and not given.startswith(postgres.SCHEMES):
        raise UserError("the address of the state cannot be read: it is postgresql://USER@HOST:PORT/DATABASE")
    if mark is None:
        if given and _has_crawled(workspace):
            raise UserError(
                f"{workspace.root} has its state in {DATABASE} already: leave --state out, or name another folder"
            )
        return given
    known = os.environ.get(VARIABLE, "")
    with_password = known if known.startswith(postgres.SCHEMES) and postgres.shown(known) == mark.place else ""
    return given or with_password or mark.place


def _has_crawled(workspace: Workspace) -> bool:
    with contextlib.closing(Sqlite(workspace.connect(), "")) as db:
        return "crawls" in db.tables() and db.execute("SELECT 1 FROM crawls").fetchone() is not None


def read(workspace: Workspace) -> Mark | None:
    """The workspace's mark; None where its state is in SQLite. Raises UserError where the file is damaged."""
    path = workspace.root / MARK
    if not path.is_file():
        return None
    try:
        return Mark(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        raise UserError(f"{path} is damaged: it names the workspace and the place of its state as JSON") from None


def prove(workspace: Workspace, db: State) -> None:
    """See that a database is the workspace's, or make it so where it is nobody's. Raises UserError."""
    if isinstance(db, Sqlite):
        return
    mark = read(workspace)
    if mark is None or _owner(db) != mark.workspace:
        with db.transaction():
            mark = _adopted(workspace, db, mark)
    if mark.place != db.place:  # it has moved, or goes by another name here
        _write(workspace, Mark(workspace=mark.workspace, place=db.place))


def _owner(db: State) -> str:
    name: str = db.execute("SELECT workspace FROM state").fetchone()["workspace"]
    return name


def _adopted(workspace: Workspace, db: State, mark: Mark | None) -> Mark:
    if _owner(db):
        raise UserError(f"the database at {db.place} holds the state of another workspace: name an empty one")
    if mark is not None and mark.place != db.place:
        raise UserError(
            f"the database at {db.place} is empty, and the state of {workspace.root} stands at {mark.place}: name that,"
            " or bring a dump of it here first"
        )
    mark = mark or Mark(workspace=secrets.token_hex(8), place=db.place)
    _write(workspace, mark)  # before the commit: a kill in between leaves a mark of an empty database, which is taken
    db.execute("UPDATE state SET workspace = ?", (mark.workspace,))
    return mark


def _write(workspace: Workspace, mark: Mark) -> None:
    write_text(workspace.root / MARK, json.dumps({"workspace": mark.workspace, "place": mark.place}) + "\n")
