"""What a person names on the command line, as sources."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pydantic

from .config import Config, Limits, Source
from .errors import UserError

_NOT_NAME = re.compile(r"[^a-z0-9._-]+")
_ARCHIVES = (".warc", ".warc.gz", ".wacz")


def resolve(
    targets: Sequence[str], config: Config, *, limits: Mapping[str, Any], use_defaults: bool = False
) -> list[Source]:
    """The sources that targets name, in order, with the command line's `limits`; without targets all configured ones.

    `use_defaults`: the configuration's defaults also hold for URLs and folders. Raises UserError for a target that is
    nothing of the kind.
    """
    found: list[Source] = []
    for target in targets or [source.name for source in config.sources]:
        source = _source(target, config, use_defaults=use_defaults)
        if any(other.name == source.name for other in found):
            source = source.model_copy(update={"name": f"{source.name[:60]}-{len(found) + 1}"})
        found.append(_limited(source, limits))
    if not found:
        raise UserError("the configuration has no sources: name a URL or a folder, or add a block below `sources:`")
    return found


def _source(target: str, config: Config, *, use_defaults: bool) -> Source:
    if any(source.name == target for source in config.sources):
        return config.source(target)
    defaults = {name: getattr(config.defaults, name) for name in Limits.model_fields} if use_defaults else {}
    if "://" in target:
        parts = urlsplit(target)
        name = _name(f"{parts.netloc.rpartition('@')[2]}{_folder(parts.path)}")
        pdf = {"pdf": True} if parts.path.lower().endswith(".pdf") else {}
        return _build({**defaults, **pdf, "name": name, "start": [target]}, target)
    path = Path(target).expanduser()
    if path.is_dir() or (path.is_file() and path.name.endswith(_ARCHIVES)):
        return _build({**defaults, "name": _name(path.absolute().name), "start": [str(path.absolute())]}, target)
    known = ", ".join(source.name for source in config.sources) or "none"
    raise UserError(
        f"{target!r} is no URL, no folder, no archive and no source of the configuration (sources: {known})"
    )


def _folder(path: str) -> str:
    return path if path.endswith("/") else path.rpartition("/")[0]


def _name(text: str) -> str:
    return _NOT_NAME.sub("-", text.lower()).strip("-._")[:64].rstrip("-._") or "site"


def _build(data: dict[str, Any], target: str) -> Source:
    try:
        return Source.model_validate(data)
    except pydantic.ValidationError as error:
        raise UserError(f"{target!r}: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None


def _limited(source: Source, limits: Mapping[str, Any]) -> Source:
    given = {key: value for key, value in limits.items() if value is not None}
    if not given:
        return source
    return _build({**source.model_dump(), **given}, source.name)
