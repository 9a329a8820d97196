"""What a person at a terminal sees: progress while a stage works, pairs in their context."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from ..progress import Progress, silent
from ..records import KINDS, Fidelity, Pair, SourceStatus
from ..store import Workspace


@contextlib.contextmanager
def progress(name: str, *, shown: bool) -> Iterator[Progress]:
    """A progress line on stderr (done, total, rate, time left), or silence in a pipe."""
    if not shown:
        yield silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}", style="dim"),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(name, total=None, note="", rate="")

        def report(done: int, total: int | None = None, note: str = "") -> None:
            speed = bars.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            bars.update(task, completed=done, total=total, note=note[:60], rate=rate)

        yield report


def counts(numbers: Mapping[str, int]) -> str:
    """`reason 12, other 3`, largest first."""
    return ", ".join(
        f"{name} {count:,}" for name, count in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    )


def source_lines(source: SourceStatus) -> Iterator[str]:
    """A source of the workspace for a reader, one line a subject."""
    ended = source.finished_at or "interrupted: the same command goes on"
    yield f"{source.source}: {counts(source.pages)} pages, {source.runs:,} runs, last {ended}"
    expected = source.coverage.get("expected")
    if expected:
        missing = counts(source.coverage["missing"]) or "nothing missing"
        yield f"  coverage: {source.coverage['recall']:.1%} of {expected:,} pages that inventories name ({missing})"
    for title, numbers in (
        ("not used", source.reasons),
        ("flagged", source.flags),
        ("consent signals", source.signals),
        ("overridden", source.overrides),
    ):
        if numbers:
            yield f"  {title}: {counts(numbers)}"
    if source.fidelity is not None:
        yield f"  fidelity: {source.fidelity:.3f} (mean of each page's lowest recall of structure)"


def ledger_line(name: str, fidelity: Fidelity, flags: Sequence[str]) -> str:
    """One page's fidelity: recall of each kind that the page has, share of junk, flags."""
    figures = [
        f"{kind} {value:.3f}" for kind in (*KINDS, "tok", "junk") if (value := getattr(fidelity, kind)) is not None
    ]
    return f"{name}: {', '.join(figures)}" + (f" [{', '.join(flags)}]" if flags else "")


CONTEXT = 240  # code points of the page shown on each side of a quote


def show(pair: Pair, workspace: Workspace, *, mark: tuple[str, str] = (">>>", "<<<")) -> str:
    """A pair for a reader: question, answer, each evidence between its marks in the page's text, and the verdicts."""
    lines = [f"{pair.id}  {pair.type}, {pair.origin}, depth {pair.generation_depth}, {pair.language}", ""]
    lines += [f"Q: {pair.question}", "", *(f"A: {pair.answer}".splitlines()), ""]
    for number, evidence in enumerate(pair.evidence, 1):
        markdown = workspace.read_seed(evidence.seed_path).markdown
        valid = markdown[evidence.start : evidence.stop] == evidence.quote
        before = markdown[max(0, evidence.start - CONTEXT) : evidence.start]
        after = markdown[evidence.stop : evidence.stop + CONTEXT]
        lines += [
            f"Evidence {number}: {evidence.url}",
            f"  {evidence.seed_path} [{evidence.start}:{evidence.stop}]",
            f"  under {' > '.join(evidence.heading_path) or 'no heading'}",
            f"  licence {evidence.licence}, crawled {evidence.crawled_at}, span {'valid' if valid else 'NOT VALID'}",
            *(f"  | {line}" for line in f"{before}{mark[0]}{evidence.quote}{mark[1]}{after}".splitlines()),
            "",
        ]
    if pair.lineage.parents:
        lines.append(
            f"Made from {', '.join(pair.lineage.parents)} by {pair.generator.recipe} with {pair.generator.model}"
        )
    for check in pair.checks:
        score = "" if check.score is None else f" score {check.score:.3f}"
        bound = "" if check.threshold is None else f" threshold {check.threshold:.3f}"
        other = f" other {check.other}" if check.other else ""
        lines.append(
            f"{check.decision:8} {check.filter}: {check.reason or 'ok'}{score}{bound}{other} {check.detail}".rstrip()
        )
    return "\n".join(lines)
