"""Changes: the entries below the heading of a release, by what they are about; no number is ever asked for."""

import re
from collections.abc import Iterator, Sequence

from gristmill.text import trim

from ..answers import MOST_WORDS, fits, opens_more, whole
from ..blocks import Fence, Item, Listing, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, ask
from ..page import Anchor, Page, display, plain

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
# A name in brackets: a credit where most entries of a list end with one.
_BY = r"@?[^\W\d_][\w.“”\"'’-]*(?: [\w.“”\"'’-]+){0,3}"
_BRACKETED = re.compile(rf"[.]?\s+\({_BY}(?:(?:,| and|, and) {_BY}){{0,5}}\)[.]?$")
LEAST_CREDITED = 0.6
MOST_CREDITS = 2_000  # characters that are looked at: each "By" of a page of nothing else would be tried to its end
LEAST_WORDS = 8  # of an entry: shorter ones name a change and do not say it
LEAST_TOLD = 0.8  # of a list's entries: one of dates and names has fewer
LEAST_ENTRIES, MOST_ENTRIES = 2, 12  # of a release: all of them, and those asked for one by one


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """What a release changed for each thing, and all of it where that is short."""
    release = _release(page, part)
    if release is None or page.pack.about is None:
        return
    entries = [" ".join(display(page.markdown[item.start : item.stop]).split()) for item, _ in _entries(page, part)]
    credited = _are_credited(part)
    found: dict[tuple[str, str], list[tuple[Quoted, ...]]] = {}
    for item, fixes in _entries(page, part):
        if said := _said(page, item, credited=credited):
            intent, name = page.pack.about("\n".join(_text(page, span) for span in said), page.site, fixes=fixes)
            if name:
                found.setdefault((intent, name), []).append(said)
    for (intent, name), told in list(found.items())[:MOST_ENTRIES]:
        spans = [span for said in told for span in said]
        if name.startswith("`") and sum(name in entry for entry in entries) > len(told):
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


def _entries(page: Page, part: Part) -> Iterator[tuple[Item, bool]]:
    """The entries, each with whether it stands below "Bug fixes", as a heading or a line in its place."""
    fixes = _heads_fixes(page, part.heading)
    for block in part.blocks:
        if isinstance(block, Paragraph):
            fixes = _heads_fixes(page, block.text) or (fixes and not block.text.startswith("**"))
        elif isinstance(block, Listing):
            yield from ((item, fixes) for item in block.items)


def _heads_fixes(page: Page, text: str) -> bool:
    return page.pack.fixes is not None and page.pack.fixes.fullmatch(plain(text)) is not None


def _are_credited(part: Part) -> bool:
    """Whether most entries end with a name in brackets, so that it is whom they are owed to."""
    firsts = [
        b.text for block in part.blocks if isinstance(block, Listing) for b in (_first(i) for i in block.items) if b
    ]
    named = sum(_BRACKETED.search(text[-MOST_CREDITS:]) is not None for text in firsts)
    return len(firsts) >= LEAST_ENTRIES and named >= LEAST_CREDITED * len(firsts)


def _first(item: Item) -> Paragraph | None:
    return next((b for b in item.blocks if isinstance(b, Paragraph) and b.stop > item.body), None)


def _said(page: Page, item: Item, *, credited: bool = False) -> tuple[Quoted, ...]:
    """The entry without its number or label, if it says something by itself: not where it heads a list of its own.

    `credited`: a name in brackets at the end of its first paragraph is left out.
    """
    if any(isinstance(block, Listing) for block in item.blocks):
        return ()
    first = _first(item)
    if first is None or opens_more(first.text) or _PLANNED.search(first.text):
        return ()
    plainly = all(isinstance(block, Paragraph | Fence) for block in item.blocks)
    start, stop = trim(page.markdown, max(item.body, first.start), item.stop if plainly else first.stop)
    if owed := _CREDITS.search(page.markdown, max(start, stop - MOST_CREDITS), stop):
        stop = owed.start()
    bounds = [(start, stop)]
    end = min(first.stop, stop)
    if credited and (owed := _BRACKETED.search(page.markdown, max(start, end - MOST_CREDITS), end)):
        rest = trim(page.markdown, end, stop)
        kept = owed.start() + (page.markdown[owed.start()] == ".")
        bounds = [(start, kept), *([rest] if rest[0] < rest[1] else [])]
    words = sum(words_in(page.markdown[a:b]) for a, b in bounds)
    if not LEAST_WORDS <= words <= MOST_WORDS:
        return ()
    return tuple(Quoted(start=a, stop=b, kind="list") for a, b in bounds)


def _text(page: Page, span: Quoted) -> str:
    return " ".join(display(page.markdown[span.start : span.stop]).split())


def _all(page: Page, part: Part, release: Anchor) -> Iterator[Draft]:
    """The list as a whole, where the section has one that is short and its heading is the release's own."""
    lists: Sequence[Listing] = [block for block in part.blocks if isinstance(block, Listing)]
    if len(lists) != 1 or not fits(lists[0]) or len(lists[0].items) < LEAST_ENTRIES or page.anchor(part) != release:
        return
    told = sum(bool(_said(page, item)) for item in lists[0].items)
    if told < LEAST_TOLD * len(lists[0].items) or words_in(page.markdown[lists[0].start : lists[0].stop]) > MOST_WORDS:
        return
    below = [fixes for _, fixes in _entries(page, part)]
    intent = "fixed_all" if all(below) and "fixed_all" in page.pack.frames else "changed_all"
    if questions := ask(page, part, intent, [()], x=release.text):
        yield Draft(type="changes", section=part.section, questions=questions, spans=(whole(lists[0]),))
