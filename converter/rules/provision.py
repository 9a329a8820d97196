"""Provisions of a law: each subsection whole, with the subsections that it is subject to and those that except it.

Asked by its number, so that a question names one provision; what it is asked for (a duty, a penalty, a time limit) is
what its words say.
"""

import collections
import functools
import re
from collections.abc import Iterator, Sequence

from gristmill.text import digest, sentences

from ..act import Article, Statute, is_gone, statute
from ..blocks import Part, Span, words_in
from ..drafts import Draft, Quoted
from ..languages.law import KINDS, Law, bare, straight
from ..languages.law_forms import LAWS
from ..page import Page
from ..statute import SECTION, Atom, Provision, is_title, only_leads
from .legal_definition import entries

NAME = "provision"
MOST_WORDS = 350  # of an answer, as of a whole section (entire.py); longer provisions are answered alone
MOST_WHOLE_WORDS = 1000  # of a provision with its exceptions; real ones of 800 words are one sentence with points
LEAST_WORDS = 5
LEAST_DEFINING = 0.6  # of a provision's text: the rest is the lead-in, or says how the terms are used
MOST_TITLE_WORDS = 12
MOST_LABEL_WORDS = 5
_NUMERAL = re.compile(r"\d+|[IVXL]+")
_TOP = re.compile(r"\d{1,3}\.")
_NEVER = re.compile(r"(?!)")
_GAP = re.compile(r"[\s>*+-]*")
_ITSELF = re.compile(
    r"(?:This|These|Dies\w+|Ce(?:tte)?|Est[ea]|La presente|El presente|Le présent|La présente|A presente|O presente)\b"
)
_LEANS = re.compile(
    r"(?:It|They|That|But|However|Those|Such|Dies|Er|Sie|Es)\b(?! is)|(?:Elles?|Ils|Ceux-ci|Celles?-ci)\b"
    r"|Il (?!est |y a )"
)
# The provision before, called so.
_BACK = re.compile(
    r"\b(?:apartado|párrafo|número|inciso) anterior\b|\balinéa précédent\b|\bprécédent alinéa\b|\bcomma precedente\b"
    r"|\b(?:preceding|foregoing|previous) (?:sub-?section|sub-?paragraph|paragraph|sentence)\b",
    re.IGNORECASE,
)
# Before a reference to where the law says otherwise.
_UNLESS_AS = re.compile(
    r"\b(?:subject to|save (?:as|where|in)|except (?:as|where|in|for)|unless|other than)\b[^.;]{0,60}$", re.IGNORECASE
)
_TURNS = re.compile(r"(?:But|However|Notwithstanding|Jedoch|Mais|Toutefois|Pero|No obstante|Però|Tuttavia|Porém)\b")
_THIS = re.compile(r"\b(?:this|these)\b", re.IGNORECASE)
_PART = re.compile(r"This (Part|Chapter|Schedule|Subpart|Title)\b", re.IGNORECASE)
_SECTION = re.compile(r"This (section|article|paragraph)\b", re.IGNORECASE)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A pair for each subsection, and one for a section of several that is short enough."""
    act = statute(page)
    if act is None or is_gone(one := act.at(part)):
        return
    if (
        not one.number and act.numbered_sections and not one.schedule
    ):  # its numbers are those of recitals, or of a preamble
        bare_or_own = [p for p in one.provisions if not p.label or p.label.endswith(SECTION)]
        told = [provision for provision in bare_or_own if _is_told(provision)]
    else:
        told = [provision for provision in one.provisions if _is_told(provision) and _is_own(one, provision)]
        if not one.number:  # "(2)" is a subsection of something that nothing names
            told = [provision for provision in told if not provision.label or provision.label.endswith(".")]
    defined = [provision for provision in told if _defines(page, act, provision)]
    for provision in told:
        questions = asked(page, act, one, provision) if provision not in defined and not only_leads(provision) else ()
        if questions and (spans := _with_others(page, act, one, provision)):
            yield _draft(part, questions, spans)
    own = [span for provision in told for span in quoted(page, provision.atoms)]
    if (
        len(told) > 1
        and one.number
        and not defined
        and len(told) == len(one.provisions)
        and not any(_next_section(one, provision.label) for provision in told)
        and _words(page, own) <= MOST_WORDS
    ):
        questions = _itself(act, one) or frame(act, one, "whole", "", about=_about(page, act, one))
        further = [other for provision in told for other in _excepted_elsewhere(page, act, one, provision)]
        yield _draft(part, questions, _in_order(page, act, one, [*told, *further]) if further else own)


def _itself(act: Statute, one: Article) -> tuple[str, ...]:
    """A section's heading that is a question, with where it stands: "When do I need a permit? (§ 1290.3 of …)"."""
    if not one.title.endswith("?") or not act.name:
        return ()
    return (f"{one.title} ({act.law.cite(one.word, one.number, '', act.name)})",)


def _draft(part: Part, questions: tuple[str, ...], spans: Sequence[Quoted]) -> Draft:
    return Draft(type=NAME, section=part.section, questions=questions, spans=tuple(spans), entire=True)


def _is_own(one: Article, provision: Provision) -> bool:
    """Whether a provision is one of its heading's: below that of a part stand sections, each with a "(1)" of its own,
    and their titles.
    """
    labels = [other.label for other in one.provisions]
    held = one.holds and (len(set(labels)) < len(labels) or any(label.endswith(SECTION) for label in labels))
    return provision.label.endswith(SECTION) or not (held or (one.holds and not provision.label and len(labels) > 1))


def _is_told(provision: Provision) -> bool:
    told = provision.whole and len(provision.text.split()) >= LEAST_WORDS
    return told and not is_title(provision.text)


def _defines(page: Page, act: Statute, provision: Provision) -> bool:
    """Whether a provision does little but define terms, which are asked for one by one."""
    defining = sum(span.stop - span.start for _, spans in entries(page, act, provision) for span in spans)
    return defining >= LEAST_DEFINING * sum(atom.stop - atom.start for atom in provision.atoms)


def asked(page: Page, act: Statute, one: Article, provision: Provision) -> tuple[str, ...]:
    """The question by the kind of the provision."""
    text, kind = _first(provision.atoms[0].text), _kind(act, provision)
    about = "" if one.holds or one.schedule else _about(page, act, one)
    if kind == "commencement" and not (_ITSELF.match(text) and act.law.act(act.name)):
        kind = "provision"
    scoped = _scoped(page, act, one, text) if kind == "scope" else ""
    if (kind == "scope" and not scoped) or kind not in act.law.frames:
        kind = "provision"
    return frame(act, one, kind, provision.label, about=about, scoped=scoped)


def _kind(act: Statute, provision: Provision) -> str:
    """By what all points are about; a single one's time limit is not the whole's."""
    text, signs = straight(_first(provision.atoms[0].text)), act.law.signs
    return next((kind for kind in KINDS if kind in signs and signs[kind].search(text)), "provision")


def _first(text: str) -> str:
    """The first sentence, with the one behind it where it is a title ("Daily inspection.")."""
    spans = sentences(text)
    stop = next((stop for _, stop in spans if len(text[:stop].split()) > MOST_LABEL_WORDS), len(text))
    return text[:stop]


def _scoped(page: Page, act: Statute, one: Article, text: str) -> str:
    """What a provision of scope speaks of: the part that it stands in, its section, or the act."""
    if found := _PART.match(text):
        above = _above(page, act, one, found[1])
        return act.law.cite(above.word, above.number, "", act.name) if above else ""
    if _SECTION.match(text):
        return act.law.cite(one.word, one.number, "", act.name) if one.number else ""
    return act.law.act(act.name)


def _above(page: Page, act: Statute, one: Article, word: str) -> Article | None:
    found = map(act.at, page.upward(one.part))
    return next((above for above in found if above.word.lower() == word.lower() and above.number), None)


def _about(page: Page, act: Statute, one: Article) -> str:
    """ " about duties of operators", from the section's title; empty where it has none or a long one."""
    title = one.title
    if not title or not one.number or len(title.split()) > MOST_TITLE_WORDS or title.endswith("?"):
        return ""
    if act.law.language == "en":
        title = _inside(page, title)
    return act.law.frames["about"][0].format(title=title)


def _inside(page: Page, title: str) -> str:
    """An English title inside a sentence; one in title case stays as it is, in quotation marks."""
    title = title.capitalize() if title.isupper() else title
    if _THIS.search(title):
        return f"“{title}”"
    first, *others = title.split()
    if any(word[:1].isupper() and word.lower() not in page.site.proper for word in others):
        return f"“{title}”"
    return title if first.lower() in page.site.proper or first.isupper() else title[0].lower() + title[1:]


def frame(act: Statute, one: Article, kind: str, label: str, **slots: str) -> tuple[str, ...]:
    """The question of a kind about a provision, and the same with the section's title."""
    law = act.law
    name = f"{one.schedule} to {law.act(act.name)}" if one.schedule and act.name else act.name
    named = one.title and not one.number and not one.word
    core = label.removesuffix(SECTION)
    of = law.of(act.name) or (f" ({one.part.section.heading_path[0]})" if one.part.section.heading_path else "")
    if label and (after := _next_section(one, label)):
        named, ref = "", law.cite(one.word, after, "", name)
        slots["about"] = ""
    elif label and (not one.number or (one.holds and core != label)):  # sections without headings of their own
        named, ref = "", law.cite("paragraph" if one.schedule else "", bare(label), "", name)
    elif one.number and re.match(rf"{re.escape(one.number)}\.\d", core):  # "4.2." below "4. Termination"
        ref = law.cite(one.word, core.strip("."), "", name)
    elif named:
        ref = law.titled.format(title=one.title, of=of)
    else:
        ref = law.cite(one.word, one.number, label, name)
    if not act.name and (one.number or one.word):
        ref += _path(one)
    if named and label:
        ref = f"{label} {ref}"
    frames = law.frames[kind]
    key = int(digest(*one.part.section.heading_path, kind, label, length=8), 16)
    first = f"{act.name}: " if act.name else ""
    values = {
        "about": "",
        "of": law.of(act.name),
        "act": law.act(act.name),
        "first": first,
        "ref": ref.rstrip(","),
        **slots,
    }
    text = re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], ""), frames[key % len(frames)])
    text = re.sub(r",(?=\s*[?(«„])|\s{2,}", "", text).strip()
    return (text[:1].upper() + text[1:],) if label or one.title or one.number or one.word else ()


def _next_section(one: Article, label: str) -> str:
    """The number of a section whose title runs into its text, below the heading of one before it ("2. Grants. …")."""
    first = next((p.label for p in one.provisions if _TOP.fullmatch(p.label)), "")
    later = one.number.isdigit() and first == f"{int(one.number) + 1}." and _TOP.fullmatch(label)
    return label.rstrip(".") if later else ""


def _path(one: Article) -> str:
    """The headings above a section of an act whose name nothing proves, in brackets."""
    above = one.part.section.heading_path[:-1]
    return f" ({' › '.join(above[:2])})" if above else ""


def quoted(page: Page, atoms: Sequence[Atom]) -> list[Quoted]:
    """The atoms as quotes; those with nothing but markup between are one."""
    spans: list[Quoted] = []
    for atom in atoms:
        before = spans[-1] if spans else None
        if before and before.stop <= atom.start and _GAP.fullmatch(page.markdown, before.stop, atom.start):
            spans[-1] = Quoted(start=before.start, stop=atom.stop, kind="prose")
        else:
            spans.append(Quoted(start=atom.start, stop=atom.stop, kind="prose"))
    return spans


def _words(page: Page, spans: Sequence[Span]) -> int:
    return sum(words_in(page.markdown[span.start : span.stop]) for span in spans)


def _with_others(page: Page, act: Statute, one: Article, provision: Provision) -> list[Quoted]:
    """The provision with what it goes on from and what excepts it, and with what it refers to as far as there is room.

    Without room for its exceptions there is no answer: it would say more than the law.
    """
    chosen = [provision, *_before(one, provision), *_excepting(act, one, provision)]
    chosen += _excepted_elsewhere(page, act, one, provision)
    if _words(page, _in_order(page, act, one, chosen)) > MOST_WHOLE_WORDS:
        return []
    for other in _referred(act, one, provision):
        holder = act.holder(other)
        more = [*chosen, other, *_excepting(act, holder, other)]
        if _words(page, _in_order(page, act, one, more)) <= MOST_WORDS:
            chosen = more
    return _in_order(page, act, one, chosen)


def _in_order(page: Page, act: Statute, one: Article, chosen: Sequence[Provision]) -> list[Quoted]:
    """Quotes of provisions, each once: those of the section as the page has them, then others below their headings."""
    by_place = {provision.atoms[0].start: provision for provision in chosen}
    ordered = [by_place[start] for start in sorted(by_place)]
    own = [provision for provision in ordered if act.holder(provision) is one]
    spans = quoted(page, [atom for provision in own for atom in provision.atoms])
    before = one
    for provision in ordered:
        holder = act.holder(provision)
        if holder is not one:
            spans += [*(_headed(holder) if holder is not before else ()), *quoted(page, provision.atoms)]
            before = holder
    return spans


def _headed(holder: Article) -> list[Quoted]:
    """The heading of another section whose words an answer brings."""
    part = holder.part
    return [Quoted(start=part.heading_start, stop=part.heading_start + len(part.heading), kind="heading")]


def _before(one: Article, provision: Provision) -> Iterator[Provision]:
    """The provision that one which begins with a pronoun goes on from."""
    at = next(n for n, p in enumerate(one.provisions) if p is provision)
    if at and (_LEANS.match(provision.text) or _BACK.search(provision.text)):
        yield one.provisions[at - 1]


def _referred(act: Statute, one: Article, provision: Provision) -> Iterator[Provision]:
    for sub in act.law.subs(provision.text):
        yield from _labelled(one, sub, unless=provision)
    for found in act.law.refers.finditer(provision.text):
        groups = found.groupdict()
        number = (groups.get("section") or "").strip(". ")
        if number and not groups.get("of"):  # "**3.4**": a section without a heading of its own
            told = (p for one in act.sections for p in one.provisions)
            yield from (p for p in told if p.label == f"{number}{SECTION}" and p is not provision)
        if number and (target := act.numbered(number)):
            if groups.get("of"):
                yield from _labelled(target, groups["of"], unless=provision)
            elif target is not one and (
                len(target.provisions) == 1 or _UNLESS_AS.search(provision.text, 0, found.start())
            ):
                yield from target.provisions


def _labelled(one: Article, label: str, *, unless: Provision) -> Iterator[Provision]:
    yield from (p for p in one.provisions if p.label and bare(p.label) == bare(label) and p is not unless)


def _excepting(act: Statute, one: Article, provision: Provision) -> Iterator[Provision]:
    """Subsections of the section that say where this one does not apply."""
    at = next(n for n, p in enumerate(one.provisions) if p is provision)
    scope = _kind(act, provision) == "scope"
    for n, other in enumerate(one.provisions):
        turns = n == at + 1 and _TURNS.match(other.text)
        limits = scope and _exceptions(act.law.language, other.text)  # to what else the act does not apply
        if other is not provision and (turns or limits or _excepts(act, one, provision, other, behind=n - at)):
            yield other


def _excepted_elsewhere(page: Page, act: Statute, one: Article, provision: Provision) -> Iterator[Provision]:
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
        subs = set(referred)
        of_section = not subs and bool(one.number) and bool(_SECTION.search(sentence))
        if act.law.language != "en" and _NUMERAL.fullmatch(bare(provision.label)):  # "paragraphe 1": whatever the word
            subs |= set(re.findall(rf"\b{bare(provision.label)}\b", sentence))
        if (provision.label and bare(provision.label) in subs) or of_section:
            return True
        if behind == 1 and (_LEANS.match(other.text) or _BACK.search(sentence)):
            return True
        if behind > 0 and not referred and not elsewhere and not _BACK.search(sentence):
            return True
    return False


@functools.lru_cache(maxsize=1 << 12)  # of the section in hand, whose provisions are compared each with each
def _exceptions(language: str, text: str) -> tuple[tuple[str, frozenset[str], tuple[tuple[str, str], ...]], ...]:
    """The sentences that take something out of what the law says, the labels that each refers to, and the sections
    that it speaks of, each with its subsection or "".
    """
    law = LAWS[language]
    sign = law.signs.get("exception", _NEVER)
    said = filter(sign.search, (straight(text[start:stop]) for start, stop in sentences(text)))
    return tuple((one, frozenset(law.subs(one)), tuple(_sections(law, one))) for one in said)


def _sections(law: Law, sentence: str) -> Iterator[tuple[str, str]]:
    for found in law.refers.finditer(sentence):
        groups = found.groupdict()
        if groups.get("section"):
            yield groups["section"].strip(". "), groups.get("of") or ""
