"""The pages that inventories promise, and how many of them a crawl has."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..urls.canonical import Scope, canonical, may_be_page
from .parse import Inventory


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A page that inventories promise."""

    url: str
    # canonical
    kinds: tuple[str, ...]
    # of the inventories that name it, sorted
    lastmod: str = ""


def expected_pages(inventories: Iterable[Inventory], *, scope: Scope, pdf: bool = False) -> dict[str, Expected]:
    """The pages (`pdf`: and PDF files) of the source's scope that the inventories name, by canonical URL, sorted."""
    kinds: dict[str, set[str]] = {}
    lastmods: dict[str, str] = {}
    for inventory in inventories:
        for listed in inventory.pages:
            try:
                url = canonical(listed.url)
            except ValueError:
                continue
            if may_be_page(url, pdf=pdf) and not scope.refuses(url):
                kinds.setdefault(url, set()).add(inventory.kind)
                lastmods[url] = max(listed.lastmod, lastmods.get(url, ""))
    return {url: Expected(url=url, kinds=tuple(sorted(kinds[url])), lastmod=lastmods[url]) for url in sorted(kinds)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Expected pages against stored ones."""

    expected: int
    # pages that could be had: without those that are forbidden or known to be gone
    stored: int
    # of the expected ones
    missing: tuple[tuple[str, str], ...] = ()
    # (URL, reason code), sorted; forbidden and gone pages stand here too
    orphans: tuple[str, ...] = ()
    # stored pages that no inventory names, sorted

    @property
    def recall(self) -> float:
        """Stored share of the expected pages, 0…1; 1.0 where nothing is expected."""
        return self.stored / self.expected if self.expected else 1.0

    @property
    def reasons(self) -> dict[str, int]:
        """How many are missing for each reason."""
        return dict(sorted(Counter(reason for _, reason in self.missing).items()))


def coverage(
    expected: Collection[str], *, stored: Collection[str], reasons: Mapping[str, str], forgiven: Collection[str] = ()
) -> Coverage:
    """Compare canonical URLs. `stored` holds every URL whose page stands in a seed, also under its other names;
    `reasons` says why others do not; reasons in `forgiven` (robots, consent, gone) do not lower the recall.
    """
    had = sorted(set(expected) & set(stored))
    missing = tuple((url, reasons.get(url, "never-seen")) for url in sorted(set(expected) - set(stored)))
    lost = sum(reason not in forgiven for _, reason in missing)
    orphans = tuple(sorted(set(stored) - set(expected)))
    return Coverage(expected=len(had) + lost, stored=len(had), missing=missing, orphans=orphans)
