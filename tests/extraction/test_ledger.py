"""The ledger must notice what a Markdown text lost: every damage to a good one lowers its own figure."""

import pytest

from crawler.extraction import dom, extract, ledger
from crawler.extraction.normalise import code

URL = "https://docs.example/guide/page.html"
HTML = """<html><body><main><h1>Title</h1><h2>Part</h2><p>Words with <a href="x.html">a link</a> in them.</p>
<pre><code class="language-python">a = 1
b = 2</code></pre><ul><li>one<ul><li>two</li></ul></li></ul><table><tr><th>k</th><td>cell</td></tr></table>
<div class="note"><p class="title">Mind</p><p>The body of the note is here.</p></div>
<dl><dt>term</dt><dd>meaning</dd></dl></main></body></html>"""


def page() -> ledger.Content:
    root, _ = dom.parse(HTML)
    main = root.find(".//main")
    code.normalise(main, None)
    return ledger.of_page(main, None)


GOOD = extract(HTML.encode(), url=URL).markdown


def test_a_good_extraction_holds_everything() -> None:
    fidelity = ledger.compare(page(), ledger.of_markdown(GOOD))
    assert fidelity.lowest == 1.0
    assert fidelity.tok == 1.0
    assert fidelity.junk < 0.05


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("head", "## Part", "### Part"),
        ("head", "## Part", "Part"),
        ("code", "b = 2", "b = 3"),
        ("code", "a = 1\n", "a = 1 "),
        ("lang", "```python", "```"),
        ("item", "  - two", "- two"),
        ("cell", "| cell", "| other"),
        ("adm", "**Mind**", "**Other**"),
        ("adm", "The body of the note", "The text of the note"),
        ("sig", "**term**", "**word**"),
        ("link", "[a link](https://docs.example/guide/x.html)", "a link"),
    ],
)
def test_a_damage_lowers_its_figure(kind: str, old: str, new: str) -> None:
    assert old in GOOD
    damaged = ledger.of_markdown(GOOD.replace(old, new))
    assert getattr(ledger.compare(page(), damaged), kind) < 1.0
    assert ledger.lost(page(), damaged)[kind]


def test_foreign_words_are_junk() -> None:
    assert ledger.compare(page(), ledger.of_markdown(GOOD + "\nSubscribe to our newsletter now.\n")).junk > 0.15


def test_a_fence_that_is_never_closed_shows() -> None:
    fidelity = ledger.compare(page(), ledger.of_markdown(GOOD.replace("b = 2\n```", "b = 2\n")))
    assert fidelity.code == 0.0
    assert fidelity.lowest == 0.0


@pytest.mark.parametrize(
    "line",
    ["plain", r"an \*escaped\* one", "`code` and [link](u)", "[`code`](u) end", "![image](u) x", "a <kbd>K</kbd> b", "[a [b]](u)",  # noqa: E501
     "``a`b`` c", "[x](<a b>)", "*em* **strong** [l](u)", r"a \[b](u)", "&amp; [l](u)", "a\\\nb", "`a` `", "[a](u) [", "<https://x.example/>"],
)  # fmt: skip
def test_the_quick_reading_of_a_line_agrees_with_the_parser(line: str) -> None:
    quick, slow = ledger.Content(), ledger.Content()
    text = ledger._simple(line, quick)
    if text is not None:
        assert ledger.fold(text) == ledger.fold(ledger._parsed(line, slow))
        assert quick.link == slow.link


def test_what_was_lost_is_named_on_request() -> None:
    made = extract(b"<main><h1>x</h1><h2>Up <ul><li>since 2</li></ul></h2><p>Text.</p></main>", url=URL, explain=True)
    assert made.losses == (("head", "(2, 'upsince2')"),)


def test_a_card_and_the_title_of_a_box_are_no_losses() -> None:
    card = b"<a href=card.html><h2>A card</h2><p>with text</p></a>"
    box = b"<div class='alert alert-info'><h4 class=alert-heading>Mind</h4><p>It is heavy, and it is wet too.</p></div>"
    assert extract(b"<main><h1>x</h1>" + card + box + b"</main>", url=URL, explain=True).losses == ()
