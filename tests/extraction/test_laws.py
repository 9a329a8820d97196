"""What holds for every page, whatever is on it."""

import collections
import html
import re

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crawler.extraction import dom, escapes, extract, ledger
from crawler.extraction.words import count_words

URL = "https://docs.example/guide/page.html"
PARSER = MarkdownIt("commonmark").enable("table")
SETTINGS = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

text = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30)
code_text = st.text(st.sampled_from("ab `~\n\\*_<>&|#-1."), min_size=1, max_size=40).filter(
    lambda s: s.strip() and not s[0].isspace()
)
words = st.text(st.sampled_from("ab *_`[]()<>&\\!#-+=|~.1$:"), min_size=1, max_size=25)


def page(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8></head><body><main>{body}</main></body></html>".encode()


def seed(body: str) -> str:
    return extract(page(body), url=URL).markdown


@SETTINGS
@given(st.binary(max_size=400))
def test_random_bytes_raise_nothing(body: bytes) -> None:
    extract(body, url=URL)


@SETTINGS
@given(st.lists(st.sampled_from("<p> </p> <ul> <li> </li> <table> <tr> <td> <pre> </pre> <dl> <dt> <dd> <div class=note> </div> "  # noqa: E501
                                "<a href=x> </a> <h2> </h2> <b> <br> <details> <summary> <code> text".split()), max_size=40))  # fmt: skip  # noqa: E501
def test_broken_mark_up_raises_nothing_and_gives_clean_lines(tags: list[str]) -> None:
    made = seed(" ".join(tags))
    assert made == "" or (made.endswith("\n") and not made.endswith("\n\n"))
    outside = re.sub(r"^[ >]*(`{3,}).*?^[ >]*\1", "code", made, flags=re.DOTALL | re.MULTILINE)
    assert "\n\n\n" not in outside
    assert not re.search(r"[ \t]$", outside, re.MULTILINE)


@SETTINGS
@given(code_text)
def test_code_survives_to_the_letter(code: str) -> None:
    expected = "\n".join(line.rstrip() for line in code.split("\n")).strip("\n")
    for shell in (
        "<pre>{}</pre>",
        "<ul><li>x<pre><code>{}</code></pre></li></ul>",
        "<blockquote><pre>{}</pre></blockquote>",
    ):
        tokens = PARSER.parse(seed("<p>before</p>" + shell.format("\n" + html.escape(code)) + "<p>after</p>"))
        fences = [token.content.rstrip("\n") for token in tokens if token.type == "fence"]
        assert fences == [expected]


@SETTINGS
@given(words)
def test_prose_is_read_back_as_it_was(prose: str) -> None:
    made = seed(f"<p>{html.escape(prose)}</p>")
    shown = lxml.html.fragment_fromstring(PARSER.render(made) or "<p></p>", create_parent="div").text_content()
    assert " ".join(shown.split()) == " ".join(prose.split())


@SETTINGS
@given(words)
def test_inline_code_is_read_back_as_it_was(code: str) -> None:
    made = seed(f"<p>a <code>{html.escape(code)}</code> b</p>")
    spans = [c.content for t in PARSER.parse(made) for c in t.children or [] if c.type == "code_inline"]
    assert [span.strip() for span in spans] == ([" ".join(code.split())] if code.strip() else [])


@SETTINGS
@given(st.lists(words, min_size=1, max_size=3), st.lists(words, min_size=1, max_size=3))
def test_cells_are_read_back_as_they_were(first: list[str], second: list[str]) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in (first, second))
    made = seed(f"<table>{rows}<tr><td>last</td><td>x</td></tr></table>")
    tree = lxml.html.fragment_fromstring(PARSER.render(made), create_parent="div")
    shown = [" ".join(cell.text_content().split()) for cell in tree.iter("td")]
    wanted = [" ".join(cell.split()) for cell in first + second]
    assert [cell for cell in shown if cell] == [cell for cell in wanted if cell] + ["last", "x"]


@pytest.mark.parametrize(
    "href", ["x.html", "/x", "#top", "?a=1", "//h.example/x", "https://h.example/x", "../up", " x y "]
)
def test_links_are_absolute(href: str) -> None:
    tokens = PARSER.parse(seed(f'<p>see <a href="{href}">it</a></p>'))
    links = [c.attrGet("href") for t in tokens for c in t.children or [] if c.type == "link_open"]
    assert len(links) == 1
    assert str(links[0]).startswith("https://")


@SETTINGS
@given(st.text(st.sampled_from("aZ9_ -\n\r\x0b\x1c\x85\xa0éßİΣ中²¶’"), max_size=40))
def test_words_and_blanks_are_what_the_plain_expressions_say(prose: str) -> None:
    assert ledger.fold(prose) == re.sub(r"[\W_]+", "", prose).lower()
    assert count_words(prose) == collections.Counter(re.findall(r"[^\W_]+", prose.lower()))
    assert escapes.SPACES.sub(" ", prose) == re.sub(r"[ \t\r\n\f\xa0]+", " ", prose)


@SETTINGS
@given(st.lists(st.sampled_from("<p> </p> <b> </b> <br> <!--c--> <pre> </pre> &amp; a é ".split(" ")), max_size=20))
def test_the_content_of_an_element_is_the_text_of_its_nodes(parts: list[str]) -> None:
    root = dom.parse("<body>" + " ".join(parts) + "<hr></body>")
    for element in root.iter():
        assert dom.content(element) == "".join(element.itertext())


@SETTINGS
@given(st.lists(text, max_size=6))
def test_the_same_bytes_give_the_same_extraction(parts: list[str]) -> None:
    body = page("".join(f"<h2>{html.escape(p)}</h2><p>{html.escape(p)}</p>" for p in parts))
    assert extract(body, url=URL) == extract(body, url=URL)


@SETTINGS
@given(st.lists(st.integers(1, 3), min_size=1, max_size=5), st.booleans())
def test_lists_keep_their_depth(depths: list[int], ordered: bool) -> None:
    tag = "ol" if ordered else "ul"
    body = "".join(f"<{tag}><li>i{n}" * depth + f"</li></{tag}>" * depth for n, depth in enumerate(depths))
    level, found = 0, []
    for token in PARSER.parse(seed(body)):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            level += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            level -= 1
        elif token.type == "inline":
            found.append((level, token.content))
    assert found == [(d, f"i{n}") for n, depth in enumerate(depths) for d in range(1, depth + 1)]
