"""Which differences between a claim and a sentence make another claim of it.

Two distances. *Aligned*: the sentence has half of the claim, so that forms which exclude each other, facts of one kind
and contraries about the same words contradict. *Near*: the claim is the sentence but for one or two places; then what
was put in, left out or exchanged there decides, whatever it is, unless it is said alike.
"""

from collections.abc import Callable, Iterable

from .amounts import Surroundings
from .bundles import Bag
from .differences import Difference
from .distance import ALIGNED, LEAST_KEPT, NEAR_KEPT, NOT, Found, is_near, is_short, other_side, scope
from .near import near_copy_differs
from .opposites import are_opposite
from .order import bound_otherwise, numbers_moved, retold, sides_exchanged

# Forms of one group that exclude each other wherever the two sentences are aligned.
_EXCLUSIVE = ("modal", "quantifier", "comparison", "condition", "order", "frequency")
_KIN = {
    "number": frozenset({"number", "measure", "version"}),
    "measure": frozenset({"number", "measure"}),
    "version": frozenset({"number", "version"}),
    "unit": frozenset({"unit", "measure"}),
}
_REASONS = {"measure": "unit", "name": "identifier"}


def contradiction(found: Difference, around: Surroundings) -> Found | None:
    """Reason and detail where the claim says something else than the sentence."""
    if found.held < ALIGNED and found.kept < NEAR_KEPT and not is_short(found):
        return None
    bag = Bag(found)
    if same := retold(found):
        bag.cancel(*same)
    near = is_near(found)
    checks: Iterable[Callable[[], Found | None]] = (
        lambda: _slot_differs(found, around, near=near),
        lambda: _polarity_differs(found, bag, near=near),
        lambda: _form_exchanged(found, bag),
        lambda: _contrary(found),
        lambda: bound_otherwise(found),
        lambda: sides_exchanged(found),
        lambda: numbers_moved(found),
        lambda: _added_exception(found, bag, around),
        lambda: near_copy_differs(found, bag, around) if near else None,
    )
    for check in checks:
        if differs := check():
            return differs
    return None


def _slot_differs(found: Difference, around: Surroundings, *, near: bool) -> Found | None:
    for group in ("number", "measure", "version", "date", "ordinal", "name", "flag", "path", "unit", "sign"):
        kin = _KIN.get(group, frozenset({group}))
        extra = [found.claim[place] for place in found.extra if found.claim[place].group == group]
        extra = [token for token in extra if near or token.text != "one"]
        if group == "name":  # the question's own subject may stand for "it" or "the call"
            extra = [token for token in extra if token.key not in around.asked]
        lost = [found.sentence[place] for place in found.lost if found.sentence[place].group in kin]
        if not extra or found.held < ALIGNED or (found.kept < ALIGNED and not near):
            continue
        if lost and (near or group not in ("name", "ordinal", "sign", "unit") or len(extra) == len(lost) == 1):
            return f"{_REASONS.get(group, group)}-differs", f"{extra[0].text} for {lost[0].text}"
        if (
            near
            and group in ("unit", "ordinal", "date", "sign")
            and extra[0].key not in around.elsewhere | around.asked
        ):
            return f"{_REASONS.get(group, group)}-differs", extra[0].text
    return None


def _polarity_differs(found: Difference, bag: Bag, *, near: bool) -> Found | None:
    for places, tokens, of_claim in ((bag.extra, found.claim, True), (bag.lost, found.sentence, False)):
        for place in places:
            if tokens[place].key != NOT or (not near and found.kept < LEAST_KEPT):
                continue
            reached = scope(tokens, place)
            if (near and not reached) or other_side(found, reached, of_claim=of_claim):
                return "negation-differs", tokens[place].text
    return _moved_negation(found) if near else None


def _moved_negation(found: Difference) -> Found | None:
    """The same negation on another word: "is not read but written", "is read but not written"."""
    for one, other in found.pairs:
        if not (found.claim[one].key == found.sentence[other].key == NOT):
            continue
        mine, theirs = scope(found.claim, one), scope(found.sentence, other)
        reached = other_side(found, mine, of_claim=True)
        whole = other_side(found, theirs, of_claim=False) >= theirs
        if reached and theirs and whole and not reached & theirs and len(reached) == len(mine):
            return "negation-differs", found.claim[one].text
    return None


def _form_exchanged(found: Difference, bag: Bag) -> Found | None:
    """Forms that exclude each other, about the same words."""
    for group in _EXCLUSIVE:
        extra = [place for place in bag.extra if found.claim[place].group == group]
        lost = [place for place in bag.lost if found.sentence[place].group == group]
        for one in extra:
            for other in lost:
                mine = scope(found.claim, one, back=2)
                theirs = scope(found.sentence, other, back=2)
                if not mine or not theirs or other_side(found, mine, of_claim=True) & theirs:
                    return f"{group}-differs", f"{found.claim[one].text} for {found.sentence[other].text}"
    return None


def _contrary(found: Difference) -> Found | None:
    for one in found.extra:
        for other in found.lost:
            mine, theirs = found.claim[one], found.sentence[other]
            if are_opposite(mine.key, theirs.key):
                return "antonym-differs", f"{mine.text} for {theirs.text}"
    return None


def _added_exception(found: Difference, bag: Bag, around: Surroundings) -> Found | None:
    for place in bag.extra:
        token = found.claim[place]
        if token.group == "exception" and token.key not in around.elsewhere | around.asked:
            return "exception-added", token.text
    return None
