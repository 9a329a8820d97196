"""Entries that are sheets of labelled facts: "Effect", "Default value", "Example usage" below the name of one thing.

The heading is the name; the heading above it says the kind ("Actions"), or the facts do: what has a default is a
setting. A heading of words may have both behind it ("Gate File Option (--gate-file)"): then lines of code are the facts
("default: none"). Pairs of the key table rule.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gristmill.text import fold

from ..answers import MOST_WORDS, opens_more
from ..blocks import Block, Fence, Listing, Paragraph, Part, Span, words_in
from ..drafts import Draft, Quoted, ask
from ..entries import Kind, kind_of
from ..page import Anchor, Page, plain
from ..terms import leads_away

LEAST_FACTS = 3  # labels that make a sheet: two stand in any text ("Example", "Notes")
LEAST_LINE = 2  # words of a syntax: one alone is the name
LEAST_WORDS = 5  # of a fact in words: below are remnants ("See above")
# The number of a section, and a name in one word; a name of several is a title.
_NAME = re.compile(r"(?:\d+(?:\.\d+)*\.? +)?`?([A-Za-z_][\w.:/+-]*)`?")
_LINE = re.compile(r"^(?P<label>[A-Za-z][A-Za-z ]{0,20}): *(?P<value>\S.*)$", re.MULTILINE)
_BOLD_LINE = re.compile(r"^\*\*(?P<label>[^*\n]{1,40}?):?\*\*:? +(?P<value>\S.*?) *\\?$", re.MULTILINE)
_LABEL = re.compile(r"\*\*[^*\n]{1,60}\*\*:?")  # a paragraph that is one
# Values that the fact beside them says more of ("Effect if unset"), or that most switches have, not worth a question.
_NO_VALUE = re.compile(
    r"\W*(?:unset|not set|none|n/a|empty|no default|undefined|true|false|yes|no|y|n|on|off|[01])?\W*", re.IGNORECASE
)
_VALUED = frozenset({"default", "unset", "values"})  # roles of facts that only a setting has

Chains = list[tuple[Anchor, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Span):
    """What stands behind a label, from its first character to its last; `role` is what the label says it is."""

    role: str


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A question for each fact that one asks for."""
    if not page.pack.facts:
        return
    if page.pack.titled and (titled := page.pack.titled(plain(part.heading))):
        yield from _coded(page, part, *titled)
    found = _NAME.fullmatch(plain(part.heading))
    first = part.blocks[0] if part.blocks else None
    lined = _lined(page, first) if found and isinstance(first, Paragraph) else []
    facts = lined or (facts_of(page, part) if found else [])
    roles = {fact.role for fact in facts}
    if not found or len(facts) < LEAST_FACTS or not (lined or roles & {"effect", "specifies", "purpose"}):
        return
    noun = _noun(page, part, found[1], roles)
    product: Chains = [(anchor,) for anchor in page.anchors(part) if anchor.kind == "product"]
    if not product or not noun:
        return
    told = [fact for fact in facts if fact.role == "purpose" and _is_told(page, fact)]
    if len(told) > 1:  # "Function" and "Description"
        yield from _drafted(page, part, told, "fact_purpose", product, x=f"`{found[1]}`", kind=noun)
    for fact in facts:
        if len(told) < 2 or fact.role != "purpose":
            yield from _fact(page, part, fact, f"`{found[1]}`", noun, product)


def _coded(page: Page, part: Part, name: str, noun: str) -> Iterator[Draft]:
    """The default of an option that lines of code below its text state; what it does is asked by its heading."""
    fence = next((block for block in part.blocks if isinstance(block, Fence)), None)
    facts = [] if fence is None else list(_lines(page, fence))
    if fence is None or len(facts) < len(fence.content.splitlines()):
        return  # a fence of code belongs to the text
    product: Chains = [(anchor,) for anchor in page.anchors(part) if anchor.kind == "product"]
    for fact in facts if product else ():
        if fact.role == "default":
            yield from _fact(page, part, fact, f"`{name}`", noun, product)


def _lines(page: Page, fence: Fence) -> Iterator[Fact]:
    """The facts of lines of code, each a label and a value."""
    for found in _LINE.finditer(page.markdown, fence.start, fence.stop):
        if role := _role(page, found["label"]):
            yield Fact(start=found.start("value"), stop=found.end("value"), role=role)


def is_lined(page: Page, block: Block) -> bool:
    """Whether a paragraph gives the facts of its entry, one a line: "**Default:** none"."""
    return isinstance(block, Paragraph) and block.text.startswith("**") and bool(_lined(page, block))


def _lined(page: Page, paragraph: Paragraph) -> list[Fact]:
    """The facts of a paragraph; none where there are few, or a line that is none."""
    lines = list(_BOLD_LINE.finditer(page.markdown, paragraph.start, paragraph.stop))
    known = [(line, role) for line in lines if (role := _role(page, line["label"]))]
    if len(known) < LEAST_FACTS or len(known) < len(paragraph.text.splitlines()):
        return []
    return [Fact(start=m.start("value"), stop=m.end("value"), role=role) for m, role in known]


def facts_of(page: Page, part: Part) -> list[Fact]:
    """The labelled facts of a part: entries of a list, or paragraphs in bold with what stands below each."""
    items = [item for block in part.blocks if isinstance(block, Listing) for item in block.items if item.term]
    found = [_trimmed(page, item.body, item.stop, role) for item in items if (role := _role(page, item.term))]
    heads = [at for at, b in enumerate(part.blocks) if isinstance(b, Paragraph) and _LABEL.fullmatch(b.text)]
    for at, stop in itertools.pairwise([*heads, len(part.blocks)]):
        role = _role(page, page.markdown[part.blocks[at].start : part.blocks[at].stop])
        if role and stop > at + 1:
            found.append(_trimmed(page, part.blocks[at + 1].start, part.blocks[stop - 1].stop, role))
    return found


def _role(page: Page, label: str) -> str:
    return page.pack.facts.get(fold(plain(label).rstrip(": ")), "")


def _trimmed(page: Page, start: int, stop: int, role: str) -> Fact:
    text = page.markdown[start:stop]
    start += len(text) - len(text.lstrip())
    return Fact(start=start, stop=start + len(text.strip()), role=role)


def _noun(page: Page, part: Part, name: str, roles: set[str]) -> str:
    """What the entry is, by its text ("The `north` directive …"), by the headings above its own, or by its facts: what
    has a default and no such heading is a setting.
    """
    text = page.markdown[part.section.body_start : part.section.stop]
    _, found, after = text.partition(f"`{name}` ")
    said = re.match(r"[a-z]+\b", after) if found else None
    if said and page.pack.kinds and page.pack.kinds.of_list(f"{said[0]}s") == said[0]:
        return said[0]
    kind = kind_of(page, page.parts[part.parent]) if part.parent >= 0 else Kind()
    return kind.noun or ("setting" if roles & _VALUED else "")


def _fact(page: Page, part: Part, fact: Fact, name: str, noun: str, chains: Chains) -> Iterator[Draft]:
    text = page.markdown[fact.start : fact.stop]
    words = words_in(text)
    if not _is_told(page, fact):
        return
    if fact.role == "syntax":
        if words >= LEAST_LINE:
            yield from _drafted(page, part, [fact], "fact_syntax", chains, x=name, kind=noun)
    elif fact.role == "default":
        if words and not _NO_VALUE.fullmatch(plain(text).removeprefix(f"{name.strip('`')} ")):
            yield from _drafted(page, part, [fact], "column_of", chains, x=name, kind=noun, column="default value")
    elif fact.role == "example":
        if "`" in text:
            yield from _drafted(page, part, [fact], "fact_example", chains, x=name, kind=noun)
    elif words >= LEAST_WORDS and (page.pack.kinds is None or page.pack.kinds.stands(plain(text))):
        yield from _drafted(page, part, [fact], f"fact_{fact.role}", chains, x=name, kind=noun)


def _is_told(page: Page, fact: Fact) -> bool:
    """Whether the text of a fact can be quoted: it has the size of an answer and leads nowhere."""
    text = page.markdown[fact.start : fact.stop]
    return words_in(text) <= MOST_WORDS and not opens_more(text) and not leads_away(text)


def _drafted(page: Page, part: Part, facts: list[Fact], intent: str, chains: Chains, **slots: str) -> Iterator[Draft]:
    if questions := ask(page, part, intent, chains, **slots):
        kind = "code" if facts[0].role == "example" else "definition"
        spans = tuple(Quoted(start=fact.start, stop=fact.stop, kind=kind) for fact in facts)
        yield Draft(type="key_table", section=part.section, questions=questions, spans=spans)
