"""Whether a sentence says of a unit what that says, in other words: its facts, its force, its conditions, its sense.

English only. It is a gate before the fact-check of the filters, which sees the same pair once more.
"""

import re
from collections.abc import Set

from gristmill.index.terms import content_terms

from ..page import display
from .gates import same_facts

MOST_NEW = 0.34  # share of a sentence's words with meaning that neither its unit nor what stands above has
LEAST_HELD = 0.4  # share of those of the unit that the sentence has
# Words that say how surely, how often or under what condition something holds; those of a group say the same.
_FORCES = {
    "oblige": r"must|shall|needs?|required?|requires|(?:has|have) to|mandatory|necessary",
    "advise": r"should|recommended|ought to",
    "permit": r"can|may|might|could|allow(?:s|ed)?|possible|optional(?:ly)?",
    "condition": r"if|when(?:ever)?|provided|once|as long as",
    "exception": r"unless|except",
    "only": r"only|solely|exclusively|just",
    "always": r"always|every time",
    "often": r"usually|often|normally|typically|generally|mostly",
    "sometimes": r"sometimes|occasionally|rarely",
    "default": r"default",
    "before": r"before|until|prior to",
    "after": r"after(?:wards)?|then",
    "least": r"at least|minimum",
    "most": r"at most|maximum|up to",
    "perhaps": r"probably|likely|perhaps",
}
_FORCE = {name: re.compile(rf"\b(?:{said})\b", re.IGNORECASE) for name, said in _FORCES.items()}
_WANTS = re.compile(r"\b(?:if|when) you (?:want|need|wish|would like) to\b", re.IGNORECASE)


def differs(said: str, unit: str, above: str) -> str:
    """The reason why a sentence does not say what the Markdown of a unit says; empty where it does.

    `above`: headings and the question, whose words it may use.
    """
    unit = display(unit)  # without the targets of its links
    if not same_facts(said, unit, "en"):
        return "changed-facts"
    if forces(said) != forces(unit):
        return "changed-force"
    told, held = set(content_terms(said)), set(content_terms(unit))
    if len(told - held - set(content_terms(above))) > MOST_NEW * len(told):
        return "adds-words"
    return "drops-words" if len(told & held) < LEAST_HELD * len(held) else ""


def forces(text: str) -> Set[str]:
    """The groups that words of a text are of; what one wants to do is no condition."""
    stated = _WANTS.sub("to", text)
    return {name for name, pattern in _FORCE.items() if pattern.search(stated)}
