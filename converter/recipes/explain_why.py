"""Explain why: the answer is the sentence, or the two, in which a page says something and its reason; to the letter.

Code finds where a reason stands ("because", "to avoid", a next sentence with "Otherwise", "This prevents"); the model
sees what is said without the reason, chooses one by its label, and asks why. English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydantic

from gristmill.forms import is_english, orders
from gristmill.index.terms import content_terms
from gristmill.models.prompt import messages
from gristmill.records import PairType
from gristmill.text import digest, words

from .apart import holds_apart
from .ask import (
    MOST_CHARACTERS,
    MOST_TEMPERATURE,
    above,
    beside,
    in_place,
    mended,
    named,
    names_something,
    site_of,
    unfit,
)
from .evidence import Unit, proof
from .gates import unit_of
from .meant import unmet
from .moored import is_moored
from .one import INSIDE
from .pointed import Question, Replied, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single
from .relations import Relation, begins, relation
from .whole import is_alone
from .worth import has_no_subject, is_stated, says_much

NAME: PairType = "explain_why"
MOST_SPANS = 3  # to choose from in one request
LEAST_GIVEN = 6  # words of what is so: of fewer nobody asks why
WHY = "Why"
# A half that says what something is good or bad for, behind what is so.
_PURPOSE = re.compile(
    r"(?P<given>.{20,}?),?(?<!want)(?<!need)(?<!have)(?<!able)(?<!how)(?<!used)(?<!like)(?<!safest)(?<!best)"
    r" (?P<word>(?:in order )?to (?:avoid|prevent|protect|ensure|make sure|guarantee|reduce|save"
    r"|keep|guard)|so (?:that )?|which (?:avoids|prevents|ensures|guarantees|reduces|saves|makes sure)|otherwise"
    r"|because|since(?! version)) (?P<told>.{8,})",
    re.IGNORECASE,
)
# A sentence that gives the reason of the one before it.
_GIVES = re.compile(
    r"(?:Otherwise,? |The reason (?:is|for this)\b|Without (?:this|it),? |(?:This|That|It) (?:also )?(?:allows|lets"
    r"|is (?:because|due to|so that|needed|designed|meant|intended|to (?:avoid|prevent|ensure|protect|keep|reduce)))\b)"
)
# Somebody tells what he did; the subject is the heading's ("Arranges for the import to …") or stands before; or a
# condition alone is left.
_TELLS = re.compile(
    r".*\b(?:I|we|my|our|me|us)\b|(?:Ok|Okay|Now|Well|Note),|[A-Z][a-z]+s (?:the|an?|for|to|that|whether)\b"
    r"|(?:[Tt]h(?:is|at|ese|ose)|[Ii]t|[Tt]hey)\b|(?:If|When|While|Since|Although|Because|As|Unless|Once) [^,]*$"
)


# What is so is a clause with another one, a leave, or what is done under a condition.
_NOT_PLAIN = re.compile(
    r".*[,;:] |(?:You|One|Users?) (?:can|may|could|might)\b|(?:If|When|While|Once|After|Before|On|In|For) ", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned:
    """A span that says something and why."""

    unit: Unit
    states: Relation
    # `given` is what is so, `told` the reason


class ExplainWhy(Single):
    """One request a passage, with up to three spans to choose from."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Replied

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """Spans picked by digest, shown in their order."""
        found = list(reasoned(passage)) if is_english(passage.pairs[0].language) else []
        ranked = sorted(found, key=lambda one: passage.rank(NAME, digest(passage.text(one.unit))))[:MOST_SPANS]
        return _job(passage, sorted(ranked, key=lambda one: one.unit.start), asking) if ranked else None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question, where it asks for the reason in the span that was chosen."""
        return taken(reply, functools.partial(_chosen, job))


def reasoned(passage: Passage) -> Iterator[Reasoned]:
    """The spans of a passage that say something and why: a sentence, or two of a paragraph; without overlap."""
    units, last = passage.units, -1
    for one, following in itertools.zip_longest(units, units[1:]):
        if one.start < last or not is_alone(passage, one):
            continue
        found = _with(passage, one, following) or _within(passage, one)
        if found and _is_asked(passage, found):
            last = found.unit.stop
            yield found


def _is_asked(passage: Passage, found: Reasoned) -> bool:
    """Whether somebody who has never seen the page could ask why it is so."""
    given, text = found.states.given, passage.text(found.unit)
    whole = given.count("(") == given.count(")") and len(words(given)) >= LEAST_GIVEN
    told_off = _TELLS.match(given) or _NOT_PLAIN.match(given) or orders(given) or has_no_subject(given)
    if not whole or told_off or not is_stated(found.states) or unmet("Why?", text, "en", given=WHY):
        return False
    if not holds_apart(passage.markdown[found.unit.start : found.unit.stop], text):
        return False
    headings = (passage.seed.title, *passage.section.heading_path)
    return says_much(text, headings) and is_moored(text, " ".join((*headings, given)))


def _within(passage: Passage, unit: Unit) -> Reasoned | None:
    """A sentence that gives its reason itself."""
    text = passage.text(unit)
    states = relation(text)
    if states and states.opening == WHY:
        return Reasoned(unit=unit, states=states)
    found = None if states else _PURPOSE.fullmatch(text)
    if not found:
        return None
    cloze = f"{text[: found.start('word')]}…."
    return Reasoned(unit=unit, states=Relation(opening=WHY, given=found["given"], told=found["told"], cloze=cloze))


def _with(passage: Passage, unit: Unit, following: Unit | None) -> Reasoned | None:
    """A sentence with the next one of its paragraph, which gives its reason."""
    if following is None or following.kind != unit.kind or passage.markdown[unit.stop : following.start].strip(" \n"):
        return None
    text, reason = passage.text(unit), passage.text(following)
    if "\n\n" in passage.markdown[unit.stop : following.start] or not _GIVES.match(reason):
        return None
    both = Unit(kind=unit.kind, start=unit.start, stop=following.stop)
    return Reasoned(unit=both, states=Relation(opening=WHY, given=text, told=reason, cloze=f"{text} …"))


def _job(passage: Passage, found: Sequence[Reasoned], asking: Asking) -> Job:
    labels = tuple(f"E{number}" for number in range(1, len(found) + 1))
    lines = [f"[{label}] {one.states.cloze}" for label, one in zip(labels, found, strict=True)]
    heading = "".join(passage.section.heading_path[-1:])
    prompt = messages(
        "converter", NAME, site=site_of(passage), title=passage.seed.title, heading=heading, page="\n".join(lines)
    )
    pattern = rf"^{begins(WHY)} {INSIDE}{{8,{MOST_CHARACTERS}}}\?$"
    request = asking.request(prompt, form(pattern, labels=labels), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=tuple(one.unit for one in found))


def _chosen(job: Job, item: Question) -> Candidate | Drop:
    number = unit_of(item.unit, len(job.units))
    return _candidate(job.passage, job.units[number - 1], item.question) if number else Drop(reason="no-evidence")


def _candidate(passage: Passage, unit: Unit, asked: str) -> Candidate | Drop:
    states = next(one.states for one in reasoned(passage) if one.unit == unit)
    asked = mended(asked)
    question, known = named(passage, unit, asked), above(passage, unit)
    reason = unfit(question, passage.markdown[unit.start : unit.stop], known, language="en", recipe=NAME)
    if not reason and not names_something(question, known):
        reason = "names-nothing"
    reason = reason or beside(question, states, set(content_terms(known)))
    answer = passage.markdown[unit.start : unit.stop]
    if reason := reason or unmet(question, answer, "en", known=passage.product, given=states.given):
        return Drop(reason=reason)
    evidence = proof(passage.seed, passage.section, unit)
    if not (question := in_place(passage, unit, asked, evidence.quote)):
        return Drop(reason="unmoored")
    return Candidate(question=question, answer=evidence.quote, evidence=(evidence,))
