"""Headings that ask, or say what somebody sees: the whole question, and the answers that such sections give."""

import pytest

from converter.convert import convert_page
from converter.languages.english_headings import read
from converter.site import Site
from gristmill.config import Convert

TOLD = "The lake is deep, and its ice thaws late in the year."


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("How to bind a gate to a rack?", "How do I bind a gate to a rack?"),
        ("Which -O flag to use?", "Which -O flag should I use?"),
        ("Why use a gate?", "Why should I use a gate?"),
        ("What to do when a push fails", "What should I do when a push fails?"),
        ("Shouldn't I set all my gates?", "Shouldn't I set all my gates?"),
        ("On racks of more than 8 gates, how to open one?", "On racks of more than 8 gates, how do I open one?"),
        ("My disk is full, what can I do?", "My disk is full. What can I do?"),
        ("If a rack is full, what can I do?", "If a rack is full, what can I do?"),
        ("Using many racks, can I name one?", "Using many racks, can I name one?"),
        ("I am having trouble with cold racks, why?", "Why am I having trouble with cold racks?"),
        ("What to do if a rack is full?", "What should I do if a rack is full?"),
        ("Why don't you sell racks?", ""),
        ("Where did you publish your documentation?", ""),
        ("How do you open a rack?", "How do you open a rack?"),
        ("What happened to the patch I sent?", ""),
        ("It failed on start. Why?", "It failed on start. Why?"),
        ('I get "no such gate" for open racks', 'Why do I get "no such gate" for open racks?'),
        ("I’m getting weird ice?", "Why am I getting weird ice?"),
        ("I can't open racks by name!?", "Why can't I open racks by name?"),
        ("Why Frost?", "Why Frost?"),
        ("What now?", ""),
        ("How many racks?", ""),
        ("How many racks should I buy?", "How many racks should I buy?"),
        ("When not to open a rack", "When should I not open a rack?"),
        ("What do I need?", ""),
        ("Is that it?", ""),
        ("How important/urgent is it?", ""),
        ("How hard is it to open a rack?", "How hard is it to open a rack?"),
        ("What were they thinking?", ""),
        ("Racks of ice?", ""),
        ("I saw a gate", ""),
    ],
)
def test_a_heading_that_asks_or_complains_is_one_whole_question(heading, question):
    topic = read(heading, "", Site(product="Frost"))
    assert (topic.text if topic.kind == "question" else "") == question


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("How do I rename a rack?", "How do I rename a rack in Frost?"),
        ("My rack is full, what can I do?", "I'm using Frost and my rack is full. What can I do?"),
        ("If a rack is full, what can I do?", "In Frost, if a rack is full, what can I do?"),
        ("If it crashes on start, what can I do?", "If Frost crashes on start, what can I do?"),
        ("Frost eats my disk, what can I do?", "Frost eats my disk. What can I do?"),
        ("I lost a rack. Can I get it back?", "I'm using Frost and I lost a rack. Can I get it back?"),
        (
            "My new rack will not open by itself in a warm spring after its door has been shut. What can I do now?",
            "I'm using Frost and my new rack will not open by itself in a warm spring after its door has been shut. "
            "What can I do now?",
        ),
        (
            "I cannot open racks. Or, I see no rack. Why?",
            "I'm using Frost and I cannot open racks. Or, I see no rack. Why?",
        ),
        ("Are all racks cold? Why?", "Are all racks cold in Frost? Why?"),
        ("Is there a fee? What about a warranty? Registration?", ""),
        ("What is FrostKeeper?", "What is FrostKeeper?"),
        ("Which rack should I buy?", "Which rack should I buy in Frost?"),
    ],
)
def test_a_question_names_the_product_where_it_is_asked_of_it(pairs, heading, question):
    asked = [pair.question for pair in pairs(f"## Racks\n\n### {heading}\n\n{TOLD}", "faq")]
    assert asked == ([question] if question else [])


@pytest.mark.parametrize(
    ("section", "answer"),
    [
        (f"No!\n\n{TOLD}", f"No!\n\n{TOLD}"),
        (f"You can use\n\n```\nfrost -r\n```\n\n{TOLD}", f"You can use\n\n```\nfrost -r\n```\n\n{TOLD}"),
        (f"Suppose you want ice in July. {TOLD}", f"Suppose you want ice in July. {TOLD}"),
        (
            "- Ice that is thin.\n- Ice that thaws in a warm spring.",
            "- Ice that is thin.\n- Ice that thaws in a warm spring.",
        ),
        (f"{TOLD}\n\nBack to [FAQ Index](faq.html).", TOLD),
        ("And this is why it does.", ""),
    ],
)
def test_a_section_below_a_question_may_begin_as_answers_do(answers, section, answer):
    assert answers(f"## Which ice does Frost keep?\n\n{section}", "faq") == ([answer] if answer else [])


MANUAL = """## NAME

***g.frame*** - manages display frames

## DESCRIPTION

*g.frame* manages the frames of a display. Each frame shows the map of one lake, and its ice.

## NOTES

The upper left corner of a display is always at zero, and the lower right one is at a hundred.

## EXAMPLES

Make a frame of half the display:

```
g.frame -c at=0,50
```

and remove it:

```
g.frame -e
```
"""


@pytest.fixture
def manual(page):
    """The questions about the sections of a manual page that begins with its name, with their answers."""

    def make(markdown: str, title: str) -> dict[str, str]:
        seed = page(markdown, title=title)
        drafts = convert_page(seed, Site(product="Frost"), Convert(rules=["prose"])).drafts
        return {draft.questions[0]: draft.answer(seed.markdown) for draft in drafts}

    return make


def test_the_sections_of_a_manual_page_are_asked_for_its_command(manual):
    asked = manual(MANUAL, "g.frame")
    does, mind, example = asked
    assert does in {
        "What does `g.frame` do in Frost?",
        "In Frost, what does `g.frame` do?",
        "What is `g.frame` for in Frost?",
        "In Frost, what is `g.frame` for?",
        "What can I use `g.frame` for in Frost?",
        "In Frost, what can I use `g.frame` for?",
    }
    assert asked[does].startswith("*g.frame* manages the frames")
    assert "keep in mind about `g.frame`" in mind
    assert "example" in example
    assert "g.frame -e" in asked[example]
    assert not manual(MANUAL, "Frames")  # nothing says what the page is of


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Closes all gates of the ice house", True),
        ("Documentation generator for gates of ice", True),
        ("Pages through the gates of the ice house", True),
        ("Key reference for the menu of ice gates", False),
        ("Manual page for all gates of the ice house", False),
        ("The user's guide to gates and ice", False),
        ("Overview of all the gates of ice", False),
    ],
)
@pytest.mark.parametrize("title", ["icegate", "icegate(1)"])
def test_a_line_that_says_what_page_it_is_says_not_what_its_program_does(page, line, told, title):
    seed = page(f"# {title}\n\n## Name\n\nicegate - {line}\n\n## Options\n\n- **-a**: All gates.\n", title=title)
    drafts = convert_page(seed, Site(product="Frost"), Convert(rules=["cli"])).drafts
    assert any(draft.answer(seed.markdown) == line for draft in drafts) == told


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("FROST_HOME", "`FROST_HOME`"),
        ("ICE<DIALECT>", "`ICE<DIALECT>`"),
        ("CXXFLAGS", "`CXXFLAGS`"),
        ("DESCRIPTION", "DESCRIPTION"),
        ("COMMANDLINE", "commandline"),
    ],
)
def test_a_name_in_capitals_stays_as_it_is_written(heading, topic):
    assert read(heading, "", Site(product="Frost")).text == topic


def test_a_name_that_is_a_variable_is_told_by_all_that_its_section_says_or_not_at_all(pairs):
    kind = "This is a variable of the environment. Its first value is taken from the process that calls."
    use = "Set `FROST_HOME` to the store in which the ice of all lakes is kept, before any of them is opened."
    section = f"## FROST_HOME\n\n{kind}\n\n{use}"
    assert [pair.answer for pair in pairs(section, "prose")] == [f"{kind}\n\n{use}"]
    assert not pairs(f"{section} It is shown in Figure 7.", "prose")


@pytest.mark.parametrize(
    ("markdown", "rule", "asked"),
    [
        ("## Calls\n\nEvaluating a `melt` form:\n\n```python\nmelt(7)\n```", "code", 1),
        ("## Calls\n\nTo melt a lake you would call `melt` as:\n\n```python\nmelt(7)\n```", "code", 0),
        ("## Calls\n\nTo print the lakes with values 7, 9, 11, type:\n\n```python\nmelt(7)\n```", "code", 0),
        ("## Calls\n\nTo print the lake with value 7, type:\n\n```python\nmelt(7)\n```", "code", 1),
        ("## Calls\n\nTo print a more verbose report, type:\n\n```python\nmelt(7)\n```", "code", 0),
        ("## Calls\n\nTo print a more verbose report than usual, type:\n\n```python\nmelt(7)\n```", "code", 1),
        ("## Calls\n\nEvaluating a `melt` form by itself produces a lake:\n\n```python\nmelt(7)\n```", "code", 0),
        ("## Calls\n\nThere are some caveats with ice stores:\n\n- thaw the ice\n- keep the ice", "enumeration", 1),
        ("## Calls\n\nThere are some caveats when melting ice:\n\n- thaw the ice\n- keep the ice", "enumeration", 0),
    ],
)
def test_a_sentence_or_its_condition_is_not_pasted_into_a_question(pairs, markdown, rule, asked):
    assert len(pairs(markdown, rule)) == asked


def test_a_name_that_its_section_has_in_the_plural_is_asked_for_so(pairs):
    found = pairs("## IceStores\n\nIceStores (of the mill) are a kind of store that keeps the ice of each lake.")
    assert [" are" in pair.question for pair in found] == [True]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The 'rack sweep' command is needed only if you have built the rack of Frost without a door before.", False),
        ("The 'tape sweep' command is needed only if you have built the rack of Frost without a door before.", True),
        ("The `--sweep` flag is needed only if you have built the rack of Frost without a door before.", True),
        ("A tape cannot be removed by hand, because a running backup would stop and then lose the index.", False),
        ("A tape cannot be removed by hand, because a running backup would lose the index.", True),
        ("A tape cannot be lost merely because a running backup has removed the index.", False),
        ("A month of tapes is kept in the rack, so that an older file can be read again.", False),  # a result
    ],
)
def test_a_reason_is_asked_for_only_with_what_it_is_one_of(answers, said, asked):
    text = (
        f"## Tapes\n\nFrost copies each disk onto a tape every night of the week, and keeps a month of them.\n\n{said}"
    )
    assert bool(answers(text, "why")) is asked


@pytest.mark.parametrize(("product", "count"), [("Open Frost", 0), ("Frost", 1)])
def test_a_product_that_begins_like_an_order_gives_none(page, product, count):
    lead = "Open Frost gates with a script of the ice house"
    seed = page(f"# Gates\n\n## Scripts\n\n{lead}:\n\n```bash\n$ frost open gate\n```\n")
    assert len(convert_page(seed, Site(product=product), Convert(rules=["cli"])).drafts) == count
