"""What a format may look at beside the pairs of its split: the settings, the pages, and which side each page is on."""

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..config import Dataset
from ..earlier import Earlier
from ..index.corpus import Corpus
from ..index.terms import content_terms
from ..licences import is_allowed, named
from ..records import Evidence, Pair, Section, Seed
from ..sections import sections
from ..store import Workspace
from .held import Held
from .passages import Passage, bounded
from .private import Cleaner, Mode
from .splits import Split, side


class Known:
    """The crawl behind a dataset, read when a format first asks.

    Without a workspace there are no pages, and passages are the quotes of the evidence.
    """

    def __init__(
        self,
        settings: Dataset,
        *,
        workspace: Workspace | None = None,
        pairs: Sequence[Pair] = (),
        split_of: Mapping[str, Split] | None = None,
        licences: Iterable[str] = (),
        privacy: Mode = "report",
    ) -> None:
        """`pairs`: all of the dataset; `licences`: the only ones that pages may have, empty for all.

        `privacy`: unless it is "report", no row holds personal data of the passages that stand in it.
        """
        self.clean = Cleaner(privacy).clean
        self.settings = settings
        self.pairs = pairs
        self._workspace = workspace
        self._allowed = frozenset(map(named, licences))
        self._page_split = {e.seed_id: (split_of or {})[pair.id] for pair in pairs for e in pair.evidence}
        self.negatives: dict[int, bytes] = {}
        # by the hash of a pair's id, as far as they were looked for: their places
        self.keeps_negatives = {"raft", "retrieval"} <= set(settings.formats)
        self.held = Held(pairs, split_of or {})

    def split(self, seed_id: str) -> Split:
        """The side that a page is on: that of its pairs; without any, by the digest of its name, as a group."""
        own = self._page_split.get(seed_id)
        return own or side(seed_id, validation=self.settings.validation, test=self.settings.test)

    def pages(self) -> Iterator[Seed]:
        """The pages that may be shown, by path: active, of an allowed licence, not flagged unless a pair cites them."""
        for seed in self._workspace.seeds() if self._workspace is not None else ():
            good = seed.status == "active" and (not seed.flags or seed.seed_id in self._page_split)
            if good and (not self._allowed or is_allowed(seed.licence, self._allowed)):
                yield seed

    @functools.cached_property
    def corpus(self) -> Corpus:
        """The sections of those pages, and BM25 over them."""
        return Corpus(self.pages())

    @functools.cached_property
    def earlier(self) -> Earlier | None:
        """The pairs of earlier versions of the pages; None without a workspace."""
        return Earlier(self._workspace) if self._workspace is not None else None

    def passage(self, place: int) -> Passage:
        """The section at a place of the corpus."""
        page, section = self.corpus.at(place)
        return Passage(seed=page.seed, section=section, place=place)

    @functools.cached_property
    def places(self) -> range:
        """All places of the corpus."""
        return range(sum(len(page.sections) for page in self.corpus.pages.values()))

    @functools.lru_cache(maxsize=4096)  # noqa: B019  # the same sections come up for many questions
    def terms(self, place: int) -> frozenset[str]:
        """The terms of a section with the headings above it; `place` in the corpus."""
        return frozenset(content_terms(self.corpus.wording(place)))

    def share(self, terms: Sequence[str], said: Collection[str]) -> float:
        """The share of the terms that are said, each by its rarity; 1.0 for none, of which nothing can be proven."""
        weights = {term: self.corpus.rarity(term) for term in terms}
        total = sum(weights.values())
        return sum(weight for term, weight in weights.items() if term in said) / total if total else 1.0

    def context(self, pair: Pair, split: Split) -> str:
        """The passage that the answer stands in: the whole text of each cited section, its heading with it.

        Law: every quote of the evidence stands in it, before rows are cleaned. A section that also says an answer of
        another split is left out for its quotes, and so is one whose page is not at hand.
        """
        told: dict[tuple[str, int], str] = {}
        for item in pair.evidence:
            at, text = self._around(item, pair)
            if not text or self.held.foreign(text, split):
                at, text = item.start, item.quote
            told[item.seed_id, at] = text
        return "\n\n".join(told.values())

    def page_text(self, path: str) -> str:
        """The Markdown of a page by the path of its seed; empty without a workspace."""
        return self._read(path)[0]

    def sections_text(self, pair: Pair) -> str:
        """The whole text of the cited sections, by place; the quotes of those that are not in the corpus."""
        places = self.corpus.places(pair.evidence)
        quotes = [item.quote for item in pair.evidence if not self.corpus.places([item])]
        return "\n\n".join([*(self.passage(place).whole for place in places), *quotes])

    def _around(self, item: Evidence, pair: Pair) -> tuple[int, str]:
        """Where the section of a proof begins, and its text around all that the pair quotes of it; "" for no page."""
        if self._workspace is None:
            return 0, ""
        markdown, found = self._read(item.seed_path)
        for section in found:
            if section.start <= item.start and item.stop <= section.stop:
                spans = [(e.start, e.stop) for e in pair.evidence if e.seed_id == item.seed_id]
                inside = [span for span in spans if section.start <= span[0] and span[1] <= section.stop]
                return section.start, bounded(markdown, section.start, section.stop, inside)
        return 0, ""

    @functools.lru_cache(maxsize=64)  # noqa: B019  # pairs come by page; what is known lives as long as an export
    def _read(self, path: str) -> tuple[str, Sequence[Section]]:
        markdown = self._workspace.read_seed(path).markdown if self._workspace is not None else ""
        return markdown, sections(markdown)
