"""A workspace's files at an address of an object store: put there for others, and got from there to work on.

What stands at an address is told by its manifest, `gristmill.json`: the files that are ours, with size and SHA-256. It
is written before the first file, as not whole, and once more behind the last: a reader takes whole ones only, and who
is cut short puts again. The state of a crawl stays where it is: SQLite needs a disk, Postgres has its own address.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..dataset.hub import dataset_files
from ..errors import UserError
from ..extras import missing
from ..models.masking import Masking, secrets_of
from ..store import Workspace, replacing, write_text

Part = Literal["dataset", "seeds", "pairs"]
PARTS: tuple[Part, ...] = ("dataset", "seeds", "pairs")
MANIFEST = "gristmill.json"
SCHEMA = 1
AT_ONCE = 500  # files that are handed to the library together: it sends some at a time, and lists them all in memory
# What a conversion and the stages behind it read or write, but for the pages.
_PAIRS = ("pairs.jsonl", "kept.jsonl", "dropped.jsonl", "conflicts.jsonl", "tombstones.jsonl", "reviews.jsonl")
_OURS = re.compile(rf"dataset/[\w./-]+|seeds/.+\.md|{'|'.join(map(re.escape, _PAIRS))}")
_PROTOCOL = re.compile(r"[a-z][a-z0-9+.-]*://")
_USER = re.compile(r"//[^/]*@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of the manifest."""

    sha256: str
    # empty while it is under way
    size: int
    # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What went to an address, or came from it."""

    address: str
    files: tuple[str, ...]
    # that were moved, by path
    size: int
    # bytes of these
    unchanged: int
    # files that were the same
    removed: tuple[str, ...]
    # of an earlier time, which are no more


class Place:
    """A folder at an address, with all that its library may raise said in a sentence without secrets."""

    def __init__(self, address: str) -> None:
        if not _PROTOCOL.match(address):
            raise UserError(f"{address!r} is no address: expected one such as s3://bucket/folder")
        if _USER.search(address):
            raise UserError("the address has a name or a password in it: they belong into the environment")
        try:
            import fsspec
        except ImportError:
            raise missing("an address of an object store", "objects") from None
        self.address = address.rstrip("/")
        try:
            self._files, self.root = fsspec.core.url_to_fs(self.address)
        except ImportError as error:
            raise UserError(f"{self.address} needs a library that is not installed: {error}") from None
        except ValueError as error:
            raise UserError(f"{self.address} is no address that can be used: {error}") from None

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Raise UserError in place of what the library raises; never with a key in it."""
        try:
            yield
        except _faults() as error:
            said = Masking(secrets=tuple(secrets_of(os.environ))).text(" ".join(str(error).split())[:300])
            raise UserError(f"{self.address} cannot be used: {said or type(error).__name__}") from None

    def manifest(self) -> dict[str, Any]:
        """What stands there by its own word: empty for nothing. Raises UserError for one that is not ours."""
        try:
            with self._told(), contextlib.suppress(FileNotFoundError):
                self._files.invalidate_cache()
                found: Any = json.loads(self._files.cat_file(f"{self.root}/{MANIFEST}"))
                schema, files = found["schema"], {name: Kept(**kept) for name, kept in found["files"].items()}
                if schema > SCHEMA:
                    raise UserError(f"{self.address} was put there by a newer Gristmill: upgrade")
                if not all(isinstance(kept.size, int) and isinstance(kept.sha256, str) for kept in files.values()):
                    raise TypeError("other values")
                return {"whole": bool(found["whole"]), "files": files}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise UserError(f"{self.address}/{MANIFEST} is none of Gristmill's: name another folder") from None
        return {}

    def write_manifest(self, files: Mapping[str, Kept], *, whole: bool) -> None:
        """In order of names: the same files, the same bytes."""
        listed = {name: {"sha256": files[name].sha256, "size": files[name].size} for name in sorted(files)}
        said = json.dumps({"schema": SCHEMA, "whole": whole, "files": listed}, indent=1, ensure_ascii=False) + "\n"
        with self._told():
            if self._is_disk:
                write_text(Path(self.root, MANIFEST), said)
            else:
                self._files.pipe_file(f"{self.root}/{MANIFEST}", said.encode())

    def sizes(self) -> dict[str, int]:
        """Bytes of all that stands there, by name."""
        with self._told():
            found: dict[str, dict[str, Any]] = self._files.find(self.root, detail=True)
        begun = len(self.root) + 1
        return {name[begun:]: int(about["size"] or 0) for name, about in found.items()}

    def put(self, files: Iterable[tuple[Path, str]]) -> None:
        """Send files. An object appears whole or not at all; on a disk each is put in place when it is written."""
        listed = list(files)
        with self._told():
            if self._is_disk:
                for path, name in listed:
                    with path.open("rb") as near, replacing(Path(self.root, name), binary=True) as far:
                        shutil.copyfileobj(near, far)
                return
            for block in _blocks(listed):
                self._files.put([str(path) for path, _ in block], [f"{self.root}/{name}" for _, name in block])

    @property
    def _is_disk(self) -> bool:
        return "file" in self._files.protocol

    def get(self, name: str, to: Path, kept: Kept) -> None:
        """Fetch a file, put in place when it proves to be the one of the manifest."""
        hasher = hashlib.sha256()
        with self._told(), self._files.open(f"{self.root}/{name}", "rb") as far, replacing(to, binary=True) as near:
            while data := far.read(1 << 20):
                hasher.update(data)
                near.write(data)
            if hasher.hexdigest() != kept.sha256:
                raise UserError(f"{self.address}/{name} is not what its manifest says: put it there again")

    def remove(self, names: Iterable[str]) -> None:
        """Take files away; those that are gone already count as that."""
        with self._told():
            for name in names:
                with contextlib.suppress(FileNotFoundError):
                    self._files.rm_file(f"{self.root}/{name}")


def put(workspace: Workspace, address: str, *, parts: Iterable[Part] = ("dataset",)) -> Moved:
    """Bring what stands at an address up to these parts of the workspace; the other parts that stand there stay.

    Files of the same digest are not sent again, and of others that lie there only those go that the manifest names.
    Raises UserError where a part is empty, the dataset is older than the crawl, or something else has a file's name.
    """
    chosen = tuple(dict.fromkeys(parts))
    with workspace.lock():
        local = {name: path for part in chosen for name, path in _files(workspace, part)}
        here = {name: _kept(path) for name, path in sorted(local.items())}
        place = Place(address)
        before: dict[str, Kept] = place.manifest().get("files", {})
        there = place.sizes()
        foreign = next((name for name in here if name in there and name not in before), "")
        if foreign:
            raise UserError(f"{place.address}/{foreign} is none of Gristmill's: name another folder")
        sent = [name for name in here if before.get(name) != here[name] or there.get(name) != here[name].size]
        stale = sorted(name for name in before if name not in here and _part(name) in chosen)
        if sent or stale:
            after = {name: kept for name, kept in before.items() if name not in stale} | here
            place.write_manifest({**before, **{name: Kept(sha256="", size=0) for name in sent}}, whole=False)
            place.put((local[name], name) for name in sent)
            place.remove(stale)
            place.write_manifest(after, whole=True)
    return _moved(place, sent, here, stale)


def get(workspace: Workspace, address: str) -> Moved:
    """Bring a workspace up to what stands at an address, so that stages can go on from there.

    Files that an earlier `get` brought and that are no more there go. Raises UserError where nothing whole stands
    there, where it names a file that no workspace has, and where the workspace has a crawl of its own.
    """
    with workspace.lock():
        place = Place(address)
        found = place.manifest()
        if not found:
            raise UserError(f"{place.address} holds nothing of Gristmill's: `gristmill put` brings it there")
        if not found["whole"]:
            raise UserError(f"{place.address} is not whole: a `gristmill put` is under way or was cut short")
        there: dict[str, Kept] = found["files"]
        odd = next((name for name in there if not _OURS.fullmatch(name)), "")
        if odd:
            raise UserError(f"{place.address} names {odd!r}, which no workspace has")
        mark = workspace.root / ".got.json"
        before = _got(mark)
        if before is None and next(workspace.root.glob("seeds/*"), None) is not None:
            raise UserError(f"{workspace.root} has pages of its own: name an empty folder")
        paths = {name: workspace.inside(name) for name in sorted({*there, *(before or ())})}
        replace = [name for name in there if not paths[name].is_file() or _kept(paths[name]) != there[name]]
        with replacing(mark) as handle:
            json.dump(sorted(paths), handle)
        for name in sorted(replace):
            place.get(name, paths[name], there[name])
        stale = sorted(set(before or ()) - there.keys())
        for name in stale:
            paths[name].unlink(missing_ok=True)
    return _moved(place, replace, there, stale)


def _got(mark: Path) -> list[str] | None:
    """The names that an earlier `get` brought; None where there was none."""
    try:
        found = json.loads(mark.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        found = None
    if not isinstance(found, list) or not all(isinstance(name, str) and _OURS.fullmatch(name) for name in found):
        raise UserError(f"{mark} is damaged: name an empty folder")
    return found


def _moved(place: Place, names: Iterable[str], files: Mapping[str, Kept], stale: Iterable[str]) -> Moved:
    moved = tuple(sorted(names))
    return Moved(
        address=place.address, files=moved, size=sum(files[name].size for name in moved),
        unchanged=len(files) - len(moved), removed=tuple(stale),
    )  # fmt: skip


def _files(workspace: Workspace, part: Part) -> Iterator[tuple[str, Path]]:
    """The files of a part, by name. Raises UserError where there are none, or where they are not those to go."""
    if part == "dataset" and workspace.is_behind():
        raise UserError(f"{workspace.dataset} is older than the last crawl: run `gristmill run` or `export` again")
    listing: Callable[[], Iterable[Path]] = {
        "dataset": lambda: dataset_files(workspace.dataset),
        "seeds": lambda: (workspace.root / name for name in workspace.seed_paths()),
        "pairs": lambda: (path for name in _PAIRS if (path := workspace.root / name).is_file()),
    }[part]
    found = [(path.relative_to(workspace.root).as_posix(), path) for path in listing()]
    if not found:
        raise UserError(f"{workspace.root} has no {part} to put anywhere")
    yield from found


def _part(name: str) -> Part:
    return "dataset" if name.startswith("dataset/") else "seeds" if name.startswith("seeds/") else "pairs"


def _kept(path: Path) -> Kept:
    with path.open("rb") as handle:
        return Kept(sha256=hashlib.file_digest(handle, "sha256").hexdigest(), size=path.stat().st_size)


def _blocks(files: list[tuple[Path, str]]) -> Iterator[list[tuple[Path, str]]]:
    return (files[at : at + AT_ONCE] for at in range(0, len(files), AT_ONCE))


def _faults() -> tuple[type[BaseException], ...]:
    """What the libraries of stores raise: that of S3 has its own for keys and connections."""
    try:
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError:
        return OSError, NotImplementedError
    return OSError, NotImplementedError, BotoCoreError, ClientError
