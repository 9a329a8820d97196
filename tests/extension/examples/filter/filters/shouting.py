"""The question does not shout: of its letters outside code, few are capitals."""

import re

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "shouting"
MOST_CAPITALS = 0.5  # share of the letters: "What does the TTL of DNS do?" has .27


def shouting(pair: Pair, context: Context) -> Verdict:
    """Reason: shouts-at-the-reader."""
    letters = [letter for letter in re.sub(r"`[^`]*`", "", pair.question) if letter.isalpha()]
    share = sum(map(str.isupper, letters)) / max(len(letters), 1)
    if share > MOST_CAPITALS:
        return reject(pair, NAME, "shouts-at-the-reader", score=round(share, 4), threshold=MOST_CAPITALS)
    return accept(pair, NAME)
