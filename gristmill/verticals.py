"""Kinds of pairs that belong to a vertical (`vertical: legal` or `medical` of spiders.yaml), or to articles.

Stages that may not import each other share the names: the converter makes these kinds, filters judge them by what they
are.
"""

from .records import Pair

LEGAL, MEDICAL = "legal", "medical"
# Asked by an address that is one of its kind ("section 3(2) of the Ferries Act 2019", "who must not take brenoxol",
# what an article says, by its headline), which a search for words does not weigh and whose words need not stand in the
# answer. The answers are whole by themselves, and may say "this Act" or "it".
ADDRESSED = frozenset({"article", "legal_definition", "medical", "provision", "schedule"})


def is_addressed(pair: Pair) -> bool:
    """Whether a rule asks for a text by its address."""
    return pair.type in ADDRESSED and pair.origin == "deterministic"


def is_of_vertical(pair: Pair) -> bool:
    """Whether a pair is of a kind that the figures of technical manuals say nothing of."""
    return pair.type in ADDRESSED
