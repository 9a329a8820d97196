"""Numbers, amounts, versions and dates that a claim states and nothing else does."""

from collections.abc import Iterable
from dataclasses import dataclass

from .reading import Token

_UNSAID = ("one", "twice")  # words that state a number only by the way: "the one that", "adapted twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What else a claim may draw on: canonical keys, and what `said` adds to them."""

    elsewhere: frozenset[str] = frozenset()
    # of all of the evidence
    asked: frozenset[str] = frozenset()
    # of question and headings


def said(tokens: Iterable[Token]) -> frozenset[str]:
    """The keys of tokens; of an amount also its bare number and its dimension, of a name the numbers in it."""
    found: set[str] = set()
    for token in tokens:
        found.add(token.key)
        if token.group == "number":
            found.add(f"bare {token.key}")
        if token.group in ("measure", "unit"):
            found.update((token.text, f"dimension {token.key.rpartition(' ')[2]}"))
        elif token.group in ("name", "version"):
            found.update(part for part in token.text.replace("_", "-").split("-") if part.isdigit())
    return frozenset(found)


def stray_amount(claim: Iterable[Token], around: Surroundings) -> tuple[str, str] | None:
    """Slot and value of the first number, amount, version or date that neither evidence nor question have."""
    held = around.elsewhere | around.asked
    for token in claim:
        if token.key in held or token.text in _UNSAID or f"#{token.key}" in held:
            continue
        if token.group == "measure":
            dimension = token.key.rpartition(" ")[2]
            if token.text not in held:
                return "number", token.text
            if f"dimension {dimension}" not in held or f"bare {token.text}" not in held:
                return "unit", f"{token.text} {dimension}"
        elif token.group in ("number", "version", "date"):
            return "number", token.text
    return None
