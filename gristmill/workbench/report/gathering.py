"""All that the report tells, from the workspace's files and tables."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...config import Dataset
from ...dataset.diversity import Diversity, diversity
from ...errors import UserError
from ...records import Pair, Seed
from ...store import Workspace, read_pairs
from ..looking import Consents, Diff, Status, consents, diff, status
from ..sampling import drawn_from
from ..showing import EvidenceInContext, in_context
from .cover import Folder, cover
from .funnel import Step, steps
from .spread import Kind, Spread, kinds, lengths, scores

READ = 20  # pairs that are shown whole
MOST_CONFLICTS = 10
MOST_CHANGED = 30  # pages of a source that are named
_SPENT = ("calls", "prompt_tokens", "completion_tokens")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two pairs that ask the same and answer differently; neither is kept."""

    questions: tuple[str, ...]
    answers: tuple[str, ...]
    urls: tuple[str, ...]
    differ: str
    # how many facts differ, by slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """What stands under one licence."""

    name: str
    pages: int
    # active
    pairs: int
    # kept


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRuns:
    """A stage's last run beside the one before."""

    stage: str
    unit: str
    runs: int
    before: int | None
    # kept by the run before; None where there is none
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What asking a model took in all runs of the workspace."""

    calls: int
    prompt_tokens: int
    completion_tokens: int
    cost: float | None
    # in the currency of the configured prices; None where none are configured


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A pair to read, with its proof in place."""

    pair: Pair
    evidence: tuple[EvidenceInContext, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The figures of one report."""

    name: str
    # of the workspace's folder
    version: str
    # of Gristmill, which made the workspace's last run
    status: Status
    steps: tuple[Step, ...]
    folders: tuple[Folder, ...]
    kinds: tuple[Kind, ...]
    spreads: tuple[Spread, ...]
    diversity: Diversity
    conflicts: tuple[Conflict, ...]
    # the first ones
    conflicting: int
    licences: tuple[Licence, ...]
    consents: Consents
    diff: Diff
    runs: tuple[StageRuns, ...]
    spent: Spent
    shown: tuple[Shown, ...]
    kept: int
    dropped: int


def gather(workspace: Workspace, settings: Dataset, *, seed: int = 0) -> Gathered:
    """Raises UserError where the filters have not run, or where a cited page was edited since."""
    kept, dropped = list(read_pairs(workspace.kept)), list(read_pairs(workspace.dropped))
    seeds, found = list(workspace.seeds()), status(workspace)
    conflicts = list(_conflicts(workspace))
    return Gathered(
        name=workspace.root.name,
        version=str(workspace.read_report().get("gristmill", "")),
        status=found,
        steps=tuple(steps(workspace, found.stages, kept=kept, dropped=dropped, seeds=seeds, settings=settings)),
        folders=tuple(cover(kept, seeds)),
        kinds=kinds(kept, dropped),
        spreads=(*scores(kept, dropped), *lengths(kept, dropped)),
        diversity=diversity(kept, seeds),
        conflicts=tuple(conflicts[:MOST_CONFLICTS]),
        conflicting=len(conflicts),
        licences=_licences(kept, seeds),
        consents=consents(workspace),
        diff=diff(workspace),
        runs=tuple(_runs(workspace, found)),
        spent=_spent(workspace.runs("vary")),
        shown=tuple(
            Shown(pair=pair, evidence=tuple(in_context(workspace, pair)))
            for pair in drawn_from(kept, number=READ, seed=seed)
        ),
        kept=len(kept),
        dropped=len(dropped),
    )


def _conflicts(workspace: Workspace) -> Iterator[Conflict]:
    lines = workspace.conflicts.read_bytes().splitlines() if workspace.conflicts.is_file() else ()
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            told = {name: tuple(record[name]) for name in ("questions", "answers", "urls")}
            yield Conflict(**told, differ=record["differ"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise UserError(f"{workspace.conflicts}:{number} is no conflict: run `gristmill filter` again") from None


def _licences(kept: Sequence[Pair], seeds: Sequence[Seed]) -> tuple[Licence, ...]:
    pages = Counter(seed.licence for seed in seeds if seed.status == "active")
    pairs = Counter(name for pair in kept for name in {proof.licence for proof in pair.evidence})
    named = sorted(pages | pairs, key=lambda name: (-pairs[name], name))
    return tuple(Licence(name=name, pages=pages[name], pairs=pairs[name]) for name in named)


def _runs(workspace: Workspace, found: Status) -> Iterator[StageRuns]:
    for stage in found.stages:
        entries = workspace.runs(stage.stage)
        kept = [sum(tally["kept"] for tally in entry["sources"].values()) for entry in entries]
        before = kept[-2] if len(kept) > 1 else None
        yield StageRuns(stage=stage.stage, unit=stage.unit, runs=len(kept), before=before, now=stage.kept)


def _spent(entries: Sequence[Mapping[str, Any]]) -> Spent:
    costs = [entry["cost"] for entry in entries if entry.get("cost") is not None]
    sums = {name: sum(entry.get(name, 0) for entry in entries) for name in _SPENT}
    return Spent(**sums, cost=sum(costs) if costs else None)
