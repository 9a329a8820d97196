"""What stands beside a law whose sections are numbered, and definitions and references inside their own paragraph."""

SECTIONS = "".join(
    f"<h3>{n} {title}</h3><p>A keeper must {what} on every market day.</p>"
    for n, title, what in (
        (1, "Sweeping", "sweep the quay"),
        (2, "Ropes", "coil the ropes"),
        (3, "Lamps", "light the lamps"),
    )
)


def test_parts_of_a_page_without_a_number_are_not_asked_of_a_numbered_law(of_html) -> None:
    pairs = of_html(
        f"<h1>Quays Act 2020</h1>{SECTIONS}<h3>About this page</h3><p>The text is printed by the office in Weir.</p>",
        "legal",
    )
    assert any("section 2 of the Quays Act 2020" in pair.question for pair in pairs)
    assert not any("About this page" in pair.question for pair in pairs)


def test_a_definition_goes_on_over_points_numbered_as_subsections_are(of_html) -> None:
    points = "<p>“Quay” means a landing and any of the following beside it:</p><p>(1) A crane.</p><p>(2) A shed.</p>"
    pairs = of_html(f"<h1>Quays Act 2020</h1>{SECTIONS}<h3>4 Definitions</h3><p>In this Act:</p>{points}", "legal")
    assert any("(2) A shed." in pair.answer for pair in pairs if "“Quay”" in pair.question)


def test_an_article_and_a_paragraph_put_in_have_their_own_number(of_html) -> None:
    body = "".join(
        f"<h2>Art. {n} ({title})</h2><p>1. Il custode deve pulire il molo ogni giorno, prima delle sette.</p>"
        for n, title in (("1", "Moli"), ("2", "Funi"), ("2-bis", "Lampade"), ("3", "Barche"))
    )
    pairs = of_html(f"<h1>Legge 3 maggio 2017, n. 44</h1>{body}", "legal", language="it")
    asked = " ".join(pair.question for pair in pairs)
    assert "articolo 2-bis" in asked
    assert "((" not in asked
    assert "«(" not in asked
