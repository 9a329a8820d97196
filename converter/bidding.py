"""What a section tells how to do, where its heading is a thing: then it answers "How do I …?", and no overview."""

import re

from gristmill.forms import orders
from gristmill.index.terms import content_terms
from gristmill.text import fold

from .answers import sentence_spans
from .blocks import Paragraph, Part, Span
from .languages.pack import Topic, told_by
from .page import Page, display

_TOOL = re.compile(r"[a-z][\w-]+")
_ORDER = re.compile(r"((?!To )[A-Z][a-z]+) (?:(?:the|your|an?|any|all) )?")
# What a heading ends with that is done with the rest of it: "Gate configuration" is how to configure the gate.
_DONE = {"configuration": "configure", "installation": "install", "setup": "set up"}
_ACTED_ON = re.compile(r"(?:the )?([A-Z][\w.+-]*(?: [A-Z][\w.+-]*)*) (configuration|installation|setup)")
# A first step, a way to learn more, a wish with a condition behind it: not the way to do a thing.
PARTLY = re.compile(
    r"^(?:learn|read|find out|know|see) (?:more\b|about\b)|^go (?:a long|some) way\b"
    r"|\bfirst\b|\b(?:or|and|if|when|unless) (?:your?|my|I|not)\b"
)


def task_of(page: Page, part: Part, topic: Topic, told: Span) -> str:
    """The task that an answer about a thing is told for; empty where it tells none, or where that has no name.

    `told`: what the answer begins with. Of 30 readings of overviews that began with "To wind it, …" or "You can wind
    it" readers would train on 9; of the same and of orders behind "How do I …?" on 42 of 68.
    """
    if page.pack.language == "en" and (task := _installed_with(page, part, topic)):
        return task
    first = next((b for b in part.blocks if isinstance(b, Paragraph) and b.start <= told.start < b.stop), None)
    if page.pack.language != "en" or first is None:
        return ""
    sentence = sentence_spans(page, first)[0]
    text = display(page.markdown[sentence.start : sentence.stop])
    if asked := _aim(page, part, text):
        return asked
    if not orders(text) and not text.startswith(("In `", "You can ")):
        return ""
    if found := _ACTED_ON.fullmatch(topic.text):
        return f"{_DONE[found[2]]} {found[1]}"
    return _ordered(topic, text)


def _installed_with(page: Page, part: Part, topic: Topic) -> str:
    """ "install Frost with `rpm`" of a heading "rpm" below "Installing", where a command of that name is shown."""
    above = page.parts[part.parent].heading if part.parent >= 0 else ""
    name = topic.text.strip("`")
    if page.pack.generic.get(fold(display(above))) != "generic_install" or not _TOOL.fullmatch(name):
        return ""
    text = page.markdown[part.section.body_start : part.section.stop]
    shown = re.search(rf"^\s*(?:[$#] )?(?:sudo )?{re.escape(name)} (?:-\S+ )*(?:install|add)\b", text, re.MULTILINE)
    return f"install {page.site.called} with `{name}`" if shown and page.site.product else ""


def _aim(page: Page, part: Part, text: str) -> str:
    """What an answer's first sentence says that it is for, if its heading speaks of that: "To wind the tape, use …"."""
    if not (told := told_by((c for c in page.pack.sentences if c.intent == "task"), text)):
        return ""
    clause, found = told
    if PARTLY.search(f"{found['x']} {text[found.end() :]}"):
        return ""
    task = page.pack.clause(clause, found["x"], page.site)
    return task if set(content_terms(task)) & set(content_terms(" ".join(part.section.heading_path[-2:]))) else ""


def _ordered(topic: Topic, text: str) -> str:
    """ "Configure the gate host like …" of a heading "Gate host" → "configure the gate host"; empty of other orders."""
    order, bare = _ORDER.match(text), topic.text.removeprefix("the ")
    said = order is not None and fold(text[order.end() :]).startswith(f"{fold(bare)} ")
    return f"{order[1].lower()} {topic.text}" if order and said else ""
