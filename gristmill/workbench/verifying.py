"""Fact-check of anybody's claims and pairs, against the sentences that come with them or against a workspace."""

import collections
import contextlib
import math
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from filters.passages import Library, given
from filters.verifier.opening import opened
from filters.verify import OUTCOMES, TooLongError, verify_claims

from ..config import Verifier
from ..entries import Entry, entries, read
from ..errors import NothingKeptError, UserError
from ..index.corpus import Corpus
from ..store import Workspace, read_pairs, replacing
from .documents import line
from .second_look import SecondLook
from .trials import VerifierUse
from .verified import Verification, Verified, verified

NOBODY = Verifier()  # asks nobody
_LONGEST = 12  # letters; beyond, a word gets no rarer


def verify(records: Iterable[Any], corpus: Corpus | None = None) -> Iterator[Verified]:
    """One result a record, in order; `gristmill.entries` says which forms are read.

    Records without evidence are looked up in the corpus. Raises UserError where the first of them has neither.
    """
    return _verified(read(records), corpus)


def verify_file(
    path: Path, *, against: Workspace | None = None, out: Path | None = None,
    tell: Callable[[Verified], None] = lambda _: None, verifier: Verifier = NOBODY,
) -> Verification:  # fmt: skip
    """Verify a file; its results go to `out`, as JSON Lines, and to `tell`, one by one in the order of the file.

    A verifier is asked what is not sure, once kept pairs of `against` have examined it. Raises NothingKeptError where
    no record of the file could be read, and UserError for a verifier without a workspace.
    """
    if verifier.use and against is None:
        raise UserError("--verifier is examined with pairs of a workspace: name one with --against")
    if out is not None and out.exists() and out.samefile(path):
        raise UserError(f"{out} is the file that is read: name another one for the results")
    corpus = Corpus(against.seeds()) if against is not None else None
    counted = _Count()
    with _asking(against, corpus, verifier) as second:
        found = counted.all(second.look(_verified(entries(path), corpus, name=str(path))))
        if out is None:
            for one in found:
                tell(one)
        else:
            with replacing(out) as handle:
                for one in found:
                    handle.write(line(one).decode("utf-8"))
                    tell(one)
        counted.verifier = second.use()
    if counted.records == counted.unreadable:
        raise NothingKeptError(f"{path} holds no record that could be read ({_first(counted.reasons)})")
    return counted.summary(path, against, out)


@contextlib.contextmanager
def _asking(against: Workspace | None, corpus: Corpus | None, settings: Verifier) -> Iterator[SecondLook]:
    """Whoever looks at what is not sure; nobody without a verifier."""
    if against is None or corpus is None or not settings.use:
        yield SecondLook(None, None, ())
        return
    with opened(against, settings) as panel:
        yield SecondLook(panel, corpus, tuple(read_pairs(against.kept)))


def _verified(listed: Iterable[Entry], corpus: Corpus | None, name: str = "the records") -> Iterator[Verified]:
    library = Library(corpus) if corpus is not None else None
    proven = corpus is not None
    for each in listed:
        if not proven and not each.fault and not each.evidence:
            raise UserError(f"{name}: record {each.id} brings no evidence: name a crawl with --against WORKSPACE")
        proven |= not each.fault  # the first one tells what is meant
        yield _one(each, library)


def _one(each: Entry, library: Library | None) -> Verified:
    if each.fault or not (each.evidence or library):
        return verified(each.id, (), each.fault or "no-evidence")
    places = given([(one.text, one.url, one.licence) for one in each.evidence])
    rarity = library.rarity if library else _by_length
    try:
        claims = tuple(
            claim
            for asked, said in each.turns
            for claim in verify_claims(said, asked=asked, places=places, library=library, rarity=rarity)
        )
    except TooLongError:
        return verified(each.id, (), "too-long")
    return verified(each.id, claims, "no-claim")


def _by_length(term: str) -> float:
    """Without a crawl long words count as the rarer ones: a verdict must not hang on what else stands in the file.

    Balanced accuracy on human-labelled web pages (WiCE) .713, with equal weights .693, with their own rarity .721.
    """
    return math.sqrt(min(len(term), _LONGEST))


class _Count:
    """What goes by, counted."""

    def __init__(self) -> None:
        self.records = self.unreadable = 0
        self.verdicts: collections.Counter[str] = collections.Counter(dict.fromkeys(OUTCOMES, 0))
        self.claims: collections.Counter[str] = collections.Counter(dict.fromkeys(OUTCOMES, 0))
        self.reasons: collections.Counter[str] = collections.Counter()
        self.licences: collections.Counter[str] = collections.Counter()
        self.verifier: VerifierUse | None = None

    def all(self, found: Iterable[Verified]) -> Iterator[Verified]:
        for one in found:
            self.records += 1
            self.unreadable += not one.claims and one.reasons[0] not in ("no-claim", "no-evidence")
            self.verdicts[one.verdict] += 1
            self.claims.update(claim.verdict for claim in one.claims)
            self.reasons.update(one.reasons)
            if one.verdict == "supported":
                self.licences[_licence(one)] += 1
            yield one

    def summary(self, path: Path, against: Workspace | None, out: Path | None) -> Verification:
        return Verification(
            file=str(path),
            against=str(against.root) if against is not None else None,
            out=str(out) if out is not None else None,
            records=self.records,
            unreadable=self.unreadable,
            verdicts=self.verdicts,
            claims=self.claims,
            reasons=self.reasons,
            licences=self.licences,
            verifier=self.verifier,
        )


def _licence(found: Verified) -> str:
    """The licences of the passages that prove a record."""
    named = {claim.passage.licence or "unstated" for claim in found.claims if claim.passage}
    return " AND ".join(sorted(named)) or "unstated"


def _first(reasons: collections.Counter[str]) -> str:
    return reasons.most_common(1)[0][0] if reasons else "it is empty"
