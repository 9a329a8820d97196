"""What a person names on the command line, as sources."""

import logging
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pydantic

from .config import Config, Limits, Source
from .errors import UserError
from .licences import is_known
from .provenance import refuse

_LOGIN = re.compile(r"//[^/@]*@")  # of a URL: a password is repeated nowhere
_NOT_NAME = re.compile(r"[^a-z0-9._-]+")
_ARCHIVES = (".warc", ".warc.gz", ".wacz")
_FILES = (
    ".html",
    ".htm",
    ".xhtml",
    ".md",
    ".pdf",
    ".yaml",
    *_ARCHIVES,
)  # a name that ends so is a file that is not there
_HOST = re.compile(
    r"(?:(?:[\w-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62}|localhost|(?:\d{1,3}\.){3}\d{1,3})(?::\d{1,5})?(?:/\S*)?"
)
# `docs.example.org`, `localhost:8000/docs/`: a URL without its scheme, and no file of that name is there
log = logging.getLogger("gristmill.targets")


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
        refuse(found[-1])
        if not is_known(found[-1].licence):
            log.warning("%s: licence %r is no SPDX identifier and no URL", found[-1].name, found[-1].licence)
    if not found:
        raise UserError("the configuration has no sources: name a URL or a folder, or add a block below `sources:`")
    return found


def _source(target: str, config: Config, *, use_defaults: bool) -> Source:
    if any(source.name == target for source in config.sources):
        return config.source(target)
    defaults = {name: getattr(config.defaults, name) for name in Limits.model_fields} if use_defaults else {}
    if "://" in target:
        try:
            parts = urlsplit(target)
        except ValueError:
            raise UserError(f"{target!r} is no URL: its host cannot be read") from None
        name = _name(f"{parts.netloc}{_folder(parts.path)}")
        pdf = {"pdf": True} if parts.path.lower().endswith(".pdf") else {}
        return _build({**defaults, **pdf, "name": name, "start": [target]}, target)
    path = Path(target).expanduser()
    if path.is_dir() or (path.is_file() and path.name.endswith(_ARCHIVES)):
        return _build({**defaults, "name": _name(path.absolute().name), "start": [str(path.absolute())]}, target)
    if path.is_file():
        raise UserError(
            f"{target!r} is a file: name its folder to crawl it, or `gristmill extract {target}` for its Markdown alone"
        )
    if _HOST.fullmatch(target) and not target.lower().endswith(_FILES):
        scheme = "http" if target.startswith("localhost") or target[0].isdigit() else "https"
        raise UserError(f"{target!r} has no scheme: did you mean {scheme}://{target.rstrip('/')}/ ?")
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
        shown = _LOGIN.sub("//…@", target)
        raise UserError(f"{shown!r}: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None


def _limited(source: Source, limits: Mapping[str, Any]) -> Source:
    given = {key: value for key, value in limits.items() if value is not None}
    if not given:
        return source
    return _build({**source.model_dump(), **given}, source.name)
