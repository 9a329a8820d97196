"""A task is told to its end: the section that is about it, and the rest of a sentence that code broke."""

import pytest

from converter.languages import packs
from converter.page import Page
from converter.rules import prose
from converter.site import Site

MAKE = "To create a spool, make a new file that begins with `spool_`, and write a line for each tape that is wound."
LOAD = "Once you have created a spool you must load it with `frost load`, otherwise the winder does not see it."


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        (f"{MAKE} {LOAD}", [f"{MAKE} {LOAD}"]),
        (f"{MAKE}\n\n{LOAD}", [f"{MAKE}\n\n{LOAD}"]),
        (f"{MAKE}\n\n![](a.png)\n\nThe picture shows the winder.", []),
    ],
)
def test_what_the_first_sentence_says_of_the_heading_s_task_is_answered_by_all_of_the_section(page, told, answers):
    read = Page(page(f"# Writing a plugin\n\n## Creating a new spool\n\n{told}\n"), Site(), packs.pack_of("en"))
    drafts = prose.drafts(read, read.parts[1])
    assert [draft.answer(read.markdown) for draft in drafts] == answers


@pytest.mark.parametrize(
    ("behind", "rest"),
    [
        ("in your `frost.conf` file. The rack is full then.", "in your `frost.conf` file."),
        ("where all tapes are known.", "where all tapes are known."),
        ("or with a name:\n\n```sh\nfrost load a\n```", ""),
        ("for the tapes above. The rack is full then.", ""),
        ("The rack is full then.", ""),
    ],
)
@pytest.mark.parametrize(("rule", "code"), [("code", "```ini\nspools = on\n```"), ("cli", "```sh\nfrost load\n```")])
def test_a_sentence_that_code_broke_is_quoted_to_its_end(answers, rule, code, behind, rest):
    led = f"To load all of the spools:\n\n{code}"
    assert answers(f"## Spools\n\nSpools hold tape.\n\n{led}\n\n{behind}", rule) == [f"{led}\n\n{rest}".strip()]
