"""Where a verifier is configured: does the answer of a model's pair answer its question, under the section's heading?

The verifier is asked only once it has told answers of siblings and cut answers from right ones (`verifier/trial.py`).
"""

from collections.abc import Sequence

from gristmill.forms import CORRECTS
from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import Verdicts, accept, reject
from .verifier.canaries import answer_canaries, asked_answer
from .verifier.panel import Panel
from .verifier.questions import Opinion

NAME = "answering"


def answering(pairs: Sequence[Pair], context: Context) -> Sequence[Verdict]:
    """Reason: question-not-answered. The detail names the verifier.

    Pairs that rules made are not asked about: a rule joins a question and the text that it was made for.
    """
    panel = context.verifier
    asked = [place for place, pair in enumerate(pairs) if _is_open(pair)] if panel else []
    found = Verdicts(pairs, NAME)
    if panel is None or not asked or not panel.examine("answers", answer_canaries(pairs, panel.canaries)).trusted:
        return found
    questions = [asked_answer(pairs[place], pairs[place].answer) for place in asked]
    for place, opinion in zip(asked, panel.ask("answers", questions), strict=True):
        found.tell(place, _verdict(pairs[place], panel, opinion))
    return found


def _is_open(pair: Pair) -> bool:
    made = pair.generation_depth > 0 or pair.review.status == "edited"
    answers = pair.answerable and pair.type != CORRECTS  # what corrects its question does not answer it
    return made and answers and pair.turns == 1 and pair.review.status != "approved"


def _verdict(pair: Pair, panel: Panel, opinion: Opinion) -> Verdict:
    """A pair of which the verifier says nothing stays as it is."""
    threshold, detail = panel.trials["answers"].threshold, panel.name
    if opinion.score is None:
        return accept(pair, NAME, detail=f"{detail}: {opinion.reason}")
    if opinion.score < threshold:
        return reject(pair, NAME, "question-not-answered", score=opinion.score, threshold=threshold, detail=detail)
    return accept(pair, NAME, score=opinion.score, threshold=threshold, detail=detail)
