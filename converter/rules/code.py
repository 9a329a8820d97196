"""Code blocks, for what their lead-in, or the entry that they illustrate, says they do."""

import re
from collections.abc import Iterator

from ..answers import fits, is_lead, opens_more, resumed, sentence_spans, telling, whole
from ..apparatus import shown_elsewhere
from ..blocks import Fence, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, around, ask
from ..entire import goes_on
from ..page import Page, display
from .cli import EDITS, FIRST, REQUIRES, is_shell
from .signature import named

# The name of a language as a question has it, for the names that fences carry.
LANGUAGES = {
    "Python": ("python", "pycon", "python3", "py"),
    "JavaScript": ("javascript", "js", "jsx"),
    "TypeScript": ("typescript", "ts", "tsx"),
    "C++": ("cpp", "c++"),
    "C#": ("csharp", "cs"),
    "SQL": ("sql", "postgresql", "mysql"),
    "Jinja": ("jinja", "jinja2", "html+jinja"),
    "YAML": ("yaml", "yml"),
    "Rust": ("rust", "rs"),
    "Ruby": ("ruby", "rb"),
    **{
        name: (name.lower(),)
        for name in "C Java Kotlin Go PHP Perl HTML CSS JSON TOML XML INI Haskell Swift Scala Lua R".split()
    },
}
_NAMES = {fence: name for name, fences in LANGUAGES.items() for fence in fences}
_AN = frozenset({"SQL", "HTML", "XML", "INI", "R"})
# "Setting it up is as easy as:" is a sentence; "Doing so:" leans on the one before.
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|would|will|can|looks?|works?|has|have|so|this|that|it"
    r"|produces|returns|gives|yields|creates|makes|means|causes|requires|leads|becomes|generates)\b"
)
_ITS_OWN = re.compile(
    r"[Tt]o [^,]*, [A-Z][\w.+-]* (?:will|does|looks?|search(?:es)?|tries|reads?)\b"
)  # not the reader's
# Of gerunds: with a finite verb behind it ("Checking the rack reports:"), or in the order of a story ("… again:").
_TOLD = re.compile(r"\b(?:again|(?:reports?|shows?|prints?|outputs?|displays?|fails|says))$")
# A place to be filled in that only the page explains: "`TARGET`" where the code has none, and "[scale1]*cost1".
_PLACE = re.compile(r"`([A-Z][A-Z_\d]{2,})`")
_BRACKETED = re.compile(r"(?<![\w$)\]])\[[a-z][a-z_]*\d?\](?=\S)")
_USE_ONE = re.compile(r"Us(?:e|ing) \S+:")  # "Use `gatekey`:", whose section says what for
# One call of what has been given its names elsewhere: "gate_open(&rack, gate);", of which the signature says as much.
_REPEATS = re.compile(r"[\w.:>$-]+\((?:[&*$@]*[A-Za-z_]\w*(?:, ?[&*$@]*[A-Za-z_]\w*)*)?\);?")
MOST_LEAD_WORDS = 80  # of a paragraph that leads to code; a longer one says more than the question asks
MOST_EXAMPLES = 2  # of one entry, without a lead-in that tells them apart


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Fences with a telling lead-in; without one, the first that use the entry that they stand in."""
    examples = 0
    for at, block in enumerate(part.blocks):
        if not isinstance(block, Fence) or not fits(block) or is_shell(block) or EDITS.fullmatch(block.content):
            continue
        before = part.blocks[at - 1] if at else None
        lead = _lead(page, before) if isinstance(before, Paragraph) else ()
        questions = _led(page, part, before, block) if lead and isinstance(before, Paragraph) else ()
        if not questions and examples < MOST_EXAMPLES:
            questions = _used(page, part, block)
            examples += bool(questions)
        if questions:
            rest = resumed(page, part.blocks, at) if lead else ()
            yield Draft(type="code", section=part.section, questions=questions, spans=(*lead, whole(block), *rest))


def _lead(page: Page, before: Paragraph) -> tuple[Quoted, ...]:
    """What leads to the code: the last sentence, or the whole paragraph where that goes on from another one."""
    spans = sentence_spans(page, before)
    if not spans or not is_lead(before.text, None) or not telling(page, before) or before.text[:1].islower():
        return ()
    last = page.markdown[spans[-1].start : spans[-1].stop]
    start = spans[0].start if goes_on(page, last) else spans[-1].start
    short = words_in(page.markdown[start : before.stop]) <= MOST_LEAD_WORDS
    return (Quoted(start=start, stop=before.stop, kind="prose"),) if short and not goes_on(page, before.text) else ()


def _slots(block: Fence) -> dict[str, str]:
    """The code's language, alone and with an article ("an SQL ")."""
    name = _NAMES.get(block.language, "")
    return {"lang": name, "a_lang": f"{'an' if not name or name in _AN else 'a'} {name} "}


def _used(page: Page, part: Part, block: Fence) -> tuple[str, ...]:
    """The question for code that calls the entry."""
    entry = page.api(part)
    if entry is None or not entry.callable:
        return ()
    last = re.split(r"\.|::", entry.name)[-1]
    calls = rf"(?<!\w)(?<!def )(?<!class )(?<!function ){re.escape(last)}\("
    if not re.search(calls, block.content) or _REPEATS.fullmatch(block.content.strip()):
        return ()
    return ask(page, part, "example_api", named(page, part, entry), x=entry.shown, **_slots(block))


def _led(page: Page, part: Part, before: Paragraph, block: Fence) -> tuple[str, ...]:
    """The question for code behind "To do X:", "An example of X:", "Decoding JSON:"."""
    spans = sentence_spans(page, before)
    text = display(page.markdown[spans[-1].start : spans[-1].stop]) if spans else ""
    clause = next((c for c in page.pack.leads if c.pattern.fullmatch(text)), None) if opens_more(text) else None
    if clause is None or FIRST.search(text) or _ITS_OWN.search(text) or REQUIRES.match(text):
        return ()
    caught = clause.pattern.sub(r"\g<x>", text)
    intent = clause.intent
    if intent == "example_gerund":
        if _SENTENCE.search(caught) or _TOLD.search(caught):
            return ()
        topic = page.pack.read(caught, page.words, page.site)
        subject, intent = (topic.text, "task") if topic.kind == "task" else ("", intent)
    else:
        subject = page.pack.clause(clause, caught, page.site)
    intent = "example_task" if intent == "task" else intent
    if not subject or shown_elsewhere(subject) or intent not in ("example_task", "example_thing"):
        return ()
    if _is_unfilled(subject, block) or _USE_ONE.fullmatch(text) or _runs_others(page, block):
        return ()
    own = page.anchor(part)
    anchors = [*around(page, part, subject), *([(own,)] if own and page.hangs(own) else [])]
    return ask(page, part, intent, anchors, x=subject, **_slots(block))


def _runs_others(page: Page, block: Fence) -> bool:
    """Whether the code of a program's manual runs other programs and never that one: no example of its use."""
    return bool(page.command) and page.runs and page.command.split()[0] not in block.content


def _is_unfilled(subject: str, block: Fence) -> bool:
    """Whether the question or the code has a place that is filled in as the page says elsewhere."""
    named = _PLACE.search(subject)
    return bool(named and named[1] not in block.content) or bool(_BRACKETED.search(block.content))
