"""Gristmill's extraction on sample pages, scored by a scorer that is given.

    python benchmarks/fidelity.py SAMPLE OUT [--jobs 2]          SAMPLE/<site>/<n>.html → OUT/<site>/<n>.md
    python benchmarks/fidelity.py SAMPLE OUT --lost KIND SITE    what our own ledger says was lost

The scorer then compares SAMPLE with OUT.
"""

import argparse
import functools
import multiprocessing
import time
from pathlib import Path

from crawler.extraction import Extraction, extract, profiles


def one(page: Path, *, explain: bool = False) -> tuple[Path, Extraction, float]:
    start = time.process_time()
    made = extract(page.read_bytes(), url=f"http://127.0.0.1/{page.parent.name}/{page.name}", explain=explain)
    return page, made, time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sample", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--generic", action="store_true", help="as if no profile knew the pages")
    parser.add_argument("--lost", nargs=2, metavar=("KIND", "SITE"))
    args = parser.parse_args()
    pages = sorted(args.sample.rglob("*.html"))
    spent: dict[str, list[float]] = {}
    names: dict[str, set[str]] = {}
    if args.generic:
        profiles.PROFILES = ()
    with multiprocessing.Pool(args.jobs) as pool:
        for page, made, seconds in pool.imap(functools.partial(one, explain=bool(args.lost)), pages, chunksize=4):
            target = args.out / page.relative_to(args.sample).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made.markdown, "utf-8")
            spent.setdefault(page.parent.name, []).append(seconds)
            names.setdefault(page.parent.name, set()).add(made.profile)
            if args.lost and page.parent.name == args.lost[1]:
                for kind, what in made.losses:
                    if kind == args.lost[0]:
                        print(f"{page.name}: {what!r}")
    for site, seconds_each in spent.items():
        mean = sum(seconds_each) / len(seconds_each)
        print(
            f"{site:28} {', '.join(sorted(names[site])):20} {len(seconds_each):4} pages {1000 * mean:7.1f} ms CPU a page"  # noqa: E501
        )


if __name__ == "__main__":
    main()
