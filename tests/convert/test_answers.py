"""How much of a section is an answer: the bounds, by tables."""

import pytest

from converter.answers import fits, is_navigation, telling
from converter.apparatus import is_apparatus
from converter.languages import packs
from converter.page import Page
from converter.passages import opening
from converter.site import Site


@pytest.fixture
def read(page):
    """A page with one section, as (page, its blocks)."""

    def make(markdown: str):
        found = Page(page(f"# Frost\n\n{markdown}\n"), Site(), packs.pack_of("en"))
        return found, found.parts[0].blocks

    return make


def fence(lines: int) -> str:
    return "\n".join(["```sh", *[f"frost copy {n}" for n in range(lines)], "```"])


def listing(items: int) -> str:
    return "\n".join(f"- Copy disk {n}." for n in range(items))


def table(rows: int) -> str:
    return "\n".join(["| a | b |", "| --- | --- |", *[f"| {n} | x |" for n in range(rows)]])


@pytest.mark.parametrize(
    ("markdown", "is_short"),
    [
        (fence(1), True),
        (fence(60), True),
        (fence(61), False),
        ("```sh\n```", False),
        (listing(30), True),
        (listing(31), False),
        (table(30), True),
        (table(31), False),
        ("- " + "A very long entry. " * 200, False),
        ("A paragraph leads to nothing.", False),
    ],
)
def test_a_block_belongs_to_an_answer_up_to_sixty_lines_of_code_or_thirty_entries(read, markdown, is_short):
    _, blocks = read(markdown)
    assert fits(blocks[0]) is is_short


@pytest.mark.parametrize(("links", "is_list_of_links"), [(10, True), (8, True), (7, False), (0, False)])
def test_a_list_of_which_eight_tenths_are_links_is_navigation(read, links, is_list_of_links):
    _, blocks = read("\n".join(f"- [Copying disk {n}](d{n})" if n < links else f"- Copy disk {n}." for n in range(10)))
    assert is_navigation(blocks[0]) is is_list_of_links
    assert fits(blocks[0]) is not is_list_of_links


@pytest.mark.parametrize(("linked", "tells"), [(0, True), (7, True), (8, False), (10, False)])
def test_a_paragraph_of_which_eight_tenths_are_links_tells_nothing(read, linked, tells):
    words = [f"word{n}" for n in range(10)]
    found, blocks = read(" ".join(f"[{word}](x{n})" if n < linked else word for n, word in enumerate(words)))
    assert telling(found, blocks[0]) is tells


def sentences(words: int, name: str) -> str:
    """One paragraph of sentences of ten words."""
    return " ".join(f"Frost {name}{n} copies each file of the disk onto tape." for n in range(words // 10))


@pytest.mark.parametrize(
    ("sizes", "taken"),
    [
        ([60, 60], 120),  # a short section is answered whole
        ([100, 50], 150),
        ([100, 60], 100),  # a longer one is not: enough with the first one
        ([50, 60, 60], 110),  # not yet
        ([30, 30, 30, 30, 30, 30], 60),
        ([50, 180], 50),  # with the second one it would be too long
        ([210, 20], 210),
        ([300], 60),  # of a paragraph beyond all measure as many sentences as are enough
    ],
)
def test_an_answer_is_a_short_section_or_paragraphs_until_it_has_sixty_words_and_never_more_than_220(
    read, sizes, taken
):
    found, blocks = read("\n\n".join(sentences(size, f"p{number}s") for number, size in enumerate(sizes)))
    spans = opening(found, blocks)
    assert sum(len(found.markdown[span.start : span.stop].split()) for span in spans) == taken


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("NLConst (void) NLConst (int n) NLConst& operator = (const NLConst &a)", True),
        ("int dim1 (void) const; int rows (void) const", True),
        ("The store (a folder) holds the snapshots (and their keys).", False),
        ("Use open() and close() for files.", False),
    ],
)
def test_signatures_in_a_row_describe_nothing(text, bare):
    assert is_apparatus(text) is bare
