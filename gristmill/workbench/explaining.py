"""Why a pair was kept or dropped: every verdict with its figures, the twin that decided, and its claims."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from filters.grounding import NAME as FACT_CHECK
from filters.passages import given
from filters.verify import Claim, TooLongError, verify_claims

from ..errors import UserError
from ..index.corpus import Corpus
from ..records import Pair, Verdict
from ..store import Workspace, read_pairs
from .showing import Shown, show


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The other record that decided."""

    id: str
    # of a pair of this workspace, else the place that the verdict names: file and line or id
    file: str
    # kept.jsonl | dropped.jsonl; empty where it is no pair of this workspace
    question: str
    answer: str
    # both empty where it is no pair of this workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedVerdict:
    """What one filter said of the pair."""

    filter: str
    decision: Literal["accept", "reject", "abstain"]
    reason: str
    # reason code of docs/filters.md; empty for accept
    score: float | None
    threshold: float | None
    # what the score was held against; null where the filter has none
    detail: str
    twin: Twin | None
    claims: tuple[Claim, ...]
    # of the fact-check: each claim of the answer with the passage of the cited spans, whose offsets count in the seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A judged pair and the verdicts on it. Law: the last verdict decides."""

    file: Literal["kept.jsonl", "dropped.jsonl"]
    id: str
    question: str
    answer: str
    verdicts: tuple[ExplainedVerdict, ...]
    # in the order in which the filters judged


def explain(workspace: Workspace, start: str, corpus: Corpus | None = None) -> Explained:
    """The verdicts on the pair whose id begins with `start`.

    Raises UserError where there is none, more than one, or where it was not judged yet.
    """
    shown = show(workspace, start)
    if shown.file == "pairs.jsonl":
        raise UserError(f"{shown.pair.id} was not judged yet: `gristmill filter --out {workspace.root}` does it")
    return Explained(
        file=shown.file,
        id=shown.pair.id,
        question=shown.pair.question,
        answer=shown.pair.answer,
        verdicts=tuple(_verdicts(workspace, shown, corpus)),
    )


def _verdicts(workspace: Workspace, shown: Shown, corpus: Corpus | None) -> Iterator[ExplainedVerdict]:
    for check in shown.pair.checks:
        yield ExplainedVerdict(
            filter=check.filter,
            decision=check.decision,
            reason=check.reason,
            score=check.score,
            threshold=check.threshold,
            detail=check.detail,
            twin=_twin(workspace, check) if check.other else None,
            claims=_claims(shown.pair, corpus or Corpus(workspace.seeds())) if check.filter == FACT_CHECK else (),
        )


def _twin(workspace: Workspace, check: Verdict) -> Twin:
    for path in (workspace.kept, workspace.dropped):
        for pair in read_pairs(path) if path.is_file() else ():
            if pair.id == check.other:
                return Twin(id=pair.id, file=path.name, question=pair.question, answer=pair.answer)
    return Twin(id=check.other, file="", question="", answer="")


def _claims(pair: Pair, corpus: Corpus) -> tuple[Claim, ...]:
    """The claims of the answer beside the cited spans, with offsets in the seeds that these are of."""
    places = given([(item.quote, item.url, item.licence) for item in pair.evidence])
    if not places:
        return ()
    try:
        found = verify_claims(pair.answer, asked=pair.question, places=places, library=None, rarity=corpus.rarity)
    except TooLongError:
        return ()
    return tuple(_in_seed(claim, pair) for claim in found)


def _in_seed(claim: Claim, pair: Pair) -> Claim:
    passage = claim.passage
    if passage is None or passage.item is None:
        return claim
    cited = pair.evidence[passage.item]
    start, stop = cited.start + passage.start, cited.start + passage.stop
    found = dataclasses.replace(passage, start=start, stop=stop, seed_path=cited.seed_path, item=None)
    return dataclasses.replace(claim, passage=found)
