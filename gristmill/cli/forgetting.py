"""The command that takes pages out of a workspace for good: forget."""

from pathlib import Path

import click

from .options import config_option, configuration, json_option, opened, out_option
from .running import Run, print_document, with_run
from .saying import say

SHOWN = 20  # pages that are named before one agrees


@click.command()
@click.argument("what", metavar="URL|DOMAIN|LICENCE")
@click.option("--yes", is_flag=True, help="Ask nothing: remove them.")
@config_option
@out_option
@json_option
@with_run
def forget(run: Run, *, what: str, yes: bool, workspace: Path, config_path: Path | None, as_json: bool) -> None:
    """Remove pages, their pairs and all that was made of them, from the workspace and its dataset, and prove it.

    What is left is judged and exported anew. A page that was forgotten is not crawled again in this workspace, nor is
    any page of a domain that was. It lists the pages and asks first.

    \b
    Examples:
      gristmill forget https://docs.example.org/guide/page.html --out workspace
      gristmill forget example.org --out workspace --yes
      gristmill forget CC-BY-NC-4.0 --out workspace
    """
    from ..workbench.forgetting import condemned
    from ..workbench.forgetting import forget as take_out
    from ..workbench.making import Work

    store = opened(workspace)
    if not yes:
        _agree(condemned(store, what).addresses)
    gone = take_out(Work(store, configuration(config_path), listener=run), store, what)
    if as_json:
        print_document(gone)
        return
    run.say(
        f"forgot {len(gone.pages):,} pages, {gone.pairs:,} pairs, {gone.replies:,} replies and {gone.records:,}"
        f" archived responses; of {gone.phrases:,} runs of eight words that only they had, {gone.traces:,} are left"
    )


def _agree(addresses: tuple[str, ...]) -> None:
    for address in addresses[:SHOWN]:
        say(address, err=True)
    if len(addresses) > SHOWN:
        say(f"and {len(addresses) - SHOWN:,} more", err=True)
    click.confirm(f"Forget these {len(addresses):,} pages for good?", abort=True, err=True)
