"""A whole section as an answer: from its first paragraph to its end with nothing dropped between, or no answer at all.

What only stands about a section goes: version lines and sentences that announce at its ends, pointers to other pages
wherever a paragraph ends with them. If anything else cannot be quoted (a picture, a table without a header, an index),
or if the section points at text that it does not hold, it answers nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from gristmill.forms import announces, has_code, orders
from gristmill.text import sentences

from .answers import (
    MOST_CODE_LINES,
    MOST_ITEMS,
    dangles,
    falls_short,
    fits,
    is_lead,
    is_navigation,
    is_pointer,
    opens_more,
    points_out,
    sentence_spans,
    telling,
    whole,
    without_pointers,
)
from .apparatus import is_crumbs, is_story
from .blocks import Admonition, Block, Fence, Listing, Other, Paragraph, Table, words_in
from .drafts import Quoted
from .others import is_elsewhere
from .page import Page, plain
from .passages import (
    Passage,
    is_about,
    is_complete,
    is_rest,
    is_this_thing,
    narrates,
    points_back,
    topic_terms,
)
from .printed import is_credit

# Of a section without its code. Nine of ten sections with over 60 words of prose are shorter on eight sites (books,
# manuals, references). Of 30 answers of between 350 and 600 words 25 read as whole and right; they covered 7 % more of
# the long sections of Exim. Of prose that two readers judged, longer answers were better than those of 20 to 60 words.
# Of 23 answers of between 600 and 900 words of Exim, SQLite and Debian Policy 22 read as whole and right.
MOST_ENTIRE_WORDS = 900
MOST_POINTING = 0.4  # of a section's words: a page that was moved or given up says little more
_SEE = frozenset({"see", "seealso"})  # stand beside a text wherever they stand in it
_VERSIONS = frozenset({"versionadded", "versionchanged", "details"})  # at the ends of a section: its history
_QUOTED = frozenset({"quotation", "hr", "code_block"})
_OPEN = frozenset({"todo"})
_SEE_ALSO = re.compile(
    r"(?:see also|related|further reading|more information|references|links|see)\b[\w ]{0,40}:?", re.IGNORECASE
)
_ADDRESS = re.compile(r"\W*(?:<https?://[^>\s]+>|https?://\S+|\[[^\[\]]+\]\([^()\s]+\))\W*")
_EXAMPLE = re.compile(r"\b(?:examples?|exercises?|sample)\b", re.IGNORECASE)
_AWAY = re.compile(r"\**\[[^`\]\n]+\]\((?!#)")  # an entry that leads to a page: "[Frost's tutorial](start.html): …"
_IMAGE = re.compile(r"!\[")
_PICTURES = re.compile(r"(?:\[?!\[[^\[\]]*\]\([^()\s]*\)(?:\]\([^()\s]*\))?[\s*\\]*)+")
_SPEAKS_OF_IT = re.compile(
    r"\b(?:figures?|fig|diagrams?|images?|pictures?|screen ?shots?|illustrat\w+|graphs?|plots?|charts?|photos?"
    r"|drawings?|maps?|depict\w+|shown|shows?|see[ns]?|looks?|above|below|here|left|right|legend|colou?r\w*|red|green|blue|gr[ae]y)\b",
    re.IGNORECASE,
)
# A first sentence that goes on from a text before the section.
_GOES_ON = re.compile(
    r"(?:(?:After|Before|Once|With|During|In|For|From|To do|Given|Besides|Unlike)"
    r" (?:this|these|that|those|such|all th)\b"
    r"|(?:In|On|At|To|From|For) the (?:first|second|next|last|other|same|previous|resulting|above)\b"
    r"|(?:As|Like) (?:mentioned|noted|said|stated|before|usual|already)\b|Having\b|And\b|Or\b|Now\b|Next\b"
    # "After you do this", "One such requirement", "An even more natural fit"
    r"|(?:After|Once|When|If) (?:you|we) (?:do|did|have done) (?:this|that|so)\b|(?:One|Another|Many) such\b"
    r"|An? even (?:more|less)\b"
    r"|Another (?:\w+ )?(?:way|kind|option|method|approach|possibility|alternative|example|reason|problem|use)\b"
    r"|(?:Alternatively|Likewise|Similarly|Conversely)\b"
    r"|For (?:the sake of )?brevity\b)"  # what the section is about is left out
)
_NOTE = re.compile(r"\[\^[^\]\s]+\]: ")
_FIRST_CLAUSE = 40  # characters of a sentence: what is pointed at behind them may stand before them
# A section about a thing that begins with its kind: "This report shows …".
_THIS = re.compile(
    r"This is an? "
    r"|This (?:[a-z-]+ )?[a-z]+ (?:is|are|was|can|will|has|may|must|does|shows|sets|gives|allows|lets|provides"
    r"|describes|contains|controls|specifies|defines|returns|determines|enables|holds|lists|makes|runs|takes|uses|works)\b"
)
# How an answer begins that no text does: "No!", "Suppose that …".
_SHORTLY = re.compile(r"(?:\w+\s?[:：]\s*)?(?:Yes|No)\b")
_YOU = ("You ", "Use", "Try", "Type", "Run", "Call")
_CASE = re.compile(r"(?:Suppose|Say|Assume|Imagine|Consider)\b")
_POINTED_AT = re.compile(r"(?:Th(?:is|at|ese|ose|ey)|It|Both)\b")  # judged by what they point at


def entire(
    page: Page,
    blocks: Sequence[Block],
    topic: str = "",
    *,
    shown: bool = False,
    thing: bool = False,
    asked: bool = False,
    suits: Callable[[Passage], bool] = lambda passage: True,
) -> Passage:
    """All that the blocks say, if it is an answer about the topic; empty otherwise.

    `topic`, `shown` and `thing` as for `passages.opening`. `asked`: the heading is a question, which its section may
    answer with "No.", with a list, or with a case that it makes up.
    """
    blocks = _without_notes(blocks)
    body = _from_statement(page, _trimmed(page, blocks))
    if not body or not _is_quotable(page, body) or _points_elsewhere(page, blocks):
        return ()
    passage = tuple(_spans(page, body))
    wanted = topic_terms(page, topic)
    begins = _answers(page, body) if asked else _begins_well(page, body, wanted, shown=shown, thing=thing)
    if not begins or not _is_told(page, passage, wanted):
        return ()
    pieces = [(q.kind, page.markdown[q.start : q.stop]) for q in passage]
    if points_out(page, pieces, entire=True) or narrates(page, passage) or is_elsewhere(page, passage):
        return ()
    return passage if is_complete(page, passage) and suits(passage) else ()


def defining(page: Page, blocks: Sequence[Block]) -> Passage:
    """The first paragraph of a section that is too long to be quoted, for a question that asks what its subject is."""
    body = _from_statement(page, _trimmed(page, blocks))
    first = body[0] if body else None
    if not isinstance(first, Paragraph) or not telling(page, first) or is_story(page, first):
        return ()
    passage = (Quoted(start=first.start, stop=first.stop, kind="prose"),)
    follower = body[1] if len(body) > 1 else None
    if is_lead(first.text, follower) or points_out(page, [("prose", first.text)]) or narrates(page, passage):
        return ()
    return passage if is_complete(page, passage) else ()


def _without_notes(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without footnotes at their end, which come with the references to them; none where something stands
    behind a footnote that may go on with it."""
    notes = [isinstance(block, Paragraph) and bool(_NOTE.match(block.text)) for block in blocks]
    first = notes.index(True) if True in notes else len(notes)
    return blocks[:first] if all(notes[first:]) else ()


def _trimmed(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what only stands about the section, at its beginning and at its end."""
    body = list(blocks)
    while body and not _is_start(body):
        if not (_is_about_text(page, body[0]) or (page.seed.via == "pdf" and is_credit(body[0]))):
            break
        del body[0]
    while body and ((_is_about_text(page, body[-1]) and not isinstance(body[-1], Table)) or _is_see_also(body)):
        del body[-1 - _is_see_also(body) :]
    body = _without_pictures(page, [block for block in body if not _stands_beside(page, block)])
    notes = next((n for n, block in enumerate(body) if not isinstance(block, Admonition)), 0)
    return body[notes:] + body[:notes]  # what to watch out for goes behind what it is about


def _is_start(body: Sequence[Block]) -> bool:
    """Whether the blocks begin with a few letters that are a text: "No!", "You can use" before code."""
    first = plain(body[0].text) if isinstance(body[0], Paragraph) else ""
    leads = first.startswith(_YOU) and is_lead(first, body[1] if len(body) > 1 else None)
    return leads or bool(_SHORTLY.match(first))


def _is_see_also(body: Sequence[Block]) -> bool:
    """Whether the blocks end with a list of links behind "See also:"."""
    label = body[-2] if len(body) > 1 and is_navigation(body[-1]) else None
    return isinstance(label, Paragraph) and bool(_SEE_ALSO.fullmatch(plain(label.text)))


def _stands_beside(page: Page, block: Block) -> bool:
    """Whether a block is no part of the text wherever it stands: a note that only points, a bare address, a comment."""
    if isinstance(block, Paragraph):
        points = is_pointer(page, block) and not opens_more(block.text)
        return not block.text.startswith("!") and (points or bool(_ADDRESS.fullmatch(block.text)))
    if isinstance(block, Other):
        return page.markdown.startswith("<!--", block.start)
    return isinstance(block, Admonition) and block.kind in _SEE


def _without_pictures(page: Page, body: list[Block]) -> list[Block]:
    """The blocks without pictures that stand alone, where no word of the rest speaks of them."""
    rest = [block for block in body if not (isinstance(block, Paragraph) and _PICTURES.fullmatch(block.text))]
    if page.pack.language != "en" or len(rest) == len(body):
        return body
    return body if any(_SPEAKS_OF_IT.search(page.markdown[b.start : b.stop]) for b in rest) else rest


def _is_about_text(page: Page, block: Block) -> bool:
    match block:
        case Paragraph(text=text):
            if text.startswith(("**", "![")) or is_lead(text, None):
                return False
            return not telling(page, block) or is_pointer(page, block)
        case Listing(items=items):
            texts = [b.text for item in items for b in item.blocks[:1] if isinstance(b, Paragraph)]
            return any(is_crumbs(plain(t)) for t in texts) and all(is_crumbs(plain(t)) or _is_link(t) for t in texts)
        case Admonition(kind=kind):
            return kind in _SEE | _VERSIONS | _OPEN
        case Table(header=header):
            return not any(cell.text for cell in header.cells)  # properties of an option, before its description
        case Other(kind=kind):
            return kind == "hr"
        case _:
            return False


def _is_link(text: str) -> bool:
    return bool(re.fullmatch(r"\**\[(?:\\.|[^\[\]\\])*\]\([^)\s]*(?:\s\"[^\"]*\")?\)\**", text.strip()))


def _from_statement(page: Page, body: list[Block]) -> list[Block]:
    """The blocks from the first sentence on that does not only announce; what an announcement leads to keeps it."""
    while body and isinstance(body[0], Paragraph) and page.pack.language == "en":
        first = body[0]
        follower = body[1] if len(body) > 1 else None
        spans = sentence_spans(page, first)
        says = next((s for s in spans if not announces(plain(page.markdown[s.start : s.stop]))), None)
        if says is not None and says.start > first.start:
            text = first.text[says.start - first.start :]
            return [Paragraph(start=says.start, stop=first.stop, text=text), *body[1:]]
        if says is not None or is_lead(first.text, follower):
            break
        body = body[1:]
    return body


def _is_quotable(page: Page, body: Sequence[Block]) -> bool:
    """Whether each block can be quoted, and all of them have the size of an answer."""
    code = sum(block.content.count("\n") for block in body if isinstance(block, Fence))
    if code > MOST_CODE_LINES or not all(map(_is_part, body)) or falls_short(body[-2:][0], body[-1]):
        return False
    told = (page.markdown[block.start : block.stop] for block in body if not isinstance(block, Fence))
    return sum(map(words_in, told)) <= MOST_ENTIRE_WORDS


def _points_elsewhere(page: Page, body: Sequence[Block]) -> bool:
    """Whether most of the section only says where something is to be read, entry by entry of a list as well."""
    paragraphs = [block for block in body if isinstance(block, Paragraph)]
    listed = [item for block in body if isinstance(block, Listing) for item in block.items]
    away = [item for item in listed if _AWAY.match(page.markdown, item.start)]
    pointing = sum(words_in(block.text) for block in paragraphs if is_pointer(page, block))
    pointing += sum(words_in(page.markdown[item.start : item.stop]) for item in away)
    told = sum(words_in(block.text) for block in paragraphs)
    told += sum(words_in(page.markdown[item.start : item.stop]) for item in listed)
    return pointing > MOST_POINTING * told


def _is_part(block: Block) -> bool:
    match block:
        case Paragraph(text=text):
            return not _IMAGE.search(text)
        case Fence():
            return fits(block)
        case Listing(items=items):
            listed = len(items) <= MOST_ITEMS and not is_navigation(block)
            return listed and all(_is_part(inner) for item in items for inner in item.blocks)
        case Table(header=header, rows=rows):
            named = header.cells[-1].text and all(cell.text for cell in header.cells[1:])
            shown = any(_IMAGE.search(cell.text) for row in rows for cell in row.cells)
            return bool(named) and not shown and len(rows) <= MOST_ITEMS
        case Admonition(blocks=inner, kind=kind):
            return kind not in _OPEN and bool(inner) and all(map(_is_part, inner))
        case Other(kind=kind):
            return kind in _QUOTED


def _spans(page: Page, body: Sequence[Block]) -> Iterator[Quoted]:
    for block in body:
        if isinstance(block, Admonition):
            yield from (Quoted(start=b.start, stop=b.stop, kind="admonition") for b in block.blocks)
        elif isinstance(block, Paragraph):
            yield without_pointers(page, block)
        elif not isinstance(block, Other) or block.kind != "hr":
            yield whole(block)


def _begins_well(page: Page, body: Sequence[Block], wanted: frozenset[str], *, shown: bool, thing: bool) -> bool:
    """Whether the first sentence can be read without what stands before the section.

    Code that stands first shows what "these constants" are.
    """
    shown = shown or isinstance(body[0], Fence)
    first = body[1] if isinstance(body[0], Fence) and len(body) > 1 else body[0]
    if not isinstance(first, Paragraph):
        return isinstance(first, Listing) and first.ordered
    if is_story(page, first) or not telling(page, first):
        return False
    if page.pack.language != "en":
        return not dangles(page, plain(first.text))
    span = sentence_spans(page, first)[0]
    begins = plain(page.markdown[span.start : span.stop])
    if thing and (is_this_thing(begins) or _THIS.match(begins)):
        return True
    if _GOES_ON.match(begins) or is_rest(page, span.start, begins, wanted):
        return False
    if wanted and dangles(page, begins) and not _POINTED_AT.match(begins):
        return False
    return not wanted or shown or not points_back(begins, wanted, reach=_FIRST_CLAUSE)


def _answers(page: Page, body: Sequence[Block]) -> bool:
    """Whether a section below a question begins as an answer does."""
    first = body[1] if isinstance(body[0], Fence) and len(body) > 1 else body[0]
    if isinstance(first, Fence | Listing):
        return True
    if not isinstance(first, Paragraph):
        return False
    begins, told = plain(first.text), telling(page, first) and not is_story(page, first)
    if page.pack.language != "en":
        return told and not dangles(page, begins)
    if _SHORTLY.match(begins) or _CASE.match(begins) or is_lead(begins, body[1] if len(body) > 1 else None):
        return True
    return told and not _GOES_ON.match(begins) and not is_rest(page, first.start, begins, frozenset())


def is_example(topic: str) -> bool:
    """Whether a heading is one of an example, which its page walks through."""
    return bool(_EXAMPLE.search(topic))


def goes_on(page: Page, text: str) -> bool:
    """Whether a text, as Markdown, goes on from one before it: by a word that leans, or by pointing at a thing."""
    shown = plain(text)
    begins = shown[slice(*spans[0])] if (spans := sentences(shown)) else shown
    if dangles(page, begins):
        return True
    return page.pack.language == "en" and (bool(_GOES_ON.match(begins)) or points_back(begins, frozenset()))


def _is_told(page: Page, passage: Passage, wanted: frozenset[str]) -> bool:
    """Whether the section speaks of its topic, or tells what to do."""
    answer = "\n\n".join(page.markdown[q.start : q.stop] for q in passage)
    return is_about(answer, wanted) or has_code(answer) or orders(plain(answer))
