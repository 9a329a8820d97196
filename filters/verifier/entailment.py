"""A local cross-encoder for natural language inference as a verifier: a folder that the user names, in ONNX form.

The folder is what exporters write: `config.json` (names and order of the labels), `tokenizer.json`, and `model.onnx`,
`onnx/model.onnx` or a quantised one. Nothing is downloaded.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gristmill.errors import UserError
from gristmill.extras import missing

from .questions import Asked, Opinion

MODELS = ("model.onnx", "model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")
_SAYS_YES = ("entail", "support", "consistent", "grounded")  # how labels of such models begin, in lower case
MOST_TOKENS = 512  # of a premise with its hypothesis; what these models were trained with
BATCH = 16


class CrossEncoder:
    """How likely a hypothesis follows from a premise. Raises UserError for a folder that is no such model."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.resolve().name
        self._yes = _label(folder)
        model = next((folder / name for name in MODELS if (folder / name).is_file()), None)
        if model is None:
            raise UserError(f"{folder} holds no {' nor '.join(MODELS[::2])}: export the model to ONNX first")
        if not (folder / "tokenizer.json").is_file():
            raise UserError(f"{folder} holds no tokenizer.json: save the model's fast tokenizer beside it")
        self._tokenizer, self._session = _loaded(folder, model)
        self._inputs = [each.name for each in self._session.get_inputs()]
        self._asked = 0

    def ask(self, listed: Sequence[Asked]) -> list[Opinion]:
        """As Verifier says; questions of about one length share a batch."""
        self._asked += len(listed)
        texts = [_texts(one) for one in listed]
        order = sorted(range(len(texts)), key=lambda at: (sum(map(len, texts[at])), at))
        found: dict[int, float] = {}
        for begin in range(0, len(order), BATCH):
            places = order[begin : begin + BATCH]
            found.update(zip(places, self._scores([texts[at] for at in places]), strict=True))
        return [Opinion(score=round(found[at], 4)) for at in range(len(listed))]

    def figures(self) -> dict[str, Any]:
        """Questions that it was asked."""
        return {"calls": self._asked}

    def close(self) -> None:
        """Nothing is held but memory."""

    def _scores(self, texts: Sequence[tuple[str, str]]) -> Iterator[float]:
        encoded = self._tokenizer.encode_batch(list(texts))
        columns = {
            "input_ids": [each.ids for each in encoded],
            "attention_mask": [each.attention_mask for each in encoded],
            "token_type_ids": [each.type_ids for each in encoded],
        }
        fed = {name: np.array(columns[name], dtype=np.int64) for name in self._inputs}
        for row in np.asarray(self._session.run(None, fed)[0], dtype=np.float64):
            yield _probability(row, self._yes)


def _loaded(folder: Path, model: Path) -> tuple[Any, Any]:
    """Tokenizer and session, on the CPU and one thread: the same numbers on every run."""
    try:
        import onnxruntime  # noqa: PLC0415  # an extra
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError:
        raise missing("a cross-encoder", "nli") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001  # both libraries raise bare ones of their own
        raise UserError(f"{folder} cannot be loaded ({str(error)[:200]}): is it a whole export?") from None
    unknown = {each.name for each in session.get_inputs()} - {"input_ids", "attention_mask", "token_type_ids"}
    if unknown:
        raise UserError(f"{model} wants {', '.join(sorted(unknown))}: it is no cross-encoder of two texts")
    tokenizer.enable_truncation(MOST_TOKENS, strategy="only_first")
    tokenizer.enable_padding(pad_id=_padding(tokenizer))
    return tokenizer, session


def _padding(tokenizer: Any) -> int:
    return next((found for mark in ("[PAD]", "<pad>") if (found := tokenizer.token_to_id(mark)) is not None), 0)


def _label(folder: Path) -> int:
    """The place of the label that says yes, as config.json has it; 0 of a model with a single one."""
    try:
        told = json.loads((folder / "config.json").read_text("utf-8"))
        labels = {int(at): str(name) for at, name in (told.get("id2label") or {}).items()}
    except FileNotFoundError:
        raise UserError(f"{folder} holds no config.json, which says what the model's labels mean") from None
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UserError(f"{folder / 'config.json'} cannot be read ({error})") from None
    if len(labels) == 1:
        return min(labels)
    named = [at for at, name in sorted(labels.items()) if name.lower().startswith(_SAYS_YES)]
    if len(named) != 1:
        listed = ", ".join(labels[at] for at in sorted(labels)) or "none"
        raise UserError(f"{folder / 'config.json'} must name one label for entailment in id2label; it names {listed}")
    return named[0]


def _probability(row: "np.ndarray[Any, np.dtype[np.float64]]", yes: int) -> float:
    """Softmax over the labels; the logistic function of a single one."""
    if row.size == 1:
        return float(1 / (1 + np.exp(-np.clip(row[0], -60, 60))))
    weights = np.exp(row - row.max())
    return float(weights[yes] / weights.sum())


def _texts(asked: Asked) -> tuple[str, str]:
    """Premise and hypothesis. Whether an answer answers is asked in the form that such models know best."""
    if asked.kind == "claims":
        return f"{asked.heading}\n{asked.passage}".strip(), asked.text
    return f"{asked.heading}\n{asked.text}".strip(), f"This answers the question: {asked.question}"
