"""RAFT: answering from passages of which most do not help (Zhang et al., arXiv 2403.10131).

A row has the cited sections among hard distractors, and an answer that quotes them literally. In a share of the rows
the cited ones are missing, and the answer says that nothing is found. Marks and order are those of the paper's code.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...records import Pair
from ...text import digest
from ..known import Known
from ..negatives import hard_negatives
from ..passages import Passage
from ..splits import Split
from ..turns import said_by, wording
from .form import Row

DISTRACTORS = 4  # as in the paper
ABSENT_SHARE = 0.2  # the paper's best shares of rows with the cited passage are between .6 and 1, by subject
BEGIN, END, ANSWER = "##begin_quote##", "##end_quote##", "##Answer: "
# Who has no sentence here is always given the passage: an English refusal teaches nobody to refuse in Hindi.
ABSTAINING = {
    "de": "Das steht nicht in den Dokumenten.",
    "en": "The documents do not say.",
    "es": "Los documentos no lo dicen.",
    "fr": "Les documents ne le disent pas.",
    "it": "I documenti non lo dicono.",
    "nl": "Dat staat niet in de documenten.",
    "pl": "Dokumenty tego nie mówią.",
    "pt": "Os documentos não o dizem.",
    "sv": "Det står inte i dokumenten.",
}


def rows(split: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair that has at least one proven distractor."""
    for pair in pairs:
        if pair.answerable and pair.turns == 1 and not _is_marked(pair):
            oracles = [known.passage(place) for place in known.corpus.places(pair.evidence)]
            others = hard_negatives(known, pair, split, most=DISTRACTORS)
            held = any(known.held.foreign(passage.text(_inside(pair, passage)), split) for passage in oracles)
            if oracles and others and not held:
                yield _row(pair, oracles, others, known)


def settled(row: Row) -> Row | None:
    """The row with the spans of its quotes as they are behind stand-ins; None where a quote no longer stands in its
    document and in the answer."""
    quotes = [_found(quote, row["documents"][quote["document"]]["text"]) for quote in row["quotes"]]
    literal = all(f"{BEGIN}{quote['text']}{END}" in row["answer"] for quote in row["quotes"])
    return {**row, "quotes": quotes} if literal and None not in quotes else None


def _found(quote: Row, text: str) -> Row | None:
    """The quote where it stands next to its place."""
    if text.startswith(quote["text"], quote["start"]):
        return quote
    places = [found.start() for found in re.finditer(re.escape(quote["text"]), text)]
    start = min(places, key=lambda at: abs(at - quote["start"]), default=None)
    return None if start is None else {**quote, "start": start, "stop": start + len(quote["text"])}


def _row(pair: Pair, oracles: Sequence[Passage], others: Sequence[Passage], known: Known) -> Row:
    refusal = ABSTAINING.get(pair.language.partition("-")[0].lower(), "")
    absent = bool(refusal) and _draw(pair) < ABSENT_SHARE
    shown = sorted([*others, *([] if absent else oracles)], key=lambda passage: digest(pair.id, passage.id))
    documents = [_document(pair, passage) for passage in shown]
    quotes = [] if absent else list(_quotes(pair, shown))
    answer = refusal if absent else _answer(quotes, wording(known.settings.links)(pair.answer))
    asked = wording(known.settings.links)(pair.question)
    return {
        "id": pair.id,
        "messages": said_by(_turns(known.settings.system, documents, asked, answer)),
        "question": asked,
        "answer": answer,
        "documents": documents,
        "quotes": quotes,
        "cited": [passage.id for passage in oracles],
        "answerable": not absent,
        "type": pair.type,
        "language": pair.language,
    }


def _turns(system: str, documents: Sequence[Row], asked: str, answer: str) -> list[tuple[str, str]]:
    shown = "\n".join(f"<DOCUMENT>{one['text']}</DOCUMENT>" for one in documents)
    before = [("system", system)] if system else []
    return [*before, ("user", f"{shown}\n{asked}"), ("assistant", answer)]


def _document(pair: Pair, passage: Passage) -> dict[str, Any]:
    """A passage with where it stands: `start` and `stop` count in the page, whose text it is but for stand-ins."""
    start, stop = passage.span(_inside(pair, passage))
    return {
        "id": passage.id,
        "title": passage.title,
        "text": passage.seed.markdown[start:stop],
        "url": passage.seed.address(start),
        "licence": passage.seed.licence,
        "seed_path": passage.seed.path,
        "start": start,
        "stop": stop,
    }


def _quotes(pair: Pair, shown: Sequence[Passage]) -> Iterator[dict[str, Any]]:
    """Each quote with its document, and its span in that document's text."""
    for item in pair.evidence:
        for number, passage in enumerate(shown):
            start, stop = passage.span(_inside(pair, passage))
            if passage.seed.seed_id == item.seed_id and start <= item.start and item.stop <= stop:
                yield {
                    "document": number,
                    "start": item.start - start,
                    "stop": item.stop - start,
                    "text": item.quote,
                }


def _inside(pair: Pair, passage: Passage) -> list[tuple[int, int]]:
    """The spans that a passage is quoted for."""
    section = passage.section
    return [
        (item.start, item.stop)
        for item in pair.evidence
        if item.seed_id == passage.seed.seed_id and section.start <= item.start and item.stop <= section.stop
    ]


def _answer(quotes: Sequence[Row], answer: str) -> str:
    reason = "\n".join(f"{BEGIN}{quote['text']}{END}" for quote in quotes)
    return f"##Reason: {reason}\n{ANSWER}{answer}"


def _is_marked(pair: Pair) -> bool:
    """Whether a page speaks in the marks of this format: it could end its own quote."""
    return any(mark in text for mark in (BEGIN, END) for text in (pair.answer, *(e.quote for e in pair.evidence)))


def _draw(pair: Pair) -> float:
    return int(digest("raft", pair.id, length=12), 16) / 16**12
