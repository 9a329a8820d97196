"""Before a crawl: what it would come to, and a spiders.yaml written from what a site says of itself."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.survey import Survey, survey

from ..config import Config, Source
from ..configfile import load
from ..errors import UserError
from ..licences import is_known
from ..store import write_text
from ..targets import resolve

MANY_VERSIONS = 2  # from so many on, one is proposed
PUBLIC_DELAY = 1.0  # seconds; what a file that people share asks of others' servers


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a run would come to; nothing was kept."""

    sources: tuple[Survey, ...]
    # in the order of the targets


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A configuration file that was written."""

    path: str
    # absolute
    site: Survey


def estimate(sources: Sequence[Source], *, contact: str = "") -> Estimate:
    """Ask the sites for their inventories and start pages only. Raises UnreachedError."""
    return Estimate(sources=tuple(survey(sources, contact=contact)))


def start(url: str, path: Path, *, contact: str = "") -> Started:
    """Write a commented configuration for one site.

    Raises UserError where the file exists, and for what is no URL; UnreachedError where the site is not reached.
    """
    if path.exists():
        raise UserError(f"{path} exists: name another file by --config, or put the block of the new site in yourself")
    if "://" not in url:
        raise UserError(f"{url!r} is no URL: `gristmill run {url}` reads a folder without any configuration")
    (source,) = resolve([url], Config(), limits={})
    (found,) = survey([source], contact=contact)
    try:
        write_text(path, "".join(f"{line}\n" for line in _lines(source, found, contact)))
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from None
    load(path)  # what we write has to hold
    return Started(path=str(path.absolute()), site=found)


def _lines(source: Source, found: Survey, contact: str) -> Iterator[str]:
    yield f"# Written by `gristmill init` from what {_plain(found.start)} says of itself."
    yield f"# Read it, mend it, then: gristmill run {source.name}"
    yield "# A URL or e-mail address by which the owner of the site can reach you, in every request."
    yield f"contact: {_text(contact)}" if contact else "# contact: https://example.org/our-crawler"
    yield "sources:"
    yield f"  - name: {_text(source.name)}"
    yield f"    start: [{_text(found.start)}]"
    yield from (f"    {line}" for line in _settings(source, found))


def _settings(source: Source, found: Survey) -> Iterator[str]:
    yield from (f"# {line}" for line in estimate_lines(found))
    if "/" in source.start[0].split("://", 1)[1].rstrip("/"):
        yield "scope: path # only pages below the folder of the start page; `host` for all of the host"
    yield from _licence(found)
    yield f"language: {_text(found.language)}" if found.language else "# language: en   # no page declared one"
    yield "# vertical: technical   # technical, legal, medical, …"
    yield f"delay: {max(found.delay, PUBLIC_DELAY):g} # seconds between requests"
    yield f"max_pages: {max(2 * found.pages, 100)}"
    yield "refresh: 7d # `gristmill run --due` asks again after that"
    if len(found.versions) >= MANY_VERSIONS:
        listed = ", ".join(f"{label} ({count:,})" for label, count in list(found.versions.items())[:10])
        yield f"# Versions in its URLs, with pages: {_plain(listed)}"
        yield "version: stable # or latest, all, or a pattern such as 4.*"


def _licence(found: Survey) -> Iterator[str]:
    if found.licence and is_known(found.licence) and found.licence != "unknown":
        yield f"licence: {_text(found.licence)} # the start page states it; what a page states itself comes first"
        return
    yield "# No licence is stated on the start page. Look it up, and write down where you found it: pages of unknown"
    yield "# licence are kept, but `gristmill push` does not publish them."
    yield "# licence: CC-BY-4.0"


def estimate_lines(found: Survey) -> Iterator[str]:
    """What a source is and would cost, as lines without line ends."""
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in found.inventories.items())
    made = f"; made with {_plain(found.generator)}" if found.generator else ""
    yield f"{_plain(found.title) or found.source}{made}"
    if found.outcome != "ok":
        yield f"the start page could not be read: {found.outcome}"
    named = f"named by its inventories ({kinds})" if kinds else "that its start page links to, at least: no inventory"
    yield f"about {found.pages:,} pages, {named if '://' in found.start else 'in the folder'}"
    pace = f"at a request every {found.delay:g} s" if found.delay else "without a pause between requests"
    yield f"at least {_span(found.seconds)} {pace}; about {found.megabytes:,.1f} MB of HTML"
    if found.signals:
        yield f"signals: {_plain(', '.join(found.signals))}"
    if found.refusal:
        yield f"the start page must not be used ({found.refusal}), and neither may pages that say the same"


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def _text(value: str) -> str:
    """A string as YAML reads it, whatever is in it."""
    return json.dumps(value, ensure_ascii=True)


def _plain(value: str) -> str:
    """Text of a page as part of a comment: one line, nothing that steers a terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(value.split()))[:200]
