"""The command that hands a dataset to others: push."""

from pathlib import Path

import click

from .options import config_option, configuration, json_option, opened, out_option
from .running import Run, print_document, with_run
from .saying import hand_over


@click.command()
@click.argument("repository", metavar="OWNER/NAME")
@click.option("--private", is_flag=True, help="Make the repository private, where it is new.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and ask nobody.")
@config_option
@out_option
@json_option
@with_run
def push(
    run: Run, *, repository: str, private: bool, dry_run: bool, workspace: Path, config_path: Path | None, as_json: bool
) -> None:
    """Upload the dataset to a hub (needs the [hub] extra, and HF_TOKEN or `hf auth login`).

    Pages of unknown licence, of one that forbids derivatives, or of one that filter.licences does not name, stop it.

    \b
    Example:
      gristmill push me/tarn-docs --out workspace --dry-run
    """
    from ..dataset.hub import push as upload
    from .printers import pushed_lines

    licences = configuration(config_path).filter.licences
    pushed = upload(opened(workspace), repository, licences=licences, private=private, dry_run=dry_run)
    if as_json:
        print_document(pushed)
        return
    for line in pushed_lines(pushed):
        if dry_run:
            hand_over(f"{line}\n")
        else:
            run.say(line)
