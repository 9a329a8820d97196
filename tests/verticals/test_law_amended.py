# ruff: noqa: E501 - a page is one line
"""Acts with marks of what amended them, sections numbered in bold before a dash, numbers and titles in two headings."""

import pytest

from gristmill.privacy.find import find

ACT = """<p align="center"><font size="5"><b>THE CANAL TOWPATHS ACT, 1994</b></font></p><p align="center"><b>ACT NO. 14 OF 1994</b></p>
<p align="center">CHAPTER I</p><p align="center">P<font size="1">RELIMINARY</font></p>
<p><b>1. Short title.</b>&mdash;(<i>1</i>) This Act may be called the Canal Towpaths Act, 1994.</p><p>(<i>2</i>) It extends to every canal of the Province <sup>1</sup>[***].</p>
<p><b>2. Definitions.</b>&mdash;In this Act, unless the context otherwise requires,&mdash;</p>
<blockquote><p>(<i>a</i>) &ldquo;towpath&rdquo; means a strip of land beside a canal, and &ldquo;tow-line&rdquo; means a rope that is drawn along it;</p>
<p><sup>2</sup>[(<i>b</i>) &ldquo;warden&rdquo; means an officer appointed under section 4.]</p></blockquote>
<p><b><sup>3</sup>[3A. Lamps.</b>&mdash;Every bargee shall hang a lamp at the bow of the barge from sunset to sunrise.]</p>
<p><b>4. Wardens.</b>&mdash;No suit shall lie against a warden for anything that is done in good faith.</p>
<p><b>5. [</b><i>Tolls.</i><b>]</b> <i>Rep. by Act 9 of 2006, s. 3.</i></p>
<p align="center">&mdash;&mdash;&mdash;&mdash;</p><p align="center"><b>THE FIRST SCHEDULE</b></p><p align="center">[<i>See</i> section 4(<i>c</i>)]</p><p align="center">LENGTHS</p>
<table><tr><th>Sl. No.</th><th>Canal</th><th>Miles</th></tr><tr><td>1</td><td>Upper Sarang</td><td>14</td></tr></table>
<hr><p><font size="2">1. The words &ldquo;but the Delta&rdquo; omitted by Act 9 of 2006, s. 2.<br>2. Ins. by s. 4, <i>ibid</i>.<br>3. Ins. by Act 11 of 2009, s. 3 (w.e.f. 1-1-2010).</font></p>"""


@pytest.fixture
def amended(of_html) -> dict[str, str]:
    return {pair.question: pair.answer for pair in of_html(ACT, "legal", title="Code: The Canal Towpaths Act, 1994")}


def test_sections_numbered_in_bold_before_a_dash_are_asked_one_by_one(amended) -> None:
    act = "of the Canal Towpaths Act, 1994"
    assert amended[f"What must every bargee do under section 3A {act}?"].startswith("Every bargee shall hang a lamp")
    whole = next(answer for question, answer in amended.items() if f"section 1 {act}" in question)
    assert whole.endswith("\n\n(2) It extends to every canal of the Province.")
    assert not any("section 5 " in question for question in amended)


def test_marks_of_amendments_and_their_notes_are_none_of_the_law(amended) -> None:
    said = "".join((*amended, *amended.values()))
    assert not any(mark in said for mark in ("[", "]", "sup", "***", "Ins.", "omitted"))
    assert amended["What is meant by “towpath” and “tow-line” in the Canal Towpaths Act, 1994?"].endswith("along it")
    assert any("“warden”" in question for question in amended)


def test_a_schedule_called_by_its_order_is_asked_so_and_its_rows_not_by_their_count(amended) -> None:
    assert any("the First Schedule to the Canal" in question and "“Upper Sarang”" in question for question in amended)


def test_a_bracket_of_a_note_that_tells_of_no_amendment_stays(of_html) -> None:
    body = "<h1>Lamp Act</h1><h2>Section 3 Lamps</h2><p>A keeper must light <sup>1</sup>[each] lamp at dusk.</p><p>1. See the map.</p>"
    assert "[each]" in of_html(body, "legal")[0].answer


CODE = """<h1>Chapter 70-41 RSV</h1><h2>KITES AND BALLOONS</h2>
<h3><a href="?pdf">PDF</a><a name="a">70-41-010</a></h3><h3>Definitions.</h3><div>(1) "Kite" means an aircraft that is held by a line.</div><div>(2) "Cord" has the meaning given in section 70-41-020.</div>
<h3><a href="?pdf">PDF</a><a name="b">70-41-020</a></h3><h3>Lines.</h3><div>(1) A person may not fly a kite near a power line.</div><div>(2) In this section, "cord" means a line of cotton.</div><div>(3) A person may not be found guilty under this section if the person proves that no line was in sight.</div>
<h3><a href="?pdf">PDF</a><a name="c">70-41-030</a></h3><h3>Permits.</h3><div>(1) The fee for the permit of a school is nine dollars a year.</div><div>(2) The fee for any other permit is forty dollars a year.</div><div>(3) Before granting a permit, it must consult the nearest airport.</div>"""


def test_a_number_and_a_title_in_two_headings_are_one_section_of_a_chapter_called_by_its_number(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(CODE, "legal")}
    chapter = "Chapter 70-41 RSV (Kites and Balloons)"
    assert any(
        f"“Kite” mean in {chapter}" in q or f"“Kite” in {chapter}" in q or f"“Kite” defined in {chapter}" in q
        for q in said
    )
    cord = next(answer for question, answer in said.items() if "“Cord”" in question)
    assert cord.startswith('"Cord"')
    assert cord.endswith('(2) In this section, "cord" means a line of cotton.')
    assert "near a power line" not in cord
    assert any("70-41-020(3)" in q and "defence" in q for q in said)
    assert not any("70-41-020(3)" in q and ("prohibit" in q or "not allowed" in q) for q in said)


@pytest.mark.parametrize(("asked", "before"), [("70-41-030(2)", "(1) The fee"), ("70-41-030(3)", "(2) The fee")])
def test_what_goes_on_from_the_provision_before_brings_it(of_html, asked, before) -> None:
    answers = [pair.answer for pair in of_html(CODE, "legal") if asked in pair.question]
    assert answers
    assert all(before in answer for answer in answers)


def test_provisions_that_a_law_inserts_are_asked_by_their_numbers_there(of_html) -> None:
    body = """<h1>Décret n° 2031-12 du 5 mai 2031</h1><h2>Article 2</h2><p>Après l'article R. 9-1 du code des phares, il est inséré deux articles ainsi rédigés :</p>
<blockquote><p>« <b>Art. R. 9-2. -</b> Le gardien allume la lampe chaque soir.</p><p>« <b>Art. R. 9-3. -</b> La lampe est éteinte :</p><p>« 1° Au lever du jour ;</p><p>« 2° Sur ordre du maire. »</p></blockquote>"""
    said = {pair.question: pair.answer for pair in of_html(body, "legal", language="fr")}
    of = "inséré par l'article 2 du décret n° 2031-12 du 5 mai 2031 ?"
    assert said[f"Que prévoit l'article R. 9-2, {of}"].endswith("chaque soir.")
    assert said[f"Que prévoit l'article R. 9-3, {of}"].endswith("« 2° Sur ordre du maire.")


def test_a_statute_of_a_town_is_called_by_its_short_name_and_its_history_is_no_annex(of_html) -> None:
    body = """<h1>Satzung über die Nutzung der Stege in der Stadt Uferheim (Stegsatzung)</h1><h2>§ 3 Nutzung</h2><p>Wer einen Steg nutzt, hat ihn sauber zu halten.</p>
<h2>Anlage</h2><table><tr><th>Satzung vom</th><th>Amtsblatt</th><th>geänderte Vorschriften</th></tr><tr><td>09.06.2031</td><td>15/2031</td><td>§ 3</td></tr></table>"""
    pairs = of_html(body, "legal", language="de")
    assert ["§ 3 Stegsatzung" in pair.question for pair in pairs] == [True]


@pytest.mark.parametrize(
    "closing",
    [
        "<p>ROSA M QUAY</p><p>Authorised to sign by the Ministers</p><p>Quay House,</p><p>Port Sarang</p><p>3rd May 2031</p>",
        "<p>Port Sarang, den 4. Mai 2031</p><p>Rosa Kai<br>Bürgermeisterin</p>",
        "<p>Le ministre des phares,<br>Rosa Quai</p><p><b>Nota :</b> Version en vigueur depuis 2031.</p>",
    ],
)
def test_signatures_below_the_last_section_are_none_of_it(of_html, closing) -> None:
    body = f"<h1>Lamp Act</h1><h2>Section 3 Lamps</h2><p>A keeper must light each lamp at dusk.</p>{closing}"
    assert of_html(body, "legal")[0].answer == "A keeper must light each lamp at dusk."


def test_titles_in_the_margin_with_a_full_stop_are_those_of_the_numbers_in_bold_below_them(of_html) -> None:
    sections = "".join(
        f"<p><i>{title}.</i></p><p><b>{n}.</b> {said}</p>"
        for n, title, said in (
            (2, "Licence for festivals", "(1) No person shall hold a kite festival without a licence."),
            (3, "Cancellation", "The Secretary may cancel a licence."),
            (4, "Lines", "Every line shall be of cotton or of flax."),
        )
    )
    said = {pair.question: pair.answer for pair in of_html(f"<h1>Kite Festivals Act</h1>{sections}", "legal")}
    assert any("section 2" in question for question in said)
    assert not any("Cancellation" in answer or "Lines" in answer for answer in said.values())


def test_a_schedule_that_only_names_things_is_asked_for_what_it_lists(of_html) -> None:
    body = "<h1>Lamp Act</h1><h2>Schedule 1 Dark quays</h2><p>1. The quay below the mill at Sarang</p><p>2. The quay behind the old customs house</p>"
    assert "What does Schedule 1 to the Lamp Act list as “Dark quays”?" in [p.question for p in of_html(body, "legal")]


def test_the_number_of_a_law_behind_a_word_for_a_telephone_is_none() -> None:
    assert not list(find("Que signifie « Organe mobile » au sens du décret n° 2014-1187 du 15 octobre 2014 ?"))
