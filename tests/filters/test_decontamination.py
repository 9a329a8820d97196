"""What a benchmark asks or answers is kept out of the set; a common phrase is not."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from filters.context import Context
from filters.decontamination import decontamination
from filters.judge import judge
from gristmill.config import Filter
from gristmill.errors import UserError
from gristmill.records import Pair
from gristmill.store import Workspace, write_pairs

QUOTE = "The connection is not shared between threads."
ASKED = "How long does a call of the queue wait for its answer before it raises an error in Tarn?"
LONG = "Which of these statements about the weather in the northern mountains during winter is right? " * 3


def known(context: Context, *files: Path) -> Context:
    names = [str(file) for file in files]
    return dataclasses.replace(context, settings=context.settings.model_copy(update={"decontaminate": names}))


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    path = tmp_path / "bench.jsonl"
    records = [
        {"id": 1, "item": {"question": LONG, "choices": ["Yes", "B"]}},
        {"question": ASKED},
        {"q": "What is a tarn?"},
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


@pytest.mark.parametrize(
    ("question", "place"),
    [
        (ASKED, 2),
        (ASKED.upper().replace("?", " !"), 2),
        (f"Please say: {ASKED}", 2),
        (ASKED.replace("How long does", "For what time does"), 2),
        ("What is a Tarn?", 3),
        (LONG, 1),
        ("What is a tarn made of?", 0),
        ("Yes", 0),
        (f"{' '.join(LONG.split()[:12])} or not, {'and what else is there to be said of it ' * 4}", 0),
        ("How long does a call of the queue wait?", 0),
        (f"{' '.join(ASKED.split()[:9])} forever, and what is to be done about it?", 0),
    ],
)
def test_a_pair_that_repeats_a_benchmark_is_dropped_with_its_place(
    ask: Callable[..., Pair], context: Context, bench: Path, question: str, place: int
) -> None:
    verdict = decontamination(ask(question, QUOTE), known(context, bench))
    assert (verdict.reason, verdict.other) == (("in-benchmark", f"{bench}:{place}") if place else ("", ""))


def test_answers_count_too_and_texts_of_other_forms(ask: Callable[..., Pair], context: Context, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"One.\n\n{ASKED}\n")
    (tmp_path / "b.json").write_text(json.dumps([{"x": [ASKED]}], indent=1))
    pair = ask("Is it?", QUOTE, answer=ASKED)
    assert decontamination(pair, known(context, tmp_path / "a.txt")).other == f"{tmp_path / 'a.txt'}:3"
    assert decontamination(pair, known(context, tmp_path / "b.json")).other == f"{tmp_path / 'b.json'}:1"
    assert decontamination(pair, context).decision == "accept"


def test_the_longest_run_is_measured_and_told(ask: Callable[..., Pair], context: Context, bench: Path) -> None:
    half = " ".join(ASKED.split()[:12])
    verdict = decontamination(ask(f"{half} and then {'some other words follow ' * 5}", QUOTE), known(context, bench))
    assert verdict.score == pytest.approx(12 / len(ASKED.split()), abs=0.001)


def test_a_file_that_changed_is_read_again(ask: Callable[..., Pair], context: Context, bench: Path) -> None:
    assert decontamination(ask(ASKED, QUOTE), known(context, bench)).decision == "reject"
    bench.write_text("{}\n")
    assert decontamination(ask(ASKED, QUOTE), known(context, bench)).decision == "accept"


@pytest.mark.parametrize(("name", "text"), [("none.jsonl", None), ("bad.jsonl", "{"), ("bad.json", "[")])
def test_a_file_that_cannot_be_read_stops_the_stage_before_it_begins(
    workspace: Workspace, good: Pair, tmp_path: Path, name: str, text: str | None
) -> None:
    write_pairs(workspace.pairs, [good])
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(UserError, match=r"filter\.decontaminate"):
        judge(workspace, Filter(decontaminate=[str(tmp_path / name)]))
    assert not workspace.kept.exists()
