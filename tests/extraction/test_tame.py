"""Pages that an HTML5 parser could not read in linear time are known before it sees them."""

from pathlib import Path

import pytest

from crawler.extraction import dom, tame

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/page.html"))


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: page.parent.name)
def test_a_page_as_they_are_is_tame(page: Path) -> None:
    assert tame.is_tame(page.read_text("utf-8"))


@pytest.mark.parametrize(
    "part",
    [
        "<div>",
        "<font size=1>",
        "<p><b class=x>y",
        "<DIV>",
        "<div title='</div>'>",
        '<div title="></div>">',
        "<div><!--</div>-->",
        "<div><!x</div>",
        "<div><script></div></script>",
        "<div><script><!--<script></script></div></script>",
        "<div><title></div></title>",
        "<svg><title><div>",
        "<div><table></div></table>",
        "<span><p></span></p>",
        "<form><div></form>",
        "<svg><p><path/>",
        "<div><textarea></div></textarea>",
        "<ul><li>x",
        "<table><tr><td>",
    ],
)
def test_what_opens_ever_more_is_wild_however_it_hides_it(part: str) -> None:
    assert not tame.is_tame("<main>" + part * 2000)


@pytest.mark.parametrize(
    "part",
    [
        "<p>x",
        "<ul><li>x<li>y</ul>",
        "<table><tr><td>x<td>y<tr><td>z</table>",
        "<dl><dt>a<dd>b</dl>",
        "<svg><path/><g><path/></g></svg>",
        "<script>'<div><div>'</script>",
        "<!-- <div> -->",
        "<select><option>x<option>y</select>",
        "<br><hr><img src=x><input>",
        "<a name=x>",
        "<div><p>x</div>",
        '<img src="data:image/png;base64,' + "ab/cd" * 300 + '">',
        "<p data-props='" + '{"a": 1} ' * 300 + "'>",
    ],
)
def test_what_closes_again_is_tame_at_any_length(part: str) -> None:
    assert tame.is_tame("<main>" + part * 2000)


@pytest.mark.parametrize("attribute", ["a{}", "/a{}", 'a{}=">"', "A{}='<b>'"])
def test_a_tag_with_too_many_attributes_loses_them(attribute: str) -> None:
    page = "<main><h1>x</h1><p " + " ".join(attribute.format(i) for i in range(500)) + ">words</p>"
    assert not tame.is_tame(page)
    assert tame.without_attributes(page) == "<main><h1>x</h1><p>words</p>"
    root = dom.parse(page)
    assert dom.line(root.find(".//p")) == "words"
