"""One pair with all that stands behind it: its evidence in the pages' text, and every verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..errors import UserError
from ..records import Evidence, Pair
from ..store import Workspace, read_pairs

CONTEXT = 240  # code points of the page shown on each side of a quote: some three lines


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceInContext:
    """A proof where it stands in its page. Law: `valid`, unless the seed was changed after the conversion."""

    evidence: Evidence
    before: str
    # at most 240 code points of the page's Markdown in front of the quote
    after: str
    # and behind it
    valid: bool
    # whether markdown[start:stop] is the quote, as the law of evidence says


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A pair, the file that it was found in, and its evidence in context. The verdicts are the pair's `checks`."""

    file: Literal["kept.jsonl", "dropped.jsonl", "pairs.jsonl"]
    # pairs.jsonl: not judged yet
    pair: Pair
    evidence: tuple[EvidenceInContext, ...]
    # in the order of the pair's


def show(workspace: Workspace, start: str) -> Shown:
    """The pair whose id begins with `start`, of kept.jsonl, dropped.jsonl or pairs.jsonl, in this order.

    Raises UserError where there is none, or more than one.
    """
    files: tuple[Literal["kept.jsonl", "dropped.jsonl", "pairs.jsonl"], ...]
    files = ("kept.jsonl", "dropped.jsonl", "pairs.jsonl")
    for name in files:
        path = workspace.root / name
        found = [pair for pair in read_pairs(path) if pair.id.startswith(start)] if path.is_file() else []
        if len({pair.id for pair in found}) > 1:
            raise UserError(f"{start!r} is the start of {len(found)} ids in {name}: give more of it")
        if found:
            return Shown(file=name, pair=found[0], evidence=tuple(in_context(workspace, found[0])))
    raise UserError(f"no pair in {workspace.root} has an id that starts with {start!r}")


def in_context(workspace: Workspace, pair: Pair, *, width: int = CONTEXT) -> Iterator[EvidenceInContext]:
    """Each evidence of a pair with at most `width` code points of its page on both sides.

    Raises UserError where a seed is missing.
    """
    for evidence in pair.evidence:
        markdown = workspace.read_seed(evidence.seed_path, proven=False).markdown
        yield EvidenceInContext(
            evidence=evidence,
            before=markdown[max(0, evidence.start - width) : evidence.start],
            after=markdown[evidence.stop : evidence.stop + width],
            valid=markdown[evidence.start : evidence.stop] == evidence.quote,
        )
