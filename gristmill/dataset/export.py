"""Kept pairs → dataset: three splits in which no page stands twice, and a card that says where everything came from."""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..config import Dataset
from ..errors import UserError
from ..progress import Progress, silent
from ..records import Pair, Tally
from ..store import Workspace, read_pairs, write_text
from . import card
from .balance import PURPOSES, balance
from .formats import FORMATS, Write
from .mix import mix
from .splits import SPLITS, assign


def export(workspace: Workspace, settings: Dataset, *, on_progress: Progress = silent) -> list[Tally]:
    """Write dataset/{train,validation,test}.jsonl, the card, and a folder for each further format.

    Raises UserError where the filter stage has not run, and for a format that does not exist.
    """
    formats = _formats(workspace.dataset, settings.formats)
    pairs = list(read_pairs(workspace.kept))
    out = balance(pairs, PURPOSES[settings.purpose]) if settings.balance else {}
    balanced = [pair for pair in pairs if pair.id not in out]
    chosen = mix(balanced, min_real_share=settings.min_real_share)
    split_of = assign(chosen, validation=settings.validation, test=settings.test)
    for folder, write in formats:
        done = 0
        for split in SPLITS:
            members = [pair for pair in chosen if split_of[pair.id] == split]
            write(folder, split, _told(members, split, done, len(chosen), on_progress), settings)
            done += len(members)
    counts: Counter[str] = Counter(split_of.values())
    write_text(workspace.dataset / "README.md", card.render(workspace, settings, chosen, counts))
    return _tallies(pairs, {pair.id for pair in chosen}, out)


def _formats(root: Path, names: Sequence[str]) -> list[tuple[Path, Write]]:
    """Where each format goes: the first one always, into the root; those that are named, into a folder of that name."""
    (_, always), *others = FORMATS
    further = dict(others)
    for name in names:
        if name not in further:
            close = difflib.get_close_matches(name, further, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(further) or 'none'}"
            raise UserError(f"dataset.formats: no further format is named {name!r}, {hint}")
    return [(root, always), *[(root / name, write) for name, write in others if name in names]]


def _told(members: Sequence[Pair], split: str, done: int, total: int, on_progress: Progress) -> Iterator[Pair]:
    for number, pair in enumerate(members, done + 1):
        yield pair
        on_progress(number, total, split)


def _tallies(pairs: Sequence[Pair], chosen: set[str], out: Mapping[str, str]) -> list[Tally]:
    tallies = {source: Tally("dataset", source) for source in sorted({pair.source for pair in pairs})}
    for pair in pairs:
        if pair.id in chosen:
            tallies[pair.source].keep()
        else:
            tallies[pair.source].drop(out.get(pair.id, "surplus-variation"))
    return list(tallies.values())
