"""OpenAI messages with flat provenance, one JSON object a line: what the card describes and `datasets` loads."""

from collections.abc import Iterable, Iterator
from typing import Any

from ...records import Evidence, Pair
from ..known import Known
from ..private import is_scrubbed
from ..splits import Split
from ..turns import wording
from .form import Row, licences

UNSCORED = -1.0  # the quality of a pair whose language is not scored: `datasets` needs one type in all splits


def rows(split: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair."""
    system, links = known.settings.system, known.settings.links
    return (record(pair, split, system=system, links=links, context=known.context(pair, split)) for pair in pairs)


def record(pair: Pair, split: Split, *, system: str = "", links: str = "text", context: str = "") -> dict[str, Any]:
    """One line of the dataset: OpenAI messages plus flat provenance. Every key always has the same type, so that
    `datasets` infers one schema for all splits.

    Links "text": question, answer and messages under the rule of `gristmill.saying`; the quotes stay as in the page.
    `context` is Markdown of the page: what the answer was taken from, with what stands around it; personal data in it
    gives way to stand-ins, unless `filter.privacy` is "report".
    `normalised` names what lies between the page and the answer, in its order, such as "rows, links"; with "edited" a
    person wrote the text, and "privacy" comes last where stand-ins took the place of personal data, in the quotes too.
    """
    worded = wording(links)
    messages = [{"role": message.role, "content": worded(message.content)} for message in pair.messages]
    question, answer = worded(pair.question), worded(pair.answer)
    same = (question, answer) == (pair.question, pair.answer)
    same &= all(own["content"] == said.content for own, said in zip(messages, pair.messages, strict=True))
    if system:
        messages.insert(0, {"role": "system", "content": system})
    return {
        "id": pair.id,
        "messages": messages,
        "question": question,
        "answer": answer,
        "normalised": _rules(pair, worded=not same),
        "context": context,
        "answerable": pair.answerable,
        "type": pair.type,
        "origin": pair.origin,
        "generation_depth": pair.generation_depth,
        "language": pair.language,
        "source": pair.source,
        "licences": licences(pair),
        "evidence": [_proof(item) for item in pair.evidence],
        "quality": UNSCORED if pair.quality is None else float(pair.quality),
        "made_by": pair.generator.recipe or pair.generator.rule,
        "model": pair.generator.model,
        "parents": ", ".join(pair.lineage.parents),
        "group": pair.lineage.group,
        "split": split,
    }


def _proof(item: Evidence) -> dict[str, Any]:
    return {
        "url": item.url,
        "title": item.title,
        "heading": " > ".join(item.heading_path),
        "quote": item.quote,
        "seed_path": item.seed_path,
        "start": item.start,
        "stop": item.stop,
        "seed_sha256": item.seed_sha256,
        "section_sha256": item.section_sha256,
        "crawled_at": item.crawled_at,
        "licence": item.licence,
    }


def _rules(pair: Pair, *, worded: bool) -> str:
    edited = "edited" if pair.review.status == "edited" else ""
    rules = (pair.normalised, edited, "links" if worded else "", "privacy" if is_scrubbed(pair) else "")
    return ", ".join(filter(None, rules))
