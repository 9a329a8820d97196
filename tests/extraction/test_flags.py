"""Pages that are not what they were asked for, and pages that lost too much."""

import pytest

from crawler.extraction import extract
from crawler.extraction.flags import FLOORS, below_floor
from gristmill.records import KINDS, Fidelity

URL = "https://docs.example/guide/page.html"
PROSE = "<p>" + "The mill grinds the grain between two stones and the flour falls into the sack below. " * 12 + "</p>"


def flags(body: str, head: str = "", html: str = "<html>") -> tuple[str, ...]:
    return extract(f"{html}<head>{head}</head><body>{body}</body></html>".encode(), url=URL).flags


def test_a_good_page_has_no_flags() -> None:
    assert flags(f"<main><h1>Milling</h1>{PROSE}</main>") == ()


@pytest.mark.parametrize(
    ("body", "flag"),
    [
        ("<div id=root></div><script src=app.js></script>", "empty-shell"),
        ("<noscript>You need to enable JavaScript to run this app.</noscript><div id=x></div>", "empty-shell"),
        ("<script src=a.js></script><p>Loading…</p>", "empty-shell"),
        ("<main><h1>404 – Page not found</h1><p>Sorry.</p></main>", "soft-404"),
        ("<main><h1>Seite nicht gefunden</h1><p>Leider.</p></main>", "soft-404"),
        ("<main><h1>Welcome</h1><p>Please log in to read this page.</p></main>", "login-wall"),
        ("<main><form><input type=password></form><p>Account</p></main>", "login-wall"),
        ("<main><p>We use cookies. Accept all cookies before you go on.</p></main>", "cookie-wall"),
        (f"<main><h1>Milling</h1>{PROSE}<p>This page was machine translated.</p></main>", "machine-translated"),
        ("<main><h1>Index of /pub</h1><ul>" + "<li><a href=x>name</a></li>" * 30 + "</ul></main>", "auto-index"),
        ("<main></main>", "empty"),
    ],
)
def test_a_page_that_is_not_what_it_seems_is_flagged(body: str, flag: str) -> None:
    assert flag in flags(body)


@pytest.mark.parametrize(
    "body",
    [
        f"<main><h1>Handling 404 Not Found</h1>{PROSE * 2}</main>",
        f"<main><h1>How to log in</h1><p>Please log in to continue.</p>{PROSE}</main>",
        f"<main><h1>Cookies</h1><p>We use cookies in this chapter.</p>{PROSE}</main>",
        f"<div id=root><main><h1>Rendered</h1>{PROSE}</main></div><script src=a.js></script>",
        "<script src=a.js></script><main><h1>flush()</h1><p>Writes what is still in memory to the disk and waits for it.</p></main>",  # noqa: E501
        "<main><h1>Index</h1><p>An index of a table speeds up the search for rows in it, at a price.</p></main>",
    ],
)
def test_a_page_about_such_things_is_not_flagged(body: str) -> None:
    assert flags(body) == ()


def test_a_short_page_with_a_word_on_errors_is_content() -> None:
    assert "soft-404" not in flags(
        "<main><h1>errno</h1><p>ENOENT: file not found. " + "The call fails then. " * 12 + "</p></main>"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_floor(kind: str) -> None:
    assert below_floor(Fidelity(**{kind: FLOORS[kind] - 0.01})) == [f"below-floor:{kind}"]
    assert below_floor(Fidelity(**{kind: FLOORS[kind]})) == []


@pytest.mark.parametrize(
    ("kind", "lost"),
    [("head", 0.79), ("code", 0.89), ("lang", 0.79), ("item", 0.79), ("cell", 0.79), ("adm", 0.69), ("sig", 0.79),
     ("link", 0.79), ("tok", 0.84)],
)  # fmt: skip
def test_a_page_that_lost_a_tenth_of_its_code_or_a_fifth_of_its_structure_is_flagged(kind: str, lost: float) -> None:
    assert below_floor(Fidelity(**{kind: lost})) == [f"below-floor:{kind}"]
    assert below_floor(Fidelity(**{kind: lost + 0.01})) == []
