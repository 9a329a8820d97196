"""What can be counted in a pair that tells a good one from a poor one: figures for the quality score, most of them 0…1.

Functions of the record alone and of how long its section is, for English. The table in `quality.py` weighs them. They
were chosen for what readers gave as their reasons, not by trying which of many improve the fit: of some eighty that
were tried so, those that looked best on one set of the labelled sites told little on the other one.
"""

import re
from collections.abc import Mapping

from gristmill.links import ADDRESSED
from gristmill.records import Pair
from gristmill.sections import unlinked
from gristmill.text import sentences, words

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_HOW = re.compile(r"\b(?:how (?:do|can|to|would) |show me how|what should i do|need to do to|a way to)", re.IGNORECASE)
# How a question says where its topic belongs: in the product, in code, or in a heading that was pasted after "in".
_SCOPE = re.compile(
    r"^In (?:the )?([^,?]{2,60}),|"
    r"\b(?:in|of|within) (?:the )?([^?.,]{2,60})[?.](?: (?:How|What|Which|Please)[^?.]*[?.])?$"
)
_CAPITAL = re.compile(r"[A-Z]")
_NAME_INSIDE = re.compile(r"(?<=[a-z…,”] )[A-Z][\w-]+")
_NUMBER = re.compile(r"^(?:(?:Chapter|Appendix|Section)\s+)?(?:\d+(?:\.\d+)*|[A-Z][.\d]+)[.:)]?\s+(?:-\s+)?")
_HAPPENS = re.compile(
    r"\bwhat happens (?:if|when)\b|\bwhat (?:can|should|do) i (?:need to )?do (?:if|when)\b", re.IGNORECASE
)
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
    r"(?-i: A (?=[a-z]))|\b(?:to|of|for|and|the|an?)\?$|^how (?:do|can) i [^?]*\b(?:will|is|are|was|has|were)\b|"
    r"\b(?:describe|explain|about|introduce|define|is|understand) "
    r"(?:from|not|without|with|always|never|done|on|when)\b|"
    r"\bhow to [a-z]+s in [A-Z]|\bi(?:.ll| were)\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"“([^“”]*+)”")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_OWNED = re.compile(r"\w[._:/]\w|[A-Z]{3}")

_PREFACE = re.compile(
    r"\b(?:we(?:[’']ll| will| have|[’']ve| are)?|let(?:[’']s| us)|our|i|historically|traditionally|in this "
    r"(?:chapter|section|paper|document|guide)|later|so far|occasionally|some years|ago|sometime|in most cases|"
    r"most (?:users|people)|or,)\b|!$",
    re.IGNORECASE,
)
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
_LABEL = re.compile(r"^\s*(?:[-*] )?\*\*(?!Answer)[A-Za-z][\w ]{1,25}:?\*\*:?", re.MULTILINE)
_REMARK = re.compile(r"\s*(?:[>*_]+\s*)?(?:note|n\.b\.|warning|tip|important|caution)\b", re.IGNORECASE)
_APPARATUS = re.compile(
    r"!\[|\*\*(?:Figure|Table|Mode|Note|Type|Syntax|Example)\b|\bCopyright \d|^(?:Mode|Note|Warning|Tip|Example):",
    re.MULTILINE,
)
_ADVICE = re.compile(
    r"^(?:to \w+|use|set|run|call|add|create|specify|type|pass|install|make|select|click|open|edit|put|give|write|"
    r"define|you (?:can|should|must|may|need|have to)|simply|first|in order to)\b|"
    r"\b(?:you (?:can|should|must|may)|can be \w+ed|use the|by (?:using|specifying|passing|setting|adding|running))\b",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED = re.compile(r"^\s*(?:\d+\.|[-*]) ", re.MULTILINE)
_HISTORY = re.compile(r"\b(?:change(?:s|d|log)?|history|releases?|what.s new|version|upgrad\w+)\b", re.IGNORECASE)

_OPENING = 2  # sentences in which an answer must come to its advice
_FIRST = 600  # characters in which the first sentences end
_BRIEF = 40  # words: from here on a prose answer is not short
_SMALL = 0.3  # of the section's words: of prose that is less and shows no code 21 % were trainable, 32 % bad
_LONG_QUESTION, _LONGEST_QUESTION = 14, 24  # words: from where on it counts, and where it counts full
_LONG_SCOPE = 3  # words
# Rules whose pairs are far better or worse than the rest; the rates of the others change from site to site.
_KINDS = ("argument", "chain", "cli", "code", "faq", "inverse", "signature", "why")
# Each one alone makes a pair unfit; together they are one figure, because each is rare.
_FAULTS = (
    "chapter label", "repeated word", "broken", "number term", "mostly links", "elsewhere", "version unasked",
    "definition of change", "colon left", "how unanswered", "announces", "flag alone",
)  # fmt: skip


def features(pair: Pair, *, section_words: int) -> Mapping[str, float]:
    """Figures by name. `section_words`: of the section that the answer is from, 0 where unknown."""
    kinds = {f"type {kind}": float(pair.type == kind) for kind in _KINDS}
    found = {**_of_question(pair), **_of_answer(pair, section_words), **_of_both(pair), **kinds}
    return {**found, "faults": min(2.0, sum(found[name] for name in _FAULTS))}


def _of_question(pair: Pair) -> dict[str, float]:
    asked = _CODE.sub("…", pair.question)
    codes = [code.strip("`") for code in _CODE.findall(pair.question)]
    terms = [*codes, *_TERM.findall(asked)[:1]]
    flag = any(code.startswith("-") for code in codes)
    over = len(words(pair.question)) - _LONG_QUESTION
    return {
        **_scope(pair, asked),
        "chapter label": float(_CHAPTER.search(asked) is not None),
        "repeated word": float(_REPEATED.search(asked) is not None),
        "broken": float(_BROKEN.search(asked) is not None),
        "code named": float(bool(codes)),
        "owner named": float(any(re.search(r"\w\.\w|::|->|\w/\w", code) for code in codes)),
        "flag alone": float(flag and len(codes) < 2),
        "member alone": float(pair.type == "signature" and len(codes) == 1 and not _OWNED.search(codes[0])),
        "number term": float(any(not _LETTERS.search(term) for term in terms)),
        "what happens": float(_HAPPENS.search(asked) is not None),
        "loose thing": float(_LOOSE.search(asked) is not None),
        "generic topic": float(_GENERIC.search(asked) is not None),
        "marks left": float(_LEFT.search(pair.question) is not None),
        "long question": min(1.0, max(0, over) / (_LONGEST_QUESTION - _LONG_QUESTION)),
    }


def _scope(pair: Pair, asked: str) -> dict[str, float]:
    """How the question names the place of its topic; a single word in lower case may be the product."""
    found = _SCOPE.search(asked)
    scope = (found[1] or found[2]).strip() if found else ""
    said, code = " ".join(words(scope.lower())), "…" in scope
    path = pair.evidence[0].heading_path if pair.evidence else ()
    heading = bool(said) and not code and any(said == _bare(part) for part in path)
    plain = " " in said and not code and _CAPITAL.search(scope) is None
    named = code or _NAME_INSIDE.search(asked) is not None or (bool(scope) and not plain and not heading)
    return {
        "scope heading": float(heading),
        "scope plain": float(plain),
        "scope long": float(len(scope.split()) > _LONG_SCOPE),
        "unnamed": float(not named),
        "nothing named": float(not named and "…" not in asked),
    }


def _bare(heading: str) -> str:
    """Its words in lower case, without its number."""
    return " ".join(words(unlinked(_NUMBER.sub("", heading)).lower()))


def _of_answer(pair: Pair, section_words: int) -> dict[str, float]:
    shown = unlinked(pair.answer)
    prose, opening, count = _CODE.sub(" ", shown).strip(), _opening(shown), len(words(shown))
    linked = 1 - len(words(ADDRESSED.sub(" ", pair.answer))) / max(1, count) if "](" in pair.answer else 0.0
    told = pair.type == "prose"
    return {
        "small part": float(told and count < _SMALL * section_words and "```" not in pair.answer),
        "brief prose": max(0.0, 1 - count / _BRIEF) if told else 0.0,
        "mostly links": float(linked > 0.6),
        "first linked": float(pair.answer.lstrip("*-_ ").startswith("[")),
        "preface": float(_PREFACE.search(opening) is not None),
        "announces": float(_ITEMS.search(pair.answer) is None and _ANNOUNCED.search(prose) is not None),
        "colon left": float(_COLON.search(shown) is not None),
        "elsewhere": float(_ELSEWHERE.match(shown) is not None),
        "version unasked": float(pair.type not in ("version", "changes") and _VERSION.match(shown) is not None),
        "labels": 0.0 if pair.normalised else min(3, len(_LABEL.findall(shown))) / 3,
        "remark": float(_REMARK.match(pair.answer) is not None),
        "apparatus": float(_APPARATUS.search(pair.answer) is not None),
    }


def _opening(shown: str) -> str:
    """The first sentence of the prose."""
    text = _CODE.sub("…", shown).lstrip(" \t\n>*_#-")[:_FIRST]
    return text[slice(*spans[0])] if (spans := sentences(text)) else ""


def _of_both(pair: Pair) -> dict[str, float]:
    path = pair.evidence[0].heading_path if pair.evidence else ()
    how = _HOW.search(_CODE.sub("…", pair.question)) is not None
    return {
        "how unanswered": float(how and not _advises(unlinked(pair.answer))),
        "definition of change": float(pair.type == "definition" and any(map(_HISTORY.search, path))),
    }


def _start(text: str) -> str:
    spans = sentences(text[:_FIRST])
    return text[: spans[min(len(spans), _OPENING) - 1][1]] if spans else text


def _advises(shown: str) -> bool:
    """Whether the answer opens with advice or brings code or a list."""
    text = _CODE.sub(lambda found: found[0] if found[0].startswith("```") else "…", shown)
    return "```" in text or _NUMBERED.search(text) is not None or _ADVICE.search(_start(text)) is not None
