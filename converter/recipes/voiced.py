"""Persona and situation: a question in the voice of somebody, whose answer is a sentence of the page to the letter.

As `ask`, of whose sentences they show one, without the half that answers. A persona (`personas.py`, by the source's
vertical) is named in the question; a situation is a sentence of its own before it, which begins with "I" and may state
no number, no name and nothing of the answer. Both are English only.

Measured yield of the prompt: benchmarks/RESULTS.md, "2026-11-29".
"""

import json
import re
from typing import Any

import pydantic

from gristmill.facts import facts
from gristmill.index.terms import content_terms
from gristmill.models.prompt import messages
from gristmill.records import PairType
from gristmill.text import digest

from .ask import (
    MOST_CHARACTERS,
    MOST_TEMPERATURE,
    above,
    fault,
    is_asked_for,
    named,
    relation_of,
    shown,
    site_of,
)
from .evidence import Unit, proof
from .gates import adds_facts, leaks
from .one import INSIDE
from .personas import personas
from .placed import MOST_WORDS, names_product
from .pointed import Question, Replied, form, taken
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage, Single
from .relations import Relation, begins
from .whole import is_alone

PERSONA: PairType = "persona"
SITUATION: PairType = "situation"
MOST_NEW = 0.6  # share of a situation's words with meaning that are neither the sentence's nor those above it
I_DO = r"^I [a-z][^.?!\"]{8,110}\.$"  # a situation
# Of what there is, of whatever the heading names ("Returns true if …"), or of somebody else who speaks.
_STRANGE = re.compile(r"There (?:is|are)\b|[Rr]eturns?\b|.*\b(?:I|we|my|our)\b")


class Voiced(Single):
    """One request a passage, about one sentence of it."""

    reply: type[pydantic.BaseModel] = Replied

    def __init__(self, name: PairType) -> None:
        self.name = name

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """A sentence picked by digest."""
        text = passage.markdown
        alone = [unit for unit in passage.units if is_alone(passage, unit)]
        fit = [unit for unit in alone if is_asked_for(passage, unit, relation_of(passage, unit))]
        fit = [unit for unit in fit if not _STRANGE.match(text[unit.start : unit.stop])]
        ranked = sorted(fit, key=lambda unit: passage.rank(self.name, digest(text[unit.start : unit.stop])))
        return _job(self.name, passage, ranked[0], asking) if ranked else None

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """The question, where its bare form is one that the sentence answers."""
        return taken(reply, lambda item: _candidate(self.name, job.passage, job.units[0], item))


def persona_of(passage: Passage, unit: Unit) -> str:
    """Who asks about a sentence, by digest."""
    people = personas(passage.seed.vertical)
    return people[int(passage.rank(PERSONA, passage.markdown[unit.start : unit.stop])[:8], 16) % len(people)]


def _opening(passage: Passage, unit: Unit) -> str:
    states = relation_of(passage, unit)
    return states.opening if states else ""


def _job(name: PairType, passage: Passage, unit: Unit, asking: Asking) -> Job:
    opening = _opening(passage, unit)
    behind = rf" {INSIDE}{{8,{MOST_CHARACTERS}}}\?$"
    if name == PERSONA:
        voice = f"As {persona_of(passage, unit)}, "
        reply = form(rf"^{voice}{_lowered(begins(opening))}{behind}")
        wanted = {"question": f"{voice}{_lowered(opening)} …?"}
    else:
        reply = form(rf"^{begins(opening)}{behind}", situation=I_DO)
        wanted = {"situation": "I ….", "question": f"{opening} …?"}
    prompt = messages(
        "converter",
        name,
        site=site_of(passage),
        title=passage.seed.title,
        page=shown(passage, (unit,)),
        form=json.dumps(wanted, ensure_ascii=False),
    )
    request = asking.request(prompt, reply, name, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=(unit,))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _candidate(name: PairType, passage: Passage, unit: Unit, item: Question) -> Candidate | Drop:
    voice, bare = _parted(name, passage, unit, item)
    bare = named(passage, unit, bare[:1].upper() + bare[1:])
    reason = "" if voice else "wrong-form"
    if reason := reason or fault(passage, unit, bare, recipe=name) or _strange(name, passage, unit, voice):
        return Drop(reason=reason)
    question = f"{voice} {_lowered(bare) if name == PERSONA else bare}"
    if passage.product and not names_product(question, passage.product):
        return Drop(reason="names-nothing")
    if len(question.split()) > MOST_WORDS:
        return Drop(reason="question-too-long")
    evidence = proof(passage.seed, passage.section, unit)
    return Candidate(question=question, answer=evidence.quote, evidence=(evidence,))


def _parted(name: PairType, passage: Passage, unit: Unit, item: Question) -> tuple[str, str]:
    """What is said of who asks, and the question without it; the former is empty where it has not its form."""
    if name == PERSONA:
        voice = f"As {persona_of(passage, unit)},"
        return (voice, item.question[len(voice) :].strip()) if item.question.startswith(voice) else ("", item.question)
    situation = item.situation.replace("I'm ", "I am ")
    return situation if re.fullmatch(I_DO, situation) else "", item.question


def _strange(name: PairType, passage: Passage, unit: Unit, situation: str) -> str:
    """The reason why a situation is none in which one asks about a sentence; empty where it is one."""
    states, known = relation_of(passage, unit), above(passage, unit)
    if name == PERSONA or states is None:
        return ""
    text = f"{known} {states.cloze}"
    if leaks(situation, "converter", name, page=text):
        return "leaked-prompt"
    if adds_facts(situation, text, "en") or facts(situation).negations:
        return "unsupported-facts"
    return _beside(situation, states, known)


def _beside(situation: str, states: Relation, known: str) -> str:
    said, told = set(content_terms(situation)), set(content_terms(states.told))
    there = set(content_terms(states.cloze)) | set(content_terms(known))
    if said & (told - there):
        return "gives-answer"
    return "asks-of-other" if len(said - there) > MOST_NEW * len(said) else ""
