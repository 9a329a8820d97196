"""Pages about drugs and conditions: each section asked by what its heading is about, with the name of the thing.

The answer is the whole section with the boxes below it ("Urgent advice"), nothing left out of it but reviews and
disclaimers. Where a heading limits it to some people, question and answer both say so.
"""

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from gristmill.text import fold

from ..blocks import Admonition, Block, Listing, Other, Paragraph, Part, Table, words_in
from ..care_kinds import (
    MOST_HEADING_WORDS,
    as_quote,
    asks,
    filled,
    frames_of,
    is_of_dose,
    is_table,
    kind_of,
    qualified,
    says,
)
from ..drafts import Draft, Quoted
from ..languages.care import Asking
from ..page import Page, plain
from ..patients import of_people, population
from ..remedy import GENERIC, NO_NAME, ONE_OF, WARES, Remedy, is_title, is_top, names_illness, remedy, told_of_illness
from . import boxes, doses, extent, medicines
from .doses import labelled, narrows

NAME = "medical"
MOST_WORDS = 500  # a longer section answers more than one question
LEAST_WORDS = 4
MOST_PARTS = 4  # of a page whose title may be the heading of what it says
LEAST_LABELS = 2  # with which a section is but what they say
LEAST_ENTRIES = 3  # of a list that is the whole page, each of which asks something
LEAST_OF_KIND = 2  # below a heading that asks something: "Häufig: Übelkeit."
_SENTENCE = re.compile(r"\w{2}[.!](?:\s|$)")
_STATES = re.compile(rf"{_SENTENCE.pattern}|^(?:[-*] |\|)", re.MULTILINE)  # a sentence, a list or a table
_EFFECTS = re.compile(r"side effects|Nebenwirkung|effets (?:secondaires|indésirables)|efectos (?:secundarios|adversos)")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})?\s+[A-Z][A-Z ,/&()-]{5,}")  # a button with the title of what it opens
_IMAGE = re.compile(r"(?:!?\[[^\]]*\]\([^)]*\)\s*)+")  # or a link alone, to what the page offers
_YOU = re.compile(r"You (?:have|may have|are|had|or your)\b|Your (?:doctor|GP|surgeon|consultant|specialist)\b")
# "Please ring us on 01999 555 246 if any of these apply to you."
_RING = re.compile(r"(?:please )?(?:ring|call|phone|telephone|contact)\b[^.]{0,60}?\d[\d ()-]{7,}\d", re.IGNORECASE)
_WHAT_IS = re.compile(r"what (?:is|are) (?!(?:it|they)\b).*\?", re.IGNORECASE)
_IF = re.compile(r"if\b", re.IGNORECASE)
_GIVES = re.compile(r"\d|\b(?:dos\w+|half|tablets?|capsules?)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?\s*$")
_VACCINE = re.compile(r"\b(?:vaccin\w*|immuni[sz]ation)\b", re.IGNORECASE)
_ENTRY = re.compile(r"\*\*([^*\n]+?):?\*\*:?\s")
_PER = re.compile(r"\((?:in|per) (?:each|every|one) [^()]+\)", re.IGNORECASE)
_CONTAINS = re.compile(r"\w contains \w")
_PRICE = re.compile(r"(?:\w+ ){0,2}price|(?:drug )?tariff|[£$€]\s?\d[\d.,]*", re.IGNORECASE)  # a cell of what it costs
_YES_OR_NO = re.compile(r"(?:yes|no|ja|nein|s[ií]|oui|non)\s*[,.;:!–—]", re.IGNORECASE)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A pair for the section, one for each label in it that asks something, one for each dose of a table or list."""
    about = remedy(page)
    if about is None or about.care.meta.match(says(part)) or boxes.belongs(page, about, part):
        return
    if any(
        says(one) == says(part) and extent.length(one) > extent.length(part) for one in page.parts[part.number + 1 :]
    ):
        return  # of the summary that the leaflet begins with
    if part.parent >= 0 and part in boxes.inner(page, about, page.parts[part.parent]):
        yield from medicines.drafts(page, about, extent.own(part))
        return  # goes with what stands above it
    yield from _of_effects(page, about, part)
    part = extent.own(part)
    part, *rest = extent.behind_table(page, part) or (part,)
    for one in rest:
        yield from itertools.chain(_of_labels(page, about, one), doses.drafts(page, about, one))
    if entries := list(_of_entries(page, about, part)):
        yield from entries
        return
    if not _is_labelled(page, about, part):
        yield from _of_section(page, about, _up_to_question(about, part))
    yield from extent.joined(_of_labels(page, about, part))
    yield from doses.drafts(page, about, part)
    yield from medicines.drafts(page, about, part)


def _of_effects(page: Page, about: Remedy, part: Part) -> Iterator[Draft]:
    """The side effects by how often they come that stand behind a list of those to get help for: of the part above."""
    rest, kind = extent.by_frequency(part), kind_of(about, says(page.parts[part.parent])) if part.parent >= 0 else None
    spans = tuple(map(_quoted, rest))
    if about.taken and kind is not None and "side effects" in kind.frames[0] and _fits(page, spans):
        yield Draft(type=NAME, section=part.section, questions=filled(about, kind.frames, part, ""), spans=spans)


def _up_to_question(about: Remedy, part: Part) -> Part:
    """The part up to a first label that asks: "Common questions", each of which is asked by itself."""
    found = (blocks[0] for label, blocks in labelled(part) if label.endswith("?") and _named(about, label))
    first = next(found, None)
    return part if first is None else dataclasses.replace(part, blocks=part.blocks[: part.blocks.index(first)])


def _is_labelled(page: Page, about: Remedy, part: Part) -> bool:
    """Whether a section is nothing but labels that each ask something of their own."""
    own, found = asks(page, about, part)[0], list(labelled(part))
    if len(found) < LEAST_LABELS or is_of_dose(own) or part.blocks[0] is not found[0][1][0]:
        return False
    return all(_of_label(about, own, label) is not None for label, _ in found)


def _of_label(about: Remedy, own: Asking | None, label: str) -> Asking | None:
    """What a label asks that the heading above it does not; "Severe reactions" below warnings are not all effects."""
    kind = kind_of(about, label)
    if kind is None or kind is own or label.endswith("!") or (is_of_dose(kind) and about.care.people.search(label)):
        return None
    if own is not None and about.care.warns.search(label):
        return None  # "Important" below "Your tablets" is of these
    if own is not None and all("interact" in one.frames[0] for one in (own, kind)):
        return None  # "Effects of other medicines on it" below "Interactions"
    apart = own is not None and _EFFECTS.search(kind.frames[0]) and not _EFFECTS.search(own.frames[0])
    return None if apart else kind


def _of_section(page: Page, about: Remedy, part: Part) -> Iterator[Draft]:
    heading, above = says(part), says(page.parts[part.parent]) if part.parent >= 0 else ""
    who, holder = population(page, about.care, part)
    if boxes.stands_for(page, about, part):
        heading = above
    if (
        about.care.people.fullmatch(heading) and kind_of(about, above) and kind_of(about, heading) is None
    ):  # "Adults" below "Dosage"
        who, holder = of_people(about.care, heading), part
        heading = above
    # "Dosing chart for children": its doses are for them, all else for everybody
    charted = holder is not None and is_title(page, holder) and is_of_dose(kind_of(about, says(holder)))
    if (is_top(page, part) and kind_of(about, heading) is None) or (
        charted and not is_of_dose(asks(page, about, part)[0])
    ):
        who, holder = "", None
    spans = _spans(page, about, part, who, holder)
    states = _SENTENCE if is_title(page, part) else _STATES
    if is_top(page, part) and not any(states.search(page.markdown[s.start : s.stop]) for s in spans):
        return  # how its name is spoken, who made the page
    if is_title(page, part) and not about.taken and spans and _YOU.match(page.markdown, spans[0].start):
        return  # "You have had an operation.": what it is, is not said
    if is_top(page, part) and all(isinstance(block, Admonition) for block in part.blocks if _tells(about, block)):
        heading = about.care.boxed
    least = LEAST_WORDS if asks(page, about, part)[0] is None else LEAST_OF_KIND
    if _leaves_doses(page, about, part) or extent.lacks_table(page, part) or extent.is_shown_elsewhere(page, spans):
        return
    if _fits(page, spans, least) and (questions := _asked(page, about, part, heading, who)):
        yield Draft(type=NAME, section=part.section, questions=questions, spans=spans, entire=True)


def _leaves_doses(page: Page, about: Remedy, part: Part) -> bool:
    """Whether a section on doses leaves them all to the parts below it: "Treatment is begun by a specialist."."""
    kind = kind_of(about, says(part))
    if kind is None or "dose of" not in kind.frames[0] or is_title(page, part):
        return False  # "How to take it": with food
    below = [p for p in page.parts if p.parent == part.number and is_of_dose(asks(page, about, p)[0])]
    return bool(below) and not _GIVES.search(page.markdown[part.section.body_start : part.section.stop])


def _fits(page: Page, spans: Sequence[Quoted], least: int = LEAST_WORDS) -> bool:
    words = sum(words_in(page.markdown[span.start : span.stop]) for span in spans if span.kind != "heading")
    return least <= words <= MOST_WORDS


def _of_labels(page: Page, about: Remedy, part: Part) -> Iterator[Draft]:
    """A pair for each label in bold that asks something else than the heading: "**Do not use** if …"."""
    own, (who, holder) = asks(page, about, part)[0], population(page, about.care, part)
    for label, blocks in labelled(part):
        if label.endswith("?"):
            yield from _of_question(page, about, part, label, blocks[1:])
            continue
        if other := medicines.named(page, about, label):
            inline = doses.runs_in(blocks[0])  # "**Who should not take ralumed.** People with …"
            yield from _of_said(page, about, part, other, blocks if inline else blocks[1:])
            continue
        if is_of_dose(own) and narrows(about, label):
            return  # "Renal impairment" below "Hypertension" is not that below "Heart failure"
        kind = _of_label(about, own, label) if own is not None or is_title(page, part) else None
        if kind is None:
            continue
        spans = [
            *([as_quote(holder)] if holder else []),
            *_quotes(page, filter(functools.partial(_tells, about), blocks)),
        ]
        text = " ".join(page.markdown[span.start : span.stop] for span in spans)
        told = text.replace("*", "").partition(label)[2]
        if _fits(page, spans) and words_in(told) >= LEAST_OF_KIND and (own is not None or _STATES.search(told)):
            questions = filled(about, frames_of(about, kind, text), part, who, h=label)
            yield Draft(type=NAME, section=part.section, questions=questions, spans=tuple(spans))


def _of_entries(page: Page, about: Remedy, part: Part) -> Iterator[Draft]:
    """A pair for each entry of a list below the title that is the whole page: "**How to take it**: one a day"."""
    if not is_title(page, part):
        return
    for listing in (block for block in part.blocks if isinstance(block, Listing)):
        found = [(item, _ENTRY.match(page.markdown, item.start)) for item in listing.items]
        kinds = [(item, label[1], kind_of(about, label[1])) for item, label in found if label]
        if len([1 for _, _, kind in kinds if kind]) < LEAST_ENTRIES:
            continue
        for item, label, kind in kinds:
            text = page.markdown[item.start : item.stop]
            spans = (Quoted(start=item.start, stop=item.stop, kind="prose"),)
            if kind is not None and _fits(page, spans):
                questions = filled(about, frames_of(about, kind, text), part, "", h=label)
                yield Draft(type=NAME, section=part.section, questions=questions, spans=spans)


def _of_question(page: Page, about: Remedy, part: Part, label: str, blocks: Sequence[Block]) -> Iterator[Draft]:
    """A question in bold that names what it is about, answered by what stands below it."""
    if question := _named(about, label):
        yield from _of_said(page, about, part, question, blocks)


def _of_said(page: Page, about: Remedy, part: Part, question: str, blocks: Sequence[Block]) -> Iterator[Draft]:
    spans = tuple(_quotes(page, filter(functools.partial(_tells, about), blocks)))
    if _fits(page, spans):
        yield Draft(type=NAME, section=part.section, questions=(question,), spans=spans)


def _named(about: Remedy, question: str) -> str:
    """A question with the name of what the page is about, or empty."""
    if fold(about.bare or about.name) in fold(question):
        return question
    if about.done:
        return f"{question.rstrip('?')} after {about.name}?"
    own = about.care.this.sub(about.name, question)
    asked = own if own != question else about.care.asks(question, about.name, about.taken)
    return asked.replace(f"while taking {about.name}", f"when having {about.name}") if about.given else asked


def _spans(page: Page, about: Remedy, part: Part, who: str, holder: Part | None) -> tuple[Quoted, ...]:
    """All that the section says and the boxes below it, and first what narrows it where that is left to a heading."""
    spans = list(_quotes(page, filter(functools.partial(_tells, about), part.blocks)))
    for inner in boxes.inner(page, about, part):
        spans += [as_quote(inner), *_quotes(page, filter(functools.partial(_tells, about), inner.blocks))]
    for box in boxes.boxes(page, about, part) if part.section.level > 1 else ():
        spans += [as_quote(box), *_quotes(page, filter(functools.partial(_tells, about), box.blocks))]
    told = fold(" ".join(page.markdown[span.start : span.stop] for span in spans))
    noun = fold(who).split()[-1:] if who else []
    if spans and holder is not None and noun and noun[0] not in told.split():
        led = holder is not part and _leads(page, about, part, spans[0])
        spans[:0] = map(as_quote, (holder, part) if led else (holder,))
    elif spans and _leads(page, about, part, spans[0]):
        spans.insert(0, as_quote(part))
    elif spans and about.taken and asks(page, about, part)[0] is not None:
        spans[:0] = map(as_quote, asks(page, about, part)[1])
    return tuple(spans)


def _leads(page: Page, about: Remedy, part: Part, first: Quoted) -> bool:
    """Whether what stands below a heading goes on with it: "Do not take it:", "Stop use if" and a list, "Do"."""
    if _CONTAINS.search(says(part)):
        return True  # "Ralumed contains lactose": the text below does not say it again
    if _PER.search(says(part)):
        return True  # "Active ingredient (in each 5 mL)": a strength is of something
    heading, open_end = says(part), part.heading.rstrip("*").endswith((":", ","))
    if (about.done and _IF.match(heading)) or heading.endswith("?"):
        return False
    if about.care.advice.match(heading) or (open_end and (boxes.is_card(about, part) or first.kind == "list")):
        return True
    text = page.markdown[first.start : first.stop].lstrip("\\-–• *")
    return not is_title(page, part) and first.kind != "table" and text[:1].islower()


def _quotes(page: Page, blocks: Iterable[Block]) -> Iterator[Quoted]:
    """The blocks, each box below its title: "Call an ambulance if:" and "See your GP if:" are not one list."""
    for block in blocks:
        if isinstance(block, Admonition) and block.title:
            line = page.markdown.find("\n", page.markdown.rfind("[!", 0, block.start))
            title = page.markdown[line : block.start].strip("> #*\n")
            start = page.markdown.find(title, line)
            yield Quoted(start=start, stop=start + len(title), kind="heading")
        yield _quoted(block)


def _quoted(block: Block) -> Quoted:
    kind = "list" if isinstance(block, Listing) else "table" if isinstance(block, Table) else "prose"
    return Quoted(start=block.start, stop=block.stop, kind=kind)


def _tells(about: Remedy, block: Block) -> bool:
    if isinstance(block, Listing) and block.items and block.items[0].blocks:
        return _tells(about, block.items[0].blocks[0])  # a list of what the page is, by its first entry
    if isinstance(block, Paragraph):
        said = plain(block.text)
        aside = about.care.meta.match(said) or (_RING.match(said) and not said.endswith(":"))
        return not (aside or _NUMBERED.fullmatch(block.text) or _IMAGE.fullmatch(block.text))
    if isinstance(block, Admonition):
        return any(_tells(about, inner) for inner in block.blocks)
    if isinstance(block, Table) and block.rows:  # of the page's number and its dates
        priced = any(_PRICE.fullmatch(plain(cell.text)) for row in (block.header, *block.rows) for cell in row.cells)
        return not (priced or about.care.meta.match(plain(block.rows[0].cells[0].text)))
    return isinstance(block, Listing | Table) or (isinstance(block, Other) and block.kind == "quotation")


def _asked(page: Page, about: Remedy, part: Part, heading: str, who: str) -> tuple[str, ...]:
    if heading == says(part) and (other := medicines.of_other(page, about, part)):
        return (other,)
    if about.care.advice.match(heading) or GENERIC.fullmatch(heading) or WARES.fullmatch(heading):
        return ()  # "Do" below nothing that says for what
    if not re.search(r"[^\W\d_]", heading):
        return ()  # "1.2.1"
    if is_table(part) and asks(page, about, part)[0] is None:
        return ()  # "Table 1. Cases by region" is no advice
    boxed = boxes.is_card(about, part) and heading == says(part)
    heading = about.care.emergency if boxed and not about.care.warns.search(heading) else heading
    if about.given and _WHAT_IS.match(heading) and not _VACCINE.search(heading) and names_illness(about, heading):
        return (heading,)  # "What is reed ague?" on the page of its vaccine
    frames = _frames(page, about, part, heading)
    if frames == about.care.about and (illness := told_of_illness(page, about, part)):
        return (f"What is {illness}?",)
    if _QUESTION.search(heading):
        question = _named(about, heading)  # "What should I know about this medicine?"
        yes_or_no = _YES_OR_NO.match(page.markdown[part.section.body_start : part.section.stop].lstrip())
        if yes_or_no or not frames:  # "Can it be prevented? No." does not say how
            about_topic = about.care.topic(heading) not in ("", heading)  # "What about sun exposure?"
            if question or yes_or_no or not about_topic:
                return (question,) if question else ()
    if about.done and (before := _prepares(page, about, part)):
        return tuple(qualified(about, question, [part]) for question in filled(about, before, part, who))
    if not frames and about.done and _IF.match(heading):
        return filled(about, (about.care.conditional,), part, who, h=heading)
    if not frames and len(heading.split()) <= MOST_HEADING_WORDS:
        return _of_topic(page, about, part, heading, who)
    kind, narrow = asks(page, about, part)
    questions = filled(about, frames, part, who, h=heading) if frames else ()
    if frames and _is_of_above(page, about, part, heading):
        return tuple(qualified(about, question, [part]) for question in questions)
    return tuple(qualified(about, question, narrow) for question in questions) if is_of_dose(kind) else questions


def _of_topic(page: Page, about: Remedy, part: Part, heading: str, who: str) -> tuple[str, ...]:
    """The question for a heading that asks nothing by itself: what one above it asks, or what is to know of it."""
    kind, below = asks(page, about, part)
    text = page.markdown[part.section.body_start : part.section.stop]
    if kind is not None and not (is_of_dose(kind) and below and not _GIVES.search(text)):
        return tuple(qualified(about, q, below) for q in filled(about, frames_of(about, kind, text), part, who))
    if not (topic := about.care.topic(heading)):
        return ()
    if is_title(page, part):
        return ()  # its name says nothing of what is below it
    if NO_NAME.fullmatch(heading) or (about.taken and ONE_OF.match(heading)):
        return ()  # "Child 1–4 years" below what a dose is for: rows of doses are asked for as such
    if topic.endswith("?"):
        return (_named(about, topic),)
    if about.care.language == "en" and fold(about.bare or about.name) in fold(topic):
        return (f"What should you know about {topic}?",)
    if about.done:
        return filled(about, about.care.after[not about.after :][:1], part, "", h=topic)
    with_it = "who use" if about.used else "who take" if about.taken else "with"
    if about.care.is_people(topic):
        return filled(about, about.care.advised, part, "", h=topic)
    others = tuple(frame.replace("people with", f"people {with_it}") for frame in about.care.other)
    return filled(about, others, part, who, h=topic)


def _prepares(page: Page, about: Remedy, part: Part) -> Sequence[str]:
    """How one prepares for a procedure, where a heading above says that the part is of that: "Your medicines"."""
    kinds = (kind_of(about, says(above)) for above in page.upward(part) if not is_top(page, above))
    return next((kind.frames for kind in kinds if kind is not None and "prepare" in kind.frames[0]), ())


def _is_named(about: Remedy, heading: str) -> bool:
    return fold(about.bare or about.name) in fold(heading) or about.care.this.search(heading) is not None


def _is_of_above(page: Page, about: Remedy, part: Part, heading: str) -> bool:
    """Whether a heading asks what the one above it does: "Blood tests" below "Diagnosis"."""
    if about.taken or part.parent < 0 or is_top(page, page.parts[part.parent]) or heading != says(part):
        return False
    if heading.endswith("?") or _is_named(about, heading):
        return False
    return kind_of(about, heading) is kind_of(about, says(page.parts[part.parent]))


def _frames(page: Page, about: Remedy, part: Part, heading: str) -> Sequence[str]:
    """What the heading asks, by its kind; the text below the title says what the thing is."""
    whole = is_title(page, part) and len(page.parts) > MOST_PARTS  # "X: dosing and monitoring" is of all below it
    name, said = fold(about.bare or about.name), fold(heading)
    if not is_title(page, part) and said == name and about.given:
        return about.care.told
    named = is_top(page, part) and part.section.level and (name in said or said in name)  # "Fiebre" is "la fiebre"
    if named and (whole or not kind_of(about, heading)):
        return about.care.about
    text = page.markdown[part.section.body_start : part.section.stop]
    found = kind_of(about, heading, text)
    if found and found.frames[:1] == about.care.about[:1] and _WHAT_IS.match(heading) and not _is_named(about, heading):
        return ()  # "What is normal?"
    return frames_of(about, found, text) if found else ()
