# ruff: noqa: E501 - a page is one line
"""Codes of states, whose numbers say where a section stands, and statutory instruments laid out in one table."""

import pytest

from crawler.extraction import extract

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


INSTRUMENT = """<h1>S.I. No. 914/2031 - Weir Skiffs Regulations 2031.</h1><table><tr><td></td><td><p><i>Notice of this was published.</i></p></td></tr>
<tr><td colspan="2"><p style="text-align:center">Part 1</p><p style="text-align:center"><b>Preliminary</b></p></td></tr>
<tr><td colspan="2"><p><i>Interpretation</i></p><p>1. (1) In these Regulations&mdash;</p><p>&ldquo;keeper&rdquo;, in relation to a weir, means&mdash;</p><p>(<i>a</i>) its owner, or</p><p>(<i>b</i>) who rents it;</p>
<p>&ldquo;skiff&rdquo; means a small boat with oars;</p><p>&ldquo;boatman&rdquo; does not include a person under 12.</p><p>(2) A word that is used in the Act has the same meaning here.</p>
<p><i>Moorings</i></p><p>2. (1) A keeper shall keep a log of skiffs.</p><p>(2) A boatman shall not moor a skiff at night.</p>
<p><i>Charges</i></p><p>3. A keeper may charge what column (2) of Schedule 1 sets.</p></td></tr>
<tr><td colspan="2"><p style="text-align:center">SCHEDULE 1</p><p>Regulation 3</p><p style="text-align:center"><b>Highest Charges</b></p>
<table><tr><td><p>Class of boat</p><p>(1)</p></td><td><p>Maximum charge</p><p>(2)</p></td></tr><tr><td>Skiff</td><td>&euro;7</td></tr><tr><td>Barge</td><td>&euro;18</td></tr></table>
<p style="text-align:center">SCHEDULE 2</p><p style="text-align:center"><b>Form</b></p><p>1. Name of the keeper of the weir: ______________</p></td></tr>
<tr><td colspan="2"><p>GIVEN under my Official Seal,</p><p>4 May 2031.</p></td></tr></table>"""


def test_a_statutory_instrument_in_one_table_has_its_regulations_definitions_and_charges(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(INSTRUMENT, "legal")}
    act = "of the Weir Skiffs Regulations 2031"
    assert said[f"What must a keeper do under regulation 2(1) {act}?"].endswith("a log of skiffs.")
    assert any(f"regulation 2(2) {act}" in question for question in said)
    terms = {question.split("“")[1].split("”")[0]: said[question] for question in said if "“" in question}
    assert terms["skiff"] == "“skiff” means a small boat with oars"
    assert terms["keeper"].endswith("who rents it")
    assert "boatman" in terms
    assert said["What is the maximum charge under Schedule 1 to the Weir Skiffs Regulations 2031 for “Barge”?"] == "€18"
    assert not any("Class of boat" in question or "___" in said[question] for question in said)
    assert not any("Seal" in answer or "4 May" in answer for answer in said.values())


def test_labels_of_new_zealands_subsections_stand_in_paragraphs_before_their_boxes(of_html) -> None:
    sub = '<div class="subprov"><p class="subprov"><span class="label">({})</span>&nbsp;</p><div class="para"><p class="text">{}</p></div></div>'
    told = sub.format(1, "A keeper must keep a log of skiffs.") + sub.format(
        2, "For the purposes of this Act, a skiff is <strong>idle</strong> if no one has rowed it for a year."
    )
    page = f'<h1>Skiffs Act 2031</h1><h5 class="prov labelled"><span class="label">6</span>&nbsp;Log</h5><ul class="prov"><li><div>{told}</div></li></ul>'
    said = {pair.question: pair.answer for pair in of_html(page, "legal")}
    assert said["What must a keeper do under section 6(1) of the Skiffs Act 2031?"].endswith("a log of skiffs.")
    assert "rowed" not in said["What must a keeper do under section 6(1) of the Skiffs Act 2031?"]
    assert any("“idle”" in question for question in said)


ORDINANCE = """<h1>Kahnverordnung vom 9. März 2031</h1><article id="art_1"><h6><a href="#art_1"><b>Art. 1</b></a><a href="#art_1"> Begriffe</a></h6>
<p class="absatz">In dieser Verordnung bedeuten:</p><dl><dt>a. </dt><dd><i>Kahn:</i> Boot mit Rudern, das kein Segel hat;</dd><dt>b.<sup><a href="#fn-1">1</a></sup> </dt><dd><i>Wehr:</i> Bauwerk, das einen Fluss staut.</dd></dl>
<div class="footnotes"><p id="fn-1"><sup><a href="#b">1</a></sup> Fassung gemäss Ziff. I der V vom 11. Nov. 2032.</p></div></article>
<article id="art_1_a"><h6><a href="#art_1_a"><b>Art. 1</b></a><a href="#art_1_a"><i>a</i></a><sup><a href="#fn-2">2</a></sup><a href="#art_1_a"> Nacht</a></h6>
<p class="absatz">Kähne dürfen nur am Tag am Wehr festgemacht werden.</p><p id="fn-2"><sup>2</sup> Eingefügt durch Ziff. I der V vom 11. Nov. 2032.</p></article>"""


def test_articles_of_fedlex_keep_their_letters_and_lose_the_history_of_their_words(of_html) -> None:
    pairs = of_html(ORDINANCE, "legal", language="de")
    asked = " ".join(pair.question for pair in pairs)
    assert "„Kahn“" in asked
    assert "„Wehr“" in asked
    assert "Artikel 1a der Kahnverordnung" in asked
    assert not any("[^" in f"{pair.question}{pair.answer}" or "Ziff." in pair.answer for pair in pairs)


def test_the_one_subsection_of_a_section_is_cited_by_its_own_number(of_html) -> None:
    page = "<h1>Skiff By-law</h1><h2>4. Moorings</h2><p>4.1 No person shall moor a skiff at night.</p><h2>5. End</h2><p>5.1 By-law No. 3 is repealed by this one.</p><p>READ A FIRST AND SECOND TIME.</p>"
    said = {pair.question: pair.answer for pair in of_html(page, "legal")}
    assert any("section 4.1 of the Skiff By-law" in question for question in said)
    assert not any("READ" in answer for answer in said.values())


def test_an_article_bis_is_another_than_its_number_and_a_preamble_is_no_provision(of_html) -> None:
    page = "<h1>Ley 3/2031, de 4 de mayo, de barcas</h1><h4>PREÁMBULO</h4><p>Las barcas son antiguas y merecen una ley que las proteja.</p><h4>Artículo 4. Amarres.</h4><p>Se prohíbe amarrar una barca de noche en la presa.</p><h4>Artículo 4 bis. Registro.</h4><p>El guarda llevará un registro de las barcas amarradas.</p><p>Texto añadido, publicado el 12/06/2032.</p>"
    pairs = of_html(page, "legal", language="es")
    asked = [pair.question for pair in pairs]
    assert any("artículo 4 bis" in question for question in asked)
    assert not any("PREÁMBULO" in question or "«bis" in question for question in asked)
    assert not any("publicado" in pair.answer for pair in pairs)


def test_capital_letters_number_subsections_and_an_effective_date_is_no_part_of_a_title(of_html) -> None:
    page = "<h1>Skiff Code</h1><h2>9A.04.010 Moorings. [Effective July 1, 2034]</h2><p>A. No person shall moor a skiff at a weir.</p><p>B. The clerk shall keep a log of skiffs that says:</p><p>1. the name of the owner; and</p><p>2. the day.</p>"
    said = {pair.question: pair.answer for pair in of_html(page, "legal")}
    assert any("section 9A.04.010(A) of the Skiff Code" in question for question in said)
    assert said["What must the clerk do under section 9A.04.010(B) of the Skiff Code?"].endswith("2\\. the day.")
    assert not any("Effective" in question or "effective" in question for question in said)


CAPITALS = "<h1>Boat Code</h1><p>Sec. 12.001.  LOG.  (a) The clerk shall keep a log.</p><p>(b) The log is open to all.</p><p>Sec. 12.002.  FEES.  The fee is five dollars for each skiff.</p><p>Sec. 12.003.  NIGHT.  No person shall moor a skiff at night.</p>"


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        (CAPITALS, "section 12.001(a) of the Boat Code"),
        ("<h1>Section 1533.10 | Mooring of skiffs.</h1><p>(A) The clerk shall keep a log.</p>", "section 1533.10(A)"),
        ("<h1>Boat Code</h1><h6>12346.5.</h6><p>The clerk shall keep a log.</p>", "section 12346.5 of the Boat Code"),
        ("<h1>§ 12-a. Moorings.</h1><p>The clerk shall keep a log of skiffs.</p>", "§ 12-a"),
    ],
)
def test_numbers_of_other_codes_are_whole(of_html, page, asked) -> None:
    questions = [pair.question for pair in of_html(page, "legal")]
    assert any(asked in question for question in questions), questions
    assert not any("|" in question for question in questions)


def test_notes_of_one_name_and_a_note_that_refers_to_another_take_their_marks_once() -> None:
    notes = '<p id="fn-2"><sup>2</sup> Eingefügt durch V vom 1. Mai 2034 <a href="#fn-3">3</a>.</p>' * 2
    notes += '<p id="fn-3"><sup>3</sup> Fassung gemäss V vom 2. Mai 2034.</p>'
    read = extract(ORDINANCE.replace("</h1>", "</h1>" + notes, 1).encode(), url="https://law.example/1").markdown
    assert "Begriffe" in read
    assert "Eingefügt durch V vom 1" not in read
