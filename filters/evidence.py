"""The proof stands: every quote is, to the letter, what its seed says at its span today."""

from gristmill.index.corpus import Page
from gristmill.records import Evidence, Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "evidence"


def evidence(pair: Pair, context: Context) -> Verdict:
    """Reasons: no-evidence, seed-unknown, seed-changed, quote-differs, section-differs, provenance-differs."""
    if pair.answerable and not pair.evidence:
        return reject(pair, NAME, "no-evidence")
    for item in pair.evidence:
        page = context.corpus.pages.get(item.seed_id)
        if fault := _fault(item, page):
            return reject(pair, NAME, fault, other=item.seed_id, detail=f"{item.seed_path} {item.start}-{item.stop}")
    return accept(pair, NAME)


def _fault(item: Evidence, page: Page | None) -> str:
    if page is None:
        return "seed-unknown"
    seed = page.seed
    if item.seed_sha256 != seed.sha256:
        return "seed-changed"
    if not item.quote or seed.markdown[item.start : item.stop] != item.quote:
        return "quote-differs"
    place = page.section_of(item)
    if place is None or page.sections[place].sha256 != item.section_sha256:
        return "section-differs"
    stated = (item.seed_path, item.url, item.crawled_at, item.licence, item.heading_path)
    known = (seed.path, seed.address(item.start), seed.crawled_at, seed.licence, page.sections[place].heading_path)
    return "" if stated == known else "provenance-differs"
