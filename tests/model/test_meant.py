"""Whether a sentence is the whole answer to what a model asks of it."""

import dataclasses

import pytest

from converter.recipes.meant import unmet
from converter.recipes.paraphrase import Paraphrase, Rewrites
from converter.recipes.placed import MOST_WORDS, placed

from .test_recipes import asked, passage, reason


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [
        ("Why is a Frost lid locked?", "A lid is locked because flour is light.", ""),
        ("Why is a Frost lid locked?", "A lid is locked to prevent rust.", ""),
        ("Why is a Frost lid locked?", "Since Frost 2.1, a lid is locked.", "off-intent"),
        ("Why is a Frost lid locked?", "Since release 2, a lid is locked.", "off-intent"),
        ("Why is a Frost lid locked so that flour stays?", "A lid is locked so that flour stays.", "off-intent"),
        ("When is a lid locked?", "A lid is locked whenever its motor turns.", ""),
        ("When is a lid locked?", "A lid is locked by its two hooks.", "off-intent"),
        ("When should I lock a lid?", "A lid locks once its motor turns.", "off-intent"),
        ("How can I lock a lid?", "A lid is locked by turning its handle.", ""),
        ("How can I lock a lid?", "Turn the handle.", ""),
        ("How can I lock a lid?", "A lid lies on the drum.", "off-intent"),
        ("What happens when a lid locks?", "When a lid locks, its lamp goes out.", ""),
        ("What happens if I need a wide lid?", "If you need a wide lid, you can use two hooks.", "off-intent"),
        ("What does a lid hold in Frost 23.2?", "A lid holds the mesh.", "unsupported-facts"),
        ("What does a lid hold?", "This command holds the lid.", "leaning-answer"),
        ("What does the server enable?", "The server enables locks.", "leaning-answer"),
        ("What happens if a lid is open?", "If a lid is open, its motor should be stopped.", "off-intent"),
        ("What happens in winter?", "A lid freezes in such cases.", "leaning-answer"),
        ("Why may a lid lock?", "A lid may lock because flour is light.", "off-intent"),
        ("Why may a lid not lock?", "A lid may not lock because flour is light.", ""),
        ("Why should a lid lock?", "A lid locks because flour is light.", "changed-force"),
        ("How can I lock a lid using its hooks?", "A lid is locked by turning its handle.", "off-intent"),
        ("Why is time in days?", "The time in days since Unix epoch.", "off-intent"),
        ("Why is a lid locked?", "If a lid is shut, exits with code 1, otherwise opens.", "off-intent"),
        ("Why is a lid locked?", "`True` where a lid is locked, otherwise `False`.", "off-intent"),
        ("Why is a lid locked?", "A lid is locked, otherwise flour is lost.", ""),
        ("Why do you need oak to build a lid?", "You need oak in order to build a lid.", "off-intent"),
        ("What happens in winter?", "In winter, a wide lid might be a good choice.", "off-intent"),
        ("What happens in winter?", "In winter, using two lids can be useful.", "off-intent"),
        ("What happens in winter?", "In winter, don’t forget to oil a lid.", "off-intent"),
        ("What happens in winter?", "In winter, two lids may be set, or one.", "off-intent"),
        ("What happens in winter?", "In winter, you'll probably want a lid.", "off-intent"),
        ("What happens in winter?", "In winter, a lid can be lost.", ""),
        ("When is lids locked?", "Lids are locked when their motor turns.", "off-intent"),
        ("How can Frost be run using a mill?", "Frost is run by turning its handle.", "off-intent"),
        ("How can I fill a mill?", "A mill is filled by those who must first open its lid.", "off-intent"),
    ],
)
def test_a_sentence_answers_what_its_question_wants(question: str, answer: str, why: str) -> None:
    assert unmet(question, answer, "en") == why
    assert unmet(question, answer, "de") == ""


def test_the_number_of_a_product_may_stand_in_its_question() -> None:
    assert unmet("What does Frost 2 lock?", "Frost locks its lid.", "en", known="Frost 2") == ""


@pytest.mark.parametrize(
    ("product", "question", "kept"),
    [
        ("", "When is a lid locked?", "When is a lid locked?"),
        ("Frost", "When is a frost lid locked?", "When is a frost lid locked?"),
        ("Frost", "When does frost2 lock a lid?", "When does frost2 lock a lid?"),
        ("Frost", "When is a lid locked?", "I have a question about mesh in Frost. When is a lid locked?"),
        (
            "Frost",
            "When is a mesh of a sifter mill torn?",
            "In Frost, when is a mesh of a sifter mill torn?",
        ),
        ("Frost", "What is the `i` key?", "I'm reading about mesh in Frost. What is the `i` key?"),
        ("Frost", "What is `LIDS` if `none`?", "I'm reading about mesh in Frost. What is `LIDS` if `none`?"),
        (
            "Frost",
            "How is the RGB colour of a lid set?",
            "I'm reading about mesh in Frost. How is the RGB colour of a lid set?",
        ),
        ("Frost", "When " + "so " * MOST_WORDS + "?", ""),
    ],
)
def test_a_question_without_the_product_gets_its_place(product: str, question: str, kept: str) -> None:
    about = dataclasses.replace(
        passage("# Sifter\n\n## 2.1. Mesh\n\nThe mesh lies in a frame of beech.\n"), product=product
    )
    assert placed(about, about.section, question) == kept


@pytest.mark.parametrize(
    ("headings", "kept"),
    [
        (("Reading your flour",), "I'm looking into reading your flour in Frost. When is `--lid` left out?"),
        (("The Frost User Manual", "Command line options"), ""),
        (("Lid()",), "I'm looking into `Lid()` in Frost. When is `--lid` left out?"),
    ],
)
def test_an_option_is_asked_about_behind_what_has_it_or_not_at_all(headings: tuple[str, ...], kept: str) -> None:
    about = dataclasses.replace(passage("# Frost\n\n## Lids\n\nA lid is of oak.\n"), product="Frost")
    about = dataclasses.replace(about, seed=dataclasses.replace(about.seed, title="Frost"))
    section = dataclasses.replace(about.section, heading_path=headings)
    assert placed(about, section, "When is `--lid` left out?") == kept


def test_a_paraphrase_keeps_the_product() -> None:
    job = asked(Paraphrase(), dataclasses.replace(passage(), product=""))
    named = dataclasses.replace(job.asked[0], question="How long does the big mill of Frost usually stand still?")
    for product, why in (("Frost", "names-nothing"), ("", "")):
        about = dataclasses.replace(job, asked=(named,), passage=dataclasses.replace(job.passage, product=product))
        rewrites = {"rewrites": [{"id": "Q1", "question": "For how many hours does the big mill stand still?"}]}
        assert reason(Paraphrase().read(about, Rewrites.model_validate(rewrites))[0]) == why
