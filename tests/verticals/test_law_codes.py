# ruff: noqa: E501 - a page is one line
"""Codes of states, whose numbers say where a section stands, and statutory instruments laid out in one table."""

import pytest

TEXTS = (
    '(a) No person shall moor a skiff at a weir.</p><p>(b) "Skiff" means a small boat with oars.</p><p>{history}',
    "The fee is five dollars for each skiff that is moored.",
    "A person who violates this chapter is liable to a fine of not more than $50.",
)


def _code(numbers: tuple[str, str, str], history: str) -> str:
    titles = ("Skiffs prohibited&mdash;Terms.&mdash;", "Fees.", "Penalty.")
    sections = zip(numbers, titles, TEXTS, strict=True)
    return "<h3>Chapter 46-3<br>Skiffs</h3>" + "".join(
        f'<p><a name="s"></a><b>{number} {title}</b> {text.format(history=history)}</p>'
        for number, title, text in sections
    )


@pytest.mark.parametrize(
    ("numbers", "cited", "history"),
    [
        (("46-3-1.", "46-3-2.", "46-3-2.1."), "section 46-3-2.1", "<b>Source:</b> SL 1994, ch 308, &sect; 1."),
        (("&sect; 12:34-5.", "&sect; 12:34-6.", "&sect; 12:34-7."), "§ 12:34-7", "L.1973, c. 12, s. 5."),
        (("Sec. 4-101.", "Sec. 4-102.", "Sec. 4-103."), "section 4-103", "History: L. 1973, ch. 12, &sect; 5; July 1."),
        (("RCW 9.41.010", "RCW 9.41.020", "RCW 9.41.030"), "RCW 9.41.030", "[1973 c 7 s 2; 1961 c 12 s 3.]"),
        (("C.R.S. 42-4-1.", "C.R.S. 42-4-2.", "C.R.S. 42-4-3."), "C.R.S. 42-4-3", "Added by Laws 1981, c. 3."),
        (("9.41.010", "9.41.020", "9.41.030"), "section 9.41.030", "Amended by Chapter 12, 2019 General Session"),
    ],
)
def test_a_section_of_a_states_code_is_cited_by_its_whole_number(of_html, numbers, cited, history) -> None:
    pairs = of_html(_code(numbers, history), "legal")
    said = {pair.question: pair.answer for pair in pairs}
    assert any("penalty" in question and f"{cited} (Chapter 46-3" in f"{question} (Chapter 46-3" for question in said)
    assert any("“Skiff”" in question for question in said)
    answers = " ".join(said.values())
    assert not any(word in answers for word in ("SL 1994", "1973", "1981", "General Session"))
    assert not any("about skiffs prohibited" in question for question in said)


def test_the_one_chapter_of_a_page_is_named_as_it_says_and_a_repealed_section_says_nothing(of_html) -> None:
    page = _code(("46-3-1.", "46-3-2.", "46-3-3."), "").replace("Chapter 46-3", "TITLE 46 BOATS</h3><h3>Chapter 46-3")
    cited = "<p><b>46-3-4. Short title.</b> This chapter may be cited as the Skiff Act.</p>"
    gone = "<p><b>46-3-5.</b> <i>Repealed by SL 2003, ch 211, &sect; 2.</i></p>"
    foot = '<center><a href="#top">Top</a> | <a href="/disclaimer.htm">Disclaimer</a><br>This version is for the public.</center>'
    pairs = of_html(f"{page}{cited}{gone}{foot}", "legal")
    questions = [pair.question for pair in pairs]
    assert "How may the Skiff Act be cited?" in questions
    assert any("section 46-3-2 of the Skiff Act" in question for question in questions)
    assert not any("46-3-5" in question for question in questions)
    assert not any("for the public" in pair.answer for pair in pairs)
