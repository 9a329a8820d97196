# ruff: noqa: E501 - a page is one line
"""What a law is called where its title does not say, ways out of a duty, tables that a provision leads to, and what a publisher adds."""

import pytest

OIL = "<h2>{}</h2><p>A keeper must fill the lamp with oil every day.</p>"


@pytest.mark.parametrize(
    ("body", "title", "named"),
    [
        ("<h1>Gull Bay Council</h1><h2>GULL BAY LAMP BYE-LAWS 2012</h2><p>The Council hereby makes these.</p>" + OIL.format("3. Oil"), "", "bye-law 3 of the Gull Bay Lamp Bye-laws 2012"),
        ("<h1>Gull Bay Council</h1><p>A paper.</p><h2>1. Citation</h2><p>These Bye-laws may be cited as the Gull Bay Lamp Bye-laws 2012 and shall come into operation on the 1st day of May 2012.</p>" + OIL.format("3. Oil"), "Laws final", "bye-law 3 of the Gull Bay Lamp Bye-laws 2012"),
        ('<h1>Chapter 7 - LAMPS</h1><h3>Sec. 7-1. - Title.</h3><p>This chapter may be cited as the "Lamp Ordinance" of the City of Gull Bay.</p>' + OIL.format("Sec. 7-3. - Oil."), "", "section 7-3 of the Lamp Ordinance of the City of Gull Bay"),
        ("<h1>Chapter 7 - LAMPS</h1>" + OIL.format("Sec. 7-3. - Oil."), "Chapter 7 - LAMPS | Code of Ordinances | Gull Bay, OR", "section 7-3 of the Code of Ordinances of Gull Bay, OR"),
        ("<h1>Lamp Act (S.C. 2014, c. 3)</h1>" + OIL.format("3 Oil"), "", "section 3 of the Lamp Act"),
        ('<h1>Lamp Act</h1><p>Part 2 of it.</p><h2>1 Name</h2><p>This Part may be cited as the Wick Rules 2001.</p>' + OIL.format("3 Oil"), "", "section 3 of the Lamp Act"),
    ],
)  # fmt: skip
def test_a_law_is_called_what_its_page_says_that_it_is_called(of_html, body, title, named) -> None:
    said = [pair.question for pair in of_html(body, "legal", title=title) if "fill the lamp" in pair.answer]
    assert said
    assert f"{named} " in said[0] or f"{named}?" in said[0]


LEY = "<h1>Ley 7/2018, de 3 de abril, de alumbrado de los faros y las balizas de Galicia</h1><h2>Artículo {}</h2><p>El guarda deberá encender la lámpara al anochecer.</p>"


@pytest.mark.parametrize(
    ("language", "body", "named", "never"),
    [
        ("es", LEY.format("3. Horario"), "de los faros y las balizas de Galicia?", "«"),
        ("es", LEY.format("3. Horario") + "<p>Los días de niebla intensa son festivos.</p><h2>Artículo 4. Nombres de los guardas de los faros y de las balizas</h2><p>Los nombres de los guardas constan en el registro.</p>", "4 de la Ley 7/2018, de 3 de abril («", "alumbrado"),
        ("de", "<h1>Gesetz über die Beleuchtung der Leuchttürme und der Baken an den Küsten des Landes (Leuchtturmgesetz)</h1><h2>§ 3 Lampen, Dochte und Öle der Türme und der Baken</h2><p>Lampen, Dochte und Öle gehören dem Land und seinen Häfen.</p>", "§ 3 Leuchtturmgesetz („", "Küsten"),
    ],
)  # fmt: skip
def test_a_long_name_is_cut_where_it_can_stop_once_the_question_is_too_long(
    of_html, language, body, named, never
) -> None:
    question = of_html(body, "legal", language=language)[-1].question
    assert named in question
    assert never not in question
    assert len(question.split()) <= 25


DUTY = "<h1>{}</h1><h2>{} Lamps</h2><p>(1) {}</p><p>(2) {}</p><p>(3) {}</p>"


@pytest.mark.parametrize(
    ("language", "texts", "held"),
    [
        ("en", ("A keeper who fails to light the lamp commits an offence.", "A keeper must clean it.", "It is a defence for a person charged under subsection (1) to show due diligence."), ("(1)", "(3)")),
        ("en", ("The tower is closed from dusk to dawn.", "A holder of a night permit may enter it at any hour.", "The log is red."), ("(1)", "(2)")),
        ("en", ("Each lamp shall bear the name of its maker.", "Where the size of a lamp does not allow that, the name shall stand on its box.", "The log is red."), ("(1)", "(2)")),
        ("en", ("A dealer shall take back old lamps.", "A dealer may refuse a lamp that leaks.", "The log is red."), ("(1)", "(2)")),
        ("en", ("A keeper must send the plan of the tower.", "The Board may by notice ask for more, and need not consider the plan until then.", "The log is red."), ("(1)",)),
        ("de", ("Der Abstand muss drei Meter betragen.", "Der Abstand verringert sich auf einen Meter, wenn eine Wand steht.", "Zu Schulen sind es zehn Meter; Absatz 2 ist nicht anzuwenden."), ("(1)", "(2)", "(3)")),
        ("de", ("Je Turm dürfen höchstens drei Lampen brennen.", "Die Behörde kann auf Antrag eine höhere Zahl zulassen.", "Das Buch ist rot."), ("(1)", "(2)")),
        ("es", ("Queda prohibido apagar la lámpara.", "La prohibición no será de aplicación de día.", "En ningún caso se apagará con niebla."), ("(1)", "(2)", "(3)")),
    ],
)  # fmt: skip
def test_a_duty_is_not_said_without_the_way_out_of_it(of_html, language, texts, held) -> None:
    name, word = {
        "en": ("Lamp Act", "Section 3"),
        "de": ("Lampengesetz", "§ 3"),
        "es": ("Ley de lámparas", "Artículo 3."),
    }[language]
    answer = of_html(DUTY.format(name, word, *texts), "legal", language=language)[0].answer
    assert [label for label in ("(1)", "(2)", "(3)") if answer.startswith(label) or f"\n{label}" in answer] == list(
        held
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("This Act extends to Wales only.", "To which territory does the Lamp Act extend?"),
        ("The Board may by notice ask for more, and need not consider a plan until it has it.", "say about lamps?"),
        ("The Board shall test at least 50 lamps of each maker a year.", "require?"),
        ("Where reference is made to this paragraph, Article 5 of Regulation (EU) No 182/2011 shall apply.", ""),
    ],
)
def test_a_frame_asks_what_the_words_say(of_html, text, asked) -> None:
    pairs = of_html(f"<h1>Lamp Act</h1><h2>Section 3 Lamps</h2><p>{text}</p>", "legal")
    assert [pair.question.endswith(asked) or "under section 3" in pair.question for pair in pairs] == [True] * bool(
        asked
    )


@pytest.mark.parametrize(
    ("name", "verb"), [("Lamp Act 2001", "does"), ("Lamp Regulations 2001", "do"), ("Lamp Bye-laws", "do")]
)
def test_regulations_are_several(of_html, name, verb) -> None:
    (pair,) = of_html(f"<h1>{name}</h1><h2>1 Start</h2><p>This paper comes into force on 1 May 2001.</p>", "legal")
    assert f" {verb} the {name}" in pair.question


def test_what_a_provision_announces_stands_in_its_answer(of_html) -> None:
    table = "<table><tr><th>Lamp</th><th>Day</th><th>Year</th></tr><tr><td>Small lamp</td><td>$4</td><td>$40</td></tr><tr><td>Large lamp</td><td>$9</td><td>—</td></tr></table>"
    pairs = of_html(
        f"<h1>Lamp Act</h1><h2>Section 3 Fees</h2><p>The following fees shall be paid: </p>{table}", "legal"
    )
    asked = {pair.question: pair.answer for pair in pairs}
    assert (
        asked["What are the fees under section 3 of the Lamp Act for “Small lamp”?"] == "- **Day**: $4\n- **Year**: $40"
    )
    (whole,) = [answer for answer in asked.values() if "following" in answer]
    assert whole.endswith("| Small lamp | $4 | $40 |\n| Large lamp | $9 | — |")


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "(Ord. No. 2013-07, § 5, 4-9-2013)"),
        ("en", "State law reference— Lamps, R.S. § 3."),
        ("en", "(Added Pub. L. 98–231, Mar. 9, 1984, 98 Stat. 66.)"),
        ("en", '<a href="#">Previous Page</a> <a href="#">Next Page</a>'),
        ("es", '<a href="#top">[Bloque #a8]</a>'),
        ("es", "[Bloque]"),
        ("fr", "Création LOI n°2021-906 du 7 juillet 2021 - art. 9"),
        ("fr", "Version abrogée depuis le 09 juillet 2021"),
    ],
)  # fmt: skip
def test_what_a_publisher_adds_is_no_law(of_html, language, note) -> None:
    name, word, text = {
        "en": ("Lamp Act", "Section 3", "A keeper must light the lamp every night."),
        "es": ("Ley de lámparas", "Artículo 3.", "El guarda deberá encender la lámpara cada noche."),
        "fr": ("Loi sur les lampes", "Article 3", "Le gardien doit allumer la lampe chaque soir."),
    }[language]
    body = f"<h1>{name}</h1><h2>{word}</h2><p>{text}</p><p>{note}</p><h2>{word.replace('3', '4')}</h2><p>{note}</p>"
    assert [pair.answer for pair in of_html(body, "legal", language=language)] == [text]


def test_a_section_of_another_page_is_headed_without_its_link_and_a_repealed_one_is_not_asked(of_html) -> None:
    body = (
        "<h1>Loi sur les lampes</h1><h2><a href='/3'>Article 3</a></h2><p>Le port est libre, sous réserve de l'article 4.</p>"
        "<h2><a href='/4'>Article 4 Lampes</a></h2><p>Le gardien doit allumer la lampe.</p>"
    )
    answer = of_html(body, "legal", language="fr")[0].answer
    assert answer.endswith("\n\nArticle 4 Lampes\n\nLe gardien doit allumer la lampe.")
    gone = "<h1>Lamp Act</h1><h2>5 [Repealed, 2019, c. 1, s. 2]</h2><p>Text of no law that is still in force.</p>"
    assert not of_html(gone, "legal")


def test_german_points_define_the_noun_that_they_begin_with(of_html) -> None:
    points = "<p>Im Sinne dieses Gesetzes ist</p><p>1. Wärter, wer eine Lampe hütet;</p><p>2. Turm ein Bau mit einer Lampe von mehr als fünf Metern.</p>"
    pairs = of_html(
        f"<h1>Gesetz über die Lampen (Lampengesetz)</h1><h2>§ 2 Begriffe</h2>{points}", "legal", language="de"
    )
    asked = {pair.question: pair.answer for pair in pairs if pair.type == "legal_definition"}
    assert {next(t for t in ("Wärter", "Turm") if f"„{t}“" in q): a for q, a in asked.items()} == {
        "Wärter": "Im Sinne dieses Gesetzes ist\n\nWärter, wer eine Lampe hütet",
        "Turm": "Im Sinne dieses Gesetzes ist\n\nTurm ein Bau mit einer Lampe von mehr als fünf Metern.",
    }
    assert all("nach dem Lampengesetz" in question for question in asked)
