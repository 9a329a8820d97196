"""Which element is the content, and what stands around it: the shares at which that is decided."""

import pytest

from crawler.extraction import dom, extract
from crawler.extraction.index import Index
from crawler.extraction.main import choose

URL = "https://docs.example/guide/page.html"


def letters(count: int) -> str:
    """A paragraph of so many letters."""
    return f"<p>{'x' * count}</p>"


def chosen(body: str) -> str:
    """The tag and the class or id of the main element."""
    root = dom.parse(f"<html><body>{body}</body></html>")
    main, _ = choose(Index(root), None)
    assert main is not None
    return f"{main.tag} {main.get('class') or main.get('id') or ''}".strip()


@pytest.mark.parametrize(
    ("box", "name"), [("<article>{}</article>", "article"), ("<div id=content>{}</div>", "div content")]
)
@pytest.mark.parametrize(("inside", "is_chosen"), [(90, True), (55, True), (50, True), (45, False), (10, False)])
def test_a_box_is_the_content_if_it_holds_half_of_the_letters(
    box: str, name: str, inside: int, is_chosen: bool
) -> None:
    # What stands beside it may be a long table of contents; a box of less than half is a teaser or a comment.
    assert chosen(box.format(letters(inside)) + letters(100 - inside)) == (name if is_chosen else "body")


@pytest.mark.parametrize(("inside", "is_chosen"), [(95, True), (85, True), (80, False), (50, False)])
def test_a_box_by_a_name_that_means_less_must_hold_nearly_all(inside: int, is_chosen: bool) -> None:
    made = chosen(f"<div class=post>{letters(inside)}</div>{letters(100 - inside)}")
    assert made == ("div post" if is_chosen else "body")


def test_letters_in_links_and_in_chrome_weigh_nothing() -> None:
    around = f"<nav>{letters(900)}</nav><p><a href=x>{'y' * 900}</a></p><footer>{letters(900)}</footer>"
    assert chosen(f"{around}<article>{letters(60)}</article>{letters(40)}") == "article"


def test_main_is_the_content_whatever_it_holds() -> None:
    assert chosen(f"<main><p><a href=x>only links</a></p></main>{letters(500)}") == "main"


def test_of_several_boxes_none_is_the_content() -> None:
    assert chosen(f"<article>{letters(300)}</article><article>{letters(20)}</article>") == "body"


def test_a_more_telling_name_wins() -> None:
    assert chosen(f"<div class=content><article>{letters(60)}</article>{letters(20)}</div>") == "article"


TEXT = "Two stones grind the grain, and the flour falls into a sack."


def read(body: str) -> str:
    return extract(f"<html><body>{body}</body></html>".encode(), url=URL).markdown


@pytest.mark.parametrize(("linked", "stays"), [(2, True), (5, True), (7, False), (10, False)])
def test_a_block_before_the_first_heading_is_navigation_from_six_tenths_of_links_on(linked: int, stays: bool) -> None:
    words = "".join(f"<a href=w{n}>wheel{n}</a> " if n < linked else f"wheel{n} " for n in range(10))
    assert ("wheel9" in read(f"<div>{words}</div><h1>Mill</h1><p>{TEXT}</p>")) is stays


@pytest.mark.parametrize(("words", "stays"), [(20, False), (100, False), (101, True), (300, True)])
def test_a_last_block_by_the_name_of_a_footer_is_one_if_it_is_short(words: int, stays: bool) -> None:
    last = f"<div class=legal><p>{' '.join(['flour'] * words)}</p></div>"
    assert ("flour flour" in read(f"<h1>Mill</h1><p>{TEXT}</p>{last}")) is stays


def test_what_a_heading_announces_is_no_footer() -> None:
    assert "Copyright 2026" in read(f"<h1>Mill</h1><p>{TEXT}</p><h2>Rights</h2><p>Copyright 2026 the millers</p>")
    assert "Copyright 2026" not in read(f"<h1>Mill</h1><p>{TEXT}</p><p>Copyright 2026 the millers</p>")
