"""What can be counted in a pair that tells a good one from a poor one: figures for the quality score, most of them 0…1.

Functions of the record alone and of how long its section is, for English. The table in `quality.py` weighs them; on
613 labelled pairs of 14 sites and 180 of six more each of them points the way that its weight says.
"""

import re
from collections.abc import Mapping, Sequence

from gristmill.index.terms import asked_terms, content_terms
from gristmill.links import ADDRESSED
from gristmill.records import Pair
from gristmill.sections import unlinked
from gristmill.text import sentences, words

UNKNOWN_COVERAGE = 0.4  # the mean of 613 pairs, for an answer whose section is not known

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_FILLER = re.compile(r"\b(?:when it comes to|with regard to|in the context of)\b")
_OVERVIEW = re.compile(
    r"(?:tell me about|briefly introduce|what should i know|what is there to know|i keep (?:reading|seeing)|help me "
    r"understand|give me an overview|i am trying to|how would you describe|summari[sz]e)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\b(?:how (?:do|can|to|would) |show me how|what should i do|need to do to|a way to)", re.IGNORECASE)
# What a heading leaves in a question when it is no name of a thing, or when a rule cut it wrongly.
_CHAPTER = re.compile(r"(?:^|\s)- \w|\b(?:appendix|chapter \d|manual pages?)\b", re.IGNORECASE)
_REPEATED = re.compile(r"\b(\w{4,})(?:ing|s|ed)? \1", re.IGNORECASE)
_BROKEN = re.compile(
    r"(?-i: A (?=[a-z]))|\b(?:to|of|for|and|the|an?)\?$|^how (?:do|can) i [^?]*\b(?:will|is|are|was|has|were)\b|"
    r"\b(?:describe|explain|about|introduce|define|is|understand) "
    r"(?:from|not|without|with|always|never|done|on|when)\b|"
    r"\bhow to [a-z]+s in [A-Z]|\bi(?:.ll| were)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[a-z] [A-Z][a-z]+ (?:[a-z]+ [A-Z]|[A-Z][a-z]+s? (?:in|of)\b)")
_TERM = re.compile(r"“([^“”]*+)”")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_BARE = re.compile(r"[a-z]{1,8}|[A-Z]\w?|\W*\d\W*|[a-z]+ [a-z ]+")
_OWNED = re.compile(r"\w[._:/]\w|[A-Z]{3}")
_PROPER = re.compile(r"\b(?:in|of|for|with) (?:the )?[A-Z][\w-]+")

_POINTING = re.compile(
    r"(?:this|these|those|that|it|its|they|such|here|both|the (?:above|following|former|latter)|next|however|but|also|"
    r"therefore|thus|then|otherwise|instead|similarly|note|nb|as (?:mentioned|noted|described|we)|another|same)\b",
    re.IGNORECASE,
)
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
_LOGGED = re.compile(r"\b(?:19|20)\d\d\b|#\d{3,}|\bcontributed by\b|\bfixed\b", re.IGNORECASE)
_WHOLE = re.compile(r"[.!?:)`|>*”\"]$")
_ADVICE = re.compile(
    r"^(?:to \w+|use|set|run|call|add|create|specify|type|pass|install|make|select|click|open|edit|put|give|write|"
    r"define|you (?:can|should|must|may|need|have to)|simply|first|in order to)\b|"
    r"\b(?:you (?:can|should|must|may)|can be \w+ed|use the|by (?:using|specifying|passing|setting|adding|running))\b",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED = re.compile(r"^\s*(?:\d+\.|[-*]) ", re.MULTILINE)
_HISTORY = re.compile(r"\b(?:change(?:s|d|log)?|history|releases?|what.s new|version|upgrad\w+)\b", re.IGNORECASE)
_INDEX = re.compile(r"\bindex\b|^[A-Z]$|\buses of\b", re.IGNORECASE)

_OPENING = 2  # sentences in which an answer must come to its topic
_WHOLE_WORDS = 200  # longer answers are no better for it
_ENOUGH = 12  # words: a shorter answer says little where prose was asked for
_PROSE = ("prose", "definition", "key_table", "signature", "admonition")
# Each one alone makes a pair unfit; together they are one figure, because each is rare.
_FAULTS = (
    "chapter label", "repeated word", "broken", "number term", "mostly links", "elsewhere", "version unasked",
    "definition of change", "colon left", "how unanswered", "announces", "flag alone",
)  # fmt: skip


def features(pair: Pair, *, section_words: int) -> Mapping[str, float]:
    """Figures by name. `section_words`: of the section that the answer is from, 0 where unknown."""
    found = {**_of_question(pair), **_of_answer(pair, section_words), **_of_both(pair), f"type {pair.type}": 1.0}
    return {**found, "faults": min(2.0, sum(found[name] for name in _FAULTS))}


def _of_question(pair: Pair) -> dict[str, float]:
    asked = _CODE.sub(" … ", pair.question)
    codes = [code.strip("`") for code in _CODE.findall(pair.question)]
    terms = [*codes, *_TERM.findall(asked)[:1]]
    flag = any(code.startswith("-") for code in codes)
    return {
        "filler frame": float(bool(_FILLER.search(asked))),
        "chapter label": float(bool(_CHAPTER.search(asked))),
        "repeated word": float(bool(_REPEATED.search(asked))),
        "broken": float(bool(_BROKEN.search(asked))),
        "capitals": float(bool(_CAPITALS.search(asked))),
        "short question": max(0.0, 5 - len(words(pair.question))) / 2,
        "code named": float(bool(codes)),
        "owner named": float(any(re.search(r"\w\.\w|::|->|\w/\w", code) for code in codes)),
        "flag": float(flag),
        "flag alone": float(flag and len(codes) < 2),
        "call alone": float(any(code.endswith(")") and "." not in code for code in codes)),
        "member alone": float(pair.type == "signature" and len(codes) == 1 and not _OWNED.search(codes[0])),
        "bare word code": float(any(_BARE.fullmatch(code) for code in codes)),
        "number term": float(any(not _LETTERS.search(term) for term in terms)),
        "product named": float(_PROPER.search(asked) is not None),
    }


def _of_answer(pair: Pair, section_words: int) -> dict[str, float]:
    shown = unlinked(pair.answer)
    prose, opening, count = _CODE.sub(" ", shown).strip(), _opening(shown), len(words(shown))
    linked = 1 - len(words(ADDRESSED.sub(" ", pair.answer))) / max(1, count)
    return {
        "covered": min(1.0, count / section_words) if section_words else UNKNOWN_COVERAGE,
        "too short": (max(0, _ENOUGH - count) / _ENOUGH) * (pair.type in _PROSE),
        "overview thin": float(_OVERVIEW.match(pair.question) is not None and count < 20),
        "mostly links": float(linked > 0.6),
        "points back": float(_POINTING.match(opening) is not None),
        "preface": float(_PREFACE.search(opening) is not None),
        "announces": float(_ANNOUNCED.search(prose) is not None and not _ITEMS.search(pair.answer)),
        "colon left": float(_COLON.search(shown) is not None),
        "elsewhere": float(_ELSEWHERE.match(shown) is not None),
        "version unasked": float(pair.type != "version" and _VERSION.match(shown) is not None),
        "labels": 0.0 if pair.normalised else min(3, len(_LABEL.findall(shown))) / 3,
        "log entry": float(_LOGGED.search(prose) is not None),
        "only code": float(len(words(prose)) < 2),
        "code in it": float("```" in pair.answer),
        "ends open": float(not _WHOLE.search(shown.strip())),
        "bare lines": _bare_lines(pair.answer),
        "long": min(1.0, count / _WHOLE_WORDS),
    }


def _opening(shown: str) -> str:
    """The first sentence of the prose."""
    text = re.sub(r"^[\s>*_#-]+", "", _CODE.sub("…", shown))
    return text[slice(*spans[0])] if (spans := sentences(text)) else ""


def _bare_lines(answer: str) -> float:
    """The share of lines with under four words, of five lines or more: a list of names that lost its marks."""
    lines = [line for line in answer.splitlines() if line.strip()]
    return sum(len(line.split()) < 4 for line in lines) / len(lines) if len(lines) > 4 and "```" not in answer else 0.0


def _of_both(pair: Pair) -> dict[str, float]:
    shown = unlinked(pair.answer)
    topic = set(asked_terms(_FILLER.split(pair.question)[0]))
    path = pair.evidence[0].heading_path if pair.evidence else ()
    how = _HOW.search(_CODE.sub(" … ", pair.question)) is not None
    return {
        "topic in answer": _share(topic, content_terms(shown)),
        "topic in opening": _share(topic, content_terms(_start(shown))),
        "topic is subject": float(bool(topic & set(content_terms(" ".join(shown.split()[:7]))))),
        "how unanswered": float(how and not _advises(shown)),
        "definition of change": float(pair.type == "definition" and any(map(_HISTORY.search, path))),
        "index": float(any(map(_INDEX.search, path))),
        "heading depth": min(4, len(path)) / 4,
    }


def _share(topic: set[str], told: Sequence[str]) -> float:
    return len(topic.intersection(told)) / len(topic) if topic else 0.0


def _start(text: str) -> str:
    spans = sentences(text)
    return text[: spans[min(len(spans), _OPENING) - 1][1]] if spans else text


def _advises(shown: str) -> bool:
    """Whether the answer opens with advice or brings code or a list."""
    text = _CODE.sub(lambda found: found[0] if found[0].startswith("```") else "…", shown)
    return "```" in text or _NUMBERED.search(text) is not None or _ADVICE.search(_start(text)) is not None
