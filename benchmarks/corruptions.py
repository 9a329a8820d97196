"""Can the fact-check tell a right answer from one with a single fact changed?

    python benchmarks/corruptions.py WORKSPACE [--pairs 500] [--seed 7] [--show KIND]

Takes kept pairs of a workspace, changes one number, identifier or negation in each answer, mostly to what stands
elsewhere on the same page, and judges the pairs again; then the same with answers in other words. The generator shares
no pattern and no list with the checker: it must not know what the checker looks for.
"""

import argparse
import dataclasses
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from filters.context import Context
from filters.judge import FILTERS
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Message, Pair, Verdict, pair_id
from gristmill.store import Workspace, read_pairs

DIGITS = re.compile(r"(?<![A-Za-z0-9_.#/&-])[0-9]+(?:\.[0-9]+)*(?![A-Za-z0-9_/-]|\.[0-9])")
MARKED = re.compile(r"`([A-Za-z_][A-Za-z0-9_.]{2,40})(?:\(\))?`")
SHAPED = re.compile(r"(?<![\w./`-])(?:[a-z]+_[a-z_0-9]+|[a-z]+[A-Z][A-Za-z]+|[a-z]+\.[a-z_]+)(?![\w/`-]|\.\w)")
DENIALS = re.compile(r"(?<![\w'])(is not|are not|does not|do not|must not|should not|will not|may not|has not|cannot|"
                     r"can't|isn't|aren't|doesn't|don't|won't|never|without)(?!\w)")  # fmt: skip
AFFIRMED = {
    "is not": "is", "are not": "are", "does not": "does", "do not": "do", "must not": "must", "should not": "should",
    "will not": "will", "may not": "may", "has not": "has", "cannot": "can", "can't": "can", "isn't": "is",
    "aren't": "are", "doesn't": "does", "don't": "do", "won't": "will", "never": "always", "without": "with",
}  # fmt: skip
STATEMENTS = re.compile(
    r"(?<=[a-z`)] )(is|are|can|will|must|should|may|was|were|has been)(?= (?!not\b|no\b|never\b)[a-z])"
)
CODE = re.compile(r"^```.*?^```[ \t]*$|`[^`\n]+`|\]\([^)\n]*\)", re.MULTILINE | re.DOTALL)
TARGETS = re.compile(r"\]\([^)\n]*\)|https?://\S+")

OTHER_WORDS = [
    ("returns", "gives back"), ("return", "give back"), ("specifies", "determines"),
    ("raised", "thrown"), ("raises", "throws"), ("whether", "if"), ("for example", "for instance"),
    ("method", "function"), ("is used to", "serves to"), ("can be used to", "makes it possible to"),
    ("argument", "parameter"), ("uses", "makes use of"), ("allows", "lets"), ("contains", "holds"), ("number", "count"),
    ("create", "make"), ("ensure", "make sure"), ("useful", "helpful"), ("defined", "declared"),
    ("similar to", "much like"), ("such as", "like"), ("currently", "now"), ("usually", "normally"),
    ("does not", "doesn't"), ("is not", "isn't"), ("are not", "aren't"), ("cannot", "can't"), ("object", "instance"),
    ("available", "at hand"), ("provides", "offers"), ("provided", "supplied"), ("also", "too"),
]  # fmt: skip


def number(text: str, page: str, rng: random.Random) -> str | None:
    """One number exchanged for one of the same page, or shifted where the page has no other."""
    hits = _outside(TARGETS, DIGITS, text)
    if not hits:
        return None
    hit = rng.choice(hits)
    others = sorted({m[0] for m in DIGITS.finditer(page)} - {hit[0]})
    whole, dot, rest = hit[0].partition(".")
    shifted = f"{int(whole) + rng.choice([1, 2, 10])}{dot}{rest}"
    return _put(text, hit.span(), rng.choice(others) if others and rng.random() < 0.7 else shifted)


def identifier(text: str, page: str, rng: random.Random) -> str | None:
    """One name of code exchanged for another of the same page."""
    hits = [m.span(1) for m in _outside(TARGETS, MARKED, text)] + [m.span() for m in _outside(TARGETS, SHAPED, text)]
    if not hits:
        return None
    start, stop = rng.choice(hits)
    names = {m[1] for m in MARKED.finditer(page)} | {m[0] for m in _outside(TARGETS, SHAPED, page)}
    others = sorted(n for n in names if n.lower() not in text.lower() and text[start:stop].lower() not in n.lower())
    return _put(text, (start, stop), rng.choice(others)) if others else None


def negation(text: str, page: str, rng: random.Random) -> str | None:
    """One negation taken out, or put into a statement that has none."""
    prose = _outside(CODE, DENIALS, text) + _outside(CODE, STATEMENTS, text)
    if not prose:
        return None
    hit = rng.choice(prose)
    return _put(text, hit.span(), AFFIRMED.get(hit[0]) or f"{hit[0]} not")


def reworded(text: str, rng: random.Random) -> str:
    """The same said in other words: no marks, no links, synonyms, another opening. Code blocks stay."""
    parts = re.split(r"(^```.*?^```[ \t]*$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if part.startswith("```") else _reworded(part, rng) for part in parts)


def _reworded(text: str, rng: random.Random) -> str:
    text = re.sub(r"\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?: \"[^\"\n]*\")?\)", r"\1", text)
    text = re.sub(r"\*\*([^*\n]+)\*\*", r"\1", text)
    for word, other in OTHER_WORDS:
        if rng.random() < 0.8:
            text = re.sub(rf"(?<![\w`.]){word}(?![\w`(.])", other, text)
    opening = rng.choice(["", "", "In short: ", "Put simply, ", "Briefly, "])
    return opening + text if text.strip() and not text.lstrip().startswith(("-", "|", "1.", ">")) else text


def with_answer(pair: Pair, answer: str) -> Pair:
    """The pair with another answer, as if a model had written it: of a rule's pair any change would be found."""
    turns = tuple(Message(role=m.role, content=answer) if m.role == "assistant" else m for m in pair.messages)
    return dataclasses.replace(
        pair, origin="llm", answer=answer, messages=turns, checks=(), id=pair_id(pair.type, turns, pair.evidence)
    )


def _outside(covers: re.Pattern[str], pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches of a pattern that lie outside those of another."""
    covered = [m.span() for m in covers.finditer(text)]
    return [m for m in pattern.finditer(text) if not any(start <= m.start() < stop for start, stop in covered)]


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


KINDS: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "number": number, "identifier": identifier, "negation": negation,
}  # fmt: skip


def deciding(pair: Pair, context: Context) -> Verdict:
    """The verdict that decides on a pair alone, without the others."""
    for judge_one in FILTERS:
        verdict = judge_one(pair, context)
        if verdict.decision == "reject":
            break
    return verdict


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--pairs", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--show", default="", help="print what was judged wrongly of this kind, or `right` answers")
    options = arguments.parse_args()
    rng = random.Random(options.seed)
    workspace = Workspace(options.workspace)
    context = Context(corpus=Corpus(workspace.seeds()), settings=Filter())
    kept = [pair for pair in read_pairs(workspace.kept) if pair.evidence]
    rng.shuffle(kept)
    for label, rewrite in (("verbatim", lambda text: text), ("in other words", lambda text: reworded(text, rng))):
        _measure(label, rewrite, kept, context, rng, options)


def _measure(
    label: str,
    rewrite: Callable[[str], str],
    kept: list[Pair],
    context: Context,
    rng: random.Random,
    options: argparse.Namespace,
) -> None:
    right, wrong, caught, by = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    changed = 0
    for pair in kept:
        page = context.corpus.pages[pair.evidence[0].seed_id].seed.markdown
        kind = rng.choice(sorted(KINDS))
        corrupted = KINDS[kind](pair.answer, page, rng)
        if corrupted is None:
            continue
        changed += 1
        honest = deciding(with_answer(pair, rewrite(pair.answer)), context)
        right[honest.reason if honest.decision == "reject" else honest.decision] += 1
        if options.show == "right" and honest.decision == "reject":
            print(f"--- {honest.reason} {honest.detail}\n{rewrite(pair.answer)}\n=== {pair.evidence[0].quote}")
        verdict = deciding(with_answer(pair, rewrite(corrupted)), context)
        wrong[kind] += 1
        caught[kind] += verdict.decision == "reject"
        by[verdict.reason or verdict.decision] += 1
        if options.show == kind and verdict.decision != "reject":
            print(f"--- missed {kind}\n{corrupted}\n=== {pair.answer}")
        if changed == options.pairs:
            break
    rejected = sum(count for reason, count in right.items() if reason not in ("accept", "abstain"))
    print(f"{label}: {rejected}/{changed} right answers rejected ({rejected / max(changed, 1):.1%}): {dict(right)}")
    for kind in sorted(wrong):
        print(f"  {kind}: {caught[kind]}/{wrong[kind]} caught ({caught[kind] / wrong[kind]:.1%})")
    print(f"  all: {caught.total()}/{changed} ({caught.total() / max(changed, 1):.1%}) {dict(by.most_common())}")


if __name__ == "__main__":
    main()
