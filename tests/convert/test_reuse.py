"""A second run: what is converted again, what is not, and what becomes of pairs that are no longer made."""

import contextlib
import json
import shutil

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from converter import reuse
from converter.convert import convert, convert_page
from converter.site import Site, noted, observe, site_of
from gristmill.config import Convert
from gristmill.store import Workspace, read_pairs

PAGE = """# Frost {name}

## Restoring a TAR snapshot from {name}

Choose a snapshot of {name} by its number. Frost writes every file there and compares the checksums.

## `frost.{name}(path, mode="r")`

Open the {name} at *path* for reading. Raises `OSError` if there is no {name}.

- **`--{name}`**: Print all of the output of {name}.
"""
NAMES = ("disk", "server", "tape")


@pytest.fixture
def workspace(tmp_path, page):
    """Three pages of a source, converted once."""
    store = Workspace(tmp_path / "w", create=True)
    for name in NAMES:
        store.write_seed(page(PAGE.format(name=name), path=name))
    convert(store, Convert())
    return store


@pytest.fixture
def fresh(tmp_path):
    """What a first run makes of the seeds of a workspace: the bytes of pairs.jsonl."""

    def run(workspace, options=None):
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        shutil.copytree(workspace.seeds_folder, tmp_path / "fresh" / "seeds")
        store = Workspace(tmp_path / "fresh")
        convert(store, options or Convert())
        return store.pairs.read_bytes()

    return run


def reused(workspace, options=None):
    return convert(workspace, options or Convert())[0].notes["reused"]


def tombstones(workspace):
    if not workspace.tombstones.is_file():
        return []
    return [json.loads(line) for line in workspace.tombstones.read_text("utf-8").splitlines()]


def test_an_unchanged_site_is_not_converted_again(workspace, fresh):
    first = workspace.pairs.read_bytes()
    assert first
    assert reused(workspace) == 3
    assert workspace.pairs.read_bytes() == first == fresh(workspace)
    assert not workspace.tombstones.exists()


def test_reuse_is_no_part_of_the_tallies_that_the_dataset_card_shows(workspace):
    again, first = (convert(workspace, Convert(max_pairs_per_section=cap))[0].to_record() for cap in (40, 39))
    assert [again["notes"].pop("reused"), first["notes"].pop("reused")] == [3, 0]
    assert again == first


def test_only_the_page_that_was_edited_is_converted_again(workspace, page, fresh):
    before = {pair.id for pair in read_pairs(workspace.pairs)}
    workspace.write_seed(page(PAGE.format(name="tape").replace("writes every", "puts down each"), path="tape"))
    assert reused(workspace) == 2
    assert workspace.pairs.read_bytes() == fresh(workspace)
    after = {pair.id for pair in read_pairs(workspace.pairs)}
    assert after != before
    assert {record["id"] for record in tombstones(workspace)} == before - after


def test_another_title_language_or_address_is_another_page(workspace, page, fresh):
    for fields in ({"title": "Ice"}, {"language": "de"}, {"url": "http://127.0.0.1/other.html"}):
        seed = page(PAGE.format(name="tape"), path="tape")
        workspace.write_seed(type(seed)(**{name: getattr(seed, name) for name in seed.__slots__} | fields))
        assert reused(workspace) == 2
        assert workspace.pairs.read_bytes() == fresh(workspace)


def test_a_time_or_a_licence_reaches_the_pairs_of_drafts_that_are_used_again(workspace, page, fresh):
    workspace.write_seed(page(PAGE.format(name="tape"), path="tape", licence="CC0-1.0"))
    assert reused(workspace) == 3
    assert workspace.pairs.read_bytes() == fresh(workspace)
    assert b"CC0-1.0" in workspace.pairs.read_bytes()


def test_a_new_page_with_the_same_heading_moves_the_questions_of_the_old_one(workspace, page, fresh):
    """The heading was one of its kind, so the question needed no anchor: the old page must be asked about again."""
    workspace.write_seed(page("# Frost copy\n\n## Restoring a TAR snapshot from tape\n\nCopy it.\n", path="z"))
    assert reused(workspace) == 2
    assert workspace.pairs.read_bytes() == fresh(workspace)


def test_a_word_that_turns_out_to_be_a_verb_changes_only_the_pages_that_have_it(workspace, page, fresh):
    text = "Put the disks into the feeder one by one, turn the handle, then begin again."
    workspace.write_seed(page(f"# Frost\n\n## Frobbing the disks of Frost\n\n{text}\n", path="f"))
    assert reused(workspace) == 3
    words = "You may want to frob. To frob, to frob, to frob: it is what one wants to frob for.\n"
    workspace.write_seed(page(f"# Frost words\n\n## Words\n\n{words}", path="words"))
    assert reused(workspace) == 3
    assert workspace.pairs.read_bytes() == fresh(workspace)
    assert any("frob the disks of Frost" in pair.question for pair in read_pairs(workspace.pairs))


def test_the_code_that_drafts_hang_on_is_that_of_rules_languages_and_leaning_and_not_what_asks_a_model():
    names = {"/".join(path.parts[-2:]) for path in reuse.sources()}
    assert {"rules/prose.py", "languages/en.py", "gristmill/text.py", "leaning/english.py"} <= names
    assert {"gristmill/forms.py", "gristmill/forms_english.py", "gristmill/codespans.py"} <= names
    assert not names & {"recipes/making.py", "recipes/paraphrase.py", "converter/vary.py", "models/client.py"}


def test_settings_and_code_are_part_of_what_drafts_hang_on(workspace, monkeypatch, fresh):
    assert reused(workspace, Convert(rules=["prose"])) == 0
    assert reused(workspace, Convert(rules=["prose"])) == 3
    assert workspace.pairs.read_bytes() == fresh(workspace, Convert(rules=["prose"]))
    assert reused(workspace, Convert(max_pairs_per_section=1)) == 0
    monkeypatch.setattr(reuse, "_code", lambda: "another")
    assert reused(workspace, Convert(max_pairs_per_section=1)) == 0


def test_pairs_of_a_page_that_is_gone_become_tombstones_until_it_is_back(workspace, page, fresh):
    gone = {pair.id for pair in read_pairs(workspace.pairs) if "tape" in pair.evidence[0].seed_path}
    workspace.write_seed(page(PAGE.format(name="tape"), path="tape", status="tombstone"))
    assert reused(workspace) == 2
    assert workspace.pairs.read_bytes() == fresh(workspace)
    records = tombstones(workspace)
    assert gone <= {record["id"] for record in records}
    assert {record["status"] for record in records} == {"tombstone"}
    with contextlib.closing(workspace.connect()) as db:
        assert db.execute("SELECT count(*) FROM drafts").fetchone()[0] == 2
    first = workspace.tombstones.read_bytes()
    convert(workspace, Convert())
    assert workspace.tombstones.read_bytes() == first
    workspace.write_seed(page(PAGE.format(name="tape"), path="tape"))
    convert(workspace, Convert())
    assert not gone & {record["id"] for record in tombstones(workspace)}


def test_tombstones_add_up_over_runs_sorted_and_once_each(workspace, page):
    for name in ("disk", "server"):
        workspace.write_seed(page(PAGE.format(name=name), path=name, status="excluded"))
        convert(workspace, Convert())
    ids = [record["id"] for record in tombstones(workspace)]
    assert ids == sorted(set(ids))
    assert {e["seed_path"] for r in tombstones(workspace) for e in r["evidence"]} >= {
        "seeds/frost/disk.md", "seeds/frost/server.md",
    }  # fmt: skip
    assert not set(ids) & {pair.id for pair in read_pairs(workspace.pairs)}


def test_old_pairs_that_cannot_be_read_stop_no_run(workspace):
    first = workspace.pairs.read_bytes()
    workspace.pairs.write_bytes(b'\xff\n{"id": 3}\n[]\n{"id": "old", "schema_version": "0"}\n')
    convert(workspace, Convert())
    assert workspace.pairs.read_bytes() == first
    assert tombstones(workspace) == [{"id": "old", "schema_version": "0", "status": "tombstone"}]


def test_a_run_that_fails_leaves_pairs_and_tombstones_as_they_were(workspace, page, monkeypatch):
    first = workspace.pairs.read_bytes()
    workspace.write_seed(page(PAGE.format(name="tape"), path="tape", status="tombstone"))

    def broken(*_args):
        raise RuntimeError("broken")

    monkeypatch.setattr("converter.convert.pair_of", broken)
    with pytest.raises(RuntimeError):
        convert(workspace, Convert())
    assert workspace.pairs.read_bytes() == first
    assert not workspace.tombstones.exists()


def test_drafts_survive_being_kept(workspace, page):
    told = (
        "\n## `PackFile`\n\nA pack is a file that holds many small chunks of the archive, so that few files are sent.\n"
    )
    seed = page(PAGE.format(name="odd \ud800 名") + told, path="odd")
    listening, asked = noted(Site(product="Frost"))
    made = reuse.Kept("key", asked, convert_page(seed, listening, Convert()))
    assert made.converted.drafts
    reuse.save(workspace, "frost", [made], stale=())
    assert reuse.load(workspace, "frost")[seed.path] == made


WORDS = st.sampled_from(
    ["to open", "to frob", "Unix", "unix", "## Frost", "## Open files", "frob", "a Disk", "the disk"]
)
TEXTS = st.lists(WORDS, max_size=8).map("\n\n".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(own=TEXTS, before=TEXTS, after=TEXTS)
def test_where_the_answers_are_the_same_the_drafts_are_the_same(own, before, after, page):
    """The law that reuse stands on: a page knows of its site only what it asked."""
    seed = page(f"# Frobbing Unix disks\n\nOpen the disk, then frob it well.\n\n{own}")
    sites = []
    for other in (before, after):
        seen = observe(seed)
        seen.add(observe(page(other, path="other")))
        sites.append(site_of(seen))
    listening, asked = noted(sites[0])
    kept = reuse.Kept("k", asked, convert_page(seed, listening, Convert()))
    assert kept.converted == convert_page(seed, sites[0], Convert())
    if reuse.is_current(kept, "k", sites[1]):
        assert kept.converted == convert_page(seed, sites[1], Convert())


def test_a_page_cannot_go_through_the_words_of_its_site():
    listening, _ = noted(Site(headings={"a": 1}))
    with pytest.raises(TypeError):
        list(listening.headings)
    with pytest.raises(TypeError):
        len(listening.headings)
