"""Articles in the mark-up of twenty publishing systems, and the pairs that they give: `make bench-blogs`.

The texts are of our own making: prose that argues, as people write it, with few headings.
"""
# ruff: noqa: E501 - paragraphs are long lines

import argparse
import contextlib
import json
import tempfile
from pathlib import Path
from typing import Any

from gristmill.config import Config, Source
from gristmill.errors import NothingKeptError
from gristmill.store import Workspace
from gristmill.workbench.making import Work
from tests.blogs import TEMPLATES

# Title, and blocks: "## " begins a heading, "- " a list's item, anything else a paragraph.
TEXTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Why We Moved Our Search Off Elasticsearch", (
        "Two years ago we ran our product search on a cluster of six Elasticsearch nodes. Today it is one PostgreSQL database with an extension, and we sleep better. This is what we learned on the way.",
        "The main reason for the move was operational. A cluster needs somebody who knows how shards behave when a node leaves, and we are a team of four. We spent about two days a month on upgrades that brought no new feature to our users.",
        "PostgreSQL full text search is slower than Elasticsearch on large indexes, because it reads the whole posting list before it ranks. With our two million documents a query takes 40 milliseconds instead of 12, which nobody has noticed.",
        "## What we lost",
        "Fuzzy matching is the one thing that we miss. Elasticsearch corrects a typing error in the first letter, whereas trigram indexes in PostgreSQL need at least three letters in a row that are right.",
        "If you depend on aggregations over millions of documents, stay with Elasticsearch. Its column store answers such questions in memory, while PostgreSQL has to scan the table.",
        "## How to migrate without downtime",
        "To migrate a search index without downtime, write to both systems for a week, compare the first ten results of every query in the background, and switch the reads only when fewer than one query in a hundred differs.",
        "Keep the old cluster for another month. Rolling back took us ten minutes when a ranking bug appeared on the third day, and it would have taken a weekend if we had deleted the nodes.",
    )),
    ("Stop Mocking Your Database", (
        "Most teams that I have worked with mock the database in their unit tests. I think this is a mistake, because the mock passes exactly when the query is wrong in the way that you imagined it to be right.",
        "A test with a mocked repository proves only that the code calls the mock. It does not prove that the column exists, that the index is used, or that the transaction commits.",
        "The usual objection is speed. Starting a PostgreSQL container takes about two seconds, and it is needed once for the whole test run. Each test then runs in a transaction that is rolled back, so that 500 tests take under twenty seconds on my laptop.",
        "An in-memory database such as SQLite is not a good replacement for PostgreSQL in tests, since it has no strict types and silently accepts a string in an integer column. We shipped a bug for three months because of that.",
        "## When a mock is right",
        "Use a mock for a service that you do not control and that costs money or has side effects, such as a payment provider. You cannot roll back a charge.",
        "To test the failure of a database, do not mock the driver. Close the connection from the other side with pg_terminate_backend, which produces the same error that production will see.",
        "Tests against a real database find more bugs than tests with mocks, but they need discipline: every test has to create the rows that it reads.",
    )),
    ("What I Learned Running a Water Mill for Ten Years", (
        "A water mill is the better choice for a small village, because the brook runs all the year and asks for no wages. I have kept both a wind mill and a water mill, and I would build with water again.",
        "The wheel is the dearest part of a water mill, since it must be made of oak and stands in the water day and night. A wheel of pine lasts three years at the most, whereas one of oak lasts twenty.",
        "To keep the wheel sound, take it out of the water each autumn, let it dry for two weeks, and oil the axle before the first frost. A wheel that stays in the ice will crack along the grain.",
        "Wind mills need less upkeep than water mills, but they stand still on a third of all days. When the harvest is in and the air does not move, the grain rots in the barn.",
        "If the brook runs low in summer, grind at night. The farmers above you close their ditches after sunset, so that the water rises by a hand's breadth until morning.",
        "Stones should be dressed every 300 hours of grinding, because blunt furrows heat the flour, and warm flour turns rancid within a month.",
    )),
    ("The Case for Boring Deployment", (
        "We deploy by copying a tarball to three servers with rsync. Visitors laugh, and then they ask how we get by with one incident a year.",
        "Kubernetes solves problems of scale that most companies do not have. A control plane needs three machines of its own, and it has to be upgraded every four months, because releases older than a year get no security fixes.",
        "Blue-green deployment is safer than rolling deployment for us, since both versions never write to the database at the same time. A rolling deployment is cheaper, because it needs no second set of servers.",
        "## Rolling back",
        "To roll back, point the symbolic link at the previous release and reload the service. It takes less than a second, as nothing has to be built or pulled.",
        "Never run database migrations in the same step as the deployment. If the migration fails halfway, you have new code on an old schema, and a rollback of the code does not bring the columns back.",
        "Feature flags should be deleted within two weeks after they are fully on. We found 140 dead flags in our code, and two of them disagreed about what the checkout does.",
        "If your team has fewer than ten engineers, a single large server is easier to run than a cluster. It fails less often than you fear, and you can restore it from a backup in an hour.",
    )),
    ("Choosing a Static Site Generator in Practice", (
        "I have moved the same blog through Jekyll, Hugo and Eleventy. All of them turn Markdown into HTML, and yet the differences matter after the first hundred posts.",
        "Hugo is much faster than Jekyll, because it is compiled and renders pages in parallel. My 1,200 posts build in 1.4 seconds with Hugo and in 48 seconds with Jekyll.",
        "Jekyll is still the best choice for people who want to publish on GitHub Pages without a build step, since GitHub runs it for you.",
        "Eleventy lets you mix template languages, which sounds like a detail until you migrate. I could keep my old Liquid templates and write new ones in Nunjucks.",
        "## Images",
        "To keep pages small, convert images to AVIF at build time and give the browser a JPEG as a fallback. This cut the weight of my start page from 3.1 MB to 480 kB.",
        "Do not store images in the same Git repository as the text. Git keeps every version of a binary file forever, so that a clone of my blog took six minutes after four years.",
        "If you write in several languages, use Hugo, because it treats translations as versions of one page. With Eleventy you have to link them by hand.",
    )),
)  # fmt: skip


def body(blocks: tuple[str, ...]) -> str:
    """The blocks as HTML."""
    out = []
    for block in blocks:
        tag, text = ("h2", block[3:]) if block.startswith("## ") else ("p", block)
        out.append(f"<{tag}>{text}</{tag}>")
    return "\n".join(out)


def main() -> None:
    """Write the pages, run the stages over them, print the pairs that are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print every kept pair")
    parser.add_argument("--dropped", action="store_true", help="print what the filters dropped")
    options = parser.parse_args()
    total = 0
    for number, template in enumerate(TEMPLATES):
        title, blocks = TEXTS[number % len(TEXTS)]
        kept = pairs_of(template(title, "Ada Lund", "2026-03-05", body(blocks)), dropped=options.dropped)
        total += len(kept) >= 3
        print(f"{template.__name__:18} {len(kept):3} pairs")
        for pair in kept if options.show else ():
            print(f"    [{pair['type']}] {pair['question']}\n        {pair['answer'][:300]!r}")
    print(f"{total} of {len(TEMPLATES)} articles have three pairs or more")


def pairs_of(page: str, *, dropped: bool) -> list[dict[str, Any]]:
    """The kept pairs of a page that is a site of its own."""
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "html"
        html.mkdir()
        (html / "post.html").write_text(page, "utf-8")
        sources = [Source(name="blog", start=[str(html)], licence="CC-BY-4.0")]
        store = Workspace(Path(folder) / "work", create=True)
        with contextlib.suppress(NothingKeptError):
            Work(store, Config(sources=sources), jobs=1).run(sources)
        for line in store.dropped.open(encoding="utf-8") if dropped and store.dropped.is_file() else ():
            pair = json.loads(line)
            print("   -", pair["type"], pair["question"], pair["checks"][-1]["reason"], pair["quality"])
        return [json.loads(line) for line in store.kept.open(encoding="utf-8")] if store.kept.is_file() else []


if __name__ == "__main__":
    main()
