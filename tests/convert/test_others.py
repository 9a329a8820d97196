"""What is no part of the product, and what is left to others: asked without the product, or not at all."""

import pytest

from converter.convert import convert_page
from converter.languages.english_grammar import speak
from converter.languages.english_headings import read
from converter.languages.english_names import member_of, thing_intent
from converter.languages.english_questions import asked
from converter.site import Site
from gristmill.config import Convert

SITE = Site(product="Frost", proper=frozenset({"rimebox", "glacia", "rimelinux"}))
MORE = "A group of users began it in 2014, as they wanted gates that stay open through the whole winter at each lake."
KEPT = "A gate is kept shut in winter, and it is opened by its keeper in spring, when the ice has gone from the lake."


@pytest.fixture
def questions(page):
    def make(markdown: str) -> list[str]:
        drafts = convert_page(page(markdown), SITE, Convert()).drafts
        return [draft.questions[0] for draft in drafts]

    return make


def test_a_system_beside_the_product_is_not_asked_in_it(questions):
    found = questions(f"# Frost\n\n## Rimebox\n\nRimebox is a fork of Frost. {MORE}\n")
    assert found
    assert all("Rimebox" in question and " Frost" not in question for question in found)
    inside = questions(f"# Frost\n\n## Glacia\n\nGlacia is a cache of gates. {MORE}\n")
    assert inside
    assert all("Frost" in question for question in inside)
    assert not questions(f"# Frost\n\n## RimeLinux\n\nRimeLinux aims at young skaters. {MORE}\n")


def test_a_program_keeps_the_capital_of_its_name(questions):
    told = f"Serenity is the mail client of Frost, which comes with `serenity`. {MORE}"
    assert any("Serenity" in q for q in questions(f"# Frost\n\n## Serenity\n\n{told}\n"))


@pytest.mark.parametrize(
    "left",
    [
        "Only the lake is covered here.",
        "It takes long and we cannot cover it here.",
        "Rime Corp selected the gate of oak.",
        "In the Rime Corp case, it is of oak.",
        "You have not followed my first advice.",
    ],
)
def test_what_leaves_something_out_or_tells_a_case_is_no_answer(questions, left):
    assert questions(f"# Frost\n\n## Closing the gate\n\n{KEPT} You can close the gate by its wheel.\n")
    assert not questions(f"# Frost\n\n## Closing the gate\n\n{KEPT} You can close the gate by its wheel. {left}\n")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Printing options", "thing"), ("Changing options", "task"), ("Printing the options", "task")],
)
def test_options_are_set_and_not_done_to(heading, kind):
    assert read(heading, "", SITE).kind == kind


def test_a_gerund_behind_a_second_verb_is_one_too():
    assert read("Opening gates and closing gates", "", SITE).text == "open gates and close gates"


def test_what_to_avoid_is_asked_for_its_reason(questions):
    heading = "# Frost\n\n## Avoid using the lower gate\n\n"
    assert read("Avoid using the lower gate", "", SITE).text == "Why should I avoid using the lower gate?"
    assert questions(f"{heading}Do not use it, because ice breaks it. {KEPT}\n")
    assert not questions(f"{heading}Do not use it. Another one stands at the lake, and is open.\n")


def test_why_without_a_verb_needs_a_reason(questions):
    assert not questions(f"# Frost\n\n## Why the Frost gate?\n\n{KEPT}\n")
    assert questions(f"# Frost\n\n## Why the Frost gate?\n\nIt was chosen because it is cheap. {KEPT}\n")


def test_the_product_is_no_name_of_a_package():
    assert thing_intent("the native Frost package", SITE) == "thing"
    assert thing_intent("the native `gate` package", SITE) == "thing_serving"


def test_who_asks_is_an_object_behind_a_verb_that_wants_one():
    assert speak("prevent you from closing your gate") == "prevent me from closing my gate"


def test_what_use_is_asked_in_order():
    assert asked("What use is gated (port 7) for?", "", SITE) == "What is gated (port 7) for?"


def test_a_plural_is_the_name_of_no_script():
    assert not member_of("Tests", "Completion scripts")
    assert member_of("frostctl", "Completion scripts") == "the `frostctl` script"


LINKED = "[Rimegate](https://rimegate.example/) is a small server for gates that are kept by more than one keeper."


def test_what_links_to_another_site_and_says_what_that_is_is_asked_without_the_product(questions):
    found = questions(f"# Frost\n\n## Rimegate\n\n{LINKED} {KEPT}\n")
    assert any("Rimegate" in question for question in found)
    assert not any("Frost" in question for question in found)


def test_what_links_to_the_same_site_is_the_products(questions):
    found = questions(f"# Frost\n\n## Rimegate\n\n{LINKED.replace('https://rimegate.example/', 'rime.html')} {KEPT}\n")
    assert any("imegate in Frost" in question for question in found), found


@pytest.mark.parametrize("code", ["", "```ini\n[gate]\nkeeper = rime\nseason = winter\n```\n"])
def test_another_product_of_which_no_definition_is_given_is_asked_for_the_use_with_it(questions, code):
    told = "Each release of Frost is tried with [rimeGate](https://rimegate.example/) on all the lakes in the north"
    found = questions(f"# Frost\n\n## rimeGate\n\n{told}, with a section like this one:\n\n{code or KEPT}\n")
    assert any("use Frost with rimeGate" in question for question in found) is bool(code)
    assert not any("rimeGate in Frost" in question for question in found)


@pytest.mark.parametrize(
    ("heading", "kind", "text"),
    [
        ("Understanding Gates", "thing", "gates"),
        ("Learning about the rack", "thing", "the rack"),
        ("Understanding how gates work", "question", "How do gates work?"),
        ("Understanding and using gates", "task", "use gates"),
        ("Vision for Frost", "thing", "the vision for Frost"),
    ],
)
def test_to_understand_is_no_task(heading, kind, text):
    topic = read(heading, "", SITE)
    assert (topic.kind, topic.text) == (kind, text)
