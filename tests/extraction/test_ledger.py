"""The ledger must notice what a Markdown text lost: every damage to a good one lowers its own figure."""

import collections
import dataclasses
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crawler.extraction import dom, extract, ledger
from crawler.extraction.account import Account
from crawler.extraction.index import Index
from crawler.extraction.normalise import admonitions, code, tabs
from crawler.extraction.words import count_words

GOLDEN = Path(__file__).parent / "golden"
URL = "https://docs.example/guide/page.html"
HTML = """<html><body><main><h1>Title</h1><h2>Part</h2><p>Words with <a href="x.html">a link</a> in them.</p>
<pre><code class="language-python">a = 1
b = 2</code></pre><ul><li>one<ul><li>two</li></ul></li></ul><table><tr><th>k</th><td>cell</td></tr></table>
<div class="note"><p class="title">Mind</p><p>The body of the note is here.</p></div>
<dl><dt>term</dt><dd>meaning</dd></dl></main></body></html>"""


def page() -> ledger.Content:
    root = dom.parse(HTML)
    main = root.find(".//main")
    books = Account(main, Index(root))
    code.normalise(main, None, Index(root), books)
    return ledger.of_page(Index(main), None, admonitions.boxes(main, Index(root)), books)


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


def by_markdown_it(markdown: str) -> ledger.Content:
    """The same reading by another CommonMark parser."""
    content, texts, depth, items = ledger.Content(), [], 0, []
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for before, token in zip([None, *tokens], tokens, strict=False):
        depth += token.nesting * token.type.startswith(("bullet_list", "ordered_list"))
        if token.type == "list_item_open":
            items.append((depth, []))
        elif token.type == "list_item_close":
            level, own = items.pop()
            content.item.append((level, "".join(own)))
        elif token.type in ("fence", "code_block"):
            content.code.append(token.content.rstrip("\n"))
            content.lang.append((content.code[-1], token.info))
            texts.append(content.code[-1])
        elif token.type == "html_block":
            texts.append(ledger._html(token.content, content))
        elif token.type == "inline" and before is not None:
            text = shown(token.children or [], content)
            texts.append(text)
            if before.type == "heading_open":
                content.head.append((int(before.tag[1]), text))
            elif before.type in ("th_open", "td_open"):
                content.cell.append(text)
            if items and before.type not in ("th_open", "td_open"):
                items[-1][1].append(text)
    content.lines = texts
    return ledger._folded(content, "\n".join(texts))


def shown(children: list[Token], content: ledger.Content) -> str:
    out, opened = [], 0
    for child in children:
        if child.type == "link_open":
            opened = len(out)
        elif child.type == "link_close":
            content.link.append("".join(out[opened:]))
        elif child.type in ("softbreak", "hardbreak") or child.content == "<br>":
            out.append(" ")
        elif child.type in ("text", "code_inline"):
            out.append(child.content)
    return "".join(out)


def assert_read_alike(markdown: str) -> None:
    found, wanted = ledger.of_markdown(markdown), by_markdown_it(markdown)
    for kind in ("head", "code", "lang", "item", "cell", "link"):
        assert getattr(found, kind) == getattr(wanted, kind), kind
    assert "".join(found.lines) == "".join(wanted.lines)
    assert found.words == wanted.words


@pytest.mark.parametrize("seed", sorted(GOLDEN.glob("*/seed.md")), ids=lambda seed: seed.parent.name)
def test_two_parsers_read_a_golden_seed_alike(seed: Path) -> None:
    assert_read_alike(seed.read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    ["plain", r"an \*escaped\* one", "`code` and [link](u)", "[`code`](u) end", "![image](u) x", "a <kbd>K</kbd> b", "[a [b]](u)",  # noqa: E501
     "``a`b`` c", "[x](<a b>)", "*em* **strong** [l](u)", r"a \[b](u)", "&amp; [l](u)", "a\\\nb", "`a` `", "[a](u) [", "<https://x.example/>",
     "back**gr**ound", "a<br>b", "[![alt *text*](u)](v) x", "a![b\nc](u)d", "- a\n  - b\n\n    c\n- d", "1. a\n\n   ```py\n   b\n   ```\n   c", "    indented",  # noqa: E501
     "- | a | b |\n  |---|---|\n  | `x\\|y` | |", "> [!NOTE]\n> b\n>\n> - c", "<table><tr><td>a<ul><li>b</ul></td></tr></table>", "a\n***\nb"],  # noqa: E501
)  # fmt: skip
def test_two_parsers_read_a_line_alike(line: str) -> None:
    assert_read_alike(line)


@pytest.mark.parametrize("part", ["> ", "- ", "[", "[a](", "![", "**a*", "a <b", "a <!-- ", "a <?", "&a", "_a __b"])
def test_hostile_markdown_is_read_in_linear_time(part: str) -> None:
    start = time.process_time()
    ledger.of_markdown(part * 20_000)
    assert time.process_time() - start < 2


def test_what_was_lost_is_named_on_request() -> None:
    made = extract(b"<main><h1>x</h1><h2>Up <ul><li>since 2</li></ul></h2><p>Text.</p></main>", url=URL, explain=True)
    assert made.losses == (("head", "(2, 'upsince2')"),)


def test_a_card_and_the_title_of_a_box_are_no_losses() -> None:
    card = b"<a href=card.html><h2>A card</h2><p>with text</p></a>"
    box = b"<div class='alert alert-info'><h4 class=alert-heading>Mind</h4><p>It is heavy, and it is wet too.</p></div>"
    assert extract(b"<main><h1>x</h1>" + card + box + b"</main>", url=URL, explain=True).losses == ()


def test_an_item_in_a_link_alone_is_no_item() -> None:
    link = '<center><a href="index.html"><li>Main menu</li></a></center>'
    assert extract(f"<body><h2>Gates</h2>{link}<p>{'word ' * 30}</p></body>".encode(), url=URL).fidelity.item is None
    listed = f"<ul><li>one</li></ul><a href='x.html'><ul><li>two</li></ul></a><p>{'word ' * 30}</p>"
    assert extract(f"<body><h2>Gates</h2>{listed}</body>".encode(), url=URL).fidelity.item is not None


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))))
def test_many_texts_are_folded_as_each_alone_is(texts: list[str]) -> None:
    assert ledger.folded(texts) == [ledger.fold(text) for text in texts]


def test_a_nul_reads_as_a_replacement_character() -> None:
    assert ledger.of_markdown("# a\0b\n\n- c\n").head == [(1, "ab")]


SHELL = "<main><h1>Mill</h1><p>The mill grinds the grain of the valley, and this page says how it is run.</p>{}</main>"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<button>Which stones are best for rye?</button>", "tok"),
        ("<form><label>Choose the finest of the four stones</label><input></form>", "tok"),
        ("<p><span aria-hidden=true>These words are for the eyes of readers</span></p>", "tok"),
        ("<table><tr><th>a<th>b<tr><td>c<td><i class='fa fa-star'></i></table>", "cell"),
        ("<table><tr><th>a<th>b<tr><td>c<td><svg><path/></svg></table>", "cell"),
    ],
)
def test_words_that_are_taken_for_furniture_lower_a_figure(body: str, kind: str) -> None:
    assert getattr(extract(SHELL.format(body).encode(), url=URL).fidelity, kind) < 1.0


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>x <button>Copy code</button></div>", "button"),
        ("<nav>Home and back</nav>", "nav"),
        ("<p hidden>Not for readers.</p>", "hidden"),
        ("<div class=breadcrumb>Home / Mill</div>", "class breadcrumb"),
        ("<pre><span class=ln>1</span>a</pre>", "line numbers"),
        ("<div><span>Copy code</span><pre>a</pre></div>", "bar of a code box"),
    ],
)
def test_what_is_left_out_on_purpose_is_booked_by_reason_and_costs_nothing(body: str, reason: str) -> None:
    made = extract(SHELL.format(body).encode(), url=URL, explain=True)
    assert [kind for kind, _ in made.losses] == [f"on purpose ({reason})"]
    assert made.fidelity.tok == 1.0


def test_what_vanishes_without_a_reason_is_missed() -> None:
    root = dom.parse(SHELL.format("<p>" + "more of the words " * 20 + "</p>"))
    main = root.find(".//main")
    books = Account(main, Index(root))
    text = "more of the words " * 13
    assert collections.Counter(books.lost(count_words(text), text))["words"] == 7


LOST = {
    "alternative text": '<p>See <img class=lost src=a.png alt="the wheel in spring"> for it.</p>',
    "cell of an icon": "<table><tr><th>Sync</th><td><i class='icon lost' role=img aria-label=Never></i></td></tr></table>",  # noqa: E501
    "title of an icon": "<table><tr><th>Sync</th><td><i class='ic lost' title=Never></i></td></tr></table>",
    "drawing": "<table><tr><th>Sync</th><td><svg class=lost><title>Partly</title><path d=M0 /></svg></td></tr></table>",
    "words for screen readers": "<table><tr><th>Sync</th><td><span class='sr-only lost'>Never</span></td></tr></table>",
    "state of a check box": "<ul><li><input class=lost type=checkbox checked> Done</li></ul>",
    "closed panel": "<button aria-expanded=false aria-controls=p>Is it free?</button><div id=p class=lost hidden>It is.</div>",  # noqa: E501
    "question of a panel": "<button class=lost aria-expanded=false aria-controls=p>Is it free?</button><div id=p hidden>It is.</div>",  # noqa: E501
    "panel of a tab": "<div role=tablist><b role=tab aria-controls=p>Linux</b></div><div role=tabpanel id=p class=lost hidden>A shell.</div>",  # noqa: E501
    "tab": "<div role=tablist><b class=lost role=tab aria-controls=p>Linux</b></div><div role=tabpanel id=p>A shell.</div>",  # noqa: E501
    "label": "<div><label class=lost>Name of the mill</label></div>",
    "legend": "<fieldset><legend class=lost>Ways to grind</legend><p>Slowly.</p></fieldset>",
    "summary": "<details><summary class=lost>Why does it stop?</summary><p>The water is low.</p></details>",
    "figcaption": "<figure><img src=a.png alt=Wheel><figcaption class=lost>In spring.</figcaption></figure>",
    "caption": "<table><caption class=lost>Prices</caption><tr><th>a<td>b</table>",
    "term alone": "<dl><dt>grind<dd>To make flour.<dt class=lost>sift</dl>",
    "cell in a cell": "<table><tr><td>outer<table><tr><td class=lost>innermost<td>b</table><td>x</table>",
    "key": "<p>Press <kbd class=lost>F7</kbd> now.</p>",
    "abbreviation": "<p>The <abbr class=lost title='Mill Unit'>MU</abbr> runs.</p>",
    "line of code": "<pre>mill start\n<span class=lost>mill stop</span>\nmill log</pre>",
    "item": "<ul><li>one<li class=lost>second</ul>",
    "link by its icon": "<p>Get <a class=lost href=q.zip aria-label='the archive'><svg></svg></a> now.</p>",
    "picture for those without scripts": "<p><img src='data:x' alt=''><noscript class=lost><img src=a.png alt='the lock'></noscript></p>",  # noqa: E501
    "aside": "<aside class=lost><p>Beware of the stone.</p></aside>",
}  # fmt: skip


@pytest.mark.parametrize("kind", LOST)
def test_what_any_step_loses_lowers_a_figure(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = SHELL.format(LOST[kind]).encode()
    assert fallen(page) == {}
    monkeypatch.setattr("crawler.extraction.normalise.tabs.normalise", losing(tabs.normalise))
    assert fallen(page)


def fallen(page: bytes) -> dict[str, float]:
    figures = dataclasses.asdict(extract(page, url=URL).fidelity)
    return {name: figure for name, figure in figures.items() if name != "junk" and figure is not None and figure < 1}


def losing(step: Callable[..., None]) -> Callable[..., None]:
    """The step, and a fault in it: what is called `lost` goes without a word in the books."""

    def faulty(main: dom.Element, page: Index, books: Account) -> None:
        for element in [e for e in main.iter("*") if "lost" in dom.classes(e)]:
            dom.drop(element)
        step(main, page, books)

    return faulty


def test_a_shadow_root_that_is_not_opened_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    page = SHELL.format("<x-y><template shadowrootmode=open><p>Words of the root.</p></template></x-y>").encode()
    assert fallen(page) == {}
    monkeypatch.setattr("crawler.extraction.normalise.shadow.normalise", lambda _: False)
    assert fallen(page)
