"""Triples with hard negatives that do not hold the answer."""

import pytest

from gristmill.dataset.formats import retrieval
from gristmill.dataset.negatives import hard_negatives, is_proven
from gristmill.store import Workspace

from .quoting import known_of, page, pair_of

ANSWER = "Set `max_wait` to the number of seconds that a reader waits before it gives up the lease."
PAGES = {
    "wait": f"# Reader wait\n\n{ANSWER}\n",
    "lease": "# Leases\n\nA lease lets one reader hold a stream alone. The broker ends it when the reader says "
    "goodbye, and hands it to the next reader in the queue of the stream.\n",
    "copy": "# Waiting\n\nA reader waits for its lease: set `max_wait` to the number of seconds before it gives up, as "
    "told for every reader of a stream.\n",
    "writer": "# Writers\n\nA writer never waits for a reader. It sends what it has to the broker at once, in the "
    "order in which it was told to, and the broker writes it to disk.\n",
}


@pytest.fixture
def workspace(tmp_path):
    made = Workspace(tmp_path / "w", create=True)
    for name, markdown in PAGES.items():
        page(made, name, markdown)
    return made


@pytest.fixture
def pair(workspace):
    return pair_of(workspace.read_seed("seeds/tarn/wait.md"), "How long does a reader wait for its lease?", ANSWER)


def test_a_negative_looks_like_the_answer_and_does_not_hold_it(workspace, pair):
    found = hard_negatives(known_of(workspace, [pair]), pair, "train", most=3)
    assert [passage.seed.title for passage in found] == ["Lease", "Writer"]


@pytest.mark.parametrize(
    ("markdown", "why"),
    [
        (f"# Other\n\nFirst of all a word on readers and leases. {ANSWER}\n", "it says the answer"),
        ("# Reader wait\n\nThe reader of a lease is told here for another version of the broker.\n", "same heading"),
        (
            "# How long a reader has to wait for a lease\n\nIt depends on the reader, on the lease, and so on.\n",
            "asked",
        ),
        (
            "# Settings\n\nThe reader waits `max_wait` at most, then the number of seconds of its lease is up.\n",
            "terms",
        ),
    ],
)
def test_what_may_hold_the_answer_is_no_negative(workspace, pair, markdown, why):
    page(workspace, "other", markdown)
    known = known_of(workspace, [pair])
    place = next(at for at in known.places if known.passage(at).seed.title == "Other")
    assert not is_proven(known, pair, known.passage(place)), why


def test_negatives_are_of_the_side_of_the_question(workspace, pair):
    writer = pair_of(
        workspace.read_seed("seeds/tarn/writer.md"), "Does a writer wait?", "A writer never waits for a reader."
    )
    known = known_of(workspace, [pair, writer], sides={writer.id: "test"})
    assert [p.seed.title for p in hard_negatives(known, pair, "train", most=3)] == ["Lease"]


def test_a_row_has_the_three_columns_in_the_order_of_the_losses(workspace, pair):
    rows = list(retrieval.rows("train", [pair], known_of(workspace, [pair])))
    assert [list(row) for row in rows] == [["anchor", "positive", "negative"]] * 2
    assert ANSWER in rows[0]["positive"]


def test_a_collection_is_written_without_twins_of_what_is_judged(workspace, pair, tmp_path):
    page(workspace, "twin", PAGES["wait"])
    retrieval.beside(tmp_path, {"train": [pair], "validation": [], "test": []}, known_of(workspace, [pair]))
    corpus = (tmp_path / "beir" / "corpus.jsonl").read_text()
    assert corpus.count("max_wait` to the number of seconds that") == 1
    judged = (tmp_path / "beir" / "qrels" / "train.tsv").read_text().splitlines()
    assert judged[1:] == [f"{pair.id}\t{pair.evidence[0].seed_id}-0\t1"]
    assert not (tmp_path / "beir" / "qrels" / "test.tsv").exists()


def test_a_section_with_the_tag_that_answers_and_one_attribute_more_is_no_negative(tmp_path):
    """What stands between angle brackets in a fence is code, and not markup."""
    made = Workspace(tmp_path / "w", create=True)
    code = '```xml\n<lease target="stream.tarn" holder="reader" ends="never"{}/>\n```'
    told = f"Write a lease for one reader:\n\n{code.format('')}"
    page(made, "lease", f"# Leases\n\n{told}\n")
    longer = code.format(' by="monday"')
    prose = "A deadline is a day of the week on which brokers look at their queues, count what is late, and say so."
    page(made, "other", f"# Deadlines\n\n{prose} Nobody is told twice, and holidays count as days.\n\n{longer}\n")
    pair = pair_of(made.read_seed("seeds/tarn/lease.md"), "How do I keep a promise to somebody who asks?", told)
    known = known_of(made, [pair])
    place = next(at for at in known.places if known.passage(at).seed.title == "Other")
    assert not is_proven(known, pair, known.passage(place))
