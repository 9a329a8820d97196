"""Labels sold over the counter, formularies, summaries without a title: what is asked, of whom, and what is not."""

import pytest

FACTS = """<p>NASOCLEAR- brimet tablet</p>
<h1>Drug Facts</h1><table><tr><td><b>Active ingredient</b></td><td><b>Purpose</b></td></tr>
<tr><td>Brimet 30 mg</td><td>Decongestant</td></tr>
<tr><td colspan="2"><b>Uses</b> relieves a blocked nose in a cold</td></tr>
<tr><td colspan="2"><b>Warnings</b></td></tr><tr><td colspan="2"><b>Do not use</b> if you take an MAOI.</td></tr>
<tr><td colspan="2"><b>Ask a doctor before use if you have</b><ul><li>heart disease</li></ul></td></tr>
<tr><td colspan="2"><b>Stop use and ask a doctor if</b> you get dizzy or sleepless.</td></tr>
<tr><td colspan="2"><b>Directions</b></td></tr><tr><td>adults and children 12 years and over</td><td>1 tablet</td></tr>
<tr><td>children under 12 years</td><td>do not use</td></tr></table>"""
CREAM = """<h1>Corbasil Itch Cream</h1><dl><dt>Active ingredient</dt><dd>Corbasone 1%</dd><dt>Uses</dt>
<dd>relieves itching of the skin</dd><dt>Warnings</dt><dd><p><b>For the skin</b></p><p><b>Do not use</b></p>
<ul><li>in the eyes</li></ul></dd>
<dt>Directions</dt><dd><ul><li>adults: apply 3 times daily</li>
<li>children under 2 years: do not use</li></ul></dd></dl>"""
SUMMARY = """<p class="Title">SUMMARY OF PRODUCT CHARACTERISTICS</p><p><b>1. NAME OF THE MEDICINAL PRODUCT</b></p>
<p>Velotran 20 mg tablets</p>
<p><b>4. CLINICAL PARTICULARS</b></p><p><b>4.2 Posology and method of administration</b></p>
<p><i>Adults</i></p><p>The dose of Velotran is 20 mg daily.</p><p><i>Elderly</i></p><p>A dose of 10 mg is used.</p>
<p>Method of administration</p><p>Swallow it whole with water.</p><p><b>4.3 Contraindications</b></p>
<p>Severe hepatic impairment.</p><p><b>6.4 Special precautions for storage</b></p><p>Store below 30 °C.</p>"""
FORMULARY = """<h1>Calitrexine</h1><p>Calitrexine is an antifolate.</p><h2>Indications and dose</h2><h3>Psoriasis</h3>
<h4>By injection</h4><ul><li><b>Adult</b>: 10 mg once weekly.</li><li><b>Child 12–17 years</b>: 5 mg weekly.</li></ul>
<h2>Side-effects</h2><h3>Rare or very rare</h3><p>Seizure; sepsis; gum bleeding.</p><h2>Pregnancy</h2>
<p>Avoid it, for it is teratogenic.</p><h2>Breast feeding</h2><p>Discontinue it, for it is in milk.</p>"""
CONDITION = """<h1>Weaver's knuckle</h1><p>Weaver's knuckle is swelling of a joint.</p>
<h2>How you can ease it yourself</h2>
<h3>Do</h3><ul><li>rest your hand for a day</li></ul><h3>Don't</h3><ul><li>do not wear rings on it</li></ul>
<h2>A pharmacist can help</h2><p>A pharmacist can recommend a gel.</p><h3>Non-urgent advice: See a GP if:</h3>
<ul><li>it is swollen after 6 weeks</li></ul><h3>Immediate action required: Go to A&amp;E if:</h3>
<ul><li>it turns blue</li></ul>"""
LEAFLET = """<p class=MsoTitle>Package leaflet: Information for the user</p>
<p class=MsoNormal><b>1. What Ondipril is and what it is used for</b></p><p>Ondipril brings down fever.</p>
<p class=MsoNormal><b>Do not give Ondipril</b></p>
<p>if your child has a stomach ulcer.</p>"""

ASKED = (
    (FACTS, "DailyMed - NASOCLEAR tablet", "Who must not take NASOCLEAR?", "**Do not use** if you take an MAOI."),
    (FACTS, "DailyMed - NASOCLEAR tablet", "What is NASOCLEAR used for?", "Uses\n\nrelieves a blocked"),
    (
        FACTS,
        "DailyMed - NASOCLEAR tablet",
        "When should you ask a doctor before taking NASOCLEAR?",
        "- heart disease",
    ),
    (FACTS, "DailyMed - NASOCLEAR tablet", "When should you stop taking NASOCLEAR and ask a doctor?", "you get dizzy"),
    (
        FACTS,
        "DailyMed - NASOCLEAR tablet",
        " for adults and children 12 years and over?",
        "12 years and over | 1 tablet |",
    ),
    (FACTS, "DailyMed - NASOCLEAR tablet", " for children under 12 years?", "| children under 12 years | do not use |"),
    (CREAM, "", "Who must not use Corbasil Itch Cream?", "**Do not use**\n\n- in the eyes"),
    (CREAM, "", " for adults?", "adults: apply 3 times daily"),
    (CREAM, "", " for children under 2 years?", "children under 2 years: do not use"),
    (SUMMARY, "", " for adults?", "*Adults*\n\nThe dose of Velotran is 20 mg daily."),
    (SUMMARY, "", " for the elderly?", "*Elderly*\n\nA dose of 10 mg is used."),
    (SUMMARY, "", "How is Velotran administered?", "Swallow it whole"),
    (SUMMARY, "", "How should Velotran be stored?", "Store below 30 °C."),
    (FORMULARY, "", " for psoriasis by injection in an adult?", "Psoriasis\n\nBy injection\n\n**Adult**: 10 mg"),
    (FORMULARY, "", " for psoriasis by injection in a child aged 12–17 years?", "5 mg weekly."),
    (FORMULARY, "", "What rare or very rare side effects can calitrexine have?", "Rare or very rare\n\nSeizure"),
    (FORMULARY, "", "What is known about calitrexine in pregnancy?", "Avoid it"),
    (FORMULARY, "", "What is known about calitrexine while breastfeeding?", "Discontinue it"),
    (CONDITION, "", "do yourself|look after yourself", "Do\n\n- rest your hand for a day\n\nDon't\n\n- do not wear"),
    (CONDITION, "", "When should someone with weaver's knuckle get medical help?", "Immediate action required: Go to"),
    (LEAFLET, "", "must Ondipril not be taken?|Who must not take Ondipril?", "Do not give Ondipril\n\nif your child"),
)


@pytest.mark.parametrize(("body", "title", "question", "answer"), ASKED)
def test_what_a_page_says_is_asked_of_whom_it_is_said(of_html, body, title, question, answer) -> None:
    pairs = of_html(body, "medical", title=title)
    found = [p.answer for p in pairs if any(one.lower() in p.question.lower() for one in question.split("|"))]
    assert any(answer in one for one in found), [(p.question, p.answer) for p in pairs]


def test_a_label_whose_product_is_named_nowhere_on_the_page_gives_nothing(of_html) -> None:
    assert not of_html(FACTS.replace("NASOCLEAR", "Our"), "medical", title="NASOCLEAR tablets | Shop")


def test_help_that_a_condition_needs_is_no_part_of_another_section(of_html) -> None:
    answers = {pair.question: pair.answer for pair in of_html(CONDITION, "medical")}
    (gel,) = (answer for answer in answers.values() if "gel" in answer)
    assert gel == "A pharmacist can recommend a gel."


def test_a_box_beside_a_section_goes_with_it(of_html) -> None:
    body = (
        "<h1>Marolipine</h1><p>Marolipine lowers pressure.</p><h2>How to take it</h2><h3>If you take too much</h3>"
        "<p>Too much can make you dizzy.</p><h3>Urgent advice: Contact 111 now if:</h3>"
        "<ul><li>you took too much</li></ul>"
    )
    (answer,) = (p.answer for p in of_html(body, "medical") if "too much" in p.question)
    assert answer.endswith("Urgent advice: Contact 111 now if:\n\n- you took too much")


def test_a_title_in_capitals_is_said_in_small_letters_and_two_words_can_be_an_answer(of_html) -> None:
    body = (
        "<h1>Zorvapril</h1><p>Zorvapril lowers pressure.</p><h2>Dosage</h2>"
        "<h3>Pediatric Patients 6 Years and Older</h3>"
        "<p>The dose is 5 mg daily.</p><h2>Contraindications</h2><p>Severe jaundice.</p><h2>Geriatric Use</h2>"
        "<p>No dosage adjustment is needed.</p>"
    )
    asked = {pair.question: pair.answer for pair in of_html(body, "medical")}
    assert any("for pediatric patients 6 years and older?" in question for question in asked)
    assert "Severe jaundice." in asked.values()
    assert any("in older people?" in question for question in asked)


TABLE = "<table><tr><th>Age</th><th>Dose</th></tr><tr><td>1 to 5 years</td><td>5 ml</td></tr></table>"


@pytest.mark.parametrize(
    ("above", "asked"),
    [
        ("<p>The dose for children is shown below.</p><p>Give it every 8 hours.</p>", "for children aged 1"),
        ("<p>Give it every 8 hours.</p><p>Table 1. Dose for children by age</p>", "for children aged 1"),
        ("<p>Give it every 8 hours.</p><p>Table 1. Dose by age</p>", "at the age of 1"),
        ("<p>Doses for children are lower than for adults, as shown below.</p>", ""),
        ("<p>The dose is lower in children.</p><p>Give it every 8 hours.</p>", ""),
    ],
)
def test_whom_a_sentence_or_a_caption_names_is_asked_or_nothing_is(of_html, above, asked) -> None:
    body = f"<h1>Ondipril</h1><p>Ondipril brings down fever.</p><h2>Dosage</h2>{above}{TABLE}"
    rows = [p.question for p in of_html(body, "medical") if p.answer.endswith("5 ml |") and "1 to 5" in p.question]
    assert (asked in rows[0] and len(rows) == 1) if asked else not rows


def test_a_list_of_doses_below_people_is_not_asked_without_them(of_html) -> None:
    body = (
        "<h1>Ondipril</h1><p>Ondipril brings down fever.</p><h2>Dosage</h2><h3>Renal patients</h3><p>For children:</p>"
        "<ul><li>infants: 5 ml</li></ul>"
    )
    assert not [p for p in of_html(body, "medical") if p.answer == "infants: 5 ml"]


@pytest.mark.parametrize(
    "dosage",
    [
        "<p><i>Hypertension</i></p><p><i>Adults</i></p><p>The dose is 5 mg.</p>"
        "<p><i>Gout</i></p><p><i>Adults</i></p><p>It is 9 mg.</p>",
        "<p><i>Gout</i></p><p>The dose is 5 mg.</p><p><i>Renal impairment in adults</i></p><p>The dose is 2 mg.</p>",
        "<p>For mild pain:</p><ul><li>adults: 1 tablet</li></ul>"
        "<p>For severe pain:</p><ul><li>adults: 2 tablets</li></ul>",
        "<p><b>Mild pain</b></p><ul><li>adults: 1 tablet</li></ul>"
        "<p><b>Severe pain</b></p><ul><li>adults: 2 tablets</li></ul>",
    ],
)
def test_a_dose_is_not_asked_without_the_illness_that_a_line_above_it_names(of_html, dosage) -> None:
    pairs = of_html(f"<h1>Ondipril</h1><p>Ondipril brings down fever.</p><h2>Dosage</h2>{dosage}", "medical")
    assert not [pair.question for pair in pairs if "adults" in pair.question]


def test_common_questions_in_bold_are_asked_each_by_itself_with_the_name_of_the_medicine(of_html) -> None:
    body = (
        "<h1>Ondipril</h1><p>Ondipril brings down fever.</p><h2>Common questions</h2>"
        "<p><b>How does Ondipril work?</b></p>"
        "<p>It widens the vessels of the skin.</p><p><b>Can I drive with it?</b></p><p>Yes, if you are not dizzy.</p>"
        "<p><b>What does this leaflet not say?</b></p><p>All that your doctor says.</p>"
    )
    asked = {pair.question: pair.answer for pair in of_html(body, "medical")}
    assert asked.pop("How does Ondipril work?") == "It widens the vessels of the skin."
    assert asked.pop("Can I drive with Ondipril?") == "Yes, if you are not dizzy."
    assert list(asked) == ["What is Ondipril?"]


def test_a_german_insert_of_a_pharmacy_is_known_by_its_name(of_html) -> None:
    body = (
        "<h1>Beipackzettel TUSSOLAN Hustensaft</h1><h2>Was spricht gegen eine Anwendung?</h2>"
        "<p>TUSSOLAN darf bei schwerer Atemschwäche nicht angewendet werden.</p>"
    )
    (pair,) = of_html(body, "medical", language="de")
    assert pair.question == "Wann darf TUSSOLAN nicht eingenommen oder angewendet werden?"
