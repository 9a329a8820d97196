"""The recipe `change`: what a page said before stands beside what it says now."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from converter.recipes.change import Change
from converter.recipes.one import Asked
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate, Job
from converter.standing import Standing
from converter.vary import vary
from filters.context import Context
from filters.grounding import fact_check
from gristmill.config import Filter
from gristmill.earlier import Earlier
from gristmill.index.corpus import Corpus
from gristmill.models.reading import parse
from gristmill.records import Pair
from gristmill.sections import sections

from .conftest import FakeEndpoint, Site, asking, completion, page, pair, site_of
from .test_recipes import ASKING, passage, reason

PAGE = "# Valve\n\n## Spring\n\nThe spring of the valve holds it open for {} seconds.\n"
QUESTION = "How long does the spring hold the valve open?"
GOOD = "What has changed about how long the spring holds the valve open?"
BEFORE, NOW = (f"The spring of the valve holds it open for {seconds} seconds." for seconds in (4, 9))


def said(seconds: int, question: str = QUESTION) -> Pair:
    seed = page("mill", "valve", PAGE.format(seconds))
    place = sections(seed.markdown)[-1]
    start = seed.markdown.index("The spring")
    return pair(seed, place, question, start, seed.markdown.index("\n", start))


def refreshed(root: Path, before: Pair, now: Pair) -> Site:
    """A workspace whose page has changed since its first pairs."""
    site = site_of(root, [page("mill", "valve", PAGE.format(9))])
    site.workspace.replace_pairs([before])
    site.workspace.replace_pairs([now])
    return dataclasses.replace(site, pairs=[now])


def job() -> Job:
    about = dataclasses.replace(passage(PAGE.format(9)), pairs=(said(9),), changed=((said(9), said(4)),))
    found = Change().job(about, Questions([]), ASKING)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (GOOD, ""),
        ("How has the time for which the spring holds the valve open changed?", ""),
        ("Why does the spring hold the valve open?", "wrong-form"),
        ("What has changed about how long the spring holds the valve open", "wrong-form"),
        ("What has changed about the 4 seconds for which the spring holds the valve open?", "gives-answer"),
        ("What has changed about the `lever` that holds the valve open?", "gives-answer"),
        ("What has changed about the spring?", "asks-of-section"),
        ("What has changed about how long rusty copper kettles hold the spring of the valve open?", "asks-of-other"),
        ("What has changed in this section about how long the spring holds the valve?", "leaning-question"),
        ("What has changed, for a user who knows the old page, about how long the spring holds?", "leaked-prompt"),
        ("", "no-question"),
    ],
)
def test_a_question_asks_what_has_changed_of_the_subject_and_names_no_value(question: str, why: str) -> None:
    reply = parse(json.dumps({"question": question}), Asked)
    assert reason(Change().read(job(), reply)[0]) == why


def test_both_answers_are_the_answer_and_both_pairs_its_parents() -> None:
    found = Change().read(job(), parse(json.dumps({"question": GOOD}), Asked))[0]
    assert isinstance(found, Candidate)
    assert found.answer == f"**Before**\n\n{BEFORE}\n\n**Now**\n\n{NOW}"
    assert (found.evidence, found.parents) == (said(9).evidence, (said(9).id, said(4).id))


def test_without_an_earlier_answer_nothing_is_asked() -> None:
    about = dataclasses.replace(passage(PAGE.format(9)), pairs=(said(9),))
    assert Change().job(about, Questions([]), ASKING) is None


def test_a_change_is_made_proven_and_kept_until_its_section_changes(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script = lambda request, number: completion({"question": GOOD})
    site = refreshed(tmp_path / "w", said(4), said(9))
    (made,) = vary(site.workspace, site.pairs, asking(recipes=["change"]), model="m").pairs
    context = Context(corpus=Corpus(site.seeds), settings=Filter(), earlier=Earlier(site.workspace))
    found = fact_check(made, context)
    assert (found.decision, found.reason, found.detail) == ("accept", "", "")
    assert fact_check(made, dataclasses.replace(context, earlier=None)).decision == "reject"
    forged = dataclasses.replace(made, answer=made.answer.replace("4", "5"))
    assert fact_check(forged, context).reason == "number-not-in-evidence"
    site.workspace.replace_pairs([said(9), made])
    assert [one.id for one in Standing(workspace=site.workspace).beside([said(9)])] == [said(9).id, made.id]
    site.workspace.write_seed(page("mill", "valve", PAGE.format(11)))
    assert [one.id for one in Standing(workspace=site.workspace).beside([said(11)])] == [said(11).id]


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (said(9), "the same page"),
        (said(4, "Who made the spring?"), "another question"),
        (dataclasses.replace(said(4), answer="Nobody has ever looked for 4 seconds."), "written anew"),
        (dataclasses.replace(said(4), answer=NOW), "the same facts"),
        (dataclasses.replace(said(4), evidence=said(9).evidence), "still on the page"),
        (dataclasses.replace(said(4), origin="llm"), "not the page's own words"),
    ],
)
def test_only_other_facts_to_the_same_question_are_a_change(tmp_path: Path, before: Pair, why: str) -> None:
    site = refreshed(tmp_path / "w", dataclasses.replace(before, id="0" * 16), said(9))
    assert Earlier(site.workspace).of(said(9), PAGE.format(9)) is None, why


def test_the_last_of_earlier_answers_counts(tmp_path: Path) -> None:
    site = refreshed(tmp_path / "w", said(3), said(4))
    site.workspace.replace_pairs([said(9)])
    found: Any = Earlier(site.workspace).of(said(9), PAGE.format(9))
    assert found.answer in (BEFORE, BEFORE.replace("4", "3"))
    assert Earlier(site.workspace).quotes(said(9)) == []
