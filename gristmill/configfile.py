"""spiders.yaml as a file: read with its line numbers, so that every mistake is one sentence.

The sentence names file, line, key and what was expected.
"""

import re
import typing
from pathlib import Path
from typing import Any

import pydantic
import yaml
from pydantic import BaseModel

from .config import Config, Limits
from .errors import ConfigError
from .nearest import nearest

_SURROGATE = re.compile("[\ud800-\udfff]")  # YAML's escapes can write them; no UTF-8 file and no URL can hold them
MAX_BYTES = 4 << 20  # a configuration file beyond 4 MiB is none


class Lines(dict[tuple[str | int, ...], int]):
    """Line number, from 1, of every place in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[int] = set()  # identities of the YAML nodes: one seen twice stands behind an alias


def load(path: Path) -> Config:
    """Read and validate a configuration file. Raises ConfigError with file, line, key and what was expected."""
    try:
        with path.open("rb") as handle:
            body = handle.read(MAX_BYTES + 1)  # a device has no size, and no end
        if len(body) > MAX_BYTES:
            raise ConfigError(f"{path} is larger than {MAX_BYTES >> 20} MiB: is it the right file?")
        text = body.decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8 text") from None
    return parse(text, str(path))


def parse(text: str, path: str = "spiders.yaml") -> Config:
    """Validate the text of a configuration file; `path` names it in messages. Raises ConfigError."""
    lines = Lines()
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = _plain(node, (), lines, path) if node is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise ConfigError(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {problem}") from None
    except RecursionError:
        raise ConfigError(f"{path}: nested too deeply") from None
    if not isinstance(data, dict):
        raise ConfigError(f"{path}:1: expected keys such as sources: and defaults:")
    _apply_defaults(data)
    try:
        config = Config.model_validate(data)
    except pydantic.ValidationError as error:
        raise ConfigError(_explain(error, lines, path)) from None
    names: set[str] = set()
    for index, source in enumerate(config.sources):
        if source.name in names:
            raise ConfigError(
                f"{path}:{_line(lines, ('sources', index, 'name'))}: sources.name: {source.name!r} stands twice"
            )
        names.add(source.name)
    return config


def _plain(node: yaml.Node, at: tuple[str | int, ...], lines: Lines, path: str) -> Any:
    """A YAML node as plain data, its lines noted. Aliases are refused: a small file could grow without bound."""
    if id(node) in lines.seen:
        raise ConfigError(f"{path}:{node.start_mark.line + 1}: {_dotted(at)}: aliases are not allowed")
    lines.seen.add(id(node))
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise ConfigError(f"{path}:{line}: {_dotted(at)}: expected a word as key")
            name = key.value
            if name in found:
                raise ConfigError(f"{path}:{line}: {_dotted((*at, name))}: the key stands twice")
            lines[*at, name] = line
            found[name] = _plain(value, (*at, name), lines, path)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*at, i), lines, path) for i, item in enumerate(node.value)]
    if _SURROGATE.search(node.value):
        raise ConfigError(
            f"{path}:{node.start_mark.line + 1}: {_dotted(at)}: holds half a character (U+D800 to U+DFFF)"
        )
    try:
        return yaml.SafeLoader("").construct_object(node, deep=True)
    except (ValueError, AttributeError, LookupError):  # what PyYAML makes of 2024-02-30 or `!!int x`
        kind = node.tag.rpartition(":")[2]
        raise ConfigError(
            f"{path}:{node.start_mark.line + 1}: {_dotted(at)}: {node.value[:80]!r} is no {kind}"
        ) from None


def _apply_defaults(data: dict[str, Any]) -> None:
    defaults, sources = data.get("defaults"), data.get("sources")
    if isinstance(defaults, dict) and isinstance(sources, list):
        known = {key: value for key, value in defaults.items() if key in Limits.model_fields}
        data["sources"] = [{**known, **source} if isinstance(source, dict) else source for source in sources]


def _explain(error: pydantic.ValidationError, lines: Lines, path: str) -> str:
    first = min(error.errors(), key=lambda e: _line(lines, e["loc"]))
    where = first["loc"]
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        message = f"unknown key{nearest(str(where[-1]), _keys(where[:-1]))}"
    elif first["type"] == "missing":
        message = "this key is required"
    elif first["type"] == "string_pattern_mismatch" and where[-1] in ("name", "spider"):
        message = "expected lower-case letters, digits, dots, dashes and underscores"
    elif first["type"] == "string_pattern_mismatch" and where[-1] == "endpoint":
        message = "expected capital letters, digits and underscores, as behind OPENAI_BASE_URL_"
    elif first["type"] == "string_pattern_mismatch":
        message = "expected a BCP 47 language tag such as en, pt-BR or zh-Hant"
    else:
        message = message[0].lower() + message[1:]
        if isinstance(first["input"], (str, int, float, bool)) and "password" not in message:
            message += f", got {str(first['input'])[:80]!r}"
    return f"{path}:{_line(lines, where)}: {_dotted(where)}: {message}"


def _line(lines: Lines, where: tuple[str | int, ...]) -> int:
    while where and where not in lines:
        if where[:1] == ("sources",) and len(where) == 3 and ("defaults", where[2]) in lines:
            return lines["defaults", where[2]]  # the value came from the defaults block
        where = where[:-1]
    return lines.get(where, 1)


def _dotted(where: tuple[str | int, ...]) -> str:
    keys = (part if part.isprintable() else repr(part) for part in where if isinstance(part, str))
    return ".".join(keys) or "file"


def _keys(where: tuple[str | int, ...]) -> list[str]:
    """The keys that the block at a place may have."""
    model: type[BaseModel] = Config
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = next((m for m in _models(model.model_fields[part].annotation)), model)
    return list(model.model_fields)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if arguments := typing.get_args(annotation):
        return [model for argument in arguments for model in _models(argument)]
    return [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []
