"""Fingerprints of sections: what a page says, whatever its headings and links are called. One row a page."""

from gristmill.sections import plain, sections
from gristmill.text import digest, fold

from .database import State

_TELLING = 8  # words of a section's body; shorter ones ("Added in: v0.1") repeat by chance
_SIZE = 8  # bytes of a fingerprint


def prints(markdown: str) -> bytes:
    """The fingerprints of a page's sections, sorted, each once; 8 bytes of a digest of the folded plain text."""
    bodies = (fold(plain(markdown[part.body_start : part.stop])) for part in sections(markdown))
    found = {digest(body, length=2 * _SIZE) for body in bodies if body.count(" ") + 1 >= _TELLING}
    return b"".join(map(bytes.fromhex, sorted(found)))


def put(db: State, page: int, packed: bytes) -> None:
    """Note the fingerprints of a page's Markdown."""
    db.execute(
        "INSERT INTO prints (page, packed) VALUES (?, ?) ON CONFLICT (page) DO UPDATE SET packed = excluded.packed",
        (page, packed),
    )


def of_source(db: State, source: str) -> dict[int, frozenset[bytes]]:
    """The fingerprints of a source's pages, by page; pages that were read before there were any are left out."""
    rows = db.execute(
        "SELECT page, packed FROM prints JOIN pages ON pages.id = page WHERE source = ? ORDER BY page", (source,)
    )
    return {page: unpacked(packed) for page, packed in rows}


def unpacked(packed: bytes) -> frozenset[bytes]:
    """The fingerprints, each by itself."""
    return frozenset(packed[at : at + _SIZE] for at in range(0, len(packed), _SIZE))
