"""Lines for a person: what pages, files and replies say of themselves steers no terminal."""

import logging
import sys
from collections.abc import Mapping
from typing import Any

import click

from ..text import printable
from . import jsonlines


def say(text: str, *, err: bool = False) -> None:
    """One line, with control characters shown as what they are."""
    if err:
        tell(text)
    else:
        click.echo(printable(text))


def tell(
    text: str, *, event: str = "said", level: str = "info", stage: str = "", figures: Mapping[str, Any] | None = None
) -> None:
    """One line on stderr; with `--log-json` it is an object, and has what else is named here."""
    if jsonlines.spoken():
        jsonlines.write(text, event=event, level=level, stage=stage, figures=figures)
    else:
        click.echo(printable(text), err=True)


def hand_over(text: str) -> None:
    """A document on stdout: to the letter into a file or a pipe, harmless on a terminal."""
    click.echo(printable(text) if sys.stdout.isatty() else text, nl=False)


class PrintableFormatter(logging.Formatter):
    """Log lines with control characters shown as what they are; a traceback keeps its lines."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return printable(super().format(record))
