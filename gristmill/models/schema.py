"""The JSON Schema of a reply's form, as endpoints take it."""

import functools
import json
from typing import Any

import pydantic


@functools.lru_cache(maxsize=512)  # forms of recipes, those with each choice of openings among them
def schema(form: type[pydantic.BaseModel]) -> str:
    """In the order of the fields: servers that force the schema write a reply in the schema's order."""
    return json.dumps(inlined(form.model_json_schema()), ensure_ascii=False, separators=(",", ":"))


def inlined(whole: dict[str, Any]) -> dict[str, Any]:
    """Without references and titles: some endpoints follow none."""
    definitions = whole.get("$defs", {})

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(entry) for entry in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return walk(definitions[node["$ref"].rpartition("/")[2]])
        left_out = ("$defs", "title", "description") if isinstance(node.get("title"), str) else ("$defs",)
        return {key: walk(value) for key, value in node.items() if key not in left_out}

    result: dict[str, Any] = walk(whole)
    return result
