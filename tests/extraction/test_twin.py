"""Markdown that a site offers beside its HTML: used where it covers the page, refused with a reason elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extraction import Extraction, extract, twin

URL = "https://docs.example/guide/valves.html"
PAGE = b"""<!DOCTYPE html><html lang="en"><head><title>Valves</title><meta name="author" content="A. Miller">
</head><body><main>
<h1>Valves</h1><p>A valve lets water through or holds it back, as the <a href="../gates.html">gates</a> do.</p>
<h2>Opening</h2><p>Turn the wheel to the left until it stops, then a quarter back.</p>
<pre><code class="language-bash">valve open --slowly</code></pre>
<h2>Closing</h2><ul><li>Turn it to the right.</li><li>Stop when no water runs.</li></ul></main></body></html>"""
TWIN = """---
title: Valves
---

A valve lets water through or holds it back, as the [gates](../gates.html) do.

Opening
-------

Turn the wheel to the left until it stops,
then a quarter back.

~~~sh title="shell"
valve open --slowly
~~~

## Closing

* Turn it to the right.
* Stop when no water runs.
"""


def page() -> Extraction:
    return extract(PAGE, url=URL)


def choose(alternate: str | bytes, *, content_type: str = "text/markdown") -> twin.Choice:
    body = alternate.encode() if isinstance(alternate, str) else alternate
    return twin.choose(page(), body, url=URL, via="markdown-twin", content_type=content_type)


def test_a_twin_that_covers_the_page_is_used_and_said_so() -> None:
    chosen = choose(TWIN)
    assert chosen.refused == ""
    assert chosen.extraction.via == "markdown-twin"
    assert chosen.extraction.author == "A. Miller"


def test_a_twin_comes_out_in_the_dialect_of_seeds() -> None:
    assert choose(TWIN).extraction.markdown == (
        "# Valves\n\n"
        "A valve lets water through or holds it back, as the [gates](https://docs.example/gates.html) do.\n\n"
        "## Opening\n\nTurn the wheel to the left until it stops, then a quarter back.\n\n"
        "```bash\nvalve open --slowly\n```\n\n## Closing\n\n- Turn it to the right.\n- Stop when no water runs.\n"
    )


@pytest.mark.parametrize(
    ("alternate", "reason"),
    [
        (TWIN.replace("## Closing\n", ""), "alternate-headings-missing"),
        (TWIN.replace("valve open --slowly", "valve open"), "alternate-code-missing"),
        (TWIN.replace("* Turn it to the right.\n* Stop when no water runs.\n", ""), "alternate-words-missing"),
        (TWIN + "\n\n## Pumps\n\n" + "A pump lifts water from a well into a trough. " * 30, "alternate-other-pages"),
        (TWIN + '\n{{< include "wheel.md" >}}\n', "alternate-unresolved"),
        (TWIN + "\n--8<-- \"wheel.md\"\n", "alternate-unresolved"),
        ("---\ntitle: Valves\n---\n", "alternate-empty"),
        ("", "alternate-empty"),
        (PAGE, "alternate-not-markdown"),
        (b"\xff\xfe\x00#\x00", "alternate-not-markdown"),
        (b"# A\n" * (3 << 20), "alternate-too-large"),
    ],
)  # fmt: skip
def test_an_alternate_that_does_not_stand_for_the_page_is_refused(alternate: str | bytes, reason: str) -> None:
    chosen = choose(alternate)
    assert chosen.refused == reason
    assert chosen.extraction == page()


def test_an_answer_of_type_html_is_refused_whatever_it_holds() -> None:
    assert choose(TWIN, content_type="text/html; charset=utf-8").refused == "alternate-not-markdown"


def test_levels_of_headings_may_differ_but_not_their_texts() -> None:
    assert choose(TWIN.replace("## Closing", "### Closing")).refused == ""
    assert choose(TWIN.replace("## Closing", "## Shutting")).refused == "alternate-headings-missing"


def test_a_short_code_inside_a_fence_is_only_code() -> None:
    html = PAGE.replace(b"valve open --slowly", b"{{&lt; include &gt;}}")
    text = TWIN.replace("valve open --slowly", "{{< include >}}").encode()
    assert twin.choose(extract(html, url=URL), text, url=URL, via="llms.txt").refused == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (":::note[Mind]\n\nBody.\n\n:::", "> [!NOTE]\n> **Mind**\n>\n> Body."),
        ("::: warning\nBody.\n:::", "> [!WARNING]\n> Body."),
        (":::{tip}\nBody.\n:::", "> [!TIP]\n> Body."),
        ('<Callout type="warning">Body *now*.</Callout>', "> [!WARNING]\n> Body *now*."),
        ("<Note>\n  Body.\n</Note>", "> [!NOTE]\n> Body."),
        ('{% hint style="info" %}\nBody.\n{% endhint %}', "> [!INFO]\n> Body."),
        ("> [!TIP]\n> Body.", "> [!TIP]\n> Body."),
        ("> [!NOTE]\n> **Mind**\n>\n> Body.", "> [!NOTE]\n> **Mind**\n>\n> Body."),
    ],
)
def test_boxes_of_every_generator_become_alerts(source: str, expected: str) -> None:
    assert twin.normalise(f"# T\n\n{source}\n\nAfter.\n", url=URL) == f"# T\n\n{expected}\n\nAfter.\n"


def test_components_leave_their_content_and_their_labels() -> None:
    source = (
        "import Tabs from '@theme/Tabs';\n\n# T\n\n<Tabs>\n"
        '<TabItem value="a" label="npm">\n\n```bash\nnpm i\n```\n\n</TabItem>\n'
        '</Tabs>\n\n<Card title="Go on" href="/next">To the next page.</Card>\n\n{/* a remark */}\n\n<Spacer />\n'
    )
    assert twin.normalise(source, url=URL) == (
        "# T\n\n**npm**\n\n```bash\nnpm i\n```\n\n**[Go on](https://docs.example/next)**\n\nTo the next page.\n"
    )


def test_what_looks_like_a_component_in_code_stays() -> None:
    source = "# T\n\nUse `<Tabs>` and `:::note`.\n\n```jsx\nimport A from 'a'\n<Note>x</Note>\n:::note\n```\n"
    assert twin.normalise(source, url=URL) == source


def test_formulas_are_not_read_as_emphasis() -> None:
    source = "# T\n\nRates $a_1 * b_2 * c$ cost $5 or $6.\n\n$$\n\\sum_{i} x_i\n$$\n"
    made = twin.normalise(source, url=URL)
    assert "$a_1 * b_2 * c$" in made
    assert "$$\\sum_{i} x_i$$" in made
    assert "5 or" in made


def test_footnotes_stay_footnotes() -> None:
    source = "# T\n\nSee this.[^a]\n\n[^a]: One.\n\n    Two.\n\nAfter.\n"
    assert twin.normalise(source, url=URL) == "# T\n\nSee this.[^a]\n\nAfter.\n\n[^a]: One.\n\nTwo.\n"


def test_a_title_of_the_front_matter_is_no_second_first_heading() -> None:
    assert twin.normalise("---\ntitle: A\n---\n# B\n\nText.\n", url=URL) == "# B\n\nText.\n"
    assert twin.normalise('+++\ntitle = "A"\n+++\nText.\n', url=URL) == "# A\n\nText.\n"


def test_normalising_twice_changes_nothing() -> None:
    once = twin.normalise(TWIN, url=URL)
    assert twin.normalise(once, url=URL) == once


@given(st.text(alphabet="#`~:{}<>/%$[]^!*_ \nabT\t|-\\\"'=1", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    chosen = twin.choose(Extraction(markdown="# T\n"), text.encode(), url=URL, via="markdown-twin")
    assert chosen.refused or chosen.extraction.via == "markdown-twin"


@pytest.mark.parametrize(
    ("kept", "reason"),
    [(200, ""), (196, ""), (190, "alternate-words-missing"), (170, "alternate-words-missing")],
)
def test_a_twin_may_lack_three_words_in_a_hundred(kept: int, reason: str) -> None:
    listed = [f"grain{n}" for n in range(200)]
    html = f"<html><body><main><h1>Grains</h1><p>{' '.join(listed)}</p></main></body></html>".encode()
    text = f"# Grains\n\n{' '.join(listed[:kept])}\n".encode()
    assert twin.choose(extract(html, url=URL), text, url=URL, via="markdown-twin").refused == reason
