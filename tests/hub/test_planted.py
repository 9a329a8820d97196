"""Planted faults and honest rewordings: each class has a place, is wrong or right by one thing, and repeats itself."""

import pytest

from gristmill.planted.corruptions import CORRUPTIONS, corrupted
from gristmill.planted.passage import Passage
from gristmill.planted.rewordings import REWORDINGS, reworded

TEXT = """\
The miller must open the kiln before the second stone turns if all 12 sieves are clean. It usually takes 30 seconds \
since version 2.4 and does not use more than 3 of 7 sacks by default. Debian sends flour from `hopper_in` to \
`hopper_out` with `--fast` on Monday, because it is possible. See /etc/mill/kiln.conf for two enabled belts. The limit \
is 5 turns and the pause 10 turns. Send a message from server to worker, unless the bell rings. It returns four."""
PAGE = f"{TEXT}\n\nCall `lift_gate` 44 times with `--slow`."


def passage(text: str = TEXT) -> Passage:
    return Passage(text=text, page=PAGE, foreign="Bread is sold at noon.", key="one")


def test_a_text_with_a_place_for_each_is_corrupted_in_every_class() -> None:
    made = dict(corrupted(passage()))
    assert [name for name, _ in CORRUPTIONS if name not in made] == []
    assert len(CORRUPTIONS) >= 28
    assert TEXT not in made.values()


@pytest.mark.parametrize("name", [name for name, _ in CORRUPTIONS])
def test_the_same_key_makes_the_same_fault_and_only_one(name: str) -> None:
    made = dict(corrupted(passage()))[name]
    assert made == dict(corrupted(passage()))[name]
    shared = len(set(made.split()) & set(TEXT.split())) / len(set(TEXT.split()))
    assert shared > 0.75


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("modality", "You must stop.", "You may stop."),
        ("condition", "Stop if it rings.", "Stop unless it rings."),
        ("order", "Stop before noon.", "Stop after noon."),
        ("negation-removed", "It does not stop.", "It does stop."),
        ("hedge-dropped", "Usually it stops.", "It stops."),
        ("numbers-swapped", "It is 5 here, then 10 there.", "It is 10 here, then 5 there."),
        ("clause-cut", "The kiln of the mill goes cold if the bell rings at noon.", "The kiln of the mill goes cold."),
        ("unit", "It takes 5 seconds.", "It takes 5 milliseconds."),
        ("entity", "It runs on Debian.", "It runs on Fedora."),
    ],
)
def test_a_class_changes_what_its_name_says(name: str, text: str, wrong: str) -> None:
    assert dict(corrupted(passage(text)))[name] == wrong


def test_code_and_targets_of_links_are_left_alone_by_words() -> None:
    text = "See [it](https://mill.example/before) and `before`."
    assert "order" not in dict(corrupted(passage(text)))


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("contraction", "It does not stop.", "It doesn't stop."),
        ("clause-moved", "If the bell rings, the kiln goes cold.", "The kiln goes cold if the bell rings."),
        ("clause-moved", "The kiln goes cold when the bell rings.", "When the bell rings, the kiln goes cold."),
        ("active", "The kiln is opened by the miller.", "The miller opens the kiln."),
        ("digits-or-words", "It has 5 stones.", "It has five stones."),
        ("measure", "It takes 24 hours.", "It takes 1 day."),
        ("list-turned", "It has `a`, `b` and `c`.", "It has `c`, `b` and `a`."),
        ("framed", "The kiln stops.", "In short, the kiln stops."),
    ],
)
def test_a_rewording_says_the_same(name: str, text: str, right: str) -> None:
    assert dict(reworded(passage(text)))[name] == right


def test_rewordings_come_in_the_order_of_their_list() -> None:
    order = [name for name, _ in REWORDINGS]
    made = [name for name, _ in reworded(passage())]
    assert made == sorted(made, key=order.index)
