"""The commands that turn single pages into Markdown: extract, fetch."""

from pathlib import Path
from typing import Literal

import click

from ..errors import NothingKeptError
from .options import config_option, configuration, opened
from .running import Run, with_run


@click.command()
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
@config_option
@with_run
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
        _again(run, out or Path(), config_path, jobs)
    elif path.is_file():
        _file(path, url=url, ledger=ledger)
    elif out is None:
        raise click.UsageError("a folder needs --out DIR for its Markdown")
    else:
        _folder(run, path, out, url=url, jobs=jobs, ledger=ledger)


def _again(run: Run, out: Path, config_path: Path | None, jobs: int | None) -> None:
    from ..workbench.making import Work

    Work(opened(out), configuration(config_path), jobs=jobs, listener=run).extract_again()


def _file(path: Path, *, url: str, ledger: bool) -> None:
    from crawler.mirror import extract_file

    from .printers import ledger_line

    page = extract_file(path, url=url, explain=ledger)
    click.echo(ledger_line(path.name, page.fidelity, page.flags) if ledger else page.markdown, nl=ledger)
    for kind, what in page.losses:
        click.echo(f"  lost {kind}: {what}")
    if not page.markdown.strip():
        raise NothingKeptError(f"{path} has no content that could be extracted ({', '.join(page.flags) or 'empty'})")


def _folder(run: Run, path: Path, out: Path, *, url: str, jobs: int | None, ledger: bool) -> None:
    from crawler.mirror import extract_folder

    from .printers import ledger_line

    with run.progress("extract") as report:
        pages = extract_folder(path, out, base=url, jobs=jobs, on_progress=report)
    for page in pages:
        if page.extraction is None:
            click.echo(f"{page.path}: {page.reason}", err=True)
        elif ledger:
            click.echo(ledger_line(page.path, page.extraction.fidelity, page.extraction.flags))
    made = sum(page.extraction is not None for page in pages)
    run.say(f"extract: {made:,} of {len(pages):,} pages to {out}")
    if not made:
        raise NothingKeptError(f"{path} holds no HTML file that could be extracted")


@click.command()
@click.argument("url")
@click.option("--render", type=click.Choice(["auto", "always", "never"]), default="never", help="Run it in a browser.")
@click.option("--front-matter", is_flag=True, help="With the page's title, licence, consent signals and the rest.")
@config_option
def fetch(
    *, url: str, render: Literal["auto", "always", "never"], front_matter: bool, config_path: Path | None
) -> None:
    """Fetch one page and print its Markdown, under the same rules as a crawl.

    \b
    Example:
      gristmill fetch https://docs.example.org/page.html
    """
    from crawler.fetch import fetch as fetch_page

    from ..seedfile import render_seed
    from ..targets import resolve

    config = configuration(config_path)
    if "://" not in url:
        raise click.UsageError(f"{url!r} is no URL such as https://docs.example.org/page.html")
    resolve([url], config, limits={})  # says in one sentence what is wrong with a URL
    seed = fetch_page(url, contact=config.contact, render=render)
    click.echo(render_seed(seed) if front_matter else seed.markdown, nl=False)
