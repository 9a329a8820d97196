"""Pairs of one manual in many languages: Debian's installation guide, which is translated page by page.

    python -m benchmarks.languages [--work .bench] [--languages it nl …]

Prints a Markdown table for benchmarks/RESULTS.md: pages, how many sections with prose are translated at all, pairs a
translated section against English, and on how many pairs py3langid tells the same language for answer and label.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from converter.blocks import Paragraph, parts, plain
from converter.languages import packs
from gristmill.detection import detect
from gristmill.seedfile import markdown_of

from .pipeline import unpack

PACKAGE = "installation-guide-amd64"
FOLDERS = "en ca cs da de el es fr id it ja ko nl pt ro ru sv vi zh_CN".split()
_CODE = re.compile(r"```.*?```|`[^`]*`|\W", re.DOTALL)


def main() -> None:
    """Convert each translation and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--work", type=Path, default=Path(".bench"))
    options.add_argument("--languages", nargs="*", default=FOLDERS)
    chosen = options.parse_args()
    guide = unpack(PACKAGE, chosen.work) / "usr/share/doc" / PACKAGE
    print("| language | pages | sections translated | pairs | pairs a section | of English | agreement |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    english = 0.0
    for folder in dict.fromkeys(["en", *chosen.languages]):
        workspace = chosen.work / "languages" / folder
        for command in (["crawl", str(guide / folder)], ["convert"]):
            subprocess.run([sys.executable, "-m", "gristmill", "-q", *command, "--out", str(workspace)], check=True)
        language = packs.primary(folder)
        pages, told = _sections(workspace, language)
        pairs = [p for p in _pairs(workspace) if packs.alike(p["language"], language)]
        share = len(pairs) / told if told else 0.0
        english = english or share
        agreeing = [packs.alike(found, language) for p in pairs if (found := detect(_CODE.sub(" ", p["answer"])))]
        print(
            f"| {folder} | {pages} | {told} | {len(pairs)} | {share:.2f} | {share / english:.2f} |"
            f" {sum(agreeing) / max(len(agreeing), 1):.3f} of {len(agreeing)} |"
        )


def _sections(workspace: Path, language: str) -> tuple[int, int]:
    """Pages, and sections whose prose is in the language."""
    seeds = sorted((workspace / "seeds").rglob("*.md"))
    prose = (
        " ".join(plain(b.text) for b in part.blocks if isinstance(b, Paragraph))
        for path in seeds
        for part in parts(markdown_of(path.read_text("utf-8")))
    )
    return len(seeds), sum(packs.alike(detect(text), language) for text in prose)


def _pairs(workspace: Path) -> Iterator[dict[str, str]]:
    with (workspace / "pairs.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
