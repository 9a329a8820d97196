"""Uploading a dataset with `huggingface_hub`: what goes, what must not go, and the upload itself."""

import importlib.util
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import UserError
from ..extras import missing
from ..licences import is_allowed, named
from ..store import Workspace
from . import croissant, llamafactory, parquet, training
from .files import ENDINGS, files_of
from .formats import FORMATS
from .splits import SPLITS

CARD = "README.md"
# What an earlier upload may have left there and this one has not.
_STALE = [f"{folder}{split}*.{ending}" for folder in ("", "*/") for split in SPLITS for ending in ENDINGS]
_NO_DERIVATIVES = re.compile(r"\bCC-BY(?:-NC)?-ND\b|creativecommons\.org/licenses/by(?:-nc)?-nd/", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedFile:
    """A file of the dataset."""

    path: str
    # in the repository
    size: int
    # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What went, or would go, to a hub."""

    repository: str
    # owner/name
    files: tuple[PushedFile, ...]
    # by path
    licences: Mapping[str, int]
    # rows by the licence of the pages that they rest on
    url: str
    # of the commit; empty for a dry run
    dry_run: bool


def push(
    workspace: Workspace, repository: str, *, licences: Iterable[str] = (), private: bool = False, dry_run: bool = False
) -> Pushed:
    """Upload the dataset of a workspace as it was last exported; a dry run asks nobody.

    `licences`: the only ones that may go, empty for all that are known. Raises UserError where there is no dataset or
    an old one, where a page's licence is `unknown`, forbids derivatives or is not among them, and for what the hub
    says.
    """
    if not _NAME.fullmatch(repository):
        raise UserError(f"{repository!r} is no name of a repository: expected owner/name")
    paths = list(dataset_files(workspace.dataset))
    if workspace.dataset / CARD not in paths or len(paths) == 1:
        raise UserError(f"{workspace.dataset} holds no dataset: run `gristmill export` first")
    if workspace.is_behind():
        raise UserError(f"{workspace.dataset} is older than the last crawl: run `gristmill run` or `export` again")
    found = _licences(paths)
    _refuse(found, [named(one) for one in licences])
    return Pushed(
        repository=repository,
        files=tuple(
            PushedFile(path=path.relative_to(workspace.dataset).as_posix(), size=path.stat().st_size) for path in paths
        ),
        licences=dict(sorted(found.items())),
        url="" if dry_run else _upload(workspace.dataset, paths, repository, private=private),
        dry_run=dry_run,
    )


def dataset_files(root: Path) -> Iterator[Path]:
    """What an export wrote, and nothing else that may lie in the folder; sorted."""
    names = [CARD, croissant.NAME, llamafactory.NAME, *(f"training/{name}" for name in training.FILES)]
    names += [f"{form.name}/{name}" for form in FORMATS[1:] for name in form.others]
    listed = [path for name in names if (path := root / name).is_file() and not path.is_symlink()]
    for form in FORMATS:
        folder = root if form is FORMATS[0] else root / form.name
        listed += [path for split in SPLITS for path in files_of(folder, split)]
    return iter(sorted(listed))


def _licences(paths: Iterable[Path]) -> Counter[str]:
    """How many rows rest on pages of each licence, of the formats that say so."""
    found: Counter[str] = Counter()
    for path in paths:
        if path.suffix in (".jsonl", ".parquet"):
            for row in parquet.rows(path):
                found.update(set(_said(row)))
    return found


def _said(row: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(row.get("licence"), str):
        yield row["licence"]
    for proof in (*row.get("evidence", ()), *row.get("documents", ()), row.get("metadata") or {}):
        if isinstance(proof.get("licence"), str):
            yield proof["licence"]


def _refuse(found: Mapping[str, int], allowed: list[str]) -> None:
    for licence, count in sorted(found.items()):
        if licence == "unknown":
            why, mend = "of no known licence", "state it as `licence:` in spiders.yaml, and run again"
        elif _NO_DERIVATIVES.search(licence):
            why, mend = f"under {licence}, which forbids derivatives", "leave it out by filter.licences"
        elif allowed and not is_allowed(licence, allowed):
            why, mend = f"under {licence}, which filter.licences does not name", "filter and export again"
        else:
            continue
        raise UserError(f"the dataset rests on pages {why} (rows: {count:,}): {mend}")


def _upload(root: Path, paths: list[Path], repository: str, *, private: bool) -> str:
    if importlib.util.find_spec("huggingface_hub") is None:
        raise missing("push", "hub")
    import httpx2
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError, LocalTokenNotFoundError

    hub = HfApi()
    try:
        hub.create_repo(repository, repo_type="dataset", private=private, exist_ok=True)
        commit = hub.upload_folder(
            repo_id=repository,
            folder_path=root,
            repo_type="dataset",
            allow_patterns=[path.relative_to(root).as_posix() for path in paths],
            delete_patterns=_STALE,
            commit_message="Dataset by Gristmill",
        )
    except LocalTokenNotFoundError:
        raise UserError("the hub wants to know you: `hf auth login`, or set HF_TOKEN") from None
    except HfHubHTTPError as error:
        raise UserError(f"the hub refused {repository}: {_sentence(error)}") from None
    except (httpx2.HTTPError, OSError) as error:
        raise UserError(f"the hub cannot be reached: {_sentence(error)}") from None
    return str(commit.commit_url)


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
