"""Grading a short answer by code, for training with rewards that can be verified and for the exam of a tuned model.

A reply is graded by what it ends with: what stands in `\\boxed{}`, in `<answer>` tags or behind the last "Answer:";
without any of these all of it counts. So a reply that lists everything earns nothing.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from .facts import Facts, facts

Grader = Literal["exact", "number", "set", "regex"]
# exact: the same name or words, but for case, code marks, brackets behind a name and the module before it
# number: no other number, and the unit of the answer if it has one; "7 days" is "seven days"
# set: the same items, in any order; those of the answer stand in lines
# regex: the answer is a pattern (RE2) that the whole reply matches

MOST_REPLY = 2_000  # characters of what a reply ends with: what is longer is no short answer
_BOXED = re.compile(r"\\boxed\{([^{}\n]{1,400})\}")
_ANSWER = re.compile(r"(?:^|\n)[ \t*#>]{0,8}(?:final )?answer\*{0,2}[ \t]?[:：]\*{0,2}", re.IGNORECASE)
_CODE = re.compile(r"`([^`\n]+)`")
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.+)$", re.MULTILINE)
_BETWEEN = re.compile(r",\s*(?:and\s+|or\s+)?|\s+and\s+|;\s*|\n+")
_CALL = re.compile(r"\((?:[^()]|\([^()]*\))*\)$")
_TOLD = re.compile(r"(?:\bis|\bare|=|:)\s+(?:the\s+)?(\S[^.!?:=\n]{0,80})[.!]?\s*\Z")
_MARKS = " \t\n`*_\"'“”‘’.,;:!"


def grade(reply: str, answer: str, grader: Grader | str) -> bool:
    """Whether a model's reply gives the answer. Raises ValueError for a grader that does not exist."""
    said = final(reply)
    if len(said) > MOST_REPLY:
        return False
    match grader:
        case "exact":
            return any(_same(one, answer) for one in _named(said))
        case "number":
            return _counts(facts(said), facts(answer))
        case "set":
            return {_bare(one) for one in _items(said)} == {_bare(one) for one in answer.split("\n")}
        case "regex":
            from .patterns import compiled  # noqa: PLC0415 - its library is loaded for this grader only

            return compiled(rf"\A(?:{answer})\z")(said)
        case _:
            raise ValueError(f"no grader is named {grader!r}")


def reward(completions: Sequence[Any], answer: Sequence[str], grader: Sequence[str], **_: Any) -> list[float]:
    """1.0 or 0.0 for each completion, text or messages: a reward function as TRL's GRPOTrainer calls it."""
    return [float(grade(_text(one), right, how)) for one, right, how in zip(completions, answer, grader, strict=True)]


def final(reply: str) -> str:
    """What a reply ends with, its thinking left out."""
    spoken = reply.rpartition("</think>")[2]
    if boxed := _BOXED.findall(spoken):
        return str(boxed[-1]).strip()
    _, opened, rest = spoken.rpartition("<answer>")
    if opened and "</answer>" in rest:
        return rest.partition("</answer>")[0].strip()
    marks = list(_ANSWER.finditer(spoken))
    return spoken[marks[-1].end() if marks else 0 :].strip()


def _text(completion: Any) -> str:
    return completion if isinstance(completion, str) else str(completion[-1]["content"])


def _named(said: str) -> Iterable[str]:
    """What a reply may be taken to name: all of it, its only code span, or what it says at its end a thing is."""
    yield said
    codes = {_bare(code) for code in _CODE.findall(said)}
    if len(codes) == 1:
        yield from codes
    if not codes and (told := _TOLD.search(said)):
        yield told[1]


def _same(one: str, answer: str) -> bool:
    said, right = _bare(one), _bare(answer)
    return said == right or ("." not in right and said.rpartition(".")[2] == right and " " not in said)


def _bare(text: str) -> str:
    """A name or a few words without marks, the brackets of a call, and case."""
    stripped = text.strip(_MARKS + "()") if text.strip(_MARKS).startswith("(") else text.strip(_MARKS)
    return " ".join(_CALL.sub("", stripped).strip(_MARKS).casefold().split())


def _items(said: str) -> list[str]:
    if listed := _ITEM.findall(said):
        return listed
    return _CODE.findall(said) or [item for item in _BETWEEN.split(said) if item.strip(_MARKS)]


def _counts(said: Facts, right: Facts) -> bool:
    if right.quantities:
        return said.quantities == right.quantities and len(said.any_number) == 1
    return bool(right.any_number) and set(map(_value, said.any_number)) == set(map(_value, right.any_number))


def _value(number: str) -> float | str:
    try:
        return float(number)
    except ValueError:
        return number
