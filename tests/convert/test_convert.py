"""The stage as a whole: seeds in a workspace, pairs and tallies out."""

import collections
import dataclasses
import shutil

import pytest

import converter.convert as stage
from converter.convert import convert, convert_page, pairs_of, settle
from converter.drafts import Draft, Quoted
from converter.site import Site
from gristmill.cli.printers import stage_line
from gristmill.config import Convert
from gristmill.errors import UserError
from gristmill.placing import here
from gristmill.records import Section, Seed
from gristmill.store import Workspace, read_pairs
from gristmill.text import fold, sha256
from gristmill.workbench.summary import StageSummary

from ..losing import Losing

SITE = "Frost documentation"
MANUAL = """# Frost {name}

## Restoring a snapshot from {name}

Choose a snapshot of {name} by its number, and Frost writes every file there and compares the checksums.

## Installation

Copy the folder of {name} to the disk and run the command that is named in it.

## Empty
"""


@pytest.fixture
def workspace(tmp_path, page):
    """Three pages of one source and one of another."""
    store = Workspace(tmp_path / "w", create=True)
    for name in ("disk", "server", "tape"):
        store.write_seed(page(MANUAL.format(name=name), path=name, site=SITE))
    store.write_seed(
        page("# Ice\n\n## Melting HDPE ice\n\nIce melts when it is warm, as every village child knows.\n", source="ice")
    )
    return store


def test_a_second_run_writes_the_same_bytes(workspace):
    convert(workspace, Convert())
    first = workspace.pairs.read_bytes()
    assert first
    convert(workspace, Convert())
    assert workspace.pairs.read_bytes() == first


@pytest.mark.parametrize("placer", [here(2), Losing()], ids=["processes", "workers that are lost"])
def test_where_pages_are_converted_changes_nothing(workspace, tmp_path, monkeypatch, placer):
    monkeypatch.setattr("converter.convert._POOL_FROM", 2)
    monkeypatch.setattr("converter.convert._CHUNK", 2)
    alone = convert(workspace, Convert())
    first = workspace.pairs.read_bytes()
    workspace = _fresh(workspace, tmp_path)
    together = convert(workspace, Convert(), placer=placer)
    assert workspace.pairs.read_bytes() == first
    assert [t.to_record() for t in together] == [t.to_record() for t in alone]


def _fresh(workspace, tmp_path):
    """The same seeds in a workspace without a history."""
    shutil.copytree(workspace.seeds_folder, tmp_path / "fresh" / "seeds", dirs_exist_ok=True)
    return Workspace(tmp_path / "fresh")


def test_the_tally_counts_every_section_once(workspace):
    tallies = convert(workspace, Convert())
    assert [t.source for t in tallies] == ["frost", "ice"]
    frost = tallies[0]
    assert frost.stage == "convert"
    assert frost.seen == 12  # four headings on three pages
    assert frost.dropped["empty"] == 6  # the title, and the section without a body
    pairs = list(read_pairs(workspace.pairs))
    for tally in tallies:
        own = [pair for pair in pairs if pair.source == tally.source]
        assert tally.kept == len({pair.evidence[0].section_sha256 for pair in own})
        counted = {name: n for name, n in tally.notes.items() if name.startswith("pairs:")}
        assert counted == collections.Counter(f"pairs:{pair.type}" for pair in own)


def test_pairs_stand_in_the_order_of_sources_and_pages(workspace):
    pairs = list(pairs_of(workspace, Convert()))
    places = [(p.source, p.evidence[0].seed_path) for p in pairs]
    assert places == sorted(places)


def test_only_the_sources_that_are_asked_for_are_converted(workspace):
    assert {pair.source for pair in pairs_of(workspace, Convert(), sources=["ice"])} == {"ice"}
    with pytest.raises(UserError, match="no seeds"):
        convert(workspace, Convert(), sources=["steam"])


def test_the_name_that_a_person_gives_is_the_one_that_questions_use(workspace):
    made = pairs_of(workspace, Convert(), sources=["ice"], products={"ice": "the Glacier"})
    assert [pair.question for pair in made] == ["Can you explain melting HDPE ice in the Glacier?"]


def test_an_unknown_rule_is_named_with_those_that_there_are(workspace):
    with pytest.raises(UserError, match=r"'poem'.*prose"):
        convert(workspace, Convert(rules=["poem"]))


def test_only_the_rules_that_are_asked_for_are_used(workspace):
    assert {pair.type for pair in pairs_of(workspace, Convert(rules=["prose"]))} == {"prose"}
    assert not list(pairs_of(workspace, Convert(rules=["matrix"])))


def test_a_licence_is_no_knowledge_about_what_it_covers(workspace, page):
    text = "Combining documents needs the consent of all who wrote in them, and of the publisher as well."
    for title in ("GNU Free Documentation License", "Manual of documents"):
        workspace.write_seed(page(f"# {title}\n\n## Combining documents\n\n{text}\n", path=fold(title), source="mill"))
    tally = convert(workspace, Convert(), sources=["mill"], products={"mill": "Mill"})[0]
    assert tally.dropped["licence"] == 1
    assert tally.notes["pairs:prose"] == 1


def test_a_section_gives_no_more_pairs_than_the_cap(workspace, page):
    rows = "\n".join(f"| `key{i}` | What key number {i} of them all means. |" for i in range(30))
    workspace.write_seed(
        page(f"# Keys\n\n## Store keys\n\n| Name | Description |\n| --- | --- |\n{rows}\n", path="keys")
    )
    tally = convert(workspace, Convert(max_pairs_per_section=5), sources=["frost"], products={"frost": "Frost"})[0]
    assert tally.notes["pairs:key_table"] == 5
    assert tally.notes["draft:over-cap"] == 25


def test_excluded_pages_and_tombstones_give_no_pairs(workspace, page):
    for status in ("excluded", "tombstone"):
        workspace.write_seed(page(MANUAL.format(name=status), path=status, status=status))
    paths = {pair.evidence[0].seed_path for pair in pairs_of(workspace, Convert())}
    assert paths == {f"seeds/{p}.md" for p in ("frost/disk", "frost/server", "frost/tape", "ice/index")}


def test_flagged_pages_give_pairs_only_where_that_is_asked_for(workspace, page):
    workspace.write_seed(page(MANUAL.format(name="odd"), path="odd", flags=("low-fidelity",)))
    assert not [p for p in pairs_of(workspace, Convert()) if "odd" in p.evidence[0].seed_path]
    assert [p for p in pairs_of(workspace, Convert(), keep_flagged=["frost"]) if "odd" in p.evidence[0].seed_path]
    tally = next(tally for tally in convert(workspace, Convert()) if tally.source == "frost")
    assert tally.notes["left-out:low-fidelity"] == 1
    summary = StageSummary.of("convert", [tally], seconds=1.0, details={})
    assert stage_line(summary).endswith("; flagged pages left out: low-fidelity 1")


def test_a_page_in_a_language_without_frames_is_counted_and_left(tmp_path, page):
    store = Workspace(tmp_path, create=True)
    store.write_seed(page("# ফ্রস্ট\n\n## স্থাপন\n\nপ্যাকেজ ইনস্টল করতে নিচের আদেশটি চালান।", language="bn"))
    tally = convert(store, Convert())[0]
    assert (tally.kept, dict(tally.dropped)) == (0, {"no-frames": 2})
    assert not list(read_pairs(store.pairs))


@pytest.mark.parametrize(("language", "opening"), [("de-AT", "Wie|Was|Erkläre"), ("fr", "Comment|Que"), ("es-MX", "¿")])
def test_the_language_of_the_page_is_the_language_of_the_question(tmp_path, page, language, opening):
    store = Workspace(tmp_path, create=True)
    text = "# Frost\n\n## `frost.open(path, mode)`\n\nFrost frost frost frost frost frost frost.\n"
    store.write_seed(page(text, language=language))
    english = {"what", "explain", "describe", "tell", "how", "the", "is"}
    for pair in pairs_of(store, Convert()):
        assert pair.language == language
        assert not english & set(fold(pair.question).split()[:3]), opening


def test_pages_with_the_same_heading_ask_with_an_anchor(workspace):
    questions = [pair.question for pair in pairs_of(workspace, Convert(), sources=["frost"])]
    installing = [q for q in questions if "install" in q.lower()]
    assert len(installing) == 3
    for name in ("disk", "server", "tape"):
        assert any(name in question for question in installing)
    assert len({fold(question) for question in questions}) == len(questions)


def test_an_edit_on_one_page_changes_no_pair_of_another(workspace, page):
    before = {p.id for p in pairs_of(workspace, Convert()) if "tape" not in p.evidence[0].seed_path}
    workspace.write_seed(page(MANUAL.format(name="tape").replace("writes", "puts down"), path="tape", site=SITE))
    after = list(pairs_of(workspace, Convert()))
    assert {p.id for p in after if "tape" not in p.evidence[0].seed_path} == before
    assert any("puts down" in p.answer for p in after)


def test_every_pair_says_where_it_comes_from(workspace):
    seeds = {seed.seed_id: seed for seed in workspace.seeds()}
    for pair in pairs_of(workspace, Convert()):
        assert (pair.origin, pair.generation_depth, pair.answerable) == ("deterministic", 0, True)
        assert [(m.role, m.content) for m in pair.messages] == [("user", pair.question), ("assistant", pair.answer)]
        for proof in pair.evidence:
            seed = seeds[proof.seed_id]
            assert pair.lineage.group == seed.seed_id
            assert seed.markdown[proof.start : proof.stop] == proof.quote
            assert (proof.seed_path, proof.url, proof.seed_sha256) == (seed.path, seed.url, seed.sha256)
            assert proof.section_sha256 in {s.sha256 for s in _sections(seed)}


def _sections(seed):
    from gristmill.sections import sections

    return sections(seed.markdown)


def test_the_members_of_a_class_are_cited_from_their_own_sections(tmp_path, page):
    store = Workspace(tmp_path, create=True)
    members = "\n\n".join(
        f"### `{name}()`\n\nDo what the name {name} says, and no more." for name in ("open", "read", "close")
    )
    store.write_seed(page(f"# Frost\n\n## `class frost.File(path)`\n\nA file of a snapshot.\n\n{members}\n"))
    listed = next(p for p in pairs_of(store, Convert()) if p.answer == "`open()`\n`read()`\n`close()`")
    assert [proof.heading_path[-1] for proof in listed.evidence] == ["open()", "read()", "close()"]


def test_an_empty_workspace_gives_no_tally(tmp_path):
    assert convert(Workspace(tmp_path, create=True), Convert()) == []


def test_progress_is_told_for_every_page(workspace):
    told = []
    convert(workspace, Convert(), on_progress=lambda done, total=None, note="": told.append((done, total, note)))
    assert told == [(1, 3, "frost"), (2, 3, "frost"), (3, 3, "frost"), (1, 1, "ice")]


SECTION = Section(heading_path=("a",), level=1, start=0, body_start=2, stop=9, sha256="0" * 64)
DRAFT = Draft(type="prose", section=SECTION, questions=("Why?",), spans=(Quoted(start=3, stop=9, kind="prose"),))


def drafts(*questions, **fields):
    return [dataclasses.replace(DRAFT, questions=tuple(q), **fields) for q in questions]


def test_a_question_that_nobody_else_asks_stays_short():
    assert settle(drafts(["A?", "A in x?"], ["B?"])) == ["A?", "B?"]


def test_drafts_that_would_ask_the_same_all_take_their_anchors():
    assert settle(drafts(["A?", "A in x?"], ["a ?", "A in y?"])) == ["A in x?", "A in y?"]


def test_a_question_that_anchors_cannot_tell_apart_stays_with_the_first():
    assert settle(drafts(["A?"], ["A?"], ["A?", "A in y?"])) == ["A?", "", "A in y?"]


def test_an_answer_that_must_be_the_only_one_falls_with_its_rival():
    assert settle([*drafts(["A?"]), *drafts(["A?"], exclusive=True), *drafts(["B?"])]) == ["", "", "B?"]


@pytest.mark.parametrize(
    ("heading", "product"),
    [
        ("`open(path, mode)`", True),
        ("`PUT /v1/disks`", True),
        ("Store options", True),
        ("`frost.open(path, mode)`", False),
    ],
)
def test_the_product_is_named_unless_the_anchor_is_one_of_a_kind(page, heading, product):
    table = "| Name | Type | Description |\n| --- | --- | --- |\n| `pack_path` | string | Where its packs are kept. |\n"
    drafts_of_page = convert_page(page(f"# A page\n\n## {heading}\n\n{table}"), Site(product="Frost"), Convert()).drafts
    asked = [draft.questions[0] for draft in drafts_of_page if draft.type == "key_table"]
    assert asked
    assert all(("in Frost" in question) == product for question in asked)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("error", "reason"),
    [(ValueError("x"), "convert-failed"), (TimeoutError(), "convert-timeout"), (MemoryError(), "convert-failed")],
)
def test_an_error_while_a_page_is_converted_costs_that_page(tmp_path, monkeypatch, jobs, error, reason):
    store = Workspace(tmp_path / "broken", create=True)
    convert_page = stage.convert_page

    def broken(seed, site, settings):
        if seed.path.endswith("p3.md"):
            raise error
        return convert_page(seed, site, settings)

    text = "# How do I list it?\n\nRun the search program with the flag `--find` and wait until it ends.\n"
    for number in range(80):
        markdown = text.replace("list it", f"list part {number} of it")
        url = f"https://docs.example.org/p{number}.html"
        store.write_seed(
            Seed(
                seed_id=f"{number:016x}",
                source="docs",
                url=url,
                path=f"seeds/docs/p{number}.md",
                markdown=markdown,
                sha256=sha256(markdown),
                title="T",
                crawled_at="2026-01-02T03:04:05Z",
                licence="MIT",
                language="en",
            )
        )
    monkeypatch.setattr(stage, "convert_page", broken)
    (tally,) = convert(store, Convert(), placer=here(jobs))
    assert (tally.seen, tally.dropped[reason]) == (80, 1)
    monkeypatch.undo()
    (tally,) = convert(store, Convert(), placer=here(jobs))
    assert reason not in tally.dropped, "a fault is not stored for the next run"


def test_what_a_sentence_says_of_a_condition_is_not_asked_for(workspace, page):
    first = " ".join(["Snapshots are read from the disk that holds them, and written to one that has room."] * 4)
    text = "If Frost finds a stale lock beside a snapshot, it runs `frost unlock` and goes on with all others."
    workspace.write_seed(page(f"# Frost\n\n## Snapshots\n\n{first}\n\n{text}\n", path="mill", source="mill"))
    pairs = list(pairs_of(workspace, Convert(), sources=["mill"], products={"mill": "Frost"}))
    assert not any("stale" in pair.question for pair in pairs)


def test_an_option_that_many_programs_have_alike_is_asked_of_one(tmp_path, page):
    store = Workspace(tmp_path, create=True)
    own = ("open", "close", "keep", "thaw")
    for name in own:
        flags = (
            f"- **--quiet**: Say nothing of what is done\n- **--{name}-all**: Do it to {name} all of them\n- **-x**: y"
        )
        text = f"## NAME\n\n***{name}.ice*** - {name}s the ice of many fields\n\n## Flags\n\n{flags}\n"
        store.write_seed(page(text, path=name, title=f"{name}.ice", site=SITE))
    asked = [pair.question for pair in pairs_of(store, Convert())]
    assert sum("`--quiet`" in question for question in asked) == 1
    assert all(sum(f"`--{name}-all`" in question for question in asked) == 1 for name in own)
