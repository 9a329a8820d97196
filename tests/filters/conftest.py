import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from filters.context import Context
from filters.grounding import fact_check
from filters.verifier.canaries import answer_canaries, claim_canaries
from filters.verifier.panel import Panel
from filters.verifier.questions import Asked, Opinion
from filters.verifier.trial import Canary
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Seed, pair_id
from gristmill.sections import sections
from gristmill.store import Workspace
from gristmill.text import sha256

PAGE = """\
# Tarn

Tarn is a small job queue for one machine.

## `tarn.connect(url, *, timeout=30)`

Open a connection to the queue at *url*. The call waits at most 30 seconds and raises `QueueError` when the queue does \
not answer.

The connection is not shared between threads.

## Options

| Option | Meaning |
| --- | --- |
| `--workers` | How many workers run at a time; 4 by default. |
| `--no-retry` | Failed jobs are never repeated. |

## Retry

A failed job is repeated 3 times before it is moved to the graveyard. Set `max_retries` to change that:

```python
queue.submit(job, max_retries=5)
```
"""


def seed_of(markdown: str, *, name: str = "index", source: str = "tarn", **fields: Any) -> Seed:
    url = f"https://tarn.example/{name}.html"
    return Seed(
        seed_id=sha256(f"{source} {url}")[:16],
        source=source,
        url=url,
        path=f"seeds/{source}/{name}.md",
        markdown=markdown,
        sha256=sha256(markdown),
        title=fields.pop("title", "Tarn"),
        crawled_at="2026-01-02T03:04:05Z",
        licence="CC-BY-4.0",
        language="en",
        **fields,
    )


def evidence_of(seed: Seed, quote: str) -> Evidence:
    start = seed.markdown.index(quote)
    section = next(s for s in sections(seed.markdown) if s.start <= start < s.stop)
    return Evidence(
        seed_id=seed.seed_id,
        seed_path=seed.path,
        url=seed.url,
        title=seed.title,
        heading_path=section.heading_path,
        kind="prose",
        quote=quote,
        start=start,
        stop=start + len(quote),
        section_sha256=section.sha256,
        seed_sha256=seed.sha256,
        crawled_at=seed.crawled_at,
        licence=seed.licence,
    )


def pair_of(seed: Seed, question: str, *quotes: str, answer: str | None = None, **fields: Any) -> Pair:
    said = "\n\n".join(quotes) if answer is None else answer
    evidence = tuple(evidence_of(seed, quote) for quote in quotes)
    messages = (Message(role="user", content=question), Message(role="assistant", content=said))
    known: dict[str, Any] = {
        "id": pair_id("prose", messages, evidence),
        "type": "prose",
        "origin": "deterministic",
        "generation_depth": 0,
        "language": "en",
        "source": seed.source,
        "question": question,
        "answer": said,
        "messages": messages,
        "evidence": evidence,
        "lineage": Lineage(group=seed.seed_id),
        "generator": Generator(version="0.1.0", rule="prose"),
    }
    return Pair(**{**known, **fields})


@pytest.fixture
def seed() -> Seed:
    return seed_of(PAGE)


@pytest.fixture
def context(seed: Seed) -> Context:
    return Context(corpus=Corpus([seed]), settings=Filter())


@pytest.fixture
def ask(seed: Seed) -> Callable[..., Pair]:
    """A pair over the page: a question, quotes of the page, and the answer where it is not the quotes."""

    def make(question: str, *quotes: str, **fields: Any) -> Pair:
        return pair_of(seed, question, *quotes, **fields)

    return make


@pytest.fixture
def good(ask: Callable[..., Pair]) -> Pair:
    return ask(
        "How long does `tarn.connect()` wait for the queue?",
        "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer.",
    )


@pytest.fixture
def workspace(tmp_path: Path, seed: Seed) -> Workspace:
    made = Workspace(tmp_path / "ws", create=True)
    made.write_seed(seed)
    return made


@pytest.fixture
def edited() -> Callable[..., Pair]:
    """A pair whose first evidence has other fields."""

    def edit(pair: Pair, **fields: Any) -> Pair:
        first = dataclasses.replace(pair.evidence[0], **fields)
        return dataclasses.replace(pair, evidence=(first, *pair.evidence[1:]))

    return edit


TOLD = (
    "The broker must be started before the first worker connects to it.",
    "A failed job is repeated three times unless the queue is paused by an operator.",
    "Every worker reads at most ten messages from the queue at a time.",
    "The scheduler usually removes finished jobs from the table after five minutes.",
    "If the disk is full, the server refuses new jobs and writes a warning to the log.",
    "The client always sends a heartbeat every 30 seconds while it is connected.",
)
MARKDOWN = "# Tarn\n\n" + "\n\n".join(
    f"## Part {number}\n\n{said}" for number, said in enumerate(TOLD + tuple(f"{s} Part two does." for s in TOLD))
)


class Told:
    """A verifier that says what a function says."""

    name = "told"

    def __init__(self, say: Callable[[Asked], float | None]) -> None:
        self.say, self.asked = say, list[Asked]()

    def ask(self, listed: Sequence[Asked]) -> list[Opinion]:
        self.asked += listed
        return [Opinion(score=self.say(one)) for one in listed]

    def figures(self) -> dict[str, Any]:
        return {"calls": len(self.asked)}

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def tarn() -> Seed:
    return seed_of(MARKDOWN)


@pytest.fixture
def rules(tarn: Seed) -> list[Pair]:
    return [pair_of(tarn, f"What holds for part {number}?", said) for number, said in enumerate(TOLD)]


@pytest.fixture
def unsure(tarn: Seed) -> Pair:
    """A model's answer of which the fact-check is not sure."""
    said = "Messages that wait in the queue reach a worker in groups of at most ten."
    return pair_of(
        tarn,
        "How many messages are read?",
        TOLD[2],
        answer=said,
        origin="llm",
        generation_depth=1,
        type="self_instruct",
    )


def checked(pairs: Sequence[Pair], context: Context) -> list[Pair]:
    return [dataclasses.replace(pair, checks=(fact_check(pair, context),)) for pair in pairs]


def context_of(seed: Seed, verifier: Told | None) -> Context:
    panel = Panel(verifier, canaries=10) if verifier else None
    return Context(corpus=Corpus([seed]), settings=Filter(), verifier=panel)


def planted(asked: Asked, canaries: Sequence[Canary]) -> bool | None:
    """Whether a planted question is right; None for a real one."""
    return next((each.right for each in canaries if each.asked == asked), None)


def truthful(seed: Seed, pairs: Sequence[Pair], real: float | None) -> Told:
    """Right about all that is planted, and of one mind about what is not."""
    known = [*claim_canaries(pairs, Corpus([seed]), 10), *answer_canaries(pairs, 10)]

    def say(asked: Asked) -> float | None:
        right = planted(asked, known)
        return real if right is None else 0.9 if right else 0.1

    return Told(say)
