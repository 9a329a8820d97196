"""What a fact-check of a file is not sure of, laid before a verifier."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from filters.verification import SURE
from filters.verifier.canaries import claim_canaries
from filters.verifier.panel import Panel
from filters.verifier.questions import Asked
from filters.verify import Claim

from ..index.corpus import Corpus
from ..records import Pair
from ..sections import unlinked
from .trials import VerifierUse
from .verified import Verified, verified

AROUND = 400  # characters on each side of the nearest sentence that go with it


class SecondLook:
    """Asks a verifier about claims that are undecided or accepted by a narrow margin, once it passed its trial."""

    def __init__(self, panel: Panel | None, corpus: Corpus | None, pairs: Sequence[Pair]) -> None:
        self._panel, self._pairs, self._corpus = panel, pairs, corpus
        self._pages = {page.seed.path: page.seed for page in corpus.pages.values()} if corpus else {}

    def look(self, found: Iterable[Verified]) -> Iterator[Verified]:
        """The same results, with what the verifier decided."""
        for one in found:
            yield self._looked(one) if any(map(_is_open, one.claims)) else one

    def use(self) -> VerifierUse | None:
        """What asking took; None where nothing was asked."""
        return VerifierUse.of_report(self._panel.figures()) if self._panel and self._panel.trials else None

    def _looked(self, one: Verified) -> Verified:
        if self._panel is None or self._corpus is None:
            return one
        trial = self._panel.trials.get("claims") or self._panel.examine(
            "claims", claim_canaries(self._pairs, self._corpus, self._panel.canaries)
        )
        if not trial.trusted:
            return one
        claims = tuple(self._decided(claim, trial.threshold) for claim in one.claims)
        return verified(one.id, claims)

    def _decided(self, claim: Claim, threshold: float) -> Claim:
        if not _is_open(claim) or self._panel is None:
            return claim
        asked = Asked(kind="claims", text=unlinked(claim.text), question="", heading="", passage=self._passage(claim))
        (opinion,) = self._panel.ask("claims", [asked])
        if opinion.score is None:
            return claim
        if opinion.score >= threshold:
            return dataclasses.replace(claim, verdict="supported", score=opinion.score, reason="")
        return dataclasses.replace(claim, verdict="unsupported", score=opinion.score, reason="not-confirmed")

    def _passage(self, claim: Claim) -> str:
        passage = claim.passage
        seed = self._pages.get(passage.seed_path) if passage else None
        if passage is None or seed is None:
            return passage.quote if passage else ""
        return unlinked(seed.markdown[max(0, passage.start - AROUND) : passage.stop + AROUND])


def _is_open(claim: Claim) -> bool:
    return claim.verdict == "abstain" or (claim.verdict == "supported" and claim.score < SURE)
