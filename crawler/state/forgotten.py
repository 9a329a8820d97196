"""Pages that a person had forgotten. Their rows stay, emptied, so that no run asks for them again."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from .database import State
from .packing import unpack

FORGOTTEN = "forgotten"
_HOLDING = ("bodies", "held", "sections", "prints")  # tables with a page's text, by `page`


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A page that may have to be forgotten."""

    id: int
    source: str
    url: str
    path: str
    # of its seed, or of the one that it had
    sha256: str
    target: str
    # of its redirect
    canonical: str
    # what it declares itself
    licence: str
    # of a page that was forgotten: what it stood under, so that the same command finds it again; else empty


def known(db: State) -> list[Known]:
    """All pages that were ever found, by source and URL."""
    rows = db.execute(
        "SELECT id, source, url, path, sha256, target, statements FROM pages WHERE kind = 'page' ORDER BY source, url"
    )
    return [
        Known(
            id=row["id"], source=row["source"], url=row["url"], path=row["path"], sha256=row["sha256"],
            target=row["target"], canonical=said.get("canonical", ""), licence=said.get("forgotten", ""),
        )
        for row in rows
        for said in [json.loads(row["statements"])]
    ]  # fmt: skip


def forget(db: State, pages: Mapping[int, str], *, domain: str) -> None:
    """Empty the rows of pages, and let no run ask for them, or for any page of the domain where one is named.

    Of each page, by its id, the licence is left.
    """
    with db.transaction():
        if domain:
            db.execute("INSERT INTO forgotten (domain) VALUES (?) ON CONFLICT DO NOTHING", (domain,))
        for page, licence in pages.items():
            for table in _HOLDING:
                db.execute(f"DELETE FROM {table} WHERE page = ?", (page,))  # noqa: S608 - names above
            db.execute(
                "UPDATE pages SET state = 1, outcome = ?, status = 'dropped', reason = ?, http = NULL, target = '',"
                " etag = '', last_modified = '', lastmod = '', fetched_at = '', body_sha256 = '', sha256 = '',"
                " crawled_at = '', words = 0, sketch = ?, fidelity = NULL, path = '', title = '', version = '',"
                " statements = ?, consent = '[]', refusal = '', override = '', flags = '[]', filed = '',"
                " archive = '' WHERE id = ?",
                (FORGOTTEN, FORGOTTEN, b"", json.dumps({"forgotten": licence} if licence else {}), page),
            )


def responses(db: State, pages: Collection[int]) -> Iterator[tuple[int, bool, bytes]]:
    """What is stored of all other pages: id, whether a seed is made of it, and a response, unpacked."""
    query = "SELECT page, status IN ('active', 'excluded') AS used, {} FROM {} JOIN pages ON pages.id = page"
    for columns, table in (("body, alternate", "bodies"), ("body, NULL AS alternate", "held")):
        for row in db.execute(query.format(columns, table)):
            for packed in (row["body"], row["alternate"]) if row["page"] not in pages else ():
                if packed:
                    yield row["page"], bool(row["used"]) or table == "held", unpack(packed)


def empty(db: State, pages: Iterable[int]) -> None:
    """Remove the responses of pages that no seed is made of."""
    with db.transaction():
        db.executemany("DELETE FROM bodies WHERE page = ?", [(page,) for page in pages])


def domains(db: State) -> frozenset[str]:
    """The domains of which nothing is asked for any more."""
    return frozenset(row["domain"] for row in db.execute("SELECT domain FROM forgotten"))


def lies_in(url: str, domains: Iterable[str]) -> bool:
    """Whether a URL is of one of the domains, or of one below it."""
    host = urlsplit(url).hostname or ""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def move_records(db: State, source: str, spans: Mapping[str, str]) -> None:
    """Note where the records of a source's web archive stand now: `offset+length` by URL."""
    with db.transaction():
        db.execute("UPDATE pages SET archive = '' WHERE source = ?", (source,))
        moved = [(span, source, url) for url, span in spans.items()]
        db.executemany("UPDATE pages SET archive = ? WHERE source = ? AND url = ?", moved)
