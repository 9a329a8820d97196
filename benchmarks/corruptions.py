"""Can the fact-check tell a right answer from one with a single fault?

    python -m benchmarks.corruptions WORKSPACE [--each 60] [--show CLASS]

Plants faults of each class, and honest rewordings of each kind, in kept answers of a workspace, and judges them as if a
model had written them. `gristmill.planted` shares no list with the filters: it does not know what they look for.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from filters.grounding import Finding, check
from gristmill.index.corpus import Corpus
from gristmill.planted.corruptions import corrupted
from gristmill.planted.passage import Passage
from gristmill.planted.rewordings import reworded
from gristmill.records import Pair
from gristmill.store import Workspace, read_pairs
from gristmill.text import digest, sentences

Planted = tuple[Pair, str]
# a kept pair, another answer to its question


def planted(
    pairs: list[Pair], corpus: Corpus, each: int
) -> tuple[defaultdict[str, list[Planted]], defaultdict[str, list[Planted]]]:
    """Wrong answers by class and right ones by kind, at most so many of each."""
    wrong, right = defaultdict[str, list[Planted]](list), defaultdict[str, list[Planted]](list)
    for pair, other in zip(pairs, reversed(pairs), strict=True):
        page = corpus.pages[pair.evidence[0].seed_id].seed.markdown
        passage = Passage(text=pair.answer, page=page, foreign=next(_plain(other), ""), key=pair.id)
        for made, into in ((corrupted(passage), wrong), (reworded(passage), right)):
            for name, answer in made:
                if len(into[name]) < each:
                    into[name].append((pair, answer))
    return wrong, right


def _plain(pair: Pair) -> Iterator[str]:
    """Sentences of an answer that stand by themselves."""
    for start, stop in sentences(pair.answer):
        said = pair.answer[start:stop]
        if 40 < len(said) < 200 and "\n" not in said and "`" not in said:
            yield said


def judged(item: Planted, corpus: Corpus) -> Finding:
    """What the fact-check says of an answer beside the pair's own evidence."""
    pair, answer = item
    headings = [heading for proof in pair.evidence for heading in (proof.title, *proof.heading_path)]
    quotes = [proof.quote for proof in pair.evidence]
    return check(
        answer, quotes, known=[pair.question, *headings], rarity=corpus.rarity, language=pair.language
    )  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--each", type=int, default=60, help="planted answers of each class")
    arguments.add_argument("--show", default="", help="print what was judged wrongly of this class")
    options = arguments.parse_args()
    workspace = Workspace(options.workspace)
    corpus = Corpus(workspace.seeds())
    kept = [pair for pair in read_pairs(workspace.kept) if pair.evidence and pair.answerable]
    kept.sort(key=lambda pair: digest(pair.id))
    for title, wanted, listed in zip(
        ("faults", "rewordings"), ("reject", "accept"), planted(kept, corpus, options.each), strict=True
    ):
        told = Counter[str]()
        for name, items in sorted(listed.items()):
            found = Counter[str]()
            for item in items:
                finding = judged(item, corpus)
                found[finding.decision] += 1
                if name == options.show and finding.decision != wanted:
                    print(f"--- {finding.decision} {finding.reason} {finding.detail}\n{item[1]}\n=== {item[0].answer}")
            told.update(found)
            print(f"  {name}: {found[wanted]}/{found.total()} {wanted}, {found['abstain']} abstain")
        print(
            f"{title}: {told[wanted]}/{told.total()} {wanted} ({told[wanted] / max(1, told.total()):.1%}), {dict(told)}"
        )


if __name__ == "__main__":
    main()
