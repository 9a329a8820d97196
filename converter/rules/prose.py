"""Prose: what a section's heading promises, and what single sentences say of tasks, conditions and defaults."""

import re
from collections.abc import Iterator

from gristmill.forms import Intent, has_code, misfit, says_class
from gristmill.index.terms import content_terms
from gristmill.records import PairType
from gristmill.text import fold

from ..answers import (
    continues,
    dangles,
    fits,
    is_lead,
    is_pointer,
    led,
    opens_more,
    paragraphs,
    points_elsewhere,
    resumed,
    sentence_spans,
    telling,
    whole,
)
from ..bidding import PARTLY, task_of
from ..blocks import Fence, Listing, Paragraph, Part, Span, words_in
from ..drafts import Draft, Quoted, around, ask
from ..entire import defining, entire, is_example
from ..entries import with_noun
from ..languages.pack import Clause, Topic, told_by
from ..others import asked_beside, spelled
from ..page import Anchor, Page, display, plain
from ..passages import Passage, covers, opening, topic_terms
from ..prototypes import prototypes
from ..scope import stands_apart
from ..settings import is_one_of_many, setting, told_of
from .facts import is_lined

# Of an answer to a question about a whole section. Of 2,385 drafts 18 lose 125, seven of ten right; 4 bring 27 titles.
LEAST_WORDS = 9
# Of an answer of prose, beside those of its headings: fewer are a label, or lead to another page.
LEAST_NEW_WORDS = 4
_RIGHTS = re.compile(
    r"\bCopyright \(?[©cC\d]|\bAll rights reserved\b|\bthis License\b|\bthe Document['’]s license\b|\bCover Texts?\b"
)
# Of what a section says before those below it: less only leads to them. Of 24 such answers 20 read as right and whole.
LEAST_INTRODUCED = 60
_PARAMETER = re.compile(r"(?<![\w*])\*(\w+)\*(?![\w*])")
# What the main clause says of something before it: "To stop it, these are kept".
_RESUMES = re.compile(
    r"(?i), (?:then )?(?:such|these|those|they|this|that|the (?:latter|former|same|above|following))\b"
)
_EXEMPLARY = ("command", "program", "module", "api")  # what a section of examples shows the use of
# Of an answer that is one sentence. Shorter ones say little more than their question.
LEAST_CLAUSE_WORDS = 12
# Of an answer of sentences alone that name nothing in code, outside of API entries. Of 80 readings of prose answers of
# under 25 words 14 would train on them, of 62 of 25 to 40 words 8: they lack the place, or the rest of the story.
LEAST_TOLD_WORDS = 40
# A heading that is a change itself, and not what changed: "New image plugins", "Antialias renamed to Lanczos".
_EVENT = re.compile(
    r"(?:the |an? )?(?:new|add|updat|remov|renam|deprecat|fix|improv|drop|support for)"
    r"|.* (?:renamed|removed|added|deprecated|fixed|dropped|overflow|rewrite)\b",
    re.IGNORECASE,
)
_OF_MAKING = frozenset(
    "docs documentation internal translations upgrades dependencies refactors chores ci tests".split()
)
_NESTED = re.compile(r"\d+\.\d")  # the number of a heading whose chapter stands on another page: "9.7 Alternation"
_ASKED = frozenset({"task", "thing", "trouble", "generic"})  # kinds of topics that `_asked` knows
# Of an overview of a thing in ordinary words that does not begin with it: of 39 shorter ones 10 read as trainable.
LEAST_OVERVIEW_WORDS = 40
_SUBJECT = re.compile(r"(?:\S+\s*){1,12}")
_OF_OTHERS = re.compile(
    r"\b(?:comparisons? (?:with|to)|(?:other|related|similar|alternative) (?:tools|projects|software|products))\b",
    re.IGNORECASE,
)
MOST_LEVEL = 2  # of a heading that may be of all of the product
# What a generator left of an entry, where the heading above is of no function.
_OF_ANOTHER = re.compile(r"^(?:This (?:function|routine|macro|method)|\*\*\w+\(\)\*\*) \w", re.MULTILINE)
_NAME, _THIS_IS = re.compile(r"`[^`\s]+`"), ("This is a ", "This is an ")  # of a heading that is a name
_OPTION = re.compile(r"`{3,}\w*\n\s*--?[a-z][\w-]*[^\n]*\n`{3,}")  # "--with-frost (default: no)"
_IN_CODE = re.compile(r"`|\w\\?_\w|\$[a-z]|(?<!\w)--?[a-zA-Z]")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """One pair for the heading, and one for each sentence that shows its own question.

    Sentences alone are not asked for where the section is answered whole: it holds them with what they need.
    """
    told = list(_heading(page, part))
    yield from told
    entirely = any(draft.type == "prose" for draft in told)
    for at, paragraph in paragraphs(part.blocks):
        if telling(page, paragraph) and not is_pointer(page, paragraph):
            yield from (d for d in _clauses(page, part, at, paragraph) if len(d.spans) > 1 or not entirely)


def _heading(page: Page, part: Part) -> Iterator[Draft]:
    topic, own = page.topic(part), _own(page, part)
    if topic.kind not in _ASKED and own != "module":
        return
    how = topic.kind == "task" and own != "module"
    spans = _spans(page, part, "how" if how else "other")
    described = how and not spans
    if described:  # the section only describes what its heading says how to do
        spans = _spans(page, part, "other")
    if not spans or (spans[-1].kind == "prose" and _length(page, spans) < LEAST_WORDS):
        return
    if _says_little(page, part, spans) or any(_RIGHTS.search(page.markdown[s.start : s.stop]) for s in spans):
        return
    if any(_OF_ANOTHER.search(page.markdown[s.start : s.stop]) for s in spans) and not _is_entry(page, part):
        return
    if topic.kind == "thing" and spans[0].kind == "code" and _is_option(page, spans[0]):
        return
    if not described and _is_passing(page, part, topic, spans):
        return
    if topic.kind == "generic" and _is_remark(page, part):
        lead = _lead_of(page, part)
        spans = (*lead, *spans) if lead else ()
    if questions := spans and (_about_task(page, part) if described else _asked(page, part, spans)):
        kind: PairType = "code" if all(span.kind == "code" for span in spans) else "prose"
        yield Draft(type=kind, section=part.section, questions=questions, spans=spans, entire=True)


def _is_option(page: Page, span: Quoted) -> bool:
    """Whether code is that of an option: a section that begins with it tells of that, and not of its heading."""
    return _OPTION.match(page.markdown, span.start, span.stop) is not None


def _says_little(page: Page, part: Part, spans: tuple[Quoted, ...]) -> bool:
    """Whether an answer of prose alone says hardly more than its headings: "Header for Gate class" of "Gate.hpp"."""
    if page.pack.language != "en" or _own(page, part) == "module" or any(span.kind != "prose" for span in spans):
        return False
    known = set(content_terms(" ".join((*part.section.heading_path, page.site.product))))
    return len(set(content_terms(_words(page, spans))) - known) < LEAST_NEW_WORDS


def _is_passing(page: Page, part: Part, topic: Topic, spans: tuple[Quoted, ...]) -> bool:
    """Whether a thing in ordinary words is told of in a few sentences that begin with something else and show no code,
    or is somebody else's: what another product does is not asked "in Frost".
    """
    if page.pack.language != "en" or topic.kind != "thing" or _is_entry(page, part):
        return False
    if any(_OF_OTHERS.search(plain(heading)) for heading in part.section.heading_path[:-1]):
        return True
    told = "\n\n".join(page.markdown[s.start : s.stop] for s in spans)
    if page.pack.names(topic.text, page.site) or any(s.kind != "prose" for s in spans) or _IN_CODE.search(told):
        return False
    subject = content_terms(_SUBJECT.match(plain(told))[0])  # type: ignore[index]
    return _length(page, spans) < LEAST_OVERVIEW_WORDS and not set(subject) & set(content_terms(topic.text))


def _is_entry(page: Page, part: Part) -> bool:
    return page.api(part) is not None or prototypes(page, part) is not None


def _is_remark(page: Page, part: Part) -> bool:
    """Whether a "Discussion" stands behind the parameters of an entry, and leaves what that does to its beginning."""
    before = [p for p in page.parts[part.parent + 1 : part.number] if p.parent == part.parent >= 0]
    return _intent(page, part) == "generic_about" and any(fold(plain(p.heading)) in page.pack.fields for p in before)


def _lead_of(page: Page, part: Part) -> tuple[Quoted, ...]:
    """What the section above begins with, if it says something."""
    first = next(iter(page.parts[part.parent].blocks), None)
    return (whole(first),) if isinstance(first, Paragraph) and telling(page, first) else ()


def _own(page: Page, part: Part) -> str:
    """The kind of the part's anchor; "module" of a function too that a heading names as one is named."""
    own = page.anchor(part)
    titled = own is not None and own.text.endswith("()`") and page.topic(part).kind == "none" and not page.api(part)
    return "module" if titled else own.kind if own else ""


def _about_task(page: Page, part: Part) -> tuple[str, ...]:
    """A task that is only described ("Sharing state") is asked for as a thing, where its heading is one."""
    shown = display(part.heading)
    if not re.match(r"[A-Z][a-z]+ing\b", shown):
        return ()
    subject = f"{shown.split()[0].lower()} {page.topic(part).text.partition(' ')[2]}"
    said = page.pack.documentation.format(a=page.site.product)
    asked = setting(page, part, subject) or ((Anchor(kind="setting", text=said),) if said else ())
    asked = asked if page.site.product else ()
    return ask(page, part, "thing", [asked], **{"x": subject, "is": "is"})


def _length(page: Page, spans: tuple[Quoted, ...]) -> int:
    return sum(words_in(page.markdown[s.start : s.stop]) for s in spans)


def _asked(page: Page, part: Part, spans: tuple[Quoted, ...]) -> tuple[str, ...]:
    """The heading as a question, by its kind."""
    topic, own = page.topic(part), page.anchor(part)
    if own is not None and _own(page, part) == "module":
        called = own.kind == "api"
        intent, name = ("purpose", own.text) if called else ("purpose_module", page.pack.module_noun(own.text))
        return ask(page, part, intent, _named(page, part, own.text), x=name)
    if topic.kind == "task":
        held = told_of(page, part, topic.text, spans[0])
        return ask(page, part, "task", held or around(page, part, topic.text, own=True), x=topic.text)
    if topic.kind == "thing":
        sole = not _is_entry(page, part) and not is_one_of_many(page, part, topic.text)
        if sole and (task := task_of(page, part, topic, spans[0])):
            return ask(page, part, "task", around(page, part, task), x=task)
        if (news := _news(page, part, topic.text)) and topic.text.removeprefix("the ").lower() in _OF_MAKING:
            return ()
        if news == "news" and not (topic.text.startswith("the ") or page.pack.names(topic.text, page.site)):
            return ()  # "What changed in build …?"
        intent = news or _thing(page, spans, topic)
        told = _words(page, spans)
        shown = with_noun(topic.text, told) if intent == "thing" else topic.text
        plural = topic.plural or (intent == "what_is" and _says_are(page, spans, topic.text))
        slots = {"x": spelled(page, part.heading, shown, told), "is": "are" if plural else "is"}
        beside = asked_beside(page, topic.text, slots["x"], spans, intent)
        chains = [()] if beside else _around_thing(page, part, topic.text, intent)
        intent, slots["x"] = beside or (intent, slots["x"])
        return ask(page, part, intent, chains, **slots)
    if topic.kind == "trouble":
        return ask(page, part, "trouble", around(page, part, topic.text, own=True), x=topic.text)
    return _generic(page, part) if topic.kind == "generic" else ()


def _says_are(page: Page, spans: tuple[Quoted, ...], subject: str) -> bool:
    """Whether an answer that opens with its subject has it in the plural, which no dictionary tells of a name."""
    told = next((span for span in spans if span.kind == "prose"), spans[0])
    text = plain(page.markdown[told.start : told.stop])
    found = re.search(rf"{re.escape(subject.strip('`'))}\W+(?:\([^)]*\)\W+)?(is|are)\b", text, re.IGNORECASE)
    return found is not None and found[1].lower() == "are"


def _around_thing(page: Page, part: Part, text: str, intent: str) -> list[tuple[Anchor, ...]]:
    """Anchors for a heading that is a thing: a plain word that stands in a chapter of something has more than the
    product, unless it is told what it is.
    """
    defined = intent == "what_is"
    chains = list(around(page, part, text, own=not (defined and page.pack.names(text, page.site))))
    if defined:
        return chains or _named(page, part, text)[:1]
    nested = part.section.level > MOST_LEVEL or page.above(part) or _NESTED.match(plain(part.heading))
    bare = page.pack.is_bare(text, bool(nested))
    return [c for c in chains if not bare or any(a.kind != "product" for a in c)]


def _thing(page: Page, spans: tuple[Quoted, ...], topic: Topic) -> str:
    """How a thing is asked for: what it is, where the answer says that, or what it does, where it is such a thing."""
    if _is_said(page, spans, topic.text):
        return "what_is"
    return page.pack.thing(topic.text, page.site)


def _news(page: Page, part: Part, subject: str) -> str:
    """How the news of a release are asked for, if the part tells some: changes are not changed themselves."""
    if not _is_news(page, part):
        return ""
    listed = page.pack.changes and (
        page.pack.changes.search(subject) or page.pack.changes.match(subject.split(maxsplit=1)[0])
    )
    return "news_list" if listed else "" if _EVENT.match(subject) else "news"


def _is_news(page: Page, part: Part) -> bool:
    return "news" in page.pack.frames and any(a.kind == "release" for a in page.anchors(part))


def _spans(page: Page, part: Part, intent: Intent) -> tuple[Quoted, ...]:
    """What answers the heading: the section, whole; a list where it is the news of a release, code where it is syntax.

    A module's page is told by its first passage. Of what else has sections below it and says little itself, and of what
    is too long, a sentence that says what it is answers that question alone.
    """
    first = part.blocks[0] if part.blocks else None
    if isinstance(first, Listing) and fits(first) and _is_news(page, part):
        return (whole(first),)
    if isinstance(first, Fence) and fits(first) and _intent(page, part) == "generic_syntax":
        return (whole(first),) if len(first.content.split()) > 1 else ()  # the name alone is no syntax
    if _own(page, part) == "module":
        return opening(page, part.blocks)
    topic = page.topic(part)
    said = topic.text if topic.kind in ("task", "thing") else ""

    def suits(passage: Passage) -> bool:
        answer = "\n\n".join(page.markdown[s.start : s.stop] for s in passage)
        if is_example(topic.text) and not has_code(answer):
            return False  # a walk through what its page shows
        return not misfit(intent, topic.text, answer, page.pack.language) and covers(page, said, answer)

    found, thing = prototypes(page, part), topic.kind == "thing"
    blocks = [b for b in part.blocks if (found is None or b is not found.fence) and not is_lined(page, b)]
    passage = entire(page, blocks, said, suits=suits, shown=found is not None, thing=thing)
    introduces = thing or _intent(page, part) == "generic_about"
    if passage and (not page.has_parts(part) or (introduces and _length(page, passage) >= LEAST_INTRODUCED)):
        return (whole(found.fence), *passage) if found else passage
    passage = defining(page, part.blocks) if thing else ()
    return passage if _is_said(page, passage, topic.text, entirely=False) else ()


def _intent(page: Page, part: Part) -> str:
    """What a generic heading asks about the thing above it."""
    return page.pack.generic.get(fold(plain(part.heading)), "")


def _generic(page: Page, part: Part) -> tuple[str, ...]:
    """A generic heading ("Usage") is about the nearest thing above it that has a name."""
    intent = _intent(page, part)
    owner = next(iter(page.anchors(part)), None) if intent else None
    first = next((p for p in page.parts if p.section.level), None)
    if owner is None or owner.kind in ("task", "release") or (owner.kind == "product" and part is not first):
        return ()
    if owner.kind == "topic" and not page.pack.suits(intent, owner.text, page.site):
        return ()
    if owner.kind in ("command", "program") and intent == "generic_about" and page.runs:
        intent = "generic_does"
    if intent == "generic_example" and owner.kind not in _EXEMPLARY:
        return ()
    if owner.kind == "module" and intent == "generic_about":
        return ask(page, part, "purpose_module", _named(page, part, owner.text), x=page.pack.module_noun(owner.text))
    return ask(page, part, intent, _named(page, part, owner.text), x=owner.text)


def _named(page: Page, part: Part, subject: str) -> list[tuple[Anchor, ...]]:
    """Anchors for a question about something above the part or the part itself: the product, unless it is named."""
    further = [a for a in page.anchors(part) if a.text != subject and a.kind != "task" and page.hangs(a)]
    product = tuple(a for a in further if a.kind == "product" and not page.names_product(subject))
    return [product, *((a,) for a in further if a.kind != "product")]


def _is_said(page: Page, spans: tuple[Quoted, ...], subject: str, *, entirely: bool = True) -> bool:
    """Whether the answer opens with "Subject is …": only then "What is subject?" is answered.

    All that a section says may open with "This is a variable", behind which it says what that is for.
    """
    if page.pack.is_said is None or not spans:
        return False
    told = next((span for span in spans if span.kind == "prose"), spans[0])
    text = plain(page.markdown[told.start : told.stop])
    said = page.pack.is_said(subject, text) or (
        entirely and text.startswith(_THIS_IS) and bool(_NAME.fullmatch(subject))
    )
    return said and (page.pack.language != "en" or says_class(text[: text.find(". ") + 1] or text))


def _clauses(page: Page, part: Part, at: int, paragraph: Paragraph) -> Iterator[Draft]:
    spans, entry = sentence_spans(page, paragraph), page.api(part)
    for i, span in enumerate(spans):
        text = display(
            _PARAMETER.sub(r"`\1`", page.markdown[span.start : span.stop])
            if entry
            else page.markdown[span.start : span.stop]
        )
        if dangles(page, text) or _RESUMES.search(text) or points_elsewhere(page.markdown[span.start : span.stop]):
            continue
        if not (told := told_by(page.pack.sentences, text)):
            continue
        clause, found = told
        if clause.intent == "task" and PARTLY.search(f"{found['x']} {text[found.end() :]}"):
            continue
        subject = page.pack.clause(clause, found["x"], page.site)
        answer = _answer(page, part, at, paragraph, spans, i) if subject else ()
        if answer and stands_apart(page, part, subject, _words(page, answer)):
            if len(answer) == 1 and clause.intent == "task" and _is_of_all(page, part, subject):
                answer = _spans(page, part, "how")
            if answer:
                yield from _clause(page, part, clause, subject, answer)


def _is_of_all(page: Page, part: Part, task: str) -> bool:
    """Whether a sentence is about its heading's task, and so all of its section: "make a spool" of "Making spools"."""
    topic = page.topic(part)
    wanted = topic_terms(page, topic.text) if topic.kind == "task" else frozenset()
    return bool(wanted) and wanted <= set(content_terms(task))


def _words(page: Page, spans: tuple[Quoted, ...]) -> str:
    """The prose of an answer as a reader sees it."""
    return " ".join(plain(page.markdown[s.start : s.stop]) for s in spans if s.kind == "prose")


def _answer(page: Page, part: Part, at: int, paragraph: Paragraph, spans: list[Span], i: int) -> tuple[Quoted, ...]:
    """The sentence, those that lean on it, and what it leads to."""
    stop = i
    while stop + 1 < len(spans) and continues(page, plain(page.markdown[spans[stop + 1].start : spans[stop + 1].stop])):
        stop += 1
    text = page.markdown[spans[i].start : spans[stop].stop]
    quoted = Quoted(start=spans[i].start, stop=spans[stop].stop, kind="prose")
    last = stop + 1 == len(spans)
    if opens_more(text) or (last and is_lead(text, part.blocks[at + 1] if at + 1 < len(part.blocks) else None)):
        follower = led(part.blocks, at)
        return (quoted, whole(follower), *resumed(page, part.blocks, at + 1)) if follower is not None else ()
    alone = page.api(part) is None and not _IN_CODE.search(text)
    return (quoted,) if words_in(text) >= (LEAST_TOLD_WORDS if alone else LEAST_CLAUSE_WORDS) else ()


def _clause(page: Page, part: Part, clause: Clause, subject: str, answer: tuple[Quoted, ...]) -> Iterator[Draft]:
    own = page.api(part) if clause.intent == "default" else None
    subject = own.shown if own else subject
    asked = own is not None or clause.intent == "task"
    if asked and (questions := ask(page, part, clause.intent, around(page, part, subject), x=subject)):
        yield Draft(type="prose", section=part.section, questions=questions, spans=answer)
