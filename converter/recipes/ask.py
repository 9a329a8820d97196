"""Ask: the answer is a sentence of the page to the letter, and the model writes the question that it answers.

Instruction back-translation (Li et al. 2023, arXiv 2308.06259), where the text is not written by a person for the
purpose but stands in a manual. A bad question costs a drop, never a false answer. Asked are sentences that no rule
asks about: those that stand alone, are whole, and belong to the evidence of no pair.

Of an English sentence the model does not see the half that answers (`relations.py`): it can neither give the answer
away nor hand the sentence back, which a 1.5 B model that saw the whole did for 24 of 53. Measured yield of the
prompt: benchmarks/RESULTS.md, "2026-11-28, night".
"""

import dataclasses
import functools
import json
import re
from collections.abc import Sequence, Set
from typing import Any

import pydantic

from gristmill.facts import facts
from gristmill.forms import intent_of, is_english, misfit, says_class
from gristmill.index.terms import asked_terms, content_terms
from gristmill.models.prompt import language_name, messages
from gristmill.records import PairType
from gristmill.text import digest, words

from ..page import display
from ..product import phrase_of
from .apart import agrees, holds_apart, is_anchored, is_torn
from .entered import is_in_call, kinds_of
from .evidence import Unit, proof
from .gates import adds_facts, leaks, leans
from .meant import unmet
from .moored import is_moored
from .one import INSIDE
from .placed import entry_in, placed
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage
from .relations import Relation, begins, relation
from .whole import going_on, is_alone, stops_short
from .worth import is_stated, says_much

NAME: PairType = "ask"
MOST_SPANS = 2  # in one request: of five the 1.5 B model asked one question five times
MOST_GIVEN = 0.75  # share of the answer's words with meaning that a question may have: from there on it says it all
MOST_CHARACTERS = 160  # of a question behind its opening
MOST_TEMPERATURE = 0.3  # a question is to be near its sentence, not new
MOST_TOPIC = 4  # words of a site's name that is put behind a question
ANY_PRODUCT = "Frost"  # what is asked about must not hang on the product's name
LEAST_TERMS = 2  # words with meaning of such a question: "What is the value" stays a fragment wherever
# Times the length of a sentence that the span of a pair has: shorter ones ask for the sentence, longer ones for a text
# of which it is one thing among others.
LEAST_AROUND = 2
LEAST_ASKED = 0.6  # share of the words of the half asked about that a question must have: with fewer it asks for less
MOST_NEW = 0.2  # share of a question's words that stand neither in the sentence nor above it
MOST_TOLD = 0.3  # share of those of the answering half that it may have
# Two questions in one; one with a clause that tells; one that breaks off.
_ASKS_BADLY = re.compile(
    r"\band (?:how|what|why|when|where|which|who)\b|, (?:which|and|so|but)\b|\b(?:we|our|us)\b"
    r"|\b(?:through|by|using|via|and|or|the|an?|unless|if|when|that|of|(?<!used )for)\?$|\.\.|…| [=!<>]=? "
    r"|^When .* (?:if|when) ",
    re.IGNORECASE,
)
_NAME_WANTED = re.compile(
    r"(?:what|which) (?:is the |are the )?"
    r"(?:command|option|setting|flag|function|method|class|key|parameter|directive|keyword|file)\b",
    re.IGNORECASE,
)
# In a question: code, a word with a digit ("curl2scrapy"), or one that is capitalised though it is not the first.
_NAME = re.compile(r"`|[^\W\d]\d|(?<=[\w,] )[^\W\d_a-z]\w+")
_USED_TO = re.compile(r"\bused to(?=\?$| in [A-Z]\w*\?$)")  # "What is a mesh used to?"
_BY_WHOM = re.compile(r" by (?:the )?[A-Z][\w -]*\?$")  # "How are lids closed by the Frost mill?"
_PURPOSE = re.compile(r"^What is the (?:purpose|role) of (.+)\?$")
_ONLY = re.compile(r"(^When .{1,80}?) only\b")  # "When is a lid only shut?"
_ASIDE = re.compile(r" \((?!i\.e)[^()`]* [^()`]*\)")
_YOU_ARE, _YOU = re.compile(r"\b(if|when) you are\b"), re.compile(r"\b(if|when) you\b(?! are\b)")
_I, _YOUR = re.compile(r"\bI\b"), re.compile(r"\byour\b")
# Words of any text: "When should care be taken?" is asked by nobody, wherever.
_ORDINARY = frozenset(
    content_terms(
        "care attention take taken change make made do done happen set use start stop run work need want thing"
        " case way time option value data file problem error result example user one system information"
    )
)
_FIRST_PART = re.compile(r"[,(:–—]")
_VALUE = re.compile(r"(?<!\w)(?:true|false|none|null)(?!\w)", re.IGNORECASE)


class Labelled(pydantic.BaseModel):
    """The questions by the labels of their units."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    e1: str = ""
    e2: str = ""


class Asked(pydantic.BaseModel):
    """The reply, read as one item: `{"E1": "…", "E2": "…"}`."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    questions: list[Labelled]


class Ask:
    """One request a passage, about up to two of its sentences."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Asked

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """Sentences picked by digest, shown in their order."""
        free = [unit for part in (passage, *passage.beside) for unit in part.units if is_free(passage, unit)]

        def rank(unit: Unit) -> tuple[bool, str]:
            return bool(_around(passage, unit)), passage.rank(NAME, digest(passage.markdown[unit.start : unit.stop]))

        ranked = sorted(free, key=rank)
        return _job(passage, sorted(ranked[:MOST_SPANS], key=lambda unit: unit.start), asking)

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """Half of the sentences each."""
        middle = len(job.units) // 2
        halves = (job.units[:middle], job.units[middle:]) if middle else ()
        return [half for units in halves if (half := _job(job.passage, units, asking))]

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One candidate for each sentence, in their order."""
        found = (reply.questions or [Labelled()])[0].model_dump()
        asked = [" ".join(found[label.lower()].split()) for label in _labels(job.units)]
        items = zip(job.units, asked, strict=True)
        return [_candidate(job, unit, text) if text else Drop(reason="no-question") for unit, text in items]

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """ROUGE-L at most 0.7 with every question so far."""
        return "near-question" if questions.is_near(candidate.question) else ""


def is_free(passage: Passage, unit: Unit) -> bool:
    """Whether a unit is a whole sentence that can be understood alone, and no pair asks for it but among much else."""
    if any(size < LEAST_AROUND * (unit.stop - unit.start) for size in _around(passage, unit)):
        return False
    if not is_alone(passage, unit) or stops_short(passage, going_on(passage, unit)):
        return False
    return not is_english(passage.pairs[0].language) or is_asked_for(passage, unit, relation_of(passage, unit))


def _around(passage: Passage, unit: Unit) -> list[int]:
    """The lengths of the spans of pairs that a unit stands in or touches."""
    spans = (proof for pair in passage.pairs for proof in pair.evidence)
    return [span.stop - span.start for span in spans if span.start < unit.stop and unit.start < span.stop]


def is_asked_for(passage: Passage, unit: Unit, states: Relation | None) -> bool:
    """Whether an English sentence states a relation, of things that somebody asks for (`worth.py`), and answers what is
    asked in its own words.
    """
    if states is None or not (is_stated(states) and agrees(states) and is_apart(passage, unit, states)):
        return False
    text, home = passage.text(unit), passage.home(unit)
    headings, called = (passage.seed.title, *home.heading_path), kinds_of(entry_in(passage, home))
    if not says_much(text, headings) or not is_moored(text, " ".join((*headings, states.given, called))):
        return False
    ideal, answer = f"{states.opening} {states.given}?", passage.markdown[unit.start : unit.stop]
    if _misfit(ideal, answer, "en", states) or unmet(ideal, answer, "en", known=text, given=states.given):
        return False
    whole = going_on(passage, unit)
    if is_torn(passage.markdown[whole.start : whole.stop]):
        return False
    anywhere = dataclasses.replace(passage, product=ANY_PRODUCT)
    ideal = f"{states.started} {states.given.removeprefix('The ')}?"
    asked = in_place(anywhere, unit, ideal, passage.markdown[whole.start : whole.stop])
    return asked != "" and not tells(asked, states, passage.product)


def is_apart(passage: Passage, unit: Unit, states: Relation) -> bool:
    """Whether a unit can be asked for without its page, as what it states is of things that the page is about."""
    home = passage.home(unit)
    above = set(content_terms(" ".join((passage.seed.title, *home.heading_path)))) - set(
        content_terms(site_of(passage))
    )
    anchored = is_anchored(states, above, in_entry=is_in_call(home.heading_path))
    return anchored and holds_apart(passage.markdown[unit.start : unit.stop], passage.text(unit))


def _misfit(question: str, answer: str, language: str, states: Relation | None) -> str:
    """Why an answer has not the form that its question wants; `unmet` tells it of other relations than "what"."""
    judged = not states or states.opening.startswith("What")
    return misfit(intent_of(question, language), question, answer, language) if judged else ""


def _job(passage: Passage, units: Sequence[Unit], asking: Asking) -> Job | None:
    if not units:
        return None
    openings = [found.started if (found := relation_of(passage, unit)) else "" for unit in units]
    begun = dict(zip(_labels(units), (f"{opening} …?".strip() for opening in openings), strict=True))
    prompt = messages(
        "converter",
        NAME,
        site=site_of(passage),
        title=passage.seed.title,
        page=shown(passage, units),
        form=json.dumps(begun, ensure_ascii=False),
        language=language_name(passage.pairs[0].language),
    )
    request = asking.request(prompt, _form(tuple(openings)), NAME, most_temperature=MOST_TEMPERATURE)
    return Job(passage=passage, request=request, units=tuple(units), wanted=len(units))


def shown(passage: Passage, units: Sequence[Unit]) -> str:
    """The sentences with their labels, without what is to be asked for, those of a section behind its heading."""
    lines: list[str] = []
    for number, unit in enumerate(units, 1):
        heading = "".join(passage.home(unit).heading_path[-1:])
        states = relation_of(passage, unit)
        text = states.cloze if states else display(passage.markdown[unit.start : unit.stop])
        lines += [*([heading] if heading not in lines else ()), f"[E{number}] {' '.join(text.split())}"]
    return "\n".join(lines)


def _labels(units: Sequence[Unit]) -> list[str]:
    return [f"E{number}" for number in range(1, len(units) + 1)]


@functools.cache
def _form(openings: tuple[str, ...]) -> type[pydantic.BaseModel]:
    """The form of a reply: under each label, in their order, a text that begins as it is to and ends as a question.

    Where an endpoint does not hold a model to the pattern, code does. Where it does, no sentence comes back as it was.
    """
    strict = pydantic.ConfigDict(extra="forbid", strict=True)
    fields: dict[str, Any] = {}
    for number, opening in enumerate(openings, 1):
        pattern = rf"^{begins(opening)} {INSIDE}{{4,{MOST_CHARACTERS}}}\?$" if opening else None
        fields[f"E{number}"] = (str, pydantic.Field(pattern=pattern))
    return pydantic.create_model("Questions", __config__=strict, **fields)


def relation_of(passage: Passage, unit: Unit) -> Relation | None:
    """The relation that a unit states, where it is English."""
    text = display(passage.markdown[unit.start : unit.stop])
    return relation(text) if is_english(passage.pairs[0].language) else None


def _candidate(job: Job, unit: Unit, question: str) -> Candidate | Drop:
    states = relation_of(job.passage, unit)
    if states and " used " in states.cloze:
        question = _PURPOSE.sub(r"What is \1 used for?", question)
    question = mended(_bare(job.passage, unit, question))
    if reason := fault(job.passage, unit, named(job.passage, unit, question)):
        return Drop(reason=reason)
    evidence = proof(job.passage.seed, job.passage.home(unit), going_on(job.passage, unit))
    if not (question := in_place(job.passage, unit, question, job.passage.markdown[unit.start : unit.stop])):
        return Drop(reason="unmoored")
    if states and tells(question, states, job.passage.product):
        return Drop(reason="gives-answer")
    return Candidate(question=question, answer=evidence.quote, evidence=(evidence,))


def _bare(passage: Passage, unit: Unit, question: str) -> str:
    """The question without what it has of the prompt alone: language, site and title, the version that these state."""
    question = question.replace(f" in {site_of(passage)}, {passage.seed.title}", "")
    if passage.product:
        question = re.sub(rf"({re.escape(passage.product)}) v?\d[\d.]*(?=\W)", r"\1", question)
    text = f"{above(passage, unit)} {passage.text(unit)}"
    return question if "English" in text else question.replace(" in English", "")


def mended(question: str) -> str:
    """The question without asides in brackets, and of one person: "How can I open your lid?"."""
    question = _USED_TO.sub("used for", question)
    question = _BY_WHOM.sub("?", question) if question.startswith("How") else question
    question = _ONLY.sub(r"\1", _ASIDE.sub("", question))
    if not _I.search(question):
        return question
    return _YOUR.sub("my", _YOU_ARE.sub(r"\1 I am", _YOU.sub(r"\1 I", question)))


def named(passage: Passage, unit: Unit, question: str) -> str:
    """The question with the product behind it, where it names nothing of what stands above its unit."""
    topic = passage.product or _site(passage)
    fits = is_english(passage.pairs[0].language) and topic and question.endswith("?")
    if not fits or len(set(asked_terms(question))) < LEAST_TERMS or names_something(question, above(passage, unit)):
        return question
    return f"{question[:-1]} in {topic}?"


def in_place(passage: Passage, unit: Unit, question: str, answer: str) -> str:
    """The question with its place before it, where the product is proven, else with the site's name behind it.

    Empty where it or the answer, as Markdown, speaks of things that only the page tells (`moored.py`).
    """
    own = question if passage.product else named(passage, unit, question)
    return placed(passage, passage.home(unit), own, display(answer))


def site_of(passage: Passage) -> str:
    """The site's name of few words, else its source's: how a prompt names it."""
    return _site(passage) or passage.pairs[0].source


def _site(passage: Passage) -> str:
    """The site's name of few words, which stands for a product that is not proven."""
    name = min(map(phrase_of, passage.seed.site.split(" | ")), key=len)
    return name if len(words(name)) <= MOST_TOPIC else ""


def above(passage: Passage, unit: Unit) -> str:
    """What a question may name beyond its sentence."""
    seed, headings = passage.seed, " ".join(passage.home(unit).heading_path)
    return f"{passage.pairs[0].source} {passage.product} {seed.site} {seed.title} {headings}"


def names_something(question: str, above: str) -> bool:
    """Whether a question names a thing: one that stands above its unit, or one by its form."""
    return not set(asked_terms(question)).isdisjoint(content_terms(above)) or _NAME.search(question) is not None


def fault(passage: Passage, unit: Unit, question: str, *, recipe: str = NAME) -> str:
    """The reason why a question is not the one that a unit answers; empty if nothing speaks against it.

    `recipe`: the one whose prompt the question comes from.
    """
    called = kinds_of(entry_in(passage, passage.home(unit)))
    language, known = passage.pairs[0].language, f"{above(passage, unit)} {called}"
    answer = passage.markdown[unit.start : unit.stop]
    if found := unfit(question, answer, known, language=language, recipe=recipe):
        return found
    states, intent = relation_of(passage, unit), intent_of(question, language)
    if found := _misfit(question, answer, language, states):
        return found
    own = set(asked_terms(question)) - set(content_terms(f"{passage.product} {site_of(passage)}"))
    if own <= _ORDINARY or not names_something(question, known):
        return "names-nothing"
    off = (
        beside(question, states, set(content_terms(known)))
        if states
        else _off(question, answer, known, is_class=intent == "what" and says_class(answer))
    )
    given = states.given if states else ""
    return off or unmet(question, answer, language, known=passage.product, given=given)


def unfit(question: str, answer: str, known: str, *, language: str, recipe: str) -> str:
    """The reason why a text is no question to an answer, whatever it asks; `known`: what it may name beyond that."""
    if leans(question, language):
        return "leaning-question"
    if leaks(question, "converter", recipe, page=f"{known} {answer}"):
        return "leaked-prompt"
    if adds_facts(question, f"{known} {display(answer)}", language) or not _values(question) <= _values(answer):
        return "unsupported-facts"
    badly = intent_of(question, language) == "whether" or _ASKS_BADLY.search(question)
    if badly or not question.endswith(("?", "？", "؟")):
        return "wrong-form"
    if facts(question, language=language).negations and not facts(answer, language=language).negations:
        return "changed-facts"
    return "no-name" if _NAME_WANTED.match(question) and "`" not in answer else ""


def _values(text: str) -> set[str]:
    return {value.lower() for value in _VALUE.findall(text)}


def beside(question: str, states: Relation, known: Set[str]) -> str:
    """Whether a question asks for another thing than a sentence's relation tells, or says what it should ask for."""
    asked, given, told = (set(content_terms(text)) for text in (question, states.given, states.told))
    if not re.match(rf"{begins(states.opening)} ", question, re.IGNORECASE):
        return "wrong-form"
    if len(asked & (told - given - known)) > MOST_TOLD * len(told - given - known):
        return "gives-answer"
    most = 0 if states.opening in ("What is", "What are") else MOST_NEW
    new = set(asked_terms(question)) - told - set(content_terms(f"{states.cloze} {states.opening}")) - known
    if len(new) > most * len(asked):
        return "asks-of-other"
    given = set(content_terms(_FIRST_PART.split(states.given)[0])) or given
    return "asks-of-section" if len(asked & given) < LEAST_ASKED * len(given) else ""


def tells(question: str, states: Relation, product: str) -> bool:
    """Whether a question with its place has all that answers it, or the answer only says again what is asked."""
    told, known = set(content_terms(states.told)), {*content_terms(f"{question} {states.given} {product}")}
    return (bool(told) and told <= known) or states.given in states.told


def _off(question: str, answer: str, above: str, *, is_class: bool) -> str:
    """Whether a question asks about something else than the answer says, or says it all, by the words they share."""
    asked, told, known = set(asked_terms(question)), set(content_terms(display(answer))), set(content_terms(above))
    if len(asked & told) > MOST_GIVEN * len(told):
        return "gives-answer"
    return "" if is_class or asked & told - known else "asks-of-section"
