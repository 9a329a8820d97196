"""Running stages in a workspace: each one reported in report.json and told to whoever listens."""

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..config import Config, Convert, Files, Source
from ..errors import GristmillError, NothingKeptError, UserError
from ..placing import Placer, here
from ..progress import Progress
from ..records import Pair, Tally
from ..store import Workspace, read_pairs
from .listening import Listener, Nobody
from .reaching import Have, Plan, yields
from .summary import StageSummary, Summary, versions

if TYPE_CHECKING:
    from converter.vary import VaryResult

    from ..models.reached import Reach
    from ..models.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """Whether and how far a model varies pairs, for one run; how it is asked stands in spiders.yaml."""

    model: str | tuple[str, ...] | None = None
    # name at the endpoint in OPENAI_BASE_URL, or several, each "name" or "name=share"; None: no variation
    max_calls: int | None = None
    # requests, then stop
    max_tokens: int | None = None
    # in and out together, then stop
    max_cost: float | None = None
    # by the configured prices, then stop
    max_sections: int | None = None
    # given to the model; None: as configured
    target: int | None = None
    # pairs that the dataset is to have; None: as configured
    ask_again: bool = False
    # where a stored reply is of no use
    replay: bool = False
    # read stored replies, ask nothing; where OPENAI_BASE_URL is not set, the last ones of any endpoint
    dry_run: bool = False
    # count what would be asked; ask nothing, change no file


BY_RULES = Variation()  # no model
MOST_PASSES = 3  # of asking for a target: the first knows no share of what filters keep, the second does


class Work:
    """Stages in one workspace, one after the other, under its lock; `summary` says what came of them.

    All raise UserError where another run works in the workspace, and NothingKeptError where a stage kept nothing.
    """

    def __init__(
        self, store: Workspace, config: Config, *, jobs: int | None = None, listener: Listener | None = None,
        placer: Placer | None = None,
    ) -> None:  # fmt: skip
        self.stages: list[StageSummary] = []
        self.exported = False
        self._store, self._config, self._jobs = store, config, jobs
        self._placer, self._shards = placer, placer or here(jobs or len(os.sched_getaffinity(0)))
        self._listener = listener or Nobody()
        self._proven: dict[str, str] = {}
        # products by source, as converting found them

    def run(self, sources: Sequence[Source], *, due: bool = False, variation: Variation = BY_RULES) -> None:
        """Crawl, convert, filter and export; a dry run ends before the filters. Where nothing is `due`, nothing is
        done, unless an earlier run ended between its crawl and its dataset.

        After everything is done: raises UnreachedError, exit 4, where a source was not reached, and ShortfallError, a
        UserError, where `min_coverage` is missed.
        """
        with self._store.lock():
            chosen = self._due(sources) if due else sources
            if not chosen and not self._store.is_behind():
                return
            shortfall = self._crawl(chosen, due=due) if chosen else None
            self._convert(variation, sources)
            if variation.dry_run:
                return
            if not self._target(variation):
                self._filter()
            self._export()
        if shortfall:
            raise shortfall

    def crawl(self, sources: Sequence[Source], *, due: bool = False) -> None:
        """Sources → seeds. Raises KeyboardInterrupt after Ctrl-C, UnreachedError and ShortfallError; what was done is
        kept."""
        with self._store.lock():
            chosen = self._due(sources) if due else sources
            shortfall = self._crawl(chosen, due=due) if chosen else None
        if shortfall:
            raise shortfall

    def extract_again(self) -> None:
        """All seeds anew from the stored responses; nothing is fetched."""
        from crawler.again import extract_again

        with self._store.lock():
            self._stage(
                "crawl",
                lambda report: extract_again(self._store, self._config.sources, jobs=self._jobs, on_progress=report),
            )

    def convert(self, variation: Variation = BY_RULES) -> None:
        """Seeds → pairs: by rules, and by a model where `variation` names one.

        Raises NothingKeptError where no reply of the model could be used, once what was made before is on disk.
        """
        with self._store.lock():
            self._convert(variation)

    def unasked(self, variation: Variation) -> "tuple[Request, ...]":
        """What a model would be asked."""
        with self._store.lock():
            return self._vary_in_memory(self._by_rules(), variation).left

    def filter(self) -> None:
        """Pairs → kept and dropped ones."""
        with self._store.lock():
            self._filter()

    def export(self, *, formats: Sequence[str] = (), files: Files | None = None) -> None:
        """Kept pairs → dataset; `formats` and `files` take the place of the configured ones where they are named."""
        self._wish({**({"formats": list(formats)} if formats else {}), **({"files": files} if files else {})})
        with self._store.lock():
            self._export()

    def after_forgetting(self) -> None:
        """Judge and export anew what was judged and exported before, in the same forms; it may come to nothing."""
        from ..dataset.formats import FORMATS

        there = [form.name for form in FORMATS[1:] if (self._store.dataset / form.name).is_dir()]
        wished: dict[str, Any] = {"formats": sorted({*self._config.dataset.formats, *there})}
        if any(self._store.dataset.glob("*.parquet")):
            wished["files"] = "both" if any(self._store.dataset.glob("*.jsonl")) else "parquet"
        self._wish(wished)
        with self._store.lock():
            for made, stage in ((self._store.kept, self._filter), (self._store.dataset, self._export)):
                with contextlib.suppress(NothingKeptError):
                    if made.exists():
                        stage()

    def _wish(self, wished: dict[str, Any]) -> None:
        settings = self._config.dataset.model_copy(update=wished)
        self._config = self._config.model_copy(update={"dataset": settings})

    def summary(self, *, failure: str = "") -> Summary:
        """What the stages did so far."""
        return Summary(
            workspace=str(self._store.root),
            stages=tuple(self.stages),
            dataset=str(self._store.dataset) if self.exported else None,
            failure=failure,
        )

    def _stage(
        self, name: str, work: Callable[[Progress], Sequence[Tally]], *,
        may_be_idle: bool = False, details: Callable[[], dict[str, Any]] = dict,
    ) -> Sequence[Tally]:  # fmt: skip
        """Run a stage, put its tallies into the report, tell of it.

        Raises NothingKeptError where nothing was kept, unless the stage `may_be_idle`.
        """
        started = time.monotonic()
        with self._listener.progress(name) as report:
            tallies = work(report)
        elapsed = time.monotonic() - started
        may_be_idle |= any(tally.notes["interrupted"] for tally in tallies)
        entry = {"versions": versions(), **details()}
        self._store.record_run(name, tallies, seconds=elapsed, details=entry)
        self.stages.append(StageSummary.of(name, tallies, seconds=elapsed, details=entry))
        self._listener.ended(self.stages[-1])
        if not may_be_idle and not any(tally.kept for tally in tallies):
            raise NothingKeptError(f"{name} kept nothing: `gristmill status --out {self._store.root}` says why")
        return tallies

    def _due(self, sources: Sequence[Source]) -> Sequence[Source]:
        from crawler.crawl import due_among

        chosen = due_among(self._store, sources)
        if not chosen:
            self._listener.idle(len(sources))
        return chosen

    def _crawl(self, sources: Sequence[Source], *, due: bool) -> GristmillError | None:
        """Crawl; what is wrong with a source is returned, so that the other stages still see what was crawled."""
        from crawler.crawl import ShortfallError, UnreachedError, crawl

        shortfall: list[GristmillError] = []

        def work(report: Progress) -> Sequence[Tally]:
            try:
                options: dict[str, Any] = {"jobs": self._jobs, "placer": self._placer, "on_progress": report}
                return crawl(self._store, sources, contact=self._config.contact, **options)
            except (ShortfallError, UnreachedError) as error:
                shortfall.append(error)
                return error.tallies

        try:
            tallies = self._stage("crawl", work, may_be_idle=due)
        except NothingKeptError:
            if shortfall and isinstance(shortfall[0], UnreachedError):
                raise shortfall[0] from None  # says more than that nothing was kept
            raise
        if any(tally.notes["interrupted"] for tally in tallies):
            raise KeyboardInterrupt
        if shortfall and not any(tally.kept for tally in tallies):
            raise shortfall[0]  # nothing of these sources was ever had
        return shortfall[0] if shortfall else None

    def _convert(self, variation: Variation, sources: Sequence[Source] = ()) -> None:
        """Pairs by rules; with a model, its variations are added once the rules' pairs are safe on disk.

        A dry run changes no file: its pairs are made in memory.
        """
        from converter.convert import convert

        settings, options = self._config.convert, self._of_sources(sources)
        if variation.model is not None and variation.dry_run:
            self._estimate(list(self._by_rules(sources)), variation)
            return
        self._stage(
            "convert",
            lambda report: convert(self._store, settings, on_progress=report, **options),
        )
        if target := self._target(variation):
            self._reach(target, variation)
        elif variation.model is not None:
            self._vary(variation)
        elif variation != BY_RULES:
            raise UserError("--dry-run, --replay, --ask-again and the --max options need a --model")

    def _target(self, variation: Variation) -> int | None:
        return (variation.target or self._config.convert.target) if variation.model is not None else None

    def _reach(self, target: int, variation: Variation) -> None:
        """Judge, see what is lacking, ask for so much; again until nothing is, or nothing more comes of it.

        The pairs are judged at the end, also where the endpoint fails.
        """
        goes_on = True
        for left in range(MOST_PASSES, -1, -1):
            self._filter()
            goes_on = goes_on and left > 0
            plan = self._planned(target, variation, self._made(by_model=False) if goes_on else [])
            if not goes_on or not plan.lacking:
                return
            try:
                reach = self._vary(variation, plan)
            except GristmillError:
                self._filter()
                raise
            goes_on = reach is not None and reach.ended == "reached"

    def _made(self, *, by_model: bool) -> list[Pair]:
        """The pairs that there are."""
        return [pair for pair in read_pairs(self._store.pairs) if (pair.origin == "llm") == by_model]

    def _planned(self, target: int, variation: Variation, pairs: Sequence[Pair]) -> Plan:
        """What the dataset lacks, and what asking for it is likely to take where there are `pairs` to ask about."""
        plan = self._plan(target, pairs)
        if plan.lacking and pairs and not variation.replay:
            found = self._vary_in_memory(pairs, variation, wanted=plan.wanted)
            plan = plan.by(found.unasked, found.reach)
        self._listener.planned(plan)
        return plan

    def _plan(self, target: int, pairs: Sequence[Pair]) -> Plan:
        """By what was judged last, else by the pairs as they are."""
        judged = self._store.kept.is_file()
        have = Have.of(self._store, self._config) if judged else Have(real=len(pairs), made=0, offered=0, fit=0)
        return Plan.of(target, have, min_real_share=self._config.dataset.min_real_share)

    def _of_sources(self, sources: Sequence[Source]) -> dict[str, Any]:
        """What converting needs to know of them."""
        named = (*self._config.sources, *sources)
        return {
            "keep_flagged": {source.name for source in named if source.keep_flagged},
            "products": {source.name: source.product for source in named if source.product},
            "proven": self._proven,
            "placer": self._shards,
        }

    def _by_rules(self, sources: Sequence[Source] = ()) -> Iterable[Pair]:
        """The pairs that rules make now, in memory."""
        from converter.convert import pairs_of

        return pairs_of(self._store, self._config.convert, **self._of_sources(sources))

    def _vary_in_memory(
        self, pairs: Iterable[Pair], variation: Variation, *, wanted: int | None = None
    ) -> "VaryResult":
        """A dry run."""
        from converter.vary import vary

        settings = _sectioned(self._config.convert, variation)
        with self._listener.progress("vary") as report:
            return vary(
                self._store, pairs, settings, dry_run=True, wanted=wanted, on_progress=report,
                yields=yields(self._store.read_report()), **self._asking(variation),
            )  # fmt: skip

    def _vary(self, variation: Variation, plan: Plan | None = None) -> "Reach | None":
        from converter.standing import remaining
        from converter.vary import vary

        settings = _sectioned(self._config.convert, variation)
        found: list[VaryResult] = []
        details: dict[str, Any] = {"dry_run": False}

        def work(report: Progress) -> Sequence[Tally]:
            by_rules, earlier = self._made(by_model=False), self._made(by_model=True)
            made = vary(
                self._store, by_rules, settings, dry_run=variation.replay, wanted=plan.wanted if plan else None,
                on_progress=report, **self._asking(variation),
            )  # fmt: skip
            found.append(made)
            kept, gone = remaining(earlier, made.pairs, answered=made.answered, recipes=settings.recipes)
            self._store.replace_pairs([*by_rules, *kept])
            details.update(made.details(), retired=gone)
            return made.tallies

        self._stage("vary", work, may_be_idle=True, details=lambda: details)
        if found[0].failure:
            raise found[0].failure
        return found[0].reach

    def _estimate(self, pairs: Sequence[Pair], variation: Variation) -> None:
        """What a model would be asked; told, and written nowhere."""
        started = time.monotonic()
        target = self._target(variation)
        plan = self._plan(target, pairs) if target else None
        result = self._vary_in_memory(pairs, variation, wanted=plan.wanted if plan else None)
        if plan:
            self._listener.planned(plan.by(result.unasked, result.reach))
        entry = {**result.details(), "retired": 0, "dry_run": True}
        elapsed = time.monotonic() - started
        self.stages.append(StageSummary.of("vary", result.tallies, seconds=elapsed, details=entry))
        self._listener.ended(self.stages[-1])

    def _asking(self, variation: Variation) -> dict[str, Any]:
        names = ("model", "max_calls", "max_tokens", "max_cost", "ask_again")
        chosen = {name: getattr(variation, name) for name in names}
        return {**chosen, "privacy": self._config.filter.privacy, "products": self._proven}

    def _filter(self) -> None:
        from filters.judge import judge
        from filters.verifier.opening import opened

        rules = self._config.filter
        with opened(self._store, self._config.verifier, privacy=rules.privacy) as panel:
            self._stage(
                "filter",
                lambda report: judge(self._store, rules, verifier=panel, placer=self._shards, on_progress=report),
                details=lambda: {"verifier": panel.figures()} if panel and panel.trials else {},
            )

    def _export(self) -> None:
        from ..dataset.demands import hold
        from ..dataset.export import exported

        hold(self._store, {source.name: source.review for source in self._config.sources if source.review})
        details: dict[str, Any] = {}

        def work(report: Progress) -> Sequence[Tally]:
            rules = self._config.filter
            made = exported(
                self._store, self._config.dataset, licences=rules.licences, privacy=rules.privacy, on_progress=report
            )
            details.update(made.details())
            return made.tallies

        self._stage("dataset", work, details=lambda: details)
        self.exported = True


def _sectioned(settings: Convert, variation: Variation) -> Convert:
    if variation.max_sections is None:
        return settings
    return settings.model_copy(update={"max_sections": variation.max_sections})
