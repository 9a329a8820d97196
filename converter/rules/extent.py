"""How far a part of a page about a drug or a condition goes: what stands in it and is of something else."""

import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from ..blocks import Block, Other, Paragraph, Part, Table, words_in
from ..care_kinds import is_table, says
from ..drafts import Draft, Quoted
from ..page import Page
from ..patients import is_line

# "**5. Pharmacological properties**": a title in bold below the last section of the one before.
_NEXT = re.compile(r"\*\*(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+[^\W\d_][^*]{2,80}\*\*")
_MAKER = re.compile(
    r"manufactur|marketing authori[sz]ation|sponsor\b|hersteller"
    r"|pharmazeutischer unternehmer|fabrica|titula|exploitant",
    re.IGNORECASE,
)
LEAST_REPEATED = 2  # words of a heading, above which it stands twice by more than chance
ELSEWHERE = re.compile(r"[^.]*\b(?:shown|given|listed|set out) in (?:the )?table\b[^.]*\.?", re.IGNORECASE)
_TITLE = re.compile(r"\*\*[^*]+(?<![.!])\*\*")  # "**Never take two doses.**" is none
_BOLD = re.compile(r"\*\*[^*]+\*\*")
# How often an effect comes, in emphasis: "Very common (may affect more than 1 in 10 people)".
_OFTEN = re.compile(
    r"[*_]{1,3}(?:(?:very |less )?(?:common|uncommon|rare)|(?:frequency )?not known)\b[^*_]{0,80}[*_]{1,3}",
    re.IGNORECASE,
)


def own(part: Part) -> Part:
    """The part up to a title in bold that numbers the next one or is that of what follows ("**Diagnosis**"), without
    what stands below a label that is of the page ("Manufacturer" and its address) and what its heading does not lead
    to.
    """
    blocks = part.blocks[: len(part.blocks) - len(by_frequency(part))]
    first = list(itertools.takewhile(lambda b: not (isinstance(b, Paragraph) and _NEXT.fullmatch(b.text)), blocks))
    while len(first) > 1 and isinstance(first[-1], Paragraph) and _TITLE.fullmatch(first[-1].text.strip()):
        first.pop()
    kept, aside = [], False
    for block in first:
        if isinstance(block, Paragraph) and _BOLD.fullmatch(block.text.strip()):
            aside = _MAKER.search(block.text) is not None
        if not aside:
            kept.append(block)
    return dataclasses.replace(part, blocks=tuple(kept))


def by_frequency(part: Part) -> Sequence[Block]:
    """What stands behind the list that a heading leads to ("Get help at once if:") and says how often effects come."""
    if not part.heading.rstrip("*").endswith(":"):
        return ()
    found = (n for n, b in enumerate(part.blocks) if n and isinstance(b, Paragraph) and _OFTEN.match(b.text))
    return part.blocks[next(found, len(part.blocks)) :]


def behind_table(page: Page, part: Part) -> tuple[Part, Part] | None:
    """The part of a table's title up to a line behind the table, and what follows, which is of the part above.

    "Elderly" behind "Table 1. Dose for children" is of the dosage, and of no child.
    """
    tables = [n for n, block in enumerate(part.blocks) if isinstance(block, Table)]
    if not is_table(part) or part.parent < 0 or not tables:
        return None
    at = next((n for n, block in enumerate(part.blocks) if n > tables[0] and is_line(block)), 0)
    if not at:
        return None
    above = next((one for one in page.parts[part.number - 1 :: -1] if not is_table(one)), page.parts[part.parent])
    own = dataclasses.replace(part, blocks=part.blocks[:at])
    return own, dataclasses.replace(
        part,
        blocks=part.blocks[at:],
        heading=above.heading,
        heading_start=above.heading_start,
        parent=above.parent,
    )


def lacks_table(page: Page, part: Part) -> bool:
    """Whether most of what a section says stands in a table that Markdown cannot hold, so that no answer has it."""
    words = [0, 0]
    for block in part.blocks:
        text = page.markdown[block.start : block.stop]
        words[isinstance(block, Other) and text.startswith("<table")] += words_in(text)
    return words[1] > words[0]


def is_shown_elsewhere(page: Page, spans: Sequence[Quoted]) -> bool:
    """Whether all that is said is where to look: "The dose is by weight and is shown in Table 1"."""
    told = " ".join(page.markdown[span.start : span.stop] for span in spans if span.kind != "heading").strip()
    return ELSEWHERE.fullmatch(told) is not None


def length(part: Part) -> int:
    """How much stands below a heading, or nothing where that has too few words to be the same by more than chance."""
    return part.section.stop - part.section.body_start if len(says(part).split()) > LEAST_REPEATED else 0


def joined(found: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts of one section, those of one question as one: "This can be an emergency", "When to call 112"."""
    by_question: dict[Sequence[str], Draft] = {}
    for draft in found:
        before = by_question.get(draft.questions)
        spans = (*before.spans, *draft.spans) if before else draft.spans
        by_question[draft.questions] = dataclasses.replace(draft, spans=tuple(dict.fromkeys(spans)))
    yield from by_question.values()


def is_summary(page: Page, part: Part) -> bool:
    """Whether a later part with the same heading says more: of the summary that a leaflet begins with."""
    later = page.parts[part.number + 1 :]
    return any(says(one) == says(part) and length(one) > length(part) for one in later)
