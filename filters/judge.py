"""The filter stage: every pair gets its verdicts, and exactly one of them decides."""

import dataclasses
import itertools
import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

import numpy as np
from numpy.typing import NDArray

from gristmill.collecting import seldom
from gristmill.config import Filter
from gristmill.earlier import Earlier
from gristmill.index.corpus import Corpus
from gristmill.judgements import applied, read
from gristmill.placing import Placer, here
from gristmill.progress import Progress, silent
from gristmill.records import Pair, Tally, Verdict
from gristmill.shelf import Shelf, Shelved, unpack
from gristmill.store import Workspace, read_pairs, replacing, write_line

from .absence import absence
from .answering import answering
from .calibration import calibrated
from .chatter import chatter
from .context import Context
from .decontamination import decontamination
from .duplicates import BOTH, Questions, duplicates
from .echoes import echoes
from .elsewhere import elsewhere
from .evidence import evidence
from .extractive import extractive
from .form import form
from .garbled import garbled
from .grounding import fact_check
from .injection import injection
from .judging import Judging, look_up
from .languages import languages
from .licensing import licensing
from .mojibake import mojibake
from .openings import Frames, openings
from .overviews import overviews
from .places import Places
from .premises import premises
from .privacy import NAME as PRIVACY
from .privacy import privacy
from .quality import quality
from .retrieval import retrieval
from .review import review
from .schema import schema
from .siblings import siblings
from .snippets import snippets
from .standing import Notes, Standing
from .stands_alone import stands_alone
from .turns import NAME as TURNS
from .turns import Turns, turns
from .verdicts import Verdicts
from .verification import verification
from .verifier.panel import Panel

# The order is a contract: cheap before dear, and a filter may rely on those before it.
FILTERS: tuple[Callable[[Pair, Context], Verdict], ...] = (
    schema,
    review,
    licensing,
    evidence,
    absence,
    mojibake,
    injection,
    privacy,
    chatter,
    languages,
    decontamination,
    elsewhere,
    stands_alone,
    form,
    premises,
    echoes,
    fact_check,
    garbled,
    snippets,
    retrieval,
    siblings,
    extractive,
    overviews,
    quality,
)
# Filters that compare pairs with each other: they see all pairs that every filter before them kept, in order.
Together = Callable[[Sequence[Pair], Context], Sequence[Verdict]]
SET_FILTERS: tuple[Together, ...] = (
    verification,
    answering,
    duplicates,
    turns,
    openings,
)
ASKING = (verification, answering)  # left out where nobody is there to be asked
NOTES: tuple[type[Notes], ...] = (Questions, Turns, Frames)  # what set filters want to have noted while a pair is read

HERE = here()
SHARD = 128  # pairs, a quarter of a second's work: what each costs to be sent, some milliseconds, does not count
_PLACED_FROM = 4 * SHARD  # pairs: below, beginning processes costs more than it saves


@seldom()
def judge(
    workspace: Workspace, settings: Filter, *, verifier: Panel | None = None, placer: Placer = HERE,
    on_progress: Progress = silent,
) -> list[Tally]:  # fmt: skip
    """Judge pairs.jsonl against the seeds; write kept.jsonl, dropped.jsonl and conflicts.jsonl.

    Both pair files are sorted by place in the crawl and carry all verdicts as `checks`, the deciding one last. One
    tally a source, also where nothing was kept. Raises UserError where the verifier cannot be asked: then the files are
    as they were, and no reply is lost. `placer` judges the pairs one by one; they are compared here.
    """
    look_up(settings)
    corpus, earlier = Corpus(workspace.seeds()), Earlier(workspace)
    context = Context(corpus=corpus, settings=settings, verifier=verifier, earlier=earlier)
    places = Places()
    with Shelf(workspace.root) as judged:
        with Shelf(workspace.root) as made:
            _read(workspace, made, places)
            pairs = Shelved(made, array("q", places.by_trust().tobytes()))
            context = calibrated(context, pairs)
            judging = Judging(workspace, context, FILTERS)
            standing = _judge_each(pairs, judged, judging, placer, on_progress)
        rounds = []
        for set_filter in [each for each in SET_FILTERS if verifier or each not in ASKING]:
            rounds.append((standing, set_filter(standing, context)))
            standing = _left(*rounds[-1])
        order = np.empty(len(judged), dtype=np.int64)
        order[pairs.numbers] = np.arange(len(judged))
        return _write(workspace, judged, order[places.by_place()], rounds)


def _read(workspace: Workspace, shelf: Shelf, places: Places) -> None:
    """Put all pairs on a shelf, with what people said of them."""
    said = read(workspace.reviews)
    for pair in read_pairs(workspace.pairs):
        shelf.put(applied(pair, said))
        places.add(pair)


def _judge_each(pairs: Shelved, judged: Shelf, judging: Judging, placer: Placer, on_progress: Progress) -> Standing:
    """Put every pair with its verdicts on the shelf `judged`, in order; those that all filters kept, with notes."""
    notes: dict[type[Notes], Notes] = {kind: kind() for kind in NOTES}
    kept = array("q")
    placer = placer if len(pairs) >= _PLACED_FROM else HERE
    shards = ([pairs.packed(at) for at in places] for places in _shards(len(pairs)))
    first = judging(next(shards, []))  # what is worked out for it, all processes that are forked then have
    for packed in itertools.chain(first, itertools.chain.from_iterable(placer.map(judging, shards))):
        if len(judged) % SHARD == 0:
            on_progress(len(judged), len(pairs), "judging")
        done, pair = judged.put_packed(packed), unpack(packed)
        if _is_kept(pair):
            kept.append(done)
            for each in notes.values():
                each.add(pair)
    on_progress(len(pairs), len(pairs), "comparing")
    return Standing(judged, kept, range(len(kept)), notes, {})


def _shards(pairs: int) -> Iterator[range]:
    return (range(at, min(at + SHARD, pairs)) for at in range(0, pairs, SHARD))


def _left(pairs: Standing, verdicts: Sequence[Verdict]) -> Standing:
    """The pairs that a filter of sets kept, with the scores that it gave."""
    told = verdicts.told if isinstance(verdicts, Verdicts) else dict(enumerate(verdicts))
    gone = {place for place, verdict in told.items() if verdict.decision == "reject"}
    scored = {pairs.entries[place]: verdict.score for place, verdict in told.items() if verdict.filter == TURNS}
    return pairs.without(gone, scored)


Round = tuple[Standing, Sequence[Verdict]]


def _whole(judged: Shelf, number: int, rounds: Iterable[Round]) -> Pair:
    """A pair with all verdicts that it got, those of the sets behind the others."""
    pair = judged.get(number)
    checks, scored = list(pair.checks), pair.quality
    for standing, verdicts in rounds:
        place = bisect_left(standing.numbers, number)
        if place == len(standing) or standing.numbers[place] != number:
            break
        checks.append(verdicts[place])
        if checks[-1].filter == TURNS and pair.turns > 1:
            scored = checks[-1].score
    return dataclasses.replace(pair, checks=tuple(checks), quality=scored)


def _is_kept(pair: Pair) -> bool:
    return pair.checks[-1].decision != "reject"


def _write(workspace: Workspace, judged: Shelf, order: NDArray[np.int64], rounds: Sequence[Round]) -> list[Tally]:
    """Write kept.jsonl, dropped.jsonl and conflicts.jsonl in this order of the numbers. One tally a source."""
    found: dict[str, Tally] = {}
    conflicting: dict[str, int] = {}
    with replacing(workspace.conflicts) as conflicts, replacing(workspace.dropped) as dropped, \
         replacing(workspace.kept) as kept:  # fmt: skip
        for number in order.tolist():
            pair = _whole(judged, number, rounds)
            write_line(kept if _is_kept(pair) else dropped, pair)
            _count(found.setdefault(pair.source, Tally(stage="filter", source=pair.source)), pair)
            if pair.checks[-1].reason in BOTH:
                conflicting[pair.id] = number
        _write_conflicts(conflicts, judged, conflicting, rounds)
    return [found[source] for source in sorted(found)]


def _count(tally: Tally, pair: Pair) -> None:
    if _is_kept(pair):
        tally.keep()
    else:
        tally.drop(pair.checks[-1].reason)
    tally.notes.update(check.reason for check in pair.checks if check.reason and check.decision != "reject")
    tally.notes.update(check.detail for check in pair.checks if check.filter == "extractive" and check.detail)
    tally.notes.update("personal-data" for check in pair.checks if check.filter == PRIVACY and check.detail)


def _write_conflicts(handle: IO[str], judged: Shelf, numbers: dict[str, int], rounds: Sequence[Round]) -> None:
    """Each conflict once: both ids, questions and answers, and how many facts differ by slot."""
    listed = set()
    for number in numbers.values():
        pair = _whole(judged, number, rounds)
        last = pair.checks[-1]
        ids = tuple(sorted((pair.id, last.other)))
        if last.reason != "conflict" or ids in listed:
            continue
        listed.add(ids)
        both = [judged.get(numbers[id_]) for id_ in ids]
        record = {
            "pairs": ids,
            "questions": [one.question for one in both],
            "answers": [one.answer for one in both],
            "urls": [one.evidence[0].url if one.evidence else "" for one in both],
            "differ": last.detail,
        }
        handle.write(json.dumps(record, ensure_ascii=False) + "\n")
