"""Which pages are articles, and which of their blocks stay."""

import time

import pytest

from crawler.extraction import extract

URL = "https://paper.example/2026/mill.html"
PROSE = [
    "The old mill by the river was bought by a cooperative of bakers, who want to grind the grain of the valley again.",
    "For forty years the wheel had stood still, and the last miller, who died in spring, had kept the stones clean.",
    "A grant of the province pays for a third of the repair, the rest was collected by the bakers and their customers.",
    "The first flour is expected in autumn, when the rye of the lower fields has been threshed and dried in the barn.",
    "Until then the sluice must be rebuilt, and two engineers are measuring how much water the river brings in summer.",
]
STORY = "".join(f"<p>{text}</p>" for text in PROSE)
SAYS = {
    "og:type": '<meta property="og:type" content="article">',
    "a date": '<meta property="article:published_time" content="2026-11-22">',
    "JSON-LD": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mill"}</script>',
}
TEASERS = "".join(f"<li><a href='/t{i}'>Teaser {i}: what happened elsewhere this week</a></li>" for i in range(6))


def read(body: str, *, head: str = SAYS["og:type"]) -> str:
    return extract(f"<html><head><title>Mill</title>{head}</head><body>{body}</body></html>".encode(), url=URL).markdown


@pytest.mark.parametrize("head", SAYS.values(), ids=SAYS)
def test_a_page_that_says_it_is_an_article_loses_what_is_around_the_story(head: str) -> None:
    assert "Teaser" not in read(f"<main><h1>Mill</h1>{STORY}<h3>More</h3><ul>{TEASERS}</ul></main>", head=head)


def test_a_page_dressed_as_an_article_is_one() -> None:
    dress = "<p class=byline>By A. Reporter</p><div class=share-buttons>Share</div>"
    assert "Teaser" not in read(f"<div><h1>Mill</h1>{dress}{STORY}<ul>{TEASERS}</ul></div>", head="")


def test_prose_in_a_main_element_without_a_sign_of_an_article_keeps_its_links() -> None:
    made = read(f"<main><h1>Act on mills</h1>{STORY}<h2>Related acts</h2><ul>{TEASERS}</ul></main>", head="")
    assert made.count("Teaser") == 6
    assert "## Related acts" in made


def test_a_leaflet_in_a_main_element_with_a_date_and_ways_to_share_keeps_its_links() -> None:
    dress = "<div class=share-links>Share</div><p>Reviewed <time>2026-11-01</time></p>"
    made = read(f"<main><h1>Flour dust</h1>{STORY}<h2>References</h2><ul>{TEASERS}</ul>{dress}</main>", head="")
    assert made.count("Teaser") == 6


def test_many_long_blocks_that_are_not_in_the_story_cost_little() -> None:
    rows = "".join(f"<li><a href=/t{i}>Teaser {i}: what happened elsewhere</a></li>" for i in range(20_000))
    start = time.process_time()
    made = read(f"<div class=story>{STORY * 50}</div><ul class=teasers>{rows}</ul>")
    assert PROSE[0] in made
    assert "Teaser" not in made
    assert time.process_time() - start < 20


def test_documentation_that_calls_itself_an_article_keeps_its_structure() -> None:
    code = "<h2 id=run>Run</h2><pre><code>mill run --stones 2 --water high --flour fine</code></pre>"
    links = "<h2 id=see>See also</h2><ul><li><a href=/a>Stones</a></li></ul>"
    made = read(f"<main><h1>Grinding</h1><p>{PROSE[0]}</p>{code}{links}</main>")
    assert "```\nmill run --stones 2 --water high --flour fine\n```" in made
    assert "- [Stones](https://paper.example/a)" in made


def test_code_and_tables_of_a_blog_stay() -> None:
    dress = "<p class=byline>By A</p><time>2026</time><div class=share-bar>Share</div><div id=comments>Comments</div>"
    code = "<pre><code class='language-python'>grind(\n    rye,\n)</code></pre>"
    table = "<table><tr><th>grain</th><th>kg</th></tr><tr><td>rye</td><td>7</td></tr></table>"
    made = read(f"{dress}<article class=post><h1>Mill</h1>{STORY}{code}<p>{PROSE[1]}</p>{table}{STORY}</article>")
    assert "```python\ngrind(\n    rye,\n)\n```" in made
    assert "| rye | 7 |" in made


def test_of_two_blocks_with_one_text_the_one_in_the_story_stays() -> None:
    teaser = f"<div class=box><p>{PROSE[2]}</p></div>"
    made = read(f"<div>{teaser}{teaser}</div><div class=story><h1>Mill</h1>{STORY}</div><ul>{TEASERS}</ul>")
    assert made.count(PROSE[2]) == 1
    assert made.index(PROSE[1]) < made.index(PROSE[2]) < made.index(PROSE[3])


def test_a_story_in_a_box_whose_name_means_chrome_elsewhere_stays() -> None:
    for wrapper in ("<div class=gutter>{}</div>", "<form>{}</form>", "<div id=sidebar role=banner>{}</div>"):
        assert all(text in read(wrapper.format(STORY)) for text in PROSE)


def test_paragraphs_parted_by_breaks_alone_make_an_article() -> None:
    story = "<br><br>".join(f"{text} {text}" for text in PROSE)
    made = read(f"<div class=share-bar>Share</div><div><ul>{TEASERS}</ul></div><div>{story}</div>", head="")
    assert all(text in made for text in PROSE)
    assert "Teaser" not in made


def test_where_trafilatura_finds_nothing_the_page_is_read_as_it_stands() -> None:
    assert read("<main><h1>Mill</h1></main>") == "# Mill\n"
