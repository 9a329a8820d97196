"""Pure functions on text that more than one stage needs."""

import functools
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

WORD = re.compile(r"\w+")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003134f]+")  # kana and Han
# Full stops that end no sentence in documentation; from the abbreviations of the Python, PostgreSQL and Git manuals.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|resp|approx|Fig|No|Dr|Mr|Ms|St|al|incl|ca|Vol|Art|Sec)|\b[A-Z])\.$"
)
_ABBREVIATION_REACH = 9  # the longest, its full stop and the character before it; a longer look back costs square time
# What a terminal obeys, or what hides text on it: C0 and C1 controls but line feed and tab, DEL, marks of direction,
# line and paragraph separators, tags, lone surrogates, noncharacters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
# Each run of stops is tried once, from its first: a run that ends no sentence would be tried from every stop.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]`*_]*+(?=\s)|(?<![。！？؟।])[。！？؟।]++[”’」』）]*+\s*+")

# Ends that the text may run over: of a question, a call or an omission, and of what is quoted or in brackets.
_RUNS_OVER = re.compile(r"[!?…\"'”’)\]`]|\.\.$")
# What goes on behind such an end: a small letter, in the next line as well, or a dash.
_GOES_ON = re.compile(r"[^\S\n]*+(?:[–—]|\n?[^\S\n]*+([^\W\d_]))")


def digest(*parts: str, length: int = 64) -> str:
    """SHA-256 over the parts, unambiguously joined, as `length` hex digits."""
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()[:length]


def sha256(text: str) -> str:
    """SHA-256 of the UTF-8 text, 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def printable(text: str) -> str:
    """Text of a page, a file or a reply as a terminal may get it: what steers or deceives it stands as `\\x1b`.

    The one boundary: everything that goes to a terminal or into a log message goes through here first. A carriage
    return before a line feed is dropped.
    """
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text.replace("\r\n", "\n"))


def words(text: str) -> list[str]:
    """Lower-case words in reading order; scripts without spaces give one word per CJK character."""
    if text.isascii():  # is its own compatibility form
        return WORD.findall(text.lower())
    found: list[str] = []
    for word in WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if word.isascii():
            found.append(word)
        else:
            found.extend(_split_cjk(word))
    return found


def _split_cjk(word: str) -> Iterator[str]:
    run = ""
    for character in word:
        if _is_cjk(character):
            if run:
                yield run
            run = ""
            yield character
        else:
            run += character
    if run:
        yield run


def _is_cjk(character: str) -> bool:
    code = ord(character)
    return (
        0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF or 0x20000 <= code <= 0x3134F
    )


def count_words(text: str) -> int:
    """Words that a reader sees; of scripts without spaces two characters count as one."""
    if text.isascii():
        return len(text.split())
    runs = _SPACELESS.findall(text)
    return len(_SPACELESS.sub(" ", text).split()) + sum((len(run) + 1) // 2 for run in runs)


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a paragraph, without surrounding blanks, in order."""
    return list(_sentences(text))


@functools.lru_cache(maxsize=1 << 12)  # each rule looks at the sentences of the same paragraphs
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    spans, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[max(start, end.end() - _ABBREVIATION_REACH) : end.end()]):
            continue
        if _RUNS_OVER.search(end[0]) and _goes_on(text, end.end()):
            continue
        spans.append((start, end.end()))
        start = end.end()
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := trim(text, *span))[0] < trimmed[1])


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on behind a mark: "use `whoami` (“who am I?”) to see it", "Tarn! runs on"."""
    found = _GOES_ON.match(text, at)
    return found is not None and (not found[1] or found[1].islower())


def trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    told = text[start:stop].rstrip()
    if not told:
        return stop, stop
    return start + len(told) - len(told.lstrip()), start + len(told)


@functools.lru_cache(maxsize=1 << 14)  # headings and questions are folded again for every comparison
def fold(text: str) -> str:
    """For exact-duplicate tests: compatibility form, case-folded, words only, single spaces."""
    return " ".join(words(text if text.isascii() else unicodedata.normalize("NFKC", text).casefold()))


def jaccard(one: Iterable[object], other: Iterable[object]) -> float:
    """What two sets share of all that is in either, 0…1; two empty sets are the same."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first or second else 1.0
