"""A workspace as a program sees it: what stands in it, and the stages that work in it."""

import functools
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from crawler.history.crawled import CrawledPage, crawled
from crawler.history.status import SourceStatus

from ..config import Config, Files, Source
from ..dataset.hub import Pushed, push
from ..dataset.patch import Patched, patch
from ..index.corpus import Corpus
from ..index.search import Hit, search
from ..records import Pair, Section, Seed, Verdict
from ..sections import sections
from ..store import Workspace, read_pairs
from ..targets import resolve
from .crawl_files import CrawlFiles, CrawlForm, write_crawl
from .explaining import Explained, explain
from .forgetting import Forgotten, forget
from .listening import Listener
from .looking import Consents, Diff, Pages, Status, consents, diff, pages, status
from .making import BY_RULES, Variation, Work
from .review.drawing import draw
from .review.exchanging import ReviewExport, ReviewImport, Tool, hand_out, take_in
from .sampling import Sample, sample
from .showing import CONTEXT, EvidenceInContext, Shown, in_context, show
from .summary import Summary
from .verified import Verified
from .verifying import verify

Which = Literal["kept", "dropped", "all"]


class Workbench:
    """One workspace: to look into, and to work in. `gristmill.open` gives one.

    What is looked up is read from disk at each call, so that it is never behind; only the index of `search` is kept.
    The methods that work (`run`, `crawl`, `convert`, `filter`, `export`, `forget`) take the workspace's lock. What the
    user can mend is a `gristmill.errors.UserError` of one sentence, a stage that kept nothing a `NothingKeptError`.
    """

    def __init__(self, store: Workspace, config: Config, *, use_defaults: bool = False) -> None:
        self.store = store
        self.config = config
        self._use_defaults = use_defaults

    # Looking

    def sources(self) -> tuple[SourceStatus, ...]:
        """What the workspace holds of each source, by name.

        >>> [(source.source, source.pages["active"]) for source in bench.sources()]
        [('site', 32)]
        """
        return self.status().sources

    def status(self) -> Status:
        """All that `gristmill status` tells: the sources, and what each stage last did.

        >>> [stage.stage for stage in bench.status().stages]
        ['crawl', 'convert', 'filter', 'dataset']
        """
        return status(self.store)

    def consents(self) -> Consents:
        """The pages that carry a consent signal, and what follows from it.

        >>> sorted(page.refusal for page in bench.consents().pages if page.refusal)
        ['noai', 'noindex']
        """
        return consents(self.store)

    def diff(self) -> Diff:
        """What the last run of each source changed; a first run adds everything.

        >>> {page.kind for source in bench.diff().sources for page in source.pages}
        {'added'}
        """
        return diff(self.store)

    def pages(self, *, statuses: Collection[str] = (), reasons: Collection[str] = ()) -> Pages:
        """The pages that the crawl knows of, those of some statuses or reasons only where they are named.

        >>> [(page.url.rpartition("/")[2], page.reason) for page in bench.pages(statuses=["excluded"]).pages]
        [('benchmarks.html', 'noai'), ('roadmap.html', 'noindex')]
        """
        return pages(self.store, statuses=statuses, reasons=reasons)

    def crawled(self) -> Iterator[CrawledPage]:
        """Every page that the crawl knows of, by source and URL, with hash, dates, licence and title.

        >>> [page.title for page in bench.crawled() if page.url.endswith("/faq.html")]
        ['Frequently asked questions']
        """
        with self.store.faults():
            yield from crawled(self.store)

    def write_crawl(self, *forms: CrawlForm) -> CrawlFiles:
        """Write what was crawled, as `gristmill export --crawl` does: `sitemap`, `ndjson`; where it is.

        >>> [file.rpartition("/")[2] for file in bench.write_crawl("sitemap", "ndjson").files]
        ['pages.ndjson', 'sitemap.xml']
        """
        return write_crawl(self.store, forms)

    def seeds(self, source: str | None = None) -> Iterator[Seed]:
        """All seeds, or those of one source, by path. Excluded pages and tombstones are among them: `status` says so.

        >>> next(seed.title for seed in bench.seeds("site") if seed.path.endswith("/faq.md"))
        'Frequently asked questions'
        """
        return self.store.seeds(source)

    def seed(self, path: str) -> Seed:
        """The seed at a path such as an evidence's `seed_path`. Raises UserError where there is none.

        >>> bench.seed("seeds/site/faq.md").licence
        'CC-BY-4.0'
        """
        return self.store.read_seed(path)

    def sections(self, seed: Seed) -> list[Section]:
        """The sections of a seed, in order; together they cover its Markdown.

        >>> seed = bench.seed("seeds/site/faq.md")
        >>> first = bench.sections(seed)[0]
        >>> first.heading_path, seed.markdown[first.start : first.body_start]
        (('Frequently asked questions',), '# Frequently asked questions\\n')
        """
        return sections(seed.markdown)

    def pairs(self, which: Which = "kept") -> Iterator[Pair]:
        """Pairs in the order of their file: the kept or the dropped ones, each with its verdicts, or all as converted.

        Raises UserError where the stage that writes the file has not run.

        >>> len(list(bench.pairs())) + len(list(bench.pairs("dropped"))) == len(list(bench.pairs("all")))
        True
        """
        return read_pairs({"kept": self.store.kept, "dropped": self.store.dropped, "all": self.store.pairs}[which])

    def sample(
        self, number: int = 20, *, kind: str = "", source: str = "", reason: str = "", seed: int = 0
    ) -> Sample:  # fmt: skip
        """Pairs drawn at random, the same for the same seed: of the kept ones, with `reason` of those dropped for it.

        >>> drawn = bench.sample(3, kind="faq")
        >>> len(drawn.pairs), {pair.type for pair in drawn.pairs}
        (3, {'faq'})
        """
        return sample(self.store, number=number, kind=kind, source=source, reason=reason, seed=seed)

    def show(self, start: str) -> Shown:
        """The pair whose id begins with `start`, its evidence in context; its verdicts are `pair.checks`.

        Raises UserError where there is none, or more than one.

        >>> pair = next(bench.pairs())
        >>> bench.show(pair.id).pair == pair
        True
        """
        return show(self.store, start)

    def report(self, to: Path | None = None, *, seed: int = 0) -> Path:
        """Write report.html, as `gristmill report` does; where it is.

        >>> bench.report().name
        'report.html'
        """
        from .report.page import report

        return report(self.store, self.config.dataset, to=to, seed=seed)

    def explain(self, start: str) -> Explained:
        """Why the pair whose id begins with `start` was kept or dropped: its verdicts, its twin, its claims.

        Raises UserError where there is none, more than one, or where it was not judged yet.

        >>> explained = bench.explain(next(bench.pairs("dropped")).id)
        >>> explained.file, explained.verdicts[-1].decision
        ('dropped.jsonl', 'reject')
        """
        return explain(self.store, start, self._corpus)

    def verdicts(self, which: Literal["kept", "dropped"] = "dropped") -> Iterator[Verdict]:
        """Every verdict on the kept or the dropped pairs, pair by pair, in the order in which the filters judged.

        >>> any(verdict.reason == "sibling-answers" for verdict in bench.verdicts())
        True
        """
        return (verdict for pair in self.pairs(which) for verdict in pair.checks)

    def evidence(self, pair: Pair, *, width: int = CONTEXT) -> Iterator[EvidenceInContext]:
        """Each proof of a pair where it stands in its page, with `width` code points of the page on both sides.

        >>> found = next(bench.evidence(pair))
        >>> found.valid, found.evidence.quote in found.before + found.evidence.quote + found.after
        (True, True)
        """
        return in_context(self.store, pair, width=width)

    def search(self, query: str, *, limit: int = 10) -> list[Hit]:
        """The sections of active seeds that share most with the query (BM25), best first.

        The index is made at the first call and after each crawl of this object: open the workspace again to see what
        another process crawled.

        >>> hit = bench.search("address already in use", limit=1)[0]
        >>> hit.seed.path, hit.section.heading_path[-1]
        ('seeds/site/troubleshooting.md', 'Error: “address already in use: 127.0.0.1:7420”')
        """
        return search(self._corpus, query, limit=limit)

    # Working

    def run(
        self, *targets: str, due: bool = False, jobs: int | None = None, variation: Variation = BY_RULES,
        listener: Listener | None = None, **limits: Any,
    ) -> Summary:  # fmt: skip
        """Crawl, convert, filter and export, as `gristmill run` does.

        Targets are URLs, folders, archives or sources of the configuration; none means all of the configuration.
        `limits` are keys of `defaults` in spiders.yaml, such as `max_pages=20`; `jobs` is the number of processes.

        >>> bench.run("site", licence="CC-BY-4.0").dataset == str(bench.store.dataset)
        True
        """
        work = self._work(jobs, listener)
        work.run(self._resolved(targets, limits), due=due, variation=variation)
        return work.summary()

    def crawl(
        self, *targets: str, due: bool = False, jobs: int | None = None, listener: Listener | None = None,
        **limits: Any,
    ) -> Summary:  # fmt: skip
        """Targets → seeds, as `gristmill crawl` does; `targets` and `limits` as for `run`.

        >>> crawled = bench.crawl("site").stages[0]
        >>> (crawled.unit, crawled.seen, crawled.kept, crawled.dropped)
        ('page', 34, 32, {'noai': 1, 'noindex': 1})
        """
        work = self._work(jobs, listener)
        work.crawl(self._resolved(targets, limits), due=due)
        return work.summary()

    def convert(
        self, *, jobs: int | None = None, variation: Variation = BY_RULES, listener: Listener | None = None
    ) -> Summary:  # fmt: skip
        """Seeds → pairs, as `gristmill convert` does: by rules, and by a model where `variation` names one.

        >>> bench.convert().stages[0].unit
        'section'
        """
        work = self._work(jobs, listener)
        work.convert(variation)
        return work.summary()

    def filter(self, *, listener: Listener | None = None) -> Summary:
        """Pairs → kept and dropped ones, as `gristmill filter` does.

        >>> bench.filter().stages[0].kept == len(list(bench.pairs()))
        True
        """
        work = self._work(None, listener)
        work.filter()
        return work.summary()

    def export(self, *formats: str, files: Files | None = None, listener: Listener | None = None) -> Summary:
        """Kept pairs → dataset, as `gristmill export` does; `formats` and `files` instead of the configured ones.

        >>> bench.export("openai", "raft").stages[0].stage
        'dataset'
        >>> (bench.store.dataset / "raft" / "train.jsonl").exists()
        True
        """
        work = self._work(None, listener)
        work.export(formats=formats, files=files)
        return work.summary()

    def forget(self, what: str, *, listener: Listener | None = None) -> Forgotten:
        """Take the pages of a URL, a domain or a licence out for good, with all that was made of them.

        Asks nobody. Raises UserError where nothing is of that kind, or where a trace is left.

        >>> forgotten = bench.forget("file:///changelog.html")
        >>> forgotten.pages, forgotten.traces
        (('file:///changelog.html',), 0)
        """
        return forget(self._work(None, listener), self.store, what)

    def push(self, repository: str, *, private: bool = False, dry_run: bool = False) -> Pushed:
        """Upload the dataset, as `gristmill push` does.

        >>> pushed = bench.push("me/tarn", dry_run=True)
        >>> list(pushed.licences), pushed.files[0].path
        (['CC-BY-4.0'], 'README.md')
        """
        return push(self.store, repository, licences=self.config.filter.licences, private=private, dry_run=dry_run)

    def patch(self, published: "str | os.PathLike[str]", *, dry_run: bool = False) -> Patched:
        """Make a dataset that was published earlier what this workspace exports now, as `gristmill patch` does.

        Raises UserError where one of both is no dataset.

        >>> import shutil
        >>> published = shutil.copytree(bench.store.dataset, "published")
        >>> _ = bench.run("site", licence="CC-BY-4.0")
        >>> bench.patch(published).written
        ()
        """
        return patch(self.store, Path(published), dry_run=dry_run)

    def review_export(
        self, tool: Tool, folder: "str | os.PathLike[str]", *, core: int = 100, strata: int = 100, reason: str = "",
        seed: int = 0,
    ) -> ReviewExport:  # fmt: skip
        """Write drawn pairs for `argilla` or `label-studio`, as `gristmill review --export` does, into a new folder.

        >>> written = bench.review_export("label-studio", "to-label", core=5, strata=0)
        >>> written.pairs, [file.rpartition("/")[2] for file in written.files]
        (5, ['tasks.json', 'labels.xml'])
        """
        drawn = draw(self.store, core=core, strata=strata, reason=reason, seed=seed)
        return hand_out(self.store, drawn, tool, Path(folder))

    def review_import(self, path: "str | os.PathLike[str]") -> ReviewImport:
        """Take in what such a tool has exported, as `gristmill review --import` does; the same file again adds nothing.

        Raises UserError where a file is damaged, and takes nothing of it then.

        >>> import json, pathlib
        >>> said = {"from_name": "judgement", "value": {"choices": ["approved"]}}
        >>> annotation = {"completed_by": {"email": "ann@example.org"}, "result": [said]}
        >>> task = {"data": {"pair": pair.id}, "annotations": [annotation]}
        >>> _ = pathlib.Path("project.json").write_text(json.dumps([task]))
        >>> bench.review_import("project.json").judgements, bench.review_import("project.json").known
        (1, 1)
        """
        return take_in(self.store, Path(path))

    def verify(self, records: Iterable[Any]) -> Iterator[Verified]:
        """Claims or pairs of any origin, as dictionaries, against their own evidence or this crawl: one result each.

        `gristmill.entries` says which forms are read.

        >>> claims = ["Streams are append-only.", "Streams are not append-only.", "Bananas are yellow fruits."]
        >>> [found.verdict for found in bench.verify({"claim": claim} for claim in claims)]
        ['supported', 'refuted', 'unsupported']
        """
        return verify(records, self._corpus)

    @functools.cached_property
    def _corpus(self) -> Corpus:
        return Corpus(self.seeds())

    def _work(self, jobs: int | None, listener: Listener | None) -> Work:
        self.__dict__.pop("_corpus", None)  # whatever runs now may change the seeds
        return Work(self.store, self.config, jobs=jobs, listener=listener)

    def _resolved(self, targets: tuple[str, ...], limits: dict[str, Any]) -> list[Source]:
        return resolve(targets, self.config, limits=limits, use_defaults=self._use_defaults)
