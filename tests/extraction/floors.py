"""Measured floors of extraction over the golden pages, and the digest of the pages that they were measured on.

    python tests/extraction/floors.py                      show the figures beside the floors
    python tests/extraction/floors.py --write              after adding cases: a floor that would fall is refused
    python tests/extraction/floors.py --write --lower WHY  lower it, with the reason in the file

A figure is the mean over the pages that have the kind; junk is the mean share of foreign words, its floor a ceiling.
"""

import argparse
import dataclasses
import json
from pathlib import Path

from crawler.extraction import extract
from gristmill.records import Fidelity
from gristmill.text import digest

HERE = Path(__file__).parent
FILE = HERE / "floors.json"
NOISE = 0.002  # a figure this far below its floor has not fallen: one more page moves a mean by as much
URL = "https://docs.example/guide/page.html"


def cases() -> list[Path]:
    return sorted(path for path in (HERE / "golden").glob("*/page.html") if (path.parent / "seed.md").is_file())


def digest_of(paths: list[Path]) -> str:
    return digest(*(part for path in paths for part in (path.parent.name, path.read_bytes().hex())))


def measure(paths: list[Path]) -> dict[str, float]:
    found = [extract(path.read_bytes(), url=URL, content_type="text/html").fidelity for path in paths]
    means = {}
    for item in dataclasses.fields(Fidelity):
        values = [value for fidelity in found if (value := getattr(fidelity, item.name)) is not None]
        means[item.name] = round(sum(values) / len(values), 4)
    return means


def fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The kinds that are worse than their floor by more than noise."""
    return [k for k, floor in floors.items() if (figures[k] - floor if k != "junk" else floor - figures[k]) < -NOISE]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", metavar="WHY", default="")
    args = parser.parse_args()
    paths = cases()
    figures = measure(paths)
    before = json.loads(FILE.read_text()) if FILE.is_file() else {"floors": {}, "lowered": []}
    lower = fallen(figures, before["floors"])
    for kind, value in figures.items():
        print(f"{kind:6} {value:.4f}  floor {before['floors'].get(kind, '-')}{'  FALLEN' if kind in lower else ''}")  # noqa: T201
    if args.write:
        if lower and not args.lower:
            raise SystemExit(f"refused: {', '.join(lower)} would fall (--lower WHY)")
        reasons = before["lowered"] + ([f"{', '.join(lower)}: {args.lower}"] if lower else [])
        record = {"cases": len(paths), "digest": digest_of(paths), "floors": figures, "lowered": reasons}
        FILE.write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
