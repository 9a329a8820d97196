"""Strategies for whole records: any text that a page may hold."""

import dataclasses
import string

import pytest
from hypothesis import strategies as st

from gristmill.records import Evidence, Fidelity, Generator, Lineage, Message, Pair, Review, Seed, Verdict

TEXT = st.text(max_size=20)
LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WORD = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=8)
TUPLE = st.lists(LINE, max_size=3).map(tuple)
DIGEST = st.text("0123456789abcdef", min_size=16, max_size=16)
SHARE = st.none() | st.integers(0, 10_000).map(lambda n: n / 10_000)  # the front matter keeps four digits


def _fields(names: str, strategy: st.SearchStrategy) -> dict[str, st.SearchStrategy]:
    return dict.fromkeys(names.split(), strategy)


SEEDS = st.builds(
    Seed,
    path=st.lists(WORD, min_size=1, max_size=3).map(lambda parts: f"seeds/{'/'.join(parts)}.md"),
    markdown=TEXT,
    fidelity=st.builds(
        Fidelity, **_fields("head code lang item cell adm sig link tok", SHARE), junk=SHARE.map(lambda n: n or 0.0)
    ),
    status=st.sampled_from(["active", "excluded", "tombstone"]),
    flags=TUPLE,
    consent=TUPLE,
    **_fields(
        "seed_id source url sha256 title crawled_at licence licence_from language language_detected vertical version"
        " generator profile extractor via description author published modified etag last_modified consent_override",
        LINE,
    ),
)
EVIDENCE = st.builds(
    Evidence,
    heading_path=TUPLE,
    start=st.integers(0, 1 << 40),
    stop=st.integers(0, 1 << 40),
    **_fields("seed_id seed_path url title kind quote section_sha256 seed_sha256 crawled_at licence", TEXT),
)
GENERATORS = st.builds(
    Generator,
    parameters=st.dictionaries(WORD, TEXT | st.integers() | st.booleans() | st.floats(allow_nan=False), max_size=3).map(
        lambda found: tuple(found.items())
    ),
    prompt_tokens=st.integers(0),
    completion_tokens=st.integers(0),
    cost=st.none() | st.floats(0, 100),
    **_fields("version rule recipe prompt_sha256 model", TEXT),
)
VERDICTS = st.builds(
    Verdict,
    pair_id=st.just(""),
    decision=st.sampled_from(["accept", "reject", "abstain"]),
    score=SHARE,
    threshold=SHARE,
    **_fields("filter reason other detail", TEXT),
)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    name = draw(DIGEST)
    return Pair(
        id=name,
        type=draw(st.sampled_from(["prose", "code", "paraphrase"])),
        origin=draw(st.sampled_from(["deterministic", "llm"])),
        generation_depth=draw(st.integers(0, 1)),
        answerable=draw(st.booleans()),
        messages=tuple(draw(st.lists(st.builds(Message, role=st.just("user"), content=TEXT), max_size=3))),
        evidence=tuple(draw(st.lists(EVIDENCE, max_size=2))),
        lineage=Lineage(parents=draw(TUPLE), variation=draw(TEXT), group=draw(TEXT)),
        generator=draw(GENERATORS),
        checks=tuple(dataclasses.replace(check, pair_id=name) for check in draw(st.lists(VERDICTS, max_size=2))),
        review=draw(st.builds(Review, **_fields("reviewer at note", TEXT))),
        split=draw(st.sampled_from(["", "train", "validation", "test"])),
        status=draw(st.sampled_from(["active", "stale", "tombstone"])),
        **{field: draw(TEXT) for field in ("language", "source", "question", "answer")},
    )


@pytest.fixture(scope="session")
def any_seed() -> st.SearchStrategy[Seed]:
    return SEEDS


@pytest.fixture(scope="session")
def any_pair() -> st.SearchStrategy[Pair]:
    return pairs()
