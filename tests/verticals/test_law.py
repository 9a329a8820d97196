"""Laws as their publishers set them: provisions whole, asked by number, definitions by term, nothing reversed."""

import html
import re
from pathlib import Path

import pytest

from converter.law_notes import is_note, is_repealed
from converter.statute import atoms, provisions, unfinished
from crawler.extraction import extract
from gristmill.sections import plain

PAGES = ("uk", "eurlex", "gii", "boe", "ecfr", "legifrance", "akn", "word")
LICENCES = Path("/usr/share/common-licenses")
LEAST_COVERED = 0.8  # of provisions: the measure of issue 12; all eight pages have 1 today

DEFINED = {
    "uk": ("the Authority", "ferry", "master", "operator"),
    "eurlex": ("bicycle", "mark"),
    "gii": ("Fähre",),
    "boe": ("Transbordador", "Operador"),
    "ecfr": ("Cabin", "Operator"),
    "legifrance": ("Bac", "Exploitant"),
    "akn": ("Balsa", "Operador"),
    "word": ("keeper", "light"),
}
# Page, question, what the answer holds, in this order, and what it does not.
ASKED = (
    (
        "uk",
        "What must the operator of a ferry do under section 2(1) of the Ferries Act 2019?",
        ("must—", "(ii) all members", "48 hours."),
        "sail",
    ),
    (
        "uk",
        "What must the operator not do under section 2(2) of the Ferries Act 2019?",
        ("must not let", "(3) Subsection (2) does not"),
        "(1)",
    ),
    (
        "uk",
        "To what or whom does Part 1 of the Ferries Act 2019 apply?",
        ("carries passengers", "does not apply to a vessel"),
        "—",
    ),
    (
        "uk",
        "What penalty does section 3 of the Ferries Act 2019 provide for?",
        ("commits an offence", "level 4"),
        "F1",
    ),
    ("uk", "What is meant by “ferry” in the Ferries Act 2019?", ("includes—", "(b) a hovercraft"), ";"),
    (
        "uk",
        "What is the fee under the Schedule to the Ferries Act 2019 for “Renewal of a licence”?",
        ("£60",),
        "£80",
    ),
    (
        "eurlex",
        "What must manufacturers do under Article 3(1) of Regulation (EU) 2021/77?",
        ("(b) permanent.", "3\\. By way"),
        "register",
    ),
    (
        "eurlex",
        "Which exception is set out in Article 1(2) of Regulation (EU) 2021/77?",
        ("(a) toys;", "before 1950."),
        "1\\.",
    ),
    (
        "gii",
        "Wozu verpflichtet § 5 Absatz 1 FährG?",
        ("verpflichtet,", "3\\. Unfälle", "Absatz 1 gilt nicht"),
        "Geldbuße",
    ),
    (
        "ecfr",
        "What must each operator do under 49 CFR § 961.5(a)?",
        ("(3) Each cabin door.", "does not apply"),
        "3 years",
    ),
    ("legifrance", "Qu'interdit l'article L3, II, du Code des bacs ?", ("sans pilote breveté.",), "registre"),
    ("akn", "Quando entra em vigor a Lei das Balsas (Lei n.º 12/2020)?", ("1 de janeiro de 2021.",), "balsas"),
    (
        "boe",
        "¿Qué prohíbe el artículo 3, apartado 2, de la Ley 3/2020, de 4 de mayo, de Transbordadores?",
        ("sin patrón titulado.",),
        "registro",
    ),
    ("word", "When does the Lighthouse Keepers Ordinance come into force?", ("1 March 2018.",), "cited"),
    (
        "word",
        "What must a keeper do under section 3(1) of the Lighthouse Keepers Ordinance?",
        ("but paragraph (b)",),
        "leave",
    ),
)


@pytest.mark.parametrize("name", PAGES)
def test_no_answer_stops_inside_a_provision(made, name):
    _, pairs = made(f"law/{name}")
    assert pairs
    assert not [pair.answer for pair in pairs if unfinished(plain(pair.answer))]


@pytest.mark.parametrize("name", PAGES)
def test_nearly_every_provision_is_in_an_answer(made, name):
    seed, pairs = made(f"law/{name}")
    texts = [line for line in seed.markdown.split("\n\n") if line and not line.startswith(("#", "|", "["))]
    texts = [text for text in texts if not is_note(text) and not text.startswith("Version")]
    spans = [(proof.start, proof.stop) for pair in pairs for proof in pair.evidence]
    places = [(seed.markdown.find(text), text) for text in texts]
    covered = [any(a <= at + 4 < b for a, b in spans) or unfinished(text) for at, text in places]
    assert sum(covered) >= LEAST_COVERED * len(covered), [t for (_, t), c in zip(places, covered, strict=True) if not c]


@pytest.mark.parametrize("name", PAGES)
def test_every_term_that_is_defined_is_asked_for(made, name):
    _, pairs = made(f"law/{name}")
    asked = [re.search(r"[“„«]\s?(.+?)\s?[”“»]", p.question)[1] for p in pairs if p.type == "legal_definition"]
    assert sorted(asked) == sorted(DEFINED[name])


@pytest.mark.parametrize(("name", "question", "held", "missing"), ASKED)
def test_a_provision_is_asked_by_its_number_and_answered_whole(made, name, question, held, missing):
    _, pairs = made(f"law/{name}")
    answer = next(pair.answer for pair in pairs if pair.question == question)
    places = [answer.find(piece) for piece in held]
    assert places == sorted(places)
    assert -1 not in places
    assert missing not in answer


@pytest.mark.parametrize("name", PAGES)
def test_no_exception_is_left_out_of_what_it_excepts(made, name):
    _, pairs = made(f"law/{name}")
    for pair in pairs:
        if re.search(r"[Ss]ubject to subsection \(3\)", pair.answer):
            assert "Subsection (2) does not apply" in pair.answer


def test_an_act_without_a_proven_name_is_asked_by_its_headings(of_html):
    (pair,) = of_html(
        "<h1>Ferries</h1><h2>Section 4 Lights</h2><p>A ferry must show a white light at night.</p>", "legal"
    )
    assert pair.question == "What does section 4 (Ferries) require?"


def test_an_act_as_it_was_enacted_is_never_taken_for_the_one_in_force(of_html):
    body = "<h1>Ferries Act 2019</h1><h2>Section 4 Lights</h2><p>A ferry must show a white light at night.</p>"
    (old,) = of_html(body, "legal", url="https://law.example/ukpga/2019/4/section/4/enacted")
    (new,) = of_html(body, "legal", url="https://law.example/ukpga/2019/4/section/4")
    assert "(as originally enacted)" in old.question
    assert "enacted" not in new.question


def test_what_is_repealed_and_what_only_tells_history_gives_nothing(of_html):
    body = (
        "<h1>Ferries Act 2019</h1><h2>Section 4 Lights (repealed)</h2><h2>Section 5</h2><p>[Reserved]</p>"
        "<h2>Commencement Information</h2><p>I1 S. 4 in force at 1.4.2020 by S.I. 2020/9, reg. 2.</p>"
    )
    assert of_html(body, "legal") == []


def test_recitals_are_not_asked_as_sections(of_html):
    body = (
        "<h1>Regulation (EU) 2021/7</h1><p>(1) The Union should protect the bees of all its regions.</p>"
        "<h3>Article 1 Scope</h3><p>Each keeper shall register all hives.</p>"
    )
    assert ["Article 1" in pair.question for pair in of_html(body, "legal")] == [True]


def test_sections_numbered_in_bold_hold_their_exceptions_and_titles_in_the_margin_are_none_of_them(of_html):
    body = (
        "<h1>Beacon Act</h1><h2>Lighting</h2><p>Duty to light</p><ul><li><p><strong>3 (1)</strong> "
        "The keeper shall light "
        "the lamp at dusk.</p></li><li><p><strong>(2)</strong> Subsection (1) does not apply when "
        "the sea is frozen.</p></li>"
        "</ul><p>Records of failures</p><ul><li><p><strong>4</strong> The keeper shall record each "
        "failure.</p></li></ul>"
    )
    first, second = of_html(body, "legal")
    assert first.question == "What does section 3 of the Beacon Act require?"
    assert "frozen" in first.answer
    assert "Duty" not in first.answer
    assert "Records" not in first.answer
    assert "section 4 of the Beacon Act" in second.question


def test_a_paragraph_of_a_schedule_is_no_section(of_html):
    body = (
        '<h1>Beacons Act 2001</h1><h2>SCHEDULE 1 Keepers</h2><h3>Removal</h3><p><span class="LegDS LegP1No">2</span>'
        "<span>The Authority must remove a keeper who is unfit.</span></p>"
    )
    (pair,) = of_html(body, "legal")
    assert "paragraph 2 of Schedule 1 to the Beacons Act 2001" in pair.question


def test_the_third_subsection_is_no_notice_of_copyright(of_html):
    body = (
        "<h1>Lantern Act</h1><h2>§ 7 Acts</h2><p>(a) A keeper shall light each lantern.</p><p>(b) A "
        "lit lantern shall hang."
        "</p><p>(c) Any person who violates subsection (a) shall be fined not more than $500.</p>"
    )
    assert any("§ 7(c)" in pair.question for pair in of_html(body, "legal"))


@pytest.mark.parametrize(
    ("language", "body", "exception"),
    [
        ("fr", "<h1>Code des phares</h1><h2>Article 3</h2><p>1. Le gardien doit allumer le phare au "
         "crépuscule.</p><p>2. Le "
         "paragraphe 1 ne s'applique pas lorsque la mer est gelée.</p>", "gelée"),
        ("it", "<h1>Codice dei fari</h1><h2>Articolo 3</h2><p>1. Il custode deve accendere il faro "
         "al tramonto.</p><p>2. Il "
         "comma 1 non si applica quando il mare è gelato.</p>", "gelato"),
        ("nl", "<h1>Wet op de vuurtorens</h1><h2>Artikel 3</h2><p>1. De wachter moet de lamp bij "
         "zonsondergang aansteken.</p>"
         "<p>2. Lid 1 is niet van toepassing wanneer de zee bevroren is.</p>", "bevroren"),
        ("pl", "<h1>Ustawa o latarniach</h1><h2>Art. 3 Obowiązki</h2><p>1. Latarnik musi zapalić "
         "lampę o zmierzchu.</p><p>2. "
         "Przepisu ust. 1 nie stosuje się, gdy morze jest zamarznięte.</p>", "zamarznięte"),
    ],
)  # fmt: skip
def test_the_exception_stands_with_its_rule_in_every_language(of_html, language, body, exception):
    pairs = of_html(body, "legal", language=language)
    assert pairs
    assert all(exception in pair.answer for pair in pairs)


def test_marks_of_amendments_do_not_touch_the_words_beside_them(of_html):
    body = (
        '<h1>Bees Act 1990</h1><h4><span class="LegDS LegP1No">1</span><span class="LegDS">Hives.</span>'
        '<span class="LegExtentRestriction">E+W</span></h4><p><span class="LegDS LegP2No">(1)</span><span>'
        '<span class="LegChangeDelimiter">[</span><a class="LegCommentaryLink" href="#c">F1</a><span>A keeper must '
        "register each hive.</span><span class=LegChangeDelimiter>]</span></span></p>"
    )
    (pair,) = of_html(body, "legal")
    assert pair.answer == "(1) A keeper must register each hive."
    assert pair.question == "What must a keeper do under section 1(1) of the Bees Act 1990?"


@pytest.mark.parametrize(
    "points",
    [
        "<dl><dt>1.</dt><dd><div>Oak is hard.</div></dd><dd><div>So is <b>yew</b>.</div></dd></dl>",
        "<table><caption>What <b>yew</b> is</caption><tr><td>(1)</td><td><p>Oak is hard.</p></td></tr></table>",
    ],
)
def test_points_that_hold_more_than_labels_and_texts_lose_no_words(points):
    page = f"<main><h1>Wood Act 1990</h1><p class=jnenbez>§ 1</p><p>Woods are told apart.</p>{points}</main>"
    found = extract(page.encode(), url="https://law.example/wood")
    assert "yew" in found.markdown
    assert "Oak is hard." in found.markdown


@pytest.mark.skipif(not LICENCES.is_dir(), reason="the licences are Debian's")
@pytest.mark.parametrize(("name", "least"), [("GPL-3", 30), ("GPL-2", 12), ("GFDL-1.3", 14)])
def test_the_licences_of_debian_give_pairs_of_whole_provisions(of_html, name, least):
    pairs = of_html(as_html((LICENCES / name).read_text("utf-8")), "legal")
    assert len(pairs) >= least
    assert all(f"License, version {name.rpartition('-')[2]}" in pair.question for pair in pairs)
    assert not [pair.answer for pair in pairs if unfinished(plain(pair.answer))]


def as_html(text: str) -> str:
    """A licence's paragraphs; numbered titles are headings, as on the pages of its publisher."""
    first, *others = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())
    name, _, version = first.partition(" Version ")
    told = [f"<h1>{html.escape(name)}</h1><p>Version {html.escape(version)}</p>"]
    for part in others:
        tag = "h3" if re.fullmatch(r"\d+\. [A-Z][^.]{2,90}\.?", part) else "p"
        told.append(f"<{tag}>{html.escape(part)}</{tag}>")
    return "".join(told)


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("(a) the master; or", True), ("der Führer und", True), ("le pilote ;", True), ("un patrón, y", True),
        ("lei—", True), ("o mestre; e", True), ("sternik; oraz", True), ("The end.", False), ("a hovercraft", False),
    ],
)  # fmt: skip
def test_a_text_that_stops_amid_a_sentence_is_known_in_many_languages(text, stops):
    assert unfinished(text) == stops


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["(1)", "(a)", "(i)", "(ii)", "(b)", "(2)"], [0, 1, 2, 2, 1, 0]),
        (["(g)", "(h)", "(i)", "(j)"], [0, 0, 0, 0]),
        (["1.", "a)", "b)", "2."], [0, 1, 1, 0]),
    ],
)
def test_the_depth_of_a_point_is_told_by_the_form_of_its_label(page_of, labels, expected):
    found = list(atoms(*page_of("\n\n".join(f"{label.replace('.', chr(92) + '.')} Some words." for label in labels))))
    assert [atom.depth for one in provisions(found) for atom in one.atoms] == expected


@pytest.fixture
def page_of():
    """The page and the blocks of some Markdown."""
    from converter.languages.packs import pack_of
    from converter.page import Page
    from converter.site import Site

    from .conftest import seed_of

    def of(markdown: str):
        import dataclasses

        seed = dataclasses.replace(
            seed_of(b"<p>x</p>", "legal", "https://law.example/x"), markdown=f"# A\n\n{markdown}\n"
        )
        page = Page(seed, Site(), pack_of("en"))
        return page, page.parts[0].blocks

    return of


@pytest.mark.parametrize(
    "odd",
    [
        "<ol><li><pre>x = 1</pre></li><li>the hull</li></ol>",
        "<ul><li>F1 S. 2 repealed</li><li>the hull</li></ul>",
    ],
)
def test_a_point_without_words_of_the_law_costs_itself(of_html, odd):
    page = f"<h1>Frost Act 2019</h1><h2>Section 1 Duty</h2><p>A master must inspect each of these:</p>{odd}"
    assert "the hull" in of_html(page, "legal")[0].answer


def test_a_table_above_the_first_heading_has_no_question_and_costs_no_page(of_html):
    table = "<table><tr><th>Matter</th><th>Fee</th></tr><tr><td>Renewal</td><td>£60</td></tr></table>"
    page = f"{table}<h2>Section 1 Duty</h2><p>A master must inspect the hull each day.</p>"
    assert [pair.type for pair in of_html(page, "legal")] == ["provision"]


@pytest.mark.parametrize("text", ["[Reserved]", "(weggefallen)", "Abrogé", "repealed"])
def test_a_word_for_what_is_gone_is_known(text):
    assert is_repealed(text)
    assert not is_repealed(f"{text} is a word")
