"""An exam of a tuned model, from the test split alone: multiple choice, and open questions.

Choices are answers of sibling questions, none of them also true (`siblings.py`); `correct` is the place of the right
one, -1 for an open question. Where code can grade an open answer, `grader` says how and `solution` what by.
"""

from collections.abc import Iterator, Sequence

from ...exam.siblings import Siblings
from ...exam.solutions import solution
from ...records import Pair
from ...shelf import some
from ..known import Known
from ..splits import Split
from ..turns import wording
from .form import Row, origin


def rows(split: Split, pairs: Sequence[Pair], known: Known) -> Iterator[Row]:
    """A row a pair with a question of its own; conversations give none."""
    asked = some(pairs, (place for place, pair in enumerate(pairs) if pair.turns == 1))
    siblings = Siblings(asked)
    worded = wording(known.settings.links)
    for pair in asked:
        found, correct = siblings.choices(pair, known) if pair.answerable else ([], -1)
        graded = solution(pair)
        yield {
            "id": pair.id,
            "kind": "choice" if found else "open",
            "question": worded(pair.question),
            "choices": [worded(choice) for choice in found],
            "correct": correct,
            "answer": worded(pair.answer),
            "solution": graded.text if graded else "",
            "grader": graded.grader if graded else "",
            "answerable": pair.answerable,
            "context": known.context(pair, split),
            **origin(pair),
        }
