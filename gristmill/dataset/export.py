"""Kept pairs → dataset: three splits in which no page stands twice, and a card that says where everything came from."""

import dataclasses
import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..config import Dataset
from ..errors import UserError
from ..judgements import Judgements, applied, read
from ..progress import Progress, silent
from ..records import Pair, Tally
from ..store import Workspace, read_pairs, write_text
from . import card, croissant, llamafactory, parquet, training
from .balance import PURPOSES, balance
from .files import MEGABYTE, remove, write_rows
from .formats import FORMATS
from .formats.form import Format
from .known import Known
from .mix import mix
from .splits import SPLITS, Split, assign, group, off_share
from .written import Written


def export(
    workspace: Workspace, settings: Dataset, *, licences: Iterable[str] = (), on_progress: Progress = silent
) -> list[Tally]:
    """Write dataset/{train,validation,test}.jsonl, the card, and a folder for each further format.

    `licences`: `filter.licences`, which holds for pages that stand in the dataset without a pair too. A split without
    rows has no file: `datasets` refuses empty ones, and one of an earlier export would be read on; so would the folder
    of a format that is not asked for any more. Raises UserError where the filter stage has not run, for a format that
    does not exist, and where Parquet is asked for and its library is missing.
    """
    formats = _formats(settings.formats)
    if settings.files != "jsonl":
        parquet.require()
    pairs = list(read_pairs(workspace.kept))
    taken, out = chosen(workspace, settings, pairs)
    taken = _grouped(taken)
    split_of = assign(taken, validation=settings.validation, test=settings.test)
    place = workspace.dataset / "README.md"
    place.unlink(missing_ok=True)  # it says which files it is for: none may stand beside half of the new ones
    members = {split: [pair for pair in taken if split_of[pair.id] == split] for split in SPLITS}
    known = Known(settings, workspace=workspace, pairs=taken, split_of=split_of, licences=licences)
    for form in FORMATS:
        if form not in formats:
            _forget(workspace.dataset / form.name, form)
    written = [_write(workspace.dataset, form, members, known, on_progress) for form in formats]
    counts = {split: len(members[split]) for split in SPLITS}
    llamafactory.describe(workspace.dataset, written)
    training.describe(workspace.dataset, written)
    croissant.describe(workspace.dataset, settings, taken, written)
    write_text(place, card.render(workspace, settings, taken, counts, written=written))
    tallies = _tallies(pairs, {pair.id for pair in taken}, out)
    for split in off_share(counts, validation=settings.validation, test=settings.test):
        tallies[0].notes[f"off-share:{split}"] = counts[split]
    return tallies


def chosen(workspace: Workspace, settings: Dataset, pairs: Sequence[Pair]) -> tuple[list[Pair], dict[str, str]]:
    """The kept pairs that a dataset takes, and of the others id → why not; what has no reason is surplus variation."""
    said = read(workspace.reviews)
    unfit = {pair.id: reason for pair in pairs if (reason := _unfit(pair, said))}
    pairs = [dataclasses.replace(pair, review=applied(pair, said).review) for pair in pairs]
    out = unfit | _left_out(workspace, settings, [pair for pair in pairs if pair.id not in unfit])
    return mix([pair for pair in pairs if pair.id not in out], min_real_share=settings.min_real_share), out


def _unfit(pair: Pair, said: Judgements) -> str:
    """Why a pair must not go out by what people said since it was judged; what they wrote has to pass the filters."""
    found = applied(pair, said)
    if found.review.status == "rejected":
        return "rejected-by-reviewer"
    return "" if (found.question, found.answer) == (pair.question, pair.answer) else "edit-not-judged"


def _left_out(workspace: Workspace, settings: Dataset, pairs: Sequence[Pair]) -> dict[str, str]:
    """Pair id → why it does not go into the dataset."""
    out = {pair.id: reason for pair in pairs if (reason := workspace.fault_of(pair))}
    # Models that learn from what models made forget the rare (Shumailov et al., Nature 2024): `mix` holds the share of
    # it, this the depth.
    out |= {pair.id: "too-deep" for pair in pairs if pair.generation_depth > settings.max_generation}
    if not settings.undecided:
        out |= {pair.id: "undecided" for pair in pairs if pair.id not in out and _is_undecided(pair)}
    sound = [pair for pair in pairs if pair.id not in out]
    out |= balance(sound, PURPOSES[settings.purpose]) if settings.balance else {}
    return out | _opening([pair for pair in sound if pair.id not in out])


def _write(
    root: Path, form: Format, members: Mapping[Split, Sequence[Pair]], known: Known, on_progress: Progress
) -> Written:
    """One format: its files, by split."""
    folder = root if form is FORMATS[0] else root / form.name
    total, done = len(known.pairs), 0
    files: dict[Split, list[Path]] = {}
    for split in SPLITS:
        told = _told(members[split], split, done, total, on_progress) if split in form.splits else iter(())
        rows = form.rows(split, told, known) if split in form.splits else ()
        files[split] = write_rows(folder, split, rows, most=known.settings.shard_megabytes * MEGABYTE)
        done += len(members[split])
    if form.beside is not None:
        form.beside(folder, members, known)
    return _as_asked(Written(name=form.name, folder=folder, files=files), known.settings.files)


def _as_asked(written: Written, files: str) -> Written:
    """The format with its files as Parquet too, or alone."""
    if files == "jsonl":
        return written
    made = iter(parquet.to_parquet([path for split in SPLITS for path in written.files[split]]))
    tables = {split: [next(made) for _ in written.files[split]] for split in SPLITS}
    for split in SPLITS if files == "parquet" else ():
        for path in written.files[split]:
            path.unlink()
    return dataclasses.replace(written, files=tables)


def _forget(folder: Path, form: Format) -> None:
    """Remove what an earlier export wrote of a format that is not asked for now."""
    for split in SPLITS:
        remove(folder, split)
    for name in form.others:
        (folder / name).unlink(missing_ok=True)


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


def _formats(names: Sequence[str]) -> list[Format]:
    """The formats to write, in the order of the list: the first one always."""
    always, *others = FORMATS
    further = [form.name for form in others]
    for name in names:
        if name not in further:
            close = difflib.get_close_matches(name, further, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(further) or 'none'}"
            raise UserError(f"dataset.formats: no further format is named {name!r}, {hint}")
    return [always, *(form for form in others if form.name in names)]


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
