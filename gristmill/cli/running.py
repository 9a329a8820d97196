"""One call of the program: how loud it is, and what it says while stages run and after."""

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from ..errors import GristmillError
from .saying import PrintableFormatter, say

if TYPE_CHECKING:
    from ..progress import Progress
    from ..workbench.making import Work
    from ..workbench.reaching import Plan
    from ..workbench.summary import StageSummary


class Run:
    """A Listener that speaks to a person, on stderr."""

    def __init__(self, *, verbose: bool, quiet: bool) -> None:
        import logging

        self.quiet = quiet
        level = logging.DEBUG if verbose else logging.WARNING
        logging.basicConfig(level=level, stream=sys.stderr)
        for handler in logging.getLogger().handlers:
            handler.setFormatter(PrintableFormatter("%(levelname)s %(name)s: %(message)s"))
            handler.setLevel(level)  # some libraries set their loggers to DEBUG

    def progress(self, stage: str) -> "contextlib.AbstractContextManager[Progress]":
        """A progress line on a terminal."""
        from .terminal import progress

        return progress(stage, shown=not self.quiet and sys.stderr.isatty())

    def ended(self, stage: "StageSummary") -> None:
        """One line a stage, but for a dry run; and also where it is quiet, what was paid for once or may be later."""
        from .money import money_lines
        from .printers import stage_line, trial_lines

        if not self.quiet and not (stage.model and stage.model.dry_run):
            say(stage_line(stage), err=True)
            for line in trial_lines(stage.verifier, stage.stage):
                say(line, err=True)
        for line in money_lines(stage):
            say(line, err=True)

    def idle(self, sources: int) -> None:
        """Nothing is due, which cron need not hear."""
        self.say(f"none of {sources:,} sources is due")

    def planned(self, plan: "Plan") -> None:
        """What is there, what is lacking, and what that is likely to take."""
        from .money import plan_lines

        for line in plan_lines(plan):
            self.say(line)

    def say(self, line: str) -> None:
        """One more line, unless it is quiet."""
        if not self.quiet:
            say(line, err=True)


def with_run(function: Callable[..., Any]) -> Callable[..., Any]:
    """Pass what the group was told as `run`, a Run."""

    @functools.wraps(function)
    def wrapped(ctx: click.Context, *_: Any, **options: Any) -> Any:
        return function(Run(**ctx.obj), **options)

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
