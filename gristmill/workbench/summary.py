"""What stages did: the records that `run --json` prints, that `status` holds, and that Python gets back."""

import collections
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Self

from ..models.reached import Reach
from ..models.requests import Expected
from ..models.used import Used
from ..records import Tally
from ..version import __version__
from .trials import VerifierUse

# What each stage counts. A report of another version may name stages that are not here.
UNITS = {"crawl": "page", "convert": "section", "vary": "candidate", "filter": "pair", "dataset": "pair"}
ANY_UNIT = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTally:
    """What a stage saw of one source. Law: seen == kept + Σ dropped."""

    source: str
    seen: int
    kept: int
    dropped: Mapping[str, int]
    # by reason code
    notes: Mapping[str, int]
    # other counts (requests, bytes, pairs by rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """What limits, a failure or a dry run left out: estimates."""

    calls: int
    # questions
    prompt_tokens: int
    # about
    completion_tokens: int
    # at most
    cost: float | None
    # at most, in the currency of the configured prices; None without prices
    expected: Expected | None = None
    # None where the model has not answered enough yet, and in reports of older versions

    @classmethod
    def of_report(cls, entry: Mapping[str, Any]) -> Self:
        """From the entry `unasked` in report.json."""
        expected = entry.get("expected")
        return cls(**{**entry, "expected": Expected(**expected) if expected else None})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUse:
    """What asking a model took in one run."""

    calls: int
    # requests sent, repeats included
    prompt_tokens: int
    completion_tokens: int
    # as the endpoint counted
    cost: float | None
    # in the currency of the configured prices; None without prices
    replayed: int
    # questions that stored replies answered
    answered: int
    # sections whose reply could be read, once for each recipe
    timeouts: int
    # requests that were given up by their time-out, which may have been paid for
    tokens_in_flight: int
    # of these, prompts and replies at most
    retired: int
    # pairs of an earlier run that were made anew now, or whose recipe is no longer asked for
    unasked: Unasked
    dry_run: bool
    replaced: Mapping[str, int]
    # stand-ins for secrets and personal data in prompts, by kind
    models: tuple[Used, ...] = ()
    # what each did, in the order in which they were named; empty in reports of older versions
    reach: Reach | None = None
    # what became of `convert.target` or `convert.forms`; None without them


@dataclass(frozen=True, slots=True, kw_only=True)
class Variety:
    """How varied the dataset is, in short; report.json and the card have all figures."""

    sections: int
    covered: int
    # of them, with a pair
    vendi: float
    compared: int
    # how many different pairs `compared` of them are worth
    over: tuple[str, ...]
    under: tuple[str, ...]
    # topics by how far their share of the pairs is off that of the crawled words
    missing: tuple[str, ...]
    # topics that `dataset.topics` asks for, without a pair
    makers: Mapping[str, float]
    # share of the set, 0…1, by model, and of the rules

    @classmethod
    def of_report(cls, entry: Mapping[str, Any]) -> Self:
        """From the entry `variety` in report.json."""
        return cls(
            **{name: entry[name] for name in ("sections", "covered", "vendi", "compared")},
            over=tuple(topic["name"] for topic in entry["over"]),
            under=tuple(topic["name"] for topic in entry["under"]),
            missing=tuple(topic["name"] for topic in entry["asked"] if not topic["pairs"]),
            makers={style["maker"]: style["share"] for style in entry["styles"]},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSummary:
    """What a stage did in its last run. Law: seen == kept + Σ dropped, in sum and for every source."""

    stage: str
    # crawl | convert | vary | filter | dataset
    unit: str
    # what is counted: page | section | candidate | pair
    seconds: float
    # to the millisecond
    seen: int
    kept: int
    dropped: Mapping[str, int]
    # by reason code
    notes: Mapping[str, int]
    # other counts, summed over the sources
    sources: tuple[SourceTally, ...]
    # by name
    model: ModelUse | None
    # of the stage `vary`; else None
    verifier: VerifierUse | None
    # of the stage `filter`, where one was asked; else None
    variety: Variety | None = None
    # of the stage `dataset`; else None, and in reports of older versions

    @classmethod
    def of(cls, stage: str, tallies: Sequence[Tally], *, seconds: float, details: Mapping[str, Any]) -> Self:
        """The summary of a run that has just ended; `details` as they go into report.json."""
        sources = {tally.source: tally.to_record() for tally in tallies}
        return cls.of_report(stage, {"seconds": round(seconds, 3), "sources": sources, **details})

    @classmethod
    def of_report(cls, stage: str, entry: Mapping[str, Any]) -> Self:
        """The summary of a stage's entry in report.json."""
        sources = tuple(SourceTally(source=name, **tally) for name, tally in sorted(entry["sources"].items()))
        return cls(
            stage=stage,
            unit=UNITS.get(stage, ANY_UNIT),
            seconds=entry["seconds"],
            seen=sum(source.seen for source in sources),
            kept=sum(source.kept for source in sources),
            dropped=_sum(source.dropped for source in sources),
            notes=_sum(source.notes for source in sources),
            sources=sources,
            model=_model_use(entry),
            verifier=VerifierUse.of_report(entry["verifier"]) if "verifier" in entry else None,
            variety=Variety.of_report(entry["variety"]) if "variety" in entry else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one command did, stage by stage."""

    workspace: str
    # absolute path
    stages: tuple[StageSummary, ...]
    # in the order in which they ran
    dataset: str | None
    # absolute path of its folder; None where no dataset was written
    failure: str
    # the sentence that says why it ended early or is not good enough; empty where all is well


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchState:
    """What an endpoint said of a batch."""

    id: str
    file: str
    # that was sent
    status: str
    # in the endpoint's words: in_progress, completed, expired, …
    done: int
    total: int
    # questions


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What results brought."""

    batches: tuple[BatchState, ...]
    # that were asked after
    answered: int
    # replies that are stored now
    refused: int
    # questions that the endpoint refused or did not reach: the next file or run asks them
    unknown: int
    # of no question that is under way in this workspace
    damaged: int
    # lines that are no result


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: collections.Counter[str] = collections.Counter()
    for each in counts:
        total.update(each)
    return dict(sorted(total.items()))


def _model_use(entry: Mapping[str, Any]) -> ModelUse | None:
    if "unasked" not in entry:
        return None
    names = ("calls", "prompt_tokens", "completion_tokens", "cost", "replayed")
    later = ("answered", "timeouts", "tokens_in_flight", "retired")  # reports of older versions lack them
    return ModelUse(
        **{name: entry[name] for name in names},
        **{name: entry.get(name, 0) for name in later},
        replaced=entry.get("replaced", {}),
        unasked=Unasked.of_report(entry["unasked"]),
        dry_run=entry.get("dry_run", False),
        models=tuple(Used(**each) for each in entry.get("models", ())),
        reach=Reach(**entry["reach"]) if "reach" in entry else None,
    )


# Whose versions stand in report.json: what decides how a page is fetched and read, a pair judged and a model asked.
_LIBRARIES = (
    "scrapy", "lxml", "markdownify", "trafilatura", "pyromark", "markdown-it-py", "numpy", "bm25s", "openai",
)  # fmt: skip


def versions() -> dict[str, str]:
    """Of what a run hangs on: Python, this program, and the libraries that read pages."""
    return {"python": sys.version.split()[0], "gristmill": __version__} | {name: version(name) for name in _LIBRARIES}
