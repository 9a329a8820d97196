"""A pair on its way to another tool for annotation, and what one of its annotators said: what all such tools share."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ...errors import UserError
from ...judgements import Judgement
from ...records import Evidence, Pair
from .drawing import Drawn

# Names of what is asked, in every tool.
JUDGEMENT, QUESTION, ANSWER, NOTE = "judgement", "question_as_edited", "answer_as_edited", "note"
TEXTS = (QUESTION, ANSWER, NOTE)
Label = Literal["approved", "rejected"]
LABELS: tuple[Label, ...] = get_args(Label)
GUIDELINES = (
    "Approve what you would train on as it stands and what the evidence proves; reject the rest. Where a change of"
    " words is all it takes, edit question or answer and approve."
)
TITLES = {
    "question": "Question", "answer": "Answer", "evidence": "Evidence", JUDGEMENT: "Would you train on it?",
    QUESTION: "Question, to edit", ANSWER: "Answer, to edit", NOTE: "Note",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a file of another tool says that one person said of one pair."""

    pair: str
    # id
    reviewer: str
    label: Label
    texts: dict[str, str]
    # of TEXTS those that were given
    core: bool
    at: str
    # RFC 3339, UTC; empty where the tool does not tell


def fields(pair: Pair) -> dict[str, str]:
    """What an annotator reads. All of it is text, never a page."""
    evidence = "\n\n".join(map(_proof, pair.evidence))
    return {name: _sayable(text) for name, text in (
        ("question", pair.question), ("answer", pair.answer), ("evidence", evidence))}  # fmt: skip


def facts(drawn: Drawn, judged: Sequence[Judgement]) -> dict[str, str]:
    """What stands beside it: where it is from, and what people said of it before."""
    pair = drawn.pair
    said = ", ".join(f"{one.reviewer}: {one.status}" for one in judged)
    found = {
        "pair": pair.id, "type": pair.type, "source": pair.source, "language": pair.language, "origin": pair.origin,
        "url": pair.evidence[0].url if pair.evidence else "", "core": "yes" if drawn.core else "no", "judged": said,
    }  # fmt: skip
    return {name: _sayable(text) for name, text in found.items()}


def judgement(said: Said, pair: Pair, *, now: str) -> Judgement:
    """The judgement that it comes to. Prefilled texts that nobody changed are no edit; a conversation is not edited."""
    shown = fields(pair)
    question, answer = (
        text if (text := said.texts.get(name, "").strip()) not in ("", shown[own].strip()) else ""
        for name, own in ((QUESTION, "question"), (ANSWER, "answer"))
    )
    is_edit = said.label == "approved" and pair.turns == 1 and bool(question or answer)
    return Judgement(
        pair=pair.id, reviewer=said.reviewer, status="edited" if is_edit else said.label,
        note=said.texts.get(NOTE, "").strip(), question=(question or pair.question) if is_edit else "",
        answer=(answer or pair.answer) if is_edit else "", core=said.core, at=said.at or now,
    )  # fmt: skip


def dataset_name(drawn: Sequence[Drawn]) -> str:
    """A name that another drawing does not have."""
    ids = "\n".join(one.pair.id for one in drawn)
    return f"gristmill-review-{hashlib.sha256(ids.encode()).hexdigest()[:8]}"


def label_of(told: Mapping[str, str]) -> Label | None:
    """What was chosen; None where nothing was, or nothing of ours."""
    return next((label for label in LABELS if label == told.get(JUDGEMENT)), None)


def text_of(value: Any, place: str) -> str:
    """A text of a file of somebody else's. Raises UserError that names the place where it is none."""
    if not isinstance(value, str):
        raise UserError(f"{place} is no text")
    return value


def _proof(item: Evidence) -> str:
    return "\n".join(filter(None, (" > ".join(item.heading_path), item.quote, item.url)))


def _sayable(text: str) -> str:
    """Half a surrogate pair, which a page may hold, is refused by tools."""
    return text.encode("utf-8", "replace").decode()
