"""What stands in anybody's file of claims or pairs: the forms of several tools, read as question, text and evidence.

| form | fields |
| --- | --- |
| claims | `claim` |
| questions and answers; Gristmill, easy-dataset, synthetic-data-kit | `question`, `answer` |
| Alpaca | `instruction`, `input`, `output` |
| distilabel | `instruction` or `prompt` with `generation`, `generations`, `response` or `completion` |
| DataForge and other runs of DataTrove | `rollout_results` or `inference_results` with `text`, also in `metadata` |
| messages, ShareGPT | `messages`, `conversations` or `conversation`, with `role`, `content` or `from`, `value` |
| synthetic-data-kit before `save-as` | one document with `qa_pairs` |

A record that has several of them is read by the first one in FORMS. A faulty record is an entry with a fault.
"""

import itertools
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from .errors import UserError

ASKED = ("question", "instruction", "prompt", "query", "user_input")
SAID = ("answer", "output", "generation", "generations", "response", "completion")
EVIDENCE = ("evidence", "contexts", "context", "reference_contexts", "passages", "chunk", "chunk_content")
_TEXT = ("quote", "text", "content", "page_content", "sentence")
_ASKING, _ANSWERING = ("user", "human"), ("assistant", "gpt", "model", "bot")

_MARK = b"\xef\xbb\xbf"  # of UTF-8, which some editors write before a file

Turns = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A text that a record brings as evidence."""

    text: str
    url: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record of a file."""

    id: str
    # as the record says it, else the number of its line or its place, from 1
    turns: tuple[tuple[str, str], ...] = ()
    # (question, text): the question is empty for a bare claim
    evidence: tuple[Given, ...] = ()
    fault: str = ""
    # reason code where it cannot be read:
    # not-json | not-utf-8 | no-object | no-known-form | no-text | evidence-unreadable


def entries(path: Path) -> Iterator[Entry]:
    """The records of a JSON Lines file, one at a time, or of one JSON document, in order.

    Raises UserError where there is no file.
    """
    try:
        with _opened(path) as handle:
            yield from _entries(handle)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror})") from None


def _opened(path: Path) -> BinaryIO:
    """A file or a pipe; a pipe that nobody writes to, which would be waited for for ever, holds nothing."""
    handle = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb")
    os.set_blocking(handle.fileno(), True)
    return handle


def _entries(handle: BinaryIO) -> Iterator[Entry]:
    """Lines as they come; only what begins as a document over several lines is read as a whole, and once."""
    first = handle.readline().removeprefix(_MARK)
    number = 1
    while first and not first.strip():
        first, number = handle.readline(), number + 1
    if _may_be_document(first):
        data = first + handle.read()
        if (whole := _document(data)) is not None:
            yield from read(whole)
            return
        lines: Iterable[bytes] = data.splitlines()
    else:
        lines = itertools.chain([first], handle)
    for at, line in enumerate(lines, number):
        if line.strip():
            yield from _of_line(line, str(at))


def read(records: Iterable[Any]) -> Iterator[Entry]:
    """Records as entries, in order; a list of `qa_pairs` is as many."""
    for number, record in enumerate(records, 1):
        yield from _expanded(record, str(number))


def _may_be_document(first: bytes) -> bool:
    """Whether a first line begins a JSON document over several lines, or a list."""
    return first.lstrip().startswith(b"[") or (first.lstrip().startswith(b"{") and not first.rstrip().endswith(b"}"))


def _document(data: bytes) -> list[Any] | None:
    """The records of one JSON document; None where it is none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else [found]


def _of_line(line: bytes, number: str) -> Iterator[Entry]:
    try:
        record = json.loads(line.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        yield Entry(id=number, fault="not-utf-8")
    except (ValueError, RecursionError):
        yield Entry(id=number, fault="not-json")
    else:
        yield from _expanded(record, number)


def _expanded(record: Any, number: str) -> Iterator[Entry]:
    held = record.get("qa_pairs") if isinstance(record, dict) else None
    if not isinstance(held, list):
        yield entry(record, number)
        return
    own = _id(record, number)
    for place, one in enumerate(held, 1):
        yield entry(one, f"{own}#{place}")


def entry(record: Any, number: str) -> Entry:
    """One record; `number` is its id where it has none."""
    if not isinstance(record, dict):
        return Entry(id=number, fault="no-object")
    own = _id(record, number)
    proofs = _evidence(record)
    if proofs is None:
        return Entry(id=own, fault="evidence-unreadable")
    for _, form in FORMS:
        turns = form(record)
        if turns is not None:
            said = tuple((asked.strip(), text.strip()) for asked, text in turns if text.strip())
            return Entry(id=own, turns=said, evidence=proofs, fault="" if said else "no-text")
    return Entry(id=own, fault="no-known-form")


def _id(record: Mapping[str, Any], number: str) -> str:
    own = next((record[key] for key in ("id", "uuid", "_id") if isinstance(record.get(key), (str, int))), "")
    return str(own) if own != "" else number


def _evidence(record: Mapping[str, Any]) -> tuple[Given, ...] | None:
    """The texts that come with a record; None where they have no form that is known."""
    held: Any = next((record[key] for key in EVIDENCE if record.get(key)), [])
    listed = held if isinstance(held, list) else [held]
    found = [_proof(one) for one in listed]
    return None if None in found else tuple(one for one in found if one and one.text.strip())


def _proof(one: Any) -> Given | None:
    if isinstance(one, str):
        return Given(text=one)
    if not isinstance(one, dict):
        return None
    text = next((one[key] for key in _TEXT if isinstance(one.get(key), str)), None)
    said = {key: str(one.get(key) or "") for key in ("url", "licence")}
    return None if text is None else Given(text=text, url=said["url"], licence=said["licence"] or _str(one, "license"))


def _str(record: Mapping[str, Any], *keys: str) -> str:
    return next((record[key] for key in keys if isinstance(record.get(key), str)), "")


def _claim(record: Mapping[str, Any]) -> Turns | None:
    return [("", record["claim"])] if isinstance(record.get("claim"), str) else None


def _answered(record: Mapping[str, Any]) -> Turns | None:
    """A question and what was said to it: one text, or several answers of which each counts."""
    key = next((key for key in SAID if isinstance(record.get(key), (str, list))), None)
    asked = _str(record, *ASKED)
    if key is None or not asked:
        return None
    said = record[key] if isinstance(record[key], list) else [record[key]]
    asked = "\n\n".join(part for part in (asked, _str(record, "input")) if part)
    return [(asked, text) for text in said if isinstance(text, str)]


def _conversation(record: Mapping[str, Any]) -> Turns | None:
    """Every turn of the assistant with the last question before it."""
    held = next(
        (record[k] for k in ("messages", "conversations", "conversation") if isinstance(record.get(k), list)), None
    )
    if held is None:
        return None
    turns, asked = [], ""
    for message in held:
        if not isinstance(message, dict):
            return None
        role, text = _str(message, "role", "from").lower(), _str(message, "content", "value")
        if role in _ASKING:
            asked = text
        elif role in _ANSWERING:
            turns.append((asked, text))
    return turns


def _rollouts(record: Mapping[str, Any]) -> Turns | None:
    """What a run of DataTrove adds to a document: the replies to it."""
    holders = [record, record.get("metadata")]
    for holder in holders:
        for key in ("rollout_results", "inference_results"):
            if isinstance(holder, dict) and isinstance(holder.get(key), list):
                texts = [_str(one, "text") for one in holder[key] if isinstance(one, dict)]
                return [(_str(holder, *ASKED), text) for text in texts]
    return None


FORMS: tuple[tuple[str, Callable[[Mapping[str, Any]], Turns | None]], ...] = (
    ("claim", _claim),
    ("question and answer", _answered),
    ("messages", _conversation),
    ("rollouts", _rollouts),
)
