"""One call of the program: how loud it is, and what it says while stages run and after."""

import contextlib
import functools
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from ..errors import GristmillError
from . import jsonlines
from .saying import PrintableFormatter, tell

if TYPE_CHECKING:
    from ..progress import Progress
    from ..workbench.making import Work
    from ..workbench.reaching import Plan
    from ..workbench.summary import StageSummary
    from .metrics import Metrics


BETWEEN = 10.0  # seconds of two lines of JSON on progress: 360 an hour


class Run:
    """A Listener that speaks to a person, on stderr."""

    def __init__(self, *, verbose: bool, quiet: bool, metrics: "Metrics | None" = None) -> None:
        import logging

        self.quiet, self._metrics = quiet, metrics
        level = logging.DEBUG if verbose else logging.WARNING
        logging.basicConfig(level=level, stream=sys.stderr)
        plain = PrintableFormatter("%(levelname)s %(name)s: %(message)s")
        for handler in logging.getLogger().handlers:
            handler.setFormatter(jsonlines.Formatter() if jsonlines.spoken() else plain)
            handler.setLevel(level)  # some libraries set their loggers to DEBUG

    @contextlib.contextmanager
    def progress(self, stage: str) -> "Iterator[Progress]":
        """A progress line on a terminal; a line now and then in JSON; figures into the file of metrics."""
        from .terminal import progress

        told = _told_in_json(stage, quiet=self.quiet) if jsonlines.spoken() else None
        with told or progress(stage, shown=not self.quiet and sys.stderr.isatty()) as report:
            yield _counted(stage, report, self._metrics) if self._metrics else report

    def ended(self, stage: "StageSummary") -> None:
        """One line a stage, but for a dry run; and also where it is quiet, what was paid for once or may be later."""
        from .money import money_lines
        from .printers import stage_line, trial_lines

        if self._metrics:
            self._metrics.ended(stage)
        if not self.quiet and not (stage.model and stage.model.dry_run):
            if jsonlines.spoken():
                _tell_sources(stage)
            tell(stage_line(stage), event="stage-ended", stage=stage.stage, figures=_figures(stage))
            for line in trial_lines(stage.verifier, stage.stage):
                tell(line, event="verifier", stage=stage.stage)
        for line in money_lines(stage):
            tell(line, event="model", stage=stage.stage)

    def idle(self, sources: int) -> None:
        """Nothing is due, which cron need not hear."""
        self.say(f"none of {sources:,} sources is due", event="idle")

    def planned(self, plan: "Plan") -> None:
        """What is there, what is lacking, and what that is likely to take."""
        from .money import plan_lines

        for line in plan_lines(plan):
            self.say(line, event="target")

    def say(self, line: str, *, event: str = "said") -> None:
        """One more line, unless it is quiet."""
        if not self.quiet:
            tell(line, event=event)


def _counted(stage: str, report: "Progress", metrics: "Metrics") -> "Progress":
    def both(done: int, total: int | None = None, note: str = "") -> None:
        report(done, total, note)
        metrics.progress(stage, done, total)

    return both


@contextlib.contextmanager
def _told_in_json(stage: str, *, quiet: bool) -> "Iterator[Progress]":
    """That a stage began, and every BETWEEN seconds how far it is."""
    told = time.monotonic()

    def report(done: int, total: int | None = None, note: str = "") -> None:
        nonlocal told
        if quiet or time.monotonic() - told < BETWEEN:
            return
        told = time.monotonic()
        of = f" of {total:,}" if total else ""
        figures = {"done": done, "total": total}
        jsonlines.write(f"{stage}: {done:,}{of} {note}".rstrip(), event="progress", figures=figures)

    jsonlines.works(stage)
    if not quiet:
        jsonlines.write(f"{stage} begins", event="stage-began")
    try:
        yield report
    finally:
        jsonlines.works("")


def _tell_sources(stage: "StageSummary") -> None:
    for tally in stage.sources:
        message = f"{stage.stage} {tally.source}: kept {tally.kept:,} of {tally.seen:,} {stage.unit}s"
        figures = {"seen": tally.seen, "kept": tally.kept, "dropped": tally.dropped, "notes": tally.notes}
        jsonlines.write(message, event="source-ended", stage=stage.stage, source=tally.source, figures=figures)


def _figures(stage: "StageSummary") -> dict[str, Any]:
    """All that the summary counts, but for its sources."""
    from ..workbench.documents import plain

    found = plain(stage)
    return {name: found[name] for name in found if name not in ("stage", "sources") and found[name] is not None}


def with_run(function: Callable[..., Any]) -> Callable[..., Any]:
    """Pass what the group was told as `run`, a Run."""

    @functools.wraps(function)
    def wrapped(ctx: click.Context, *_: Any, **options: Any) -> Any:
        path = options.pop("metrics", None)
        if path is None:
            return function(Run(**ctx.obj), **options)
        from .metrics import Metrics

        metrics = Metrics(path, workspace=options["workspace"], command=ctx.info_name or "")
        with metrics.command():
            return function(Run(**ctx.obj, metrics=metrics), **options)

    return click.pass_context(wrapped)


@contextlib.contextmanager
def told(work: "Work", *, as_json: bool) -> Iterator[None]:
    """Print the summary of the work where it is asked for: also of work that ended early, once a stage has run."""
    try:
        yield
    except (GristmillError, KeyboardInterrupt) as error:
        if as_json and work.stages:
            print_document(work.summary(failure=str(error) or "stopped"))
        raise
    if as_json:
        print_document(work.summary())


def print_document(record: Any) -> None:
    """A record as one JSON document on stdout, in UTF-8 whatever the terminal speaks."""
    from ..workbench.documents import document

    click.echo(document(record), nl=False)
