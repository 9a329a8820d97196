"""What can be defined, and what only leads elsewhere: by tables."""

import pytest

from converter.terms import is_term, leads_away


@pytest.mark.parametrize(
    "raw",
    ["snapshot", "`frost.toml`", "HTTP/2", "5.6 packs", "ext4", "[lock](lock.html)", "§ 9 of the licence", "鍵", "`C`"],
)
def test_words_and_names_are_terms(raw):
    assert is_term(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "7", "4.1", "4.1 & 4.2", "6.5 and 6.6", "§ 9.1", "Section 7.3", "v1.2", "C.2.2", "3.8, 4.1", "12.7.", "#3",
        "F", "—", "...", "`7`", "<https://frost.example/>",
    ],
)  # fmt: skip
def test_numbers_marks_letters_and_links_are_no_terms(raw):
    assert not is_term(raw)


@pytest.mark.parametrize(
    ("raw", "away"),
    [
        ("[Packs](pack.html)", True),
        ("[Storing [How chunks are cut]](store.html#cut), [Packs](pack.html), 12", True),
        ("See [Storing](store.html), page 12.", True),
        ("see [Storing](store.html) and also [Packs](pack.html)", True),
        ("The file that [settings](set.html) are read from.", False),
        ("Many small chunks, stored as one file.", False),
        ("", False),
    ],
)
def test_a_text_that_is_mostly_links_leads_away(raw, away):
    assert leads_away(raw) is away
