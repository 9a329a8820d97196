# ruff: noqa: E501 - a page is one line
"""What a page of medicine is about, told by its sentences; sheets that are one table; tables and what is behind them."""


def asked(pairs: list) -> dict[str, str]:
    return {pair.question: pair.answer for pair in pairs}


def test_a_medicine_is_told_by_what_the_text_says_of_a_word_of_the_title(of_html) -> None:
    page = "<h1>Zuramid for bog fever in children</h1><p>Read it before you give zuramid. Take zuramid with water. Zuramid is used to treat bog fever.</p><h2>Who should not have it?</h2><p>Anyone who has had an allergic reaction to zuramid before.</p>"
    said = asked(of_html(page, "medical"))
    assert any("zuramid not be taken" in q.lower() or "not take zuramid" in q.lower() for q in said), said


def test_a_title_of_two_things_that_the_text_speaks_of_alike_tells_nothing(of_html) -> None:
    page = "<h1>Zuramid and plenoril in bog fever</h1><p>Take zuramid at night. Take plenoril at noon. Zuramid is a medicine. Plenoril is a medicine. The dose of zuramid is small, and the dose of plenoril is large. Ask about zuramid and plenoril.</p><h2>Contraindications</h2><p>Anyone with bad kidneys or a weak liver.</p>"
    assert not any("contra" in q.lower() or "must" in q.lower() for q in asked(of_html(page, "medical")))


def test_a_sheet_that_is_one_table_is_asked_row_by_row(of_html) -> None:
    rows = "<tr><th>Contraindications</th><td><table><tr><td>&bull;</td><td>Known allergy to zuramid</td></tr><tr><td>&bull;</td><td>Bad kidneys of any kind</td></tr></table></td></tr><tr><td colspan=2><b>DOSES</b></td></tr><tr><th>Adult dose</th><td><p>5 g slowly, given once.</p></td></tr><tr><th>Cautions</th><td><ul><li>Rapid injection of zuramid lowers the blood pressure</li></ul></td></tr><tr><th>Storage</th><td>Below 25 degrees, in the dark. Call before you give zuramid twice.</td></tr>"
    said = asked(
        of_html(
            f"<h1>Zuramid sodium</h1><p>Antidote sheet for those who give zuramid.</p><table>{rows}</table>", "medical"
        )
    )
    assert "- Known allergy to zuramid\n- Bad kidneys of any kind" in said.values()
    assert "5 g slowly, given once." in said["What is the dose of zuramid for adults?"]


def test_what_stands_behind_a_table_of_doses_is_not_of_its_people(of_html) -> None:
    page = "<h1>Ralumed</h1><p>Ralumed is a medicine. Take Ralumed with water.</p><h2>4.2 Posology</h2><p>Adults take 20 mg of Ralumed daily.</p><h3>Table 1 Paediatric dosing by body weight</h3><table><tr><th>Body weight</th><th>Dose</th></tr><tr><td>10 kg to 20 kg</td><td>5 mg daily</td></tr><tr><td>over 20 kg</td><td>10 mg daily</td></tr></table><p><em>Renal impairment</em></p><p>The dose should not exceed 10 mg daily.</p>"
    said = asked(of_html(page, "medical"))
    renal = [q for q, a in said.items() if "exceed 10 mg" in a and "renal" in q]
    assert renal
    assert not any("child" in q for q in renal)
