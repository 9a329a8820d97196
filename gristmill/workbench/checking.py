"""What a configuration file will do."""

from dataclasses import dataclass
from pathlib import Path

from converter.yields import has_forms, kinds_in, languages_of

from ..config import Source
from ..configfile import load


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSource:
    """One source of the file, with the defaults that hold for it."""

    name: str
    start: tuple[str, ...]
    # URLs or folders
    vertical: str
    # empty where none is given
    language: str | None
    # BCP 47; None: from the pages
    licence: str
    # SPDX identifier or URL; empty: from the pages
    max_pages: int
    delay: float | None
    # seconds between requests to a host; None: the polite defaults
    refresh: str | None
    # such as 7d; None: `--due` always takes it
    kinds: tuple[str, ...] | None
    # of pairs that rules can make in the language; none where no question can be asked in it; None: from the pages
    languages: tuple[str, ...]
    # that rules of the vertical can ask in; of a source without a vertical of its own all that have frames
    at_home: bool
    # whether the language is one of them; true where it is from the pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A valid configuration file and its sources."""

    path: str
    # as it was given
    sources: tuple[CheckedSource, ...]
    # in the order of the file


def check(path: Path) -> Checked:
    """Read and validate the file. Raises ConfigError with file, line, key and what was expected."""
    return Checked(path=str(path), sources=tuple(_checked(source) for source in load(path).sources))


def _checked(source: Source) -> CheckedSource:
    return CheckedSource(
        name=source.name,
        start=tuple(source.start),
        vertical=source.vertical,
        language=source.language,
        licence=source.licence,
        max_pages=source.max_pages,
        delay=source.delay,
        refresh=source.refresh,
        kinds=kinds_in(source.language, source.vertical) if source.language else None,
        languages=languages_of(source.vertical),
        at_home=not source.language or has_forms(source.language, source.vertical),
    )
