"""English: the words of a heading that keep their capital, by how its page writes them in sentences."""

import functools
import re
from collections.abc import Iterator

from ..site import Site
from .english_grammar import PROPER
from .english_words import gerund_of, is_base, is_word

# What one page must write with a capital amid its sentences, before a word of the dictionary is a name on it: a manual
# names its own menus and chapters so ("in Preferences"), once or twice.
LEAST_WORD, LEAST_SHARE = 3, 3
_HEADINGS = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_CAPITAL = re.compile(r"[A-Z][a-z][\w-]*")
_RUN = re.compile(r"[A-Z][\w+.-]*(?: (?:[A-Z][\w+.-]*|\d[\w+.-]*))+")
_AMID = re.compile(r"[a-z,;)] $")
_LABELLED = re.compile(r"\b(?:[Cc]lick|[Cc]hoose|[Ss]elect|[Pp]ress|[Oo]pen|[Ss]ee|[Ii]n|[Oo]n|[Uu]nder|[Cc]alled) $")
_IS_ONE = re.compile(r"(?:\(https?:[^()\s]*\))? (?:is|are) (?:an?|the|one)\b")
_IS = re.compile(r"(?:\(https?:[^()\s]*\))? (?:is|was|are|has|have|can|will|does|uses|provides|supports|allows)\b")
_LOCAL = re.compile(r"\((?!https?:)\S")  # a link to a section, whose title its words are
_INSIDE = re.compile(r"(?:^|[\s(])[A-Z][\w-]* $")
MOST_WORDS = 5
_BESIDE = 160  # characters behind a phrase: an address and a verb


def kept(heading: str, text: str) -> frozenset[str]:
    """The words of a heading, in small letters, that are names on the page: "Deluge", "Rime Board 2"."""
    body = _body(text)
    found: set[str] = set()
    for run in _RUN.finditer(heading):
        found.update(_words(_longest(run[0], body, first=run.start() == 0)))
    for word in _CAPITAL.findall(heading):
        if word.lower() not in found and _is_named(word, body):
            found.add(word.lower())
    return frozenset(found)


# A name and what it is, in the words of a title: "Rime (Frozen Gates)", "Rime (Frozen Gates) Server".
_DESCRIBED = re.compile(
    r"(?P<name>[A-Z][\w.+-]*(?:['’]s)?(?: [A-Z\d][\w.+-]*){0,2}) \((?P<what>[A-Z][\w/-]*(?: [\w/-]+)*)\)"
    r"(?P<kind> (?:Server|Client|Service))?"
)


# What a parenthesis may tell a section to be for: "Frost (Windows)".
_SYSTEMS = PROPER | frozenset("windows macos ios unix bsd freebsd openbsd netbsd posix gtk qt".split())


def undescribed(heading: str, text: str, site: Site) -> str:
    """A heading without what it says a name to be, which is no part of that; other parentheses tell what is meant.

    "Rime (Frozen Gates)" is about Rime, "Frost (Windows)" not about all of Frost; "Rime Gate (RG)" has two names.
    """
    found = _DESCRIBED.fullmatch(heading)
    if not found or found["name"].lower() == site.product.lower():
        return heading
    what, first = found["what"].split(), found["name"].partition(" ")[0].lower().removesuffix("'s")
    if (
        {word.lower() for word in what} & _SYSTEMS
        or what[0].lower() in site.proper
        or (len(what) == 1 and what[0].isupper())
    ):
        return heading
    if found["name"].isupper() and found["name"][0] == what[0][0]:
        return heading  # "RGM (Rime Gate Manager)"
    known = not is_word(first) or first in site.proper or first in kept(found["name"], text)
    return f"{found['name']}{found['kind'] or ''}" if known and not gerund_of(first) else heading


def _longest(run: str, body: str, *, first: bool) -> str:
    """The most words of a run that are a name: "Rime Board" of "Rime Board Keywords"; empty for less than two."""
    words = run.split()[:MOST_WORDS]
    parts = ((at, at + size) for size in range(len(words), 1, -1) for at in range(len(words) - size + 1))
    names = (" ".join(words[at:stop]) for at, stop in parts if _is_name(words[at:stop], body, first=first and not at))
    return next(names, "")


def _words(run: str) -> Iterator[str]:
    return (word.strip(".").lower() for word in run.split())


@functools.lru_cache(maxsize=8)
def _body(text: str) -> str:
    """The page without its headings, whose capitals say nothing."""
    return _HEADINGS.sub("", text)


def _places(body: str, phrase: str) -> Iterator[tuple[str, str]]:
    at = body.find(phrase)
    while at >= 0:
        stop = at + len(phrase)
        if not (body[max(0, at - 1) : at] + body[stop : stop + 1]).strip(" ,.;:()'’\n").strip():
            yield body[max(0, at - 24) : at], body[stop : stop + _BESIDE]
        at = body.find(phrase, stop)


def _is_name(words: list[str], body: str, *, first: bool) -> bool:
    """Whether several words are written with the same capitals in a sentence, and are no title of a section there."""
    opens = words[0].lower()
    doing = first and bool(is_base(opens) or gerund_of(opens))
    for before, behind in _places(body, " ".join(words)):
        if _LOCAL.match(behind) or _LABELLED.search(before) or _is_part(before, behind):
            continue
        if _IS_ONE.match(behind) or (not doing and (_AMID.search(before) or _IS.match(behind))):
            return True
    return False


def _is_part(before: str, behind: str) -> bool:
    """Whether what stands between these is a part of a longer name."""
    return _INSIDE.search(before) is not None or behind[:2].strip().isupper()


def _is_named(word: str, body: str) -> bool:
    """Whether a word is written with a capital amid sentences, or at the beginning of one that says what it is."""
    capital = defined = 0
    for before, behind in _places(body, word):
        if _LOCAL.match(behind) or _is_part(before, behind):
            continue
        amid = _AMID.search(before) and not _LABELLED.search(before)
        one = not amid and _IS_ONE.match(behind)
        capital, defined = capital + bool(amid or one), defined + bool(one)
    small = sum(1 for before, _ in _places(body, word.lower()) if _AMID.search(before))
    if not is_word(word):
        return capital > small
    return capital >= (LEAST_WORD - 1 if defined else LEAST_WORD) and capital > LEAST_SHARE * small
