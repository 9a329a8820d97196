"""The commands about files that others read or write: check, schema."""

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
    "bench", "push", "forget", "patch",
)  # fmt: skip


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

    run, crawl, convert, filter and export print a `summary`, status --consent prints `consents`; `verified` is a line
    of what verify writes, `explained` is what filter --explain prints; the others have the name of their command.

    \b
    Example:
      gristmill schema pair > pair.schema.json
    """
    if name in SHIPPED:
        click.echo((Path(__file__).parents[1] / "schemas" / f"{name}.schema.json").read_text("utf-8"), nl=False)
        return
    from ..workbench.documents import schema as derived

    click.echo(json.dumps(derived(name), indent=2, ensure_ascii=False))
