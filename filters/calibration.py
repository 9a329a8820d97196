"""From which score on the fact-check accepts, by corpus: sentences of the same page that no quote of a pair has.

How much of a strange sentence stands in the evidence by chance hangs on the pages. Of 763 such sentences of seven sites
that neither slots nor the guard rejected, the fact-check's own bounds let 9 to 34 % pass (66 % seen in the Rust book,
91 % in Celery's manual). The bound is raised to the score that 90 % of them are below, and never above .49: of 169
honest paraphrases of eighteen sites, written by hand, 5 % are below that. What falls between is left undecided.
"""

import dataclasses
import heapq
from collections.abc import Iterable, Iterator

from gristmill.index.corpus import Corpus
from gristmill.records import Pair
from gristmill.text import digest, sentences

from .context import Context
from .grounding import ACCEPT, fact_check

MOST, LEAST = 200, 40  # sentences to measure with; with fewer the bound stays where it is
BELOW = 0.9  # share of the strange sentences that are not accepted
HIGHEST = 0.49
_LENGTHS = range(40, 200)  # characters of a sentence
_OPEN = ("", "unsupported", "weakly-supported")  # reasons of what is decided by its score alone


def calibrated(context: Context, pairs: Iterable[Pair]) -> Context:
    """The context with the bound of this corpus; as it is where no model wrote anything and nobody edited."""
    if all(pair.is_by_rules for pair in pairs):
        return context
    return dataclasses.replace(context, accept_from=accept_from(context, pairs))


def accept_from(context: Context, pairs: Iterable[Pair]) -> float:
    """The bound, from a sample of verbatim pairs drawn by digest: the same pairs give the same bound."""
    real = (pair for pair in pairs if pair.generation_depth == 0 and pair.answerable and pair.evidence)
    scores: list[float] = []
    for pair in heapq.nsmallest(2 * MOST, real, key=lambda pair: digest("calibration", pair.id)):
        strange = next(_strange(pair, context.corpus), "")
        found = fact_check(dataclasses.replace(pair, answer=strange, origin="llm"), context) if strange else None
        if found and found.reason in _OPEN and found.score is not None:
            scores.append(found.score)
        if len(scores) == MOST:
            break
    if len(scores) < LEAST:
        return ACCEPT
    return round(min(HIGHEST, max(ACCEPT, sorted(scores)[int(BELOW * (len(scores) - 1))])), 2)


def _strange(pair: Pair, corpus: Corpus) -> Iterator[str]:
    """Sentences of other sections of the pair's page, by digest of the section."""
    page, first = corpus.pages.get(pair.evidence[0].seed_id), pair.evidence[0].start
    others = [part for part in page.sections if not part.start <= first < part.stop] if page else []
    for part in sorted(others, key=lambda part: digest(pair.id, str(part.start)))[:4]:
        body = page.seed.markdown[part.body_start : part.stop] if page else ""
        for start, stop in sentences(body[:2000]):
            said = body[start:stop]
            if len(said) in _LENGTHS and said.endswith(".") and not set("\n|`") & set(said):
                yield said
