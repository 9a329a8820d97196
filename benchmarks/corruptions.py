"""What the fact-check judges wrongly: planted faults that it accepts, honest rewordings that it rejects.

    python -m benchmarks.corruptions WORKSPACE --show CLASS [--each 60]

`gristmill bench filters` has the figures; this prints the answers of one class, for whoever mends the judge.
"""

import argparse
from pathlib import Path

from gristmill.index.corpus import Corpus
from gristmill.store import Workspace, read_pairs
from gristmill.text import digest
from gristmill.workbench.examining import EACH, decision, planted


def main() -> None:
    """Print what was judged wrongly."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--each", type=int, default=EACH, help="planted answers of each class")
    arguments.add_argument("--show", required=True, help="the class")
    options = arguments.parse_args()
    workspace = Workspace(options.workspace)
    corpus = Corpus(workspace.seeds())
    kept = [pair for pair in read_pairs(workspace.kept) if pair.evidence and pair.answerable]
    kept.sort(key=lambda pair: digest(pair.id))
    for wanted, listed in zip(("reject", "accept"), planted(kept, corpus, options.each), strict=True):
        for pair, answer in listed.get(options.show, []):
            if (found := decision((pair, answer), corpus)) != wanted:
                print(f"--- {found}\n{answer}\n=== {pair.answer}")


if __name__ == "__main__":
    main()
