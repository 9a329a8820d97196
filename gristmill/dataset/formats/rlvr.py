"""Rewards that can be verified: questions whose short answer code can grade, with the grader's name.

`gristmill.grade(reply, answer, grader)` grades one; `gristmill.grading.reward` is a reward function for TRL's GRPO.
"""

from collections.abc import Iterable, Iterator

from ...exam.solutions import solution
from ...records import Pair
from ..known import Known
from ..splits import Split
from ..turns import said_by, turns
from .form import Row, origin


def rows(_: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair that has such an answer."""
    for pair in pairs:
        found = solution(pair)
        if found is not None:
            yield {
                "id": pair.id,
                "prompt": said_by(turns(pair, known.settings)[:-1]),
                "answer": found.text,
                "grader": found.grader,
                **origin(pair),
            }
