"""What a language needs to ask about statutes: how a provision is cited, what tells its kind, and its frames."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

# What provisions are told by; the first sign that is found gives the kind, and "provision" is any other.
KINDS = (
    "commencement",
    "citation",
    "defence",
    "exception",
    "extent",
    "scope",
    "penalty",
    "offence",
    "time_limit",
    "prohibition",
    "duty",
    "provision",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Frames have {ref}, a provision as it is cited; {name}, the act; {title}, the provision's own; {x}, a term."""

    language: str
    cite: Callable[[str, str, str, str], str]
    # (word of the heading, number, label of the subsection, act's name) → the citation
    of: Callable[[str], str]
    # the act's name as it hangs on a question (" in the Ferries Act 2019")
    act: Callable[[str], str]
    # the act's name as the subject of a question ("the Ferries Act 2019"); empty where its article is not known
    titled: str
    # {title} of a provision without a number, and {of}: its citation
    signs: Mapping[str, re.Pattern[str]]
    # kind → what a provision of that kind says; a kind that is absent is asked as any other; "relief", which is none,
    # is a way out of the provision before: a defence, what may be allowed instead
    frames: Mapping[str, tuple[str, ...]]
    # kind, "whole" (a section of several), "definition", "row" ({x} and {column}), "rows" → frames
    defines: re.Pattern[str] | None
    # a text that defines by itself, from its first word on: group "t" is the term
    leads: re.Pattern[str]
    # a lead-in whose points each define the term that they begin with
    refers: re.Pattern[str]
    # a reference; groups "sub" (a subsection of the same section) or "section" and perhaps "of" (its subsection)
    original: str = ""
    # {name} of an act as it was first enacted
    who: Callable[[str], tuple[str, str]] = lambda text: ("", "")
    # a provision → what one must or may do by it, as its frames are called, and who: "must", "the keeper"
    fees: re.Pattern[str] | None = None
    # titles of tables that can be asked for by what they set; group "fees" is that
    columns: re.Pattern[str] | None = None
    # heads of columns that can be asked for, all others are but quoted

    def subs(self, text: str) -> Iterator[str]:
        """Labels of the section's own subsections that a text refers to: all of "(2), (3) and (5)", of "(1) to (3)"."""
        for found in self.refers.finditer(text):
            if not found.groupdict().get("sub"):
                continue
            said, at = [bare(found["sub"])], found.end("sub")
            while (more := _MORE.match(text, at)) and _alike(said[-1], more["label"]):
                said += [*(_between(said[-1], more["label"]) if _RANGE.search(more["by"]) else ()), more["label"]]
                at = more.end("label")
            if not _ELSEWHERE.match(text, at):
                yield from said


# What joins the labels of a list or a range; a label in brackets may name a point too: "(a)(1) and (c)".
_MORE = re.compile(
    r"\)?(?:\(\w{1,4}\))*(?P<by>\s*(?:,\s*(?:(?:and|or|und|oder|et|ou|y|o|e)\s+)?|(?:and|or|to|through|und|oder|sowie|bis|et"
    r"|ou|à|y|o|e|a|al)\s+|[-–—]\s*))(?P<open>\()?(?P<label>(?(open)[^\W_]{1,4}(?=\))|\d{1,3}[a-z]{0,2}\b(?!\.\d)))"
)
_RANGE = re.compile(r"\b(?:to|through|bis|à|a|al)\b|[-–—]")
_ELSEWHERE = re.compile(
    r" des (?:§|Art)|"
    r"\)?(?:\(\w{1,4}\))* (?:of|to) (?:sections?|articles?|schedules?|regulations?|rules?|§+) ?[A-Z]?\d"
)
MOST_BETWEEN = 25  # labels of a range: the letters from a to z


def _alike(one: str, other: str) -> bool:
    """Whether two labels can stand in one list: both numbers, or both letters."""
    return one[0].isdigit() == other[0].isdigit()


def _between(first: str, last: str) -> list[str]:
    """The labels inside a range; none where it is not known how they go on."""
    if first.isdecimal() and last.isdecimal():
        return [str(n) for n in range(int(first) + 1, min(int(last), int(first) + MOST_BETWEEN))]
    if len(first) == len(last) == 1:
        return [chr(n) for n in range(ord(first) + 1, min(ord(last), ord(first) + MOST_BETWEEN))]
    return []


def bare(label: str) -> str:
    """The number or letter of a label: "(1)", "1\\." and "1°" are "1"; the dots inside a number are its own ("2.1")."""
    return re.sub(r"(?!(?<=\d)\.\d)\W", "", label)


def straight(text: str) -> str:
    """A text with straight apostrophes, as the patterns here have them; of the same length."""
    return text.replace("’", "'")


def alone(pattern: str) -> re.Pattern[str]:
    """A pattern whose capitals do not count."""
    return re.compile(pattern, re.IGNORECASE)


def genitive(articles: Mapping[str, str]) -> Callable[[str], str]:
    """A name with the words that join it to a citation, by its first word; in brackets where that is unknown."""

    def joined(name: str) -> str:
        first = re.split(r"[\s,]", name, maxsplit=1)[0].lower()
        return f" {articles[first]} {name}".replace("' ", "'") if first in articles else f" ({name})" if name else ""

    return joined


def cited(
    word: str, sub: str, of: Callable[[str], str], *, paragraph: str = "§", annex: str = ""
) -> Callable[[str, str, str, str], str]:
    """Citations like "artículo 3, apartado 1, de la Ley …"; `annex`: the word for one, with its article."""

    def cite(said: str, number: str, label: str, name: str) -> str:
        noun = annex if annex and said.lower() == re.split(r"[ ']", annex)[-1] else _noun(said, word)
        head = f"{paragraph} {number}" if said.startswith("§") else f"{noun} {number}".rstrip()
        return head + (sub.format(n=bare(label)) if label else "") + of(name)

    return cite


def _noun(said: str, usual: str) -> str:
    kept = {"artikel", "art.", "article", "artículo", "artigo", "articolo", ""}
    return usual if said.lower() in kept else said.capitalize()


def subject(articles: Mapping[str, str]) -> Callable[[str], str]:
    """A name with its article, by what joins it to a citation ("de la Ley …" is "la Ley …")."""
    bare_article = {"de la": "la", "du": "le", "del": "el", "da": "a", "do": "o", "della": "la", "de l'": "l'"}

    def act(name: str) -> str:
        first = re.split(r"[\s,]", name, maxsplit=1)[0].lower()
        return f"{bare_article[articles[first]]} {name}".replace("' ", "'") if first in articles else ""

    return act
