"""The answer has the form that its question wants: orders for "how", a class for "what is", a reason for "why"."""

from gristmill.exam.shown import bare
from gristmill.forms import CORRECTS, intent_of, misfit
from gristmill.records import Pair, Verdict
from gristmill.verticals import is_addressed

from .context import Context
from .verdicts import accept, reject

NAME = "form"


def form(pair: Pair, context: Context) -> Verdict:
    """Reasons: see `gristmill.forms.misfit`; the detail names what the question wants.

    Unanswerable ones pass, those that correct their question, and provisions, which are whole by themselves.
    """
    if not pair.answerable or pair.type == CORRECTS or is_addressed(pair):
        return accept(pair, NAME)
    pair = bare(pair)
    intent = intent_of(pair.question, pair.language)
    told = next((message.content for message in pair.messages if message.role == "assistant"), pair.answer)
    fault = misfit(intent, pair.question, told, pair.language)  # of a conversation the first turn
    return reject(pair, NAME, fault, detail=intent) if fault else accept(pair, NAME, detail=intent)
