"""The pair stands alone: a person who has never seen the page can read the question, and the answer is whole."""

import re

from gristmill.facts import facts
from gristmill.index.terms import content_terms
from gristmill.records import Pair, Verdict
from gristmill.text import fold, words

from .context import Context
from .verdicts import accept, reject

NAME = "stands-alone"

# An answer of fewer words with meaning ("*type* must be a type.") can be right though the question has them all.
ENOUGH_TERMS = 4
MAX_QUESTION_CHARACTERS = 600  # for scripts without spaces and for questions that quote a message

_PLACE = (
    r"(?:section|page|document|documentation|chapter|article|guide|tutorial|passage|paragraph|text|excerpt|snippet)s?\b"
)
_SHOWN = r"(?:example|code|list|table|figure|diagram|function|method|class|option|note|output|command)s?\b"
_POINTING = re.compile(
    rf"\b(?:(?:this|these) {_PLACE}|(?:according to|based on) (?:the|this) (?:given |provided )?(?:{_PLACE}|context)"
    r"|in the (?:passage|excerpt|snippet|(?:given |provided )(?:text|context))\b"
    rf"|(?:above|below|following|previous|preceding|aforementioned) (?:{_PLACE}|{_SHOWN})"
    r"|the (?:above|below|following|aforementioned|former|latter)\b"
    r"|(?:shown|described|mentioned|listed|given|defined|discussed|explained) (?:above|below|here|earlier)\b"
    rf"|(?:{_PLACE}|{_SHOWN}) (?:above|below)\b|see (?:above|below|also)\b|as follows\b"
    r"|dieser?[mns]? (?:Abschnitt|Seite|Kapitel|Dokument)|(?:im|das|die|der) (?:Folgenden?|Obigen?)\b"
    r"|(?:cette (?:section|page)|ce (?:chapitre|document))\b|ci-(?:dessus|dessous)\b"
    r"|est[ae] (?:sección|página|capítulo|documento|seção)\b|quest[ao] (?:sezione|pagina|documento)\b)"
    r"|эт(?:от|ом) разделе?|этой странице|本[节節页頁章]|この(?:セクション|ページ|章)|이 (?:섹션|페이지)"
    r"|इस (?:पृष्ठ|अनुभाग)",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(r"\b(?:this|these|those)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their)\b", re.IGNORECASE)
# "it" that stands for nothing: "when it comes to", "is it possible to", "why is it called".
_EXPLETIVE = re.compile(
    r"\bit (?:comes to|takes|(?:is |was )?(?:\w+ )?(?:to|that|called|possible|necessary|safe|allowed|worth)\b)",
    re.IGNORECASE,
)
# A fence of nothing but the directive that should have brought its code in: the site was built without the plugin.
_UNRESOLVED = re.compile(
    r"^[ \t]*`{3,}[^`\n]*\n\s*(?:\{!.*!\}|\{\*.*\*\}|--8<--.*|\{\{#include.*\}\}|<<<[ \t]*@.*)\s*\n[ \t]*`{3,}[ \t]*$",
    re.MULTILINE,
)
_CODE = re.compile(r"`[^`\n]*`")
_QUOTED = re.compile(r"[\"“][^\"”\n]*+([\"”]?)")  # without a closing mark too: others in its line have none either
# Verbs that often stand before a pronoun and are no antecedent for it.
_WEAK = frozenset(
    content_terms(
        "work use call run make set happen return start stop add create remove change enable disable install need mean "
        "differ look see know find handle pass write read avoid"
    )
)


def stands_alone(pair: Pair, context: Context) -> Verdict:
    """Reasons: see `_question_fault` and `_answer_fault`."""
    limit = context.settings.max_question_words
    fault = _question_fault(pair.question, limit) or _answer_fault(pair.question, pair.answer)
    return reject(pair, NAME, fault) if fault else accept(pair, NAME)


def _question_fault(question: str, limit: int) -> str:
    if not question.strip() or not words(question):
        return "empty-question"
    prose = _QUOTED.sub(lambda found: "“…”" if found[1] else found[0], _CODE.sub("`…`", question))
    if len(prose.split()) > limit or len(question) > MAX_QUESTION_CHARACTERS:
        return "question-too-long"
    if _POINTING.search(prose):
        return "points-at-the-page"
    return "dangling-reference" if _dangles(prose) else ""


def _dangles(prose: str) -> bool:
    """Whether a pronoun has nothing before it that it could stand for."""
    pointer, pronoun = _DEMONSTRATIVE.search(prose), _PRONOUN.search(_EXPLETIVE.sub("…", prose))
    if pointer and not re.search(r"[.;:,!?…”]", prose[: pointer.start()]):
        return True
    return pronoun is not None and not _names_something(prose[: pronoun.start()])


def _names_something(before: str) -> bool:
    return "…" in before or any(term not in _WEAK for term in content_terms(before))


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
    return not says_no and not _CODE.fullmatch(answer)  # a function's name is no repetition of what it does
