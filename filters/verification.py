"""What the fact-check leaves open is asked of a verifier, where one is configured: does the passage say this claim?

Nothing is asked before the verifier has told planted faults of this corpus from honest rewordings (verifier/trial.py).
"""

from collections.abc import Sequence

from gristmill.records import Pair, Verdict

from .context import Context
from .grounding import NAME as FACT_CHECK
from .grounding import findings, known_of, quotes_of
from .verdicts import Verdicts, accept, reject
from .verifier.canaries import claim_canaries
from .verifier.claims import asked_claim
from .verifier.panel import Panel
from .verifier.questions import Asked, Opinion

NAME = "verifier"
# Of the claims of dev.jsonl, labelled by people, that the fact-check accepts with a lower score 54 % are right (302 of
# 564), of the others 90 % (210 of 233).
SURE = 0.8


def verification(pairs: Sequence[Pair], context: Context) -> Sequence[Verdict]:
    """Reasons: not-confirmed, verifier-not-trusted, verifier-silent. The detail names the verifier, and the claim.

    An undecided pair that the verifier confirms is decided; without its word it stays undecided.
    """
    panel = context.verifier
    verdicts = Verdicts(pairs, NAME)
    asked = {place: listed for place, pair in enumerate(pairs) if (listed := _open(pair, context))} if panel else {}
    if panel is None or not asked:
        return verdicts
    trial = panel.examine("claims", claim_canaries(pairs, context.corpus, panel.canaries))
    opinions = iter(panel.ask("claims", [one for listed in asked.values() for one in listed]) if trial.trusted else ())
    for place, listed in asked.items():
        if trial.trusted:
            verdicts.tell(place, _verdict(pairs[place], panel, [(one, next(opinions)) for one in listed]))
        else:
            verdicts.tell(place, _unanswered(pairs[place], panel, "verifier-not-trusted"))
    return verdicts


def _open(pair: Pair, context: Context) -> list[Asked]:
    """The claims of a pair of which the fact-check is not sure; none where a person approved it."""
    found = next((check for check in pair.checks if check.filter == FACT_CHECK), None)
    unsure = found is not None and (found.decision == "abstain" or (found.score is not None and found.score < SURE))
    if not unsure or pair.turns > 1 or pair.review.status == "approved":
        return []
    rarity = context.corpus.rarity
    told = findings(pair.answer, quotes_of(pair), known=known_of(pair), rarity=rarity, language=pair.language)
    return [asked_claim(claim, pair, rarity) for claim, finding in told if finding.score < SURE]


def _verdict(pair: Pair, panel: Panel, said: Sequence[tuple[Asked, Opinion]]) -> Verdict:
    threshold = panel.trials["claims"].threshold
    told = [(opinion.score, asked.text) for asked, opinion in said if opinion.score is not None]
    score, claim = min(told, default=(None, ""))
    detail = f"{panel.name}: {claim}"[:200]
    if score is not None and score < threshold:
        return reject(pair, NAME, "not-confirmed", score=score, threshold=threshold, detail=detail)
    if len(told) < len(said):
        return _unanswered(pair, panel, "verifier-silent")
    return accept(pair, NAME, score=score, threshold=threshold, detail=detail)


def _unanswered(pair: Pair, panel: Panel, reason: str) -> Verdict:
    """As if nobody had been asked: what the fact-check accepted stays accepted, what it left open stays open."""
    if any(check.filter == FACT_CHECK and check.decision == "abstain" for check in pair.checks):
        return Verdict(pair_id=pair.id, filter=NAME, decision="abstain", reason=reason, detail=panel.name)
    return accept(pair, NAME, detail=f"{panel.name}: {reason}")
