"""What another dataset asks is not asked again; another answer to an alike question is."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from filters.context import Context
from filters.elsewhere import elsewhere
from filters.judge import judge
from gristmill.config import Filter
from gristmill.errors import UserError
from gristmill.records import Pair
from gristmill.store import Workspace, write_pairs

QUOTE = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
ASKED = "How long does the call of `tarn.connect` wait for the queue to answer?"
FORMS: dict[str, dict[str, Any]] = {
    "pair": {"id": "x", "question": ASKED, "answer": QUOTE},
    "alpaca": {"instruction": ASKED, "input": "", "output": QUOTE},
    "messages": {"messages": [{"role": "user", "content": ASKED}, {"role": "assistant", "content": QUOTE}]},
}


def beside(context: Context, path: Path, *records: object) -> Context:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return dataclasses.replace(context, settings=context.settings.model_copy(update={"also": [str(path)]}))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        (ASKED, QUOTE, "exact-duplicate-elsewhere"),
        (ASKED.lower().replace("?", ""), "Something else.", "exact-duplicate-elsewhere"),
        (f"So, {ASKED}", QUOTE, "near-duplicate-elsewhere"),
        (f"So, {ASKED}", "It never waits.", ""),
        ("How often is a job repeated?", QUOTE, ""),
    ],
)
def test_a_pair_that_another_set_has_is_dropped_with_its_twin(
    ask: Callable[..., Pair], context: Context, tmp_path: Path, form: str, question: str, answer: str, reason: str
) -> None:
    other = tmp_path / "other.jsonl"
    verdict = elsewhere(ask(question, QUOTE, answer=answer), beside(context, other, FORMS[form]))
    assert verdict.reason == reason
    assert verdict.other == (f"{other}:{FORMS[form].get('id', 1)}" if reason else "")


def test_without_another_set_nothing_is_compared(ask: Callable[..., Pair], context: Context) -> None:
    assert elsewhere(ask(ASKED, QUOTE), context).threshold is None


@pytest.mark.parametrize(("text", "said"), [(None, "cannot be read"), ("{}\n", "holds no pair"), ("", "holds no pair")])
def test_a_file_without_pairs_stops_the_stage_before_it_begins(
    workspace: Workspace, good: Pair, tmp_path: Path, text: str | None, said: str
) -> None:
    write_pairs(workspace.pairs, [good])
    if text is not None:
        (tmp_path / "other.jsonl").write_text(text)
    with pytest.raises(UserError, match=rf"filter\.also.*{said}"):
        judge(workspace, Filter(also=[str(tmp_path / "other.jsonl")]))
