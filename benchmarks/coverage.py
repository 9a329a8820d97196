"""How much of what a site tells has a kept pair, and how many pairs a page gives.

    python -m benchmarks.coverage WORKSPACE ... [--all]

A section counts where its prose (code, tables, headings and mark-up aside) has more than 60 words; it is covered where
a kept pair cites it. `--all` names the longest sections without a pair, to be read.
"""

import argparse
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from gristmill.records import Section, Seed
from gristmill.sections import lines, plain, sections
from gristmill.store import Workspace, read_pairs

TELLING = 60  # words of prose: of shorter sections many only lead on
NAMED = 20  # sections without a pair that are named
_TABLE = re.compile(r"[ \t>]*\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What one source's kept pairs reach."""

    pages: int
    pairs: int
    telling: int
    # sections with over 60 words of prose
    covered: int
    # of these, with a kept pair
    left: tuple[tuple[int, str, str], ...]
    # (words, seed's path, heading path) of the others, longest first


def prose_words(seed: Seed, section: Section) -> int:
    """Words of a section outside of its heading, code and tables."""
    told = [line for _, line, code in lines(seed.markdown[section.body_start : section.stop]) if not code]
    return sum(len(plain(line).split()) for line in told if not _TABLE.match(line))


def coverage(workspace: Workspace) -> dict[str, Coverage]:
    """By source."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    pairs: Counter[str] = Counter()
    for pair in read_pairs(workspace.kept):
        pairs[pair.source] += 1
        for item in pair.evidence:
            cited[item.seed_id].add(item.section_sha256)
    found = {}
    for source in sorted({seed.source for seed in workspace.seeds()}):
        seeds = [seed for seed in workspace.seeds(source) if seed.status == "active" and not seed.flags]
        told = [(prose_words(seed, part), seed, part) for seed in seeds for part in sections(seed.markdown)]
        telling = [(words, seed, part) for words, seed, part in told if words > TELLING]
        left = [
            (w, seed.path, " > ".join(p.heading_path)) for w, seed, p in telling if p.sha256 not in cited[seed.seed_id]
        ]
        found[source] = Coverage(
            pages=len(seeds),
            pairs=pairs[source],
            telling=len(telling),
            covered=len(telling) - len(left),
            left=tuple(sorted(left, key=lambda row: (-row[0], *row[1:]))),
        )
    return found


def main() -> None:
    """Print a line a source."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("workspaces", nargs="+", type=Path, metavar="WORKSPACE")
    parser.add_argument("--all", action="store_true", help="name the longest sections without a pair")
    given = parser.parse_args()
    for root in given.workspaces:
        for source, one in coverage(Workspace(root)).items():
            share, a_page = one.covered / max(1, one.telling), one.pairs / max(1, one.pages)
            print(
                f"{root.name}/{source}: {one.covered} of {one.telling} sections of over {TELLING} words ({share:.0%}), "
                f"{one.pairs} pairs of {one.pages} pages ({a_page:.1f} a page)"
            )
            for words, path, heading in one.left[: NAMED if given.all else 0]:
                print(f"  {words:5d}  {path}  {heading}")


if __name__ == "__main__":
    main()
