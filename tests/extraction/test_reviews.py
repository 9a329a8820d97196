"""The day of a page's last review, told from its text."""

import pytest

from crawler.extraction import extract
from crawler.extraction.reviews import day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Page last reviewed: 3 May 2024", "2024-05-03"),
        ("Last updated on 12 March 2023", "2023-03-12"),
        ("Version en vigueur depuis le 1 janvier 2020", "2020-01-01"),
        ("Version en vigueur au 1er juillet 2022", "2022-07-01"),
        ("Última actualización: 5 de junio de 2021", "2021-06-05"),
        ("Stand: 07.11.2024", "2024-11-07"),
        ("Last reviewed: 2024-02-01", "2024-02-01"),
        ("Last reviewed: 40 Smarch 2024", ""),
        ("The page was last reviewed by nobody.", ""),
    ],
)
def test_a_day_of_review_is_told_in_the_words_of_its_language(text, day):
    assert day_of(f"# Frost\n\nFrost melts.\n\n{text}\n") == day


def test_the_latest_of_several_counts_and_metadata_comes_first():
    page = (
        b"<h1>Frost</h1><p>Frost melts in the sun, says everybody who has seen it.</p><p>Last reviewed: 3 May 2024</p>"
    )
    assert day_of("Last reviewed: 3 May 2020\n\nLast reviewed: 3 May 2024") == "2024-05-03"
    assert extract(page, url="http://127.0.0.1/").modified == "2024-05-03"
    stated = b'<head><meta property="article:modified_time" content="2025-01-02"></head>' + page
    assert extract(stated, url="http://127.0.0.1/").modified.startswith("2025-01-02")
