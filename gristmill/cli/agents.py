"""The command for programs that talk to models: mcp."""

import functools
from pathlib import Path

import click

from .options import opened, out_option
from .running import Run, with_run


@click.command()
@click.option("--http", "port", type=click.IntRange(1, 65535), metavar="PORT", help="Serve on loopback, not on stdio.")
@click.option("--allow-crawl", "allowed", multiple=True, metavar="URL", help="Let the model crawl below this URL.")
@click.option("--max-pages", type=click.IntRange(min=1), default=50, show_default=True, help="Pages of one such crawl.")
@out_option
@with_run
def mcp(run: Run, *, port: int | None, allowed: tuple[str, ...], max_pages: int, workspace: Path) -> None:
    """Serve the workspace to an agent by the Model Context Protocol (needs the [mcp] extra).

    Tools: search, read_section, verify_claim, pairs, status; and crawl, where --allow-crawl names what it may fetch.
    With --http a token is printed that every request has to bring.

    \b
    Examples:
      gristmill mcp --out workspace
      gristmill mcp --out workspace --http 7411
    """
    from ..workbench import serving

    serving.require()
    root = opened(workspace).root
    made = serving.server(root, allowed=allowed, max_pages=max_pages)
    serving.serve(made, port=port, ready=functools.partial(click.echo, err=True))
