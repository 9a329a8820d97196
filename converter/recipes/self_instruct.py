"""Self-Instruct (Wang et al. 2023, arXiv 2212.10560) grounded in a section: new questions with cited answers.

As published, a prompt shows eight questions, six of them seeds (here: made by rules) and two made by the model before,
and a new one is dropped whose ROUGE-L with any so far is above 0.7. What is added: the model reads a section,
every sentence of an answer cites a unit of it and quotes it, and an answer whose quotes are not found is dropped.

Off unless `recipes` names it: of 20 candidates of a 1.5 B model none was right (benchmarks/RESULTS.md, "Variations by a
model").
"""

from collections.abc import Sequence
from typing import Any

import pydantic

from gristmill.models.prompt import language_name, messages
from gristmill.records import Evidence, PairType
from gristmill.text import fold, words

from .evidence import Unit, locate, numbered, proof, widened
from .gates import adds_facts, chats, is_clean, leans, unit_of
from .placed import led
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage

NAME: PairType = "self_instruct"
SEED_EXAMPLES = 6
MACHINE_EXAMPLES = 2
MOST_ITEMS = 3  # questions of one section: later ones repeat the first ones in other words
MOST_CHARACTERS = 4000  # of units in one prompt: about 1000 tokens, a quarter of the context of a small local model
LEAST_WORDS = 15  # in the units: with fewer there is nothing to ask that rules have not asked
WORDS_PER_ITEM = 30
LEAST_CITED = 4  # words of what a sentence rests on: a bare name proves whatever is said of it


class Sentence(pydantic.BaseModel):
    """A sentence of an answer. Quoted before it is written: the order of the fields is the order of thought."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    unit: str
    quote: str
    sentence: str


class Item(pydantic.BaseModel):
    """A question and its answer."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    question: str
    answer: list[Sentence]


class Items(pydantic.BaseModel):
    """The reply."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    items: list[Item]


class SelfInstruct:
    """One request a passage, with as many questions as its length can bear."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Items

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """The passage from its beginning, as far as a prompt holds it, without units that would fill half of it."""
        shown, size = [], 0
        for unit in passage.units:
            length = unit.stop - unit.start
            if length > MOST_CHARACTERS // 2:
                continue
            if (size := size + length) > MOST_CHARACTERS:
                break
            shown.append(unit)
        return _job(passage, shown, questions, asking)

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """Half of the units each."""
        middle = len(job.units) // 2
        halves = (job.units[:middle], job.units[middle:]) if middle else ()
        return [half for units in halves if (half := _job(job.passage, units, questions, asking))]

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One candidate for each item; what is more than was asked for is dropped."""
        found: list[Candidate | Drop] = []
        answers: set[str] = set()
        for item in reply.items[: job.wanted]:
            candidate = _candidate(job, item)
            if isinstance(candidate, Candidate):
                if fold(candidate.answer) in answers:
                    candidate = Drop(reason="repeated-answer")
                else:
                    answers.add(fold(candidate.answer))
            found.append(candidate)
        if not found:
            return [Drop(reason="no-item")]
        return found + [Drop(reason="surplus-item")] * (len(reply.items) - job.wanted)

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """ROUGE-L at most 0.7 with every seed and every accepted question."""
        return "near-question" if questions.is_near(candidate.question) else ""


def _job(passage: Passage, units: Sequence[Unit], questions: Questions, asking: Asking) -> Job | None:
    page = numbered(passage.markdown, units)
    size = len(words(page))
    if size < LEAST_WORDS:
        return None
    wanted = min(MOST_ITEMS, 1 + size // WORDS_PER_ITEM)
    language = passage.pairs[0].language
    examples = questions.examples(
        passage.rank(NAME),
        seeds=SEED_EXAMPLES,
        accepted=MACHINE_EXAMPLES,
        recipe=NAME,
        language=language,
        section_sha256=passage.section.sha256,
    )
    prompt = messages(
        "converter",
        NAME,
        page=page,
        language=language_name(language),
        title=passage.seed.title,
        heading=" › ".join(passage.section.heading_path) or passage.seed.title,
        examples="\n".join(f"{number}. {question}" for number, question in enumerate(examples, 1)),
        count=str(wanted),
    )
    return Job(
        passage=passage,
        request=asking.request(prompt, Items, NAME),
        units=tuple(units),
        wanted=wanted,
    )


def _candidate(job: Job, item: Item) -> Candidate | Drop:
    question, language = " ".join(item.question.split()), job.passage.pairs[0].language
    if not question or not item.answer:
        return Drop(reason="empty-item")
    if leans(question, language):
        return Drop(reason="leaning-question")
    evidence: dict[tuple[int, int], Evidence] = {}
    for sentence in item.answer:
        unit = _cited(job, sentence)
        if unit is None:
            return Drop(reason="no-evidence")
        if not _is_supported(job, sentence.sentence, unit):
            return Drop(reason="unsupported-facts")
        cited = job.passage.markdown[unit.start : unit.stop]
        if chats(sentence.sentence, cited, language):
            return Drop(reason="leaning-answer")
        evidence.setdefault((unit.start, unit.stop), proof(job.passage.seed, job.passage.section, unit))
    answer = " ".join(" ".join(sentence.sentence.split()) for sentence in item.answer).strip()
    if not answer or not is_clean(answer):
        return Drop(reason="empty-item")
    if not (question := led(job.passage, job.passage.section, question)):
        return Drop(reason="question-too-long")
    return Candidate(question=question, answer=answer, evidence=tuple(evidence.values()))


def _cited(job: Job, sentence: Sentence) -> Unit | None:
    """What the sentence quotes, widened to whole units: sought in the unit that it cites, then in all shown."""
    markdown = job.passage.markdown
    places = [(job.units[0].start, job.units[-1].stop)]
    if number := unit_of(sentence.unit, len(job.units)):
        unit = job.units[number - 1]
        places.insert(0, (unit.start, unit.stop))
    for start, stop in places:
        if span := locate(markdown, sentence.quote, start=start, stop=stop):
            found = widened(markdown, span, job.units)
            return found if found and len(words(markdown[found.start : found.stop])) >= LEAST_CITED else None
    return None


def _is_supported(job: Job, sentence: str, unit: Unit) -> bool:
    """Whether numbers and names of a sentence stand in what it cites, or in the headings above."""
    passage = job.passage
    cited = " ".join((*passage.section.heading_path, passage.markdown[unit.start : unit.stop]))
    return not adds_facts(sentence, cited, passage.pairs[0].language)
