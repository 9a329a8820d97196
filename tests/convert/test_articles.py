"""Articles: what a sentence is about, what a heading asks, and which pages are articles at all."""

import pytest

from converter.convert import convert_page
from converter.languages.english_subjects import is_clause, subject
from converter.site import Site
from gristmill.config import Convert

TEXT = (
    "Grain that was milled before ten is cool enough to be packed on the same day, as every miller in the valley knows."
)


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("A network call fails in ways that a function call cannot.", "a network call"),
        ("Passengers who have no telephone can order a card.", "passengers who have no telephone"),
        ("Millers who live along the brook will lend a hand.", "millers who live along the brook"),
        ("A wheel of pine rots from the inside.", "a wheel of pine"),
        ("Meters are hated unless the money comes back.", "meters"),
        ("Printing a ticket by hand costs the town a lot.", "printing a ticket by hand"),
        ("The brook is deep.", "the brook"),  # the title speaks of it
        ("The price is time at the keyboard.", ""),
        ("It is slow.", ""), ("Some of them came twice.", ""), ("Nineteen of the forty began with a change.", ""),
        ("When air flows past a bar, it sings.", ""), ("Then there is the air.", ""),
        ("Tax cuts for the rich were made.", "tax cuts for the rich"),
        ("The other mill is slow.", ""), ("Our mill has three floors.", ""),
        ("Pasadena has told its shops.", "Pasadena"), ("Ada Lund has a mill.", "Ada Lund"),
        ("HTTP has nine methods in all.", "HTTP"),
    ],
)  # fmt: skip
def test_the_subject_of_a_sentence_is_found_or_none_is_told(sentence: str, about: str) -> None:
    assert subject(sentence.rstrip("."), Site(), "how the brook was lost") == about


@pytest.mark.parametrize(
    ("heading", "clause"),
    [
        ("retries have a price", True), ("the brook runs dry in June", True), ("people were left at the pier", True),
        ("factories that build a world", False), ("data that used to be joined", False), ("noise", False),
        ("a default that works", False), ("expired certificates", False),
    ],
)  # fmt: skip
def test_a_heading_that_is_a_sentence_is_none_to_ask_about(heading: str, clause: bool) -> None:
    assert is_clause(heading) is clause


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("What a wheel costs", "What can I learn from “A Mill of One’s Own” about what a wheel costs?"),
        ("Does it pay?", "What does “A Mill of One’s Own” say under the heading “Does it pay?”?"),
        ("“Nobody” came", "What does “A Mill of One’s Own” say under the heading “‘Nobody’ came”?"),
        ("In the process", "What does the section “In the process” of “A Mill of One’s Own” say?"),
        ("Would we do it again?", "According to “A Mill of One’s Own”, would they do it again?"),
        ("The verdict", "What does “A Mill of One’s Own” conclude?"),
        ("Related stories", ""), ("About the author", ""), ("Leave a comment", ""),
    ],
)  # fmt: skip
def test_a_heading_is_asked_with_the_headline(page, heading: str, asked: str) -> None:
    seed = page(
        f"# A Mill of One's Own\n\n## {heading}\n\n{TEXT}\n", title="A Mill of One’s Own", author="A", published="2026"
    )
    drafts = convert_page(seed, Site(), Convert()).drafts
    assert [q for draft in drafts for q in draft.questions][:1] == ([asked] if asked else [])


def test_a_german_article_is_asked_in_german(page) -> None:
    text = (
        "Ein Rad aus Eiche hält zwanzig Jahre im Wasser, eines aus Kiefer hält nur drei und muss dann ersetzt werden,"
        " wie die Müllerin sagt."
    )
    seed = page(
        f"# Die Mühle am Bach\n\n## Was ein Rad kostet\n\n{text}\n",
        title="Die „Mühle“ am Bach", author="Ada", published="2026", language="de",
    )  # fmt: skip
    (draft,) = convert_page(seed, Site(), Convert()).drafts
    assert draft.questions[0].startswith("Was ")
    assert "„Die ‚Mühle‘ am Bach“" in draft.questions[0]
    assert "„Was ein Rad kostet“" in draft.questions[0]


@pytest.mark.parametrize(
    "fields",
    [{"author": ""}, {"published": ""}, {"profile": "sphinx"}, {"via": "pdf"}, {"title": "Mills"}],
)
def test_what_states_no_author_or_date_is_no_article(page, fields: dict[str, str]) -> None:
    known = {"title": "A Mill of One’s Own", "author": "Ada", "published": "2026"} | fields
    seed = page(f"# A Mill of One's Own\n\n## The brook\n\n{TEXT}\n", **known)
    assert [d for d in convert_page(seed, Site(), Convert()).drafts if d.type == "article"] == []


def test_a_page_that_speaks_of_its_product_is_none(page) -> None:
    fields = {"title": "A Mill of One’s Own", "author": "Ada", "published": "2026"}
    seed = page(f"# A Mill of One's Own\n\n## The brook\n\nFrost is here. {TEXT}\n", **fields)
    drafts = convert_page(seed, Site(product="Frost"), Convert()).drafts
    assert [d for d in drafts if d.type == "article"] == []
