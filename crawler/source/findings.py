"""What inventories have said of a site as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..inventories.parse import MAX_FILES, MAX_NESTING
from ..manners.consent import TdmRule

TDMREP = "tdmrep.json"


@dataclass(slots=True)
class Findings:
    """Grows while inventories come in; one object a source and run."""

    tdm: tuple[TdmRule, ...] = ()
    # rules of /.well-known/tdmrep.json
    version: str = ""
    # of the documented product, where an inventory's header says it; the first one counts
    dates_differ: bool = False
    # whether a sitemap's lastmod dates are not all one
    _sitemaps: int = 0
    # asked for so far

    def learn(self, version: str, lastmods: Iterable[str] = ()) -> None:
        """Take in what one inventory says of the product's version and of when its pages changed."""
        self.version = self.version or version
        self.dates_differ |= len(set(lastmods)) > 1

    def has_room(self, nesting: int) -> bool:
        """Whether one more sitemap may be asked for, so many indexes deep."""
        return nesting <= MAX_NESTING and self._sitemaps < MAX_FILES

    def count_sitemap(self) -> None:
        """One more sitemap will be asked for."""
        self._sitemaps += 1
