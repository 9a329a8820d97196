# ruff: noqa: E501 - a page is one line
"""What doses are for where a heading alone does not say it, and names of drugs in titles that say more."""

import pytest

HEAD = "<h1>Ralumed tablets</h1><p>Ralumed is a medicine that calms the lungs.</p>"


@pytest.mark.parametrize(
    ("body", "asked", "answer"),
    [
        (
            "<h2>Renal impairment</h2><h3>Dose adjustments</h3><p>Take half the dose, at most 5 mg a day.</p>",
            " in renal impairment?",
            "Renal impairment\n\nTake half",
        ),
        (
            "<h2>Indications and dose</h2><h3>Reed ague</h3><h4>Dose</h4><p>The dose is 5 mg a day for adults.</p>",
            " for reed ague?",
            "Reed ague\n\nThe dose",
        ),
        (
            "<h2>How to take it</h2><h3>Dosage for reed ague</h3><p>The dose is 5 mg once a day.</p>",
            " for reed ague?",
            "Dosage for reed ague\n\nThe dose",
        ),
        ("<h2>Dosage</h2><p>The dose is 5 mg once a day.</p>", "What is the dose of Ralumed?", "The dose is"),
        (
            "<h2>Dosage for children</h2><p>The dose is 5 mg once a day.</p>",
            "What is the dose of Ralumed for children?",
            "Dosage for children\n\nThe dose",
        ),
        ("<h2>If you forget to take it</h2><p>Leave the missed dose out.</p>", "missed dose of Ralumed?", "Leave"),
        (
            "<h2>Directions for administration</h2><p>Dilute to 50 mg/mL and give it over 3 minutes.</p>",
            "How is Ralumed administered?",
            "Dilute to",
        ),
        (
            "<h2>Overdose</h2><p>Call for help at once.</p><h3>Symptoms of overdose may include:</h3><ul><li>fits</li><li>a slow breath</li></ul>",
            "What are the symptoms of an overdose of Ralumed?",
            "Symptoms of overdose may include:\n\n- fits",
        ),
        (
            "<h2>Symptoms of overdose</h2><p>It brings fits.</p><h2>How to take Ralumed</h2><p>Always take this medicine exactly as your doctor has told you.</p>",
            "What are the symptoms of an overdose of Ralumed?",
            "It brings fits.",
        ),
        (
            "<h2>Ralumed with alcohol</h2><p>You can drink a glass of wine with it.</p>",
            "Can you drink alcohol while taking Ralumed?",
            "You can drink",
        ),
    ],
)
def test_a_dose_is_asked_with_what_the_headings_around_it_say(of_html, body, asked, answer) -> None:
    pair = of_html(HEAD + body, "medical")[-1]
    assert pair.question.endswith(asked)
    assert pair.answer.startswith(answer)


LEAFLET = "<h1>Ralumed for reed ague</h1><p>This leaflet is about ralumed and reed ague.</p>{}"
SPOKEN = "<h2>What is {0}?</h2><p>Here {0} calms the lungs. Some call {0} a relief, some call {0} dear.</p><h2>{1} {0}?</h2><p>Swallow {0} at noon with water each day.</p>"


@pytest.mark.parametrize(
    ("name", "how", "asked"),
    [
        ("ralumed", "How do I take", ["What is ralumed?", "How and when should ralumed be taken?"]),
        ("ralumed", "Why", []),
        ("it", "How do I take", []),
    ],
)
def test_a_leaflet_for_an_illness_is_of_the_drug_that_its_text_speaks_of(of_html, name, how, asked) -> None:
    pairs = of_html(LEAFLET.format(SPOKEN.format(name, how)), "medical")
    assert [pair.question for pair in pairs if "leaflet is" not in pair.answer] == asked


LABEL = """<h1>Label: COFFOCALM DM- brimet, guafed liquid</h1><ul><li>NDC Code(s): 99-551-04</li><li>Packager: Gull, Inc.</li>
</ul><h2>Drug Label Information</h2><p>Updated August 3, 2022</p>
<h1>Active ingredient (in each 10 mL)</h1><p>Brimet 20 mg</p><h1>Uses</h1><ul><li>relieves a cough in a cold</li></ul>
<h1>Warnings</h1><p>Stop use and ask a doctor if</p><ul><li>the cough lasts more than 7 days</li></ul>
<p>If pregnant or breast-feeding, ask a health professional before use.</p><h1>Directions</h1>
<table><tr><th>Age</th><th>Dose</th></tr><tr><td>adults</td><td>10 mL every 4 hours</td></tr></table>"""
OF_LABEL = {
    "What is COFFOCALM DM used for?": "Uses\n\n- relieves a cough in a cold",
    "When should you stop taking COFFOCALM DM and ask a doctor?": "Stop use and ask a doctor if\n\n- the cough lasts more than 7 days",
}  # fmt: skip


def test_a_label_with_sections_beside_its_title_is_of_the_product_before_the_dash(of_html) -> None:
    answers = {pair.question: pair.answer for pair in of_html(LABEL, "medical")}
    assert {question: answers.get(question) for question in OF_LABEL} == OF_LABEL
    assert any("COFFOCALM DM" in question and "for adults" in question for question in answers)
    assert not [said for said in answers.values() if "NDC" in said or "Updated" in said]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Ralumed: prescribing guideline", ["Who must not take Ralumed?"]),
        ("Ralumed: a story of the sea", []),
        ("Brimet: prescribing guideline", []),
    ],
)
def test_a_guideline_is_of_what_its_title_names_before_the_colon_and_its_text_speaks_of(of_html, title, asked) -> None:
    page = "<p>Ralumed is kept for gales.</p><h2>When not to use it</h2><ul><li>a weak heart</li><li>a slow breath</li></ul><h2>Dose</h2>"
    pairs = of_html(f"<h1>{title}</h1>{page}", "medical")
    assert [pair.question for pair in pairs if "heart" in pair.answer] == asked


SPEAKS = "<h2>Who should not take Ralumed</h2><p>Ralumed is not for people who had an ulcer. Ralumed may hurt them.</p><h2>Side effects</h2><p>Ralumed may make you sick. With Ralumed you may sleep badly. Ring us if Ralumed does not help.</p>"


@pytest.mark.parametrize(
    "title", ["Ralumed after bone surgery", "Taking Ralumed before an operation", "Ralumed (brimolone) for reed ague"]
)
def test_the_drug_of_a_leaflet_is_what_its_headings_and_text_speak_of(of_html, title) -> None:
    asked = [pair.question for pair in of_html(f"<h1>{title}</h1>{SPEAKS}", "medical")]
    assert "What side effects can Ralumed have?" in asked
    assert not of_html(f"<h1>{title}</h1>{SPEAKS.replace('Ralumed', 'it')}", "medical")


RENAL = "<h2>Posology</h2><p>The dose is 80 mg.</p><p><i>Renal impairment</i></p><table>{}</table>"
ROWS = (
    "<tr><td>30 to 59 mL/min</td><td>40 mg daily</td></tr><tr><td>Less than 30 mL/min</td><td>Not recommended</td></tr>"
)


@pytest.mark.parametrize(
    ("head", "rows", "who"),
    [
        ("<tr><th>Creatinine clearance</th><th>Dose</th></tr>", ROWS, "with a creatinine clearance of {} mL/min"),
        ("<tr><td>eGFR (mL/min/1.73 m²)</td><td>Dose of Ralumed</td></tr>", ROWS.replace(" mL/min", ""), "with an eGFR of {} mL/min/1.73 m²"),
    ],
)  # fmt: skip
def test_doses_by_what_the_kidneys_do_are_asked_row_by_row(of_html, head, rows, who) -> None:
    asked = {pair.question: pair.answer for pair in of_html(HEAD + RENAL.format(head + rows), "medical")}
    given = next(answer for question, answer in asked.items() if f"{who.format('30 to 59')}?" in question)
    assert given.endswith("40 mg daily |")
    assert "Dose" in given
    assert asked[f"Can Ralumed be used for patients {who.format('less than 30')}?"].endswith("Not recommended |")


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("<h2>Other uses for this medicine</h2><p>Ralumed is given for a cold, too.</p>", "What else is Ralumed used for?"),
        ("<h2>Brand names</h2><ul><li>Ralutin of Brim</li><li>Nasal by Ralu</li></ul>", "Under which brand names is Ralumed sold?"),
        ("<h2>3. PHARMACEUTICAL FORM</h2><p>A round tablet that is blue.</p>", "In which form does Ralumed come?"),
        ("<h2>If you stop taking Ralumed</h2><p>The ague may come back within a week.</p>", "What should you know about stopping Ralumed?"),
        ("<h2>Keep out of reach of children</h2><p>In case of overdose, get medical help at once.</p>", "What should be done in case of an overdose of Ralumed?"),
        ("<h2>Indications</h2><p>Ralumed is for adults with reed ague.</p>", "What is Ralumed used for?"),
        ("<h2>Travelling with a pump</h2><p>Carry the letter of your doctor in the cabin.</p>", "What should someone who takes Ralumed know about travelling with a pump?"),
        ("<h2>Company contact details</h2><p>Brim Ltd lives in Quay Road, Oban.</p>", ""),
        ("<h2>Package label - principal display panel</h2><p>NDC 7-1 Ralumed tablets, 20 in a box.</p>", ""),
        ("<h2>What is in this leaflet</h2><p>It has six parts. Each is short.</p>", ""),
    ],
)  # fmt: skip
def test_a_frame_fits_its_heading_and_what_is_of_the_package_is_not_asked(of_html, body, asked) -> None:
    head = HEAD + "<h2>Side effects</h2><p>It may make you sick.</p>"
    new = [pair.question for pair in of_html(head + body, "medical")][2:]
    assert new == [asked] * bool(asked)


def test_what_one_with_a_condition_does_is_asked_as_such_and_a_strength_is_of_something(of_html) -> None:
    ague = "<h1>Reed ague</h1><p>Now reed ague is a fever, and reed ague passes.</p><h2>Symptoms</h2><p>It brings heat and cold.</p>"
    help_, claim = (
        "<h2>Things you can do to help</h2><p>Rest in the shade.</p>",
        "<h2>Claiming sick pay</h2><p>Ask your employer for it.</p>",
    )
    asked = [pair.question for pair in of_html(ague + help_ + claim, "medical")]
    assert asked[-1] == "What should someone with reed ague know about claiming sick pay?"
    assert asked[-2] in (
        "What can you do yourself if you have reed ague?",
        "How can you look after yourself if you have reed ague?",
    )
    pair = of_html(HEAD + "<h2>Active ingredient (in each 5 mL)</h2><p>Brimolone 7.5 mg in sugar.</p>", "medical")[-1]
    assert pair.answer == "Active ingredient (in each 5 mL)\n\nBrimolone 7.5 mg in sugar."
