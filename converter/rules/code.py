"""Code blocks, for what their lead-in, or the entry that they illustrate, says they do."""

import re
from collections.abc import Iterator


from ..answers import fits, opens_more, sentence_spans, whole
from ..blocks import Fence, Paragraph, Part
from ..drafts import Draft, around, ask
from ..page import Anchor, Page, display, plain
from .cli import _SHELL
from .signature import named

# The name of a language as a question has it, for the names that fences carry.
LANGUAGES = {
    "python": "Python", "pycon": "Python", "python3": "Python", "py": "Python", "javascript": "JavaScript", "js": "JavaScript",
    "typescript": "TypeScript", "ts": "TypeScript", "c": "C", "cpp": "C++", "csharp": "C#", "java": "Java", "kotlin": "Kotlin",
    "rust": "Rust", "go": "Go", "ruby": "Ruby", "php": "PHP", "perl": "Perl", "sql": "SQL", "postgresql": "SQL", "html": "HTML",
    "css": "CSS", "json": "JSON", "yaml": "YAML", "toml": "TOML", "xml": "XML", "ini": "INI", "bash": "shell", "shell": "shell",
    "sh": "shell", "console": "shell", "haskell": "Haskell", "swift": "Swift", "scala": "Scala", "lua": "Lua", "r": "R",
    "dockerfile": "Dockerfile", "makefile": "Makefile", "cmake": "CMake", "jinja": "Jinja", "html+jinja": "Jinja", "jsx": "JSX",
}  # fmt: skip
MOST_ENTRY_EXAMPLES = 2


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Fences with a telling lead-in; without one, the first that uses the entry that it stands in."""
    entry = page.api(part)
    examples = 0
    for at, block in enumerate(part.blocks):
        if not isinstance(block, Fence) or not fits(block) or block.language in _SHELL:
            continue
        before = part.blocks[at - 1] if at else None
        led = list(_led(page, part, before, block)) if isinstance(before, Paragraph) else []
        if led:
            yield from led
        elif entry is not None and entry.callable and examples < MOST_ENTRY_EXAMPLES:
            last = re.split(r"\.|::", entry.name)[-1]
            if re.search(rf"\b{re.escape(last)}\(", block.content):
                examples += 1
                questions = ask(
                    page, part, "example_api", named(page, part, entry), x=entry.shown, lang=_language(block)
                )
                if questions:
                    yield Draft(type="code", section=part.section, questions=questions, spans=(whole(block),))


def _language(block: Fence) -> str:
    return LANGUAGES.get(block.language, "")


def _led(page: Page, part: Part, before: Paragraph, block: Fence) -> Iterator[Draft]:
    """Fences behind "To do X:", "An example of X:", "Decoding JSON:"."""
    spans = sentence_spans(page, before)
    text = display(page.markdown[spans[-1].start : spans[-1].stop]) if spans else ""
    if not opens_more(text):
        return
    for clause in page.pack.leads:
        found = clause.pattern.fullmatch(text)
        if not found:
            continue
        intent, subject = clause.intent, page.pack.clause(clause, found["x"], page.site)
        if intent == "example_gerund":
            topic = page.pack.read(found["x"], page.words, page.site)
            intent, subject = ("example_task", topic.text) if topic.kind == "task" else ("", "")
        intent = "example_task" if intent == "task" else intent
        if subject and intent in ("example_task", "example_thing"):
            questions = ask(
                page,
                part,
                intent,
                [*around(page, part, subject), *_entry_anchor(page, part)],
                x=subject,
                lang=_language(block),
            )
            if questions:
                yield Draft(type="code", section=part.section, questions=questions, spans=(whole(block),))
        return


def _entry_anchor(page: Page, part: Part) -> list[tuple[Anchor, ...]]:
    own = page.anchor(part)
    return [(own,)] if own else []
