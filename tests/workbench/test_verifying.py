"""A file of claims becomes a file of verdicts, line for line, and a summary that adds up."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from filters.verifier.canaries import claim_canaries
from filters.verifier.panel import Panel
from filters.verifier.questions import Asked, Opinion
from gristmill.config import Verifier
from gristmill.errors import NothingKeptError, UserError
from gristmill.index.corpus import Corpus
from gristmill.store import Workspace, read_pairs
from gristmill.workbench.second_look import SecondLook
from gristmill.workbench.verifying import verify, verify_file

PROOF = {"quote": "A failed job is repeated 3 times.", "url": "https://a.example/", "licence": "MIT"}
RECORDS = [
    {"id": "right", "claim": "A failed job is repeated 3 times.", "evidence": [PROOF]},
    {"id": "wrong", "claim": "A failed job is repeated 4 times.", "evidence": [PROOF]},
    {"id": "nowhere", "question": "And?", "answer": "Bananas are yellow.", "evidence": ["A failed job is repeated."]},
    {"id": "mixed", "question": "And?", "answer": "A failed job is repeated 3 times. Bananas are yellow.",
     "evidence": [PROOF, "Nothing else."]},
    {"id": "bare", "question": "Is it?", "answer": "Yes.", "evidence": [PROOF]},
    {"id": "unread"},
    {"id": "alone", "claim": "A failed job is repeated 3 times."},
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS) + "no json\n")
    return path


def test_every_record_has_its_line_in_order_and_the_summary_adds_up(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "verdicts.jsonl"
    summary = verify_file(file, out=out)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(line["id"], line["verdict"], line["reasons"]) for line in lines] == [
        ("right", "supported", []),
        ("wrong", "refuted", ["number-not-in-evidence"]),
        ("nowhere", "unsupported", ["nothing-found"]),
        ("mixed", "unsupported", ["nothing-found"]),
        ("bare", "abstain", ["no-claim"]),
        ("unread", "abstain", ["no-known-form"]),
        ("alone", "abstain", ["no-evidence"]),
        ("8", "abstain", ["not-json"]),
    ]
    assert lines[0]["claims"][0]["passage"]["quote"] == PROOF["quote"]
    assert summary.records == sum(summary.verdicts.values()) == 8
    assert summary.unreadable == 2
    assert summary.verdicts == {"supported": 1, "refuted": 1, "unsupported": 2, "abstain": 4}
    assert summary.claims == {"supported": 2, "refuted": 1, "unsupported": 2, "abstain": 0}
    assert summary.licences == {"MIT": 1}


def test_a_second_run_writes_the_same_bytes(file: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        verify_file(file, out=tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_verdict_does_not_hang_on_what_else_stands_in_the_file() -> None:
    assert list(verify(RECORDS[:2])) == [*verify(RECORDS[:1]), *verify(RECORDS[1:2])]


def test_what_brings_no_evidence_is_looked_up_in_the_workspace(home: Path) -> None:
    claims = ["Messages with the same key are delivered in order within one group.", "Bananas are yellow fruits."]
    Path("claims.jsonl").write_text("".join(json.dumps({"claim": claim}) + "\n" for claim in claims))
    found = []
    summary = verify_file(Path("claims.jsonl"), against=Workspace(Path("workspace")), tell=found.append)
    assert [one.verdict for one in found] == ["supported", "unsupported"]
    passage = found[0].claims[0].passage
    seed = Workspace(Path("workspace")).read_seed(passage.seed_path)
    assert seed.markdown[passage.start : passage.stop] == passage.quote
    assert summary.licences == {"CC-BY-4.0": 1}
    assert summary.against == str(home / "workspace")


def test_licences_of_all_passages_hold_together() -> None:
    proofs = [PROOF, {"quote": "The queue is on disk.", "licence": "CC-BY-4.0"}, "Stated by nobody."]
    said = "A failed job is repeated 3 times. The queue is on disk. Stated by nobody."
    found = list(verify([{"question": "What?", "answer": said, "evidence": proofs}]))
    assert [claim.passage.licence for claim in found[0].claims if claim.passage] == ["MIT", "CC-BY-4.0", ""]


class TestMistakes:
    def test_evidence_must_come_from_somewhere(self) -> None:
        with pytest.raises(UserError, match="record 1 brings no evidence: name a crawl with --against"):
            list(verify([{"claim": "A queue waits."}]))

    def test_the_file_that_is_read_is_not_written_over(self, file: Path) -> None:
        before = file.read_bytes()
        with pytest.raises(UserError, match="is the file that is read"):
            verify_file(file, out=file)
        assert file.read_bytes() == before

    @pytest.mark.parametrize(("text", "why"), [("", "it is empty"), ("x\ny\n", "not-json"), ("{}\n", "no-known-form")])
    def test_a_file_of_which_nothing_can_be_read_fails(self, tmp_path: Path, text: str, why: str) -> None:
        (tmp_path / "f").write_text(text)
        with pytest.raises(NothingKeptError, match=why):
            verify_file(tmp_path / "f", out=tmp_path / "out")


def test_a_record_with_more_claims_than_can_be_compared_says_so() -> None:
    many = {"claim": "Port 80 is set. " * 1000, "evidence": ["Port 80 is set. " * 1000]}
    (one,) = verify([many])
    assert (one.verdict, one.reasons) == ("abstain", ("too-long",))


class Told:
    """A verifier of one mind about real claims, and right about planted ones."""

    name = "told"

    def __init__(self, home: Path, real: float | None) -> None:
        store = Workspace(home / "workspace")
        made = claim_canaries(tuple(read_pairs(store.kept)), Corpus(store.seeds()), 10)
        self._known = {each.asked: 0.9 if each.right else 0.1 for each in made}
        self._real, self.real = real, list[Asked]()

    def ask(self, listed: Sequence[Asked]) -> list[Opinion]:
        self.real += [one for one in listed if one not in self._known]
        return [Opinion(score=self._known.get(one, self._real)) for one in listed]

    def figures(self) -> dict[str, Any]:
        return {"calls": len(self.real)}

    def close(self) -> None:
        """Nothing is held."""


UNSURE = "Within a group, messages that share the same key reach their consumers in order."


@pytest.mark.parametrize(
    ("real", "verdict", "reason"), [(0.95, "supported", ""), (0.05, "unsupported", "not-confirmed"), (None, None, "")]
)
def test_what_is_not_sure_is_laid_before_a_verifier(
    real: float | None, verdict: str | None, reason: str, home: Path
) -> None:
    store = Workspace(home / "workspace")
    corpus = Corpus(store.seeds())
    claims = [{"claim": UNSURE}, {"claim": "Bananas are yellow fruits."}]
    alone = list(verify(claims, corpus))
    assert alone[0].score < 0.8
    told = Told(home, real)
    look = SecondLook(Panel(told, canaries=10), corpus, tuple(read_pairs(store.kept)))
    first, second = look.look(iter(alone))
    assert (first.verdict, first.claims[0].reason) == (verdict or alone[0].verdict, reason or alone[0].claims[0].reason)
    assert second == alone[1]  # what the crawl does not speak of needs no model
    assert [one.text for one in told.real] == [UNSURE]
    assert "same key" in told.real[0].passage
    use = look.use()
    assert use is not None
    assert (use.name, use.trials[0].trusted) == ("told", True)


def test_a_verifier_needs_a_workspace_that_examines_it(file: Path) -> None:
    with pytest.raises(UserError, match="name one with --against"):
        verify_file(file, verifier=Verifier(use="some-model"))
