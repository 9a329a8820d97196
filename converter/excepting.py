"""What kind a provision of a law is of, and what takes something out of it: in its section, and elsewhere."""

import collections
import functools
import re
from collections.abc import Iterator

from gristmill.text import sentences

from .act import Article, Statute, is_gone, statute
from .languages.law import KINDS, Law, bare, straight
from .languages.law_forms import LAWS
from .page import Page
from .statute import SECTION, Provision

MOST_LABEL_WORDS = 5
REACH = 60  # characters behind the sign of an exception in which it may say from what: "is exempt from section 4"
MOST_BEHIND = 3  # provisions between one and a way out of it that names none
LEAST_STEM = 6  # letters of a word that both have
_NUMERAL = re.compile(r"\d+|[IVXL]+")
_NEVER = re.compile(r"(?!)")
LEANS = re.compile(
    r"(?:It|They|That|But|However|Those|Such|Dies|Er|Sie|Es)\b(?! is)|(?:Elles?|Ils|Ceux-ci|Celles?-ci)\b"
    r"|Il (?!est |y a )"
)
# The provision before, called so.
BACK = re.compile(
    r"\b(?:apartado|párrafo|número|inciso) anterior\b|\balinéa précédent\b|\bprécédent alinéa\b|\bcomma precedente\b"
    r"|\b(?:preceding|foregoing|previous) (?:sub-?section|sub-?paragraph|paragraph|sentence)\b"
    r"|^(?:[\w-]+ ){1,4}such an? \w+",
    re.IGNORECASE,
)
_TURNS = re.compile(r"(?:But|However|Notwithstanding|Jedoch|Mais|Toutefois|Pero|No obstante|Però|Tuttavia|Porém)\b")
_ASIDE = re.compile(r"\b(?:except|unless|whether|provided that|only if)\b[^;,.]*$", re.IGNORECASE)
# What a section leaves as it is beside it: an exception only to what speaks of the same.
_SAVES = re.compile(
    r"Nothing in this (?:section|article|paragraph)\b.{0,30}\b(?:prevents?|affects?|limits?|prejudices?|restricts?)\b",
    re.IGNORECASE,
)
_SUB = re.compile(r"\(\d{1,2}[A-Z]?\)")
_SECTION = re.compile(r"This (section|article|paragraph)\b", re.IGNORECASE)


def kind_of(act: Statute, provision: Provision) -> str:
    """By what all points are about; a single one's time limit is not the whole's."""
    text, signs = straight(first_sentence(provision.atoms[0].text)), act.law.signs
    found = ((kind, signs[kind].search(text)) for kind in KINDS if kind in signs)
    return next((kind for kind, sign in found if sign and not _is_aside(act, kind, text[: sign.start()])), "provision")


def _is_aside(act: Statute, kind: str, before: str) -> bool:
    """Whether a period stands in what is excepted: "…, except where it is withdrawn within 14 days"."""
    return kind == "time_limit" and act.law.language == "en" and _ASIDE.search(before) is not None


def first_sentence(text: str) -> str:
    """The first sentence, with the one behind it where it is a title ("Daily inspection.")."""
    spans = sentences(text)
    stop = next((stop for _, stop in spans if len(text[:stop].split()) > MOST_LABEL_WORDS), len(text))
    return text[:stop]


def excepting(act: Statute, one: Article, provision: Provision) -> Iterator[Provision]:
    """Subsections of the section that say where this one does not apply."""
    at = next(n for n, p in enumerate(one.provisions) if p is provision)
    scope = kind_of(act, provision) in ("scope", "extent")
    for n, other in enumerate(one.provisions):
        turns = n == at + 1 and _TURNS.match(other.text)
        limits = scope and _exceptions(act.law.language, other.text)  # to what else the act does not apply
        relieves = _relieves(act, provision, other, behind=n - at)
        if other is not provision and (
            turns or limits or relieves or _excepts(act, one, provision, other, behind=n - at)
        ):
            yield other


def _relieves(act: Statute, provision: Provision, other: Provision, *, behind: int) -> bool:
    """Whether another subsection gives a way out of a provision: a defence, what may be refused or allowed instead.

    It is one of what it names, of what stands right before it, and of what speaks of the same shortly before.
    """
    sign = act.law.signs.get("relief", _NEVER)
    said = next((one for one in map(straight, _said(other.text)) if sign.search(one)), "")
    if subs := set(act.law.subs(said)):
        return bare(provision.label) in subs
    near = behind == 1 or (1 < behind <= MOST_BEHIND and bool(_stems(said) & _stems(provision.text)))
    return bool(said) and near


def _stems(text: str) -> set[str]:
    """The beginnings of a text's longer words."""
    return {word[:LEAST_STEM].lower() for word in re.findall(rf"[^\W\d_]{{{LEAST_STEM},}}", text)}


def _said(text: str) -> Iterator[str]:
    return (text[start:stop] for start, stop in sentences(text))


def elsewhere(page: Page, act: Statute, one: Article, provision: Provision) -> Iterator[Provision]:
    """What other sections take out of it by its number: "Section 4 does not apply to …" in section 5."""
    section = provision.label.endswith(SECTION)
    number = provision.label.removesuffix(SECTION) if section else one.number
    for of, other in _turns_of(page).get(number, ()):
        apart = other is not provision and (act.holder(other) is not one or section)
        if apart and (not of or bare(of) == bare(provision.label)):
            yield other


@functools.lru_cache(maxsize=4)
def _turns_of(page: Page) -> dict[str, list[tuple[str, Provision]]]:
    """The provisions of a page that take something out of a section, with its subsection, by the section's number."""
    found: dict[str, list[tuple[str, Provision]]] = collections.defaultdict(list)
    if (act := statute(page)) is None:
        return found
    told = (provision for one in act.sections if not is_gone(one) for provision in one.provisions)
    for provision in told:
        for _, _, elsewhere in _exceptions(act.law.language, provision.text):
            for number, of in elsewhere:
                found[number].append((of, provision))
    return dict(found)


def _excepts(act: Statute, one: Article, provision: Provision, other: Provision, *, behind: int) -> bool:
    """Whether a sentence of `other` takes something out of the provision, by its number or as what stands before.

    An exception that names no provision is one to all before it in the section; `behind`: how far it stands behind.
    """
    for sentence, referred, elsewhere in _exceptions(act.law.language, other.text):
        if (saved := _SAVES.match(sentence)) and not _stems(sentence[saved.end() :]) & _stems(provision.text):
            continue
        if LEANS.match(sentence) and not straight(other.text).startswith(sentence):
            continue  # to what stands before it in its own provision
        subs = set() if _numbers_its_own(other) else set(referred)
        if referred and not subs:
            continue
        of_section = not subs and bool(one.number) and bool(_SECTION.search(sentence))
        if (
            act.law.language != "en" and not elsewhere and _NUMERAL.fullmatch(bare(provision.label))
        ):  # "paragraphe 1": whatever the word
            subs |= set(re.findall(rf"\b{bare(provision.label)}\b", sentence))
        if (provision.label and bare(provision.label) in subs) or of_section:
            return True
        if behind == 1 and (LEANS.match(other.text) or BACK.search(sentence)):
            return True
        if behind > 0 and not referred and not elsewhere and not BACK.search(sentence):
            return True
    return False


def _numbers_its_own(other: Provision) -> bool:
    """Whether a paragraph of a schedule has subsections of its own, which alone it refers to: "2. (1) … (2) …"."""
    return other.label.endswith(".") and any(_SUB.fullmatch(atom.label) for atom in other.atoms[1:])


@functools.lru_cache(maxsize=1 << 12)  # of the section in hand, whose provisions are compared each with each
def _exceptions(language: str, text: str) -> tuple[tuple[str, frozenset[str], tuple[tuple[str, str], ...]], ...]:
    """The sentences that take something out of what the law says, the labels that each refers to, and the sections
    that it speaks of, each with its subsection or "".
    """
    law = LAWS[language]
    sign = law.signs.get("exception", _NEVER)
    said = filter(sign.search, map(straight, _said(text)))
    return tuple((one, frozenset(law.subs(one)), tuple(_sections(law, one))) for one in said)


def _sections(law: Law, sentence: str) -> Iterator[tuple[str, str]]:
    """The sections that a sentence takes something out of: those named near its sign, not where its points refer to."""
    sign = law.signs["exception"].search(sentence)
    near = sentence[: sign.end() + REACH] if sign else ""
    if any(law.subs(near)):
        return
    for found in law.refers.finditer(near):
        groups = found.groupdict()
        if groups.get("section"):
            yield groups["section"].strip(". "), groups.get("of") or ""
