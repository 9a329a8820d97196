"""`gristmill verify`: lines of results on stdout or in a file, the summary on stderr or as a document."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

Gristmill = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    records = [{"claim": "Streams are append-only."}, {"claim": "Bananas are yellow fruits."}]
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    return tmp_path / "claims.jsonl"


def test_results_are_lines_of_their_schema_and_the_summary_is_said(
    gristmill: Gristmill, made: Path, claims: Path
) -> None:
    done = gristmill("verify", str(claims), "--against", str(made))
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    schema = json.loads(gristmill("schema", "verified").stdout)
    for line in lines:
        jsonschema.Draft202012Validator(schema).validate(line)
    assert [line["verdict"] for line in lines] == ["supported", "unsupported"]
    assert "2 records: proven 1, contradicted 0, not found 1, undecided 0" in done.stderr
    assert "licences of what is proven: CC-BY-4.0 1" in done.stderr


def test_the_document_follows_its_schema_and_the_results_go_to_a_file(
    gristmill: Gristmill, made: Path, claims: Path, tmp_path: Path
) -> None:
    done = gristmill("verify", str(claims), "--against", str(made), "--out", str(tmp_path / "o.jsonl"), "--json")
    summary = json.loads(done.stdout)
    jsonschema.Draft202012Validator(json.loads(gristmill("schema", "verify").stdout)).validate(summary)
    assert summary["verdicts"] == {"abstain": 0, "refuted": 0, "supported": 1, "unsupported": 1}
    assert len((tmp_path / "o.jsonl").read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 1, "brings no evidence: name a crawl with --against WORKSPACE"),
        (("--against", "nowhere"), 1, "is no workspace"),
    ],
)
def test_a_mistake_is_one_sentence(
    gristmill: Gristmill, claims: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = gristmill("verify", str(claims), *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_pair_is_explained_with_its_verdicts_claims_and_passages(gristmill: Gristmill, made: Path) -> None:
    with (made / "kept.jsonl").open(encoding="utf-8") as lines:
        pair = json.loads(next(lines))
    done = gristmill("filter", "--out", str(made), "--explain", pair["id"][:12])
    assert done.returncode == 0, done.stderr
    assert f"kept.jsonl: {pair['id']}" in done.stdout
    for check in pair["checks"]:
        assert f"{check['decision']:8} {check['name']}: {check['reason'] or 'ok'}" in done.stdout
    proof = pair["evidence"][0]
    assert "    supported 1.000: " in done.stdout
    assert f"      {proof['seed_path']}[" in done.stdout


def test_pairs_of_another_dataset_are_left_out(gristmill: Gristmill, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "w")
    before = (tmp_path / "w" / "kept.jsonl").read_text("utf-8").splitlines()
    (tmp_path / "other.jsonl").write_text("\n".join(before[:5]))
    done = gristmill("filter", "--out", str(tmp_path / "w"), "--also", str(tmp_path / "other.jsonl"))
    assert done.returncode == 0, done.stderr
    asked = {json.loads(line)["question"] for line in (tmp_path / "w" / "kept.jsonl").read_text("utf-8").splitlines()}
    assert not asked & {json.loads(line)["question"] for line in before[:5]}
    assert len(asked) >= len(before) - 10
