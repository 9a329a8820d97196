"""What an article's paragraphs ask, object to, and announce, each with the answer that they give themselves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .answers import is_lead, led, sentence_spans, whole
from .blocks import Block, Paragraph, Span, words_in
from .drafts import Quoted
from .languages.articles import Articles
from .languages.english_cases import complete, stands_alone
from .languages.english_grammar import lowered
from .languages.english_turned import is_sound, leans, speaks_of_itself, spoken
from .page import Page, display

LEAST_WORDS, MOST_WORDS = 20, 250  # of an answer
LEAST_ASKED = 5  # words of a question in a text: "Did she?" leans on the one before it
MOST_ANNOUNCING = 6  # words of a sentence that says no more than what comes: "Two warnings."
LEAST_TELLING = 3  # words of four letters or more, of a question in a text
_YOUR = re.compile(r"\byour?\b", re.IGNORECASE)
_AND = re.compile(r"^(?:and|but|so|yet|or|then),? ", re.IGNORECASE)
_THAT = re.compile(r"\bthat(?= (?:in|on|at|for|to|with|from|by|so|too|well|much)\b|$)")  # "feel that in time"
_THEN = re.compile(r" (?:dann|denn|nun|eigentlich)(?= )")  # "Woher kommt dann die Nässe?"
_SO = re.compile(
    r"\b(?:also|entonces|pues|donc|alors|dunque|allora|quindi|então|dus|dan|alltså|więc|tedy|tak|же|тогда|er|sie|es|il"
    r"|elle|ils|ello|esto|eso|ça|cela|ci|y|en|das|dies)\b",
    re.IGNORECASE,
)
_PAIRED = {"“": "”", "„": "“", "«": "»", "(": ")"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A question's frames and slots, and its answer."""

    frames: tuple[str, ...]
    slots: dict[str, str]
    spans: tuple[Quoted, ...]


def replies(page: Page, forms: Articles, headline: str, blocks: Sequence[Block]) -> Iterator[Reply]:
    """What the paragraphs among the blocks give a reply to, in their order."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield from _of_paragraph(page, forms, headline, blocks, at, sentence_spans(page, block))


def _of_paragraph(
    page: Page, forms: Articles, headline: str, blocks: Sequence[Block], at: int, spans: Sequence[Span]
) -> Iterator[Reply]:
    texts = [" ".join(display(page.markdown[span.start : span.stop]).split()) for span in spans]
    for i, text in enumerate(texts):
        for frames, slots, start in _asked(page, forms, headline, text):
            stop = next((k for k in range(i + 1, len(texts)) if texts[k].endswith("?")), len(texts))
            if answer := _answer(page, blocks, at, spans[i + start : stop], last=stop == len(texts)):
                yield Reply(frames=frames, slots=slots, spans=answer)


def _asked(
    page: Page, forms: Articles, headline: str, text: str
) -> Iterator[tuple[tuple[str, ...], dict[str, str], int]]:
    """What a sentence asks or is asked for, and whether the answer begins behind it (1) or with it (0)."""
    if text.endswith("?"):
        if question := _question(page, headline, text):
            mark = "" if page.pack.language == "en" else "?"
            yield forms.question, {"q": question, "Q": f"{question[:1].upper()}{question[1:]}{mark}"}, 1
        return
    for told in forms.told:
        if told.pattern.fullmatch(text):
            yield (told.frame,), {}, 1 if len(text.split()) <= MOST_ANNOUNCING else 0
            return
    found = forms.objection.fullmatch(text) if forms.objection else None
    if found and _is_clause(page, headline, found["c"]):
        yield (forms.replies,), {"c": found["c"]}, 0 if found.groupdict().get("reply") else 1


def _question(page: Page, headline: str, text: str) -> str:
    """A question of the text, without its mark, if it states its case."""
    said = text.strip(" ¿").rstrip("? ")
    if len(said.split()) < LEAST_ASKED or re.search(r"[“”„«»\"?!:]", said):
        return ""
    if page.pack.language != "en":
        said = _THEN.sub("", said) if page.pack.language == "de" else said
        return "" if page.leans(text) or _SO.search(said) or _telling(said) < LEAST_TELLING else said
    question = spoken(_AND.sub("", lowered(said, page.site)), page.site)
    if leans(question) or _THAT.search(question) or speaks_of_itself(said) or not is_sound(question):
        return ""
    return question if complete(question, headline) and _telling(question) >= LEAST_TELLING else ""


def _is_clause(page: Page, headline: str, clause: str) -> bool:
    if page.pack.language != "en":
        return not page.leans(clause[:1].upper() + clause[1:])
    return complete(clause, headline) and not (leans(clause) or speaks_of_itself(clause) or _YOUR.search(clause))


def _telling(text: str) -> int:
    return sum(len(word) > 3 for word in re.findall(r"\w+", text))


def _answer(page: Page, blocks: Sequence[Block], at: int, spans: Sequence[Span], *, last: bool) -> tuple[Quoted, ...]:
    """The sentences, and the list that they lead to; empty where they do not stand by themselves."""
    if not spans:
        return ()
    answer = Quoted(start=spans[0].start, stop=spans[-1].stop, kind="prose")
    text = page.markdown[answer.start : answer.stop]
    more: tuple[Quoted, ...] = ()
    if last and is_lead(text, blocks[at + 1] if at + 1 < len(blocks) else None):
        follower = led(blocks, at)
        if follower is None:
            return ()
        more = (whole(follower),)
    length = words_in(" ".join(page.markdown[s.start : s.stop] for s in (answer, *more)))
    if not LEAST_WORDS <= length <= MOST_WORDS or not _paired(text):
        return ()
    return (answer, *more) if page.pack.language != "en" or stands_alone(display(text)) else ()


def _paired(text: str) -> bool:
    """Whether marks that open something close it, and no note's mark stands in the text."""
    return "[^" not in text and all(text.count(a) == text.count(b) for a, b in _PAIRED.items() if a != "„")
