"""Figures of a set's variety count what they say, and topics are named where their share is off."""

import dataclasses
from pathlib import Path

import pytest

from gristmill.config import Dataset
from gristmill.dataset.card import render
from gristmill.dataset.diversity import Diversity, diversity
from gristmill.dataset.export import export
from gristmill.dataset.styles import difficulty, register, styles
from gristmill.records import Generator, Pair, Seed
from gristmill.sections import sections
from gristmill.store import Workspace, write_pairs
from gristmill.text import sha256

from .test_export import make_pair, make_seed

FILLER = "It says something that is long enough to be asked about, and it ends here.\n"
PAGE = f"# Page\n\n## One\n\n{FILLER}\n## Two\n\n{FILLER}\n## Bare\n\n## Three\n\n{FILLER}"


def seed_at(name: str, markdown: str = PAGE) -> Seed:
    return dataclasses.replace(make_seed(name), markdown=markdown, sha256=sha256(markdown))


def pair_at(name: str, question: str, answer: str = "Seven days.", *, section: str = "") -> Pair:
    pair = make_pair(name, question, answer)
    found = [one.sha256 for one in sections(PAGE) if one.heading_path[-1:] == (section,)]
    proof = dataclasses.replace(pair.evidence[0], section_sha256=found[0] if found else "0" * 64)
    return dataclasses.replace(pair, evidence=(proof,))


def figures(*pairs: Pair, seeds: tuple[Seed, ...] = ()) -> Diversity:
    return diversity(pairs, seeds)


def test_sections_with_text_count_and_those_with_a_pair_are_covered() -> None:
    found = figures(
        pair_at("a", "What?", section="One"), pair_at("a", "And?", section="One"), pair_at("a", "Why?", section="Bare"),
        seeds=(seed_at("a"), dataclasses.replace(seed_at("b"), status="excluded")),
    )  # fmt: skip
    assert (found.sections, found.covered) == (4, 2)  # "Bare" has no text, and a pair all the same


@pytest.mark.parametrize(
    ("questions", "distinct", "bits"),
    [
        (("What is a tarn?", "What is a tarn?"), 0.5, 0.0),
        (("What is a tarn?", "How does a queue wait?"), 1.0, 1.0),
        ((), 0.0, 0.0),
    ],
)
def test_questions_that_repeat_each_other_are_less_distinct(
    questions: tuple[str, ...], distinct: float, bits: float
) -> None:
    found = figures(*(pair_at(f"p{n}", question) for n, question in enumerate(questions)))
    assert (found.distinct, found.openings) == (distinct, bits)


def test_answers_that_repeat_each_other_are_more_alike() -> None:
    varied = figures(pair_at("a", "A?", "One queue waits for jobs."), pair_at("b", "B?", "Disks hold what came last."))
    alike = figures(pair_at("a", "A?", "One queue waits for jobs."), pair_at("b", "B?", "One queue waits for disks."))
    assert (varied.repetition, alike.repetition) == (0.0, 0.5)
    many = figures(*(pair_at(f"p{n}", "A?", "One queue waits for jobs.") for n in range(50)))
    assert many.compression > 10 > varied.compression


def test_topics_are_folders_and_pages_beside_them_named_by_how_far_they_are_off() -> None:
    seeds = tuple(seed_at(name) for name in ("guide/a", "guide/b", "api/a", "index"))
    pairs = [pair_at("index", f"Q{n}?") for n in range(8)] + [pair_at("guide/a", "G?"), pair_at("guide/b", "H?")]
    found = figures(*pairs, seeds=seeds)
    assert [(one.name, one.pairs, one.kept, one.crawled) for one in found.over] == [("tarn/index", 8, 0.8, 0.25)]
    assert [(one.name, one.pairs) for one in found.under] == [("tarn/guide", 2), ("tarn/api", 0)]


def test_the_card_tells_the_figures(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    for name in ("index", "api/a"):
        workspace.write_seed(seed_at(name))
    pairs = [pair_at("index", "What is it?", section="One")]
    card = render(
        workspace,
        Dataset(),
        pairs,
        {"train": 1, "validation": 0, "test": 0},
        written=[],
        variety=diversity(pairs, workspace.seeds()),
    )
    assert "| sections with a pair | 1 of 6 with text of their own (17%) |" in card
    assert "| tarn/index | 1 | 100.0% | 50.0% |" in card
    assert "| tarn/api | 0 | 0.0% | 50.0% |" in card


@pytest.mark.parametrize(("most", "kept"), [(0, 1), (1, 2), (2, 3)])
def test_what_models_made_of_what_models_made_stays_out(tmp_path: Path, most: int, kept: int) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    for name in ("p0", "p1", "p2"):
        workspace.write_seed(make_seed(name))
    write_pairs(workspace.kept, [make_pair(f"p{depth}", f"How long {depth}?", depth=depth) for depth in range(3)])
    (tally,) = export(workspace, Dataset(max_generation=most, min_real_share=0))
    assert (tally.kept, tally.dropped["too-deep"]) == (kept, 3 - kept)


def test_what_is_asked_for_is_looked_up_in_headings_and_paths() -> None:
    found = diversity(
        [pair_at("a", "Q?", section="One")], [seed_at("a"), seed_at("api/b")], ["one", "api", "None of it"]
    )
    assert [(one.name, one.sections, one.covered, one.pairs) for one in found.asked] == [
        ("one", 2, 1, 1), ("api", 3, 0, 0), ("None of it", 0, 0, 0)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is a tarn?", "question"),
        ("In Tarn, how do I stop a worker?", "question"),
        ("Does a worker wait?", "whether"),
        ("With Tarn 3, is a worker safe?", "whether"),
        ("Show me how to stop a worker.", "order"),
        ("I need to stop a worker. What should I do?", "own case"),
        ("Wie hält man an?", "question"),
        ("Arbeiter anhalten", "other"),
    ],
)
def test_a_question_has_one_register(question: str, said: str) -> None:
    assert register(pair_at("a", question)) == said


@pytest.mark.parametrize(
    ("answer", "changes", "said"),
    [
        ("Seven days.", {}, "one fact"),
        ("A worker that waits for a job keeps its connection open until the queue closes it, or until it stops.",
         {}, "a passage"),
        ("1. Stop it.\n2. Start it.", {}, "steps, code or much text"),
        ("```\ntarn stop\n```", {}, "steps, code or much text"),
        ("The page does not say.", {"answerable": False}, "nothing to be found"),
    ],
)  # fmt: skip
def test_what_an_answer_takes(answer: str, changes: dict[str, bool], said: str) -> None:
    assert difficulty(dataclasses.replace(pair_at("a", "Q?", answer), **changes)) == said  # type: ignore[arg-type]


def test_each_maker_has_its_part_and_its_commonest_opening() -> None:
    ours, theirs = pair_at("a", "What is it?"), pair_at("b", "Can you say it?", "One two three.")
    theirs = dataclasses.replace(theirs, generator=Generator(version="0", model="stone"))
    rules, stone = styles([ours, theirs, ours])
    assert (rules.maker, rules.pairs, rules.share, rules.opening, rules.opening_share) == (
        "rules", 2, 0.6667, "what is", 1.0
    )  # fmt: skip
    assert (stone.maker, stone.pairs, stone.answer_words, stone.distinct) == ("stone", 1, 3, 1.0)


def test_frames_are_what_is_left_of_questions_without_their_topics() -> None:
    said = figures(
        *(pair_at(f"p{n}", f"What is the {topic} of `x`?") for n, topic in enumerate(("size", "name place")))
    )
    assert (said.frames, said.openings) == (0.0, 0.0)
    assert figures(pair_at("a", "What is it?"), pair_at("b", "How does it end?")).frames == 1.0
