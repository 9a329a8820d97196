"""A PDF edition against the HTML edition of the same manual: words in order, headings, lines of code.

    python -m benchmarks.pdf PDF HTML... [--peer OTHER.md]

The HTML pages (files, or folders whose pages are taken in the order of their names) are extracted by Gristmill and
taken as the truth; what the editions themselves do differently counts against both tools alike. `--peer` is the
Markdown that another tool has made of the PDF.
"""

import argparse
import collections
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.extraction import extract
from gristmill.sections import lines, sections

GRAM = 4  # words: two texts in another order share few of them
SKIPPED = re.compile(r"genindex|search|py-modindex")
NUMBER = re.compile(r"^(?:chapter|appendix)?[a-z]?\d+")
WORD = re.compile(r"\w+")


def pages(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(p for p in path.rglob("*.html") if p.is_file()) if path.is_dir() else [path]
        yield from (page for page in found if not SKIPPED.search(page.name))


def grams(markdown: str) -> collections.Counter[tuple[str, ...]]:
    text = re.sub(r"\]\([^)]*\)|<!--.*?-->|</?su[bp]>", "", markdown).replace("\\", "").replace("_", " ")
    words = [word.lower() for word in WORD.findall(text)]
    return collections.Counter(zip(*(words[i:] for i in range(GRAM)), strict=False))


def headings(markdown: str) -> collections.Counter[str]:
    titles = (
        re.sub(r"[\W_]+", "", section.heading_path[-1]).lower() for section in sections(markdown) if section.level
    )
    return collections.Counter(re.sub(r"^(?:chapter|appendix)?[a-z]?\d+", "", title) for title in titles)


def code(markdown: str) -> collections.Counter[str]:
    fenced = (line for _, line, inside in lines(markdown) if inside and not line.lstrip().startswith("```"))
    return collections.Counter(text for line in fenced if (text := " ".join(line.split())))


def share(hits: collections.Counter[object], of: collections.Counter[object]) -> float:
    return sum((hits & of).values()) / max(1, sum(of.values()))


def report(name: str, made: str, truth: str, seconds: float | None) -> None:
    want, got = grams(truth), grams(made)
    figures = [
        f"{share(got, want):.3f}", f"{share(want, got):.3f}",
        f"{share(headings(made), headings(truth)):.3f}", f"{share(code(made), code(truth)):.3f}",
        "–" if seconds is None else f"{seconds:.1f}",
    ]  # fmt: skip
    print(f"| {name} | " + " | ".join(figures) + " |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("html", type=Path, nargs="+")
    parser.add_argument("--peer", type=Path)
    args = parser.parse_args()
    truth = "\n\n".join(extract(p.read_bytes(), url="http://127.0.0.1/p.html").markdown for p in pages(args.html))
    start = time.process_time()
    made = extract(args.pdf.read_bytes(), url="http://127.0.0.1/p.pdf").markdown
    spent = time.process_time() - start
    print("| tool | words found | words right | headings | lines of code | CPU s |\n| --- |" + " ---: |" * 5)
    report("gristmill", made, truth, spent)
    if args.peer:
        report(args.peer.stem, args.peer.read_text("utf-8"), truth, None)


if __name__ == "__main__":
    main()
