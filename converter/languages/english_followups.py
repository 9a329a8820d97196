"""How a person goes on to ask in English, when the turn before has said what is spoken of."""

import functools
import re
from collections.abc import Collection

from gristmill.forms import intent_of, unled

from .pack import FollowUp

_CODE = re.compile(r"`([^`]+)`")
_TERM = re.compile(r"`[^`]+`|“[^”() ]+”")
_TASK = re.compile(
    r"\bhow (?:(?:do|can|would|should) (?:I|you|one)|to) (?P<how>[a-z]+ [^.?]+?)(?:[.?]|$)"
    r"|^I (?:need|want|would like|am trying) to (?P<need>[a-z]+ [^.?]+?)\.",
    re.IGNORECASE,
)
_CODE_TO = re.compile(r"\b[Hh]ow (?:do I|to) (?P<x>[a-z]+ (?:`[^`]*`|[^.?`])+?)[.?]")
_OWNER = re.compile(r" (?:in|of|with) `(?P<owner>[^`]+)`(?P<end>[?.])$")
_WHY = re.compile(r"^Why ((?:is|are|do|does|should|can|was|were|must|has|have) [^?]+\?)$")
_DIRECT = re.compile(r"^(?:When|What|Which|How) [^?]+\?$")
_SINCE = re.compile(r"^(?:since|in) which version|\bwhich (?:release|version)\b|\bwhen was\b", re.IGNORECASE)
_INTRODUCED = re.compile(r"\W*(?:new|added|introduced|available since|since)\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"\bexamples?\b|\blook like\b|\bin use\b", re.IGNORECASE)
_PROTOTYPE = 1  # the stage of prototypes
# What is asked of an entry that the first turn has named, by the words that ask for it.
_OF_ENTRY = (
    (re.compile(r"\breturn(?:s|ed)?\b|\bget back\b", re.IGNORECASE), 4, "And what does it return?"),
    (re.compile(r"\b(?:raises?|throws?|exceptions?)\b", re.IGNORECASE), 4, "Which errors can it raise?"),
    (re.compile(r"\bsignature\b", re.IGNORECASE), _PROTOTYPE, "What is its signature?"),
)
# The same of single facts about an entry; the last ones are asked of what is named only.
_OF_FACT = (
    (re.compile(r"\bsyntax\b"), _PROTOTYPE, "What is its syntax?"),
    (re.compile(r"\bexample\b"), 3, "Can you show me an example?"),
    (re.compile(r"\bdefault(?: value)? (?:of|does)\b|\bwhat is the default\b"), 5, "And what is its default?"),
    (re.compile(r"\btypical|\bwould I use\b|\b(?:not set|unset|accept|parameter (?:does|do|of))\b|\bset the\b"), 0, ""),
)
# Words that a phrase may not point with: what they stand for is in the question that it was taken from.
_POINTS = re.compile(r"\b(?:it|its|they|them|this|that|these|those|such)\b", re.IGNORECASE)


@functools.lru_cache(maxsize=8)
def _product(name: str) -> re.Pattern[str] | None:
    if not name:
        return None
    bare = re.escape(name)
    behind = r"(?=[.?]|$| (?:if|when|unless|while|to)\b)"
    return re.compile(
        rf"^In (?:the )?{bare}, |,? (?:in|of|for|with|on|to) (?:the )?{bare}\b(?:['’]s [^.?,]+?)?{behind}"
    )


def without_product(question: str, product: str) -> str:
    """The question without the product, which the first turn has named."""
    pattern = _product(product)
    asked = unled(question)
    bare = pattern.sub("", asked, count=1) if pattern else asked
    return bare[:1].upper() + bare[1:]


def follow_up(kind: str, opener: str, question: str, answer: str, product: str) -> FollowUp | None:
    """How `question`, whose pair is of the rule `kind`, is asked behind `opener`; None where that is not clear."""
    bare = without_product(question, product)
    named = set(_CODE.findall(opener)) & set(_CODE.findall(question))
    match kind:
        case "signature":
            return _of_entry(opener, bare, answer) if named else None
        case "version":
            since = named and _SINCE.search(bare) and _INTRODUCED.match(answer.rpartition("\n\n")[2])
            return FollowUp(stage=7, text="Since which version is it available?") if since else None
        case "code":
            return _code(bare, bool(named))
        case "key_table" if fact := next(((at, text) for asks, at, text in _OF_FACT if asks.search(bare)), None):
            return FollowUp(stage=fact[0], text=fact[1]) if named and fact[1] else None
        case "definition" | "key_table":
            found = _TERM.search(bare)
            return FollowUp(stage=8, text=f"And what does {found[0]} mean?") if found and not named else None
        case "cli":
            flag = next((code for code in _CODE.findall(question) if code.startswith("-")), "")
            return FollowUp(stage=8, text=f"And what does `{flag}` do?") if flag and named else None
        case "admonition":
            return None  # one of several, or a tip: of 15 conversations with one readers would train on five
        case _:
            return _plain(kind, _without_owner(bare, named))


def _without_owner(bare: str, named: Collection[str]) -> str:
    """The question without "in `x`" at its end, where the first turn has named `x`."""
    found = _OWNER.search(bare)
    return bare[: found.start()] + found["end"] if found and found["owner"] in named else bare


def _of_entry(opener: str, bare: str, answer: str) -> FollowUp | None:
    """None too where the opener asks for the same, and where a prototype would say what is returned or raised."""
    for asks, at, asked in _OF_ENTRY:
        if asks.search(bare):
            told = not asks.search(opener) and (at == _PROTOTYPE or _CODE.sub("", answer).strip())
            return FollowUp(stage=at, text=asked) if told else None
    return None


def _code(bare: str, named: bool) -> FollowUp | None:
    if found := _CODE_TO.search(bare):
        task = found["x"]
        return None if _POINTS.search(task) else FollowUp(stage=3, text=f"Can you show me the code to {task}?")
    return FollowUp(stage=3, text="Can you show me an example?") if named and _EXAMPLE.search(bare) else None


def _plain(kind: str, bare: str) -> FollowUp | None:
    """Questions in sentences: how, why, when; without a pronoun, which would stand for something else here."""
    if _POINTS.search(bare):
        return None
    if intent_of(bare, "en") == "how" and kind in ("prose", "steps", "faq") and (found := _TASK.search(bare)):
        return FollowUp(stage=2, text=f"And how do I {found['how'] or found['need']}?")
    if found := _WHY.match(bare):
        return FollowUp(stage=5, text=f"And why {found[1]}")
    if kind in ("choice", "limits", "trouble", "comparison") and _DIRECT.match(bare):
        return FollowUp(stage=6, text=f"And {bare[0].lower()}{bare[1:]}")
    return None
