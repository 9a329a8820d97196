"""Forms that say together what others say together: "unless" and "only if", "not over" and "up to"."""

from .differences import Difference
from .distance import NOT, is_form
from .reading import Token

_BUNDLES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("condition:only",), ("quantifier:only", "condition:if")),
    (("condition:only",), (NOT, NOT, "condition:if")),
    (("condition:only",), (NOT, NOT)),
    (("quantifier:only",), (NOT, NOT)),
    (("quantifier:only",), (NOT, "exception:except")),
    (("quantifier:only", "order:after"), (NOT, "order:until")),
    (("condition:only",), (NOT, "order:until")),
    (("quantifier:only", "order:after"), (NOT, "order:before")),
    (("quantifier:only",), (NOT, "order:until")),
    (("quantifier:atmost",), (NOT, "comparison:more")),
    (("quantifier:atleast",), (NOT, "comparison:less")),
    (("comparison:less",), (NOT, "quantifier:atleast")),
    (("comparison:more",), (NOT, "quantifier:atmost")),
    (("condition:otherwise",), (NOT, "condition:if")),
    (("condition:otherwise",), ("condition:if",)),
    (("modal:must",), (NOT, NOT)),
    (("modal:must",), (NOT, "modal:optional")),
    (("modal:optional",), (NOT, "modal:must")),
    (("exception:except",), ("condition:if", NOT)),
    (("quantifier:all",), (NOT, NOT)),
    (("quantifier:all",), (NOT, "exception:except")),
    (("exception:except",), (NOT,)),
    ((NOT, "quantifier:all"), ("quantifier:some",)),
    (("frequency:always",), (NOT, NOT)),
    (("condition:if", NOT), ("order:until",)),
    (("polarity:not", "quantifier:any"), ("quantifier:none", NOT)),
    (("quantifier:any",), ("quantifier:none",)),
    (("modal:may",), ("frequency:sometimes",)),
    (("modal:must",), ("condition:only",)),
    (("modal:cannot", NOT), (NOT, "modal:may")),
    ((NOT, NOT), ()),
)


class Bag:
    """The forms that only one side has, after equivalent bundles went."""

    def __init__(self, found: Difference) -> None:
        self.extra = [place for place in found.extra if is_form(found.claim[place])]
        self.lost = [place for place in found.lost if is_form(found.sentence[place])]
        self._found = found
        for mine, theirs in _BUNDLES:
            self._cancel(mine, theirs)

    def cancel(self, mine: str, theirs: str) -> None:
        """Take a form of the claim and one of the sentence for the same."""
        self.extra = [place for place in self.extra if self._found.claim[place].key != mine]
        self.lost = [place for place in self.lost if self._found.sentence[place].key != theirs]

    def _cancel(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> None:
        for one, other in ((mine, theirs), (theirs, mine)):
            extra = _places(self._found.claim, self.extra, one)
            lost = _places(self._found.sentence, self.lost, other)
            if extra is not None and lost is not None:
                self.extra = [place for place in self.extra if place not in extra]
                self.lost = [place for place in self.lost if place not in lost]


def _places(tokens: tuple[Token, ...], among: list[int], keys: tuple[str, ...]) -> set[int] | None:
    """Places of all these keys; None where one is missing."""
    if not keys:
        return set()
    found: set[int] = set()
    for key in keys:
        place = next((place for place in among if tokens[place].key == key and place not in found), None)
        if place is None:
            return None
        found.add(place)
    return found
