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
@pytest.mark.parametrize("bold", [True, False])
def test_a_dotted_number_keeps_its_dot(of_html, number, answer, bold) -> None:
    pairs = of_html(BYLAW if bold else BYLAW.replace("<b>", "").replace("</b>", ""), "legal")
    said = answer if bold else answer.replace("**", "")
    assert answer_of(pairs, f"section {number} of the Weir Bylaw No. 88").startswith(said)
    assert not [pair for pair in pairs if "section 2 " in pair.question or "section 21" in pair.question]


def test_a_heading_with_a_dotted_number_is_cited_by_it(of_html) -> None:
    page = "<h1>Weir Bylaw No. 88</h1><h2>2.1 Boats</h2><p>No person may moor a boat at the weir.</p>"
    assert "section 2.1 of the Weir Bylaw No. 88" in of_html(page, "legal")[0].question


PRELIMS = '<h1 class="LegNo">2021 No. 77</h1><h1 class="LegTitle">The Weirs (Boats) Regulations 2021</h1><p class="LegDate"><span class="LegDateText">Made</span><span class="LegDateDate">4th May 2021</span></p><h2 class="LegPart"><span class="LegPartNo">PART 2</span> <span>Moorings</span></h2>'
REGULATIONS = '<p class="{0}">Need of a licence for moorings</p><p>3.—(1) No person may moor a boat at a weir without a licence.</p><p>(2) Paragraph (1) does not apply to a ferry.</p><p class="{0}">Fees</p><p>4.—(1) The fee must be paid in advance each year.</p><p>(2) A fee is not repaid to the holder.</p><p class="{0}">Term</p><p>5. A licence has effect for two years.</p>'


@pytest.mark.parametrize(
    ("titles", "asked"),
    [
        ("LegP1GroupTitle", {"regulation 3 of": "without a licence.", "regulation 4(2) of": "(2) A fee is", "regulation 5 of": "5\\. A licence has"}),
        ("plain", {"regulation 3 of": "(2) Paragraph (1)", "regulation 4 of": "(2) A fee is not repaid to the holder.", "regulation 5 of": "A licence has"}),
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
    assert "where the number of boats is 5 to 19" in asked
    assert "“Ferry, each”" in asked


def test_a_note_that_explains_is_no_law(of_html) -> None:
    page = "<h1>Weirs Act 2021</h1><h2>{}</h2><p>(This note is not part of the Act)</p><p>The Act makes boats safe.</p>"
    assert of_html(page.format("EXPLANATORY NOTE"), "legal") == []
    assert of_html(page.format("Aim"), "legal") != []


EXCEPTED = (
    ("en", "<h1>Lamp Act</h1><h2>Section 3 Lamps</h2>", "A keeper must hold a permit.", "3(1)", (
        "A permit is not required for a candle.", "No such permit shall be required for a candle.",
        "Exceptions. The following are free of it: a candle.", "A permit is not needed for a candle.",
    )),
    ("de", "<h1>Lampengesetz (LampG)</h1><h2>§ 3 Anzeige</h2>", "Der Wärter hat die Lampe anzuzeigen.", "Absatz 1", (
        "Eine Anzeige ist nicht erforderlich, wenn sie klein ist.", "Eine Kerze bedarf der Anzeige nicht.",
        "Wärter von Kerzen sind von der Anzeige befreit.",
    )),
    ("fr", "<h1>Loi n° 2019-4 du 2 mai 2019</h1><h2>Article 3 Lampes</h2>", "Le gardien doit obtenir un permis.", "l'article 3, 1", (
        "Le permis n’est pas exigé pour une bougie.", "Les bougies sont dispensées de permis.",
    )),
    ("es", "<h1>Ley 9/2016, de faros</h1><h2>Artículo 3. Lámparas</h2>", "El guarda deberá obtener un permiso.", "apartado 1", (
        "No se requiere permiso para una vela.", "El permiso no será necesario para una vela.",
    )),
    ("pt", "<h1>Lei n.º 9/2016, de 4 de maio</h1><h2>Artigo 3.º Lâmpadas</h2>", "O guarda deve obter uma licença.", "n.º 1", (
        "A licença não é exigida para uma vela.",
    )),
    ("it", "<h1>Legge 12 aprile 2018, n. 44</h1><h2>Art. 3 Fari</h2>", "Il guardiano deve ottenere un permesso.", "comma 1", (
        "Il permesso non è richiesto per una candela.",
    )),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "head", "rule", "below", "exception"),
    [(*case, said) for *case, exceptions in EXCEPTED for said in exceptions],
)
def test_what_is_not_required_comes_along_and_a_section_answered_whole_is_asked_whole(
    of_html, language, head, rule, below, exception
) -> None:
    pairs = of_html(f"{head}<p>1. {rule}</p><p>2. {exception}</p>", "legal", language=language)
    found = [pair for pair in pairs if rule in pair.answer]
    assert found, [pair.question for pair in pairs]
    assert all(exception in pair.answer and below not in pair.question for pair in found)


def test_a_break_between_sentences_makes_no_exception_of_the_first(of_html) -> None:
    said = "Une lampe ne peut être placée en mer.<br>Cette règle n’est pas applicable aux bougies en mer."
    page = f"<h1>Loi n° 2019-4 du 2 mai 2019</h1><h2>Article 3</h2><p>{said}</p>"
    assert "exception" not in of_html(page, "legal", language="fr")[0].question


@pytest.mark.parametrize(
    "end",
    [
        "<p>Made this 14th day of March 2016.</p><p>Minister of Lamps</p>",
        "<p>Done at Gull Bay, 1 May 2021.</p><p>For the Council<br>The President<br>J. ROE</p>",
        "<p>R. A. Roe<br>Parliamentary Under-Secretary<br>4th May 2021</p>",
        "<p>Jane Roe<br>Minister of Lamps<br>4th May 2021</p>",
        "<p>JUANA R.</p>",
        "<p>[Bloque 4: #a2]</p>",
        "<p>zum Seitenanfang Impressum</p>",
    ],
)
def test_what_closes_a_law_or_its_page_is_none_of_its_last_section(of_html, end) -> None:
    rule = "A keeper must light the lamp before 6 in the evening."
    (pair,) = of_html(f"<h1>Lamp Act</h1><h2>Section 3 Lamps</h2><p>{rule}</p>{end}", "legal")
    assert pair.answer == rule


@pytest.mark.parametrize("rule", ["Given the day of a gale, a keeper must light it.", "K. Roe must keep the lamp.", "A. LAMPS<br>It must be lit.", "A lamp must be lit:<br>at sea<br>on land"])  # fmt: skip
def test_what_only_begins_as_a_closing_does_is_law(of_html, rule) -> None:
    (pair,) = of_html(f"<h1>Lamp Act</h1><h2>Section 3 Lamps</h2><p>{rule}</p>", "legal")
    assert pair.answer.startswith(rule.partition("<br>")[0])


def test_the_next_section_without_a_heading_is_no_point_of_a_dotted_one(of_html) -> None:
    section = "<p>3.1 A keeper must light the lamp.</p><p>3.2 A keeper must clean the glass.</p><p>4. Logs. A keeper must write a log each day.</p>"
    pairs = of_html(f"<h1>Lamp License</h1><h2>3. Lamps</h2>{section}", "legal")
    assert answer_of(pairs, "section 3.2 of") == "3.2 A keeper must clean the glass."
    assert answer_of(pairs, "section 4 of") == "4\\. Logs. A keeper must write a log each day."


@pytest.mark.parametrize(
    ("head", "section", "title", "asked"),
    [
        ("<h1>TOWN OF GULL</h1><h2>WEIRS BY-LAWS 2021</h2>", "<h3>1. Citation</h3><p>These By-laws may be cited as the Gull Weirs By-laws 2021.</p><h3>2. Moorings</h3>", "Town of Gull", "section 2 of the Gull Weirs By-laws 2021"),
        ("<h3>CHAPTER 9—WEIRS</h3>", "<h3>§902. Moorings</h3>", "46 USC Ch. 9: WEIRS", "46 U.S.C. § 902"),
    ],
)  # fmt: skip
def test_a_law_is_called_as_it_says_that_it_is_cited_and_a_code_by_its_title(
    of_html, head, section, title, asked
) -> None:
    pairs = of_html(f"{head}{section}<p>A person must not moor a boat at the weir.</p>", "legal", title=title)
    assert [pair for pair in pairs if asked in pair.question], [pair.question for pair in pairs]
