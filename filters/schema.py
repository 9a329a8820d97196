"""The record follows pair.schema.json, and its messages say what question and answer say."""

import functools
import json
from importlib import resources

import jsonschema_rs

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "schema"


@functools.cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    text = (resources.files("gristmill") / "schemas" / "pair.schema.json").read_text("utf-8")
    return jsonschema_rs.Draft202012Validator(json.loads(text))


def schema(pair: Pair, context: Context) -> Verdict:
    """Reasons: schema-violation, messages-differ."""
    record = pair.to_record()
    if not _validator().is_valid(record):
        fault = min(f"{'.'.join(map(str, e.instance_path))}: {e.message}" for e in _validator().iter_errors(record))
        return reject(pair, NAME, "schema-violation", detail=fault[:200])
    return accept(pair, NAME) if _says_the_same(pair) else reject(pair, NAME, "messages-differ")


def _says_the_same(pair: Pair) -> bool:
    """Whether user and assistant take turns, the first asks the question, and the answer is all that is answered."""
    said = [message for message in pair.messages if message.role != "system"]
    asked, told = said[::2], said[1::2]
    if len(asked) != len(told) or any(m.role != "user" for m in asked) or any(m.role != "assistant" for m in told):
        return False
    return (asked[0].content, "\n\n".join(m.content for m in told)) == (pair.question, pair.answer)
