# ruff: noqa: E501 - a page is one line
"""Sheets with titles in bold, vaccines and their schedules, tabs with like headings, products for injection."""

import pytest

SHEET = (
    "<h1>Ralumed (brimolone) weekly injection</h1><h2>Information for patients with reed ague</h2><p>Read this sheet.</p>"
    "<p><b>What is Ralumed?</b><br>Ralumed is a drug that calms the reeds. It is slow.</p>"
    "<p><b>How long does it take to work?</b><br>It works within six weeks.</p>"
    "<p><b>How much do I take?</b><br>The usual dose is 5 mg once a week. The most is 20 mg a week.</p>"
    "<p><b>Who should not have Ralumed?</b></p><p>Do not use Ralumed if:</p><ul><li>you are pregnant</li><li>you have a weak liver</li></ul>"
    "<p><b>What about lamps and mirrors?</b><br>Stay away from lamps for two days after each dose.</p>"
)


def asked(pairs) -> dict[str, str]:
    return {pair.question: pair.answer for pair in pairs}


def test_titles_in_bold_of_a_sheet_are_sections_of_their_own(of_html) -> None:
    said = asked(of_html(SHEET, "medical"))
    assert said["How long does Ralumed take to work?"] == "It works within six weeks."
    assert "20 mg a week" in said["What is the dose of Ralumed?"]
    assert any("weak liver" in answer for question, answer in said.items() if "not" in question)
    about = next(answer for question, answer in said.items() if "lamps and mirrors" in question)
    assert about == "Stay away from lamps for two days after each dose."


VACCINE = (
    "<h1>Reed Ague Virus Vaccination: What To Know</h1><p>The reed ague vaccine is given to children.</p>"
    "<h2>What is reed ague?</h2><p>Reed ague is an illness of the lungs that comes in wet years.</p>{}"
)
WAIT = '<div role="tablist"><div><button role="tab" aria-controls="b1">Children should not get it if they:</button></div><div id="b1"><ul><li>reacted badly to a dose</li></ul></div><div><button role="tab" aria-controls="b2">Who should wait?</button></div><div id="b2"><p>People with a fever should wait until it is gone.</p></div></div>'
SCHEDULE = "<h2>When to get the vaccine</h2><table><tr><th>Age</th><th>Doses</th></tr><tr><td>3 to 11 months</td><td>2 doses of 0.5 ml</td></tr><tr><td>70 years and over</td><td>1 dose of 1 ml</td></tr></table>"


def test_a_vaccine_is_found_by_its_vaccination_and_its_illness_is_not_taken_for_it(of_html) -> None:
    said = asked(of_html(VACCINE.format(""), "medical"))
    assert said["What is reed ague?"].startswith("Reed ague is an illness")
    assert "What is the reed ague vaccine?" not in said or "illness" not in said["What is the reed ague vaccine?"]


def test_what_an_accordion_holds_stays_with_the_section_that_it_is_in(of_html) -> None:
    section = f"<h2>Who should not get the vaccine?</h2><p>Some people should wait.</p>{WAIT}"
    said = asked(of_html(VACCINE.format(section), "medical"))
    answer = next(answer for question, answer in said.items() if "not" in question)
    assert "reacted badly to a dose" in answer
    assert "wait until it is gone" in answer


def test_a_schedule_is_asked_by_age_and_is_no_call_for_help(of_html) -> None:
    said = asked(of_html(VACCINE.format(SCHEDULE), "medical"))
    assert not any("help" in question for question in said)
    assert sum("at the age of" in question for question in said) == 2
    assert any("When is the reed ague vaccine given" in question for question in said)


PANEL = '<div role="tabpanel" id="p{n}" aria-labelledby="t{n}"><h2>Dosage</h2><p>The dose of Ralumed is {n}0 mg a day.</p></div>'
TABS = '<h1>Ralumed</h1><p>Ralumed is a medicine that calms reeds.</p><ul role="tablist"><li><button role="tab" id="t1" aria-controls="p1">Adults</button></li><li><button role="tab" id="t2" aria-controls="p2">Children</button></li></ul>'


def test_doses_in_tabs_are_those_of_the_people_of_the_tab(of_html) -> None:
    said = asked(of_html(TABS + PANEL.format(n=1) + PANEL.format(n=2), "medical"))
    assert "10 mg" in next(answer for question, answer in said.items() if question.endswith("for adults?"))
    assert "20 mg" in next(answer for question, answer in said.items() if question.endswith("for children?"))


@pytest.mark.parametrize("title", ["Ralumed 20 mg/mL solution for injection", "Ralumed powder for injection"])
def test_what_is_injected_is_a_drug_and_no_procedure(of_html, title) -> None:
    page = (
        f"<h1>{title}</h1><p>{title} is a drug.</p><h2>Contraindications</h2><p>Allergy to brimolone or lamp oil.</p>"
    )
    questions = list(asked(of_html(page, "medical", title=title)))
    assert questions
    assert not any("if you have" in question for question in questions)


@pytest.mark.parametrize(
    ("section", "question"),
    [
        ("<h2>Important safety information</h2><p>Cases of fatal smoke have been reported with lamps.</p>", "What important safety information is there about Ralumed?"),
        ("<h2>Dose adjustments due to interactions</h2><p>Take half the dose with lamp oil.</p>", "How should the dose of Ralumed be adjusted because of interactions?"),
        ("<h2>Side effects</h2><h3>Rare side effects</h3><p>A few people grow reeds.</p>", "What rare side effects can Ralumed have?"),
        ("<h2>Side effects</h2><h3>Serious problems</h3><p>A few people lose their sight.</p>", "What serious side effects can Ralumed have?"),
        ("<h2>Overdose</h2><p>Call the lamp line at once and keep the box.</p>", "What should be done if too much Ralumed has been taken?"),
        ("<h2>What Ralumed is for</h2><p>It is used for reed ague in wet years.</p>", "What is Ralumed used for?"),
        ("<h2>Dosage</h2><table><tr><th>Age and body weight</th><th>Dose</th></tr><tr><td>2 years and older, less than 20 kg</td><td>5 mg</td></tr></table>", "at the age of 2 years and older, weighing less than 20 kg?"),
        ("<h2>Dosage</h2><table><tr><th>Creatinine clearance (mL/min)</th><th>Dose</th></tr><tr><td>&lt; 30, including dialysis</td><td>5 mg</td></tr></table>", "of less than 30 mL/min, including dialysis?"),
    ],
)  # fmt: skip
def test_sections_of_a_drug_are_asked_by_what_they_say(of_html, section, question) -> None:
    page = f"<h1>Ralumed tablets</h1><p>Ralumed is a medicine that calms reeds.</p>{section}"
    assert any(pair.question.endswith(question) for pair in of_html(page, "medical"))


def test_prices_and_notes_of_the_page_are_no_answers(of_html) -> None:
    forms = "<h2>Medicinal forms</h2><p>Ralumed comes as tablets and as drops for lamps.</p><table><tr><th>Size</th><th>Price</th></tr><tr><td>28</td><td>£2.14</td></tr></table><p>Cautionary and advisory labels 2, 8</p>"
    page = f"<h1>Ralumed tablets</h1><p>Ralumed is a medicine that calms reeds.</p>{forms}"
    answers = [pair.answer for pair in of_html(page, "medical")]
    assert any("tablets and as drops" in answer for answer in answers)
    assert not any("2.14" in answer or "advisory" in answer for answer in answers)
