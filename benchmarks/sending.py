"""What a model's endpoint gets to see of personal data planted in three made-up sites: `make bench-sending`.

The data are those of `benchmarks.privacy`; the endpoint is a scripted one on loopback that keeps what it was asked.
"""

import os
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.privacy import TOTAL, Planter, _pages
from converter.vary import vary
from crawler.extraction import extract
from gristmill.config import Convert
from gristmill.store import Workspace
from tests.model.conftest import FakeEndpoint, page, rule_pairs


def main() -> None:
    """Print planted data that the seeds hold, that any prompt held with and without stand-ins, and of which kind."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder), create=True)
        planted = [one for site in range(3) for one in _written(workspace, site)]
        listed = [pair for seed in workspace.seeds() for pair in rule_pairs(seed)]
        for privacy in ("report", "scrub"):
            endpoint = FakeEndpoint()
            os.environ["OPENAI_BASE_URL"] = endpoint.url
            result = vary(workspace, listed, Convert(), model="good-model", privacy=privacy)  # type: ignore[arg-type]
            log = "\n".join(message["content"] for asked in endpoint.requests for message in asked["messages"])
            endpoint.close()
            seen = Counter(kind for kind, value in planted if value in log)
            print(f"{privacy}: {result.calls} calls, {seen.total()} of {len(planted)} planted data sent: {dict(seen)}")
            print(f"  {result.failure or 'no failure'}; stand-ins: {dict(result.replaced)}")


def _written(workspace: Workspace, site: int) -> list[tuple[str, str]]:
    found = []
    for number, (html, planted) in enumerate(_pages(site, Planter(site + 1), TOTAL // 3 + 1)):
        markdown = extract(html.encode(), url="https://shelf.example/", content_type="text/html").markdown
        workspace.write_seed(page(f"shelf{site}", f"p{number}", markdown))
        found += [(one.kind, one.value) for one in planted]
    return found


if __name__ == "__main__":
    main()
