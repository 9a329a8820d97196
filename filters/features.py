"""What can be counted in a pair that tells a good one from a poor one: figures for the quality score, most of them 0…1.

Functions of the record alone and of how long its section is, for English. The table in `quality.py` weighs them. They
were chosen for what readers gave as their reasons, and stay where they point the same way in most rounds of reading:
a figure that one round showed and the next did not is left out.
"""

import re
from collections.abc import Mapping, Sequence
from math import log

from gristmill.index.terms import content_terms
from gristmill.links import ADDRESSED
from gristmill.records import Pair
from gristmill.sections import unlinked
from gristmill.text import sentences, words

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
# How a question says where its topic belongs: in the product, in code, or in a heading that was pasted after "in".
_SCOPE = re.compile(
    r"^In (?:the )?([^,?]{2,60}),|"
    r"\b(?:in|of|within) (?:the )?([^?.,]{2,60})[?.](?: (?:How|What|Which|Please)[^?.]*[?.])?$"
)
_CAPITAL = re.compile(r"[A-Z]")
_NAME = re.compile(r"(?<!^)(?<![.?] )\b(?!I\b)[A-Z][\w.+-]*")
# A product that is written small ("in libvirt", "in libvirt v9.0"); plurals and gerunds are things of the page.
_SMALL_NAME = re.compile(
    r"^(?:In |.*\b(?:in|of|for) )((?!(?:version|release) )[a-z][\w+-]*(?<!s)(?<!ing))"
    r"(?: (?:version )?v?\d[\w.-]*)?(?=,|[?.](?:$| [A-Z]))"
)
_OWNER = re.compile(r"\w\.\w|::|->|\w/\w")  # in code: of what the member is
# Frames that fit any topic: good for a name, wooden before words.
_VAGUE = re.compile(
    r"\b(?:tell me (?:more )?about|(?:can|could) you explain|overview of|should i know about|like to know more|"
    r"can you tell me about|need to know about|came across|more about|summari[sz]e|describe|understand|explain)\b",
    re.IGNORECASE,
)
_SITUATION = re.compile(r"[.] (?:What should I do|How do I go about it|Where do I start|What are the steps)\b")
_IDENTIFIER = re.compile(r"\b(?:[a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]\w*|\w+_\w+|[A-Z]{2,}\w*|\w+\.\w+)\b")
_OF_PRODUCT = re.compile(r"\b(?:in|of|for) [A-Z][\w. ]{0,80}[?.]")
_NUMBER = re.compile(r"^(?:(?:Chapter|Appendix|Section)\s+)?(?:\d+(?:\.\d+)*|[A-Z][.\d]+)[.:)]?\s+(?:-\s+)?")
# "the dialog", "the two networks": which one, only the page says.
_LOOSE = re.compile(
    r"\bthe (?:temporary |same |other |new |current |whole |following )?(?:\w+ing|dialog|filter|command|submenu|option|"
    r"server|file|client|package|system|program|user|process|driver|image|list|table|data|database|connection|cluster|"
    r"(?:two|first|second) \w+|selection|level|device|module|function|tool|effect)\b"
    r"(?! (?:of|for|that|called|named|…|`|“))"
)
# A heading that says what kind of part of the manual it is, and not of what.
_GENERIC = re.compile(
    r"\b(?:about|explain|with|on|is|of) (?:the )?(?:troubleshooting|limitations?|behaviou?r|options?|examples?|usage|"
    r"syntax|details|installation|configuration|directives?|commands?|notes?|features?|background|history|resources?|"
    r"requirements|security|performance|macos|mac os \w+|windows|linux|unix)(?: of \w+| systems)? in\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r" [{|]|[|\\]|``|\? [a-z]|\(FAQ|\([^()]*$|\[[^\[\]]*$|\. For |\s\?|<[A-Z]>| (?:and|of|to|with) in ")
# What a heading leaves in a question when it is no name of a thing, or when a rule cut it wrongly.
_CHAPTER = re.compile(r"(?:^|\s)- \w|\b(?:appendix|chapter \d|in (?:the )?manual pages?)\b", re.IGNORECASE)
_REPEATED = re.compile(r"\b(\w{4,})(?:ing|s|ed)? \1", re.IGNORECASE)
_BROKEN = re.compile(
    r"(?-i: A (?=[a-z]))|\b(?:to|of|and|the|an?)\?$|^how (?:do|can) i [^?]*\b(?:will|is|are|was|has|were)\b|"
    r"\b(?:describe|explain|about|introduce|define|is|understand) "
    r"(?:from|not|without|with|always|never|done|on|when)\b|"
    r"\bhow to [a-z]+s in [A-Z]|\bi(?:.ll| were)\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"“([^“”]*+)”")
_LETTERS = re.compile(r"[A-Za-z]{2}")

_ANNOUNCED = re.compile(
    r"\b(?:two|three|four|five|several|many|some|various|number of|different)\b[^.:]{0,60}\b(?:ways?|types?|kinds?|"
    r"options?|commands?|methods?|variables|causes|files|pages|sources|implementations|algorithms)\b|"
    r"\b(?:the following|as follows|below|here (?:is|are))\b",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"^\s*(?:[-*|]|\d+\.)|```", re.MULTILINE)
_COLON = re.compile(r":\n\n(?!\s*(?:[-*>|`]|\d+\.))|[:;,]$")
_ELSEWHERE = re.compile(
    r"(?:\*\*)?(?:(?:please )?(?:see|refer to)|for (?:further|more|details|a complete))\b", re.IGNORECASE
)
_VERSION = re.compile(
    r"(?:\*\*)?(?:new in|added in|changed in|deprecated|available since|since version|stability|history)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\b(?:change(?:s|d|log)?|history|releases?|what.s new|version|upgrad\w+)\b", re.IGNORECASE)
_PREFACE = re.compile(
    r"\bwe(?:[’']ll| will)\b|\blet(?:[’']s| us)\b|\b(?:historically|traditionally|some years ago|so far)\b|"
    r"\bin this (?:chapter|section|paper|document|guide)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"[\s*_>-]*(?:this(?! is an? )|these|those|it|its|they|such|the (?:tool|following|above|same|latter)|also|but|"
    r"and|or|however|if so|otherwise|then|here|instead|another|similarly|as (?:above|described|mentioned)|in addition|"
    r"additionally|note)\b",
    re.IGNORECASE,
)
# What a proposal says of a product; "currently" and "not yet" tell of a day that is past.
_FUTURE = re.compile(
    r"\b(?:will (?:be|get|have|need|allow|add|report|contain|support|use|provide|become)|would (?:be|have|need|allow)|"
    r"should be able|could be|might be|propos\w+|we (?:want|need|plan|intend|propose|could|should)|future|planned|"
    r"not yet|currently)\b",
    re.IGNORECASE,
)
# Marks of comments and generators that are no text, and lines of a session whose beginning is elsewhere.
_COMMENT = re.compile(r"\bPublic:|\bInternal:|\\\n|\{\w+\}|&\w+;|\*-- ")
_SESSION = re.compile(r"^(?:# File |>>> )", re.MULTILINE)

_FIRST = 600  # characters in which the first sentences end
_SMALL = 0.3  # of the section's words: of prose that is less and shows no code 21 % were trainable, 32 % bad
_OF_HEADINGS = ("faq", "trouble")  # asked as the page asks: its words say enough, or no rule had taken them
_THIN = 12  # words: below, an answer to a frame that fits anything is a label
_SHORT, _WHOLE = 2.5, 5.5  # of the logarithm of an answer's words: 12 and 245
_LONG_QUESTION, _LONGEST_QUESTION = 14, 24  # words: from where on it counts, and where it counts full
_NAMED_BY_COMMAND = ("cli", "inverse")
# Rules that ask for one sentence of many: of 18 pairs that were read by others four were trainable.
_OF_SENTENCES = ("choice", "comparison", "limits", "why")
_MOST_UNSAID, _MOST_FUTURE = 8, 3
# Each one alone makes a pair unfit; together they are one figure, because each is rare. "announces", "number term" and
# "broken" are not among them: of 76 pairs that have one and that readers saw 62 % were trainable, as of all.
_FAULTS = (
    "chapter label", "repeated word", "mostly links", "elsewhere", "version unasked", "definition of change",
    "colon left", "preface",
)  # fmt: skip


def features(pair: Pair, *, section_words: int) -> Mapping[str, float]:
    """Figures by name. `section_words`: of the section that the answer is from, 0 where unknown."""
    asked = _CODE.sub("…", pair.question)
    codes = [code.strip("`") for code in _CODE.findall(pair.question)]
    found = {
        **_of_question(pair, asked, codes),
        **_of_kind(pair, asked, codes),
        **_of_answer(pair, asked, section_words),
        **_of_both(pair, asked, codes),
    }
    return {**found, "faults": min(2.0, sum(found[name] for name in _FAULTS))}


def _of_question(pair: Pair, asked: str, codes: Sequence[str]) -> dict[str, float]:
    terms = [*codes, *_TERM.findall(asked)[:1]]
    over = len(asked.split()) - _LONG_QUESTION
    return {
        **_scope(pair, asked),
        "chapter label": float(_CHAPTER.search(asked) is not None),
        "repeated word": float(_REPEATED.search(asked) is not None),
        "broken": float(_BROKEN.search(asked) is not None),
        "number term": float(any(not _LETTERS.search(term) for term in terms)),
        "loose thing": float(_LOOSE.search(asked) is not None),
        "situation": float(_SITUATION.search(asked) is not None),
        "generic topic": float(_GENERIC.search(asked) is not None),
        "marks left": float(_LEFT.search(pair.question) is not None),
        "long question": min(1.0, max(0, over) / (_LONGEST_QUESTION - _LONG_QUESTION)),
    }


def _of_kind(pair: Pair, asked: str, codes: Sequence[str]) -> dict[str, float]:
    """What is asked for, and whether its owner or product stands with it."""
    entry, option = pair.type == "signature", any(code.startswith("-") for code in codes)
    owned = any(map(_OWNER.search, codes))
    named, said = _names_product(asked), any(" " in code for code in codes)  # `git add` names git
    return {
        "owned entry": float(entry and owned),
        "entry in product": float(entry and not owned and named),
        "code alone": float(
            bool(codes) and not owned and not named and not said and pair.type not in _NAMED_BY_COMMAND
        ),
        "option": float(pair.type == "cli" and option),
        "name line": float(pair.type == "cli" and not option and len(words(pair.answer)) < _THIN),
        "which one": float(pair.type == "inverse"),
        "one sentence": float(pair.type in _OF_SENTENCES),
    }


def _is_history(heading: str) -> bool:
    """Whether a heading is one of changes, and not of a module that is called so."""
    return _HISTORY.search(heading) is not None and _OWNER.search(heading) is None


def _names_product(asked: str) -> bool:
    return _NAME.search(asked) is not None or _SMALL_NAME.search(asked) is not None


def _scope(pair: Pair, asked: str) -> dict[str, float]:
    """How the question names the place of its topic; a single word in lower case may be the product."""
    found = _SCOPE.search(asked)
    scope = (found[1] or found[2]).strip() if found else ""
    said, code = " ".join(words(scope.lower())), "…" in scope
    path = pair.evidence[0].heading_path if pair.evidence else ()
    heading = bool(said) and not code and any(said == _bare(part) for part in path[1:])
    plain = " " in said and not code and _CAPITAL.search(scope) is None
    named = "…" in asked or _names_product(asked) or (bool(scope) and not plain and not heading)
    named |= pair.type in _OF_HEADINGS
    return {"scope heading": float(heading), "nothing named": float(not named)}


def _bare(heading: str) -> str:
    """Its words in lower case, without its number."""
    return " ".join(words(unlinked(_NUMBER.sub("", heading)).lower()))


def _of_answer(pair: Pair, asked: str, section_words: int) -> dict[str, float]:
    shown = unlinked(pair.answer)
    prose, count = _CODE.sub(" ", shown).strip(), len(words(shown))
    linked = 1 - len(words(ADDRESSED.sub(" ", pair.answer))) / max(1, count) if "](" in pair.answer else 0.0
    told = pair.type == "prose"
    length = min(1.0, max(0.0, (log(max(1, count)) - _SHORT) / (_WHOLE - _SHORT)))
    return {
        "prose": float(told),
        "small part": float(told and count < _SMALL * section_words and "```" not in pair.answer),
        "length of prose": length if told else 0.0,
        "name in prose": float(told and any(name in prose for name in _NAME.findall(asked))),
        "leaning prose": float(told and not pair.answer.startswith("```") and _LEANING.match(prose) is not None),
        "future": min(_MOST_FUTURE, len(_FUTURE.findall(prose))) / _MOST_FUTURE,
        "comment marks": float(_COMMENT.search(prose) is not None or _SESSION.search(pair.answer) is not None),
        "mostly links": float(linked > 0.6),
        "preface": float(_PREFACE.search(opening(shown)) is not None),
        "announces": float(_ITEMS.search(pair.answer) is None and _ANNOUNCED.search(prose) is not None),
        "colon left": float(_COLON.search(shown) is not None),
        "elsewhere": float(_ELSEWHERE.match(shown) is not None),
        "version unasked": float(pair.type not in ("version", "changes") and _VERSION.match(shown) is not None),
    }


def opening(shown: str) -> str:
    """The first sentence of the prose of an answer, as Markdown without links."""
    text = _CODE.sub("…", shown).lstrip(" \t\n>*_#-")[:_FIRST]
    return text[slice(*spans[0])] if (spans := sentences(text)) else ""


def _of_both(pair: Pair, asked: str, codes: Sequence[str]) -> dict[str, float]:
    path = pair.evidence[0].heading_path if pair.evidence else ()
    vague = _VAGUE.search(asked) is not None
    thin = len(words(unlinked(pair.answer))) < _THIN
    identifier = _IDENTIFIER.search(_OF_PRODUCT.sub("", asked)) is not None
    above = {term for part in path[1:-1] for term in content_terms(unlinked(part))}
    unsaid = len(above - set(content_terms(pair.question)))
    return {
        "vague and thin": float(vague and bool(codes) and thin and pair.type != "cli"),
        "vague of a name": float(vague and not codes and identifier),
        "parents unsaid": 0.0 if codes else min(_MOST_UNSAID, max(0, unsaid - 1)) / _MOST_UNSAID,
        "definition of change": float(pair.type == "definition" and any(map(_is_history, path))),
    }
