"""What sentences of an English article report, and what paragraphs and entries of its lists tell of their terms."""

import re
from collections.abc import Iterator, Sequence

from gristmill.index.terms import content_terms

from .answers import dangles, is_lead, sentence_spans, telling
from .blocks import Block, Listing, Paragraph, Span, words_in
from .drafts import Quoted
from .languages.articles import Articles
from .languages.english_cases import complete, stands_alone
from .languages.english_claims import asked
from .languages.english_reports import reported
from .languages.english_subjects import is_order, is_sentence
from .languages.english_turned import leans, speaks_of_itself
from .languages.english_words import is_adjective, is_word
from .page import Page, display, plain
from .replies import Reply
from .voices import curled

LEAST_WORDS = 12  # of an answer: "Lund said that the mill would reopen in May." has nine, and a name before them
MOST_LEANING = 2  # sentences behind one that lean on it
LEAST_ENTRY, MOST_ENTRY = 14, 120  # words of an entry that tells of its term
LEAST_ENTRY_OF_WORD = 20  # of one whose term is one word: "Want: You bought it because you wanted it."
LEAST_ENTRIES, MOST_ENTRIES = 2, 12  # of a list with terms; what has more is a calendar or a directory
MOST_TERM = 5  # words
_BOLD = re.compile(r"\*\*(?P<term>[^*\n]{3,50})\*\*(?=[ :.])")
_NUMBERED = re.compile(
    r"(?:\w+ )?[#\d]|.*\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|\w+day)\b"
    r"|(?:Pros?|Cons?|Note|Tip|Top tip|Update|Warning|Q|A|(?:[Ee]ach|[Ee]very|[Aa]ny|[Nn]o) ?(?:other|one|thing|body))$"
)
_CASE = re.compile(r"(?:If|When|Where|For|In|On|At|After|Before|Until|Unless|To|With|Without|How|What|Why)\b")
_TURNS = re.compile(r"(?:But|And|Yet|So|That|This|Those|These|Nor|Or|Then|Another)\b")
_ENDS = re.compile(r"[.!?…][)\"”’'*_]*$")


def reports(page: Page, forms: Articles, headline: str, blocks: Sequence[Block]) -> Iterator[Reply]:
    """What the paragraphs and lists among the blocks report, in their order."""
    told = list(_of_terms(page, forms, headline, [block for block in blocks if isinstance(block, Paragraph)]))
    starts = {reply.spans[0].start for reply in told}
    yield from told
    for at, block in enumerate(blocks):
        follower = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Listing):
            yield from _of_terms(page, forms, headline, block.items)
        elif block.start in starts:
            continue  # asked for its term
        elif isinstance(block, Paragraph) and telling(page, block) and not is_lead(block.text, follower):
            yield from _of_paragraph(page, forms, headline, block) if _ENDS.search(block.text) else ()


def _of_paragraph(page: Page, forms: Articles, headline: str, paragraph: Paragraph) -> Iterator[Reply]:
    spans = sentence_spans(page, paragraph)
    texts = [" ".join(display(page.markdown[span.start : span.stop]).split()) for span in spans]
    for at, text in enumerate(texts):
        found = reported(curled(text), page.site, headline, page.markdown)
        if not found or (dangles(page, text) and found.frame != "gives"):
            continue
        if page.markdown[spans[at].start] in "*_":
            continue  # what others say, in italics
        if asked(text, page.site, headline.lower(), reason=False):
            continue  # which is asked for what it claims
        stop = _stop(page, texts, at)
        answer = " ".join(texts[at:stop])
        if words_in(answer) < LEAST_WORDS or not stands_alone(answer, texts[at - 1] if at else ""):
            continue
        frames = (forms.gives,) if found.frame == "gives" else forms.question
        question = found.question
        slots = found.slots or {"q": question, "Q": f"{question[:1].upper()}{question[1:]}"}
        yield Reply(frames=frames, slots=slots, spans=(_quoted(spans[at].start, spans[stop - 1].stop),))


def _stop(page: Page, texts: Sequence[str], at: int) -> int:
    """Where an answer ends: behind the sentences that lean on its first, while they add to it."""
    stop = at + 1
    while stop < len(texts) and stop - at <= MOST_LEANING and _adds(page, texts[at], texts[stop]):
        stop += 1
    return stop


def _adds(page: Page, first: str, text: str) -> bool:
    if first.startswith("“"):
        return text.startswith("“") and text.count("“") == text.count("”")  # the rest of what somebody said
    return dangles(page, text) and not _TURNS.match(text) and not speaks_of_itself(text) and not text.endswith("?")


def _of_terms(page: Page, forms: Articles, headline: str, entries: Sequence[Span]) -> Iterator[Reply]:
    """What entries of a list, or paragraphs in a row, say of their terms, with which they begin in bold."""
    own = speaks_of_itself(headline)  # then all is told of its author
    for entry, said in terms(page, entries):
        text = display(page.markdown[entry.start : entry.stop])
        named = not leans(said) and not _is_said(said) and not _CASE.match(said)
        least = LEAST_ENTRY if " " in said else LEAST_ENTRY_OF_WORD
        if not named or not least <= words_in(text) <= MOST_ENTRY:
            continue
        thing = _with_article(page, _cased(page, said))
        whole_case = complete(f"what is {thing.lower()} of `x`", headline)
        if whole_case and stands_alone(text) and (own or not speaks_of_itself(text)):
            yield Reply(frames=(forms.says,), slots={"n": thing}, spans=(_quoted(entry.start, entry.stop),))


def terms(page: Page, entries: Sequence[Span]) -> list[tuple[Span, str]]:
    """The entries that end as sentences do, each with the term in bold that it begins with, if some have one.

    A date or a number is none: "3 March:", "Week 2:".
    """
    found = [(entry, term) for entry in entries if (term := _BOLD.match(page.markdown, entry.start, entry.stop))]
    whole = LEAST_ENTRIES <= len(found) <= MOST_ENTRIES
    named = [(entry, plain(term["term"]).strip(" .:")) for entry, term in found] if whole else []
    return [
        (entry, said)
        for entry, said in named
        if len(said.split()) <= MOST_TERM
        and not _NUMBERED.match(said)
        and not said.endswith(("?", ","))
        and content_terms(said)
        and _ENDS.search(display(page.markdown[entry.start : entry.stop]).strip())
    ]


def _cased(page: Page, term: str) -> str:
    """A term as it stands within a sentence: a name keeps its capitals."""
    low = term.lower()
    term = re.sub(r"^(?:The|An?) ", lambda found: found[0].lower(), term)
    plain_words = all(word.islower() for word in term.split()[1:]) and (
        low.startswith(("a ", "an ", "the ")) or is_word(low.split()[0])
    )
    return low if plain_words or re.search(rf"[a-z,] {re.escape(low)}\b", page.markdown) else term


def _with_article(page: Page, term: str) -> str:
    """A term with "a" where the page speaks of one: "a diverter"."""
    found = re.search(rf"\b(an?) {re.escape(term)}\b", page.markdown, re.IGNORECASE)
    return f"{found[1].lower()} {term}" if found else term


def _is_said(term: str) -> bool:
    """Whether words in bold are an order or a sentence, and no term: neither "Fine salt" nor "Sunflower seeds"."""
    return is_sentence(term, sure=True) or (is_order(term.lower()) and not is_adjective(term.partition(" ")[0]))


def _quoted(start: int, stop: int) -> Quoted:
    return Quoted(start=start, stop=stop, kind="prose")
