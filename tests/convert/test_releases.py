"""What a release changed is asked for a release alone, and only where it has happened."""

import pytest

from converter.convert import convert_page
from converter.site import Site
from gristmill.config import Convert

ENTRY = "- The `frost keep` command now marks a snapshot, so that no rule of the store ever removes it.\n"
OTHER = "- The `frost take` command now writes the names of owners, which older ones did not have.\n"


@pytest.fixture
def asked(page):
    def questions(markdown):
        drafts = convert_page(page(markdown), Site(product="Frost"), Convert()).drafts
        return [(draft.type, draft.questions[0]) for draft in drafts]

    return questions


@pytest.mark.parametrize(("heading", "told"), [("Version 2.1.0", True), ("Changes to Frost since 2.1.0", False)])
def test_entries_below_a_release_are_its_changes_and_those_since_one_are_of_others(asked, heading, told):
    found = asked(f"# Release notes\n\n## {heading}\n\n{ENTRY}{OTHER}")
    assert any(kind == "changes" for kind, _ in found) is told


@pytest.mark.parametrize(
    ("heading", "told"),
    [("Rye Changelog", False), ("Frost Changelog", True), ("Old release notes", True), ("Full Changelog", True)],
)
def test_the_history_of_another_product_is_none_of_this_one(asked, heading, told):
    found = asked(f"# Changes\n\n## {heading}\n\n### Version 2.1.0\n\n{ENTRY}{OTHER}")
    assert any(kind == "changes" for kind, _ in found) is told


def test_what_a_release_will_do_has_not_changed_yet(asked):
    planned = "- The `frost keep` command will be removed in favor of a rule that `frost mark` writes.\n"
    found = asked(f"# Timeline\n\n## Version 2.1.0\n\n{planned}{OTHER}")
    assert not any("`frost keep`" in question for _, question in found)
    assert any("`frost take`" in question for _, question in found)


def test_members_of_a_page_that_is_called_class_are_asked_for_with_it(asked):
    found = asked(
        "# class Frost::Gate\n\n## Public Instance Methods\n\n### `shut(code)`\n\n"
        "Shut the gate for every process that has not given the code before it came."
    )
    assert all("`Frost::Gate`" in question for _, question in found)


CREDITS = (
    " ([GH12](https://frost.example/12), [PR13](https://frost.example/13)). By [Ann Hill](https://frost.example/ann).",
    " ([GH12](https://frost.example/12)) By [Ann](https://frost.example/a) and [Bo](https://frost.example/b)",
    " (#12, #13)",
    " (closes GH-12).",
    " Thanks to @ann.",
)


@pytest.mark.parametrize("said_last", CREDITS)
def test_who_made_a_change_and_where_it_was_discussed_answers_nothing(page, said_last):
    markdown = f"# Release notes\n\n## Frost 2.1.0 (3 May, 2024)\n\n{ENTRY.rstrip()}{said_last}\n{OTHER}"
    drafts = convert_page(page(markdown), Site(product="Frost"), Convert()).drafts
    told = next(d for d in drafts if d.type == "changes" and "frost keep" in d.questions[0])
    assert told.answer(markdown) == ENTRY.removeprefix("- ").rstrip()
    assert "2.1.0" in told.questions[0]
    assert "2024" not in told.questions[0]


def test_a_number_in_brackets_at_the_end_of_a_change_is_a_part_of_it(page):
    markdown = f"# Release notes\n\n## Frost 2.1.0\n\n{ENTRY.rstrip()} (12)\n{OTHER}"
    drafts = convert_page(page(markdown), Site(product="Frost"), Convert()).drafts
    assert any(d.answer(markdown).endswith("(12)") for d in drafts if d.type == "changes")


@pytest.mark.parametrize(
    ("heading", "changed"),
    [
        ("The speed of the gates", True),
        ("New image plugins", False),
        ("Added support for ice", False),
        ("Gate renamed to lock", False),
    ],
)
def test_what_a_release_did_is_not_what_it_changed(asked, heading, changed):
    told = "The gates of a store are shut in half the time, as no rule is read twice any more. " * 4
    found = asked(f"# 2.1.0\n\n## {heading}\n\n{told}")
    assert any("changed" in question or "new in" in question for _, question in found) is changed, found


@pytest.mark.parametrize(
    "made",
    [
        "- Fix the link in the docs to `frost keep` on the page that tells how snapshots of a store are kept.\n",
        "- Fix a typo in the message that `frost keep` prints when a snapshot of the store has been kept.\n",
        "- Fix the type annotation of `frost.keep()` where it takes several snapshots of a store at once.\n",
    ],
)
def test_what_changed_in_the_text_about_a_product_is_not_asked_for(asked, made):
    found = asked(f"# Release notes\n\n## Version 2.1.0\n\n{made}{OTHER}\n### Docs\n\n{OTHER}")
    assert not any("keep" in question or "docs" in question.lower() for _, question in found)
    assert any("`frost take`" in question for _, question in found)
