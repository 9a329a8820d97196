"""Ask: the answer is a sentence of the page to the letter, and the model writes the question that it answers.

Instruction back-translation (Li et al. 2023, arXiv 2308.06259), where the text is not written by a person for the
purpose but stands in a manual. A bad question costs a drop, never a false answer. Asked are sentences that no rule
asks about: those that stand alone, are whole, and belong to the evidence of no pair.

With the 1.5 B model and three sentences a request 212 tokens a candidate, 28 of them written; of what the gates take
two thirds are right. What they miss asks for less or other than the sentence says: benchmarks/RESULTS.md, a verifier's
work (`filters/answering.py`).
"""

import re
from collections.abc import Sequence
from typing import Any

import pydantic

from gristmill.facts import facts
from gristmill.forms import announces, intent_of, misfit, promises, says_class
from gristmill.index.terms import asked_terms, content_terms
from gristmill.leaning.judgement import prose_of, question_leans, sentence_leans
from gristmill.models.prompt import language_name, messages
from gristmill.records import PairType
from gristmill.text import digest, words

from ..answers import points_elsewhere
from ..page import display
from .evidence import Unit, numbered, proof
from .gates import adds_facts, leaks, leans, unit_of
from .questions import Questions
from .recipe import Asking, Candidate, Drop, Job, Passage

NAME: PairType = "ask"
KINDS = frozenset({"prose", "admonition"})  # of units that are sentences
MOST_SPANS = 3  # in one request
LEAST_WORDS, MOST_WORDS = 8, 60  # of a sentence: fewer say too little to be asked for, more answer several questions
MOST_GIVEN = 0.75  # share of the answer's words with meaning that a question may have: from there on it says it all
_ENDS = (".", "!", "。", "।", "۔", "።")
# Sentences that go on with what stands before them, or only send the reader on.
_GOES_ON = re.compile(
    r"\W*(?:it|its|they|their|this|that|these|those|such|here|there(?:fore|by)|then|thus|hence|however|otherwise|also"
    r"|instead|furthermore|moreover|additionally|besides|similarly|likewise|conversely|consequently|finally|and|but|or"
    r"|so|yet|both|neither|another|in (?:this|that|addition|particular|other words|contrast)|for (?:this|that|example"
    r"|instance|(?:more )?details|(?:more|further|additional) information)|as a result|see|refer to"
    r"|note that (?:it|this|they|these)|lastly|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|more precisely|if used"
    r"|in the future|as a (?:final )?example|(?:you|we|one) can also)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\band (?:how|what|why|when|where|which|who)\b", re.IGNORECASE)
_NAME_WANTED = re.compile(
    r"(?:what|which) (?:is the |are the )?"
    r"(?:command|option|setting|flag|function|method|class|key|parameter|directive|keyword|file)\b",
    re.IGNORECASE,
)
# In a question: code, a word with a digit ("curl2scrapy"), or one that is capitalised though it is not the first.
_NAME = re.compile(r"`|[^\W\d]\d|(?<=[\w,] )[^\W\d_a-z]\w+")
_VALUE = re.compile(r"(?<!\w)(?:true|false|none|null)(?!\w)", re.IGNORECASE)


class Question(pydantic.BaseModel):
    """The question to which a unit is the answer."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    unit: str
    question: str


class Asked(pydantic.BaseModel):
    """The reply."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    questions: list[Question]


class Ask:
    """One request a passage, about up to three of its sentences."""

    name: PairType = NAME
    reply: type[pydantic.BaseModel] = Asked

    def job(self, passage: Passage, questions: Questions, asking: Asking) -> Job | None:
        """Sentences picked by digest, shown in their order."""
        free = [unit for unit in passage.units if _is_free(passage, unit)]
        ranked = sorted(free, key=lambda unit: passage.rank(NAME, digest(passage.markdown[unit.start : unit.stop])))
        return _job(passage, sorted(ranked[:MOST_SPANS], key=lambda unit: unit.start), asking)

    def halves(self, job: Job, questions: Questions, asking: Asking) -> Sequence[Job]:
        """Half of the sentences each."""
        middle = len(job.units) // 2
        halves = (job.units[:middle], job.units[middle:]) if middle else ()
        return [half for units in halves if (half := _job(job.passage, units, asking))]

    def read(self, job: Job, reply: Any) -> list[Candidate | Drop]:
        """One candidate for each sentence, in their order; questions to others are dropped."""
        found = {unit_of(item.unit, len(job.units)): item.question for item in reversed(reply.questions)}
        strays = [Drop(reason="unknown-unit")] if found.pop(0, "") else []
        asked = [" ".join(found.get(number, "").split()) for number in range(1, len(job.units) + 1)]
        items = zip(job.units, asked, strict=True)
        return [*(_candidate(job, unit, text) if text else Drop(reason="no-question") for unit, text in items), *strays]

    def judge(self, candidate: Candidate, questions: Questions) -> str:
        """ROUGE-L at most 0.7 with every question so far."""
        return "near-question" if questions.is_near(candidate.question) else ""


def _is_free(passage: Passage, unit: Unit) -> bool:
    """Whether a unit is a whole sentence that can be understood alone and that no pair rests on."""
    text = passage.markdown[unit.start : unit.stop]
    if (
        unit.kind not in KINDS
        or text.count("**") % 2
        or not LEAST_WORDS <= len(words(text)) <= MOST_WORDS
        or not text.endswith(_ENDS)
    ):
        return False
    if any(e.start < unit.stop and unit.start < e.stop for pair in passage.pairs for e in pair.evidence):
        return False
    shown, language = display(text), passage.pairs[0].language
    if sentence_leans(prose_of(shown), language) or question_leans(shown, language) or _GOES_ON.match(shown):
        return False
    return not (announces(shown) or promises(shown) or points_elsewhere(shown))


def _job(passage: Passage, units: Sequence[Unit], asking: Asking) -> Job | None:
    if not units:
        return None
    prompt = messages(
        "converter",
        NAME,
        source=passage.pairs[0].source,
        title=passage.seed.title,
        heading=" › ".join(passage.section.heading_path),
        page=numbered(passage.markdown, units),
        count="the question" if len(units) == 1 else f"the {len(units)} questions",
        language=language_name(passage.pairs[0].language),
    )
    request = asking.request(prompt, Asked, NAME)
    return Job(passage=passage, request=request, units=tuple(units), wanted=len(units))


def _candidate(job: Job, unit: Unit, question: str) -> Candidate | Drop:
    answer = job.passage.markdown[unit.start : unit.stop]
    if reason := _gate(job, question, answer):
        return Drop(reason=reason)
    evidence = proof(job.passage.seed, job.passage.section, unit)
    return Candidate(question=question, answer=answer, evidence=(evidence,))


def _gate(job: Job, question: str, answer: str) -> str:
    """The reason why a question is not the one that the answer answers; empty if nothing speaks against it."""
    passage, language = job.passage, job.passage.pairs[0].language
    seed, above = passage.seed, " ".join(passage.section.heading_path)
    above = f"{passage.pairs[0].source} {seed.site} {seed.title} {above}"
    if leans(question, language):
        return "leaning-question"
    if leaks(question, "converter", NAME, page=f"{above} {answer}"):
        return "leaked-prompt"
    if adds_facts(question, f"{above} {display(answer)}", language):
        return "unsupported-facts"
    intent = intent_of(question, language)
    if not question.endswith(("?", "？", "؟")) or intent == "whether" or _SEVERAL.search(question):
        return "wrong-form"
    if facts(question, language=language).negations and not facts(answer, language=language).negations:
        return "changed-facts"
    if not {value.lower() for value in _VALUE.findall(question)} <= {value.lower() for value in _VALUE.findall(answer)}:
        return "unsupported-facts"
    if _NAME_WANTED.match(question) and "`" not in answer:
        return "no-name"
    if fault := misfit(intent, question, answer, language):
        return fault
    return _off(question, answer, above, is_class=intent == "what" and says_class(answer))


def _off(question: str, answer: str, above: str, *, is_class: bool) -> str:
    """Whether a question asks about something else than the answer says, or says it all, by the words they share."""
    asked, told, known = set(asked_terms(question)), set(content_terms(display(answer))), set(content_terms(above))
    if len(asked & told) > MOST_GIVEN * len(told):
        return "gives-answer"
    if not asked & known and not _NAME.search(question):
        return "names-nothing"
    return "" if is_class or asked & told - known else "asks-of-section"
