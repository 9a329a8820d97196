"""Kept pairs → dataset: three splits in which no page stands twice, and a card that says where everything came from."""

import dataclasses
import difflib
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..config import Dataset
from ..errors import UserError
from ..progress import Progress, silent
from ..records import Pair, Tally
from ..store import Workspace, read_pairs, write_text
from . import card, llamafactory
from .balance import PURPOSES, balance
from .formats import FORMATS, Write
from .mix import mix
from .private import Mode, Private, noted, reported, scrubbed
from .splits import SPLITS, Split, assign, group


def export(
    workspace: Workspace, settings: Dataset, *, privacy: Mode = "drop", on_progress: Progress = silent
) -> list[Tally]:
    """Write dataset/{train,validation,test}.jsonl, the card, and a folder for each further format.

    `privacy` says what becomes of personal data that the filter let pass.

    A split without pairs has no file: `datasets` refuses empty ones, and one of an earlier export would be read on.
    Raises UserError where the filter stage has not run, and for a format that does not exist.
    """
    formats = _formats(workspace.dataset, settings.formats)
    pairs = list(read_pairs(workspace.kept))
    faults = {pair.id: reason for pair in pairs if (reason := workspace.fault_of(pair))}
    # Models that learn from what models made forget the rare (Shumailov et al., Nature 2024): `mix` holds the share of
    # it, this the depth.
    faults |= {pair.id: "too-deep" for pair in pairs if pair.generation_depth > settings.max_generation}
    if not settings.undecided:
        faults |= {pair.id: "undecided" for pair in pairs if pair.id not in faults and _is_undecided(pair)}
    if privacy == "drop":
        faults |= {pair.id: "personal-data" for pair in pairs if pair.id not in faults and noted(pair)}
    sound = [pair for pair in pairs if pair.id not in faults]
    out = balance(sound, PURPOSES[settings.purpose]) if settings.balance else {}
    out |= _opening([pair for pair in sound if pair.id not in out])
    balanced = [pair for pair in sound if pair.id not in out]
    chosen = _grouped(mix(balanced, min_real_share=settings.min_real_share))
    split_of = assign(chosen, validation=settings.validation, test=settings.test)
    chosen, private = scrubbed(chosen) if privacy == "scrub" else (chosen, reported(chosen))
    place = workspace.dataset / "README.md"
    place.unlink(missing_ok=True)  # it says which files it is for: none may stand beside half of the new ones
    for folder, write in formats:
        done = 0
        for split in SPLITS:
            members = [pair for pair in chosen if split_of[pair.id] == split]
            if members:
                write(folder, split, _told(members, split, done, len(chosen), on_progress), settings)
            else:
                _remove(folder, split)
            done += len(members)
    counts: Counter[str] = Counter(split_of.values())
    llamafactory.describe(workspace.dataset, settings.formats, [split for split in SPLITS if counts[split]])
    files = _digest(workspace.dataset)
    write_text(place, card.render(workspace, settings, chosen, counts, files=files, private=private))
    return _tallies(pairs, {pair.id for pair in chosen}, {**faults, **out}, private)


def _opening(pairs: Sequence[Pair]) -> dict[str, str]:
    """The pairs that a conversation of the set begins with, question and answer: they stand in it."""
    begun = {pair.lineage.parents[0] for pair in pairs if pair.turns > 1 and pair.lineage.parents}
    return {pair.id: "opens-conversation" for pair in pairs if pair.id in begun}


def _is_undecided(pair: Pair) -> bool:
    """Whether a filter abstained and nothing after it decided; what abstained stands in the pair's checks."""
    return any(check.decision == "abstain" for check in pair.checks) and pair.review.status != "approved"


def _grouped(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, each with the name of the group that really shares its split."""
    names = group(pairs)
    return [
        dataclasses.replace(pair, lineage=dataclasses.replace(pair.lineage, group=names[pair.id])) for pair in pairs
    ]


def _remove(folder: Path, split: Split) -> None:
    """What an earlier export wrote of a split that has no pairs now; a format names its files after the split."""
    for path in sorted(folder.glob(f"{split}.*")):
        if path.is_file() and not path.is_symlink():
            path.unlink()


def _digest(folder: Path) -> str:
    """SHA-256 over the JSONL of all splits, by name and content."""
    total = hashlib.sha256()
    for split in SPLITS:
        path = folder / f"{split}.jsonl"
        if path.is_file():
            with path.open("rb") as handle:
                total.update(f"{split} {hashlib.file_digest(handle, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()


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


def _tallies(pairs: Sequence[Pair], chosen: set[str], out: Mapping[str, str], private: Private) -> list[Tally]:
    tallies = {source: Tally("dataset", source) for source in sorted({pair.source for pair in pairs})}
    for pair in pairs:
        if pair.id in chosen:
            tallies[pair.source].keep()
        else:
            tallies[pair.source].drop(out.get(pair.id, "surplus-variation"))
    verb = "replaced" if private.mode == "scrub" else "personal"
    for source, counts in private.counts.items():
        tallies[source].notes.update({f"{verb} {kind}": count for kind, count in counts.items()})
    return list(tallies.values())
