"""One claim beside one sentence of the evidence: how close they are, and whether they contradict each other."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from gristmill.facts import Facts, facts
from gristmill.index.terms import FUNCTION_WORDS, stem
from gristmill.sections import unlinked
from gristmill.text import words

# Below this share of common words (by rarity) two sentences speak of different things, and their facts may differ. Of
# 285 negations changed in reworded answers 88 % were caught with 0.5 and 0.8, 96 % with these two; right answers
# rejected stayed at 1.1 % of 700, and rise with lower values.
SAME_MATTER = 0.4
SAME_WORDS = 0.5  # from here on, both ways, one sentence is the other in other words
SCOPE = 4  # content words after a negation that it may negate
_CLAUSE_END = re.compile(r"[.;:,()](?!\w)")

_ANTONYMS = """
always never; all none; any none; before after; above below; allow forbid; allow disallow; allow deny; permit forbid;
enable disable; include exclude; increase decrease; maximum minimum; max min; first last; more less; more fewer;
greater less; greater smaller; larger smaller; most least; at-most at-least; required optional; mandatory optional;
true false; on off; valid invalid; synchronous asynchronous; mutable immutable; public private; success failure;
succeed fail; read write; input output; start stop; start end; begin end; open close; add remove; create delete;
insert delete; load dump; encode decode; lock unlock; push pop; upper lower; left right; up down; old new; early late;
earlier later; internal external; local remote; local global; static dynamic; client server; parent child; import
export; upload download; ascending descending; inclusive exclusive; positive negative; signed unsigned; ordered
unordered; supported unsupported; safe unsafe; accept reject; accept refuse; keep discard; same different; equal
different; strong weak; fast slow; high low; higher lower; long short; longer shorter; male female; win lose; won
lost; born died; north south; east west; northern southern; eastern western; day night; husband wife; mother father;
son daughter; brother sister; with without; possible impossible; legal illegal; available unavailable;
reversible irreversible; hard soft; big small; large small; young old; younger older; best worst; better worse; major
minor
"""


def _opposites() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in _ANTONYMS.split(";"):
        one, other = entry.split()
        found.setdefault(stem(one), set()).add(stem(other))
        found.setdefault(stem(other), set()).add(stem(one))
    return found


_OPPOSITE = _opposites()
_ARTICLES = frozenset({"a", "an", "the"})
# Words that stand between two names without an order: "a and b" is "b and a".
_SYMMETRIC = frozenset({"and", "or", "nor", "with", "is", "are", "as", "like", "between", "versus", "vs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence, prepared for comparison."""

    text: str
    # links as their text
    facts: Facts
    order: tuple[str, ...]
    # stems of all words but articles, in reading order
    weights: dict[str, float]
    # rarity by stem, of the words that carry meaning
    matter: frozenset[str]
    # the stems of `weights` that belong to no number and no name; all of them where there are no others
    negated: frozenset[str]
    # stems within the scope of a negation

    @classmethod
    def of(cls, markdown: str, *, rarity: Callable[[str], float], language: str = "en") -> Self:
        """Prepare a sentence."""
        text = unlinked(markdown)
        found = facts(text, language=language)
        listed = words(text)
        content = [stem(word) for word in listed if word not in FUNCTION_WORDS]
        named = {stem(word) for value in found.any_number | found.identifiers | found.flags for word in words(value)}
        return cls(
            text=text,
            facts=found,
            order=tuple(stem(word) for word in listed if word not in _ARTICLES),
            weights={term: rarity(term) for term in content},
            matter=frozenset(content) - named or frozenset(content),
            negated=_negated(text, found),
        )

    def share(self, other: "Unit") -> float:
        """Share of what this unit speaks of, by weight, that the other has too, 0…1."""
        total = sum(self.weights[term] for term in self.matter)
        return sum(self.weights[term] for term in self.matter & other.weights.keys()) / total if total else 0.0


def _negated(text: str, found: Facts) -> frozenset[str]:
    scoped: set[str] = set()
    for negation in set(found.negations):
        for tail in re.split(rf"(?<!\w){re.escape(negation)}(?!\w)", text, flags=re.IGNORECASE)[1:]:
            clause = _CLAUSE_END.split(tail, maxsplit=1)[0]
            scoped.update([stem(word) for word in words(clause) if word not in FUNCTION_WORDS][:SCOPE])
    return frozenset(scoped)


def nearest(claim: Unit, evidence: Iterable[Unit]) -> Unit | None:
    """The sentence of the evidence that shares most with the claim, if it speaks of the same matter at all."""
    best = max(evidence, key=lambda unit: claim.share(unit) + unit.share(claim) / 2, default=None)
    return best if best is not None and claim.share(best) >= SAME_MATTER else None


def contradiction(claim: Unit, evidence: Unit) -> tuple[str, str] | None:
    """Reason and detail where the claim contradicts a sentence on the same matter."""
    return (
        _fact_differs(claim, evidence)
        or _negation_differs(claim, evidence)
        or _antonym(claim, evidence)
        or roles_swapped(claim, evidence)
    )


def _same_words(one: Unit, other: Unit) -> bool:
    return min(one.share(other), other.share(one)) >= SAME_WORDS


def _fact_differs(claim: Unit, evidence: Unit) -> tuple[str, str] | None:
    """A fact from elsewhere stands where the sentence, in nearly the same words, has another one of its kind."""
    if not _same_words(claim, evidence):
        return None
    for slot in ("number", "identifier", "flag"):
        strange, absent = (_only_in(one, other, slot) for one, other in ((claim, evidence), (evidence, claim)))
        if strange and absent:
            return f"{slot}-differs", f"{min(strange)} for {min(absent)}"
    return None


def _only_in(one: Unit, other: Unit, slot: str) -> set[str]:
    attribute = "any_number" if slot == "number" else f"{slot}s"
    values: frozenset[str] = getattr(one.facts, attribute) - getattr(other.facts, attribute)
    known = set(other.order)
    return {value for value in values if slot == "number" or not {stem(word) for word in words(value)} <= known}


def _negation_differs(claim: Unit, evidence: Unit) -> tuple[str, str] | None:
    for one, other in ((claim, evidence), (evidence, claim)):
        shared = one.negated & other.weights.keys()
        if shared and not shared & other.negated:
            return "negation-differs", min(shared)
        left_out = one.negated and not shared  # the other does not speak of what is negated
        if len(one.facts.negations) > len(other.facts.negations) and not left_out and _same_words(claim, evidence):
            return "negation-differs", " ".join(one.facts.negations)
    return None


def _antonym(claim: Unit, evidence: Unit) -> tuple[str, str] | None:
    mine, theirs = set(claim.order), set(evidence.order)
    for term in sorted(mine - theirs):
        for opposite in sorted(_OPPOSITE.get(term, ())):
            if opposite in theirs and opposite not in mine:
                return "antonym-differs", f"{term} for {opposite}"
    return None


def roles_swapped(claim: Unit, evidence: Unit) -> tuple[str, str] | None:
    """The same two names on both sides of the same word, the other way round: "from a to b", "from b to a"."""
    known = _links(evidence) - _links(claim)
    for left, link, right in sorted(_links(claim)):
        if (right, link, left) in known:
            return "roles-swapped", f"{left} {link} {right}"
    return _misplaced(claim, evidence)


def _misplaced(claim: Unit, evidence: Unit) -> tuple[str, str] | None:
    """The same sentence with two words in each other's place: "a sends b to c", "c sends b to a"; or one other number.

    Something like "to" must stand between: in a list of names the order says nothing.
    """
    if len(claim.order) != len(evidence.order):
        return None
    places = [place for place, pair in enumerate(zip(claim.order, evidence.order, strict=True)) if len(set(pair)) == 2]
    if len(places) == 1:
        return _other_number(claim.order[places[0]], evidence.order[places[0]])
    if len(places) != 2:
        return None
    first, second = places
    one, other = claim.order[first], claim.order[second]
    between = set(claim.order[first + 1 : second]) & FUNCTION_WORDS - _SYMMETRIC
    if (other, one) == (evidence.order[first], evidence.order[second]) and {one, other} <= claim.matter and between:
        return "roles-swapped", f"{one} for {other}"
    return None


def _other_number(mine: str, theirs: str) -> tuple[str, str] | None:
    """In a sentence that has both numbers: "the 2 of 3 copies", "the 3 of 3 copies"."""
    if mine.isdecimal() and theirs.isdecimal() and mine.lstrip("0") != theirs.lstrip("0"):
        return "number-differs", f"{mine} for {theirs}"
    return None


def _links(unit: Unit) -> set[tuple[str, str, str]]:
    """Two words with meaning around one that holds a sentence together and has an order: "from a to b"."""
    return {
        (left, link, right)
        for left, link, right in zip(unit.order, unit.order[1:], unit.order[2:], strict=False)
        if left in unit.weights and right in unit.weights and link in FUNCTION_WORDS - _SYMMETRIC and left != right
    }
