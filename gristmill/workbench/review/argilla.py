"""Pairs for Argilla, and what was said there: the folder of `Dataset.to_disk` and `from_disk`, as of Argilla 2.8."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...judgements import Judgement
from .drawing import Drawn
from .sheets import (
    ANSWER,
    GUIDELINES,
    JUDGEMENT,
    LABELS,
    QUESTION,
    TEXTS,
    TITLES,
    Said,
    dataset_name,
    facts,
    fields,
    label_of,
    text_of,
)

RECORDS = "records.json"
_TERMS = ("type", "source", "language", "origin", "core")  # to filter by; the rest of the facts is told as it is


def files(drawn: Sequence[Drawn], said: Mapping[str, Sequence[Judgement]]) -> dict[str, str]:
    """The files of the folder, by path."""
    records = [_record(one, said.get(one.pair.id, ())) for one in drawn]
    return {
        RECORDS: json.dumps(records, indent=1) + "\n",
        ".argilla/settings.json": json.dumps(_settings(), indent=1) + "\n",
        ".argilla/dataset.json": json.dumps({"name": dataset_name(drawn), "guidelines": GUIDELINES}, indent=1) + "\n",
    }


def _record(drawn: Drawn, judged: Sequence[Judgement]) -> dict[str, Any]:
    shown = fields(drawn.pair)
    prefilled = {QUESTION: shown["question"], ANSWER: shown["answer"]} if drawn.pair.turns == 1 else {}
    return {
        "id": drawn.pair.id, "fields": shown,
        "metadata": {name: value for name, value in facts(drawn, judged).items() if value},
        "suggestions": {name: {"value": text, "score": None, "agent": "gristmill"} for name, text in prefilled.items()},
        "responses": {}, "vectors": {}, "status": "pending",
    }  # fmt: skip


def _settings() -> dict[str, Any]:
    text = {"type": "text", "use_markdown": False}
    labels = {"type": "label_selection", "options": [{"text": each.title(), "value": each} for each in LABELS],
              "visible_options": None}  # fmt: skip
    asked: dict[str, dict[str, Any]] = {JUDGEMENT: labels, **dict.fromkeys(TEXTS, text)}
    return {
        "guidelines": GUIDELINES,
        "fields": [
            {"name": name, "title": TITLES[name], "required": name != "evidence", "settings": text, "type": "text"}
            for name in ("question", "answer", "evidence")
        ],
        "questions": [
            {"name": name, "title": TITLES[name], "description": None, "required": name == JUDGEMENT,
             "settings": settings, "type": settings["type"]}
            for name, settings in asked.items()
        ],
        "metadata": [
            {"name": name, "title": name, "visible_for_annotators": True,
             "settings": {"type": "terms", "values": None, "visible_for_annotators": True}}
            for name in _TERMS
        ],
        "vectors": [], "allow_extra_metadata": True,
        "distribution": {"strategy": "overlap", "min_submitted": 1}, "mapping": None,
    }  # fmt: skip


def read(record: Mapping[str, Any], place: str) -> Iterator[Said]:
    """What each annotator submitted for a record. Raises UserError, or what a missing key raises.

    Argilla's file does not say which answers are drafts, but which records are complete: of others nothing is taken.
    """
    if record.get("status", "completed") != "completed":
        return
    answers: dict[str, dict[str, str]] = {}
    for name, given in record["responses"].items():
        for response in given if name in (JUDGEMENT, *TEXTS) else ():
            if response["value"] is not None:
                by = answers.setdefault(text_of(response["user_id"], f"{place}: a user_id"), {})
                by[name] = text_of(response["value"], f"{place}: {name}")
    for user, told in answers.items():
        if label := label_of(told):
            yield Said(
                pair=text_of(record["id"], f"{place}: id"), reviewer=f"argilla:{user}", label=label,
                texts={name: told[name] for name in TEXTS if name in told},
                core=record.get("metadata", {}).get("core") == "yes", at="",
            )  # fmt: skip
