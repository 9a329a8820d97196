"""Articles of twenty publishing systems: their headline stands, author and date are known, boxes around are gone."""

import pytest

from crawler.extraction import Extraction, extract
from crawler.extraction.bylines import date
from crawler.extraction.dates import month

from ..blogs import JUNK, TEMPLATES, Template

URL = "https://tarn.example/posts/water"
TITLE, AUTHOR, DAY = "Why I Build With Water", "Ada Lund", "2026-03-05"
BODY = (
    "<p>A water mill is the better choice for a small village, because the brook runs all the year and asks for no"
    " wages. I have kept both kinds for ten years, and I would build a water mill again.</p><h2>What it costs</h2>"
    "<p>The wheel is the dearest part, since it must be made of oak and stands in the water day and night. A wheel of"
    " pine lasts three years at the most, while one of oak lasts twenty.</p><ul><li>Oak lasts twenty years.</li>"
    "<li>Pine lasts three.</li></ul><p>The miller who saves on the wheel pays for it in the second winter, and pays"
    " again when the grain lies wet in the barn.</p>"
)


def made(template: Template) -> Extraction:
    return extract(template(TITLE, AUTHOR, DAY, BODY).encode(), url=URL, content_type="text/html")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_the_headline_stands_and_author_and_date_are_known(template: Template) -> None:
    page = made(template)
    heads = [line for line in page.markdown.split("\n") if line.startswith("#")]
    assert heads[0] == f"# {TITLE}"
    assert "## What it costs" in heads
    assert (page.title, page.author, page.published[:10]) == (TITLE, AUTHOR, DAY)
    assert page.markdown.index("# ") == 0


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_nothing_of_what_is_around_an_article_stands_in_it_and_all_of_the_text_does(template: Template) -> None:
    text = made(template).markdown
    assert [junk for junk in JUNK if junk in text] == []
    assert "asks for no wages" in text
    assert "- Pine lasts three." in text
    assert text.rstrip().endswith("wet in the barn.")


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("March 5, 2026", "2026-03-05"), ("Thursday, March 5th 2026", "2026-03-05"), ("5 Mar 2026", "2026-03-05"),
        ("2026/03/05", "2026-03-05"), ("Posted on Mar. 5, 2026", "2026-03-05"),
        ("2026-03-05T10:00Z", "2026-03-05T10:00Z"),
        ("2026-03", "2026-03"), ("February 31, 2026", ""), ("yesterday", ""), ("", ""),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(stated: str, read: str) -> None:
    assert date(stated) == read


@pytest.mark.parametrize(
    ("body", "author", "published"),
    [
        ("<p>By default the wheel turns left.</p>", "", ""),
        ("<p>Von Neumann Architecture</p>", "", ""),
        ("<main><p>Text.</p></main><footer><p>Last updated: <time>March 5, 2026</time></p></footer>", "", ""),
        ("<main><p>Last updated on <time datetime='2026-03-05'>today</time></p></main>", "", ""),
        ("<aside class='related'><span class='author'>Ada Lund</span><time>May 4, 2026</time></aside>", "", ""),
        ("<a rel='author' href='/'>Tarn Notes</a>", "", ""),
        ("<article><div class='meta'>Submitted by <b>Ada Lund</b> on <time>4 May 2026</time></div></article>",
         "Ada Lund", "2026-05-04"),
        ("<div class='md-sidebar md-sidebar--post'><time datetime='2026-05-04'>May 4</time></div>", "", "2026-05-04"),
        ("<nav><ul class='md-post__meta'><li><nav><time datetime='2026-05-04 00:00:00'>May 4</time></nav></ul></nav>",
         "", "2026-05-04"),
        ("<p>Interview by <span class=writer>Ada Lund</span> | Photographs by Eva Berg</p><p>4 May 2026 · Issue 2</p>"
         "<section class=more><p class=by>Words by Eva Berg</p><p>3 March 2022</p></section>",
         "Ada Lund", "2026-05-04"),
        ("<div itemprop=author><a itemprop=url href='/ada'><span itemprop=name>Ada Lund</span></a></div>"
         "<script type=application/ld+json>{\"@type\":\"BlogPosting\",\"author\":\"/ada://\"}</script>",
         "Ada Lund", ""),
        ("<main><dl><dt>Posted</dt><dd>4 May 2026</dd><dt>Story by</dt><dd>Ada Lund</dd></dl></main>",
         "Ada Lund", "2026-05-04"),
        ("<main><div class=Meta_root__a1><span class=Meta_author__b2>Ada Lund</span><span class=Meta_role__b2>Miller"
         "</span><span class=Meta_date__c3>4 May 2026</span></div></main>", "Ada Lund", "2026-05-04"),
        ("<main><div class=field__label>Author</div><div class=field__item>Ada Lund</div><span property=dc:date"
         " content=2026-05-04T10:00:00Z>Mon</span></main>", "Ada Lund", "2026-05-04T10:00:00Z"),
        ("<div class='post-module--byline--1f'>By Ada Lund</div>", "Ada Lund", ""),
        ("<div class=more><span class=Teaser_author__b2>Eva Berg</span></div>", "", ""),
        ("<main><p>Posted: May 4, 2026 | Water</p></main>", "", "2026-05-04"),
        ("<main><p>TARN, Wold (May 4, 2026) – The brook has run dry.</p></main>", "", "2026-05-04"),
        ("<main><p>Tarn had a mill on May 4, 2026 – or so we hear.</p></main>", "", ""),
        ("<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebSite\",\"inLanguage\":\"en\"},{\"@type\":"
         "\"Article\",\"headline\":\"Water\",\"datePublished\":\"2026-05-04\",\"author\":{\"@id\":\"#ada\"}},{\"@id\":\"#ada\",\"name\":"
         "\"Ada Lund\"}]}</script>", "Ada Lund", "2026-05-04"),
        ("<script type=application/ld+json>{\"@graph\":[{\"headline\":\"Water\",\"author\":{\"@id\":\"#m\"}},{\"@id\":"
         "\"#m\",\"@type\":\"Organization\",\"name\":\"Mill Weekly\"}]}</script><p class=byline>By Ada Lund</p>",
         "Ada Lund", ""),
        ("<h1>Water Runs Down</h1><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"pageProps\":{\"more\":[{"
         "\"title\":\"Old Wheels\",\"author\":\"Eva Berg\"}],\"post\":{\"title\":\"Water Runs Down\",\"publishedAt\":"
         "\"2026-05-04T08:00:00Z\",\"authors\":[{\"displayName\":\"Ada Lund\"}]}}}}</script>",
         "Ada Lund", "2026-05-04T08:00:00Z"),
        ("<dl><div><dt>Words by</dt><dd>Ada Lund</dd></div><div><dt>Photography by</dt><dd>Eva Berg</dd></div></dl>",
         "Ada Lund", ""),
        ("<div class=tale-meta><span class=tale-meta__by>By Ada Lund, Mill Office</span></div>", "Ada Lund", ""),
        ("<article><p>By <b>Ada Lund</b>, miller</p><time>4 May 2026</time></article>", "Ada Lund", "2026-05-04"),
        ("<p class=posted>Posted on 2026-05-04 by the Mill team</p>", "", "2026-05-04"),
        ("<div class=fecha>Tarn, 4 de mayo de 2026</div>", "", "2026-05-04"),
        ("<div>Tarn, 4 de mayo de 2026</div>", "", ""),  # the day on which something takes place
        ("<p>Veröffentlicht am 4.5.2026 von Ada Lund</p>", "", "2026-05-04"),
        ("<p>maandag, 4 mei 2026 | Water</p>", "", "2026-05-04"), ("<p>4 мая 2026 г.</p>", "", "2026-05-04"),
        ("<p>vom 4. Mai 2026</p><p>of 4 May 2026</p>", "", ""),  # a law
        ("<p>Version 2 of 4 May 2026</p><span id=revdate>2026-05-04</span>", "", ""),
        ("<p>Actualizado el 4 de mayo de 2026</p>", "", ""),
        ("<p>4 de mayor de 2026</p><p>31. Februar 2026</p>", "", ""),
        ("<div class=talk__by><p>By Ada Lund</p><p>Miller</p><p>May 4, 2026 at 5 a.m.</p></div>", "Ada Lund",
         "2026-05-04"),
        ("<div class=talk__by><span>By Ada Lund</span><span>Miller</span></div>", "Ada Lund", ""),
        ("<p class=meta>Von Ada Lund, Mühlenarchiv | 04.05.2026 | Lesezeit: 5 Minuten</p>", "Ada Lund", "2026-05-04"),
        ("<p>Von Ada Lund, Mühlenarchiv</p><p>04.05.2026 und 05.05.2026</p>", "", ""),
        ("<div class=c-1><div><img alt='Portrait of Ada Lund'></div><div><div>Ada Lund</div><div>Miller</div></div>"
         "<span>6 min read</span></div>", "Ada Lund", ""),
        ("<div class=c-1><div class=c-name>Ada Lund</div><time datetime=2026-05-04>May 4</time></div>",
         "Ada Lund", "2026-05-04"),
        ("<div class=c-1><div>Ada Lund</div><time datetime=2026-05-04>May 4</time></div>", "", "2026-05-04"),
        ("<p>4 May 2026</p><footer><p>Written by Ada Lund in Tarn. No cookies.</p><p>Built by Eva Berg</p></footer>",
         "Ada Lund", "2026-05-04"),
        ("<p>4 May 2026</p><footer><p>Built with care by Eva Berg</p></footer>", "", "2026-05-04"),
        ("<main><h4 class=xy-author-name><a href='/ada/'>Ada Lund</a></h4></main>", "Ada Lund", ""),
    ],
)  # fmt: skip
def test_what_is_no_byline_names_nobody(body: str, author: str, published: str) -> None:
    page = extract(f"<html><body><h1>Mills</h1>{body}</body></html>".encode(), url=URL)
    assert (page.author, page.published) == (author, published)


@pytest.mark.parametrize(
    ("said", "day", "author"),
    [("Notes from the mill, by Ada Lund", "4 May 2026", "Ada Lund"), ("Notes from the mill, by Ada Lund", "", ""),
     ("Grain ground by the brook", "4 May 2026", ""), ("<a href='/'>A book by Eva Berg</a>", "4 May 2026", "")],
)  # fmt: skip
def test_the_line_below_a_site_s_name_says_whose_it_is_where_a_page_has_a_day(said: str, day: str, author: str) -> None:
    top = f"<div><p><b>Tarn</b></p><small>{said}</small></div>"
    assert read("", f"{top}<h1>Mills</h1><p>{day}</p>{BODY}").author == author


def test_a_month_is_known_whole_or_cut_short_where_it_can_be_no_other() -> None:
    assert [month(word) for word in ("Mai", "octubre", "févr", "jui", "ma", "mill")] == [5, 10, 2, 0, 0, 0]


def test_a_page_of_documentation_keeps_what_looks_like_a_box() -> None:
    body = f"<main><h1>Mail</h1>{BODY}<div class='newsletter'><p>The newsletter module sends letters.</p></div></main>"
    assert "sends letters" in extract(f"<html><body>{body}</body></html>".encode(), url=URL).markdown


def read(head: str, body: str) -> Extraction:
    return extract(f"<html lang='en'><head>{head}</head><body>{body}</body></html>".encode(), url=URL)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("<meta name=citation_author content='Lund, Ada'><meta name=citation_author content='Kim Roe'>",
         "Ada Lund, Kim Roe"),
        ("<meta name=author content=siteadmin><meta name='twitter:label1' content='Written by'>"
         "<meta name='twitter:data1' content='Ada Lund'>", "Ada Lund"),
        ("<meta name=author content=siteadmin><script type='application/ld+json'>"
         '{"@type": "Article", "headline": "Mills", "author": {"name": "Ada Lund"}}</script>', "Ada Lund"),
        ("<meta name=author content='Tarn Group'><meta name=citation_author content='Ada Lund'>", "Ada Lund"),
        ("<meta name=author content=Plato>", "Plato"),
    ],
)  # fmt: skip
def test_a_person_s_name_comes_before_that_of_an_account(head: str, author: str) -> None:
    assert read(head, f"<article><h1>Mills</h1>{BODY}</article>").author == author


@pytest.mark.parametrize(("byline", "author"), [("Ada Lund", "Ada Lund"), ("Tarn Editors", "Redaktion Tarn")])
def test_a_byline_comes_before_the_house_that_publishes(byline: str, author: str) -> None:
    body = (
        f"<article><h1>Mills</h1><span itemprop=author>Von <span itemprop=name>{byline}</span></span>{BODY}</article>"
    )
    assert read("<meta name=author content='Redaktion Tarn'>", body).author == author


def test_an_article_keeps_the_comments_and_the_numbered_lines_of_its_code() -> None:
    lines = "".join(
        f"<span class='code-line line-number' line={n}>{text}\n</span>"
        for n, text in ((1, "<span class='token comment'># before the mill</span>"), (2, "grind(corn)"))
    )
    page = read(POST, f"<article><h1>{TITLE}</h1>{BODY}<pre class=language-python><code>{lines}</code></pre></article>")
    assert "# before the mill\ngrind(corn)" in page.markdown


POST = "<meta property='og:type' content='article'>"


def test_teasers_portraits_and_bylines_of_an_article_go_and_its_subtitle_is_no_heading() -> None:
    page = read(
        f"{POST}<title>{TITLE}</title><meta name=author content='Ada Lund'>",
        f"<main><article><header><h1><a href='{URL}'>{TITLE}</a></h1><h2 class='post-subtitle'>Ten years of it</h2>"
        "<dl><dt>Name</dt><dd>Ada Lund <a href='/x'>@adalund</a></dd><dd>Thursday, March 5, 2026</dd></dl>"
        "<a href='/ada'><img src='a.png' alt='Ada Lund'></a></header>"
        f"{BODY}<footer><h2>Tags</h2><a href='/t'>mills</a><p>Previous: the other mill</p></footer></article>"
        "<div data-hook='recent-posts'><h2>Recent</h2><article><p>The other mill</p></article></div></main>",
    )
    assert page.markdown.startswith(f"# {TITLE}\n\nTen years of it\n\nA water mill")
    assert page.markdown.rstrip().endswith("wet in the barn.")


def test_the_foot_of_an_article_goes_and_a_picture_of_the_text_stays() -> None:
    anchored = BODY.replace("<h2>", "<h2 id='a'>") + "<h2 id='b'>Wheels</h2><p>Oak is best.</p>"
    foot = "<footer><h2>Tags</h2><p>Discuss on <a href='/x'>X</a></p></footer>"
    page = read(POST, f"<article><h1>{TITLE}</h1><img src='w.png' alt='A wheel of oak'>{anchored}{foot}</article>")
    assert page.markdown.endswith("Oak is best.\n")
    assert "A wheel of oak" in page.markdown


def test_paragraphs_that_each_stand_behind_a_paywall_are_the_text() -> None:
    page = read(POST, f"<article><h1>{TITLE}</h1>{BODY.replace('<p>', '<p class=paywall>')}</article>")
    assert "asks for no wages" in page.markdown
    assert page.markdown.rstrip().endswith("wet in the barn.")


def test_a_page_laid_out_with_tables_and_empty_lines_has_paragraphs_a_name_and_a_month() -> None:
    line = "The brook runs all the year and asks for no wages, which the wind does not do."
    page = read(
        f"<title>{TITLE}</title>",
        "<table><tr><td><img src='n.gif'></td><td><table><tr><td>"
        f"<font><b>{TITLE}</b><br><br>Ada Lund<br>March 2009<br><br>{line}<br><br>{line} Wind<br>is free.<br><br>{line}"
        "</font></td></tr></table></td></tr></table>",
    )
    assert (page.author, page.published) == ("Ada Lund", "2009-03")
    told = [block.strip() for block in page.markdown.split("\n\n") if "brook" in block]
    assert told == [line, f"{line} Wind\\\nis free.", line]
    assert "|" not in page.markdown


def test_empty_lines_in_a_cell_of_data_and_in_code_part_nothing() -> None:
    cell = "a<br><br>b<br><br>c<br><br>d"
    table = f"<table><tr><th>x</th><th>y</th></tr><tr><td>{cell}</td><td>1</td></tr></table>"
    page = read("", f"<h1>Mills</h1>{table}<pre>{cell}</pre>")
    assert "| a <br> <br>b" in page.markdown
    assert "```\na\n\nb" in page.markdown
