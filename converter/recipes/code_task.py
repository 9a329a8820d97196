"""Code task: an order to write something, whose answer is a fence of the page to the letter.

The model sees the fence with the sentence before it, and writes the task. Fences that no pair rests on come first.
Code that a model writes itself is not asked for: that it parses does not prove that it works. English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import ast
import re
import textwrap
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pydantic

from gristmill.facts import facts
from gristmill.forms import is_english
from gristmill.index.terms import content_terms
from gristmill.models.prompt import messages
from gristmill.records import PairType
from gristmill.text import digest

from .ask import MOST_TEMPERATURE, above, site_of
from .evidence import Unit, proof
from .gates import names, strays
from .one import INSIDE
from .pointed import Replied, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single

NAME: PairType = "code_task"
LINES = range(1, 26)  # of code between the marks of a fence: what is longer does more than a task says
LEAST_CHARACTERS = 20  # of code
MOST_LISTED = 3  # lines that begin with the same word: so many are examples of one command
MOST_BEFORE = 400  # characters of what stands before a fence
MOST_NEW = 0.4  # share of a task's words with meaning that neither the fence nor what stands before and above it has
LEAST_LINE = 12  # characters of a line of code that a task may not have: with it, it is the code again
_PRINTED = re.compile(r".*^(?:\S{0,40}\$|>>>) ?\S", re.MULTILINE | re.DOTALL)  # a session: typed, and answered
_LEFT_OUT = re.compile(r"\.{3}|…|<[a-z_ -]+>|\[-", re.MULTILINE)  # or to be chosen, as in a synopsis
# How a task begins, by the language of a fence; a small model that is free to choose says "Python code" of a shell's.
_KINDS = {
    "Write the shell command that": "bash sh shell zsh fish",
    "Write the PowerShell command that": "powershell ps1",
    "Write Python code that": "python py python3",
    "Write JavaScript code that": "javascript js node",
    "Write TypeScript code that": "typescript ts",
    "Write C code that": "c",
    "Write C++ code that": "cpp c++ cxx",
    "Write Rust code that": "rust rs",
    "Write Go code that": "go golang",
    "Write Java code that": "java",
    "Write Ruby code that": "ruby rb",
    "Write PHP code that": "php",
    "Write Perl code that": "perl pl",
    "Write an SQL statement that": "sql mysql postgresql psql sqlite",
    "Write HTML that": "html html+jinja html+django",
    "Write CSS that": "css scss",
    "Write a configuration in YAML that": "yaml yml",
    "Write a configuration in TOML that": "toml",
    "Write a configuration in INI form that": "ini cfg",
}
OPENINGS = {language: opening for opening, listed in _KINDS.items() for language in listed.split()}
MOST_COMMANDS = 3  # lines of a fence that names no language and is taken for the shell's
_COMMAND = re.compile(r"(?!.*->)(?:sudo )?[a-z][\w.-]*(?: [^=(){};]*)?")
_PYTHON = re.compile(
    r"^\s*(?:def|class|import|from|with|async|@)\b|\b(?:self|None|True|False)\b|^\w+ = \w+\(", re.MULTILINE
)
_POINTS = re.compile(
    r"\b(?:the|this|that|following|given|above|below) (?:code|snippet|example|fence|block|listing)\b", re.IGNORECASE
)


class CodeTask(Single):
    """One request a passage, about one fence of it."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Replied

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A fence picked by digest, of those without a pair if there are any."""
        found = list(fences(passage)) if is_english(passage.pairs[0].language) else []
        free = [unit for unit in found if not _is_claimed(passage, unit)]
        ranked = sorted(free or found, key=lambda unit: passage.rank(NAME, digest(_text(passage, unit))))
        return _job(passage, ranked[0], asking) if ranked else None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The task, with the fence as its answer."""
        return taken(reply, lambda item: _candidate(job.passage, job.units[0], item.question))


def fences(passage: Passage) -> Iterator[Unit]:
    """The fences of a passage that somebody could be asked to write."""
    for unit in passage.units:
        text = _text(passage, unit)
        written = unit.kind == "code" and _is_written(text.split("\n")[1:-1])
        if written and opening_of(text) and _before(passage, unit):
            yield unit


def opening_of(fence: str) -> str:
    """How a task begins that a fence fulfils, by its language; empty for one that is not known to be written."""
    mark, *code = fence.split("\n")[:-1]
    language = mark.strip("`~ ").partition(" ")[0].lower()
    if _PRINTED.match("\n".join(code)):
        return ""
    return OPENINGS.get(language or _guessed(code), "")


def _guessed(code: Sequence[str]) -> str:
    """The language of a fence that names none: `sh` of few commands, `python` of what parses and looks so."""
    if len(code) <= MOST_COMMANDS and all(map(_COMMAND.fullmatch, code)):
        return "sh"
    text = textwrap.dedent("\n".join(code))
    if len(code) not in LINES or not _PYTHON.search(text):
        return ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ""
    return "python"


def _is_written(code: Sequence[str]) -> bool:
    """Whether lines are whole code of one task, neither too little nor too much."""
    text = "\n".join(code)
    if len(code) not in LINES or len(text) < LEAST_CHARACTERS or _LEFT_OUT.search(text):
        return False
    beginnings = Counter(line.split(" ", 1)[0] for line in code if line.strip())
    return 0 < max(beginnings.values(), default=0) < MOST_LISTED


def _is_claimed(passage: Passage, unit: Unit) -> bool:
    return any(e.start < unit.stop and unit.start < e.stop for pair in passage.pairs for e in pair.evidence)


def _text(passage: Passage, unit: Unit) -> str:
    return passage.markdown[unit.start : unit.stop]


def _before(passage: Passage, unit: Unit) -> str:
    """The sentence before a fence."""
    prior = [one for one in passage.units if one.stop <= unit.start and one.kind != "code"]
    return passage.text(prior[-1])[-MOST_BEFORE:] if prior else ""


def _job(passage: Passage, unit: Unit, asking: Asking) -> Job:
    opening = opening_of(_text(passage, unit))
    prompt = messages(
        "converter",
        NAME,
        site=site_of(passage),
        title=passage.seed.title,
        heading=" › ".join(passage.section.heading_path),
        before=_before(passage, unit),
        page=f"[E1] {_text(passage, unit)}",
        opening=opening,
    )
    pattern = rf"^{re.escape(opening)} {INSIDE}{{12,150}}\.$"
    request = asking.request(prompt, form(pattern), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=(unit,))


def _candidate(passage: Passage, unit: Unit, task: str) -> Candidate | Drop:
    if reason := _fault(passage, unit, task):
        return Drop(reason=reason)
    evidence = proof(passage.seed, passage.section, unit)
    return Candidate(question=task, answer=evidence.quote, evidence=(evidence,))


def _fault(passage: Passage, unit: Unit, task: str) -> str:
    """The reason why a task is not the one that a fence fulfils; empty if nothing speaks against it."""
    code, known = _text(passage, unit), f"{above(passage, unit)} {_before(passage, unit)}"
    opening = opening_of(code)
    if not task.startswith(f"{opening} ") or not task.endswith(".") or "?" in task:
        return "wrong-form"
    if _POINTS.search(task):
        return "leaning-question"
    if reason := strays(task, f"{known} {code}", NAME, "en"):
        return reason
    if facts(task).negations and not facts(f"{known} {code}").negations:
        return "changed-facts"
    return _off(task.removeprefix(opening), code, known)


def _off(task: str, code: str, known: str) -> str:
    said, held, there = (set(content_terms(text)) for text in (task, code, known))
    if len(said - held - there) > MOST_NEW * len(said):
        return "asks-of-other"
    if any(line.strip() in task for line in code.split("\n") if len(line.strip()) >= LEAST_LINE):
        return "gives-answer"
    named = any(names(code, name) for name in facts(task).identifiers | facts(task).flags)
    return "" if named or said & there else "names-nothing"
