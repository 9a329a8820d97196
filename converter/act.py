"""A page of a statute book: the act's name where the page or its site proves it, and its sections by number."""

import bisect
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gristmill.verticals import LEGAL

from .blocks import Paragraph, Part
from .languages.law import Law
from .languages.law_forms import LAWS
from .law_notes import EDITORIAL, is_note, is_repealed
from .numbering import apart, deepened, lettered, numbered, unrepeated, untitled
from .page import Page, plain
from .statute import Atom, Provision, atoms, provisions

LEAST_NUMBERED = 3  # sections of a page whose law is numbered
MOST_INITIALS = 4  # letters of a word in capitals that is short for something
LEAST_LONG = 40  # letters of an act's full title below the number of the page that it stands on
MOST_NAME_WORDS = 20  # "Ley 3/2020, de 4 de mayo, de …" has 15 and more
_ACT = re.compile(
    r"\b(?:Act|Acts|Bye?-?[Ll]aws?|BYE?-?LAWS?|Regulations?|Ordinance|Code|Law|Rules|Order|Directive|Statute|Constitution"
    r"|Licen[cs]e|LICEN[CS]E|ACT|CODE"
    r"|Statutes|REGULATION|ORDINANCE|DIRECTIVE|Charter|Convention|Treaty|Measure|\d+ CFR"
    r"|\d+ U\.?S\.?C|L(?:oi|OI)|Décret|Ordonnance"
    r"|Chapter \d[\w.:-]* [A-Z]{2,5}|Règlement|Arrêté|Ley|Real Decreto"
    r"|Código|Constitución|Reglamento|Estatuto|Lei|Decreto|Constituição|Regulamento|Legge|Codice|Costituzione"
    r"|Regolamento"
    r"|Ustawa|Kodeks|Rozporządzenie|Wet|Besluit|Wetboek|Förordning|Deddf|Mesur)\b"
    r"|\b\w*(?:(?i:gesetz(?:buch)?|verordnung|richtlinie|satzung)|[a-zäöü]ordnung|[a-z]wet|[a-z]lagen?)\b"
)
# What stands behind the number of a European act, up to "on the marking of bicycles".
_LONG = re.compile(
    r"\s+(?:of the|des|der|du|de la|del|do|da|della|van het|van de) (?:(?:europ|parl|rate)\w*|council|conseil|consejo"
    r"|conselho|consiglio|com?mission\w*|kommission)\b.*|\s+\(?text with eea relevance.*"
    r"|(?<=\d)\s+(?:relati(?:f|ve)|portant|modifiant|complétant|pour|visant|tendant|fixant|sur)\b.*|\s*\(\d\)$"
    r"|\s*\((?:S\.C\.|R\.S\.[\w. ]*|S\.[A-Z]\.|SOR/)[^()]*\)$|(?<=\d/\d{4})\s+(?:of|vom|du|de|del|di|van|z dnia) \d.*",
    re.IGNORECASE,
)
# French ones without a number: the day of them alone names many.
# What a collection of laws sets beside a name: "Cap. 9031 Sampan Ordinance", "Bridges and Ferries Code - BFC".
_NUMBERED_SO = re.compile(
    r"^(?:Cap|CAP)\.? ?\d+[A-Z]?:? (?=[A-Z])|^S\.?[IR]\.? (?:No\.? ?)?\d+(?: of |/)\d{4} ?[-–—:]* ?(?=[A-Z])"
    r"|(?<=\bCode) [-–] [A-Z]{2,5}$"
)
# What a database of laws sets around a name: "Gesamte Rechtsvorschrift für …, Fassung vom 03.02.2031".
_OF_BASE = re.compile(
    r"^(?:[^:]{3,60}:\s*)?(?:Gesamte Rechtsvorschrift(?: für)?|Volltext|Gesamtausgabe)\s*:?\s+"
    r"|,\s*(?:in der )?Fassung vom .*$|\s*[–—-]\s*Stand:? .*$"
)
_DATED = re.compile(r"(?:arrêté|décret|ordonnance|loi) du \d{1,2}(?:er)? \w+ \d{4}\b(?!.*\bn°)", re.IGNORECASE)
# Names of sites and of their pages: "Statutes :View Statutes : Online …", "e-Regulations", "Laws and Regulations".
_OF_SITE = re.compile(
    r"\s:|\bView\b|\bOnline\b|^(?:[ei]-?|[Oo]ur |[Tt]he |All )?(?:Acts?|Regulations?|Laws?|Statutes?"
    r"|Legislation|Rules|Codes"
    r"|Ordinances)(?: (?:and|&) \w+)?$"
)
# Of a title of the Code of Federal Regulations that holds the part below it.
_CFR_TITLE, _CFR_PART = re.compile(r"Title (\d+)\b.*"), re.compile(r"PART (\d+(?:-\d+)*[a-z]{0,2})\b.*", re.IGNORECASE)
# A law that has but a number in the town that it is of, and the town.
_BY_NUMBER = re.compile(r"(?:Ordinance|Resolution|Local Law|By-?[Ll]aw|ORDINANCE) No\. ?[\w-]+", re.IGNORECASE)
_TOWN = re.compile(r"(?:City|Town|Village|County|Borough|Township) of [A-Z][\w.'’ -]{1,40}", re.IGNORECASE)
_VERSION = re.compile(r"Version (\d+(?:\.\d+)*)\b")
_CFR = re.compile(r"(\d+ CFR Part \d+(?:-\d+)*[a-z]{0,2})\b.*")
_USC = re.compile(r"(\d+) U\.?S\.?C\b.*")
# An act's own word for how it is called: "These By-laws may be cited as the …", 'This chapter may be cited as the "…"
# of the City of …'.
_CITED = re.compile(
    r"\bTh(?:is|ese) (?P<what>[A-Za-z][\w-]+) (?:may|shall|will) be (?:known and )?(?:cited|referred to)"
    r" (?:\w+ ){0,3}?as (?:the )?(?:[“\"‘](?:the )?(?P<quoted>[A-Z][^.;”\"]{3,100}?),?[”\"’](?P<town> of (?:the )?"
    r"(?:City|Town|Village|County|Borough|Township) of [A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?"
    r"|(?P<said>[A-Z][^.;]{3,120}?)(?=[.;]|,? and (?:shall )?comes?\b))"
)
# A chapter of a state's code, by its number and the code's letters: "Chapter 16-602 WAC".
_CODE_CHAPTER = re.compile(r"Chapter \d[\w.:-]* (?:[A-Z]{2,5}|(?:[A-Z]\.){2,5})")
_HOLDERS = frozenset({"chapter", "article", "part", "title", "division"})  # name the page where it is one of them
# A code of a town's ordinances, whose name says of which town on the next line of the page's title alone.
_TOWN_CODE = re.compile(r"(?:(?:Municipal |City |Town |County |Village )?Code(?: of (?:General )?Ordinances)?|Charter)")
_PLACE = re.compile(r"[A-Z][\w.'’ -]{1,40}, (?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)")
MOST_CALLED_WORDS = 10  # of an act's short name
_STOP = re.compile(
    r",? (?=[(–—-])|, |\s(?=(?:relating|relati(?:ve|f)|portant|fixant|concerning|respecting|über|zur"
    r"|relativ[oa]|por la que|sobre)\b)"
)
_IN_BRACKETS = re.compile(r".*\(([A-ZÄÖÜ][\w-]+(?: [A-Z][\w-]+){0,4})\)$")
_KEPT = re.compile(r"\(?(?:GNU|EU|UE|EC|CE|EEC|CEE|UK|US|USA|CFR|NI|UN|[IVX]+)\)?,?")
_SMALL = frozenset("of the and for in on to a an".split())
_ORIGINAL = re.compile(r"/(?:enacted|made|adopted|created)(?:/|$)")
_WORD = (
    r"Section|SECTION|Sec\.|SEC\.|Article|Art\.|Artikel|Artículo|Artigo|Articolo|Rule|Regulation|Clause|Schedule|SCHEDULE|Annex"
    r"|ANNEX|Anhang"
    r"|Disposición (?:adicional|transitoria|derogatoria|final)"
    r"|Anlage|Annexe|Anexo|Allegato|Appendix|Part|PART|Chapter|CHAPTER|Teil|Kapitel|§§?|Adran|Atodlen"
    r"|(?!SR |SI |S\.I\.|RS |CFR )(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})(?: §)?(?= ?\d{1,3}[A-Z]{0,2}[.:–-]\d)"  # of a code
)
_HEADING = re.compile(
    rf"(?:(?P<act>(?!(?i:schedule|annexe?|anhang|anlage|anexo|allegato)\b)\S.{{3,160}}?)\s+(?=§|Art\.?\s\d))?"
    r"(?:(?i:the )?(?P<alone>(?:(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) )?"
    rf"(?i:schedule|annexe?|anhang|anlage|anexo|allegato))(?!\s+(?:\d|[IVXLC]+\b|[A-Z]\b))(?=\s|$|\()|(?P<word>{_WORD})(?:\s+"
    rf"|(?<=§))(?P<number>(?:[LRDA]\. ?)?[A-Z]{{0,2}}\d+(?:[a-z]{{0,2}}[.:–-]\d+)*(?:-[a-z]\b|[A-Za-z]{{0,3}})"
    r"(?:[\s-](?:bis|ter|quater|quinquies|sexies|septies|octies)\b)?"
    r"|[IVXLC]+\b|[A-Z]\b|premier|unique|primero|único|unico"
    r"|única|primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima)\.?º?"
    r"|(?P<bare>\d{1,3}[A-Z]{1,2}(?:\.\d{1,5})+|\d{1,3}[A-Z]{0,2}(?:[:–-]\d{1,5}[A-Za-z]{0,2})+(?:\.\d{1,5})*"
    r"|\d{1,5}(?:\.\d{1,3})*[A-Z]{0,3})(?:\.?(?=\s)|\.$))[\s.:—–|§-]*(?P<title>.*)",
)
# Before the title of a schedule: where the law refers to it, or of what it is one.
_ADDRESS = re.compile(
    r"\((?:See )?(?:Paragraphs?|Sections?|Subsections?|Regulations?|Rules?|Articles?|s\.)[^()]*"
    r"(?:\([^()]*\)[^()]*)*\)\s*"
    r"|to (?:Sub)?part [\w.-]+(?=\s*[—–-])",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[\^\w+\]")  # of a note
_IN_FORCE = re.compile(r"\.?\s*[\[(](?:Effective|Operative|Expires|Contingent)\b[^\])]*[\])]\s*$")  # behind a title
_SIGN_BEHIND = re.compile(r"^(\d{1,3})(?: ?([a-z]))? §")  # as in Sweden and Finland: "4 a §"
_BRACKETED = re.compile(r"\(([^()]+)\)")  # all of a title, as in Italy
_PARAGRAPH = re.compile(r"\d{1,3}[A-Z]?\.")
# A section's number and title as a paragraph below the name of the code: "509.21 Vendors; fees; penalties.—".
_BEGINS = re.compile(r"(?P<number>\d{1,4}\.\d{1,5})\s+(?P<title>[A-Z][^.]{3,200})\.[—–-]+")
_SERIES = re.compile(r"\d{4} No\. ?\d+\b.*")  # of a statutory instrument, above its name
_END_NOTE = re.compile(r"Amendments incorporated in this ")  # numbered, as a section is
_SCHEDULE = re.compile(r"(?i:schedule|annex)(?: (?:\d+|[A-Z]\b))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """What the page is a part of, and how its language asks about law."""

    law: Law
    name: str
    # without an article; empty where nothing proves it
    short: str
    # the same in few words; empty where it has no natural stop
    sections: tuple["Article", ...]
    # one for each part of the page, in their order

    def is_beside(self, one: "Article") -> bool:
        """Whether a part of the page without a number stands beside the law: a preamble, histories, a page's help."""
        numbered = sum(bool(other.number) and not other.holds for other in self.sections)
        return numbered >= LEAST_NUMBERED and not (one.number or one.word or one.schedule)

    @property
    def numbered_sections(self) -> bool:
        """Whether headings of the page number its sections."""
        return any(one.number and not one.holds for one in self.sections)

    def at(self, part: Part) -> "Article":
        """The section that a part of the page is."""
        return self.sections[part.number]

    def holder(self, provision: Provision) -> "Article":
        """The section that a provision stands in."""
        return self.section_of(provision.atoms[0])

    def section_of(self, atom: Atom) -> "Article":
        """The section that a paragraph stands in."""
        after = bisect.bisect_right(self.sections, atom.start, key=lambda one: one.part.section.start)
        return self.sections[after - 1]

    def numbered(self, number: str) -> "Article | None":
        """The section of that number."""
        return next((one for one in self.sections if one.number == number and not one.holds), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One section, article, § or schedule."""

    part: Part
    word: str
    # of its heading: "Article", "§", or empty for a bare number
    number: str
    title: str
    provisions: tuple[Provision, ...]
    schedule: str
    # "Schedule 1", where it is a paragraph of one
    holds: bool
    # whether it is a part or a chapter, which holds others


def is_legal(page: Page) -> bool:
    """Whether the source says that its pages are law."""
    return page.seed.vertical == LEGAL


@functools.lru_cache(maxsize=8)
def statute(page: Page) -> Statute | None:
    """The page as law; None where its source is no legal one, its language has no forms, or nothing on it is a law."""
    law = LAWS.get(page.pack.language)
    if law is None or not is_legal(page):
        return None
    found = tuple(_article(page, part) for part in page.parts)
    name = act_name(page)
    if not name and not any(one.number for one in found):
        return None
    if law.original and name and _ORIGINAL.search(page.seed.url):
        name = law.original.format(name=name)
    return Statute(law=law, name=name, short=short_name(name), sections=found)


def _article(page: Page, part: Part) -> Article:
    heading = plain(part.heading).lstrip("*†")  # of a note
    heading = _SIGN_BEHIND.sub(lambda one: f"§ {one[1]}{one[2] or ''}", heading)
    found = None if _SERIES.fullmatch(heading) else _HEADING.fullmatch(heading)
    word = (found["word"] or (found["alone"] or "").capitalize()) if found else ""
    number = (found["number"] or found["bare"] or "") if found else ""
    told = unrepeated(number, untitled(lettered(list(deepened(list(atoms(page, part.blocks)))))))
    schedule = _schedule(page, part)
    if not number and (begun := next((n for n, a in enumerate(told) if _BEGINS.fullmatch(a.text)), None)) is not None:
        found = _BEGINS.fullmatch(told[begun].text)
        number, told = found["number"] if found else "", told[begun + 1 :]
    elif not number and part.section.level > 1 and (not schedule or page.pack.language == "en"):
        number, told = numbered(told)
        word = "paragraph" if number and schedule else word
    elif not schedule:
        told = list(apart(told, number))
    if schedule and not number and page.pack.language == "en" and any(_PARAGRAPH.fullmatch(a.label) for a in told):
        word = "paragraph"  # several below one heading
    if schedule and number and not word and page.pack.language == "en":
        word = "paragraph"  # "1 Fees" below "Schedule 1"
    title = _ADDRESS.sub("", _MARK.sub("", found["title"] if found else heading))
    title = _IN_FORCE.sub("", title).strip(" .:—–-")
    title = inside[1] if (inside := _BRACKETED.fullmatch(title)) else title
    return Article(
        part=part,
        word=word,
        number=number,
        title="" if title == act_title(page) else title,
        provisions=tuple(provisions(told)),
        schedule=schedule if word.lower() in ("paragraph", "part") else "",
        holds=word.lower() in ("part", "chapter", "teil", "kapitel"),
    )


def _schedule(page: Page, part: Part) -> str:
    """The schedule that a part stands in, with its number; empty outside."""
    found = (_SCHEDULE.match(plain(above.heading)) for above in page.upward(part))
    return next((one[0].capitalize() for one in found if one), "")


def is_gone(one: Article) -> bool:
    """Whether the section is repealed or reserved, or only a publisher's note."""
    if (
        is_note(one.title)
        or (not one.number and is_note(f"{one.title}:"))
        or EDITORIAL.fullmatch(plain(one.part.heading))
        or _END_NOTE.match(one.title)
    ):
        return True
    return is_repealed(one.title) or is_repealed(" ".join(provision.text for provision in one.provisions))


def _heading(part: Part) -> str:
    return plain(part.heading)


def act_title(page: Page) -> str:
    """The page's first heading as it stands, behind its number in a series ("2019 No. 12")."""
    headed = [part for part in page.parts if part.section.level]
    while len(headed) > 1 and not headed[0].blocks and headed[0].section.level > headed[1].section.level:
        headed.pop(0)  # the head of a column beside the law
    return next((heading for heading in map(_heading, headed) if not _SERIES.fullmatch(heading)), "")


def act_name(page: Page) -> str:
    """The name of the act, from the product, the first heading, the title, how it is cited or the site; else empty."""
    for said in _said(page):
        if _OF_SITE.search(said):
            continue
        name = said if _DATED.match(said) else _LONG.sub("", _USC.sub(r"\1 USC", _CFR.sub(r"\1", said)))
        name = _OF_BASE.sub("", name)
        name = unshouted(_NUMBERED_SO.sub("", name).strip(" .,:—–-"))
        if _ACT.search(name) and len(name.split()) <= MOST_NAME_WORDS:
            if page.pack.language == "fr":  # amid a sentence: "le décret n° 2018-744"
                name = re.sub(r"^(?:Loi|LOI|Décret|Ordonnance|Arrêté)\b", lambda found: found[0].lower(), name)
            if page.pack.language == "it":  # "la legge 3 maggio 2017, n. 44"
                name = re.sub(r"^(?:Legge|LEGGE|Decreto)\b", lambda found: found[0].lower(), name)
            name = f"{name}{_of_chapter(page, name)}" if _CODE_CHAPTER.fullmatch(name) else name
            name = f"{name}{_of_town(page)}" if _BY_NUMBER.fullmatch(name) else name
            return f"{name}, version {said_version[1]}" if (said_version := _version(page)) else name
    return ""


def _of_chapter(page: Page, name: str) -> str:
    """What a chapter of a code is about by the heading right below its number: " (Apiaries)"."""
    headed = [part for part in page.parts if part.section.level]
    below = next((after for one, after in itertools.pairwise(headed) if _heading(one) == name and not one.blocks), None)
    said = _heading(below).strip(" .") if below else ""
    fits = said and not _HEADING.fullmatch(said) and len(said.split()) <= MOST_CALLED_WORDS
    return f" ({_lowered(said) if said.isupper() else said})" if fits else ""


def _of_town(page: Page) -> str:
    """The town that stands above the number of its ordinance, or is the site: " of the Town of Gull Bay"."""
    town = next(filter(_TOWN.fullmatch, (act_title(page), *page.seed.site.split(" | "))), "")
    return f" of the {_lowered(town) if town.isupper() else town}" if town else ""


def _federal(page: Page) -> str:
    """A part of the Code of Federal Regulations by the headings of its title and its own: "7 CFR Part 31"."""
    headings = [plain(part.heading) for part in page.parts if part.section.level]
    title = next((found for heading in headings[:2] if (found := _CFR_TITLE.fullmatch(heading))), None)
    part = next((found for heading in headings if (found := _CFR_PART.fullmatch(heading))), None)
    ours = title and part and re.search(rf"§ {re.escape(part[1])}\.\d", page.markdown)
    return f"{title[1]} CFR Part {part[1]}" if title and part and ours else ""


def _version(page: Page) -> re.Match[str] | None:
    """The version that stands below a licence's name: "Version 3, 29 June 2007"."""
    first = next((part.blocks[0] for part in page.parts if part.section.level and part.blocks), None)
    return _VERSION.match(plain(first.text)) if isinstance(first, Paragraph) else None


def short_name(name: str) -> str:
    """A long name up to where a citation of it can stop: "Ley 4/2019, de 15 de febrero", "Bienengesetz"."""
    if len(name.split()) <= MOST_CALLED_WORDS:
        return ""
    if (own := _IN_BRACKETS.fullmatch(name)) and _ACT.search(own[1]):
        return own[1]
    heads = (name[: stop.start()] for stop in _STOP.finditer(name))
    fit = [head for head in heads if _ACT.search(head) and len(head.split()) <= MOST_CALLED_WORDS]
    return next((head for head in reversed(fit) if re.search(r"\d", head) or len(head.split()) > 2), "")


def _is_loud(word: str) -> bool:
    """Whether a word is in capitals, and neither short for something nor initials with points ("(S.C.")."""
    return word.isupper() and len(word) > MOST_INITIALS and not re.search(r"\w\.\w", word)


def _cited(page: Page) -> str:
    """What the page says that it is cited as; of a chapter where the page is one."""
    found = _CITED.search(plain(page.markdown))
    if not found or (found["what"].lower() in _HOLDERS and not _is_page(page, found["what"].lower())):
        return ""
    return f"{found['quoted']}{found['town'] or ''}" if found["quoted"] else found["said"]


def _is_page(page: Page, what: str) -> bool:
    """Whether the page is one chapter: its first heading says so, or the only one that does."""
    headings = [plain(part.heading).lower() for part in page.parts if part.section.level]
    return act_title(page).lower().startswith(what) or sum(one.startswith(f"{what} ") for one in headings) == 1


def _of_site(page: Page) -> Iterator[str]:
    """The parts of the page's title behind its own; the code of a town with the town."""
    said = page.seed.site.split(" | ")
    place = next(filter(_PLACE.fullmatch, said), "")
    for one in said:
        yield f"{one} of {place}" if place and _TOWN_CODE.fullmatch(one) else one


def _said(page: Page) -> Iterator[str]:
    if page.site.product:
        yield page.site.product
    first = act_title(page)
    found = _HEADING.fullmatch(first)
    yield (found["act"] or "") if found and not _CODE_CHAPTER.fullmatch(first) else first
    yield _cited(page)
    yield _federal(page)
    yield _second_title(page)
    yield from (
        plain(part.heading) for part in page.parts if part.section.level == 1 and len(plain(part.heading)) > LEAST_LONG
    )
    coded = _USC.match(page.seed.title) or _CFR.match(page.seed.title)
    numbered_title = _HEADING.fullmatch(page.seed.title) and not coded
    if not found or (page.parts[0].section.level != 1 and not numbered_title):
        yield page.seed.title
    yield from _of_site(page)


def _second_title(page: Page) -> str:
    """The heading right below the first: "RIVERTON TOWN COUNCIL" stands above the name of its by-laws."""
    titled = [part for part in page.parts if part.section.level][:2]
    second = plain(titled[1].heading) if len(titled) > 1 and not titled[0].blocks else ""
    return "" if _HEADING.fullmatch(second) else second


def unshouted(name: str) -> str:
    """A name as it is written inside a sentence, if words of it stand in capitals."""
    return _lowered(name) if any(map(_is_loud, re.split(r"[\s—–]+", name))) else name


def _lowered(name: str) -> str:
    """A name in capitals as it is written inside a sentence."""
    words = [
        w if _KEPT.fullmatch(w) or not w.isupper() else w.lower() if w.lower() in _SMALL else _titled(w)
        for w in name.split()
    ]
    return " ".join(words)


def _titled(word: str) -> str:
    """A word in capitals with its first letter as one: "(SEA" is "(Sea"."""
    return re.sub(r"[^\W\d_]", lambda found: found[0].upper(), word.lower(), count=1)
