"""Records as JSON documents, and the JSON Schema of each, read off its dataclass: nothing of a schema stands twice."""

import dataclasses
import inspect
import json
import re
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Union

from ..dataset.hub import Pushed
from ..dataset.patch import Patched
from ..records import Pair
from .checking import Checked
from .crawl_files import CrawlFiles
from .examining import Examination
from .explaining import Explained
from .forgetting import Forgotten
from .looking import Consents, Diff, Pages, Status
from .review.exchanging import ReviewExport, ReviewImport
from .sampling import Sample
from .showing import Shown
from .starting import Estimate, Started
from .storing import Moved
from .summary import Summary, TakenIn
from .verified import Verification, Verified

RECORDS: dict[str, type] = {
    "status": Status, "consents": Consents, "diff": Diff, "check": Checked, "show": Shown, "sample": Sample,
    "pages": Pages, "summary": Summary, "verify": Verification, "verified": Verified, "explained": Explained,
    "bench": Examination, "push": Pushed, "forget": Forgotten,
    "patch": Patched, "batch": TakenIn, "init": Started, "estimate": Estimate, "crawl": CrawlFiles,
    "review-export": ReviewExport, "review-import": ReviewImport,
    "moved": Moved,
}  # fmt: skip
# By the name that `gristmill schema` knows it by.
SCHEMAS = Path(__file__).parents[1] / "schemas"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FIELD = re.compile(r"^    (\w+): .*\n((?:    # .*\n)+)", re.MULTILINE)
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def document(record: Any) -> bytes:
    """A record as one JSON document in UTF-8: fields in the order of the class, mappings by key, floats in full.

    Half a surrogate pair, which a page may hold and UTF-8 may not, stands as its escape.
    """
    return _written(record, indent=2)


def line(record: Any) -> bytes:
    """The same as one line of JSON Lines."""
    return _written(record, indent=None)


def _written(record: Any, *, indent: int | None) -> bytes:
    text = json.dumps(plain(record), ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode() + b"\n"


def plain(value: Any) -> Any:
    """A record as JSON has it. A pair is as pair.schema.json says."""
    if isinstance(value, Pair):
        return value.to_record()
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one of RECORDS. It is strict: every field is there, and no other."""
    kind = RECORDS[name]
    parts: dict[str, Any] = {}
    _of(kind, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://gristmill.example/schemas/{name}.json",
        "title": f"{name} of Gristmill",
        **parts.pop(kind.__name__),
        "$defs": dict(sorted(parts.items())),
    }


def _of(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; records that it holds are put into `parts` by name."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(each, parts) for each in arguments]}
    if origin is tuple and arguments[1:] == (...,):
        return {"type": "array", "items": _of(arguments[0], parts)}
    if origin is Mapping and arguments[0] is str:
        return {"type": "object", "additionalProperties": _of(arguments[1], parts)}
    if kind is Pair:
        parts[kind.__name__] = json.loads((SCHEMAS / "pair.schema.json").read_text("utf-8"))
        return {"$ref": parts[kind.__name__]["$id"]}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}  # named before its fields are: a record may hold its like
            parts[kind.__name__] = _record(kind, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    raise TypeError(f"{kind} has no form in JSON")


def _record(kind: type, parts: dict[str, Any]) -> dict[str, Any]:
    said, hints = _comments(kind), typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    return {
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "type": "object",
        "additionalProperties": False,
        "required": names,
        "properties": {
            name: {**({"description": said[name]} if name in said else {}), **_of(hints[name], parts)} for name in names
        },
    }


def _comments(kind: type) -> dict[str, str]:
    """What the line under each field says of it: its unit, range or format."""
    found = _FIELD.findall(inspect.getsource(kind))
    return {name: " ".join(line.strip(" #") for line in lines.splitlines()) for name, lines in found}
