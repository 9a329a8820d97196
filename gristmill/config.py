"""spiders.yaml: one strict file for sources and stages.

Every mistake is one sentence with file, line, key and what was expected. Keys are the fields of the models below; the
JSON Schema (`gristmill schema spiders`) and README name the same ones, and tests hold them together.
"""

import difflib
import re
import typing
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import pydantic
import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from .errors import ConfigError, UserError
from .patterns import compiled

MAX_BYTES = 4 << 20  # a configuration file beyond 4 MiB is none
_DURATION = re.compile(r"(\d+(?:\.\d+)?)([smhdw])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def seconds(duration: str) -> float:
    """`90s`, `30m`, `24h`, `7d` or `2w` in seconds. Raises ValueError."""
    found = _DURATION.fullmatch(duration.strip())
    if not found:
        raise ValueError("expected a duration such as 30m, 24h or 7d")
    return float(found[1]) * _SECONDS[found[2]]


def _duration(value: str) -> str:
    seconds(value)
    return value


def _regex(value: str) -> str:
    compiled(value)
    return value


def _start(value: str) -> str:
    if "://" not in value:
        if not value.strip():
            raise ValueError("expected a URL or a folder")
        return value
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise ValueError("expected an http(s) URL such as https://docs.example.org/en/stable/")
    return value


Regex = Annotated[str, AfterValidator(_regex)]
Duration = Annotated[str, AfterValidator(_duration)]
Start = Annotated[str, AfterValidator(_start)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Lines(dict[tuple[str | int, ...], int]):
    """Line number, from 1, of every place in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[int] = set()  # identities of the YAML nodes: one seen twice stands behind an alias


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ConsentOverride(_Block):
    """An exclusion that a person answers for."""

    signals: list[str] = Field(
        default=["all"], min_length=1, description="signals to override, such as ai-train or noai; `all` for every one"
    )
    reason: str = Field(min_length=10, description="why, in writing: stands in each seed and on the dataset card")


class Limits(_Block):
    """What a source may ask of a server and of this machine; `defaults` in spiders.yaml sets them for all sources."""

    vertical: str = Field(default="", description="technical, legal, medical, …")
    licence: str = Field(
        default="",
        description="SPDX identifier or URL, where the pages do not state one; beats nothing that a page states",
    )
    language: Language | None = Field(default=None, description="BCP 47 tag, where the pages declare none")
    allow: list[Regex] = Field(
        default=[], description="crawl only URLs that match one of these; empty: all of the scope"
    )
    deny: list[Regex] = Field(default=[], description="never crawl URLs that match one of these")
    scope: Literal["host", "path"] = Field(
        default="host", description="stay on the start URL's host, or below its folder"
    )
    max_pages: int = Field(default=10_000, ge=1, description="pages per source")
    max_depth: int = Field(default=50, ge=0, description="links from the start URL")
    delay: float | None = Field(
        default=None, ge=0, le=300, description="seconds between requests to a host; default 0.5, none on loopback"
    )
    concurrency: int | None = Field(
        default=None, ge=1, le=32, description="requests at a time to a host; default 2, 8 on loopback"
    )
    timeout: float = Field(default=30, gt=0, le=300, description="seconds for one response")
    max_bytes: int = Field(default=20 << 20, ge=1 << 10, description="bytes of one response after decompression")
    robots: bool = Field(default=True, description="obey robots.txt; only for a server that is your own")
    sitemaps: list[Start] = Field(
        default=[], description="further sitemaps; robots.txt and /sitemap.xml are read anyway"
    )
    render: Literal["auto", "always", "never"] = Field(
        default="never", description="run pages in a browser: needs the [browser] extra"
    )
    pdf: bool = Field(default=False, description="read PDF files too: needs the [pdf] extra")
    markdown: bool = Field(
        default=True, description="use a page's Markdown twin where it proves to hold all that the HTML holds"
    )
    refresh: Duration | None = Field(
        default=None, description="with `run --due`: fetch again when the last crawl is older than this"
    )
    version: str = Field(
        default="all", description="stable, latest, all, or a pattern such as 4.* for sites with several versions"
    )
    consent: ConsentOverride | None = Field(
        default=None, description="use pages in spite of their signals, with a reason"
    )
    archive: Literal["none", "warc"] = Field(default="none", description="also write responses as WARC")
    min_coverage: Share | None = Field(
        default=None, description="share of the expected pages below which the run fails"
    )
    min_fidelity: Share = Field(
        default=0.85, description="flag pages whose Markdown holds less than this of any kind of structure"
    )
    keep_flagged: bool = Field(default=False, description="make pairs from flagged pages too")


class Source(Limits):
    """One site."""

    name: Name = Field(description="also the folder below seeds/")
    start: list[Start] = Field(min_length=1, description="URLs where the crawl begins, or folders with built HTML")
    spider: Name | None = Field(default=None, description="a file in crawler/spiders/ for an odd site")

    @property
    def is_local(self) -> bool:
        """Whether the source is a folder or archive on this machine."""
        return not any("://" in start for start in self.start)


class Model(_Block):
    """How to ask a model; its name and endpoint come from --model and the environment."""

    concurrency: int = Field(default=4, ge=1, le=256, description="requests at a time")
    temperature: float = Field(default=0.7, ge=0, le=2, description="of every request")
    max_reply_tokens: int = Field(default=700, ge=16, description="bound of one reply")
    timeout: float = Field(default=120, gt=0, description="seconds for one reply")
    retries: int = Field(default=4, ge=0, le=20, description="repeats after 429, 5xx and dropped connections")
    requests_per_minute: int | None = Field(default=None, ge=1, description="no more than these; default no limit")
    tokens_per_minute: int | None = Field(default=None, ge=1, description="no more than these; default no limit")
    price_input: float | None = Field(default=None, ge=0, description="per million tokens, in your currency")
    price_output: float | None = Field(default=None, ge=0, description="per million tokens, in your currency")
    seed: int = Field(default=7, description="sent to the endpoint, and picks the examples of self-instruct")


class Convert(_Block):
    """Seeds to pairs."""

    rules: list[str] | None = Field(default=None, description="rules to use; default all of them")
    # 40: of the pairs of Git's manual it keeps 97 % (12 kept 85 %, 24 kept 94 %); only five sections hold more, one 152
    max_pairs_per_section: int = Field(default=40, ge=1, description="the first rules of the list win")
    recipes: list[str] = Field(
        default=["paraphrase", "self_instruct"], description="model variations, used with --model"
    )
    max_sections: int | None = Field(
        default=None, ge=1, description="sections given to the model, spread over the pages; default all"
    )
    model: Model = Field(default_factory=Model)


class Filter(_Block):
    """Pairs to verdicts."""

    near_duplicate: Share = Field(
        default=0.7, description="Jaccard similarity of word pairs from which two texts count as one"
    )
    retrieve_within: int = Field(default=5, ge=1, description="BM25 must find the pair's own section among this many")
    max_question_words: int = Field(default=25, ge=3, description="longer questions are dropped")
    max_opening_share: Share = Field(
        default=0.15, description="share of a source's questions that may begin with the same two words"
    )


class Dataset(_Block):
    """Kept pairs to a dataset."""

    name: str = Field(default="gristmill-dataset", min_length=1, description="title of the dataset card")
    validation: Share = Field(default=0.05, description="share of the page groups")
    test: Share = Field(default=0.05, description="share of the page groups")
    min_real_share: Share = Field(
        default=0.5, description="least share of pairs that no model made; surplus variations stay out"
    )
    system: str = Field(default="", description="system message put before every conversation; empty for none")


class Config(_Block):
    """The whole of spiders.yaml."""

    contact: str = Field(
        default="", description="URL or e-mail address for the User-Agent: whom a site owner can reach"
    )
    defaults: Limits = Field(default_factory=Limits, description="for all sources")
    sources: list[Source] = Field(default=[], description="the sites")
    convert: Convert = Field(default_factory=Convert, description="seeds to pairs")
    filter: Filter = Field(default_factory=Filter, description="pairs to verdicts")
    dataset: Dataset = Field(default_factory=Dataset, description="kept pairs to a dataset")

    def source(self, name: str) -> Source:
        """The source of that name. Raises UserError with the nearest one."""
        for source in self.sources:
            if source.name == name:
                return source
        raise UserError(f"no source is named {name!r}{_nearest(name, [s.name for s in self.sources])}")


def load(path: Path) -> Config:
    """Read and validate a configuration file. Raises ConfigError with file, line, key and what was expected."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(f"{path} is larger than {MAX_BYTES >> 20} MiB: is it the right file?")
        text = path.read_text("utf-8")
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
        message = f"unknown key{_nearest(str(where[-1]), _keys(where[:-1]))}"
    elif first["type"] == "missing":
        message = "this key is required"
    elif first["type"] == "string_pattern_mismatch" and where[-1] in ("name", "spider"):
        message = "expected lower-case letters, digits, dots, dashes and underscores"
    elif first["type"] == "string_pattern_mismatch":
        message = "expected a BCP 47 language tag such as en, pt-BR or zh-Hant"
    else:
        message = message[0].lower() + message[1:]
        if isinstance(first["input"], (str, int, float, bool)):
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


def _nearest(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f", did you mean {close[0]!r}?" if close else f", expected one of {', '.join(sorted(known))}"
