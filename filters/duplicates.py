"""Every question once. Compared on word pairs, exactly, with kept pairs only.

A correct answer and its corrupted copy are near-duplicates nine times in ten, so that likeness alone must not merge
anything. For two pairs whose *questions* are alike (Jaccard of word pairs at or above `near_duplicate`):

- questions that name different things (identifiers, numbers, flags; `read` and `readline`) are different questions;
- the same question, up to words that only frame it, with answers that differ in a fact within the same words, or in
  whatever the fact-check's guard holds for another claim, is a *conflict*: both go, to conflicts.jsonl, for a person to
  look at; where both quote pages of other titles both are right, and the question *needs its scope*;
- the same question otherwise is a duplicate: the later pair goes, the earlier one named;
- questions that differ in a word with meaning are duplicates only where the answers are alike, facts included.

Alike answers to different questions stay: two methods may well be documented in the same words.
"""

import bisect
import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gristmill.facts import Facts, changed, facts
from gristmill.index.terms import asked_terms
from gristmill.records import Pair, Verdict
from gristmill.text import fold, jaccard, words
from gristmill.verticals import is_addressed

from .context import Context
from .guard.forms import forms
from .join import Hashed, Join
from .neighbours import shingles
from .standing import noted
from .twins import disagreement
from .units import symbols
from .verdicts import Verdicts, reject

NAME = "duplicates"
_GUARDED = ("any_number", "quantities", "negations")
BOTH = ("conflict", "needs-scope")  # for these both pairs go
_SIDES = 2_048  # pairs whose sides are at hand: those that are alike mostly stand on one page, one behind the other


class Questions(Hashed):
    """The word pairs of what each pair asks."""

    def add(self, pair: Pair) -> None:
        """Note the next pair."""
        self.put(shingles(_asked(pair)))


def duplicates(pairs: Sequence[Pair], context: Context) -> Sequence[Verdict]:
    """One verdict a pair, in order. Reasons: exact-duplicate, near-duplicate, conflict and needs-scope (both pairs)."""
    threshold = context.settings.near_duplicate
    asked, entries = noted(pairs, Questions)
    index = Join(asked, threshold=threshold)
    verdicts = Verdicts(pairs, NAME, threshold=threshold)
    sides = functools.lru_cache(maxsize=_SIDES)(lambda place: _Sides(pairs[place]))
    for place, entry in enumerate(entries):
        for similarity, other in index.near(entry):
            like = bisect.bisect_left(entries, other)
            reason, detail = _relation(sides(place), sides(like), threshold)
            if not reason:
                continue
            pair, first = sides(place).pair, sides(like).pair
            figures = {"score": round(similarity, 4), "threshold": threshold, "detail": detail}
            verdicts.tell(place, reject(pair, NAME, reason, other=first.id, **figures))
            if reason in BOTH and like not in verdicts.told:
                verdicts.tell(like, reject(first, NAME, reason, other=pair.id, **figures))
            break
        else:
            index.let_in(entry)
    return verdicts


def _asked(pair: Pair) -> str:
    """All that is asked: a conversation and its first question are two things."""
    if pair.turns < 2:
        return pair.question
    return "\n".join(message.content for message in pair.messages if message.role == "user")


@dataclass(frozen=True)  # no slots: cached properties
class _Sides:
    """What is compared of a pair, computed where it is needed: few pairs are like another at all."""

    pair: Pair

    @functools.cached_property
    def asked(self) -> Facts:
        return facts(_asked(self.pair), language=self.pair.language)

    @functools.cached_property
    def answered(self) -> Facts:
        return facts(self.pair.answer, language=self.pair.language)

    @functools.cached_property
    def meaning(self) -> list[str]:
        return sorted(asked_terms(_asked(self.pair)))

    @functools.cached_property
    def answer(self) -> frozenset[str]:
        return frozenset(words(self.pair.answer))

    @functools.cached_property
    def folded(self) -> str:
        return fold(_asked(self.pair))

    @functools.cached_property
    def literal(self) -> str:
        return symbols(_asked(self.pair))

    @functools.cached_property
    def named(self) -> list[str]:
        return [symbols(name) for name in self.asked.identifiers | self.asked.acronyms]


def _relation(new: _Sides, old: _Sides, threshold: float) -> tuple[str, str]:
    """Reason and detail why the new pair cannot stand beside the old one; empty where it can."""
    if _names_differ(new, old) or (is_addressed(new.pair) and is_addressed(old.pair) and new.literal != old.literal):
        return "", ""  # rows of a schedule are asked for by keys: "up to 25 feet", "more than 25 feet"
    answers_differ = changed(new.answered, old.answered)
    if forms(new.pair.language) is not None:  # the guard reads them in any spelling
        answers_differ = Counter({slot: n for slot, n in answers_differ.items() if slot not in _GUARDED})
    if new.meaning != old.meaning:
        alike = not answers_differ and jaccard(shingles(new.pair.answer), shingles(old.pair.answer)) >= threshold
        return ("near-duplicate", "") if alike and not _disagreement(new, old) else ("", "")
    found = ", ".join(f"{slot} {count}" for slot, count in sorted(answers_differ.items()))
    if (answers_differ and _same_words(new, old, threshold)) or (found := _disagreement(new, old)):
        return ("needs-scope" if _of_two_modules(new.pair, old.pair) else "conflict"), found
    return ("exact-duplicate" if new.folded == old.folded else "near-duplicate"), ""


def _disagreement(new: _Sides, old: _Sides) -> str:
    one, other = new.pair, old.pair
    made = bool(one.generation_depth or other.generation_depth)
    same = one.answer == other.answer
    return "" if same else disagreement(one.answer, other.answer, language=one.language, made=made)


def _of_two_modules(new: Pair, old: Pair) -> bool:
    """Whether both quote pages of other titles to the letter: both are right, and the question does not say of what."""
    if new.generation_depth or old.generation_depth or not (new.evidence and old.evidence):
        return False
    one, other = new.evidence[0], old.evidence[0]
    return one.seed_id != other.seed_id and one.title != other.title


def _names_differ(new: _Sides, old: _Sides) -> bool:
    """Whether one question names or numbers something that the other does not; code marks do not matter."""
    one, other = new.asked, old.asked
    if one.any_number != other.any_number or one.flags != other.flags or len(one.negations) != len(other.negations):
        return True
    return any(name not in old.literal for name in new.named) or any(name not in new.literal for name in old.named)


def _same_words(new: _Sides, old: _Sides, threshold: float) -> bool:
    """Whether the answers are alike but for the words of the facts in which they differ."""
    differing = {
        word
        for slot in ("numbers", "versions", "identifiers", "flags", "paths", "urls")
        for value in getattr(new.answered, slot) ^ getattr(old.answered, slot)
        for word in words(value)
    }
    differing.update(word for negation in new.answered.negations + old.answered.negations for word in words(negation))
    return jaccard(new.answer - differing, old.answer - differing) >= threshold
