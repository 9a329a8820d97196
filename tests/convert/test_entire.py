"""A section answers as a whole or not at all: what is quoted, what is left off at its ends, what makes it no answer."""

import pytest

from converter.entire import defining, entire, goes_on
from converter.languages import packs
from converter.page import Page
from converter.site import Site


@pytest.fixture
def read(page):
    """A page with one section, as (page, its blocks)."""

    def make(markdown: str):
        found = Page(page(f"# Frost\n\n{markdown}\n"), Site(), packs.pack_of("en"))
        return found, found.parts[0].blocks

    return make


def said(read, markdown: str, topic: str = "") -> str:
    page, blocks = read(markdown)
    return "\n\n".join(page.markdown[q.start : q.stop] for q in entire(page, blocks, topic))


PLAIN = "Frost copies each disk onto a tape every night. A tape holds a week of copies."
MORE = "A tape that is full is put away, and the next one is taken from the rack."
CODE = "```sh\nfrost copy disk\n```"


@pytest.mark.parametrize(
    ("markdown", "answer"),
    [
        (PLAIN, PLAIN),
        (f"{PLAIN}\n\n{CODE}\n\n{MORE}", f"{PLAIN}\n\n{CODE}\n\n{MORE}"),
        (f"Added in: v2.1.0\n\n{PLAIN}", PLAIN),
        (f"Let's look at tapes. {PLAIN}", PLAIN),
        (f"In this chapter we look at tapes.\n\n{PLAIN}", PLAIN),
        (f"{PLAIN}\n\nFor more information, see [Racks](racks.html).", PLAIN),
        (f"{PLAIN}\n\nSee also:\n\n- [Racks](racks.html)\n- [Disks](disks.html)", PLAIN),
        (f"{PLAIN}\n\n- [**Prev**](a.html)\n- **Up**\n- [**Next**](b.html)", PLAIN),
        (f"{PLAIN}\n\n→ <https://frost.example/tapes>\n\n{MORE}", f"{PLAIN}\n\n{MORE}"),
        (f"{PLAIN}\n\n> [!NOTE]\n> Tapes wear.", f"{PLAIN}\n\nTapes wear."),
        (f"{PLAIN}\n\n![](rack.png)\n\n{MORE}", f"{PLAIN}\n\n{MORE}"),
        (f"> [!WARNING]\n> Tapes wear.\n\n{PLAIN}", f"{PLAIN}\n\nTapes wear."),
        (f"{PLAIN} (Ida adds: Thanks to Jo Roe for telling me.)\n\n{MORE}", f"{PLAIN}\n\n{MORE}"),
        (f"{PLAIN} Thanks to the rack, nothing is lost.", f"{PLAIN} Thanks to the rack, nothing is lost."),
        (f"{PLAIN}\n\nThank you, Jo Roe, for pointing this out.", PLAIN),
        (f"{PLAIN}\n\n{CODE}\n\nSuccess! (after a while)", f"{PLAIN}\n\n{CODE}"),
    ],
)
def test_all_of_a_section_is_quoted_but_what_stands_about_it(read, markdown, answer):
    assert said(read, markdown) == answer


@pytest.mark.parametrize(
    "between",
    [
        "![The rack](rack.png)\n\nThe picture has a rack.",
        "The ![rack](rack.png) wears.",
        "|  |  |\n| --- | --- |\n| Tapes | 7 |",
        "- [Racks](racks.html)\n- [Disks](disks.html)\n- [Heads](heads.html)",
        "<table><tr><td>7</td></tr></table>",
        "The rack is shown in Figure 7.",
        "As was described in the previous section, tapes wear.",
        "```sh\n" + "frost copy disk\n" * 61 + "```",
        "A tape is a tape is a tape. " * 120,
    ],
)
def test_a_section_with_something_that_cannot_be_quoted_answers_nothing(read, between):
    assert said(read, f"{PLAIN}\n\n{between}\n\n{MORE}") == ""


@pytest.mark.parametrize(
    "begins",
    [
        "After this initial setup, the tape is put into the rack.",
        "As mentioned, the tape is put into the rack.",
        "In the first slot, put a tape that is empty and has a label.",
        "However, a tape is put into the rack by hand.",
        "For brevity, the rack of tapes is not shown here.",
        "This stored password can be read by the tape driver.",
        "Historically, tapes were put into the rack by hand.",
        "in the rack stands a tape that is put there by hand.",
    ],
)
def test_a_section_that_goes_on_from_what_stands_before_it_answers_nothing(read, begins):
    assert said(read, f"{begins} {MORE}", "rack of tapes") == ""


@pytest.mark.parametrize(
    ("markdown", "answers"),
    [
        (f"{PLAIN}\n\nThe following command does it, as shown below.\n\n{CODE}", True),
        (f"{PLAIN} The command below does it.", False),
        (f"{PLAIN}\n\n{CODE}\n\nThe above command needs a tape.", True),
        (f"The above command needs a tape that is empty.\n\n{CODE}", False),
        (f"{PLAIN}\n\nA tape needs the following things:\n\n- A rack.", False),
        (f"{PLAIN}\n\nA tape needs the following things:\n\n- A rack.\n\n{MORE}", True),
        (f"Follow the previous chapter to build a rack. Then copy the disk like this:\n\n{CODE}", False),
        (f"A rack is built first. Then the following copies the disk:\n\n{CODE}", True),
    ],
)
def test_what_is_pointed_at_stands_in_the_section(read, markdown, answers):
    assert bool(said(read, markdown)) is answers


def test_a_section_that_mostly_says_where_to_read_answers_nothing(read):
    gone = "The old edition of the book is no longer sold with Frost."
    assert said(read, f"{gone}\n\nYou can find a copy of it in [the archive](https://frost.example/archive).") == ""


def test_a_section_about_something_else_answers_nothing(read):
    assert said(read, PLAIN, "tape copies")
    assert said(read, PLAIN, "kernel modules") == ""


def test_what_defines_is_the_first_paragraph_alone(read):
    page, blocks = read(f"{PLAIN}\n\n![The rack](rack.png)")
    assert [page.markdown[q.start : q.stop] for q in defining(page, blocks)] == [PLAIN]
    assert defining(*read(f"Frost has these tapes:\n\n- red\n- blue\n\n{PLAIN}")) == ()


@pytest.mark.parametrize(
    ("text", "leans"), [("It copies the disk.", True), ("These tapes wear.", True), ("To copy a disk:", False)]
)
def test_a_lead_in_that_leans_is_known(read, text, leans):
    page, _ = read(PLAIN)
    assert goes_on(page, text) is leans


@pytest.mark.parametrize(
    ("pointer", "left"),
    [
        ("See section 7.1 below for the rack.", ""),
        ("For more information, see [Racks](racks.html).", ""),
        ("See what a rack says:\n\n```\nfull\n```", "See what a rack says:\n\n```\nfull\n```"),
    ],
)
def test_sentences_that_point_elsewhere_go_from_the_end_of_each_paragraph(read, pointer, left):
    assert said(read, f"{PLAIN} {pointer}\n\n{MORE}") == f"{PLAIN} {left}".strip() + f"\n\n{MORE}"
    assert said(read, f"{PLAIN}\n\n{pointer}\n\n{MORE}") == "\n\n".join(filter(None, (PLAIN, left, MORE)))
