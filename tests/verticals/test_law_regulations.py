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


PRELIMS = '<h1 class="LegNo">2021 No. 77</h1><h1 class="LegTitle">The Weirs (Boats) Regulations 2021</h1><p class="LegDate"><span class="LegDateText">Made</span><span class="LegDateDate">4th May 2021</span></p><h2 class="LegPart"><span class="LegPartNo">PART 2</span> <span>Moorings</span></h2>'
REGULATIONS = '<p class="{0}">Need of a licence for moorings</p><p>3.—(1) No person may moor a boat at a weir without a licence.</p><p>(2) Paragraph (1) does not apply to a ferry.</p><p class="{0}">Fees</p><p>4.—(1) The fee must be paid in advance each year.</p><p>(2) A fee is not repaid to the holder.</p><p class="{0}">Term</p><p>5. A licence has effect for two years.</p>'


@pytest.mark.parametrize(
    ("titles", "asked"),
    [
        ("LegP1GroupTitle", {"regulation 3(1) of": "without a licence.", "regulation 4(2) of": "(2) A fee is", "regulation 5 of": "5\\. A licence has"}),
        ("plain", {"regulation 3 of": "(2) Paragraph (1)", "regulation 4 of": "(2) A fee is not repaid to the holder.", "regulation 5 of": "5\\. A licence has"}),
    ],
)  # fmt: skip
def test_regulations_are_asked_by_their_own_numbers_whatever_their_titles_are(of_html, titles, asked) -> None:
    pairs = of_html(PRELIMS + REGULATIONS.format(titles), "legal")
    for question, answer in asked.items():
        assert any(answer in p.answer for p in pairs if f"{question} the Weirs (Boats) Regulations 2021" in p.question)
    assert not [p for p in pairs if "Part 2" in p.question or "Made" in p.answer or "Need of" in p.answer]


def test_a_part_of_one_text_is_asked_and_one_whose_numbers_start_anew_is_not(of_html) -> None:
    text = "<h1>Weirs Act 2021</h1><h2>PART 1 Aim</h2><p>The aim is that no boat is lost at a weir.</p>"
    rules = "<p>(1) A keeper must light it.</p><p>(2) A keeper must clean it.</p>"
    pairs = of_html(f"{text}<h2>PART 2 Lamps</h2>{rules}{rules}", "legal")
    assert ["Part 1" in pair.question for pair in pairs] == [True]


def test_a_row_that_is_but_a_figure_says_of_what(of_html) -> None:
    head = "<tr><th>Number of boats</th><th>Fee</th></tr>"
    rows = "<tr><td>5 to 19</td><td>£180</td></tr><tr><td>Ferry, each</td><td>£9</td></tr>"
    page = f"<h1>Weirs Act 2021</h1><h2>Schedule 1 Fees</h2><table>{head}{rows}</table>"
    asked = " ".join(pair.question for pair in of_html(page, "legal"))
    assert "“Number of boats: 5 to 19”" in asked
    assert "“Ferry, each”" in asked


def test_a_note_that_explains_is_no_law(of_html) -> None:
    page = "<h1>Weirs Act 2021</h1><h2>{}</h2><p>(This note is not part of the Act)</p><p>The Act makes boats safe.</p>"
    assert of_html(page.format("EXPLANATORY NOTE"), "legal") == []
    assert of_html(page.format("Aim"), "legal") != []
