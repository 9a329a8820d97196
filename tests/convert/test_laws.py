"""Laws that hold for any Markdown: spans are verbatim, nothing raises, the same page gives the same pairs."""

import time

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from converter.blocks import Fence, Listing, Paragraph, Table, parts, quote, walk
from converter.convert import convert_page, pair_of, settle
from converter.languages.packs import PACKS
from converter.product import prove
from converter.site import Site, observe, site_of
from converter.titles import titles_of
from gristmill.config import Convert
from gristmill.sections import sections
from gristmill.text import fold

FRAGMENTS = st.sampled_from([
    "# Frost", "## Using `frost.open()`", "### `class a.B(x, *, y=1)`", "#### `f(`", "##", "## [a](b)", "## Why?",
    "## 1.2. Setup", "To open a file, call `open`.", "If *x* is true, the file is closed.", "See also:",
    "This section is about:", "Frost supports the following modes:", "Raises `a.KeyError` if it fails.",
    "New in version 1.2.", "`a`\n`b()`", "- **a**: first", "- **`--b`**: Print all of the output.",
    "- x\n\n  ```py\n  y\n  ```", "1. one\n2. two", "- **a**\n\n  body",
    "| a | b |\n| --- | --- |\n| `c\\|d` | e |\n| f |", "```python\nopen(1)\n```", "````\n```\n````", "```",
    "~~~\nx", "> [!NOTE]\n> **Title**\n>\n> Body of it.", "> [!WARNING] be\n> careful", "> quote", "> - a\n>   b",
    "---", "<table>", "    code", "* a\n  * b\n    # c", "\\# no", "a\x00b", "x\r\ny", "\u2028", "é́ ｆ 漢字。",
    "[x]: y", "**Bold**", "``` x `y`", "$x$", "\t- tab",
])  # fmt: skip
MARKDOWN = st.lists(FRAGMENTS | st.text(max_size=30), max_size=12).map("\n\n".join) | st.lists(
    FRAGMENTS, max_size=8
).map("\n".join)
SITE = Site(product="Frost", headings={"frost": 2}, infinitives={"open": 5})
LANGUAGES = st.sampled_from([pack.language for pack in PACKS])
quickly = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quickly
@given(markdown=MARKDOWN, language=LANGUAGES)
def test_every_quote_stands_in_the_page_and_every_answer_is_made_of_quotes(markdown, language, page):
    seed = page(markdown, language=language)
    converted = convert_page(seed, SITE, Convert())
    places = sections(markdown)
    assert len(converted.outcomes) == len(places)
    for draft in converted.drafts:
        pair = pair_of(seed, draft, draft.questions[0], places)
        assert pair.evidence
        assert pair.answer.strip()
        for proof in pair.evidence:
            assert markdown[proof.start : proof.stop] == proof.quote
            assert proof.quote == proof.quote.strip()
            words = [word for word in proof.quote.split() if word != ">"]
            assert set(words) <= set(pair.answer.replace("\n", " ").split()) | {">"}


@quickly
@given(markdown=MARKDOWN, language=LANGUAGES)
def test_questions_are_short_and_stand_alone(markdown, language, page):
    converted = convert_page(page(markdown, language=language), SITE, Convert())
    for draft in converted.drafts:
        for question in draft.questions:
            assert len(question.split()) <= 25
            assert "this section" not in question.lower()
            assert "{" not in question.replace("`", "") or "{" in markdown


@quickly
@given(markdown=MARKDOWN)
def test_the_same_page_gives_the_same_drafts(markdown, page):
    seed = page(markdown)
    assert convert_page(seed, SITE, Convert()) == convert_page(seed, SITE, Convert())


@quickly
@given(markdown=MARKDOWN)
def test_blocks_lie_inside_their_sections_in_order(markdown):
    for part in parts(markdown):
        at = part.section.body_start
        for block in part.blocks:
            assert at <= block.start <= block.stop <= part.section.stop
            at = block.stop


@quickly
@given(markdown=MARKDOWN)
def test_every_block_has_a_span_inside_the_page(markdown):
    for part in parts(markdown):
        for block in walk(part.blocks):
            assert 0 <= block.start <= block.stop <= len(markdown)
            match block:
                case Paragraph(text=text) if "\x00" not in markdown and "\r" not in markdown:
                    assert text.split() == [w for w in quote(markdown, block).split() if w != ">"] or ">" in text
                case Listing(items=items):
                    assert items
                case Table(header=header, rows=rows):
                    assert {len(row.cells) for row in rows} <= {len(header.cells)}
                case Fence(content=content):
                    assert content.strip() in quote(markdown, block).replace("\x00", "\ufffd").replace("\r", " ")


@quickly
@given(markdown=MARKDOWN)
def test_observing_a_page_never_fails(markdown, page):
    assert site_of(observe(page(markdown))).product == ""
    found = prove(titles_of(page(markdown)), 1, page(markdown), [page(markdown, title="a+b (x docs")])
    assert found.name in ("", "Frost", "frost")


@quickly
@given(pages=st.lists(MARKDOWN, min_size=2, max_size=3))
def test_no_two_pairs_of_a_site_ask_the_same(pages, page):
    drafts = [d for i, text in enumerate(pages) for d in convert_page(page(text, path=f"p{i}"), SITE, Convert()).drafts]
    asked = [fold(question) for question in settle(drafts) if question]
    assert len(asked) == len(set(asked))


DIALECT = st.lists(
    st.sampled_from(
        [
            "# A",
            "## B",
            "### `c(d)`",
            "text",
            "- item\n\n  ```\n  # no heading\n  ```",
            "```\n# no heading\n```",
            "1. a\n\n   b",
            "| a |\n| --- |\n| # b |",
            "> [!NOTE]\n> # no heading",
            "> ```\n> # no\n> ```",
            "````md\n```\n# no\n```\n````",
            "\\# no",
            "#hash",
        ]
    ),
    max_size=10,
).map("\n\n".join)


@quickly
@given(markdown=DIALECT)
def test_sections_agree_with_the_syntax_tree(markdown):
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    lines = [token.map[0] for token in tokens if token.type == "heading_open" and token.level == 0 and token.map]
    found = [markdown[: s.start].count("\n") for s in sections(markdown) if s.level]
    assert found == lines


@pytest.mark.parametrize(
    "markdown", ["", "\n", "#", "# \n", "x" * 100_000, "- " * 2000, "[" * 5000, "`" * 5000, "> " * 3000, "|" * 5000]
)
def test_monsters_give_no_pairs_and_no_error(markdown, page):
    assert not convert_page(page(markdown), SITE, Convert()).drafts


@pytest.mark.parametrize(
    "piece", ["`a", "**a ", "[a](b", "If a is b, ", "A b: ", "| a ", "raises ", "\\", "- **a`", "<a "]
)
def test_cost_grows_with_the_page_not_with_its_square(piece, page):
    """Regular expressions that backtrack would take minutes here."""
    begun = time.process_time()
    convert_page(page("## `frost.f(a)`\n\n" + piece * 8000), SITE, Convert())
    assert time.process_time() - begun < 20
