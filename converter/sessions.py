"""Sessions of Python (">>> …"): whether a reader could type them, or they go on from one that the answer has not.

A documentation's doctests share their state over a page, so that a section's session works on what an earlier one made.
"""

import ast
import builtins
import itertools
import re
import sys
import warnings
from collections.abc import Iterable, Iterator

_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?: |$)", re.MULTILINE)
_STATEMENT = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)
# What only the documentation's own tests have.
_TESTING = re.compile(r"^[ \t]*>>> (?:from|import) [\w.]*\btest(?:s|ing)\b", re.MULTILINE)
_IMPORT = re.compile(r"^[ \t]*(?:(?:>>>|\.\.\.) )?((?:from [\w.]+ )?import [\w.,* ]+)", re.MULTILINE)
# Names that modules are imported under by everybody.
_CUSTOMARY = frozenset({"np", "pd", "plt", "sp", "nx", "tf"})
_KNOWN = frozenset(dir(builtins)) | sys.stdlib_module_names | _CUSTOMARY | {"__file__", "__name__", "_"}


def is_session(code: str) -> bool:
    """Whether code is what somebody types at Python's prompt, with what is printed."""
    return bool(_STATEMENT.search(code))


def is_test(code: str) -> bool:
    """Whether a session needs the documentation's own tests."""
    return bool(_TESTING.search(code))


def strangers(sessions: Iterable[str], page: str, *, entry: bool = False) -> frozenset[str]:
    """The names in sessions that neither they, nor Python, nor an import of a module anywhere on the page defines.

    `entry`: it is an example of an API's entry, for which its page may import single names as well.
    """
    trees = [tree for code in sessions for tree in _trees(code)]
    used = {node.id for node in _names(trees) if isinstance(node.ctx, ast.Load)}
    made = {node.id for node in _names(trees) if not isinstance(node.ctx, ast.Load)}
    made |= set().union(*map(_bound, trees)) if trees else set()
    missing = used - made - _KNOWN
    return frozenset(missing - _imported(page, entry=entry) if missing else ())


def _trees(code: str) -> Iterator[ast.AST]:
    """The statements of a session that are Python; shells of other makes have a prompt like it."""
    starts = [found.start() for found in _STATEMENT.finditer(code)]
    for start, stop in itertools.pairwise([*starts, len(code)]):
        lines = [line for line in code[start:stop].split("\n") if _PROMPT.match(line)]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # "\\d" in a string is no fault
                tree = ast.parse("\n".join(_PROMPT.sub("", line, count=1) for line in lines) + "\n")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        yield tree


def _names(trees: Iterable[ast.AST]) -> Iterator[ast.Name]:
    return (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name))


def _bound(tree: ast.AST) -> set[str]:
    """Names that a statement binds otherwise than by an assignment."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.alias(name=name, asname=asname):
                found.add(asname or name.split(".")[0])
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.arg(arg=name) | ast.ExceptHandler(name=str(name)):
                found.add(name)
    return found


def _imported(page: str, *, entry: bool) -> set[str]:
    """Names that statements of a page's code import."""
    found: set[str] = set()
    for line in _IMPORT.finditer(page):
        if line[1].startswith("from") and not entry:
            continue
        try:
            found |= _bound(ast.parse(line[1].strip(" ,")))
        except SyntaxError:
            continue
    return found
