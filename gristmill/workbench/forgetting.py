"""Forgetting: pages, the pairs that rest on them and what models made of both, out of a workspace and proven gone."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from converter.reuse import drop
from crawler.forget import Condemned, find, remove, responses

from .. import judgements
from ..errors import UserError
from ..models.replies import open_replies
from ..phrases import own, parts, shared
from ..saying import said
from ..store import Workspace, replacing
from .crawl_files import remove_crawl_files
from .traces import readable, traces

if TYPE_CHECKING:
    from .making import Work

_PLACES = ("seed_id", "seed_path")  # a damaged seed is known by its path alone
_NO_RECORD = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


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
    # runs of eight words that stood in these pages' text and in no other page that is left
    traces: int
    # of these phrases, how many the workspace and its dataset still hold


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of pairs.jsonl or tombstones.jsonl, in any schema there was."""

    id: str
    rests: frozenset[str]
    # ids and paths of seeds
    parents: frozenset[str]
    prompt: str
    # SHA-256; empty where no model was asked
    text: bytes

    @classmethod
    def of(cls, text: bytes) -> Self:
        """Raises one of `_NO_RECORD` where it is none."""
        record = json.loads(text)
        proofs = record["evidence"]
        return cls(
            id=record["id"],
            rests=frozenset({record["lineage"]["group"], *(proof[at] for proof in proofs for at in _PLACES)}),
            parents=frozenset(record["lineage"]["parents"]),
            prompt=record["generator"]["prompt_sha256"],
            text=text,
        )


def condemned(workspace: Workspace, what: str) -> Condemned:
    """The pages that `forget` would take out: to be read before one agrees."""
    with workspace.faults():
        return find(workspace, what)


def forget(work: "Work", workspace: Workspace, what: str) -> Forgotten:
    """Take out pages, pairs, variations, replies and archived responses, judge and export what is left, and prove it.

    Can be run again after it was cut short. Raises UserError where nothing is of that kind, before anything is done
    where a line cannot be read, and, after all is done, where a file that is not Gristmill's own still holds a phrase.
    """
    with workspace.lock(), workspace.faults():
        doomed = find(workspace, what)
        judgements.read(workspace.reviews)  # a damaged line is named before the first file is changed
        wanted = own((seed.markdown for seed in doomed.seeds), _others(workspace, doomed))
        seeds = {name for seed in doomed.seeds for name in (seed.seed_id, seed.path)} | set(doomed.paths)
        gone = _gone([workspace.pairs, workspace.tombstones], seeds, wanted)
        prompts = {line.prompt for line in gone.values()} - {""}
        replies = _erase_replies(workspace, prompts, wanted)
        for path in (workspace.pairs, workspace.tombstones):
            _leave_out(path, gone)
        _leave_out(workspace.reviews, gone, key="pair")
        workspace.page.unlink(missing_ok=True)  # it shows pairs, and is made again by its command
        remove_crawl_files(workspace)
        drop(workspace, doomed.paths)
        records = remove(workspace, doomed, lambda body: bool(shared(readable(body), wanted)))
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


def _others(workspace: Workspace, doomed: Condemned) -> Iterator[str]:
    """The text of all other pages, and what their Markdown leaves of it: navigation, an index that is no content."""
    for seed in doomed.others:
        yield seed.markdown
        yield said(seed.markdown)  # as it stands in a dataset: words on both sides of a link's address meet
    for body in responses(workspace, doomed):
        yield from parts(readable(body))


def _gone(files: Sequence[Path], seeds: Collection[str], wanted: set[str]) -> dict[str, _Line]:
    """The pairs that rest on seeds or repeat a phrase, and all that was made of these; by id."""
    lines = [line for path in files for line in _lines(path)]
    gone = {
        line.id: line
        for line in lines
        if not line.rests.isdisjoint(seeds) or shared(line.text.decode("utf-8", "surrogatepass"), wanted)
    }
    while more := [line for line in lines if line.id not in gone and gone.keys() & line.parents]:
        gone |= {line.id: line for line in more}
    return gone


def _lines(path: Path) -> Iterator[_Line]:
    for number, text in enumerate(path.read_bytes().splitlines() if path.is_file() else (), 1):
        try:
            yield _Line.of(text)
        except _NO_RECORD:
            raise UserError(f"{path}:{number} is no pair record: mend or remove the line") from None


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
