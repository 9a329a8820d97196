"""A page about a drug or a condition: what it is about, where the page proves that, and for whom."""

import collections
import functools
import re
from dataclasses import dataclass

from gristmill.text import fold
from gristmill.verticals import MEDICAL

from .blocks import Paragraph, Part
from .languages.care import Care
from .languages.care_forms import CARES
from .page import Page, plain
from .remedy_evidence import by_evidence
from .remedy_titles import (
    AILMENT,
    CHART,
    FOR_WHAT,
    HAVING,
    HOUSE,
    IS_DONE,
    KIND_OF_PAGE,
    OF_PRODUCT,
    OF_SEVERAL,
    OF_VACCINE,
    PRODUCT,
    REGISTERED,
    VACCINATION,
)

MOST_NAME_WORDS = 6
LEAST_AILING = 2  # headings of a page about a condition, which one about a drug may have one of
REACH = 12  # characters before a name in which its verb stands
_TAKES = re.compile(r"\b(?:take|taking|tomar|tome)\s+$")
_HEADINGS = 6  # from the first on: "1. Was ist Ralumed und wofür wird es angewendet?"
NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_MANY, _ONE = frozenset({"are", "were", "have", "do", "affect", "happen"}), frozenset({"is", "was", "has"})
# What a page is called that says nothing of what it is about.
GENERIC = re.compile(
    r"(?:drug facts|(?:package|patient information|patient) leaflet|medication guide|summary of product characteristics"
    r"|(?:[a-z ]{2,20} )?data sheet|annex [ivx]+|product monograph|(?:product|prescribing) information)\b.*",
    re.IGNORECASE,
)
# What a part of a page is called, or what a publisher says of its own wares.
NO_NAME = re.compile(
    r"(?:(?:other )?comments|recommendations?|guidance|overview"
    r"|introduction|summary|information|details|assessment|management|treatment"
    r"|diagnosis)(?: (?:and|&) \w+)*",
    re.IGNORECASE,
)
WARES = re.compile(
    r"products? (?:and|&) services|(?:other|more|our) (?:medicines|products?|brands)(?: (?:from|by|of) .+)?",
    re.IGNORECASE,
)
ONE_OF = re.compile(r"(?:adult|child|neonate)\b", re.IGNORECASE)  # "Child 12–17 years"
# The section of a summary of product characteristics that gives the name.
_NAMES = re.compile(
    r"name of the medicinal product|(?:product|trade) name|name of the (?:medicine|product)"
    r"|bezeichnung des arzneimittels|nombre del medicamento"
    r"|d[ée]nomination du m[ée]dicament",
    re.IGNORECASE,
)
_FORM = "syrup|tablet|capsule|cream|ointment|gel|spray|injection|antibiotic|painkiller"
_OF_VACCINE = re.compile(r"\b(?:vaccin\w*|immuni[sz]ation)\b", re.IGNORECASE)
_VACCINE = re.compile(r"\bvaccines?$", re.IGNORECASE)
_FACTS = re.compile(
    r"drug facts|active ingredients?\b.*", re.IGNORECASE
)  # headings of a label, which is of one product
_SWALLOWED = re.compile(r"\b(?:tablets?|capsules?|oral|syrup)\b", re.IGNORECASE)
_APPLIED = re.compile(r"\b(?:cream|gel|ointment|lotion|spray|shampoo|patch(?:es)?|for external use)\b", re.IGNORECASE)
LEAST_DONE = 2  # headings that speak of "the procedure"
LEAST_OF_VACCINE = 2  # headings that only pages about a vaccine have
LEAST_SPOKEN = 1  # times that the page's text, beside its headings, has the name
LEAST_OF_SITE = 3  # the same, of a name that only the site has
LEAST_ALONE = 5  # the same, where the title has more than the name: leaflets of a hospital have it ten times


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """The drug or condition of a page, and how its language asks about it."""

    care: Care
    name: str
    # as it stands inside a sentence
    taken: bool
    # whether it is a drug
    used: bool
    # whether it is used, not taken: a cream
    many: bool
    # whether the page speaks of it in the plural: "febrile seizures are"
    bare: str = ""
    # the name without the article that it has inside a sentence: "frontal drain procedure"
    done: bool = False
    # whether it is done to a patient: an operation, a test
    given: bool = False
    # whether it is a vaccine, which one has
    after: bool = False
    # whether the page is for those to whom it was done


def is_medical(page: Page) -> bool:
    """Whether the source says that its pages are medical."""
    return page.seed.vertical == MEDICAL


@functools.lru_cache(maxsize=8)
def remedy(page: Page) -> Remedy | None:
    """What the page is about; None where its source is no medical one or nothing on it proves a name."""
    care = CARES.get(page.pack.language)
    if care is None or not is_medical(page):
        return None
    told = (plain(part.heading) for part in page.parts[:_HEADINGS])
    named = [NUMBERING.sub("", heading) for heading in told]
    if (about := _procedure(page, care)) is not None:
        return about
    if name := _vaccine(page, care):
        return _called(page, care, name)
    for said in (
        _first(page),
        page.seed.title,
        _in_section(page),
        *filter(care.title.fullmatch, named),
        *(found["x"] for found in map(CHART.fullmatch, named) if found),
        *(found["x"] for found in map(OF_SEVERAL.fullmatch, named[:1]) if found),
    ):
        if name := _proven(page, care, said):
            return _called(page, care, name)
    least = LEAST_SPOKEN if care.strength.search(page.seed.site) else LEAST_OF_SITE  # "Ralumed tablets"
    if name := _proven(page, care, page.seed.site, least=least):
        return _called(page, care, name)
    if name := _of_label(page) or _for_what(page, care) or _before_the_kind(page, care):
        return _called(page, care, name)
    if care.language == "en":
        # Further headings only where the title says no more than what kind of page it is: others are of other things.
        titles = (_first(page), page.seed.title, page.seed.site)
        said, is_drug = by_evidence(page, (*titles, *(named if GENERIC.fullmatch(_first(page)) else ())))
        if name := _proven(page, care, said):
            return _called(page, care, name, is_drug=is_drug)
    return None


def _procedure(page: Page, care: Care) -> Remedy | None:
    """What is done to a patient, of a leaflet whose title says "after your …" and whose text has the name."""
    for title in (_first(page), page.seed.title):
        found = care.of_procedures.fullmatch(title.strip()) if care.of_procedures and care.procedures else None
        said = (found["x"] or found["y"]) if found else title.strip()
        if not care.procedures or not (care.procedures.fullmatch(said) or _is_done(page, title)):
            continue
        if not (name := _proven(page, care, said)):
            continue
        if OF_PRODUCT.search(said):
            return None  # "Ralumed 20 mg/mL solution for injection"
        prose = plain(page.markdown)
        article = re.search(rf"\b(an?) {re.escape(name)}\b", prose, re.IGNORECASE)
        shown = f"{article[1].lower()} {name}" if article else name
        return Remedy(
            care=care,
            name=shown,
            taken=False,
            used=False,
            many=False,
            bare=name,
            done=True,
            after=bool(care.home and care.home.search(title)),
        )
    return None


def _is_done(page: Page, title: str) -> bool:
    """Whether one has what a title names done to oneself, as the headings below it say."""
    said = sum(IS_DONE.search(plain(part.heading)) is not None for part in page.parts)
    return HAVING.fullmatch(title.strip()) is not None and said >= LEAST_DONE


def _called(page: Page, care: Care, name: str, *, is_drug: bool | None = None) -> Remedy:
    headings = " ".join(plain(part.heading) for part in page.parts)
    label = _is_label(page)
    used = _behind(page, name, care.uses) > _behind(page, name, _TAKES)
    used = (used and not _SWALLOWED.search(_first(page))) or (
        label and bool(_APPLIED.search(f"{_first(page)} {plain(page.markdown)}"))
    )
    titles = [plain(part.heading) for part in page.parts]
    ails = sum(map(functools.partial(_ails, care, name), titles)) >= LEAST_AILING
    ails = ails or AILMENT.fullmatch(name) is not None
    said = f"{headings} {page.seed.title}"
    vaccine = _VACCINE.search(name) is not None and care.language == "en"
    taken = used or label or vaccine or (not ails and bool(care.drug.search(said) or _is_medicine(page, name)))
    taken = taken if is_drug is None else is_drug
    behind = re.findall(
        rf"(?<!\w){re.escape(name)} (is|was|has|are|were|have|do|affect|happen|usually)\b", page.markdown, re.IGNORECASE
    )
    many = name.endswith("s") and sum(one in _MANY for one in behind) >= max(1, sum(one in _ONE for one in behind))
    shown = (
        f"{_article(page, name, vaccine=vaccine)}{name}" if care.language == "en" and (vaccine or not taken) else name
    )
    return Remedy(care=care, name=shown, taken=taken, used=used, many=many, bare=name, given=vaccine)


def _article(page: Page, name: str, *, vaccine: bool) -> str:
    """The article that an English page has before a name: "the" of a vaccine, "a" of what one has ("a head injury")."""
    prose = plain(" ".join(page.markdown[p.section.body_start : p.section.stop] for p in page.parts))
    found = re.findall(rf"(?:\b(an?|the) )?(?<!\w){re.escape(name)}(?!\w)", prose, re.IGNORECASE)
    articles = collections.Counter(one.lower() for one in found)
    if vaccine:
        return "the " if articles["the"] else ""
    most = max(("a", "an"), key=articles.__getitem__)
    return f"{most} " if articles[most] > articles[""] else ""


def _is_medicine(page: Page, name: str) -> bool:
    """Whether the page says of the name that it is a medicine."""
    kinds = rf"[^.]{{0,40}}\b(?:medicine|medication|drug|{_FORM})\b"
    says = rf"\b{re.escape(name)} (?:contains the active substance|is an? {kinds})"
    return page.pack.language == "en" and re.search(says, page.markdown, re.IGNORECASE) is not None


def _ails(care: Care, name: str, heading: str) -> int:
    """How sure a heading makes that a page is about a condition: "Symptoms of" it, or "Symptoms", as of an overdose."""
    found = care.ailing.fullmatch(heading) if care.ailing else None
    of = found.groupdict().get("x") if found else None
    return 0 if not found or (of and fold(name) not in fold(of)) else LEAST_AILING if of else 1


def _is_label(page: Page) -> bool:
    """Whether the page is the label of a medicine that is sold over the counter."""
    return page.pack.language == "en" and any(_FACTS.fullmatch(plain(part.heading)) for part in page.parts)


def _of_label(page: Page) -> str:
    """The product of a label as the page's first heading has it; labels seldom speak of it by name."""
    name = PRODUCT.sub("", _first(page)) if _is_label(page) else ""
    return "" if GENERIC.fullmatch(name) or len(name.split()) > MOST_NAME_WORDS else name


def _for_what(page: Page, care: Care) -> str:
    """The drug of a leaflet called "Ralumed for reed ague": its headings and its text speak of the drug alone."""
    found = FOR_WHAT.fullmatch(_first(page))
    taken = (plain(part.heading) for part in page.parts if care.drug.search(plain(part.heading)))
    if not found or not any(fold(found["x"]) in fold(heading) for heading in taken):
        return ""
    return _proven(page, care, found["x"], least=LEAST_ALONE)


def _before_the_kind(page: Page, care: Care) -> str:
    """The subject of a page whose title says behind a colon what kind of page it is."""
    found = KIND_OF_PAGE.fullmatch(_first(page))
    return _proven(page, care, found["x"]) if found else ""


def _vaccine(page: Page, care: Care) -> str:
    """The vaccine of a page about a vaccination, if its text calls it so."""
    if care.language != "en":
        return ""
    if found := VACCINATION.fullmatch(_first(page)):
        return _proven(page, care, f"{found['x'].removeprefix('About ')} vaccine")
    said = [plain(part.heading) for part in page.parts]
    own = sum(OF_VACCINE.search(heading) is not None for heading in said) >= LEAST_OF_VACCINE
    vaccine = own and any("vaccin" in h.lower() for h in said) and any("contra" in h.lower() for h in said)
    return _proven(page, care, f"{_first(page)} vaccine") if vaccine else ""


def is_title(page: Page, part: Part) -> bool:
    """Whether a part is that of the page's title: sections of a label may stand beside it."""
    return is_top(page, part) and plain(part.heading) in ("", _first(page))


def is_top(page: Page, part: Part) -> bool:
    """Whether a part stands in no other: a date above the page's title holds nothing."""
    return part.parent < 0 or not page.parts[part.parent].section.level


def _first(page: Page) -> str:
    return next((plain(part.heading) for part in page.parts if part.section.level), "")


def _in_section(page: Page) -> str:
    """What the section for the name says first."""
    part = next((p for p in page.parts if p.blocks and _NAMES.fullmatch(NUMBERING.sub("", plain(p.heading)))), None)
    return plain(part.blocks[0].text) if part and isinstance(part.blocks[0], Paragraph) else ""


def _proven(page: Page, care: Care, said: str, *, least: int = LEAST_SPOKEN) -> str:
    """The name in a title, if the page's text speaks of it `least` times; empty otherwise."""
    said = REGISTERED.sub("", said).strip()
    found = care.title.fullmatch(said)
    name = found["x"] if found else said
    while (cut := care.strength.sub("", name).strip()) != name:
        name = cut
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    prose = plain(" ".join(page.markdown[p.section.body_start : p.section.stop] for p in page.parts))
    spoken = pattern.findall(prose) if name else []
    if len(spoken) < least or len(name.split()) > MOST_NAME_WORDS or HOUSE.fullmatch(name) or NO_NAME.fullmatch(name):
        return ""
    return _spelt(care, name, pattern.pattern, prose)


def _spelt(care: Care, name: str, pattern: str, prose: str) -> str:
    """The name as the page writes it inside sentences, with the article that it has there."""
    named = re.compile(rf"\b({care.article.pattern})?({pattern})", re.IGNORECASE)
    articles = collections.Counter((found[1] or "").lower() for found in named.finditer(prose))
    amid = collections.Counter(
        found[2] for found in named.finditer(prose) if re.search(r"[\w,;] $", prose[: found.start(2)])
    )
    best = max(sorted(amid), key=amid.__getitem__, default=name)
    return max(sorted(articles, reverse=True), key=articles.__getitem__, default="") + best


def _behind(page: Page, name: str, verb: re.Pattern[str]) -> int:
    """How often the page has the name behind a verb."""
    text = plain(page.markdown)
    named = re.finditer(re.escape(name), text, re.IGNORECASE)
    return sum(verb.search(text[max(0, found.start() - REACH) : found.start()]) is not None for found in named)


def told_of_illness(page: Page, about: Remedy, part: Part) -> str:
    """What a vaccine is against, where a section begins with what that is: "Reed ague is a disease of …"."""
    illness = _OF_VACCINE.sub("", about.bare).strip() if about.given else ""
    text = page.markdown[part.section.body_start : part.section.stop].strip()
    return illness if illness and text.lower().startswith(f"{illness.lower()} is ") else ""


def names_illness(about: Remedy, heading: str) -> bool:
    """Whether a heading on the page of a vaccine names what that is against."""
    return fold(_OF_VACCINE.sub("", about.bare).strip()) in fold(heading)
