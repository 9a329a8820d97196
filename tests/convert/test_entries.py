"""What entries of lists and tables are called, and which of them are asked for."""

import pytest

from converter.convert import convert_page
from converter.languages.english_entries import (
    acts_in,
    introduces_others,
    is_class,
    kind_of_column,
    kind_of_list,
    names_one,
    stands,
)
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
        ("LIST/SHOW EVENT FORMAT OPTIONS", "field"),
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


@pytest.mark.parametrize(
    ("lead", "noun", "others"),
    [
        ("Plugins are loaded in five contexts. Briefly, the five contexts are:", "mill plugin", True),
        ("There is an argument `--install=value`, with possible values", "tool", True),
        ("A plugin may define the following functions:", "mill plugin", True),
        ("The following environment variables are read:", "environment variable", False),
        ("The following are known:", "option", False),
        ("The following mount options are known:", "option", False),
        ("The mill knows two stones. It reads:", "option", False),
        ("The two stones stand still.", "option", False),
    ],
)
def test_the_words_before_a_list_may_say_that_its_entries_are_something_else(lead, noun, others):
    assert introduces_others(lead, noun) is others


TEXT = "Keeps the names of all the stones that the mill has, in their order."


@pytest.mark.parametrize(
    ("above", "term", "asked"),
    [
        ("## Mill tools", "grind-corn", True),
        ("## Mill tools\n\nThere is an argument `--grain=value`, with possible values", "grind-corn", False),
        ("## Mill parameters\n\n**feed_speed (default: empty)**\n\nHow fast it is.\n\nNames:", "FEED_NAME", False),
        ("## Data types", "float(p)", False),
    ],
)
def test_entries_of_another_kind_than_the_heading_names_are_not_asked_for(answers, above, term, asked):
    assert bool(answers(f"{above}\n\n- **`{term}`**: {TEXT}\n", "definition")) is asked


def test_a_heading_with_a_link_back_to_its_list_is_no_module(pairs):
    text = "The names of all the stones that the mill has, and in which order they turn."
    asked = [pair.question for pair in pairs(f"## Mill\n\n### `grind_names` - [Up](#mill)\n\n{text}", "prose")]
    assert not any("module" in question for question in asked)
    asked = [pair.question for pair in pairs(f"## Mill\n\n### `grind_names` - Names of stones\n\n{text}", "prose")]
    assert any("module" in question for question in asked)
