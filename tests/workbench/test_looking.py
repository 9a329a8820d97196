"""What is told of a workspace is what stands in it: pairs, evidence, search, and files of other versions."""

import dataclasses
import json
from pathlib import Path

import pytest

import gristmill
from gristmill.errors import UserError
from gristmill.index.corpus import Corpus
from gristmill.index.search import search
from gristmill.workbench.summary import StageSummary

ENTRY = {
    "seconds": 1.5,
    "sources": {
        "b": {"seen": 3, "kept": 1, "dropped": {"empty": 1, "noai": 1}, "notes": {"bytes": 0}},
        "a": {"seen": 2, "kept": 1, "dropped": {"empty": 1}, "notes": {"bytes": 7}},
    },
    "versions": {"python": "3.11"},
}
VARIED = {
    "calls": 3, "prompt_tokens": 30, "completion_tokens": 9, "cost": None, "replayed": 1,
    "unasked": {"calls": 0, "prompt_tokens": 0, "completion_tokens": 0, "cost": None},
}  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "unit"), [("crawl", "page"), ("convert", "section"), ("vary", "candidate"), ("later", "record")]
)
def test_a_stage_is_summed_over_its_sources_by_name(stage: str, unit: str) -> None:
    found = StageSummary.of_report(stage, ENTRY)
    assert (found.unit, found.seen, found.kept, found.seconds) == (unit, 5, 2, 1.5)
    assert (found.dropped, found.notes) == ({"empty": 2, "noai": 1}, {"bytes": 7})
    assert [source.source for source in found.sources] == ["a", "b"]
    assert found.model is None


def test_a_report_from_before_dry_runs_were_noted_is_read() -> None:
    found = StageSummary.of_report("vary", {**ENTRY, **VARIED})
    assert found.model is not None
    assert (found.model.calls, found.model.replayed, found.model.dry_run) == (3, 1, False)
    assert (found.model.answered, found.model.timeouts, found.model.retired) == (0, 0, 0)


def test_an_empty_workspace_holds_nothing(tmp_path: Path) -> None:
    bench = gristmill.open(tmp_path)
    status = bench.status()
    assert (status.workspace, status.sources, status.stages) == (str(tmp_path), (), ())
    assert (bench.consents().pages, bench.diff().sources, list(bench.seeds())) == ((), (), [])
    assert bench.search("anything") == []
    for which in ("kept", "dropped", "all"):
        with pytest.raises(UserError, match="run the stage before"):
            list(bench.pairs(which))


@pytest.mark.parametrize(
    ("path", "options", "message"),
    [("missing", {}, "is no workspace"), ("workspace", {"config": "missing.yaml"}, "cannot read missing.yaml")],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(path: str, options: dict, message: str, home: Path) -> None:
    with pytest.raises(UserError, match=message):
        gristmill.open(path, **options)


def test_sources_of_the_configuration_can_be_named(home: Path) -> None:
    Path("spiders.yaml").write_text(
        f"defaults: {{max_pages: 3}}\nsources:\n  - {{name: tarn, start: ['{home / 'site'}'], licence: MIT}}\n"
    )
    bench = gristmill.open("w", config="spiders.yaml", create=True)
    assert bench.crawl(jobs=1).stages[0].sources[0].source == "tarn"
    assert bench.crawl(str(home / "site"), jobs=1).stages[0].sources[0].source == "site"
    active = {source.source: source.pages["active"] for source in bench.sources()}
    assert list(active) == ["site", "tarn"]
    assert 0 < max(active.values()) <= 3


@pytest.mark.parametrize(("start", "message"), [("zz", "no pair in"), ("", "is the start of")])
def test_a_pair_that_is_not_the_only_one_is_not_shown(start: str, message: str, home: Path) -> None:
    with pytest.raises(UserError, match=message):
        gristmill.open("workspace").show(start)


@pytest.mark.parametrize("name", ["kept.jsonl", "dropped.jsonl", "pairs.jsonl"])
def test_a_pair_is_shown_from_the_file_that_says_most_of_it(name: str, home: Path) -> None:
    bench = gristmill.open("workspace")
    with Path("workspace", name).open() as lines:
        wanted = json.loads(next(lines))["id"]
    if name == "pairs.jsonl":
        for judged in ("kept", "dropped"):
            Path(f"workspace/{judged}.jsonl").unlink()
    shown = bench.show(wanted[:12])
    assert (shown.file, shown.pair.id) == (name, wanted)
    assert bool(shown.pair.checks) == (name != "pairs.jsonl")


@pytest.mark.parametrize(("width", "longest"), [(0, 0), (7, 7), (240, 240)])
def test_evidence_stands_in_as_much_of_its_page_as_is_asked_for(width: int, longest: int, home: Path) -> None:
    bench = gristmill.open("workspace")
    proofs = [proof for pair in bench.pairs() for proof in bench.evidence(pair, width=width)]
    assert all(proof.valid for proof in proofs)
    assert max(len(proof.before) for proof in proofs) == max(len(proof.after) for proof in proofs) == longest


def test_a_seed_that_was_changed_by_hand_proves_nothing(home: Path) -> None:
    bench = gristmill.open("workspace")
    (pair, *_) = bench.pairs()
    path = Path("workspace", pair.evidence[0].seed_path)
    path.write_text(path.read_text("utf-8").replace("\n---\n", "\n---\nOne more line.\n", 1))
    assert [proof.valid for proof in bench.evidence(pair)] == [False]


@pytest.mark.parametrize("which", ["kept", "dropped"])
def test_verdicts_stand_pair_by_pair(which: str, home: Path) -> None:
    bench = gristmill.open("workspace")
    verdicts = list(bench.verdicts(which))
    assert list(dict.fromkeys(verdict.pair_id for verdict in verdicts)) == [pair.id for pair in bench.pairs(which)]
    assert any(verdict.decision == "reject" for verdict in verdicts) == (which == "dropped")


class TestSearch:
    @pytest.mark.parametrize(
        ("query", "heading"),
        [
            ("address already in use: 127.0.0.1:7420", "Error: “address already in use: 127.0.0.1:7420”"),
            ("largest message that Tarn accepts", "What is the largest message that Tarn accepts?"),
        ],
    )
    def test_the_section_that_answers_comes_first(self, query: str, heading: str, built: Path) -> None:
        hits = gristmill.open(built / "workspace").search(query)
        assert hits[0].section.heading_path[-1] == heading
        assert hits[0].text.startswith("#")
        assert hits[0].text in hits[0].seed.markdown
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)

    @pytest.mark.parametrize("query", ["", "the of and", "zyzzyva"])
    def test_a_query_without_known_terms_finds_nothing(self, query: str, built: Path) -> None:
        assert gristmill.open(built / "workspace").search(query) == []

    @pytest.mark.parametrize(("limit", "found"), [(-1, 0), (0, 0), (1, 1), (3, 3)])
    def test_no_more_is_found_than_is_asked_for(self, limit: int, found: int, built: Path) -> None:
        assert len(gristmill.open(built / "workspace").search("message", limit=limit)) == found

    def test_only_sections_that_share_a_term_are_hits_and_only_of_active_seeds(self, built: Path) -> None:
        bench = gristmill.open(built / "workspace")
        hits = bench.search("roadmap release checklist message", limit=10_000)
        assert all(hit.score > 0 and hit.seed.status == "active" for hit in hits)
        assert 0 < len(hits) < sum(len(bench.sections(seed)) for seed in bench.seeds())

    def test_sections_that_tie_stand_in_the_order_of_their_seeds(self, built: Path) -> None:
        seeds = list(gristmill.open(built / "workspace").seeds())
        twice = [dataclasses.replace(seed, seed_id=seed.seed_id[::-1], path=f"{seed.path}.md") for seed in seeds]
        hits = search(Corpus([*seeds, *twice]), "largest message", limit=2)
        assert hits[0].score == hits[1].score
        assert [hit.seed.path for hit in hits] == ["seeds/site/faq.md", "seeds/site/faq.md.md"]

    def test_a_crawl_of_this_object_renews_the_index(self, home: Path) -> None:
        bench = gristmill.open("workspace")
        assert bench.search("zyzzyva") == []
        page = "<html lang=en><body><main><h1>Zyzzyva</h1><p>A beetle of the tropics.</p></main></body></html>"
        Path("site/zyzzyva.html").write_text(page)
        bench.crawl("site", jobs=1)
        assert [hit.seed.title for hit in bench.search("zyzzyva")] == ["Zyzzyva"]
