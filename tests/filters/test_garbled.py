"""Sentences whose words stand in no order that the crawl has; honest ones in new words pass."""

import itertools
from collections.abc import Callable

import pytest

from filters.context import Context
from filters.garbled import garbled
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.index.fluency import LEAST, Fluency, prose
from gristmill.records import Pair

from .conftest import seed_of

_THINGS = "queue worker job server client session record table message cursor buffer socket".split()
_DEEDS = "opens closes starts stops repeats moves keeps drops reads writes".split()
_WHEN = ("before the {} ends", "after a {} is lost", "when no {} answers", "until the {} is full", "if the {} was idle")
QUOTE = "A failed job is repeated 3 times before it is moved to the graveyard."


@pytest.fixture(scope="module")
def crawl() -> Context:
    """A context over one page of some thousand sentences of our making."""
    told = [
        f"The {one} of the {other} {deed} every {third} {when.format(fourth)}, and then it waits for the {one}."
        for (one, other, third, fourth), deed, when in zip(
            itertools.permutations(_THINGS, 4), itertools.cycle(_DEEDS), itertools.cycle(_WHEN), strict=False
        )
    ]
    seed = seed_of("# Tarn\n\n" + "\n\n".join(told[: LEAST + 1000]) + f"\n\n## Retry\n\n{QUOTE}\n")
    return Context(corpus=Corpus([seed]), settings=Filter())


@pytest.mark.parametrize(
    ("answer", "decision"),
    [
        ("The reader of the log stops every writer when no disk answers, and then it waits for the reader.", "accept"),
        ("Reader stops when it the and of waits disk answers no every writer log then the the for reader.", "reject"),
        ("Reader the for waits it then and, answers disk no when writer every stops log the of reader the.", "reject"),
        ("Xq vbnt lkjh pqwe mnbv zxqy rtwq plmk ghty", "reject"),
        ("Three times.", "accept"),
        ("| the of | and | for the | then every | waits | no |", "accept"),
    ],
)
def test_an_order_that_no_page_has_is_dropped(
    answer: str, decision: str, crawl: Context, ask: Callable[..., Pair]
) -> None:
    verdict = garbled(ask("What happens to a failed job?", QUOTE, answer=answer, origin="llm"), crawl)
    assert verdict.decision == decision
    assert verdict.reason == ("garbled-sentence" if decision == "reject" else "")


def test_a_crawl_too_small_to_learn_from_judges_nothing(context: Context, ask: Callable[..., Pair]) -> None:
    assert context.corpus.fluency.usual is None
    assert (
        garbled(ask("What happens?", QUOTE, answer="the of of and the for then", origin="llm"), context).decision
        == "accept"
    )


def test_what_is_learnt_hangs_on_the_sentences_and_not_on_their_order(crawl: Context) -> None:
    texts = [page.seed.markdown for page in crawl.corpus.pages.values()]
    lines = texts[0].split("\n\n")
    again = Fluency(["\n\n".join(reversed(lines))])
    assert again.usual == crawl.corpus.fluency.usual
    tokens = next(prose(QUOTE))
    assert again.margin(tokens) == crawl.corpus.fluency.margin(tokens)
