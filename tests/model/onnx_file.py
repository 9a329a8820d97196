"""A tiny cross-encoder, written by hand: each token has a vote for every label, and the logits are the mean of them.

The ONNX file is protocol-buffer bytes (onnx.proto: field numbers below), so that no test needs the `onnx` package.
"""

import json
import struct
from collections.abc import Sequence
from pathlib import Path

FLOAT, INT64 = 1, 7  # TensorProto.DataType


def _number(value: int) -> bytes:
    out = b""
    while True:
        value, low = value >> 7, value & 127
        out += bytes([low | (128 if value else 0)])
        if not value:
            return out


def field(at: int, value: "int | bytes | str") -> bytes:
    if isinstance(value, int):
        return _number(at << 3) + _number(value)
    data = value.encode() if isinstance(value, str) else value
    return _number(at << 3 | 2) + _number(len(data)) + data


def value_info(name: str, kind: int, dims: Sequence[str]) -> bytes:
    shape = b"".join(field(1, field(2, dim)) for dim in dims)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, shape)))


def model(votes: Sequence[Sequence[float]]) -> bytes:
    """logits = mean over tokens of votes[token]."""
    flat = struct.pack(f"<{len(votes) * len(votes[0])}f", *(vote for row in votes for vote in row))
    table = field(1, len(votes)) + field(1, len(votes[0])) + field(2, FLOAT) + field(8, "votes") + field(9, flat)
    gather = field(1, "votes") + field(1, "input_ids") + field(2, "each") + field(4, "Gather")
    axes = field(1, "axes") + field(8, 1) + field(20, 7)
    keep = field(1, "keepdims") + field(3, 0) + field(20, 2)
    mean = field(1, "each") + field(2, "logits") + field(4, "ReduceMean") + field(5, axes) + field(5, keep)
    graph = field(1, gather) + field(1, mean) + field(2, "votes") + field(5, table)
    graph += field(11, value_info("input_ids", INT64, ("batch", "tokens")))
    graph += field(12, value_info("logits", FLOAT, ("batch", "labels")))
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 13))


def write(folder: Path, labels: Sequence[str], votes: dict[str, Sequence[float]]) -> Path:
    """A folder as exporters write it: words that have no votes have none for any label."""
    words = ["[PAD]", "[UNK]", *votes]
    folder.mkdir(parents=True, exist_ok=True)
    rows = [votes.get(word, [0.0] * len(labels)) for word in words]
    (folder / "model.onnx").write_bytes(model(rows))
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(labels))}))
    vocabulary = {word: at for at, word in enumerate(words)}
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"}, "post_processor": None, "decoder": None,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
    }  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    return folder
