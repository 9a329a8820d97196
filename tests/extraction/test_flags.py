"""Pages that are not what they were asked for, and pages that lost too much."""

import pytest

from crawler.extraction import extract
from crawler.extraction.flags import FLOORS, below_floor
from gristmill.records import KINDS, Fidelity

LISTING = "<div class=highlight><pre>" + "def grind(grain):\n    return grain\n" * 40 + "</pre></div>"
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
        (f"<main><h1>Source code for mill.stones</h1>{LISTING}</main>", "source-listing"),
        (f"<main><h1>Quellcode für mill.stones</h1>{LISTING}</main>", "source-listing"),
        (f"<main><h1>mill.stones</h1><div class=viewcode-block id=g>{LISTING}</div></main>", "source-listing"),
        ("<main></main>", "empty"),
    ],
)
def test_a_page_that_is_not_what_it_seems_is_flagged(body: str, flag: str) -> None:
    assert flag in flags(body)


@pytest.mark.parametrize(
    "body",
    [
        f"<main><h1>Source code for the impatient</h1>{PROSE * 3}{LISTING}</main>",
        f"<main><h1>A program</h1><p>The whole of it:</p>{LISTING}</main>",
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
    "body",
    [
        "<main><h1>404 Not Found</h1><p>The server has not found anything that matches the address of the request. No indication is given of whether the condition is temporary.</p></main>",  # noqa: E501
        '<main><h1>404 Not Found</h1><p>Returned when the id names no order.</p><pre>{"error": "not found"}</pre></main>',  # noqa: E501
        "<main><h1>Error: file not found</h1><p>The compiler looks for headers in the folders of the path. Add the folder with the option I and run it again.</p></main>",  # noqa: E501
        "<main><h1>bash: mill: command not found</h1><p>The shell does not know the program. Add its folder to the path.</p></main>",  # noqa: E501
        "<main><h1>ModuleNotFoundError: No module named mill</h1><p>Install the package, then run the program again.</p></main>",  # noqa: E501
        "<main><h1>Log in to the console</h1><p>Open the console. Enter your name and the password that you got by mail, then choose Log in.</p></main>",  # noqa: E501
        "<main><h1>Sign in</h1><p>To sign in, choose the button at the top, and enter your name.</p></main>",
        "<header><div class=login-box><form><input type=password></form></div></header><main><h1>Grind</h1><p>The stones are set by the wheel at the side. Turn it to the left for finer flour.</p></main>",  # noqa: E501
        "<div class=topbar>Please sign in <input type=password></div><main><h1>Grind</h1><p>The stones are set by the wheel.</p></main>",  # noqa: E501
        "<aside><form><input type=password></form></aside><main><h1>Grind</h1><p>The stones are set by the wheel.</p></main>",  # noqa: E501
        "<main><h1>Machine translation</h1><p>This page explains machine translation with small models. The data is a list of sentences in two languages.</p></main>",  # noqa: E501
        "<main><h1>translated</h1><p>Marks a page that was automatically translated. The value is true or false.</p></main>",  # noqa: E501
        '<main><h1>Notice</h1><p>Shows the words <q>This page was machine translated</q> or "This page was machine translated" at the top.</p></main>',  # noqa: E501
        "<main><h1>Cookie banner</h1><p>The banner shows Accept all cookies and Reject all cookies. Its colour is set by the theme.</p></main>",  # noqa: E501
        "<main><h1>useCookies()</h1><p>Reads the cookies of the request. Call it to enable cookies in a handler.</p></main>",  # noqa: E501
        "<main><h1>Enable JavaScript</h1><p>The console requires JavaScript. Open the settings of the browser, choose Sites, then JavaScript, and allow it for the address.</p></main><script src=a.js></script>",  # noqa: E501
        "<noscript>Please enable JavaScript to use the search.</noscript><main><h1>flush()</h1><p>Writes what is still in memory to the disk and waits until it is there.</p></main><script src=a.js></script>",  # noqa: E501
        "<main><h1>Page not found</h1><p>The text of the page that visitors see when an address does not exist.</p><table><tr><th>Key<th>Value<tr><td>title<td>text</table></main>",  # noqa: E501
        "<main><h1>E404</h1><p>The package is not in the registry. Check its name.</p></main>",
        "<main><h1>Custom 404 page</h1><p>Put a file 404.html into the folder. The server sends it when a page was not found.</p></main>",  # noqa: E501
        "<main><h1>ENOENT</h1><p>No such file: the file could not be found.</p></main>",
        "<main><h1>Authentication</h1><p>Each call needs a token. Without one the reply is 401 and the text says Please log in.</p></main>",  # noqa: E501
    ],
)
def test_a_short_page_whose_subject_is_a_condition_is_content(body: str) -> None:
    assert flags(body) == ()


@pytest.mark.parametrize(
    ("body", "flag"),
    [
        (
            "<main><h1>Page not found</h1><p>We could not find what you were looking for. Please contact the owner of the site that linked you to the original address.</p></main>",  # noqa: E501
            "soft-404",
        ),
        ("<main><h1>404</h1><p>Go back home</p></main>", "soft-404"),
        ("<main><h1>Not Found</h1><p>The requested URL /x was not found on this server.</p></main>", "soft-404"),
        ("<main><h1>Oops!</h1><p>The page you are looking for does not exist.</p></main>", "soft-404"),
        ("<main><p>Sorry, this page is no longer available.</p></main>", "soft-404"),
        (
            "<main><h1>Sign in</h1><form><input name=u><input type=password><button>Sign in</button></form></main>",
            "login-wall",
        ),
        ("<main><h1>Restricted</h1><p>You must be logged in to view this page.</p></main>", "login-wall"),
        ("<main><h1>Docs</h1><p>Sign in to continue</p></main>", "login-wall"),
        (
            "<main><h1>Before you continue</h1><p>We use cookies and data to deliver our services.</p></main>",
            "cookie-wall",
        ),
        ("<main><p>This site requires JavaScript to display its content.</p></main>", "empty-shell"),
    ],
)
def test_a_notice_in_the_stead_of_a_page_is_none(body: str, flag: str) -> None:
    assert flag in flags(body)


@pytest.mark.parametrize("more", [2, 8])
def test_a_login_field_beside_sixty_words_of_content_is_no_wall(more: int) -> None:
    sentence = "The miller may log in here and then sets the stones of the mill for the next sack. "
    wall = "login-wall" in flags(f"<main><h1>Mill</h1><input type=password><p>{sentence * more}</p></main>")
    assert wall == (more == 2)


@pytest.mark.parametrize(
    ("kind", "lost"),
    [("head", 0.79), ("code", 0.89), ("lang", 0.79), ("item", 0.79), ("cell", 0.79), ("adm", 0.69), ("sig", 0.79),
     ("link", 0.79), ("tok", 0.84)],
)  # fmt: skip
def test_a_page_that_lost_a_tenth_of_its_code_or_a_fifth_of_its_structure_is_flagged(kind: str, lost: float) -> None:
    assert below_floor(Fidelity(**{kind: lost})) == [f"below-floor:{kind}"]
    assert below_floor(Fidelity(**{kind: lost + 0.01})) == []
