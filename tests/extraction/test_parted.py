"""Text of elements, with what neighbours say kept apart."""

import pytest

from crawler.extraction import dom, extract
from crawler.extraction.parted import parted


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>By Ada Lund</p><p>Miller</p>", "By Ada Lund | Miller"),
        ("<span>Ada Lund</span><span>Miller</span>", "Ada Lund | Miller"),
        ("<span>Ada</span> <span>Lund</span>, miller", "Ada Lund, miller"),
        ("Mc<b>Kay</b>", "McKay"), ("Ada Lund<br>4 May", "Ada Lund | 4 May"), ("Ada  Lund", "Ada Lund"),
    ],
)  # fmt: skip
def test_neighbours_are_parted_and_the_letters_of_a_word_are_not(html: str, text: str) -> None:
    body = dom.parse(f"<html><body><div>{html}</div></body></html>").find("body")
    assert parted(body[0]) == text


def test_a_page_whose_title_is_the_site_s_has_the_headline_that_is_signed() -> None:
    signed = "<h2>When the Brook Rose</h2><p>Von Ada Lund | 04.05.2026</p><h3>Night</h3><p>Text.</p>"
    page = extract(f"<html><head><title>Tarn – Mills</title></head><body>{signed}</body></html>".encode(),
                   url="https://tarn.example/")  # fmt: skip
    assert page.title == "When the Brook Rose"
