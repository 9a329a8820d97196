"""The commands that check what others made, and the judge itself: verify, bench."""

from pathlib import Path

import click

from .options import config_option, configuration, json_option, opened, out_option, verified_by, verifier_option
from .running import Run, print_document, with_run
from .saying import hand_over


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--against", type=click.Path(file_okay=False, path_type=Path), metavar="WORKSPACE",
    help="The crawl to look up what brings no evidence of its own.",
)  # fmt: skip
@click.option(
    "--out", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="For the results; else stdout."
)
@verifier_option
@config_option
@json_option
@with_run
def verify(
    run: Run, *, file: Path, against: Path | None, out: Path | None, as_json: bool, verifier: str | None,
    config_path: Path | None,
) -> None:  # fmt: skip
    """Fact-check FILE, claims or pairs of any origin: which are proven, contradicted, or found nowhere.

    Each record is compared with the evidence that it brings, else with the sections of the workspace that speak of it.
    Results are JSON Lines in the order of FILE; with --json the summary is printed instead. Nothing is downloaded.

    \b
    Examples:
      gristmill verify pairs.jsonl --against workspace --out verdicts.jsonl
      gristmill verify claims.jsonl        # with an `evidence` of its own in each record
    """
    from ..workbench.documents import line
    from ..workbench.verifying import NOBODY, verify_file
    from .printers import verified_lines

    aloud = out is None and not as_json
    found = verify_file(
        file,
        against=opened(against) if against is not None else None,
        out=out,
        tell=(lambda one: hand_over(line(one).decode())) if aloud else (lambda _: None),
        verifier=verified_by(configuration(config_path), verifier).verifier if verifier else NOBODY,
    )
    if as_json:
        print_document(found)
    for text in verified_lines(found):
        run.say(text)


@click.command()
@click.argument("what", type=click.Choice(["filters"]))
@click.option(
    "--each", type=click.IntRange(min=1), default=60, show_default=True, help="Planted answers of every class."
)
@out_option
@json_option
@with_run
def bench(run: Run, *, what: str, each: int, workspace: Path, as_json: bool) -> None:
    """Plant faults and honest rewordings in the kept answers of a workspace, and see which the fact-check rejects.

    \b
    Example:
      gristmill bench filters --out workspace
    """
    from ..workbench.examining import examine
    from .printers import examined_lines

    found = examine(opened(workspace), each=each)
    if as_json:
        print_document(found)
    else:
        for text in examined_lines(found):
            hand_over(f"{text}\n")
