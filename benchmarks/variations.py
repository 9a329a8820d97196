"""Yield of the model's recipes on a workspace with pairs: what is kept, what is dropped and why, tokens and seconds.

    OPENAI_BASE_URL=http://127.0.0.1:8091/v1 python -m benchmarks.variations WORKSPACE --model NAME [--sections 50]

Replies stay in the workspace's replies: a second run with the same settings only reads them again. The new pairs go to
WORKSPACE/variations.jsonl.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from converter.convert import sources_of, survey
from converter.vary import VaryResult, vary
from gristmill.config import Convert, Model
from gristmill.store import Workspace, read_pairs, write_pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--model", required=True)
    parser.add_argument("--sections", type=int, default=50)
    parser.add_argument("--max-calls", type=int)
    parser.add_argument("--recipes", nargs="+", default=Convert().recipes)
    parser.add_argument("--languages", nargs="+", default=[], help="to translate into")
    parser.add_argument("--concurrency", type=int, default=4)
    args = parser.parse_args()
    workspace = Workspace(args.workspace)
    settings = Convert(
        recipes=args.recipes,
        languages=args.languages,
        max_sections=args.sections,
        model=Model(concurrency=args.concurrency, timeout=1200, max_reply_tokens=600),
    )
    surveys = {
        name: survey(workspace, name, workspace.seed_paths(name), flagged=False)[:2]
        for name in sources_of(workspace, None)
    }
    began = time.perf_counter()
    result = vary(
        workspace,
        read_pairs(workspace.pairs),
        settings,
        model=args.model,
        max_calls=args.max_calls,
        products={name: site.called for name, (site, _) in surveys.items()},
        on_progress=lambda done, total=None, note="": print(f"{done}/{total} {note}", file=sys.stderr, flush=True),
    )
    write_pairs(workspace.root / "variations.jsonl", result.pairs)
    report(workspace, result, seconds=time.perf_counter() - began)
    if result.failure:
        raise result.failure


def report(workspace: Workspace, result: VaryResult, *, seconds: float) -> None:
    notes = sum((tally.notes for tally in result.tallies), Counter[str]())
    print("| recipe | candidates | kept | dropped, by reason |\n| --- | --- | --- | --- |")
    for recipe in sorted({name.partition(":")[0] for name in notes}):
        counts = {name.partition(":")[2]: count for name, count in notes.items() if name.startswith(f"{recipe}:")}
        kept, unasked = counts.pop("kept", 0), counts.pop("unasked", 0)
        total = kept + sum(counts.values())
        reasons = ", ".join(
            f"{reason} {count}" for reason, count in sorted(counts.items(), key=lambda e: (-e[1], e[0]))
        )
        print(f"| {recipe} | {total} | {kept} ({kept / max(total, 1):.0%}) | {reasons} |")
        if unasked:
            print(f"| | not asked: {unasked} | | |")
    valid = sum(
        workspace.read_seed(proof.seed_path).markdown[proof.start : proof.stop] == proof.quote
        for pair in result.pairs
        for proof in pair.evidence
    )
    spans = sum(len(pair.evidence) for pair in result.pairs)
    print(
        f"\n{valid} of {spans} spans valid; {result.calls} calls, {result.replayed} replayed, "
        f"{result.prompt_tokens} prompt and {result.completion_tokens} reply tokens, {seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
