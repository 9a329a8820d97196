"""The command line: the only module that knows all stages. It imports them inside the commands: help stays quick."""

import functools
import importlib.util
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from .. import __version__
from ..errors import GristmillError, NothingKeptError, UserError

if TYPE_CHECKING:
    from converter.vary import VaryResult

    from ..config import Config, Convert, Source
    from ..progress import Progress
    from ..records import Pair, Tally
    from ..store import Workspace

STAGES = ("crawler", "converter", "filters")
DEFAULT_CONFIG = Path("spiders.yaml")
INTERRUPTED = 130  # the shell's number for a process that Ctrl-C ended


class Group(click.Group):
    """Commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of their definition."""
        return list(self.commands)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="gristmill")
@click.option("-v", "--verbose", is_flag=True, help="Log every page and every request to stderr.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary lines.")
@click.pass_context
def cli(ctx: click.Context, *, verbose: bool, quiet: bool) -> None:
    """From documentation sites to grounded training data: every answer carries its source, span and licence.

    \b
    Exit codes: 0 done, 1 something that you can mend, 2 wrong usage, 3 nothing was kept.

    \b
    Example:
      gristmill run https://docs.example.org/ --out workspace
    """
    ctx.obj = {"verbose": verbose, "quiet": quiet}
    _guard()


def main() -> None:
    """The console script: every expected error is one sentence on stderr."""
    try:
        code = cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except GristmillError as error:
        click.echo(f"gristmill: {error}", err=True)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("gristmill: stopped; what was done is kept, the same command goes on from there", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
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


def _out(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--out", "-o", "workspace", type=click.Path(file_okay=False, path_type=Path), envvar="GRISTMILL_WORKSPACE",
        default=lambda: Path() if Path("gristmill.sqlite").is_file() else Path("workspace"),
        show_default="$GRISTMILL_WORKSPACE, the current folder if it is a workspace, or ./workspace",
        help="The workspace folder.",
    )(function)  # fmt: skip


def _config(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--config", "-c", "config_path", type=click.Path(dir_okay=False, path_type=Path),
        show_default="./spiders.yaml if there is one",
        help="The configuration file. Named here, its defaults also hold for URLs and folders.",
    )(function)  # fmt: skip


def _model_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed((
        click.option("--model", help="Vary pairs with this model of the endpoint in OPENAI_BASE_URL."),
        click.option("--max-calls", type=click.IntRange(min=0), help="Ask the model at most so often, then stop."),
        click.option("--max-tokens", type=click.IntRange(min=0), help="Spend at most so many tokens, then stop."),
        click.option("--max-sections", type=click.IntRange(min=1), help="Give the model so many sections at most."),
        click.option("--ask-again", is_flag=True, help="Ask anew where a stored reply is of no use."),
        click.option("--dry-run", is_flag=True, help="Say what the model would be asked, and ask nothing."),
    )):  # fmt: skip
        function = option(function)
    return function


def _crawl_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed((
        click.argument("targets", nargs=-1, metavar="[TARGET]..."),
        click.option("--due", is_flag=True, help="Only sources whose `refresh` interval has passed."),
        click.option("--max-pages", type=click.IntRange(min=1), help="Pages per source."),
        click.option("--max-depth", type=click.IntRange(min=0), help="Links from the start."),
        click.option("--delay", type=click.FloatRange(min=0, max=300), help="Seconds between requests to a host."),
        click.option("--scope", type=click.Choice(["host", "path"]), help="Stay on the host or in the start's folder."),
        click.option("--licence", help="SPDX identifier or URL, for pages that state none."),
        click.option("--language", help="BCP 47 tag, for pages that declare none."),
        click.option("--render", type=click.Choice(["auto", "always", "never"]), help="Run pages in a browser."),
        click.option("--pdf", is_flag=True, default=None, help="Read PDF files too."),
        click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes that extract and convert."),
    )):  # fmt: skip
        function = option(function)
    return function


def _context(function: Callable[..., Any]) -> Callable[..., Any]:
    """Pass what the group was told as `run`, a Run."""

    @functools.wraps(function)
    def wrapped(ctx: click.Context, *_: Any, **options: Any) -> Any:
        return function(Run(**ctx.obj), **options)

    return click.pass_context(wrapped)


class Run:
    """One call of the program: how loud it is, and how it runs a stage."""

    def __init__(self, *, verbose: bool, quiet: bool) -> None:
        import logging

        self.quiet = quiet
        level = logging.DEBUG if verbose else logging.WARNING
        logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
        for handler in logging.getLogger().handlers:
            handler.setLevel(level)  # some libraries set their loggers to DEBUG

    def stage(
        self, name: str, workspace: "Workspace", work: "Callable[[Progress], Sequence[Tally]]", *,
        may_be_idle: bool = False, details: Callable[[], dict[str, Any]] = dict,
    ) -> "list[Tally]":  # fmt: skip
        """Run a stage with progress, put its tallies into the report, say one line.

        Raises NothingKeptError where nothing was kept, unless the stage `may_be_idle`.
        """
        started = time.monotonic()
        with _progress(name, quiet=self.quiet) as report:
            tallies = list(work(report))
        elapsed = time.monotonic() - started
        workspace.record_run(name, tallies, seconds=elapsed, details={"versions": _versions(), **details()})
        line = _summary(name, tallies, elapsed)
        if not self.quiet:
            click.echo(line, err=True)
        if not may_be_idle and not any(tally.kept for tally in tallies):
            raise NothingKeptError(f"{name} kept nothing: `gristmill status --out {workspace.root}` says why")
        return tallies


def _progress(name: str, *, quiet: bool) -> Any:
    from .terminal import progress

    return progress(name, shown=not quiet and sys.stderr.isatty())


def _summary(name: str, tallies: "Sequence[Tally]", elapsed: float) -> str:
    import collections

    dropped: collections.Counter[str] = sum((t.dropped for t in tallies), collections.Counter())
    kept = sum(tally.kept for tally in tallies)
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in dropped.most_common(5))
    more = f", {len(dropped) - 5} more reasons" if len(dropped) > 5 else ""
    return f"{name}: kept {kept:,} of {kept + dropped.total():,} in {elapsed:.1f} s" + (
        f" (dropped: {reasons}{more})" if dropped else ""
    )


def _versions() -> dict[str, str]:
    from importlib.metadata import version

    names = (
        "scrapy",
        "lxml",
        "markdownify",
        "trafilatura",
        "pyromark",
        "markdown-it-py",
        "datasketch",
        "bm25s",
        "httpx2",
    )
    return {"python": sys.version.split()[0], "gristmill": __version__} | {name: version(name) for name in names}


def _load(path: Path | None) -> "Config":
    from ..config import Config, load

    if path is None and not DEFAULT_CONFIG.is_file():
        return Config()
    return load(path or DEFAULT_CONFIG)


def _sources(
    targets: Sequence[str], config_path: Path | None, *, due: bool, **limits: Any
) -> "tuple[Config, list[Source]]":
    """The configuration, and the sources that the targets name: spiders of spiders.yaml, URLs, folders, archives."""
    from ..targets import resolve

    config = _load(config_path)
    if not targets and not due:
        raise click.UsageError("name at least one TARGET: a URL, a folder, or a source of spiders.yaml")
    given = {key: value for key, value in limits.items() if value is not None}
    return config, resolve(targets, config, limits=given, use_defaults=config_path is not None)


def _open(path: Path, *, create: bool = False) -> "Workspace":
    from ..store import Workspace

    return Workspace(path, create=create)


@cli.command()
@_crawl_options
@_model_options
@_config
@_out
@_context
def run(
    run: Run, *, targets: tuple[str, ...], workspace: Path, config_path: Path | None, due: bool, **options: Any
) -> None:
    """Crawl, convert, filter and export: from TARGETs to a dataset.

    A TARGET is a URL, the name of a source in spiders.yaml, a folder of built HTML, or a WARC file. The same command
    again is a refresh: only what changed is fetched.

    \b
    Examples:
      gristmill run https://docs.example.org/en/stable/ --out workspace --licence CC-BY-4.0
      gristmill run ./build/html --out workspace
      gristmill run --due --out workspace        # for cron
    """
    names = ("model", "max_calls", "max_tokens", "max_sections", "ask_again", "dry_run")
    asking = {key: options.pop(key) for key in names}
    jobs = options.pop("jobs")
    config, sources = _sources(targets, config_path, due=due, **options)
    with (store := _open(workspace, create=True)).lock():
        shortfall = _crawl(run, store, config, sources, due=due, jobs=jobs)
        _convert(run, store, config, jobs=jobs, sources=sources, **asking)
        if asking["dry_run"]:
            return
        _filter(run, store, config)
        _export(run, store, config)
        if not run.quiet:
            click.echo(f"dataset: {store.dataset}", err=True)
    if shortfall:
        raise shortfall


@cli.command()
@_crawl_options
@_config
@_out
@_context
def crawl(
    run: Run, *, targets: tuple[str, ...], workspace: Path, config_path: Path | None, due: bool, **options: Any
) -> None:
    """Fetch TARGETs into Markdown seeds; again, to refresh them.

    \b
    Example:
      gristmill crawl https://docs.example.org/ --out workspace --max-pages 200
    """
    jobs = options.pop("jobs")
    config, sources = _sources(targets, config_path, due=due, **options)
    with (store := _open(workspace, create=True)).lock():
        shortfall = _crawl(run, store, config, sources, due=due, jobs=jobs)
    if shortfall:
        raise shortfall


@cli.command()
@_model_options
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes that convert.")
@_config
@_out
@_context
def convert(run: Run, *, workspace: Path, config_path: Path | None, **options: Any) -> None:
    """Turn the workspace's seeds into pairs: by rules, and with --model also by variation.

    \b
    Examples:
      gristmill convert --out workspace
      OPENAI_BASE_URL=http://127.0.0.1:8080/v1 gristmill convert --out workspace --model qwen2.5 --max-calls 100
    """
    with (store := _open(workspace)).lock():
        _convert(run, store, _load(config_path), **options)


@cli.command("filter")
@_config
@_out
@_context
def filter_(run: Run, *, workspace: Path, config_path: Path | None) -> None:
    """Judge the pairs: kept.jsonl and dropped.jsonl, every verdict with its reason.

    \b
    Example:
      gristmill filter --out workspace
    """
    with (store := _open(workspace)).lock():
        _filter(run, store, _load(config_path))


@cli.command()
@_config
@_out
@_context
def export(run: Run, *, workspace: Path, config_path: Path | None) -> None:
    """Write the kept pairs as a dataset: three splits and a dataset card.

    \b
    Example:
      gristmill export --out workspace
    """
    with (store := _open(workspace)).lock():
        _export(run, store, _load(config_path))


@cli.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), metavar="[PATH]", required=False)
@click.option("--url", default="", help="The URL that PATH stands at: links are made absolute against it.")
@click.option(
    "--out", "-o", type=click.Path(file_okay=False, path_type=Path), help="Folder for the Markdown of a folder."
)
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes.")
@click.option(
    "--ledger", is_flag=True, help="Say how much of the structure the Markdown holds, and what one file lost."
)
@click.option("--again", is_flag=True, help="Make all seeds of the workspace --out anew from its stored responses.")
@_config
@_context
def extract(
    run: Run, *, path: Path | None, url: str, out: Path | None, jobs: int | None, ledger: bool, again: bool,
    config_path: Path | None,
) -> None:  # fmt: skip
    """Turn one HTML file into Markdown on stdout, or a folder into a mirrored folder. Fetches nothing.

    \b
    Examples:
      gristmill extract page.html --url https://docs.example.org/page.html
      gristmill extract build/html --out markdown --ledger
      gristmill extract --again --out workspace     # with a newer Gristmill
    """
    if again == (path is not None):
        raise click.UsageError("name a PATH, or --again with --out WORKSPACE")
    if path is None:
        _extract_again(run, _open(out or Path()), _load(config_path), jobs)
    elif path.is_file():
        _extract_file(path, url=url, ledger=ledger)
    elif out is None:
        raise click.UsageError("a folder needs --out DIR for its Markdown")
    else:
        _extract_folder(run, path, out, url=url, jobs=jobs, ledger=ledger)


def _extract_again(run: Run, store: "Workspace", config: "Config", jobs: int | None) -> None:
    from crawler.again import extract_again

    with store.lock():
        run.stage("crawl", store, lambda report: extract_again(store, config.sources, jobs=jobs, on_progress=report))


def _extract_file(path: Path, *, url: str, ledger: bool) -> None:
    from crawler.mirror import extract_file

    from .terminal import ledger_line

    page = extract_file(path, url=url, explain=ledger)
    click.echo(ledger_line(path.name, page.fidelity, page.flags) if ledger else page.markdown, nl=ledger)
    for kind, what in page.losses:
        click.echo(f"  lost {kind}: {what}")
    if not page.markdown.strip():
        raise NothingKeptError(f"{path} has no content that could be extracted ({', '.join(page.flags) or 'empty'})")


def _extract_folder(run: Run, path: Path, out: Path, *, url: str, jobs: int | None, ledger: bool) -> None:
    from crawler.mirror import extract_folder

    from .terminal import ledger_line

    with _progress("extract", quiet=run.quiet) as report:
        pages = extract_folder(path, out, base=url, jobs=jobs, on_progress=report)
    for page in pages:
        if page.extraction is None:
            click.echo(f"{page.path}: {page.reason}", err=True)
        elif ledger:
            click.echo(ledger_line(page.path, page.extraction.fidelity, page.extraction.flags))
    made = sum(page.extraction is not None for page in pages)
    if not run.quiet:
        click.echo(f"extract: {made:,} of {len(pages):,} pages to {out}", err=True)
    if not made:
        raise NothingKeptError(f"{path} holds no HTML file that could be extracted")


@cli.command()
@click.argument("url")
@click.option("--render", type=click.Choice(["auto", "always", "never"]), default="never", help="Run it in a browser.")
@click.option("--front-matter", is_flag=True, help="With the page's title, licence, consent signals and the rest.")
@_config
def fetch(
    *, url: str, render: Literal["auto", "always", "never"], front_matter: bool, config_path: Path | None
) -> None:
    """Fetch one page and print its Markdown, under the same rules as a crawl.

    \b
    Example:
      gristmill fetch https://docs.example.org/page.html
    """
    from crawler.fetch import fetch as fetch_page

    from ..store import render_seed
    from ..targets import resolve

    config = _load(config_path)
    if "://" not in url:
        raise click.UsageError(f"{url!r} is no URL such as https://docs.example.org/page.html")
    resolve([url], config, limits={})  # says in one sentence what is wrong with a URL
    seed = fetch_page(url, contact=config.contact, render=render)
    click.echo(render_seed(seed) if front_matter else seed.markdown, nl=False)


@cli.command()
@click.argument("pair_id")
@_out
def show(*, pair_id: str, workspace: Path) -> None:
    """Show a pair, its evidence in the page's text, and every verdict. The start of an id will do.

    \b
    Example:
      gristmill show 3f2a --out workspace
    """
    from ..store import read_pairs
    from . import terminal

    store = _open(workspace)
    for path in (store.kept, store.dropped, store.pairs):
        found = [pair for pair in read_pairs(path) if pair.id.startswith(pair_id)] if path.is_file() else []
        if len({pair.id for pair in found}) > 1:
            raise UserError(f"{pair_id!r} is the start of {len(found)} ids in {path.name}: give more of it")
        if found:
            mark = ("\x1b[7m", "\x1b[0m") if sys.stdout.isatty() else (">>>", "<<<")
            click.echo(f"{path.name}: " + terminal.show(found[0], store, mark=mark))
            return
    raise UserError(f"no pair in {store.root} has an id that starts with {pair_id!r}")


@cli.command()
@click.option(
    "--consent", is_flag=True, help="List every page that carries a consent signal, and what follows from it."
)
@_out
def status(*, workspace: Path, consent: bool) -> None:
    """Say what the workspace holds, per source: pages, reasons, coverage, consent, fidelity, pairs.

    \b
    Example:
      gristmill status --out workspace --consent
    """
    from crawler.history.status import consents
    from crawler.history.status import status as sources

    from .terminal import counts, source_lines

    store = _open(workspace)
    if consent:
        for page in consents(store):
            refused = f"excluded: {page.refusal}" if page.refusal else "used"
            fate = f"used: {page.override}" if page.override else refused
            click.echo(f"{page.url}: {fate} ({', '.join(page.signals)})")
        return
    for source in sources(store):
        click.echo("\n".join(source_lines(source)))
    for stage, entry in store.read_report().get("stages", {}).items():
        for name, tally in entry["sources"].items():
            dropped = f" ({counts(tally['dropped'])})" if tally["dropped"] else ""
            click.echo(f"{stage} {name}: kept {tally['kept']:,} of {tally['seen']:,}{dropped}")


@cli.command()
@click.option("--sections", is_flag=True, help="Also name the sections that were added, changed or removed.")
@_out
def diff(*, workspace: Path, sections: bool) -> None:
    """Say what the last run of each source changed: pages added, changed and removed.

    \b
    Example:
      gristmill diff --out workspace --sections
    """
    from crawler.history.changes import changes

    signs = {"added": "+", "changed": "~", "removed": "-"}
    for source in changes(_open(workspace)):
        click.echo(f"{source.source}, run {source.run}: {len(source.pages):,} pages differ from the run before")
        for page in source.pages:
            click.echo(f"{signs[page.kind]} {page.url}" + (f" ({page.reason})" if page.reason else ""))
            for kind, sign in signs.items() if sections else ():
                for path in getattr(page, kind):
                    click.echo(f"    {sign} {' > '.join(path) or 'before the first heading'}")


@cli.command()
@click.argument("config_path", type=click.Path(path_type=Path), default=DEFAULT_CONFIG, metavar="[FILE]")
def check(*, config_path: Path) -> None:
    """Validate a configuration file, and say what it will do.

    \b
    Example:
      gristmill check spiders.yaml
    """
    from ..config import load

    config = load(config_path)
    for source in config.sources:
        pace = "polite defaults" if source.delay is None else f"a request every {source.delay:g} s"
        click.echo(
            f"{source.name}: {source.vertical or 'no vertical'}, {source.language or 'language from the pages'}, "
            f"{source.licence or 'licence from the pages'}; up to {source.max_pages:,} pages of "
            f"{', '.join(source.start)}, {pace}" + (f", refreshed every {source.refresh}" if source.refresh else "")
        )
    click.echo(f"{config_path} is valid: {len(config.sources)} sources")


@cli.command()
@click.argument("name", type=click.Choice(["pair", "spiders"]))
def schema(*, name: str) -> None:
    """Print the JSON Schema of pair records, or of spiders.yaml (for editors).

    \b
    Example:
      gristmill schema pair > pair.schema.json
    """
    click.echo((Path(__file__).parents[1] / "schemas" / f"{name}.schema.json").read_text("utf-8"), nl=False)


def _crawl(
    run: Run, store: "Workspace", config: "Config", sources: "Sequence[Source]", *, due: bool, jobs: int | None
) -> GristmillError | None:
    """Crawl; a coverage below `min_coverage` is returned, so that the other stages still see what was crawled."""
    from crawler.crawl import ShortfallError, crawl

    shortfall: list[GristmillError] = []

    def work(report: "Progress") -> "Sequence[Tally]":
        try:
            return crawl(store, sources, contact=config.contact, due=due, jobs=jobs, on_progress=report)
        except ShortfallError as error:
            shortfall.append(error)
            return error.tallies

    tallies = run.stage("crawl", store, work, may_be_idle=due)
    if any(tally.notes["interrupted"] for tally in tallies):
        raise KeyboardInterrupt
    return shortfall[0] if shortfall else None


def _convert(
    run: Run, store: "Workspace", config: "Config", *, jobs: int | None, sources: "Sequence[Source]" = (),
    model: str | None, max_calls: int | None, max_tokens: int | None, max_sections: int | None, ask_again: bool,
    dry_run: bool,
) -> None:  # fmt: skip
    """Pairs by rules; with a model, its variations are added once the rules' pairs are safe on disk.

    A dry run changes no file: its pairs are made in memory.
    """
    from converter.convert import convert, pairs_of

    flagged = {source.name for source in (*config.sources, *sources) if source.keep_flagged}
    cores = jobs or len(os.sched_getaffinity(0))
    settings = config.convert
    if max_sections is not None:
        settings = settings.model_copy(update={"max_sections": max_sections})
    limits = {"max_calls": max_calls, "max_tokens": max_tokens, "ask_again": ask_again}
    if model is not None and dry_run:
        made = pairs_of(store, settings, keep_flagged=flagged, jobs=cores)
        _dry_run(store, settings, list(made), model=model, **limits)
        return
    tallies = run.stage(
        "convert",
        store,
        lambda report: convert(store, settings, keep_flagged=flagged, jobs=cores, on_progress=report),
    )
    _say_retired(tallies)
    if model is None:
        if dry_run or ask_again or max_calls is not None or max_tokens is not None or max_sections is not None:
            raise UserError("--dry-run, --ask-again, --max-calls, --max-tokens and --max-sections need a --model")
        return
    _vary(run, store, settings, model=model, **limits)


def _say_retired(tallies: "Sequence[Tally]") -> None:
    """A line on what a model made and does not stand any more; it was paid for."""
    import collections

    from converter.standing import RETIRED

    notes: collections.Counter[str] = sum((tally.notes for tally in tallies), collections.Counter())
    found = {name.partition(":")[2]: count for name, count in notes.items() if name.startswith(f"{RETIRED}:")}
    if found:
        reasons = ", ".join(f"{reason} {count:,}" for reason, count in sorted(found.items()))
        click.echo(f"convert: retired {sum(found.values()):,} pairs that a model had made ({reasons})", err=True)


def _dry_run(store: "Workspace", settings: "Convert", made: "list[Pair]", **asking: Any) -> None:
    from converter.vary import vary

    result = vary(store, made, settings, dry_run=True, **asking)
    _say_unasked(result, "would ask")
    if not result.unasked.calls:
        click.echo("vary: would ask nothing: stored replies answer all questions", err=True)


def _say_unasked(result: "VaryResult", asked: str) -> None:
    unasked = result.unasked
    if unasked.calls:
        tokens = f"about {unasked.prompt_tokens:,} tokens in, at most {unasked.completion_tokens:,} out"
        price = "" if unasked.cost is None else f", at most {unasked.cost:,.2f} in your currency"
        click.echo(f"vary: {asked} {unasked.calls:,} calls, {tokens}{price}", err=True)


def _vary(run: Run, store: "Workspace", settings: "Convert", **asking: Any) -> None:
    from converter.standing import remaining
    from converter.vary import vary

    from ..store import read_pairs

    found: list[VaryResult] = []

    def work(report: "Progress") -> "Sequence[Tally]":
        pairs = list(read_pairs(store.pairs))
        made, earlier = ([p for p in pairs if (p.origin == "llm") == by_model] for by_model in (False, True))
        found.append(vary(store, made, settings, on_progress=report, **asking))
        answered, recipes = found[0].answered, settings.recipes
        kept, gone = remaining(earlier, found[0].pairs, answered=answered, recipes=recipes)
        store.replace_pairs([*made, *kept])
        if gone:
            click.echo(f"vary: retired {gone:,} pairs that a model had made (made anew, or not asked for)", err=True)
        return found[0].tallies

    run.stage("vary", store, work, may_be_idle=True, details=lambda: found[0].details())  # noqa: PLW0108 - filled by then
    _say_unasked(found[0], "did not ask")
    if found[0].failure:
        raise found[0].failure


def _filter(run: Run, store: "Workspace", config: "Config") -> None:
    from filters.judge import judge

    run.stage("filter", store, lambda report: judge(store, config.filter, on_progress=report))


def _export(run: Run, store: "Workspace", config: "Config") -> None:
    from ..dataset.export import export

    run.stage("dataset", store, lambda report: export(store, config.dataset, on_progress=report))
