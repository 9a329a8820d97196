import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import jsonschema
import pytest

from gristmill.cli.commands import cli

Gristmill = Callable[..., subprocess.CompletedProcess[str]]
COMMANDS = sorted(cli.commands)


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def figures(workspace: Path) -> dict[str, bytes]:
    names = ("pairs.jsonl", "kept.jsonl", "dropped.jsonl", "dataset/**/*")
    found = (path for name in names for path in sorted(workspace.glob(name)) if path.is_file())
    return {str(path.relative_to(workspace)): path.read_bytes() for path in found}


def test_run_makes_the_whole_workspace(made: Path) -> None:
    names = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    expected = {"gristmill.sqlite", "pairs.jsonl", "kept.jsonl", "dropped.jsonl", "report.json"}
    assert (
        expected | {f"dataset/{name}" for name in ("train.jsonl", "validation.jsonl", "test.jsonl", "README.md")}
        <= names
    )
    assert sum(name.startswith("seeds/") and name.endswith(".md") for name in names) >= 24


def test_every_evidence_span_holds_by_the_files_alone(made: Path) -> None:
    spans = 0
    for pair in rows(made / "kept.jsonl"):
        for evidence in pair["evidence"]:
            text = (made / evidence["seed_path"]).read_text("utf-8").split("\n---\n", 1)[1]
            assert text[evidence["start"] : evidence["stop"]] == evidence["quote"]
            spans += 1
    assert spans > 200


def test_every_pair_follows_the_published_schema(gristmill: Gristmill, made: Path) -> None:
    schema = json.loads(gristmill("schema", "pair").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    for name in ("pairs", "kept", "dropped"):
        for pair in rows(made / f"{name}.jsonl"):
            validator.validate(pair)


def test_what_is_kept_and_dropped_adds_up(made: Path) -> None:
    report = json.loads((made / "report.json").read_text("utf-8"))
    assert list(report["stages"]) == ["crawl", "convert", "filter", "dataset"]
    for stage in report["stages"].values():
        for tally in stage["sources"].values():
            assert tally["seen"] == tally["kept"] + sum(tally["dropped"].values())
    pairs, kept, dropped = (len(rows(made / f"{name}.jsonl")) for name in ("pairs", "kept", "dropped"))
    assert pairs == kept + dropped
    (judged,) = report["stages"]["filter"]["sources"].values()
    assert (judged["seen"], judged["kept"]) == (pairs, kept)
    assert all(pair["checks"][-1]["reason"] for pair in rows(made / "dropped.jsonl"))


def test_a_second_run_changes_no_byte(gristmill: Gristmill, site: str, made: Path, tmp_path: Path) -> None:
    again = tmp_path / "w"
    shutil.copytree(made, again)
    before = figures(again)
    done = gristmill("run", site, "--out", str(again))
    assert done.returncode == 0, done.stderr
    assert figures(again) == before


def test_a_pipe_gets_one_line_a_stage_and_no_progress(gristmill: Gristmill, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "w")
    done = gristmill("filter", "--out", str(tmp_path / "w"))
    assert done.stdout == ""
    assert re.fullmatch(r"filter: kept \d+ of \d+ pairs in [\d.]+ s \(dropped: [^\n]+\)\n", done.stderr)
    assert gristmill("--quiet", "filter", "--out", str(tmp_path / "w")).stderr == ""


def test_stages_run_alone_give_what_run_gives(gristmill: Gristmill, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "w")
    before = figures(tmp_path / "w")
    for name in before:
        (tmp_path / "w" / name).unlink()
    for stage in ("convert", "filter", "export"):
        done = gristmill(stage, "--out", str(tmp_path / "w"))
        assert done.returncode == 0, done.stderr
    assert figures(tmp_path / "w") == before


def test_show_prints_pair_evidence_and_verdicts(gristmill: Gristmill, made: Path) -> None:
    pair = rows(made / "kept.jsonl")[0]
    done = gristmill("show", pair["id"], "--out", str(made))
    assert pair["question"] in done.stdout
    assert "span valid" in done.stdout
    assert all(check["name"] in done.stdout for check in pair["checks"])
    assert gristmill("show", pair["id"][:12], cwd=made).stdout == done.stdout


@pytest.mark.parametrize(("wanted", "message"), [("zzzz", "no pair"), ("", "give more of it")])
def test_show_of_what_is_no_pair_is_one_sentence(gristmill: Gristmill, made: Path, wanted: str, message: str) -> None:
    done = gristmill("show", wanted, "--out", str(made))
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example(command: str) -> None:
    text = cli.commands[command].get_help(click.Context(cli.commands[command], info_name=command))
    assert re.search(rf"Examples?:\n\s+.*gristmill {command}\b", text)


def test_help_answers_in_under_300_ms_of_cpu() -> None:
    code = "import sys; sys.argv = ['gristmill', '--help']\nfrom gristmill.cli import main\nmain()"
    best = min(_cpu([sys.executable, "-c", code]) for _ in range(3))
    assert best < 0.3


def test_help_loads_no_stage_and_nothing_heavy() -> None:
    loaded = _loaded("--help")
    assert "click" in loaded
    assert (
        loaded & {"crawler", "converter", "filters", "pydantic", "yaml", "tqdm", "numpy", "scrapy", "sqlite3"} == set()
    )


@pytest.mark.parametrize("command", ["show", "status"])
def test_looking_at_a_workspace_loads_nothing_that_makes_pairs(command: str, tmp_path: Path) -> None:
    loaded = _loaded(command, *(["3f"] if command == "show" else []), "--out", str(tmp_path))
    assert "gristmill" in loaded
    assert loaded & {"converter", "filters", "numpy", "scrapy"} == set()


def test_a_run_on_one_machine_loads_no_engine_and_no_client_of_a_database_or_a_store(tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    page = "<html lang=en><title>Mill</title><main><h1>Mill</h1><p>The mill grinds what it is given.</p></main>"
    (tmp_path / "built" / "index.html").write_text(page)
    loaded = _modules("run", str(tmp_path / "built"), "--out", str(tmp_path / "w"), "--jobs", "1")
    assert "gristmill.dataset.export" in loaded
    assert loaded & {"gristmill.cluster", "ray", "daft", "psycopg", "fsspec", "openai", "pyarrow", "datasets"} == set()


def test_pairs_by_rules_are_made_without_what_asks_a_model(tmp_path: Path) -> None:
    page = "---\nseed_id: a\nsource: frost\nurl: http://127.0.0.1/a.html\nlanguage: en\n---\n# Frost\n\nA printer.\n"
    (tmp_path / "seeds" / "frost").mkdir(parents=True)
    (tmp_path / "seeds" / "frost" / "a.md").write_text(page, "utf-8")
    loaded = _loaded("convert", "--out", str(tmp_path))
    assert "converter" in loaded
    assert loaded & {"openai", "httpx", "scrapy"} == set()


def _loaded(*arguments: str) -> set[str]:
    """The packages that a call of the program has loaded at its end."""
    return {name.partition(".")[0] for name in _modules(*arguments)}


def _modules(*arguments: str) -> set[str]:
    code = (
        f"import sys; sys.argv = ['gristmill', *{arguments!r}]\nfrom gristmill.cli import main\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return set(done.stderr.splitlines()[-1].split())


def test_import_gristmill_costs_under_50_ms_of_cpu_beyond_python() -> None:
    imported = min(_cpu([sys.executable, "-c", "import gristmill; gristmill.open"]) for _ in range(5))
    assert imported - min(_cpu([sys.executable, "-c", "pass"]) for _ in range(5)) < 0.05


def _cpu(command: list[str]) -> float:
    before = time.process_time(), resource_children()
    subprocess.run(command, capture_output=True, check=True)
    return resource_children() - before[1]


def resource_children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run"], 2, "name at least one TARGET"),
        (["run", "nope", "--out", "w"], 1, "no URL, no folder"),
        (["run", "http://", "--out", "w"], 1, "expected an http"),
        (["run", "--max-pages", "0", "http://127.0.0.1/", "--out", "w"], 2, "--max-pages"),
        (["convert", "--out", "missing"], 1, "is no workspace"),
        (["filter", "--out", "missing"], 1, "is no workspace"),
        (["check", "missing.yaml"], 1, "cannot read missing.yaml"),
        (["run", "http://127.0.0.1/", "--config", "missing.yaml", "--out", "w"], 1, "cannot read missing.yaml"),
        (["run", "http://127.0.0.1:1/", "--out", "dead"], 4, "not reached"),
        (["crawl", "http://127.0.0.1:1/", "--out", "dead"], 4, "(refused, last good run never)"),
        (["extract", "missing"], 2, "does not exist"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(
    gristmill: Gristmill, arguments: list[str], code: int, message: str
) -> None:
    done = gristmill(*arguments)
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_where_the_workspace_should_be_is_one_sentence(gristmill: Gristmill, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = gristmill("run", "http://127.0.0.1:1/", "--out", str(tmp_path / "file" / "w"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "cannot make the workspace" in done.stderr


def test_an_empty_workspace_keeps_nothing_and_says_so(gristmill: Gristmill, tmp_path: Path) -> None:
    done = gristmill("convert", "--out", str(tmp_path))
    assert done.returncode == 3
    assert "convert kept nothing" in done.stderr


def test_a_second_run_in_one_workspace_is_refused(gristmill: Gristmill, made: Path, tmp_path: Path) -> None:
    from gristmill.store import Workspace

    shutil.copytree(made, tmp_path / "w")
    with Workspace(tmp_path / "w").lock():
        done = gristmill("filter", "--out", str(tmp_path / "w"))
    assert done.returncode == 1
    assert "another run" in done.stderr


def test_extract_prints_markdown_of_a_file(gristmill: Gristmill, tmp_path: Path) -> None:
    code = "<pre><code class='language-py'>x = 1\n</code></pre>"
    page = f"<html><body><main><h1>Tarn</h1><p>See <a href='b.html'>b</a>.</p>{code}</main></body></html>"
    (tmp_path / "page.html").write_text(page)
    done = gristmill("extract", str(tmp_path / "page.html"), "--url", "https://tarn.example/docs/page.html")
    assert done.stdout == "# Tarn\n\nSee [b](https://tarn.example/docs/b.html).\n\n```python\nx = 1\n```\n"


def test_extract_mirrors_a_folder(gristmill: Gristmill, tmp_path: Path) -> None:
    site = Path(__file__).parents[2] / "demo" / "site"
    done = gristmill("extract", str(site), "--out", str(tmp_path / "md"), "--ledger")
    pages = {path.relative_to(site).with_suffix(".md") for path in site.rglob("*.html")}
    assert {path.relative_to(tmp_path / "md") for path in (tmp_path / "md").rglob("*.md")} == pages
    assert len(done.stdout.splitlines()) == len(pages)


def test_extract_of_nothing_exits_with_3(gristmill: Gristmill, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = gristmill("extract", str(tmp_path / "empty"), "--out", str(tmp_path / "md"))
    assert done.returncode == 3


def test_check_explains_a_configuration(gristmill: Gristmill, tmp_path: Path) -> None:
    (tmp_path / "spiders.yaml").write_text(
        "sources:\n  - {name: tarn, start: ['https://tarn.example/'], licence: MIT}\n"
    )
    done = gristmill("check", cwd=tmp_path)
    assert done.returncode == 0
    assert "tarn: " in done.stdout
    assert "is valid: 1 sources" in done.stdout


def test_check_says_what_a_source_yields_in_its_language_and_vertical(gristmill: Gristmill, tmp_path: Path) -> None:
    asked = {
        "language: fr": "  in fr rules can make: faq, ",
        "language: mt": "  warning: no question can be asked in mt",
        "language: de, vertical: legal": "  in de rules can make: legal_definition, schedule, provision, faq\n",
        "language: es, vertical: medical": "  in es rules can make: medical\n",
        "language: sw, vertical: medical": "  warning: medical pages have no questions of their own in sw, only",
        "vertical: legal": "  rules can make pairs of pages in: en, de, fr, ",
    }
    for n, (keys, said) in enumerate(asked.items()):
        (tmp_path / f"{n}.yaml").write_text(
            f"sources:\n  - {{name: tarn, start: ['https://tarn.example/'], licence: MIT, {keys}}}\n"
        )
        assert said in gristmill("check", f"{n}.yaml", cwd=tmp_path).stdout


def test_a_wrong_configuration_names_file_line_and_key(gristmill: Gristmill, tmp_path: Path) -> None:
    (tmp_path / "spiders.yaml").write_text(
        "sources:\n  - name: tarn\n    start: ['https://tarn.example/']\n    max_page: 3\n"
    )
    done = gristmill("check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "gristmill: spiders.yaml:4: sources.max_page: unknown key, did you mean 'max_pages'?\n"


def test_a_stage_from_elsewhere_stops_the_program(gristmill: Gristmill, tmp_path: Path) -> None:
    (tmp_path / "filters").mkdir()
    (tmp_path / "filters" / "__init__.py").write_text("")
    done = gristmill("check", "x", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "`filters` comes from" in done.stderr
