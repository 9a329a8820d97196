"""Absence: questions about an option, a member or a key that the page's own list shows does not exist.

The name is made of parts of two names of the list. That it stands nowhere else on the site either is what the filter of
the same name proves: a page knows only itself.
"""

import difflib
import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from gristmill.text import digest

from ..blocks import Item, Listing, Part, Table
from ..drafts import Draft, Quoted, ask, within
from ..page import Anchor, Page, display
from .cli import owner
from .definition import is_flag
from .tables import is_key_table, key

ENTRIES = range(6, 61)  # of a list: fewer show no habit of naming, more make the proof longer than any page's
LEAST_PARTS = 2  # of a name that gives some: "--format" has none to give
_FLAG = re.compile(r"--([a-z][a-z0-9]+(?:-[a-z0-9]+)+)(?![\w-])")
_ANY_FLAG = re.compile(r"--?[A-Za-z][\w-]*")
_PARTS = re.compile(r"[A-Za-z][a-z0-9]+|[A-Z]+(?![a-z])")
_KEY = re.compile(r"`([A-Za-z]\w*)`")
# Parts that mean something with every name ("--no-…"), or nothing without another.
_LOOSE = frozenset("no not with without enable disable is to of and or in on for the by non all any un set get".split())


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """At most one for each list of options, members of a class, or keys of a table."""
    yield from _flags(page, part)
    yield from _members(page, part)
    yield from _keys(page, part)


def _flags(page: Page, part: Part) -> Iterator[Draft]:
    items = [i for block in part.blocks if isinstance(block, Listing) for i in block.items if i.term and is_flag(i)]
    names = [name for item in items for name in _ANY_FLAG.findall(display(item.term))]
    if len(items) not in ENTRIES:
        return
    owners = [chain for chain in owner(page, part) if chain[0].kind in ("command", "api")]
    made = _made(page, [m[1].split("-") for name in names if (m := _FLAG.fullmatch(name))], "-")
    if owners and made:
        spans = [_term(page, item) for item in items]
        yield from _draft(page, part, "absent_flag", f"--{made}", names, owners, spans)


def _term(page: Page, item: Item) -> Quoted:
    stop = item.start + len(page.markdown[item.start : item.body].rstrip())
    return Quoted(start=item.start, stop=stop, kind="line")


def _members(page: Page, part: Part) -> Iterator[Draft]:
    entry = page.api(part)
    if entry is None or entry.kind != "class":
        return
    inner = [p for p in page.parts[part.number + 1 :] if p.parent == part.number and p.signature]
    own = [(p, member) for p in inner if (member := page.api(p)) is not None and member.callable]
    names = [re.split(r"[.:]", member.name)[-1] for _, member in own]
    joint = "_" if any("_" in name.strip("_") for name in names) else ""
    made = _made(page, [_PARTS.findall(name) for name in names if name.isidentifier() and name[0] != "_"], joint)
    if len(own) in ENTRIES and made:
        spans = [Quoted(start=p.heading_start, stop=p.heading_start + len(p.heading), kind="signature") for p, _ in own]
        chain = [(Anchor(kind="api", text=entry.shown), *(a for a in page.anchors(part) if a.kind == "product"))]
        yield from _draft(page, part, "absent_member", f"{made}()", [f"{name}()" for name in names], chain, spans)


def _keys(page: Page, part: Part) -> Iterator[Draft]:
    for table in (block for block in part.blocks if isinstance(block, Table) and is_key_table(page, block)):
        found = [_KEY.fullmatch(key(row)) for row in table.rows]
        names = [m[1] for m in found if m]
        made = _made(page, [name.split("_") for name in names], "_")
        chains = [chain for chain in within(page, part) if chain]
        if len(names) == len(found) and len(found) in ENTRIES and chains and made:
            spans = [Quoted(start=row.cells[0].start, stop=row.cells[0].stop, kind="row") for row in table.rows]
            yield from _draft(page, part, "absent_key", made, names, chains, spans)


@functools.lru_cache(maxsize=4)
def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _made(page: Page, names: Sequence[Sequence[str]], joint: str) -> str:
    """A name of the beginning of one name and the end of another that the page nowhere has; empty without any."""
    if len(names) > ENTRIES[-1]:
        return ""
    parted = [tuple(name) for name in names if len(name) == LEAST_PARTS]
    pairs = {(a[0], b[-1]) for a, b in itertools.permutations(parted, 2)}
    made = [(a, b, a + joint + (b if joint or b[:1].isupper() else b.capitalize())) for a, b in pairs]
    page_text = _squeezed(page.markdown) if made else ""
    free = sorted(
        name
        for a, b, name in made
        if a.lower() != b.lower()
        and not {a.lower(), b.lower()} & _LOOSE
        and min(len(a), len(b)) > 2
        and (a + b).lower() not in page_text
    )
    return min(free, key=lambda name: digest(page.seed.url, name, length=8), default="")


def _draft(
    page: Page,
    part: Part,
    intent: str,
    name: str,
    names: Sequence[str],
    owners: Sequence[tuple[Anchor, ...]],
    spans: Sequence[Quoted],
) -> Iterator[Draft]:
    known = sorted(set(names))
    near = max(known, key=lambda other: (difflib.SequenceMatcher(None, name, other).ratio(), other))
    frames = page.pack.frames.get(f"{intent}_said")
    questions = ask(page, part, intent, owners, x=f"`{name}`")
    if questions and frames:
        said = {"x": f"`{name}`", "owner": owners[0][0].text, "near": f"`{near}`"}
        yield Draft(
            type="absence",
            section=part.section,
            questions=questions,
            spans=tuple(spans),
            said=re.sub(r"\{(\w+)\}", lambda m: said[m[1]], frames[0]),
        )
