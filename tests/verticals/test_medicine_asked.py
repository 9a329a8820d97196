# ruff: noqa: E501 - a page is one line
"""Drugs and conditions in the words that patients and nurses ask in; what a page's furniture says is no answer."""

import pytest

from converter.languages.care_narrow import asked, narrowed, topic

HEAD = "<h1>Ralumed tablets</h1><p>Ralumed is a medicine that calms the lungs.</p>"
ILL = "<h1>Reed ague</h1><p>Reed ague is an infection of the lungs.</p><h2>Symptoms of reed ague</h2><p>It begins with a cough at night.</p>"


@pytest.mark.parametrize(
    ("question", "headings", "said"),
    [
        ("What is the dose of X?", ["Gout", "By mouth"], "What is the dose of X for gout by mouth?"),
        ("What is the dose of X?", ["Prevention of gout"], "What is the dose of X for the prevention of gout?"),
        ("What is the dose of X?", ["Dosing in special groups", "Gout"], "What is the dose of X for gout?"),
        ("What side effects can X have?", ["Very rare"], "What very rare side effects can X have?"),
        ("What side effects can X have?", ["Frequency not known"], "What side effects of unknown frequency can X have?"),
        ("What side effects can X have?", ["Clinical Trials Experience"], "What side effects can X have according to clinical trials?"),
        ("Which interactions of X are known?", ["Warfarin"], "How does X interact with warfarin?"),
        ("What warnings and precautions apply to X?", ["Hepatotoxicity"], "What warnings and precautions apply to X regarding hepatotoxicity?"),
        ("How is X treated?", ["Inhalers and tablets"], "How is X treated with inhalers and tablets?"),
        ("What is known about X?", ["If you are old"], "What is known about X (“If you are old”)?"),
    ],
)  # fmt: skip
def test_what_narrows_a_question_stands_in_it_as_words(question, headings, said) -> None:
    assert narrowed(question, headings) == said


@pytest.mark.parametrize(
    ("question", "taken", "said"),
    [
        ("Can I drink alcohol with it?", True, "Can I drink alcohol with ralumed?"),
        ("Is there any food I need to avoid?", True, "Is there any food I need to avoid while taking ralumed?"),
        ("Can I fly?", False, "Can I fly if I have ralumed?"),
        ("What other information should I know?", True, ""),
        ("What does this table say?", True, ""),
    ],
)
def test_a_question_of_the_page_gets_the_name_that_it_means(question, taken, said) -> None:
    assert asked(question, "ralumed", taken) == said


@pytest.mark.parametrize(
    ("heading", "said"),
    [("Blood tests", "blood tests"), ("What to do during a fit", "What should you do during a fit?"), ("Oral capsule", ""), ("You and your lungs", "")],
)  # fmt: skip
def test_a_heading_is_a_topic_or_a_question_or_neither(heading, said) -> None:
    assert topic(heading) == said


def test_the_most_of_a_day_stands_with_each_dose_of_a_label(of_html) -> None:
    rows = "<tr><th>Age</th><th>Dose</th></tr><tr><td>adults</td><td>10 mg every 6 hours</td></tr><tr><td>children under 4 years</td><td>do not use</td></tr>"
    body = f"{HEAD}<h2>Dosage</h2><ul><li>shake it well</li><li>do not take more than 4 doses in 24 hours</li></ul><table>{rows}</table>"
    answers = {pair.question: pair.answer for pair in of_html(body, "medical")}
    (adults,) = [answer for question, answer in answers.items() if "for adults" in question]
    (children,) = [answer for question, answer in answers.items() if "under 4" in question]
    assert adults.startswith("- do not take more than 4 doses in 24 hours\n\n| Age | Dose |")
    assert children.startswith("| Age | Dose |")


def test_a_condition_that_is_treated_with_tablets_is_no_drug_and_a_plural_is_asked_as_one(of_html) -> None:
    pairs = of_html(f"{ILL}<h2>Inhalers and tablets</h2><p>You may be given an inhaler each day.</p>", "medical")
    assert pairs[1].question in ("What are the symptoms of Reed ague?", "How can Reed ague be recognised?")
    many = "<h1>Reed warts</h1><p>Reed warts are small lumps. Reed warts do not hurt.</p><h2>Treatment</h2><p>A cream softens them in a week.</p>"
    assert [pair.question for pair in of_html(many, "medical")] == [
        "What are Reed warts?",
        "How are Reed warts treated?",
    ]


@pytest.mark.parametrize("line", ["<b>Expand Section</b>", "2 DOSAGE AND ADMINISTRATION", "Manufactured for: Gull, Dover", "Like all medicines, this medicine can cause side effects, although not everybody gets them."])  # fmt: skip
def test_the_furniture_of_a_page_is_no_answer(of_html, line) -> None:
    pairs = of_html(f"{HEAD}<h2>Side effects</h2><p>{line}</p><p>Ralumed may make you sick.</p>", "medical")
    assert pairs[-1].answer == "Ralumed may make you sick."


def test_a_guideline_is_of_the_drug_before_its_colon_and_its_number_is_no_answer(of_html) -> None:
    card = "<table><tr><td>Document ID</td><td>GDL-9</td></tr><tr><td>Version</td><td>4.1</td></tr></table>"
    body = f"<h1>Ralumed: dosing and monitoring</h1>{card}<h2>Indications</h2><p>Ralumed is given for reed ague.</p><h2>Contraindications</h2><ul><li>gout</li></ul>"
    body += "<h2>Storage</h2><p>Store ampoules below 25 °C.</p><h2>Overdose</h2><p>Call for help at once.</p>"
    asked_for = {pair.question: pair.answer for pair in of_html(body, "medical")}
    assert any("must" in question for question in asked_for)
    assert not [answer for answer in asked_for.values() if "GDL-9" in answer]


@pytest.mark.parametrize(
    ("head", "cell", "asked_as"),
    [
        ("Corrected gestational age", "30 to 34 weeks", "at a gestational age of 30 to 34 weeks?"),
        ("Indication", "Treatment of Gout", "for the treatment of gout?"),
        ("eGFR (mL/min)", "below 30", "for patients with an eGFR below 30 mL/min?"),
        ("Age", "People over 65 years", "for people over 65 years?"),
    ],
)
def test_a_row_of_doses_is_asked_for_by_what_its_column_measures(of_html, head, cell, asked_as) -> None:
    table = f"<table><tr><th>{head}</th><th>Dose</th></tr><tr><td>{cell}</td><td>5 mg once a day</td></tr></table>"
    pairs = of_html(f"{HEAD}<h2>Dosage</h2>{table}", "medical")
    assert pairs[-1].question.endswith(asked_as)
