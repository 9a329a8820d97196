"""Code of a PDF that a change of type or the end of a page has torn is whole."""

import pytest

from crawler.extraction.pdf.code_spans import mended


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("by the `grind-` `define` command", "by the `grind-define` command"),
        ("at `http://` `mill.example/list`.", "at `http://mill.example/list`."),
        ("- **(\\< `FLOUR GRAIN)`**: tells", "- **`(< FLOUR GRAIN)`**: tells"),
        ("`Mill[wheel`] sends", "`Mill[wheel]` sends"),
        ("and `mill2ri`b and `WriteRI`b", "and `mill2rib` and `WriteRIb`"),
        ("all `mill`s and the `run2` `run3` and `f(a`) (x)", "all `mill`s and the `run2` `run3` and `f(a)` (x)"),
        ("```\n`a-` `b`\n```", "```\n`a-` `b`\n```"),
    ],
)
def test_a_torn_name_is_whole(torn: str, whole: str) -> None:
    assert mended(torn) == whole


def test_a_listing_of_r_goes_on_behind_the_end_of_a_page() -> None:
    torn = (
        "Grind:\n\n```r\n> for(i in 1:2) {\n+   grind(i)\n```\n\n<!-- page 8 -->\n\n```r\n+   sift(i)\n+ }\n```\n\nEnd"
    )
    whole = "Grind:\n\n<!-- page 8 -->\n\n```r\n> for(i in 1:2) {\n+   grind(i)\n+   sift(i)\n+ }\n```\n\nEnd"
    assert mended(torn) == whole


def test_two_listings_stay_two() -> None:
    text = "```\n> a\n```\n\n```\n> b\n```\n"
    assert mended(text) == text
