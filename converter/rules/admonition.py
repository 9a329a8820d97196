"""Notes and warnings: what to watch out for."""

from collections.abc import Iterator

from gristmill.index.terms import content_terms

from ..answers import MOST_WORDS, is_pointer, is_thanks, opens_more
from ..blocks import Admonition, Fence, Listing, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, around, ask
from ..entire import entire, goes_on, is_example
from ..languages.pack import Topic
from ..page import Page, display, plain
from ..passages import is_about, topic_terms
from .signature import named

LEAST_WORDS = 7  # of 108 drafts 14 lose 7, all of the six read say something; 3 bring none
_WARNINGS = frozenset({"warning", "caution", "danger", "important", "attention", "error"})
_SILENT = frozenset(
    {"see", "seealso", "todo", "versionadded", "versionchanged", "deprecated", "details", "abstract", "quote"}
    | {"tip", "hint"}  # nothing to watch out for
)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """One pair for each admonition of a section that has a topic; several of one kind are told apart by nothing."""
    seen: set[str] = set()
    for block in part.blocks:
        if not isinstance(block, Admonition) or block.kind in _SILENT:
            continue
        severity = "beware" if block.kind in _WARNINGS else "note"
        if severity in seen or not _tells(page, block) or (severity == "note" and not _is_apart(page, part, block)):
            continue
        questions = _questions(page, part, severity, block)
        if questions:
            seen.add(severity)
            yield Draft(type="admonition", section=part.section, questions=questions, spans=_body(block), joint="\n\n")


def _tells(page: Page, block: Admonition) -> bool:
    first = block.blocks[0] if block.blocks else None
    if not isinstance(first, Paragraph) or page.pack.call_to_action.match(first.text):
        return False
    words = words_in(page.markdown[block.start : block.stop])
    last = block.blocks[-1]
    return (
        LEAST_WORDS <= words <= MOST_WORDS
        and not (isinstance(last, Paragraph) and opens_more(last.text))
        and not page.leans(display(first.text))
        and not goes_on(page, first.text)
        and not is_pointer(page, first)
    )


def _is_apart(page: Page, part: Part, block: Admonition) -> bool:
    """Whether a note is worth a question: it speaks of what the section is about, which is not answered as a whole."""
    topic = page.topic(part)
    wanted = topic_terms(page, topic.text) if topic.kind in ("task", "thing") else frozenset()
    return is_about(plain(page.markdown[block.start : block.stop]), wanted) and not (
        wanted and entire(page, part.blocks)
    )


def _is_of(page: Page, topic: Topic, block: Admonition) -> bool:
    """Whether a warning below a thing is about it: it speaks of all that the heading says, or of a part with a name.

    Of ten readings of warnings below more than they speak of ("Any caveats about database installation and
    configuration?" of a unit test's) none would train on them.
    """
    told, wanted = plain(page.markdown[block.start : block.stop]), topic_terms(page, topic.text)
    if page.pack.language != "en" or wanted <= set(content_terms(told)):
        return True
    named = "`" in topic.text or page.pack.names(topic.text, page.site)
    return named and is_about(told, wanted)


def _body(block: Admonition) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(start=b.start, stop=b.stop, kind="admonition")
        for b in block.blocks
        if isinstance(b, Paragraph | Listing | Fence) and not is_thanks(b)
    )


def _questions(page: Page, part: Part, severity: str, block: Admonition) -> tuple[str, ...]:
    if entry := page.api(part):
        return ask(page, part, severity, named(page, part, entry), x=entry.shown)
    topic = page.topic(part)
    if is_example(topic.text):
        return ()
    if topic.kind == "task":
        return ask(page, part, f"{severity}_task", around(page, part, topic.text, own=True), x=topic.text)
    if topic.kind == "thing" and _is_of(page, topic, block):
        return ask(page, part, severity, around(page, part, topic.text, own=True), x=topic.text)
    if page.module and part.section.level == 1:
        return ask(page, part, severity, [()], x=page.pack.module_noun(page.module))
    return ()
