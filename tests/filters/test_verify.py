"""Claims of any origin are proven, contradicted or not found, each beside the sentence that says so."""

import pytest

from filters.passages import Library, Place, given
from filters.verify import Claim, claims_of, verify_claims
from gristmill.index.corpus import Corpus
from gristmill.records import Seed


def flat(_: str) -> float:
    return 1.0


def judged(seed: Seed, said: str, *, asked: str = "", places: list[Place] | None = None) -> list[Claim]:
    corpus = Corpus([seed])
    return verify_claims(said, asked=asked, places=places or [], library=Library(corpus), rarity=corpus.rarity)


@pytest.mark.parametrize(
    ("claim", "verdict", "reason", "quote"),
    [
        ("A failed job is repeated 3 times before it is moved to the graveyard.", "supported", "", "A failed job"),
        ("A job that failed is repeated 3 times, then moved to the graveyard.", "supported", "", "A failed job"),
        ("A failed job is repeated 7 times before it is moved to the graveyard.", "refuted", "number", "A failed job"),
        ("The connection is shared between threads.", "refuted", "negation-differs", "The connection is not"),
        ("Jobs are stored in PostgreSQL with 12 replicas.", "unsupported", "number-not-in-evidence", ""),
        ("Bananas are yellow fruits.", "unsupported", "nothing-found", None),
        ("Tarn retries politely whenever weather permits sailing.", "unsupported", "", ""),
    ],
)
def test_a_claim_is_looked_up_in_the_crawl(
    seed: Seed, claim: str, verdict: str, reason: str, quote: str | None
) -> None:
    (found,) = judged(seed, claim)
    assert found.verdict == verdict
    assert found.reason.startswith(reason)
    assert (found.passage is None) == (quote is None)
    if found.passage is not None:
        assert seed.markdown[found.passage.start : found.passage.stop] == found.passage.quote
        assert found.passage.quote.startswith(quote or "")
        assert (found.passage.url, found.passage.licence, found.passage.item) == (seed.url, "CC-BY-4.0", None)


def test_evidence_that_comes_with_a_claim_is_all_that_counts(seed: Seed) -> None:
    texts = [("Nothing of it.", "", ""), ("Intro. A failed job is repeated 5 times.", "https://a.example/", "MIT")]
    own = given(texts)
    (found,) = judged(seed, "A failed job is repeated 3 times.", places=own)
    assert found.verdict == "refuted"
    assert found.passage is not None
    assert (found.passage.item, found.passage.url, found.passage.licence) == (1, "https://a.example/", "MIT")
    assert texts[1][0][found.passage.start : found.passage.stop] == found.passage.quote


def test_a_claim_may_need_several_sentences_of_the_evidence() -> None:
    own = given([("Tarn stores jobs on disk.", "", ""), ("The graveyard holds failed jobs.", "", "")])
    (found,) = verify_claims(
        "Tarn stores jobs on disk, and the graveyard holds failed jobs.",
        asked="", places=own, library=None, rarity=flat,
    )  # fmt: skip
    assert found.verdict == "supported"


def test_names_of_the_question_may_be_echoed(seed: Seed) -> None:
    said = "The connection of `tarn_pool` is not shared between threads."
    assert judged(seed, said)[0].reason == "identifier-not-in-evidence"
    assert judged(seed, said, asked="Is the connection of `tarn_pool` shared?")[0].verdict == "supported"


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        ("Yes. The queue waits.", ["The queue waits."]),
        ("Yes", []),
        ("No instance is found.", ["No instance is found."]),
        ("Sure! Here is the answer:\n\nThe queue waits.", ["The queue waits."]),
        ("# Waiting\n\nThe steps are:\n\n1. Open the queue.\n2. Wait.", ["Open the queue.", "Wait."]),
        ("The queue waits. I hope this helps!", ["The queue waits."]),
        ("Use one of 3 modes:\n\n- `fast`", ["Use one of 3 modes:", "`fast`"]),
        ("```sh\ntarn start\n}\n```", ["`tarn start`"]),
        (
            "- **Description**: The queue waits for it.\n- **Default**: `2s`",
            ["The queue waits for it.", "**Default**: `2s`"],
        ),
    ],
)
def test_talk_headings_and_lead_ins_claim_nothing(said: str, claims: list[str]) -> None:
    assert claims_of(said) == claims


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Seconds to wait for a message.", "supported"),  # the cell beside it denies something else
        ("Message is kept for an hour.", "refuted"),  # begins amid a sentence
        ("Tarn needs Erlang 2.", "refuted"),  # ends amid a number
    ],
)
def test_what_stands_there_to_the_letter_needs_nothing_beside_it(said: str, verdict: str) -> None:
    row = "| `wait` | no | Seconds to wait for a message. |"
    places = given([(f"{row}\n\nNo Message is kept for an hour.\n\nTarn needs Erlang 2.5.", "", "")])
    found = verify_claims(said, asked="", places=places, library=None, rarity=flat)
    assert [claim.verdict for claim in found] == [verdict]
