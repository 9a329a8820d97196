"""What the pages of a source call themselves and their site, in their titles."""

import collections
import re
from dataclasses import dataclass, field

from gristmill.records import Seed

# Of a title, or a part of it: that it is of a document.
DOCUMENTS = re.compile(
    r"\b(?:documentation|docs|manual|reference|api|handbook|guide|book|dokumentation|handbuch|documentación"
    r"|documentação|programming language)\b|\bversion \d|\bv?\d+\.\d|\w(?:'s|’s) reference\b",
    re.IGNORECASE,
)
# What titles begin with: "frost: gate.h File Reference", "Ice library (frost): Globals", "Frost Reference: 2.2 Gates".
_LEAD = re.compile(r"([^:]{2,60}): \S")


@dataclass(slots=True)
class Titles:
    """What the pages of a source call themselves and their site; observations add up."""

    sites: collections.Counter[str] = field(default_factory=collections.Counter)
    wholes: collections.Counter[str] = field(default_factory=collections.Counter)
    edges: collections.Counter[str] = field(default_factory=collections.Counter)
    # first and last words of titles
    leads: collections.Counter[str] = field(default_factory=collections.Counter)
    # what stands before the first colon of titles
    documents: collections.Counter[str] = field(default_factory=collections.Counter)
    # titles up to a dash that call themselves documentation

    def add(self, other: "Titles") -> None:
        """Take in what other pages say."""
        for name in ("sites", "wholes", "edges", "leads", "documents"):
            getattr(self, name).update(getattr(other, name))


def titles_of(seed: Seed) -> Titles:
    """The parts of one page's titles."""
    seen = Titles()
    seen.sites.update({part for part in seed.site.split(" | ") if part})
    if seed.title:
        seen.wholes[seed.title] += 1
        seen.sites.update({inner for inner in [_in_brackets(seed.title)] if inner})
        seen.leads.update(found[1] for found in [_LEAD.match(seed.title)] if found)
        seen.documents.update(part for part in seed.title.split(" - ")[:1] if DOCUMENTS.search(part))
        words = re.split(r"[\s(–—]+|(?<!:):(?!:)\s*|(?<=[a-z])-(?=[a-z])", re.sub(r"^[\d.]+\s+", "", seed.title))
        seen.edges.update({words[0], words[-1]} if len(words) > 1 else {words[0]})
    return seen


def _in_brackets(title: str) -> str:
    """What stands in the brackets that end a title: "Frost 2 (stable)" of "Gates (Frost 2 (stable))", or nothing."""
    depth = 0
    for at in range(len(title) - 1, 0, -1):
        depth += (title[at] == ")") - (title[at] == "(")
        if depth == 0:
            return title[at + 1 : -1] if title[at] == "(" else ""
    return ""
