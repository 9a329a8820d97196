"""The commands that bring in others: push and patch hand the dataset out, review lets people judge it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import config_option, configuration, json_option, opened, out_option
from .running import Run, print_document, with_run
from .saying import hand_over, say

if TYPE_CHECKING:
    from ..store import Workspace
    from ..workbench.review.drawing import Drawn
    from ..workbench.review.exchanging import Tool


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


@click.command()
@click.argument("dataset", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@out_option
@json_option
def patch(*, dataset: Path, dry_run: bool, workspace: Path, as_json: bool) -> None:
    """Bring DATASET, a folder that was published earlier, up to what the workspace exports now, to the byte.

    Lists the pairs that came, went or changed, by id with the reason. Files in it that are not Gristmill's stay.

    \b
    Example:
      gristmill patch published/tarn-docs --out workspace
    """
    from ..dataset.patch import patch as bring
    from .printers import patched_lines

    patched = bring(opened(workspace), dataset, dry_run=dry_run)
    if as_json:
        print_document(patched)
        return
    for line in patched_lines(patched):
        say(line)


@click.command()
@click.option("--reviewer", default="", help="Who reads; default is the name of the user.")
@click.option("--core", type=click.IntRange(min=0), default=100, show_default=True, help="Of all kept pairs alike.")
@click.option(
    "--strata", type=click.IntRange(min=0), default=100, show_default=True, help="More, spread over the types."
)
@click.option("--reason", default="", help="Instead, all pairs that were dropped for this reason.")
@click.option("--seed", default=0, show_default=True, help="Another number draws other pairs.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Of the page; default is a free one.")
@click.option(
    "--export",
    "tool",
    type=(click.Choice(["argilla", "label-studio"]), click.Path(path_type=Path)),
    metavar="TOOL FOLDER",
    help="Serve no page: write the drawn pairs for this tool, argilla or label-studio.",
)
@click.option(
    "--import",
    "given",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="Serve no page: take in the judgements that one of these tools has exported.",
)
@out_option
@json_option
@with_run
def review(
    run: Run, *, workspace: Path, reviewer: str, core: int, strata: int, reason: str, seed: int, port: int,
    tool: "tuple[Tool, Path] | None", given: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Judge pairs on a page of this machine, by keys: approve, reject, edit, note, undo.

    Judgements are written to reviews.jsonl at once and hold as long as the same pair is made. `gristmill filter` and
    `gristmill export` then go by them. Ctrl-C ends it; the same command goes on from there.

    \b
    Examples:
      gristmill review --out workspace
      gristmill review --reason low-quality
      gristmill review --export label-studio to-label
      gristmill review --import project-1.json
    """
    import getpass

    from ..workbench.review.drawing import draw
    from ..workbench.review.serving import serve

    if tool is not None and given is not None:
        raise click.UsageError("--export and --import are two commands")
    if as_json and tool is None and given is None:
        raise click.UsageError("--json goes with --export or --import: the page is for eyes")
    store = opened(workspace)
    if given is not None:
        _take_in(run, store, given, as_json=as_json)
        return
    drawn = draw(store, core=core, strata=strata, reason=reason, seed=seed)
    if tool is not None:
        _hand_out(run, store, drawn, *tool, as_json=as_json)
        return
    run.say(f"{len(drawn):,} pairs to read; open this address, and stop with Ctrl-C:")
    serve(store, drawn, reviewer=reviewer or getpass.getuser(), port=port, ready=say)


def _hand_out(
    run: Run, store: "Workspace", drawn: "Sequence[Drawn]", tool: "Tool", folder: Path, *, as_json: bool
) -> None:
    from ..workbench.review.exchanging import hand_out

    written = hand_out(store, drawn, tool, folder)
    if as_json:
        print_document(written)
        return
    run.say(f"{written.pairs:,} pairs for {tool}:")
    for path in written.files:
        say(path)


def _take_in(run: Run, store: "Workspace", path: Path, *, as_json: bool) -> None:
    from ..workbench.review.exchanging import take_in

    taken = take_in(store, path)
    if as_json:
        print_document(taken)
        return
    run.say(
        f"{taken.judgements:,} judgements of {taken.reviewers:,} reviewers taken in; {taken.known:,} were known, "
        f"{taken.gone:,} are of pairs that are no longer made"
    )
