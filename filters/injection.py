"""No pair hands on an order to an assistant, of a page or a reply: it would be learnt, or obeyed by the next model."""

from gristmill.orders import addressed
from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "injection"


def injection(pair: Pair, context: Context) -> Verdict:
    """Reason: injected-instruction, in question, answer or evidence. The detail is what addresses an assistant."""
    texts = {pair.question, pair.answer, *(item.quote for item in pair.evidence)}
    for text in sorted(texts):
        if found := addressed(text):
            return reject(pair, NAME, "injected-instruction", detail=found[:200])
    return accept(pair, NAME)
