"""What doses are for where a heading alone does not say it, and names of drugs in titles that say more."""

import pytest

HEAD = "<h1>Ralumed tablets</h1><p>Ralumed is a medicine that calms the lungs.</p>"


@pytest.mark.parametrize(
    ("body", "asked", "answer"),
    [
        (
            "<h2>Renal impairment</h2><h3>Dose adjustments</h3><p>Take half the dose, at most 5 mg a day.</p>",
            "(“Renal impairment”)?",
            "Renal impairment\n\nTake half",
        ),
        (
            "<h2>Indications and dose</h2><h3>Reed ague</h3><h4>Dose</h4><p>The dose is 5 mg a day for adults.</p>",
            "(“Reed ague”)?",
            "Reed ague\n\nThe dose",
        ),
        (
            "<h2>How to take it</h2><h3>Dosage for reed ague</h3><p>The dose is 5 mg once a day.</p>",
            "(“Dosage for reed ague”)?",
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
            "What do the directions for the administration of Ralumed say?",
            "Dilute to",
        ),
        (
            "<h2>Ralumed with alcohol</h2><p>You can drink a glass of wine with it.</p>",
            "What is said about alcohol during treatment with Ralumed?",
            "You can drink",
        ),
    ],
)
def test_a_dose_is_asked_with_what_the_headings_around_it_say(of_html, body, asked, answer) -> None:
    pair = of_html(HEAD + body, "medical")[-1]
    assert pair.question.endswith(asked)
    assert pair.answer.startswith(answer)
