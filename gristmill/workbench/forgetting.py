"""Forgetting: pages, the pairs that rest on them and what models made of both, out of a workspace and proven gone."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converter.reuse import drop
from crawler.forget import Condemned, find, remove

from ..errors import UserError
from ..models.replies import open_replies
from ..phrases import own, shared
from ..store import Workspace, replacing
from .traces import traces

if TYPE_CHECKING:
    from .making import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was taken out of a workspace, and the proof that it is gone."""

    what: str
    # as it was asked for: URL, domain or licence
    pages: tuple[str, ...]
    # URLs, by source
    pairs: int
    # of pairs.jsonl and tombstones.jsonl, variations among them
    replies: int
    # of models, asked about these pages
    records: int
    # of the web archive
    phrases: int
    # runs of eight words that stood in these pages' text and in no other page
    traces: int
    # of these phrases, how many the workspace and its dataset still hold


def condemned(workspace: Workspace, what: str) -> Condemned:
    """The pages that `forget` would take out: to be read before one agrees."""
    with workspace.faults():
        return find(workspace, what)


def forget(work: "Work", workspace: Workspace, what: str) -> Forgotten:
    """Take out pages, pairs, variations, replies and archived responses, judge and export what is left, and prove it.

    Raises UserError where nothing is of that kind, and, after all is done, where a file that is not Gristmill's own
    still holds a phrase.
    """
    with workspace.lock():
        doomed = find(workspace, what)
        wanted = own((seed.markdown for seed in doomed.seeds), _others(workspace, doomed))
        gone = _gone([workspace.pairs, workspace.tombstones], {seed.seed_id for seed in doomed.seeds}, wanted)
        prompts = {record["generator"]["prompt_sha256"] for record in gone.values()} - {""}
        replies = _erase_replies(workspace, prompts, wanted)
        for path in (workspace.pairs, workspace.tombstones):
            _leave_out(path, gone)
        _leave_out(workspace.reviews, gone, key="pair")
        workspace.page.unlink(missing_ok=True)  # it shows pairs, and is made again by its command
        drop(workspace, [seed.path for seed in doomed.seeds])
        records = remove(workspace, doomed)
    work.after_forgetting()
    left = traces(workspace, wanted)
    if left:
        raise UserError(
            f"{what} is forgotten, but {', '.join(left)} still {'holds' if len(left) == 1 else 'hold'} text of it:"
            " remove that by hand"
        )
    return Forgotten(
        what=what, pages=doomed.addresses, pairs=len(gone), replies=replies, records=records, phrases=len(wanted),
        traces=sum(left.values()),
    )  # fmt: skip


def _others(workspace: Workspace, doomed: Condemned) -> Iterable[str]:
    paths = {seed.path for seed in doomed.seeds}
    return (workspace.read_seed(path, proven=False).markdown for path in workspace.seed_paths() if path not in paths)


def _gone(files: Sequence[Path], seeds: Collection[str], wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The pairs that rest on seeds or repeat a phrase, and all that was made of these; by id."""
    gone: dict[str, dict[str, Any]] = {}
    records = [record for path in files for record in _records(path)]
    for record in records:
        rests = {record["lineage"]["group"], *(proof["seed_id"] for proof in record["evidence"])}
        if rests & set(seeds) or shared(json.dumps(record), wanted):
            gone[record["id"]] = record
    while more := [r for r in records if r["id"] not in gone and gone.keys() & set(r["lineage"]["parents"])]:
        gone |= {record["id"]: record for record in more}
    return gone


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()] if path.is_file() else []


def _leave_out(path: Path, gone: Collection[str], *, key: str = "id") -> None:
    """The file without the records of those ids; the others to the byte."""
    if path.is_file():
        lines = path.read_bytes().splitlines(keepends=True)
        with replacing(path, binary=True) as handle:
            handle.writelines(line for line in lines if json.loads(line)[key] not in gone)


def _erase_replies(workspace: Workspace, prompts: Collection[str], wanted: set[str]) -> int:
    def unwanted(prompt: str, said: str) -> bool:
        return prompt in prompts or any(shared(part, wanted) for part in said.split("\n", 1))

    with open_replies(workspace) as replies:
        return replies.erase(unwanted)
