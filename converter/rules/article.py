"""Articles: their headings, what their paragraphs are about, and their arguments, each asked for by the headline.

An author's view is no fact about a thing, and "the cause" is that of one story: a question that names the article is
clear, and its answer may say "we".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gristmill.text import digest, fold

from .. import works
from ..answers import is_lead, is_navigation, sentence_spans, telling, whole
from ..blocks import Admonition, Block, Fence, Listing, Other, Paragraph, Part, Table, words_in
from ..drafts import Draft, Quoted, decapitalised
from ..languages.articles import ARTICLES, Articles
from ..languages.english_grammar import lowered
from ..languages.english_subjects import is_clause, is_order, subject
from ..page import Page, display, plain
from .argument import claimed

NAME = "article"
LEAST_TITLE_WORDS, MOST_TITLE = 3, 90  # letters of a headline that questions have whole
LEAST_WORDS = 20  # of an answer; a paragraph of fewer leads to the next one
MOST_WORDS = 350  # of an answer; of a longer section paragraphs are asked for one by one
MOST_HEADING_WORDS = 14
LEAST_ASKED_WORDS = 4  # of a heading that is a question by itself; "How often?" asks what its article is about
_BOLD = re.compile(r"\*\*(?P<said>[^*\n]{3,90}?)[.:]?\*\*(?:\\?\n)?")
_NUMBER = re.compile(r"^(?:\d{1,2}[.):]|#\d{1,2}:?|[Ss]tep \d{1,2}:)\s+")
_CONCLUDES = re.compile(
    r"(?:(?:in )?conclusions?|(?:the )?(?:bottom line|verdict|takeaways?)|wrapping up|wrap-up|summing up|in closing"
    r"|final thoughts|closing thoughts|key takeaways?)",
    re.IGNORECASE,
)
# What stands about an article, whatever language it is in.
_ABOUT = re.compile(
    r"about(?: the)?(?: author| us)?|author|comments?.*|discussions?.*|tags?|categories|share.*|related.*|references"
    r"|(?:read|learn|see) (?:more|next)|more (?:from|on|articles|stories|posts).*|(?:recent|latest|popular|other) \w+"
    r"|you (?:may|might) also .*|(?:previous|next) .*|.*newsletter.*|sign up.*|subscribe.*|(?:foot)?notes|credits"
    r"|acknowledge?ments?|thanks.*|further reading|resources|sources|most (?:read|viewed|popular)|leave a .*"
    r"|responses?.*|(?:table of )?contents|on this page|in this article|top comments.*|get (?:started|in touch).*"
    r"|ready to .*|disclaimer|disclosure|corrections?|updates?|changelog|introduction|intro|preface|tl;?dr",
    re.IGNORECASE,
)
_WE = ((r"\bwe\b", "they"), (r"\bour\b", "their"), (r"\bus\b", "them"))
_FIRST = re.compile(r"\b(?:I|me|my|mine|myself)\b")
_LEANS = re.compile(r"\b(?:it|its|this|these|those|them|they|there|here)\b", re.IGNORECASE)
_IN_STEPS = re.compile(r" in (?:\d+|[a-z]+) (?:easy |simple )?steps$")
_MARK = re.compile(r"[\"“”„«»]")
_BREAKS = re.compile(r"[!.:;“”\"?]")
_PLACED = re.compile(r"(?:in|at|on|with|without|for|from|by|after|before|during|to|of|under|behind|beyond|against)\b")
_ASKS = re.compile(r"(?:what|which|who|where|when|why|how)\b")
_ENDS = re.compile(r"[.!?…][)\"”’'*_]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """What stands below one heading, be it a line in bold."""

    heading: str
    # empty: below the headline
    blocks: tuple[Block, ...]


def applies(page: Page) -> bool:
    """Whether a page is an article about no product, in a language that has frames."""
    titled = len(page.seed.title.split()) >= LEAST_TITLE_WORDS or not page.seed.title.isascii()
    return works.is_article(page.seed) and not page.site.product and titled and page.pack.language in ARTICLES


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Each heading with all that it stands above; below the headline, and of what is too long, paragraphs by theirs."""
    if not applies(page) or any(_ABOUT.fullmatch(plain(heading)) for heading in part.section.heading_path[-2:]):
        return
    for stretch in _stretches(page, part):
        spans = _spans(page, stretch.blocks)
        length = sum(words_in(page.markdown[s.start : s.stop]) for s in spans)
        asked = _of_heading(page, stretch.heading) if stretch.heading and LEAST_WORDS <= length <= MOST_WORDS else ""
        if asked:
            yield Draft(type=NAME, section=part.section, questions=(asked,), spans=spans, entire=True)
        if page.pack.language == "en":
            yield from _sentences(page, part, stretch, below=not asked)


def _sentences(page: Page, part: Part, stretch: _Stretch, *, below: bool) -> Iterator[Draft]:
    """What paragraphs argue, and where no heading asks for them what each is about."""
    blocks = stretch.blocks
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not telling(page, block):
            continue
        if claim := claimed(page, block):
            answer, intent, slots = claim
            yield from _draft(page, part, forms(page).claims[intent], answer, **slots)
        alone = not is_lead(block.text, blocks[at + 1] if at + 1 < len(blocks) else None)
        if below and alone and _ENDS.search(block.text) and words_in(block.text) >= LEAST_WORDS:
            first = sentence_spans(page, block)[0]
            said = display(page.markdown[first.start : first.stop])
            if x := subject(said, page.site, fold(page.seed.title)):
                yield from _draft(page, part, forms(page).about, whole(block), x=x)


def _draft(page: Page, part: Part, frames: Sequence[str], answer: Quoted, **slots: str) -> Iterator[Draft]:
    yield Draft(type=NAME, section=part.section, questions=(_filled(page, frames, **slots),), spans=(answer,))


def _stretches(page: Page, part: Part) -> Iterator[_Stretch]:
    """A part, cut at paragraphs that are a few words in bold."""
    titled = fold(plain(part.heading)) == fold(page.seed.title) or part.section.level == 0
    heading, blocks = "" if titled else display(part.heading), list[Block]()
    for block in part.blocks:
        found = _BOLD.fullmatch(block.text) if isinstance(block, Paragraph) else None
        if found and len(found["said"].split()) <= MOST_HEADING_WORDS:
            yield _Stretch(heading=heading, blocks=tuple(blocks))
            heading = "" if fold(plain(found["said"])) == fold(page.seed.title) else found["said"]
            blocks = []
        else:
            blocks.append(block)
    yield _Stretch(heading=heading, blocks=tuple(blocks))


def _spans(page: Page, blocks: Sequence[Block]) -> tuple[Quoted, ...]:
    """All that the blocks say, without pictures, pull quotes and links; nothing where that ends amid a sentence."""
    kept = [block for block in blocks if _says(page, block)]
    while kept and isinstance(kept[-1], Paragraph) and is_lead(kept[-1].text, None):
        kept.pop()
    return tuple(map(whole, kept)) if any(isinstance(b, Paragraph | Listing) for b in kept) else ()


def _says(page: Page, block: Block) -> bool:
    match block:
        case Paragraph():
            return telling(page, block) and bool(_ENDS.search(block.text) or is_lead(block.text, None))
        case Listing():
            return not is_navigation(block)
        case Other():
            return False
        case Fence() | Table() | Admonition():
            return True


def forms(page: Page) -> Articles:
    """The frames of the page's language."""
    return ARTICLES[page.pack.language]


def _of_heading(page: Page, heading: str) -> str:
    """The question of a heading; empty where it is none of an article's own."""
    said, use = _NUMBER.sub("", plain(heading)).strip(), forms(page)
    if len(said.split()) > MOST_HEADING_WORDS or _ABOUT.fullmatch(said):
        return ""
    if use.concludes and _CONCLUDES.fullmatch(said):
        return _filled(page, use.concludes)
    asks = said.endswith(("?", "？", "؟"))
    if asks and len(said.split()) >= (LEAST_ASKED_WORDS if use.about else 2):
        asked = _of_them(said) if use.about else said
        if not use.about or not _FIRST.search(asked):
            return _filled(page, use.question, q=decapitalised(page, asked), Q=asked)
    frames, x = _english(page, said) if use.about and not asks else ((), "")
    return _filled(page, frames, x=x) if x else _filled(page, use.heading, h=_quoted(use, said))


def _english(page: Page, said: str) -> tuple[Sequence[str], str]:
    """A heading inside of a sentence: what somebody does, what something is about; empty where it is a sentence."""
    use, topic = forms(page), page.pack.read(said, page.words, page.site)
    if topic.kind == "task":
        what = _IN_STEPS.sub("", topic.text)
        return (use.task, what) if " " in what and not _FIRST.search(what) else ((), "")
    low = _of_them(lowered(said, page.site))
    if _FIRST.search(low) or _BREAKS.search(low) or _LEANS.search(said) or is_order(low):
        return (), ""
    if _PLACED.match(low):
        return (), ""
    if _ASKS.match(low):
        return use.clause, low
    return ((), "") if is_clause(low) else (use.about, low)


def _of_them(text: str) -> str:
    """What the authors say of themselves, as somebody else says it: "how we went" is how they went."""
    for pattern, other in _WE:
        text = re.sub(pattern, other, text)
    return text


def _filled(page: Page, frames: Sequence[str], **slots: str) -> str:
    """A frame with the headline; which one hangs on the headline and the slots."""
    key = int(digest(page.seed.title, *sorted(slots.values()), length=8), 16)
    slots["t"] = _headline(page)
    text = re.sub(r"\{(\w+)\}", lambda m: slots.get(m[1], ""), frames[key % len(frames)])
    return text[:1].upper() + text[1:]


def _headline(page: Page) -> str:
    title = page.seed.title.strip()
    if len(title) > MOST_TITLE:
        title = re.split(r": | [–—-] ", title, maxsplit=1)[0]
    return _quoted(forms(page), title)


def _quoted(use: Articles, text: str) -> str:
    """A headline or a heading in the quotation marks of the language, in which others become single ones."""
    opening, closing, *inner = use.quotes
    bare = text[1:-1] if _MARK.match(text) and _MARK.match(text[-1]) else text
    within = _MARK.sub(lambda m: inner[m.end() == len(bare) or not bare[m.end()].isalnum()], bare)
    return f"{opening}{within}{closing}"
