"""Every question once. Compared on word pairs, exactly, with kept pairs only.

A correct answer and its corrupted copy are near-duplicates nine times in ten, so that likeness alone must not merge
anything. For two pairs whose *questions* are alike (Jaccard of word pairs at or above `near_duplicate`):

- questions that name different things (identifiers, numbers, flags; `read` and `readline`) are different questions;
- the same question, up to words that only frame it, with answers that differ in a fact within the same words, is a
  *conflict*: both go, to conflicts.jsonl, for a person to look at;
- the same question otherwise is a duplicate: the later pair goes, the earlier one named;
- questions that differ in a word with meaning are duplicates only where the answers are alike, facts included.

Alike answers to different questions stay: two methods may well be documented in the same words.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from gristmill.facts import Facts, changed, facts
from gristmill.index.terms import asked_terms
from gristmill.records import Pair, Verdict
from gristmill.text import fold, jaccard, words

from .context import Context
from .neighbours import neighbours, shingles
from .units import symbols
from .verdicts import accept, reject

NAME = "duplicates"


def duplicates(pairs: Sequence[Pair], context: Context) -> list[Verdict]:
    """One verdict a pair, in order. Reasons: exact-duplicate, near-duplicate, conflict (both pairs)."""
    threshold = context.settings.near_duplicate
    asked = [shingles(_asked(pair)) for pair in pairs]
    index = neighbours(asked, threshold=threshold)
    kept: list[int] = []
    verdicts: list[Verdict] = []
    sides = [_Sides(pair) for pair in pairs]
    for place, pair in enumerate(pairs):
        verdict = accept(pair, NAME, threshold=threshold)
        for similarity, key in index.near(asked[place]):
            like = kept[key]
            reason, detail = _relation(sides[place], sides[like], threshold)
            if not reason:
                continue
            figures = {"score": round(similarity, 4), "threshold": threshold, "detail": detail}
            verdict = reject(pair, NAME, reason, other=pairs[like].id, **figures)
            if reason == "conflict" and verdicts[like].decision == "accept":
                verdicts[like] = reject(pairs[like], NAME, reason, other=pair.id, **figures)
            break
        else:
            index.add(asked[place])
            kept.append(place)
        verdicts.append(verdict)
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


def _relation(new: _Sides, old: _Sides, threshold: float) -> tuple[str, str]:
    """Reason and detail why the new pair cannot stand beside the old one; empty where it can."""
    if _names_differ(new, old):
        return "", ""
    answers_differ = changed(new.answered, old.answered)
    if new.meaning != old.meaning:
        alike = not answers_differ and jaccard(shingles(new.pair.answer), shingles(old.pair.answer)) >= threshold
        return ("near-duplicate", "") if alike else ("", "")
    if answers_differ and _same_words(new, old, threshold):
        return "conflict", ", ".join(f"{slot} {count}" for slot, count in sorted(answers_differ.items()))
    return ("exact-duplicate" if new.folded == old.folded else "near-duplicate"), ""


def _names_differ(new: _Sides, old: _Sides) -> bool:
    """Whether one question names or numbers something that the other does not; code marks do not matter."""
    one, other = new.asked, old.asked
    if one.any_number != other.any_number or one.flags != other.flags or len(one.negations) != len(other.negations):
        return True
    return any(symbols(name) not in old.literal for name in one.identifiers | one.acronyms) or any(
        symbols(name) not in new.literal for name in other.identifiers | other.acronyms
    )


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
