"""What tells a text from others: runs of eight words. A copy of it anywhere shares some of them."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .text import words

LENGTH = 8  # words: shorter runs are common speech, as in the overlap checks of GPT-3 (13) and of Lee et al. 2022 (50)
_ESCAPED = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")


def phrases(text: str) -> set[str]:
    """All runs of LENGTH words in a text; none where it is shorter."""
    found = words(text)
    return {" ".join(found[at : at + LENGTH]) for at in range(len(found) - LENGTH + 1)}


def own(texts: Iterable[str], others: Iterable[str]) -> set[str]:
    """The phrases of `texts` that stand in none of the others."""
    found: set[str] = set().union(*map(phrases, texts))
    for text in others if found else ():
        found -= phrases(text)
    return found


def shared(text: str, wanted: set[str]) -> set[str]:
    """Those phrases of a text that are among the wanted ones; of JSON, of each string in it as it reads."""
    return set().union(*(phrases(part) & wanted for part in parts(text))) if wanted else set()


def parts(text: str) -> list[str]:
    """The strings of a JSON text, of which no phrase runs on into the next; any other text, without JSON's escapes."""
    try:
        return list(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return [_ESCAPED.sub(" ", text)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
