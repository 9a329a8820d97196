"""A cross-encoder from a folder: real ONNX Runtime and tokenizers, on a model of a dozen numbers."""

import json
from pathlib import Path
from typing import Any

import pytest

from filters.verifier.entailment import CrossEncoder
from filters.verifier.opening import opened
from filters.verifier.questions import Asked
from gristmill.config import Verifier
from gristmill.errors import UserError
from gristmill.store import Workspace

from . import onnx_file

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")
NLI = ("contradiction", "entailment", "neutral")
VOTES = {"right": [0.0, 9.0, 0.0], "wrong": [9.0, 0.0, 0.0]}


def claim(text: str, passage: str = "said") -> Asked:
    return Asked(kind="claims", text=text, passage=passage, question="", heading="")


@pytest.mark.parametrize(
    ("labels", "votes"),
    [
        (NLI, VOTES),
        (("ENTAILMENT", "NEUTRAL", "CONTRADICTION"), {"right": [9.0, 0.0, 0.0], "wrong": [0.0, 0.0, 9.0]}),
        (("not_supported", "supported"), {"right": [0.0, 9.0], "wrong": [9.0, 0.0]}),
        (("LABEL_0",), {"right": [9.0], "wrong": [-9.0]}),
    ],
)
def test_the_order_of_the_labels_is_read_from_the_folder(
    labels: tuple[str, ...], votes: dict[str, Any], tmp_path: Path
) -> None:
    encoder = CrossEncoder(onnx_file.write(tmp_path / "tiny", labels, votes))
    right, wrong = (one.score for one in encoder.ask([claim("right"), claim("wrong")]))
    assert right is not None
    assert wrong is not None
    assert right > 0.9
    assert wrong < 0.1
    assert (encoder.name, encoder.figures()) == ("tiny", {"calls": 2})


def test_opinions_come_in_the_order_of_the_questions(tmp_path: Path) -> None:
    encoder = CrossEncoder(onnx_file.write(tmp_path / "tiny", NLI, VOTES))
    texts = ["right " * (40 - n) if n % 3 else "wrong " * (n + 1) for n in range(40)]
    found = [one.score for one in encoder.ask([claim(text, "") for text in texts])]
    assert [score is not None and score > 0.5 for score in found] == [n % 3 != 0 for n in range(40)]
    assert found == [one.score for one in encoder.ask([claim(text, "") for text in texts])]


def test_a_long_passage_is_cut_and_the_claim_is_not(tmp_path: Path) -> None:
    encoder = CrossEncoder(onnx_file.write(tmp_path / "tiny", NLI, {"right": [0.0, 4000.0, 0.0]}))
    (one,) = encoder.ask([claim("right", "word " * 2000)])
    assert one.score is not None
    assert one.score > 0.9


def test_an_answer_is_laid_beside_its_question(tmp_path: Path) -> None:
    encoder = CrossEncoder(onnx_file.write(tmp_path / "tiny", NLI, VOTES))
    (one,) = encoder.ask([Asked(kind="answers", text="wrong", question="right right right", heading="")])
    assert one.score is not None
    assert one.score > 0.5


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"model.onnx": None}, "holds no model.onnx nor onnx/model.onnx"),
        ({"tokenizer.json": None}, "holds no tokenizer.json"),
        ({"config.json": None}, "holds no config.json"),
        ({"config.json": "{"}, "cannot be read"),
        ({"config.json": json.dumps({"id2label": {"0": "LABEL_0", "1": "LABEL_1"}})}, "it names LABEL_0, LABEL_1"),
        ({"config.json": "{}"}, "it names none"),
        ({"model.onnx": "no model"}, "cannot be loaded"),
        ({"tokenizer.json": "{}"}, "cannot be loaded"),
    ],
)
def test_a_folder_that_is_no_model_is_said_in_a_sentence(
    broken: dict[str, str | None], message: str, tmp_path: Path
) -> None:
    folder = onnx_file.write(tmp_path / "tiny", NLI, VOTES)
    for name, text in broken.items():
        (folder / name).unlink() if text is None else (folder / name).write_text(text)
    with (
        pytest.raises(UserError, match=message),
        opened(Workspace(tmp_path / "ws", create=True), Verifier(use=str(folder))),
    ):
        pass


def test_a_folder_is_a_cross_encoder(tmp_path: Path) -> None:
    folder = onnx_file.write(tmp_path / "tiny", NLI, VOTES)
    with opened(Workspace(tmp_path / "ws", create=True), Verifier(use=str(folder))) as panel:
        assert panel is not None
        assert panel.name == "tiny"
