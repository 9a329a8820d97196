"""The CPU time of a text through sections, conversion, index and every filter."""

import time

from converter.convert import convert_page, pair_of, settle
from converter.languages import packs
from converter.site import Observation, observe, site_of
from filters.context import Context
from filters.judge import FILTERS, SET_FILTERS
from gristmill.config import Convert, Filter
from gristmill.facts import facts
from gristmill.index.corpus import Corpus
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Seed, pair_id
from gristmill.sections import plain, sections
from gristmill.text import fold, printable, sentences, sha256


def seed_of(markdown: str, *, name: str = "index") -> Seed:
    return Seed(
        seed_id=sha256(name)[:16], source="tool", url=f"https://tool.example/{name}.html", path=f"seeds/tool/{name}.md",
        markdown=markdown, sha256=sha256(markdown), title="Tool", crawled_at="2026-01-02T03:04:05Z", licence="MIT",
        language="en",
    )  # fmt: skip


def whole_text(seed: Seed, *, question: str) -> Pair:
    """A pair that cites the page's last section whole, as a model's variation might."""
    section = sections(seed.markdown)[-1]
    text = seed.markdown[section.body_start : section.stop].strip()
    start = seed.markdown.index(text, section.body_start) if text else section.start
    evidence = (Evidence.of(seed, section, kind="prose", start=start, stop=start + len(text)),)
    messages = (Message(role="user", content=question), Message(role="assistant", content=text))
    return Pair(
        id=pair_id("prose", messages, evidence), type="prose", origin="llm", generation_depth=1, language="en",
        source="tool", question=question, answer=text, messages=messages, evidence=evidence,
        lineage=Lineage(group=seed.seed_id), generator=Generator(version="1", recipe="self_instruct"),
    )  # fmt: skip


def costs(markdown: str, text: str) -> dict[str, float]:
    """Seconds of CPU by step."""
    found: dict[str, float] = {}
    seed = seed_of(markdown)

    def timed(step, function, *arguments):
        began = time.process_time()
        result = function(*arguments)
        found[step] = found.get(step, 0.0) + time.process_time() - began
        return result

    timed("text", lambda: (sentences(text), fold(text), plain(text), printable(text)))
    timed("facts", facts, text)
    parts = timed("sections", sections, markdown)
    assert parts
    seen = Observation()
    timed("observe", lambda: seen.add(observe(seed)))
    site = timed("site", site_of, seen)
    assert packs.pack_of("en") is not None
    made = timed("convert", convert_page, seed, site, Convert())
    chosen = timed("settle", settle, made.drafts)
    pairs = [pair_of(seed, d, q, parts) for d, q in zip(made.drafts, chosen, strict=True) if q]
    pairs += [whole_text(seed, question="What does the tool take?"), whole_text(seed, question=f"What is {text}?")]
    context = Context(corpus=timed("corpus", Corpus, [seed]), settings=Filter())
    for pair in pairs:
        for judge in FILTERS:
            timed(judge.__name__, judge, pair, context)
    for together in SET_FILTERS:
        timed(together.__name__, together, pairs, context)
    return found
