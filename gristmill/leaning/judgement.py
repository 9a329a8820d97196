"""The one judgement whether a question, or a sentence taken out of a page, needs that page to be understood."""

import functools
import re
from typing import Literal

from ..index.terms import content_terms
from .languages import LANGUAGES
from .words import NEVER

Leaning = Literal["", "page", "pronoun"]
# page: the question points at the page or at what stands on it; pronoun: one has nothing to stand for

_BY_LANGUAGE = {words.language: words for words in LANGUAGES}
_OTHER_SCRIPTS = frozenset("ru zh ja ko hi".split())  # none of their words has a letter before these
_OTHER_SCRIPT = re.compile("[\u0400-\u1fff\u2e80-\U0010ffff]")


def _pages(*, others: bool) -> re.Pattern[str]:
    """The words of all languages, of Latin script or of others, that name the page: one pattern is slow on both."""
    known = [w.page for w in LANGUAGES if w.page is not NEVER and (w.language in _OTHER_SCRIPTS) is others]
    return re.compile("|".join(f"(?:{page.pattern}\n)" for page in known), re.IGNORECASE | re.VERBOSE)


_LATIN_PAGE, _OTHER_PAGE = _pages(others=False), _pages(others=True)

_CODE = re.compile(r"`[^`\n]*`")
# Without a closing mark too: others in its line have none either.
_QUOTED = re.compile(r"(?:[\"“][^\"”\n]*+|[„«][^„“”«»\n]*+)([\"“”»]?)")

_DEMONSTRATIVE = re.compile(r"\b(?:this|these|those)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their)\b", re.IGNORECASE)
# "it" that stands for nothing: "when it comes to", "is it possible to", "why is it called".
_EXPLETIVE = re.compile(
    r"\bit (?:comes to|takes|(?:is |was )?(?:\w+ )?(?:to|that|called|possible|necessary|safe|allowed|worth)\b)",
    re.IGNORECASE,
)
# Verbs that often stand before a pronoun and are no antecedent for it.
_WEAK = frozenset(
    content_terms(
        "work use call run make set happen return start stop add create remove change enable disable install need mean "
        "differ look see know find handle pass write read avoid"
    )
)


def prose_of(question: str) -> str:
    """The question with code and quotations masked: what is in them is named, and leans on nothing."""
    return _QUOTED.sub(lambda found: "“…”" if found[1] else found[0], _CODE.sub("`…`", question))


def question_leans(question: str, language: str) -> Leaning:
    """How a question leans on its page; empty where a stranger can read it.

    `language` is a BCP 47 tag: words that name the page are known in all languages, others in the question's own.
    """
    prose, own = prose_of(question), _BY_LANGUAGE.get(_primary(language))
    if _names_page(prose) or (own and (own.near.search(prose) or own.asked.search(prose))):
        return "page"
    return "pronoun" if _dangles(prose) else ""


@functools.lru_cache(maxsize=1 << 13)  # rules look at the same sentences again and again
def sentence_leans(text: str, language: str) -> bool:
    """Whether words that are taken out of a page, for an answer or into a question, point at the rest of it.

    Markup is the caller's: code spans that shall not be judged are to be left out.
    """
    own = _BY_LANGUAGE.get(_primary(language))
    return bool(_names_page(text) or (own and (own.near.search(text) or own.stated.search(text))))


def _names_page(text: str) -> bool:
    if _LATIN_PAGE.search(text):
        return True
    return not text.isascii() and _OTHER_SCRIPT.search(text) is not None and _OTHER_PAGE.search(text) is not None


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]


def _dangles(prose: str) -> bool:
    """Whether a pronoun has nothing before it that it could stand for."""
    pointer, pronoun = _DEMONSTRATIVE.search(prose), _PRONOUN.search(_EXPLETIVE.sub("…", prose))
    if pointer and not re.search(r"[.;:,!?…”]", prose[: pointer.start()]):
        return True
    return pronoun is not None and not _names_something(prose[: pronoun.start()])


def _names_something(before: str) -> bool:
    return "…" in before or any(term not in _WEAK for term in content_terms(before))
