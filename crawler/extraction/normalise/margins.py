"""Headings of laws that only their place shows: "Part 1" alone in the middle of a line, and titles in the margin, which
stand in italics or in bold above the number of their section.
"""

import re

from .. import dom
from ..blocks import is_block

LEAST_TITLES = 3  # on a page: fewer are words that a text stresses
MOST_TITLE_WORDS = 16
_HOLDER = re.compile(
    r"(?:THE )?(?:(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH) )?"
    r"(?:PART|CHAPTER|SCHEDULE|ANNEX|APPENDIX)(?: (?:\d{1,3}[A-Z]?|[IVXLC]+[A-Z]?|[A-Z]))?",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"text-align:\s*center|(?:^|\s)center(?:\s|$)", re.IGNORECASE)
OF = re.compile(
    r"[\[(]?(?:See )?(?:Regulations?|Rules?|Sections?|Articles?|Paragraphs?)\s+\d[\w(), -]{0,40}[\])]?", re.IGNORECASE
)  # above a schedule's title
_INSIDE = re.compile(r"[\[(](.+)[\])]")
_NUMBERED = re.compile(r"\d{1,3}[A-Z]?\.\s*[—–-]?\s*(?:\(1\)\s*)?[A-Z“\"]")
_STRESS = ("i", "em", "b", "strong", "u")
_STOPS = (".", ";", ":", ",", "—")


def normalise(main: dom.Element) -> None:
    """Make headings of them where a page has several titles in its margin."""
    titles = [p for p in main.iter("p") if _is_margin(p)]
    if len(titles) < LEAST_TITLES:
        return
    for title in titles:
        dom.retell(title, "h3", dom.line(title).rstrip("."))
    hold(main)
    for row in [row for table in main.iter("table") for row in list(table.iter("tr"))[:1]]:
        _as_heads(row)


def hold(main: dom.Element) -> None:
    """Make headings of parts, chapters and schedules that stand in the middle of a line."""
    for holder in [p for p in main.iter("p") if _is_middle(p) and _HOLDER.fullmatch(dom.line(p))]:
        if holder.getparent() is not None:
            _hold(holder)


def _is_margin(title: dom.Element) -> bool:
    """Whether a paragraph is stressed as a whole, and the next one begins with the number of a section."""
    text, after = dom.line(title), title.getnext()
    if after is None or after.tag != "p" or not _NUMBERED.match(dom.line(after)) or _NUMBERED.match(text):
        return False  # "3. Wash" above "2. Dry": points in bold
    stops = text.endswith(_STOPS) and not (text.endswith(".") and len(after) and dom.line(after[0])[:-1].isdigit())
    if not 0 < len(text.split()) <= MOST_TITLE_WORDS or stops or any(map(is_block, title)):
        return False
    return sum(len(dom.line(part)) for part in title if part.tag in _STRESS) >= len(text)


def _is_middle(paragraph: dom.Element) -> bool:
    place = f"{paragraph.get('style') or ''} {paragraph.get('align') or ''}"
    return bool(_MIDDLE.search(place)) or dom.inside(paragraph, ("center",))


def _hold(holder: dom.Element) -> None:
    """A part's or schedule's number and its title as one heading, with what the law refers to it from in brackets."""
    said, address = dom.line(holder), holder.getnext()
    told = []
    title = address
    if address is not None and OF.fullmatch(dom.line(address)):
        told, title = [address], address.getnext()
        inside = _INSIDE.fullmatch(dom.line(address))
        said += f" ({inside[1] if inside else dom.line(address)})"
    if title is not None and title.tag == "p" and _is_middle(title) and not _HOLDER.fullmatch(dom.line(title)):
        told.append(title)
        said += f" {dom.line(title)}"
    for part in told:
        dom.drop(part)
    dom.retell(holder, "h2", said)


def _as_heads(row: dom.Element) -> None:
    """The first row of a table as its head where its cells count the columns: "Class of boat (1)", "Charge (2)"."""
    cells = [cell for cell in row if cell.tag == "td"]
    if len(cells) > 1 and all(re.fullmatch(rf".+\({n}\)", dom.line(cell)) for n, cell in enumerate(cells, start=1)):
        for cell in cells:
            cell.tag = "th"
