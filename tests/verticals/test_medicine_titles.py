# ruff: noqa: E501 - a page is one line
"""Pages of medicine whose sections are told by their look, and what is asked of them by their headings alone."""

import pytest

DRUG = "<h1>Ralumed</h1><p>Ralumed is a medicine. Take Ralumed with water.</p>{}<h2>Overdose</h2><p>Too much Ralumed makes one sleep.</p>"


def asked(pairs: list) -> dict[str, str]:
    return {pair.question: pair.answer for pair in pairs}


@pytest.mark.parametrize(
    ("section", "question", "answer"),
    [
        ("<h2>Contraindications</h2><p>Reed ague of the lungs.</p><dl><dt>With topical use</dt><dd>Broken skin or open wounds</dd></dl>", "When must Ralumed not be taken with topical use?", "**With topical use**: Broken skin or open wounds"),
        ("<h2>Renal impairment</h2><h3>With oral use in adults</h3><h4>Dose adjustments</h4><p>At most 20 mg daily below 30 mL/minute.</p>", "What is the dose of Ralumed in renal impairment with oral use in adults?", "With oral use in adults\n\nAt most 20 mg daily below 30 mL/minute."),
        ("<h2>Dose equivalence</h2><p>10 mg as drops do what 15 mg do as tablets.</p>", "What is known about dose equivalence and conversion of Ralumed?", "10 mg as drops do what 15 mg do as tablets."),
        ("<h2>Dosage</h2><h3>Dose changes for adverse reactions</h3><p>Halve it if the skin itches at night.</p>", "How should treatment with Ralumed be changed if adverse reactions occur?", "Halve it if the skin itches at night."),
        ("<h2>Ralumed contains lactose</h2><p>Ask your doctor if you cannot have some sugars.</p>", "What should you know about the ingredients of Ralumed?", "Ralumed contains lactose\n\nAsk your doctor if you cannot have some sugars."),
        ("<h2>Warnings</h2><h3>Withdrawal</h3><p>Do not stop it all at once.</p>", "What warnings and precautions apply to Ralumed regarding withdrawal?", "Withdrawal\n\nDo not stop it all at once."),
    ],
)  # fmt: skip
def test_a_section_of_a_medicine_is_asked_for_what_it_holds_for(of_html, section, question, answer) -> None:
    assert asked(of_html(DRUG.format(section), "medical"))[question] == answer


def test_doses_left_to_the_parts_below_and_headings_called_as_boxes_are_add_nothing(of_html) -> None:
    dosage = (
        "<h2>Posology</h2><p>A specialist begins the treatment.</p><h3>Usual dose</h3><p>Adults take 20 mg daily.</p>"
    )
    safety = "<h2>Important safety information</h2><h3>Lamp ague (2030)</h3><p>One case was seen last winter.</p>"
    said = asked(of_html(DRUG.format(dosage + safety), "medical"))
    assert "Adults take 20 mg daily." in said["What is the dose of Ralumed?"]
    assert not any("specialist" in answer or answer.endswith("safety information") for answer in said.values())


def test_effects_by_frequency_behind_a_list_of_emergencies_are_asked_for_apart(of_html) -> None:
    effects = "<h2>Possible side effects</h2><p>Not everybody gets them at all.</p><h3>Stop taking it and get medical help at once if you notice:</h3><ul><li>a swollen face</li><li>yellow eyes</li></ul><p><i>Very common (1 in 10)</i><br>a dry mouth, sleep</p>"
    said = asked(of_html(DRUG.format(effects), "medical"))
    assert "swollen" in said["When should someone who takes Ralumed get medical help?"]
    assert not any("swollen" in answer and "dry mouth" in answer for answer in said.values())


AGUE = "<h1>Reed ague</h1><p>Reed ague is an infection of the lungs.</p><h2>Symptoms</h2><p>Reed ague begins with a cough.</p><h2>Treatment</h2><p>The treatment is brimolone for a week.</p>{}"
BOX = "<details><summary>{}</summary><div>{}</div></details>"


def test_a_medicine_that_a_page_about_an_illness_names_is_asked_about_by_its_own_name(of_html) -> None:
    boxes = (
        BOX.format("Who may not be able to take brimolone", "<p>Tell us if you have a weak heart.</p>"),
        BOX.format("Side effects of brimolone", "<h3>Common side effects</h3><p>Many people feel sick on it.</p>"),
        BOX.format("Taking brimolone with other medicines", "<p>Tell us if you take iron tablets.</p>"),
    )
    said = asked(of_html(AGUE.format("".join(boxes)), "medical", title="Reed ague"))
    assert said["Who may not be able to take brimolone?"] == "Tell us if you have a weak heart."
    assert said["What are the common side effects of brimolone?"] == "Many people feel sick on it."
    assert said["How does brimolone interact with other medicines?"] == "Tell us if you take iron tablets."


HAVING = "<h1>Having a {0}</h1><p>A {0} takes half an hour.</p><h2>Before the procedure</h2><h3>What to bring</h3><p>Bring your glasses and a warm coat.</p><h2>Who should not have the procedure?</h2><p>You should not if you have a weak heart.</p><p>Please ring us on 01999 555 123 if you do.</p>"


@pytest.mark.parametrize("name", ["balloon dilatation of the Reed duct", "lamp tilt study"])
def test_what_one_has_done_to_oneself_is_told_by_its_name_or_by_the_headings(of_html, name) -> None:
    said = asked(of_html(HAVING.format(name), "medical"))
    assert said[f"Who should not have a {name}?"] == "You should not if you have a weak heart."
    assert f"What should you bring for a {name}?" in said


def test_a_page_about_the_vaccine_against_what_its_title_names_is_about_the_vaccine(of_html) -> None:
    page = "<h1>Reed ague</h1><h2>Overview</h2><p>Reed ague is a disease of the reeds.</p><h2>Vaccines and doses</h2><p>Reed ague vaccine is given once, as 0.5 mL.</p><h2>Contraindications</h2><p>A weak heart, or an earlier shock after it.</p>"
    said = asked(of_html(page, "medical"))
    assert said["What is Reed ague?"] == "Reed ague is a disease of the reeds."
    assert "A weak heart" in said["Who must not have Reed ague vaccine?"]
