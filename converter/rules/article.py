"""Articles: headings that ask, arguments of their paragraphs, and what these ask, answer and warn of themselves.

An author's view is no fact about a thing, so questions name the article, and its answer may say "we". A question states
its case completely or is not made: who has the headline alone knows neither "the two figures" nor what a heading names.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gristmill.index.terms import content_terms
from gristmill.text import digest, fold

from .. import replies, reported, run_ins, surroundings, voices, works
from ..answers import dangles, is_lead, is_navigation, sentence_spans, telling, whole
from ..blocks import Admonition, Block, Fence, Listing, Other, Paragraph, Part, Span, Table, words_in
from ..drafts import Draft, Quoted, decapitalised
from ..languages.articles import ARTICLES, LISTED, USUAL, Articles
from ..languages.english_cases import begins, complete, refuses, stands_alone
from ..languages.english_claims import asked
from ..languages.english_grammar import lowered
from ..languages.english_guides import recipe_asked
from ..languages.english_subjects import is_order
from ..languages.english_turned import (
    heading_asked,
    is_alone,
    leans,
    order_asked,
    sentence_asked,
    speaks_of_itself,
    spoken,
    spoken_to,
)
from ..page import Page, display, plain
from ..replies import Reply
from .argument import REASON

NAME = "article"
LEAST_BROKEN = 9  # words of a paragraph without an end; of fewer it is a caption
LEAST_TITLE_WORDS, MOST_TITLE = 3, 90  # letters of a headline that questions have whole
LEAST_WORDS = 20  # of an answer; a paragraph of fewer leads to the next one
LEAST_LISTED = 12  # of an answer that is a list of pros or cons
LEASTLEAST_TERM = 18  # of what is said of a term in bold, in languages that ask for it by its word alone
MOST_WORDS = 350  # of an answer; of a longer section paragraphs are asked for one by one
MOST_HEADING_WORDS = 14
LEAST_CLAIM_WORDS, MOST_CLAIM_WORDS = 14, 90  # of an answer to what sentences are asked for
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
_WORD = re.compile(r"(?<=[a-z] )[A-Za-z][a-z]{2,}\b")
_RELEASED = re.compile(
    r".+ v?\d[\w.]* (?:is |has been |now )*(?:released|out|here|available)[.!]?|(?:Announcing|Introducing) .+"
)
_IN_STEPS = re.compile(r" in (?:\d+|[a-z]+) (?:easy |simple )?steps$")
_MARK = re.compile(r"[\"“”„«»]")
_BREAKS = re.compile(r"[!.:;“”\"?]")
_TWO_OF = re.compile(r"\w+ing and \w+ing \w+")  # "Drying and working time"
# How a sentence begins that says why one should do what the one before it tells.
_SAYS_WHY = re.compile(
    r"(?:Otherwise|If you (?:do not|don['’]t|do)|The reason|Th(?:is|at) (?:is|way|keeps|makes|prevents|avoids|means"
    r"|gives|lets|saves|stops)|It (?:keeps|makes|prevents|avoids|saves|gives|lets|stops)|Without)\b"
)
_ASIDE = re.compile(r"(?P<mark>\*|_)(?!\*)[^*]{40,}(?P=mark)")  # a disclaimer or a line about the author
_ASKERS = re.compile(r"^(?:can|may|must|should|do|where can|when should|how (?:do|can|should)) I\b")  # a reader's own
_NO_VERB = re.compile(r"(?:why not|what about|how about|and) (?:an?|the|just|your|my|more|no)\b")  # "Why not a bridge?"
_AND = re.compile(r"^(?:and|but|so),? ", re.IGNORECASE)
_HOW_TO = re.compile(r"(?:Comment|Cómo) \S|[A-ZÀ-Þ][a-zà-ÿ]+(?:er|ir|re|ar) (?:ses|son|sa|des|vos|votre|tus?|sus?) ")
_THE_NOUN = re.compile(r"(?:(?:La|Le|Les|El|Los|Las) |L['’])[a-zà-ÿ]{4,}")
_TALK = re.compile(
    r"\b(?:[Cc]onversation|[Ii]nterview|[Tt]alk(?:ing)?|[Cc]hat|Q&A|[Qq]uestions) (?:with|to|for)"
    r" (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+)"
)
_FIRST_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_ASKS = re.compile(r"(?:what|which|who|where|when|why|how)\b")
_TURNS = re.compile(r"(?:But|And yet|Yet|Now|Then|Look|However)\b")  # to what an answer that ends here would lack
_ENDS = re.compile(r"[.!?…][)\"”’'*_]*(?: ?[◼■∎▪])?$")
_PICTURES = re.compile(r"(?:\[?!\[[^\]]*\]\([^()]*\)(?:\]\([^()]*\))?\s*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """What stands below one heading, be it a line in bold."""

    heading: str
    # empty: below the headline
    blocks: tuple[Block, ...]


def applies(page: Page) -> bool:
    """Whether a page is an article about no product, in a language that has frames."""
    title = page.seed.title  # "exporting trees" is a wiki's: of ten readings of its questions none would train on them
    titled = not title[:1].islower() and (len(title.split()) >= LEAST_TITLE_WORDS or not title.isascii())
    told = works.is_article(page.seed) or works.is_essay(page.seed) or works.is_news(page.seed)
    news = _RELEASED.fullmatch(title) is not None and bool(page.seed.published)
    return ((told and not page.site.product) or news) and titled and page.pack.language in ARTICLES


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Each heading with all that it stands above; below the headline, and of what is too long, paragraphs by theirs."""
    if not applies(page) or any(_ABOUT.fullmatch(plain(heading)) for heading in part.section.heading_path[-2:]):
        return
    english, interview = page.pack.language == "en", voices.is_interview(page)
    for stretch in _stretches(page, part):
        if (spans := _spans(page, _of_usual(stretch))) and stretch.heading:
            yield from _headed(page, part, stretch.heading, spans, interview=interview)
        for said, answer in run_ins.asked(page, stretch.blocks):
            if said.endswith("?"):
                yield from _headed(page, part, said, (answer,), interview=interview, least=run_ins.LEAST_WORDS)
        told: list[Iterator[Reply]] = [replies.replies(page, forms(page), _title(page), stretch.blocks)]
        if english:
            yield from _sentences(page, part, stretch)
            told.append(run_ins.troubles(page, forms(page), stretch.heading, stretch.blocks))
            told.append(reported.reports(page, forms(page), _title(page), stretch.blocks))
        else:
            told.append(run_ins.named(page, forms(page), stretch.blocks))
        told.append(voices.quoted(page, forms(page), stretch.blocks))
        told.append(voices.displayed(page, forms(page), stretch.blocks))
        for reply in itertools.chain(*told):
            question = _filled(page, reply.frames, **reply.slots)
            yield Draft(type=NAME, section=part.section, questions=(question,), spans=reply.spans)


def _headed(
    page: Page, part: Part, heading: str, spans: tuple[Quoted, ...], *, interview: bool, least: int = LEAST_WORDS
) -> Iterator[Draft]:
    """The question of a heading, or of what stands for one, if all that stands below it answers that."""
    told = "\n\n".join(page.markdown[s.start : s.stop] for s in spans)
    least = LEAST_LISTED if fold(heading) in LISTED else least
    if not least <= words_in(told) <= MOST_WORDS:
        return
    stands = page.pack.language != "en" or (begins(display(told)) and stands_alone(display(told)))
    question = ""
    if interview and heading.endswith("?"):
        reply = voices.answered(page, forms(page), heading, told)
        question = _filled(page, reply.frames, **reply.slots) if reply else ""
    elif stands:
        question = _of_heading(page, heading, told)
    if question:
        yield Draft(type=NAME, section=part.section, questions=(question,), spans=spans, entire=True)


def _of_usual(stretch: _Stretch) -> tuple[Block, ...]:
    """What a heading is asked for: all below it, or the list alone that it only titles ("Pros")."""
    listed = fold(stretch.heading) in LISTED and stretch.blocks and isinstance(stretch.blocks[0], Listing)
    return stretch.blocks[:1] if listed else stretch.blocks


def _sentences(page: Page, part: Part, stretch: _Stretch) -> Iterator[Draft]:
    """What paragraphs argue and count, each sentence with what leans on it."""
    for at, block in enumerate(stretch.blocks):
        follower = stretch.blocks[at + 1] if at + 1 < len(stretch.blocks) else None
        if not isinstance(block, Paragraph) or not telling(page, block) or not _ENDS.search(block.text):
            continue
        for question, spans in _asked(page, block) if not is_lead(block.text, follower) else ():
            answer = Quoted(start=spans[0].start, stop=spans[-1].stop, kind="prose")
            yield Draft(type=NAME, section=part.section, questions=(question,), spans=(answer,))


def _asked(page: Page, paragraph: Paragraph) -> Iterator[tuple[str, Sequence[Span]]]:
    """Questions of a paragraph's sentences, each with its answer: up to the next that asks, or that speaks of "us"."""
    spans = sentence_spans(page, paragraph)
    texts = [" ".join(display(page.markdown[s.start : s.stop]).split()) for s in spans]
    known = fold(page.seed.title)
    found = [
        ""
        if dangles(page, text)
        else asked(text, page.site, known, reason=_gives_reason(text, *texts[at + 1 : at + 2]))
        for at, text in enumerate(texts)
    ]
    for at, question in enumerate(found):
        if not question or not complete(question, _title(page)) or surroundings.is_weighed(question, _title(page)):
            continue
        stop = next((i for i in range(at + 1, len(found)) if found[i] or texts[i].endswith("?")), len(found))
        told = _cut(texts, at, stop)
        answer = " ".join(texts[at:told])
        stands = stands_alone(answer, texts[at - 1] if at else "") and not refuses(question, answer)
        if words_in(answer) >= LEAST_CLAIM_WORDS and stands:
            yield _said(page, question, answer), spans[at:told]


def _gives_reason(text: str, behind: str = "") -> bool:
    return REASON.search(text) is not None or _SAYS_WHY.match(behind) is not None


def _cut(texts: Sequence[str], at: int, stop: int) -> int:
    """Where an answer ends: before its author speaks of himself, if the sentences before are enough, and in time."""
    length = 0
    for end in range(at, stop):
        if length >= LEAST_CLAIM_WORDS and (length > MOST_CLAIM_WORDS or speaks_of_itself(texts[end])):
            return end - 1 if end - 1 > at and _TURNS.match(texts[end - 1]) else end
        length += words_in(texts[end])
    return stop - 1 if stop - 1 > at and stop < len(texts) and _TURNS.match(texts[stop - 1]) else stop


def _said(page: Page, question: str, answer: str) -> str:
    """A question by itself where it says what it is about and its answer is nobody's own; else with the headline."""
    question = _WORD.sub(lambda m: _as_within(page, m[0]), question)
    if is_alone(question, answer) and not set(content_terms(_title(page))).isdisjoint(content_terms(question)):
        return f"{question[:1].upper()}{question[1:]}?"
    return _filled(page, forms(page).question, q=question, Q=f"{question[:1].upper()}{question[1:]}")


def _as_within(page: Page, word: str) -> str:
    """A word with a capital, or none, as the page writes it within its sentences."""
    low, high = word.lower(), word[:1].upper() + word[1:]
    named = re.search(rf"[a-z,] {high}\b", page.markdown) is not None
    if named and not re.search(rf"\b{low}\b", page.markdown):
        return high
    small = re.search(rf"\b{low.removesuffix('s')}", page.markdown) is not None
    return low if small and not named else word


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
    if any(_is_cut(page, block) for block in blocks) or _leads_out(blocks):
        return ()
    kept = [block for at, block in enumerate(blocks) if _says(page, block) or (at == 0 and _orders(page, block))]
    while kept and isinstance(kept[-1], Paragraph) and is_lead(kept[-1].text, None):
        kept.pop()
    return tuple(map(whole, kept)) if any(isinstance(b, Paragraph | Listing) for b in kept) else ()


def _leads_out(blocks: Sequence[Block]) -> bool:
    """Whether a paragraph announces a quotation set apart, which answers of whole sections leave out."""
    return any(
        isinstance(block, Paragraph) and isinstance(behind, Other) and is_lead(block.text, None)
        for block, behind in itertools.pairwise(blocks)
    )


def _is_cut(page: Page, block: Block) -> bool:
    """Whether a paragraph is broken off: what an answer with its neighbours would lack."""
    if not isinstance(block, Paragraph) or _PICTURES.fullmatch(block.text):
        return False
    broken = not _ENDS.search(block.text) and not is_lead(block.text, None)
    return broken and words_in(page.markdown[block.start : block.stop]) >= LEAST_BROKEN


def _orders(page: Page, block: Block) -> bool:
    """Whether a section's first words are its own order and no call to buy: "Buy a coarse stone." has no link."""
    text = plain(block.text) if isinstance(block, Paragraph) and "](" not in block.text else ""
    return bool(page.pack.call_to_action.match(text) and _ENDS.search(text))


def _says(page: Page, block: Block) -> bool:
    match block:
        case Paragraph() if block.text.startswith("$$"):
            return True
        case Paragraph():
            aside = block.text.startswith("*") and _ASIDE.fullmatch(block.text) is not None
            return not aside and telling(page, block) and bool(_ENDS.search(block.text) or is_lead(block.text, None))
        case Listing():
            return not is_navigation(block)
        case Other():
            return False
        case Fence() | Table() | Admonition():
            return True


def forms(page: Page) -> Articles:
    """The frames of the page's language."""
    return ARTICLES[page.pack.language]


def _of_heading(page: Page, heading: str, answer: str) -> str:
    """The question of a heading; empty where it is none of an article's own."""
    said, use = _NUMBER.sub("", plain(heading)).strip(), forms(page)
    step = said != plain(heading).strip()
    if len(said.split()) > MOST_HEADING_WORDS or _ABOUT.fullmatch(said):
        return ""
    if use.concludes and _CONCLUDES.fullmatch(said):
        return _filled(page, use.concludes)
    asks = said.endswith(("?", "？", "؟"))
    if use.asks and not asks and use.asks.fullmatch(said) and not page.leans(said):
        if use.indirect:
            return _filled(page, (use.indirect,), q=said[:1].lower() + said[1:])
        asks, said = True, f"{said}?"
    if page.pack.language == "en":
        return _english_question(page, said, answer) if asks else _english(page, said, answer, step=step)
    if done := _done(page, said):
        return done
    whole_question = asks and len(said.split()) >= LEAST_ASKED_WORDS and not page.leans(said)
    return _filled(page, use.question, Q=said.lstrip("¿")) if whole_question else ""


def _done(page: Page, heading: str) -> str:
    """How to do what a heading of another language names; of an article on how to do something, what it says of what
    such a heading names with its article.
    """
    use, topic = forms(page), page.pack.read(heading, page.words, page.site)
    if use.task and topic.kind == "task" and " " in topic.text and not page.leans(heading):
        return _filled(page, (use.task,), x=topic.text)
    guide = page.pack.read(page.seed.title, page.words, page.site).kind == "task" or _HOW_TO.match(page.seed.title)
    if use.topic and guide and _THE_NOUN.fullmatch(heading):
        return _filled(page, (use.topic,), n=f"{heading[:1].lower()}{heading[1:]}")
    return ""


def _english_question(page: Page, said: str, answer: str) -> str:
    """A heading that asks, if it does not ask with its authors' "we" or what the text before it has said."""
    question = _AND.sub("", lowered(said, page.site).rstrip("?"))
    question = question[:1].lower() + question[1:] if decapitalised(page, said) != said else question
    if talk := _TALK.search(page.seed.title):
        question = spoken_to(question, talk["name"])
    short = len(question.split()) < LEAST_ASKED_WORDS or _NO_VERB.match(question)
    others = speaks_of_itself(_ASKERS.sub("", question))
    if short or leans(question) or others or not complete(question, _title(page)):
        return ""
    return _said(page, question, answer)


def _english(page: Page, said: str, answer: str, *, step: bool) -> str:
    """A heading that names a task, has the word of a question, or names a thing; empty where it is a sentence.

    `step`: it has a number, so what it orders is one thing to do among others.
    """
    topic, title = page.pack.read(said, page.words, page.site), f"{_title(page)} {surroundings.spoken_of(said, answer)}"
    if topic.kind == "task" and not _TWO_OF.match(said):
        what = _IN_STEPS.sub("", topic.text)
        told = " " in what and not leans(what) and complete(what, f"{title} {surroundings.introduced(page, said)}")
        return _said(page, f"how do I {what}", answer) if told else ""
    low = lowered(said, page.site)
    if usual := USUAL.get(low.lower().removeprefix("the ")):
        return _said(page, usual, answer)
    if recipe := recipe_asked(low.lower(), answer, page.markdown):
        return _filled(page, forms(page).question, q=recipe, Q=f"{recipe[:1].upper()}{recipe[1:]}")
    if _ASKS.match(low):
        question = heading_asked(low[:1].lower() + low[1:], page.site, fold(title))
        return _said(page, question, answer) if question and complete(question, title) else ""
    if speaks_of_itself(low) or _BREAKS.search(low) or leans(low) or not REASON.search(answer):
        return ""
    if step and is_order(low) and not re.match(r"\w+ for\b", low):
        what = spoken(low, page.site)
        return _said(page, f"how do I {what}", answer) if complete(what, title) and not leans(what) else ""
    order = (is_order(low) and " and " not in low and not surroundings.is_noun(low, answer)) or low.startswith(
        ("do not ", "don't ", "don’t ", "never ")
    )
    question = order_asked(low, page.site) if order else sentence_asked(said, page.site, fold(title))
    return _said(page, question, answer) if question and complete(question, title) else ""


def _filled(page: Page, frames: Sequence[str], **slots: str) -> str:
    """A frame with the headline; which one hangs on the headline and the slots."""
    key = int(digest(page.seed.title, *sorted(slots.values()), length=8), 16)
    slots["t"] = _headline(page)
    text = re.sub(r"\{(\w+)\}", lambda m: slots.get(m[1], ""), frames[key % len(frames)])
    return text[:1].upper() + text[1:]


def _title(page: Page) -> str:
    """The headline as questions have it: the page's first heading where its title is the site's."""
    title, found = page.seed.title.strip(), _FIRST_HEADING.search(page.markdown)
    heading = display(found[1]).strip() if found else ""
    own = len(heading.split()) >= LEAST_TITLE_WORDS and set(fold(heading).split()).isdisjoint(fold(title).split())
    title = heading if own else title
    return re.split(r": | [–—-] ", title, maxsplit=1)[0] if len(title) > MOST_TITLE else title


def _headline(page: Page) -> str:
    return _quoted(forms(page), _title(page))


def _quoted(use: Articles, text: str) -> str:
    """A headline or a heading in the quotation marks of the language, in which others become single ones."""
    opening, closing, *inner = use.quotes
    bare = text[1:-1].strip() if _MARK.match(text) and _MARK.match(text[-1]) else text
    within = _MARK.sub(lambda m: inner[m.end() == len(bare) or not bare[m.end()].isalnum()], bare)
    return f"{opening}{within}{closing}"
