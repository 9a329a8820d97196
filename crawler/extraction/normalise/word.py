"""Headings of a law that was written in Word: paragraphs with a style of their own, or that its contents lead to.

The drafting offices of Australia, of towns and of ministries save their acts so. Word puts a bookmark "_Toc…" on each
heading, and styles are classes: "ActHead5", "Heading-PART", "MsoToc5" of the line that leads there.
"""

import re

from .. import dom
from ..account import Account

LEAST_HEADINGS = 3  # on a page that is not Word's own: fewer are boxes
MOST_LETTERS = 300  # of a heading
_STYLE = re.compile(
    r"(?:Act|Draft|Bill|Reg(?:ulation)?|Rule|Sub|A)?-?(?:Head(?:ing)?)-?(?P<level>[1-9])"
    r"|(?:Draft)?(?:Head(?:ing)?-?(?P<kind>[A-Za-z]+)|(?P<named>[A-Z][a-z]+)-?(?:Head(?:ing)?|Title))",
)
_KINDS = {"chapter": 1, "part": 2, "schedule": 2, "division": 3, "subdivision": 4, "section": 5, "article": 5}
_NOTES = re.compile(r"(?:ENotes?|Endnotes?)Head(?:ing)?\d?", re.IGNORECASE)
_NOTES_LEVEL = 2  # stand beside the parts
_CONTENTS = re.compile(r"(?:Mso)?T[oO][cC]-?(?P<level>\d|Heading)")
_TITLES = frozenset(("MsoTitle", "ShortT", "ActTitle", "Title", "ShortTitle"))
_DEEPEST = 6


def normalise(main: dom.Element, books: Account) -> bool:
    """Make headings of them, and take the table of contents out; whether there were any."""
    written = any(name.startswith("Mso") for p in main.iter("p") for name in dom.classes(p))
    contents = dict.fromkeys(p for p in main.iter("p") if _level(p, _CONTENTS))
    if not written and not contents and not any(_level(p, _STYLE) for p in main.iter("p")):
        return False
    levels = {
        (anchor.get("href") or "#").rpartition("#")[2]: int(level)
        for line in contents
        if (level := _level(line, _CONTENTS)).isdigit()
        for anchor in line.iter("a")
    }
    found = {
        p: depth
        for p in main.iter("p")
        if p not in contents and not dom.inside(p, ("td", "th", "li")) and (depth := _depth(p, levels))
    }
    if len(found) < (1 if written else LEAST_HEADINGS):
        return False
    for line in contents:
        books.leave_out(line, "contents")
    if next(main.getroottree().iter("h1"), None) is None:
        title = next((p for p in main.iter("p") if not _TITLES.isdisjoint(dom.classes(p)) and dom.line(p)), None)
        if title is not None and title not in found:
            _plainly(title, 1)
    depths = sorted(set(found.values()))
    for paragraph, depth in found.items():
        _plainly(paragraph, depths.index(depth) + 2)
    return True


def _level(paragraph: dom.Element, style: re.Pattern[str]) -> str:
    """What a style's name says of its level: "5", or the kind of what it heads."""
    for name in dom.classes(paragraph):
        if found := style.fullmatch(name):
            said = next(filter(None, found.groups()), "")
            return said if said.isdigit() or style is _CONTENTS else str(_KINDS.get(said.lower(), ""))
    return ""


def _depth(paragraph: dom.Element, levels: dict[str, int]) -> int:
    """The level of a paragraph that is a heading by its style or by the line of the contents that leads to it, else
    0.
    """
    if not 0 < len(dom.line(paragraph)) <= MOST_LETTERS or not any(map(str.isalnum, dom.line(paragraph))):
        return 0
    if any(_NOTES.fullmatch(name) for name in dom.classes(paragraph)):
        return _NOTES_LEVEL
    if level := _level(paragraph, _STYLE):
        return int(level)
    names = (anchor.get("name") or anchor.get("id") or "" for anchor in paragraph.iter("a"))
    return next((levels[name] for name in names if name in levels), 0)


def _plainly(paragraph: dom.Element, level: int) -> None:
    """A heading without what made it bold, its bookmarks kept."""
    paragraph.tag = f"h{min(level, _DEEPEST)}"
    for part in [e for e in paragraph.iter("b", "strong", "span", "br") if e is not paragraph]:
        if part.tag == "br":
            part.tail = f" {part.tail or ''}"
        dom.unwrap(part)
