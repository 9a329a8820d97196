"""Provisions of a law: each subsection whole, with the subsections that it is subject to and those that except it.

Asked by its number, so that a question names one provision; what it is asked for (a duty, a penalty, a time limit) is
what its words say.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from gristmill.text import digest, fold

from ..act import Article, Statute, is_gone, statute, unshouted
from ..blocks import Part, Span, words_in
from ..drafts import Draft, Quoted
from ..excepting import BACK, LEANS, LEAST_STEM, elsewhere, excepting, first_sentence, kind_of
from ..inserted import inserted
from ..languages.law import bare
from ..languages.law_titles import titled
from ..page import Page
from ..quoting import in_order, labelled, quoted
from ..statute import SECTION, Provision, is_title, only_leads
from .legal_definition import entries

NAME = "provision"
MOST_WORDS = 350  # of an answer, as of a whole section (entire.py); longer provisions are answered alone
MOST_WHOLE_WORDS = 1000  # of a provision with its exceptions; real ones of 800 words are one sentence with points
LEAST_WORDS = 5
LEAST_DEFINING = 0.6  # of a provision's text: the rest is the lead-in, or says how the terms are used
MOST_TITLE_WORDS = 12
MOST_QUESTION_WORDS = 25  # longer ones the filters drop
LEAST_OPEN = 12  # words of a provision whose sentence has no end: shorter ones are titles, as of a table
LEAST_LISTED = 6  # lines without an end of a sentence or of a point that are a table of contents
_ANNEX = re.compile(r"annex|schedule|an(?:hang|lage)|anexo|allegato", re.IGNORECASE)
_VERB = re.compile(r"\b(?:must|shall|may|is|are|means?|applies|apply|has|have)\b")
_STOPS = re.compile(r"\w{3}[.;:,]$")
_BLANK = re.compile(r"_{4,}")  # of a form, to be filled in
_TOP = re.compile(r"\d{1,3}\.")
_ITSELF = re.compile(
    r"(?:This|These|Dies\w+|Ce(?:tte)?|Est[ea]|La presente|El presente|Le présent|La présente|A presente|O presente)\b"
)
# Before a reference to where the law says otherwise.
_UNLESS_AS = re.compile(
    r"\b(?:subject to|save (?:as|where|in)|except (?:as|where|in|for)|unless|other than|vorbehaltlich|unbeschadet"
    r"|sous réserve|sauf|sans préjudice|salvo|sin perjuicio|sem prejuízo|fatto salvo|con riserva)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# Points at a procedure that other articles name, and says nothing by itself.
_FORMAL = re.compile(
    r"Where reference is made to this|Wird auf diesen Absatz Bezug genommen|Lorsqu['’]il est fait référence au présent"
    r"|(?:Cuando|En los casos en que) se haga referencia al presente"
)
_SEVERAL = re.compile(r"the [^,]*\b(?:Regulations|Rules|Bye?-?[Ll]aws)(?: \d{4})?")  # "the Lamp Rules 2001": apply
_OF_WHOLE = re.compile(r"\b[Tt]his (?:section|article)\b|^Exceptions?[.:—]")
_SECTION = re.compile(r"This (section|article|paragraph)\b", re.IGNORECASE)
# Kinds of provisions that may be asked by who is bound or allowed.
_BY_WHOM = frozenset({"duty", "prohibition", "time_limit", "provision"})
# By when one must do something, and from when on a time counts in which one may.
_BY = re.compile(r"\b(?:within|(?:not|no) later than|before the end of|at least \d+ \w+ before)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:lodged|made|received|submitted|given|filed|sent|brought|raised) within\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\bmay\b(?=[^.;]{0,200}\b(?:appeal|apply|object|request|ask|make|submit|file|claim|serve|give|pay|bring|renew)\b)"
    r".*\bwithin (?:[\w-]+ ){1,4}(?:hours?|days?|weeks?|months?|years?),? (?:of|after|from|beginning|following)\b",
    re.IGNORECASE,
)
# "Except in a case of urgency, they must …"; what a provision before tells of.
_PRONOUN = re.compile(
    r"(?:Except|Save|Before|After|In|On|At|Until|Upon|Notwithstanding)\b[^,;.]{3,80}, (?:they|it|he or she|he|she)"
    r" (?:must|shall|may|is|are|has|have|will)\b"
)
_SUCH = re.compile(
    r"(?:\b(?:those|these|such|the said|in that)|(?<!\bor )(?<!\band )\bany other) (?P<noun>[a-z]{4,})\b"
    r"(?! (?:as|that|than|which|who)\b)"
)
MOST_BEFORE = 140  # letters of a provision in which such a word shows that it goes on
_AND_MORE = re.compile(r"\s*(?:,|or|and|to)\s+\d")
_NUMBER = re.compile(r" (?:\d|[A-Z]\b)")  # "Schedule 1"
_APPLIES = re.compile(r"\bapply from\b", re.IGNORECASE)
_IN_FORCE = re.compile(r"\b(?:into|in) (?:force|operation|effect)\b|\beffect\b", re.IGNORECASE)
_PART = re.compile(r"This (Part|Chapter|Schedule|Subpart|Title)\b", re.IGNORECASE)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A pair for each subsection, and one for a section of several that is short enough."""
    act = statute(page)
    if act is None or is_gone(one := act.at(part)) or _is_name(act, one) or act.is_beside(one):
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
    own = [span for provision in told for span in quoted(page, provision.atoms)]
    several = (
        len(told) > 1
        and bool(one.number)
        and not defined
        and len(told) == len(one.provisions)
        and not any(_next_section(one, provision.label) for provision in told)
        and _words(page, own) <= MOST_WORDS
    )
    for provision in told:
        if (
            provision in defined
            or only_leads(provision)
            or _FORMAL.match(provision.text)
            or _is_caption(one, provision)
        ):
            continue
        yield from _inserted(page, act, part, provision)
        spans = _with_others(page, act, one, provision)
        all_of_it = several and not one.schedule and not provision.label.endswith(SECTION) and _holds_all(one, spans)
        label = "" if all_of_it else provision.label
        if spans and (questions := asked(page, act, one, provision, label=label, plain=not all_of_it)):
            yield _draft(part, questions, spans)
    if several:
        kind = "listed" if "listed" in act.law.frames and _is_list(one) else "whole"
        questions = _itself(act, one) or frame(act, one, kind, "", about=about_of(page, act, one), title=one.title)
        further = [other for provision in told for other in elsewhere(page, act, one, provision)]
        yield _draft(part, questions, in_order(page, act, one, [*told, *further]) if further else own)


def _inserted(page: Page, act: Statute, part: Part, provision: Provision) -> Iterator[Draft]:
    """A pair for each provision that this one puts into another law, by its number there."""
    for word, number, span in inserted(page, provision) if "inserted" in act.law.frames else ():
        there = act.law.cite(word, number, "", "")
        if questions := frame(act, act.at(part), "inserted", provision.label, there=there):
            yield _draft(part, questions, (span,))


def _holds_all(one: Article, spans: Sequence[Quoted]) -> bool:
    """Whether an answer brings every subsection of a section: "article 1(1)" would ask for less."""
    starts = (provision.atoms[0].start for provision in one.provisions)
    return all(any(span.start <= start < span.stop for span in spans) for start in starts)


def _is_list(one: Article) -> bool:
    """Whether a schedule only names things, and says nothing of them: "1. The crossing of Tallow Lake"."""
    texts = [atom.text for provision in one.provisions for atom in provision.atoms]
    return bool(one.title and _ANNEX.match(one.word)) and not any(
        text[-1:] == "." or _VERB.search(text) for text in texts
    )


def _itself(act: Statute, one: Article) -> tuple[str, ...]:
    """A section's heading that is a question, with where it stands: "When do I need a permit? (§ 1290.3 of …)"."""
    if not one.title.endswith("?") or not act.name:
        return ()
    return (f"{one.title} ({act.law.cite(one.word, one.number, '', act.name)})",)


def _draft(part: Part, questions: tuple[str, ...], spans: Sequence[Quoted]) -> Draft:
    return Draft(type=NAME, section=part.section, questions=questions, spans=tuple(spans), entire=True)


def _is_name(act: Statute, one: Article) -> bool:
    """Whether a heading is the act's name or a part of it, with its preamble below it."""
    return not one.number and not one.word and bool(one.title) and fold(one.title) in fold(act.name)


def _is_own(one: Article, provision: Provision) -> bool:
    """Whether a provision is one of its heading's: below that of a part stand sections, each with a "(1)" of its own,
    and their titles.
    """
    labels = [other.label for other in one.provisions]
    held = one.holds and (len(set(labels)) < len(labels) or any(label.endswith(SECTION) for label in labels))
    return provision.label.endswith(SECTION) or not (held or (one.holds and not provision.label and len(labels) > 1))


def _is_told(provision: Provision) -> bool:
    told = provision.whole and not _BLANK.search(provision.text) and len(provision.text.split()) >= LEAST_WORDS
    listed = len(provision.atoms) >= LEAST_LISTED and not any(_STOPS.search(atom.text) for atom in provision.atoms)
    return told and not listed and not is_title(provision.text)


def _is_caption(one: Article, provision: Provision) -> bool:
    """Whether a provision is but the title of a table in an annex: "Maximum fees referred to in Article 7"."""
    open_end = len(provision.text.split()) < LEAST_OPEN and provision.text.rstrip(")")[-1:].isalnum()
    return bool(_ANNEX.match(one.word)) and open_end and len(provision.atoms) == 1


def _defines(page: Page, act: Statute, provision: Provision) -> bool:
    """Whether a provision does little but define terms, which are asked for one by one."""
    defining = sum(span.stop - span.start for _, spans in entries(page, act, provision) for span in spans)
    return defining >= LEAST_DEFINING * sum(atom.stop - atom.start for atom in provision.atoms)


def asked(
    page: Page, act: Statute, one: Article, provision: Provision, *, label: str, plain: bool = True
) -> tuple[str, ...]:
    """The question by the kind of the provision, cited by `label`; without `plain` none that only asks what it says."""
    text, kind = first_sentence(provision.atoms[0].text), kind_of(act, provision)
    about = "" if one.holds or one.schedule else about_of(page, act, one)
    scoped = _scoped(page, act, one, text) if kind in ("scope", "extent") else ""
    if kind == "exception" and about and _OF_WHOLE.search(text):
        kind = "provision"  # no one knows from what it excepts but by the section's title
    kind, who = _kind(act, kind, text, scoped)
    if kind == "provision" and not plain:
        return ()
    said = frame(act, one, kind, label, about=about, scoped=scoped, who=who)
    if who and any(len(question.split()) > MOST_QUESTION_WORDS for question in said):
        said = frame(act, one, "time_limit" if kind.endswith("in time") else "provision", label, about=about)
    return said


def _kind(act: Statute, kind: str, text: str, scoped: str) -> tuple[str, str]:
    """What to ask of a provision of that kind, and of whom."""
    whole = bool(_ITSELF.match(text) and act.law.act(act.name)) and not (kind == "commencement" and _PART.match(text))
    if (kind in ("commencement", "citation") and not whole) or (kind in ("scope", "extent") and not scoped):
        kind = "provision"
    if kind == "commencement" and _APPLIES.search(text) and not _IN_FORCE.search(text):
        kind = "application"
    does, who = act.law.who(text) if kind in _BY_WHOM else ("", "")
    if who:
        timed = f"{does} in time" if (_WITHIN if does == "may" else _BY).search(text) else ""
        timed = "" if _OF_OTHERS.search(text) else timed  # "any objection lodged within 30 days"
        kind = timed if kind == "time_limit" and timed in act.law.frames else does
    return (kind if kind in act.law.frames else "provision"), who


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


def about_of(page: Page, act: Statute, one: Article) -> str:
    """ " about duties of operators", from the section's title; empty where it has none or a long one."""
    title = one.title
    if not title or not one.number or len(title.split()) > MOST_TITLE_WORDS or title.endswith("?"):
        return ""
    if act.law.language == "en":
        return titled(title, page.site, page.markdown)
    return act.law.frames["about"][0].format(title=title)


def frame(act: Statute, one: Article, kind: str, label: str, **slots: str) -> tuple[str, ...]:
    """The question of a kind about a provision, with the section's title and the act's whole name as far as it fits."""
    said = _framed(act, one, kind, label, **slots)
    if act.short and any(len(text.split()) > MOST_QUESTION_WORDS for text in said):
        act = dataclasses.replace(act, name=act.short)
        said = _framed(act, one, kind, label, **slots)
    if one.schedule and one.word == "paragraph" and any(len(text.split()) > MOST_QUESTION_WORDS for text in said):
        whole = dataclasses.replace(one, word="Schedule", number=one.schedule.partition(" ")[2], schedule="")
        said = _framed(act, whole, kind, "", **slots) if not label and whole.number else said
    if slots.get("about") and any(len(text.split()) > MOST_QUESTION_WORDS for text in said):
        said = _framed(act, one, kind, label, **(slots | {"about": ""}))
    return said


def _framed(act: Statute, one: Article, kind: str, label: str, **slots: str) -> tuple[str, ...]:
    law = act.law
    name = act.name
    if one.schedule and name:
        name = f"{'' if _NUMBER.search(one.schedule) else 'the '}{one.schedule} to {law.act(name)}"
    named = one.title and not one.number and not one.word
    core = label.removesuffix(SECTION)
    of = law.of(act.name) or (f" ({one.part.section.heading_path[0]})" if one.part.section.heading_path else "")
    if label and (after := _next_section(one, label)):
        named, ref = "", law.cite(one.word, after, "", name)
        slots["about"] = ""
    elif label and one.schedule and one.holds:
        named, ref = "", law.cite("paragraph", bare(label), "", f"Part {one.number} of {name}")
    elif label and (not one.number or (one.holds and core != label)):  # sections without headings of their own
        named, ref = "", law.cite("paragraph" if one.schedule else "", bare(label), "", name)
    elif one.number and re.match(rf"{re.escape(one.number)}\.\d", core):  # "4.2." below "4. Termination"
        ref = law.cite(one.word, core.strip("."), "", name)
    elif named and law.fees and law.fees.fullmatch(one.title) and act.name:
        ref = law.act(act.name)  # "Fees" is what is asked for
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
    about = slots.get("about", "")
    quoted = about.startswith(" (")
    values = {
        "about": "",
        "quoted": about if quoted else "",
        "told": "" if quoted else about,
        "on": "" if quoted else about.replace(" about ", " on ", 1),
        "of": law.of(act.name),
        "act": law.act(act.name),
        "first": first,
        "ref": ref.rstrip(","),
        "do": "do" if _SEVERAL.fullmatch(slots.get("scoped") or law.act(act.name)) else "does",
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
    """The first heading above a section of an act whose name nothing proves, in brackets."""
    above = one.part.section.heading_path[:-1]
    return f" ({unshouted(above[0])})" if above else ""


def _words(page: Page, spans: Sequence[Span]) -> int:
    return sum(words_in(page.markdown[span.start : span.stop]) for span in spans)


def _with_others(page: Page, act: Statute, one: Article, provision: Provision) -> list[Quoted]:
    """The provision with what it goes on from and what excepts it, and with what it refers to as far as there is room.

    Without room for its exceptions there is no answer: it would say more than the law.
    """
    excepted = list(excepting(act, one, provision))
    further = [other for turn in excepted for other in excepting(act, one, turn)]  # what is out of the exception
    chosen = [provision, *_before(act, one, provision), *excepted, *further]
    chosen += elsewhere(page, act, one, provision)
    if _words(page, in_order(page, act, one, chosen)) > MOST_WHOLE_WORDS:
        return []
    for other in _referred(act, one, provision):
        holder = act.holder(other)
        more = [*chosen, other, *excepting(act, holder, other)]
        if holder is not one:  # of what is broken, what is out of it too
            more += elsewhere(page, act, holder, other)
        if _words(page, in_order(page, act, one, more)) <= MOST_WORDS:
            chosen = more
    return in_order(page, act, one, chosen)


def _before(act: Statute, one: Article, provision: Provision) -> Iterator[Provision]:
    """The provision that one which begins with a pronoun goes on from."""
    at = next(n for n, p in enumerate(one.provisions) if p is provision)
    if at and (LEANS.match(provision.text) or BACK.search(provision.text) or _goes_on(act, one, at)):
        yield one.provisions[at - 1]


def _goes_on(act: Statute, one: Article, at: int) -> bool:
    """Whether what a provision speaks of is told in the one before it: "those rules", "any other licence"."""
    text = first_sentence(one.provisions[at].text)
    if act.law.language != "en" or _PRONOUN.match(text):
        return act.law.language == "en"
    before = one.provisions[at - 1].text.lower()
    for found in _SUCH.finditer(text[:MOST_BEFORE]):
        stem = found["noun"][:LEAST_STEM]
        if stem in before and stem not in text[: found.start()].lower():
            return True
    return False


def _referred(act: Statute, one: Article, provision: Provision) -> Iterator[Provision]:
    """What a provision says that it needs: subsections of its own section, and of others what limits it or is broken.

    That a section is named is enough where it can be looked up.
    """
    for sub in act.law.subs(provision.text):
        yield from labelled(one, sub, unless=provision)
    cited = [found for found in act.law.refers.finditer(provision.text) if found.groupdict().get("section")]
    alone = len(cited) == len(provision.atoms) == 1 and not _AND_MORE.match(provision.text, cited[0].end())
    broken = alone and kind_of(act, provision) == "offence"
    for found in cited:
        number, of = found["section"].strip(". "), found.groupdict().get("of")
        target = act.numbered(number)
        short = target is None or len(target.provisions) == 1 or bool(of)
        limits = _UNLESS_AS.search(provision.text, 0, found.start())
        binds = limits and (short or not limits[0].lower().startswith("subject"))
        binds = binds and (target is None or target is one or bool(target.title))  # no heading says what it is
        if not (binds or (broken and short and target) or target is one):
            continue
        if not of:  # "**3.4**": a section without a heading of its own
            told = (p for one in act.sections for p in one.provisions)
            yield from (p for p in told if p.label == f"{number}{SECTION}" and p is not provision)
        if target and of:
            yield from labelled(target, of, unless=provision)
        elif target and target is not one:
            yield from target.provisions
