"""The question asks about what is there: names and numbers that it states stand in the cited sections.

Of 5,000 questions made by rules from the Python documentation four state something else, all of them written-out or
glued numbers; a question with one name exchanged nearly always does.
"""

from gristmill.facts import facts
from gristmill.records import Pair, Verdict

from .context import Context
from .units import symbols
from .verdicts import accept, reject

NAME = "premises"


def premises(pair: Pair, context: Context) -> Verdict:
    """Reason: question-states-unknown. A question that the evidence need not answer may state what it likes."""
    stated = facts(pair.question, language=pair.language)
    values = stated.identifiers | stated.flags | {number for number in stated.any_number if number in pair.question}
    if not pair.answerable or not values:
        return accept(pair, NAME)
    told = "".join(map(context.corpus.wording, context.corpus.places(pair.evidence)))
    for value in sorted(values):
        if any(symbols(part).lower() not in told for part in value.split(".")):
            return reject(pair, NAME, "question-states-unknown", detail=value)
    return accept(pair, NAME)
