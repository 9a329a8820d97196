"""Files of several tools are read as questions, texts and evidence; what cannot be read says why."""

import json
import os
import threading
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from gristmill.entries import Given, entries, entry, read
from gristmill.errors import UserError

ASKED, SAID = "What is Tarn?", "Tarn is a queue."
TALK = [{"role": "system", "content": "Be kind."}, {"role": "user", "content": ASKED}]
FORMS: dict[str, tuple[dict[str, Any], tuple[tuple[str, str], ...]]] = {
    "claim": ({"claim": SAID}, (("", SAID),)),
    "pair": ({"question": ASKED, "answer": SAID}, ((ASKED, SAID),)),
    "easy-dataset": ({"question": ASKED, "answer": SAID, "cot": "Hm.", "labels": []}, ((ASKED, SAID),)),
    "synthetic-data-kit": ({"question": ASKED, "answer": SAID, "rating": 8}, ((ASKED, SAID),)),
    "alpaca": ({"instruction": "Say it.", "input": ASKED, "output": SAID}, ((f"Say it.\n\n{ASKED}", SAID),)),
    "alpaca without input": ({"instruction": ASKED, "input": "", "output": SAID, "system": ""}, ((ASKED, SAID),)),
    "distilabel": ({"instruction": ASKED, "generation": SAID, "distilabel_metadata": {}}, ((ASKED, SAID),)),
    "distilabel, several": ({"prompt": ASKED, "generations": [SAID, "No."]}, ((ASKED, SAID), (ASKED, "No."))),
    "messages": ({"messages": [*TALK, {"role": "assistant", "content": SAID}]}, ((ASKED, SAID),)),
    "ShareGPT": (
        {"conversations": [{"from": "human", "value": ASKED}, {"from": "gpt", "value": SAID}]},
        ((ASKED, SAID),),
    ),
    "DataForge": ({"text": "…", "metadata": {"prompt": ASKED, "rollout_results": [{"text": SAID}]}}, ((ASKED, SAID),)),
    "rollouts": ({"rollout_results": [{"text": SAID, "finish_reason": "stop"}]}, (("", SAID),)),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_record_of_each_form_is_read(name: str) -> None:
    record, turns = FORMS[name]
    found = entry(record, "7")
    assert (found.id, found.turns, found.fault) == ("7", turns, "")


def test_every_turn_of_an_assistant_goes_with_the_question_before_it() -> None:
    said = [("user", "A?"), ("assistant", "a"), ("user", "B?"), ("assistant", "b")]
    found = entry({"messages": [{"role": role, "content": text} for role, text in said]}, "1")
    assert found.turns == (("A?", "a"), ("B?", "b"))


@pytest.mark.parametrize(
    ("held", "read_as"),
    [
        (["One.", "Two."], (Given(text="One."), Given(text="Two."))),
        ("One.", (Given(text="One."),)),
        ([{"quote": "One.", "url": "u", "licence": "MIT"}], (Given(text="One.", url="u", licence="MIT"),)),
        ([{"page_content": "One.", "license": "MIT"}], (Given(text="One.", licence="MIT"),)),
        ([], ()),
        (["", "  "], ()),
    ],
)
@pytest.mark.parametrize("key", ["evidence", "contexts", "chunk"])
def test_evidence_is_read_in_several_forms(key: str, held: object, read_as: tuple[Given, ...]) -> None:
    assert entry({"claim": SAID, key: held}, "1").evidence == read_as


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        ([], "no-object"),
        ("text", "no-object"),
        ({}, "no-known-form"),
        ({"answer": SAID}, "no-known-form"),
        ({"claim": 3}, "no-known-form"),
        ({"claim": "  "}, "no-text"),
        ({"messages": []}, "no-text"),
        ({"messages": ["text"]}, "no-known-form"),
        ({"claim": SAID, "evidence": [3]}, "evidence-unreadable"),
        ({"claim": SAID, "evidence": [{"url": "u"}]}, "evidence-unreadable"),
    ],
)
def test_what_cannot_be_read_says_why(record: object, fault: str) -> None:
    assert entry(record, "1").fault == fault


@pytest.mark.parametrize(
    ("record", "own"), [({"id": "a"}, "a"), ({"id": 0}, "0"), ({"uuid": "u"}, "u"), ({"id": None}, "4"), ({}, "4")]
)
def test_an_id_is_the_records_own_or_its_number(record: dict[str, Any], own: str) -> None:
    assert entry({**record, "claim": SAID}, "4").id == own


class TestFile:
    @pytest.mark.parametrize("indent", [None, 2])
    def test_one_document_is_a_list_of_records(self, tmp_path: Path, indent: int | None) -> None:
        (tmp_path / "f.json").write_text(json.dumps([{"claim": "A b."}, {"claim": "C d."}], indent=indent))
        assert [one.turns[0][1] for one in entries(tmp_path / "f.json")] == ["A b.", "C d."]

    def test_what_synthetic_data_kit_writes_before_save_as_is_its_pairs(self, tmp_path: Path) -> None:
        held = {"id": "doc", "summary": "…", "qa_pairs": [{"question": ASKED, "answer": SAID}, {"question": ASKED}]}
        (tmp_path / "f.json").write_text(json.dumps(held, indent=2))
        assert [(one.id, one.fault) for one in entries(tmp_path / "f.json")] == [
            ("doc#1", ""),
            ("doc#2", "no-known-form"),
        ]

    def test_a_line_that_is_broken_costs_itself(self, tmp_path: Path) -> None:
        lines = [b"\xef\xbb\xbf" + json.dumps({"claim": SAID}).encode(), b"{", b"", b'"\xff"', b"[" * 100_000, b"{}"]
        (tmp_path / "f.jsonl").write_bytes(b"\n".join(lines))
        found = [(one.id, one.fault) for one in entries(tmp_path / "f.jsonl")]
        assert found == [("1", ""), ("2", "not-json"), ("4", "not-utf-8"), ("5", "not-json"), ("6", "no-known-form")]

    def test_a_file_that_is_not_there_is_said_in_a_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="cannot be read"):
            list(entries(tmp_path / "none.jsonl"))

    def test_half_a_surrogate_pair_is_read(self) -> None:
        assert next(read([{"claim": "half \ud83d"}])).turns == (("", "half \ud83d"),)


def test_a_pipe_is_read_and_one_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "claims.jsonl"
    os.mkfifo(pipe)
    assert not list(entries(pipe))
    held = os.open(pipe, os.O_RDWR)
    os.write(held, b'{"claim": "Tarn is a queue."}\n')
    writer = threading.Timer(0.2, os.close, (held,))
    writer.start()
    assert [one.turns for one in entries(pipe)] == [(("", SAID),)]
    writer.join()


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"claim": "A queue waits. " * 60}) + "\n"
    path.write_text(line * 4_000)  # 3.6 MB
    tracemalloc.start()
    assert sum(not entry.fault for entry in entries(path)) == 4_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200_000


def test_a_document_over_several_lines_that_is_none_is_read_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text('\n{"claim":\n{"claim": "A queue waits."}\n')
    assert [(entry.id, entry.fault) for entry in entries(path)] == [("2", "not-json"), ("3", "")]
