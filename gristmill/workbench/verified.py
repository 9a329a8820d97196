"""What a fact-check of a file found: of each record, and of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from filters.verify import OUTCOMES, Claim, Outcome

from .trials import VerifierUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found of one record: the worst of what was found of its claims."""

    id: str
    # as the record says it, else the number of its line or its place, from 1
    verdict: Outcome
    # refuted before unsupported before abstain before supported; abstain for what cannot be read
    score: float
    # 0…1, of the claim that is supported least
    reasons: tuple[str, ...]
    # reason codes, each once, in the order of the claims
    claims: tuple[Claim, ...]
    # in reading order


def verified(id_: str, claims: tuple[Claim, ...], fault: str = "no-claim") -> Verified:
    """The result for a record with these claims; `fault` says why there are none."""
    if not claims:
        return Verified(id=id_, verdict="abstain", score=0.0, reasons=(fault,), claims=())
    return Verified(
        id=id_,
        verdict=min((claim.verdict for claim in claims), key=OUTCOMES.index),
        score=min(claim.score for claim in claims),
        reasons=tuple(dict.fromkeys(claim.reason for claim in claims if claim.reason)),
        claims=claims,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found of a file. Law: records == Σ verdicts."""

    file: str
    # as it was given
    against: str | None
    # absolute path of the workspace; null without one
    out: str | None
    # where the records' verdicts stand; null for stdout
    records: int
    unreadable: int
    # of them, without a form that is known: they abstain
    verdicts: Mapping[str, int]
    # records by verdict: supported is proven, refuted contradicted, unsupported not found
    claims: Mapping[str, int]
    # claims by verdict
    reasons: Mapping[str, int]
    # records by reason code
    licences: Mapping[str, int]
    # proven records by the licences of the passages that prove them, "A AND B" where there are several: a set of what
    # is proven would stand under these; "unstated" where a passage names none
    verifier: VerifierUse | None
    # who was asked what was not sure; null where nobody was, or all was
