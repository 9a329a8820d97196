# ruff: noqa: E501 - a page is one line
"""What a third set of pages showed: dotted numbers, regulations whose titles are paragraphs, what ends a law."""

import pytest

BYLAW = "<h1>Weir Bylaw No. 88</h1><h2>Part 2: Boats</h2><p><b>2.1</b> No person may moor a boat at the weir.</p><p><b>2.2</b> Subject to section 2.4, a mooring permit is good for one year.</p><p><b>2.3</b> Section 2.1 does not apply to a ferry of the city.</p><p><b>2.4</b> An officer may cancel a permit.</p>"


def answer_of(pairs: list, question: str) -> str:
    found = [pair.answer for pair in pairs if question in pair.question]
    assert len(found) == 1, [pair.question for pair in pairs]
    return found[0]


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("2.1", "**2.1** No person may moor a boat at the weir.\n\n**2.3** Section 2.1 does not"),
        ("2.2", "**2.2** Subject to section 2.4, a mooring permit is good for one year.\n\n**2.4** An officer"),
        ("2.4", "**2.4** An officer may cancel a permit."),
    ],
)
def test_a_dotted_number_keeps_its_dot(of_html, number, answer) -> None:
    pairs = of_html(BYLAW, "legal")
    assert answer_of(pairs, f"section {number} of the Weir Bylaw No. 88").startswith(answer)
    assert not [pair for pair in pairs if "section 2 " in pair.question or "section 21" in pair.question]


def test_a_heading_with_a_dotted_number_is_cited_by_it(of_html) -> None:
    page = "<h1>Weir Bylaw No. 88</h1><h2>2.1 Boats</h2><p>No person may moor a boat at the weir.</p>"
    assert "section 2.1 of the Weir Bylaw No. 88" in of_html(page, "legal")[0].question
