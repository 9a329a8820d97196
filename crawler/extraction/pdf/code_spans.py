"""Code in running text that a change of type within a name has torn, and listings of R that a page has."""

import re

# Each in the order in which it is tried; `\1…` are what stays.
_TORN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"`([\w.]+-)` `(\w[\w.-]*)`"), r"`\1\2`"),  # a name with a hyphen at the end of its line
    (re.compile(r"`(https?://[^`\s]*)` `([^`\s]+)`"), r"`\1\2`"),
    (re.compile(r"\((\\?[<>=+*/-]{1,2}) `([^`()]+\))`"), r"`(\1 \2`"),  # "(< `A B)`": a sign is in no typewriter type
    (re.compile(r"`(\w[\w.-]*[\[(][^`\[\]()]*)`([\])])(?!\()"), r"`\1\2`"),  # "`show[file`]"
    (re.compile(r"`(\w*(?:\d|[a-z][A-Z])\w+)`((?!s\b|es\b|ed\b)[a-z]{1,2})(?![\w`])"), r"`\1\2`"),  # "`mill2ri`b"
)
# A call that goes on behind a sign in no typewriter type: "`f(x` = `0)`", "`Surv(time)` ∼ `sex`" within one.
_PARTED = re.compile(r"`([^`]+)`( ?(?:<-|\\?[=+*/<>~∼−-]|) ?)`([^`]+)`")
_SIGNS = str.maketrans({"∼": "~", "−": "-", "\\": None})
_ESCAPED = re.compile(r"`\(\\([<>=+*/-])")  # within code nothing is escaped
_PROMPTED = re.compile(r"[>+] |[>+]$")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def mended(markdown: str) -> str:
    """The Markdown of a document with its torn names and listings whole."""
    made: list[str] = []
    inside = False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            inside = not inside
            made.append(line)
        else:
            made.append(_rejoined(made, line) if inside else _whole(line))
    return "\n".join(made)


def _whole(line: str) -> str:
    for pattern, instead in _TORN:
        line = pattern.sub(instead, line)
    return _closed(_ESCAPED.sub(r"`(\1", line))


def _closed(line: str) -> str:
    """A line with the parts of each call that other type has torn as one."""
    while (joined := _PARTED.sub(_joined, line)) != line:
        line = joined
    return line


def _joined(found: re.Match[str]) -> str:
    """Both code spans as one where the first one leaves a bracket open."""
    first, sign, second = found.groups()
    is_open = sum(map(first.count, "([")) > sum(map(first.count, ")]"))
    return f"`{first}{sign.translate(_SIGNS)}{second}`" if is_open else found[0]


def _rejoined(made: list[str], line: str) -> str:
    """The first line of a listing that goes on from one of the page before: the fences between them are taken away,
    and the mark of the page stands before all of it.
    """
    if not made or not made[-1].startswith("```") or not line.startswith("+"):
        return line
    at = len(made) - 2
    marks = list[str]()
    while at >= 0 and (not made[at] or made[at].startswith("<!-- page ")):
        marks += [made[at]] if made[at] else []
        at -= 1
    if at > 0 and made[at] == "```" and _PROMPTED.match(made[at - 1]):
        del made[at:]
        opened = next(i for i in range(len(made) - 1, -1, -1) if made[i].startswith("```"))
        made[opened:opened] = [piece for mark in marks for piece in (mark, "")]
    return line
