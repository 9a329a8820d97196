"""The commands that hand a workspace's files over by an object store: put and get."""

from pathlib import Path

import click

from .options import json_option, opened, out_option
from .running import Run, print_document, with_run


@click.command()
@click.argument("address")
@click.option(
    "--part", "parts", multiple=True, type=click.Choice(["dataset", "seeds", "pairs"]), default=("dataset",),
    show_default=True, help="What goes; several times for several.",
)  # fmt: skip
@out_option
@json_option
@with_run
def put(run: Run, *, address: str, parts: tuple[str, ...], workspace: Path, as_json: bool) -> None:
    """Put files of a workspace at ADDRESS, a folder of an object store (needs the [objects] extra).

    Unchanged files are not sent again. Keys come from where the store's own tools take them, such as the
    environment. Whether a licence lets others see it is not looked at: that is for `push`.

    \b
    Examples:
      gristmill put s3://bucket/docs --out workspace
      gristmill put s3://bucket/docs --part seeds --part pairs
    """
    from ..workbench.storing import PARTS
    from ..workbench.storing import put as send

    moved = send(opened(workspace), address, parts=[part for part in PARTS if part in parts])
    if as_json:
        print_document(moved)
        return
    run.say(
        f"put: {len(moved.files):,} files, {moved.size:,} bytes to {moved.address}; {moved.unchanged:,} were there, "
        f"{len(moved.removed):,} removed"
    )


@click.command("get")
@click.argument("address")
@out_option
@json_option
@with_run
def get(run: Run, *, address: str, workspace: Path, as_json: bool) -> None:
    """Get from ADDRESS what `put` has put there, to convert, filter or export it here (needs the [objects] extra).

    \b
    Example:
      gristmill get s3://bucket/docs --out copy && gristmill convert --out copy
    """
    from ..workbench.storing import get as fetch

    moved = fetch(opened(workspace, create=True), address)
    if as_json:
        print_document(moved)
        return
    run.say(
        f"get: {len(moved.files):,} files, {moved.size:,} bytes from {moved.address}; {moved.unchanged:,} were here, "
        f"{len(moved.removed):,} removed"
    )
