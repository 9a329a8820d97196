"""Pairs for Label Studio, and what was said there: its JSON of tasks and annotations (not JSON-MIN), as of 1.23."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...errors import UserError
from ...judgements import Judgement
from .drawing import Drawn
from .sheets import ANSWER, JUDGEMENT, LABELS, NOTE, QUESTION, TEXTS, TITLES, Said, facts, fields, label_of, text_of

_UTC = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z")
# The parts of `data` as text; `valueType` keeps Label Studio from fetching an answer that looks like a URL.
CONFIG = f"""<View>
  <Header value="{TITLES["question"]}"/>
  <Text name="question" value="$question" valueType="text"/>
  <Header value="{TITLES["answer"]}"/>
  <Text name="answer" value="$answer" valueType="text"/>
  <Header value="{TITLES["evidence"]}"/>
  <Text name="evidence" value="$evidence" valueType="text"/>
  <Header value="{TITLES[JUDGEMENT]}"/>
  <Choices name="{JUDGEMENT}" toName="answer" choice="single" required="true" showInline="true">
    {"".join(f'<Choice value="{label}"/>' for label in LABELS)}
  </Choices>
  <Header value="{TITLES[QUESTION]}"/>
  <TextArea name="{QUESTION}" toName="question" value="$question" maxSubmissions="1" editable="true" rows="2"/>
  <Header value="{TITLES[ANSWER]}"/>
  <TextArea name="{ANSWER}" toName="answer" value="$answer" maxSubmissions="1" editable="true" rows="4"/>
  <Header value="{TITLES[NOTE]}"/>
  <TextArea name="{NOTE}" toName="answer" maxSubmissions="1" editable="true" rows="2"/>
</View>
"""


def files(drawn: Sequence[Drawn], said: Mapping[str, Sequence[Judgement]]) -> dict[str, str]:
    """The files of the folder, by path: tasks to import, and the labelling interface of their project."""
    tasks = [{"data": {**fields(one.pair), **facts(one, said.get(one.pair.id, ()))}} for one in drawn]
    return {"tasks.json": json.dumps(tasks, indent=1) + "\n", "labels.xml": CONFIG}


def read(task: Mapping[str, Any], place: str) -> Iterator[Said]:
    """What each annotator said of a task; skipped ones say nothing. Raises UserError, or what a missing key raises."""
    data = task["data"]
    for annotation in task.get("annotations", ()):
        told = {} if annotation.get("was_cancelled") else _told(annotation["result"], place)
        if label := label_of(told):
            yield Said(
                pair=text_of(data["pair"], f"{place}: data.pair"),
                reviewer=_reviewer(annotation["completed_by"], place), label=label,
                texts={name: told[name] for name in TEXTS if name in told},
                core=data.get("core") == "yes", at=_moment(annotation),
            )  # fmt: skip


def _told(results: Sequence[Mapping[str, Any]], place: str) -> dict[str, str]:
    """By the name of what was asked; of several lines of a text all."""
    found = {}
    for result in results:
        name, value = result.get("from_name"), result.get("value", {})
        if name == JUDGEMENT:
            found[name] = text_of(value["choices"][0], f"{place}: {name}")
        elif name in TEXTS:
            lines = value["text"]
            found[name] = "\n".join(text_of(line, f"{place}: {name}") for line in
                                    (lines if isinstance(lines, list) else [lines]))  # fmt: skip
    return found


def _reviewer(by: Any, place: str) -> str:
    """The e-mail address where the export tells it, else the number of the user."""
    if isinstance(by, Mapping):
        by = by.get("email") or by["id"]
    if isinstance(by, bool) or not isinstance(by, int | str) or by == "":
        raise UserError(f"{place}: completed_by names nobody")
    return by if isinstance(by, str) else f"label-studio:{by}"


def _moment(annotation: Mapping[str, Any]) -> str:
    """When it was last changed, to the second."""
    found = _UTC.fullmatch(str(annotation.get("updated_at") or annotation.get("created_at") or ""))
    return f"{found[1]}Z" if found else ""
