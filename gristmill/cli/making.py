"""The commands that make something: run, crawl, convert, filter, export."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import (
    chosen,
    config_option,
    configuration,
    crawl_options,
    json_option,
    model_options,
    on_option,
    opened,
    out_option,
    placing,
    state_option,
    verified_by,
    verifier_option,
    watch_options,
)
from .running import Run, print_document, told, with_run
from .saying import say

if TYPE_CHECKING:
    from ..config import Files, Source
    from ..workbench.crawl_files import CrawlForm


@click.command()
@crawl_options
@model_options
@verifier_option
@config_option
@out_option
@state_option()
@on_option
@json_option
@watch_options
@with_run
def run(
    run: Run, *, targets: tuple[str, ...], workspace: Path, config_path: Path | None, due: bool, as_json: bool,
    verifier: str | None, state: str, on: str, **options: Any,
) -> None:  # fmt: skip
    """Crawl, convert, filter and export: from TARGETs to a dataset.

    A TARGET is a URL, the name of a source in spiders.yaml, a folder of built HTML, or a WARC file. The same command
    again is a refresh: only what changed is fetched. --dry-run without a model asks for start pages and inventories
    only, and estimates.

    \b
    Examples:
      gristmill run https://docs.example.org/en/stable/ --out workspace --licence CC-BY-4.0
      gristmill run ./build/html --out workspace
      gristmill run https://docs.example.org/ --dry-run
      gristmill run --due --out workspace        # for cron
    """
    from ..workbench.making import Variation, Work

    names = ("model", "max_calls", "max_tokens", "max_cost", "max_sections", "target", "ask_again", "replay",
             "dry_run")  # fmt: skip
    asking = {key: options.pop(key) for key in names}
    jobs = options.pop("jobs")
    config, sources = chosen(targets, config_path, due=due, **options)
    if asking["dry_run"] and asking["model"] is None:
        _estimate(sources, config.contact, as_json=as_json)
        return
    store = opened(workspace, create=True, state=state)
    with placing(on) as placer:
        work = Work(store, verified_by(config, verifier), jobs=jobs, listener=run, placer=placer)
        with told(work, as_json=as_json):
            try:
                work.run(sources, due=due, variation=Variation(**asking))
            finally:
                if work.exported:
                    run.say(f"dataset: {store.dataset}", event="dataset")


def _estimate(sources: "Sequence[Source]", contact: str, *, as_json: bool) -> None:
    from ..workbench.starting import estimate, estimate_lines

    found = estimate(sources, contact=contact)
    if as_json:
        print_document(found)
        return
    for source in found.sources:
        for number, line in enumerate(estimate_lines(source)):
            say(f"  {line}" if number else f"{source.source}: {line}")


@click.command()
@crawl_options
@config_option
@out_option
@state_option()
@on_option
@json_option
@watch_options
@with_run
def crawl(
    run: Run, *, targets: tuple[str, ...], workspace: Path, config_path: Path | None, due: bool, as_json: bool,
    state: str, on: str, **options: Any,
) -> None:  # fmt: skip
    """Fetch TARGETs into Markdown seeds; again, to refresh them.

    \b
    Example:
      gristmill crawl https://docs.example.org/ --out workspace --max-pages 200
    """
    from ..workbench.making import Work

    jobs = options.pop("jobs")
    config, sources = chosen(targets, config_path, due=due, **options)
    store = opened(workspace, create=True, state=state)
    with placing(on) as placer:
        work = Work(store, config, jobs=jobs, listener=run, placer=placer)
        with told(work, as_json=as_json):
            work.crawl(sources, due=due)


@click.command()
@model_options
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes that convert.")
@config_option
@out_option
@json_option
@watch_options
@with_run
def convert(
    run: Run, *, workspace: Path, config_path: Path | None, jobs: int | None, as_json: bool, **asking: Any
) -> None:
    """Turn the workspace's seeds into pairs: by rules, and with --model also by variation.

    \b
    Examples:
      gristmill convert --out workspace
      OPENAI_BASE_URL=http://127.0.0.1:8080/v1 gristmill convert --out workspace --model qwen2.5 --max-calls 100
    """
    from ..workbench.making import Variation, Work

    work = Work(opened(workspace), configuration(config_path), jobs=jobs, listener=run)
    with told(work, as_json=as_json):
        work.convert(Variation(**asking))


@click.command("filter")
@click.option(
    "--also",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Another dataset, whose pairs are not made again; may be given several times.",
)
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes that judge.")
@click.option("--explain", metavar="PAIR_ID", help="Judge nothing: say why this pair was kept or dropped.")
@verifier_option
@config_option
@out_option
@json_option
@watch_options
@with_run
def filter_(
    run: Run, *, workspace: Path, config_path: Path | None, as_json: bool, also: tuple[str, ...], explain: str | None,
    jobs: int | None, verifier: str | None,
) -> None:  # fmt: skip
    """Judge the pairs: kept.jsonl and dropped.jsonl, every verdict with its reason.

    A verifier is examined first, with planted faults and honest rewordings; below the bar nothing that it says is used.

    \b
    Examples:
      gristmill filter --out workspace
      gristmill filter --out workspace --also other/train.jsonl
      gristmill filter --out workspace --explain 3f2a
      OPENAI_BASE_URL=http://127.0.0.1:8080/v1 gristmill filter --out workspace --verifier qwen2.5
    """
    from ..workbench.making import Work

    if explain is not None:
        _explain(workspace, explain, as_json=as_json)
        return
    config = verified_by(configuration(config_path), verifier)
    settings = config.filter.model_copy(update={"also": [*config.filter.also, *also]})
    work = Work(opened(workspace), config.model_copy(update={"filter": settings}), jobs=jobs, listener=run)
    with told(work, as_json=as_json):
        work.filter()


def _explain(workspace: Path, start: str, *, as_json: bool) -> None:
    from ..workbench.explaining import explain
    from .printers import explained_lines

    found = explain(opened(workspace), start)
    if as_json:
        print_document(found)
        return
    for line in explained_lines(found):
        say(line)


@click.command()
@click.option("--format", "formats", multiple=True, metavar="NAME", help="A further form of the data, beside messages.")
@click.option("--files", type=click.Choice(["jsonl", "parquet", "both"]), help="What every form is written as.")
@click.option(
    "--crawl",
    "crawled",
    type=click.Choice(["sitemap", "ndjson"]),
    multiple=True,
    help="Instead of a dataset, the pages that were crawled.",
)
@config_option
@out_option
@json_option
@watch_options
@with_run
def export(
    run: Run,
    *,
    formats: tuple[str, ...],
    files: "Files | None",
    crawled: "tuple[CrawlForm, ...]",
    workspace: Path,
    config_path: Path | None,
    as_json: bool,
) -> None:
    """Write the kept pairs as a dataset: three splits and a dataset card.

    Further forms go to dataset/NAME: openai, alpaca, sharegpt, prompt-completion, dpo, raft, retrieval, pretraining,
    rlvr, exam. All of them have the same splits. dataset/training says how to train on them.

    --crawl writes no dataset but what was crawled: crawl/sitemap.xml has the pages in use, crawl/pages.ndjson all that
    the crawl knows of, with status, hash, dates, licence and title.

    \b
    Examples:
      gristmill export --out workspace
      gristmill export --out workspace --format openai --format sharegpt
      gristmill export --out workspace --format raft --files parquet
      gristmill export --out workspace --crawl sitemap --crawl ndjson
    """
    from ..workbench.making import Work

    if crawled:
        if formats or files:
            raise click.UsageError("--crawl writes no dataset: leave --format and --files away")
        _crawl_files(run, workspace, crawled, as_json=as_json)
        return
    work = Work(opened(workspace), configuration(config_path), listener=run)
    with told(work, as_json=as_json):
        work.export(formats=formats, files=files)


def _crawl_files(run: Run, workspace: Path, forms: "tuple[CrawlForm, ...]", *, as_json: bool) -> None:
    from ..workbench.crawl_files import write_crawl

    written = write_crawl(opened(workspace), forms)
    if as_json:
        print_document(written)
        return
    run.say(f"crawl: {written.pages:,} pages known, {written.active:,} of them in use")
    for path in written.files:
        say(path)
