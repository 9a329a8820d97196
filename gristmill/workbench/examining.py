"""What the judge is worth on a workspace: faults and honest rewordings, planted in kept answers and judged."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from filters.calibration import accept_from
from filters.context import Context
from filters.grounding import fact_check

from ..config import Filter
from ..errors import NothingKeptError
from ..index.corpus import Corpus
from ..planted.corruptions import corrupted
from ..planted.passage import Passage
from ..planted.rewordings import reworded
from ..records import Pair, Verdict
from ..store import Workspace, read_pairs
from ..text import digest, sentences

Planted = tuple[Pair, str]
# a kept pair, and another answer to its question
EACH = 60
_LENGTHS = range(40, 200)  # characters of a sentence that another answer lends


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the fact-check said of answers of one class. Law: planted == rejected + accepted + abstained."""

    name: str
    planted: int
    rejected: int
    accepted: int
    abstained: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """The judge on one workspace: the more faults and the fewer rewordings it rejects, the better it is."""

    workspace: str
    # absolute path
    pairs: int
    # kept answers that faults and rewordings were planted in
    recall: float
    # share of the faults that were rejected, 0…1
    false_alarms: float
    # share of the rewordings that were rejected, 0…1
    faults: tuple[Examined, ...]
    # one wrong answer each, by class
    rewordings: tuple[Examined, ...]
    # right answers in other words, by kind
    alarms: Mapping[str, int]
    # rewordings that were rejected, by the reason that was given: the class of fault that each was taken for
    accept_from: float
    # the score from which the fact-check accepts in this corpus


def examine(workspace: Workspace, *, each: int = EACH) -> Examination:
    """Plant at most `each` answers of every class, chosen by digests, and judge them as if a model had written them.

    Nothing here knows what the filters look for: `gristmill.planted` shares no list with them. Raises NothingKeptError
    where no answer can be used.
    """
    corpus = Corpus(workspace.seeds())
    kept = [pair for pair in read_pairs(workspace.kept) if pair.evidence and pair.answerable]
    kept.sort(key=lambda pair: digest(pair.id))
    wrong, right = planted(kept, corpus, each)
    if not wrong and not right:
        raise NothingKeptError("no kept answer of the workspace can be made wrong: run filter first")
    context = Context(corpus=corpus, settings=Filter())
    context = dataclasses.replace(context, accept_from=accept_from(context, kept))
    (faults, _), (rewordings, alarms) = (_judged(listed, context) for listed in (wrong, right))
    return Examination(
        workspace=str(workspace.root),
        pairs=len(kept),
        recall=_share(faults),
        false_alarms=_share(rewordings),
        faults=faults,
        rewordings=rewordings,
        alarms=dict(sorted(alarms.items())),
        accept_from=context.accept_from or 0.0,
    )


def planted(
    pairs: Sequence[Pair], corpus: Corpus, each: int
) -> tuple[Mapping[str, list[Planted]], Mapping[str, list[Planted]]]:
    """Wrong answers by class and right ones by kind, at most so many of each."""
    wrong, right = defaultdict[str, list[Planted]](list), defaultdict[str, list[Planted]](list)
    for pair, other in zip(pairs, reversed(pairs), strict=True):
        page = corpus.pages[pair.evidence[0].seed_id].seed.markdown
        passage = Passage(text=pair.answer, page=page, foreign=next(_plain(other), ""), key=pair.id)
        for made, into in ((corrupted(passage), wrong), (reworded(passage), right)):
            for name, answer in made:
                if len(into[name]) < each:
                    into[name].append((pair, answer))
    return wrong, right


def decision(item: Planted, corpus: Corpus) -> str:
    """What the fact-check says of an answer as a model's: accept, reject or abstain."""
    return verdict(item, Context(corpus=corpus, settings=Filter())).decision


def verdict(item: Planted, context: Context) -> Verdict:
    """The fact-check's verdict on an answer as a model's, by the bound of the corpus."""
    pair, answer = item
    return fact_check(dataclasses.replace(pair, answer=answer, origin="llm"), context)


def _plain(pair: Pair) -> Iterator[str]:
    """Sentences of an answer that stand by themselves."""
    for start, stop in sentences(pair.answer):
        said = pair.answer[start:stop]
        if len(said) in _LENGTHS and "\n" not in said and "`" not in said:
            yield said


def _judged(listed: Mapping[str, list[Planted]], context: Context) -> tuple[tuple[Examined, ...], Counter[str]]:
    """What was said of each class, and the reasons of all rejections."""
    found, reasons = [], Counter[str]()
    for name, items in sorted(listed.items()):
        verdicts = [verdict(item, context) for item in items]
        told = Counter(one.decision for one in verdicts)
        reasons.update(one.reason for one in verdicts if one.decision == "reject")
        found.append(
            Examined(
                name=name,
                planted=len(items),
                rejected=told["reject"],
                accepted=told["accept"],
                abstained=told["abstain"],
            )
        )
    return tuple(found), reasons


def _share(found: Sequence[Examined]) -> float:
    total = sum(one.planted for one in found)
    return round(sum(one.rejected for one in found) / total, 4) if total else 0.0
