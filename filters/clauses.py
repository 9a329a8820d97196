"""A sentence as what it says one after the other: "A is 5, and B is 7" claims two things, each with its own proof."""

import itertools
import re

from gristmill.codespans import code_spans
from gristmill.index.terms import content_terms

LEAST_TERMS = 2  # words with meaning of a part that states something by itself
# A comma or semicolon with a word that joins two statements, or "and" before a verb that goes on with the subject.
_JOINT = re.compile(
    r"[,;]\s+(?:and|but|so|or|while|whereas|because)\s+(?!(?:if|when|unless|then)\b)|;\s+|"
    r"(?<!\s)\s+(?:and|but|or)\s+"
    r"(?=(?:should|must|can|cannot|may|might|will|would|is|are|was|were|has|have|does|do|did)\b)",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(r"\s*(?:if|when|unless|while|because|although|before|after|since|once|as)\b", re.IGNORECASE)


def clauses(sentence: str) -> list[str]:
    """The statements of a sentence in reading order; the sentence alone where it makes one."""
    if _DEPENDENT.match(sentence) or sentence.lstrip().startswith("|"):
        return [sentence]
    covered = [(start, stop) for start, _, _, stop in code_spans(sentence)]
    joints = [m for m in _JOINT.finditer(sentence) if not any(a <= m.start() < b for a, b in covered)]
    edges = [0, *(edge for joint in joints for edge in joint.span()), len(sentence)]
    parts = [sentence[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return (
        parts if all(len(content_terms(part)) >= LEAST_TERMS for part in parts) and not _is_list(parts) else [sentence]
    )


def _is_list(parts: list[str]) -> bool:
    """Whether the parts are members of a list ("a, b, and c"): the last one is a word or two, and commas go before."""
    return any(len(part.split()) < 3 and "," in before for before, part in itertools.pairwise(parts))
