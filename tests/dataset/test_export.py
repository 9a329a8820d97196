import dataclasses
import json
import random
from pathlib import Path

import datasets
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gristmill.config import Dataset
from gristmill.dataset.export import export
from gristmill.dataset.formats.messages import record
from gristmill.dataset.mix import mix
from gristmill.dataset.splits import SPLITS, assign, group
from gristmill.errors import UserError
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Review, Seed, Verdict
from gristmill.store import Workspace, read_pairs, write_pairs
from gristmill.text import digest, sha256

MARKDOWN = "# Tarn\n\nTarn keeps messages on disk for seven days.\n"


def make_seed(page: str, *, licence: str = "CC-BY-4.0", **fields: object) -> Seed:
    return Seed(
        seed_id=digest(page, length=16), source="tarn", url=f"http://127.0.0.1/{page}.html",
        path=f"seeds/tarn/{page}.md", markdown=MARKDOWN, sha256=sha256(MARKDOWN), title="Tarn",
        crawled_at="2026-01-02T03:04:05Z", licence=licence, language="en", **fields,
    )  # fmt: skip


def make_pair(
    page: str,
    question: str,
    answer: str = "Seven days.",
    *,
    depth: int = 0,
    parents: tuple[str, ...] = (),
) -> Pair:
    quote = "Tarn keeps messages on disk for seven days."
    evidence = Evidence(
        seed_id=digest(page, length=16), seed_path=f"seeds/tarn/{page}.md", url=f"http://127.0.0.1/{page}.html",
        title="Tarn", heading_path=("Tarn",), kind="prose", quote=quote, start=8, stop=8 + len(quote),
        section_sha256="0" * 64, seed_sha256=sha256(MARKDOWN), crawled_at="2026-01-02T03:04:05Z", licence="CC-BY-4.0",
    )  # fmt: skip
    maker = {"recipe": "paraphrase", "model": "m"} if depth else {"rule": "prose"}
    return Pair(
        id=digest(page, question, length=16), type="paraphrase" if depth else "prose",
        origin="llm" if depth else "deterministic", generation_depth=depth, language="en", source="tarn",
        question=question, answer=answer, evidence=(evidence,),
        messages=(Message(role="user", content=question), Message(role="assistant", content=answer)),
        lineage=Lineage(parents=parents, group=digest(page, length=16)),
        generator=Generator(version="0", **maker),
    )  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "w", create=True)
    pages = [f"page{n}" for n in range(40)]
    for page in pages:
        made.write_seed(make_seed(page, consent=("ai-train=yes (robots.txt)",)))
    told = "Tarn keeps each message for seven whole days."
    asked = [(page, f"How long does {page} keep message {n}?") for page in pages for n in range(3)]
    write_pairs(made.kept, [make_pair(page, question, told) for page, question in asked])
    return made


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_kept_pair_stands_in_exactly_one_split(workspace: Workspace) -> None:
    (tally,) = export(workspace, Dataset())
    ids = [row["id"] for split in SPLITS for row in lines(workspace.dataset / f"{split}.jsonl")]
    assert len(ids) == len(set(ids)) == tally.kept == 120


def test_no_page_stands_in_two_splits(workspace: Workspace) -> None:
    export(workspace, Dataset(validation=0.3, test=0.3))
    pages = [{e["url"] for row in lines(workspace.dataset / f"{s}.jsonl") for e in row["evidence"]} for s in SPLITS]
    assert all(pages)
    assert not pages[0] & pages[1]
    assert not pages[0] & pages[2]
    assert not pages[1] & pages[2]


def test_datasets_reads_all_splits_with_one_schema(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, Dataset())
    files = {split: str(workspace.dataset / f"{split}.jsonl") for split in SPLITS}
    loaded = datasets.load_dataset("json", data_files=files, cache_dir=str(tmp_path / "cache"))
    assert {split: len(loaded[split]) for split in SPLITS} == {s: len(lines(Path(files[s]))) for s in SPLITS}
    assert loaded["train"][0]["messages"][0]["role"] == "user"
    assert loaded["train"].features == loaded["test"].features


def test_datasets_reads_the_folder_by_its_card(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, Dataset())
    loaded = datasets.load_dataset(str(workspace.dataset), cache_dir=str(tmp_path / "cache"))
    assert set(loaded) == set(SPLITS)


def loaded_ids(folder: Path, cache: Path) -> dict[str, list[str]]:
    loaded = datasets.load_dataset(str(folder), cache_dir=str(cache))
    return {split: loaded[split]["id"][:] for split in loaded}


def written_ids(folder: Path) -> dict[str, list[str]]:
    return {p.stem: [row["id"] for row in lines(p)] for s in SPLITS if (p := folder / f"{s}.jsonl").is_file()}


def filled(workspace: Workspace, pages: list[str], question: str = "How long does {} keep it?") -> Workspace:
    for page in pages:
        workspace.write_seed(make_seed(page))
    write_pairs(workspace.kept, [make_pair(page, question.format(page)) for page in pages])
    export(workspace, Dataset())
    return workspace


def test_two_workspaces_under_one_cache_load_their_own_rows(tmp_path: Path) -> None:
    pages = [f"page{n}" for n in range(8)]
    one = filled(Workspace(tmp_path / "one", create=True), pages)
    other = filled(Workspace(tmp_path / "other", create=True), pages, "How many days does {} stay?")  # as many rows
    for workspace in (one, other, one):
        assert loaded_ids(workspace.dataset, tmp_path / "cache") == written_ids(workspace.dataset)
    assert written_ids(one.dataset) != written_ids(other.dataset)


def test_an_export_after_a_change_loads_the_rows_of_now(tmp_path: Path) -> None:
    workspace, cache = Workspace(tmp_path / "w", create=True), tmp_path / "cache"
    for question in ("How long does {} keep it?", "How many days does {} stay?", "How long does {} keep it?"):
        filled(workspace, [f"page{n}" for n in range(8)], question)
        assert loaded_ids(workspace.dataset, cache) == written_ids(workspace.dataset)


def test_a_split_without_pairs_has_no_file_and_an_old_one_goes(tmp_path: Path) -> None:
    workspace = filled(Workspace(tmp_path / "w", create=True), [f"page{n}" for n in range(8)])
    assert set(written_ids(workspace.dataset)) == set(SPLITS)
    filled(workspace, ["page1"])
    assert sorted(path.name for path in workspace.dataset.iterdir()) == [
        "README.md", "croissant.json", "dataset_info.json", "train.jsonl", "training",
    ]  # fmt: skip
    assert loaded_ids(workspace.dataset, tmp_path / "cache") == written_ids(workspace.dataset)


def test_a_set_of_nothing_is_a_card_alone(workspace: Workspace) -> None:
    write_pairs(workspace.kept, [])
    export(workspace, Dataset())
    assert [path.name for path in workspace.dataset.rglob("*") if path.is_file()] == ["README.md"]


def test_the_group_of_a_record_is_the_one_that_shares_a_split(tmp_path: Path) -> None:
    workspace, long = Workspace(tmp_path / "w", create=True), " ".join(f"word{n}" for n in range(12))
    for page in "abcdef":
        workspace.write_seed(make_seed(page))
    pairs = [make_pair(page, f"{page}?", long if page in "ab" else "Seven days.") for page in "abcdef"]
    write_pairs(workspace.kept, pairs)
    export(workspace, Dataset(validation=0.3, test=0.3))
    rows = [row for split in SPLITS for row in lines(workspace.dataset / f"{split}.jsonl")]
    named = {row["question"]: row["group"] for row in rows}
    assert named["a?"] == named["b?"]
    assert len(set(named.values())) == 5
    assert all(len({row["split"] for row in rows if row["group"] == name}) == 1 for name in named.values())


def test_the_card_counts_licences_signals_and_what_was_dropped(workspace: Workspace) -> None:
    tallies = export(workspace, Dataset(name="Tarn Q&A"))
    tallies[0].drop("robots", 3)
    workspace.record_run("crawl", tallies, seconds=1.0, details={})
    export(workspace, Dataset(name="Tarn Q&A"))
    card = (workspace.dataset / "README.md").read_text("utf-8")
    header = yaml.safe_load(card.split("---\n")[1])
    assert header["license"] == "cc-by-4.0"
    assert header["language"] == ["en"]
    assert header["size_categories"] == ["n<1K"]
    assert "| CC-BY-4.0 | 120 |" in card
    assert "| ai-train=yes (robots.txt) | 40 |" in card
    assert "| crawl | tarn | 123 | 120 | robots 3 |" in card


def test_a_second_export_is_the_same_to_the_byte(workspace: Workspace) -> None:
    export(workspace, Dataset())
    before = {path: path.read_bytes() for path in workspace.dataset.rglob("*") if path.is_file()}
    export(workspace, Dataset())
    assert {path: path.read_bytes() for path in workspace.dataset.rglob("*") if path.is_file()} == before


def test_export_before_filter_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="run the stage before"):
        export(Workspace(tmp_path / "w", create=True), Dataset())


def test_a_format_that_does_not_exist_is_named_before_anything_is_written(workspace: Workspace) -> None:
    with pytest.raises(UserError, match=r"dataset.formats: no further format is named 'stone'"):
        export(workspace, Dataset(formats=["stone"]))
    assert not workspace.dataset.exists()


def test_a_system_message_stands_before_every_conversation() -> None:
    row = record(make_pair("a", "Q?"), "train", system="You know Tarn.")
    assert [message["role"] for message in row["messages"]] == ["system", "user", "assistant"]


def test_variations_beyond_the_share_of_real_pairs_stay_out() -> None:
    real = [make_pair("a", f"real {n}?") for n in range(10)]
    made = [make_pair("a", f"made {n}?", depth=1) for n in range(30)]
    chosen = mix([*made, *real], min_real_share=0.5)
    assert sum(p.generation_depth for p in chosen) == 10
    assert [p for p in chosen if not p.generation_depth] == real
    assert mix(list(reversed([*made, *real])), min_real_share=0.5) == list(reversed(chosen))


def test_without_real_pairs_no_variation_is_exported() -> None:
    assert mix([make_pair("a", "made?", depth=1)], min_real_share=0.5) == []
    assert len(mix([make_pair("a", "made?", depth=1)], min_real_share=0.0)) == 1


def test_pages_that_share_a_telling_answer_share_a_group() -> None:
    long = "The broker keeps every message on disk for seven days and then deletes its whole segment."
    groups = group(
        [make_pair("a", "one?", long), make_pair("b", "two?", long.upper()), make_pair("c", "three?", "Seven days.")]
    )
    assert len(set(groups.values())) == 2


def test_a_short_answer_does_not_chain_pages() -> None:
    assert len(set(group([make_pair(page, "since when?", "New in version 3.8.") for page in "abc"]).values())) == 3


def test_a_variation_follows_its_parent() -> None:
    parent = make_pair("a", "one?")
    child = make_pair("b", "two?", depth=1, parents=(parent.id,))
    assert len(set(group([parent, child]).values())) == 1


@given(st.integers(min_value=3, max_value=30), st.randoms(use_true_random=False))
def test_no_wanted_split_is_empty_and_order_does_not_matter(pages: int, rng: random.Random) -> None:
    pairs = [make_pair(f"p{n}", "one?") for n in range(pages)]
    splits = assign(pairs, validation=0.05, test=0.05)
    assert set(splits.values()) == set(SPLITS)
    rng.shuffle(pairs)
    assert assign(pairs, validation=0.05, test=0.05) == splits


def test_a_new_page_moves_no_page_of_a_large_set() -> None:
    pairs = [make_pair(f"p{n}", "one?") for n in range(300)]
    before = assign(pairs[:-1], validation=0.1, test=0.1)
    after = assign(pairs, validation=0.1, test=0.1)
    assert {key: after[key] for key in before} == before


def test_splits_come_near_to_their_shares() -> None:
    splits = list(assign([make_pair(f"p{n}", "one?") for n in range(2000)], validation=0.1, test=0.1).values())
    assert 140 < splits.count("test") < 260
    assert 140 < splits.count("validation") < 260


def test_a_span_that_does_not_hold_is_not_exported(workspace: Workspace) -> None:
    moved = "# Tarn\n\nNow: Tarn keeps messages on disk for seven days.\n"
    workspace.write_seed(dataclasses.replace(make_seed("page3"), markdown=moved, sha256=sha256(moved)))
    workspace.inside("seeds/tarn/page4.md").unlink()
    (tally,) = export(workspace, Dataset())
    assert tally.dropped == {"evidence-stale": 3, "evidence-gone": 3}
    lines = "".join((workspace.dataset / f"{split}.jsonl").read_text() for split in SPLITS)
    assert "page3.md" not in lines
    assert "page4.md" not in lines


def test_an_edited_seed_is_refused_with_its_name(workspace: Workspace) -> None:
    path = workspace.inside("seeds/tarn/page5.md")
    path.write_text(path.read_text().replace("keeps", "NEVER keeps"))
    with pytest.raises(UserError, match=r"seeds/tarn/page5\.md was edited"):
        export(workspace, Dataset())


def test_a_conversation_keeps_its_turns_in_one_split_and_stands_for_the_pair_that_it_begins_with(
    workspace: Workspace,
) -> None:
    first, second = make_pair("page1", "How long?"), make_pair("page1", "Where to?", "To the disk.")
    talk = dataclasses.replace(
        first,
        id="7" * 16,
        type="chain",
        answer=f"{first.answer}\n\n{second.answer}",
        messages=(*first.messages, *second.messages),
        evidence=(*first.evidence, *second.evidence),
        lineage=Lineage(parents=(first.id, second.id), group=first.lineage.group),
    )
    write_pairs(workspace.kept, [first, second, talk, *(make_pair(f"page{n}", f"What is {n}?") for n in range(2, 30))])
    (tally,) = export(workspace, Dataset())
    found = {record["id"]: record for split in SPLITS for record in lines(workspace.dataset / f"{split}.jsonl")}
    assert tally.dropped == {"opens-conversation": 1}
    assert first.id not in found
    assert found[talk.id]["split"] == found[second.id]["split"]
    assert [m["content"] for m in found[talk.id]["messages"]] == ["How long?", first.answer, "Where to?", second.answer]


def test_what_a_filter_could_not_decide_stays_out_unless_it_is_asked_for_or_approved(tmp_path: Path) -> None:
    found = filled(Workspace(tmp_path, create=True), ["a", "b", "c"])
    pairs = list(read_pairs(found.kept))
    unsure = Verdict(pair_id="", filter="fact-check", decision="abstain", reason="weakly-supported")
    pairs[0] = dataclasses.replace(pairs[0], checks=(unsure,))
    pairs[1] = dataclasses.replace(pairs[1], checks=(unsure,), review=Review(status="approved"))
    write_pairs(found.kept, pairs)
    (tally,) = export(found, Dataset())
    assert tally.dropped == {"undecided": 1}
    assert pairs[0].id not in written_ids(found.dataset)
    (tally,) = export(found, Dataset(undecided=True))
    assert not tally.dropped


def test_what_a_verifier_confirmed_is_decided(tmp_path: Path) -> None:
    found = filled(Workspace(tmp_path, create=True), ["a", "b", "c"])
    pairs = list(read_pairs(found.kept))
    unsure = Verdict(pair_id=pairs[0].id, filter="fact-check", decision="abstain", reason="weakly-supported", score=0.4)
    yes = Verdict(pair_id=pairs[0].id, filter="verifier", decision="accept", score=0.9, threshold=0.5)
    for said, out in (((unsure, yes), {}), ((unsure, dataclasses.replace(yes, score=None)), {"undecided": 1})):
        write_pairs(found.kept, [dataclasses.replace(pairs[0], checks=said), *pairs[1:]])
        (tally,) = export(found, Dataset())
        assert tally.dropped == out
