"""What entries of lists and tables are called, and which of them are asked for."""

import pytest

from converter.convert import convert_page
from converter.languages.english_entries import acts_in, is_class, kind_of_column, kind_of_list, names_one, stands
from converter.site import Site
from converter.terms import bare
from gristmill.config import Convert


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("package", "package"),
        ("Mount options", "mount option"),
        ("Parameter name", "parameter"),
        ("Properties", "property"),
        ("Name", ""),
        ("Value", ""),
        ("The options that one may give", ""),
    ],
)
def test_a_column_says_what_its_keys_are(header, kind):
    assert kind_of_column(header) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Parameters used by the mill", "parameter"),
        ("15.2 Description of options", "option"),
        ("Field descriptions", "field"),
        ("Environment variables", "environment variable"),
        ("Shell builtin commands", "command"),
        ("Commands and options", ""),
        ("The feed-errors category", ""),
        ("Scope of variables", ""),
        ("Relations between packages", ""),
        ("Source packages as archives", ""),
        ("Grinding", ""),
    ],
)
def test_a_heading_says_what_its_entries_are(heading, kind):
    assert kind_of_list(heading) == kind


def test_a_heading_that_names_one_thing_is_told_from_one_that_names_a_kind():
    assert names_one("FeedMap directive")
    assert not names_one("Grinding")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Detects mills that stand beside this one.", True),
        ("This parameter sets the speed of the stone.", True),
        ("See the description of `feed` for how this is used.", False),
        ("Is suitable for coarse grain.", False),
        ("Same as `feed`, but for every stone.", False),
        ("An alias for `feed`.", False),
        ("Grinds grain.", False),
        ("The stone can now be turned by hand as well.", False),
        ("For details see the chapter on stones.", False),
    ],
)
def test_a_description_stands_alone_or_needs_its_list(text, alone):
    assert stands(text) is alone


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A mill is a machine that grinds.", True),
        ("Grinding is a matter of taste.", False),
        ("A mill is an elegant solution for grain.", False),
        ("A mill is a popular machine that grinds.", True),
    ],
)
def test_a_judgement_is_no_kind_of_thing(sentence, kind):
    assert is_class(sentence) is kind


def test_a_description_that_begins_with_what_is_done_is_told_from_a_name():
    assert acts_in("Removes all chaff.")
    assert not acts_in("The chaff that is left.")


@pytest.mark.parametrize(
    ("raw", "term"),
    [
        ("`FEED` <S>", "`FEED`"),
        ("`FEED` <C> <D>", "`FEED`"),
        ("• Rye", "Rye"),
        ("feed_target = \\<list of mills>", "feed_target"),
        ("‘`FEED`’", "`FEED`"),
        ("`feed(n)`, `feed()`", "`feed(n)`"),
        ("mill/priority (priority)", "mill/priority"),
        ("Grain (coarse)", "Grain (coarse)"),
        ("Stone", "Stone"),
    ],
)
def test_a_term_is_shown_without_what_hangs_on_it(raw, term):
    assert bare(raw) == term


@pytest.mark.parametrize(("above", "asked"), [("#### keep(ice)", False), ("#### keep(ice)\n\nKeep the ice.", True)])
def test_a_label_below_an_entry_of_a_deeper_heading_is_no_kind_of_what_it_lists(page, above, asked):
    text = (
        f"# Frost types\n\n{above}\n\n### Ice types\n\n- **`wet_ice`**: The ice is wet on all of its sides at noon.\n"
    )
    found = convert_page(page(text), Site(product="Frost"), Convert()).drafts
    assert any("`wet_ice`" in draft.questions[0] for draft in found) is asked


@pytest.mark.parametrize(("term", "asked"), [("Enable ICE pre-filtering", False), ("ICE pre-filtering", True)])
def test_a_thing_to_do_is_no_term(page, term, asked):
    text = f"# Lists\n\n- **{term}**: Keeps a hook that runs as a part of each transaction with the server.\n"
    found = convert_page(page(text), Site(product="Frost"), Convert()).drafts
    assert any(term in draft.questions[0] for draft in found) is asked
