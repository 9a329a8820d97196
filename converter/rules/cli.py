"""Command lines: options of a command, and the command that does something."""

import re
from collections.abc import Iterator

from ..answers import fits, lead_ins, whole
from ..blocks import Fence, Listing, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, around, ask
from ..entire import goes_on
from ..page import Anchor, Page, display, plain
from ..passages import opening
from .definition import defined, is_flag

# Of the NAME of a manual page that is of no program: "page plugin manager", "cupsd log files". Of 24 readings of
# shorter ones 18 were bad.
LEAST_NAME_WORDS = 8
LEAST_WORDS = 4  # of 1,179 drafts none goes or comes between 2 and 8: it keeps out an option without a text
_NAME = re.compile(r"(\S+(?:,? \S+){0,5}?) (?:-|–|—) (\S.*)")
_STATEMENT = re.compile(r"[A-Z]{2,}(?:[ _][A-Z]{2,}){0,4}")
_VALUE = re.compile(r"(?:[\[{<|(].*|=(?:.*[\[{<|(,].*|[A-Z_]+|\w+\.{3})?)$")
_TO_FILL = re.compile(r"[\[{<|]|\.\.\.|…")
SHELL = frozenset(
    {"bash", "sh", "shell", "console", "shell-session", "zsh", "powershell", "ps1", "doscon", "bat", "batch"}
)
# A prompt or "sudo" before the first command of a block; "#" and "%" begin comments as well.
_PROMPT = re.compile(r"\s*(?:[\w@.~:/-]*\$ |\[[^\]\n]{1,40}\][$#] |sudo )[a-z./]")
_ROOT = re.compile(r"[#%] [a-z./]")


def is_shell(block: Fence) -> bool:
    """Whether a block shows commands: by its language, or by prompts in one that no generator has named."""
    prompted = _PROMPT.match(block.content) is not None or _is_all_prompted(block.content)
    return block.language in SHELL or (not block.language and prompted)


def _is_all_prompted(code: str) -> bool:
    """Whether the prompt of root stands before each line that does not go on from the last one."""
    lines = [line for line in code.strip().split("\n") if line.strip()]
    begun = [line for last, line in zip(["", *lines], lines, strict=False) if not last.endswith("\\") and line[0] > " "]
    return bool(begun) and all(map(_ROOT.match, begun))


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Options in definition lists and as API entries, and shell blocks with a lead-in."""
    entry = page.api(part)
    if entry is not None and entry.kind == "flag":
        spans = opening(page, part.blocks)
        if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) >= LEAST_WORDS:
            yield from _flag(page, part, f"`{part.signature.split(',')[0].strip()}`", spans)
    for block in part.blocks:
        for item in block.items if isinstance(block, Listing) else ():
            if item.term and is_flag(item) and (answer := defined(page, item)):
                yield from _flag(page, part, _first(display(item.term)), answer)
    yield from _name(page, part)
    yield from _statement(page, part)
    yield from _commands(page, part)


def _name(page: Page, part: Part) -> Iterator[Draft]:
    """The NAME section of a manual page: "git-add - Add file contents to the index"."""
    first = part.blocks[0] if part.blocks else None
    if not page.command or not isinstance(first, Paragraph) or len(part.blocks) > 2 or part.section.level > 2:
        return
    found = _NAME.fullmatch(page.markdown[first.start : first.stop])
    if not found or not _same(page.command, plain(found[1])):
        return
    name = Quoted(start=first.start, stop=first.start + found.end(1), kind="line")
    text = Quoted(start=first.start + found.start(2), stop=first.stop, kind="line")
    intent, least = ("purpose_command", LEAST_WORDS) if page.runs else ("purpose_value", LEAST_NAME_WORDS)
    questions = ask(page, part, intent, [()], x=f"`{page.command}`")
    if questions and words_in(found[2]) >= least:
        yield Draft(type="cli", section=part.section, questions=questions, spans=(text,))
    product = [(a,) for a in page.anchors(part) if a.kind == "product"]
    phrase = page.pack.third_person(display(found[2]).rstrip(".")) if page.pack.third_person else ""
    if phrase and page.runs and (questions := ask(page, part, "which_command", product or [()], x=phrase)):
        yield Draft(type="inverse", section=part.section, questions=questions, spans=(name,), exclusive=True)


def _statement(page: Page, part: Part) -> Iterator[Draft]:
    """The syntax of a statement that a heading names ("CREATE INDEX"): code of its own words and places to fill."""
    name = plain(part.heading)
    fence = next((block for block in part.blocks[:2] if isinstance(block, Fence)), None)
    if fence is None or not fits(fence) or not _STATEMENT.fullmatch(name) or not _TO_FILL.search(fence.content):
        return
    product = [(anchor,) for anchor in page.anchors(part) if anchor.kind == "product"]
    if fence.content.split()[:1] == name.split()[:1] and (
        questions := ask(page, part, "generic_syntax", product or [()], x=f"`{name}`")
    ):
        yield Draft(type="cli", section=part.section, questions=questions, spans=(whole(fence),))


def _same(command: str, name: str) -> bool:
    return re.sub(r"[ -]", "", command).lower() in re.sub(r"[ -]", "", name).lower()


def _first(term: str) -> str:
    """The longest spelling of an option, without a value to be filled in: "`-n`, `--dry-run=<n>`" → "`--dry-run`"."""
    names = [_VALUE.sub("", name) for name in re.findall(r"-{1,2}[A-Za-z?][^\s,`]*", term)]
    return f"`{max(names, key=len)}`" if names else term


def owner(page: Page, part: Part) -> list[tuple[Anchor, ...]]:
    """The command that an option belongs to: that of the part itself, or the nearest above it."""
    entry, own = page.api(part), page.anchor(part)
    chain = (
        [own] if own and (own.kind == "topic" or (entry and entry.kind == "function" and not entry.callable)) else []
    )
    chain = [a for a in (*chain, *page.anchors(part)) if page.hangs(a)]
    product = [a for a in chain if a.kind == "product" and not any(page.names_product(b.text) for b in chain[:1])]
    kinds = ("api", "command", "program", "module", "topic", "product")
    found = [a for kind in kinds for a in chain if a.kind == kind and (kind != "api" or " " in a.text)]
    if page.pack.kinds and not any(page.pack.kinds.lists_options(above) for above in part.section.heading_path):
        found = [a for a in found if a.kind != "product"]  # of some part of it: nobody knows which
    return [(a, *product) if a.kind in ("topic", "program") else (a,) for a in found]


def _flag(page: Page, part: Part, flag: str, spans: tuple[Quoted, ...]) -> Iterator[Draft]:
    if questions := ask(page, part, "flag", owner(page, part), x=flag):
        yield Draft(type="cli", section=part.section, questions=questions, spans=spans)


def _commands(page: Page, part: Part) -> Iterator[Draft]:
    for paragraph, block in lead_ins(page, part.blocks):
        if not isinstance(block, Fence) or not is_shell(block) or goes_on(page, paragraph.text):
            continue
        text = display(paragraph.text)
        for clause in page.pack.leads:
            if clause.verb and (found := clause.pattern.fullmatch(text)):
                task = page.pack.clause(clause, found["x"], page.site)
                if task and (questions := ask(page, part, "command", around(page, part, task), x=task)):
                    spans = (whole(paragraph), whole(block))
                    yield Draft(type="cli", section=part.section, questions=questions, spans=spans)
                break
