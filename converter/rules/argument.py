"""Arguments of papers: claims with reasons, comparisons, advice and ways, asked for by what they claim."""

import re
from collections.abc import Iterator

from .. import works
from ..answers import dangles, paragraphs, sentence_spans, telling
from ..blocks import Paragraph, Part, words_in
from ..drafts import Draft, Quoted, around, ask
from ..languages.english_arguments import CLAUSES
from ..languages.english_grammar import lowered, speak
from ..languages.pack import Clause
from ..page import Page, display

LEAST_WORDS, MOST_WORDS = 15, 130  # of an answer: a sentence with its reason, and what its paragraph says after it
LEAST_CLAIM_WORDS, MOST_CLAIM_WORDS = 4, 22
_OWN = re.compile(
    r"(?:Perhaps|Maybe|Possibly|Presumably|Apparently|Of course|Some|Any|"
    r"We|I|Our|My|He|She|They|It|This|That|These|Those|There|Here|You|One|As|And|But|So|When|If|Which)\b"
)
_POINTS = re.compile(r"\b(?:this|these|those) (?!is\b|are\b)[a-z]", re.IGNORECASE)  # "do not set this flag"
_ENDS = re.compile(r"[.!?][)\"”’*_]*(?:<sup>\d+</sup>)?\Z")  # a paragraph that a figure or a listing cuts does not
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|can|should|must|will|do|does|needs?|[a-z]{3,}(?:s|ed))\b")
_LEANS = re.compile(
    r"\b(?:it|they|them|this|these|those|there|we|our|my|I|us|he|she|his|her|their|both|such(?! as)|here)\b"
)
# What leans on nothing outside of the words: code, who asks, "flags … after they are on".
_BOUND = re.compile(r"`[^`]*`|\bso that\b|\b(?:I|my|me)\b|(?<= )(?:after|before|when|until|while|if) (?:it|they)\b")
# What tells that an answer gives a reason: "Lines that begin with # should be ignored." gives none.
REASON = re.compile(
    r"\b(?:because|since|otherwise|or else|so that|reasons?|in order to|to (?:avoid|prevent|ensure|keep)"
    r"|th(?:is|at) (?:is|avoids?|makes?|prevents?|keeps?|allows?|means))\b|, (?:as|for|so) ",
    re.IGNORECASE,
)
_LEAST_TELLING = 2  # words of a slot that are no function words


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """At most one for each paragraph of a paper: the rest of it belongs to the same argument."""
    if page.pack.language != "en" or not works.is_paper(page.seed):
        return
    for _, paragraph in paragraphs(part.blocks):
        claim = claimed(page, paragraph) if telling(page, paragraph) else None
        if claim is None:
            continue
        answer, intent, slots = claim
        if intent == "why" and (asked := page.pack.inverted(slots["c"])):
            intent, slots = "why_asked", slots | {"q": asked}
        chains = list(around(page, part, " ".join(slots.values()))) if page.site.product else [()]
        if questions := ask(page, part, intent, chains, **slots):
            yield Draft(type="argument", section=part.section, questions=questions, spans=(answer,))


def claimed(page: Page, paragraph: Paragraph) -> tuple[Quoted, str, dict[str, str]] | None:
    """The first sentence of a paragraph that argues, with all behind it: its intent, and what its frames take."""
    spans = sentence_spans(page, paragraph)
    for span in spans:
        text = " ".join(display(page.markdown[span.start : span.stop]).split())
        found = _match(page, text) if not dangles(page, text) else None
        answer = Quoted(start=span.start, stop=spans[-1].stop, kind="prose")
        if found is None or _POINTS.search(text) or not _ENDS.search(page.markdown, answer.start, answer.stop):
            continue
        if not LEAST_WORDS <= words_in(page.markdown[answer.start : answer.stop]) <= MOST_WORDS:
            continue
        clause, slots = found
        if clause.intent != "why" or REASON.search(page.markdown, answer.start, answer.stop):
            return answer, clause.intent, slots
    return None


def _match(page: Page, text: str) -> tuple[Clause, dict[str, str]] | None:
    """The first pattern that knows the sentence, if what it caught can stand in a question."""
    for clause in CLAUSES:
        found = clause.pattern.fullmatch(text)
        if found and (clause.intent in ("advice", "way", "avoid", "when_use") or not _OWN.match(text)):
            slots = {name: _slot(page, name, said) for name, said in found.groupdict().items()}
            if all(slots.values()):
                return clause, slots
    return None


def _slot(page: Page, name: str, said: str) -> str:
    """The words as a question has them; empty where they lean on the text around them."""
    ready = page.pack.slot(name, said.strip(), page.site) if name in "abn" else speak(lowered(said.strip(), page.site))
    told = [word for word in re.findall(r"[\w`'-]+", ready) if len(word) > 3]
    leans = _LEANS.search(_BOUND.sub("", ready))
    sound = _is_claim(ready) if name == "c" else name not in "ab" or not re.search(r"\d", ready[:12])
    return ready if sound and not leans and len(told) >= (_LEAST_TELLING if name in "cxv" else 1) else ""


def _is_claim(text: str) -> bool:
    return LEAST_CLAIM_WORDS <= len(text.split()) <= MOST_CLAIM_WORDS and "," not in text and bool(_FINITE.search(text))
