"""Pairs on disk are the pairs that were put there, and nothing of them stays behind."""

import dataclasses
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gristmill import shelf as module
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Review, Verdict
from gristmill.shelf import Shelf, Shelved, some

TEXT = st.text(st.characters(), max_size=6)  # halves of surrogate pairs too
NUMBER = st.none() | st.floats(0, 1)
VERDICT = st.builds(Verdict, pair_id=TEXT, filter=TEXT, decision=st.just("accept"), score=NUMBER, detail=TEXT)
EVIDENCE = st.builds(Evidence, heading_path=st.lists(TEXT, max_size=2).map(tuple), start=st.integers(0, 2**40))
PAIR = st.builds(
    Pair,
    messages=st.lists(st.builds(Message, role=st.just("user"), content=TEXT), max_size=3).map(tuple),
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    lineage=st.builds(Lineage, parents=st.lists(TEXT, max_size=2).map(tuple), group=TEXT),
    generator=st.builds(Generator, parameters=st.lists(st.tuples(TEXT, st.booleans()), max_size=2).map(tuple)),
    checks=st.lists(VERDICT, max_size=3).map(tuple),
    review=st.builds(Review, note=TEXT),
    quality=NUMBER,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(PAIR, max_size=8))
def test_pairs_come_back_as_they_were_put_there(pairs: list[Pair], tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        assert [shelf.put(pair) for pair in pairs] == list(range(len(pairs)))
        assert list(Shelved(shelf)) == pairs
        assert list(Shelved(shelf)[::-1]) == pairs[::-1]
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=PAIR)
def test_a_pair_that_was_read_stands_for_the_one_that_was_put_there(pair: Pair, tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        for number in range(5):
            shelf.put(pair)
            read = shelf.get(number)
            match number:  # each of a pair of which nothing was asked before
                case 0:
                    assert (pair == read, read == pair, hash(read)) == (True, True, hash(pair))
                case 1:
                    assert read.to_record() == pair.to_record()
                case 2:
                    assert pickle.loads(pickle.dumps(read)) == pair
                case 3:
                    assert dataclasses.replace(read, answer="other") == dataclasses.replace(pair, answer="other")
                case 4:
                    assert (read.evidence, read.evidence, read.lineage) == (pair.evidence, pair.evidence, pair.lineage)
        with pytest.raises(AttributeError):
            _ = read.unheard_of  # type: ignore[attr-defined]


@pytest.mark.parametrize("buffer", [0, 1 << 20])
def test_what_is_read_between_two_writes_is_there(buffer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BUFFER", buffer)
    first, second = (pair_named(name) for name in ("first", "second"))
    with Shelf(tmp_path) as shelf:
        shelf.put(first)
        assert shelf.get(0) == first
        shelf.put(second)
        assert (shelf.get(1), shelf.get(0)) == (second, first)
        assert list(tmp_path.iterdir()) == []  # the file has no name while it is open either


def test_some_of_a_shelf_stay_there_and_some_of_a_list_are_a_list(tmp_path: Path) -> None:
    pairs = [pair_named(str(n)) for n in range(4)]
    with Shelf(tmp_path) as shelf:
        for pair in pairs:
            shelf.put(pair)
        left = some(Shelved(shelf)[1:], [0, 2])
        assert isinstance(left, Shelved)
        assert list(left) == some(pairs, [1, 3]) == [pairs[1], pairs[3]]


def pair_named(id_: str) -> Pair:
    return Pair(
        id=id_, type="faq", origin="deterministic", generation_depth=0, language="en", source="s", question="q",
        answer="a", messages=(), evidence=(), lineage=Lineage(), generator=Generator(version="1"),
    )  # fmt: skip
