"""What a verifier adds: retold answers with a fault, or another rewording, that the fact-check lets pass.

    python -m benchmarks.verifier MODEL WORKSPACE... [--each 200] [--most 4] [--canaries 20]

MODEL is as for `gristmill filter --verifier`. Prints what the canaries say of it, and for each class how many of the
faults that the fact-check accepted or left open it finds (at most `most` of a class are asked).
"""

import argparse
import dataclasses
from collections import defaultdict
from pathlib import Path

from filters.context import Context
from filters.grounding import fact_check, findings, known_of, quotes_of
from filters.verification import SURE
from filters.verifier.canaries import answer_canaries, claim_canaries
from filters.verifier.claims import asked_claim
from filters.verifier.opening import opened
from filters.verifier.panel import Panel
from filters.verifier.questions import Asked, Kind
from filters.verifier.trial import Canary
from gristmill.config import Filter, Verifier
from gristmill.index.corpus import Corpus
from gristmill.planted.passage import Passage
from gristmill.planted.rewordings import reworded
from gristmill.records import Pair
from gristmill.store import Workspace, read_pairs
from gristmill.text import digest
from gristmill.workbench.examining import Planted, planted


def main() -> None:
    """Print the two tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model")
    arguments.add_argument("workspaces", type=Path, nargs="+")
    arguments.add_argument("--each", type=int, default=200, help="planted answers of each class and workspace")
    arguments.add_argument("--most", type=int, default=4, help="of each class that are asked")
    arguments.add_argument("--canaries", type=int, default=20)
    options = arguments.parse_args()
    settings = Verifier(use=options.model, canaries=options.canaries)
    with opened(Workspace(options.workspaces[0]), settings) as panel:
        assert panel is not None
        passed: dict[tuple[bool, str], list[Asked]] = defaultdict(list)
        for number, path in enumerate(options.workspaces):
            pairs, corpus = _read(Workspace(path))
            if not number:
                _examine(panel, "claims", claim_canaries(pairs, corpus, options.canaries))
                _examine(panel, "answers", answer_canaries(pairs, options.canaries))
            told = [dataclasses.replace(pair, answer=_retold(pair)) for pair in pairs]
            for right, listed in zip((False, True), planted(told, corpus, options.each), strict=True):
                for name, items in listed.items():
                    passed[right, name] += [asked for item in items if (asked := _open(item, corpus))]
        for (right, name), listed in sorted(passed.items()):
            chosen = sorted(listed, key=lambda one: digest(one.text))[: options.most]
            said = [one.score for one in panel.ask("claims", chosen)]
            no = sum(score is not None and score < panel.trials["claims"].threshold for score in said)
            print(
                f"{'honest' if right else 'fault':7} {name:20} open {len(listed):4}, asked {len(chosen)}, no {no}",
                flush=True,
            )


def _read(workspace: Workspace) -> tuple[list[Pair], Corpus]:
    kept = [pair for pair in read_pairs(workspace.kept) if pair.evidence and pair.answerable]
    return sorted(kept, key=lambda pair: digest(pair.id)), Corpus(workspace.seeds())


def _retold(pair: Pair) -> str:
    """The answer as a model might tell it: reworded in several ways at once, so that no sentence is the page's."""
    text = pair.answer
    for _ in range(2):
        text = dict(reworded(Passage(text=text, key=pair.id))).get("many", text)
    return text


def _examine(panel: Panel, kind: Kind, canaries: list[Canary]) -> None:
    found = panel.examine(kind, canaries)
    print(
        f"{kind}: {found.found} of {found.faults} faults found, {found.alarms} of {found.honest} honest ones rejected, "
        f"threshold {found.threshold}, missed {', '.join(found.missed) or 'none'}; {found.why_not() or 'trusted'}",
        flush=True,
    )


def _open(item: Planted, corpus: Corpus) -> Asked | None:
    """The first claim that would go to the verifier; None where the fact-check rejects the answer or is sure."""
    pair = dataclasses.replace(item[0], answer=item[1], origin="llm")
    if fact_check(pair, Context(corpus=corpus, settings=Filter())).decision == "reject":
        return None
    told = findings(pair.answer, quotes_of(pair), known=known_of(pair), rarity=corpus.rarity, language=pair.language)
    return next((asked_claim(claim, pair, corpus.rarity) for claim, found in told if found.score < SURE), None)


if __name__ == "__main__":
    main()
