"""The text that a topic is asked in: of what page, in which form, and where none is needed."""

import pytest

from converter.convert import convert_page
from converter.drafts import hang
from converter.languages.en import PACK
from converter.page import Anchor, Page
from converter.site import Site
from gristmill.config import Convert

SITE = Site(product="Frost", nouns={"agent": 4})
TITLES = {
    "Templates": ("amid", "for templates in Frost"),
    "2.3. Frost Monitoring Agent": ("product", ""),
    "Pascal tokens": ("product", ""),
    "Performance Tuning": ("product", ""),
    "frostd-sim": ("amid", "for frostd-sim in Frost"),
    "Code style guide": ("setting", "Frost's code style guide"),
    "Frost walk-through": ("setting", "the Frost walk-through"),
    "Submit patches": ("amid", "when submitting patches in Frost"),
    "Hooking up your mail server": ("amid", "when hooking up your mail server in Frost"),
    "Syntax for configuring models": ("", ""),
    "Upgrade notes": ("setting", "Frost's upgrade notes"),
    "Design decisions": ("", ""),
    "Disks: what they are": ("", ""),
    "How do disks melt?": ("", ""),
}


@pytest.mark.parametrize(("title", "text"), TITLES.items())
def test_a_title_is_said_as_people_say_it_or_not_at_all(title, text):
    assert PACK.setting(title, PACK.read(title, "", SITE), SITE) == text


@pytest.mark.parametrize("title", ["Overview", "Frost user's guide", "Frost Server: Overview and Concepts", "Contents"])
def test_a_text_about_all_of_the_product_tells_nothing_of_its_parts(title):
    assert PACK.is_broad(title, Site(product="Frost Server"))


@pytest.mark.parametrize(
    ("topic", "alone"),
    [
        ("URL placeholders", False),
        ("certificates for HTTPS", False),
        ("default templates", True),
        ("the `cache_dir` setting", True),
        ("virtlogd", True),
    ],
)
def test_a_topic_is_clear_by_a_name_that_no_other_text_has_or_by_a_word_of_its_title(topic, alone):
    assert PACK.is_lone(topic, "Templates", SITE) is alone


def test_a_manual_page_says_whose_it_is_unless_it_is_a_program_s_that_no_word_is_like():
    assert PACK.manual("`frostd_ctl`", True, SITE) == "the `frostd_ctl` manual page"
    assert PACK.manual("`control`", True, SITE) == "Frost's `control` manual page"


@pytest.mark.parametrize(
    ("chapter", "name", "called"),
    [
        ("3tcl", "gate", "the `gate` package"),
        ("3pm", "Frost::Gate", "the `Frost::Gate` module"),
        ("5", "frost.conf", "the `frost.conf` file"),
        ("1", "frostd", "`frostd`"),
    ],
)
def test_a_package_a_module_and_a_file_are_called_so_by_the_chapter_of_their_manual_page(chapter, name, called):
    assert PACK.called(f"`{name}`", chapter) == called


def test_another_product_that_a_page_speaks_of_is_used_with_the_product(page):
    said = "Set the clock in GateBox again with the command that its window shows, and wait until the gate is open."
    text = f"# GateBox\n\n## Setting the clock after a long sleep\n\n{said}\n"
    found = convert_page(page(text), Site(product="Frost"), Convert()).drafts
    assert ["in GateBox with Frost" in draft.questions[0] for draft in found] == [True]


def test_a_name_is_asked_for_without_what_its_heading_says_it_to_be(page):
    said = "Pick a theme in the settings of the wiki, and wait until its pages are built anew, which takes a minute."
    text = f"# Rimeki (Wiki and Blog)\n\n## Theming of old pages\n\n{said}\n"
    found = convert_page(page(text), Site(product="Frost"), Convert()).drafts
    assert not any("(" in question for draft in found for question in draft.questions)


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Marks", " print hairpins in various styles in Frost"),
        ("Expressive marks attached to notes", " print hairpins in various styles in Frost"),
        ("mark_hooks", " in various styles in Frost's `mark_hooks`"),
        ("MarkHooks", " in various styles in Frost's `MarkHooks`"),
    ],
)
def test_what_one_wants_to_do_is_hung_on_no_title_but_a_name(page, title, question):
    said = "Use the style that you like in the call of the printer, and pass its width beside it."
    text = f"# {title}\n\n## Printing hairpins in various styles\n\n{said}\n"
    found = convert_page(page(text), Site(product="Frost"), Convert()).drafts
    assert [question in draft.questions[0] for draft in found] == [True]
    assert "I'm" not in found[0].questions[0]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Code style guidelines",
            ("What do Frost's code style guidelines say", "Frost's code style guidelines say about"),
        ),
        ("Code style guide", ("What does Frost's code style guide say", "Frost's code style guide says about")),
    ],
)
def test_texts_of_which_there_are_many_do_not_say_as_one_does(page, title, said):
    told = "Use the style that you like in the call of the printer, and pass its width beside it, as `-w 3` does."
    headings = ("Hairpin widths", "Printer widths", "Printer calls")
    text = f"# {title}\n\n" + "".join(f"## {heading}\n\n{heading} matter. {told}\n\n" for heading in headings)
    found = convert_page(page(text), Site(product="Frost"), Convert()).drafts
    assert len(found) == len(headings)
    assert all(any(form in question for form in said) for draft in found for question in draft.questions)


@pytest.mark.parametrize("heading", ["Adding a new platform", "Checking permissions"])
def test_what_any_manual_has_one_do_is_not_asked_without_its_title(page, heading):
    said = "Use the style that you like in the call of the printer, and pass its width beside it."
    text = f"# Marks of ice\n\n## {heading}\n\n{said}\n"
    assert convert_page(page(text), Site(product="Frost"), Convert()).drafts == ()


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Search paths", "I'm reading about Frost tokens in Free Frost. What should I know about search paths"),
        ("The Free Frost melting formula", "Free Frost melting formula"),
        ("Overview of settings", None),
        ("Melting", None),
    ],
)
def test_a_topic_that_names_the_product_needs_no_title_and_a_single_word_is_not_asked(page, heading, question):
    text = f"# Frost tokens\n\n## {heading}\n\nSearch paths and settings of disks are all compared before melting.\n"
    found = convert_page(page(text), Site(product="Free Frost"), Convert()).drafts
    asked = [q.rstrip("?.") for draft in found for q in draft.questions]
    assert [q.endswith(question) for q in asked] == ([True] if question else [])


@pytest.mark.parametrize(
    ("task", "hung"),
    [
        ("run Rye", " with Frost"),
        ("get Rye", " for Frost"),
        ("use Vagrant", " with Frost"),
        ("run multiple versions", " of Frost"),
        ("upgrade to a newer release", " of Frost"),
        ("restore previous versions", " in Frost"),
        ("run the gate", " in Frost"),
        ("use gates", " in Frost"),
    ],
)
def test_another_program_is_run_with_the_product_and_not_in_it(page, task, hung):
    about = Page(page("# Gates\n"), Site(product="Frost"), PACK)
    assert hang(about, (Anchor(kind="product", text="Frost"),), text=task) == hung


@pytest.mark.parametrize(("task", "brought"), [("obtain Frost", True), ("obtain older spacing", False)])
def test_only_what_has_a_name_is_obtained_for_a_product(task, brought):
    assert bool(PACK.joint(task)) is brought


@pytest.mark.parametrize(
    ("topic", "bare"),
    [
        ("alternation", True),
        ("XML", True),
        ("FreeBSD", True),
        ("Ubuntu", True),
        ("Debian / Ubuntu", True),
        ("varargs", False),
        ("`while`", False),
        ("ovs-announce", False),
        ("search paths", False),
    ],
)
def test_an_ordinary_word_or_the_name_of_another_product_is_no_topic_with_the_product_alone(topic, bare):
    assert PACK.is_bare(topic, True) is bare
    assert PACK.is_bare(topic, False) is (bare and not topic.islower())


@pytest.mark.parametrize(("says", "asked"), [("Dams are a kind of box", True), ("Dams hang on each box", False)])
def test_an_ordinary_word_is_asked_for_by_what_it_is_where_its_section_says_so(page, says, asked):
    text = f"# Ice tokens\n\n## Dams\n\n{says} of the mill that keeps ice until some lake is in need of more.\n"
    found = [draft.questions[0] for draft in convert_page(page(text), Site(product="Frost"), Convert()).drafts]
    assert ["dams" in question for question in found] == [True] * asked


@pytest.mark.parametrize(("owner", "suits"), [("Frost PostgreSQL", False), ("Frost", True), ("Frost ice gates", True)])
def test_the_product_with_the_name_of_another_is_a_title_and_no_owner(owner, suits):
    assert PACK.suits("generic_about", owner, SITE) is suits


def test_the_product_as_something_is_no_topic():
    assert PACK.read("Frost as a set of statistical tables", "", SITE).kind == "none"


@pytest.mark.parametrize(
    ("title", "heading", "question"),
    [
        (
            "Introduction to the ice compiler",
            "Exit codes",
            "I'm reading about the ice compiler in Frost. What should I know about exit codes?",
        ),
        (
            "Install the printer",
            "Paper sizes",
            "I'm reading about installing the printer in Frost. Tell me about paper sizes.",
        ),
        ("Other objects", "Exit codes", ""),
        ("What ice is", "Exit codes", ""),
        ("How Frost melts ice", "Message identification", "Can you explain message identification in Frost?"),
        ("Moving from Frost 3.4 to 3.5", "Message identification", ""),
        ("All the places that ice is kept in", "Exit codes", ""),
        ("Gates, doors", "Exit codes", ""),
        (
            "Things that can go wrong",
            "Exit codes",
            "I'm looking into things that can go wrong in Frost. Tell me about exit codes.",
        ),
        ("Ice boxes", "Open boxes", "Can you explain open boxes in Frost?"),
        ("Timers of the clock", "Timers of the clock", "Can you explain timers of the clock in Frost?"),
        ("Ice compiler", "`frost_exit` codes", "Can you explain `frost_exit` codes?"),
    ],
)
def test_a_title_stands_before_a_question_that_would_say_too_little_with_the_product(page, title, heading, question):
    """It needs no grammar there; one that gathers or asks is no topic, and a rare name needs none."""
    said = f"The printer reads {heading.lower()} from a table and compares their number with its own, in any order."
    found = convert_page(page(f"# {title}\n\n## {heading}\n\n{said}\n"), Site(product="Frost"), Convert()).drafts
    assert [draft.questions[0] for draft in found if draft.type == "prose"] == ([question] if question else [])


@pytest.mark.parametrize(
    "title",
    ["For developers", "From the command line", "Field Server Advanced", "Recipes", "Giving and feedback guidelines"],
)
def test_a_title_that_nobody_reads_about_leads_to_no_question(title):
    assert PACK.lead(title, PACK.read(title, "", SITE), SITE) == ""
