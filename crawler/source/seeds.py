"""The seed of a page: what its body, its source and its consent make of it, and what of that stands in its row."""

import dataclasses
import json

from gristmill.config import Source
from gristmill.records import Seed
from gristmill.store import Workspace
from gristmill.text import digest

from ..extraction.extract import EXTRACTOR_VERSION as EXTRACTOR
from ..extraction.extract import Extraction
from ..manners import consent
from ..manners.politeness import AGENT
from ..state import prints, revisions
from ..state.database import State
from ..state.pages import Page
from ..urls.paths import seed_path
from ..urls.versions import detect
from ..workers.reading import Reading
from .arrival import Visit

VALIDATORS = {"etag": "etag", "last_modified": "last-modified"}
# column → header
Columns = dict[str, object]


def is_current(page: Page, source: Source) -> bool:
    """Whether a page's seed was made by today's extractor, and for the address that it has today."""
    return page.extractor == _maker(source)


def _maker(source: Source) -> str:
    return f"{EXTRACTOR} {source.base_url}".rstrip()


def decide(visit: Visit, statements: consent.Statements) -> consent.Decision:
    """Whether a page may be used for training, by all that is said of it."""
    return consent.decide(
        url=visit.page.url, agent=AGENT, robots=visit.robots, headers=visit.arrival.headers, page=statements,
        tdm=visit.site.findings.tdm, override=visit.site.source.consent,
    )  # fmt: skip


def consent_columns(decision: consent.Decision) -> dict[str, str]:
    """What a decision puts into a page's row."""
    return {
        "consent": json.dumps(decision.signals, ensure_ascii=False),
        "refusal": "" if decision.allowed else decision.reason,
        "override": decision.override,
    }


def read_statements(text: str) -> consent.Statements:
    """What a page said of itself, from its row."""
    fields = json.loads(text)
    for name in ("robots", "signals", "licences"):
        fields[name] = tuple(tuple(item) if isinstance(item, list) else item for item in fields.get(name, ()))
    return consent.Statements(**fields)


def made(
    workspace: Workspace, visit: Visit, reading: Reading, decision: consent.Decision, *, now: str
) -> tuple[Seed | None, Columns]:
    """The seed of a page's body (None where there is no text in it), and the columns of its row."""
    columns = _columns(visit, reading, now=now)
    page, extraction = visit.page, reading.extraction
    if extraction is None:
        return None, columns | {"sha256": columns["body_sha256"]}
    same = reading.sha256 == page.sha256
    seed = _seed(visit, reading, extraction, decision, crawled_at=page.crawled_at if same else now)
    if same and page.path and workspace.has_text(page.path, page.sha256):
        old = workspace.read_seed(page.path)  # a new stamp or theme rewrites no file
        seed = dataclasses.replace(seed, etag=old.etag, last_modified=old.last_modified)
    columns |= {
        "crawled_at": seed.crawled_at,
        "path": seed.path,
        "title": seed.title,
        "status": seed.status,
        "flags": json.dumps(extraction.flags),
        "filed": filed(seed),
        "version": _version(visit, extraction),
        "fidelity": extraction.fidelity.lowest,
    }
    return (seed, columns) if reading.words else (None, columns | {"filed": ""})


def _columns(visit: Visit, reading: Reading, *, now: str) -> Columns:
    """What is known of a page without extraction."""
    return {
        **{name: visit.arrival.header(key) for name, key in VALIDATORS.items()},
        "fetched_at": now,
        "body_sha256": visit.arrival.sha256,
        "statements": json.dumps(dataclasses.asdict(reading.statements)),
        "sha256": reading.sha256,
        "words": reading.words,
        "sketch": reading.sketch,
        "extractor": _maker(visit.site.source),
        "via": visit.arrival.via,
    }


def _seed(
    visit: Visit, reading: Reading, extraction: Extraction, decision: consent.Decision, *, crawled_at: str
) -> Seed:
    """What the page states of itself comes before what spiders.yaml says of the source."""
    made, source, arrival, url = extraction, visit.site.source, visit.arrival, visit.page.url
    place, address = detect(url), visit.site.places.of(url)
    return Seed(
        seed_id=seed_id(source.name, url),
        source=source.name,
        url=address,
        path=seed_path(source, url),
        markdown=made.markdown,
        sha256=reading.sha256,
        title=made.title,
        crawled_at=crawled_at,
        licence=made.licence or source.licence or "unknown",
        licence_from="page" if made.licence else "config" if source.licence else "unknown",
        language=made.language or source.language or made.language_detected or "und",
        language_detected=made.language_detected,
        vertical=source.vertical,
        version=_version(visit, made) or visit.site.findings.version or (place.label if place else ""),
        generator=made.generator,
        site=made.site,
        profile=made.profile,
        extractor=made.extractor,
        via=made.via if made.via != "html" else arrival.via,
        description=made.description,
        author=made.author,
        published=made.published,
        modified=made.modified,
        etag=arrival.header("etag"),
        last_modified=arrival.header("last-modified"),
        status="active" if decision.allowed else "excluded",
        flags=(*made.flags, *(() if decision.allowed else (decision.reason,))),
        consent=decision.signals,
        consent_override=decision.override,
        fidelity=made.fidelity,
    )


def _version(visit: Visit, made: Extraction) -> str:
    """The version that the page states, else that of the place where the public finds it."""
    place = detect(visit.site.places.public)
    return made.version or (place.label if place else "")


def note_sections(db: State, visit: Visit, seed: Seed | None, reading: Reading) -> None:
    """Note the fingerprints of a page's sections, and the sections themselves where its Markdown is new."""
    prints.put(db, visit.page.id, reading.prints)
    if seed is not None and seed.sha256 != visit.page.sha256:
        revisions.put_sections(db, visit.page.id, visit.site.run, seed.markdown)


def filed(seed: Seed) -> str:
    """What of a seed's file is decided over the whole site, in one string: settling compares it."""
    said = [seed.status, seed.version, seed.flags, seed.consent, seed.consent_override]
    return json.dumps(said, ensure_ascii=False)


def seed_id(source: str, url: str) -> str:
    """The seed's identity over refreshes."""
    return digest(source, url, length=16)
