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
    turns = {message.role: message.content for message in pair.messages}  # the last of each role
    if (turns.get("user"), turns.get("assistant")) != (pair.question, pair.answer):
        return reject(pair, NAME, "messages-differ")
    return accept(pair, NAME)
