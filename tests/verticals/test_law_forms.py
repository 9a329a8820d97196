"""Forms in which laws except, define and limit, in several languages: what comes along, and what is asked for what."""

import pytest

RULE = "<p>(1) A keeper must pay for the lamp.</p><p>(2) A keeper must write the log.</p>"
EN = "<h1>Lamp Act</h1><h2>Section 3 Lamps</h2>"
ES = "<h1>Ley 9/2016, de faros</h1><h2>Artículo 3. Lámparas</h2>"
FR = "<h1>Loi n° 2019-4 du 2 mai 2019</h1><h2>Article 3 Lampes</h2>"
DE = "<h1>Lampengesetz (LampG)</h1><h2>§ 3 Begriffe</h2>"
IT = "<h1>Legge 12 aprile 2018, n. 44</h1><h2>Art. 3 Fari</h2>"


@pytest.mark.parametrize(
    ("language", "body", "asked", "held"),
    [
        ("en", f"{EN}{RULE}<p>(3) A person aged 65 is exempt from the fee.</p>", "3(1)", "aged 65"),
        ("en", f"{EN}{RULE}<p>(3) Despite subsection (2), no log is kept in May.</p>", "3(2)", "in May"),
        ("en", f"{EN}{RULE}<p>(3) A novice need not write the log.</p>", "3(2)", "novice"),
        (
            "en",
            f"{EN}{RULE}<h2>Section 4 Oil</h2><p>Save as provided by section 3, oil must be sold by weight.</p>",
            "section 4",
            "write the log",
        ),
        (
            "en",
            f"{EN}{RULE}<h2>Section 4 Private lamps</h2><p>Section 3(2) does not apply to the keeper of a candle.</p>",
            "3(2)",
            "of a candle",
        ),
        (
            "en",
            f"{EN}{RULE}<h2>Section 4 Private lamps</h2><p>Section 3 does not apply to the keeper of a candle.</p>",
            "section 3 ",
            "of a candle",
        ),
        (
            "es",
            f"{ES}<p>1. El guarda deberá encender la lámpara.</p>"
            "<p>2. Lo dispuesto en el apartado anterior no será de aplicación en mayo.</p>",
            "el artículo 3 de",
            "en mayo",
        ),
        (
            "fr",
            f"{FR}<p>1. La présente loi s’applique aux lampes de plus de deux mètres.</p>"
            "<p>2. Elle ne s’applique pas aux lampes de poche.</p>",
            "s'applique la loi",
            "lampes de poche",
        ),
    ],
)
def test_an_exception_comes_along_however_it_is_worded(of_html, language, body, asked, held) -> None:
    pairs = of_html(body, "legal", language=language)
    found = [pair.answer for pair in pairs if asked in pair.question]
    assert found, [pair.question for pair in pairs]
    assert all(held in answer for answer in found)


def test_what_excepts_from_another_section_does_not_come_along(of_html) -> None:
    first, last = "(1) A keeper must pay for the lamp by the month.", "(2) The fee of section 9 does not apply in May."
    section = "<h2>Section 9 Fees</h2><p>The fee is $9 for each of the lamps.</p>"
    pairs = of_html(f"{EN}<p>{first}</p><p>{last}</p>{section}", "legal")
    assert first in [pair.answer for pair in pairs if "3(1)" in pair.question]


@pytest.mark.parametrize(
    ("language", "body", "term"),
    [
        ("de", f"{DE}<p>Als Wärter gilt, wer eine Lampe am Abend anzündet.</p>", "„Wärter“ nach dem LampG"),
        ("de", f"{DE}<p>Wärter ist, wer eine Lampe am Abend anzündet.</p>", "„Wärter“ nach dem LampG"),
        ("fr", f"{FR}<p>Constitue un phare tout feu placé à plus de dix mètres.</p>", "« phare »"),
        ("fr", f"{FR}<p>Est considéré comme gardien celui qui allume la lampe.</p>", "« gardien »"),
        (
            "fr",
            f"{FR}<p>Pour l’application de la présente loi, on entend par phare tout feu placé en mer.</p>",
            "« phare »",
        ),
        ("es", f"{ES}<p>A los efectos de esta ley, se considera faro toda luz puesta en alto.</p>", "«faro»"),
        ("it", f"{IT}<p>Ai fini della presente legge, per «faro» si intende ogni luce posta in alto.</p>", "«faro»"),
        (
            "en",
            "<h1>Lamp Act</h1><h2>Section 2 Definitions</h2><p><em>Trip:</em> A voyage that ends in port.</p>",
            "“Trip”",
        ),
        (
            "en",
            "<h1>Lamp Act</h1><h2>Section 2 Definitions</h2><p>The terms of this part have the following meanings:</p>"
            "<p>Trip: a voyage that ends in port.</p><p>Port: a place with a light.</p>",
            "“Port”",
        ),
    ],
)
def test_a_definition_is_found_in_the_form_of_its_language(of_html, language, body, term) -> None:
    pairs = of_html(body, "legal", language=language)
    assert any(pair.type == "legal_definition" and term in pair.question for pair in pairs), [p.question for p in pairs]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", f"{DE}<p>Als Wärter gilt auch, wer eine Lampe löscht und nichts sagt.</p>"),
        ("fr", f"{FR}<p>Constitue une infraction le fait de briser une lampe en mer.</p>"),
        ("it", f"{IT}<p>È considerato faro anche il fanale di un porto.</p>"),
        ("en", f"{EN}<p><em>Note:</em> A lamp must be lit in the evening.</p>"),
        ("en", "<h1>Lamp Act</h1><h2>Section 2 Definitions</h2><p><b>Note:</b> a lamp is lit in the evening.</p>"),
    ],
)
def test_what_adds_to_a_definition_or_is_none_is_not_asked_as_one(of_html, language, body) -> None:
    assert not [p.question for p in of_html(body, "legal", language=language) if p.type == "legal_definition"]


@pytest.mark.parametrize(
    ("text", "limited"),
    [
        ("A keeper must write the log within 14 days of the end of the month.", True),
        ("A keeper must be at least 16 years of age.", False),
        ("A keeper must clean at least two thirds of the lamps each year.", False),
        ("A keeper must not have been fined within the previous five years.", False),
    ],
)
def test_only_a_period_in_which_something_is_due_is_a_time_limit(of_html, text, limited) -> None:
    (pair,) = of_html(f"{EN}<p>{text}</p>", "legal")
    assert any(word in pair.question for word in ("time limit", "what time")) is limited


def test_sections_that_paragraphs_number_are_asked_below_a_heading_without_a_number(of_html) -> None:
    body = (
        "<h1>Lamp Act</h1><h3>2 Oil</h3><p>Oil must be sold by weight in the shops.</p><h2>Keepers</h2>"
        "<p><b>4</b> (1) A keeper must light the lamp.</p><p>(2) A keeper must clean the glass.</p>"
        "<p><b>5</b> A log must be kept by the keeper.</p>"
    )
    asked = {pair.question: pair.answer for pair in of_html(body, "legal")}
    assert any("section 4 of" in question and "clean" in answer for question, answer in asked.items())
    assert any("section 5 of" in question for question in asked)


SCHEDULE = "<h1>Lamp Act</h1><h2>Schedule B Fines</h2><table>{}</table>"


def test_a_table_without_a_head_gives_a_figure_for_each_matter(of_html) -> None:
    rows = "<tr><td>1 to 30 days late</td><td>$10</td></tr><tr><td>31 to 60 days late</td><td>$25</td></tr>"
    pairs = of_html(SCHEDULE.format(rows), "legal")
    assert [(p.question, p.answer) for p in pairs][1] == (
        "What are the fines under Schedule B to the Lamp Act for “31 to 60 days late”?",
        "$25",
    )
    assert not of_html(SCHEDULE.format(rows.replace("$25", "see above")), "legal")


def test_a_number_of_a_subsection_is_not_taken_for_one_of_its_section(of_html) -> None:
    pairs = of_html(f"{EN}<p>2. The lamp must be blue.</p><p>3. The mark must be red.</p>", "legal")
    assert any("section 3(3)" in pair.question.lower() for pair in pairs)


def test_notes_and_closing_words_are_no_provisions(of_html) -> None:
    closing = "<p>This Regulation shall be binding in its entirety and directly applicable in all Member States.</p>"
    credit = "<p><strong>Authority:</strong></p><p>54 U.S.C. 100101, as amended in the year 2006.</p>"
    pairs = of_html(f"{EN}{credit}<p>A keeper must light the lamp.</p>{closing}", "legal")
    assert [pair.answer for pair in pairs] == ["A keeper must light the lamp."]
