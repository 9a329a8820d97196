"""The commands in the order of the work, and the door of the program: errors become one sentence and an exit code."""

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

import click

from ..errors import GristmillError, UserError
from ..interrupts import SENTENCE, came
from ..version import __version__
from . import jsonlines
from .agents import mcp
from .batching import batch
from .forgetting import forget
from .looking import diff, pages, report, sample, show, status
from .making import convert, crawl, export, filter_, run
from .pages import extract, fetch
from .publishing import patch, push, review
from .saying import tell
from .settings import check, init, schema
from .storing import get, put
from .verifying import bench, verify

COMMANDS = [
    init, run, crawl, convert, batch, filter_, export, push, patch, put, get, extract, fetch, sample, show, status,
    pages, diff, report, review, forget, mcp, verify, bench, check, schema,
]  # fmt: skip
STAGES = ("crawler", "converter", "filters")
INTERRUPTED = 130  # the shell's number for a process that Ctrl-C ended


class Group(click.Group):
    """Commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of COMMANDS."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Where stderr is JSON, click must not see an interrupt: it would put an empty line there."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            if jsonlines.spoken():
                raise click.Abort from None
            raise


@click.group(
    cls=Group, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="gristmill")
@click.option("-v", "--verbose", is_flag=True, help="Log every page and every request to stderr.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary lines.")
@click.pass_context
def cli(ctx: click.Context, *, verbose: bool, quiet: bool) -> None:
    """From documentation sites to grounded training data: every answer carries its source, span and licence.

    \b
    Exit codes: 0 done, 1 something that you can mend, 2 wrong usage, 3 nothing was kept or a model gave nothing,
    4 a source was not reached.

    \b
    Example:
      gristmill run https://docs.example.org/ --out workspace
    """
    ctx.obj = {"verbose": verbose, "quiet": quiet}
    _guard()


def main() -> None:
    """The console script: every expected error is one sentence on stderr."""
    if jsonlines.OPTION in sys.argv:  # before the options are read: a mistake in them is told in JSON, too
        jsonlines.begin()
    try:
        code = cli(standalone_mode=False)
    except click.ClickException as error:
        if jsonlines.spoken():
            tell(error.format_message(), event="error", level="error")
        else:
            error.show()
        code = error.exit_code
    except GristmillError as error:
        if came():  # what a signal cut short is no fault
            raise KeyboardInterrupt from error
        tell(f"gristmill: {error}", event="error", level="error")
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        tell(SENTENCE, event="stopped", level="warning")
        code = INTERRUPTED
    except BrokenPipeError:
        if came():
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush into
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _guard() -> None:
    """Stop where a stage would be imported from another distribution: top-level names as plain as ours can collide."""
    home = Path(__file__).parents[2]
    for stage in STAGES:
        spec = importlib.util.find_spec(stage)
        if spec is None or spec.origin is None or Path(spec.origin).parent.parent != home:
            where = spec.origin if spec else "nowhere"
            raise UserError(f"`{stage}` comes from {where}, not from beside {home}: install Gristmill alone (pipx)")
