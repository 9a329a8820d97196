"""Passages that look like the answer to a question and are proven not to hold it.

BM25 ranks all sections for the question; the best of the same side of the split stay that pass every proof. A proof can
only look at words, so each errs towards leaving a passage out.
"""

import re
from array import array
from collections.abc import Iterator, Sequence

import numpy as np

from ..index.terms import asked_terms, content_terms
from ..records import Pair
from ..sections import plain, unlinked
from ..text import fold, jaccard, sentences, words
from .known import Known
from .passages import Passage
from .splits import Split

MOST = 4  # negatives of a pair
MOST_TRIED = 200  # sections by rank: behind them nothing is hard any more
LEAST_WORDS = 15  # of a passage: a heading alone is no distraction
# Shares of terms, weighted by how rare they are. Set by reading: with .75 of the question two of 200 negatives held the
# answer (benchmarks/RESULTS.md); what says over half of an answer in other words may hold it.
MOST_OF_QUESTION = 0.5
MOST_OF_TITLE = 0.33  # of the question, in the title of another page
MOST_OF_ANSWER = 0.5
MOST_OF_SENTENCE = 0.65  # of any one sentence of the answer
LEAST_TERMS = 4  # of such a sentence
MOST_ALIKE = 0.5  # of the words of the cited section
_FENCE = re.compile(r"```[^\n]*\n(.*?)\n[ \t]*```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]{2,80})`")


def hard_negatives(known: Known, pair: Pair, split: Split, *, most: int) -> Sequence[Passage]:
    """At most `most` passages of that side, four at the very most, the hardest first; fewer where there are no more."""
    key = hash(pair.id)
    if known.keeps_negatives and (places := known.negatives.get(key)) is not None:
        return [known.passage(place) for place in array("i", places)[:most]]
    found = _found(known, pair, split)
    if known.keeps_negatives:
        known.negatives[key] = array("i", (passage.place for passage in found)).tobytes()
    return found[:most]


def _found(known: Known, pair: Pair, split: Split) -> list[Passage]:
    found: list[Passage] = []
    texts: set[str] = set()
    for passage in _ranked(known, pair, split):
        text = fold(passage.text())
        if text not in texts and is_proven(known, pair, passage) and not known.held.foreign(passage.text(), split):
            texts.add(text)
            found.append(passage)
        if len(found) == MOST:
            break
    return found


def is_proven(known: Known, pair: Pair, passage: Passage) -> bool:
    """Whether a passage cannot hold the answer of a pair, by its words and by where it stands."""
    return not (
        _near(pair, passage)
        or _is_about(known, pair, passage)
        or _says_quote(pair, passage)
        or passage.place in known.corpus.about(pair.question)
        or _coverage(known, _asked(pair), passage) > MOST_OF_QUESTION
        or _says_answer(known, pair, passage)
        or _is_alike(known, pair, passage)
    )


def _ranked(known: Known, pair: Pair, split: Split) -> Iterator[Passage]:
    scores = known.corpus.scores(pair.question)
    own = set(known.corpus.places(pair.evidence))
    for place in np.argsort(-scores, kind="stable")[:MOST_TRIED].tolist():
        if scores[place] > 0 and place not in own:
            passage = known.passage(place)
            if known.split(passage.seed.seed_id) == split and known.corpus.length(place) >= LEAST_WORDS:
                yield passage


def _near(pair: Pair, passage: Passage) -> bool:
    """Whether it stands above, below or beside a cited section under the same heading, on any page."""
    path = passage.section.heading_path
    for item in pair.evidence:
        own = item.heading_path
        if path and own and fold(path[-1]) == fold(own[-1]):
            return True
        if item.seed_id == passage.seed.seed_id and (path == own[: len(path)] or own == path[: len(own)]):
            return True
    return False


def _is_about(known: Known, pair: Pair, passage: Passage) -> bool:
    """Whether another page has in its title or in the headings above much of what is asked."""
    if passage.seed.seed_id in {item.seed_id for item in pair.evidence}:
        return False
    return known.share(_asked(pair), frozenset(content_terms(passage.title))) > MOST_OF_TITLE


def _says_quote(pair: Pair, passage: Passage) -> bool:
    """Whether a quote, the answer, or a name of code in a short answer stands in it."""
    text = f" {fold(plain(passage.text()))} "
    raw = passage.text().lower()
    told = [fold(plain(part)) for part in (pair.answer, *(item.quote for item in pair.evidence))]
    names = [name.lower() for name in _CODE.findall(pair.answer)] if len(words(pair.answer)) <= LEAST_WORDS else []
    return any(part and f" {part} " in text for part in told) or any(_begun(name) in raw for name in names)


def _begun(name: str) -> str:
    """A name up to its brackets, as other sections write it."""
    return name.partition("(")[0].rpartition(" ")[2] or name


def _says_answer(known: Known, pair: Pair, passage: Passage) -> bool:
    asked = set(_asked(pair))
    terms = set(content_terms(unlinked(pair.answer)))
    if _coverage(known, sorted(terms - asked or terms), passage) > MOST_OF_ANSWER:
        return True
    told = (set(content_terms(statement)) for statement in _statements(pair.answer))
    return any(len(own) >= LEAST_TERMS and _coverage(known, sorted(own), passage) > MOST_OF_SENTENCE for own in told)


def _statements(answer: str) -> Iterator[str]:
    """The sentences of an answer, and each of its fences, to the letter: `<jmod>` in code is no markup."""
    yield from (found[1] for found in _FENCE.finditer(answer))
    text = plain(_FENCE.sub(" ", answer))
    yield from (text[start:stop] for start, stop in sentences(text))


def _is_alike(known: Known, pair: Pair, passage: Passage) -> bool:
    terms = known.terms(passage.place)
    own = known.corpus.places(pair.evidence)
    return any(jaccard(terms, known.terms(place)) > MOST_ALIKE for place in own)


def _asked(pair: Pair) -> list[str]:
    return sorted(set(asked_terms(pair.question)))


def _coverage(known: Known, terms: list[str], passage: Passage) -> float:
    return known.share(terms, known.terms(passage.place))
