"""The recipe `terse`, over a scripted endpoint."""

import pytest

from converter.recipes.terse import NAME, Terse
from converter.vary import vary
from gristmill.config import Convert

from ..conftest import completion


def varied(endpoint, site, question):
    endpoint.script = lambda request, number: completion({"questions": [{"question": question.format(number)}]})
    return vary(site.workspace, site.pairs, Convert(recipes=[NAME]), model="good-model")


def test_a_short_question_stands_on_its_parents_evidence(endpoint, site):
    parents = {pair.id: pair for pair in site.pairs}
    made = varied(endpoint, site, "Which valve is number {}?").pairs
    assert len(made) == len(endpoint.requests) > 0
    for pair in made:
        (parent,) = (parents[name] for name in pair.lineage.parents)
        assert (pair.type, pair.answer, pair.evidence) == (NAME, parent.answer, parent.evidence)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What in the world is it that valve number {} does?", "too-long"),
        ("What does this section say?", "leaning-question"),
    ],
)
def test_a_question_that_is_no_short_one_is_dropped(endpoint, site, question, reason):
    result = varied(endpoint, site, question)
    assert (result.pairs, set(result.tallies[0].dropped)) == ((), {reason})


def test_one_question_is_not_halved():
    assert Terse().halves(None, None, None) == []
