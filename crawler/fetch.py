"""One page from the network, through the same checks as a crawl: robots.txt, address guard, limits, extraction."""

import tempfile
from pathlib import Path
from typing import Literal

from gristmill.config import Source
from gristmill.errors import UserError
from gristmill.records import Seed
from gristmill.store import Workspace

from .crawl import UnreachedError, crawl
from .extraction.pdf import document


def fetch(
    url: str, *, contact: str = "", timeout: float = 30.0, render: Literal["auto", "always", "never"] = "never"
) -> Seed:
    """The page's seed, in a workspace of its own that is gone afterwards; redirects are followed.

    Raises UserError with the reason code where there is no page to be had.
    """
    source = Source.model_validate(
        {
            "name": "page",
            "start": [url],
            "max_depth": 0,
            "timeout": timeout,
            "render": render,
            "pdf": document.installed(),
            "markdown": False,
        }
    )
    with tempfile.TemporaryDirectory(prefix="gristmill-") as folder:
        workspace = Workspace(Path(folder))
        try:
            (tally,) = crawl(workspace, [source], contact=contact, jobs=1, inventories=False)
        except UnreachedError as error:
            (tally,) = error.tallies
        found = next(workspace.seeds(), None)
    if found is None:
        reasons = ", ".join(sorted(reason for reason in tally.dropped if reason not in ("redirect", "depth")))
        raise UserError(f"no page at {url}: {reasons or 'interrupted'}")
    return found
