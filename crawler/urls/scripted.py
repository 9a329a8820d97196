"""Where an inline script sends its readers: what can be told without running it."""

import re
from collections.abc import Iterator

# location.replace("x"), location.assign("x"), location = "x", window.location.href = "x" and the like.
_GOES = re.compile(
    r"(?<![\w$])(?:(?:window|document|self|top|parent|this)\s{0,4}\.\s{0,4}){0,2}location\s{0,4}"
    r"(?:\.\s{0,4}(?:replace|assign)\s{0,4}\(\s{0,9}|(?:\.\s{0,4}(?:href|pathname)\s{0,4})?=(?!=)\s{0,9})"
    r"(?:(?:(?:window|document|self)\s{0,4}\.\s{0,4})?location\s{0,4}\.\s{0,4}origin\s{0,9}\+\s{0,9}(?=[\"'`]/))?"
    r"(?:\"([^\"\n]{1,2000})\"|'([^'\n]{1,2000})'|`([^`$\n]{1,2000})`|([A-Za-z_$][\w$]{0,60})(?![\w$.(\[]))"
    r"(?!\s{0,9}\+(?!\s{0,9}(?:(?:window|document)\s{0,4}\.\s{0,4})?location\s{0,4}\.\s{0,4}(?:search|hash)))"
)


def targets(code: str) -> Iterator[str]:
    """The addresses that a script goes to and that stand in it as they are, or as the value of a variable; in order."""
    for found in _GOES.finditer(code):
        stated = found[1] or found[2] or found[3]
        if not stated and found[4]:
            value = re.search(
                rf"(?<![\w$.]){re.escape(found[4])}\s{{0,9}}=\s{{0,9}}([\"'])([^\"'\n]{{1,2000}})\1(?!\s{{0,9}}\+)",
                code,
            )
            stated = value[2] if value else ""
        if stated:
            yield stated
