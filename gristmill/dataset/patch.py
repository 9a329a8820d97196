"""Bringing a dataset that was published earlier up to date: its folder becomes what a workspace now exports."""

import contextlib
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..errors import UserError
from ..store import Workspace, read_pairs
from . import parquet
from .exchange import alone, exchange, is_cut_short, put_back
from .files import files_of
from .hub import CARD, dataset_files
from .splits import SPLITS

log = logging.getLogger("gristmill.dataset")
Kind = Literal["added", "changed", "removed"]
# Reasons of changes that no filter decided.
PAGE_ADDED, PAGE_CHANGED, PAGE_GONE = "page-added", "page-changed", "page-gone"
LEFT_OUT = "left-out"  # kept by the filters, but not chosen: balance, share of variations, depth
JUDGED_ANEW = "judged-anew"  # the page is the same: other pages, settings or another version decide otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChange:
    """One pair that came, went, or says something else of itself."""

    id: str
    kind: Kind
    reason: str
    # code; of a changed pair the keys that differ, with commas
    url: str
    # of the page that it rests on; empty for a pair without evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Patched:
    """What brought a published dataset up to date, or would."""

    dataset: str
    # absolute path
    changes: tuple[PairChange, ...]
    # by kind and id
    written: tuple[str, ...]
    # files that are new or differ, by path
    removed: tuple[str, ...]
    # files of the earlier export that this one has not, by path
    unchanged: int
    # files
    dry_run: bool

    @property
    def counts(self) -> Mapping[str, int]:
        """Changes by kind."""
        return Counter(change.kind for change in self.changes)


@dataclass(frozen=True, slots=True)
class _Row:
    split: str
    pages: Mapping[str, str]
    # SHA-256 of the seeds that it rests on, by path
    url: str
    fields: Mapping[str, bytes]
    # digests of the values, by key


def patch(workspace: Workspace, published: Path, *, dry_run: bool = False) -> Patched:
    """Make the folder of a published dataset the same, to the byte, as the workspace's; other files in it stay.

    Killed or failed at any moment, it leaves the old files or the new ones: what was cut short is put back first.
    Raises UserError where one of both is no dataset, where they are one folder, where the workspace's is older than its
    last crawl, and for links.
    """
    old = published.absolute()
    with workspace.lock(), alone(old):
        _check_links(old)
        _mend(old, dry_run=dry_run)
        _check(workspace, old)
        return _patched(workspace, old, dry_run=dry_run)


def _patched(workspace: Workspace, old: Path, *, dry_run: bool) -> Patched:
    fresh = workspace.dataset
    changes = sorted(_changes(workspace, _rows(old), _rows(fresh)), key=lambda change: (change.kind, change.id))
    here, there = _names(fresh), _names(old)
    written = [name for name in here if not _same(fresh / name, old / name)]
    removed = [name for name in there if name not in here]
    if not dry_run and (written or removed):
        try:
            exchange(old, fresh, written=written, removed=removed, card=CARD)
        except OSError as error:
            raise UserError(f"{old} cannot be patched ({error}), and is as it was") from None
    return Patched(
        dataset=str(old), changes=tuple(changes), written=tuple(written), removed=tuple(removed),
        unchanged=len(here) - len(written), dry_run=dry_run,
    )  # fmt: skip


def _check_links(old: Path) -> None:
    link = next((path for path in (old, *old.rglob("*")) if path.is_symlink() and path.name[0] != "."), None)
    if link is not None:
        raise UserError(f"{link} is a link: patch a copy that holds the files themselves (`cp -rL`)")


def _mend(old: Path, *, dry_run: bool) -> None:
    """Put back what an earlier patch that was cut short has taken away."""
    if is_cut_short(old):
        if dry_run:
            raise UserError(f"a patch of {old} was cut short: `gristmill patch` without --dry-run puts back what was")
        log.warning("a patch of %s was cut short: what was before it is put back first", old)
    if not dry_run:
        put_back(old)


def _check(workspace: Workspace, old: Path) -> None:
    for folder in (workspace.dataset, old):
        if not (folder / CARD).is_file() or not any(files_of(folder, split) for split in SPLITS):
            raise UserError(f"{folder} holds no dataset of Gristmill: expected {CARD} and files of its splits")
    if old.resolve() == workspace.dataset.resolve():
        raise UserError(f"{old} is the workspace's own dataset: name the copy that was published")
    if workspace.is_behind():
        raise UserError(f"{workspace.dataset} is older than the last crawl: run `gristmill run` or `export` again")


def _names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in dataset_files(root)]


def _rows(root: Path) -> dict[str, _Row]:
    """What stands in the messages of all splits, by the pair's id."""
    found: dict[str, _Row] = {}
    for split in SPLITS:
        for path in files_of(root, split):
            found.update(_row(split, row, path) for row in parquet.rows(path))
    return found


def _row(split: str, row: Mapping[str, Any], path: Path) -> tuple[str, _Row]:
    try:
        if not isinstance(row["id"], str):
            raise TypeError("no id")
        proofs = row["evidence"]
        return row["id"], _Row(
            split=split,
            pages={proof["seed_path"]: proof["seed_sha256"] for proof in proofs},
            url=proofs[0]["url"] if proofs else "",
            fields={key: _digest(value) for key, value in {**row, "split": split}.items()},
        )
    except (KeyError, TypeError, AttributeError):
        raise UserError(
            f"{path} has a row without an id and evidence: an older Gristmill or another tool wrote it, "
            "push a whole dataset instead"
        ) from None


def _digest(value: Any) -> bytes:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).digest()[:8]


def _changes(workspace: Workspace, old: Mapping[str, _Row], new: Mapping[str, _Row]) -> Iterator[PairChange]:
    decided = _decided(workspace, old.keys() - new.keys())
    before = {path: sha256 for row in old.values() for path, sha256 in row.pages.items()}
    for name in old.keys() | new.keys():
        was, now = old.get(name), new.get(name)
        if was is None and now is not None:
            yield PairChange(id=name, kind="added", reason=_came(now, before), url=now.url)
        elif now is None and was is not None:
            reason = decided.get(name) or _went(workspace, was)
            yield PairChange(id=name, kind="removed", reason=reason, url=was.url)
        elif was and now and was.fields != now.fields:
            keys = sorted(k for k in was.fields.keys() | now.fields.keys() if was.fields.get(k) != now.fields.get(k))
            yield PairChange(id=name, kind="changed", reason=",".join(keys), url=now.url)


def _decided(workspace: Workspace, names: set[str]) -> dict[str, str]:
    """Why pairs that are still made do not stand in the dataset, by id."""
    found = {pair.id: LEFT_OUT for pair in read_pairs(workspace.kept) if pair.id in names}
    rejected = (pair for pair in read_pairs(workspace.dropped) if pair.id in names and pair.checks)
    return found | {pair.id: pair.checks[-1].reason for pair in rejected}


def _came(row: _Row, before: Mapping[str, str]) -> str:
    if any(path not in before for path in row.pages):
        return PAGE_ADDED
    return PAGE_CHANGED if any(before[path] != sha256 for path, sha256 in row.pages.items()) else JUDGED_ANEW


def _went(workspace: Workspace, row: _Row) -> str:
    for path, sha256 in row.pages.items():
        with contextlib.suppress(UserError):
            seed = workspace.read_seed(path)
            if seed.status != "active":
                return PAGE_GONE
            if seed.sha256 != sha256:
                return PAGE_CHANGED
            continue
        return PAGE_GONE
    return JUDGED_ANEW


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        return hashlib.file_digest(left, "sha256").digest() == hashlib.file_digest(right, "sha256").digest()
