"""PDF editions against the HTML editions of the same manuals: words in order, headings, lines of code.

    python -m benchmarks.pdf [--peer]

The manuals come from Debian packages. The HTML pages, extracted by Gristmill, are the truth; what the editions
themselves do differently counts against every tool alike. `--peer`: markitdown too, from a virtual environment of its
own.
"""

import argparse
import collections
import gzip
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from crawler.extraction import extract
from gristmill.sections import lines, sections

from .peers import BENCH, peers_python
from .pipeline import unpack

MANUALS = {  # name → (package and file of the PDF, package and file or folder of the HTML)
    "Debian policy (Sphinx)": ("debian-policy", "policy.pdf.gz", "debian-policy", "policy.html"),
    "Debian developer's reference (Sphinx)": (
        "developers-reference", "developers-reference.pdf", "developers-reference", "developers-reference.html",
    ),
    "R data import (Texinfo)": ("r-doc-pdf", "R-data.pdf", "r-doc-html", "R-data.html"),
    "R introduction (Texinfo)": ("r-doc-pdf", "R-intro.pdf", "r-doc-html", "R-intro.html"),
}  # fmt: skip
PEER = """
import sys, time
from markitdown import MarkItDown
start = time.process_time()
text = MarkItDown().convert(sys.argv[1]).text_content
print(time.process_time() - start)
print(text)
"""
GRAM = 4  # words: two texts in another order share few of them
SKIPPED = re.compile(r"genindex|search|py-modindex")
NUMBER = re.compile(r"^(?:chapter|appendix)?[a-z]?\d+")
WORD = re.compile(r"\w+")


def pages(path: Path) -> Iterator[Path]:
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


def figures(made: str, truth: str, seconds: float) -> str:
    want, got = grams(truth), grams(made)
    shares = (
        share(got, want), share(want, got), share(headings(made), headings(truth)), share(code(made), code(truth)),
    )  # fmt: skip
    return " | ".join([*(f"{value:.3f}" for value in shares), f"{seconds:.1f}"])


def ours(pdf: Path) -> tuple[str, float]:
    start = time.process_time()
    made = extract(pdf.read_bytes(), url="http://127.0.0.1/p.pdf").markdown
    return made, time.process_time() - start


def theirs(pdf: Path) -> tuple[str, float]:
    python = peers_python(BENCH / "peers")
    done = subprocess.run([python, "-c", PEER, pdf], capture_output=True, text=True, check=True)
    seconds, _, text = done.stdout.partition("\n")
    return text, float(seconds)


def editions(pdf_package: str, pdf_name: str, html_package: str, html_name: str) -> tuple[Path, Path]:
    pdf = next(unpack(pdf_package, BENCH).rglob(pdf_name))
    html = next(path for path in unpack(html_package, BENCH).rglob(html_name) if path.name == html_name)
    if pdf.suffix == ".gz":
        plain = pdf.with_suffix("")
        plain.write_bytes(gzip.decompress(pdf.read_bytes()))
        return plain, html
    return pdf, html


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", action="store_true")
    tools = {"gristmill": ours, **({"markitdown": theirs} if parser.parse_args().peer else {})}
    print(
        "| manual | tool | words found | words right | headings | lines of code | CPU s |\n| --- | --- |"
        + " ---: |" * 5
    )
    for name, places in MANUALS.items():
        pdf, html = editions(*places)
        truth = "\n\n".join(extract(p.read_bytes(), url="http://127.0.0.1/p.html").markdown for p in pages(html))
        for tool, convert in tools.items():
            made, seconds = convert(pdf)
            print(f"| {name} | {tool} | {figures(made, truth, seconds)} |", flush=True)


if __name__ == "__main__":
    main()
