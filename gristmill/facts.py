"""The checkable facts of a text: what must not change when its words do.

Shared by the converter (a paraphrase keeps its identifiers) and the filters (an answer states no other number than its
evidence). One linear pass of one pattern; whatever stands in a code span or fence is taken for code.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .codespans import code_spans

_TOKEN = re.compile(
    r"""
    (?P<url>(?:https?|ftp)://[^\s<>"'`|\\^{}\]]+)
    | (?P<path>(?<![\w/.:])(?:~|\.{1,2})?/(?!/)[\w.@%+-]+(?:/[\w.@%+-]+)*/?   # /etc/hosts, ./a, ~/b
        | (?<![\w/])[A-Za-z]:\\[\w.\\-]+                                             # C:\Windows
        | (?<![\w/.-])[\w-]++(?:/[\w-]++)*/[\w-]+\.[A-Za-z]\w{0,9}\b)                # src/main.rs
    | (?P<flag>(?<![\w-])--?[A-Za-z][\w-]*)
    | (?P<number>(?<![\w.])[-−+]?(?:0[xob][\da-f_]+\b|\.\d+(?:e[+-]?\d+\b)?|v?\d+(?:[,_]\d+)*(?:\.\d+)*
        (?:e[+-]?\d+\b|[-.]?(?:alpha|beta|rc|dev|post)\.?\d*\b|[ab]\d+\b)?))
    | (?P<word>[^\W\d][\w$]*(?:(?:\.|::|->|\#)[^\W\d][\w$]*)*(?:-\d+)*(?:['’]\w+)?)
    | (?P<tail>\w+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = re.compile(r"[ \u00a0\u202f-]?(%|°[CF]?|[^\W\d_]+)")
_PRERELEASE = re.compile(r"^[\d.]+[-.]?(?:alpha|beta|rc|dev|post|[ab]\d)")
_ESCAPE = re.compile(r"\\([_*<>\[\]])")
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}")  # somewhere in a word: longer runs would be tried from each letter
_ACRONYM = re.compile(r"[A-Z][A-Z\d]+s?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_VERSION_WORDS = frozenset({"version", "versions", "release", "releases", "v"})

_UNITS = {
    spelling: unit
    for unit, spellings in {
        "ns": "ns nanosecond nanoseconds",
        "us": "us µs μs microsecond microseconds",
        "ms": "ms msec millisecond milliseconds",
        "s": "s sec secs second seconds",
        "min": "min mins minute minutes",
        "h": "h hr hrs hour hours",
        "d": "d day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years yr yrs",
        "bit": "bit bits",
        "B": "byte bytes octet octets",
        "kB": "kb kib kilobyte kilobytes kibibyte kibibytes",
        "MB": "mb mib megabyte megabytes mebibyte mebibytes",
        "GB": "gb gib gigabyte gigabytes gibibyte gibibytes",
        "TB": "tb tib terabyte terabytes tebibyte tebibytes",
        "%": "% percent",
        "°C": "°c celsius",
        "°F": "°f fahrenheit",
        "Hz": "hz hertz",
        "px": "px pixel pixels",
        "g": "g gram grams",
        "mg": "mg milligram milligrams",
        "kg": "kg kilogram kilograms",
        "ml": "ml millilitre millilitres milliliter milliliters",
        "l": "l litre litres liter liters",
        "mm": "mm millimetre millimetres millimeter millimeters",
        "cm": "cm centimetre centimetres centimeter centimeters",
        "m": "m metre metres meter meters",
        "km": "km kilometre kilometres kilometer kilometers",
        "mile": "mile miles",
        "hundred": "hundred",
        "thousand": "thousand",
        "million": "million",
        "billion": "billion",
    }.items()
    for spelling in spellings.split()
}
# "one" is mostly a pronoun, "second" mostly a unit: neither is read as a number.
_TO_TWENTY = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_TO_TWENTY.split(), 2)} | {
    word: str(10 * value) for value, word in enumerate(_TENS.split(), 3)
}

_NEGATIONS = {
    "en": "not no never none nothing nobody nowhere neither nor cannot cant without",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder ohne",
    "fr": "ne n pas jamais aucun aucune rien personne sans ni",
    "es": "no nunca jamás ningún ninguna ninguno nada nadie sin ni tampoco",
    "pt": "não nunca jamais nenhum nenhuma nada ninguém sem nem",
    "it": "non mai nessun nessuna nessuno niente nulla senza né",
    "nl": "niet geen nooit niets niemand noch zonder",
    "ru": "не нет никогда ничего никто без ни",
    "pl": "nie nigdy nic nikt bez ani żaden żadna",
    "sv": "inte ej aldrig inget ingen inga utan",
    "tr": "değil yok asla hiç",
}
_NEGATION_WORDS = {language: frozenset(listed.split()) for language, listed in _NEGATIONS.items()}
# Scripts in which words have no blanks between them, or hold marks that are no letters to `\w` (Devanagari).
_OTHER_NEGATION = re.compile(
    r"[不没無无未勿非]|ない|なく|なかった|ません|ずに|않|없|아니|(?<![\u0900-\u0963])(?:नहीं|न|मत|बिना)(?![\u0900-\u0963])"
)
_CONTRACTED = re.compile(r"n['’]t$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts by slot, each in a canonical spelling."""

    numbers: frozenset[str] = frozenset()
    # without thousands separators; written-out ones from two on as digits
    quantities: frozenset[str] = frozenset()
    # number, space, unit
    versions: frozenset[str] = frozenset()
    # without a leading v
    identifiers: frozenset[str] = frozenset()
    # code: whatever is in code spans, *parameters*, and what looks like code; dotted names whole, without call brackets
    acronyms: frozenset[str] = frozenset()
    # in capitals, outside code, singular
    flags: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    negations: tuple[str, ...] = ()
    # the negating words, lower case, in order

    @property
    def any_number(self) -> frozenset[str]:
        """Numbers and versions: "since 3.8" and "new in version 3.8" state the same."""
        return self.numbers | self.versions


def facts(text: str, *, language: str = "en") -> Facts:
    """The facts of a Markdown text. `language` (BCP 47) picks the words that negate; unknown ones get the English."""
    slots: dict[str, set[str]] = {
        slot: set() for slot in ("number", "quantity", "version", "identifier", "acronym", "flag", "path", "url")
    }
    negating = _NEGATION_WORDS.get(language.partition("-")[0].lower(), _NEGATION_WORDS["en"])
    negations: list[str] = []
    text = _ESCAPE.sub(r"\1", text) if "\\" in text else text
    code = _CodeSpans(text)
    before = ""
    for token in _TOKEN.finditer(text):
        kind, value = str(token.lastgroup), token[0]
        if kind == "word":
            in_code = code.holds(token.start())
            if value == "not" if in_code else value.lower() in negating or _CONTRACTED.search(value):
                negations.append(value.lower())
            in_code = in_code or _is_emphasised(text, *token.span())
            for slot, canonical in _word(value, token.end(), text, in_code=in_code):
                slots[slot].add(canonical)
        elif kind == "number":
            for slot, canonical in _number(value, token.end(), text, before):
                slots[slot].add(canonical)
        elif kind != "tail":
            slots[kind].add(value.rstrip(".,;:!?)*_" if kind == "url" else ".,;:"))
        before = value.lower()
    if not text.isascii():
        negations += _OTHER_NEGATION.findall(text)
    return Facts(
        numbers=frozenset(slots["number"]),
        quantities=frozenset(slots["quantity"]),
        versions=frozenset(slots["version"]),
        identifiers=frozenset(slots["identifier"]),
        acronyms=frozenset(slots["acronym"]),
        flags=frozenset(slots["flag"]),
        paths=frozenset(slots["path"]),
        urls=frozenset(slots["url"]),
        negations=tuple(negations),
    )


def changed(one: Facts, other: Facts) -> Counter[str]:
    """How many facts stand in only one of two texts, by slot; empty where they state the same."""
    differing: Counter[str] = Counter()
    for slot in ("any_number", "quantities", "identifiers", "flags", "paths", "urls"):
        if unequal := getattr(one, slot) ^ getattr(other, slot):
            differing[slot] = len(unequal)
    if parity := abs(len(one.negations) - len(other.negations)):
        differing["negations"] = parity
    return differing


class _CodeSpans:
    """Where a text is code, asked for in reading order."""

    def __init__(self, text: str) -> None:
        self._spans = ((start, stop) for _, start, stop, _ in code_spans(text)) if "`" in text else iter(())
        self._span = next(self._spans, None)

    def holds(self, position: int) -> bool:
        """Whether the position is inside a code span or fence; positions must not fall."""
        while self._span and self._span[1] <= position:
            self._span = next(self._spans, None)
        return self._span is not None and self._span[0] <= position


def _word(value: str, end: int, text: str, *, in_code: bool) -> Iterator[tuple[str, str]]:
    if value.lower() in _NUMBER_WORDS and not in_code:
        yield from _measured(_NUMBER_WORDS[value.lower()], end, text)
    elif in_code or _looks_like_code(value, text[end : end + 1]):
        yield "identifier", re.sub(r"['’]s$", "", value)
    elif _ACRONYM.fullmatch(value):
        yield "acronym", value.removesuffix("s")


def _is_emphasised(text: str, start: int, end: int) -> bool:
    """A single word between single stars: documentation marks parameters so."""
    return text[start - 1 : start] == "*" == text[end : end + 1] and text[end : end + 2] != "**"


def _looks_like_code(word: str, following: str) -> bool:
    """Outside code spans: snake_case, dotted.name, camelCase, utf8, sha-256, call(."""
    if "_" in word.strip("_") or word.startswith("__") or "$" in word or "::" in word or "->" in word:
        return True
    if "." in word:
        return min(len(part) for part in word.split(".")) > 1  # e.g and i.e are none
    if any(map(str.isdigit, word)):
        return True
    return following == "(" or (_CAMEL.search(word) is not None and not _ACRONYM.fullmatch(word))


def _number(value: str, end: int, text: str, before: str) -> Iterator[tuple[str, str]]:
    plain = value.replace("−", "-").lstrip("+").lower()
    if _GROUPED.fullmatch(plain.lstrip("-")):
        plain = plain.replace(",", "")
    plain = re.sub(r"^(-?)\.", r"\g<1>0.", plain.replace("_", ""))
    if "," in plain:  # a list without blanks: 1,2,3
        for part in plain.split(","):
            yield "number", part
    elif plain.startswith("v") or plain.count(".") > 1 or _PRERELEASE.search(plain) or before in _VERSION_WORDS:
        yield "version", plain.lstrip("v")
    else:
        yield from _measured(plain, end, text)


def _measured(number: str, end: int, text: str) -> Iterator[tuple[str, str]]:
    yield "number", number
    if (unit := _UNIT.match(text, end)) and (canonical := _UNITS.get(unit[1].lower())):
        yield "quantity", f"{number} {canonical}"
