"""Pages a second that a crawl's one writer commits, with every kind of state: through `Writer`, as a crawl does it.

    python benchmarks/state_speed.py [--pages 20000] [--links 20] [--batch 50]

A page is what intake commits for it: its row, its stored body (4 KB packed), its sections and fingerprints, and the
links that it names, half of which are new. `--batch` pages wait at a time, as so many answers come in while a commit is
synced. Postgres runs with its own defaults (fsync on) in a temporary folder on this machine's disk, and is reached by
its socket. Prints a Markdown table; on a busy machine its CPU says more than the clock.
"""

import argparse
import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from crawler.state import answers, pages, prints, revisions
from crawler.state.database import State
from crawler.state.pages import Found
from crawler.state.tables import open_state
from crawler.state.writer import Change, Writer
from gristmill.store import Workspace
from tests import postgres

HOST = "http://127.0.0.1:9"
MARKDOWN = "# Page\n\n" + "".join(
    f"## Part {part}\n\nThis part says what the part {part} of a page says, in some ten words.\n\n" for part in range(8)
)
PRINTS = prints.prints(MARKDOWN)


def url(number: int) -> str:
    return f"{HOST}/guide/chapter-{number % 97}/page-{number}.html"


def change(number: int, links: int, body: bytes) -> Change:
    """What one answer comes to. Half of the links are to pages that were found before."""
    named = [Found(url(number * links // 2 + at), HOST, number % 7, "link") for at in range(links)]
    sha256 = f"{number:064x}"

    def made(db: State) -> None:
        pages.update(
            db, number + 1, state=1, run=1, outcome="ok", http=200, etag=f'"{number}"', fetched_at="2026-01-01",
            body_sha256=sha256, sha256=sha256, crawled_at="2026-01-01", words=120, sketch=body[:512], fidelity=0.99,
            path=f"seeds/site/{number}.md", title=f"Page {number}", extractor="1", statements="{}",
        )  # fmt: skip
        answers.put_body(db, number + 1, "{}", body)
        revisions.put_sections(db, number + 1, 1, MARKDOWN)
        prints.put(db, number + 1, PRINTS)
        pages.discover(db, "site", 1, named, origin=url(number))

    return made


async def committed(workspace: Workspace, options: argparse.Namespace, cpu: Callable[[], float]) -> tuple[float, ...]:
    """Seconds that the pages take: on the clock, of our CPU, of the server's."""
    writer, slots = Writer(workspace), asyncio.Semaphore(options.batch)
    bodies = [os.urandom(4096) for _ in range(64)]

    async def one(number: int) -> None:
        async with slots:
            await writer.write(change(number, options.links, bodies[number % 64]))

    await writer.write(lambda db: None)  # connected
    clocks = (time.perf_counter, time.process_time, cpu)
    before = [clock() for clock in clocks]
    await asyncio.gather(*(one(number) for number in range(options.pages)))
    spent = tuple(clock() - begun for clock, begun in zip(clocks, before, strict=True))
    writer.shut()
    return spent


def measured(
    name: str, root: Path, options: argparse.Namespace, address: str = "", cpu: Callable[[], float] = float
) -> None:
    workspace = Workspace(root, create=True, state=address)
    with contextlib.closing(open_state(workspace)) as db, db.transaction():
        pages.discover(db, "site", 1, [Found(url(at), HOST, 0, "start") for at in range(options.pages)], origin="")
    seconds, ours, theirs = asyncio.run(committed(workspace, options, cpu))
    with contextlib.closing(open_state(workspace)) as db:
        rows, done = db.execute("SELECT count(*), sum(state) FROM pages").fetchone()
        if done != options.pages:
            raise SystemExit(f"{name}: {done} pages of {options.pages} are there")
    each = [1000 * spent / options.pages for spent in (ours, theirs)]
    figures = (
        f"{options.pages / seconds:,.0f}",
        *(f"{ms:.2f}" for ms in each),
        f"{1000 / sum(each):,.0f}",
        f"{rows:,}",
    )
    print(f"| {' | '.join((name, *figures))} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--links", type=int, default=20)
    parser.add_argument("--batch", type=int, default=50)
    options = parser.parse_args()
    names = ("state", "pages a second", "ms of our CPU a page", "of the server's", "pages a CPU second", "rows")
    print(f"| {' | '.join(names)} |\n{'| --- ' * len(names)}|")
    with tempfile.TemporaryDirectory() as name:
        measured("SQLite", Path(name) / "sqlite", options)
        if reason := postgres.missing():
            raise SystemExit(reason)
        with postgres.serving(synced=True) as server:
            measured("Postgres, socket", Path(name) / "socket", options, server.address("one"), server.cpu)
            measured("Postgres, TCP", Path(name) / "tcp", options, server.address("two", tcp=True), server.cpu)


if __name__ == "__main__":
    main()
