"""What differs between a claim and one sentence, as canonical tokens: too much, left out, or in another place."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from .reading import Token, are_alike

SLOTS = frozenset({"number", "measure", "version", "date", "ordinal", "name", "flag", "path", "url", "sign", "unit"})
CONTENT = frozenset({"word", "name"})
# Canonical forms that say nearly the same, within a group or across: one may stand for the other.
_COMPATIBLE = [
    "quantifier:any quantifier:all", "condition:while condition:if", "order:since cause:because",
    "order:since order:after", "order:after condition:if", "order:then condition:if", "order:then order:after",
    "cause:purpose cause:because", "cause:example cause:yet", "condition:even cause:yet",
    "condition:provided condition:if", "condition:provided condition:only", "condition:provided condition:while",
    "modal:may frequency:sometimes", "modal:may hedge:probably", "modal:cannot modal:must", "modal:cannot modal:may",
    "order:finally order:last", "order:initially ordinal:#1", "order:last comparison:newest",
    "order:before order:previous",
    "order:after order:next", "frequency:usually default:default", "quantifier:most frequency:usually",
    "comparison:largest quantifier:atmost", "comparison:smallest quantifier:atleast",
    "quantifier:exactly quantifier:only",
    "frequency:always quantifier:all", "frequency:always quantifier:any", "order:again frequency:often",
    "quantifier:some quantifier:many", "frequency:usually hedge:probably", "comparison:same comparison:similar",
    "comparison:similar cause:example", "order:after cause:because", "order:before comparison:less",
    "order:since condition:if", "condition:only quantifier:only", "order:until condition:while",
    "frequency:usually frequency:often", "quantifier:both quantifier:all", "quantifier:both join:and",
    "quantifier:either quantifier:any", "quantifier:either join:or",
]  # fmt: skip
_NEEDING = frozenset({"requir", "need", "demand"})  # as verbs they oblige too: "needs 3.7" is "requires 3.7"
COMPATIBLE = frozenset(frozenset(entry.split()) for entry in _COMPATIBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A claim against a sentence. Places count tokens."""

    claim: tuple[Token, ...]
    sentence: tuple[Token, ...]
    extra: tuple[int, ...]
    # places in the claim whose token the sentence has not, after equivalents went
    lost: tuple[int, ...]
    # places in the sentence whose token the claim has not
    regions: tuple[tuple[int, int, int, int], ...]
    # claim start, stop, sentence start, stop, where the two run apart; reading order
    pairs: tuple[tuple[int, int], ...]
    # (extra, lost) that stand for each other: the same key moved, or alike

    @property
    def held(self) -> float:
        """Share of the claim's tokens that the sentence has, 0…1."""
        return 1 - len(self.extra) / len(self.claim) if self.claim else 1.0

    @property
    def kept(self) -> float:
        """Share of the sentence's tokens that the claim has, 0…1."""
        return 1 - len(self.lost) / len(self.sentence) if self.sentence else 1.0


def difference(claim: Sequence[Token], sentence: Sequence[Token]) -> Difference:
    """Compare in reading order first; what then stands at another place, or is said by an alike word, is the same."""
    mine, theirs = [token.key for token in claim], [token.key for token in sentence]
    head = 0
    while head < min(len(mine), len(theirs)) and mine[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(mine), len(theirs)) - head and mine[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    matcher = difflib.SequenceMatcher(
        None, mine[head : len(mine) - tail], theirs[head : len(theirs) - tail], autojunk=False
    )
    regions = tuple(
        (head + i1, head + i2, head + j1, head + j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )
    extra = [place for start, stop, _, _ in regions for place in range(start, stop)]
    lost = [place for _, _, start, stop in regions for place in range(start, stop)]
    pairs = _paired(claim, sentence, extra, lost)
    gone, found = {one for one, _ in pairs}, {other for _, other in pairs}
    return Difference(
        claim=tuple(claim),
        sentence=tuple(sentence),
        extra=tuple(place for place in extra if place not in gone),
        lost=tuple(place for place in lost if place not in found),
        regions=regions,
        pairs=tuple(pairs),
    )


def _paired(
    claim: Sequence[Token], sentence: Sequence[Token], extra: list[int], lost: list[int]
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    free = list(lost)
    by_key: dict[str, list[int]] = {}
    for place in reversed(free):
        by_key.setdefault(sentence[place].key, []).append(place)
    left = []
    for place in extra:
        if places := by_key.get(claim[place].key):
            pairs.append((place, places.pop()))
        else:
            left.append(place)
    taken = {other for _, other in pairs}
    free = [place for place in free if place not in taken]
    if len(left) * len(free) > 40_000:  # two long units that share little: no paraphrase
        return pairs
    for place in left:
        for other in free:
            if stands_for(claim[place], sentence[other]):
                pairs.append((place, other))
                free.remove(other)
                break
    return pairs


def stands_for(one: Token, other: Token) -> bool:
    """Whether two tokens with different keys may say the same."""
    groups = {one.group, other.group}
    if groups == {"modal", "word"}:
        return "modal:must" in (one.key, other.key) and bool({one.key, other.key} & _NEEDING)
    if groups == {"word"}:
        return are_alike(one.key, other.key) and one.capital == other.capital
    if groups == {"number", "measure"}:
        return one.text == other.text
    if groups == {"number", "ordinal"}:
        return one.key.lstrip("#") == other.key.lstrip("#")
    if groups in ({"number", "version"}, {"word", "name"}):
        return one.text.lower() == other.text.lower()
    if groups == {"name"}:  # the capital of a sentence's beginning
        return one.text[1:] == other.text[1:] and one.text[:1].lower() == other.text[:1].lower()
    if groups == {"measure"} or (groups & SLOTS and not groups & {"ordinal"}):
        return False
    mine = f"ordinal:{one.key}" if one.group == "ordinal" else one.key
    theirs = f"ordinal:{other.key}" if other.group == "ordinal" else other.key
    return frozenset((mine, theirs)) in COMPATIBLE
