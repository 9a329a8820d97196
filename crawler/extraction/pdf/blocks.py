"""A piece of a PDF's Markdown under way."""

from dataclasses import dataclass, field

from .lines import Line


@dataclass(slots=True)
class Block:
    """A heading, paragraph, item, listing, table, note or caption, or the mark of a page."""

    kind: str
    # page | heading | signature | text | item | code | table | note | caption
    text: str
    level: int = 0
    # of a heading; depth of an item from 0
    left: float = 0.0
    inner: float = 0.0
    # where the text of an item begins, in points
    lines: int = 1
    code: list[Line] = field(default_factory=list)
    inside: list["Block"] = field(default_factory=list)
    # listings within the text of an item, in order
    mark: str = ""
    # that a note begins with, which is not in its text; of a heading what the outline says for all of its lines
