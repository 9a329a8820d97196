"""Something is said: an answer does not only say the question again, nor itself, nor a question its heading or answer.

Judged are pairs that a model made or a person edited. Of 1,941 pairs by rules of eleven sites, whose questions are
made of headings and sentences, the highest shares are: of an answer's word pairs in its question .71; of a question in
one run of words in its answer .74, in a heading that is no question .73; of an answer's runs of four words that it had
said before .47.
"""

import difflib
import itertools
from collections import Counter
from collections.abc import Sequence

from gristmill.exam.shown import bare
from gristmill.records import Pair, Verdict
from gristmill.sections import lines, unlinked
from gristmill.text import words

from .context import Context
from .verdicts import accept, reject

NAME = "echoes"
COPIED = 0.8  # share of an answer that is the question, of a question that is one run of its answer or heading
REPEATED = 0.5  # share of an answer's runs of four words that it had said before
GRAM, FEWEST = 4, 4  # words: of a run, and of a text that can be a copy (of a heading one is enough)
_OPENING = 60  # words of an answer that a question is looked for in


def echoes(pair: Pair, context: Context) -> Verdict:
    """Reasons: answer-repeats-question, question-repeats-answer, question-repeats-heading, answer-repeats-itself."""
    if pair.is_by_rules:
        return accept(pair, NAME)
    found = shares(bare(pair))
    reason, (share, bound) = max(found.items(), key=lambda one: one[1][0] / one[1][1])
    if share >= bound:
        return reject(pair, NAME, reason, score=round(share, 4), threshold=bound)
    return accept(pair, NAME, score=round(share, 4), threshold=bound)


def shares(pair: Pair) -> dict[str, tuple[float, float]]:
    """By reason: the share that is a copy, 0…1, and the bound from which it is one."""
    asked, told = words(pair.question), words(unlinked(pair.answer))
    above = [words(text) for item in pair.evidence for text in item.heading_path if not text.rstrip().endswith("?")]
    return {
        "answer-repeats-question": (_held(told, asked), COPIED),
        "question-repeats-answer": (_run(asked, told[:_OPENING]), COPIED),
        "question-repeats-heading": (max((_run(asked, text, 1) for text in above), default=0.0), COPIED),
        "answer-repeats-itself": (_again(pair.answer), REPEATED),
    }


def _held(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the word pairs of a text that stand in another one."""
    own = set(itertools.pairwise(one))
    return len(own & set(itertools.pairwise(other))) / len(own) if len(one) >= FEWEST else 0.0


def _run(one: Sequence[str], other: Sequence[str], fewest: int = FEWEST) -> float:
    """Share of a text that is the longest run of words which it has in common with another one."""
    if len(one) < fewest:
        return 0.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match(0, len(one), 0, len(other)).size / len(one)


def _again(answer: str) -> float:
    """Share of the runs of four words in the prose of an answer that stood there before."""
    told = words("\n".join(line for _, line, fenced in lines(answer) if not fenced and not line.startswith("|")))
    runs = Counter(tuple(told[at : at + GRAM]) for at in range(len(told) - GRAM + 1))
    return 1 - len(runs) / runs.total() if runs.total() >= GRAM else 0.0
