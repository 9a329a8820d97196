"""The pair stands alone: a person who has never seen the page can read the question, and the answer is whole."""

import re

from gristmill.exam.shown import bare
from gristmill.facts import facts
from gristmill.index.terms import content_terms
from gristmill.leaning.judgement import prose_of, question_leans
from gristmill.records import Pair, Verdict
from gristmill.text import fold, words

from .context import Context
from .verdicts import accept, reject

NAME = "stands-alone"

# An answer of fewer words with meaning ("*type* must be a type.") can be right though the question has them all.
ENOUGH_TERMS = 4
MAX_QUESTION_CHARACTERS = 600  # for scripts without spaces and for questions that quote a message

# A fence of nothing but the directive that should have brought its code in: the site was built without the plugin.
_UNRESOLVED = re.compile(
    r"^[ \t]*`{3,}[^`\n]*\n\s*(?:\{!.*!\}|\{\*.*\*\}|--8<--.*|\{\{#include.*\}\}|<<<[ \t]*@.*)\s*\n[ \t]*`{3,}[ \t]*$",
    re.MULTILINE,
)
_LEANING = {"": "", "page": "points-at-the-page", "pronoun": "dangling-reference"}
_CODE = re.compile(r"`[^`\n]*`")


def stands_alone(pair: Pair, context: Context) -> Verdict:
    """Reasons: see `_question_fault` and `_answer_fault`."""
    limit, asked = context.settings.max_question_words, bare(pair).question
    fault = _question_fault(asked, pair.language, limit) or _answer_fault(asked, pair.answer)
    return reject(pair, NAME, fault) if fault else accept(pair, NAME)


def _question_fault(question: str, language: str, limit: int) -> str:
    if not question.strip() or not words(question):
        return "empty-question"
    if len(prose_of(question).split()) > limit or len(question) > MAX_QUESTION_CHARACTERS:
        return "question-too-long"
    return _LEANING[question_leans(question, language)]


def _answer_fault(question: str, answer: str) -> str:
    text = answer.strip()
    if not text:
        return "empty-answer"
    if text.endswith((":", "：")) or text.count("```") % 2:
        return "answer-breaks-off"
    if _UNRESOLVED.search(text):
        return "unresolved-include"
    return "question-holds-answer" if _holds(question, text) else ""


def _holds(question: str, answer: str) -> bool:
    """Whether the answer says only what the question said: its very words, or all of its words with meaning."""
    if f" {fold(answer)} " in f" {fold(question)} ":
        return True
    terms = set(content_terms(answer))
    if len(terms) < ENOUGH_TERMS or not terms <= set(content_terms(question)):
        return False
    says_no = facts(answer).negations and not facts(question).negations
    # a function's name is no repetition of what it does, nor is code one of its task
    return not says_no and not _CODE.fullmatch(answer) and not answer.startswith("```")
