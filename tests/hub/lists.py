"""The lists of the source as they stand in README.md and docs/filters.md, between two marks. `make lists` writes them.

python tests/hub/lists.py            say which files are not current
python tests/hub/lists.py --write    make them so
"""

import importlib
import inspect
import re
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from converter.languages.packs import PACKS
from converter.recipes import RECIPES
from converter.rulebook import KINDS
from crawler.extraction.profiles import PROFILES
from filters.judge import FILTERS, SET_FILTERS
from gristmill.dataset.formats import FORMATS

ROOT = Path(__file__).parents[2]
BEGIN, END = "<!-- lists: written by `make lists` -->\n", "<!-- end of lists -->\n"
_CODE = r"[a-z]+(?:-[a-z]+)*"
_REASONS = re.compile(rf"Reasons?: ({_CODE}(?:, {_CODE})*)")


def names() -> dict[str, list[str]]:
    """Every list and what it holds, in its order."""
    return {
        "rules": list(KINDS),
        "recipes": [recipe.name for recipe in RECIPES],
        "filters": [_module(one).NAME for one in (*FILTERS, *SET_FILTERS)],
        "formats": [form.name for form in FORMATS],
        "languages": [pack.language for pack in PACKS],
        "profiles": [profile.name for profile in PROFILES],
    }


def _module(function):
    return importlib.import_module(function.__module__)


def readme() -> str:
    lines = [f"- {kind.capitalize()}: {', '.join(f'`{name}`' for name in found)}" for kind, found in names().items()]
    return "\n".join(textwrap.fill(line, 120, subsequent_indent="  ", break_on_hyphens=False) for line in lines) + "\n"


def filters() -> str:
    rows = [_row(number, one) for number, one in enumerate((*FILTERS, *SET_FILTERS), 1)]
    return "\n".join(["|  | filter | holds that | reasons; more below |", "| --- " * 4 + "|", *rows, ""])


def _row(number: int, one) -> str:
    said = _REASONS.search(inspect.getdoc(one) or "")
    reasons = ", ".join(f"`{reason}`" for reason in said[1].split(", ")) if said and said[1] != "see" else ""
    first = " ".join((inspect.getdoc(_module(one)) or "").partition("\n\n")[0].split())
    return f"| {number} | `{_module(one).NAME}` | {first} | {reasons} |"


BLOCKS = {ROOT / "README.md": readme, ROOT / "docs" / "filters.md": filters}


def current(path: Path) -> str:
    """The text of a page with its block as the source says it. Raises ValueError where the marks are missing."""
    before, begin, rest = path.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has not both marks")
    return f"{before}{begin}\n{BLOCKS[path]()}\n{end}{after}"


def main(arguments: Iterable[str]) -> None:
    stale = [path for path in BLOCKS if path.read_text("utf-8") != current(path)]
    for path in stale if "--write" in arguments else ():
        path.write_text(current(path), "utf-8")
    print("\n".join(f"{path.relative_to(ROOT)} is anew" for path in stale) or "all lists are current")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
