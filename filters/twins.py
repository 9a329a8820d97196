"""Do two answers to one question say the same? Whatever makes another claim of a sentence makes a conflict of twins."""

from collections.abc import Iterator, Sequence

from .alignment import Unit, roles_swapped
from .guard.amounts import Surroundings
from .guard.decision import contradiction
from .guard.differences import SLOTS, Difference, difference
from .guard.distance import ALIGNED, SHORT, WEAK, apart, is_form
from .guard.forms import forms
from .guard.reading import Token, fades, read
from .units import symbols, units

MOST_UNITS = 60  # of an answer that differ from the other's; twins differ in a few
CLOSE = 3  # places at which twins may run apart and still be two spellings of one sentence, each of which then decides

FEW = 2  # tokens that one of two close sentences has alone: a word put in, not a statement of its own


def disagreement(new: str, old: str, *, language: str, made: bool = False) -> str:
    """What of two answers in Markdown contradicts each other, as a reason code; empty where they say the same.

    `made`: one of them is a model's, whose sentences of its own may not bring names and numbers that the other has not.
    Sentences that both have to the letter are left aside; the others are compared with the nearest one, both ways.
    """
    if forms(language) is None:
        return ""
    mine, theirs = list(units(new)), list(units(old))
    known = {symbols(unit) for unit in mine} & {symbols(unit) for unit in theirs}
    lines = [[symbols(unit) for unit in side if _is_code(unit, known)] for side in (mine, theirs)]
    if lines[0] != lines[1]:
        return "order-differs"  # the same lines of code
    left = [_unit(unit, language) for unit in mine if symbols(unit) not in known][:MOST_UNITS]
    right = [_unit(unit, language) for unit in theirs if symbols(unit) not in known][:MOST_UNITS]
    for one, other in ((left, right), (right, left)):
        for beside in _nearest(one, other, language):
            if reason := _decided(*beside):
                return reason
    return "facts-differ" if made and bool(left) != bool(right) and _has_slots(left or right, language) else ""


def _has_slots(added: Sequence[Unit], language: str) -> bool:
    return any(token.group in SLOTS for unit in added for token in read(unit.text, language))


def _is_code(unit: str, known: set[str]) -> bool:
    bare = unit.strip("*_")
    return bare.startswith("`") and bare.endswith("`") and symbols(unit) in known


def _unit(markdown: str, language: str) -> Unit:
    return Unit.of(markdown, rarity=lambda _: 1.0, language=language)


def _nearest(mine: Sequence[Unit], theirs: Sequence[Unit], language: str) -> Iterator[tuple[Unit, Unit, Difference]]:
    """Each unit beside the other answer's unit that shares most with it, where they share half."""
    for one in mine:
        best = max(theirs, key=lambda other: one.share(other) + other.share(one), default=None)
        if best is None:
            continue
        found = difference(read(one.text, language), read(best.text, language))
        if max(found.held, found.kept) >= ALIGNED or _are_values(found):
            yield one, best, found


def _are_values(found: Difference) -> bool:
    """Whether both are a few tokens with a slot of one kind: "no octet", "5 octets"."""
    if max(len(found.claim), len(found.sentence)) > SHORT:
        return False
    return bool({token.group for token in found.claim} & {token.group for token in found.sentence} & SLOTS)


def _decided(one: Unit, other: Unit, found: Difference) -> str:
    differs = contradiction(found, Surroundings()) or roles_swapped(one, other)
    if differs:
        return differs[0]
    extra, lost = set(found.extra), set(found.lost)
    for start, stop, begin, end in found.regions if len(apart(found)) <= CLOSE else ():
        mine = [found.claim[place] for place in range(start, stop) if place in extra]
        theirs = [found.sentence[place] for place in range(begin, end) if place in lost]
        if _matters(mine, theirs):
            return "words-differ"
    return "order-differs" if _changed_places(found) else ""


def _changed_places(found: Difference) -> bool:
    """Whether single words stand in each other's place, with more between them than the comma or "and" of a list."""
    if not found.regions or sorted(t.key for t in found.claim) != sorted(t.key for t in found.sentence):
        return False
    if any(max(stop - start, end - begin) > 1 for start, stop, begin, end in found.regions):
        return False  # clauses that moved
    first, last = found.regions[0], found.regions[-1]
    between = [*found.claim[first[0] : last[1]], *found.sentence[first[2] : last[3]]]
    return any(token.group not in ("name", "join") for token in between)


def _matters(mine: list[Token], theirs: list[Token]) -> bool:
    """Whether one place of two sentences that are otherwise the same says two things."""
    if mine and theirs:
        return True
    alone = [token for token in (*mine, *theirs) if token.group not in WEAK and not fades(token.key)]
    return bool(alone) and (len(alone) <= FEW or any(is_form(token) or token.group in SLOTS for token in alone))
