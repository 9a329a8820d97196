# ruff: noqa: E501 - a page is one line
"""Laws written in Word, laid out in tables, or published one section a page; what a portal adds to them."""

import pytest

TABS = "<span style='mso-tab-count:1'>   </span>"
WORD = f"""<p class=ShortT><b>Snow Fences Act 2031</b></p><p class=MsoNormal><b>Compilation No. 4</b></p>
<p class=TOCHeading>Contents</p><p class=MsoToc2><a href="#_Toc1">Part 1—Fences<span>....</span>1</a></p>
<p class=MsoToc5><a href="#_Toc2">1 Short title<span>....</span>1</a></p><p class=MsoToc5><a href="#_Toc3">2 Definitions<span>....</span>1</a></p>
<p class={{part}}><a name="_Toc1">Part 1—Fences</a></p>
<p class={{head}}><a name="_Toc2">1  Short title</a></p><p class=subsection>{TABS}This Act is the <i>Snow Fences Act 2031</i>.</p>
<p class={{head}}><a name="_Toc3">2  Definitions</a></p><p class=subsection>{TABS}In this Act:</p>
<p class=Definition><b><i>keeper</i></b> means a person who tends a fence.</p>
<p class=Definition><b><i>drifted</i></b> has the meaning given by subsection 3(2).</p>
<p class={{head}}><a name="_Toc4">3  Duties</a></p><p class=subsection>{TABS}(1){TABS}A keeper must:</p>
<p class=paragraph>{TABS}(a){TABS}mend each gap; and</p><p class=paragraph>{TABS}(b){TABS}keep a log.</p><p class=Penalty>Penalty: 5 penalty units.</p>
<p class=subsection>{TABS}(2){TABS}A fence is <b><i>drifted</i></b> if snow covers half of its height.</p>
<p class=ENotesHeading1><b>Endnotes</b></p><p class=ENotesHeading2><b>Endnote 3—Legislation history</b></p>
<table><tr><td><p>Act</p></td><td><p>Assent</p></td></tr><tr><td><p>Snow Fences Act 2031</p></td><td><p>9 May 2031</p></td></tr></table>"""


@pytest.mark.parametrize(("part", "head"), [("ActHead2", "ActHead5"), ("Heading-PART", "DraftHeading1")])
def test_styles_of_a_word_document_are_headings_and_its_contents_and_endnotes_are_no_law(of_html, part, head) -> None:
    pairs = of_html(WORD.format(part=part, head=head), "legal")
    said = {pair.question: pair.answer for pair in pairs}
    assert said["What does section 1 of the Snow Fences Act 2031 (“Short title”) say?"].startswith("This Act is")
    assert said["What must a keeper do under section 3(1) of the Snow Fences Act 2031?"].endswith("5 penalty units.")
    drifted = next(pair.answer for pair in pairs if "“drifted”" in pair.question)
    assert "\n\n3 Duties\n\n(2) A fence is" in drifted
    assert not any("Compilation" in text or "9 May" in text or "...." in text for pair in said.items() for text in pair)


ROWS = """<h1>14. Fences</h1><table><tr><td><strong>14.</strong>—(1) A keeper must mend each fence.</td></tr>
<tr><td>(2) A keeper may close a road if —<table><tr><td>(<em>a</em>)</td><td>snow lies on it; or</td></tr><tr><td>(<em>b</em>)</td><td>a fence is down.</td></tr></table></td></tr>
<tr><td>(3) In this section —<table><tr><td>“fence” means a row of boards;</td></tr><tr><td>“road” includes a track.</td></tr></table><div>[Act 3 of 2030 wef 01/02/2031]</div></td></tr></table>"""


def test_a_section_in_a_table_of_its_own_page_is_read_as_provisions(of_html) -> None:
    pairs = of_html(ROWS, "legal", title="Section 14 - Snow Act 2029 - Isle Statutes")
    said = {pair.question: pair.answer for pair in pairs}
    act = "section 14{} of the Snow Act 2029"
    assert f"What must a keeper do under {act.format('(1)')}?" in said
    assert said[f"What may a keeper do under {act.format('(2)')}?"].endswith(
        "(a) snow lies on it; or\n\n(b) a fence is down."
    )
    terms = {pair.answer for pair in pairs if pair.type == "legal_definition"}
    assert terms == {"“fence” means a row of boards", "“road” includes a track."}


MARGIN = """<h1>Snow Act 1998</h1><table><tr><td><p>Register of fences.</p></td><td><p><b>6</b>.—(1) The Keepers shall keep a register of fences.</p>
<p>(2) A person shall not burn a fence.</p></td></tr></table>"""
SPANS = """<h1>Cap. 931 Snow Ordinance</h1><div><b>6.</b> <span><b>Register of fences</b></span></div>
<div><span>(1)</span> <div>The Keepers shall keep a register of fences.</div></div><div><span>(2)</span> <div>A person shall not burn a fence.</div></div>"""
CODE = """<h4>Snow and Ice Code - SIC</h4><h4>DIVISION 3. FENCES</h4><div><i>( Division 3 enacted by Stats. 1951, Ch. 10. )</i></div>
<h6>6.</h6><p>(1) The Keepers shall keep a register of fences.</p><p>(2) A person shall not burn a fence.</p><i>(Amended by Stats. 2019, Ch. 4.)</i>"""


@pytest.mark.parametrize(
    ("body", "act"), [(MARGIN, "Snow Act 1998"), (SPANS, "Snow Ordinance"), (CODE, "Snow and Ice Code")]
)
def test_a_section_is_known_by_its_margin_its_labels_and_its_bare_number(of_html, body, act) -> None:
    said = {pair.question: pair.answer for pair in of_html(body, "legal")}
    assert said[f"What must the Keepers do under section 6(1) of the {act}?"].endswith("keep a register of fences.")
    assert f"What is not allowed under section 6(2) of the {act}?" in said or any("6(2)" in q for q in said)
    assert not any("Division" in answer or "Stats" in answer for answer in said.values())


def test_a_title_before_the_box_of_the_text_stays_with_it(of_html) -> None:
    text = "<p>(1) No person shall burn a fence without leave of the Keeper of Snow.</p><p>(2) The Keeper shall decide within nine days.</p><p>1. Subs. by Act 2 of 2030, s. 3.</p>"
    page = (
        f'<div><h3>The Snow Act, 1987</h3><h4>Section 8. Burning of fences.</h4><div class="content">{text}</div></div>'
    )
    said = {pair.question: pair.answer for pair in of_html(f"</main>{page}<main>", "legal")}
    assert "Subs." not in "".join(said.values())
    assert "What must the Keeper do under section 8(2) of the Snow Act, 1987, and within what time?" in said


@pytest.mark.parametrize(
    ("language", "page", "terms"),
    [
        ("fr", "<h1>Arrêté du 4 mai 2031 relatif aux congères</h1><h2>Article 1</h2><p>Au sens du présent arrêté, on entend par :</p><p>1° « Congère » : tout tas de neige ;</p><p>2° « Garde » : la personne qui veille.</p>", {"Congère": "« Congère » : tout tas de neige", "Garde": "« Garde » : la personne qui veille."}),
        ("fr", "<h1>Loi n° 2031-4 du 4 mai 2031</h1><h2>Article 1</h2><p>I. ― On entend par garde toute personne qui veille sur la neige.</p><p>II. ― Le garde doit veiller la nuit.</p>", {"garde": "I. ― On entend par garde toute personne qui veille sur la neige."}),
        ("fr", "<h1>Loi n° 2031-4 du 4 mai 2031</h1><h2>Article 1</h2><p>On entend par :<br>a) Congère : tout tas de neige ;<br>b) Garde : celui qui veille.</p>", {"Congère": "Congère : tout tas de neige", "Garde": "Garde : celui qui veille."}),
        ("fr", "<h1>Loi n° 2031-4 du 4 mai 2031</h1><h2>Article 1</h2><p>Au sens de la présente loi :</p><p>- « neige » désigne toute eau gelée ;</p><p>- les « congères » sont les tas de neige.</p>", {"neige": "« neige » désigne toute eau gelée", "congères": "les « congères » sont les tas de neige."}),
        ("es", "<h1>Ley 4/2031, de nieve</h1><h2>Artículo 1. Definiciones.</h2><p>A los efectos de esta ley, se entiende por:</p><p>a) Guarda, quien vela la nieve.</p><p>b) «Nieve»: toda agua helada.</p>", {"Guarda": "Guarda, quien vela la nieve.", "Nieve": "«Nieve»: toda agua helada."}),
        ("pt", "<h1>Lei n.º 4/2031</h1><h2>Artigo 1.º Taxa</h2><p>1 - Considera-se taxa a quantia devida pela neve.</p><p>2 - O guarda deve afixar a taxa.</p>", {"taxa": "1 - Considera-se taxa a quantia devida pela neve."}),
    ],
)  # fmt: skip
def test_terms_are_told_in_the_forms_of_romance_laws(of_html, language, page, terms) -> None:
    pairs = [pair for pair in of_html(page, "legal", language=language) if pair.type == "legal_definition"]
    assert {
        term: pair.answer
        for term in terms
        for pair in pairs
        if f"« {term} »" in pair.question or f"«{term}»" in pair.question
    } == terms
    assert len(pairs) == len(terms)


def test_a_bar_of_actions_is_no_part_of_an_article_and_an_annex_has_its_article(of_html) -> None:
    bar = "<div><button>Copier</button><a href='#'>Versions</a><a href='#'>Liens</a></div>"
    fees = "<p>TARIFS DE PASSAGE</p><table><tr><th>Qui</th><th>Jour</th><th>Nuit</th></tr><tr><td>Luge</td><td>1 €</td><td>2 €</td></tr></table>"
    page = f"<h1>Arrêté du 4 mai 2031 relatif à la neige</h1><h2>Article 1</h2>{bar}<p>Le garde doit veiller sur la neige.</p><h2>Annexe</h2>{fees}"
    said = {pair.question: pair.answer for pair in of_html(page, "legal", language="fr")}
    act = "l'arrêté du 4 mai 2031 relatif à la neige"
    assert said[f"Quelles obligations impose l'article 1 de {act} ?"] == "Le garde doit veiller sur la neige."
    assert f"Quels tarifs de passage fixe l'annexe de {act} pour « Luge » ?" in said


def test_what_a_section_leaves_as_it_is_goes_only_with_what_speaks_of_it(of_html) -> None:
    page = "<h1>Snow Act</h1><h2>4 Fares and fences</h2><p>(1) A child must not be charged a fare.</p><p>(2) A keeper must mend each fence by night.</p><p>(3) Nothing in this section prevents a fence from being burnt in a storm.</p>"
    said = {pair.question: pair.answer for pair in of_html(page, "legal")}
    assert "burnt" not in said["What is not allowed under section 4(1) of the Snow Act?"]
    assert "What does section 4(3) of the Snow Act say about fares and fences?" in said


def test_a_part_of_the_federal_code_is_named_by_the_title_of_its_page(of_html) -> None:
    page = "<h1>PART 31—SNOW FENCES</h1><h2>Subpart A—General</h2><h4>§ 31.1 Care.</h4><p>A keeper must mend each fence.</p>"
    pairs = of_html(page, "legal", title="eReg :: 7 CFR Part 31 -- Snow Fences")
    assert [pair.question for pair in pairs] == ["What must a keeper do under 7 CFR § 31.1?"]


def test_one_who_is_told_in_too_many_words_is_left_out_of_the_question(of_html) -> None:
    text = (
        "A keeper whose request for another fence was refused by the Council may appeal within 28 days of the refusal."
    )
    page = f"<h1>Snow Fences (Roads and Small Lanes) Act 2031</h1><h2>9 Review of decisions</h2><p>{text}</p>"
    asked = "What time limit applies under section 9 of the Snow Fences (Roads and Small Lanes) Act 2031?"
    assert [pair.question for pair in of_html(page, "legal")] == [asked]


def test_an_exception_to_another_section_is_none_to_the_paragraph_of_that_number(of_html) -> None:
    page = "<h1>Gesetz über Schneezäune (Schneezaungesetz)</h1><h2>§ 6 Ausnahmen</h2><p>(1) § 5 Absatz 2 gilt nicht für Wege.</p><p>(2) Kinder sind von der Gebühr nach § 7 befreit.</p>"
    said = {pair.question: pair.answer for pair in of_html(page, "legal", language="de")}
    assert any(answer == "(2) Kinder sind von der Gebühr nach § 7 befreit." for answer in said.values())


def test_a_paragraph_of_a_schedule_that_a_definition_points_to_is_no_section(of_html) -> None:
    page = "<h1>Snow Act</h1><h2>2 Interpretation</h2><p>In this Act—</p><p>“keeper” has the meaning given by paragraph 3 of Schedule 1;</p><p>“fence” has the meaning given by section 3.</p><h2>3 Fences</h2><p>A row of boards that stands across the wind is a fence.</p>"
    told = {pair.question: pair.answer for pair in of_html(page, "legal") if pair.type == "legal_definition"}
    assert sorted("row of boards" in answer for answer in told.values()) == [False, True]
