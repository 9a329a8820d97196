"""The commands that look into a workspace: show, sample, status, pages, diff, report."""

import sys
from pathlib import Path
from typing import Any

import click

from .options import config_option, configuration, json_option, opened, out_option, state_option
from .running import print_document
from .saying import say

STATUSES = ("active", "excluded", "tombstone", "dropped", "waiting")


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
@click.option("-n", "number", type=click.IntRange(min=1), default=20, show_default=True, help="Pairs to draw.")
@click.option("--type", "kind", default="", help="Only pairs of this type.")
@click.option("--source", default="", help="Only pairs of this source.")
@click.option("--reason", default="", help="Of the dropped pairs, those that were dropped for this reason.")
@click.option("--seed", default=0, show_default=True, help="Another number draws other pairs.")
@out_option
@json_option
def sample(*, workspace: Path, as_json: bool, **wanted: Any) -> None:
    """Print pairs as people read them, drawn at random: kept ones, or with --reason dropped ones.

    \b
    Examples:
      gristmill sample -n 5 --type faq
      gristmill sample --reason low-quality
    """
    from ..workbench.sampling import sample as draw
    from .printers import sample_lines

    drawn = draw(opened(workspace), **wanted)
    if as_json:
        print_document(drawn)
        return
    click.echo("\n".join(sample_lines(drawn, style=click.style)))


@click.command()
@click.option("--status", "statuses", type=click.Choice(STATUSES), multiple=True, help="Only pages of this status.")
@click.option("--reason", "reasons", multiple=True, help="Only pages with this reason code or flag.")
@out_option
@json_option
def pages(*, workspace: Path, statuses: tuple[str, ...], reasons: tuple[str, ...], as_json: bool) -> None:
    """List pages with what became of them, and for those that are not used who links to them.

    \b
    Examples:
      gristmill pages --status excluded
      gristmill pages --reason http-404     # the links of the site that lead nowhere
    """
    from ..workbench import looking
    from .printers import page_lines

    found = looking.pages(opened(workspace), statuses=statuses, reasons=reasons)
    if as_json:
        print_document(found)
        return
    for line in page_lines(found):
        say(line)


@click.command()
@click.option(
    "--consent", is_flag=True, help="List every page that carries a consent signal, and what follows from it."
)
@out_option
@state_option(variable=None)
@json_option
def status(*, workspace: Path, state: str, consent: bool, as_json: bool) -> None:
    """Say what the workspace holds, per source: pages, reasons, coverage, consent, fidelity, pairs.

    \b
    Example:
      gristmill status --out workspace --consent
    """
    from ..workbench import looking
    from .printers import consent_lines, status_lines

    store = opened(workspace, state=state)
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


@click.command()
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="Another file than its report.html.")
@click.option("--seed", default=0, show_default=True, help="Another number draws other pairs to read.")
@config_option
@out_option
def report(*, workspace: Path, config_path: Path | None, to: Path | None, seed: int) -> None:
    """Write one HTML page that shows the workspace: what was kept and dropped and why, coverage, pairs to read.

    It asks nothing of any network, and can be sent and printed as it is.

    \b
    Example:
      gristmill report --out workspace
    """
    from ..workbench.report.page import report as write

    say(str(write(opened(workspace), configuration(config_path).dataset, to=to, seed=seed)))
