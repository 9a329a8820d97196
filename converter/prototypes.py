"""Prototypes below a heading of prose: what makes a section the entry of a function that its heading does not name."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .answers import telling
from .blocks import Block, Fence, Other, Paragraph, Part
from .page import Page
from .signatures import Api, api

MOST_LINES = 20  # of a fence of prototypes; longer ones are headers or programs
_COMMENT = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*\*/|//[^\n]*")
# "int frost_open(const char *path, int flags)": a type, a name, and parameters that are no calls.
_FUNCTION = re.compile(
    r"(?!(?:return|else|if|while|for|switch|case|new|throw|await|yield|typedef|print|echo|delete|goto|assert)\b)"
    r"(?:[A-Za-z_][\w:.]*(?:<[\w:., ?<>]{0,120}>)?(?:\[\])?[\s*&]+){1,5}(?P<name>~?[A-Za-z_][\w:]*)\s*"
    r"\((?P<parameters>[^;{}=\"]{0,1000})\)(?:\s*(?:const|noexcept|override|throws [\w., ]{1,200}))?"
)
_ANNOTATION = re.compile(r"@\w+(?:\([^()]*\))?\s+")
_KINDS = frozenset({"", "c", "cpp", "c++", "h", "text", "java", "cs", "csharp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prototypes:
    """The fence directly below a heading, and the functions that it declares, in order."""

    fence: Fence
    entries: tuple[Api, ...]


@functools.lru_cache(maxsize=256)
def prototypes(page: Page, part: Part) -> Prototypes | None:
    """The prototypes that a section begins with; None where it begins with something else or is an entry already."""
    fence = _first(page, part.blocks)
    if part.signature or fence is None or fence.language not in _KINDS or fence.content.count("\n") > MOST_LINES:
        return None
    entries = declared(fence.content) or _member(part, fence)
    return Prototypes(fence=fence, entries=entries) if entries else None


def declared(code: str) -> tuple[Api, ...]:
    """The functions of a text that is nothing but their declarations; empty for any other code."""
    statements = [" ".join(s.split()) for s in _COMMENT.sub(" ", code).split(";")]
    found = [_FUNCTION.fullmatch(statement) for statement in statements if statement]
    if not found or not all(found) or ";" not in code:
        return ()
    entries = [api(f"{m['name']}({m['parameters']})") for m in found if m]
    return tuple(entry for entry in entries if entry is not None)


def _member(part: Part, fence: Fence) -> tuple[Api, ...]:
    """The method that its heading names and its class's page declares without an end, as Javadoc does."""
    found = declared(f"{_ANNOTATION.sub('', fence.content)};") if fence.language == "java" else ()
    return found if [entry.name for entry in found] == [part.heading.strip("`")] else ()


def _first(page: Page, blocks: Sequence[Block]) -> Fence | None:
    """The first block that is no rule and no version line, if it is a fence."""
    for block in blocks:
        if isinstance(block, Fence):
            return block
        if not isinstance(block, Other | Paragraph) or (isinstance(block, Paragraph) and telling(page, block)):
            return None
    return None
