import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.context import Context
from filters.evidence import evidence
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Pair, Seed

from .conftest import PAGE, pair_of, seed_of


def test_evidence_to_the_letter_is_accepted(good: Pair, context: Context) -> None:
    assert evidence(good, context).decision == "accept"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"seed_id": "0" * 16}, "seed-unknown"),
        ({"seed_sha256": "0" * 64}, "seed-changed"),
        ({"quote": "The call waits at most 31 seconds"}, "quote-differs"),
        ({"start": 0}, "quote-differs"),
        ({"quote": "", "start": 5, "stop": 5}, "quote-differs"),
        ({"section_sha256": "0" * 64}, "section-differs"),
        ({"licence": "MIT"}, "provenance-differs"),
        ({"url": "https://elsewhere.example/"}, "provenance-differs"),
        ({"seed_path": "seeds/tarn/other.md"}, "provenance-differs"),
        ({"crawled_at": "2020-01-01T00:00:00Z"}, "provenance-differs"),
        ({"heading_path": ("Tarn",)}, "provenance-differs"),
    ],
)
def test_each_broken_proof_has_its_reason(
    good: Pair, context: Context, edited: Callable[..., Pair], fields: dict[str, Any], reason: str
) -> None:
    verdict = evidence(edited(good, **fields), context)
    assert (verdict.decision, verdict.reason) == ("reject", reason)
    assert verdict.other == fields.get("seed_id", good.evidence[0].seed_id)


def test_a_span_that_crosses_a_heading_is_no_evidence(seed: Seed, good: Pair, context: Context) -> None:
    start, stop = PAGE.index("The connection"), PAGE.index("| Option")
    wide = dataclasses.replace(good.evidence[0], start=start, stop=stop, quote=PAGE[start:stop])
    assert evidence(dataclasses.replace(good, evidence=(wide,)), context).reason == "section-differs"


def test_every_quote_is_looked_at_not_only_the_first(good: Pair, context: Context) -> None:
    broken = dataclasses.replace(good.evidence[0], quote="Nothing of it")
    assert evidence(dataclasses.replace(good, evidence=(*good.evidence, broken)), context).reason == "quote-differs"


def test_an_answer_without_evidence_is_dropped(good: Pair, context: Context) -> None:
    bare = dataclasses.replace(good, evidence=())
    assert evidence(bare, context).reason == "no-evidence"
    assert evidence(dataclasses.replace(bare, answerable=False), context).decision == "accept"


@pytest.mark.parametrize("status", ["excluded", "tombstone"])
def test_pages_that_may_not_be_used_prove_nothing(good: Pair, status: Any) -> None:
    corpus = Corpus([seed_of(PAGE, status=status)])
    assert evidence(good, Context(corpus=corpus, settings=Filter())).reason == "seed-unknown"


@given(st.text(min_size=1, max_size=80).filter(lambda text: "#" not in text and text.strip()))
def test_any_text_can_be_quoted_and_no_other_text_passes_for_it(text: str) -> None:
    seed = seed_of(f"# Title\n\n{text}\n")
    pair = pair_of(seed, "What does the title say?", text)
    context = Context(corpus=Corpus([seed]), settings=Filter())
    assert evidence(pair, context).decision == "accept"
    moved = dataclasses.replace(pair.evidence[0], quote=text + "!")
    assert evidence(dataclasses.replace(pair, evidence=(moved,)), context).reason == "quote-differs"
