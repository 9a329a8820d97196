"""Secrets are handed on by no pair, personal data by none unless the settings let it."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.privacy import privacy
from gristmill.records import Pair

QUOTE = "The connection is not shared between threads."
TOKEN = "ghp_" + "k3Jd8sLq0Zx7Vb2Nm5Tw9Yh4Rf6Gc1Pa0Ue3"
EMAIL = "Write to anna.smith@gmail.com."


@pytest.mark.parametrize("side", ["question", "answer"])
def test_both_sides_count_and_the_verdict_repeats_nothing(
    ask: Callable[..., Pair], context: Context, side: str
) -> None:
    for text, reason in ((TOKEN, "holds-secret"), (EMAIL, "personal-data")):
        question, answer = (text, QUOTE) if side == "question" else ("Is it shared?", text)
        verdict = privacy(ask(question, QUOTE, answer=answer), context)
        assert verdict.reason == reason
        assert text[4:20] not in verdict.detail
    assert privacy(ask("Is it shared?", QUOTE), context).decision == "accept"


@pytest.mark.parametrize("setting", ["report", "scrub"])
def test_where_it_is_let_personal_data_is_told_by_kind_and_a_secret_still_dropped(
    ask: Callable[..., Pair], context: Context, setting: str
) -> None:
    lenient = Context(corpus=context.corpus, settings=context.settings.model_copy(update={"privacy": setting}))
    verdict = privacy(ask("Whom do I ask?", QUOTE, answer=EMAIL), lenient)
    assert (verdict.decision, verdict.detail) == ("accept", "email 1")
    assert privacy(ask("Which token?", QUOTE, answer=TOKEN), lenient).reason == "holds-secret"
