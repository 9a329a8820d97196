"""What a set takes of each kind, section and page, and what it leaves out."""

import dataclasses
from collections import Counter

import pytest

from gristmill.config import Dataset
from gristmill.dataset.balance import PURPOSES, SMALLEST, balance
from gristmill.dataset.export import export
from gristmill.records import ASKED_TOO_OFTEN, Evidence, Generator, Lineage, Message, Pair, Verdict
from gristmill.store import Workspace, write_pairs
from gristmill.text import digest

from .test_export import lines, make_pair, make_seed

LONG = "The hopper feeds grain to the stones, slowly and all day long."


def pairs_of(kind: str, count: int, *, answer: str = LONG, per_section: int = 1, per_page: int = 4) -> list[Pair]:
    """Pairs whose quality falls in the order given."""
    made = []
    for n in range(count):
        page, section = f"{kind}{n // per_page}", f"{n // per_section}"
        proof = Evidence(
            seed_id=digest(page, length=16), seed_path=f"seeds/mill/{page}.md", url="u", title="Mill",
            heading_path=("Mill",), kind="prose", quote=answer, start=0, stop=1,
            section_sha256=digest(kind, section), seed_sha256="", crawled_at="", licence="unknown",
        )  # fmt: skip
        pair = Pair(
            id=digest(kind, answer, str(n), length=16), type=kind, origin="deterministic", generation_depth=0,
            language="en", source="mill", question=f"What is {kind} {n}?", answer=answer, messages=(),
            evidence=(proof,), lineage=Lineage(), generator=Generator(version="0"), quality=1 - n / 1000,
        )  # fmt: skip
        made.append(pair)
    return made


def kinds(count: int) -> list[Pair]:
    return [pair for kind in ("prose", "definition", "cli", "faq", "steps") for pair in pairs_of(kind, count)]


@pytest.mark.parametrize(
    ("surplus", "reason", "most"),
    [
        (pairs_of("matrix", 300), "type-share", 0.25),
        (pairs_of("code", 300), "code-share", 0.20),
        (
            pairs_of("version", 300, answer="New in version 3.8 of the mill and of the others."),
            "lookup-share",
            0.15,
        ),
        (pairs_of("signature", 300, answer="`feed(grain)`\n`stop()`"), "lookup-share", 0.15),
        (pairs_of("matrix", 300, answer="Grain only."), "short-answer-share", 0.05),
    ],
)
def test_no_share_is_exceeded_and_the_best_stay(surplus: list[Pair], reason: str, most: float) -> None:
    pairs = [*kinds(100), *surplus]
    out = balance(pairs, PURPOSES["assistant"])
    assert set(out.values()) == {reason}
    stay = [pair for pair in surplus if pair.id not in out]
    total = len(pairs) - len(out)
    assert len(stay) <= most * total < len(stay) + 2
    assert stay == surplus[: len(stay)]


def test_what_is_asked_too_often_stays_out_unless_the_set_is_small() -> None:
    mark = Verdict(pair_id="", filter="openings", decision="accept", reason=ASKED_TOO_OFTEN)
    marked = [dataclasses.replace(pair, checks=(mark,)) for pair in pairs_of("matrix", 30)]
    assert balance([*kinds(40), *marked], PURPOSES["assistant"]) == {pair.id: ASKED_TOO_OFTEN for pair in marked}
    assert set(balance([*kinds(16), *marked], PURPOSES["assistant"])) == {pair.id for pair in marked[20:]}


def test_a_section_and_a_page_give_no_more_than_their_bound() -> None:
    out = balance([*kinds(40), *pairs_of("matrix", 30, per_section=10, per_page=10)], PURPOSES["assistant"])
    assert Counter(out.values()) == {"section-full": 21}
    out = balance([*kinds(60), *pairs_of("matrix", 60, per_page=60)], PURPOSES["assistant"])
    assert Counter(out.values()) == {"page-full": 20}


def test_small_sets_are_left_whole() -> None:
    heap = pairs_of("prose", SMALLEST - 1, answer="Grain.", per_section=50, per_page=50)
    assert balance(heap, PURPOSES["assistant"]) == {}


@pytest.mark.parametrize("kind", ["version", "code"])
def test_no_share_cuts_a_set_below_a_hundred(kind: str) -> None:
    pairs = pairs_of(kind, 300)
    assert len(pairs) - len(balance(pairs, PURPOSES["assistant"])) >= SMALLEST


def test_a_set_of_one_kind_is_no_heap() -> None:
    assert balance(pairs_of("prose", 300), PURPOSES["assistant"]) == {}


def test_where_one_kind_is_nearly_all_half_of_the_set_stays() -> None:
    pairs = [*pairs_of("prose", 900), *pairs_of("definition", 50), *pairs_of("cli", 50)]
    out = balance(pairs, PURPOSES["assistant"])
    left = [pair for pair in pairs if pair.id not in out]
    assert 500 <= len(left) <= 600


def test_rows_of_key_tables_may_be_short() -> None:
    assert balance([*kinds(50), *pairs_of("key_table", 50, answer="Grain only.")], PURPOSES["assistant"]) == {}


def test_a_set_for_look_up_keeps_the_signatures_that_an_assistant_does_not() -> None:
    pairs = [*kinds(40), *pairs_of("signature", 200, answer="`feed(grain)`")]
    assert balance(pairs, PURPOSES["api-lookup"]) == {}
    assert len(balance(pairs, PURPOSES["assistant"])) == 165


def test_the_order_of_the_pairs_changes_nothing() -> None:
    pairs = [dataclasses.replace(pair, quality=None) for pair in (*kinds(20), *pairs_of("matrix", 200))]
    assert balance(pairs, PURPOSES["assistant"]) == balance(pairs[::-1], PURPOSES["assistant"])
    assert balance(pairs, PURPOSES["assistant"])


def test_what_is_left_out_is_counted_and_balance_can_be_off(workspace_of_one_page: Workspace) -> None:
    (tally,) = export(workspace_of_one_page, Dataset())
    assert (tally.kept, dict(tally.dropped)) == (3, {"section-full": 117})
    rows = [row for path in workspace_of_one_page.dataset.glob("*.jsonl") for row in lines(path)]
    assert len(rows) == 3
    (tally,) = export(workspace_of_one_page, Dataset(balance=False))
    assert (tally.kept, dict(tally.dropped)) == (120, {})


@pytest.fixture
def workspace_of_one_page(tmp_path) -> Workspace:
    made = Workspace(tmp_path / "w", create=True)
    made.write_seed(make_seed("page"))
    write_pairs(made.kept, [make_pair("page", f"How long is message {n} kept?") for n in range(120)])
    return made


def test_rows_of_one_table_count_one_by_one_and_their_page_bounds_them() -> None:
    rows = [
        dataclasses.replace(pair, evidence=(dataclasses.replace(pair.evidence[0], start=n),))
        for n, pair in enumerate(pairs_of("key_table", 50, per_section=50, per_page=50))
    ]
    out = balance([*kinds(60), *rows], PURPOSES["assistant"])
    assert Counter(out.values()) == {"page-full": 10}


def test_a_page_of_very_many_sections_may_give_half_of_them() -> None:
    out = balance([*kinds(200), *pairs_of("matrix", 400, per_page=400)], PURPOSES["assistant"])
    assert Counter(out.values()) == {"page-full": 200}


def test_a_conversation_counts_beside_the_pairs_that_its_turns_are() -> None:
    said = (Message(role="user", content="?"), Message(role="assistant", content="!")) * 2
    section = pairs_of("why", 4, per_section=4)
    talk = dataclasses.replace(section[3], type="chain", messages=said)
    assert not balance([*kinds(40), *section[:3], talk], PURPOSES["assistant"])


def test_code_comes_back_up_to_its_floor_where_caps_left_it_out() -> None:
    code = pairs_of("steps", 60, answer=f"{LONG}\n\n```\nmill --grind\n```", per_section=6, per_page=6)
    others = [pair for pair in kinds(80) if pair.type != "steps"]
    out = balance([*others, *code], PURPOSES["assistant"])
    left = len(others) + len(code) - len(out)
    stay = sum(pair.id not in out for pair in code)
    assert 0.15 * left <= stay < 0.15 * left + 1
    assert stay > 30  # what the caps leave of ten sections
