"""What an answer tells of the work on a product where its use is asked for: where bugs go, what is left to do.

The words are English.
"""

import re
from collections.abc import Sequence

from gristmill.text import sentences

_LIMITS = re.compile(r"\b(?:limitations|limits) of\b")
_REPORTS = re.compile(
    r"\b(?:report(?:s|ed|ing)?\b.{0,60}\b(?:bugs?|issues?|problems?|errors?)|(?:bugs?|issues?|problems?|errors?)\b.{0,60}"
    r"\breport(?:s|ed|ing)?|(?:bug|issue)[ -]?tracker|mailing lists?)\b",
    re.IGNORECASE,
)
LEAST_TOLD = 5  # words of a sentence about a limit: fewer are an address, or "Many."
_LEFT_TO_DO = re.compile(
    r"\b[Ww]hat (?:still )?(?:needs|has|remains) to be (?:done|implemented|written|improved)\b"
    r"|\b[Tt]hings (?:that are )?(?:left )?to do:|\b(?:TODO|FIXME)\b:|\b(?:to-?do|wish) ?list\b[^.]*:$"
    r"|\b[Ff]uture (?:work|plans|directions|improvements)\b[^.]*:$"
)


def is_errand(question: str, told: Sequence[str]) -> bool:
    """Whether an answer, in its plain texts, asks its readers for reports where limits are asked for, or goes on to a
    list of what is to be done."""
    if any(map(_LEFT_TO_DO.search, told)):
        return True
    if not _LIMITS.search(question):
        return False
    said = (text[slice(*span)] for text in told for span in sentences(text))
    return not any(len(one.split()) >= LEAST_TOLD and not _REPORTS.search(one) for one in said)
