"""The same answer in other words, by rules that keep what it says: whoever rejects one raises a false alarm."""

import re
from collections.abc import Callable, Iterator

from ..text import sentences
from .passage import Passage, Words, cased, exchanged, in_prose, put

_ALIKE_FUNCTION = Words.of("""
must > has to
at most > no more than
at least > no fewer than
only if > not unless
because > since
for example > for instance
such as > for example
in order to > to
may be > can be
before > prior to
each > every
every > each
also > too
however > but
cannot > can not
is able to > can
is required to > must
if > in case
so that > such that
until > up to the time when
more than > over
less than > below
a number of > several
usually > normally
normally > in general
immediately > at once
""")
_ALIKE_CONTENT = Words.of("""
specifies > determines
returns > gives back
creates > makes
create > make
provides > offers
uses > makes use of
contains > holds
allows > lets you
removes > deletes
removed > deleted
required > needed
shows > displays
method > function
parameter > argument
sends > transmits
begins > starts
occurs > happens
specified > given
obtain > get
ensure > make sure
modify > change
modified > changed
terminated > ended
""")
_CONTRACTED = Words.of("is not > isn't; are not > aren't; does not > doesn't; do not > don't; cannot > can't; "
    "will not > won't; should not > shouldn't; was not > wasn't; has not > hasn't; it is > it's; isn't > is not; "
    "doesn't > does not; don't > do not; can't > cannot; won't > will not")  # fmt: skip
_SPELT = Words.of("0 > zero; 1 > one; 2 > two; 3 > three; 4 > four; 5 > five; 6 > six; 8 > eight; 10 > ten; two > 2; "
    "three > 3; four > 4; five > 5; ten > 10; first > 1st; 1000 > 1,000; 1024 > 1,024; "
    "60 > sixty; 30 > thirty")  # fmt: skip
_COUNTED = re.compile(r" [a-z]{2}")
_MEASURED = Words.of("1 second > 1 s; 30 seconds > 30 s; 60 seconds > 1 minute; 5 minutes > 300 seconds; "
    "24 hours > 1 day; 1 hour > 60 minutes; milliseconds > ms; seconds > secs; one minute > 60 seconds")  # fmt: skip
_LEADING = re.compile(
    r"(?P<clause>(?:If|When|Unless|Before|After|Because|Until) [a-z][^,.;:!?`\n]{6,80}), "
    r"(?P<main>[a-z][^.;:,!?`\n]{10,120})(?P<stop>\.)(?=\s|$)"
)
_TRAILING = re.compile(
    r"(?:^|(?<=\. ))(?P<main>[A-Z][a-z][^.;:,!?`\n]{10,120}) (?P<clause>(?:if|when|unless|before|after|because|until) "
    r"[a-z][^,.;:!?`\n]{6,80})(?P<stop>\.)(?=\s|$)"
)
_PASSIVE = re.compile(
    r"(?:^|(?<=\. ))(?P<object>The [a-z]+(?: [a-z]+)?) (?P<be>is|are) (?P<verb>[a-z]+ed) by "
    r"(?P<agent>the [a-z]+(?: [a-z]+)?)"
    r"(?P<stop>\.)(?=\s|$)"
)
_LISTED = re.compile(
    r"(?<=[a-z`] )(?P<one>`[^`\n]{1,40}`), (?P<two>`[^`\n]{1,40}`),? (?P<and>and|or) (?P<three>`[^`\n]{1,40}`)"
)
_MARKS = re.compile(r"\*\*([^*\n]{1,200})\*\*")
_FRAME = re.compile(r"[A-Z][a-z]+ [a-z]")


def _of(words: Words, name: str) -> Callable[[Passage], str | None]:
    return lambda passage: exchanged(passage, words, name)


def clause_moved(passage: Passage) -> str | None:
    """ "If a, b." as "b if a." and back."""
    found = passage.choose(in_prose(_LEADING, passage.text), "leading")
    if found:
        said = f"{_raised(found['main'])} {_lowered(found['clause'])}."
        return put(passage.text, found.span(), said)
    found = passage.choose(in_prose(_TRAILING, passage.text), "trailing")
    return put(passage.text, found.span(), f"{_raised(found['clause'])}, {_lowered(found['main'])}.") if found else None


def active(passage: Passage) -> str | None:
    """ "The page is rendered by the engine." as "The engine renders the page." """
    found = passage.choose(in_prose(_PASSIVE, passage.text), "passive")
    if found is None:
        return None
    verb = re.sub(r"ied$", "ies", found["verb"])
    verb = (
        verb if verb.endswith("ies") else re.sub(r"(?<=[tdlnr])ed$", "s", re.sub(r"(?<=[aeiou][vsgzc])ed$", "es", verb))
    )
    if verb.endswith("ed"):
        return None
    return put(passage.text, found.span(), f"{_raised(found['agent'])} {verb} {_lowered(found['object'])}.")


def list_turned(passage: Passage) -> str | None:
    """ "`a`, `b` and `c`" as "`c`, `b` and `a`"."""
    found = passage.choose(list(_LISTED.finditer(passage.text)), "listed")
    return (
        put(passage.text, found.span(), f"{found['three']}, {found['two']} {found['and']} {found['one']}")
        if found
        else None
    )


def unmarked(passage: Passage) -> str | None:
    """Without bold type."""
    return _MARKS.sub(r"\1", passage.text)


def framed(passage: Passage) -> str | None:
    """With an opening that says nothing."""
    return f"In short, {_lowered(passage.text)}" if _FRAME.match(passage.text) else None


def last_left_out(passage: Passage) -> str | None:
    """Without the last of several sentences."""
    spans = sentences(passage.text) if "\n" not in passage.text else []
    return passage.text[: spans[-2][1]] if len(spans) > 2 else None


def many(passage: Passage) -> str | None:
    """Several of these at once: how a person rewords."""
    text = passage.text
    for words in (_ALIKE_CONTENT, _ALIKE_FUNCTION, _CONTRACTED):
        text = exchanged(Passage(text=text, key=passage.key), words, "many") or text
    moved = clause_moved(Passage(text=text, key=passage.key))
    return moved or text


def spelt(passage: Passage) -> str | None:
    """A count in words, or one in words in digits; a number that is a value or the label of a step stays."""
    listed = in_prose(_SPELT.pattern, passage.text)
    counts = [f for f in listed if not f[0].isdigit() or _COUNTED.match(passage.text, f.end())]
    found = passage.choose(counts, "spelt")
    return put(passage.text, found.span(), cased(_SPELT.instead[found[0].lower()], found[0])) if found else None


REWORDINGS: tuple[tuple[str, Callable[[Passage], str | None]], ...] = (
    ("function-word", _of(_ALIKE_FUNCTION, "function")),
    ("content-word", _of(_ALIKE_CONTENT, "content")),
    ("contraction", _of(_CONTRACTED, "contraction")),
    ("digits-or-words", spelt),
    ("measure", _of(_MEASURED, "measure")),
    ("clause-moved", clause_moved),
    ("active", active),
    ("list-turned", list_turned),
    ("unmarked", unmarked),
    ("framed", framed),
    ("last-left-out", last_left_out),
    ("many", many),
)


def reworded(passage: Passage) -> Iterator[tuple[str, str]]:
    """(kind, right answer in other words), one of each kind for which there is a place, in the order of the list."""
    for name, rewording in REWORDINGS:
        made = rewording(passage)
        if made is not None and made != passage.text:
            yield name, made


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if (first.isalpha() and first[1:].islower()) or len(first) == 1 else text
