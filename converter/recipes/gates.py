"""What is asked of every text that a model wrote, whatever the recipe."""

import functools
import re
import unicodedata

from gristmill.facts import Facts, facts
from gristmill.index.terms import content_terms
from gristmill.leaning.judgement import question_leans
from gristmill.models.prompt import template
from gristmill.text import words

LEAKED = 5  # words in a row of the instruction: a question that has them repeats it
_UNIT = re.compile(r"\d{1,4}")  # of a label, however it is written: `E1`, `[E1]`, `unit 1`

# The names by which a prompt calls its parts ("[E1]", "unit E3", "the evidence"), and its labels repeated.
_PROMPT = re.compile(r"\[[EQ]\d{1,2}\]|\bunits? E\d|\b(?:this|the) evidence\b", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:question|task|keywords?|situation|rewrite|search query|answer)\s*[:\]]", re.IGNORECASE)

# What is said to an asker, or of the page as of a thing at hand.
_CHATTER = re.compile(
    r"\W*(?:(?:yes|no|well|so|ok(?:ay)?)\b[,.!]? )?"
    r"(?:sure|certainly|of course|absolutely|(?:great|good) question|happy to help|as an ai"
    r"|i(?:'m| am) (?:happy|sorry|afraid)|i apologi[sz]e|sorry|unfortunately,? i"
    r"|here(?:'s| is| are) (?:the|your|an?) (?:answer|response|summary)|based on (?:the|this|your)"
    r"|according to (?:the|this) (?:text|document\w*|page|section|passage|units?|context|manual|excerpt|snippet)"
    r"|the (?:text|document\w*|page|section|passage|context|excerpt) (?:says|states|mentions|describes|explains)"
    r"|(?:in|from|per|by|as (?:stated|described|noted|shown) in) (?:the|this) (?:given|provided|cited|supplied)"
    r"|let me|i hope)\b",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"\b(?:let me know|feel free to|(?:i )?hope (?:this|that|it) helps|happy to help|anything else\?*$"
    r"|if you (?:need|have|want) (?:any |more |further |anything )(?:more |further |other )?"
    r"(?:questions?|help|details|else))",
    re.IGNORECASE,
)


def leans(question: str, language: str) -> bool:
    """Whether a question needs the prompt or the page to be understood."""
    return bool(_PROMPT.search(question) or _LABEL.match(question) or question_leans(question, language))


def chats(sentence: str, cited: str, language: str) -> bool:
    """Whether a sentence of an answer speaks to its asker or of the page; what the cited text says too does not."""
    found = (_CHATTER.match(sentence), _LABEL.match(sentence), _PROMPT.search(sentence), _FAREWELL.search(sentence))
    if any(said and said[0].strip().lower() not in cited.lower() for said in found):
        return True
    return question_leans(sentence, language) == "page" and question_leans(cited, language) != "page"


def adds_facts(text: str, source: str, language: str) -> bool:
    """Whether a text has numbers or names of code that its source has not."""
    said, there = facts(text, language=language), facts(source, language=language)
    return not (said.any_number <= there.any_number and all(names(source, name) for name in _named(said)))


def same_facts(one: str, other: str, language: str) -> bool:
    """Whether both texts name the same numbers, identifiers, flags, paths and URLs, and negate alike.

    A name counts with and without backticks: a search query rightly has none.
    """
    ours, theirs = facts(one, language=language), facts(other, language=language)
    return (
        all(names(other, name) for name in _named(ours))
        and all(names(one, name) for name in _named(theirs))
        and ours.any_number == theirs.any_number
        and ours.quantities == theirs.quantities
        and len(ours.negations) == len(theirs.negations)
    )


def _named(found: Facts) -> frozenset[str]:
    return found.identifiers | found.flags | found.paths | found.urls


def strays(question: str, source: str, name: str, language: str) -> str:
    """Why a question is none of its source's: it leans on the page, is the prompt's, or has facts of its own; or "".

    `source`: all that it may speak of; `name`: of the recipe.
    """
    if leans(question, language):
        return "leaning-question"
    if leaks(question, "converter", name, page=source):
        return "leaked-prompt"
    return "unsupported-facts" if adds_facts(question, source, language) else ""


def leaks(text: str, stage: str, name: str, *, page: str) -> bool:
    """Whether a text repeats the instruction of <stage>/prompts/<name>.md, or names a thing of its example.

    What the page has too does not count.
    """
    instruction, example = _prompt(stage, name)
    return not _runs(text).isdisjoint(instruction) or not (
        set(content_terms(text)) & example <= set(content_terms(page))
    )


@functools.cache
def _prompt(stage: str, name: str) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Runs of words of the instruction, and the words that stand above the first unit of the example only."""
    system, *example, page = template(stage, name)
    above = {term for turn in example[::2] for term in content_terms(turn.template.partition("[E1]")[0])}
    return _runs(system.template), frozenset(above.difference(content_terms(page.template)))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    own = words(text)
    return frozenset(zip(*(own[at:] for at in range(LEAKED)), strict=False))


def unit_of(label: str, count: int) -> int:
    """The number of a unit by its label, 1…count; 0 where there is no such unit."""
    found = _UNIT.search(label)
    return int(found[0]) if found and int(found[0]) <= count else 0


def is_clean(text: str) -> bool:
    """Whether a text has no control characters but newlines and tabs, no lone surrogates, no unassigned code points."""
    return not any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") and c not in "\n\t" for c in text)


def names(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
