"""What is dropped from a page that no profile knows, and what looks like it and stays."""

import pytest

from crawler.extraction import extract

URL = "https://docs.example/guide/page.html"
TEXT = "<p>The stones turn at sixty rounds a minute, and the flour falls through the eye of the lower stone.</p>"


def read(content: str, *, outer: str = "<main>{}</main>") -> str:
    page = outer.format(f"<h1>Mill</h1>{TEXT}{content}{TEXT}")
    return extract(f"<html><body>{page}</body></html>".encode(), url=URL).markdown


BARE = read("")

STEPS = {
    "words": "<p><a href=a>Previous</a> | <a href=b>Up</a> | <a href=c>Next</a></p>",
    "labels": "<p>Next: <a href=a>Sluices</a>, Previous: <a href=b>Wheels</a>, Up: <a href=c>Parts</a></p>",
    "arrows": "<table><tr><td>[<a href=a>&lt;&lt;</a>]</td><td>[<a href=c> Up </a>]</td><td>[<a href=b>&gt;&gt;</a>]</td></tr></table>",  # noqa: E501
    "arrows with words": "<div><span><a href=a>← prev</a></span> <span><a href=b>up</a></span> <span><a href=c>next →</a></span></div>",  # noqa: E501
    "chapters": "<ul class=docnav><li><a accesskey=p href=a><b>Prev</b>5.1. Wheels and the stones of the lower mill</a></li><li><b>Up</b></li><li><a accesskey=n href=c><b>Next</b>5.3. Sluices</a></li></ul>",  # noqa: E501
    "relations": "<div><a rel=prev href=a>Wheels</a> <a rel=next href=c>Sluices</a></div>",
}


@pytest.mark.parametrize("bar", STEPS.values(), ids=STEPS)
def test_bars_that_lead_to_the_next_page_are_dropped(bar: str) -> None:
    assert read(bar) == BARE


def test_what_is_left_of_a_tag_before_a_footnote_goes() -> None:
    mark = "<p>Stones wear.<a href='#fn1'><sup class=footnote>1</sup></a></p>"
    told = read(
        f"{mark}<div class=footnotes><div class=footnote id=fn1><p>&gt;Note that oak wears too.</p></div></div>"
    )
    assert "Note that oak wears too." in told
    assert "\\>Note" not in told


@pytest.mark.parametrize(
    "content",
    [
        "<ul><li><a href=a>&lt;</a></li><li><a href=b>&gt;</a></li><li><a href=c>&lt;&lt;</a></li></ul>",
        "<p>See <a href=a>Contents</a> and <a href=b>Index</a>.</p>",
        "<p>Go to the <a href=a>next</a> section or return to the <a href=b>index</a>.</p>",
        "<ul><li><a href=a>Next</a>: the iterator's step</li><li><a href=b>Previous</a>: its inverse</li></ul>",
    ],
    ids=["operators", "a sentence", "directions", "entries"],
)
def test_links_to_next_and_index_in_the_text_stay(content: str) -> None:
    assert read(content).count("](") == content.count("<a ")


def test_links_from_an_entry_to_its_code_are_dropped() -> None:
    assert read("<h2>grind() <a href='src/Mill.html#line-12'>Source</a></h2>") == read("<h2>grind()</h2>")
    edit = (
        "<a href='https://code.example/mill/tree/main/mill.py#L7'>Source</a> <a href='/mill/edit/main/mill.py'>Edit</a>"
    )
    assert read(f"<p>Grinds. {edit}</p>") == read("<p>Grinds.</p>")


def test_a_link_to_the_source_as_what_is_said_stays() -> None:
    assert "[source](https://docs.example/mill/blob/mill.py)" in read(
        "<p>The <a href=/mill/blob/mill.py>source</a> says more.</p>"
    )
    assert "- [Source](https://docs.example/mill/tree/main)" in read(
        "<ul><li><a href=/mill/tree/main>Source</a></li></ul>"
    )


@pytest.mark.parametrize(
    "toggle",
    [
        "<span class='method-click-advice'>click to toggle source</span>",
        "<a href='#' class='summary_toggle'>collapse</a>",
        "<a href='javascript:void(0)'>[Expand all]</a>",
        "<div class='toggle-wrapper'>[−]</div>",
    ],
)
def test_toggles_are_dropped(toggle: str) -> None:
    assert read(f"<div>{toggle}</div>") == BARE


def test_a_method_called_expand_stays() -> None:
    assert "    expand()" in read("<pre>if wet:\n    <span class='rubyid_expand'>expand</span>()</pre>")
    assert "Show" in read("<h2 class=expandable>Show</h2>")


def test_a_table_of_contents_is_known_by_its_fragments_whatever_file_its_links_name() -> None:
    headings = "<h2 id=run>Run</h2><p>x</p><h2 id=stop>Stop</h2>"
    toc = "<dl class=toc><dt><a href='ch01.en.html#run'>Run</a></dt><dt><a href='ch01.en.html#stop'>Stop</a></dt></dl>"
    assert read(toc + headings) == read(headings)
    assert "other.html#x" in read("<div class=toc><a href=other.html#x>X</a> <a href=other.html#y>Y</a></div>")
    label = "<div>On this page:</div><table><tr><td><a href='#run'>Run</a></td></tr><tr><td><a href='#stop'>Stop</a></td></tr></table>"  # noqa: E501
    assert read(label + headings) == read(headings)


def test_the_page_in_other_languages_is_no_content() -> None:
    bar = "<p><span>Available Languages: </span><a href=/en hreflang=en>en</a> | <a href=/fr hreflang=fr>fr</a></p>"
    assert read(bar) == BARE
    assert "[manual](https://docs.example/fr)" in read("<p>There is a French <a href=/fr hreflang=fr>manual</a>.</p>")


def test_menus_beside_the_title_are_dropped_and_lists_of_links_in_the_text_are_not() -> None:
    links = "<ul><li><a href=a>Index</a></li><li><a href=b>On one page</a></li><li><a href=c>As JSON</a></li></ul>"
    title = f"<main><header><h1>Mill</h1>{links}</header>{TEXT}</main>"
    assert extract(title.encode(), url=URL).markdown == f"# Mill\n\n{TEXT[3:-4]}\n"
    assert read(links).count("](") == 3


def test_an_image_that_leads_to_the_top_is_dropped_and_others_stay() -> None:
    assert read("<div><a href='#head'><img src=up.gif alt=top></a></div>") == BARE
    assert "![Mill from above]" in read("<p><a href='#plan'><img src=m.png alt='Mill from above'></a></p>")


@pytest.mark.parametrize("name", ["class=main", "id=page-content", "class=contents"])
def test_a_weak_name_marks_the_main_element_only_where_it_holds_nearly_all(name: str) -> None:
    menu = "<div>" + "".join(f"<a href=/s{i}>Section {i}</a> " for i in range(9)) + "</div>"
    assert read("", outer=f"<div><div {name}>{{}}</div>{menu}</div>") == BARE
    half = extract(f"<body><div {name}>{TEXT}</div><div>{TEXT}</div></body>".encode(), url=URL).markdown
    assert half.count("stones") == 2


def test_tooltips_behind_code_made_of_lines_are_no_code() -> None:
    lines = "<div class=line>int <span>stones</span>;</div><div class=line>grind();</div>"
    code = f"<div class=fragment>{lines}<div class=ttc id=a1><div>int stones: how many</div></div></div>"
    assert "```\nint stones;\ngrind();\n```" in read(code)


def test_a_box_of_prose_called_sidebar_stays_and_a_menu_of_that_name_does_not() -> None:
    box = "<div class=sidebar><p class=sidebar-title>Safety</p><p>Never reach between the stones while the wheel turns; the sluice is shut first, and then the brake is set.</p></div>"  # noqa: E501
    assert "Never reach between the stones" in read(box)
    assert (
        read("<div class=sidebar><p>Chapters</p><a href=a>Wheels of wood</a> <a href=b>Sluices of iron</a></div>")
        == BARE
    )


def test_code_at_the_end_of_a_page_keeps_its_blanks() -> None:
    code = "<pre><span></span>mill<span class=w> </span>run<span class=w> </span>--fine</pre>"
    made = extract(f"<main><h1>Mill</h1>{TEXT}{code}</main>".encode(), url=URL).markdown
    assert made.endswith("```\nmill run --fine\n```\n")


def test_a_column_of_line_numbers_beside_code_is_no_code_whatever_its_name() -> None:
    made = read("<table> <tr>\n<td><pre>\n7\n8</pre></td>\n<td> <pre>stones = 2\ngrind()</pre></td></tr></table>")
    assert made == read("<pre>stones = 2\ngrind()</pre>")
    two = read("<table><tr><td><pre>before()</pre></td><td><pre>after()</pre></td></tr></table>")
    assert "before()" in two
    assert "after()" in two


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("<p>Press <button>Save</button> to keep the grain.</p>", "Press Save to keep the grain."),
        ("<ul><li>Choose <button class='btn'>New mill</button> and wait.</li></ul>", "Choose New mill and wait."),
        ("<p>The stones turn. <button>Feedback</button></p>", "The stones turn."),
        ("<p>Grind the grain <button>Copy</button></p>", "Grind the grain"),
    ],
)  # fmt: skip
def test_the_label_of_a_button_that_a_sentence_speaks_of_stays(sentence: str, said: str) -> None:
    found = read(sentence).replace(BARE.split("\n\n")[0], "")
    assert said in found
    assert ("Feedback" in found, "Copy" in found) == (False, False)


@pytest.mark.parametrize(
    "line",
    [
        "<div>Categories: <a href=a>Sets</a> &middot; <a href=b>Wheels and stones</a> &middot;</div>",
        "<p><small>Tags: <a href=a>sets</a>, <a href=b>wheels</a> and <a href=c>mills</a></small></p>",
    ],
)
def test_a_line_of_categories_below_the_text_is_no_content(line: str) -> None:
    assert read(line) == BARE


@pytest.mark.parametrize(
    "said", ["Categories: the <a href=a>sets</a> come first.", "Topics: see the <a href=a>sets</a>", "Tags: none"]
)
def test_what_is_said_of_categories_stays(said: str) -> None:
    assert said.partition(":")[0] in read(f"<p>{said}</p>")


def test_a_term_that_mandoc_links_to_itself_is_kept() -> None:
    term = b'<dt id="A"><a class="permalink" href="#A"><b>-A</b>, <b>--show-all</b></a></dt>'
    said = b'<dd>Show all <a class="permalink" href="#A">#</a> of the marks.</dd>'
    page = b'<h1>DESCRIPTION</h1><dl class="Bl-tag">' + term + said + b"</dl>"
    assert "- **-A, --show-all**: Show all" in extract(page, url="https://man.example/cat.1.html").markdown
