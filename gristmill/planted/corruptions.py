"""One fault a copy: the ways in which an answer goes wrong by one word, one clause or one sentence, each with a name.

Nothing here knows what a filter looks for: no list and no pattern is shared with one.
"""

import functools
import re
from collections.abc import Callable, Iterator

from ..text import sentences
from . import contrasts
from .passage import Passage, Words, cased, exchanged, in_prose, outside_targets, put

_DIGITS = re.compile(r"(?<![A-Za-z0-9_.#/&\-+])[0-9]{1,9}(?:\.[0-9]{1,9})?(?![A-Za-z0-9_/\-]|\.[0-9])")
_VERSION = re.compile(
    r"(?:(?<=version )|(?<=versions )|(?<=release )|(?<=since )|(?<=Since )|(?<=v))"
    r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,3}(?![\w-]|\.\d)"
    r"|(?<![\w.])[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,4}(?![\w.-])"
)
_YEAR = re.compile(r"(?<![\w.-])(?:19|20)[0-9]{2}(?![\w.]\w|\w)")
_ISO_DATE = re.compile(r"(?<![\w-])((?:19|20)\d\d-)(\d\d)(-\d\d)(?![\w-])")
_MARKED = re.compile(r"`([A-Za-z_][A-Za-z0-9_.]{2,40})(\(\))?`")
_SHAPED = re.compile(
    r"(?<![\w./`\-])(?:[a-z]{1,30}_[a-z_0-9]{1,40}|[a-z]{1,30}[A-Z][A-Za-z]{1,40}|[A-Z]{2,20}_[A-Z_]{1,40})(?![\w/`\-]|\.\w)"
)
_FLAG = re.compile(r"(?<![\w\-/])--?[a-zA-Z][a-zA-Z0-9\-]{0,40}(?![\w/])")
_PATH = re.compile(r"(?<![\w/<.])/[a-z]{2,20}(?:/[\w.\-]{1,40}){1,8}")
_SIDES = re.compile(
    r"(?<![\w`])(?P<one>`[^`\n]{1,40}`|[A-Za-z]{4,20}) (?P<link>to|from|before|after|into|than|over|for|by|"
    r"instead of|rather than|in) (?:the )?(?P<two>`[^`\n]{1,40}`|[a-z]{4,20})(?![\w`])"
)
_CLAUSE = re.compile(
    r",? (?:if|unless|when|until|except|only|before|after|provided|as long as|but not|without|instead of)"
    r" [^.;:`|]{8,160}(?=\.(?:\s|$))"
)
_STATED = re.compile(r"(?<=[a-z`)] )(?:is|are|can|will|must|should|was|were)(?= (?!not\b|no\b|never\b)[a-z])")
_COMMON = re.compile(r"[A-Za-z]+")
_EITHER_WAY = re.compile(r"[, ]*(?:and|or)? ?")  # between two numbers whose order says nothing
_INVENTED = (
    "reset_everything",
    "get_or_fail",
    "flush_all_now",
    "with_retry_guard",
    "unsafe_rebuild",
    "try_close_twice",
)
_CHANGED_FLAG = ("--no-wait", "--force-all", "--keep-order", "--skip-checks", "--recursive-only")

Fault = Callable[[Passage], str | None]


def _of(words: Words, name: str) -> Fault:
    return lambda passage: exchanged(passage, words, name)


def number(passage: Passage) -> str | None:
    """A number exchanged for another of the page, or made larger."""
    found = passage.choose(outside_targets(_DIGITS, passage.text), "number")
    if found is None:
        return None
    others = [other for other in _numbers(passage.page) if other.lstrip("0") != found[0].lstrip("0")]
    whole, dot, rest = found[0].partition(".")
    larger = f"{int(whole) + 1 + len(passage.text) % 3}{dot}{rest}"
    taken = passage.choose(others, "other") if len(passage.text) % 3 else None
    return put(passage.text, found.span(), taken or larger)


@functools.lru_cache(maxsize=8)
def _numbers(page: str) -> list[str]:
    return sorted({found[0] for found in _DIGITS.finditer(page)})


@functools.lru_cache(maxsize=8)
def _names(page: str) -> list[str]:
    return sorted({found[1] for found in _MARKED.finditer(page)} | {f[0] for f in outside_targets(_SHAPED, page)})


def version(passage: Passage) -> str | None:
    """A version raised or lowered by its last part."""
    found = passage.choose(outside_targets(_VERSION, passage.text), "version")
    if found is None:
        return None
    *before, last = found[0].split(".")
    return put(passage.text, found.span(), ".".join([*before, str(int(last) + 1)]))


def date(passage: Passage) -> str | None:
    """Another year, month or day of the week."""
    if iso := passage.choose(outside_targets(_ISO_DATE, passage.text), "iso"):
        return put(passage.text, iso.span(2), f"{int(iso[2]) % 12 + 1:02}")
    if changed := exchanged(passage, contrasts.DATES, "date"):
        return changed
    year = passage.choose(outside_targets(_YEAR, passage.text), "year")
    return put(passage.text, year.span(), str(int(year[0]) - 3)) if year else None


def identifier(passage: Passage) -> str | None:
    """A name of code exchanged for another of the page."""
    hits = [found.span(1) for found in _MARKED.finditer(passage.text)]
    hits += [found.span() for found in outside_targets(_SHAPED, passage.text)]
    span = passage.choose(hits, "name")
    if span is None:
        return None
    own = passage.text[slice(*span)].lower()
    others = [name for name in _names(passage.page) if own not in name.lower() and name.lower() not in own]
    other = passage.choose(others, "other name")
    return put(passage.text, span, other) if other else None


def flag(passage: Passage) -> str | None:
    """An option exchanged for another of the page, or for one that there is not."""
    found = passage.choose(outside_targets(_FLAG, passage.text), "flag")
    if found is None:
        return None
    others = sorted({other[0] for other in _FLAG.finditer(passage.page)} - {found[0]})
    return put(passage.text, found.span(), passage.choose(others or list(_CHANGED_FLAG), "other flag") or "")


def path(passage: Passage) -> str | None:
    """A path with another folder."""
    found = passage.choose(outside_targets(_PATH, passage.text), "path")
    if found is None:
        return None
    parts = found[0].split("/")
    parts[-2 if len(parts) > 3 else 1] = "opt" if parts[1] != "opt" else "srv"
    return put(passage.text, found.span(), "/".join(parts))


def numbers_swapped(passage: Passage) -> str | None:
    """Two numbers of one sentence in each other's place."""
    for start, stop in sentences(passage.text):
        found = [hit for hit in outside_targets(_DIGITS, passage.text) if start <= hit.start() < stop]
        if len({hit[0] for hit in found}) == len(found) == 2 and not _EITHER_WAY.fullmatch(
            passage.text[found[0].end() : found[1].start()]
        ):
            (one, two) = found
            return put(put(passage.text, two.span(), one[0]), one.span(), two[0])
    return None


def roles_swapped(passage: Passage) -> str | None:
    """Two names or things in each other's place: "from a to b" as "from b to a"."""
    found = passage.choose([hit for hit in _SIDES.finditer(passage.text) if _exchangeable(hit)], "sides")
    if found is None:
        return None
    one, two = found["one"], found["two"]
    changed = put(passage.text, found.span("two"), two and one.lower() if not one.startswith("`") else one)
    return put(changed, found.span("one"), cased(two, one))


def _exchangeable(hit: re.Match[str]) -> bool:
    """Two names of code, or two nouns by their look: a verb or an adverb in a noun's place makes no claim."""
    one, two = hit["one"], hit["two"]
    if one.lower() == two.lower():
        return False
    if one.startswith("`") or two.startswith("`"):
        return one.startswith("`") and two.startswith("`")
    noun = re.compile(r"(?:er|or|ion|ment|ity|ory|ame|ile|age|ent|ble|set|ue|ey|ath|ing|ess|ask|ata|ost|ect)s?$")
    return bool(noun.search(one) and noun.search(two))


def negation_inserted(passage: Passage) -> str | None:
    """A statement denied."""
    found = passage.choose(in_prose(_STATED, passage.text), "stated")
    return put(passage.text, found.span(), contrasts.AFFIRMED.instead[found[0]]) if found else None


def exception_added(passage: Passage) -> str | None:
    """An exception at the end of a sentence that has none."""
    ends = [stop for start, stop in sentences(passage.text) if passage.text[stop - 1] == "." and stop - start > 30]
    ends = [stop for stop in ends if passage.text[stop - 2].isalnum()]
    end = passage.choose(ends, "end")
    exception = passage.choose(contrasts.EXCEPTIONS, "exception")
    return put(passage.text, (end - 1, end - 1), f", {exception}") if end else None


def only_added(passage: Passage) -> str | None:
    """What holds is said to hold alone."""
    found = passage.choose(in_prose(_STATED, passage.text), "only")
    return put(passage.text, found.span(), f"{found[0]} only") if found else None


def default_value(passage: Passage) -> str | None:
    """Another value where a default is told, or something else than a default."""
    if re.search(r"\bdefault", passage.text, re.IGNORECASE) is None:
        return None
    for start, stop in sentences(passage.text):
        said = Passage(text=passage.text[start:stop], key=passage.key)
        if "default" in said.text.lower() and (changed := exchanged(said, contrasts.DEFAULT_VALUES, "value")):
            return put(passage.text, (start, stop), changed)
    return exchanged(passage, contrasts.DEFAULTS, "default")


def hedge_dropped(passage: Passage) -> str | None:
    """What may be so is said to be so."""
    hedge = re.compile(rf"(?<![\w'-])(?:{'|'.join(contrasts.HEDGES)})(?![\w'-])", re.IGNORECASE)
    found = passage.choose(in_prose(hedge, passage.text), "hedge")
    if found is None:
        return None
    if other := contrasts.HEDGED_VERB.instead.get(found[0].lower()):
        return put(passage.text, found.span(), cased(other, found[0]))
    start, stop = found.span()
    if passage.text[stop : stop + 1] == ",":
        stop += 1
    left = put(passage.text, (start, stop + (passage.text[stop : stop + 1] == " ")), "")
    return left[:start] + cased(left[start:], found[0])


def clause_cut(passage: Passage) -> str | None:
    """A condition, an exception or a time left out."""
    found = passage.choose(in_prose(_CLAUSE, passage.text), "clause")
    return put(passage.text, found.span(), "") if found and found.start() > 25 else None


def fabricated(passage: Passage) -> str | None:
    """A sentence about a name that there is not."""
    name = passage.choose(_INVENTED, "invented")
    return f"{passage.text.rstrip()}\n\nCall `{name}()` to do this in one step."


def foreign_sentence(passage: Passage) -> str | None:
    """A sentence of another page, behind the answer."""
    return f"{passage.text.rstrip()}\n\n{passage.foreign}" if passage.foreign else None


CORRUPTIONS: tuple[tuple[str, Fault], ...] = (
    ("number", number),
    ("number-word", _of(contrasts.NUMBER_WORDS, "number word")),
    ("ordinal", _of(contrasts.ORDINALS, "ordinal")),
    ("unit", _of(contrasts.UNITS, "unit")),
    ("version", version),
    ("date", date),
    ("identifier", identifier),
    ("flag", flag),
    ("path", path),
    ("numbers-swapped", numbers_swapped),
    ("roles-swapped", roles_swapped),
    ("negation-removed", _of(contrasts.DENIED, "denied")),
    ("negation-inserted", negation_inserted),
    ("negation-lexical", _of(contrasts.LEXICAL, "lexical")),
    ("negation-affix", _of(contrasts.AFFIXES, "affix")),
    ("antonym", _of(contrasts.ANTONYMS, "antonym")),
    ("modality", _of(contrasts.MODALITY, "modality")),
    ("quantifier", _of(contrasts.QUANTIFIERS, "quantifier")),
    ("only-added", only_added),
    ("condition", _of(contrasts.CONDITIONS, "condition")),
    ("exception", exception_added),
    ("order", _of(contrasts.ORDER, "order")),
    ("cause", _of(contrasts.CAUSE, "cause")),
    ("frequency", _of(contrasts.FREQUENCY, "frequency")),
    ("comparison", _of(contrasts.COMPARISON, "comparison")),
    ("entity", _of(contrasts.ENTITIES, "entity")),
    ("default", default_value),
    ("hedge-dropped", hedge_dropped),
    ("clause-cut", clause_cut),
    ("fabricated-api", fabricated),
    ("foreign-sentence", foreign_sentence),
)


def corrupted(passage: Passage) -> Iterator[tuple[str, str]]:
    """(class, wrong answer), one of each class for which the answer has a place, in the order of the list."""
    for name, fault in CORRUPTIONS:
        made = fault(passage)
        if made is not None and made != passage.text and _COMMON.search(made):
            yield name, made
