# ruff: noqa: E501 - a page is one line
"""Dosing charts, fact sheets and summaries as hospitals and agencies publish them: names, heads of tables, what is no answer."""

import pytest

HEAD = "<thead><tr><th rowspan=2>Weight</th><th rowspan=2>Age</th><th colspan=2>Amount for each dose</th></tr><tr><th>Drops (30 mg in 1 mL)</th><th>Syrup (50 mg in 5 mL)</th></tr></thead>"
ROWS = "<tr><td>Under 5 kg</td><td>Under 3 months</td><td>Do not give</td><td>Do not give</td></tr><tr><td>5 to 9 kg</td><td>3 to 11 months</td><td>0.5 mL</td><td>1.5 mL</td></tr>"
CHART = f"<p>Wait: 10 minutes</p><h1>Febrex Dosing Chart for Infants and Children</h1><p>Febrex lowers fever.</p><h2>Table 1. Syrup</h2><table>{HEAD}{ROWS}</table><h2>Possible side effects</h2><p>Febrex makes some children sleepy.</p><h2>Tips for giving the medicine</h2><p>Shake the bottle for ten seconds.</p><p>© Gull Bay Children's Hospital</p>"


def test_a_dosing_chart_is_of_its_medicine_and_not_of_the_hospital(of_html) -> None:
    said = {p.question: p.answer for p in of_html(CHART, "medical", title="Dosing | Gull Bay Children's Hospital")}
    dose = "Febrex{} as syrup in infants and children with a body weight of 5 to 9 kg?"
    asked = next(q for q in said if "5 to 9 kg" in q)
    assert asked.endswith((dose.format(""), dose.format(" is recommended")))
    assert "Drops (30 mg in 1 mL)" in said[asked]
    assert "Under 5 kg" not in said[asked]
    assert any(q.startswith("Can Febrex be used for infants and children with a body weight under 5 kg") for q in said)
    assert "What side effects can Febrex have?" in said
    assert "What tips are there for taking or giving Febrex?" in said
    assert not any("Hospital" in question or "of Weight" in question for question in said)


SHEET = "<p>July 2, 2031</p><h1>About Gull Ague</h1><p>Gull ague comes from gulls.</p>{}"
STAGES = "<h2>Symptoms</h2><p>Gull ague comes in two stages.</p><h3>Early (days 1 to 3)</h3><ul><li>Fever</li></ul><h3>Late (day 4 and after)</h3><ul><li>A hoarse voice</li></ul>"


def test_the_stages_of_an_illness_are_told_with_what_leads_to_them(of_html) -> None:
    pairs = [p for p in of_html(SHEET.format(STAGES), "medical") if "Fever" in p.answer]
    assert len(pairs) == 1
    assert pairs[0].answer.startswith("Gull ague comes in two stages.")
    assert pairs[0].answer.endswith("- A hoarse voice")
    assert "(“" not in pairs[0].question


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Page history</h2><p>30 October 2031: Advice for travellers was added.</p>",
        "<h2>What GDP is doing</h2><p>GDP counts the gulls of each harbour every year.</p>",
        "<h2>If you see a gull</h2><p>Close the window and wash your hands with soap.</p>",
        "<h2>Useful resources</h2><p>Gull Society, Harbour Road 3, with a telephone.</p>",
        "<h2>Content source</h2><p>Division of Sea-Borne Diseases of the harbour.</p>",
    ],
)
def test_what_is_of_the_page_or_asks_nothing_of_the_illness_is_not_asked(of_html, body) -> None:
    asked = [pair.question for pair in of_html(SHEET.format(body), "medical")]
    assert [question.lower() for question in asked] == ["what is gull ague?"]


GUIDELINE = "<h1>Gull syndrome: assessment and management</h1><p>Gull syndrome is an illness of keepers. Gull syndrome is rare.</p><h2>Recommendations</h2><p>The recommendations are for all keepers of lamps.</p><h3>1.3 Doses during illness</h3><h4>1.3.1</h4><p>Double the dose of lamp oil for keepers with a fever above 38 °C.</p><h2>Products &amp; Services</h2><p>A book about lamps and their keepers, from our shop.</p>"


def test_a_guideline_is_of_its_illness_and_neither_of_recommendations_nor_of_wares(of_html) -> None:
    asked = [p.question for p in of_html(GUIDELINE, "medical", title="Recommendations | Gull syndrome | Guidance")]
    assert asked == ["What is Gull syndrome?"]


MONOGRAPH = "<h1>Ralumed</h1><p>Ralumed is a medicine for fever.</p><h2>Indications and dose</h2><h3>Reed ague</h3><h4>Child 1–4 years</h4><p>125 mg 3 times a day by mouth for five days.</p><h2>Contra-indications</h2><p>Do not take Ralumed if you keep gulls at home.</p>"


def test_a_group_of_children_below_an_indication_is_no_topic(of_html) -> None:
    asked = [pair.question for pair in of_html(MONOGRAPH, "medical")]
    assert "Who must not take Ralumed?" in asked
    assert not any("know about" in question for question in asked)


SUMMARY = "<h1>Ralumed 5 mg tablets</h1><p>Ralumed lowers fever.</p><h3>6.2 Incompatibilities</h3><p>Not applicable.</p><h3>6.4 Special precautions for storage</h3><p>Store Ralumed below 20 °C.</p><p><b>7. Marketing authorisation holder</b></p><p>Gull Laboratories Ltd</p>"


def test_a_section_of_a_summary_ends_where_the_next_one_s_title_stands_in_bold(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(SUMMARY, "medical")}
    assert said["How should Ralumed be stored?"] == "Store Ralumed below 20 °C."
    assert not any("incompatible" in question for question in said)


@pytest.mark.parametrize(
    ("headings", "asked"),
    [
        (("Interactions", "Mixing Ralumed with painkillers"), "What is known about mixing Ralumed with painkillers?"),
        (("Laboratory workers",), "What is the advice on Ralumed for laboratory workers?"),
        (("Warnings and precautions", "5.1 People with egg allergy"), "What warnings and precautions apply to Ralumed in people with egg allergy?"),
    ],
)  # fmt: skip
def test_a_heading_is_asked_for_what_it_is(of_html, headings, asked) -> None:
    above = "".join(f"<h{n}>{heading}</h{n}>" for n, heading in enumerate(headings, start=2))
    body = f"<h1>Ralumed tablets</h1><p>Take Ralumed with water.</p><h2>Dosage</h2><p>Take 1 tablet a day.</p>{above}<p>It is given with care and water only.</p>"
    said = {pair.question: pair.answer for pair in of_html(body, "medical")}
    assert asked in said
    assert "5.1" not in said[asked]
