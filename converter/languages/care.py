"""What a language needs to ask about drugs and conditions: which heading asks what, who is meant, what is no answer."""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass


def bracketed(question: str, headings: Sequence[str]) -> str:
    """A question with what narrows it behind it: "What side effects can X have (“Rare”)?"."""
    stop = question.rstrip("?").rstrip()
    return f"{stop} (“{' › '.join(headings)}”){question[len(stop) :]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Headings of one kind and the questions for them: {x} is the drug or condition, {pop} " for adults" or nothing."""

    headings: re.Pattern[str]
    # without accents, searched in the heading without them: capitals often have none
    frames: tuple[str, ...]
    of: str = ""
    # what alone can be asked so, "drug" or "condition"; empty: both
    use: tuple[str, ...] = ()
    # frames for what is used, not taken (creams, inhalers)
    says: re.Pattern[str] | None = None
    # what the section has to say: "who can and cannot" may be above two sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """The medical forms of a language."""

    language: str
    kinds: tuple[Asking, ...]
    # the first whose heading fits; those of what must not be done stand before those of how it is done
    about: tuple[str, ...]
    # what the text below the page's title tells
    dosed: tuple[str, ...]
    # a section on how it is taken that gives doses
    other: tuple[str, ...]
    # any other heading, {h}
    dose: tuple[str, ...]
    # a row of a dose table: {who}
    who: tuple[tuple[re.Pattern[str], str], ...]
    # header of a table's first column → what its cells say of the patient, {v}
    compared: tuple[tuple[str, str], ...]
    # signs of a cell, as patterns → the words for them; the longer first
    population: re.Pattern[str]
    # whom a heading or title limits what it says to
    leading: str
    # a question {q} with whom it is about before it, {pop}, where its frame has no place for that
    title: re.Pattern[str]
    # a title that says more than the name: group "x"
    strength: re.Pattern[str]
    # what stands behind the name of a product
    card: re.Pattern[str]
    # headings of boxes that belong to the section above them
    advice: re.Pattern[str]
    # headings of boxes that are but "Do" and "Don't"
    warns: re.Pattern[str]
    # those of them that say what is dangerous or important and send nobody for help
    emergency: str
    # a heading that asks when to get help
    boxed: str
    # a heading that asks what a box below the title warns of
    shown: re.Pattern[str]
    # words with which a sentence leads to the table below it
    people: re.Pattern[str]
    # a heading that is nothing but whom it is for
    for_whom: str
    # how such a heading hangs on a question, {v}
    this: re.Pattern[str]
    # what headings call the thing
    meta: re.Pattern[str]
    # paragraphs and headings about the page: reviews, disclaimers, sources
    article: re.Pattern[str]
    # of a name inside a sentence, with the space behind it
    contracted: tuple[tuple[str, str], ...]
    # what such an article makes of a preposition
    uses: re.Pattern[str]
    # words before a name that is used, not taken
    drug: re.Pattern[str]
    # headings that only pages about drugs have
    adjusted: tuple[str, ...] = ()
    # a row of a table of changes to the dose: {who}
    told: tuple[str, ...] = ()
    # a section that is called as the thing is
    unfit: tuple[str, ...] = ()
    # a row of a dose table that gives no dose but "do not use": {who}
    ailing: re.Pattern[str] | None = None
    # headings that only pages about conditions have
    narrow: Callable[[str, Sequence[str]], str] = bracketed
    # a question and the headings that narrow it → the question with them
    plurals: tuple[tuple[str, str], ...] = ()
    # of a frame, with what stands for it where the name is a plural ("haemorrhoids")
    topic: Callable[[str], str] = lambda heading: heading
    # any other heading → what {h} is, a question that it asks, or "" where it fits neither
    is_people: Callable[[str], bool] = lambda heading: False
    # whether a heading is nothing but a group of people
    of_procedures: re.Pattern[str] | None = None
    # titles that name what is done to a patient: groups "x" and "y"
    home: re.Pattern[str] | None = None
    # in such titles, that the page is for those who had it
    procedures: re.Pattern[str] | None = None
    # such names
    groups: tuple[tuple[re.Pattern[str], str], ...] = ()
    # headings with a group of people in an adjective ("Paediatric dosage") → whom they are for
    after: tuple[str, ...] = ()
    # any other heading of a page about a procedure, {h}: for those who had it, for those who will have it
    conditional: str = ""
    # one that begins with "If", {g}
    medicine: tuple[str, str] = ("", "")
    # a row or an entry about one of several medicines, {v}: for a condition, after a procedure
    advised: tuple[str, ...] = ()
    # such a heading, {h}
    asks: Callable[[str, str, bool], str] = lambda question, name, taken: ""
    # a question of the page that does not name the drug or condition → one that does, or ""


def unaccented(text: str) -> str:
    """A text without accents: "INDÉSIRABLES" and "INDESIRABLES" are one."""
    return "".join(c for c in unicodedata.normalize("NFD", text.replace("’", "'")) if not unicodedata.combining(c))


def has(pattern: str) -> re.Pattern[str]:
    """A pattern whose capitals do not count."""
    return re.compile(pattern, re.IGNORECASE)


def asking(headings: str, *frames: str, of: str = "", use: tuple[str, ...] = ()) -> Asking:
    """A kind of headings that both drugs and conditions have."""
    return Asking(headings=has(unaccented(headings)), frames=frames, of=of, use=use)


def ill(headings: str, *frames: str) -> Asking:
    """A kind of headings of pages about conditions."""
    return asking(headings, *frames, of="condition")


def drug(headings: str, *frames: str, use: tuple[str, ...] = (), says: str = "") -> Asking:
    """A kind of headings of pages about drugs."""
    kind = asking(headings, *frames, of="drug", use=use)
    return dataclasses.replace(kind, says=has(says)) if says else kind
