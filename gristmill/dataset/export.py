"""Kept pairs → dataset: three splits in which no page stands twice, and a card that says where everything came from."""

import dataclasses
import difflib
import logging
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..config import Dataset
from ..errors import UserError
from ..judgements import Judgements, applied, read
from ..progress import Progress, silent
from ..records import Pair, Tally
from ..shelf import Shelf, Shelved, some
from ..store import Workspace, read_pairs, write_text
from . import card, croissant, llamafactory, parquet, training
from .balance import PURPOSES, balance
from .collapse import Drift, drift, refuse
from .crowding import crowded
from .diversity import Diversity, diversity
from .files import MEGABYTE, remove, write_rows
from .formats import FORMATS
from .formats.form import Format, Row
from .known import Known
from .mix import mix
from .private import Mode, Private, Scrubber, noted, reported
from .splits import SPLITS, Split, assign, group, off_share
from .target import beyond
from .written import Written

log = logging.getLogger("gristmill.dataset")
VERIFIER = "verifier"  # the filter whose word settles what another one left open (filters/verification.py)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export did, and the figures of the set that it wrote."""

    tallies: list[Tally]
    variety: Diversity
    drift: tuple[Drift, ...]

    def details(self) -> dict[str, Any]:
        """The figures for report.json."""
        return {"variety": dataclasses.asdict(self.variety), "drift": [dataclasses.asdict(one) for one in self.drift]}


def export(
    workspace: Workspace, settings: Dataset, *, licences: Iterable[str] = (), privacy: Mode = "drop",
    on_progress: Progress = silent,
) -> list[Tally]:  # fmt: skip
    """As `exported`, the tallies alone."""
    return exported(workspace, settings, licences=licences, privacy=privacy, on_progress=on_progress).tallies


def exported(
    workspace: Workspace, settings: Dataset, *, licences: Iterable[str] = (), privacy: Mode = "drop",
    on_progress: Progress = silent,
) -> Exported:  # fmt: skip
    """Write dataset/{train,validation,test}.jsonl, the card, and a folder for each further format.

    `licences`: `filter.licences`, which holds for pages that stand in the dataset without a pair too; `privacy` says
    what becomes of personal data that the filter let pass. A split without
    rows has no file: `datasets` refuses empty ones, and one of an earlier export would be read on; so would the folder
    of a format that is not asked for any more. Raises UserError where the filter stage has not run, for a format that
    does not exist, where Parquet is asked for and its library is missing, for a mix that cannot be had, and where what
    models made has lost its variety; the dataset of an earlier export is then left as it is.
    """
    formats = _formats(settings.formats)
    if settings.files != "jsonl":
        parquet.require()
    _warn(workspace)
    with workspace.reading_once(), Shelf(workspace.root) as kept, Shelf(workspace.root) as ready:
        unfit: dict[str, str] = {}
        for pair, reason in _reviewed(workspace, read_pairs(workspace.kept)):
            kept.put(_slim(pair))
            if reason:
                unfit[pair.id] = reason
        taken, out = _taken(workspace, settings, Shelved(kept), unfit, privacy)
        drifted = drift(taken, Shelved(kept))
        refuse(drifted, settings.min_variety)
        groups = group(taken)
        private = _make_ready(taken, groups, ready, privacy)
        taken = Shelved(ready)
        split_of = assign(
            taken, validation=settings.validation, test=settings.test, groups=None if privacy == "scrub" else groups
        )
        known = Known(settings, workspace=workspace, pairs=taken, split_of=split_of, licences=licences, privacy=privacy)
        members = _members(ready, split_of)
        written = _write_all(workspace.dataset, formats, members, known, on_progress)
        variety = diversity(taken, workspace.seeds(), settings.topics)
        counts = {split: len(members[split]) for split in SPLITS}
        text = card.render(
            workspace, settings, taken, counts, written=written, variety=variety, drift=drifted, private=private
        )
        write_text(workspace.dataset / "README.md", text)
        tallies = _tallies(Shelved(kept), split_of.keys(), out, private)
    for split in off_share(counts, validation=settings.validation, test=settings.test):
        tallies[0].notes[f"off-share:{split}"] = counts[split]
    return Exported(tallies=tallies, variety=variety, drift=drifted)


def chosen(
    workspace: Workspace, settings: Dataset, pairs: Iterable[Pair], privacy: Mode = "drop"
) -> tuple[Sequence[Pair], dict[str, str]]:
    """The kept pairs that a dataset takes, and of the others id → why not; what has no reason is surplus variation."""
    reviewed = list(_reviewed(workspace, pairs))
    unfit = {pair.id: reason for pair, reason in reviewed if reason}
    return _taken(workspace, settings, [pair for pair, _ in reviewed], unfit, privacy)


def _reviewed(workspace: Workspace, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, str]]:
    """Each pair with what people said of it since it was judged, and why it must not go out by that, or ""."""
    said = read(workspace.reviews)
    for pair in pairs:
        yield dataclasses.replace(pair, review=applied(pair, said).review), _unfit(pair, said)


def _slim(pair: Pair) -> Pair:
    """The pair without the verdicts that say no more than that a filter has nothing against it: most of its size."""
    checks = tuple(c for c in pair.checks if c.decision != "accept" or c.reason or c.detail or c.filter == VERIFIER)
    return dataclasses.replace(pair, checks=checks)


def _taken(
    workspace: Workspace, settings: Dataset, pairs: Sequence[Pair], unfit: Mapping[str, str], privacy: Mode
) -> tuple[Sequence[Pair], dict[str, str]]:
    out = {**unfit, **_left_out(workspace, settings, _but(pairs, unfit), privacy)}
    return mix(_but(pairs, out), min_real_share=settings.min_real_share), out


def _but(pairs: Sequence[Pair], out: Mapping[str, str]) -> Sequence[Pair]:
    """The pairs that are not out."""
    return some(pairs, (place for place, pair in enumerate(pairs) if pair.id not in out)) if out else pairs


def _make_ready(taken: Sequence[Pair], groups: Mapping[str, str], ready: Shelf, privacy: Mode) -> Private:
    """Put the pairs on a shelf, each with the name of the group that really shares its split, and with stand-ins."""
    scrubber = Scrubber()
    for pair in taken:
        one = dataclasses.replace(pair, lineage=dataclasses.replace(pair.lineage, group=groups[pair.id]))
        ready.put(scrubber.scrubbed(one) if privacy == "scrub" else one)
    return scrubber.private if privacy == "scrub" else reported(Shelved(ready), privacy)


def _members(ready: Shelf, split_of: Mapping[str, Split]) -> dict[Split, Shelved]:
    """The pairs of each split, in order."""
    numbers = {split: array("q") for split in SPLITS}
    for number, pair in enumerate(Shelved(ready)):
        numbers[split_of[pair.id]].append(number)
    return {split: Shelved(ready, numbers[split]) for split in SPLITS}


def _unfit(pair: Pair, said: Judgements) -> str:
    """Why a pair must not go out by what people said since it was judged; what they wrote has to pass the filters."""
    found = applied(pair, said)
    if found.review.status == "rejected":
        return "rejected-by-reviewer"
    return "" if (found.question, found.answer) == (pair.question, pair.answer) else "edit-not-judged"


def _left_out(workspace: Workspace, settings: Dataset, pairs: Sequence[Pair], privacy: Mode) -> dict[str, str]:
    """Pair id → why it does not go into the dataset."""
    out = {pair.id: reason for pair in pairs if (reason := _unsound(workspace, settings, pair, privacy))}
    left = _but(pairs, out)
    out |= (beside := balance(left, PURPOSES[settings.purpose]) if settings.balance else {})
    left = _but(left, beside)
    out |= (alike := crowded(left, settings) if settings.balance else {})
    left = _but(left, alike)
    out |= (begun := _opening(left))
    return out | beyond(_but(left, begun), settings.mix)


def _unsound(workspace: Workspace, settings: Dataset, pair: Pair, privacy: Mode) -> str:
    """Why a pair alone cannot go in: a reason code, or ""."""
    # Models that learn from what models made forget the rare (Shumailov et al., Nature 2024): `mix` holds the share of
    # it, this the depth.
    fault = workspace.fault_of(pair)
    if pair.generation_depth > settings.max_generation:
        return "too-deep"
    if fault:
        return fault
    if not settings.undecided and _is_undecided(pair):
        return "undecided"
    return "personal-data" if privacy == "drop" and noted(pair) else ""


def _write_all(
    root: Path, formats: Sequence[Format], members: Mapping[Split, Shelved], known: Known, on_progress: Progress
) -> list[Written]:
    """All files but the card."""
    (root / "README.md").unlink(missing_ok=True)  # it says which files it is for: none may stand beside half of the new
    for form in FORMATS:
        if form not in formats:
            _forget(root / form.name, form)
    written = [_write(root, form, members, known, on_progress) for form in formats]
    llamafactory.describe(root, written)
    training.describe(root, written)
    croissant.describe(root, known.settings, known.pairs, written)
    return written


def _write(root: Path, form: Format, members: Mapping[Split, Shelved], known: Known, on_progress: Progress) -> Written:
    """One format: its files, by split."""
    folder = root if form is FORMATS[0] else root / form.name
    total, done = len(known.pairs), 0
    files: dict[Split, list[Path]] = {}
    for split in SPLITS:
        told = _Told(members[split], done, total, split, on_progress)
        rows = _settled(form, map(known.clean, form.rows(split, told, known))) if split in form.splits else ()
        files[split] = write_rows(folder, split, rows, most=known.settings.shard_megabytes * MEGABYTE)
        done += len(members[split])
    if form.beside is not None:
        form.beside(folder, members, known)
    return _as_asked(Written(name=form.name, folder=folder, files=files), known.settings.files)


def _settled(form: Format, rows: Iterable[Row]) -> Iterable[Row]:
    return rows if form.settled is None else (row for row in map(form.settled, rows) if row is not None)


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


def _warn(workspace: Workspace) -> None:
    """Say what a verifier was asked in vain."""
    use = workspace.read_report().get("stages", {}).get("filter", {}).get("verifier", {"trials": ()})
    for each in use["trials"]:
        if not each["trusted"]:
            log.warning("the verdicts of %s on %s are not used: %s", use["name"], each["kind"], each["why_not"])


def _opening(pairs: Sequence[Pair]) -> dict[str, str]:
    """The pairs that a conversation of the set begins with, question and answer: they stand in it."""
    begun = {pair.lineage.parents[0] for pair in pairs if pair.turns > 1 and pair.lineage.parents}
    return {pair.id: "opens-conversation" for pair in pairs if pair.id in begun}


def _is_undecided(pair: Pair) -> bool:
    """Whether a filter abstained and nothing after it decided; what abstained stands in the pair's checks."""
    confirmed = any(c.filter == VERIFIER and c.decision == "accept" and c.score is not None for c in pair.checks)
    abstained = any(check.decision == "abstain" for check in pair.checks)
    return abstained and not confirmed and pair.review.status != "approved"


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


class _Told(Shelved):
    """Pairs of which is told how many have been read, whenever they are gone through."""

    def __init__(self, pairs: Shelved, done: int, total: int, split: str, on_progress: Progress) -> None:
        super().__init__(pairs.shelf, pairs.numbers)
        self._done, self._total, self._split, self._on_progress = done, total, split, on_progress

    def __iter__(self) -> Iterator[Pair]:
        for number, pair in enumerate(super().__iter__(), self._done + 1):
            yield pair
            self._on_progress(number, self._total, self._split)


def _tallies(pairs: Sequence[Pair], chosen: Collection[str], out: Mapping[str, str], private: Private) -> list[Tally]:
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
