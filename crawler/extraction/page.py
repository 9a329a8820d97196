"""A body decoded and parsed, once for all who read it: its links and statements stand in the tree that is extracted."""

from dataclasses import dataclass

from . import dom
from .index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before anything is read off it. Extraction changes the tree: who looks for links looks before."""

    text: str
    encoding: str
    index: Index | None
    # of the tree as its author wrote it, of any depth; None where there is no element at all
    faults: tuple[str, ...]
    # reason codes


def opened(body: bytes, content_type: str = "") -> Page:
    """The page that a body holds. Any bytes are taken; what is no text has no tree."""
    if dom.is_binary(body, content_type):
        return Page(text="", encoding="", index=None, faults=("undecodable",))
    decoded = dom.decode(body[: dom.MAX_BYTES], content_type)
    faults = ["too-large"] if len(body) > dom.MAX_BYTES else []
    faults += ["undecodable"] if decoded.spoiled else []
    root = dom.parse(decoded.text)
    return Page(
        text=decoded.text,
        encoding=decoded.encoding,
        index=Index(root) if root is not None else None,
        faults=tuple(faults),
    )
