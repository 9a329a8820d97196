"""Sentences about a thing that say neither what it is nor what it is for: who may use it, what it is like, its end."""

import re

from gristmill.forms import orders
from gristmill.text import sentences

_SUBJECT = r"(?:(?:The\ |This\ |That\ )?[`*]*[\w.:()<>-]+[`*]*(?:\ \w+){0,2}\ |It\ )"
_USED = r"(?:used|specified|combined|given|listed|present|enabled|repeated|supplied|provided)"
# "As per the wind commands, except that …", "Like -w, but …": told by another one, which the answer does not show. A
# dotted name, as of Python's library, may be known: "Like itertools.chain, but with a method to close it".
_ALIKE = (
    r"(?:(?:(?:[Ee]xactly|[Jj]ust|[Mm]uch)\ )?(?:[Ll]ike|(?:[Tt]he\ )?[Ss]ame\ as)|[Ss]imilar(?:ly)?\ to|[Aa]s\ per)"
)
_KNOWN = r"(?:the\ )?[`*\[]*[a-z]\w*\.\w"
_OF_ITSELF = (
    r"[^,.;]{1,60},\ (?!but\b|except|save\b|with|which\b|only\b|for\b|and\b|or\b)"  # "Like a tape, it is wound"
)
# What a sentence, as plain text, is to be from its start on; "to" with a verb behind it tells a purpose after all.
_ASIDE = re.compile(
    rf"""
      (?:This\ (?:\w+\ )?)?[Rr]equires?\ (?!.*\bto\b)                                    # a plugin, a version
    | {_SUBJECT}?(?:is|are)\ (?:currently\ )?(?:not|never|only|also\ not)\ (?:\w+ly\ )?
      (?:allowed|permitted|supported|available|valid|accepted|possible|usable|applicable|relevant|implemented)\b
    | {_SUBJECT}?(?:can(?:not|\ not|\ only)|must(?:\ not|\ only|\ always)?|may(?:\ not|\ only)|should\ not)
      \ be\ {_USED}\b
    | (?:Can|May|Must|Cannot|Should)\ (?:not\ |only\ )?(?:also\ )?be\ {_USED}\b(?!.*\bto\b)
    | {_SUBJECT}?(?:is|are|has\ been)\ (?:now\ )?(?:deprecated|obsoleted?)\b(?!.*\b(?:use|instead|by|does|has)\b)
    | (?i:deprecated|obsolete)\b(?!\ [\w-]+\ (?:of|for|to)\b|.*\b(?:[Uu]se|instead|by)\b)
    | Only\ (?:valid|available|applicable|relevant|meaningful|allowed|supported|effective|applies|works)\b
    | Only\ [\w-]+(?:\ [\w-]+){{0,4}}\ (?:is|are)\ (?:currently\ )?(?:supported|allowed|valid|accepted)\b
    | (?:Required|Optional|Mandatory|Reserved|Unused)(?:\ \w+)?\W*$
    | (?:[Tt]his\ (?:\w+\ )?is|{_SUBJECT}is)\ (?:required|optional|mandatory)\W*$
    | One\ of:?\ ["“'‘`]
    | The\ (?:inverse|opposite|negation)\ of\ \S+\W*$
    | (?:[Ii]n\ other\ words,\ )?{_ALIKE}\ (?!{_KNOWN}|{_OF_ITSELF}) | (?:See|As)\ (?:above|below|before)\b | Ditto\b
    | Defaults?\ (?:to|is)\b | The\ default\ (?:value\ )?is\b
    """,
    re.VERBOSE,
)
# What some other questions ask, of which it is the answer.
_ASKED = re.compile(
    r"\b(?:defaults?|values?|returns?|raises?|exceptions?|platforms?|requires?|required|syntax|signature|takes?"
    r"|deprecated|allowed|supported|instead)\b"
)

_PURPOSE = re.compile(r"\bwhat (?:is|are) .+ for\b|\bwhat (?:does|do) (?!i\b).+ do\b|\bwhat .+ does\b", re.IGNORECASE)
# An order says what a command does, and how one of these is set up.
_SET_UP = re.compile(r"` (?:provider|backend|driver|adapter|connector|plugin|extension|service)\b")
_NEEDS = re.compile(r"(?:The )?[\w.:`-]+(?: \w+){0,2} requires? ")
# What can be set in a thing, and by which of its members; and, somewhere in an answer, what the thing is after all.
_SETS = re.compile(
    r"You can (?:also )?(?:set|specify|configure|adjust|change|choose|restrict|limit)\b.{1,80}?"
    r" (?:with|using|by|through|via) (?:the )?(?:following )?"
    r"(?:parameter|option|setting|key|field|argument|attribute)s?\b"
)
_SAYS_WHAT = re.compile(r"\b(?:is|are) (?:an?|for|(?:\w+ )?used (?:to|for|by|in))\b|\b(?:lets|allows|enables)\b")


def is_way(question: str, first: str) -> bool:
    """Whether an English answer that begins so tells how a thing is set up, to somebody who asks what it is for."""
    asks = _PURPOSE.search(question) and _SET_UP.search(question)
    return bool(asks) and (orders(first) or bool(_NEEDS.match(first)))


def is_aside(sentence: str) -> bool:
    """Whether an English sentence, as plain text, only forbids, requires, restricts, deprecates or tells a default."""
    return bool(_ASIDE.match(sentence))


def tells_no_more(question: str, words: list[str]) -> bool:
    """Whether an English answer, as plain texts, has but asides, or settings, for who asks what a thing is for."""
    if _ASKED.search(question.lower()):
        return False
    said = [text[slice(*span)] for text in words for span in sentences(text) if not text.endswith(":")]
    sets = any(_SETS.match(text) for text in words[:1]) and not any(map(_SAYS_WHAT.search, words))
    return sets or (bool(said) and all(map(is_aside, said)))
