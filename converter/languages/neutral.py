"""Packs for languages whose grammar we do not know: a heading or term stands uninflected, mostly in quotation marks.

A question names the product where its language lets it stand uninflected ("in Debian"), and begins with it elsewhere
("Debian: co oznacza …"). What needs no frame (questions as headings) works as in any language.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gristmill.text import fold

from .pack import Pack
from .plainly import reader

_NEVER = re.compile(r"(?!)")
_GENERIC = ("use", "install", "configure", "require", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Frames by what they ask, each with {x}, and {at} where the product belongs; empty: it is not asked."""

    about: tuple[str, ...]
    # {x} is a heading, in the language's quotation marks
    means: tuple[str, ...]
    # {x} is a term, in quotation marks
    serves: tuple[str, ...]
    # {x} is code: an option, a field, a function, a command
    how: tuple[str, ...] = ()
    # {x} is a heading that `task` matches, its first letter small
    parameter: tuple[str, ...] = ()
    # of {x}: {p}
    arguments: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    # of two: {a} and {b}
    careful: tuple[str, ...] = ()
    # {x} is a heading in quotation marks
    column: tuple[str, ...] = ()
    # what the row of {x} has under the header {column}
    error: tuple[str, ...] = ()
    generic: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # use, install, configure, require → frames with the name {x} of what stands above a heading such as "Usage"

    def frames(self) -> dict[str, tuple[str, ...]]:
        """Intent → frames."""
        by_intent = {
            "thing": self.about,
            **dict.fromkeys(("what_is", "definition"), self.means),
            **dict.fromkeys(
                ("definition_code", "row", "flag", "purpose", "purpose_class", "purpose_value", "purpose_command"),
                self.serves,
            ),
            **dict.fromkeys(("task", "steps"), self.how),
            "parameter": self.parameter,
            "arguments": self.arguments,
            "returns": self.returns,
            "example_api": self.example,
            "differ": self.differ,
            "beware": self.careful,
            "row_column": self.column,
            "error": self.error,
            **{f"generic_{what}": frames for what, frames in self.generic.items()},
        }
        return {intent: frames for intent, frames in by_intent.items() if frames}


def pack(
    language: str,
    phrases: Phrases,
    *,
    at: str,
    mark: str = "{}?",
    task: str = "",
    particle: str = "",
    question: str,
    skip: str,
    generic: Mapping[str, Sequence[str]],
    columns: Mapping[str, Sequence[str]],
    leans: str,
    action: str = "",
) -> Pack:
    """The pack of a language.

    `at`: how a product {a} hangs on a question. `task`, `question`: patterns of headings that say what is done, and
    that ask without a question mark; `mark` gives one to these, `particle` is cut off those. `skip`: headings of
    sections without knowledge. `generic`, `columns`: role → headings, and headers of tables. `leans`: first words of
    sentences that lean on the one before. `action`: first words of paragraphs that ask for something.
    """
    generics = {fold(heading): f"generic_{what}" for what, headings in generic.items() for heading in headings}
    unknown = set(generic) - set(_GENERIC)
    if unknown:
        raise ValueError(f"{language}: no such generic heading: {unknown}")
    return Pack(
        language=language,
        frames=phrases.frames(),
        anchors={
            "product": (at,),
            **dict.fromkeys(("module", "api", "command", "release"), (at,)),
            **dict.fromkeys(("topic", "task"), ("",)),  # cannot stand without being inflected
        },
        owners={},
        read=reader(
            generic=frozenset(generics),
            task=re.compile(task, re.IGNORECASE) if task else _NEVER,
            question=re.compile(rf"(?:{question})", re.IGNORECASE),
            mark=mark,
            particle=particle,
        ),
        skip=re.compile(skip, re.IGNORECASE),
        call_to_action=re.compile(action, re.IGNORECASE) if action else _NEVER,
        dangling=re.compile(leans),
        generic=generics,
        columns={fold(header): role for role, headers in columns.items() for header in headers},
    )
