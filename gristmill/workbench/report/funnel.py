"""From pages to the dataset: what each stage kept, and for each reason some of what was dropped for it."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...config import Dataset
from ...dataset.export import chosen
from ...records import Pair, Seed
from ...sections import sections
from ...store import Workspace
from ...text import digest
from ..looking import pages
from ..sampling import dropped_for
from ..summary import StageSummary

EXAMPLES = 5  # of each reason
LONGEST = 300  # code points of what is shown of one: three lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Something that was dropped."""

    what: str
    # a page's URL, a section's heading path, a pair's question
    more: str
    # why it is known, or the answer; may be empty
    url: str
    # where it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason code of a stage."""

    code: str
    count: int
    examples: tuple[Example, ...]
    # at most EXAMPLES, drawn by digest; empty where the workspace does not keep what was dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stage of the funnel. Law: seen == kept + Σ reasons."""

    stage: str
    unit: str
    seen: int
    kept: int
    seconds: float
    reasons: tuple[Reason, ...]
    # the commonest first


Found = Mapping[str, list[Example]]


def steps(
    workspace: Workspace, stages: Iterable[StageSummary], *, kept: list[Pair], dropped: list[Pair],
    seeds: list[Seed], settings: Dataset,
) -> Iterator[Step]:  # fmt: skip
    """The stages in their order, each with its reasons."""
    looked_up: dict[str, Callable[[], Found]] = {
        "crawl": lambda: _drawn((page.reason, _page(page.url, page.linked_from)) for page in pages(workspace).pages),
        "convert": lambda: _drawn(_sections(workspace, seeds)),
        "filter": lambda: _drawn((dropped_for(pair), _pair(pair)) for pair in dropped),
        "dataset": lambda: _drawn(_left_out(workspace, settings, kept)),
    }
    for stage in stages:
        found = looked_up[stage.stage]() if stage.stage in looked_up and stage.dropped else {}
        yield Step(
            stage=stage.stage,
            unit=stage.unit,
            seen=stage.seen,
            kept=stage.kept,
            seconds=stage.seconds,
            reasons=tuple(
                Reason(code=code, count=count, examples=tuple(found.get(code, ())))
                for code, count in sorted(stage.dropped.items(), key=lambda item: (-item[1], item[0]))
            ),
        )


def _drawn(listed: Iterable[tuple[str, Example]]) -> Found:
    """Some examples of each reason, the same ones each time."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for reason, example in listed:
        groups[reason].append(example)
    return {
        reason: heapq.nsmallest(EXAMPLES, group, key=lambda one: digest(one.url, one.what, one.more))
        for reason, group in groups.items()
    }


def _page(url: str, linked_from: tuple[str, ...]) -> Example:
    return Example(what=url, more=f"linked from {linked_from[0]}" if linked_from else "", url=url)


def _pair(pair: Pair) -> Example:
    return Example(
        what=_short(pair.question), more=_short(pair.answer), url=pair.evidence[0].url if pair.evidence else ""
    )


def _sections(workspace: Workspace, seeds: list[Seed]) -> Iterator[tuple[str, Example]]:
    """The sections that gave no pair, as the conversion's drafts remember them."""
    from converter.reuse import load

    kept = {path: one for source in {seed.source for seed in seeds} for path, one in load(workspace, source).items()}
    for seed in seeds:
        reasons = dict(kept[seed.path].converted.outcomes) if seed.path in kept else {}
        for section in sections(seed.markdown) if any(reasons.values()) else ():
            if reason := reasons.get(section.sha256):
                own = _short(seed.markdown[section.body_start : section.stop])
                path = " › ".join(section.heading_path) or seed.title
                yield reason, Example(what=path, more=own, url=seed.address(section.start))


def _left_out(workspace: Workspace, settings: Dataset, kept: list[Pair]) -> Iterator[tuple[str, Example]]:
    """The pairs that the export left out under these settings."""
    taken, out = chosen(workspace, settings, kept)
    ids = {pair.id for pair in taken}
    return ((out.get(pair.id, "surplus-variation"), _pair(pair)) for pair in kept if pair.id not in ids)


def _short(text: str) -> str:
    one_line = " ".join(text[: 2 * LONGEST].split())
    return one_line if len(one_line) <= LONGEST else f"{one_line[:LONGEST]}…"
