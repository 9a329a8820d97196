# ruff: noqa: E501 - a page is one line
"""Laws as towns, gazettes and codes publish them: sections in bold inside their text, long titles, feet of pages."""

import pytest

WORD = "<p class=MsoNormal align=center><b>TOWN OF GULL BAY</b></p><p class=MsoNormal align=center><b>ORDINANCE NO. 77</b></p>{}"
PLAIN = "<h1>Ordinance No. 77</h1>{}"
DASHED = "<p><strong>SECTION {n}. {title}.—</strong>{text}</p>"
SIGNED = "<p><b>§ 4-{n} {title}.</b> {text}</p>"
RUNS = "<p class=MsoNormal><b><u>Section {n}.</u></b>  <b>{title}.</b>  {text}</p>"
TEXTS = (
    ("Lamps", "A keeper shall light the lamp at dusk."),
    ("Oil", "No person shall burn whale oil in a lamp."),
    ("Fines", "A person who burns whale oil shall be fined $40."),
)


def _body(form: str) -> str:
    return "".join(form.format(n=n, title=title, text=text) for n, (title, text) in enumerate(TEXTS, start=1))


@pytest.mark.parametrize(
    ("page", "form", "cited"),
    [
        (WORD, RUNS, "section 2 of Ordinance No. 77 of the Town of Gull Bay"),
        (PLAIN, DASHED, "section 2 of Ordinance No. 77"),
        (PLAIN, SIGNED, "§ 4-2 of Ordinance No. 77"),
    ],
)
def test_a_section_in_bold_before_its_text_is_a_section(of_html, page, form, cited) -> None:
    pairs = of_html(page.format(_body(form)), "legal")
    said = {pair.answer: pair.question for pair in pairs if pair.type == "provision"}
    assert list(said) == [text for _, text in TEXTS]
    assert f" {cited} " in said[TEXTS[1][1]].replace("?", " ")


def test_two_words_in_bold_are_no_sections(of_html) -> None:
    body = "<h1>Lamp Act</h1><h2>3 Lamps</h2><p><b>Section 4</b> does not bind a keeper who is ill.</p>"
    assert [pair.answer[:13] for pair in of_html(body, "legal")] == ["**Section 4**"]


ARTICLE = "<p>In force</p><h1>{}</h1><h3>{} 3</h3><p>{}</p>"


@pytest.mark.parametrize(
    ("language", "title", "word", "text", "cited"),
    [
        ("en", "REGULATION (EU) 2031/77 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 4 May 2031 on the colour of lamps in harbours", "Article", "Member States shall paint the lamps red.", "Article 3 of Regulation (EU) 2031/77?"),
        ("en", "Directive (EU) 2031/78 of the European Parliament and of the Council of 4 May 2031 on lamps", "Article", "Member States shall paint the lamps red.", "Article 3 of Directive (EU) 2031/78?"),
        ("de", "VERORDNUNG (EU) 2031/77 DES EUROPÄISCHEN PARLAMENTS UND DES RATES vom 4. Mai 2031 über die Farbe von Lampen in Häfen", "Artikel", "Die Häfen müssen die Lampen rot streichen.", "Artikel 3 der Verordnung (EU) 2031/77?"),
        ("fr", "Décret n° 2031-77 du 4 mai 2031 relatif à la couleur des lampes dans les ports et sur les quais", "Article", "Les ports doivent peindre les lampes en rouge.", "l'article 3 du décret n° 2031-77 du 4 mai 2031 ?"),
    ],
)  # fmt: skip
def test_the_long_title_of_an_act_below_a_page_s_own_gives_its_short_name(
    of_html, language, title, word, text, cited
) -> None:
    body = f"<h1>Document 32031R0077</h1>{ARTICLE.format(title, word, text)}"
    assert [pair.question[-len(cited) :] for pair in of_html(body, "legal", language=language)] == [cited]


CFR = '<h1>Title 7 - Agriculture</h1><h2>PART 31—LAMPS IN BARNS</h2><ul><li><a href="#31.1">§ 31.1</a> Oil.</li><li><a href="#31.2">§ 31.2</a> Fees.</li></ul><h4>§ 31.1 Oil.</h4><p>A keeper must fill each lamp with oil.</p>'


def test_a_part_of_the_federal_code_is_cited_so_and_its_contents_are_no_answer(of_html) -> None:
    pairs = of_html(CFR, "legal", title="Title 7 - Agriculture | e-Regulations")
    assert [pair.question for pair in pairs] == ["What must a keeper do under 7 CFR § 31.1?"]


def test_a_fee_of_a_table_with_two_heads_is_told_with_both_and_stands_in_its_provision(of_html) -> None:
    head = "<thead><tr><th rowspan=2>Number of lamps</th><th colspan=2>Fee a year</th></tr><tr><th>On land</th><th>At sea</th></tr></thead>"
    rows = "<tr><td>1 to 5</td><td>$8</td><td>$3</td></tr><tr><td>6 to 9</td><td>$18</td><td>$13</td></tr>"
    body = f"<h1>Lamp Act</h1><h2>4 Fees</h2><p>(a) The fees are shown in table 1 to this paragraph (a).</p><p>Table 1 to Paragraph (a)—Lamp Fees</p><table>{head}{rows}</table><p>(b) A fee is due in May.</p>"
    said = {pair.question: pair.answer for pair in of_html(body, "legal")}
    fee = said["What are the fees under section 4 of the Lamp Act where the number of lamps is 1 to 5?"]
    assert "At sea" in fee
    assert "$18" not in fee
    assert any(answer.startswith("(a)") and answer.endswith("$13 |") for answer in said.values())


@pytest.mark.parametrize(
    ("language", "page", "begins", "held"),
    [
        ("es", "<h1>Ley de lámparas</h1><h2>Artículo 9. Sanciones</h2><p>1. El guarda será sancionado con multa de 30 euros.</p><p>2. No se impondrá multa a quien repare la lámpara.</p>", "1", "repare la lámpara."),
        ("en", "<h1>Lamp Act</h1><h2>9 Exemptions</h2><p>(1) Section 2 does not apply to a lamp—</p><p>(a) at sea, or</p><p>(b) on a cart.</p><p>(2) An exemption under subsection (1)(b) ceases to have effect at dusk.</p>", "(1)", "at dusk."),
        ("en", "<h1>Lamp Act</h1><h2>9 Liability</h2><p><b>1.</b> A keeper shall answer for a lamp.</p><p><b>2.</b> A keeper shall inspect each lamp.</p><p><b>3.</b> Subdivision 1 does not apply to a storm.</p>", "**2", "inspect each lamp."),
        ("de", "<h1>Lampengesetz</h1><h2>§ 9 Bußgeld</h2><p>(1) Ordnungswidrig handelt, wer</p><p>1. eine Lampe löscht oder</p><p>2. Öl stiehlt.</p><p>(2) Die Tat kann in den Fällen des Absatzes 1 Nummer 2 mit einer Geldbuße bis zu 40 Euro geahndet werden.</p>", "(1)", "geahndet werden."),
    ],
)  # fmt: skip
def test_a_rule_comes_with_what_is_out_of_it_and_with_nothing_that_is_not(
    of_html, language, page, begins, held
) -> None:
    found = [p.answer for p in of_html(page, "legal", language=language) if p.answer.startswith(begins)]
    assert any(answer.endswith(held) for answer in found)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The Board must consider any objection lodged within 30 days.", "What must the Board do under section 3 of the Lamp Act?"),
        ("By 30 June 2032 the Board shall report on the lamps.", "What must the Board do under section 3 of the Lamp Act?"),
        ("Liability for a lamp may not exceed $40.", "What does section 3 of the Lamp Act say about lamps?"),
    ],
)  # fmt: skip
def test_a_time_or_a_limit_is_asked_for_as_what_it_is(of_html, text, asked) -> None:
    pairs = of_html(f"<h1>Lamp Act</h1><h2>3 Lamps</h2><p>{text}</p>", "legal")
    assert [pair.question for pair in pairs] == [asked]


def test_a_paragraph_of_a_schedule_is_no_section_and_the_foot_of_a_page_no_law(of_html) -> None:
    foot = '<p>Seite oben | <a href="/impressum">Impressum</a> | Drucken</p>'
    body = f"<h1>Lamp Act 2031</h1><h2>3 Oil</h2><p>A keeper must buy oil.</p><h2>Schedule 1 Fees</h2><h3>2 Waiver</h3><p>The Registrar may waive the fee.</p>{foot}"
    said = {pair.question: pair.answer for pair in of_html(body, "legal")}
    asked = "What may the Registrar do under paragraph 2 of Schedule 1 to the Lamp Act 2031?"
    assert said[asked] == "The Registrar may waive the fee."


def test_german_definitions_whose_verb_stands_in_the_point_are_found(of_html) -> None:
    body = "<h1>Lampengesetz</h1><h2>§ 2 Begriffsbestimmungen</h2><p>Im Sinne dieses Gesetzes</p><p>1. ist <b>Lampe</b> ein Gerät, das leuchtet;</p><p>2. sind <b>Dochte</b> Schnüre aus Baumwolle.</p>"
    asked = [pair.question for pair in of_html(body, "legal", language="de")]
    assert len(asked) == 2
    assert all(f"„{term}“" in question for term, question in zip(("Lampe", "Dochte"), asked, strict=True))


def test_the_letter_of_a_point_is_no_defined_term(of_html) -> None:
    body = "<h1>Lampengesetz</h1><h2>§ 2 Begriffe</h2><p>In diesem Gesetz bedeuten:</p><dl><dt>a.</dt><dd>Lampe: ein Gerät, das leuchtet;</dd><dt>b.</dt><dd>Docht: eine Schnur aus Baumwolle.</dd></dl>"
    asked = [pair.question for pair in of_html(body, "legal", language="de")]
    assert not any("„a.“" in question or "„b.“" in question for question in asked)
