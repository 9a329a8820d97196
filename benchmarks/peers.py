"""Gristmill and its peers on the same sample pages in one run: fidelity by a scorer that is given, CPU time per page.

    python -m benchmarks.peers SITES SAMPLE OUT --scorer FILE [--peers DIR] [--only NAME…]

SITES is the scorer's sites file, SAMPLE/<site>/<n>.html its sample; OUT/<tool>/<site>/<n>.md is written. Each tool runs
in one process of its own, pages in the same order, ten pages warmed up; CPU time is the process's own, not the wall's.
The peers live in a virtual environment of their own (`--peers`, made when missing), never among the
product's dependencies.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

BENCH = Path(__file__).parent.parent / ".bench"
PINS = (
    "trafilatura==2.3.1",
    "markdownify==1.2.3",
    "html-to-markdown==3.21.0",
    "markitdown[pdf]==0.1.8",
    "beautifulsoup4",
    "lxml[html-clean]",
    "cssselect",
)
TOOLS = (
    "gristmill",
    "gristmill without profiles",
    "trafilatura",
    "markdownify on main",
    "html-to-markdown on main",
    "markitdown",
)
WARM_UP = 10  # pages: imports and caches are not what is measured
KINDS = ("head", "code", "lang", "item", "cell", "adm", "sig", "link", "tok", "junk")

Convert = Callable[[bytes, str], str]


def converter(tool: str) -> Convert:
    """How a tool makes Markdown of a page; `selector` is the site's main element for those that know none."""
    if tool.startswith("gristmill"):
        from crawler.extraction import extract, profiles

        if tool != "gristmill":
            profiles.PROFILES = ()
        return lambda body, _: extract(body, url="https://docs.example/page.html").markdown
    if tool == "trafilatura":
        import trafilatura

        return lambda body, _: trafilatura.extract(
            body, output_format="markdown", include_tables=True, include_links=True, include_formatting=True
        ) or ""  # fmt: skip
    if tool == "markdownify on main":
        import markdownify

        return lambda body, selector: markdownify.markdownify(main_of(body, selector), heading_style="ATX")
    if tool == "html-to-markdown on main":
        import html_to_markdown

        return lambda body, selector: str(text_of(html_to_markdown.convert(main_of(body, selector))))
    from markitdown import MarkItDown

    reader = MarkItDown()
    return lambda body, _: reader.convert_stream(io.BytesIO(body), file_extension=".html").text_content


def text_of(result: object) -> object:
    """html-to-markdown gives a string, or since 3.0 an object with the content."""
    return getattr(result, "content", result)


def main_of(body: bytes, selector: str) -> str:
    """The main element's HTML: these peers are given what they cannot find."""
    import lxml.html

    document = lxml.html.document_fromstring(body)
    found = document.cssselect(selector)
    return lxml.html.tostring(found[0] if found else document, encoding="unicode")


def work(tool: str, sites: Path, sample: Path, out: Path) -> None:
    """In the tool's own process: write the Markdown of every page, print {"ms": mean, "failed": count}."""
    known = json.loads(sites.read_text())
    pages = [page for site in known for page in sorted((sample / site).glob("*.html"))]
    convert, failed = converter(tool), 0
    for page in pages[:WARM_UP]:
        with contextlib.suppress(RecursionError, ValueError):
            convert(page.read_bytes(), known[page.parent.name]["main"])
    spent = 0.0
    for page in pages:
        body, start = page.read_bytes(), time.process_time()
        try:
            text = convert(body, known[page.parent.name]["main"])
        except (RecursionError, ValueError, AttributeError, TypeError):
            text, failed = "", failed + 1
        spent += time.process_time() - start
        target = out / page.parent.name / f"{page.stem}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    print(json.dumps({"ms": 1000 * spent / len(pages), "pages": len(pages), "failed": failed}))


def peers_python(home: Path) -> Path:
    """The Python of the peers' environment."""
    if not home.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin/pip", "install", "-q", *PINS], check=True)
    return home / "bin/python"


Figures = dict[str, float | None]


def scored(scorer: Path, sites: Path, sample: Path, made: Path) -> dict[str, Figures]:
    """The scorer's figures by site, and their "MEAN", without its print-out."""
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with contextlib.redirect_stdout(io.StringIO()):
        result = module.score(json.loads(sites.read_text()), sample.parent, made)
    return {**result["sites"], "MEAN": result["mean"]}


def row(figures: Figures) -> str:
    return " | ".join("–" if (value := figures[kind]) is None else f"{value:.3f}" for kind in KINDS)


def print_sites(args: argparse.Namespace) -> None:
    """A table for each tool whose Markdown an earlier run has left."""
    for tool in args.only:
        made = args.out / tool.replace(" ", "-")
        if made.is_dir():
            print(f"\n### {tool}\n\n| site | " + " | ".join(KINDS) + " |\n| --- |" + " ---: |" * len(KINDS))
            for site, figures in scored(args.scorer, args.sites, args.sample, made).items():
                print(f"| {site} | {row(figures)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", type=Path)
    parser.add_argument("sample", type=Path, help="a folder named `sample`, as the scorer makes it")
    parser.add_argument("out", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--peers", type=Path, default=BENCH / "peers")
    parser.add_argument("--only", nargs="*", default=TOOLS)
    parser.add_argument("--by-site", action="store_true", help="score OUT as it stands, a table for each tool")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.work:
        work(args.work, args.sites, args.sample, args.out)
        return
    if args.by_site:
        print_sites(args)
        return
    print("| tool | " + " | ".join(KINDS) + " | CPU ms a page | failed |\n| --- |" + " ---: |" * (len(KINDS) + 2))
    for tool in args.only:
        python = Path(sys.executable) if tool.startswith("gristmill") else peers_python(args.peers)
        made = args.out / tool.replace(" ", "-")
        command = [python, "-m", "benchmarks.peers", args.sites, args.sample, made, "--work", tool]
        done = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True)
        run = json.loads(done.stdout.splitlines()[-1])
        figures = scored(args.scorer, args.sites, args.sample, made)["MEAN"]
        print(f"| {tool} | {row(figures)} | {run['ms']:.1f} | {run['failed']} of {run['pages']} |", flush=True)


if __name__ == "__main__":
    main()
