import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from filters.context import Context
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
