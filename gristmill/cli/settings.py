"""The commands about files that others read or write: init, check, schema."""

import json
from pathlib import Path

import click

from .options import DEFAULT_CONFIG, json_option
from .running import print_document
from .saying import say

SHIPPED = ("pair", "spiders")  # as files
# From the records that `--json` prints.
DERIVED = (
    "status", "consents", "diff", "check", "show", "sample", "pages", "summary", "verify", "verified", "explained",
    "bench", "push", "forget", "patch", "batch", "init", "estimate", "crawl",
    "review-export", "review-import", "moved",
)  # fmt: skip


@click.command()
@click.argument("url")
@click.option("--config", "-c", "config_path", type=click.Path(path_type=Path), default=DEFAULT_CONFIG,
    show_default=True, help="The file to write; it must not exist.")  # fmt: skip
@click.option("--contact", default="", help="URL or e-mail address by which the owner of the site can reach you.")
@json_option
def init(*, url: str, config_path: Path, contact: str, as_json: bool) -> None:
    """Write a commented spiders.yaml for the site at URL, from what it says of itself.

    Asks for robots.txt, the start page and the inventories only, and estimates pages, time and size of a crawl.

    \b
    Example:
      gristmill init https://docs.example.org/en/stable/
    """
    from ..workbench.starting import estimate_lines, start

    started = start(url, config_path, contact=contact)
    if as_json:
        print_document(started)
        return
    for line in (*estimate_lines(started.site), f"wrote {started.path}"):
        say(line)


@click.command()
@click.argument("config_path", type=click.Path(path_type=Path), default=DEFAULT_CONFIG, metavar="[FILE]")
@json_option
def check(*, config_path: Path, as_json: bool) -> None:
    """Validate a configuration file, and say what it will do.

    \b
    Example:
      gristmill check spiders.yaml
    """
    from ..workbench.checking import check as read
    from .printers import checked_lines

    checked = read(config_path)
    if as_json:
        print_document(checked)
        return
    for line in checked_lines(checked):
        say(line)


@click.command()
@click.argument("name", type=click.Choice([*SHIPPED, *DERIVED]))
def schema(*, name: str) -> None:
    """Print the JSON Schema of pair records, of spiders.yaml (for editors), or of what --json prints.

    run, crawl, convert, filter and export print a `summary`, status --consent prints `consents`, export --crawl a
    `crawl`; `verified` is a line of what verify writes, `explained` is what filter --explain prints, `review-export`
    and `review-import` what review does with --export and --import; the others have the name of their command.

    \b
    Example:
      gristmill schema pair > pair.schema.json
    """
    if name in SHIPPED:
        click.echo((Path(__file__).parents[1] / "schemas" / f"{name}.schema.json").read_text("utf-8"), nl=False)
        return
    from ..workbench.documents import schema as derived

    click.echo(json.dumps(derived(name), indent=2, ensure_ascii=False))
