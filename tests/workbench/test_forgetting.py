"""Nothing of a page that was forgotten is left in a workspace or its dataset; the proof of it finds what is left."""

import asyncio
import collections
import contextlib
import dataclasses
import gzip
import json
import sqlite3
from pathlib import Path

import pytest

import gristmill
from crawler.state import answers
from crawler.state.packing import pack
from crawler.state.tables import open_state
from gristmill.errors import UserError
from gristmill.models.replies import open_replies
from gristmill.models.requests import Request
from gristmill.phrases import own, phrases, shared
from gristmill.records import Message, Seed
from gristmill.seedfile import parse_seed
from gristmill.store import write_pairs
from gristmill.workbench.bench import Workbench
from gristmill.workbench.forgetting import _others, condemned
from gristmill.workbench.traces import traces

FAQ = "file:///faq.html"
SEED = "seeds/site/faq.md"


def own_phrases(bench: Workbench) -> set[str]:
    others = (seed.markdown for seed in bench.seeds() if seed.path != SEED)
    return own([bench.seed(SEED).markdown], others)


def variation(bench: Workbench) -> str:
    """Add a pair that a model made of one of the page's, in words of its own; its id."""
    pairs = list(bench.pairs("all"))
    parent = next(pair for pair in pairs if pair.evidence[0].seed_path == SEED)
    lineage = dataclasses.replace(parent.lineage, parents=(parent.id,), group="")
    made = dataclasses.replace(parent, id="f" * 16, origin="llm", evidence=(), lineage=lineage, answer="Short.")
    write_pairs(bench.store.pairs, [*pairs, made])
    return made.id


def asked(text: str) -> Request:
    messages = (Message(role="user", content=text),)
    return Request(model="m", messages=messages, schema_name="s", schema="{}", temperature=0, max_tokens=9, seed=7)


def test_no_phrase_of_the_page_is_left_anywhere(home: Path) -> None:
    bench = gristmill.open("workspace")
    bench.config.dataset.formats.append("pretraining")
    bench.export()
    child, wanted = variation(bench), own_phrases(bench)
    bench.write_crawl("sitemap", "ndjson")
    places = set(traces(bench.store, wanted))
    assert {SEED, "pairs.jsonl", "kept.jsonl", "gristmill.sqlite:bodies", "gristmill.sqlite:drafts"} <= places
    assert any(place.startswith("dataset/pretraining/") for place in places)
    with open_replies(bench.store) as replies:
        for text in (bench.seed(SEED).markdown, bench.seed("seeds/site/index.md").markdown):
            asyncio.run(replies.write(asked(text), endpoint="", body="{}"))
    gone = bench.forget(FAQ)
    assert (gone.pages, gone.replies, gone.traces) == ((FAQ,), 1, 0)
    assert gone.phrases == len(wanted) > 100
    assert traces(bench.store, wanted) == {}
    left = {pair.id for pair in bench.pairs("all")}
    assert child not in left
    assert gone.pairs > 1
    assert not any(proof.url == FAQ for pair in bench.pairs() for proof in pair.evidence)
    assert (home / "workspace/dataset/pretraining").is_dir()
    assert not any(bench.store.crawl.iterdir())
    bench.write_crawl("sitemap")
    assert b"faq.html" not in (bench.store.crawl / "sitemap.xml").read_bytes()


def test_what_is_left_is_what_a_workspace_without_the_page_has(home: Path) -> None:
    bench = gristmill.open("workspace")
    bench.forget(FAQ)
    Path("site/faq.html").unlink()
    fresh = gristmill.open("fresh", create=True)
    fresh.run("site", jobs=1)
    assert {pair.id for pair in bench.pairs()} == {pair.id for pair in fresh.pairs()}


def test_a_trace_in_a_file_of_somebody_else_is_named(home: Path) -> None:
    bench = gristmill.open("workspace")
    Path("workspace/notes.txt").write_text(bench.seed(SEED).markdown, "utf-8")
    with pytest.raises(UserError, match=r"but notes\.txt still holds"):
        bench.forget(FAQ)


@pytest.mark.parametrize("name", ["notes.gz", "notes.warc.gz", "notes.parquet"])
@pytest.mark.parametrize("packed", [True, False])
def test_what_is_packed_is_looked_into_and_what_only_says_so_is_read_as_it_stands(
    home: Path, name: str, *, packed: bool
) -> None:
    bench = gristmill.open("workspace")
    text = bench.seed(SEED).markdown.encode()
    Path("workspace", name).write_bytes(gzip.compress(b"first") + gzip.compress(text) if packed else text)
    assert traces(bench.store, own_phrases(bench))[name] > 100


def test_a_workspace_of_which_all_is_forgotten_is_empty(home: Path) -> None:
    bench = gristmill.open("workspace")
    bench.forget("CC-BY-4.0")
    assert list(bench.seeds()) == []
    assert list(bench.pairs()) == []
    assert not list(Path("workspace/dataset").rglob("t*.jsonl"))


def test_phrases_are_runs_of_eight_words() -> None:
    assert phrases("One two three four five six seven.") == set()
    assert phrases("One, two three four five six — seven EIGHT nine!") == {
        "one two three four five six seven eight", "two three four five six seven eight nine",
    }  # fmt: skip


def test_no_phrase_runs_from_one_string_of_a_record_into_the_next() -> None:
    wanted = phrases("one two three four five six seven eight nine")
    assert (
        shared(json.dumps({"answer": "one two three four", "context": ["five six seven eight nine"]}), wanted) == set()
    )
    assert len(shared(json.dumps([{"a": "zero one two three four\nfive six seven eight"}]), wanted)) == 1


def test_what_another_page_says_is_its_own_and_a_copy_that_no_seed_is_made_of_goes(home: Path) -> None:
    bench = gristmill.open("workspace")
    said, before = min(own_phrases(bench)), len(own_phrases(bench))
    with contextlib.closing(open_state(bench.store)) as db:
        ids = dict(db.execute("SELECT url, id FROM pages"))
        faq, index = (answers.stored(db, ids[url]).body for url in (FAQ, "file:///index.html"))
        answers.put_body(db, ids["file:///index.html"], "{}", pack(index + f"<nav>{said}</nav>".encode()))
        columns = "source, kind, depth, hops, linked, found, origin, host, state, run, url, status, reason"
        db.execute(
            f"INSERT INTO pages ({columns}) VALUES ('site', 'page', 1, 0, 1, 'link', '', 'file://', 1, 1, ?, ?, ?)",
            ("file:///all.html", "dropped", "aggregate"),
        )
        whole = db.execute("SELECT id FROM pages WHERE url = 'file:///all.html'").fetchone()[0]
        answers.put_body(db, whole, "{}", pack(faq))
    gone = bench.forget(FAQ)
    assert gone.traces == 0
    assert before - 200 < gone.phrases < before
    with contextlib.closing(open_state(bench.store)) as db:
        assert said.encode() in answers.stored(db, ids["file:///index.html"]).body
        assert answers.stored(db, whole) is None


def test_what_another_page_says_around_a_link_is_its_own(home: Path) -> None:
    bench = gristmill.open("workspace")
    doomed, text = condemned(bench.store, FAQ), bench.seed(SEED).markdown
    phrase = max(own([text], _others(bench.store, doomed)))
    first, *rest = phrase.split()
    with (bench.store.root / "seeds/site/index.md").open("a", encoding="utf-8") as handle:
        handle.write(f"\n[{first}](https://docs.example/a-page) {' '.join(rest)}\n")
    assert phrase not in own([text], _others(bench.store, condemned(bench.store, FAQ)))


def test_nothing_of_the_page_lies_in_free_pages_of_the_database(home: Path) -> None:
    bench = gristmill.open("workspace")
    with sqlite3.connect("workspace/gristmill.sqlite") as db:
        (drafts,) = db.execute("SELECT converted FROM drafts WHERE path = ?", (SEED,)).fetchone()
    piece = json.dumps(json.loads(drafts)["drafts"][0]["questions"])[2:40].encode()
    assert piece in b"".join(path.read_bytes() for path in Path("workspace").glob("gristmill.sqlite*"))
    bench.forget(FAQ)
    assert piece not in b"".join(path.read_bytes() for path in Path("workspace").glob("gristmill.sqlite*"))


@pytest.mark.parametrize("line", ['{"id": 3', "[1]", "null", '{"id": "x"}', "[" * 9_999])
@pytest.mark.parametrize("name", ["pairs.jsonl", "tombstones.jsonl", "reviews.jsonl"])
def test_a_damaged_line_is_named_before_anything_is_removed(home: Path, name: str, line: str) -> None:
    bench = gristmill.open("workspace")
    with (bench.store.root / name).open("a", encoding="utf-8") as handle:
        handle.write(f"{line}\n")
    before = bench.store.pairs.read_bytes()
    with pytest.raises(UserError, match=rf"{name}:\d+ is no "):
        bench.forget(FAQ)
    assert bench.store.pairs.read_bytes() == before
    assert (bench.store.root / SEED).is_file()


def test_the_pairs_of_a_page_whose_seed_is_damaged_go_too(home: Path) -> None:
    bench = gristmill.open("workspace")
    Path("workspace", SEED).write_text("nothing", "utf-8")
    assert bench.forget(FAQ).pairs > 1
    assert not any(proof.seed_path == SEED for pair in bench.pairs("all") for proof in pair.evidence)
    assert not Path("workspace", SEED).exists()


@pytest.mark.parametrize("what", [FAQ, "CC-BY-4.0"])
@pytest.mark.parametrize("where", ["unlink", "scrub", "judge"])
def test_the_same_command_ends_what_was_cut_short(
    home: Path, monkeypatch: pytest.MonkeyPatch, where: str, what: str
) -> None:
    bench = gristmill.open("workspace")
    wanted = own_phrases(bench)

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        target = {
            "unlink": "pathlib.Path.unlink",
            "scrub": "crawler.state.database.Sqlite.scrub",
            "judge": "filters.judge.judge",
        }
        patched.setattr(target[where], cut)
        with pytest.raises(KeyboardInterrupt):
            bench.forget(what)
    assert traces(bench.store, wanted)
    bench.forget(what)
    assert traces(bench.store, wanted) == {}


def test_export_reads_each_page_once_and_forget_each_page_that_is_left_once_a_stage(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: collections.Counter[str] = collections.Counter()

    def counting(text: str, path: str) -> Seed:
        read[path] += 1
        return parse_seed(text, path)

    monkeypatch.setattr("gristmill.store.parse_seed", counting)
    bench = gristmill.open("workspace")
    bench.export()
    assert set(read.values()) == {1}
    read.clear()
    bench.forget(FAQ)
    assert read[SEED] == 1
    assert max(read.values()) == 3  # to find it, to judge, to export
