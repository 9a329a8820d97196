"""A seed's file: YAML front matter, then the Markdown that all offsets count in."""

import dataclasses
from typing import Any

import yaml

from .errors import UserError
from .records import Fidelity, Seed

_FRONT = "---\n"
_OWN_FIELDS = ("markdown", "path")  # not in the front matter: they are the file itself
try:
    from yaml import CSafeDumper as _Dumper
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def render_seed(seed: Seed) -> str:
    """The seed's file: YAML front matter with the fields that say something, then the Markdown."""
    front: dict[str, Any] = {}
    for item in dataclasses.fields(seed):
        value = getattr(seed, item.name)
        if item.name in _OWN_FIELDS or (value == item.default and value in ("", ())):
            continue
        if isinstance(value, Fidelity):
            value = {k: round(v, 4) for k, v in dataclasses.asdict(value).items() if v is not None}
        front[item.name] = list(value) if isinstance(value, tuple) else value
    head = yaml.dump(front, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1 << 20)
    return f"{_FRONT}{head}{_FRONT}{seed.markdown}"


def markdown_of(text: str) -> str:
    """All below the front matter."""
    return text.partition(_FRONT)[2].partition("\n" + _FRONT)[2]


def parse_seed(text: str, path: str) -> Seed:
    """The inverse of `render_seed`. Raises UserError where the text is no seed."""
    _, mark, rest = text.partition(_FRONT)
    head, end, markdown = rest.partition("\n" + _FRONT)
    try:
        if not mark or not end:
            raise ValueError("no front matter")
        front = yaml.load(head, Loader=_Loader)
        front["fidelity"] = Fidelity(**front.get("fidelity", {}))
        front |= {key: tuple(front[key]) for key in ("flags", "consent") if key in front}
        return Seed(markdown=markdown, path=path, **front)
    except (ValueError, TypeError, AttributeError, RecursionError, yaml.YAMLError) as error:
        problem = str(error).partition("\n")[0]
        raise UserError(f"{path} is no seed ({problem}): delete it and crawl again") from None
