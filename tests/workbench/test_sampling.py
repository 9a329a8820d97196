"""Pairs and pages to look at: which are drawn and listed, and what is said where there are none."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import gristmill
from gristmill.cli.commands import cli
from gristmill.errors import UserError


def test_a_smaller_sample_is_the_start_of_a_larger_one_and_another_seed_draws_others(home: Path) -> None:
    bench = gristmill.open("workspace")
    few, many, others = (bench.sample(number, seed=seed) for number, seed in ((4, 0), (9, 0), (9, 1)))
    assert few.pairs == many.pairs[:4]
    assert {pair.id for pair in many.pairs} != {pair.id for pair in others.pairs}
    assert few.matching == len(list(bench.pairs()))


def test_all_are_drawn_where_more_are_asked_for_than_there_are(home: Path) -> None:
    bench = gristmill.open("workspace")
    drawn = bench.sample(10_000, kind="faq")
    assert {pair.id for pair in drawn.pairs} == {pair.id for pair in bench.pairs() if pair.type == "faq"}
    assert len(drawn.pairs) == drawn.matching


def test_dropped_pairs_are_drawn_by_the_reason_of_their_last_verdict(home: Path) -> None:
    bench = gristmill.open("workspace")
    reason = next(bench.pairs("dropped")).checks[-1].reason
    drawn = bench.sample(3, reason=reason)
    assert drawn.file == "dropped.jsonl"
    assert {pair.checks[-1].reason for pair in drawn.pairs} == {reason}


@pytest.mark.parametrize("wanted", [{"kind": "poem"}, {"source": "elsewhere"}, {"reason": "too-blue"}])
def test_what_can_be_drawn_is_said_where_nothing_is_as_asked(wanted: dict, home: Path) -> None:
    with pytest.raises(UserError, match=r"holds no such pair: type \w+.*; source site"):
        gristmill.open("workspace").sample(**wanted)


def test_a_page_that_is_not_used_is_listed_with_who_links_to_it(tmp_path: Path) -> None:
    words = "The mill grinds what the hopper gives it, at the speed that the miller has set with the long lever."
    for name, links in {"a": "b", "b": "", "sub/c": "../b", "d": "a"}.items():
        head = "<meta name=robots content=noai>" if name == "b" else ""
        body = f"<h1>Mill {name}</h1><p>{words} See <a href='{links}.html#top'>the other page</a> of {name}.</p>"
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / f"{name}.html").write_text(f"<html lang=en><head>{head}</head><body>{body}</body></html>")
    bench = gristmill.open(tmp_path / "w", create=True)
    bench.crawl(str(tmp_path / "site"), jobs=1)
    (listed,) = bench.pages(reasons=["noai"]).pages
    assert (listed.url, listed.status) == ("file:///b.html", "excluded")
    assert listed.linked_from == ("file:///a.html", "file:///sub/c.html")


def test_every_page_is_listed_once_by_default(home: Path) -> None:
    bench = gristmill.open("workspace")
    listed = bench.pages().pages
    assert len({page.url for page in listed}) == len(listed) == sum(sum(s.pages.values()) for s in bench.sources())
    assert all(not page.linked_from for page in listed if page.status == "active")


def test_pairs_are_printed_plainly_into_a_pipe(home: Path) -> None:
    printed = CliRunner().invoke(cli, ["sample", "-n", "2"]).output
    drawn = gristmill.open("workspace").sample(2).pairs
    assert all(pair.question in printed and pair.evidence[0].url in printed for pair in drawn)
    assert "\x1b" not in printed
