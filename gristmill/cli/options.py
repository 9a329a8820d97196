"""Options that several commands share, and what they stand for."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ..config import Config, Source
    from ..placing import Placer
    from ..store import Workspace

DEFAULT_CONFIG = Path("spiders.yaml")
Decorated = Callable[..., Any]


def out_option(function: Decorated) -> Decorated:
    """`--out`, as `workspace`."""
    return click.option(
        "--out", "-o", "workspace", type=click.Path(file_okay=False, path_type=Path), envvar="GRISTMILL_WORKSPACE",
        default=lambda: Path() if Path("gristmill.sqlite").is_file() else Path("workspace"),
        show_default="$GRISTMILL_WORKSPACE, the current folder if it is a workspace, or ./workspace",
        help="The workspace folder.",
    )(function)  # fmt: skip


def state_option(*, variable: str | None = "GRISTMILL_STATE") -> Callable[[Decorated], Decorated]:
    """`--state`, as `state`; from the environment where something new is begun."""
    return click.option(
        "--state", metavar="ADDRESS", envvar=variable, default="",
        help="Where the crawl's state is: postgresql://USER@HOST/DATABASE. The workspace remembers it.",
    )  # fmt: skip


def on_option(function: Decorated) -> Decorated:
    """`--on`, as `on`: where units of work are done, for `placing`."""
    return click.option(
        "--on", metavar="ENGINE", default="",
        help="Crawl sites on Ray: `ray` on this machine, `ray:HOST:PORT` or `ray://HOST:PORT` on its cluster.",
    )(function)  # fmt: skip


@contextlib.contextmanager
def placing(on: str) -> "Iterator[Placer | None]":
    """The Placer of `--on`, as long as the block runs; None where none is named."""
    if not on:
        yield None
        return
    from ..cluster.engine import engine
    from .relay import relayed

    with relayed(), engine(on) as placer:
        yield placer


def config_option(function: Decorated) -> Decorated:
    """`--config`, as `config_path`."""
    return click.option(
        "--config", "-c", "config_path", type=click.Path(dir_okay=False, path_type=Path),
        show_default="./spiders.yaml if there is one",
        help="The configuration file. Named here, its defaults also hold for URLs and folders.",
    )(function)  # fmt: skip


def json_option(function: Decorated) -> Decorated:
    """`--json`, as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document on stdout instead.")(function)


def watch_options(function: Decorated) -> Decorated:
    """`--log-json`, for which the console script has looked before it knew the command; `--metrics`, for `with_run`."""
    for option in reversed((
        click.option(
            "--log-json", is_flag=True, expose_value=False, help="Say what goes to stderr as JSON, one object a line."
        ),
        click.option(
            "--metrics", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
            help="Keep figures for Prometheus in FILE, for node_exporter's textfile collector.",
        ),
    )):  # fmt: skip
        function = option(function)
    return function


def model_option(function: Decorated) -> Decorated:
    """`--model`, as `model`: the names that were given, or None."""
    return click.option(
        "--model", metavar="NAME[=SHARE]", multiple=True, callback=lambda _, __, names: names or None,
        help="Vary pairs with this model of the endpoint in OPENAI_BASE_URL; several share the questions out.",
    )(function)  # fmt: skip


def model_options(function: Decorated) -> Decorated:
    """Whether and how far a model varies pairs: the fields of Variation."""
    for option in reversed((
        model_option,
        click.option("--max-calls", type=click.IntRange(min=0), help="Ask the model at most so often, then stop."),
        click.option("--max-tokens", type=click.IntRange(min=0), help="Spend at most so many tokens, then stop."),
        click.option("--max-cost", type=click.FloatRange(min=0), help="Spend at most so much money, then stop."),
        click.option("--max-sections", type=click.IntRange(min=1), help="Give the model so many sections at most."),
        click.option("--target", type=click.IntRange(min=1), help="Ask the model until the dataset has so many pairs."),
        click.option("--ask-again", is_flag=True, help="Ask anew where a stored reply is of no use."),
        click.option("--replay", is_flag=True, help="Read stored replies again and ask nothing: needs no endpoint."),
        click.option("--dry-run", is_flag=True, help="Say what would be asked, of the model or of the site."),
    )):  # fmt: skip
        function = option(function)
    return function


def verifier_option(function: Decorated) -> Decorated:
    """`--verifier`, instead of `verifier.use`."""
    return click.option(
        "--verifier", metavar="MODEL",
        help="Ask what the fact-check leaves open: a model at OPENAI_BASE_URL, or the folder of a cross-encoder.",
    )(function)  # fmt: skip


def verified_by(config: "Config", verifier: str | None) -> "Config":
    """The configuration with the verifier of the command line, if it names one."""
    if verifier is None:
        return config
    return config.model_copy(update={"verifier": config.verifier.model_copy(update={"use": verifier})})


def crawl_options(function: Decorated) -> Decorated:
    """Targets, and the limits that hold for them in this run."""
    for option in reversed((
        click.argument("targets", nargs=-1, metavar="[TARGET]..."),
        click.option("--due", is_flag=True, help="Only sources whose `refresh` interval has passed."),
        click.option("--max-pages", type=click.IntRange(min=1), help="Pages per source."),
        click.option("--max-depth", type=click.IntRange(min=0), help="Links from the start."),
        click.option("--delay", type=click.FloatRange(min=0, max=300), help="Seconds between requests to a host."),
        click.option("--scope", type=click.Choice(["host", "path"]), help="Stay on the host or in the start's folder."),
        click.option("--url", "base_url", help="The public URL of a folder or local copy, for seeds and links."),
        click.option("--licence", help="SPDX identifier or URL, for pages that state none."),
        click.option("--language", help="BCP 47 tag, for pages that declare none."),
        click.option("--render", type=click.Choice(["auto", "always", "never"]), help="Run pages in a browser."),
        click.option("--pdf", is_flag=True, default=None, help="Read PDF files too."),
        click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes that extract and convert."),
    )):  # fmt: skip
        function = option(function)
    return function


def configuration(path: Path | None) -> "Config":
    """The file of `--config`, else ./spiders.yaml, else the defaults."""
    from ..config import Config
    from ..configfile import load

    if path is None and not DEFAULT_CONFIG.is_file():
        return Config()
    return load(path or DEFAULT_CONFIG)


def chosen(
    targets: Sequence[str], config_path: Path | None, *, due: bool, **limits: Any
) -> "tuple[Config, list[Source]]":
    """The configuration, and the sources that the targets name: spiders of spiders.yaml, URLs, folders, archives."""
    from ..targets import resolve

    config = configuration(config_path)
    if not targets and not due:
        raise click.UsageError("name at least one TARGET: a URL, a folder, or a source of spiders.yaml")
    if limits.get("base_url") and len(targets) != 1:
        raise click.UsageError("--url is the address of one TARGET: name that one")
    given = {key: value for key, value in limits.items() if value is not None}
    return config, resolve(targets, config, limits=given, use_defaults=config_path is not None)


def opened(path: Path, *, create: bool = False, state: str = "") -> "Workspace":
    """The workspace of `--out`, its crawl's state at the address of `--state`."""
    from ..store import Workspace

    return Workspace(path, create=create, state=state)
