"""What becomes of an inventory: a sitemap, objects.inv, search index, llms.txt or tdmrep.json."""

import dataclasses

from ..inventories.coverage import expected_pages
from ..inventories.parse import Inventory
from ..manners.consent import parse_tdmrep
from ..state import answers, expected, pages
from ..state.database import State
from ..state.packing import pack
from ..urls.markdown import is_markdown
from ..workers.pool import Failure
from ..workers.reading import Task
from .arrival import Visit
from .findings import TDMREP
from .resources import Resources
from .seeds import VALIDATORS

HINTING = "searchindex.js"
# Names documents, not pages: read after what shows how the one becomes the other (the start page, objects.inv).
NO_PAGES = (".md", ".txt")  # llms.txt lists pages' Markdown twins as often as pages: no proof of either


async def take(using: Resources, visit: Visit) -> str:
    """Commit the body of an inventory; its outcome."""
    if visit.page.found == TDMREP:
        return await _tdmrep(using, visit)
    page, body = visit.page, visit.arrival.body
    like = pages.seen(using.db, page.source, page.url.rpartition("/")[0] + "/") if page.found == HINTING else ()
    task = Task(kind="inventory", url=page.url, body=body, inventory=page.found, like=tuple(like))
    reading = await using.pool.read(task)
    if isinstance(reading, Failure) or reading.inventory is None:
        return ""
    return await _commit(using, visit, reading.inventory, reading.packed)


async def _tdmrep(using: Resources, visit: Visit) -> str:
    visit.site.findings.tdm = parse_tdmrep(visit.arrival.body)
    validators = _validators(using, visit)

    def change(db: State) -> None:
        pages.update(db, visit.page.id, state=1, run=visit.site.run, outcome="ok", **validators)
        answers.put_body(db, visit.page.id, answers.write_headers(visit.arrival.headers), pack(visit.arrival.body))

    await using.writer.write(change)
    return "ok"


async def _commit(using: Resources, visit: Visit, inventory: Inventory, packed: bytes) -> str:
    site, page, arrival = visit.site, visit.page, visit.arrival
    listed = expected_pages([inventory], scope=site.scope, pdf=site.source.pdf)
    all_listed = listed
    if page.found == "llms.txt":
        listed = {url: item for url, item in listed.items() if not url.endswith(NO_PAGES)}
    files = sorted(url for url in all_listed if is_markdown(url)) if page.found == "llms.txt" else []
    found = list(site.admit(listed, depth=max(page.depth, 1), found=page.found))
    dated = {url: item.lastmod for url, item in listed.items()}  # what is refused is admitted under a shorter name
    found = [dataclasses.replace(item, lastmod=dated.get(item.url, item.lastmod)) for item in found]
    found += site.admit(files, depth=max(page.depth, site.source.max_depth // 2), found=page.found)  # after all pages
    nested = list(site.sitemaps(inventory.sitemaps, depth=page.depth, nesting=page.hops + 1))
    lastmods = [(item.lastmod, site.source.name, url) for url, item in listed.items() if item.lastmod]
    outcome = inventory.fault or "ok"
    validators = _validators(using, visit)

    def change(db: State) -> None:
        pages.update(
            db, page.id, state=1, run=site.run, outcome=outcome, http=arrival.status, version=inventory.version,
            **validators,
        )  # fmt: skip
        answers.put_body(db, page.id, answers.write_headers(arrival.headers), packed)
        pages.discover(db, site.source.name, site.run, [*found, *nested], origin=page.url)
        expected.expect(db, site.source.name, page.found, listed, lastmods)

    site.findings.learn(inventory.version, (when for when, _, _ in lastmods))
    await using.writer.write(change)
    return outcome


def _validators(using: Resources, visit: Visit) -> dict[str, str]:
    return {"fetched_at": using.now(), **{name: visit.arrival.header(key) for name, key in VALIDATORS.items()}}
