"""Kept pairs → dataset: three splits in which no page stands twice, and a card that says where everything came from."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from ..config import Dataset
from ..progress import Progress, silent
from ..records import Pair, Tally
from ..store import Workspace, read_pairs, replacing, write_text
from . import card
from .mix import mix
from .records import record
from .splits import SPLITS, assign


def export(workspace: Workspace, settings: Dataset, *, on_progress: Progress = silent) -> list[Tally]:
    """Write dataset/{train,validation,test}.jsonl and the card. Raises UserError where the filter stage has not run."""
    pairs = list(read_pairs(workspace.kept))
    faults = {pair.id: reason for pair in pairs if (reason := workspace.fault_of(pair))}
    chosen = mix([pair for pair in pairs if pair.id not in faults], min_real_share=settings.min_real_share)
    splits = assign(chosen, validation=settings.validation, test=settings.test)
    counts: Counter[str] = Counter()
    for split in SPLITS:
        with replacing(workspace.dataset / f"{split}.jsonl") as handle:
            for pair in (p for p in chosen if splits[p.id] == split):
                handle.write(json.dumps(record(pair, split, system=settings.system), ensure_ascii=False) + "\n")
                counts[split] += 1
                on_progress(counts.total(), len(chosen), split)
    write_text(workspace.dataset / "README.md", card.render(workspace, settings, chosen, counts))
    return _tallies(pairs, {pair.id for pair in chosen}, faults)


def _tallies(pairs: Sequence[Pair], chosen: set[str], faults: Mapping[str, str]) -> list[Tally]:
    tallies = {source: Tally("dataset", source) for source in sorted({pair.source for pair in pairs})}
    for pair in pairs:
        if pair.id in chosen:
            tallies[pair.source].keep()
        else:
            tallies[pair.source].drop(faults.get(pair.id, "surplus-variation"))
    return list(tallies.values())
