"""What of a PDF makes no pair: torn formulas, places that the answer lacks, the steps of the authors, stray claims."""

import pytest

from converter.convert import pairs_of
from converter.rulebook import KINDS
from gristmill.config import Convert
from gristmill.store import Workspace

TEXT = (
    "Iron gates keep the grain in the hopper until the stones are ready for it, and `shut()` closes them. "
    "Each gate has a lever, which the miller pulls while the wheel is turning, and a pin of oak that holds "
    "it in its place until the sacks are full. Gates of iron last for many years, as long as "
    "they are oiled each spring and never left open in the rain."
)


@pytest.fixture
def asked(tmp_path, page):
    """The questions about a section of a printed manual, by all rules."""

    def ask(section: str, *, heading: str = "2 Iron gates", more: str = "", **fields) -> list[str]:
        workspace = Workspace(tmp_path, create=True)
        text = f"# Frost Manual\n\n## {heading}\n\n{section}\n{more}"
        seed = page(text, via="pdf", title="Frost Manual", source="mill", **fields)
        workspace.write_seed(seed)
        return [pair.question for pair in pairs_of(workspace, Convert(rules=list(KINDS)), sources=["mill"])]

    return ask


def test_a_section_that_says_what_its_heading_promises_is_asked_for(asked) -> None:
    assert asked(TEXT) == ["Tell me about iron gates in Frost."]


@pytest.mark.parametrize(
    "more",
    [
        "It is given by\n\nThe rest follows.",  # a formula stood here
        "Figure 3: A gate.",
        "Its weight w is such that w ≤ α and x ≥ β for k of n in h.",
        "Figure 3 shows one.",
        "More is in Section 5.",
        "Here we use it for rye.",
        "This section tells of it.",
        "An example is shown below.",
        "Lund (2001), Olsen (2003) and Berg et al. (2004) tell more.",
        "The lever,which turns, is long.",
        "All is oak.\n\n4Most of it comes from the north.",
    ],
)
def test_an_answer_that_needs_its_paper_is_none(asked, more: str) -> None:
    assert asked(f"{TEXT} {more}") == []


@pytest.mark.parametrize(
    "heading", ["3 Results", "A sample session", "Acknowledgments", "Concept Index", "6. Examples"]
)
def test_sections_about_the_authors_work_are_not_asked_for(asked, heading: str) -> None:
    assert asked(TEXT, heading=heading) == []


@pytest.mark.parametrize(
    "section",
    [
        "If you need a bunch, make a group of it and paste that into the other one, which keeps what it was.",
        "Manual levers are slower than wheels of water, because the miller has to pull each of them by hand.",
    ],
)
def test_a_claim_without_a_name_is_not_asked_for(asked, section: str) -> None:
    assert not any("why" in question or " if I " in question for question in asked(section))


def test_an_aside_that_points_and_what_leads_to_a_listing_may_stay(asked) -> None:
    assert asked(f"{TEXT} It turns (see Section 5).\n\nCall it so, as in the following example\n\n```\nshut(3)\n```")


@pytest.mark.parametrize("chapters", [1, 2])
def test_a_heading_of_several_chapters_is_asked_for_by_no_more_than_its_own_words(asked, chapters: int) -> None:
    section = TEXT.replace("Iron gates", "Oak levers").replace("Each gate", "Each of them")
    named = enumerate(("Basics", "Usage")[:chapters], 3)
    more = "".join(f"\n## {n} {name}\n\nAll turn.\n\n### {n}.1 Oak levers\n\n{section}\n" for n, name in named)
    assert any("oak levers" in question for question in asked(TEXT, more=more)) is (chapters == 1)


@pytest.mark.parametrize(
    ("heading", "begins", "asked_for"),
    [("Iron levers", "Iron levers", True), ("Iron levers", "Levers", False), ("`Iron` levers", "Levers", True)],
)
def test_a_section_inside_a_chapters_section_is_asked_for_by_a_name_or_what_its_text_begins_with(
    asked, heading: str, begins: str, asked_for: bool
) -> None:
    section = TEXT.replace("Iron gates", begins).replace("Each gate", "Each of them")
    more = f"\n## 3 Use\n\nAll turn.\n\n### 3.1 Water wheels\n\nAll turn.\n\n#### 3.1.1 {heading}\n\n{section}\n"
    assert any("levers" in question for question in asked(TEXT, more=more)) is asked_for


@pytest.mark.parametrize(
    ("heading", "section", "question"),
    [
        (
            "Closing gates",
            "To close the gates, pull the lever of the lower race with:\n\n```\nshut()\n```",
            "close gates in Frost",
        ),
        ("Did you find a hole?", "Then close it before the water comes, with a board of oak and nails.", ""),
        (
            "How do I call Rye in C?",
            "Close the gate, call `rye()`, and open it again when the stones stand still and the grain has come out.",
            "In Frost, how do I call Rye in C?",
        ),
        (
            "Finding the value of W",
            "To find the value of W, weigh the sack with the big scale:\n\n```\nweigh()\n```",
            "",
        ),
        (
            "Finding the weight",
            "To find the weight, weigh the sack with the big scale:\n\n```\nweigh()\n```",
            "find the weight",
        ),
        ("Using gates", "There is no gate in the lower race. The upper one is new, and it leaks all the year.", ""),
        ("History of gates", "Gates were of oak, and then of iron, until the water was gone.", ""),
    ],
)
def test_headings_are_asked_for_as_somebody_would_ask(asked, heading: str, section: str, question: str) -> None:
    found = asked(f"{section} {TEXT if not question else ''}", heading=f"2 {heading}")
    assert any(question in one for one in found) if question else found == [], found


def test_no_chapter_stands_before_a_question_or_behind_it(asked) -> None:
    more = f"\n## 3 Turning wheels\n\nAll turn.\n\n### 3.1 Setting `iron` gates\n\n{TEXT}\n"
    assert not any("wheel" in question for question in asked("All turn.", more=more))


def test_entries_are_of_the_kind_that_their_own_heading_says(asked) -> None:
    entries = "- **`OpenGate`**: Opens the gate at the upper end of the race.\n- **`ShutGate`**: Shuts the gate again."
    more = f"\n## 3 Mill commands\n\nAll turn.\n\n### 3.1 Water in the race\n\n{entries}\n"
    assert [q for q in asked("All turn.", more=more) if "OpenGate" in q and "command" in q] == []
    own = f"\n## 3 Water\n\nAll turn.\n\n### 3.1 Mill commands\n\n{entries}\n"
    assert any("`OpenGate` mill command" in q for q in asked("All turn.", more=own))


@pytest.mark.parametrize(
    ("told", "asked_for"),
    [
        ("This is like `grind()`, except for rye.", False),
        ("Similar to `grind()`, but for rye.", False),
        ("Like `grind()`, but for rye. The stones are set closer, and the sack is left open.", True),
        ("Grinds rye between the upper stones.", True),
    ],
)
def test_an_entry_that_another_one_alone_tells_of_is_not_asked_for(asked, told: str, asked_for: bool) -> None:
    found = asked("All turn.", more=f"\n### `grind_rye(weight)`\n\n{told}\n")
    assert any("what" in question.lower() and "grind_rye" in question for question in found) is asked_for


ENTRY = "## Work\n\n### `grind(rye, {coarse})`\n\nTurns rye into flour and pours it into a sack; oats become meal.\n\n"


def test_what_an_entry_takes_is_shown_where_its_text_names_it(tmp_path, page) -> None:
    workspace = Workspace(tmp_path, create=True)
    text = f"# Frost Manual\n\n{TEXT}\n\n{ENTRY}"
    workspace.write_seed(page(text, via="pdf", title="Frost Manual", source="mill"))
    answers = {
        pair.type: pair.answer for pair in pairs_of(workspace, Convert(), sources=["mill"], products={"mill": "Frost"})
    }
    assert answers["signature"].startswith("`grind(rye, {coarse})`\n\nTurns rye into flour")


def test_options_below_their_label_are_options_of_the_entry(tmp_path, page) -> None:
    workspace = Workspace(tmp_path, create=True)
    entry = (
        "## Work\n\n### `grind`\n\nDescription: turns grain into flour and pours it into a sack; oats become meal.\n\n"
        "Options:\n\n- **`speed <turns>`**: sets how often the stone turns each minute, by day and by night.\n"
        "- **`quiet`**: keeps the bell of the hopper from ringing when it is empty.\n"
    )
    text = f"# Frost Manual\n\n{TEXT}\n\n{entry}"
    workspace.write_seed(page(text, via="pdf", title="Frost Manual", source="mill"))
    pairs = list(pairs_of(workspace, Convert(), sources=["mill"], products={"mill": "Frost"}))
    assert any("`quiet` option" in pair.question and "`grind`" in pair.question for pair in pairs)
    assert [pair.answer for pair in pairs if pair.type == "signature"] == [
        "turns grain into flour and pours it into a sack; oats become meal."
    ]
