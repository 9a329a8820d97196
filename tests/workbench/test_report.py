"""The page of `gristmill report`: its figures add up, it holds what it shows, and text of pages stays text."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

import gristmill
from crawler.web.browser import launch_options
from gristmill.cli.commands import cli
from gristmill.config import Dataset
from gristmill.errors import UserError
from gristmill.records import Seed
from gristmill.text import sha256
from gristmill.workbench.report.charts import histogram
from gristmill.workbench.report.cover import cover
from gristmill.workbench.report.gathering import Gathered, gather
from gristmill.workbench.report.page import strip
from gristmill.workbench.report.spread import Bin, Spread, lengths, scores


@pytest.fixture(scope="module")
def gathered(built: Path) -> Gathered:
    return gather(gristmill.open(built / "workspace").store, Dataset())


@pytest.fixture(scope="module")
def page(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gristmill.open(built / "workspace").report(tmp_path_factory.mktemp("report") / "report.html")


def test_the_same_workspace_gives_the_same_bytes(page: Path, built: Path, tmp_path: Path) -> None:
    again = gristmill.open(built / "workspace").report(tmp_path / "again.html")
    assert again.read_bytes() == page.read_bytes()


def test_the_file_asks_nothing_of_any_network(page: Path) -> None:
    root = html.fromstring(page.read_text("utf-8"))
    assert not root.xpath("//script | //link | //img | //iframe | //object | //@src | //@style | //@onclick")
    assert all(href.startswith(("#", "http")) for href in root.xpath("//@href"))
    assert "url(" not in page.read_text("utf-8").partition("</style>")[0]


def test_every_reason_is_in_the_funnel_and_opens_examples_of_it(gathered: Gathered, built: Path) -> None:
    bench = gristmill.open(built / "workspace")
    dropped = {}
    for pair in bench.pairs("dropped"):
        dropped.setdefault(pair.checks[-1].reason, set()).add(pair.question)
    for step in gathered.steps:
        assert step.seen == step.kept + sum(reason.count for reason in step.reasons)
        assert all(reason.examples for reason in step.reasons if reason.code != "duplicate-question"), step.stage
        for reason in step.reasons if step.stage == "filter" else ():
            assert {example.what for example in reason.examples} <= dropped[reason.code]
    assert [step.stage for step in gathered.steps] == ["crawl", "convert", "filter", "dataset"]


def test_twenty_kept_pairs_are_shown_with_their_proof_marked(page: Path, gathered: Gathered) -> None:
    shown = html.fromstring(page.read_text("utf-8")).xpath("//article[.//mark]")
    assert len(shown) == len(gathered.shown) == 20
    for article, one in zip(shown, gathered.shown, strict=True):
        assert [mark.text_content() for mark in article.xpath(".//mark")] == [p.quote for p in one.pair.evidence]
        assert one.pair.question in article.text_content()


def seed_of(markdown: str) -> Seed:
    return Seed(
        seed_id="0" * 16, source="s", url="https://mill.example/a", path="seeds/s/a.md", markdown=markdown,
        sha256=sha256(markdown), title="A", crawled_at="2026-01-01T00:00:00Z", licence="MIT",
    )  # fmt: skip


def test_a_section_on_the_map_is_bare_or_without_a_pair_by_its_own_words() -> None:
    text = "The mill grinds what the hopper gives it, at the speed that the miller set."
    (folder,) = cover([], [seed_of(f"# Mill\n\n## Stone\n\n{text}\n\n## Lever\n\nSee above.\n")])
    assert [(cell.heading, cell.state) for cell in folder.pages[0].cells] == [
        ("Mill", "bare"), ("Stone", "none"), ("Lever", "bare"),
    ]  # fmt: skip
    assert (folder.covered, folder.asked, folder.pages[0].missing) == (0, 1, ("Stone",))


def test_the_map_covers_what_the_kept_pairs_cite(gathered: Gathered, built: Path) -> None:
    pairs = list(gristmill.open(built / "workspace").pairs())
    cited = {(proof.seed_id, proof.section_sha256) for pair in pairs for proof in pair.evidence}
    assert sum(folder.covered for folder in gathered.folders) == len(cited)


def test_deeper_sections_are_drawn_lower() -> None:
    text = "The mill grinds what the hopper gives it, at the speed that the miller set."
    (folder,) = cover([], [seed_of(f"# Mill\n\n{text}\n\n### Stone\n\n{text}\n")])
    heights = [int(tall) for tall in re.findall(r"v(\d+)h", strip(folder.pages[0]))]
    assert heights[0] > heights[1]
    assert 'class="pair"' not in strip(folder.pages[0])


def test_every_pair_is_in_one_bin(built: Path) -> None:
    bench = gristmill.open(built / "workspace")
    kept, dropped = list(bench.pairs()), list(bench.pairs("dropped"))
    for spread in lengths(kept, dropped):
        assert (spread.kept, spread.dropped) == (len(kept), len(dropped))
    found = {spread.title: spread for spread in scores(kept, dropped)}
    quality = found["Score of quality"]
    assert quality.kept == sum(
        check.filter == "quality" and check.score is not None for p in kept for check in p.checks
    )
    assert len(quality.thresholds) == 1
    assert sum(each.kept for each in quality.bins if each.stop <= quality.thresholds[0]) == 0
    assert "Score of retrieval" not in found  # a rank


@pytest.mark.parametrize("stops", [(0.5, 1.0), (10.0, float("inf"))])
def test_a_drawing_has_no_style_script_or_date_of_its_library_and_a_name(stops: tuple[float, float]) -> None:
    first, second = stops
    bins = (
        Bin(label="a", start=0, stop=first, kept=2, dropped=1),
        Bin(label="b", start=first, stop=second, kept=3, dropped=0),
    )
    drawn = histogram(Spread(title="A <b>", unit="x", bins=bins, thresholds=(), median=1))
    assert not re.search(r"<script|<style|style=|<!--|<title|20\d\d-", drawn)
    assert 'aria-label="A &lt;b&gt;: 5 kept and 1 dropped pairs; table below"' in drawn


def test_what_a_page_says_stays_text_and_only_web_addresses_are_links(home: Path) -> None:
    store = gristmill.open("workspace").store
    record = json.loads(store.kept.read_text("utf-8").splitlines()[0])
    record["messages"][0]["content"] = "<script>alert(1)</script>\ud800"
    record["evidence"][0]["url"] = "javascript:alert(1)"
    record["evidence"][0]["heading_path"] = ["</summary><img src=x onerror=alert(1)>"]
    store.kept.write_text(json.dumps(record) + "\n")
    root = html.fromstring(gristmill.open("workspace").report().read_text("utf-8"))
    (article,) = root.xpath("//article[.//mark]")
    assert "<script>alert(1)</script>" in article.text_content()
    assert not root.xpath("//script | //img | //a[starts-with(@href, 'javascript')]")


def test_the_run_before_stands_beside_the_last_one(home: Path) -> None:
    (home / "strict.yaml").write_text("filter:\n  min_quality: 0.8\n")
    bench = gristmill.open("workspace", config="strict.yaml")
    kept = len(list(bench.pairs()))
    bench.filter()
    found = {run.stage: run for run in gather(bench.store, Dataset()).runs}
    assert (found["filter"].before, found["filter"].now) == (kept, len(list(bench.pairs())))
    assert found["crawl"].before is None


def test_conflicts_and_cost_are_told_where_there_are_some(home: Path) -> None:
    store = gristmill.open("workspace").store
    conflict = {"pairs": ["a", "b"], "questions": ["Q1", "Q2"], "answers": ["seven", "eight"], "urls": ["u", "v"]}
    store.conflicts.write_text(json.dumps({**conflict, "differ": "1 numbers"}) + "\n")
    spent = {"calls": 3, "prompt_tokens": 10, "completion_tokens": 5, "cost": 0.5}
    store.record_run("vary", [], seconds=1, details={**spent, "replayed": 0, "unasked": {**spent, "cost": None}})
    store.record_run("vary", [], seconds=1, details={**spent, "replayed": 0, "unasked": {**spent, "cost": None}})
    text = html.fromstring(gristmill.open("workspace").report().read_text("utf-8")).text_content()
    assert "1 conflict:" in text
    assert "seven" in text
    assert "asked 6 times in all runs: 20 tokens in, 10 out, 1.00 in your currency" in text


@pytest.mark.parametrize("line", ['{"id": 3', "[1]", "null", "{}", "[" * 9_999])
def test_a_damaged_conflict_is_named(home: Path, line: str) -> None:
    bench = gristmill.open("workspace")
    bench.store.conflicts.write_text(f"{line}\n")
    with pytest.raises(UserError, match=r"conflicts\.jsonl:1 is no conflict"):
        bench.report()


def test_the_command_says_where_the_page_is(home: Path) -> None:
    done = CliRunner().invoke(cli, ["report", "--to", "page.html"])
    assert done.output == f"{home / 'page.html'}\n"
    assert (home / "page.html").is_file()


def test_without_judged_pairs_or_a_place_to_write_it_is_one_sentence(home: Path) -> None:
    bench = gristmill.open("workspace")
    with pytest.raises(UserError, match="cannot write"):
        bench.report(Path("site/index.html/report.html"))
    bench.store.kept.unlink()
    with pytest.raises(UserError, match=r"kept\.jsonl does not exist: run the stage before this one"):
        bench.report()


@pytest.mark.browser
def test_a_browser_shows_it_by_keyboard_in_any_width_and_colour(page: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        colours = set()
        for width, scheme in ((1200, "light"), (400, "dark")):
            tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            said, asked = [], []
            tab.on("console", lambda message, said=said: said.append(message.text))
            tab.on("request", lambda request, asked=asked: asked.append(request.url))
            tab.goto(page.as_uri())
            assert (said, asked) == ([], [page.as_uri()])
            assert tab.evaluate("document.documentElement.scrollWidth") == width
            colours.add(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
            first = tab.locator(".step details").first
            first.locator("summary").focus()
            tab.keyboard.press("Enter")
            assert first.locator("li").first.is_visible()
        assert len(colours) == 2
        browser.close()
