"""What a question wants, and whether an answer has the form that this wants.

One judgement for rules, recipes and filters. The patterns (`forms_english.py`) are English; an answer in another
language is judged by its structure alone. A pattern is tried at the beginning of a sentence or reaches a bounded way:
judging takes time in proportion to the length of the answer.
"""

import functools
import re
from typing import Literal

from . import forms_english as english
from .codespans import code_spans
from .links import OUTER
from .sections import plain
from .text import sentences, words

Intent = english.Intent
Misfit = Literal[
    "",
    "only-links",
    "only-version",
    "only-label",
    "only-announces",
    "promises-more",
    "no-instruction",
    "no-class",
    "no-reason",
    "undecided",
    "no-code",
    "no-cause",
]

CORRECTS = "false_premise"  # the type of pairs whose answer says what their question has wrong, whatever that wants
LINKED_SHARE = 0.8  # of an answer's words: from here on it only leads elsewhere
LEAST_SAID = 5  # words of a sentence behind a label ("Availability: Unix." says less)
_DATED = frozenset({"when", "changed", "whether", "which"})  # intents that a version line may answer

_MARK = re.compile(r"^[\s>*_#\"“'(]+|^\s*(?:[-*+]|\d{1,3}[.)])\s+")
_LINE_MARK = re.compile(r"^[\s>]*(?:#{1,6}\s+|[-*+]\s+|\d{1,3}[.)]\s+)?")
_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})", re.MULTILINE)
_LISTED = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S|^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_ORDERED = re.compile(r"^[ \t>]*\d{1,3}[.)][ \t]+\S", re.MULTILINE)
_VERSION = r"v?\d[\w.+-]*"
_VERSION_LINE = re.compile(
    rf"(?:\W*(?:(?:Added|New|Introduced|Changed|Deprecated|Removed|Available)(?: in| since)?(?: version)?:? {_VERSION}"
    rf"(?:,? {_VERSION})*|(?:N-API|API|Node-API|Since)(?: version)?:? {_VERSION}|Stability: \d[^.\n]*)\W*)+",
    re.IGNORECASE,
)
# What stands before a question so that it can be understood: "I'm reading about gate files in Frost."
_LEAD = re.compile(r"^I(?:'m (?:reading about|looking into)| have a question about) [^?!]{2,100}?\. (?=[A-Z])")
# An example that is announced and does not come, in any language that has a pack.
_EXAMPLE_LEFT = re.compile(
    r"(?:\b(?:for example|e\.g\.?|zum Beispiel|z\. ?B\.?|par exemple|p\. ?ex\.?|por ejemplo|p\. ?ej\.?|per esempio"
    r"|ad esempio|por exemplo|bijvoorbeeld|bijv\.?|na przykład|np\.?|například|např\.?|например|till exempel|t\.ex\.?"
    r"|for eksempel|esimerkiksi|például|de exemplu|per exemple|örneğin|ví dụ|misalnya|kwa mfano)|例えば|例如)\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-Z][\w-]*(?: [\w-]+){0,2}: \S")


def unled(question: str) -> str:
    """A question without the sentence before it that says what it is about."""
    return _LEAD.sub("", question, count=1)


def intent_of(question: str, language: str) -> Intent:
    """What a question asks for; "other" for an overview, and for languages without patterns (`language`: BCP 47)."""
    if not is_english(language):
        return "other"
    text = " ".join(_uncoded(unled(question)).split()).lower()
    for intent, pattern in english.INTENTS:
        if pattern.search(text) and not (intent == "what" and english.NO_CLASS_ASKED.search(text)):
            return intent
    return "other"


def misfit(intent: Intent, topic: str, answer: str, language: str) -> Misfit:
    """Why an answer, as Markdown, has not the form that the intent wants; empty where it has.

    `topic`: words of what is asked about, the question itself or less. Reasons: docs/filters.md.
    """
    fault = _structural(intent, answer)
    if fault or not is_english(language):
        return fault
    text = _prose(answer)
    said = [text[start:stop] for start, stop in sentences(text)]
    if said and not has_code(answer) and not is_listed(answer):
        if all(_says_nothing(sentence, intent) for sentence in said):
            return "only-announces"
        if _leaves_open(said[-1]):
            return "promises-more"
    return _formless(intent, topic, answer, said)


def instructs(answer: str) -> bool:
    """Whether an answer in English tells how to do something: code, an ordered list, an order, or what one can do."""
    if has_code(answer) or _ORDERED.search(answer):
        return True
    text = _prose(answer)
    return bool(english.INSTRUCTS.search(text)) or any(orders(text[start:stop]) for start, stop in sentences(text))


def announces(sentence: str) -> bool:
    """Whether an English sentence only talks about the text that follows, or about how one came here."""
    return bool(english.ANNOUNCES.match(_MARK.sub("", sentence)))


def tells_story(paragraph: str) -> bool:
    """Whether an English paragraph opens with history or a made-up case."""
    return bool(english.TELLS_STORY.match(_MARK.sub("", paragraph)))


def promises(sentence: str) -> bool:
    """Whether an English sentence leaves what it is about to what stands behind it ("in two ways", "as follows")."""
    return sentence.rstrip().endswith((":", "：")) or _leaves_open(sentence)


def says_class(sentence: str) -> bool:
    """Whether an English sentence says what kind of thing its subject is: not "X is used", nor "X is the first"."""
    return bool(english.CLASS.search(sentence)) and not english.NO_CLASS.search(sentence)


def has_code(answer: str) -> bool:
    """Whether a fence stands in the answer."""
    return bool(_FENCE.search(answer))


def is_listed(answer: str) -> bool:
    """Whether a list or a table stands in the answer."""
    return bool(_LISTED.search(answer))


def _structural(intent: Intent, answer: str) -> Misfit:
    """What is wrong with an answer whatever its language: links and version lines alone, code that is asked for."""
    shown = plain(answer)
    if not shown or has_code(answer):
        return ""
    linked = sum(len(plain(found[1]).split()) for found in OUTER.finditer(answer))
    if linked > 1 and linked > LINKED_SHARE * len(shown.split()) and intent not in ("which", "when"):
        return "only-links"
    if _EXAMPLE_LEFT.search(shown):
        return "promises-more"
    if intent not in _DATED and _VERSION_LINE.fullmatch(shown):
        return "only-version"
    return "no-code" if intent == "show" and "`" not in answer else ""


def _formless(intent: Intent, topic: str, answer: str, said: list[str]) -> Misfit:
    """The form that an intent wants, looked for in the sentences of the answer."""
    text = english.ANSWER.sub("", " ".join(said))
    match intent:
        case "how":
            return "" if instructs(answer) else "no-instruction"
        case "what":
            return "" if _says_what(topic, said) or is_listed(answer) else "no-class"
        case "why":
            return "" if english.REASON.search(text) else "no-reason"
        case "whether":
            return "undecided" if _LABEL.match(text) or not english.DECIDES.match(text) else ""
        case "trouble":
            return "" if has_code(answer) or english.CURE.search(text) or any(map(orders, said)) else "no-cause"
        case _:
            return "only-label" if intent == "other" and len(said) == 1 and _is_label(said[0]) else ""


def _says_nothing(sentence: str, intent: Intent) -> bool:
    """Whether a sentence only announces; "Now that it runs, call `stop`" tells how."""
    return announces(sentence) and not (intent == "how" and instructs(sentence))


def _leaves_open(sentence: str) -> bool:
    """Whether a sentence promises what it does not give: "Rust has two compound types: tuples and arrays" gives it."""
    found = english.PROMISES.search(sentence)
    return found is not None and not english.KEPT.search(sentence, found.end())


def _says_what(topic: str, said: list[str]) -> bool:
    """Whether the first sentences give a class or say what it does; a definition without a verb is a class."""
    if not said or english.FRAGMENT.match(said[0]):
        return False
    copula = english.COPULA.match(said[0])
    about = copula is not None and set(words(copula[1])) - english.ARTICLES <= set(words(topic))
    return not about or any(says_class(sentence) or english.DOES.search(sentence) for sentence in said[:3])


def orders(sentence: str) -> bool:
    """Whether a sentence opens with an order, perhaps behind a condition or an adverb."""
    bare = _MARK.sub("", sentence)
    begins = english.BEFORE_ORDER.match(bare)
    first = re.match(r"[A-Za-z]+", bare[begins.end() :] if begins else bare)
    return first is not None and first[0].lower() in english.IMPERATIVE


def _is_label(sentence: str) -> bool:
    return bool(_LABEL.match(sentence)) and len(sentence.split()) < LEAST_SAID


@functools.lru_cache(maxsize=1 << 10)
def _prose(answer: str) -> str:
    """The answer as a reader sees it, without its fences; its lines stay lines."""
    kept, fenced = [], False
    for line in answer.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            kept.append(plain(_LINE_MARK.sub("", line)))
    return "\n".join(kept).strip()


def _uncoded(text: str) -> str:
    """The text with each code span as one word, so that what is in it decides nothing."""
    pieces: list[str] = []
    done = 0
    for start, _, _, stop in code_spans(text):
        pieces += (text[done:start], "code_")
        done = stop
    return "".join((*pieces, text[done:]))


def is_english(language: str) -> bool:
    """Whether a BCP 47 tag is English's."""
    return language.lower().replace("_", "-").split("-")[0] == "en"
