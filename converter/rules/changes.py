"""Changes: the entries below the heading of a release, by what they are about; no number is ever asked for."""

import re
from collections.abc import Iterator, Sequence

from gristmill.text import trim

from ..answers import MOST_WORDS, fits, opens_more, whole
from ..blocks import Fence, Item, Listing, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, ask
from ..page import Anchor, Page, display

_VERSION = re.compile(r"\d")
_RANGE = re.compile(r"\b(?:since|until|after|before|between|to|from)\b")  # "changes since 2.1" are those of later ones
_PLANNED = re.compile(r"\bwill (?:be|no longer|not|become|only|also)\b")  # a timeline: nothing has changed yet
# Where a change was discussed and who made it, at the end of an entry: nothing that somebody asks about.
_LINK = r"\[[^\[\]\n]*\]\([^()\s]*\)"
_TICKET = rf"(?:{_LINK}|(?:(?:issue|bug|ticket|pull request|PR) )?(?:#|GH[-#]?|gh-|PR[-#]?|bpo-)\d+)"
_PERSON = rf"(?:{_LINK}|@[\w-]+)"
_JOINT = r"(?:,|;| and|, and)?\s+"
_CREDITS = re.compile(
    rf"(?:\s+(?:\((?:(?:closes|fixes|see|issues?|bugs?) )?{_TICKET}(?:{_JOINT}{_TICKET})*\)"
    rf"|(?:(?:[Cc]ontributed |[Pp]atch )?[Bb]y|[Tt]hanks to) {_PERSON}(?:{_JOINT}{_PERSON})*)\.?)+$"
)
MOST_CREDITS = 2_000  # characters that are looked at: each "By" of a page of nothing else would be tried to its end
LEAST_WORDS = 8  # of an entry: shorter ones name a change and do not say it
LEAST_TOLD = 0.8  # of a list's entries: one of dates and names has fewer
LEAST_ENTRIES, MOST_ENTRIES = 2, 12  # of a release: all of them, and those asked for one by one


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """What a release changed for each thing, and all of it where that is short."""
    release = _release(page, part)
    if release is None or page.pack.about is None:
        return
    entries = [" ".join(display(page.markdown[item.start : item.stop]).split()) for item in _entries(part)]
    found: dict[tuple[str, str], list[Quoted]] = {}
    for span in (said for item in _entries(part) if (said := _said(page, item))):
        intent, name = page.pack.about(_text(page, span), page.site)
        if name:
            found.setdefault((intent, name), []).append(span)
    for (intent, name), spans in list(found.items())[:MOST_ENTRIES]:
        if name.startswith("`") and sum(name in entry for entry in entries) > len(spans):
            continue  # an entry about something else tells more of it
        if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) <= MOST_WORDS and (
            questions := ask(page, part, intent, [()], n=name, x=release.text)
        ):
            yield Draft(type="changes", section=part.section, questions=questions, spans=tuple(spans))
    yield from _all(page, part, release)


def _release(page: Page, part: Part) -> Anchor | None:
    """The release that the part tells of: its own heading's, or that of the nearest above."""
    own = page.anchor(part)
    near = [own, *page.anchors(part)] if own else page.anchors(part)
    release = next((anchor for anchor in near if anchor.kind == "release"), None)
    return release if release and _VERSION.search(release.text) and not _RANGE.search(release.text) else None


def _entries(part: Part) -> Iterator[Item]:
    for block in part.blocks:
        if isinstance(block, Listing):
            yield from block.items


def _said(page: Page, item: Item) -> Quoted | None:
    """The entry without its number or label, if it says something by itself: not where it heads a list of its own."""
    if any(isinstance(block, Listing) for block in item.blocks):
        return None
    first = next((b for b in item.blocks if isinstance(b, Paragraph) and b.stop > item.body), None)
    if first is None or opens_more(first.text):
        return None
    plain = all(isinstance(block, Paragraph | Fence) for block in item.blocks)
    if _PLANNED.search(first.text):
        return None
    start, stop = trim(page.markdown, max(item.body, first.start), item.stop if plain else first.stop)
    credited = _CREDITS.search(page.markdown, max(start, stop - MOST_CREDITS), stop)
    stop = credited.start() if credited else stop
    span = Quoted(start=start, stop=stop, kind="list")
    return span if LEAST_WORDS <= words_in(page.markdown[start:stop]) <= MOST_WORDS else None


def _text(page: Page, span: Quoted) -> str:
    return " ".join(display(page.markdown[span.start : span.stop]).split())


def _all(page: Page, part: Part, release: Anchor) -> Iterator[Draft]:
    """The list as a whole, where the section has one that is short and its heading is the release's own."""
    lists: Sequence[Listing] = [block for block in part.blocks if isinstance(block, Listing)]
    if len(lists) != 1 or not fits(lists[0]) or len(lists[0].items) < LEAST_ENTRIES or page.anchor(part) != release:
        return
    told = sum(_said(page, item) is not None for item in lists[0].items)
    if told < LEAST_TOLD * len(lists[0].items) or words_in(page.markdown[lists[0].start : lists[0].stop]) > MOST_WORDS:
        return
    if questions := ask(page, part, "changed_all", [()], x=release.text):
        yield Draft(type="changes", section=part.section, questions=questions, spans=(whole(lists[0]),))
