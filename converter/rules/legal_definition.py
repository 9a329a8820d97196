"""Definitions of a law: what each term means in the act, with its points."""

import re
from collections.abc import Iterator, Sequence

from gristmill.text import digest

from ..act import Article, Statute, is_gone, statute, unshouted
from ..blocks import Part, words_in
from ..drafts import Draft, Quoted
from ..languages.law import straight
from ..page import Page, plain
from ..quoting import in_order, labelled
from ..statute import Atom, Provision, joint, label_length, opens, unfinished, unlabelled

NAME = "legal_definition"
MOST_TERM_WORDS = 8
LEAST_WORDS = 3
MOST_MEANT_WORDS = 250  # of the provision that a definition points to
# "has the meaning given by subsection 7(1)", of this act.
_GIVEN = re.compile(
    r"\b(?:has|have) (?:the|its) (?:same )?meanings? [a-z ]{0,24}\b(?:sub-?)?"
    r"(?:section|paragraph|article|regulation|rule)s? "
    r"(?P<section>\d+[A-Z]{0,3}(?:[.:–-]\d+)*)(?:\((?P<of>\w{1,3})\))?(?! (?:of|to|in) (?!this\b))",
    re.IGNORECASE,
)
# A point that begins with what it defines: "Bac : tout bateau …", "«Balsa», a embarcação …", "„Fähre“: …".
_ENTRY = re.compile(
    r"(?:[«“\"„‘'*]+\s?(?P<q>[^»”\"“’*]{2,70}?)\s?[»”\"“’'*]+(?:\s?[:,—–]|\s(?=[a-zé(])|(?=:))"
    r"|(?P<t>[^\W\d_][^:,;.—–]{1,70}?)\s?[:—–])\s*\S"
)
# German ones have no mark: "Im Sinne dieses Gesetzes ist 1. Halter, wer Bienen hält; 2. Stand ein Ort, an dem …".
_UNMARKED = re.compile(
    r"(?P<n>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,2}),? "
    r"(?=(?:eine?[rs]?|der|die|das|wer|was|jede[rs]?|alle|diejenigen?)\b)"
    r"|(?:ist|sind) \*\*(?P<b>[^*]{2,60})\*\*,? \S"
)
# Points of Romance laws that part the term with a comma: "a) Huésped, quien amarra por una noche".
_PARTED = re.compile(
    r"(?P<t>[A-ZÀ-Ý][^:,;.—–«»]{1,60}?),\s(?=(?:quien(?:es)?|quem|chi|chiunque|ogni|tout[es]?|tod[oa]s?|aquel\w*|cualquier|qualquer"
    r"|el|la|los|las|un[aoe]?|o|a|os|as|il|lo|i|gli|le)\b|l')"
)
_ROMANCE = frozenset(("fr", "es", "pt", "it"))
_DASH = re.compile(r"\\?[-–—]\s+")  # of a point in a paragraph of its own
_COLON_INSIDE = re.compile(r":(\*+)")  # "*Trip:* A voyage"
# Titles of sections that do nothing but define, with or without a sentence that says so.
_DEFINITIONS = re.compile(
    r"(?:(?:general |other )?definitions?|interpretation|defined terms|begriff(?:e|sbestimmung(?:en)?)|définitions?"
    r"|definiciones|definições|definizioni)\b",
    re.IGNORECASE,
)
_MARKED_TERM = re.compile(r"(?![«“\"„‘*]*(?:Notes?|Examples?|Hinweise?|Nota|Remarques?)\b)[«“\"„‘*]")
_NARROW = re.compile(
    r"\b(?:in|of|for the purposes? of) this (section|subsection|article|part|chapter|schedule)\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:\\?[-–—]\s+)?(?:\*\*(?:\d+\.)+\d*\s+)?(?:[-–—]?\s*\(\w{1,4}\)\s*)?"
    r"(?:\*?Explanation(?: \d+)?\.?\*?\.?\s?[—–]\s?)?"
    r"(?:(?:In|For (?:the )?purposes? of) (?:this|these) \w+(?: \(\w+\))?,?\s+)?(?=\S)"
)
_BEGINNING = re.compile(r"(?:^|(?<=[.!?])\s+)(?=\S)")  # of a sentence
_ALSO = re.compile(r"[,;]? and (?=[“\"‘*])")
_AND = "” and “"  # between the terms that one sentence defines
_SUBSECTION = re.compile(r"\(\d{1,3}[A-Z]?\)")
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A pair for each term that the section defines."""
    act = statute(page)
    if act is None or is_gone(one := act.at(part)):
        return
    for provision in one.provisions:
        lead = provision.atoms[0].text
        for term, spans in entries(page, act, provision):
            said = page.markdown[spans[-1].start : spans[-1].stop].partition("\n")[0]
            narrow = bool(one.number) and bool(_NARROW.search(lead) or _NARROW.search(said))
            if questions := _asked(act, one, term, narrow=narrow):
                told = (*spans, *_meant(page, act, one, term, spans))
                yield Draft(type=NAME, section=part.section, questions=questions, spans=told, entire=True)


def _meant(page: Page, act: Statute, one: Article, term: str, spans: Sequence[Quoted]) -> list[Quoted]:
    """The provision that says what a term means where its definition but points there."""
    last = spans[-1]
    found = _GIVEN.search(plain(page.markdown[last.start : last.stop]))
    holder = act.numbered(found["section"]) if found else None
    if not found or holder is None or holder is one:
        return []
    told = list(labelled(holder, found["of"])) if found["of"] else list(holder.provisions)
    whole = [provision for provision in told if provision.whole]
    defining = [
        provision for provision in whole if re.search(rf"[“\"‘]{re.escape(term)}[”\"’]", provision.text, re.IGNORECASE)
    ]
    quotes = in_order(page, act, one, defining or whole)
    words = sum(words_in(page.markdown[quote.start : quote.stop]) for quote in quotes)
    return quotes if words <= MOST_MEANT_WORDS else []


def _asked(act: Statute, one: Article, term: str, *, narrow: bool) -> tuple[str, ...]:
    law = act.law
    of, above = law.of(act.name), one.part.section.heading_path[:-1]
    if not of and one.part.section.heading_path:
        of = f" ({unshouted(one.part.section.heading_path[0])})"
    path = f" ({unshouted(above[0])})" if above and not act.name else ""
    cited = f" in {law.cite(one.word, one.number, '', act.name)}{path}" if law.language == "en" and one.number else of
    frames = law.frames["definition"]
    key = int(digest(*one.part.section.heading_path, term, length=8), 16)
    values = {"x": term, "first": f"{act.name}: " if act.name else ""}
    forms = (cited,) if narrow or not act.name else (of, cited)
    slots = ({**values, "of": hung} for hung in forms)
    form = frames[-1 if _AND in term else key % len(frames)]  # the last one asks for several as well
    texts = (form.format_map(known) for known in slots)
    return tuple(dict.fromkeys(text[:1].upper() + text[1:] for text in texts))


def entries(page: Page, act: Statute, provision: Provision) -> list[tuple[str, list[Quoted]]]:
    """The terms that a provision defines, each with the quotes that say what it means."""
    found = []
    lead: Atom | None = None
    for at, atom in enumerate(provision.atoms):
        led = lead is not None
        term = _term(page, act, atom, led=led or _is_marked(page, act, atom))
        inside = [] if led else list(_inside(page, act, atom))
        if term and len(inside) < 2:
            stop = _end(act, page, provision.atoms, at, led=led)
            begins = atom.label and _MARKED_TERM.match(unlabelled(page.markdown[atom.start : atom.stop]))
            if spans := _said(page, provision.atoms[at:stop], listed=led or bool(begins)):
                if lead and _lacks_verb(page, act, atom):
                    spans = [Quoted(start=lead.start, stop=lead.stop, kind="prose"), *spans]
                found.append((_AND.join((term, *_joined(page, act, atom))), spans))
        else:
            found += inside
            if lead is None and act.law.leads.search(atom.text) and opens(atom.text):
                lead = atom
    return found


def _joined(page: Page, act: Statute, atom: Atom) -> Iterator[str]:
    """Terms that a definition defines besides its own: "“licence” means …, and “holder” means who has one"."""
    raw = _raw(page, atom)
    for also in _ALSO.finditer(raw) if act.law.defines and act.law.language == "en" else ():
        said = act.law.defines.match(raw, also.end()) if act.law.defines else None
        term = _named(said).strip(" ,*'") if said else ""
        if _is_term(term):
            yield term


def _lacks_verb(page: Page, act: Statute, atom: Atom) -> bool:
    """Whether the verb of a definition stands in what leads to it: "Im Sinne dieses Gesetzes ist 1. Halter, wer …"."""
    if act.law.language != "de" or (act.law.defines and act.law.defines.match(_raw(page, atom))):
        return False
    return not _ENTRY.match(_raw(page, atom))


def _term(page: Page, act: Statute, atom: Atom, *, led: bool) -> str:
    """What an atom defines, or empty."""
    raw = _raw(page, atom)
    found = (act.law.defines.match(raw) if act.law.defines else None) or (_ENTRY.match(raw) if led else None)
    if not found and led and atom.label and act.law.language == "de":
        found = _UNMARKED.match(raw)
    if not found and led and atom.label and act.law.language in _ROMANCE:
        found = _PARTED.match(raw)
    term = _named(found).strip(" ,*'") if found else ""
    return term if _is_term(term) else ""


def _is_term(text: str) -> bool:
    """Whether it is short enough, and not the letter of a point: "b."."""
    return (
        len(text.strip(".)")) > 1 and not text.startswith(("Nicht ", "Kein")) and len(text.split()) <= MOST_TERM_WORDS
    )


def _is_marked(page: Page, act: Statute, atom: Atom) -> bool:
    """Whether an atom of a section of definitions begins with a term that is set apart from what it means."""
    titled = _DEFINITIONS.match(act.section_of(atom).title)
    return bool(titled) and bool(_MARKED_TERM.match(_raw(page, atom)))


def _named(found: re.Match[str]) -> str:
    """The term that a pattern caught, quoted or not."""
    return plain(found[found.lastgroup] or "") if found.lastgroup else ""


def _raw(page: Page, atom: Atom) -> str:
    """The atom's Markdown behind its label, in one line: emphasis may be the only mark of a term."""
    raw = _BEFORE.sub("", unlabelled(page.markdown[atom.start : atom.stop]))
    return straight(_COLON_INSIDE.sub(r"\1:", raw))


def _end(act: Statute, page: Page, atoms: Sequence[Atom], at: int, *, led: bool) -> int:
    """Where the points and tails of a definition end: before the next one of its depth."""
    depth = atoms[at].depth
    for n in range(at + 1, len(atoms)):
        below = atoms[n].depth > depth or atoms[n].inner
        goes_on = not atoms[n].label and unfinished(atoms[n - 1].text) and not _term(page, act, atoms[n], led=led)
        if (not below and not goes_on) or _is_next(atoms[at], atoms[n - 1], atoms[n]):
            return n
    return len(atoms)


def _is_next(term: Atom, before: Atom, atom: Atom) -> bool:
    """Whether a numbered subsection begins behind a definition that has no number and is whole."""
    if before is not term and _SUBSECTION.fullmatch(before.label):
        return False  # points of the definition are numbered so
    return not term.label and _SUBSECTION.fullmatch(atom.label) is not None and not unfinished(before.text)


def _said(page: Page, atoms: Sequence[Atom], *, listed: bool) -> list[Quoted]:
    """The quotes without what joins them to the next definition; nothing where they still stop amid a sentence.

    `listed`: the first has but the number of a point in front, which is left out.
    """
    last = atoms[-1]
    raw = page.markdown[last.start : last.stop]
    stop = last.stop - joint(raw)
    start = atoms[0].start
    raw = page.markdown[start : atoms[0].stop]
    start += label_length(raw) if listed and atoms[0].label else 0
    start += dash.end() if (dash := _DASH.match(raw)) and listed else 0
    text = page.markdown[start:stop]
    if unfinished(plain(text)) or len(text.split()) < LEAST_WORDS:
        return []
    return [Quoted(start=start, stop=stop, kind="definition")]


def _inside(page: Page, act: Statute, atom: Atom) -> Iterator[tuple[str, list[Quoted]]]:
    """Definitions that stand inside a paragraph, a sentence each."""
    if act.law.defines is None:
        return
    raw = page.markdown[atom.start : atom.stop]
    for found in _BEGINNING.finditer(raw):
        said = act.law.defines.match(raw, found.end())
        sentence = _SENTENCE.match(raw, found.end())
        if said and sentence and re.search(r"[“\"*„«]", said[0]):
            term = _named(said)
            if _is_term(term):
                yield (
                    term,
                    [Quoted(start=atom.start + found.end(), stop=atom.start + sentence.end(), kind="definition")],
                )
