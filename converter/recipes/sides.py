"""One of two sections that a question is about: what it is called, and which of its sentences can answer for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gristmill.index.terms import content_terms
from gristmill.records import Evidence
from gristmill.text import words

from .evidence import Unit, proof
from .gates import names
from .recipe import Passage
from .whole import is_alone

MOST_NAME = 5  # words of a heading that names a thing; longer ones are sentences and tasks
_CALL = re.compile(r"(?:[^\s(]+ )*?@?\*?([^\s(]+)(?:\(|$)")  # the name before the brackets
_QUALIFIED = re.compile(r"\w(?:\.|::|#|-)\w")
_TASK = re.compile(r"\w+ing\b(?! \w*s?$)|how |why |what |when |to ", re.IGNORECASE)  # a heading of a task or a question
_NUMBER = re.compile(r"^(?:(?:chapter|section|appendix) )?\d[\d.]*\W+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A section by its name."""

    passage: Passage
    name: str
    # as a question may say it: of a signature the name alone
    signature: Unit | None = None
    # the heading, where it is an entry of an API, whose text does not say what it is about

    @property
    def terms(self) -> frozenset[str]:
        """The words of the name that carry meaning."""
        return frozenset(content_terms(self.name))

    def is_named_in(self, text: str) -> bool:
        """Whether a text speaks of it."""
        if self.signature:
            return names(text, self.name) or names(text, self.name.rpartition(".")[2])
        return self.terms <= set(content_terms(text))

    def sentences(self) -> Iterator[Unit]:
        """Those of its sentences that stand alone: below a signature all such, else those that name it."""
        for unit in self.passage.units:
            if is_alone(self.passage, unit) and (self.signature or self.is_named_in(self.text(unit))):
                yield unit

    def leads(self, unit: Unit) -> bool:
        """Whether a sentence is the first of its section."""
        return unit == next((one for one in self.passage.units if one.kind != "signature"), None)

    def text(self, unit: Unit) -> str:
        """A sentence of it as a reader sees it."""
        return self.passage.text(unit)

    def told(self, unit: Unit) -> str:
        """What an answer has of it: its sentence to the letter, below its signature where it is an entry."""
        return "\n\n".join(proof.quote for proof in self.evidence(unit))

    def evidence(self, unit: Unit) -> tuple[Evidence, ...]:
        """The spans of `told`."""
        return spans(self.passage, unit)


def spans(passage: Passage, unit: Unit) -> tuple[Evidence, ...]:
    """The proof of a sentence of a section: of an entry of an API below its signature, which says what it is about."""
    above = [one for one in passage.units[:1] if one.kind == "signature" and one != unit]
    return tuple(proof(passage.seed, passage.section, span) for span in (*above, unit))


def side(passage: Passage) -> Side | None:
    """The section as a side; None where its heading names no thing, or a member without its owner ("close()")."""
    heading_path = passage.section.heading_path
    heading = "".join(heading_path[-1:])
    signature = next((unit for unit in passage.units if unit.kind == "signature"), None)
    if signature:
        called = _CALL.match(passage.markdown[signature.start : signature.stop].strip("`* "))
        member = called and not _QUALIFIED.search(called[1]) and any("(" in above for above in heading_path[:-1])
        return Side(passage=passage, name=called[1], signature=signature) if called and not member else None
    name = _NUMBER.sub("", heading).strip("` ")
    is_thing = content_terms(name) and len(words(name)) <= MOST_NAME and not _TASK.match(name)
    return Side(passage=passage, name=name) if is_thing else None
