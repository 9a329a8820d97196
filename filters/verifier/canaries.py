"""Planted questions of this very corpus, whose answers are known: `gristmill.planted` makes them, from kept pairs."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from gristmill.index.corpus import Corpus
from gristmill.planted.corruptions import corrupted
from gristmill.planted.exchanges import cut, exchanged
from gristmill.planted.passage import Passage
from gristmill.planted.rewordings import reworded
from gristmill.records import Pair
from gristmill.sections import unlinked
from gristmill.text import digest, words

from ..units import units
from .claims import asked_claim, heading_of
from .questions import Asked
from .trial import Canary

FEWEST_KINDS = 6  # of faults, and of rewordings, where the corpus has enough of them
LEAST_WORDS = 5  # of a sentence that is planted; a shorter one is a label

Made = Callable[[Passage], Iterator[tuple[str, str]]]


def claim_canaries(pairs: Sequence[Pair], corpus: Corpus, most: int) -> list[Canary]:
    """At most so many changed sentences of kept answers, of as many classes as there are, and as many reworded ones."""
    found: dict[bool, list[Canary]] = {False: [], True: []}
    used: Counter[str] = Counter()
    each = 1 + most // FEWEST_KINDS
    ranked = _usable(pairs)
    for pair, other in zip(ranked, reversed(ranked), strict=True):
        page = corpus.pages[pair.evidence[0].seed_id].seed.markdown
        passage = Passage(text=pair.answer, page=page, foreign=_sentence(other), key=pair.id)
        for right, make in ((False, corrupted), (True, reworded)):
            made = _least_used(make, passage, used) if len(found[right]) < most else None
            if made is not None and used[made[0]] < each:
                used[made[0]] += 1
                asked = asked_claim(made[1], pair, corpus.rarity)
                found[right].append(Canary(asked=asked, name=made[0], right=right))
        if all(len(listed) >= most for listed in found.values()):
            break
    return [*found[False], *found[True]]


def answer_canaries(pairs: Sequence[Pair], most: int) -> list[Canary]:
    """At most so many questions with a sibling's answer or with a cut one, and as many with their own."""
    ranked = _usable(pairs)
    swaps = ((pair, other.answer, "exchanged") for pair, other in exchanged(ranked))
    cuts = ((pair, left, "cut") for pair in ranked if (left := cut(pair.answer, pair.id)))
    swapped, shortened = list(itertools.islice(swaps, most)), list(itertools.islice(cuts, most))
    both = min(len(swapped), len(shortened))
    wrong = [one for two in zip(swapped, shortened, strict=False) for one in two]
    wrong = [*wrong, *swapped[both:], *shortened[both:]][:most]
    right = [(pair, pair.answer, "own") for pair in reversed(ranked)][: len(wrong)]
    return [
        Canary(asked=asked_answer(pair, answer), name=name, right=name == "own") for pair, answer, name in wrong + right
    ]


def asked_answer(pair: Pair, answer: str) -> Asked:
    """Whether an answer answers a pair's question, under the heading that both are from."""
    return Asked(kind="answers", text=unlinked(answer), question=pair.question, heading=heading_of(pair))


def _usable(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs that no model made, by digest: their answers are the page's words."""
    listed = [p for p in pairs if p.evidence and p.answerable and p.turns == 1 and p.generation_depth == 0]
    return sorted(listed, key=lambda pair: digest("canary", pair.id))


def _least_used(make: Made, passage: Passage, used: Counter[str]) -> tuple[str, str] | None:
    """Of what can be made of an answer, the sentence of the kind that was made least often."""
    made = [(name, claim) for name, text in make(passage) if (claim := _changed(passage.text, text))]
    return min(made, key=lambda one: used[one[0]], default=None)


def _changed(before: str, after: str) -> str:
    """The first sentence that only the changed text has; empty where it has none of its own."""
    there = set(units(before))
    changed = (unit for unit in units(after) if unit not in there)
    return next((unit for unit in changed if len(words(unit)) >= LEAST_WORDS), "")


def _sentence(pair: Pair) -> str:
    """A plain sentence of another answer."""
    return next((unit for unit in units(pair.answer) if 40 <= len(unit) < 200 and "`" not in unit), "")
