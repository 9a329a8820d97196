"""English verb phrases of headings: the objects that they need, and what keeps one from being a task."""

import re
from collections.abc import Callable

from ..site import Site
from .english_grammar import VERBS
from .english_nouns import ends_phrase, lacks_article, noun_phrase
from .english_words import is_adjective, is_adverb, is_base, is_noun_form, is_plural, verbs_of

# Written in one word as nouns are: "How to shutdown the system".
ONE_WORD = {
    "shutdown": "shut down",
    "setup": "set up",
    "login": "log in",
    "logon": "log on",
    "logout": "log out",
    "backup": "back up",
    "startup": "start up",
    "checkout": "check out",
    "lookup": "look up",
    "cleanup": "clean up",
    "rollback": "roll back",
    "teardown": "tear down",
    "signup": "sign up",
}
# Gerunds that stand before nouns as adjectives do ("finishing touches").
ADJECTIVAL = frozenset(
    "finishing existing remaining following missing conflicting supporting outgoing incoming underlying outstanding"
    " upcoming interesting confusing surprising corresponding trailing leading overlapping pending"
    " floating sliding".split()
)
_POINTS = re.compile(r"\b(?:it|them|this|these|those|its|they|everything|all together|stuff|things?)\b|\b(?:one|that)$")
_ARTICLE = re.compile(r"\b(the|an?) $")
_DETERMINED = re.compile(r"\b(?:the|an?|this|that|your|each|any|every|its|their) (?:\w+ )?$")
_LEADING = frozenset("in on of for to from with into onto".split())
_LEAST_SEEN = 3  # times that a word stands on a page, the heading's own among them
_MOST_DETERMINED = 0.2  # of them behind a determiner
_LEAST_OBJECT = 2  # words that an object has which only lacks its article: "target" alone says nothing


LEAST_LONG = 5  # words of a compound that hardly begins with a noun: "set SNMP card general parameters"
# Verbs that are nouns more often, and what is joined to the noun before it: "test driven development".
_LISTING = frozenset({"list", "display", "show", "plot"})
_LASTING = frozenset("running existing missing pending matching failing remaining waiting".split())
_JOINED_BEHIND = frozenset(
    "based driven oriented related specific dependent independent safe free aware balanced structured shared like"
    " special general".split()
)


def before_adjective(words: list[str]) -> bool:
    """Whether a verb stands before an adjective, as hardly a noun does: "print available maps", "list running jobs"."""
    first, second = words[0].lower(), words[1].lower()
    verb = (first in VERBS and is_base(first)) or first in _LISTING
    if len(words) < 3 or not verb or second in _JOINED_BEHIND:
        return False
    if second == "default" or (second.endswith("ly") and is_adverb(second)):
        return True  # "show currently selected monitor"
    participle = second in _LASTING or (second.endswith("ed") and bool(verbs_of(second)))
    return (participle and is_plural(words[-1])) or (is_adjective(second) and not is_noun_form(second))


def before_format(words: list[str]) -> bool:
    """Whether a verb stands before what a word in capitals begins, as one thing or in many words: "import XLS file"."""
    first = words[0].lower()
    kind = len(words) > 2 and words[1].isupper() and len(words[1]) > 1
    single = len(words) == 3 and not is_plural(words[2])
    return kind and (single or len(words) >= LEAST_LONG) and first in VERBS and is_base(first)


def two_words(phrase: str) -> str:
    """ "shutdown the system" → "shut down the system"."""
    first, _, rest = phrase.partition(" ")
    return f"{ONE_WORD[first]} {rest}" if first in ONE_WORD and rest else phrase


def points_back(phrase: str) -> bool:
    """Whether a verb phrase has an object that only its page names: "put it all together"."""
    return bool(_POINTS.search(re.sub(r"`[^`]*`|\bso that\b", "", phrase)))


def with_article(
    verb: str, rest: list[str], site: Site, amid: Callable[[str], list[tuple[str, str]]]
) -> list[str] | None:
    """The object with the article that it wants, if the page gives it one; None where it cannot be told.

    `amid` finds a phrase on the page: what stands before and behind it. "validating resolver" is no task, and
    "configure mail server" is one where the page speaks of "the mail server".
    """
    if not lacks_article(rest, site):
        return rest
    phrase = noun_phrase(rest)
    at = rest.index(phrase[0])
    if len(phrase) < _LEAST_OBJECT:
        return rest if is_bare(amid(phrase[0].lower())) else None
    article = article_of(amid(" ".join(phrase).lower()))
    return [*rest[:at], article, *rest[at:]] if article else None


def article_of(found: list[tuple[str, str]]) -> str:
    """The article that a page gives a phrase, from what stands before and behind it; empty where it gives none."""
    for before, behind in found:
        article = _ARTICLE.search(before)
        if article and ends_phrase(behind):
            return article[1]
    return ""


def is_bare(found: list[tuple[str, str]]) -> bool:
    """Whether a page uses a word as a name, which takes no article: "vim"."""
    determined = sum(bool(_DETERMINED.search(before)) for before, _ in found)
    return len(found) >= _LEAST_SEEN and determined <= _MOST_DETERMINED * len(found)


def inner_articles(words: list[str], site: Site, amid: Callable[[str], list[tuple[str, str]]]) -> list[str]:
    """The phrase with the articles that the page gives to what its prepositions lead to: "lots in the window"."""
    out = list(words)
    for at in range(len(words) - 1, 0, -1):
        idiom = words[at] == "date"  # "up to date"
        if words[at - 1].lower() in _LEADING and not idiom and lacks_article(words[at:], site):
            phrase = noun_phrase(words[at:])
            if phrase == words[at : at + len(phrase)] and (article := article_of(amid(" ".join(phrase).lower()))):
                out.insert(at, article)
    return out
