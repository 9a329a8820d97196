"""Code that a model wrote parses in the language that its fence names, and imports nothing that the site does not know.

Python by `compile`, JSON, YAML and TOML by their parsers; of shell only quotes that are not closed are seen. What
stands so in the evidence is the page's, and is not looked at.
"""

import ast
import json
import re
import shlex
import sys
import textwrap
import tomllib
import warnings
from collections.abc import Callable, Iterator

import yaml

from gristmill.index.terms import stem
from gristmill.records import Pair, Verdict
from gristmill.sections import lines
from gristmill.text import words

from .context import Context
from .units import symbols
from .verdicts import accept, reject

NAME = "snippets"
LONGEST = 20_000  # characters of a block that is parsed; a longer one is no snippet
_PROMPT = re.compile(r"^(?:>>>|\.\.\.)(?: |$)", re.MULTILINE)
_LEFT_OUT = re.compile(r"^\s*(?:\.{3}|…|#\s*\.{3}.*|//\s*\.{3}.*)\s*,?\s*$", re.MULTILINE)  # "here be more"
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_HEREDOC = re.compile(r"<<-?\s*['\"]?\w")


def snippets(pair: Pair, context: Context) -> Verdict:
    """Reasons: code-does-not-parse, code-names-unknown. The detail says what the parser says, or which module."""
    if pair.is_by_rules:
        return accept(pair, NAME)
    held = symbols("\n".join([*(item.quote for item in pair.evidence), pair.question]))
    for language, code in blocks(pair.answer):
        if len(code) > LONGEST or symbols(code).strip() in held:
            continue
        if fault := parse_fault(language, code):
            return reject(pair, NAME, "code-does-not-parse", detail=f"{language}: {fault}"[:200])
        for module in _imported(code) if language == "python" else ():
            if not _is_known(module, context, held):
                return reject(pair, NAME, "code-names-unknown", detail=module[:200])
    return accept(pair, NAME)


def blocks(markdown: str) -> Iterator[tuple[str, str]]:
    """(language, code) of each fenced block whose language is one of PARSERS, in order."""
    language, held = "", list[str]()
    for _, line, fenced in lines(markdown):
        marker = line.lstrip(" \t>")
        if not fenced or (held and marker.startswith(("```", "~~~")) and not marker.strip("`~ \t")):
            if held and language:
                yield language, textwrap.dedent("\n".join(held[1:]))
            held = []
        elif not held:
            said = marker.lstrip("`~").strip().lower()
            language, held = _SAME.get(said.split()[0].split("{")[0] if said else "", ""), [line]
        else:
            held.append(line)
    if held and language:
        yield language, textwrap.dedent("\n".join(held[1:]))


def parse_fault(language: str, code: str) -> str:
    """What the parser of a language says is wrong with a snippet; empty where it parses, or leaves out a part."""
    if not code.strip():
        return ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a string is no fault
            PARSERS[language](code)
    except (SyntaxError, ValueError, yaml.YAMLError, RecursionError, MemoryError) as error:
        if language != "python" and _LEFT_OUT.search(code):
            return ""
        return " ".join(str(error).split()) or type(error).__name__
    return ""


def _python(code: str) -> None:
    """A module, one that awaits at its top as interactive shells allow, or the input of a session."""
    if _PROMPT.search(code):
        code = "\n".join(line[4:] for line in code.splitlines() if _PROMPT.match(line))
    compile(code, "<snippet>", "exec", flags=ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def _json(code: str) -> None:
    """One document, or one a line; lines that are a comment, as documentation has them, do not count."""
    code = _COMMENT.sub("", code)
    try:
        json.loads(code)
    except ValueError:
        listed = [line for line in code.splitlines() if line.strip()]
        if len(listed) < 2:
            raise
        for line in listed:
            json.loads(line)


def _yaml(code: str) -> None:
    """Read as events: nothing is built, so that no alias grows."""
    for _ in yaml.parse(code, Loader=yaml.SafeLoader):
        pass


def _shell(code: str) -> None:
    if not _HEREDOC.search(code):
        shlex.split(code, comments=True)


PARSERS: dict[str, Callable[[str], object]] = {
    "python": _python,
    "json": _json,
    "yaml": _yaml,
    "toml": tomllib.loads,
    "shell": _shell,
}
_SAME = {
    **{name: name for name in PARSERS}, "py": "python", "python3": "python", "pycon": "python", "yml": "yaml",
    "sh": "shell", "bash": "shell", "jsonl": "json",
}  # fmt: skip


def _imported(code: str) -> list[str]:
    """The modules that Python code imports, absolute names only, in order."""
    if _PROMPT.search(code):
        code = "\n".join(line[4:] for line in code.splitlines() if _PROMPT.match(line))
    found = []
    for node in ast.walk(ast.parse(code)) if "import" in code and "await" not in code else ():
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
    return found


def _is_known(module: str, context: Context, held: str) -> bool:
    """Whether a module is Python's own, or each part of its name stands somewhere on the site or in the pair."""
    parts = module.split(".")
    if parts[0] in sys.stdlib_module_names or symbols(module).strip() in held:
        return True
    unseen = context.corpus.rarity("\0")
    return all(context.corpus.rarity(stem(word)) < unseen for part in parts for word in words(part))
