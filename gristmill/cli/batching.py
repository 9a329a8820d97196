"""The command for questions that may wait: batch."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import UserError
from .options import config_option, configuration, json_option, model_option, opened, out_option
from .running import Run, print_document, with_run

if TYPE_CHECKING:
    from ..workbench.summary import TakenIn


@click.command()
@click.argument("action", type=click.Choice(["write", "send", "poll", "ingest"]))
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@model_option
@click.option("--max-calls", type=click.IntRange(min=0), help="Ask the model at most so often, then stop.")
@click.option("--max-tokens", type=click.IntRange(min=0), help="Spend at most so many tokens, then stop.")
@click.option("--max-cost", type=click.FloatRange(min=0), help="Spend at most so much money, then stop.")
@click.option("--max-sections", type=click.IntRange(min=1), help="Give the model so many sections at most.")
@config_option
@out_option
@json_option
@with_run
def batch(
    run: Run, *, action: str, file: Path | None, workspace: Path, config_path: Path | None, as_json: bool,
    **asking: Any,
) -> None:  # fmt: skip
    """Ask a model by files of /v1/batches: write one, send it, poll for its results, or ingest results by hand.

    `write` puts into FILE what `convert --model` would ask. `send` sends it; `poll` asks after all that were sent and
    takes in what has ended, as `ingest` does with a FILE of results. Then `convert --model` reads the replies, asks
    nothing that they answer, and a further `write` has what they left open.

    \b
    Examples:
      gristmill batch write questions.jsonl --model gpt-x --out workspace
      gristmill batch send questions.jsonl --out workspace
      gristmill batch poll --out workspace
      gristmill convert --model gpt-x --replay --out workspace
    """
    from ..workbench import batching

    if action == "write":
        _write(run, _named(file), workspace, config_path, asking)
        return
    store = opened(workspace)
    if action == "send":
        run.say(f"batch: sent as {batching.send(store, _named(file))}")
        return
    taken = batching.poll(store) if action == "poll" else batching.ingest(store, _named(file))
    if as_json:
        print_document(taken)
    else:
        _tell(run, taken)


def _write(run: Run, file: Path, workspace: Path, config_path: Path | None, asking: dict[str, Any]) -> None:
    from ..models.crew import crew
    from ..workbench.batching import write
    from ..workbench.making import Variation, Work

    if asking["model"] is None:
        raise UserError("`batch write` needs a --model")
    store, config, variation = opened(workspace), configuration(config_path), Variation(**asking)
    member, *others = crew(asking["model"], config.convert)
    if others or member.place:
        raise UserError("a file of a batch is for one model, at OPENAI_BASE_URL: write one for each, and set that anew")
    left = Work(store, config, listener=run).unasked(variation)
    run.say(f"batch: wrote {write(store, left, variation, member.settings, file):,} questions to {file}")


def _named(file: Path | None) -> Path:
    if file is None:
        raise UserError("name a FILE behind `batch write`, `batch send` and `batch ingest`")
    return file


def _tell(run: Run, taken: "TakenIn") -> None:
    for state in taken.batches:
        run.say(f"batch: {state.id} ({state.file}): {state.status}, {state.done:,} of {state.total:,}")
    run.say(
        f"batch: took in {taken.answered:,} replies; refused {taken.refused:,}, unknown {taken.unknown:,},"
        f" damaged {taken.damaged:,}"
    )
