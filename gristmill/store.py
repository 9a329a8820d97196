"""The workspace on disk: seeds as files, one SQLite file for state, JSON Lines for pairs, one report.

Files are written first (temporary name, fsync, rename), the database commits after: an orphan file is harmless.
"""
# long: one folder and all that is written to it; its parts share its lock, its faults and its way to replace a file

import contextlib
import dataclasses
import errno
import fcntl
import functools
import json
import logging
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from .errors import UserError
from .holder import Holder, holder
from .records import Pair, Review, Seed, Tally
from .seedfile import markdown_of, parse_seed, render_seed
from .text import sha256
from .version import __version__

DATABASE = "gristmill.sqlite"
SCHEMA = 1  # of the workspace, as SQLite's user_version; 0 is a workspace from before it was written down, and the same
_LOCK = "gristmill.lock"
_LOOKS, _LOOK = 3, 0.02  # tries and seconds between: `status` holds the lock for some microseconds
_SEED = b"---\nseed_id:"  # what every seed's file begins with: a file without it is somebody else's
_HARMLESS = ("lost+found", "spiders.yaml")  # may stand in a folder that a workspace is made in; dot files may too
_TORN = ".tmp-"
_TORN_NAME = re.compile(rf"{re.escape(_TORN)}[a-z0-9_]{{8}}")  # as tempfile makes them
MOST_AT_HAND = 20_000_000  # characters of seeds, 20 to 80 MB: 1,300 pages as long as those of Django's manual
_ROOM = 1024  # bytes of a path that stay below the workspace: a seed's own path takes at most 720
# Faults of the disk or of the process, which the next file would meet too. Any other OSError is the one file's.
_FULL = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENODEV)
)
# A folder that stands in the place of a file, or a file in that of a folder.
_IN_THE_WAY = (IsADirectoryError, NotADirectoryError, FileExistsError)
# What the entry of a stage that asks a model has in report.json, and what stands in its `unasked`.
_ASKED = frozenset(("calls", "prompt_tokens", "completion_tokens", "cost", "replayed", "unasked"))
_UNASKED = frozenset(("calls", "prompt_tokens", "completion_tokens", "cost"))
_EXPECTED = _UNASKED | {"replies"}  # under `expected` in it, since there is such an estimate
log = logging.getLogger("gristmill.store")


class Workspace:
    """The folder that a run works in. Raises UserError where it cannot be used."""

    def __init__(self, root: Path, *, create: bool = False, state: str = "") -> None:
        self.root = _absolute(root)
        self.state = state  # the address of the Postgres that has the crawl's, as a person gave it
        if create:
            try:
                self.root.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UserError(f"cannot make the workspace {root}: {error.strerror}") from None
        if not self.root.is_dir():
            raise UserError(f"{root} is no workspace: `gristmill run TARGET --out {root}` makes one")
        self.seeds_folder = self.root / "seeds"
        self.pairs = self.root / "pairs.jsonl"
        self.kept = self.root / "kept.jsonl"
        self.dropped = self.root / "dropped.jsonl"
        self.conflicts = self.root / "conflicts.jsonl"
        self.tombstones = self.root / "tombstones.jsonl"
        self.reviews = self.root / "reviews.jsonl"
        self.page = self.root / "report.html"
        self.crawl = self.root / "crawl"
        self.dataset = self.root / "dataset"
        self.report = self.root / "report.json"
        self._last = ("", "")
        self._at_hand: dict[str, Seed] = {}
        self._room = 0
        # characters of seeds that may still be kept
        if not self._is_ours():
            raise UserError(f"{root} holds other files and is no workspace of Gristmill: name an empty or a new folder")

    def __reduce__(self) -> tuple[type["Workspace"], tuple[Path]]:
        """In another process: the same folder, with nothing at hand, and without the address of a database."""
        return Workspace, (self.root,)

    def _is_ours(self) -> bool:
        """Whether the folder is a workspace already, or holds nothing that could be somebody else's."""
        found = {path.name for path in self.root.iterdir()}
        others = {name for name in found if not name.startswith(".") and name not in _HARMLESS}
        return (
            not others or bool(found & {DATABASE, _LOCK}) or next(self._seed_files(self.seeds_folder), None) is not None
        )

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep a second run out, sweep what a killed one left half written, and say in one sentence what is broken.

        The kernel drops the lock with its process, so a stale one cannot stay behind. Raises UserError where the disk
        is full or the database damaged.
        """
        with self.faults(), (self.root / _LOCK).open("a+") as handle:
            try:
                _take(handle)
            except BlockingIOError:
                handle.seek(0)
                holder = handle.read().strip() or "unknown"
                raise UserError(
                    f"another run (process {holder}) works in {self.root}: wait for it or stop it"
                ) from None
            handle.truncate(0)
            handle.write(str(os.getpid()))
            handle.flush()
            sweep_torn(self.root)
            for folder in (self.seeds_folder, self.dataset, self.root / "archive"):
                for path, _, _ in () if folder.is_symlink() else os.walk(folder):
                    sweep_torn(Path(path))
            yield

    def holder(self) -> Holder | None:
        """Who works in the workspace now."""
        return holder(self.root / _LOCK)

    @contextlib.contextmanager
    def faults(self) -> Iterator[None]:
        """Raise UserError in place of what a full disk, a damaged database or a folder in a file's place raise."""
        try:
            yield
        except sqlite3.Error as error:
            raise UserError(
                f"{self.root / DATABASE} cannot be used ({error}): make room for it, or move it away and crawl again"
            ) from error
        except _IN_THE_WAY as error:
            name = error.filename2 or error.filename
            raise UserError(
                f"{name} is in the way: {self.root} has something else of that name; move it away"
            ) from error
        except OSError as error:
            if not is_full(error) and not isinstance(error, PermissionError):
                raise
            raise UserError(
                f"cannot go on in {self.root} ({error.strerror}); what was done is kept: make room for it, and run the "
                "same command again"
            ) from error

    def connect(self, *, durable: bool = True) -> sqlite3.Connection:
        """A connection in WAL mode and autocommit; `durable` syncs every commit (for the frontier and paid replies)."""
        try:
            connection = sqlite3.connect(self.root / DATABASE, timeout=30, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            found = connection.execute("PRAGMA user_version").fetchone()[0]
            if not found:
                connection.execute(f"PRAGMA user_version={SCHEMA}")
        except sqlite3.Error as error:
            raise UserError(f"{self.root / DATABASE} cannot be used: {error}") from None
        if found > SCHEMA:
            connection.close()
            raise UserError(
                f"{self.root} was made by a newer Gristmill (schema {found}, this one knows {SCHEMA}): upgrade, or"
                " name another folder"
            )
        connection.row_factory = sqlite3.Row
        return connection

    def inside(self, relative: str) -> Path:
        """The absolute path of a relative one. Raises UserError where it would leave the workspace, or by a link."""
        path = Path(os.path.normpath(self.root / relative))
        if not path.is_relative_to(self.root) or path == self.root:
            raise UserError(f"{relative!r} would leave the workspace")
        if not Path(os.path.realpath(path.parent)).is_relative_to(self._real):
            raise UserError(f"{relative!r} leads out of the workspace by a link")
        return path

    @functools.cached_property
    def _real(self) -> str:
        return os.path.realpath(self.root)

    def write_seed(self, seed: Seed) -> bool:
        """Write the seed's file; False where it already stands there to the byte."""
        temporary = self.seed_beside(seed)
        if temporary is not None:
            put(temporary, self.inside(seed.path))
        return temporary is not None

    def seed_beside(self, seed: Seed) -> Path | None:
        """The seed's file under a temporary name, for `put`; None where it already stands in its place to the byte."""
        path, text = self.inside(seed.path), render_seed(seed)
        if path.is_file() and _read(path) == text:
            return None
        with beside(path) as (handle, temporary):
            handle.write(text)
        return temporary

    def read_seed(self, path: str, *, proven: bool = True) -> Seed:
        """The seed at a path relative to the workspace.

        Raises UserError where the file is none, or where its text is not the one that was crawled: spans of evidence
        count its code points. `proven` off reads an edited one too, to show what it says now.
        """
        if path in self._at_hand:
            return self._at_hand[path]
        try:
            text = _read(self.inside(path))
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(f"{path} cannot be read ({error}): crawl again") from None
        seed = parse_seed(text, path)
        if proven and sha256(seed.markdown) != seed.sha256:
            raise UserError(f"{path} was edited (its text does not have its sha256): crawl again, which writes it anew")
        if proven and len(seed.markdown) <= self._room:
            self._room -= len(seed.markdown)
            self._at_hand[path] = seed
        return seed

    @contextlib.contextmanager
    def reading_once(self) -> Iterator[None]:
        """Seeds that are read within are kept, as far as there is room: for a stage that comes back to its pages and
        changes none."""
        self._room = MOST_AT_HAND
        try:
            yield
        finally:
            self._room = 0
            self._at_hand.clear()

    def has_text(self, path: str, digest: str) -> bool:
        """Whether a seed stands at a path and its text has the SHA-256; cheaper than reading the seed."""
        try:
            text = _read(self.inside(path))
        except (OSError, UnicodeDecodeError, UserError):
            return False
        return text.startswith(_SEED.decode()) and sha256(markdown_of(text)) == digest

    def seed_paths(self, source: str | None = None) -> list[str]:
        """The seeds' paths relative to the workspace, sorted; of one source or all. Other files are passed over."""
        folder = self.seeds_folder / source if source else self.seeds_folder
        return sorted(path.relative_to(self.root).as_posix() for path in self._seed_files(folder))

    @staticmethod
    def _seed_files(folder: Path) -> Iterator[Path]:
        """Files below a folder that begin as seeds do; nothing that a link leads to."""
        for name, _, files in () if folder.is_symlink() else os.walk(folder):
            for path in (Path(name, file) for file in files if file.endswith(".md")):
                with contextlib.suppress(OSError):
                    if path.is_symlink() or not path.is_file():
                        continue
                    with path.open("rb") as handle:
                        if handle.read(len(_SEED)) == _SEED:
                            yield path
                        else:
                            _leave(path)

    def seeds(self, source: str | None = None) -> Iterator[Seed]:
        """All seeds, by path. Excluded pages and tombstones are among them: look at `status`."""
        return (self.read_seed(path) for path in self.seed_paths(source))

    def fault_of(self, pair: Pair) -> str:
        """Why a pair must not be published: a reason code where a span of its evidence does not hold; or "".

        Raises UserError where a cited seed was edited.
        """
        for item in pair.evidence:
            if item.seed_path != self._last[0] and not self.inside(item.seed_path).is_file():
                return "evidence-gone"
            if self._markdown(item.seed_path)[item.start : item.stop] != item.quote:
                return "evidence-stale"
        return ""

    def _markdown(self, path: str) -> str:
        """The text of a seed; the last one is kept, as pairs come by page."""
        if self._last[0] != path:
            self._last = (path, self.read_seed(path).markdown)
        return self._last[1]

    def replace_pairs(self, pairs: Iterable[Pair]) -> int:
        """Write pairs.jsonl anew, at once or not at all; how many. Pairs that are no longer made become tombstones.

        What a person said of a pair stays with its id.
        """
        made: set[str] = set()
        reviews = self._reviews()
        with replacing(self.pairs) as handle:
            for pair in pairs:
                judged = dataclasses.replace(pair, review=reviews[pair.id]) if pair.id in reviews else pair
                write_line(handle, judged)
                made.add(pair.id)
            self._retire(made)  # before the old file goes: a crash in between is mended by the next run
        return len(made)

    def _reviews(self) -> dict[str, Review]:
        """Judgements of people, by the ids of their pairs. Raises UserError for one of other keys."""
        found = {}
        for path in (self.tombstones, self.pairs):
            for record in _records(path):
                said = record.get("review")
                if not isinstance(said, dict) or said.get("status", "unreviewed") == "unreviewed":
                    continue
                try:
                    found[record["id"]] = Review(**said)
                except TypeError:
                    fields = ", ".join(Review.__slots__)
                    raise UserError(f"{path}: the review of {record['id']} has other keys than {fields}") from None
        return found

    def _retire(self, made: set[str]) -> None:
        """Put the pairs that were made once and are not in `made` into tombstones.jsonl, by id."""
        gone = {
            record["id"]: {**record, "status": "tombstone"}
            for path in (self.tombstones, self.pairs)
            for record in _records(path)
            if record["id"] not in made
        }
        if gone or self.tombstones.is_file():
            lines = (json.dumps(gone[name], ensure_ascii=False) + "\n" for name in sorted(gone))
            write_text(self.tombstones, "".join(lines))

    def record_run(self, stage: str, tallies: Iterable[Tally], *, seconds: float, details: dict[str, Any]) -> None:
        """Put a stage's tallies into report.json and a line into the run history."""
        entry = {
            "seconds": round(seconds, 3),
            "sources": {t.source: t.to_record() for t in sorted(tallies, key=lambda t: t.source)},
            **details,
        }
        report = self.read_report()
        report["gristmill"] = __version__
        report.setdefault("stages", {})[stage] = entry
        write_text(self.report, json.dumps(report, indent=2, ensure_ascii=False) + "\n")
        with contextlib.closing(self.connect(durable=False)) as db:
            db.execute(
                "CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY, stage TEXT NOT NULL, ended_at REAL NOT NULL,"
                " entry TEXT NOT NULL)"
            )
            db.execute(
                "INSERT INTO runs (stage, ended_at, entry) VALUES (?, ?, ?)", (stage, time.time(), json.dumps(entry))
            )

    def runs(self, stage: str) -> list[dict[str, Any]]:
        """The entries of a stage's runs as they stood in report.json, the last one last."""
        with contextlib.closing(self.connect(durable=False)) as db:
            try:
                rows = db.execute("SELECT entry FROM runs WHERE stage = ? ORDER BY id", (stage,)).fetchall()
            except sqlite3.OperationalError:  # no stage has run yet
                return []
        return [json.loads(row["entry"]) for row in rows]

    def is_behind(self) -> bool:
        """Whether a crawl has ended since the dataset was last written."""
        with contextlib.closing(self.connect(durable=False)) as db:
            try:
                rows = db.execute("SELECT stage, max(id) FROM runs WHERE stage IN ('crawl', 'dataset') GROUP BY stage")
                last = dict(tuple(row) for row in rows)
            except sqlite3.OperationalError:  # no stage has run yet
                return False
        return int(last.get("crawl", 0)) > int(last.get("dataset", 0))

    def read_report(self) -> dict[str, Any]:
        """report.json, or an empty report. A damaged one is put aside, with a line in the log."""
        if not self.report.is_file():
            return {}
        try:
            report: Any = json.loads(self.report.read_text("utf-8"))
            if isinstance(report, dict) and all(map(_is_entry, report["stages"].values())):
                return report
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
        aside = self.report.with_name(self.report.name + ".damaged")
        self.report.replace(aside)
        log.warning("%s is damaged: it stands in %s now, and a new one is begun", self.report, aside.name)
        return {}


def _take(handle: IO[str]) -> None:
    """Take the lock. Raises BlockingIOError where somebody keeps it for longer than a look at it takes."""
    for left in range(_LOOKS, -1, -1):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if not left:
                raise
            time.sleep(_LOOK)


def _is_entry(entry: Mapping[str, Any]) -> bool:
    """Whether a stage's entry in report.json has what its readers ask of it; anything that is not so may be raised."""
    whole = "unasked" not in entry or (entry.keys() >= _ASKED and _is_estimate(entry["unasked"]))
    if "verifier" in entry and not all(isinstance(each, dict) for each in entry["verifier"]["trials"]):
        return False
    return whole and _are_numbers([entry["seconds"]]) and all(map(_is_tally, entry["sources"].values()))


def _is_estimate(unasked: Mapping[str, Any]) -> bool:
    expected = unasked.get("expected")
    return unasked.keys() - {"expected"} == _UNASKED and (expected is None or expected.keys() == _EXPECTED)


def _is_tally(tally: Mapping[str, Any]) -> bool:
    counted = (tally["seen"], tally["kept"], *tally["dropped"].values(), *tally["notes"].values())
    return len(tally) == 4 and _are_numbers(counted)


def _are_numbers(found: Iterable[Any]) -> bool:
    return all(isinstance(one, int | float) for one in found)


def _absolute(root: Path) -> Path:
    """The folder without `..`, which means another one where it stands behind a link. Raises UserError."""
    try:
        path = root.expanduser().absolute()
    except RuntimeError:
        raise UserError(f"{root} names a user that does not exist") from None
    path = Path(os.path.realpath(path)) if ".." in path.parts else path
    if len(os.fsencode(path)) > _longest() - _ROOM:
        raise UserError(
            f"the path of the workspace is too long ({len(os.fsencode(path)):,} bytes): name another folder"
        )
    return path


def _longest() -> int:
    """Bytes that a path may have."""
    try:
        return os.pathconf("/", "PC_PATH_MAX")
    except (OSError, ValueError):
        return 4096


@functools.cache
def _leave(path: Path) -> None:
    """Say once that a file is passed over."""
    log.warning("%s is no seed: left alone", path)


def is_full(error: OSError) -> bool:
    """Whether an error is the workspace's (no room, no writing at all) and not one file's own."""
    return error.errno in _FULL


def sweep_torn(folder: Path) -> None:
    """Remove what a killed run left half written in a folder, and nothing else."""
    for path in folder.glob(f"{_TORN}*"):
        if _TORN_NAME.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            path.unlink(missing_ok=True)


def _read(path: Path) -> str:
    """The text of a file with its line ends as they are: offsets count them. A pipe would be waited for for ever."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is no file", str(path))
    with path.open(encoding="utf-8", errors="surrogatepass", newline="") as handle:
        return handle.read()


def write_text(path: Path, text: str) -> None:
    """Write a file at once or not at all."""
    with replacing(path) as handle:
        handle.write(text)


@contextlib.contextmanager
def replacing(path: Path, *, binary: bool = False) -> Iterator[Any]:
    """A handle on a temporary file that takes the place of `path` when the block ends without an error."""
    with beside(path, binary=binary) as (handle, temporary):
        yield handle
    put(temporary, path)


def put(temporary: Path, path: Path) -> None:
    """Have a file that was written beside `path` take its place; where it cannot, it is gone."""
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def beside(path: Path, *, binary: bool = False) -> Iterator[tuple[Any, Path]]:
    """A handle on a temporary file beside `path`, and its name. It is on the disk when the block ends without an
    error, and gone with one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=_TORN)
    try:
        text: dict[str, Any] = {} if binary else {"encoding": "utf-8", "errors": "surrogatepass", "newline": ""}
        with os.fdopen(descriptor, "wb" if binary else "w", **text) as handle:
            yield handle, Path(temporary)
            handle.flush()
            os.fsync(handle.fileno())
        Path(temporary).chmod(0o644)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file that have an id, as they stand; none where it is missing.

    Those of an older schema are among them, and lines that are no records are passed over: nobody reads on from here.
    """
    if path.is_file():
        with path.open("rb") as handle:
            for line in handle:
                with contextlib.suppress(ValueError, RecursionError):
                    record = json.loads(line.decode("utf-8", "surrogatepass"))
                    if isinstance(record, dict) and isinstance(record.get("id"), str):
                        yield record


def write_pairs(path: Path, pairs: Iterable[Pair]) -> int:
    """Write pairs as JSON Lines, at once or not at all; how many."""
    count = 0
    with replacing(path) as handle:
        for pair in pairs:
            write_line(handle, pair)
            count += 1
    return count


def write_line(handle: IO[str], pair: Pair) -> None:
    """Write one pair as it stands in a file of pairs."""
    handle.write(json.dumps(pair.to_record(), ensure_ascii=False) + "\n")


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a JSON Lines file, in order. Raises UserError that names the line that is none."""
    if not path.is_file():
        raise UserError(f"{path} does not exist: run the stage before this one first")
    with path.open("rb") as handle:
        for number, line in enumerate(handle, 1):
            try:
                yield Pair.from_record(json.loads(line.decode("utf-8", "surrogatepass")))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                problem = f"{error!r}"[:200]
                raise UserError(
                    f"{path}:{number} is no pair record ({problem}): run the stage before this one again"
                ) from None
