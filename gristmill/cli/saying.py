"""Lines for a person: what pages, files and replies say of themselves steers no terminal."""

import logging
import sys

import click

from ..text import printable


def say(text: str, *, err: bool = False) -> None:
    """One line, with control characters shown as what they are."""
    click.echo(printable(text), err=err)


def hand_over(text: str) -> None:
    """A document on stdout: to the letter into a file or a pipe, harmless on a terminal."""
    click.echo(printable(text) if sys.stdout.isatty() else text, nl=False)


class PrintableFormatter(logging.Formatter):
    """Log lines with control characters shown as what they are; a traceback keeps its lines."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return printable(super().format(record))
