"""Answers that code can grade: which pairs have one, what it is, and by which grader of `gristmill.grading`."""

import re
from dataclasses import dataclass

from ..facts import facts
from ..grading import Grader
from ..records import Pair
from ..sections import plain

MOST_WORDS = 4  # of an answer that is graded word by word: a longer one can be said in many ways
MOST_ITEM_WORDS = 3
_LISTED = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+(\S.*)")
_SIGNED = re.compile(r"`(?:[\w.]+ )?[\w.]+\(([^`]*)\)`")
_MEMBER = re.compile(r"(?:(?:class|classmethod|static|staticmethod|async|abstract|property) )*([\w.-]+)(?:\(.*\))?")
_PARAMETER = re.compile(r"\*{0,2}([A-Za-z_]\w*)(?:\s*[:=].*)?")
_SPLIT = re.compile(r",\s*(?![^(\[{]*[)\]}])")  # commas that stand in no brackets
_CODES = re.compile(r"`[^`\n]+`(?:\s*(?:,|and|or|\n)\s*`[^`\n]+`)+")
_NUMBER = re.compile(r"[-−+]?\d[\d,._]*\s?(?:[^\W\d_]+|%|°[CF])?\.?")
_ASKS_PARAMETERS = re.compile(r"\b(?:arguments?|parameters?|signature)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The answer as the grader wants it."""

    text: str
    # items of a set in lines, of a regex the pattern
    grader: Grader


def solution(pair: Pair) -> Solution | None:
    """What a reply to the pair's question is graded by; None where only a person or a model could grade it."""
    if not pair.answerable or pair.turns != 1 or "```" in pair.answer:
        return None
    lines = [line for line in pair.answer.splitlines() if line.strip()]
    if items := _items(pair, lines):
        return Solution(text="\n".join(items), grader="set")
    shown = plain(pair.answer)
    if pair.type == "version":
        return _version(shown)
    if pair.type in ("limits", "key_table") and (found := _number(shown)):
        return found
    if len(lines) == 1 and _is_name(pair, shown):
        return Solution(text=_name(shown), grader="exact")
    return None


def _items(pair: Pair, lines: list[str]) -> list[str]:
    """The items of a list of names; of a bare signature, those that its question asks for."""
    listed = [found[1] for line in lines if (found := _LISTED.fullmatch(line.strip()))]
    if len(lines) > 1 and len(listed) == len(lines):
        names = [plain(item).rstrip(".;,") for item in listed]
        return names if all(len(name.split()) <= MOST_ITEM_WORDS for name in names) else []
    asks_parameters = pair.type == "signature" and _ASKS_PARAMETERS.search(pair.question)
    if _CODES.fullmatch(pair.answer.strip()) and not asks_parameters:
        members = [_MEMBER.fullmatch(code) for code in re.findall(r"`([^`\n]+)`", pair.answer)]
        names = [found[1] for found in members if found]
        return names if len(set(names)) == len(members) else []
    signed = _SIGNED.fullmatch(pair.answer.strip())
    return _parameters(signed[1]) if signed and asks_parameters else []


def _parameters(signed: str) -> list[str]:
    """The names of all parameters; none where one of them cannot be read."""
    parts = [part.strip() for part in _SPLIT.split(signed) if part.strip() not in ("", "*", "/")]
    names = [found[1] for part in parts if (found := _PARAMETER.fullmatch(part))]
    return names if len(names) == len(parts) else []


def _version(shown: str) -> Solution | None:
    """The one version of a line such as "New in version 3.8"; a longer spelling of the same one is right too."""
    stated = facts(shown)
    found = sorted(stated.any_number)
    if len(found) != 1:
        return None
    version = re.sub(r"(?:\.0)+$", "", found[0])
    return Solution(text=rf"\D*{re.escape(version)}(?:\.0)*\D*", grader="regex")


def _number(shown: str) -> Solution | None:
    """The one number of a sentence or a cell, with its unit."""
    stated = facts(shown)
    if len(stated.any_number) != 1 or len(stated.quantities) > 1:
        return None
    if stated.quantities:
        return Solution(text=next(iter(stated.quantities)), grader="number")
    return Solution(text=next(iter(stated.any_number)), grader="number") if _NUMBER.fullmatch(shown) else None


def _is_name(pair: Pair, shown: str) -> bool:
    count = len(shown.split())
    if pair.type in ("inverse", "cli", "key_table", "definition", "faq") and count <= MOST_WORDS:
        bare = pair.answer.strip().strip("*")
        return pair.type == "inverse" or (bare.startswith("`") and bare.endswith("`") and bare.count("`") == 2)
    return False


def _name(shown: str) -> str:
    """A name without what it is called with."""
    return re.sub(r"\(.*\)$", "", shown.strip().strip("`"))
