import dataclasses
import json
import pickle
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filters import alignment, extractive, grounding, openings, stands_alone
from filters.calibration import calibrated
from filters.context import Context
from filters.duplicates import duplicates
from filters.judge import ASKING, FILTERS, SET_FILTERS, judge
from filters.judging import Judging, verdicts
from filters.verdicts import accept
from gristmill.config import Filter
from gristmill.errors import UserError
from gristmill.forms import Misfit
from gristmill.index.corpus import Corpus
from gristmill.placing import Placer, here
from gristmill.records import ASKED_TOO_OFTEN, Pair, Verdict
from gristmill.shelf import pack
from gristmill.store import Workspace, read_pairs, write_pairs

from ..losing import Losing
from .conftest import PAGE, pair_of, seed_of
from .test_turns import talk

Ask = Callable[..., Pair]
WAIT = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
SHARED = "The connection is not shared between threads."
RETRY = "A failed job is repeated 3 times before it is moved to the graveyard."


@pytest.fixture
def pairs(ask: Ask) -> list[Pair]:
    return [
        ask("How long does `tarn.connect()` wait for the queue?", WAIT),
        ask("Is a `tarn.connect()` connection shared between threads?", SHARED),
        ask("How often is a failed job repeated?", RETRY),
        ask("How often is a failed job repeated?", RETRY, answer=RETRY.replace("3", "4"), origin="llm"),
        ask("What does this section say?", RETRY),
        ask("how often is a failed job repeated", RETRY, origin="llm", generation_depth=1),
        ask("How long does `tarn.wait()` wait for the queue?", WAIT),
    ]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_pair_is_kept_or_dropped_and_the_tally_adds_up(workspace: Workspace, pairs: list[Pair]) -> None:
    write_pairs(workspace.pairs, pairs)
    (tally,) = judge(workspace, Filter(min_quality=0))
    kept, dropped = list(read_pairs(workspace.kept)), list(read_pairs(workspace.dropped))
    assert {pair.id for pair in kept} | {pair.id for pair in dropped} == {pair.id for pair in pairs}
    assert (tally.stage, tally.source, tally.seen, tally.kept) == ("filter", "tarn", len(pairs), len(kept))
    expected = ("exact-duplicate", "number-not-in-evidence", "points-at-the-page", "question-states-unknown")
    assert tally.dropped == dict.fromkeys(expected, 1)


def test_exactly_one_verdict_decides_and_stands_last(workspace: Workspace, pairs: list[Pair]) -> None:
    write_pairs(workspace.pairs, pairs)
    judge(workspace, Filter(min_quality=0))
    for pair in read_pairs(workspace.dropped):
        decisions = [check.decision for check in pair.checks]
        assert decisions.count("reject") == 1
        assert decisions[-1] == "reject"
        assert pair.checks[-1].reason
    for pair in read_pairs(workspace.kept):
        assert len(pair.checks) == len(FILTERS) + len(SET_FILTERS) - len(ASKING)
        assert all(check.decision != "reject" for check in pair.checks)


def test_a_verbatim_pair_stays_before_its_variation(workspace: Workspace, pairs: list[Pair]) -> None:
    variation = next(pair for pair in pairs if pair.generation_depth)
    original = next(pair for pair in pairs if pair.question == "How often is a failed job repeated?")
    write_pairs(workspace.pairs, [variation, original])
    judge(workspace, Filter(min_quality=0))
    assert [pair.id for pair in read_pairs(workspace.kept)] == [original.id]
    assert next(read_pairs(workspace.dropped)).checks[-1].other == original.id


def test_the_order_of_the_input_changes_no_byte(workspace: Workspace, pairs: list[Pair]) -> None:
    written = set()
    for shuffle in range(3):
        random.Random(shuffle).shuffle(pairs)
        write_pairs(workspace.pairs, pairs)
        judge(workspace, Filter(min_quality=0))
        written.add(b"\0".join(p.read_bytes() for p in (workspace.kept, workspace.dropped, workspace.conflicts)))
    assert len(written) == 1


@pytest.mark.parametrize("placer", [here(2), Losing()], ids=["processes", "workers that are lost"])
def test_where_pairs_are_judged_changes_no_byte(
    placer: Placer, workspace: Workspace, pairs: list[Pair], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pairs(workspace.pairs, pairs)
    known = tmp_path / "known.jsonl"
    known.write_text(json.dumps({"question": pairs[0].question, "answer": pairs[0].answer}))
    settings = Filter(min_quality=0, decontaminate=[str(known)])
    alone = judge(workspace, settings)
    first = [path.read_bytes() for path in (workspace.kept, workspace.dropped, workspace.conflicts)]
    monkeypatch.setattr("filters.judge._PLACED_FROM", 0)
    monkeypatch.setattr("filters.judge.SHARD", 2)
    together = judge(workspace, settings, placer=placer)
    assert [path.read_bytes() for path in (workspace.kept, workspace.dropped, workspace.conflicts)] == first
    assert [tally.to_record() for tally in together] == [tally.to_record() for tally in alone]
    assert not isinstance(placer, Losing) or placer.units == (len(pairs) - 1) // 2


def test_a_worker_without_a_file_that_the_settings_name_ends_the_run_with_a_sentence(
    workspace: Workspace, pairs: list[Pair], tmp_path: Path
) -> None:
    known = tmp_path / "known.txt"
    known.write_text("A benchmark of so many words that it counts as one.")
    settings = Filter(decontaminate=[str(known)])
    judging = Judging(workspace, Context(corpus=Corpus([]), settings=settings), FILTERS)
    known.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        pickle.loads(pickle.dumps(judging))


def test_a_worker_has_the_index_and_reads_no_seed(workspace: Workspace, pairs: list[Pair], context: Context) -> None:
    judging = Judging(workspace, context, FILTERS)
    shard = [pack(pair) for pair in pairs]
    sent = pickle.dumps(judging)
    shutil.rmtree(workspace.root / "seeds")
    assert pickle.loads(sent)(shard) == judging(shard)


def test_earlier_verdicts_are_forgotten(workspace: Workspace, pairs: list[Pair]) -> None:
    write_pairs(workspace.pairs, pairs)
    judge(workspace, Filter(min_quality=0))
    first = workspace.kept.read_bytes()
    write_pairs(workspace.pairs, [*read_pairs(workspace.kept), *read_pairs(workspace.dropped)])
    judge(workspace, Filter(min_quality=0))
    assert workspace.kept.read_bytes() == first


def test_conflicts_are_listed_once_with_both_sides(workspace: Workspace, seed: object, ask: Ask) -> None:
    one = ask("What is the limit of the queue?", "The call waits at most 30 seconds", origin="llm")
    two = ask("What is the limit of the queue?", "repeated 3 times before", origin="llm")
    said = "The limit of the queue is {}."
    asks = [
        dataclasses.replace(
            pair, answer=text, messages=(pair.messages[0], dataclasses.replace(pair.messages[1], content=text))
        )
        for pair, text in ((one, said.format("30 seconds")), (two, said.format("3 times")))
    ]
    keep = ask("How long does `tarn.connect()` wait for the queue?", WAIT)
    write_pairs(workspace.pairs, [*asks, keep])
    judge(workspace, Filter(min_quality=0, retrieve_within=9))
    (conflict,) = lines(workspace.conflicts)
    assert sorted(conflict["pairs"]) == sorted([one.id, two.id])  # type: ignore[call-overload]
    assert conflict["differ"]
    assert {pair.checks[-1].reason for pair in read_pairs(workspace.dropped)} == {"conflict"}


def test_keeping_nothing_is_written_and_told_by_the_tally(workspace: Workspace, ask: Ask) -> None:
    write_pairs(workspace.pairs, [ask("What does this section say?", RETRY)])
    (tally,) = judge(workspace, Filter(min_quality=0))
    assert (tally.seen, tally.kept, tally.dropped) == (1, 0, {"points-at-the-page": 1})
    assert len(lines(workspace.dropped)) == 1
    assert lines(workspace.kept) == []


def test_no_pairs_at_all_give_empty_files_and_no_tally(workspace: Workspace) -> None:
    write_pairs(workspace.pairs, [])
    assert judge(workspace, Filter(min_quality=0)) == []
    assert [lines(path) for path in (workspace.kept, workspace.dropped, workspace.conflicts)] == [[], [], []]


def test_a_missing_or_broken_file_of_pairs_is_the_user_s_to_mend(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="run the stage before"):
        judge(workspace, Filter(min_quality=0))
    workspace.pairs.write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(UserError, match=r"pairs\.jsonl:1"):
        judge(workspace, Filter(min_quality=0))


def test_progress_ends_with_all_pairs(workspace: Workspace, pairs: list[Pair]) -> None:
    told: list[tuple[int, int | None]] = []
    write_pairs(workspace.pairs, pairs)
    judge(workspace, Filter(min_quality=0), on_progress=lambda done, total=None, note="": told.append((done, total)))
    assert told[0] == (0, len(pairs))
    assert told[-1] == (len(pairs), len(pairs))


def test_extractive_answers_and_abstentions_are_counted(
    workspace: Workspace, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grounding, "REJECT", 0.0)
    half = "Ruined jobs haunt a moved graveyard times beside ruins."
    write_pairs(
        workspace.pairs,
        [
            ask("How often is a failed job repeated?", RETRY, origin="llm"),
            ask("What becomes of failed jobs in the graveyard?", RETRY, answer=half, origin="llm"),
        ],
    )
    (tally,) = judge(workspace, Filter(min_quality=0))
    assert tally.kept == 2
    assert tally.notes == {"extractive": 1, "weakly-supported": 1}


@pytest.mark.parametrize(("kept", "copied"), [(10, True), (7, False), (3, False)])
def test_a_half_rewritten_answer_is_no_copy(ask: Ask, context: Context, kept: int, copied: bool) -> None:
    quoted = RETRY.split()[:10]
    answer = " ".join([*quoted[:kept], *"and nobody knows what else may become of them".split()[: 10 - kept]])
    verdict = extractive.extractive(ask("How often is it repeated?", RETRY, answer=answer, origin="llm"), context)
    assert (verdict.detail == "extractive") is copied


OTHER = """\
# Kiln

Kiln is a scheduler that fires jobs by the clock.

## Grace

A late job is fired within 90 seconds of its hour. Set `--no-grace` to skip late jobs.
"""
LATE = "A late job is fired within 90 seconds of its hour."


@pytest.fixture
def two_sources(workspace: Workspace, pairs: list[Pair]) -> list[Pair]:
    kiln = seed_of(OTHER, name="kiln", source="kiln", title="Kiln")
    workspace.write_seed(kiln)
    return [
        *pairs,
        pair_of(kiln, "Within how many seconds is a late Kiln job fired?", LATE),
        pair_of(kiln, "When is a late Kiln job fired?", LATE, answer=LATE.replace("90", "60"), origin="llm"),
        pair_of(kiln, "How does `--grace` treat late jobs?", "Set `--no-grace` to skip late jobs."),
        pair_of(kiln, "How often is a failed job repeated?", "Kiln is a scheduler", answer="Never."),
        pair_of(kiln, "What does it do?", LATE),
    ]


def test_every_source_has_a_tally_of_its_own_and_each_adds_up(workspace: Workspace, two_sources: list[Pair]) -> None:
    write_pairs(workspace.pairs, two_sources)
    tallies = judge(workspace, Filter(min_quality=0))
    assert [tally.source for tally in tallies] == ["kiln", "tarn"]
    kept, dropped = list(read_pairs(workspace.kept)), list(read_pairs(workspace.dropped))
    for tally in tallies:
        own = [pair for pair in dropped if pair.source == tally.source]
        assert tally.dropped == Counter(pair.checks[-1].reason for pair in own)
        assert tally.kept == sum(pair.source == tally.source for pair in kept)
        assert tally.seen == tally.kept + len(own) == sum(pair.source == tally.source for pair in two_sources)
    assert tallies[0].kept == 1
    assert set(tallies[0].dropped) >= {"number-not-in-evidence", "question-states-unknown", "dangling-reference"}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.data())
def test_no_order_of_two_sources_changes_a_byte_or_a_tally(
    workspace: Workspace, two_sources: list[Pair], order: st.DataObject
) -> None:
    outputs = (workspace.kept, workspace.dropped, workspace.conflicts)
    write_pairs(workspace.pairs, two_sources)
    tallies, expected = judge(workspace, Filter(min_quality=0)), [path.read_bytes() for path in outputs]
    write_pairs(workspace.pairs, order.draw(st.permutations(two_sources)))
    assert judge(workspace, Filter(min_quality=0)) == tallies
    assert [path.read_bytes() for path in outputs] == expected


def in_memory(workspace: Workspace, rules: Filter) -> list[Pair]:
    """What the stage does, on plain lists and pairs with all their verdicts, in the order of its files."""
    context = Context(corpus=Corpus(workspace.seeds()), settings=rules)
    pairs = sorted(read_pairs(workspace.pairs), key=lambda pair: (pair.generation_depth, by_place(pair)))
    context = calibrated(context, pairs)
    for place, pair in enumerate(pairs):
        checks = tuple(verdicts(pair, context, FILTERS))
        scored = next((check.score for check in checks if check.filter == "quality"), None)
        pairs[place] = dataclasses.replace(pair, checks=checks, quality=scored)
    for together in (one for one in SET_FILTERS if one not in ASKING):
        left = [place for place, pair in enumerate(pairs) if pair.checks[-1].decision != "reject"]
        for place, verdict in zip(left, together([pairs[place] for place in left], context), strict=True):
            pair = pairs[place]
            scored = verdict.score if verdict.filter == "turns" and pair.turns > 1 else pair.quality
            pairs[place] = dataclasses.replace(pair, checks=(*pair.checks, verdict), quality=scored)
    return sorted(pairs, key=by_place)


def by_place(pair: Pair) -> tuple[str, str, int, str]:
    first = pair.evidence[0] if pair.evidence else None
    return (pair.source, first.seed_path if first else "", first.start if first else 0, pair.id)


def test_what_is_judged_on_disk_is_what_is_judged_in_memory(
    workspace: Workspace, two_sources: list[Pair], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "FEWEST", 5)
    some = [ask("Is a `tarn.connect()` connection shared between threads?", SHARED), ask("What is repeated?", RETRY)]
    many = [ask(f"How long does `tarn.connect()` wait in case {n}?", WAIT) for n in range(9)]
    whole = dataclasses.replace(talk(two_sources[0], some[0]), id="7" * 16)
    broken = dataclasses.replace(talk(some[1], dataclasses.replace(some[0], id="6" * 16)), id="8" * 16)
    write_pairs(workspace.pairs, [whole, broken, *many, *two_sources[::-1], *some])
    (*_, tally) = judge(workspace, rules := Filter(min_quality=0, retrieve_within=9, max_opening_share=0.5))
    expected = in_memory(workspace, rules)
    kept = [pair for pair in expected if pair.checks[-1].decision != "reject"]
    assert list(read_pairs(workspace.kept)) == kept
    assert list(read_pairs(workspace.dropped)) == [pair for pair in expected if pair not in kept]
    assert {"turn-dropped", "exact-duplicate"} <= tally.dropped.keys()
    assert tally.notes[ASKED_TOO_OFTEN]


@pytest.mark.parametrize("old_and_new", [("30", "300"), ("QueueError", "OSError"), ("seconds", "minutes")])
def test_pairs_that_both_cite_a_page_that_contradicts_itself_are_a_conflict(
    tmp_path: Path, old_and_new: tuple[str, str]
) -> None:
    """End to end: each answer is verbatim on its own page, so that only the comparison of both can tell."""
    old, new = old_and_new
    workspace = Workspace(tmp_path / "pages", create=True)
    asked = "How long does `tarn.connect()` wait for the queue?"
    pairs = []
    for name, text in (("one", PAGE), ("two", PAGE.replace(old, new))):
        page = seed_of(text, name=name)
        workspace.write_seed(page)
        pairs.append(pair_of(page, asked, WAIT if name == "one" else WAIT.replace(old, new)))
    pairs.append(pair_of(seed_of(PAGE, name="one"), "How often is a failed job repeated?", RETRY))
    write_pairs(workspace.pairs, pairs)
    (tally,) = judge(workspace, Filter(min_quality=0, retrieve_within=9))
    assert (tally.kept, tally.dropped) == (1, {"conflict": 2})
    (conflict,) = lines(workspace.conflicts)
    assert conflict["pairs"] == sorted(pair.id for pair in pairs[:2])
    assert conflict["questions"] == [asked, asked]
    by_id = {pair.id: pair for pair in pairs}
    for place, pair_id in enumerate(sorted(by_id.keys() - {pairs[2].id})):
        assert conflict["answers"][place] == by_id[pair_id].answer  # type: ignore[index]
        assert conflict["urls"][place] == by_id[pair_id].evidence[0].url  # type: ignore[index]
    for pair in read_pairs(workspace.dropped):
        assert pair.checks[-1].other in {other.id for other in pairs[:2]} - {pair.id}


def test_a_third_pair_joins_the_conflict_of_two(workspace: Workspace, ask: Ask) -> None:
    texts = ["30 seconds", "40 seconds", "50 seconds"]
    quote = "The call waits at most 30 seconds"
    asked = [ask("How long does `tarn.connect()` wait?", quote, answer=f"It waits at most {text}.") for text in texts]
    context = Context(corpus=Corpus(workspace.seeds()), settings=Filter(min_quality=0))
    assert [verdict.reason for verdict in duplicates(asked, context)] == ["conflict"] * 3


def test_a_question_asked_twice_stays_once_however_it_is_spelt(workspace: Workspace, ask: Ask) -> None:
    spellings = [
        "How often is a failed job repeated?",
        "How often is a failed job repeated",
        "how often is a **failed** job repeated?!",
        "  How often is a  failed job repeated? ",
    ]
    write_pairs(workspace.pairs, [ask(spelling, RETRY) for spelling in spellings])
    (tally,) = judge(workspace, Filter(min_quality=0))
    assert (tally.kept, tally.dropped) == (1, {"exact-duplicate": 3})
    (kept,) = read_pairs(workspace.kept)
    assert {pair.checks[-1].other for pair in read_pairs(workspace.dropped)} == {kept.id}


def test_openings_above_their_share_are_marked_in_the_written_file(workspace: Workspace) -> None:
    names = [f"{first}{second}" for first in "bdfgklmnprstvz" for second in ("ato", "ilo", "uno", "erm", "oxi")]
    page = seed_of("# Tarn\n\n" + "".join(f"## {name}\n\nThe {name} can be set in Tarn.\n\n" for name in names))
    workspace.write_seed(page)
    verbs = "clean drop find hold keep mend move open read send".split()
    pairs = [
        pair_of(page, f"What is the {name} of Tarn?" if n % 2 else f"How to {verbs[n % 10]} the {name} in Tarn?",
                f"The {name} can be set in Tarn.")
        for n, name in enumerate(names)
    ]  # fmt: skip
    write_pairs(workspace.pairs, pairs)
    (tally,) = judge(workspace, Filter(min_quality=0, overviews="all", max_opening_share=0.5, near_duplicate=1.0))
    asked = [pair.question for pair in read_pairs(workspace.kept)]
    assert tally.kept == len(asked) == len(names)
    (tally,) = judge(workspace, Filter(min_quality=0, overviews="all", max_opening_share=0.4, near_duplicate=1.0))
    kept = list(read_pairs(workspace.kept))
    asked = [pair.question for pair in kept if not pair.checks[-1].reason]
    assert len(asked) + tally.notes[ASKED_TOO_OFTEN] == len(kept) == len(names)
    assert max(Counter(" ".join(question.split()[:2]) for question in asked).values()) == 0.4 * len(names)


def test_every_reason_code_of_the_code_is_explained_and_no_other() -> None:
    """docs/filters.md beside the string constants of filters/: codes are what follows the name in `reject(…)`.

    A filter with a section of its own has a row for each; of others the list says what their docstring says.
    """
    root = Path(__file__).parents[2]
    page = (root / "docs" / "filters.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|", page, re.MULTILINE)
    explained = {code for row in rows for code in re.findall(r"[a-z-]+", row)}
    listed = re.findall(r"^\| \d+ \| `([a-z-]+)` \|.*\|(.*)\|$", page, re.MULTILINE)
    explained |= {
        code for name, codes in listed if f"## `{name}`" not in page for code in re.findall(r"[a-z-]+", codes)
    }
    code = "\n".join(path.read_text("utf-8") for path in sorted((root / "filters").rglob("*.py")))
    literal = set(re.findall(r"\"([a-z]+(?:-[a-z]+)+)\"", code)) | {"conflict", "unsupported", ASKED_TOO_OFTEN}
    literal |= set(get_args(Misfit)) - {""}  # what `form` rejects for
    slots = [f"{slot}-not-in-evidence" for slot in ("number", "unit", "flag", "path", "url", "identifier")]
    slots += [f"{slot}-differs" for slot in "number unit version date ordinal identifier flag path url sign".split()]
    forms = "modal quantifier comparison condition order frequency".split()
    slots += [f"{form}-differs" for form in forms]
    slots += [f"{form}-{how}" for form in (*forms, "hedge", "default", "exception") for how in ("added", "dropped")]
    names = (
        {name for name, _ in listed} | {"surrogatepass", "utf-8", "words-differ", "facts-differ"} | {"nothing-found"}
    )  # of `verify`
    names |= {"too-long", "unreadable-reply"}  # why a verifier says nothing
    assert explained == (literal | set(slots)) - names


def test_every_filter_is_explained_in_its_order() -> None:
    page = (Path(__file__).parents[2] / "docs" / "filters.md").read_text("utf-8")
    names = [sys.modules[one.__module__].NAME for one in (*FILTERS, *SET_FILTERS)]
    assert re.findall(r"^\| \d+ \| `([a-z-]+)` \|", page, re.MULTILINE) == names
    sections = re.findall(r"^## `([a-z-]+)`", page, re.MULTILINE)
    assert sections == [name for name in names if name in sections]
    for module, constant in (
        (grounding, "ACCEPT"), (grounding, "REJECT"), (extractive, "COPIED"), (openings, "FEWEST"),
        (alignment, "SAME_MATTER"), (alignment, "SAME_WORDS"), (stands_alone, "MAX_QUESTION_CHARACTERS"),
    ):  # fmt: skip
        assert re.search(rf"\b{re.escape(f'{getattr(module, constant):g}')}\b", page), constant
    for name, field in Filter.model_fields.items():
        assert (f"`{name}` in `filter`" if field.default == [] else f"`{name}` ({field.default})") in page


def test_an_error_in_a_filter_costs_its_pair(
    workspace: Workspace, pairs: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pairs(workspace.pairs, pairs)

    def broken(pair: Pair, context: Context) -> Verdict:
        if pair.id == pairs[0].id:
            raise RecursionError("x")
        return accept(pair, "broken")

    monkeypatch.setattr("filters.judge.FILTERS", (broken,))
    judge(workspace, Filter(min_quality=0))
    (failed,) = [pair for pair in read_pairs(workspace.dropped) if pair.checks[-1].reason == "filter-failed"]
    assert failed.id == pairs[0].id
