"""Descriptions that only say again what the name and the headings say, or that and a type: "The port of the client"."""

import re

from gristmill.index.terms import content_terms

# Words that tell one entry from no other, beside those of its name.
_ANY = frozenset(
    content_terms(
        "a bool boolean class current data default field float function generate generated given instance int integer"
        " list member method name new number object optional parameter pointer return set specified string type value"
    )
)
_JOINT = re.compile(r"[_.:/#-]+|(?<=[a-z])(?=[A-Z])")
_TYPE = re.compile(r"^\W*\**[Tt]ype:?\**:? .*$", re.MULTILINE)


def only_names(text: str, *names: str, least: int = 1, tells: int = 1) -> bool:
    """Whether an English description, as Markdown, adds fewer than `least` words to the names of the entry and of what
    it stands in, or fewer than `tells` that tell.
    """
    types = " ".join(_TYPE.findall(text))
    new = set(_terms(_TYPE.sub("", text))).difference(_terms(types), *map(_terms, names))
    return len(new) < least or len(new - _ANY) < tells


def _terms(text: str) -> list[str]:
    return content_terms(_JOINT.sub(" ", text))
