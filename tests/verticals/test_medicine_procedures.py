# ruff: noqa: E501 - a page is one line
"""Leaflets for those who go home, pages with several medicines, rows of doses by several columns, vaccines."""

import pytest

HOME = (
    "<h1>Going home after your lamp repair surgery</h1><p>This leaflet is for people who had lamp repair surgery.</p>{}"
)
HAVING = "<h1>Having a lamp biopsy</h1><p>A lamp biopsy takes a small piece of the wick.</p>{}"


@pytest.mark.parametrize(
    ("page", "section", "asked"),
    [
        (HOME, "<h2>What has been done?</h2><p>The wick was cut and tied with thread.</p>", "What is done during lamp repair surgery?"),
        (HOME, "<h2>The first 48 hours</h2><ul><li>Do not carry oil.</li><li>Rest on two pillows.</li></ul>", "What should you do in the first 48 hours after lamp repair surgery?"),
        (HOME, "<h2>Your medicines</h2><p>Take brimolone for three days with food.</p>", "Which medicines should you take after lamp repair surgery, and how?"),
        (HOME, "<h2>If the wick smokes</h2><p>A little smoke is usual. Open a window and wait.</p>", "What should you do if the wick smokes after lamp repair surgery?"),
        (HOME, "<h2>When should I call for help?</h2><p>Call the ward if the glass is hot for two days.</p>", "When should you get medical help after lamp repair surgery?"),
        (HOME, "<h2>What is normal?</h2><p>The glass may be dull for up to two days.</p>", "What can you expect after lamp repair surgery?"),
        (HOME, "<h2>Swimming</h2><p>Stay out of the sea for up to four weeks.</p>", "What should you know about swimming after lamp repair surgery?"),
        (HAVING, "<h2>Before your lamp biopsy</h2><h3>Your medicines</h3><p>Stop brimolone two days before it.</p>", "How do you prepare for a lamp biopsy when it comes to your medicines?"),
        (HAVING, "<h2>Your medicines</h2><p>Bring all of them along in their boxes.</p>", "What should you know about your medicines if you have a lamp biopsy?"),
    ],
)  # fmt: skip
def test_a_leaflet_about_a_procedure_is_asked_with_its_name_and_its_time(of_html, page, section, asked) -> None:
    assert [pair.question for pair in of_html(page.format(section), "medical")][-1] == asked


MEDICINES = "<h2>Your medicines</h2><table><tr><th>Medicine</th><th>How much</th></tr><tr><td rowspan='2'>Brimolone</td><td>Adults: 2 tablets (1 g) 4 times a day</td></tr><tr><td>Under 50 kg: 1 tablet 4 times a day</td></tr><tr><td>Lamp drops</td><td>3 drops twice a day</td></tr></table>"


def test_each_medicine_of_a_leaflet_is_asked_for_with_all_its_rows(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(HOME.format(MEDICINES), "medical")}
    both = said["How should Brimolone be taken after lamp repair surgery, and in what dose?"]
    assert "2 tablets" in both
    assert "Under 50 kg" in both
    assert "drops" not in both
    assert "How should Lamp drops be taken after lamp repair surgery, and in what dose?" in said


AGUE = "<h1>Reed ague</h1><p>Reed ague is an infection of the lungs.</p><h2>Symptoms</h2><p>It begins with a cough at night.</p>{}"
TREATED = "<h2>Treatment</h2><p>Rest comes first, for a week.</p><h3>Medications</h3><ul><li><strong>Brimolone.</strong> Adults take 75 mg at bedtime.</li></ul><p>Do not stop brimolone at once.</p><h3>Lung surgery</h3><p>It is seldom needed at all.</p>"


def test_a_medicine_among_the_treatments_of_a_condition_is_asked_with_what_is_said_of_it(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(AGUE.format(TREATED), "medical", title="Reed ague")}
    dose = next(answer for question, answer in said.items() if "brimolone" in question)
    assert dose == "**Brimolone.** Adults take 75 mg at bedtime.\n\nDo not stop brimolone at once."
    assert "seldom needed" in said["How is Reed ague treated?"]


DRUG = "<h1>Ralumed tablets</h1><p>Ralumed is a medicine that calms the lungs.</p>{}"
COLUMNS = "<h2>Dosage</h2><table><tr><th>Age</th><th>Body weight</th><th>Indication</th><th>Dose</th></tr><tr><td rowspan='2'>1 to 4 years</td><td rowspan='2'>10 to 19 kg</td><td>Reed ague</td><td>50 mg</td></tr><tr><td>Gull cough*</td><td>60 mg</td></tr><tr><td colspan='4'>* Not in summer.</td></tr></table>"
ADJUSTED = "<h2>Dosage</h2><table><tr><th>Condition</th><th>Finding</th><th>Modification</th></tr><tr><td rowspan='2'>Gout</td><td>mild</td><td>5 mg a day</td></tr><tr><td>severe</td><td>Stop it</td></tr></table>"


def test_rows_that_share_a_first_cell_are_asked_by_all_that_says_for_whom(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(DRUG.format(COLUMNS), "medical")}
    rows = {q.partition("Ralumed ")[2]: a for q, a in said.items() if "10 to 19 kg" in q}
    assert len(rows) == 2
    (cough,) = [a for q, a in rows.items() if "for gull cough at 1 to 4 years weighing 10 to 19 kg" in q]
    assert "60 mg" in cough
    assert "50 mg" not in cough
    assert "Not in summer" in cough
    assert not [a for q, a in rows.items() if "reed ague" in q and "summer" in a]


def test_rows_that_only_their_findings_tell_apart_are_told_together(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(DRUG.format(ADJUSTED), "medical")}
    whole = said["How should the dose of Ralumed be adjusted for gout?"]
    assert "5 mg a day" in whole
    assert "Stop it" in whole


LEAFLET = "<h2>Before you take Ralumed</h2><p><b>Do not take Ralumed</b></p><ul><li>if you have gout</li><li>if you keep gulls</li></ul><p><b>Warnings and precautions</b></p><p>Ask first if you have a weak heart.</p><p><b>Other medicines and Ralumed</b></p><p>Tell your doctor if you take brimolone.</p><p><b>Ralumed with food and drink</b></p><p>Do not drink juice of reeds with it.</p><p><b>Manufacturer</b></p><p>Gull Ltd, Quay Road 3</p><p>tel. 555 0172</p>"


def test_labels_that_say_all_of_a_section_are_asked_alone_and_the_maker_s_address_is_not(of_html) -> None:
    said = {pair.question: pair.answer for pair in of_html(DRUG.format(LEAFLET), "medical")}
    assert "What should you know before taking Ralumed?" not in said
    assert said["What warnings and precautions apply to Ralumed?"].endswith("weak heart.")
    assert said["How does Ralumed interact with other medicines?"].endswith("brimolone.")
    assert said["What should you know about food and drink while taking Ralumed?"].endswith("with it.")
    assert not [answer for answer in said.values() if "Quay Road" in answer]


@pytest.mark.parametrize(
    ("section", "asked"),
    [
        ("<h2>How to take it</h2><p>Swallow it whole.</p><p><b>If you take too much</b></p><p>Call if you took 32 mg in a day.</p>", "How should Ralumed be taken?"),
        ("<h2>Side effects</h2><p>Like all medicines, Ralumed can cause side effects in some people, although not everyone gets them.</p>", ""),
        ("<h2>Table 2. Sales by harbour</h2><table><tr><th>Harbour</th><th>Boxes</th></tr><tr><td>Oban</td><td>312</td></tr></table>", ""),
        ("<h2>2 DOSAGE</h2><h3>2.1 Testing prior to initiation</h3><p>Count the blood cells before it begins.</p>", "What should be checked before treatment with Ralumed is started?"),
        ("<h2>Usual Pediatric Dose for Reed Ague</h2><p>Give 5 mg twice a day for a week.</p>", "What is the dose of Ralumed for children for reed ague?"),
        ("<h2>What is normal?</h2><p>A dry mouth is usual for a day or so.</p>", ""),
    ],
)  # fmt: skip
def test_a_question_asks_for_what_its_section_gives(of_html, section, asked) -> None:
    new = [pair.question for pair in of_html(DRUG.format(section), "medical") if "Ralumed is a med" not in pair.answer]
    assert new[:1] == [asked] * bool(asked)


VACCINE = "<h1>Gull pox vaccine</h1><p>The gull pox vaccine protects against gull pox.</p><h2>Who should have it</h2><p>Children of two years have it.</p><h2>Who should not have it</h2><p>People with an egg allergy must not.</p><h2>Vaccination schedule</h2><table><tr><th>Age group</th><th>Doses</th></tr><tr><td>Adults over 65</td><td>1 dose of 1 ml</td></tr></table>"


def test_a_vaccine_is_had_or_given_and_not_taken(of_html) -> None:
    asked = [pair.question for pair in of_html(VACCINE, "medical")]
    assert "Who should have the gull pox vaccine?" in asked
    assert any("not have the gull pox vaccine" in q or "vaccine not be given" in q for q in asked)
    assert any("gull pox vaccine" in q and "adults over 65" in q for q in asked)
    assert not any("take" in question for question in asked)


@pytest.mark.parametrize(
    ("value", "asked"), [("40 kg and above", "of 40 kg or more?"), ("20 kg and below", "of 20 kg or less?")]
)
def test_a_bound_at_the_end_of_a_question_does_not_point_at_the_page(of_html, value, asked) -> None:
    table = f"<table><tr><th>Body weight</th><th>Dose</th></tr><tr><td>{value}</td><td>5 mg daily</td></tr></table>"
    pairs = of_html(DRUG.format(f"<h2>Dosage</h2>{table}"), "medical")
    assert pairs[-1].question.endswith(asked)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ralumed Dosage", "Ralumed"),
        ("Ralumed: who can and cannot take it", "Ralumed"),
        ("Gull ague: discharge advice for adults", "gull ague"),
        ("Gull pox vaccine: what you need to know", "gull pox vaccine"),
    ],
)
def test_a_page_of_several_about_one_thing_is_named_by_what_stands_before_its_topic(of_html, title, name) -> None:
    body = (
        f"<h1>{title}</h1><h2>Side effects</h2><p>In some, {name} causes a cough. Tell us about {name} and the sea.</p>"
    )
    more = (
        "<h2>When to get help</h2><p>Call us if the cough lasts for a week.</p><h2>Overdose</h2><p>Call us at once.</p>"
    )
    asked = [pair.question for pair in of_html(body + more, "medical")]
    assert asked
    assert all(name.lower() in question.lower() for question in asked)
