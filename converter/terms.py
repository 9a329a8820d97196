"""What may be asked for as a term, what defines one, and which lists only lead elsewhere."""

import functools
import re

from gristmill.links import OUTER
from gristmill.sections import unlinked

from .blocks import Item, Listing, Paragraph, Part
from .page import Page, display, plain

# Of an entry's words, those in links: from here on the entry leads somewhere and says nothing. Definitions that link
# the words they use have 15 % at the median and 40 % at the 95th percentile (Node, Python, SQLite); entries of an index
# have 80 % and more.
LINKED_SHARE = 0.5
# Of a list's or a section's entries: the indexes of Exim have 97 % and more, API references below 20 %.
NAVIGATING_SHARE = 0.6
LEAST_ENTRIES = 4  # of a section that is an index; fewer prove nothing

# What stands between the links of an index: page numbers, "see", "and".
_FILLER = re.compile(r"(?:see|also|and|or|in|on|p|pp|page|pages|section|sect|chapter|[\divxlc]+)", re.IGNORECASE)
# Numbers of sections, versions and statuses, alone or in a row: "7", "6.5 & 6.6", "§ 9.1.1", "Section 7.3", "v1.2".
_NUMBER = r"(?:(?:section|sect\.?|chapter|ch\.?|appendix|part|version|no\.?|§+)\s*)?(?:[#v]|[A-Z]\.)?\d[\d.:/-]*[a-z]?"
_NUMBERS = re.compile(rf"{_NUMBER}(?:\s*(?:,|&|and|to|or|-|–|;)\s*{_NUMBER})*\.?", re.IGNORECASE)
_WORDLY = re.compile(r"\w")
_BULLETS = " \t•·▪‣◦–—*†:"
# What a manual hangs on the name of an option: "<S>" for special, "<D>" for default; and marks of notes.
_MARKED = re.compile(r"(?:\s*(?:\\?<[A-Z]{1,2}\\?>|\[\d{1,3}\]|\(\*\)))+$")
_SPELLINGS = re.compile(r"(?P<first>`[^`]+`)(?: *(?:,|/|\||or|and) *`[^`]+`)+")
_QUOTED = re.compile(r"^[‘“\"'](`[^`]+`)[’”\"']$")
_ASIDE = re.compile(r"(?P<name>`[^`]+`|[\w.-]*[\w]+[_/.][\w/.-]+) ?\([^()]{1,60}\)")
_CHAPTER = re.compile(r"(?<=\w)\(\d[a-z]{0,3}\)(`?)$")  # of the manual: "git-mktag(1)"
_NUMBERED = re.compile(
    r"(?:equation|figure|fig\.|table|example|listing|step|exercise|problem|note"
    r"|(?:\w+ )?(?:bug|issue|ticket)) #?\d",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(r"(?P<name>[\w$.-]+) ?=(?: ?[<*].*)?|(?P<spaced>[\w$.-]+) = [\w|/ -]{1,60}")
_PATH = re.compile(r"<?(?:https?|file):\S+>?")


def bare(raw: str) -> str:
    """A term as a question shows it: without bullets, marks such as "<D>", and asides behind a name in code.

    Of several spellings in code the first.
    """
    text = _QUOTED.sub(r"\1", _MARKED.sub("", display(raw)).strip(_BULLETS))
    if spelt := _SPELLINGS.fullmatch(text):
        return spelt["first"]
    text = _CHAPTER.sub(r"\1", text)
    aside, assigned = _ASIDE.fullmatch(text), _ASSIGNED.fullmatch(text)
    if aside:
        return aside["name"].strip()
    return (assigned["name"] or assigned["spaced"]).strip() if assigned else text


def is_term(raw: str) -> bool:
    """Whether a text, as Markdown, is something that can be defined: no number, mark, single letter or link."""
    text = plain(raw).strip(" :.")
    letters = re.search(r"[^\W\d_]", text)
    if not letters or _NUMBERS.fullmatch(text) or _PATH.fullmatch(text) or _NUMBERED.match(text):
        return False
    return "`" in raw or len(text) > 1 or not text.isascii()


def leads_away(raw: str) -> bool:
    """Whether a text is mostly links: half of its words, or all but page numbers and "see"."""
    linked = [word for found in OUTER.finditer(raw) for word in plain(found[1]).split()]
    if not linked:
        return False
    bare = [w for w in plain(OUTER.sub(" ", raw)).split() if _WORDLY.search(w)]
    told = [w for w in bare if not _FILLER.fullmatch(w.strip("().,;:§"))]
    return len(linked) >= LINKED_SHARE * (len(linked) + len(told))


def _entry_leads_away(page: Page, item: Item) -> bool:
    body = page.markdown[item.body : item.stop] if item.term else page.markdown[item.start : item.stop]
    return leads_away(body) or not plain(unlinked(body)).strip()


@functools.lru_cache(maxsize=64)
def navigates(page: Page, part: Part) -> bool:
    """Whether the section is an index: most entries of its lists are links, and little else is said."""
    entries = [item for block in part.blocks if isinstance(block, Listing) for item in block.items]
    if len(entries) < LEAST_ENTRIES:
        return page_navigates(page) and bool(entries)
    words = sum(len(plain(b.text).split()) for b in part.blocks if isinstance(b, Paragraph))
    return words < 8 * len(entries) and _mostly_away(page, entries)


@functools.lru_cache(maxsize=8)
def page_navigates(page: Page) -> bool:
    """Whether the page as a whole is an index, whose shorter sections are parts of it."""
    blocks = [block for part in page.parts for block in part.blocks]
    entries = [item for block in blocks if isinstance(block, Listing) for item in block.items]
    words = sum(len(plain(b.text).split()) for b in blocks if isinstance(b, Paragraph))
    return len(entries) >= 4 * LEAST_ENTRIES and words < 4 * len(entries) and _mostly_away(page, entries)


def _mostly_away(page: Page, entries: list[Item]) -> bool:
    return sum(_entry_leads_away(page, item) for item in entries) >= NAVIGATING_SHARE * len(entries)
