"""The commands that look into a workspace: show, status, diff."""

import sys
from pathlib import Path

import click

from .options import json_option, opened, out_option
from .running import print_document
from .saying import say


@click.command()
@click.argument("pair_id")
@out_option
@json_option
def show(*, pair_id: str, workspace: Path, as_json: bool) -> None:
    """Show a pair, its evidence in the page's text, and every verdict. The start of an id will do.

    \b
    Example:
      gristmill show 3f2a --out workspace
    """
    from ..workbench.showing import show as find
    from .printers import shown_lines

    shown = find(opened(workspace), pair_id)
    if as_json:
        print_document(shown)
        return
    mark = ("\x1b[7m", "\x1b[0m") if sys.stdout.isatty() else (">>>", "<<<")
    click.echo("\n".join(shown_lines(shown, mark=mark)))


@click.command()
@click.option(
    "--consent", is_flag=True, help="List every page that carries a consent signal, and what follows from it."
)
@out_option
@json_option
def status(*, workspace: Path, consent: bool, as_json: bool) -> None:
    """Say what the workspace holds, per source: pages, reasons, coverage, consent, fidelity, pairs.

    \b
    Example:
      gristmill status --out workspace --consent
    """
    from ..workbench import looking
    from .printers import consent_lines, status_lines

    store = opened(workspace)
    if as_json:
        print_document(looking.consents(store) if consent else looking.status(store))
        return
    for line in consent_lines(looking.consents(store)) if consent else status_lines(looking.status(store)):
        say(line)


@click.command()
@click.option("--sections", is_flag=True, help="Also name the sections that were added, changed or removed.")
@out_option
@json_option
def diff(*, workspace: Path, sections: bool, as_json: bool) -> None:
    """Say what the last run of each source changed: pages added, changed and removed.

    \b
    Example:
      gristmill diff --out workspace --sections
    """
    from ..workbench import looking
    from .printers import diff_lines

    found = looking.diff(opened(workspace))
    if as_json:
        print_document(found)
        return
    for line in diff_lines(found, sections=sections):
        say(line)
