"""What stands in another place than in the sentence: two numbers, two sides of a form."""

from collections import Counter

from .differences import CONTENT, Difference
from .distance import Found
from .reading import Token

_AMOUNTS = ("number", "measure", "version")
_SIDED = (
    "order:before",
    "order:after",
    "cause:because",
    "comparison:more",
    "comparison:less",
    "condition:if",
    "condition:even",
)
_SEQUENCES = ("order:before", "order:after", "order:then")
# By themselves they say of what follows them what "before" and "after" say of what is before them.
_ADVERBS = frozenset(
    "beforehand earlier previously formerly afterwards afterward later subsequently thereafter".split()
)


def bound_otherwise(found: Difference) -> Found | None:
    """Two slots in each other's place: what one is said of is in the sentence said of the other."""
    slots = [place for place, token in enumerate(found.claim) if token.group in _AMOUNTS]
    if len(slots) < 2 or len(slots) > 12:
        return None
    claimed = _only_once(found.claim)
    stated = _only_once(found.sentence)
    shared = [key for key in claimed if key in stated]
    for first, one in enumerate(shared):
        for other in shared[first + 1 :]:
            a, b = _near_words(found.claim, claimed[one]), _near_words(found.claim, claimed[other])
            c, d = _near_words(found.sentence, stated[one]), _near_words(found.sentence, stated[other])
            straight = len(a & c) + len(b & d)
            crossed = len(a & d) + len(b & c)
            if crossed > straight and len((a & d) - c) and len((b & c) - d):
                return "number-differs", f"{one} for {other}"
    return None


def _only_once(tokens: tuple[Token, ...]) -> dict[str, int]:
    numbers = [(token.key, place) for place, token in enumerate(tokens) if token.group in _AMOUNTS]
    how_often = Counter(key for key, _ in numbers)
    return {key: place for key, place in numbers if how_often[key] == 1}


def _near_words(tokens: tuple[Token, ...], place: int) -> set[str]:
    """The two content words on each side of a slot, in its clause."""
    clause = tokens[place].clause
    before = [t.key for t in tokens[:place] if t.clause == clause and t.group in CONTENT]
    behind = [t.key for t in tokens[place + 1 :] if t.clause == clause and t.group in CONTENT]
    return {*before[-2:], *behind[:2]}


def sides_exchanged(found: Difference) -> Found | None:
    """What stands on one side of "before", "because", "more than" stands on the other one in the sentence."""
    for key in _SIDED:
        mine, theirs = _sides(found.claim, key), _sides(found.sentence, key)
        if mine is None or theirs is None:
            continue
        crossed_left, crossed_right = len(mine[0] & theirs[1]), len(mine[1] & theirs[0])
        if crossed_left and crossed_right and (not mine[1] & theirs[1] or _beside(found, key)):
            return f"{key.partition(':')[0]}-differs", key.partition(":")[2]
    return None


def retold(found: Difference) -> tuple[str, str] | None:
    """The forms of claim and sentence where both tell one sequence, each by another form: "A before B", "A, then B"."""
    mine, theirs = _sequence(found.claim), _sequence(found.sentence)
    if mine is None or theirs is None or mine[0] == theirs[0]:
        return None
    straight = len(mine[1] & theirs[1]) + len(mine[2] & theirs[2])
    crossed = len(mine[1] & theirs[2]) + len(mine[2] & theirs[1])
    return (mine[0], theirs[0]) if straight > crossed else None


def _sequence(tokens: tuple[Token, ...]) -> tuple[str, set[str], set[str]] | None:
    """The form, what comes first, and what comes later; None unless one form of a sequence stands once."""
    keys = [token.key for token in tokens if token.key in _SEQUENCES]
    if len(keys) != 1:
        return None
    found = _sides(tokens, keys[0])
    if found is None or not all(found):
        return None
    first, second = found
    text = next(token.text for token in tokens if token.key == keys[0])
    back = (keys[0] == "order:after") != (text in _ADVERBS)
    return (keys[0], second, first) if back else (keys[0], first, second)


def _beside(found: Difference, key: str) -> bool:
    """Whether the two words beside the form have changed places."""
    mine, theirs = (_neighbours(tokens, key) for tokens in (found.claim, found.sentence))
    return mine == theirs[::-1] != theirs


def _neighbours(tokens: tuple[Token, ...], key: str) -> list[str]:
    place = next(place for place, token in enumerate(tokens) if token.key == key)
    before = [token.key for token in tokens[:place] if token.group in CONTENT]
    behind = [token.key for token in tokens[place + 1 :] if token.group in CONTENT]
    return [*before[-1:], *behind[:1]]


def _sides(tokens: tuple[Token, ...], key: str) -> tuple[set[str], set[str]] | None:
    """Content of main and of subordinate clause, however they are ordered; None unless the form stands once."""
    places = [place for place, token in enumerate(tokens) if token.key == key]
    if len(places) != 1:
        return None
    place = places[0]
    opening = place == 0 or tokens[place - 1].clause != tokens[place].clause
    clause = tokens[place].clause
    if opening and any(token.clause > clause for token in tokens[place:]):
        inner = {t.key for t in tokens[place + 1 :] if t.clause == clause and t.group in CONTENT}
        return {t.key for t in tokens if t.clause != clause and t.group in CONTENT}, inner
    return {t.key for t in tokens[:place] if t.group in CONTENT}, {
        t.key for t in tokens[place + 1 :] if t.group in CONTENT
    }


def numbers_moved(found: Difference) -> Found | None:
    """Nothing but numbers stands elsewhere: "from 33 to 126", "from 126 to 33"; not so in "80 and 443"."""
    mine, theirs = _amounts(found.claim), _amounts(found.sentence)
    rest = [token.key for token in found.claim if token.group not in _AMOUNTS]
    if len(mine) < 2 or rest != [token.key for token in found.sentence if token.group not in _AMOUNTS]:
        return None
    wrong = [n for n, (one, other) in enumerate(zip(mine, theirs, strict=False)) if one[1].key != other[1].key]
    if len(mine) != len(theirs) or not wrong:
        return None
    (first, one), (last, other) = mine[wrong[0]], mine[wrong[-1]]
    between = [token for token in found.claim[first + 1 : last] if token.group not in _AMOUNTS]
    if between and all(token.group == "join" for token in between):
        return None
    return "number-differs", f"{one.text} {other.text}"


def _amounts(tokens: tuple[Token, ...]) -> list[tuple[int, Token]]:
    return [(place, token) for place, token in enumerate(tokens) if token.group in _AMOUNTS]
