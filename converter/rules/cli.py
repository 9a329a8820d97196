"""Command lines: options of a command, and the command that does something."""

import collections
import re
from collections.abc import Iterator, Sequence

from ..answers import fits, lead_ins, resumed, whole
from ..blocks import Fence, Listing, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, around, ask
from ..entire import goes_on
from ..entries import kind_of
from ..page import Anchor, Page, display, plain
from ..passages import opening
from ..settings import untitled
from ..usage import used
from ..works import OF_TEXT
from .definition import HELP, defined, is_flag, shared_terms

# Of an option's text. Of 1,179 drafts none goes or comes between 2 and 8: it keeps out an option without a text.
LEAST_WORDS = 4
# An option that is told by another one alone: six readings of two, none trainable.
_OPPOSITE = re.compile(
    r"\W*(?:the |an? )?(?:inverse|opposite|negation|reverse) of (?:the )?\W*[\w-]+(?: option)?\W*", re.IGNORECASE
)
LEAST_NAMED_WORDS = 3  # of a manual page's line of what it is, that are not the name's: fewer repeat it
LEAST_NAMING = 5  # of one that is a name: "the gate daemon" says no more than the name does
# What a task names with what it is for: "use the gate command to shut it".
_BY_COMMAND = re.compile(
    r"(?:use|run|invoke|execute|call|issue) (?:the |an? |my )?(?:`[^`]+`|[\w.+/-]+)"
    r"(?: (?:command|program|tool|script|utility|subcommand))? to (?=[a-z]+ \S)"
)
_RUN_BY_NAME = ("run ", "execute ", "use ", "invoke ", "call ", "issue ")  # no "run to run"
_NAME = re.compile(r"(\S+(?:,? \S+){0,5}?) (?:-|–|—) (\S.*)")
_OF_TEXT = re.compile(OF_TEXT)
# A program, not a file that one reads, nor a title: "mill.conf", "mill.js: Gates".
_PROGRAM = re.compile(
    r"(?!.*\.(?:html?|conf|cfg|ini|json|ya?ml|xml|rc|txt|db|js|css|h|pm)$)[\w.+/-]+(?: [\w.+-]+){0,2}"
)
# A line that names what its program is, and does not begin with what it does: "daemon that watches the gates".
_CLASS = re.compile(
    r"(?:(?:an?|the) |(?!(?:used|utility|tool|program|command|script) (?:to|for)\b)(?:[\w/+-]+ ){0,4}?"
    r"(?:agent|client|compiler|daemon|driver|editor|front-?end|generator|handler|interface|library|manager|proxy|server"
    r"|service|shell|suite|system|tool|utility|viewer|wrapper)\b)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[A-Z][a-z]{2,}(?: [A-Za-z]+)*")
_STATEMENT = re.compile(r"[A-Z]{2,}(?:[ _][A-Z]{2,}){0,4}")
_SPELLING = re.compile(r"(?:-{1,2}|(?<![^`])\+)[A-Za-z?][^\s,`]*")
_VALUE = re.compile(r"(?:[\[{<|(].*|=(?:.*[\[{<|(,].*|[A-Z_]+|\w+\.{3}|[A-Za-z][\w-]*)?)$")
_OPTIONS_OF = re.compile(
    r"[\w -]{0,20}[Oo]ptions (?:to|for|of|accepted by) (?:the )?(?P<of>[\w.-]+)"
    r"|(?P<script>[Cc]onfigure)(?: script)? (?:options|flags|switches)"
)
_HYPHENED = re.compile(r"[a-z][a-z\d]*(?:-[a-z\d]+)+")
_WORDED = re.compile(r"(-{1,2}[A-Za-z] [\w-]+=[\w.-]+)")  # "-o print-quality=5"
# The key of what a program knows many of: "-define dpx:colorspace={rgb|cmyk}".
_KEYED = re.compile(r"(-{1,2}[A-Za-z][\w-]* \w+:[\w-]+)(?:=.*)?")
_TO_FILL = re.compile(r"[\[{<|]|\.\.\.|…")
SHELL = frozenset(
    {
        "bash",
        "sh",
        "shell",
        "shell-example",
        "console",
        "shell-session",
        "zsh",
        "powershell",
        "ps1",
        "doscon",
        "bat",
        "batch",
    }
)
# A prompt or "sudo" before the first command of a block; "#" and "%" begin comments as well.
_PROMPT = re.compile(r"\s*(?:[\w@.~:/-]*\$ |\[[^\]\n]{1,40}\][$#] |sudo )[a-z./]")
_ROOT = re.compile(r"[#%] [a-z./]")
# A command without a prompt, in a block of nothing else: of a program that every system has, or by its path.
_RUN = re.compile(
    r"(?:sudo |\./[\w.-]+(?: |$)|/(?:[\w.-]+/)*s?bin/[\w.-]+(?: |$)"
    r"|(?:apt|apt-get|brew|cd|chmod|chown|cmake|cp|curl|dnf|docker|git|kill|killall"
    r"|ln|ls|make|mkdir|mv|npm|npx|pip|pip3|rm|scp|service|ssh|systemctl|tar|unzip|wget|yarn|yum) )\S?"
)
# What to write there, and what to do there, is told elsewhere.
_BEGUN = re.compile(r"[‘'“\"]?`(--?[\w?][\w-]*)[^`]*`[’'”\"]?(?: |$)")
# What only the set-up of a tutorial is called: "add gate_l1 to the left fold".
_OF_EXAMPLE = re.compile(r"(?<![`\w])[a-z]+_[a-z]\d(?![`\w])")
EDITS = re.compile(r"\s*(?:[#$%] )?(?:sudo )?(?:vi|vim|nano|emacs|gedit|cd) \S+\s*")
FIRST = re.compile(r"\b(?:first|start by|begin by)\b")  # of several steps
# What has to be so before, and no way: "To use a menu, the device must offer one".
REQUIRES = re.compile(
    r"(?:To|In order to) [^,:]+, (?:the|an?|your|its|each|every|all|both) (?!following|command)(?:[\w`-]+ ){1,5}?"
    r"(?:must|should|has to|have to|needs? to) (?!run\b|be (?:run|used|called|invoked|executed)\b)"
)
MOST_OUTPUT_LINES = 8  # that a block shows behind its commands: more is what one system said on one day


def is_shell(block: Fence) -> bool:
    """Whether a block shows commands: by its language, or by prompts in one that no generator has named."""
    prompted = _PROMPT.match(block.content) is not None or _is_all(_ROOT, block.content)
    return block.language in SHELL or (not block.language and (prompted or _is_all(_RUN, block.content)))


def _is_all(begins: re.Pattern[str], code: str) -> bool:
    """Whether each line that does not go on from the last one begins so."""
    lines = [line for line in code.strip().split("\n") if line.strip()]
    begun = [line for last, line in zip(["", *lines], lines, strict=False) if not last.endswith("\\") and line[0] > " "]
    return bool(begun) and all(map(begins.match, begun))


def _output(block: Fence) -> int:
    """How many lines a block of prompts shows that are no commands."""
    lines = block.content.strip().split("\n")
    shown = [line for line in lines if not _PROMPT.match(line) and not _ROOT.match(line)]
    return len(shown) if len(shown) < len(lines) else 0


def _says(page: Page, spans: Sequence[Quoted]) -> bool:
    """Whether an option's text tells what it does."""
    told = " ".join(page.markdown[s.start : s.stop] for s in spans)
    return words_in(told) >= LEAST_WORDS and not _OPPOSITE.fullmatch(told)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Options in definition lists and as API entries, and shell blocks with a lead-in."""
    entry = page.api(part)
    if entry is not None and entry.kind == "flag":
        spans = opening(page, part.blocks)
        if _says(page, spans):
            spellings = tuple(f"`{one.strip()}`" for one in part.signature.split(","))
            yield from _flag(page, part, _spelt(spellings) or spellings[0], spans)
    listed = [
        (_spelt((*shared, display(item.term))), defined(page, item))
        for block in part.blocks
        for item, shared in (shared_terms(page, block) if isinstance(block, Listing) else ())
        if item.term and is_flag(item)
    ]
    # "-smbios file=…", "-smbios type=0…": one says too little
    forms = collections.Counter([*(_bare(flag) for flag, _ in listed), *_begun(part)])
    for flag, answer in listed:
        if flag and forms[_bare(flag)] == 1 and _says(page, answer):
            yield from _flag(page, part, flag, answer)
    yield from _name(page, part)
    yield from _statement(page, part)
    yield from _commands(page, part)


def _bare(flag: str) -> str:
    """An option without what is written behind it: "`-c command`" → "-c"."""
    return (flag.strip("`").split() or [""])[0]


def _begun(part: Part) -> Iterator[str]:
    """Options that paragraphs begin with: entries of a list that a page of a PDF has torn."""
    for block in part.blocks:
        found = _BEGUN.match(block.text) if isinstance(block, Paragraph) else None
        if found:
            yield found[1]


def _name(page: Page, part: Part) -> Iterator[Draft]:
    """The NAME section of a manual page: "git-add - Add file contents to the index"."""
    first = part.blocks[0] if part.blocks else None
    if not page.command or not isinstance(first, Paragraph) or len(part.blocks) > 2 or part.section.level > 2:
        return
    if not _PROGRAM.fullmatch(page.command) or _is_titled(page):
        return
    found = _NAME.fullmatch(page.markdown[first.start : first.stop])
    if not found or not _same(page.command, plain(found[1])) or not _tells(page.command, plain(found[2])):
        return
    name = Quoted(start=first.start, stop=first.start + found.end(1), kind="line")
    text = Quoted(start=first.start + found.start(2), stop=first.stop, kind="line")
    product: list[tuple[Anchor, ...]] = [(a,) for a in page.anchors(part) if a.kind == "product"]
    owner = product if not page.names_product(page.command) else []
    if page.runs and (questions := _purpose(page, part, plain(found[2]), owner or [()])):
        yield Draft(type="cli", section=part.section, questions=questions, spans=(text,))
    phrase = page.pack.third_person(display(found[2]).rstrip(".")) if page.pack.third_person else ""
    if phrase and page.runs and (questions := ask(page, part, "which_command", product or [()], x=phrase)):
        yield Draft(type="inverse", section=part.section, questions=questions, spans=(name,), exclusive=True)


def _is_titled(page: Page) -> bool:
    """Whether a page has the form of a manual page, and the name of a menu or a chapter: "Filters"."""
    titled = _TITLED.fullmatch(page.command) is not None and page.pack.language == "en"
    return titled and not page.pack.names(page.command, page.site)


def _purpose(page: Page, part: Part, told: str, owners: list[tuple[Anchor, ...]]) -> tuple[str, ...]:
    """What a manual page's line of what its program is answers: what that does, or where it names it, what it is."""
    name = f"`{page.command}`"
    acts = page.pack.third_person is not None and bool(page.pack.third_person(told))
    if acts or page.pack.language != "en" or not _CLASS.match(told):
        return ask(page, part, "purpose_command", owners, x=name)
    return ask(page, part, "what_is", owners, **{"x": name, "is": "is"}) if len(told.split()) >= LEAST_NAMING else ()


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


def _tells(command: str, text: str) -> bool:
    """Whether a line says more than the name, unlike "page plugin manager" of `page_pluginmgr`, or what page it is."""
    if _OF_TEXT.match(text):
        return False
    named = re.sub(r"[^a-z]", "", command.lower())
    words = [word for word in re.findall(r"[a-z]{3,}", text.lower()) if word.rstrip("s") not in named]
    return len(words) >= LEAST_NAMED_WORDS


def _same(command: str, name: str) -> bool:
    return re.sub(r"[ -]", "", command).lower() in re.sub(r"[ -]", "", name).lower()


def _spelt(terms: tuple[str, ...]) -> str:
    """The name of an option, in its longest spelling, without a value to be filled in: "`-n`, `--dry-run=<n>`" →
    "`--dry-run`". Of an option with a word behind it both ("-o sides=one"); empty for several that share a text.
    """
    worded = {found[1] for term in terms if (found := _WORDED.fullmatch(term.strip("`")))}
    if worded:
        return f"`{worded.pop()}`" if len(worded) == 1 and len(terms) == 1 else ""
    if len(terms) == 1 and (keyed := _KEYED.fullmatch(terms[0].strip("`"))):
        return f"`{keyed[1]}`"
    texts = [term.replace("[no-]", "") for term in terms]
    names = [_VALUE.sub("", name) for text in texts for name in _SPELLING.findall(text)]
    names = [name for name in names if not name.startswith("--no-")] or names
    names = [name for name in names if not name.startswith("+no") or f"+{name[3:]}" not in names]  # "+thaw, +nothaw"
    if len({name for name in names if name.startswith("--")}) > 1:
        return ""  # "--enable-gate, --disable-gate"
    return f"`{max(names, key=len)}`" if names else terms[-1]


def owner(page: Page, part: Part) -> list[tuple[Anchor, ...]]:
    """The command that an option belongs to: that of the part itself, or the nearest above it."""
    if script := _configured(page, part):  # "Options to `configure`"
        return [(Anchor(kind="api", text=script), *(a for a in page.anchors(part) if a.kind == "product"))]
    if (command := used(page, part)) and not page.command:
        return [(Anchor(kind="command", text=f"`{command}`"),)]
    if page.pack.language != "en" and (program := _title(page)):
        return [(Anchor(kind="command", text=f"`{program}`"),)]
    entry, own = page.api(part), page.anchor(part)
    held = own is not None and (
        own.kind in ("topic", "program", "command")
        or (entry is not None and entry.kind == "function" and not entry.callable)
    )
    chain = [own] if own and held else []
    chain = [a for a in (*chain, *page.anchors(part)) if page.hangs(a)]
    product = [a for a in chain if a.kind == "product" and not any(page.names_product(b.text) for b in chain[:1])]
    kinds = ("api", "command", "program", "module", "topic", "product")
    found = [a for kind in kinds for a in chain if a.kind == kind and (kind != "api" or " " in a.text)]
    found = [a for a in found if a.kind != "topic" or not a.text.strip("`").isupper()]  # "in frost's SHELL"
    found.sort(key=lambda a: not (a.kind == "topic" and page.command and f"`{page.command} " in a.text))
    if page.pack.kinds and not any(page.pack.kinds.lists_options(above) for above in part.section.heading_path):
        found = [a for a in found if a.kind != "product"]  # of some part of it: nobody knows which
    return [(a, *product) if a.kind in ("topic", "program") else (a,) for a in found]


def _title(page: Page) -> str:
    """The program whose name alone is the title of a page in a language that has no words for it, or empty."""
    first = next((part for part in page.parts if part.section.level == 1), None)
    title = untitled(first) if first is not None else ""
    return title if _HYPHENED.fullmatch(title) and title != page.site.product.lower() else ""


def _flag(page: Page, part: Part, flag: str, spans: tuple[Quoted, ...]) -> Iterator[Draft]:
    if flag.strip("`") in HELP:
        return
    owners = owner(page, part)
    # of an entry that is a heading the one above tells: "CMake options"
    kind = kind_of(page, page.parts[part.parent] if part.signature and part.parent >= 0 else part)
    if kind.told and kind.noun.endswith(" option") and owners and owners[0][0].kind == "product":
        questions = ask(page, part, "entry_acts", owners, x=flag, kind=kind.noun)
    else:
        questions = ask(page, part, "flag", owners, x=flag)
    if questions:
        yield Draft(type="cli", section=part.section, questions=questions, spans=spans)


def _configured(page: Page, part: Part) -> str:
    """The program that a heading is of the options of, or empty: "Options to configure"."""
    shown = (plain(heading) for heading in reversed(part.section.heading_path))
    found = (_OPTIONS_OF.fullmatch(text) for text in shown)
    names = (match["of"] or match["script"].lower() for match in found if match)
    return next((f"`{name}`" for name in names if name == "configure" or page.pack.names(name, page.site)), "")


def _commands(page: Page, part: Part) -> Iterator[Draft]:
    for paragraph, block in lead_ins(page, part.blocks):
        text = display(paragraph.text)
        if not isinstance(block, Fence) or not is_shell(block) or goes_on(page, paragraph.text) or FIRST.search(text):
            continue
        if REQUIRES.match(text):
            continue
        if EDITS.fullmatch(block.content) or _output(block) > MOST_OUTPUT_LINES:
            continue
        for clause in page.pack.leads:
            if clause.verb and (found := clause.pattern.fullmatch(text)):
                task = _BY_COMMAND.sub("", page.pack.clause(clause, found["x"], page.site))
                if any(name in block.content for name in _OF_EXAMPLE.findall(task)):
                    break
                intent = "task" if task.startswith(_RUN_BY_NAME) else "command"
                if task and (questions := ask(page, part, intent, around(page, part, task), x=task)):
                    spans = (whole(paragraph), whole(block), *resumed(page, part.blocks, part.blocks.index(block)))
                    yield Draft(type="cli", section=part.section, questions=questions, spans=spans)
                break
