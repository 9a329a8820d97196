"""What becomes of an answer: the one way from a response, a file or an archived page to a row, a seed and links.

Every answer ends in exactly one commit, which sets the page's `outcome` and takes it out of the frontier. Whether the
page is a seed of its own in the end is decided over the whole site, in `settle`.
"""

import dataclasses
import hashlib
import json
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin

from gristmill.records import Seed
from gristmill.store import Workspace
from gristmill.text import digest

from ..extraction.extract import EXTRACTOR_VERSION as EXTRACTOR
from ..extraction.twin import Via
from ..inventories.coverage import expected_pages
from ..inventories.parse import Inventory
from ..manners import consent
from ..manners.politeness import AGENT
from ..manners.robots import Robots
from ..state import tables
from ..state.packing import pack, unpack
from ..state.tables import Found, Page
from ..state.writer import Record, Writer
from ..urls.canonical import canonical, canonical_fault
from ..urls.paths import seed_path
from ..urls.versions import detect
from ..workers.pool import Failure, Pool
from ..workers.reading import Reading, Task
from .site import TDMREP, Site
from .twins import Form

MAX_HOPS = 10  # redirects in a row; browsers give up at 20
SHRUNK = 0.3  # share of a page's words below which its new version is held until the whole site was seen
MOVED_WORDS = 50  # a page with <meta refresh> and fewer words is a redirect
NEEDS_BROWSER = "needs-browser"  # no outcome of a page: it is asked for again, by a browser
SHELL = "empty-shell"  # the extraction's flag of a page that scripts fill
HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
log = logging.getLogger("gristmill.crawler")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An answer. `error` is a reason code where there was none, and then `status` is None."""

    status: int | None = None
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    # by lower-case name
    body: bytes = b""
    error: str = ""
    via: str = "html"
    # html | rendered
    alternate: bytes = b""
    # the page's Markdown, where the site offers it and it was asked for
    alternate_via: Via = "markdown-twin"

    def header(self, name: str) -> str:
        """The first value of a header, or ""."""
        return next(iter(self.headers.get(name, ())), "")

    @property
    def is_page(self) -> bool:
        """Whether the body is (or, undeclared, may be) HTML."""
        declared = self.header("content-type").partition(";")[0].strip().lower()
        if declared in HTML[:2]:
            return True
        start = self.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        looks = start.startswith((b"<!doctype html", b"<html", b"<!--")) or b"<html" in start
        return looks and (not declared or declared in (*HTML[2:], "application/octet-stream", "text/plain"))

    @property
    def is_pdf(self) -> bool:
        """Whether the body is a PDF, whatever its header says."""
        return self.body.startswith(b"%PDF-")

    @property
    def outcome(self) -> str:
        """The reason code of an answer that holds no page; "" for one that does, or may."""
        if self.status is None:
            return self.error or "no-answer"
        if self.status == 304:
            return "unchanged"
        if self.status in (301, 302, 303, 307, 308):
            return "redirect"
        return "" if self.status == 200 else f"http-{self.status}"


class Intake:
    """Commits answers. `now` gives RFC 3339 times; `extracting` is off only to measure the crawl alone."""

    def __init__(
        self, workspace: Workspace, db: sqlite3.Connection, writer: Writer, pool: Pool, *,
        now: Callable[[], str], extracting: bool = True,
    ) -> None:  # fmt: skip
        self._workspace = workspace
        self._db = db
        self._writer = writer
        self._pool = pool
        self._now = now
        self._extracting = extracting
        self.ask: Callable[[Site, Page, Form], Awaitable[Arrival]] | None = None
        # one more request for a page, where there is a network

    async def take(self, site: Site, page: Page, arrival: Arrival, *, robots: Robots) -> str:
        """Commit one answer for a page; its outcome."""
        outcome = arrival.outcome
        if page.kind == "inventory":
            return await self._take_inventory(site, page, arrival)
        if outcome == "unchanged" and not page.sha256:  # nobody asked whether it had changed
            return await self.drop(site, page, "http-304", http=304)
        if outcome == "redirect":
            return await self._redirect(site, page, arrival, arrival.header("location"))
        if outcome == "unchanged" or (not outcome and self._is_same(page, arrival)):
            return await self._unchanged(site, page, arrival, robots)
        if not outcome and not arrival.is_page and not (arrival.is_pdf and site.source.pdf):
            outcome = "pdf" if arrival.is_pdf else "not-html"
        if outcome:
            return await self.drop(site, page, outcome, http=arrival.status)
        return await self._page(site, page, arrival, robots)

    async def drop(self, site: Site, page: Page, outcome: str, *, http: int | None = None, target: str = "") -> str:
        """Commit that a page brought no content."""

        def change(db: sqlite3.Connection) -> None:
            tables.update(db, page.id, state=1, run=site.run, outcome=outcome, http=http, target=target)

        await self._writer.write(change)
        return outcome

    @staticmethod
    def _is_same(page: Page, arrival: Arrival) -> bool:
        return bool(page.sha256) and page.extractor == EXTRACTOR and page.body_sha256 == digest_body(arrival.body)

    async def _redirect(self, site: Site, page: Page, arrival: Arrival, location: str) -> str:
        try:
            target = canonical(urljoin(page.url, location)) if location else ""
        except ValueError:
            target = ""
        if not target:
            return await self.drop(site, page, "redirect-broken", http=arrival.status)
        if target == page.url or page.hops >= MAX_HOPS:
            return await self.drop(site, page, "redirect-loop", http=arrival.status, target=target)
        started = page.found in ("start", "moved")
        if refusal := site.guard.refuses(target):
            return await self.drop(site, page, refusal, http=arrival.status, target=target)
        if site.scope.refuses(target):
            if not started:
                return await self.drop(site, page, "redirect-off-site", http=arrival.status, target=target)
            site.widen(target)
        links = list(
            site.admit([target], depth=page.depth, found="moved" if started else "redirect", hops=page.hops + 1)
        )

        def change(db: sqlite3.Connection) -> None:
            tables.update(db, page.id, state=1, run=site.run, outcome="redirect", http=arrival.status, target=target)
            tables.discover(db, site.source.name, site.run, links, origin=page.url)

        await self._writer.write(change)
        return "redirect"

    async def _unchanged(self, site: Site, page: Page, arrival: Arrival, robots: Robots) -> str:
        """Nothing is read again, but consent is decided anew: robots.txt may have changed."""
        if page.extractor != EXTRACTOR and (stored := self._stored(page)):
            return await self._page(site, page, stored, robots, fetched="unchanged")
        statements = read_statements(page.statements)
        said = arrival if arrival.status == 200 else self._as_before(page, arrival)
        decision = self._decide(site, page, said, robots, statements)
        fresh = {name: arrival.header(key) for name, key in _VALIDATORS.items() if arrival.header(key)}

        def change(db: sqlite3.Connection) -> None:
            tables.update(
                db, page.id, state=1, run=site.run, outcome="unchanged", http=arrival.status, fetched_at=self._now(),
                **fresh, **_consent(decision),
            )  # fmt: skip

        site.stored += 1
        await self._writer.write(change)
        return "unchanged"

    def _as_before(self, page: Page, arrival: Arrival) -> Arrival:
        """A 304 need not repeat the headers of the answer that it stands for (RFC 9110 §15.4.5)."""
        row = self._db.execute("SELECT headers FROM bodies WHERE page = ?", (page.id,)).fetchone()
        before = json.loads(row["headers"]) if row else {}
        return dataclasses.replace(arrival, headers={**before, **arrival.headers})

    def _stored(self, page: Page) -> Arrival | None:
        """The response that the page was made from."""
        row = self._db.execute("SELECT headers, body, alternate FROM bodies WHERE page = ?", (page.id,)).fetchone()
        if row is None:
            return None
        alternate = unpack(row["alternate"]) if row["alternate"] else b""
        return Arrival(
            status=200, headers=json.loads(row["headers"]), body=unpack(row["body"]), alternate=alternate, via=page.via
        )

    async def _page(self, site: Site, page: Page, arrival: Arrival, robots: Robots, *, fetched: str = "ok") -> str:
        reading = await self._pool.read(_task(page, arrival, kind="page" if self._extracting else "links"))
        if isinstance(reading, Failure):
            log.warning("%s: %s %s", page.url, reading.reason, reading.detail)
            return await self.drop(site, page, reading.reason, http=arrival.status)
        if self._is_shell(site, arrival, reading):
            return NEEDS_BROWSER
        if reading.refresh and reading.words < MOVED_WORDS and reading.refresh != page.url:
            return await self._redirect(site, page, arrival, reading.refresh)
        arrival, reading = await self._with_twin(site, page, arrival, reading)
        if page.sha256 and reading.words < SHRUNK * page.words:
            return await self._hold(site, page, arrival, reading)
        return await self._keep(site, page, arrival, robots, reading, fetched)

    async def _with_twin(self, site: Site, page: Page, arrival: Arrival, reading: Reading) -> tuple[Arrival, Reading]:
        """Where the page's HTML is hard to read, its Markdown, if the site offers it and it proves to hold the page.

        An empty shell has nothing to prove it by.
        """
        made = reading.extraction
        poor = made is not None and made.fidelity.lowest < site.source.min_fidelity and SHELL not in made.flags
        if self.ask is None or arrival.alternate or not site.source.markdown or not poor:
            return arrival, reading
        for form in site.twins.forms(page.url, reading.twin):
            answer = await self.ask(site, page, form)
            if answer.status == 200 and answer.body:
                with_twin = dataclasses.replace(arrival, alternate=answer.body, alternate_via=form.via)
                read = await self._pool.read(_task(page, with_twin))
                if isinstance(read, Reading) and not read.refused:
                    site.twins.works(form)
                    return with_twin, read
            site.twins.fails(form)
        return arrival, reading

    @staticmethod
    def _is_shell(site: Site, arrival: Arrival, reading: Reading) -> bool:
        made = reading.extraction
        return site.source.render == "auto" and arrival.via == "html" and made is not None and SHELL in made.flags

    async def accept(self, site: Site, page: Page, arrival: Arrival, *, robots: Robots) -> None:
        """Commit an answer that was held back."""
        reading = await self._pool.read(_task(page, arrival))
        if not isinstance(reading, Failure):
            await self._keep(site, page, arrival, robots, reading, "ok")

    async def made_again(self, site: Site, page: Page, *, robots: Robots) -> Seed | None:
        """The seed of a page, from its stored body; None where that cannot be read."""
        stored = self._stored(page)
        reading = await self._pool.read(_task(page, stored)) if stored else None
        if stored is None or reading is None or isinstance(reading, Failure):
            return None
        decision = self._decide(site, page, stored, robots, reading.statements)
        return self.made(site, page, stored, reading, decision)[0]

    async def read_again(self, site: Site, page: Page, *, robots: Robots) -> None:
        """Extract a page's stored body and commit what comes out; when it was fetched, and as what, stays."""
        stored = self._stored(page)
        reading = await self._pool.read(_task(page, stored)) if stored else None
        if stored is None or reading is None or isinstance(reading, Failure):
            log.warning("%s: its stored body cannot be read", page.url)
            return
        decision = self._decide(site, page, stored, robots, reading.statements)
        seed, columns = self.made(site, page, stored, reading, decision)
        columns = {name: value for name, value in columns.items() if name not in _OF_THE_FETCH}

        def change(db: sqlite3.Connection) -> None:
            tables.update(db, page.id, **columns, **_consent(decision))
            if seed is not None and seed.sha256 != page.sha256:
                tables.put_sections(db, page.id, site.run, seed.markdown)

        await self._writer.write(change, seed=seed)

    async def _hold(self, site: Site, page: Page, arrival: Arrival, reading: Reading) -> str:
        """Suspicious emptiness: keep what there is, and the answer beside it, until the site is settled."""

        def change(db: sqlite3.Connection) -> None:
            tables.update(db, page.id, state=1, run=site.run, outcome="suspicious", http=arrival.status)
            tables.hold(db, page.id, _headers(arrival), reading.packed)

        await self._writer.write(change)
        return "suspicious"

    async def _keep(
        self, site: Site, page: Page, arrival: Arrival, robots: Robots, reading: Reading, fetched: str
    ) -> str:
        decision = self._decide(site, page, arrival, robots, reading.statements)
        links = self._links(site, page, reading) if decision.follow else []
        seed, columns = self.made(site, page, arrival, reading, decision)
        columns |= {"state": 1, "run": site.run, "outcome": fetched, "http": arrival.status or 200}

        def change(db: sqlite3.Connection) -> None:
            tables.update(db, page.id, **columns, **_consent(decision))
            alternate = pack(arrival.alternate) if arrival.alternate else b""
            tables.put_body(db, page.id, _headers(arrival), reading.packed, alternate)
            if seed is not None and seed.sha256 != page.sha256:
                tables.put_sections(db, page.id, site.run, seed.markdown)
            tables.discover(db, site.source.name, site.run, links, origin=page.url)

        site.stored += 1
        await self._writer.write(change, seed=seed, record=self._record(site, page, arrival, fetched))
        return fetched

    def _record(self, site: Site, page: Page, arrival: Arrival, fetched: str) -> Record | None:
        """What goes into the web archive: responses that came over the network in this run."""
        if site.source.archive == "none" or site.source.is_local or fetched != "ok" or arrival.status is None:
            return None
        return Record(
            page=page.id, source=site.source.name, url=page.url, status=arrival.status, headers=arrival.headers,
            body=arrival.body, fetched_at=self._now(),
        )  # fmt: skip

    @staticmethod
    def _links(site: Site, page: Page, reading: Reading) -> list[Found]:
        links = list(site.admit(reading.links, depth=page.depth + 1, found="link"))
        declared = reading.statements.canonical
        if declared and not canonical_fault(declared, url=page.url, scope=site.scope):
            links += site.admit([canonical(declared)], depth=page.depth + 1, found="canonical")
        return links

    @staticmethod
    def _decide(
        site: Site, page: Page, arrival: Arrival, robots: Robots, statements: consent.Statements
    ) -> consent.Decision:
        return consent.decide(
            url=page.url, agent=AGENT, robots=robots, headers=arrival.headers, page=statements, tdm=site.tdm,
            override=site.source.consent,
        )  # fmt: skip

    def made(
        self, site: Site, page: Page, arrival: Arrival, reading: Reading, decision: consent.Decision
    ) -> tuple[Seed | None, dict[str, object]]:
        """The seed of a page's body, and what of it stands in its row."""
        now = self._now()
        columns: dict[str, object] = {
            "etag": arrival.header("etag"),
            "last_modified": arrival.header("last-modified"),
            "fetched_at": now,
            "body_sha256": digest_body(arrival.body),
            "statements": json.dumps(dataclasses.asdict(reading.statements)),
            "sha256": reading.sha256,
            "words": reading.words,
            "sketch": reading.sketch,
            "extractor": EXTRACTOR,
            "via": arrival.via,
        }
        if reading.extraction is None:
            return None, columns | {"sha256": columns["body_sha256"]}
        same = reading.sha256 == page.sha256
        seed = _seed(site, page, arrival, reading, decision, crawled_at=page.crawled_at if same else now)
        if same and page.path and self._workspace.has_text(page.path, page.sha256):
            old = self._workspace.read_seed(page.path)  # a new stamp or theme rewrites no file
            seed = dataclasses.replace(seed, etag=old.etag, last_modified=old.last_modified)
        columns |= {
            "crawled_at": seed.crawled_at,
            "path": seed.path,
            "title": seed.title,
            "status": seed.status,
            "flags": json.dumps(reading.extraction.flags),
            "filed": filed(seed),
            "version": reading.extraction.version,
            "fidelity": reading.extraction.fidelity.lowest,
        }
        return (seed, columns) if reading.words else (None, columns | {"filed": ""})

    async def _take_inventory(self, site: Site, page: Page, arrival: Arrival) -> str:
        """A sitemap, objects.inv, search index, llms.txt or tdmrep.json."""
        outcome = arrival.outcome
        if outcome == "unchanged" and (stored := self._stored(page)):
            arrival = dataclasses.replace(stored, status=200)
        elif outcome:
            return await self.drop(site, page, outcome, http=arrival.status)
        if page.found == TDMREP:
            return await self._tdmrep(site, page, arrival)
        task = Task(kind="inventory", url=page.url, body=arrival.body, inventory=page.found, like=tuple(site.starts))
        reading = await self._pool.read(task)
        if isinstance(reading, Failure) or reading.inventory is None:
            return await self.drop(site, page, "inventory-broken", http=arrival.status)
        return await self._commit_inventory(site, page, arrival, reading, reading.inventory)

    async def _tdmrep(self, site: Site, page: Page, arrival: Arrival) -> str:
        site.tdm = consent.parse_tdmrep(arrival.body)

        def change(db: sqlite3.Connection) -> None:
            tables.update(db, page.id, state=1, run=site.run, outcome="ok", **self._validators(arrival))
            tables.put_body(db, page.id, _headers(arrival), pack(arrival.body))

        await self._writer.write(change)
        return "ok"

    async def _commit_inventory(
        self, site: Site, page: Page, arrival: Arrival, reading: Reading, inventory: Inventory
    ) -> str:
        listed = expected_pages([inventory], scope=site.scope, pdf=site.source.pdf)
        if page.found == "llms.txt":  # lists pages' Markdown twins as often as pages: no proof of either
            listed = {url: item for url, item in listed.items() if not url.endswith((".md", ".txt"))}
        found = list(site.admit(listed, depth=max(page.depth, 1), found=page.found))
        found = [dataclasses.replace(item, lastmod=listed[item.url].lastmod) for item in found]
        nested = site.sitemaps(inventory.sitemaps, depth=page.depth, nesting=page.hops + 1)
        lastmods = [(item.lastmod, site.source.name, url) for url, item in listed.items() if item.lastmod]
        outcome = inventory.fault or "ok"

        def change(db: sqlite3.Connection) -> None:
            tables.update(
                db, page.id, state=1, run=site.run, outcome=outcome, http=arrival.status, version=inventory.version,
                **self._validators(arrival),
            )  # fmt: skip
            tables.put_body(db, page.id, _headers(arrival), reading.packed)
            tables.discover(db, site.source.name, site.run, [*found, *nested], origin=page.url)
            tables.expect(db, site.source.name, page.found, listed, lastmods)

        site.dates_differ |= len({when for when, _, _ in lastmods}) > 1
        site.inventory_version = site.inventory_version or inventory.version
        await self._writer.write(change)
        return outcome

    def _validators(self, arrival: Arrival) -> dict[str, str]:
        return {"fetched_at": self._now(), **{name: arrival.header(key) for name, key in _VALIDATORS.items()}}


_OF_THE_FETCH = ("etag", "last_modified", "fetched_at", "via")
_VALIDATORS = {"etag": "etag", "last_modified": "last-modified"}


def _task(page: Page, arrival: Arrival, *, kind: Literal["page", "links"] = "page") -> Task:
    return Task(
        kind=kind, url=page.url, body=arrival.body, content_type=arrival.header("content-type"),
        alternate=arrival.alternate, via=arrival.alternate_via,
    )  # fmt: skip


def digest_body(body: bytes) -> str:
    """SHA-256 of a body, 64 hex digits."""
    return hashlib.sha256(body).hexdigest()


def read_statements(text: str) -> consent.Statements:
    """What a page said of itself, from its row."""
    fields = json.loads(text)
    for name in ("robots", "signals", "licences"):
        fields[name] = tuple(tuple(item) if isinstance(item, list) else item for item in fields.get(name, ()))
    return consent.Statements(**fields)


def _headers(arrival: Arrival) -> str:
    return json.dumps({name: list(values) for name, values in sorted(arrival.headers.items())})


def _consent(decision: consent.Decision) -> dict[str, str]:
    return {
        "consent": json.dumps(decision.signals, ensure_ascii=False),
        "refusal": "" if decision.allowed else decision.reason,
        "override": decision.override,
    }


def _seed(
    site: Site, page: Page, arrival: Arrival, reading: Reading, decision: consent.Decision, *, crawled_at: str
) -> Seed:
    """The seed of a page. What the page states of itself comes before what spiders.yaml says of the source."""
    made, source = reading.extraction, site.source
    if made is None:
        raise ValueError(f"{page.url} was not extracted")
    place = detect(page.url)
    return Seed(
        seed_id=seed_id(source.name, page.url),
        source=source.name,
        url=page.url,
        path=seed_path(source, page.url),
        markdown=made.markdown,
        sha256=reading.sha256,
        title=made.title,
        crawled_at=crawled_at,
        licence=made.licence or source.licence or "unknown",
        licence_from="page" if made.licence else "config" if source.licence else "unknown",
        language=made.language or source.language or made.language_detected or "und",
        language_detected=made.language_detected,
        vertical=source.vertical,
        version=made.version or site.inventory_version or (place.label if place else ""),
        generator=made.generator,
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


def filed(seed: Seed) -> str:
    """What of a seed's file is decided over the whole site, in one string: settling compares it."""
    said = [seed.status, seed.version, seed.flags, seed.consent, seed.consent_override]
    return json.dumps(said, ensure_ascii=False)


def seed_id(source: str, url: str) -> str:
    """The seed's identity over refreshes."""
    return digest(source, url, length=16)
