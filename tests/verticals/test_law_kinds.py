# ruff: noqa: E501 - a page is one line
"""What a second set of publishers' pages showed: nested points, breaks, blocks that a style sheet makes, titles in texts."""

import pytest

EU = '<p class="doc-ti">COMMISSION IMPLEMENTING REGULATION (EU) No 733/2014</p><p class="doc-ti">of 11 July 2014</p><p class="doc-ti">laying down rules on the keeping of records of beehives</p>'
UK = '<h1 class="pageTitle">Allotments Act 2006</h1><h3 class="LegClearFix"><span class="LegDS LegP1No">1</span><span class="LegDS LegP1GroupTitle">Water</span></h3><p class="LegP1ParaText">A company must supply water to each plot.</p>'
DE = '<html lang="de"><div class="jnheader"><h1>Imkereigesetz (ImkG)</h1></div>'
SECTION = '<div class="jnheader"><h3><span class="jnenbez">{}</span> <span class="jnentitel">{}</span></h3></div><div class="jurAbsatz">{}</div>'
FR = "<html lang='fr'><h1>LOI n° 2016-411 du 7 avril 2016 relative aux jardins (1)</h1>"
AKN = '<h1>Street Trading By-law, 2017</h1><section class="akn-section"><h3>{}</h3>{}</section>'
ITEMS = '<span class="akn-blockList"><span class="akn-listIntroduction">{}</span><span class="akn-item"><span class="akn-num">(a)</span><span class="akn-p">{}</span></span><span class="akn-item"><span class="akn-num">(b)</span><span class="akn-p">{}</span></span></span>'
WORD = "<div><p class=MsoNormal><b>CHAPTER 88:05</b></p><p class=MsoNormal><b>WEIGHBRIDGES ACT</b></p><p class=MsoNormal><b>PART II</b></p><p class=MsoNormal><b>WEIGHING</b></p>{}</div>"
CFR = '<h1>Moorings Regulations, 2006</h1><div class="authority"><h4>Authority:</h4><p>54 U.S.C. 100101, as amended in the year 2006.</p></div><div class="section"><h4>§ 1290.3 When do I need a permit?</h4>{}</div>'

CASES = {
    "a European act is called by its number, and its signature is no law": (
        f'{EU}<p class="ti-art">Article 6</p><p class="sti-art">Entry into force</p><p class="normal">It shall apply from 1 January 2015, and is binding.</p><p>Done at Brussels, 11 July 2014.</p><p>For the Commission</p><p>The President</p>',
        {"about entry into force?": "It shall apply from 1 January 2015, and is binding."},
        ("2014 of 11 July", "Done at"),
    ),
    "the head of a table in an annex is its head": (
        f'{EU}<p class="ti-art">Article 1</p><p>This Regulation lays down the fees for all late records.</p><p class="doc-ti">ANNEX</p><table><tr><td><p class="tbl-hdr">Delay</p></td><td><p class="tbl-hdr">Fee</p></td></tr><tr><td><p>Up to 30 days</p></td><td><p>25</p></td></tr></table>',
        {"What is the fee under the Annex to Commission Implementing Regulation (EU) No 733/2014 where the delay is up to 30 days?": "25"},
        (),
    ),
    "paragraphs of a schedule have its number, and dots are a repealed section": (
        f'{UK}<h3><span class="LegP1No">2</span><span class="LegP1GroupTitle">. . . . . . . .</span></h3><p>. . . . . . . . . . . .</p><h2><span class="LegScheduleNo">SCHEDULE 1</span><span>Disputes</span></h2><h3>Surveyor</h3><p><span class="LegSN1No">1</span><span>A dispute must be referred to a surveyor.</span></p><p><span class="LegSN1No">2</span><span class="LegP2No">(1)</span><span>The surveyor must decide within 14 days.</span></p><p><span class="LegP2No">(2)</span><span>The decision is final.</span></p>',
        {
            "paragraph 1 of Schedule 1 to the Allotments Act 2006": "1\\. A dispute must",
            "paragraph 2 of Schedule 1 to the Allotments Act 2006": "(2) The decision is final.",
        },
        (". . .", "1A dispute"),
    ),
    "points of points stand apart, and the next definition is another": (
        DE + SECTION.format("§ 2", "Begriffe", "Im Sinne dieses Gesetzes sind <dl><dt>1.</dt><dd><div>Wanderung: das Verbringen von Völkern <dl><dt>a)</dt><dd><div>an einen anderen Stand oder</div></dd><dt>b)</dt><dd><div>in das Ausland,</div></dd></dl></div></dd><dt>2.</dt><dd><div>Imker: wer Bienen hält.</div></dd></dl>"),
        {"„Wanderung“": "a) an einen anderen Stand oder\n\nb) in das Ausland", "„Imker“": "wer Bienen hält."},
        ("oderb)",),
    ),
    "what a law applies to is not said without what it does not apply to": (
        DE + SECTION.format("§ 1", "Anwendung", 'Dieses Gesetz gilt für das Halten von Bienen.') .replace("Dieses", "(1) Dieses") + '<div class="jurAbsatz">(2) Auf Versuche in Räumen findet es keine Anwendung.</div>',
        {"Wofür gilt das Imkereigesetz (ImkG)?": "(2) Auf Versuche"},
        (),
    ),
    "an Anlage is not the section that it belongs to, and its nouns keep their capitals": (
        DE + SECTION.format("§ 3", "Anzeige", "Wer Bienen halten will, hat dies der zuständigen Behörde vor dem Beginn der Haltung schriftlich anzuzeigen und den Standort zu nennen.") + SECTION.format("Anlage (zu § 3)", "Gebühren", "<table><tr><th>Handlung</th><th>Gebühr</th></tr><tr><td>Anzeige</td><td>15</td></tr></table>"),
        {"Welche Gebühr nennt die Anlage (ImkG) für „Anzeige“?": "15"},
        (),
    ),
    "a law of Légifrance has its number as its name, and breaks part its points": (
        FR + '<p class="name-article">Article 2</p><p>Pour l’application de la présente loi, on entend par :<br>1° « Parcelle » : toute partie du jardin ;<br>2° « Gestionnaire » : l’association.</p><p class="name-article">Article 3</p><p>I. - Le gestionnaire doit publier les comptes.</p><p>II. - Par dérogation au I, les associations de dix membres sont dispensées.</p>',
        {
            "« Parcelle » au sens de la loi n° 2016-411 du 7 avril 2016 ?": "toute partie du jardin",
            "l'article 3 de la loi n° 2016-411 du 7 avril 2016 ?": "II. - Par dérogation",
        },
        ("relative aux",),
    ),
    "Akoma Ntoso's spans are blocks, its remarks are none of the law": (
        AKN.format("3. Permits", '<section class="akn-subsection"><span class="akn-num">(1)</span><span class="akn-content">' + ITEMS.format("A trader must—", "hold a permit; and", "display the permit.") + '</span></section><section class="akn-subsection"><span class="akn-num">(2)</span><span class="akn-content"><span class="akn-p">The Council must decide within 30 days.</span><span class="akn-remark">[subsection (2) substituted by section 2]</span></span></section>'),
        {"section 3(1) of the Street Trading By-law, 2017": "(1) A trader must—\n\n(a) hold a permit; and\n\n(b) display the permit."},
        ("substituted",),
    ),
    "a chapter of a book of laws is not the law's name, and sections in bold are no points of their part": (
        WORD.format("<p class=MsoNormal><b>3.</b> (1) The owner shall weigh every load.</p><p class=MsoNormal>(2) Subsection (1) shall not apply to hay.</p><p class=MsoNormal><b>4.</b> The keeper shall issue a certificate.</p>"),
        {"section 3 of the Weighbridges Act": "(2) Subsection (1) shall not", "section 4 of the Weighbridges Act": "certificate."},
        ("88:05", "Part II("),
    ),
    "a heading that is a question is the question": (
        CFR.format("<p>(a) You must obtain a permit for a race.</p><p>(b) A permit expires 14 days after it is issued.</p>"),
        {"When do I need a permit? (§ 1290.3 of the Moorings Regulations, 2006)": "(b) A permit expires"},
        ("“When do", "Authority"),
    ),
    "terms that stand alone and sections whose titles run into their texts": (
        '<h1>Meadow Public License</h1><p>Version 1.1</p><h2>1. Definitions</h2><dl><dt>1.1. “Grower”</dt><dd>means each person that creates a Variety.</dd></dl><p>"Seed" shall mean what a Grower sows in the spring.</p><p>2. Grants. Each Grower hereby grants You a license.</p><p>3. Notices. You must not alter any notice of a Grower.</p><h2>4. Termination</h2><p><strong>4.1.</strong> The rights terminate if You fail to comply.</p><p><strong>4.2.</strong> Litigation against a Grower ends them as well.</p>',
        {
            "“Grower”": "means each person",
            "“Seed”": "shall mean what",
            "section 2 of the Meadow": "grants You",
            "section 3 of the Meadow": "must not alter",
            "section 4.2 of the Meadow": "Litigation",
        },
        ("1(2)", "4(42)"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_other_pages_of_publishers(of_html, kind) -> None:
    page, asked, never = CASES[kind]
    pairs = of_html(page, "legal")
    for question, answer in asked.items():
        found = [pair for pair in pairs if question in pair.question]
        assert found, (question, [pair.question for pair in pairs])
        assert any(answer in pair.answer for pair in found), [pair.answer for pair in found]
    assert not [pair for pair in pairs for said in never if said in pair.question + pair.answer]


RULE = "<p>(1) A keeper must light the lamp.</p><p>(2) A keeper must clean the glass.</p><p>(3) A keeper must write the log.</p>"


@pytest.mark.parametrize(
    ("body", "asked", "held", "missing"),
    [
        (f"{RULE}<p>(4) Subsections (1) to (3) do not apply in a gale.</p>", "(2)", "gale", "log"),
        (f"{RULE}<p>(4) Subclauses (1) and (3) do not apply in a gale.</p>", "(3)", "gale", "glass"),
        (f"{RULE}<p>(4) Subsections (1) and (3) do not apply in a gale.</p>", "(2)", "glass", "gale"),
        (f"{RULE}<p>(4) Subject to subsections (1), (2) and (3), a keeper must sleep.</p>", " of", "log", "gale"),
        (f"{RULE}<p>(4) Except as provided in paragraphs (1) through (3), a keeper must sleep.</p>", " of", "glass", "gale"),
        (f"{RULE}<p>(4) Paragraphs (1) and (2) of section 9 do not apply in a gale.</p>", "(2)", "glass", "gale"),
        (f"{RULE}<p>(4) But the log need not be kept in May.</p>", "(3)", "in May", "gale"),
        ("<p>1. A keeper must light it.</p><p>2. A keeper must clean it.</p><p>3. Paragraphs 1 and 2 shall not apply in a gale.</p>", "(2)", "gale", "light"),
    ],
)  # fmt: skip
def test_every_member_of_a_list_or_range_of_references_is_followed(of_html, body, asked, held, missing) -> None:
    pairs = of_html(f"<h1>Lamp Act</h1><h2>Section 3 Lamps</h2>{body}", "legal")
    answer = next(pair.answer for pair in pairs if f"3{asked}" in pair.question)
    assert held in answer
    assert missing not in answer


def test_the_ways_to_other_pages_below_a_paragraph_of_law_are_none_of_it(of_html) -> None:
    ways = '<p><a href="__2.html"><img src="z.gif" alt="zurück">zurück</a></p><p><a href="__4.html">weiter</a></p>'
    body = "<h1>Lampengesetz</h1><h2>§ 3 Pflichten</h2><p>(1) Der Wärter muss die Lampe am Abend anzünden.</p>"
    (pair,) = of_html(f"{body}{ways}", "legal", language="de")
    assert pair.answer == "(1) Der Wärter muss die Lampe am Abend anzünden."


@pytest.mark.parametrize(
    ("part", "site", "section", "cited"),
    [
        ("PART 148a—LAMPS", "33 CFR Part 148a -- Lamps", "§ 148a.12 Oil.", "33 CFR § 148a.12"),
        ("PART 15b—LAMPS", "7 CFR Part 15b -- Lamps", "§ 15b.4 Oil.", "7 CFR § 15b.4"),
        ("PART 60-9—LAMPS", "41 CFR Part 60-9 -- Lamps", "§ 60-9.4 Oil.", "41 CFR § 60-9.4"),
    ],
)
def test_parts_and_sections_of_regulations_keep_their_letters(of_html, part, site, section, cited) -> None:
    body = f"<h1>{part}</h1><h4>{section}</h4><p>A keeper must fill the lamp with oil.</p>"
    (pair,) = of_html(body, "legal", title=f"eCFR :: {site}")
    assert f" {cited}?" in pair.question or f" {cited} " in pair.question


@pytest.mark.parametrize(
    ("lead", "asked"),
    [
        ("For purposes of this part, the following definitions apply.", False),
        ("As used in this part, the following terms have the meanings given below:", False),
        ("The definitions of this part apply to lamps that are lit by night.", True),
    ],
)
def test_a_lead_alone_is_no_answer(of_html, lead, asked) -> None:
    body = (
        f"<h1>Lamp Act</h1><h2>§ 2 Lamps</h2><p>{lead}</p><p>(a) A lamp must be lit.</p><p>(b) A wick must be cut.</p>"
    )
    assert any(pair.answer == lead for pair in of_html(body, "legal")) is asked


def test_a_break_in_a_title_of_word_parts_its_words(of_html) -> None:
    title = "<p class=MsoTitle><b>Town of Gull Bay<br>LAMP BYLAW 2011</b></p>"
    section = "<p class=MsoNormal><b>1. Oil</b></p><p class=MsoNormal>A keeper must fill the lamp with oil.</p>"
    (pair,) = of_html(title + section, "legal")
    assert "Gull Bay Lamp Bylaw 2011" in pair.question
