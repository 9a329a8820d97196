"""A claim that is a sentence but for one place: whatever is different there decides, unless it is said alike."""

from .amounts import Surroundings
from .bundles import Bag
from .differences import Difference, stands_for
from .distance import LEAST_KEPT, NOT, WEAK, Found, apart, is_form

MOST_LOST = 3  # tokens that go with a form that was left out; with more, a statement of its own went
_BEGINS_CLAUSE = ("condition", "exception", "order", "polarity")
_ALONE = {
    "modal:may": "modal",
    "modal:cannot": "modal",
    "modal:optional": "modal",
    "quantifier:only": "quantifier",
    "quantifier:some": "quantifier",
    "quantifier:most": "quantifier",
    "quantifier:atmost": "quantifier",
    "quantifier:atleast": "quantifier",
    "quantifier:approximately": "hedge",
    "comparison:same": "comparison",
    "default:default": "default",
    "condition:even": "condition",
    "condition:only": "condition",
    "condition:if": "condition",
    "condition:provided": "condition",
    "order:before": "order",
    "order:after": "order",
    "order:until": "order",
    "order:next": "order",
    "order:previous": "order",
    "order:last": "order",
    "order:above": "order",
    "order:below": "order",
    "order:finally": "order",
    "order:immediately": "order",
}
_ALWAYS = ("frequency", "hedge", "exception", "comparison")
_ALONE_LOST = {"modal:must": "modal", "modal:should": "modal"}  # put in, an order in other words: "Close it."


def near_copy_differs(found: Difference, bag: Bag, around: Surroundings) -> Found | None:
    """Reason and detail where the one place decides."""
    return (
        _clause_cut(found, around)
        or _join_exchanged(found)
        or _form_alone(found, bag, around)
        or _word_exchanged(found, around)
    )


def _form_alone(found: Difference, bag: Bag, around: Surroundings) -> Found | None:
    """A form that decides, put in or left out."""
    if len(apart(found)) > 1:
        return None
    told_added = around.asked | around.elsewhere
    if _is_strange(found, around):
        told_added = frozenset()
    for places, tokens, added in ((bag.extra, found.claim, True), (bag.lost, found.sentence, False)):
        for place in places:
            token = tokens[place]
            kind = _ALONE.get(token.key) or ("" if added else _ALONE_LOST.get(token.key, ""))
            kind = kind or ("exception" if added and token.key == NOT else "")  # "but not in threads"
            kind = kind or (token.group if token.group in _ALWAYS else "")
            if not kind or (
                kind in ("condition", "exception") and token.key in (told_added if added else around.asked)
            ):
                continue
            if not added and (len(found.lost) > MOST_LOST or token.key == "condition:if"):
                continue  # a statement of its own went, or "when it" became "that"
            return (f"{kind}-added" if added else f"{kind}-dropped"), token.text
    return None


def _is_strange(found: Difference, around: Surroundings) -> bool:
    """Whether most of what the claim has alone stands nowhere in evidence or question."""
    content = [found.claim[place].key for place in found.extra if not is_form(found.claim[place])]
    return sum(key in around.elsewhere | around.asked for key in content) < len(content) / 2


def _join_exchanged(found: Difference) -> Found | None:
    for begin, end, start, stop in found.regions:  # at another place it joins other words
        extra = {found.claim[place].key for place in found.extra if begin <= place < end}
        lost = {found.sentence[place].key for place in found.lost if start <= place < stop}
        for one, other in (("join:and", "join:or"), ("join:or", "join:and"), ("cause:because", "condition:even")):
            if one in extra and other in lost:
                return "conjunction-differs", f"{one.partition(':')[2]} for {other.partition(':')[2]}"
    extra = {found.claim[place].key for place in found.extra}
    lost = {found.sentence[place].key for place in found.lost}
    exchanged = sorted((one, other) for one in extra for other in lost if _are_causes(one, other))
    if exchanged and len(apart(found)) <= 1:
        return "cause-differs", " for ".join(exchanged[0])
    return None


def _are_causes(one: str, other: str) -> bool:
    groups = {one.partition(":")[0], other.partition(":")[0]}
    return groups in ({"cause"}, {"cause", "condition"})


def _clause_cut(found: Difference, around: Surroundings) -> Found | None:
    """A condition, an exception or a time left out of a sentence that otherwise stands; not what the question tells."""
    if any(found.claim[place].group not in WEAK for place in found.extra) or len(apart(found)) > 1:
        return None
    for _, _, start, stop in found.regions:
        if found.kept < LEAST_KEPT and stop < len(found.sentence):
            continue
        gone = [place for place in range(start, stop) if place in found.lost]
        opening = [found.sentence[place] for place in gone if found.sentence[place].group != "prep"][:1]
        marker = next((t for t in opening if t.group in _BEGINS_CLAUSE or t.key == "quantifier:only"), None)
        content = [found.sentence[place].key for place in gone if not is_form(found.sentence[place])]
        told = sum(key in around.asked for key in content)
        if marker is not None and content and told <= len(content) / 2:
            return "clause-dropped", marker.text
    return None


def _word_exchanged(found: Difference, around: Surroundings) -> Found | None:
    """One word for another that does not stand for it, in a sentence that is otherwise the same."""
    if len(apart(found)) != 1:
        return None
    extra = [found.claim[place] for place in found.extra if found.claim[place].group not in WEAK]
    lost = [found.sentence[place] for place in found.lost if found.sentence[place].group not in WEAK]
    if (
        not extra
        or not lost
        or len(extra) > 2
        or len(lost) > 3
        or not any(t.group in ("word", "number") for t in (*extra, *lost))
    ):
        return None
    if all(token.key in around.asked for token in extra) and not any(token.capital for token in lost):
        return None
    if any(stands_for(one, other) for one in extra for other in lost):
        return None
    named = any(token.capital for token in (*extra, *lost))
    detail = f"{' '.join(t.text for t in extra)} for {' '.join(t.text for t in lost)}"
    return ("entity-differs" if named else "word-differs"), detail
