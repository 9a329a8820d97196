# ruff: noqa: E501 - a page is one line
"""What a second set of leaflets showed: names in other places, capitals without accents, boxes, doses by people."""

import pytest

DE = "<h1>Gebrauchsinformation: Information für Patienten</h1><p><strong>Ralumed 10 mg Tabletten</strong></p><h2>1. Was ist Ralumed und wofür wird es angewendet?</h2><p>Ralumed ist ein schmerzstillendes Arzneimittel und wird bei Fieber angewendet.</p><h2>2. Was sollten Sie vor der Einnahme von Ralumed beachten?</h2><h3>Ralumed darf nicht eingenommen werden,</h3><ul><li>wenn Sie ein Magengeschwür haben.</li></ul><h3>Kinder und Jugendliche</h3><p>Kinder unter 6 Jahren dürfen Ralumed nicht einnehmen.</p><h2>3. Wie ist Ralumed einzunehmen?</h2><p>Die empfohlene Dosis beträgt:</p><table><tr><th>Alter</th><th>Dosis</th></tr><tr><td>Erwachsene</td><td>2 Tabletten</td></tr></table>"
FR = "<h1>VELOCALM 5 mg, comprimé - Notice patient</h1><p>ANSM - Mis à jour le : 14/02/2023</p><h2>1. QU’EST-CE QUE VELOCALM 5 mg, comprimé ET DANS QUELS CAS EST-IL UTILISE ?</h2><p>VELOCALM est un anxiolytique utilisé dans le traitement de l’anxiété.</p><h2>2. INFORMATIONS A CONNAITRE AVANT DE PRENDRE VELOCALM 5 mg, comprimé</h2><h3>Enfants</h3><p>Ce médicament n’est pas recommandé chez l’enfant.</p><h2>4. QUELS SONT LES EFFETS INDESIRABLES EVENTUELS ?</h2><p>Les effets les plus fréquents sont la somnolence et la faiblesse.</p>"
EN = '<h1>LUMIRA- lumirastat capsule</h1><div class="admonition warning"><p>Do not start LUMIRA in patients with severe heart failure.</p></div><h2>2 DOSAGE AND ADMINISTRATION</h2><h3>2.1 Recommended Dosage</h3><p>The starting dose of LUMIRA is 15 mg once daily.</p><h3>2.2 Dosage in Hepatic Impairment</h3><p>Do not start LUMIRA if ALT is raised.</p>'
ES = "<h1>Nortidona</h1><p>pronunciado como (nor ti do' na)</p><h2>ADVERTENCIA:</h2><p>La nortidona puede causar problemas graves de la respiración en las primeras horas del tratamiento. No la tome con alcohol ni con otros calmantes.</p><h2>¿Cuáles son los efectos secundarios que podría provocar este medicamento?</h2><p>La nortidona puede provocar náuseas y sueño.</p><h3>Algunos efectos secundarios pueden ser graves. Si presenta alguno de estos síntomas, llame a su médico de inmediato:</h3><ul><li>respiración lenta</li><li>confusión</li></ul><h2>En caso de una sobredosis</h2><p>Llame de inmediato al 911 si la víctima no despierta.</p><h2>Marcas comerciales</h2><ul><li>Nortix</li></ul>"
ASKED = {
    DE: (
        ("Was ist Ralumed, und wofür wird es angewendet?", "bei Fieber"),
        ("Wann darf Ralumed nicht eingenommen oder angewendet werden?", "Magengeschwür"),
        ("Für Kinder und Jugendliche: Was ist vor der Einnahme oder Anwendung von Ralumed zu beachten?", "unter 6 Jahren"),
        ("Wie hoch ist die Dosis von Ralumed für Erwachsene?", "2 Tabletten"),
    ),
    FR: (
        ("Qu'est-ce que VELOCALM, et dans quels cas est-il utilisé ?", "anxiolytique"),
        ("Pour enfants : Que faut-il savoir avant de prendre VELOCALM ?", "n’est pas recommandé"),
        ("Quels effets indésirables VELOCALM peut-il avoir ?", "somnolence"),
    ),
    EN: (
        ("What does the boxed warning of LUMIRA say?", "severe heart failure"),
        ("What is the dose of LUMIRA?", "15 mg"),
        ("What is the dose of LUMIRA in hepatic impairment?", "ALT is raised"),
    ),
    ES: (
        ("¿Qué advertencia importante hay para la nortidona?", "con alcohol"),
        ("¿Qué efectos secundarios puede tener la nortidona?", "náuseas"),
        ("¿Qué efectos secundarios graves de la nortidona exigen atención médica inmediata?", "respiración lenta"),
        ("¿Qué hay que hacer en caso de una sobredosis de la nortidona?", "911"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("page", ASKED, ids=["de", "fr", "en", "es"])
def test_each_section_of_a_leaflet_is_asked_for_what_it_says(of_html, page) -> None:
    pairs = {pair.question: pair.answer for pair in of_html(page, "medical")}
    for question, answer in ASKED[page]:
        assert answer in pairs.get(question, ""), list(pairs)
    assert len(pairs) == len(ASKED[page]) + (page == DE)  # the section that has the table


DOSES = "<table><tr><th>Body weight</th><th>Dose</th></tr><tr><td>&lt; 50 kg</td><td>75 mg</td></tr><tr><td>≥ 50 kg</td><td>150 mg</td></tr></table>"


@pytest.mark.parametrize(
    ("heading", "above", "whom", "begins"),
    [
        ("4.2 Posology", "<p>Posology</p><p>Adults take 300 mg.</p><p><i>Paediatric population</i></p>", "for the paediatric population ", "*Paed"),
        ("4.2 Posology", "<p>The dose of Zelvitan for children under 12 years:</p>", "for children under 12 years ", "The dose"),
        ("4.2 Posology in children", "", "in children ", "Posology in children\n\n"),
        ("4.2 Posology", "<p>Posology</p>", "", "| Body"),
        ("4.2 Posology", "<p>Posology</p><p><i>Plaque psoriasis</i></p>", None, ""),
        ("4.2 Posology", "<p>The dose for children under 12 is by weight:</p>", None, ""),
        ("4.2 Posology", "<p>Children are given less by their weight.</p>", None, ""),
    ],
)  # fmt: skip
def test_a_dose_of_a_table_is_asked_with_whom_the_table_is_for(of_html, heading, above, whom, begins) -> None:
    body = f"<h1>Zelvitan capsules</h1><p>Zelvitan lowers fever.</p><h2>{heading}</h2>{above}{DOSES}"
    rows = [pair for pair in of_html(body, "medical") if "with a body weight" in pair.question]
    weights = ("less than 50 kg?", "at least 50 kg?") if whom is not None else ()
    assert [pair.question.partition("body weight of ")[2] for pair in rows] == list(weights)
    for pair in rows:
        assert f" {whom or 'for patients '}with a body weight" in pair.question
        assert pair.answer.startswith(begins)
        assert pair.answer.count("mg |") == 1


@pytest.mark.parametrize(
    ("heading", "body", "question"),
    [
        ("IMPORTANT WARNING:", "Ralumed may cause sudden heart failure.", "What important warning is there about Ralumed?"),
        ("Important", "Tell the dentist that you take Ralumed.", "What is important to know about Ralumed?"),
        ("Important side effects", "Ralumed can cause fits.", "What side effects can Ralumed have?"),
        ("Important: Call 999 if:", "your lips swell after Ralumed", "When should someone who takes Ralumed get medical help?"),
        ("Who can take Ralumed", "Most adults can take Ralumed.", "Who can take Ralumed?"),
        ("Who can and cannot take Ralumed", "Most adults can take Ralumed.", "Who can take Ralumed?"),
        ("Who can and cannot take Ralumed", "Adults can take it, children cannot.", "Who can and who cannot take Ralumed?"),
        ("Who may not be able to take it", "It is not for everybody: ask first if you have asthma.", "Who may not be able to take Ralumed?"),
    ],
)  # fmt: skip
def test_no_question_asks_for_more_than_a_section_tells(of_html, heading, body, question) -> None:
    page = f"<h1>Ralumed tablets</h1><h2>{heading}</h2><p>{body}</p><h2>Storage</h2><p>Keep Ralumed in its box.</p>"
    assert of_html(page, "medical")[0].question == question


def test_an_encyclopedia_asks_whom_to_contact_when_and_not_who_reviewed_it(of_html) -> None:
    page = (
        "<h1>Reed ague</h1><p>Reed ague is a lung infection.</p><h2>When to Contact a Medical Professional</h2>"
        "<p>Contact your provider if reed ague lasts a week.</p><h2>Review Date 4/12/2026</h2><p>Updated by J. Roe, MD.</p>"
    )
    asked = [pair.question for pair in of_html(page, "medical")]
    assert asked == ["What is reed ague?", "When should someone with reed ague get medical help?"]


BOXES = (
    "<h1>Reed ague</h1><p>Reed ague is a lung infection.</p><h2>When to get help</h2>"
    '<div class="callout callout-danger"><h3>Call an ambulance if:</h3><ul><li>your lips turn blue</li></ul></div>'
    '<div class="callout"><h3>See your GP if:</h3><ul><li>reed ague lasts a week</li></ul></div>'
)


def test_each_box_of_a_section_keeps_its_title(of_html) -> None:
    answer = next(pair.answer for pair in of_html(BOXES, "medical") if "medical help" in pair.question)
    assert answer == ("Call an ambulance if:\n\n- your lips turn blue\n\nSee your GP if:\n\n- reed ague lasts a week")


@pytest.mark.parametrize(
    ("heading", "said", "asked"),
    [
        ("Can reed ague be prevented?", "No. Reed ague comes with the wind.", "Can reed ague be prevented?"),
        ("Can it be prevented?", "No, it comes with the wind of the marsh.", "Can Reed ague be prevented?"),
        ("Can it be prevented?", "Stay away from reed, where reed ague comes from.", "How can reed ague be prevented?"),
    ],
)
def test_a_question_that_is_answered_with_no_does_not_ask_how(of_html, heading, said, asked) -> None:
    page = f"<h1>Reed ague</h1><p>Reed ague is a lung infection.</p><h2>{heading}</h2><p>{said}</p>"
    questions = [pair.question for pair in of_html(page, "medical")]
    assert questions[1:] == [asked]
