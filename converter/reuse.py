"""Drafts of the last run: a page is converted again only where that could end differently.

What a page gives hangs on the page, on this code, on the settings, and on what the page asked of its site. The first
three are one key; the answers of the site are kept with the drafts and asked again, which is cheap. The pages of a
refreshed site that nobody touched keep their drafts although the site's words as a whole have changed.
"""

import contextlib
import functools
import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gristmill import codespans, detection, forms, forms_english, leaning, links, sections, text
from gristmill.config import Convert
from gristmill.index import terms
from gristmill.records import Section, Seed
from gristmill.store import Workspace

from .drafts import Draft, Quoted
from .site import Asked, Site, tell

_TABLE = (
    "CREATE TABLE IF NOT EXISTS drafts (path TEXT PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL,"
    " asked TEXT NOT NULL, converted TEXT NOT NULL) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Converted:
    """What one page gives: its drafts in order, and how each of its sections ended."""

    path: str
    drafts: tuple[Draft, ...]
    outcomes: tuple[tuple[str, str], ...]
    # (section's hash, reason code, or "" where it has drafts), one for each section
    notes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page's drafts as they are kept: `key` of what they were made from, what was asked of the site, the result."""

    key: str
    asked: Asked
    converted: Converted


def page_key(seed: Seed) -> str:
    """The digest of all of a page that its drafts hang on."""
    return text.digest(seed.source, seed.url, seed.title, seed.language, text.sha256(seed.markdown))


def key_of(page: str, site: Site, settings: Convert) -> str:
    """The digest of all that a page's drafts hang on, but for the words that the page asks of its site."""
    rules = "\n".join(settings.rules or ["*"])
    return text.digest(
        _code(), rules, str(settings.max_pairs_per_section), site.product, str(site.article), str(site.orders), page
    )


@functools.cache
def _code() -> str:
    """The digest of the code that makes drafts."""
    return text.digest(
        *map(importlib.metadata.version, ("markdown-it-py", "py3langid")), *(p.read_text("utf-8") for p in sources())
    )


def sources() -> list[Path]:
    """The files that drafts hang on; what asks a model makes none."""
    home = Path(__file__).parent
    own = sorted({*home.rglob("*.py")} - {*(home / "recipes").rglob("*.py"), home / "vary.py"})
    hub = (codespans, detection, forms, forms_english, links, sections, text, terms)
    shared = [Path(module.__file__ or "") for module in hub]
    return [*own, *shared, *sorted(Path(leaning.__file__ or "").parent.glob("*.py"))]


def is_current(kept: Kept, key: str, site: Site) -> bool:
    """Whether converting the page again would give the same."""
    return kept.key == key and all(
        tell(site, kind, word) == answer for kind, words in kept.asked.items() for word, answer in words.items()
    )


def load(workspace: Workspace, source: str) -> dict[str, Kept]:
    """What is kept of a source's pages, by their paths."""
    with contextlib.closing(workspace.connect(durable=False)) as db:
        db.execute(_TABLE)
        rows = db.execute("SELECT path, key, asked, converted FROM drafts WHERE source = ?", (source,)).fetchall()
    return {
        row["path"]: Kept(row["key"], json.loads(row["asked"]), _converted(row["path"], json.loads(row["converted"])))
        for row in rows
    }


def save(workspace: Workspace, source: str, fresh: Iterable[Kept], *, stale: Iterable[str]) -> None:
    """Keep drafts in the place of older ones of their pages, and forget the pages whose paths are `stale`."""
    rows = [(k.converted.path, source, k.key, json.dumps(k.asked), json.dumps(_record(k.converted))) for k in fresh]
    with contextlib.closing(workspace.connect(durable=False)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("DELETE FROM drafts WHERE path = ?", [(path,) for path in stale])
        db.executemany("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?)", rows)
        db.execute("COMMIT")


def drop(workspace: Workspace, paths: Iterable[str]) -> None:
    """Keep no drafts of pages any more, by their paths."""
    with contextlib.closing(workspace.connect()) as db:
        db.execute(_TABLE)
        db.executemany("DELETE FROM drafts WHERE path = ?", [(path,) for path in paths])


def _record(page: Converted) -> dict[str, Any]:
    """A page's result as JSON: each section once, drafts with the number of theirs."""
    places = list(dict.fromkeys(draft.section for draft in page.drafts))
    number = {section: i for i, section in enumerate(places)}
    return {
        "sections": [_fields(section) for section in places],
        "drafts": [
            _fields(d) | {"section": number[d.section], "spans": [_fields(span) for span in d.spans]}
            for d in page.drafts
        ],
        "outcomes": page.outcomes,
        "notes": page.notes,
    }


def _fields(item: Draft | Quoted | Section) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__dataclass_fields__}


def _converted(path: str, record: Mapping[str, Any]) -> Converted:
    places = [Section(**{**s, "heading_path": tuple(s["heading_path"])}) for s in record["sections"]]
    return Converted(
        path,
        tuple(_draft(draft, places) for draft in record["drafts"]),
        tuple((sha256, reason) for sha256, reason in record["outcomes"]),
        tuple((note, count) for note, count in record["notes"]),
    )


def _draft(fields: Mapping[str, Any], places: list[Section]) -> Draft:
    spans = tuple(Quoted(**span) for span in fields["spans"])
    parts = {"section": places[fields["section"]], "questions": tuple(fields["questions"]), "spans": spans}
    return Draft(**{**fields, **parts})
