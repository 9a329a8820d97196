"""A sentence as canonical tokens: slots in one spelling, forms that decide by group, other words as stems."""

import functools
import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from gristmill.codespans import code_spans
from gristmill.index.terms import stem

from . import measures
from .alike import ALIKE
from .english import AFFIRMATIVE, EMPTY, NEGATING_PREFIXES, PREPOSITIONS, UNDENIED
from .forms import Forms, forms

MOST_WORDS = 600  # of a unit that is read; behind them stands data, not a claim

_LEXICAL = re.compile(
    r"""
    (?P<url>(?:https?|ftp)://[^\s<>"'`|\\^{}\]]+)
    | (?P<path>(?<![\w/.:<])(?:~|\.{1,2})?/(?!/)[\w.@%+-]+(?:/[\w.@%+-]+)*/?
        | (?<![\w/])[A-Za-z]:\\[\w.\\-]+
        | (?<![\w/.-])[\w-]++(?:/[\w-]++)*/[\w-]+\.[A-Za-z]\w{0,9}\b)
    | (?P<flag>(?<![\w-])--?[A-Za-z][\w-]*)
    | (?P<date>(?<![\w-])(?:1\d|20)\d\d-\d\d-\d\d(?![\w-]))
    | (?P<number>(?<![\w.])[-−+]?(?:0[xob][\da-fA-F_]+\b|\.\d+(?:e[+-]?\d+\b)?
            |v?\d+(?:[,_]\d+)*(?:\.\d+)*(?:e[+-]?\d+\b)?)
        (?P<glued>[A-Za-zµμ%°][A-Za-z\d]*)?)
    | (?P<word>[^\W\d][\w$]*(?:(?:\.|::|->|\#)[^\W\d][\w$]*)*(?:['’]\w+)*)
    | (?P<sign><=|>=|==|!=|=>|->|[<>%])
    | (?P<stop>[.,;:()!?…])
    | (?P<tail>\w+)
    """,
    re.VERBOSE,
)
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}")
_CONTRACTIONS = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
}
_ENDING = re.compile(r"'(?:s|re|ve|ll|d|m)$")
_ELIDED = re.compile(r"^(?:[ldnjmtsc]|qu|jusqu|lorsqu|puisqu)$")
_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr may jun jul "
    "aug sep oct nov dec"
).split()
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BEFORE_MONTH = frozenset("in since of until by before after last next during early late from to mid and".split())
_VERSION_WORDS = frozenset({"version", "versions", "release", "releases", "v"})
_BEFORE_UNIT = frozenset({"per", "every", "each", "a", "one", "of", "half"})


class Token(NamedTuple):
    """A canonical part of a sentence."""

    key: str
    # equal for what says the same
    group: str
    # word | number | measure | unit | version | date | ordinal | name | flag | path | url | sign, or a group of forms
    text: str
    # as it is written, lower case but for names
    clause: int
    # counts stops
    capital: bool = False
    # a name by its capital, not at the beginning of a sentence


class _Raw(NamedTuple):
    word: str
    # lower case, without contraction
    text: str
    kind: str
    clause: int
    code: bool
    opens: bool


@functools.lru_cache(maxsize=1 << 12)
def read(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of a sentence whose links are its text; none in a language without forms.

    At most MOST_WORDS of its words are read.
    """
    language_forms = forms(language)
    if language_forms is None:
        return ()
    raws = _raws(unicodedata.normalize("NFKC", text).replace("’", "'"))
    words = [raw.word if not raw.code and raw.kind == "word" else "" for raw in raws]
    tokens: list[Token] = []
    at = 0
    while at < len(raws):
        made, at = _at(raws, words, at, language_forms)
        tokens += made
    return tuple(tokens)


def _raws(text: str) -> list[_Raw]:
    spans = [(start, stop) for start, _, _, stop in code_spans(text)] if "`" in text else []
    found: list[_Raw] = []
    clause, opens, place = 0, True, 0
    for lexeme in _LEXICAL.finditer(text):
        while place < len(spans) and spans[place][1] <= lexeme.start():
            place += 1
        code = place < len(spans) and spans[place][0] <= lexeme.start()
        kind, said = str(lexeme.lastgroup if lexeme.lastgroup != "glued" else "number"), lexeme[0]
        if kind == "stop":
            if not code:
                clause += 1
                opens = said in ".!?:"
            continue
        called = text[lexeme.end() : lexeme.end() + 1] == "("
        for word in _parted(said) if kind == "word" and not code else (said,):
            name = kind == "word" and (code or called or _looks_like_code(said) or _is_starred(text, lexeme))
            found.append(_Raw(word.lower(), word, "name" if name else kind, clause, code, opens))
            opens = False
        if len(found) > MOST_WORDS:
            break
    return found


def _parted(word: str) -> tuple[str, ...]:
    """A word without its contraction: "doesn't" is two words, "it's" and "l'hôte" one or two."""
    if "'" not in word:
        return _CONTRACTIONS.get(word.lower(), (word,))
    lower = word.lower()
    if lower in _CONTRACTIONS:
        return _CONTRACTIONS[lower]
    if lower.endswith("n't"):
        return (word[:-3], "not")
    if _ENDING.search(lower):
        return (_ENDING.sub("", word) or word,)
    first, _, rest = word.partition("'")
    return (first, rest) if _ELIDED.match(first.lower()) else (word.replace("'", ""),)


def _looks_like_code(word: str) -> bool:
    if "_" in word or "$" in word or "::" in word or "->" in word or "#" in word:
        return True
    if "." in word:
        return min(len(part) for part in word.split(".")) > 1
    return any(map(str.isdigit, word)) or (_CAMEL.search(word) is not None and not word.isupper())


def _is_starred(text: str, lexeme: re.Match[str]) -> bool:
    """A single word between single stars: documentation marks parameters so."""
    around = text[max(0, lexeme.start() - 2) : lexeme.start()], text[lexeme.end() : lexeme.end() + 2]
    return around[0].endswith("*") and around[1].startswith("*") and "**" not in around


def _at(raws: list[_Raw], words: list[str], at: int, language: Forms) -> tuple[list[Token], int]:
    """The tokens from a place on, and the place behind them."""
    raw = raws[at]
    if raw.kind == "number":
        return _number(raws, words, at)
    if raw.kind != "word":
        return [_slot(raw)], at + 1
    if dated := _date(raws, words, at):
        return dated
    if found := _phrase(raws, words, at, language):
        return found
    if (number := measures.spelt(words, at)) is not None:
        return _measured(number[0], raws, words, at, number[1])
    if raw.word in measures.ORDINALS and not _is_unit_here(words, at):
        return [Token(f"#{measures.ORDINALS[raw.word]}", "ordinal", raw.word, raw.clause)], at + 1
    if raw.word in PREPOSITIONS:
        return [Token(raw.word, "prep", raw.word, raw.clause)], at + 1
    if raw.word in language.empty:
        return [], at + 1
    return _word(raw, language), at + 1


def _slot(raw: _Raw) -> Token:
    text = raw.text.rstrip(".,;:!?)*_") if raw.kind == "url" else raw.text.rstrip(".")
    if raw.kind == "name" and text.isascii() and text.isalpha() and text.islower():
        return Token(representative(text), "name", text, raw.clause)
    return Token(text, raw.kind if raw.kind != "tail" else "word", text, raw.clause)


def _phrase(raws: list[_Raw], words: list[str], at: int, language: Forms) -> tuple[list[Token], int] | None:
    for phrases in (language.phrases, language.before_number):
        for form, said in phrases.get(words[at], ()):
            stop = at + len(form)
            if tuple(words[at:stop]) != form or (
                phrases is language.before_number and not _number_at(raws, words, stop)
            ):
                continue
            if raws[stop - 1].clause == raws[at].clause:
                return [_form(key, " ".join(form), raws[at].clause) for key in said], stop
    return None


def _form(key: str, text: str, clause: int) -> Token:
    group, _, value = key.partition(":")
    return Token(value if group in ("number", "word") else key, group, text, clause)


def _number_at(raws: list[_Raw], words: list[str], at: int) -> bool:
    """Whether an amount stands here: in "within one group" stands none, in "within one minute" one."""
    if at < len(raws) and words[at] == "one" and not (at + 1 < len(raws) and measures.unit_of(raws[at + 1].text)):
        return False
    return at < len(raws) and (raws[at].kind == "number" or measures.spelt(words, at) is not None)


def _number(raws: list[_Raw], words: list[str], at: int) -> tuple[list[Token], int]:
    raw = raws[at]
    found = re.match(r"[-−+]?v?(?:0[xobXOB][\da-fA-F_]+|[\d.,_]+(?:e[+-]?\d+)?)", raw.text)
    digits, glued = (found[0], raw.text[found.end() :]) if found else (raw.text, "")
    value = measures.plain(digits.rstrip("."))
    before = words[at - 1] if at else ""
    if glued.lower() in ("st", "nd", "rd", "th"):
        return [Token(f"#{value}", "ordinal", raw.text, raw.clause)], at + 1
    if value.startswith("v") or value.count(".") > 1 or before in _VERSION_WORDS:
        return [Token(value.lstrip("v") + glued, "version", raw.text, raw.clause)], at + 1
    if glued == "s" and (before == "the" or (len(value) == 4 and value[:2] in ("18", "19", "20"))):
        return [Token(f"{value[-2:]}s", "version", raw.text, raw.clause)], at + 1  # a decade
    if glued and (unit := measures.unit_of(glued)):
        return [_measure(value, unit, raw)], at + 1
    if glued and (larger := measures.suffixed(value, glued)):
        return _measured(larger, raws, words, at, at + 1)
    if glued:
        return [Token(value + glued, "version", raw.text, raw.clause)], at + 1
    if "," in value:
        return [Token(part, "number", part, raw.clause) for part in value.split(",") if part], at + 1
    return _measured(value, raws, words, at, at + 1)


def _measured(value: str, raws: list[_Raw], words: list[str], at: int, behind: int) -> tuple[list[Token], int]:
    """A number with the unit behind it, if there is one: "5 minutes", "five minutes", "3 %"."""
    raw = raws[at]
    if behind < len(raws) and (scale := measures.scale_of(words[behind])) and len(value) < measures.MOST_DIGITS:
        value, behind = measures.scaled(value, scale), behind + 1
    if behind < len(raws) and raws[behind].kind in ("word", "sign") and len(value) < measures.MOST_DIGITS:
        if unit := measures.unit_of(raws[behind].text):
            return [_measure(value, unit, raw)], behind + 1
        if words[behind] in ("times", "time"):
            behind += 1
    return [Token(value, "number", raw.text if behind - at == 1 else value, raw.clause)], behind


def _measure(value: str, unit: tuple[str, Decimal], raw: _Raw) -> Token:
    dimension, factor = unit
    return Token(f"{measures.scaled(value, factor)} {dimension}", "measure", value, raw.clause)


def _is_unit_here(words: list[str], at: int) -> bool:
    return words[at] == "second" and at > 0 and words[at - 1] in _BEFORE_UNIT


def _date(raws: list[_Raw], words: list[str], at: int) -> tuple[list[Token], int] | None:
    """A day, or a month by its name: "May 2024", "3 May", "in May", not "you may"."""
    raw = raws[at]
    if not raw.text[:1].isupper():
        return None
    if raw.word in _DAYS:
        return [Token(raw.word, "date", raw.word, raw.clause)], at + 1
    if raw.word not in _MONTHS or (raw.opens and raw.word in ("may", "march", "mar")):
        return None
    beside = [raws[place].kind for place in (at - 1, at + 1) if 0 <= place < len(raws)]
    if (
        raw.word in ("may", "march", "mar")
        and "number" not in beside
        and (not at or words[at - 1] not in _BEFORE_MONTH)
    ):
        return None
    return [Token(f"month {_MONTHS.index(raw.word) % 12 + 1}", "date", raw.word, raw.clause)], at + 1


def _word(raw: _Raw, language: Forms) -> list[Token]:
    unit = measures.UNITS.get(raw.word) if len(raw.word) > 2 or raw.word in ("ms", "ns") else None
    if unit and unit[0] != "degree":
        return [Token(f"unit {unit[1]} {unit[0]}", "unit", raw.word, raw.clause)]
    capital = raw.text[:1].isupper() and (not raw.opens or (raw.text.isupper() and len(raw.text) > 1))
    if base := _affirmed(raw.word):
        denied = [] if base in language.empty else [Token(representative(base), "word", base, raw.clause)]
        return [Token("polarity:not", "polarity", raw.word, raw.clause), *denied]
    if raw.word in ("non", "un"):
        return [Token("polarity:not", "polarity", raw.word, raw.clause)]
    return [Token(representative(raw.word), "word", raw.text if capital else raw.word, raw.clause, capital)]


_AFFIRMED_STEMS = frozenset(map(stem, AFFIRMATIVE))


@functools.lru_cache(maxsize=1 << 14)
def _affirmed(word: str) -> str:
    """What a word with a negating prefix or ending denies: "unavailable", "useless", "stateless"; else empty."""
    for prefix in NEGATING_PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in AFFIRMATIVE and word not in UNDENIED:
            return word[len(prefix) :]
    if (
        word.startswith("un") and stem(word[2:]) in _AFFIRMED_STEMS
    ):  # "unmarks" as "unmarked"; "discover" covers nothing
        return word[2:]
    if word.endswith("less") and len(word) > 6 and word not in ("unless", "regardless", "nevertheless", "nonetheless"):
        return word[:-4]
    if word.endswith("-free"):
        return word[:-5]
    return ""


@functools.lru_cache(maxsize=1 << 14)
def representative(word: str) -> str:
    """The stem of a word."""
    return stem(word)


@functools.cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in ALIKE.split(";"):
        stems = {stem(word) for word in entry.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems)
    return {one: frozenset(others) for one, others in found.items()}


@functools.lru_cache(maxsize=1 << 12)
def fades(key: str) -> bool:
    """Whether a word that carries no claim stands for this one: "given" for "specified"."""
    return not _EMPTY_STEMS.isdisjoint(_alike().get(key, ()))


_EMPTY_STEMS = frozenset(map(stem, EMPTY))

# Endings that make another form of the same word.
_DERIVED = frozenset(
    (
        "e s y al ally ly ion ions ation ations ition er ers or ors ment ments able ability ible ive ively ity ness "
        "ence ance ing ed ant ent ful fully ic ical ically ist ize ise iz is iv at ate ator ably ar ary ory ous en "
        "ening th t ur ure"
    ).split()
) | {""}


def are_alike(one: str, other: str) -> bool:
    """Whether two stems stand for each other: synonyms, or forms of one word ("configure", "configuration")."""
    if other in _alike().get(one, ()):
        return True
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    endings = {one[shared:], other[shared:]}
    return shared >= 4 and endings <= _DERIVED and bool(endings & {"", "e"})
