"""Which stretch of a section answers a question about it: the one that says it, and all that it leads to.

A short section is answered whole. Of a longer one the answer begins with the first paragraph that speaks of the topic,
behind preambles, stories and version lines, and goes on until enough is said. What announces more than the section
gives is no answer.
"""

import itertools
import math
import re
from collections.abc import Callable, Iterator, Sequence

from gristmill.forms import has_code, orders, promises
from gristmill.index.terms import asked_terms, content_terms
from gristmill.text import count_words, fold, sentences

from .answers import (
    ENOUGH_WORDS,
    MOST_CODE_LINES,
    MOST_WORDS,
    complete,
    dangles,
    first_sentences,
    fits,
    is_label,
    is_lead,
    leans,
    led,
    sentence_spans,
    stated,
    telling,
    until_leaning,
    whole,
)
from .apparatus import is_deprecation, is_preamble, is_story, shown_elsewhere
from .blocks import Admonition, Block, Fence, Listing, Other, Paragraph, Table, words_in
from .drafts import Quoted
from .page import Page, plain

# A section of up to so many words is answered whole: two thirds of a documentation's sections are shorter, and of the
# answers that people mark as helpful a quarter is longer.
WHOLE_WORDS = 150
LEAST_STRETCH = 20  # words of prose from a section that is not answered whole: fewer are its preamble
MOST_NEEDED = 2  # words of the topic in the first two sentences
LEAST_SAID = 4  # words of a paragraph that an answer may begin with
_STAYS_SILENT = frozenset({"see", "seealso", "todo", "versionadded", "versionchanged", "details", "abstract", "quote"})
_WARNS = frozenset({"warning", "danger", "caution", "important", "deprecated", "attention"})
# Words that every topic has, and that show nothing where an answer has them.
_EMPTY = frozenset(content_terms("overview introduction information basic general example usage way thing new more"))

# "these concerns", "this routine", "such termination": known from the text before unless it is the topic.
_POINTING = re.compile(
    r"\b(?:[Tt]h(?:is(?! (?:release|version|is|can|will|may|example|way|case)\b)|ese|ose)|[Ss]uch(?! as\b| an?\b)"
    r"|[Tt]he (?:latter|former|above))((?: [\w-]+){1,3})"
)
_THIS_THING = re.compile(
    r"This (?:\w+ )?(?:field|file|program|command|option|variable|module|utility|tool|script|directory|setting"
    r"|parameter|package|function|class|macro|operator|type|statement|pragma|extension|interface|driver|condition|value"
    r"|flag|target|element|attribute|method|object|keyword|service|plugin|transport|router) \w"
)
_GIVEN = re.compile(r"(?:Given (?:this|that|these|the above)|With (?:this|that|these) in mind|That said|Having said)\b")
_BOLD = re.compile(r"(?:\*\*(?:\\.|[^*\\]){1,200}\*\*[:,]?\s?){1,9}")
_DEMONSTRATIVE = re.compile(r"(?:Th(?:is|at|ese|ose|ey)|It|Both|He|She)\b")  # judged by what they point at
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|my)\b(?! (?:recommend|suggest|advise))")
_PRONOUN = re.compile(
    r"(?:This|These|Those|They|He|She) (?:is|are|was|were|can|will|has|have|does|do|may|must)\b"
    r"|It (?!is\b)(?:\w+s|can|will|may|must)\b"
)

Passage = tuple[Quoted, ...]


def opening(
    page: Page,
    blocks: Sequence[Block],
    topic: str = "",
    *,
    shown: bool = False,
    thing: bool = False,
    suits: Callable[[Passage], bool] = lambda passage: True,
) -> Passage:
    """The first passage about the topic that suits; empty where there is none.

    `topic`: words of which the passage must begin with some; "" where the question names what the section is about.
    `thing`: the question names the thing that a section begins with as "this file".
    `shown`: the answer quotes the prototype that "this function" and "these routines" stand for.
    """
    wanted = topic_terms(page, topic)
    for at, start, about in _starts(page, blocks, wanted, shown=shown, thing=thing):
        passage = _whole(page, blocks, at, start)
        if not about and not (passage and _begins(page, blocks, at) and _is_told_whole(page, passage, wanted)):
            continue
        passage = passage or _enough(page, _stretch(page, blocks, at, start))
        if passage and narrates(page, passage):
            return ()  # what stands behind a story belongs to it
        if passage and is_complete(page, passage) and suits(passage):
            return (*passage, *_warnings(page, blocks, passage))
    return ()


def topic_terms(page: Page, topic: str) -> frozenset[str]:
    """Stems of the words that a topic is told by, without the product's name."""
    if page.pack.language != "en":
        return frozenset()
    return frozenset(asked_terms(topic)) - frozenset(content_terms(page.site.product)) - _EMPTY


def covers(page: Page, topic: str, answer: str) -> bool:
    """Whether an answer speaks of each of the things that a heading joins: "packs and locks"."""
    pieces = re.split(r",? and |, ", topic)
    if page.pack.language != "en" or len(pieces) < 2:
        return True
    said = set(content_terms(answer))
    return all(not terms or terms & said for terms in (topic_terms(page, piece) for piece in pieces))


def _starts(
    page: Page, blocks: Sequence[Block], wanted: frozenset[str], *, shown: bool, thing: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where an answer may begin: the paragraph's place, its first sentence's offset, whether that has the topic."""
    for at, block in enumerate(blocks):
        if is_head(blocks, at):
            return  # what stands behind it is about that
        if not isinstance(block, Paragraph) or not telling(page, block) or is_story(page, block):
            continue
        spans = sentence_spans(page, block)
        first = next((i for i, s in enumerate(spans) if not is_preamble(page, _text(page, s.start, s.stop))), None)
        if first is None:
            continue
        begins = _text(page, spans[first].start, spans[min(first + 1, len(spans) - 1)].stop)
        if wanted and (_GIVEN.match(begins) or is_rest(page, spans[first].start, begins, wanted)):
            continue
        if dangles(page, begins) and (first or (wanted and not _DEMONSTRATIVE.match(begins))):
            continue
        if thing and _begins(page, blocks, at) and is_this_thing(begins):
            yield at, spans[first].start, True
            continue
        if wanted and not shown and points_back(_text(page, spans[first].start, spans[first].stop), wanted):
            continue
        yield at, spans[first].start, is_about(begins, wanted)


def _begins(page: Page, blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing is told before the paragraph."""
    return not any(telling(page, block) for block in blocks[:at])


def is_rest(page: Page, start: int, begins: str, wanted: frozenset[str]) -> bool:
    """Whether the paragraph goes on with a sentence that a list or code broke: it begins with a common word."""
    first = begins.split(" ", 1)[0]
    return (
        first.islower() and first.isalpha() and page.markdown[start] != "`" and not wanted & set(content_terms(first))
    )


def is_head(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the head of an entry within the section: a paragraph in bold, or the table of an option."""
    block = blocks[at]
    if isinstance(block, Table):
        return len(block.rows) == 1 and not any(cell.text for cell in block.header.cells)
    follower = blocks[at + 1] if at + 1 < len(blocks) else None
    return isinstance(block, Paragraph) and isinstance(follower, Paragraph) and bool(_BOLD.fullmatch(block.text))


def _is_told_whole(page: Page, passage: Passage, wanted: frozenset[str]) -> bool:
    """Whether a short section is about its topic though it begins without: it says so later, or gives orders."""
    answer = "\n\n".join(page.markdown[q.start : q.stop] for q in passage)
    first = _text(page, passage[0].start, passage[0].stop)
    return is_about(answer, wanted) or has_code(answer) or orders(first)


def is_about(begins: str, wanted: frozenset[str]) -> bool:
    """Whether two sentences speak of the topic: have half of its words or two, and not only a pronoun for it."""
    if not wanted:
        return True
    said = set(content_terms(begins))
    hits = sum(1 for term in wanted if term in said or any(_alike(term, other) for other in said))
    return hits >= min(math.ceil(len(wanted) / 2), MOST_NEEDED)


def points_back(sentence: str, wanted: frozenset[str], *, reach: int = 400) -> bool:
    """Whether the first sentence of an answer speaks of something before it that is not its topic.

    `reach`: in how many of its first characters; further on it may speak of what it began with.
    """
    if _PRONOUN.match(sentence):
        return True
    return any(not wanted & set(content_terms(found[1])) for found in _POINTING.finditer(sentence[:reach]))


def is_this_thing(begins: str) -> bool:
    """Whether a sentence begins with the kind of thing that its section is about: "This file holds …"."""
    return bool(_THIS_THING.match(begins))


def _alike(one: str, other: str) -> bool:
    """Whether two stems are of one word: "deduplicat" and "deduplication"."""
    return len(one) > 4 and len(other) > 4 and (one.startswith(other[:5]) and (one in other or other in one))


def _text(page: Page, start: int, stop: int) -> str:
    return plain(page.markdown[start:stop])


def _whole(page: Page, blocks: Sequence[Block], at: int, start: int) -> Passage:
    """All that the section says from the start on; empty where it is too long or points elsewhere."""
    stop = next((n for n in range(at + 1, len(blocks)) if is_head(blocks, n)), len(blocks))
    rest = [blocks[at], *_belonging(page, blocks[at + 1 : stop])]
    prose = [b for b in rest if not isinstance(b, Fence)]
    if sum(words_in(page.markdown[b.start : b.stop]) for b in prose) > WHOLE_WORDS:
        return ()
    if sum(b.content.count("\n") for b in rest if isinstance(b, Fence)) > MOST_CODE_LINES:
        return ()
    if not all(isinstance(b, Paragraph | Admonition) or fits(b) for b in rest):
        return ()
    if any(isinstance(b, Paragraph) and leans(page, b) for b in rest):
        return ()
    first, *further = rest
    if not isinstance(first, Paragraph) or (isinstance(rest[-1], Paragraph) and is_lead(rest[-1].text, None)):
        return ()
    return (Quoted(start=start, stop=stated(first).stop, kind="prose"), *_spans(further))


def _belonging(page: Page, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that are part of what a section says; what a left-out label names is left out with it."""
    label = False
    for block in blocks:
        if _belongs(page, block) and not (label and isinstance(block, Listing | Table | Fence)):
            yield block
        label = isinstance(block, Paragraph) and not _belongs(page, block)


def _belongs(page: Page, block: Block) -> bool:
    """Whether a block is part of what the section says: no version line, index, preamble, or link to elsewhere."""
    match block:
        case Paragraph():
            return telling(page, block) and not is_preamble(page, plain(block.text))
        case Admonition(kind=kind):
            return kind not in _STAYS_SILENT
        case Other(kind=kind):
            return kind != "hr"
        case _:
            return not isinstance(block, Listing) or _is_told(page, block)


def _is_told(page: Page, listing: Listing) -> bool:
    """Whether a list says something of its section: it is no index, and no list of fields, which are asked for."""
    index = not fits(listing) and words_in(page.markdown[listing.start : listing.stop]) <= WHOLE_WORDS
    fields = all(i.term and fold(plain(i.term).rstrip(":")) in page.pack.fields for i in listing.items)
    return not index and not fields


def _spans(blocks: Sequence[Block]) -> list[Quoted]:
    found: list[Quoted] = []
    for block in blocks:
        if isinstance(block, Admonition):
            found += [Quoted(start=b.start, stop=b.stop, kind="admonition") for b in block.blocks]
        elif isinstance(block, Paragraph):
            found.append(stated(block))
        else:
            found.append(whole(block))
    return found


def _stretch(page: Page, blocks: Sequence[Block], at: int, start: int) -> Passage:
    """About ENOUGH_WORDS of prose from the start on, with the lists and code that its sentences lead to."""
    found: list[Quoted] = []
    words = 0
    first = _from(blocks[at], start)
    for place, block in enumerate([first, *blocks[at + 1 :]], at):
        if (
            words >= ENOUGH_WORDS
            or is_head(blocks, place)
            or (found and (isinstance(block, Table | Admonition) or is_label(block)))
        ):
            break
        if not isinstance(block, Paragraph):
            if found and isinstance(block, Fence | Listing) and found[-1].kind == "prose":
                break  # code or a list that no sentence leads to: what follows talks of it
            continue
        if not telling(page, block):
            continue
        if leans(page, block):
            return (*found, *until_leaning(page, block))
        size = words_in(block.text)
        if words + size > MOST_WORDS:
            return tuple(found) or tuple(first_sentences(page, block))
        if not _leads(blocks, place, block):
            found.append(stated(block))
            words += size
            continue
        follower = led(blocks, place)
        if follower is None:
            found.extend(complete(page, block))
            break
        found += [whole(block), whole(follower)]
        rest = blocks[place + 2] if place + 2 < len(blocks) else None
        if isinstance(rest, Paragraph) and rest.text[:1].islower():
            found.append(stated(rest))  # the sentence that the code broke goes on
        break
    return tuple(found)


def _enough(page: Page, passage: Passage) -> Passage:
    """A passage of a long section, unless it is a sentence or two that lead nowhere."""
    words = sum(words_in(page.markdown[q.start : q.stop]) for q in passage)
    return passage if words >= LEAST_STRETCH or any(q.kind != "prose" for q in passage) else ()


def _from(block: Block, start: int) -> Block:
    """The paragraph from a sentence on."""
    if not isinstance(block, Paragraph) or start == block.start:
        return block
    return Paragraph(start=start, stop=block.stop, text=block.text[start - block.start :])


def _leads(blocks: Sequence[Block], at: int, block: Paragraph) -> bool:
    """Whether the paragraph leads to the next block: by its end, or by what its last sentence announces."""
    follower = blocks[at + 1] if at + 1 < len(blocks) else None
    if is_lead(block.text, follower):
        return True
    listed = isinstance(follower, Listing | Table | Fence)
    return listed and promises(plain(block.text[-300:]))


def is_complete(page: Page, passage: Passage) -> bool:
    """Whether nothing is announced that the passage does not bring, and no figure is needed that stands elsewhere."""
    texts = [(q.kind, plain(page.markdown[q.start : q.stop])) for q in passage]
    for (kind, text), (next_kind, _) in itertools.pairwise([*texts, ("", "")]):
        if kind == "prose" and next_kind in ("", "prose") and promises(text[-300:]):
            return False
    if sum(count_words(text) for _, text in texts) < LEAST_SAID:
        return False
    shown = tuple(text.lstrip("*") for _, text in texts)
    return not any(shown_elsewhere(text, shown) for kind, text in texts if kind == "prose")


def narrates(page: Page, passage: Passage) -> bool:
    """Whether most sentences tell what the author does: a story to be followed, not a statement."""
    prose = [_text(page, q.start, q.stop) for q in passage if q.kind == "prose"]
    said = [text[start:stop] for text in prose for start, stop in sentences(text)]
    told = sum(bool(_FIRST_PERSON.search(sentence)) for sentence in said)
    return page.pack.language == "en" and 2 * told > len(said)


def _warnings(page: Page, blocks: Sequence[Block], passage: Passage) -> Iterator[Quoted]:
    """What says that a thing should not be used goes along with what says what it is for."""
    last = max(q.stop for q in passage)
    for block in blocks:
        inside = any(q.start <= block.start < q.stop for q in passage) or (
            isinstance(block, Admonition) and any(block.start <= q.start < block.stop for q in passage)
        )
        if inside:
            continue
        if is_deprecation(page, block):
            yield whole(block, "line")
        elif isinstance(block, Admonition) and block.kind in _WARNS and block.start <= last + 2:
            yield from _spans([block])
