"""The record follows pair.schema.json, and its messages say what question and answer say."""

import functools
import json
from collections.abc import Callable
from importlib import resources
from typing import Any

import fastjsonschema

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "schema"


@functools.cache
def _validate() -> Callable[[dict[str, Any]], object]:
    """Raises fastjsonschema's exception at the first fault. What a record says becomes no code: the schema is ours."""
    text = (resources.files("gristmill") / "schemas" / "pair.schema.json").read_text("utf-8")
    check: Callable[[dict[str, Any]], object] = fastjsonschema.compile(json.loads(text), use_default=False)
    return check


def schema(pair: Pair, context: Context) -> Verdict:
    """Reasons: schema-violation, messages-differ."""
    try:
        _validate()(pair.to_record())
    except fastjsonschema.JsonSchemaValueException as fault:
        return reject(pair, NAME, "schema-violation", detail=fault.message.removeprefix("data.")[:200])
    return accept(pair, NAME) if _says_the_same(pair) else reject(pair, NAME, "messages-differ")


def _says_the_same(pair: Pair) -> bool:
    """Whether user and assistant take turns, the first asks the question, and the answer is all that is answered."""
    said = [message for message in pair.messages if message.role != "system"]
    asked, told = said[::2], said[1::2]
    if len(asked) != len(told) or any(m.role != "user" for m in asked) or any(m.role != "assistant" for m in told):
        return False
    return (asked[0].content, "\n\n".join(m.content for m in told)) == (pair.question, pair.answer)
