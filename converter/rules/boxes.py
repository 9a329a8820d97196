"""Boxes and parts that go with the section above them on a page about a drug or a condition."""

import itertools
from collections.abc import Iterator

from ..blocks import Paragraph, Part, words_in
from ..care_kinds import is_of_dose, kind_of, says
from ..languages.care import Asking
from ..page import Page
from ..remedy import Remedy, is_top

MOST_LEAD_WORDS = 60  # of a section that leads to its parts
MOST_JOINED_WORDS = 250  # of it with them


def is_card(about: Remedy, part: Part) -> bool:
    """Whether a heading is that of a box which goes with what stands above it."""
    return part.parent >= 0 and bool(about.care.card.match(says(part)))


def is_apart(about: Remedy, part: Part) -> bool:
    """Whether a box says when a condition needs help, whatever the section that it happens to stand in is about."""
    heading = says(part)
    return is_card(about, part) and not (
        about.taken or about.care.advice.match(heading) or about.care.warns.search(heading)
    )


def belongs(page: Page, about: Remedy, part: Part) -> bool:
    """Whether a box goes with the section that it stands in, or with the box before it."""
    if not is_card(about, part):
        return False
    before = page.parts[part.number - 1]
    if stands_for(page, about, part):
        return False
    if is_apart(about, part):
        return is_apart(about, before)
    return page.parts[part.parent].section.level > 1 or is_card(about, before)


def stands_for(page: Page, about: Remedy, part: Part) -> bool:
    """Whether a box is the first below a heading that has no text of its own."""
    before = page.parts[part.number - 1]
    return is_card(about, part) and part.parent == before.number and before.section.level > 1 and not before.blocks


def inner(page: Page, about: Remedy, part: Part) -> list[Part]:
    """The parts of a section that says what it has in them: "… in two stages." above "Early" and "Late".

    Their headings ask nothing of their own, and all of them together are short.
    """
    kind = kind_of(about, says(part))
    if is_top(page, part) or kind is None or is_of_dose(kind) or not part.blocks:
        return []
    below = [p for p in page.parts[part.number + 1 :] if p.parent == part.number]
    words = sum(words_in(page.markdown[p.section.start : p.section.stop]) for p in (part, *below))
    lead = words_in(page.markdown[part.section.body_start : part.section.stop])
    leads = isinstance(part.blocks[-1], Paragraph) and part.blocks[-1].text.rstrip().endswith(":")
    alone = all(_is_inner(page, about, one, kind if leads else None) for one in below)
    return below if len(below) > 1 and alone and lead <= MOST_LEAD_WORDS and words <= MOST_JOINED_WORDS else []


def _is_inner(page: Page, about: Remedy, part: Part, above: Asking | None) -> bool:
    """Whether a part's heading asks nothing, or nothing else than the one above it, which leads to it."""
    heading = says(part)
    kind = kind_of(about, heading)
    own = (
        (kind is not None and kind is not above)
        or about.care.people.search(heading)
        or about.care.population.search(heading)
    )
    card = about.care.card.match(heading) or about.care.meta.match(heading) or heading.endswith("?")
    return bool(part.blocks) and not (own or card) and not any(p.parent == part.number for p in page.parts)


def boxes(page: Page, about: Remedy, part: Part) -> Iterator[Part]:
    """The boxes right behind a section, in it or beside it, or those that follow a first one of the page's own."""
    near, apart = {part.number, part.parent, *(above.number for above in page.upward(part))}, is_apart(about, part)
    behind = page.parts[part.number + 1 :]
    for box in itertools.takewhile(lambda p: p.parent in near and is_card(about, p), behind):
        if is_apart(about, box) != apart or not box.blocks:
            return  # a heading of its own that is called as boxes are: "Important safety information"
        yield box
