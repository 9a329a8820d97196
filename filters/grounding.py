"""The fact-check: does the answer state what the *cited* spans state, and nothing else?

"Does this number occur anywhere on the page?" finds 1.7 % of numbers swapped in from the same page; comparing slots
with the best-aligned cited sentence finds 98 %. So every sentence of the answer is a claim of its own, and is

1. taken as it is where the evidence says it to the letter,
2. rejected where it has a number, unit, identifier, flag, path or URL that the evidence lacks, in whatever spelling,
3. laid beside the sentence of the evidence that shares most of its rare words: `guard/` tells whether what differs
   between the two makes another claim of it (in languages without tables of forms `alignment` does, by facts,
   negations and antonyms),
4. otherwise scored by how much of it the evidence has: accept, reject or, between two thresholds, abstain.
"""

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gristmill import rows
from gristmill.facts import Facts, facts
from gristmill.index.terms import content_terms, stem
from gristmill.records import Decision, Pair, Verdict
from gristmill.sections import unlinked

from .alignment import Unit, contradiction, nearest, roles_swapped
from .context import Context
from .guard.amounts import Surroundings, said, stray_amount
from .guard.decision import contradiction as guard
from .guard.differences import difference
from .guard.distance import ALIGNED
from .guard.forms import forms
from .guard.reading import are_alike, read
from .units import symbols, units
from .verdicts import accept, reject

NAME = "fact-check"

# How much of a claim the evidence has: its words by rarity (also by an alike word of the nearest sentence), its tokens
# in that one sentence, and how rare its rarest unknown word is. The parts are a logistic regression's, chosen by two-
# fold cross-validation over 1,949 claims labelled by people (encyclopedia, dialogue, web pages) and scaled to 1; its
# even odds are at 0.40. Balanced accuracy .67 in the mean of five sets, where the share of words alone has .65. The
# band between the two is a sliver: more of it costs as many right answers as it saves wrong ones.
ACCEPT = 0.42
REJECT = 0.40
OF_WORDS, OF_SENTENCE, OF_STRANGEST = 0.45, 0.32, 0.23
# Reasons that hold of a near copy alone, and words that deny in one only ("three different kinds" are three kinds).
OF_COPIES = ("-added", "-dropped", "word-differs", "conjunction-differs", "cause-differs", "identifier-differs")
DENY_IN_COPIES = frozenset({"different", "unlike", "instead", "differently", "distinct"})
TIE = 1e-9
NUMBERS_TELL = 0.05  # of the likeness of two sentences: of several that share as many words, the one with the numbers
_UNSEEN = "\x00"  # a term that no text has
ENOUGH_TERMS = 4  # a claim of fewer words with meaning ("It is useful.") proves nothing by what it lacks


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the check says of one claim."""

    decision: Decision
    reason: str = ""
    score: float
    # 0…1, share of the claim that the evidence holds
    detail: str = ""
    verbatim: bool = False
    # whether the evidence says every claim to the letter


def fact_check(pair: Pair, context: Context) -> Verdict:
    """Reasons: *-not-in-evidence, *-differs, roles-swapped, unsupported; abstains with weakly-supported.

    Rules only quote: a pair of theirs that passes all that in other words than its evidence's goes as not-verbatim.
    Where the record names a normalisation, the quotes count as that makes them.
    """
    if not pair.answerable:
        return accept(pair, NAME)
    if pair.is_translation:
        return _translated(pair)
    quotes = [*quotes_of(pair), *(context.earlier.quotes(pair) if context.earlier else ())]
    rarity = context.corpus.rarity
    found = check(pair.answer, quotes, known=known_of(pair), rarity=rarity, language=pair.language)
    verbatim = found.verbatim and (not pair.normalised or quotes == [pair.answer])
    if pair.is_by_rules and not verbatim:
        found = found if found.decision == "reject" else Finding(decision="reject", reason="not-verbatim", score=0.0)
    threshold = REJECT if found.reason == "unsupported" else ACCEPT
    verdict = Verdict(
        pair_id=pair.id,
        filter=NAME,
        decision=found.decision,
        reason=found.reason,
        score=round(found.score, 4),
        threshold=threshold,
        detail=found.detail[:200],
    )
    return bounded(verdict, context)


def _translated(pair: Pair) -> Verdict:
    """Of a translation its facts alone: what it says is its parent's, which is judged as it stands on its page, and by
    whose verdict `turns` keeps it. Reasons: number-not-in-evidence and its like.
    """
    told, held = facts(pair.answer, language=pair.language), facts("\n\n".join([*quotes_of(pair), *known_of(pair)]))
    for slot in ("number", "flag", "path", "url", "identifier"):
        name = "any_number" if slot == "number" else f"{slot}s"
        if strange := sorted(getattr(told, name) - getattr(held, name)):
            return reject(pair, NAME, f"{slot}-not-in-evidence", score=0.0, detail=strange[0])
    return accept(pair, NAME, detail="translation")


def bounded(verdict: Verdict, context: Context) -> Verdict:
    """By the corpus's bound (calibration.py): what was accepted below it is undecided."""
    bound = context.accept_from
    if bound is None or verdict.decision != "accept" or verdict.score is None or verdict.score >= bound:
        return verdict
    return dataclasses.replace(verdict, decision="abstain", reason="weakly-supported", threshold=bound)


def quotes_of(pair: Pair) -> list[str]:
    """What the cited spans say, as the pair's normalisation makes it."""
    quotes = [item.quote for item in pair.evidence]
    told = rows.told(quotes) if pair.normalised == "rows" and quotes else ""
    return [told] if told else quotes


def known_of(pair: Pair) -> list[str]:
    """What a claim of the pair may echo: its question, the titles and headings of its pages."""
    return [pair.question, *(heading for item in pair.evidence for heading in (item.title, *item.heading_path))]


def check(
    answer: str,
    quotes: Sequence[str],
    *,
    known: Iterable[str] = (),
    rarity: Callable[[str], float],
    language: str = "en",
    lenient: bool = False,
) -> Finding:
    """The worst finding over the claims of an answer."""
    worst = Finding(decision="accept", score=1.0, verbatim=True)
    told = findings(answer, quotes, known=known, rarity=rarity, language=language, lenient=lenient)
    for _, found in told:
        if found.decision == "reject":
            return found
        worst = min(worst, found, key=lambda finding: (finding.score, finding.verbatim))
    return worst


def findings(
    answer: str,
    quotes: Sequence[str],
    *,
    known: Iterable[str],
    rarity: Callable[[str], float],
    language: str,
    lenient: bool = False,
) -> Iterator[tuple[str, Finding]]:
    """Each claim of an answer with what is found of it, in reading order.

    `known` texts (question, headings) may be echoed: their names are no claims. `rarity` weighs a term, above 0. A
    `lenient` check knows that the claim is no copy: what was put in, left out or said in another word contradicts
    nothing.
    """
    evidence = _Evidence(quotes, known=list(known), rarity=rarity, language=language, lenient=lenient)
    for claim in units(answer):
        yield claim, evidence.judge(claim)


class _Evidence:
    """The cited spans, prepared on demand: most claims of pairs made by rules are verbatim and need none of it."""

    def __init__(
        self,
        quotes: Sequence[str],
        *,
        known: list[str],
        rarity: Callable[[str], float],
        language: str,
        lenient: bool,
    ) -> None:
        self._lenient = lenient
        self._quotes, self._known, self._rarity, self._language = quotes, known, rarity, language
        self._guarded = forms(language) is not None
        self._literal = {symbols(unit) for quote in quotes for unit in units(quote)}

    @functools.cached_property
    def _units(self) -> list[Unit]:
        listed = (text for quote in self._quotes for text in units(quote))
        return [Unit.of(text, rarity=self._rarity, language=self._language) for text in listed]

    @functools.cached_property
    def _unlinked(self) -> set[str]:
        return {symbols(unit.text) for unit in self._units}

    @functools.cached_property
    def _facts(self) -> Facts:
        return facts(unlinked("\n\n".join(self._quotes)), language=self._language)

    @functools.cached_property
    def _urls(self) -> frozenset[str]:
        return facts("\n\n".join([*self._quotes, *self._known])).urls

    @functools.cached_property
    def _echo(self) -> Facts:
        return facts("\n\n".join(self._known), language=self._language)

    @functools.cached_property
    def _text(self) -> str:
        return symbols(unlinked("\n\n".join([*self._quotes, *self._known])))

    @functools.cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(content_terms("\n".join([*self._quotes, *self._known])))

    def judge(self, claim: str) -> Finding:
        if symbols(claim) in self._literal:
            return Finding(decision="accept", score=1.0, verbatim=True)
        unit = Unit.of(claim, rarity=self._rarity, language=self._language)
        if missing := self._missing(unit.facts, claim):
            return Finding(decision="reject", reason=f"{missing[0]}-not-in-evidence", score=0.0, detail=missing[1])
        if symbols(unit.text) in self._unlinked:
            return Finding(decision="accept", score=1.0)
        if not self._guarded:
            return self._unguarded(unit, claim)
        tokens = read(unit.text, self._language)
        other = max(self._units, key=lambda one: _likeness(unit, one, lenient=self._lenient), default=None)
        found = difference(tokens, read(other.text, self._language) if other else ())
        differing = guard(found, self._around) or (other and found.held >= ALIGNED and roles_swapped(unit, other))
        if differing and not (self._lenient and _of_copies(*differing, other)):
            return Finding(decision="reject", reason=differing[0], score=0.0, detail=differing[1])
        return _weighed(self._support(unit, other, found.held), claim)

    def _unguarded(self, unit: Unit, claim: str) -> Finding:
        if (other := nearest(unit, self._units)) and (differing := contradiction(unit, other)):
            return Finding(decision="reject", reason=differing[0], score=0.0, detail=differing[1])
        return _weighed(self._support(unit, other, 1.0), claim)

    @functools.cached_property
    def _around(self) -> Surroundings:
        if not self._guarded:
            return Surroundings()
        held = [token for unit in self._units for token in read(unit.text, self._language)]
        asked = [token for text in self._known for token in read(unlinked(text), self._language)]
        return Surroundings(elsewhere=said(held), asked=said(asked))

    def _missing(self, claimed: Facts, claim: str) -> tuple[str, str] | None:
        """The first slot and value that the claim has and neither evidence nor question have."""
        held, echo = self._facts, self._echo
        if self._guarded and (strange := stray_amount(read(unlinked(claim), self._language), self._around)):
            return strange
        slots = (
            ("number", claimed.any_number, held.any_number | echo.any_number),
            ("unit", claimed.quantities, held.quantities | echo.quantities),
            ("flag", claimed.flags, held.flags | echo.flags),
            ("path", claimed.paths, held.paths | echo.paths),
            ("url", facts(claim).urls, self._urls),
            ("identifier", claimed.identifiers, held.identifiers | echo.identifiers),
        )
        for slot, values, allowed in slots[2 if self._guarded else 0 :]:
            for value in sorted(values - allowed):
                if slot == "identifier" and claim.startswith(value) and symbols(_lowered(value)) in self._text:
                    continue  # a capital at the beginning of the sentence
                if slot in ("number", "unit", "flag") or symbols(value) not in self._text:
                    return slot, value
        return None

    def _support(self, unit: Unit, other: Unit | None, held: float) -> float:
        """How much of the claim the evidence has, 0…1: its words by rarity, its tokens in one sentence, its rarest."""
        alike = other.weights if other else ()
        strange = {
            term: weight
            for term, weight in unit.weights.items()
            if term not in self._terms and not any(are_alike(term, theirs) for theirs in alike)
        }
        total = sum(unit.weights.values())
        words = 1 - sum(strange.values()) / total if total else 1.0
        strangest = max(strange.values(), default=0.0) / max(self._rarity(_UNSEEN), *unit.weights.values(), 1e-9)
        return OF_WORDS * words + OF_SENTENCE * held + OF_STRANGEST * (1 - strangest)


def _likeness(claim: Unit, sentence: Unit, *, lenient: bool) -> float:
    """How much both share; what has the claim's numbers too is before what has not.

    Of a claim that may be a copy that decides between equals only: one with a number exchanged would be laid beside the
    sentence that the number is from.
    """
    numbers = claim.facts.any_number
    told = len(numbers & sentence.facts.any_number) / len(numbers) if numbers else 0.0
    return claim.share(sentence) + sentence.share(claim) / 2 + told * (NUMBERS_TELL if lenient else TIE)


def _of_copies(reason: str, detail: str, sentence: Unit | None) -> bool:
    """Whether a reason needs a copy; "unregistered" denies nothing where the sentence has "unregister" too."""
    shared = sentence is not None and stem(detail.lower()) in sentence.order and "'" not in detail and len(detail) > 4
    denies = detail.lower() not in DENY_IN_COPIES and not shared
    return reason.endswith(OF_COPIES) or (reason == "negation-differs" and not denies)


def _lowered(value: str) -> str:
    return value[:1].lower() + value[1:]


def _weighed(score: float, claim: str) -> Finding:
    if score >= ACCEPT:
        return Finding(decision="accept", score=score)
    if score < REJECT:
        return Finding(decision="reject", reason="unsupported", score=score, detail=claim)
    return Finding(decision="abstain", reason="weakly-supported", score=score, detail=claim)
