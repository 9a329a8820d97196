"""CONTRIBUTING's recipes, followed to the letter on a scratch copy of the repository; files and lines are counted.

`examples/<kind>` holds what a contributor would write, at its place in the repository. Each is copied over a scratch
copy, its lines are put into the list, and the copy's own tests and command line say whether it works.
"""

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = Path(__file__).parent / "examples"
COPIED = (
    "gristmill", "crawler", "converter", "filters", "tests", "docs", "demo",
    "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", "spiders.yaml",
)  # fmt: skip
# What `make lists` writes. Only these may change besides what the recipe names.
WRITTEN = {"README.md", "docs/filters.md", "tests/extraction/floors.json"}


@dataclass(frozen=True, kw_only=True)
class Extension:
    """What is put into which list."""

    name: str
    # NAME in the table of CONTRIBUTING
    entry: str
    # goes first into the list
    imported: str = ""
    # goes into the imports of the list's module: a line of its own, or a name in "from <imported_from> import ("
    imported_from: str = ""


EXTENSIONS = {
    "rule": Extension(
        name="abbreviation", entry='("abbreviation", abbreviation.drafts),', imported="abbreviation",
        imported_from=".rules",
    ),
    "recipe": Extension(name="terse", entry="Terse(),", imported="from .terse import Terse"),
    "filter": Extension(name="shouting", entry="shouting,", imported="from .shouting import shouting"),
    "format": Extension(
        name="terse", entry='Format(name="terse", rows=terse.rows),', imported="terse", imported_from="."
    ),
    "language": Extension(name="eo", entry="eo.PACK,", imported="eo", imported_from="."),
    "profile": Extension(
        name="kilndoc",
        entry="Profile(\n"
        '        name="kilndoc",\n'
        '        generator=r"^kilndoc",\n'
        '        main=(".kiln-body",),\n'
        '        drop=".kiln-crumbs",\n'
        '        signature=".kiln-entry",\n'
        "    ),",
    ),
}  # fmt: skip
LAST = ("recipe", "filter", "format", "language")  # kinds whose example stands last in its list


@dataclass(frozen=True, kw_only=True)
class Row:
    """A recipe's row in the table of CONTRIBUTING."""

    files: frozenset[str]
    listed_in: str
    list_name: str
    lines: int


def row(kind: str) -> Row:
    """The row of a kind, with the example's name for NAME."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").replace("NAME", EXTENSIONS[kind].name)
    (cells,) = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith(f"| {kind} ")
    ]
    _, files, listed, lines, tests = cells
    folder, *inside = re.findall(r"`([^`]+)`", tests)
    list_name, listed_in = re.findall(r"`([^`]+)`", listed)
    own = re.findall(r"`([^`]+)`", files)
    return Row(
        files=frozenset([*own, *(folder + name for name in inside)]),
        listed_in=listed_in,
        list_name=list_name,
        lines=int(lines),
    )


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {"__pycache__", ".hypothesis"} & set(path.parts)
    }


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("extension"))
        else:
            shutil.copy(source, root / name)
    return root


def run(root: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """A Python command in the copy, which sees the copy's packages and no others."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "SOURCE_DATE_EPOCH": "1790000000",
    }
    environment.pop("GRISTMILL_WORKSPACE", None)
    done = subprocess.run(
        [sys.executable, *command], cwd=root, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def put_in(root: Path, kind: str) -> None:
    """The lines of an example into the list, and into the imports above it."""
    extension, place = EXTENSIONS[kind], row(kind)
    path = root / place.listed_in
    lines = path.read_text("utf-8").split("\n")
    begin = next(n for n, line in enumerate(lines) if re.match(rf"{place.list_name}\b.* = \($", line))
    end = lines.index(")", begin)
    lines.insert(end if kind in LAST else begin + 1, f"    {extension.entry}")
    if extension.imported_from:
        at = lines.index(f"from {extension.imported_from} import (") + 1
        while lines[at] != ")" and lines[at].strip(" ,") < extension.imported:
            at += 1
        lines.insert(at, f"    {extension.imported},")
    elif extension.imported:
        own = [n for n, line in enumerate(lines) if line.startswith("from .")]
        lines.insert(next((n for n in own if lines[n] > extension.imported), own[-1] + 1), extension.imported)
    path.write_text("\n".join(lines), "utf-8")


def make_lists(root: Path, *, pages: bool) -> None:
    """What `make lists` does, by the copy's Makefile; floors move only with golden `pages`."""
    commands = re.findall(r"^\t\$\(BIN\)/python (.*)$", target(root, "lists"), re.MULTILINE)
    assert len(commands) == 2
    for command in commands if pages else commands[:1]:
        run(root, *command.split())


def target(root: Path, name: str) -> str:
    return re.split(r"\n(?=\S)", (root / "Makefile").read_text("utf-8").partition(f"\n{name}:")[2])[0]


def extended(root: Path, kind: str) -> tuple[set[str], dict[str, tuple[int, int]]]:
    """Follow the recipe. The files that came, and of those that changed the lines that came and went."""
    before = contents(root)
    shutil.copytree(EXAMPLES / kind, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    put_in(root, kind)
    make_lists(root, pages=kind == "profile")
    after = contents(root)
    assert before.keys() <= after.keys()
    changed = [path for path in before if before[path] != after[path]]
    return after.keys() - before.keys(), {path: diff(before[path], after[path]) for path in changed}


def diff(old: bytes, new: bytes) -> tuple[int, int]:
    marks = [
        line[0]
        for line in difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0, lineterm="")
        if line[:3] not in ("---", "+++")
    ]
    return marks.count("+"), marks.count("-")


def passes(root: Path, kind: str) -> None:
    """The laws on own tests, the lists, and all tests that bear the example's name, in the copy."""
    name = EXTENSIONS[kind].name
    own = {"rule": "convert", "language": "convert", "recipe": "model", "filter": "filters", "format": "dataset"}
    files = {"convert": "convert/test_golden.py", "model": "model/test_recipes.py", "filters": "filters/test_judge.py"}
    folder = own.get(kind, "extraction")
    chosen = ["tests/hub/test_own_tests.py", "tests/hub/test_laws.py", "tests/hub/test_lists.py"]
    chosen += [f"tests/{files.get(folder, '')}"] if folder in files else []
    chosen += ["tests/extraction/test_golden.py", "tests/extraction/test_floors.py"] if kind == "profile" else []
    chosen += [path for path in row(kind).files if path.startswith("tests/") and path.endswith(".py")]
    wanted = f"{name} or test_own_tests or test_lists or reason_code or every_filter or digest or measured"
    done = run(root, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", wanted, *chosen)
    assert re.search(r"\[100%\]", done.stdout), done.stdout


def pairs_of(root: Path, html: str, *options: str, config: str = "") -> tuple[list[dict], Path]:
    """All pairs that `gristmill run` makes of one page, kept or not, and the workspace."""
    pages = root.parent / "pages"
    pages.mkdir()
    (pages / "index.html").write_text(html, "utf-8")
    (pages.parent / "spiders.yaml").write_text(config or "sources: []\n", "utf-8")
    workspace = root.parent / "workspace"
    run(root, "-m", "gristmill", "-q", "run", str(pages), "--out", str(workspace), "--jobs", "1",
        "--config", str(pages.parent / "spiders.yaml"), *options, check=False)  # fmt: skip
    files = [workspace / "kept.jsonl", workspace / "dropped.jsonl"]
    lines = [line for file in files if file.is_file() for line in file.read_text("utf-8").splitlines()]
    return list(map(json.loads, lines)), workspace


ABOUT = "<p>This manual is about the server Frost, which keeps copies of folders. All commands of Frost are listed.</p>"
RETENTION = (
    f"{ABOUT}<h2>Retention</h2><p>Retention decides which copies stay in Frost and which of them go every night. A copy"
    " that <code>frost keep</code> has marked stays for ever; of the others the last seven of each week stay until the"
    " month is over, unless the disk is full and the oldest of them have to go at once.</p>"
)


def page(body: str, language: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>Frost</title></head>'
        f"<body><main><h1>Frost manual</h1>{body}</main></body></html>"
    )


def works(root: Path, kind: str) -> None:
    """The new thing does what it is for, through the command line."""
    if kind == "rule":
        body = (
            f"{ABOUT}<h2>Retention</h2><p>TTL stands for time to live: how long a copy stays before it is removed.</p>"
        )
        pairs, _ = pairs_of(root, page(body))
        assert [pair["answer"][:22] for pair in pairs if pair["type"] == "abbreviation"] == ["TTL stands for time to"]
    elif kind == "filter":
        pairs, _ = pairs_of(root, page(RETENTION))
        checks = {check["name"]: check for pair in pairs for check in pair["checks"]}
        assert checks["shouting"]["decision"] == "accept"
    elif kind == "format":
        pairs, workspace = pairs_of(root, page(RETENTION), config="dataset: {formats: [terse]}\n")
        told = [
            json.loads(line)["question"]
            for file in (workspace / "dataset" / "terse").iterdir()
            for line in file.read_text().splitlines()
        ]
        assert sorted(told) == sorted(pair["question"] for pair in pairs)
        assert told
    elif kind == "language":
        told = (
            "La konservado decidas, kiuj kopioj de <code>frost</code> restas kaj kiuj ĉiunokte malaperas el la arkivo."
        )
        body = f"<h2>Konservado</h2><p>{told}</p>"
        pairs, _ = pairs_of(root, page(body, "eo"), config="filter: {min_quality: 0}\n")
        assert {pair["language"] for pair in pairs} == {"eo"}
        assert pairs
    elif kind == "profile":
        html = (root / "tests/extraction/golden/kilndoc-page/page.html").read_text("utf-8")
        _, workspace = pairs_of(root, html)
        (seed,) = (workspace / "seeds").rglob("*.md")
        assert "\nprofile: kilndoc\n" in seed.read_text("utf-8")
    # a recipe's own tests ask an endpoint and read the pair that it makes


@pytest.mark.slow
@pytest.mark.parametrize("kind", EXTENSIONS)
def test_a_recipe_takes_the_files_and_lines_that_it_says_and_works(kind: str, scratch: Path) -> None:
    said = row(kind)
    came, changed = extended(scratch, kind)
    assert came == said.files
    assert changed.keys() - WRITTEN == {said.listed_in}
    assert changed[said.listed_in] == (said.lines, 0)
    run(scratch, "-m", "ruff", "check", "--no-cache", *said.files - unlinted(said.files), said.listed_in)
    run(scratch, "-m", "ruff", "format", "--no-cache", "--check", *said.files - unlinted(said.files), said.listed_in)
    passes(scratch, kind)
    works(scratch, kind)


def unlinted(files: frozenset[str]) -> set[str]:
    return {path for path in files if not path.endswith(".py")}


@pytest.mark.slow
def test_a_filter_whose_tests_are_left_out_fails_in_the_copy(scratch: Path) -> None:
    shutil.copytree(EXAMPLES / "filter" / "filters", scratch / "filters", dirs_exist_ok=True)
    put_in(scratch, "filter")
    done = run(scratch, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/hub/test_own_tests.py", check=False)
    assert done.returncode == 1
    assert "test_a_filter_has_tests_that_bear_its_name[filters.shouting]" in done.stdout


def test_the_table_of_contributing_has_a_row_for_every_example() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir()) == sorted(EXTENSIONS)
    assert all(row(kind).files for kind in EXTENSIONS)
