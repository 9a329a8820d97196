"""How well copies and garbled answers are told from honest ones, on kept pairs of workspaces.

    python -m benchmarks.wording WORKSPACE ... [--each 60]

Plants copies (the question or an answer said again) and nonsense (words in another order, drawn at random, made of
random letters, sentences cut into each other); prints the area under the curve of the filters' scores and the shares
that are dropped. Honest are the kept answers and, for order, their rewordings by `gristmill.planted`.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from filters.context import Context
from filters.echoes import echoes, shares
from filters.garbled import garbled
from filters.grounding import fact_check
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.index.fluency import prose
from gristmill.planted.passage import Passage
from gristmill.planted.rewordings import reworded
from gristmill.records import Pair
from gristmill.store import Workspace, read_pairs
from gristmill.text import digest

Make = Callable[[Pair, Pair, random.Random], Pair]


def _answered(pair: Pair, answer: str) -> Pair:
    return replace(pair, answer=answer)


def _plain(pair: Pair) -> list[str]:
    return [word for tokens in prose(pair.answer) for word in tokens if word[0].isalnum()]


def _shuffled(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    listed = _plain(pair)
    draw.shuffle(listed)
    return _answered(pair, " ".join(listed) + ".")


def _nearby(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    """Each three words in another order."""
    listed = _plain(pair)
    threes = [draw.sample(listed[at : at + 3], len(listed[at : at + 3])) for at in range(0, len(listed), 3)]
    return _answered(pair, " ".join(word for three in threes for word in three) + ".")


def _backwards(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    return _answered(pair, " ".join(reversed(_plain(pair))) + ".")


def _letters(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    made = ["".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=draw.randint(2, 9))) for _ in range(14)]
    return _answered(pair, " ".join(made) + ".")


def _drawn(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    return _answered(pair, " ".join(draw.choices(_plain(pair) + _plain(other), k=16)) + ".")


def _woven(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    """Two answers, three words of each in turn."""
    one, two = _plain(pair)[:18], _plain(other)[:18]
    mixed = [word for at in range(0, 18, 3) for word in (*one[at : at + 3], *two[at : at + 3])]
    return _answered(pair, " ".join(mixed) + ".")


def _looped(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    said = " ".join(_plain(pair)[:12])
    return _answered(pair, " ".join([f"{said}."] * 3))


def _said_again(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    return _answered(pair, pair.question.rstrip("?.") + ".")


def _as_heading(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    return replace(pair, question=pair.evidence[0].heading_path[-1] if pair.evidence[0].heading_path else pair.question)


def _as_answer(pair: Pair, other: Pair, draw: random.Random) -> Pair:
    return replace(pair, question=" ".join(_plain(pair)[:12]) + "?")


COPIES: Mapping[str, Make] = {
    "answer is the question": _said_again, "question is a heading": _as_heading,
    "question begins the answer": _as_answer, "answer in a loop": _looped,
}  # fmt: skip
NONSENSE: Mapping[str, Make] = {
    "shuffled": _shuffled, "shuffled by threes": _nearby, "backwards": _backwards, "random letters": _letters,
    "drawn at random": _drawn, "two answers woven": _woven,
}  # fmt: skip


def area(bad: Sequence[float], good: Sequence[float]) -> float:
    """The chance that a bad one scores above a good one; half for a tie."""
    wins = sum((one > other) + 0.5 * (one == other) for one in bad for other in good)
    return wins / max(1, len(bad) * len(good))


def _echo(pair: Pair, context: Context) -> float:
    return max(share / bound for share, bound in shares(pair).values())


def _order(pair: Pair, context: Context) -> float:
    told = list(prose(pair.answer))
    return max((-context.corpus.fluency.margin(tokens) for tokens in told), default=0.0)


def _honest(pairs: Sequence[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        yield pair
        for _, answer in list(reworded(Passage(text=pair.answer, page="", foreign="", key=pair.id)))[:2]:
            yield _answered(pair, answer)


def main() -> None:
    """Print a table for each workspace."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("workspaces", nargs="+", type=Path)
    given.add_argument("--each", type=int, default=60, help="planted pairs of each kind and workspace")
    options = given.parse_args()
    for place in options.workspaces:
        workspace = Workspace(place)
        context = Context(corpus=Corpus(workspace.seeds()), settings=Filter())
        kept = [p for p in read_pairs(workspace.kept) if p.evidence and p.answerable and len(_plain(p)) >= 12]
        drawn = [replace(p, origin="llm") for p in sorted(kept, key=lambda p: digest(p.id))[: options.each]]
        good = [pair for pair in _honest(drawn) if list(prose(pair.answer))]
        usual = context.corpus.fluency.usual
        print(f"\n{place.name}: bound {usual}, {len(drawn)} pairs, {len(good)} honest")
        for title, kinds, score, judge in (("copies", COPIES, _echo, echoes), ("nonsense", NONSENSE, _order, garbled)):
            if title == "nonsense" and usual is None:
                continue
            fair = [score(pair, context) for pair in good]
            alarms = sum(judge(pair, context).decision == "reject" for pair in good) / max(1, len(good))
            areas = []
            for name, make in kinds.items():
                bad = [make(p, o, random.Random(p.id)) for p, o in zip(drawn, reversed(drawn), strict=True)]
                found = [score(pair, context) for pair in bad]
                caught = [judge(pair, context).decision == "reject" for pair in bad]
                either = [c or fact_check(p, context).decision == "reject" for c, p in zip(caught, bad, strict=True)]
                areas.append(area(found, fair))
                rates = f"{sum(caught) / len(bad):.2f} | {sum(either) / len(bad):.2f}"
                print(f"| {place.name} | {name} | {areas[-1]:.3f} | {rates} |")
            print(f"| {place.name} | all {title} | {sum(areas) / len(areas):.3f} | honest dropped {alarms:.3f} |")


if __name__ == "__main__":
    main()
