"""The nouns of the verifier: what is asked, and what it says to that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Kind = Literal["claims", "answers"]
# claims: does the passage say this? · answers: does the answer answer its question?


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One yes-or-no question. All texts are data: of pages, of models."""

    kind: Kind
    text: str
    # the claim, or the answer
    question: str
    # of the pair; may be empty for a claim
    heading: str
    # path of the section, " > " between
    passage: str = ""
    # for a claim: the sentence that speaks of it and what stands around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a verifier says to one question."""

    score: float | None
    # 0…1, how far it says yes; None where it says nothing
    reason: str = ""
    # why it says nothing: unasked | injected-instruction | too-long | a reason of gristmill.models


class Verifier(Protocol):
    """Whoever answers such questions."""

    @property
    def name(self) -> str:
        """What stands in verdicts and on the card; no address and no path of a machine."""

    def ask(self, listed: Sequence[Asked]) -> list[Opinion]:
        """The opinions, in the order of the questions. Raises UserError where nobody answers."""

    def figures(self) -> dict[str, Any]:
        """What it took so far, for report.json."""

    def close(self) -> None:
        """Let go of files and connections."""
