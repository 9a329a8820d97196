"""The same pages, read from a folder or from a site, give the same questions and answers and keep the same ones."""

import dataclasses

from converter.convert import convert
from filters.judge import judge
from gristmill.config import Convert, Filter
from gristmill.saying import said
from gristmill.store import Workspace, read_pairs
from gristmill.text import digest, sha256

RULES = "See [the rules [all of them]]({at}rules.html#all), [keep]({at}rules.html#keep)"
PAGES = {
    "index": "# Frost\n\nFrost is a tool that keeps copies of files in a [store]({at}store.html).\n\n"
    "## Retention rules\n\nRetention rules are conditions that say which snapshots Frost keeps in the end.\n\n"
    f"- **keep**: {RULES} and nothing else.\n- **drop**: How many are dropped when the store is full of them.\n",
    "store": "# The store\n\nThe store is a folder in which Frost keeps packs, each of which has many chunks.\n\n"
    "## Opening a store\n\nTo open a store, run `frost open` with the path as its only argument.\n\n"
    f"## Links\n\n{RULES}.\n",
    "rules": "# Rules\n\n## All\n\nAll rules are read when the store is opened, and after each change of them.\n\n"
    "## Keep\n\nTo keep a snapshot for ever, give it the label that a rule of yours has in its `keep` list.\n",
}


def told(workspace: Workspace, page, source: str, at: str):
    for name, text in PAGES.items():
        url = f"{at or 'file:///'}{name}.html"
        markdown = text.replace("{at}", at)
        seed = dataclasses.replace(
            page(markdown), source=source, url=url, path=f"seeds/{source}/{name}.md", sha256=sha256(markdown),
            seed_id=digest(source, url, length=16),
        )  # fmt: skip
        workspace.write_seed(seed)
    convert(workspace, Convert())
    judge(workspace, Filter(min_quality=0.2, overviews="all"))
    made, kept = read_pairs(workspace.pairs), read_pairs(workspace.kept)
    return (
        [(pair.question, said(pair.answer)) for pair in made],
        [(pair.question, said(pair.answer), pair.quality) for pair in kept],
    )


def test_where_pages_are_read_from_changes_no_question_no_answer_and_no_score(tmp_path, page):
    folder = told(Workspace(tmp_path / "a", create=True), page, "spec_html", "")
    site = told(
        Workspace(tmp_path / "b", create=True), page, "127.0.0.1-8765", "http://127.0.0.1:8765/docs/a/long/way/down/"
    )
    assert len(folder[1]) > 3
    assert folder == site
