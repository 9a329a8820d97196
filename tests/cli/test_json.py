"""`--json`: one document on stdout, of the form that `gristmill schema` says, and the lines for people on stderr."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from gristmill.cli import settings
from gristmill.cli.commands import cli
from gristmill.workbench.documents import RECORDS

Gristmill = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]

# command line → name of its schema; {pair} is the start of an id
PRINTED = {
    "run {site} --jobs 1": "summary",
    "crawl {site} --jobs 1": "summary",
    "convert": "summary",
    "filter": "summary",
    "filter --explain {pair}": "explained",
    "export": "summary",
    "export --crawl sitemap --crawl ndjson": "crawl",
    "bench filters --each 2": "bench",
    "status": "status",
    "status --consent": "consents",
    "diff": "diff",
    "diff --sections": "diff",
    "show {pair}": "show",
    "sample -n 3": "sample",
    "pages": "pages",
    "forget {site}faq.html --yes": "forget",
    "patch {tmp}/published": "patch",
    "run {site} --dry-run": "estimate",
    "push me/tarn --dry-run": "push",
    "put file://{tmp}/store": "moved",
    "review --export label-studio {tmp}/to-label": "review-export",
    "review --import {tmp}/project.json": "review-import",
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict]:
    return {name: json.loads(CliRunner().invoke(cli, ["schema", name]).stdout) for name in settings.DERIVED}


def follows(schema: dict, printed: str) -> dict:
    """The document, which has to be one and to follow the schema."""
    record = json.loads(printed)
    jsonschema.Draft202012Validator(schema).validate(record)
    return record


def pair_in(workspace: Path) -> dict:
    with (workspace / "kept.jsonl").open(encoding="utf-8") as lines:
        return json.loads(next(lines))


@pytest.mark.parametrize("line", PRINTED)
def test_the_document_follows_its_schema(
    line: str, schemas: dict, made: Path, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made, tmp_path / "w")
    shutil.copytree(made / "dataset", tmp_path / "published")
    pair = pair_in(made)["id"]
    said = {"from_name": "judgement", "value": {"choices": ["approved"]}}
    task = {"data": {"pair": pair}, "annotations": [{"completed_by": 1, "result": [said]}]}
    (tmp_path / "project.json").write_text(json.dumps([task]))
    words = line.format(site=site, tmp=tmp_path, pair=pair[:12]).split()
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, [*words, "--json", "--out", "w"], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    assert any(follows(schemas[PRINTED[line]], done.stdout).values())


def test_the_document_of_check_follows_its_schema(gristmill: Gristmill, schemas: dict) -> None:
    done = gristmill("check", "--json", str(ROOT / "spiders.yaml"))
    found = follows(schemas["check"], done.stdout)
    assert len(found["sources"]) == 17
    assert all(source["licence"] for source in found["sources"])


def test_the_document_of_init_follows_its_schema(
    gristmill: Gristmill, schemas: dict, site: str, tmp_path: Path
) -> None:
    done = gristmill("init", site, "--json", cwd=tmp_path)
    assert follows(schemas["init"], done.stdout)["path"] == str(tmp_path / "spiders.yaml")
    assert gristmill("check", cwd=tmp_path).returncode == 0
    again = gristmill("init", site, cwd=tmp_path)
    assert (again.returncode, again.stdout, again.stderr.count("\n")) == (1, "", 1)


def test_every_command_that_tells_something_has_json() -> None:
    having = {name for name, command in cli.commands.items() if any("--json" in o.opts for o in command.params)}
    assert having == set(cli.commands) - {"extract", "fetch", "mcp", "schema", "report"}  # pages for eyes
    # below, in tests/model/test_batches.py and tests/workbench/test_storing.py
    elsewhere = {"check", "init", "verify", "batch", "get"}
    assert having == {line.split()[0] for line in PRINTED} | elsewhere


def test_every_derived_schema_is_one_and_has_its_command(schemas: dict) -> None:
    assert tuple(RECORDS) == settings.DERIVED
    assert {*PRINTED.values(), "check", "init", "verify", "verified", "batch"} == set(RECORDS)
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_run_says_what_each_stage_did_and_where_the_dataset_is(
    gristmill: Gristmill, made: Path, site: str, tmp_path: Path
) -> None:
    shutil.copytree(made, tmp_path / "w")
    done = gristmill("run", site, "--json", "--out", str(tmp_path / "w"))
    found = json.loads(done.stdout)
    report = json.loads((tmp_path / "w" / "report.json").read_text("utf-8"))["stages"]
    assert (found["dataset"], found["failure"]) == (str(tmp_path / "w" / "dataset"), "")
    assert [stage["stage"] for stage in found["stages"]] == list(report)
    for stage in found["stages"]:
        entry = report[stage["stage"]]
        assert stage["seconds"] == entry["seconds"]
        assert {tally.pop("source"): tally for tally in stage["sources"]} == entry["sources"]
        assert stage["seen"] == stage["kept"] + sum(stage["dropped"].values())
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [*report, "dataset"]


def test_quiet_leaves_only_the_document(gristmill: Gristmill, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "w")
    done = gristmill("--quiet", "filter", "--json", "--out", str(tmp_path / "w"))
    assert (json.loads(done.stdout)["dataset"], done.stderr) == (None, "")


def test_work_that_ends_early_says_so_in_its_document(gristmill: Gristmill, schemas: dict, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    done = gristmill("convert", "--json", "--out", str(tmp_path / "w"))
    found = follows(schemas["summary"], done.stdout)
    assert (done.returncode, [stage["kept"] for stage in found["stages"]]) == (3, [0])
    assert done.stderr.endswith(f"gristmill: {found['failure']}\n")


def test_too_little_coverage_is_a_failure_after_everything_is_done(
    gristmill: Gristmill, schemas: dict, promising: str, tmp_path: Path
) -> None:
    (tmp_path / "s.yaml").write_text("defaults: {min_coverage: 1.0}\n")
    words = ("run", promising, "--config", "s.yaml", "--max-pages", "9", "--json", "--out", "w")
    done = gristmill(*words, cwd=tmp_path)
    found = follows(schemas["summary"], done.stdout)
    assert (done.returncode, found["dataset"]) == (1, str(tmp_path / "w" / "dataset"))
    assert found["failure"].startswith("too few pages")
    assert [stage["stage"] for stage in found["stages"]] == ["crawl", "convert", "filter", "dataset"]


@pytest.mark.parametrize(
    ("line", "code"), [("status", 1), ("diff", 1), ("show 3f", 1), ("convert", 1), ("run", 2), ("check", 1)]
)
def test_a_command_that_never_began_prints_no_document(line: str, code: int, gristmill: Gristmill) -> None:
    done = gristmill(*line.split(), "--json", *([] if line == "check" else ["--out", "missing"]))
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr


def test_status_and_show_say_what_the_files_say(gristmill: Gristmill, made: Path) -> None:
    status = json.loads(gristmill("status", "--json", "--out", str(made)).stdout)
    assert status["stages"][2]["kept"] == (made / "kept.jsonl").read_bytes().count(b"\n")
    pair = pair_in(made)
    shown = json.loads(gristmill("show", pair["id"], "--json", "--out", str(made)).stdout)
    assert (shown["file"], shown["pair"]) == ("kept.jsonl", pair)
    proof = shown["evidence"][0]
    text = (made / proof["evidence"]["seed_path"]).read_text("utf-8").split("\n---\n", 1)[1]
    assert proof["before"] + proof["evidence"]["quote"] + proof["after"] in text
    assert proof["valid"] is True
