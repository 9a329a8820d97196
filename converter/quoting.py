"""Provisions as the quotes of an answer: each once, those of other sections below their headings."""

import re
from collections.abc import Iterator, Sequence

from .act import Article, Statute
from .drafts import Quoted
from .languages.law import bare
from .page import Page
from .statute import Atom, Provision

_GAP = re.compile(r"[\s>*+-]*")
_LINKED = re.compile(r"\[([^]]+)\]\([^)]*\)")  # a heading that is a link to the section's own page


def quoted(page: Page, atoms: Sequence[Atom]) -> list[Quoted]:
    """The atoms as quotes; those with nothing but markup between are one."""
    spans: list[Quoted] = []
    for atom in atoms:
        before = spans[-1] if spans else None
        if before and before.stop <= atom.start and _GAP.fullmatch(page.markdown, before.stop, atom.start):
            spans[-1] = Quoted(start=before.start, stop=atom.stop, kind="prose")
        else:
            spans.append(Quoted(start=atom.start, stop=atom.stop, kind="prose"))
    return spans


def in_order(page: Page, act: Statute, one: Article, chosen: Sequence[Provision]) -> list[Quoted]:
    """Quotes of provisions, each once: those of the section as the page has them, then others below their headings."""
    by_place = {provision.atoms[0].start: provision for provision in chosen}
    ordered = [by_place[start] for start in sorted(by_place)]
    own = [provision for provision in ordered if act.holder(provision) is one]
    spans = quoted(page, [atom for provision in own for atom in provision.atoms])
    before = one
    for provision in ordered:
        holder = act.holder(provision)
        if holder is not one:
            spans += [*(_headed(holder) if holder is not before else ()), *quoted(page, provision.atoms)]
            before = holder
    return spans


def _headed(holder: Article) -> list[Quoted]:
    """The heading of another section whose words an answer brings."""
    part = holder.part
    start, linked = part.heading_start, _LINKED.fullmatch(part.heading)
    inside = linked.span(1) if linked else (0, len(part.heading))
    return [Quoted(start=start + inside[0], stop=start + inside[1], kind="heading")]


def labelled(one: Article, label: str, *, unless: Provision | None = None) -> Iterator[Provision]:
    """The subsections of that label."""
    yield from (p for p in one.provisions if p.label and bare(p.label) == bare(label) and p is not unless)
