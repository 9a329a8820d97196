"""The filter stage: every pair gets its verdicts, and exactly one of them decides."""

import dataclasses
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.judgements import applied, read
from gristmill.progress import Progress, silent
from gristmill.records import Pair, Tally, Verdict
from gristmill.store import Workspace, read_pairs, replacing, write_pairs

from .absence import absence
from .answering import answering
from .calibration import calibrated
from .chatter import chatter
from .context import Context
from .decontamination import benchmarks, decontamination
from .duplicates import duplicates
from .echoes import echoes
from .elsewhere import datasets, elsewhere
from .evidence import evidence
from .extractive import extractive
from .form import form
from .garbled import garbled
from .grounding import fact_check
from .injection import injection
from .languages import languages
from .licensing import licensing
from .mojibake import mojibake
from .openings import openings
from .premises import premises
from .privacy import NAME as PRIVACY
from .privacy import privacy
from .quality import NAME as QUALITY
from .quality import quality
from .retrieval import retrieval
from .review import review
from .schema import schema
from .siblings import siblings
from .snippets import snippets
from .stands_alone import stands_alone
from .turns import NAME as TURNS
from .turns import turns
from .verdicts import reject
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
    quality,
)
# Filters that compare pairs with each other: they see all pairs that every filter before them kept, in order.
SET_FILTERS: tuple[Callable[[Sequence[Pair], Context], list[Verdict]], ...] = (
    verification,
    answering,
    duplicates,
    turns,
    openings,
)
ASKING = (verification, answering)  # left out where nobody is there to be asked

log = logging.getLogger("gristmill.filters")
_TELL_EVERY = 200  # pairs


def judge(
    workspace: Workspace, settings: Filter, *, verifier: Panel | None = None, on_progress: Progress = silent
) -> list[Tally]:
    """Judge pairs.jsonl against the seeds; write kept.jsonl, dropped.jsonl and conflicts.jsonl.

    Both pair files are sorted by place in the crawl and carry all verdicts as `checks`, the deciding one last. One
    tally a source, also where nothing was kept. Raises UserError where the verifier cannot be asked: then the files are
    as they were, and no reply is lost.
    """
    _look_up(settings)
    context = Context(corpus=Corpus(workspace.seeds()), settings=settings, verifier=verifier)
    said = read(workspace.reviews)
    pairs = sorted((applied(pair, said) for pair in read_pairs(workspace.pairs)), key=_by_trust)
    context = calibrated(context, pairs)
    judged = _judge_each(pairs, context, on_progress)
    for set_filter in [each for each in SET_FILTERS if verifier or each not in ASKING]:
        judged = _judge_together(judged, context, set_filter)
    judged.sort(key=_by_place)
    write_pairs(workspace.kept, (pair for pair in judged if _is_kept(pair)))
    write_pairs(workspace.dropped, (pair for pair in judged if not _is_kept(pair)))
    _write_conflicts(workspace, judged)
    return _tallies(judged)


def _look_up(settings: Filter) -> None:
    """Read the files that the settings name, before the first pair is judged. Raises UserError where one is faulty."""
    if settings.decontaminate:
        benchmarks(tuple(settings.decontaminate))
    if settings.also:
        datasets(tuple(settings.also), settings.near_duplicate)


def _judge_each(pairs: Sequence[Pair], context: Context, on_progress: Progress) -> list[Pair]:
    judged = []
    for done, pair in enumerate(pairs):
        if done % _TELL_EVERY == 0:
            on_progress(done, len(pairs), "judging")
        checks = tuple(_verdicts(pair, context))
        scored = next((check.score for check in checks if check.filter == QUALITY), None)
        judged.append(dataclasses.replace(pair, checks=checks, quality=scored))
    on_progress(len(pairs), len(pairs), "comparing")
    return judged


def _verdicts(pair: Pair, context: Context) -> Iterable[Verdict]:
    for judge_one in FILTERS:
        try:
            verdict = judge_one(pair, context)
        except Exception:  # the stage's boundary: a fault of ours on one pair costs that pair only
            log.exception("%s: %s failed", pair.id, judge_one.__name__)
            verdict = reject(pair, judge_one.__name__.replace("_", "-"), "filter-failed")
        yield verdict
        if verdict.decision == "reject":
            return


def _judge_together(
    pairs: Sequence[Pair], context: Context, set_filter: Callable[[Sequence[Pair], Context], list[Verdict]]
) -> list[Pair]:
    standing = [place for place, pair in enumerate(pairs) if _is_kept(pair)]
    judged = list(pairs)
    for place, verdict in zip(standing, set_filter([pairs[place] for place in standing], context), strict=True):
        pair = pairs[place]
        scored = verdict.score if verdict.filter == TURNS and pair.turns > 1 else pair.quality
        judged[place] = dataclasses.replace(pair, checks=(*pair.checks, verdict), quality=scored)
    return judged


def _is_kept(pair: Pair) -> bool:
    return pair.checks[-1].decision != "reject"


def _by_place(pair: Pair) -> tuple[str, str, int, str]:
    first = pair.evidence[0] if pair.evidence else None
    return (pair.source, first.seed_path if first else "", first.start if first else 0, pair.id)


def _by_trust(pair: Pair) -> tuple[int, tuple[str, str, int, str]]:
    """Verbatim pairs before variations: of two that are alike the first one stays."""
    return (pair.generation_depth, _by_place(pair))


def _tallies(pairs: Iterable[Pair]) -> list[Tally]:
    found: defaultdict[str, Tally] = defaultdict()
    for pair in pairs:
        tally = found.setdefault(pair.source, Tally(stage="filter", source=pair.source))
        if _is_kept(pair):
            tally.keep()
        else:
            tally.drop(pair.checks[-1].reason)
        tally.notes.update(check.reason for check in pair.checks if check.reason and check.decision != "reject")
        tally.notes.update(check.detail for check in pair.checks if check.filter == "extractive" and check.detail)
        tally.notes.update("personal-data" for check in pair.checks if check.filter == PRIVACY and check.detail)
    return [found[source] for source in sorted(found)]


def _write_conflicts(workspace: Workspace, pairs: Sequence[Pair]) -> None:
    """Each conflict once: both ids, questions and answers, and how many facts differ by slot."""
    known = {pair.id: pair for pair in pairs}
    listed = set()
    with replacing(workspace.conflicts) as handle:
        for pair in pairs:
            last = pair.checks[-1]
            ids = tuple(sorted((pair.id, last.other)))
            if last.reason != "conflict" or ids in listed:
                continue
            listed.add(ids)
            both = [known[id_] for id_ in ids]
            record = {
                "pairs": ids,
                "questions": [one.question for one in both],
                "answers": [one.answer for one in both],
                "urls": [one.evidence[0].url if one.evidence else "" for one in both],
                "differ": last.detail,
            }
            handle.write(json.dumps(record, ensure_ascii=False) + "\n")
