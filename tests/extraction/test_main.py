"""Which part of a page is the content: documentation of unknown generators, and articles with heavy chrome."""

import re

import pytest
import trafilatura

from crawler.extraction import extract

URL = "https://docs.example/guide/page.html"
NAV = "<ul>" + "".join(f"<li><a href='/s{i}'>Section number {i}</a></li>" for i in range(12)) + "</ul>"
PROSE = [
    "The old mill by the river was bought by a cooperative of bakers, who want to grind the grain of the valley again.",
    "For forty years the wheel had stood still, and the last miller, who died in spring, had kept the stones clean.",
    "A grant of the province pays for a third of the repair, the rest was collected by the bakers and their customers.",
    "The first flour is expected in autumn, when the rye of the lower fields has been threshed and dried in the barn.",
    "Until then the sluice must be rebuilt, and two engineers of the college are measuring how much water the river brings.",  # noqa: E501
]


def read(html: str) -> str:
    return extract(html.encode(), url=URL).markdown


@pytest.mark.parametrize(
    "shell",
    [
        "<body><header>{nav}</header><main>{content}</main><footer>© 2026 Mill</footer></body>",
        "<body><div id=top>{nav}</div><div role=main>{content}</div><div class=footer>Contact us</div></body>",
        "<body><div class=sidebar>{nav}</div><article>{content}</article></body>",
        "<body><div id=sidebar>{nav}</div><div id=content>{content}</div><p>Copyright 2026 The Mill</p></body>",
        "<body>{nav}{content}<div class='page-footer'>Built with a tool</div></body>",
    ],
)
def test_the_content_of_unknown_documentation_is_found(shell: str) -> None:
    content = f"<h1>Grinding</h1><p>{PROSE[0]}</p><h2 id=a>Run</h2><pre>mill run</pre><h2 id=b>Stop</h2><ul><li><a href=x>see</a></li></ul>"  # noqa: E501
    made = read(f"<html>{shell.format(nav=NAV, content=content)}</html>")
    assert made == (
        f"# Grinding\n\n{PROSE[0]}\n\n## Run\n\n```\nmill run\n```\n\n## Stop\n\n- [see](https://docs.example/guide/x)\n"
    )


def test_a_title_above_the_main_element_belongs_to_it() -> None:
    made = read(f"<body><header><h1>Grinding</h1>{NAV}</header><main><p>{PROSE[0]}</p></main></body>")
    assert made == f"# Grinding\n\n{PROSE[0]}\n"


def test_navigation_above_a_page_that_begins_with_a_lower_heading_is_dropped() -> None:
    bar = "<div>Chapter: <a href=1>First chapter</a> <a href=3>Third chapter</a></div>"
    assert read(f"<body>{bar}<h3>Grinding</h3><p>{PROSE[0]}</p><h4>Run</h4></body>").startswith("### Grinding\n")


def test_a_copyright_under_a_heading_of_its_own_is_content() -> None:
    end = "<div><h2><a>Copyright</a></h2><p>Copyright 2026 Mill</p></div>"
    assert read(f"<body><h1>Grinding</h1><p>{PROSE[0]}</p>{end}</body>").endswith(
        "## Copyright\n\nCopyright 2026 Mill\n"
    )


def test_a_menu_under_a_themes_own_prefix_is_dropped() -> None:
    made = read(f"<body><div class=t-navbar>{NAV}</div><h1>Run</h1><p>{PROSE[0]}</p><div class=t-navbar>x</div></body>")
    assert made == f"# Run\n\n{PROSE[0]}\n"


def test_a_link_to_the_top_between_two_blocks_is_dropped() -> None:
    assert "↑" not in read(f"<body><h1>Run</h1><p>{PROSE[0]}</p><a href=page.html>↑</a><p>{PROSE[1]}</p></body>")


def test_a_page_that_is_all_links_keeps_them() -> None:
    assert read(f"<body><div>{NAV}</div><main><h1>Modules</h1>{NAV}</main></body>").count("](") == 12


def test_the_pages_own_table_of_contents_is_dropped_and_other_lists_of_links_are_not() -> None:
    own = "<ul><li><a href='#a'>Run</a></li><li><a href='#b'>Stop</a></li></ul>"
    body = f"<h1>x</h1><div class=toc><p>Contents</p>{own}</div><p>On this page</p>{own}<h2>Contents</h2>{own}<div class=toc>{NAV}</div>"  # noqa: E501
    made = read(f"<main>{body}</main>")
    assert made.count("[Run]") == 1  # under a heading of its own it is content
    assert made.count("Section number") == 12


def test_selectors_of_the_configuration_come_first() -> None:
    html = "<main>wrong</main><div class=mine><p>right</p><p class=x>not this</p></div>"
    assert extract(html.encode(), url=URL, main=".mine", drop=".x").markdown == "right\n"


ARTICLE = """<html><head><title>Mill turns again</title><meta property="og:type" content="article"></head><body>
<div class="masthead">{nav}</div><div class="teasers">{teasers}</div>
<{tag} class="story"><h1>Mill turns again</h1><div class="byline">By A. Reporter</div><div class="share">Share Tweet Mail</div>
{paragraphs}<div class="related"><h3>More on this</h3>{teasers}</div></{tag}>
<div class="comments"><h3>12 comments</h3>{comments}</div><div class="newsletter">Get our newsletter every morning in your inbox</div>
<footer>{nav}<p>All rights reserved by the paper and its owners</p></footer></body></html>"""  # noqa: E501
TEASERS = "".join(
    f"<div class=teaser><a href='/t{i}'><h4>Teaser {i}: what happened elsewhere</h4></a><p>Read on…</p></div>"
    for i in range(6)
)
COMMENTS = "".join(f"<div class=comment><b>user{i}</b><p>I do not think so, number {i}!</p></div>" for i in range(8))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\]\([^)]*\)|!\[[^\]]*\]", "", text).lower())


def f1(found: list[str], wanted: list[str]) -> float:
    left = list(wanted)
    hits = sum(1 for word in found if word in left and not left.remove(word))
    return 2 * hits / (len(found) + len(wanted))


@pytest.mark.parametrize("tag", ["article", "div", "main", "section"])
@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<p>{} <a href='/x'>link</a></p>", "<p><em>{}</em></p>"])
def test_articles_are_found_no_worse_than_by_trafilatura(tag: str, wrap: str) -> None:
    body = "\n".join(wrap.format(p) for p in PROSE * 2)
    html = ARTICLE.format(nav=NAV, teasers=TEASERS, paragraphs=body, comments=COMMENTS, tag=tag)
    wanted = words(re.sub("<[^>]+>", "", body))
    theirs = trafilatura.extract(html, include_comments=False) or ""
    assert f1(words(read(html)), wanted) >= f1(words(theirs), wanted) - 0.001
    assert f1(words(read(html)), wanted) > 0.9


def test_an_articles_mark_up_is_kept() -> None:
    paragraphs = (
        "".join(f"<p>{p} See <a href='/y'>here</a>.</p>" for p in PROSE)
        + "<h2>Later</h2>"
        + "".join(f"<p>{p}</p>" for p in PROSE)
    )
    made = read(ARTICLE.format(nav=NAV, teasers=TEASERS, paragraphs=paragraphs, comments=COMMENTS, tag="div"))
    assert "See [here](https://docs.example/y)." in made
    assert "newsletter" not in made
    assert "Teaser" not in made


def column(words: int) -> str:
    return "<p>" + "grain " * words + "</p>"


@pytest.mark.parametrize(
    ("inside", "beside", "found"), [(48, 52, "whole"), (52, 48, "marked"), (45, 55, "whole"), (60, 40, "marked")]
)
def test_a_marked_element_is_the_content_where_it_holds_half_of_the_letters(
    inside: int, beside: int, found: str
) -> None:
    made = read(f"<body><div id=content><h1>Run</h1>{column(inside)}</div><div>{column(beside)}</div></body>")
    assert made.count("grain") == (inside if found == "marked" else inside + beside)


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ('<a id="g{0}"></a><p class="h2">Gate {0}</p>', "## Gate 0\n"),
        ('<div id="g{0}"><p class="section-title">Gate {0}</p></div>', "## Gate 0\n"),
        ('<p class="h2">Gate {0}</p>', "Gate 0\n"),  # nothing to link to: cards
        ('<a id="g{0}"></a><p class="lead">Gate {0}</p>', "Gate 0\n"),
    ],
)
def test_titles_by_their_class_are_headings_where_they_can_be_linked_to(title: str, made: str) -> None:
    page = "".join(f"{title.format(i)}<p>{PROSE[i]}</p>" for i in range(3))
    assert read(f"<body><main>{page}</main></body>").startswith(made)
    assert read(f"<body><main><h1>Gates</h1>{page}</main></body>").startswith("# Gates\n\nGate 0\n")
