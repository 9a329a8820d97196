"""Pieces of answers: what states something, what leads to what, where sentences end, what fits into an answer."""

import functools
import re
from collections.abc import Iterator, Sequence

from gristmill.codespans import code_spans, masked
from gristmill.links import LINK
from gristmill.text import sentences

from .apparatus import is_apparatus
from .blocks import Admonition, Block, Cell, Fence, Item, Listing, Paragraph, Span, Table, words_in
from .drafts import Quoted
from .page import Page, display, plain

# How the bounds were tried, here and in rules/: at half and at twice their value on pages of the Python and Git
# manuals; of what went or came, five drafts were read a manual and side.
#
# Half of all answers that people mark as helpful in public question-and-answer threads are shorter; the median section
# has 82 words.
ENOUGH_WORDS = 60
# Of 5,952 drafts of 184 pages, 110 words lose 20 (steps, and lists with what they explain) and shorten 48, many to a
# sentence or two; 440 words bring 8, half of them one text that several pages include.
MOST_WORDS = 220
MOST_CODE_LINES = 60  # of the same drafts 30 lose 2 whole configurations and shorten 5; none is longer than 60
MOST_ITEMS = 30  # 15 shorten 1 of them, 60 change none: MOST_WORDS bounds most lists before
_NOTHING_SAID = re.compile(
    r"\s*(?:\[\^|\*\*Source code:?\*\*|Source code:|!\[|\*?Availability\*?:|\*?Return value:|\*?Part of the|Raises an "
    r"auditing event|Definition (?:at line \d|in file )|Referenced by |References [\w:~]+(?:\(\))?[,.]"
    r"|`[^`]+`\s*$|_?Thank(?:s|\s+you)\b|Success!|Contributed by|\(Contributed|\*\*[^*]+\*\*\s*$|<)",
    re.IGNORECASE,
)

# A sentence to the one who told the author; "thanks to snapshots, it is fast" is none.
_THANKS = re.compile(
    r"[_*(]*(?:\w+ adds: )?Thank(?:s|\s+you)\b(?:[^.:]{1,120}\bfor\b[^.,]{1,80}|\s+to(?:\s+[A-Z@][^\s.,]*){1,6})"
    r"[.!)_*]*$"
)
# A paragraph that announces a list or examples, and says no more.
_LABEL = re.compile(r"[^\W\d_][\w-]*+(?:\s[^\W\d_][\w-]*+){0,2}\s?[:：]")
_REACH = 4000  # code points in which a bracket or a code span must close to hold sentences together
_OTHER_CASE = re.compile(
    r"(?:If (?:not|so|it|they|neither|this|that)|Unless|Else|But|In (?:either|both|all) cases?|Normally)\b"
)
_LINKED = re.compile(r"\[((?:\\.|[^\[\]\\])*+)\]\(")
_STOPS = re.compile(r"[.!?…。！？؟।]")
_TELLING = frozenset({"prose", "definition", "row", "admonition"})
_SHOWN = frozenset({"code", "list", "table"})
_CODE_SPAN = re.compile(r"`[^`\n]+`")
_PART = r"(?! (?:section|chapter|page|document|article|guide|tutorial|appendix|part)s?\b)"
_ABOVE = re.compile(rf"\b(?:above|preceding|here|this (?:example|code|table|list)){_PART}\b", re.IGNORECASE)
_BELOW = re.compile(rf"\b(?:below|following|here|this (?:example|code|table|list)){_PART}\b", re.IGNORECASE)
_EARLIER = re.compile(rf"\b(?:previous|preceding|current|present|same|here){_PART}\b", re.IGNORECASE)
_POINTER = re.compile(
    r"(?:(?:\W*(?:Note|Tip|Hint)\W+)?(?:Please )?(?:[Ss]ee(?! (?:that|if|whether)\b)|[Rr]efer to|[Cc]onsult)\b"
    r"|For (?:further|more|additional|detailed|complete|full|details|information|an? \w+|the \w+)\b.{0,160}"
    r"\b(?:see|refer|consult|read|visit|look at|check)\b"
    r"|(?:More|Further|Additional|Detailed) (?:information|details|documentation|examples?)\b.{0,160}"
    r"\b(?:in|at|on|from)\b"
    r"|.{0,160}\b(?:is|are) (?:described|explained|documented|discussed|covered) (?:in|at|on|under)\b"
    r"|.{0,160}\bcan be (?:configured|used|set|changed|installed)\b.{0,80}"
    r"\bas (?:described|explained|documented) (?:in|at|under)\b)"
)
_FINDS = re.compile(
    r"\b(?:you (?:can|may|might|should)|can be|you may want to|to be) (?:also )?"
    r"(?:find|found|see|consult|refer|check out|download(?:ed)?|visit|(?:learn|read) (?:more|about))\b"
    r"|[;:] (?:please )?(?:see|refer to)\b",
    re.IGNORECASE,
)
_RESUMES = re.compile(r"(?:in|into|to|on|at|where|which|with|and|or|from|for|as|if|when|of|is|will|before|after)\b")
# A lead-in to more than one thing.
_SEVERAL = re.compile(r"\b(?:following|these)(?: [\w-]+){0,2}(?: \w+s|) ?[:：]$", re.IGNORECASE)
_MORE = re.compile(r"(?<!\s)\s*+\[More(?:\.\.\.|…)?\]\([^)\s\[]*+\)\s*$")  # a link to the rest of a description


@functools.lru_cache(maxsize=1 << 12)
def telling(page: Page, block: Block) -> bool:
    """Whether the block is a paragraph that states something: no credit, no version line, no list of links."""
    if not isinstance(block, Paragraph) or _NOTHING_SAID.match(block.text):
        return False
    text = plain(block.text)
    if _NOTHING_SAID.match(text):
        return False
    if len(text) < 12 or page.pack.call_to_action.match(text) or is_apparatus(text):
        return False
    return not any(c.pattern.fullmatch(text) for c in page.pack.version) and not _mostly_links(block.text, text)


def _mostly_links(raw: str, text: str) -> bool:
    """At least 80 % of the words stand in links: navigation."""
    if "](" not in raw:
        return False
    linked = sum(len(plain(m[1]).split()) for m in _LINKED.finditer(raw))
    return linked >= 0.8 * len(text.split()) and linked > 1


def is_navigation(block: Block) -> bool:
    """A list whose words are links for at least 80 %."""
    if not isinstance(block, Listing) or not block.items:
        return False
    texts = [b.text for item in block.items for b in item.blocks if isinstance(b, Paragraph)]
    return bool(texts) and sum(_mostly_links(t, plain(t)) or _is_link(t) for t in texts) >= 0.8 * len(texts)


def _is_link(text: str) -> bool:
    return bool(LINK.fullmatch(text.strip()))


def opens_more(text: str) -> bool:
    """Whether a paragraph is a lead-in to the block behind it."""
    return text.rstrip().endswith((":", "：", ","))


def is_lead(text: str, follower: Block | None) -> bool:
    """Whether the text leads to the block behind it: by a colon, or by ending amid a sentence before code."""
    last = text.rstrip()[-3:]
    return opens_more(text) or (isinstance(follower, Fence) and (last[-1:].isalnum() or last.endswith(("...", "…"))))


def led(blocks: Sequence[Block], at: int) -> Block | None:
    """The list, fence or table that the paragraph at `at` leads to, if it is of a size that an answer may have."""
    follower = blocks[at + 1] if at + 1 < len(blocks) else None
    return follower if follower is not None and fits(follower) and not falls_short(blocks[at], follower) else None


def falls_short(block: Block, follower: Block) -> bool:
    """Whether a paragraph leads to several things, and the list behind it has one: the others stand elsewhere."""
    one = isinstance(follower, Listing) and len(follower.items) == 1
    return one and isinstance(block, Paragraph) and bool(_SEVERAL.search(plain(block.text)))


def resumed(page: Page, blocks: Sequence[Block], at: int) -> tuple[Quoted, ...]:
    """The end of the sentence that the block at `at` broke ("in your `tarn.conf` file."), unless it leads further."""
    rest = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(rest, Paragraph) or not _RESUMES.match(rest.text):
        return ()
    first = sentence_spans(page, rest)[0]
    text = page.markdown[first.start : first.stop]
    follower = blocks[at + 2] if at + 2 < len(blocks) and first.stop == rest.stop else None
    if is_lead(text, follower) or page.leans(plain(text)):
        return ()
    return (Quoted(start=first.start, stop=first.stop, kind="prose"),)


def lead_ins(page: Page, blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, Block]]:
    """The paragraphs that end in a colon and state something, with the block that each announces."""
    for at, paragraph in paragraphs(blocks):
        follower = led(blocks, at)
        if follower is not None and opens_more(paragraph.text) and telling(page, paragraph):
            yield paragraph, follower


def fits(block: Block) -> bool:
    """Whether the block is short enough for an answer."""
    match block:
        case Fence(content=content):
            return 0 < content.count("\n") <= MOST_CODE_LINES
        case Listing(items=items):
            return len(items) <= MOST_ITEMS and not is_navigation(block) and block.stop - block.start <= 8 * MOST_WORDS
        case Table(rows=rows):
            return len(rows) <= MOST_ITEMS and block.stop - block.start <= 12 * MOST_WORDS
        case _:
            return False


def kind_of(block: Block) -> str:
    """The evidence's kind for a whole block."""
    match block:
        case Fence():
            return "code"
        case Listing():
            return "list"
        case Table():
            return "table"
        case Admonition():
            return "admonition"
        case _:
            return "prose"


def whole(block: Block | Item | Cell, kind: str = "") -> Quoted:
    """A block as part of an answer."""
    return Quoted(
        start=block.start,
        stop=block.stop,
        kind=kind or (kind_of(block) if not isinstance(block, Item | Cell) else "list"),
    )


def is_label(block: Block) -> bool:
    """Whether the block is a paragraph of up to three words and a colon, which names what stands behind it."""
    return isinstance(block, Paragraph) and bool(_LABEL.fullmatch(plain(block.text)))


def stated(paragraph: Paragraph) -> Quoted:
    """The paragraph without a link to its continuation."""
    more = _MORE.search(paragraph.text)
    return Quoted(start=paragraph.start, stop=paragraph.stop - (len(more[0]) if more else 0), kind="prose")


def leans(page: Page, paragraph: Paragraph) -> bool:
    """Whether the paragraph points at something that the answer does not hold ("the following functions …")."""
    return page.leans(plain(paragraph.text)) and not opens_more(paragraph.text)


def points_out(page: Page, pieces: Sequence[tuple[str, str]], *, entire: bool = False) -> bool:
    """Whether an answer points at text that it does not hold. `pieces`: kind and Markdown of each quote.

    A lead-in may name its list, and what is said to stand above or below may be code, a list or a table that does.
    `entire`: the pieces are all that a section says, so that what stands above or below may be one of them.
    """
    for at, (kind, text) in enumerate(pieces):
        if kind not in _TELLING:
            continue
        bare = _CODE_SPAN.sub("", display(text))
        if at + 1 < len(pieces) and opens_more(text):
            bare = bare[: sentences(bare)[-1][0]]
        if page.leans(bare) and page.leans(_resolved(page, bare, pieces[:at], pieces[at + 1 :], entire=entire)):
            return True
    return False


def _resolved(
    page: Page, text: str, before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]], *, entire: bool
) -> str:
    """The text without the words that point at something before or behind it; English words alone are known."""
    if page.pack.language != "en":
        return text
    if (entire and before) or any(kind in _SHOWN for kind, _ in before):
        text = _ABOVE.sub("", text)
    if (entire and after) or any(kind in _SHOWN for kind, _ in after):
        text = _BELOW.sub("", text)
    return _EARLIER.sub("", text) if entire else text


def is_pointer(page: Page, paragraph: Paragraph) -> bool:
    """Whether the paragraph only says where more is to be read; English alone is judged."""
    said = (page.markdown[s.start : s.stop] for s in sentence_spans(page, paragraph))
    return page.pack.language == "en" and all(map(points_elsewhere, said))


@functools.lru_cache(maxsize=1 << 12)
def points_elsewhere(sentence: str) -> bool:
    """Whether an English sentence, as Markdown, only says where something is to be read."""
    shown = plain(sentence)
    return bool(_POINTER.match(shown)) or ("](" in sentence and bool(_FINDS.search(shown)))


def without_pointers(page: Page, paragraph: Paragraph) -> Quoted:
    """The paragraph without last sentences that thank or say where more is to be read; English alone is judged."""
    judged = page.pack.language == "en" and not opens_more(paragraph.text)
    said = sentence_spans(page, paragraph) if judged else []
    kept = len(said)
    while kept > 1 and _is_aside(page.markdown[said[kept - 1].start : said[kept - 1].stop]):
        kept -= 1
    stop = said[kept - 1].stop if kept < len(said) else paragraph.stop
    return Quoted(start=paragraph.start, stop=stop, kind="prose")


def _is_aside(sentence: str) -> bool:
    return points_elsewhere(sentence) or bool(_THANKS.match(plain(sentence)))


def is_thanks(block: Block) -> bool:
    """Whether a paragraph only thanks somebody, in English."""
    return isinstance(block, Paragraph) and bool(_THANKS.match(plain(block.text)))


def until_leaning(page: Page, paragraph: Paragraph) -> list[Quoted]:
    """The sentences before the first one that points elsewhere."""
    stop = paragraph.start
    for span in sentence_spans(page, paragraph):
        if page.leans(plain(page.markdown[span.start : span.stop])):
            break
        stop = span.stop
    return [Quoted(start=paragraph.start, stop=stop, kind="prose")] if stop > paragraph.start else []


def complete(page: Page, paragraph: Paragraph) -> list[Quoted]:
    """The paragraph without a last sentence that leads to something else."""
    spans = sentence_spans(page, paragraph)[:-1]
    return [Quoted(start=spans[0].start, stop=spans[-1].stop, kind="prose")] if spans else []


def first_sentences(page: Page, paragraph: Paragraph) -> list[Quoted]:
    """As many sentences of a long paragraph as an answer may have."""
    start = stop = paragraph.start
    words = 0
    for span in sentence_spans(page, paragraph):
        text = page.markdown[span.start : span.stop]
        words += words_in(text)
        if words > MOST_WORDS or opens_more(text):
            break
        stop = span.stop
        if words >= ENOUGH_WORDS:
            break
    return [Quoted(start=start, stop=stop, kind="prose")] if stop > start else []


def sentence_spans(page: Page, paragraph: Paragraph) -> list[Span]:
    """The paragraph's sentences as spans of the page; a link or code span is never cut."""
    return list(_cut_at(page.markdown[paragraph.start : paragraph.stop], paragraph.start))


@functools.lru_cache(maxsize=1 << 12)
def _cut_at(raw: str, offset: int) -> tuple[Span, ...]:
    return tuple(Span(start=offset + start, stop=offset + stop) for start, stop in _cuts(raw))


@functools.lru_cache(maxsize=1 << 12)
def _cuts(raw: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    start = -1
    for begin, end in sentences(_without_stops(raw)):
        start = begin if start < 0 else start
        if end - start <= _REACH and _balanced(raw[start:end]):
            found.append((start, end))
            start = -1
    if start >= 0:  # the rest never closes: it belongs to the sentence before it
        found = [*found[:-1], (found[-1][0] if found else start, len(raw))]
    return tuple(found)


def _without_stops(raw: str) -> str:
    """The text with the stops in its code spans as letters, as long as before: "call `panic!`" ends no sentence."""
    if "`" not in raw:
        return raw
    pieces: list[str] = []
    done = 0
    for _, inner, inner_stop, stop in code_spans(raw):
        pieces += (raw[done:inner], _STOPS.sub("x", raw[inner:inner_stop]), raw[inner_stop:stop])
        done = stop
    return "".join((*pieces, raw[done:]))


def _balanced(text: str) -> bool:
    outside = masked(text, lambda _: "")
    return (
        "`" not in outside
        and outside.count("[") == outside.count("]")
        and outside.count("(") <= outside.count(")")
        and outside.count("**") % 2 == 0
    )


def continues(page: Page, text: str) -> bool:
    """Whether a sentence leans on the one before it, or gives the other case of its condition ("If not, …")."""
    return dangles(page, text) or (page.pack.language == "en" and bool(_OTHER_CASE.match(text)))


def dangles(page: Page, text: str) -> bool:
    """Whether a sentence leans on the one before it."""
    return bool(page.pack.dangling.match(text.lstrip('*_"“(')))


def paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[int, Paragraph]]:
    """The section's own paragraphs with their position among its blocks."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield at, block
