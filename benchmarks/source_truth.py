"""Extraction against the sources: the corpus, built by `build_sites.py`, extracted and compared with what was written.

    python -m benchmarks.source_truth [NAME…] [--sites DIR] [--generic] [--misses]

Where the source is known, no page's DOM has to be believed: a heading counts with its level and text, a code block to
the letter (outer blank lines, trailing blanks and the width of tabs aside), a language under its usual name. The floors
are the acceptance criteria; the exit code is 1 below them. `--generic` switches the profiles off.

Nextra 4 writes no language into its pages: its languages cannot be had and do not count.
"""

import argparse
import collections
import re
import sys
from collections.abc import Container
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.build_sites import BENCH, Page, pages, translate
from crawler.extraction import extract, profiles
from crawler.extraction.languages import normalise as language

SILENT = {"nextra"}
FLOORS = {"code": 0.995, "head": 0.99, "lang": 0.98}
PARSER = MarkdownIt("commonmark").enable("table")
NOT_WORD = re.compile(r"[\W_]+")
Found = collections.Counter[tuple[str, ...]]


def clean(code: str, tabbed: Container[str]) -> str:
    """A block's text without what generators change. `tabbed`: texts whose indentation is tabs in the source."""
    lines = [line.rstrip() for line in code.split("\n")]
    bare = "\n".join(line.lstrip() for line in lines).strip("\n")
    return bare if bare in tabbed else "\n".join(lines).strip("\n")


def tabbed(markdown: str) -> set[str]:
    """The blocks whose lines begin with tabs: generators make two, four or eight blanks of them."""
    blocks = (token.content for token in PARSER.parse(markdown) if token.type == "fence" and "\t" in token.content)
    return {"\n".join(line.strip() for line in block.split("\n")).strip("\n") for block in blocks}


def read(markdown: str, loose: Container[str]) -> dict[str, Found]:
    """Headings (level, text), blocks (text) and languages (text, language) of a Markdown text."""
    found: dict[str, Found] = {kind: collections.Counter() for kind in FLOORS}
    tokens = PARSER.parse(markdown)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in ("fence", "code_block"):
            text, name = clean(token.content, loose), language(token.info.strip().split(" ")[0])
            found["code"][(text,)] += 1
            if name:
                found["lang"][(text, name)] += 1
        elif token.type == "inline" and before is not None and before.type == "heading_open":
            text = "".join(child.content for child in token.children or [] if child.type != "link_open")
            found["head"][(before.tag, NOT_WORD.sub("", text).lower())] += 1
    return found


def neutral(page: Page) -> str:
    """The source with its boxes and tabs taken away and their contents left."""
    return translate(page.text, box=lambda _, __, body: body, tabs=lambda parts: "\n\n".join(body for _, body in parts))


def built(site: Path, page: Page) -> Path | None:
    """Where a generator put a page."""
    names = ("index.html",) if page.name == "index" else (f"{page.name}.html", f"{page.name}/index.html")
    return next((path for name in names if (path := site / name).exists()), None)


def score(site: Path, *, misses: bool) -> dict[str, tuple[int, int]]:
    """kind → (found, wanted) over the pages of a site."""
    sums = dict.fromkeys(FLOORS, (0, 0))
    for page in pages("math deflist"):
        path = built(site, page)
        if path is None:
            continue
        url = f"https://weir.example/{path.relative_to(site)}"
        made = extract(path.read_bytes(), url=url)
        source = neutral(page)
        loose = tabbed(source)
        want, got = read(source, loose), read(made.markdown, loose)
        for kind, (hit, wanted) in sums.items():
            sums[kind] = (hit + (want[kind] & got[kind]).total(), wanted + want[kind].total())
            for lost in (want[kind] - got[kind]) if misses else ():
                print(f"{site.name}/{page.name}: {kind} {lost!r}")
    return sums


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--sites", type=Path, default=BENCH / "sites")
    parser.add_argument("--generic", action="store_true")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    names = args.names or sorted(p.name for p in args.sites.iterdir() if p.is_dir() and p.suffix != ".src")
    if args.generic:
        profiles.PROFILES = ()
    failed = False
    print("| site | " + " | ".join(FLOORS) + " |\n| --- |" + " ---: |" * len(FLOORS))
    for name in names:
        row = score(args.sites / name, misses=args.misses)
        shares = {kind: hit / wanted if wanted else 1.0 for kind, (hit, wanted) in row.items()}
        if name in SILENT:
            shares["lang"] = 1.0
        failed |= any(shares[kind] < floor for kind, floor in FLOORS.items())
        print(f"| {name} | " + " | ".join(f"{shares[kind]:.3f}" for kind in FLOORS) + " |")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
