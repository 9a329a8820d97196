# ruff: noqa: E501 - a page is one line
"""What a provision is asked for, in the words of one who reads laws: who must do what, by when, for which fee."""

import pytest

from converter.languages.law_actors import actor
from converter.languages.law_titles import titled
from converter.site import Site

ACT = "<h1>Lamp Act 2019</h1><h2>Section 3 {}</h2>{}"
FEES = "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr></table>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Refillers shall keep the records.", ("must", "refillers")),
        ("The owner of a lamp must not sell it.", ("must not", "the owner of a lamp")),
        ("Subject to subsection (3), the Registrar may refuse it.", ("may", "the Registrar")),
        ("Logs.—A keeper shall write a log.", ("must", "a keeper")),
        ("Member States may charge a fee.", ("may", "Member States")),
        ("A person must not light a lamp.", ("", "")),
        ("The order must be in writing.", ("", "")),
        ("A keeper must be 18 years old.", ("", "")),
        ("The driver of such a van must stop.", ("", "")),
        ("If it rains, a keeper must wait.", ("", "")),
    ],
)
def test_who_is_bound_or_allowed_is_told_by_the_words_of_a_provision(text, found) -> None:
    assert actor(text) == found


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Grant of licences", " about the grant of licences"),
        ("Duties of keepers", " about duties of keepers"),
        ("Separation Distances", " about separation distances"),
        ("Daily check", " (“Daily check”)"),
        ("Permit required", " (“Permit required”)"),
        ("Records; access", " (“Records; access”)"),
        ("This Act binds the Crown", " (“This Act binds the Crown”)"),
        ("Ending a tenancy", " about ending a tenancy"),
        ("Operating permit", " (“Operating permit”)"),
        ("ENFORCEMENT", " (“Enforcement”)"),
        ("Transitional provisions", " about transitional provisions"),
        ("Validity and renewal", " about validity and renewal"),
    ],
)
def test_a_title_stands_in_a_question_as_grammar_allows(title, said) -> None:
    assert titled(title, Site(), "Lamps are lit.") == said


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "A keeper must write the log within 14 days of the gale.",
            "What must a keeper do under section 3 of the Lamp Act 2019, and within what time?",
        ),
        (
            "A keeper may appeal within 14 days of the refusal.",
            "What may a keeper do under section 3 of the Lamp Act 2019, and within what time?",
        ),
        (
            "A keeper may release a lamp within four hours after dusk.",
            "What may a keeper do under section 3 of the Lamp Act 2019?",
        ),
        ("A fee is not returned, except where the form is withdrawn within 14 days.", "say about"),
        ("Member States shall lay down the rules on penalties.", "What must Member States do under"),
        ("A keeper who sleeps is liable on conviction to a fine not exceeding £50.", "penalty"),
        ("A keeper who sleeps commits an offence.", "Which offence does section 3 of the Lamp Act 2019 create?"),
        ("This Act shall apply from 1 May 2020.", "From when does the Lamp Act 2019 apply?"),
        ("This Act comes into force on 1 May 2020.", "When does the Lamp Act 2019 come into force?"),
    ],
)
def test_a_provision_is_asked_for_what_it_sets(of_html, text, question) -> None:
    (pair,) = of_html(ACT.format("Light of lamps", f"<p>{text}</p>"), "legal")
    assert question in pair.question


@pytest.mark.parametrize(
    ("title", "cells", "question", "answer"),
    [
        ("Fees", ("Number of lamps", "Amount", "5 to 19", "£8"), "What are the fees under section 3 of the Lamp Act 2019 where the number of lamps is 5 to 19?", "£8"),
        ("Lamps", ("Lamp", "Maximum height", "Small lamp", "9 m"), "What is the maximum height under section 3 of the Lamp Act 2019 for “Small lamp”?", "9 m"),
        ("Charges", ("Lamp", "Charge ($)", "Small lamp", "240.00"), "for “Small lamp”?", "| Lamp | Charge ($) |\n| --- | --- |\n| Small lamp | 240.00 |"),
        ("Tests of lamps", ("Lamp", "Per day", "Small lamp", "£8"), "What does section 3 of the Lamp Act 2019 say about tests of lamps for “Small lamp”?", "| Lamp | Per day |\n| --- | --- |\n| Small lamp | £8 |"),
    ],
)  # fmt: skip
def test_a_row_is_asked_for_by_what_its_column_or_its_title_sets(of_html, title, cells, question, answer) -> None:
    (pair,) = of_html(ACT.format(title, FEES.format(*cells)), "legal")
    assert question in pair.question
    assert pair.answer == answer


def test_a_row_says_who_is_exempt_from_it_and_a_counted_row_is_called_by_its_matter(of_html) -> None:
    table = "<table><tr><th>Item</th><th>Matter</th><th>Fee</th></tr><tr><td>1</td><td>Small lamp</td><td>£8</td></tr><tr><td>2</td><td>Large lamp</td><td>£9</td></tr></table>"
    pairs = of_html(ACT.format("Fees", f"{table}<p>Persons over 65 are exempt from the fee.</p>"), "legal")
    small = next(pair for pair in pairs if pair.type == "schedule")
    assert small.question == "What is the fee under section 3 of the Lamp Act 2019 for “Small lamp”?"
    assert small.answer.endswith("| 1 | Small lamp | £8 |\n\nPersons over 65 are exempt from the fee.")


def test_points_with_all_labels_above_them_are_points(of_html) -> None:
    body = "<p>(a) A keeper must hold:</p><p>(a)(1) a lamp; and</p><p>(a)(2) oil of:</p><p>(a)(2)(i) whales.</p><p>(b) A keeper must sleep by day.</p>"
    pairs = of_html(ACT.replace("Section", "§").format("Lamps", body), "legal")
    first = next(pair.answer for pair in pairs if "3(a)" in pair.question)
    assert first.endswith("(a)(2)(i) whales.")
    assert "(b)" not in first


def test_a_title_in_the_margin_of_a_subsection_and_the_mark_of_a_note_are_no_law(of_html) -> None:
    body = "<p>(1) A keeper must hold a lamp.</p><p>Exception</p><p>(2) Subsection (1) does not apply in May.</p><p><a href='#n1'>(1)</a> Law of lamps (OJ L 3).</p>"
    answers = [pair.answer for pair in of_html(ACT.format("Lamps", body), "legal")]
    assert answers
    assert not [answer for answer in answers if "Exception" in answer or "OJ" in answer]


@pytest.mark.parametrize(
    ("heading", "language", "cited"),
    [
        ("Article L. 634-3", "fr", "l'article L. 634-3 du Code des lampes"),
        ("Disposición transitoria única. Lámparas", "es", "la disposición transitoria única de la Ley 4/2019"),
    ],
)
def test_articles_and_dispositions_are_cited_with_their_numbers(of_html, heading, language, cited) -> None:
    name = "Code des lampes" if language == "fr" else "Ley 4/2019"
    text = "Le gardien allume la lampe." if language == "fr" else "El guarda enciende cada noche la lámpara."
    (pair,) = of_html(f"<h1>{name}</h1><h2>{heading}</h2><p>{text}</p>", "legal", language=language)
    assert cited in pair.question


def test_a_section_that_begins_as_a_paragraph_is_one_of_its_code_and_not_of_its_site(of_html) -> None:
    body = "<h3>The 2026 Gull Statutes</h3><p>509.21 Lamps; fees.—</p><p>(1) LIGHT.— A keeper must light the lamp.</p><p>History.—s. 3, ch. 2022-9.</p>"
    (pair,) = of_html(body, "legal", title="Statutes :View Statutes : Online")
    assert pair.question == "What must a keeper do under section 509.21(1) of the 2026 Gull Statutes?"
    assert "History" not in pair.answer


def test_labels_of_new_zealand_are_no_headings(of_html) -> None:
    point = "<div class='label-para'><h5 class='label-para'><span>({})</span></h5><div class='para'><p class='text'>{}</p></div></div>"
    body = f"<p class='subprov'>A keeper must hold—</p>{point.format('a', 'a lamp; and')}{point.format('b', 'oil.')}"
    (pair,) = of_html(ACT.format("Lamps", body), "legal")
    assert pair.answer == "A keeper must hold—\n\n(a) a lamp; and\n\n(b) oil."


def test_another_section_is_quoted_where_it_is_broken_not_where_it_is_but_named(of_html) -> None:
    other = "<h2>Section 4 Oil</h2><p>Oil must be sold by weight.</p>"
    broken = of_html(
        ACT.format("Acts", "<p>A keeper who contravenes section 4 commits an offence.</p>") + other, "legal"
    )
    named = of_html(ACT.format("Acts", "<p>A keeper must keep a log of sales under section 4.</p>") + other, "legal")
    assert "by weight" in broken[0].answer
    assert "by weight" not in named[0].answer
