"""`gristmill verify`: lines of results on stdout or in a file, the summary on stderr or as a document."""

import json
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
