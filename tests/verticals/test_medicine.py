"""Pages about drugs and conditions: what must not be done, doses and warnings asked with the name and for whom."""

import pytest

PAGES = ("nhs-drug", "dose-table", "condition", "enfermedad", "leaflet", "medline")
NAMES = {
    "nhs-drug": "brenoxol",
    "dose-table": "paravelin",
    "condition": "marsh fever",
    "enfermedad": "fiebre de los pantanos",
    "leaflet": "Tolvarin",
    "medline": "Korvan syndrome",
}
ASKED = (
    (
        "nhs-drug",
        "For adults, who can and who cannot take brenoxol?",
        ("Do not take brenoxol", "stomach ulcer", "liver disease"),
    ),
    ("nhs-drug", "What is the dose of brenoxol for adults?", ("one 200mg tablet 3 times", "Do not take more than 3")),
    (
        "nhs-drug",
        "For adults, what should be done if too much brenoxol has been taken?",
        ("Brenoxol for adults", "kidneys", "Contact 111", "3 tablets in 24 hours"),
    ),
    ("nhs-drug", "For adults, what are the serious side effects of brenoxol?", ("Call a doctor straight away",)),
    (
        "dose-table",
        "What dose of paravelin is recommended for children aged 6 to 23 months?",
        ("| Age |", "| 6 to 23 months | 5ml |"),
    ),
    ("dose-table", "For children, who must not take paravelin?", ("liver disease", "under 2 months")),
    ("dose-table", "For children, what warnings and precautions apply to paravelin?", ("Do not give paravelin",)),
    ("condition", "When should someone with marsh fever get medical help?", ("after 5 days", "stiff neck")),
    ("condition", "How is marsh fever treated?", ("7-day course", "in hospital")),
    ("enfermedad", "¿Cómo se trata la fiebre de los pantanos?", ("mayores de 12 años", "7 días")),
    ("leaflet", "Who must not take Tolvarin?", ("Do not take Tolvarin:", "- if you are allergic", "kidney disease")),
    ("leaflet", "How should Tolvarin be taken, and in what dose?", ("50 mg once a day", "over 75 years", "25 mg")),
    ("leaflet", "What should be done about a missed dose of Tolvarin?", ("Do not take a double dose",)),
    ("medline", "How is Korvan syndrome inherited?", ("autosomal dominant",)),
)


@pytest.mark.parametrize(("name", "question", "held"), ASKED)
def test_a_section_is_asked_for_what_its_heading_is_about(made, name, question, held):
    _, pairs = made(f"medicine/{name}")
    answer = next(pair.answer for pair in pairs if pair.question == question)
    places = [answer.find(piece) for piece in held]
    assert places == sorted(places)
    assert -1 not in places


@pytest.mark.parametrize("name", PAGES)
def test_every_question_names_what_it_holds_for(made, name):
    _, pairs = made(f"medicine/{name}")
    assert pairs
    assert all(NAMES[name].lower() in pair.question.lower() for pair in pairs)


@pytest.mark.parametrize("name", PAGES)
def test_reviews_disclaimers_and_references_are_no_answers(made, name):
    _, pairs = made(f"medicine/{name}")
    said = " ".join(pair.answer for pair in pairs)
    assert not [text for text in ("last reviewed", "last revised", "does not replace", "Doe J.") if text in said]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_but_reviews_and_references_is_left_unasked(made, name):
    seed, pairs = made(f"medicine/{name}")
    spans = [(proof.start, proof.stop) for pair in pairs for proof in pair.evidence]
    lines = [line for line in seed.markdown.split("\n\n") if line and not line.startswith("#")]
    left = [line for line in lines if not any(a <= seed.markdown.find(line) < b for a, b in spans)]
    assert all(any(word in line for word in ("review", "revised", "does not replace", "Doe J.")) for line in left), left


def test_whom_a_heading_is_for_stands_in_question_and_answer(made):
    _, pairs = made("medicine/nhs-drug")
    limited = [pair for pair in pairs if pair.question != "What is brenoxol?"]
    assert all("adults" in pair.question and "adults" in pair.answer for pair in limited)


def test_a_page_that_names_no_drug_or_condition_gives_nothing(of_html):
    assert of_html("<h1>Health</h1><h2>Dosage</h2><p>Take one tablet of 5 mg a day with water.</p>", "medical") == []


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Is this medication habit-forming?", "Is zentrafil habit-forming?"),
        ("What should I do if I forget a dose?", "What should be done about a missed dose of zentrafil?"),
    ],
)
def test_a_heading_that_asks_names_the_drug(of_html, heading, question):
    body = f"<h1>Zentrafil</h1><h2>{heading}</h2><p>Ask how to take zentrafil before the next dose of it.</p>"
    (pair,) = of_html(body, "medical", title="Zentrafil tablets")
    assert pair.question == question


def test_what_is_applied_is_used_and_not_taken(of_html):
    body = (
        "<h1>Dermasol cream</h1><p>Dermasol treats a dry skin.</p><h2>How and when to use it</h2>"
        "<p>Use dermasol on clean skin twice a day.</p>"
    )
    (_, pair) = of_html(body, "medical")
    assert pair.question == "How and when should dermasol be used?"


@pytest.mark.parametrize(
    ("title", "heading", "wrong"),
    [
        ("Renotal 20 mg capsules", "Causes of failure", "What causes"),
        ("Marsh fever", "Side effects of its treatment", "side effects can marsh fever"),
    ],
)
def test_a_drug_has_no_symptoms_and_a_condition_no_dose(of_html, title, heading, wrong):
    name = title.split(" 20")[0]
    body = f"<h1>{title}</h1><p>{name} is well known.</p><h2>{heading}</h2><p>{name} can be hard to explain.</p>"
    assert not [pair.question for pair in of_html(body, "medical", title=title) if wrong in pair.question]


def test_boxes_of_advice_go_together_and_doses_below_a_heading_of_people_name_them(of_html):
    body = (
        "<h1>Reed ague</h1><p>Reed ague is a lung infection.</p><h2>Non-urgent advice: See a GP if:</h2><p>you have "
        "reed ague and are pregnant</p><h2>Immediate action required: Call 999 if:</h2><p>you can not breathe</p>"
    )
    (_, helped) = of_html(body, "medical")
    assert helped.question == "When should someone with reed ague get medical help?"
    assert "See a GP if" in helped.answer
    assert helped.answer.endswith("Call 999 if:\n\nyou can not breathe")
    doses = (
        "<h1>Renotal capsules</h1><h2>4.2 Posology</h2><h3>Adults</h3><p>The dose of Renotal is 20 mg a day.</p>"
        "<h3>Elderly</h3><p>The dose of Renotal is 10 mg a day.</p>"
    )
    assert [(pair.question, pair.answer[:7]) for pair in of_html(doses, "medical")] == [
        ("What is the dose of Renotal for adults?", "Adults\n"),
        ("What is the dose of Renotal for the elderly?", "Elderly"),
    ]
