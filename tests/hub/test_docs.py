"""What is written for people is what the program does: README, schemas, command line and lists are held together."""

import json
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from gristmill.cli.commands import cli
from gristmill.config import (
    Config,
    ConsentOverride,
    Convert,
    Dataset,
    Filter,
    Limits,
    Model,
    NamedModel,
    Source,
    Verifier,
)
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Review, Verdict

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SCHEMAS = ROOT / "gristmill" / "schemas"
COMMANDS = dict(cli.commands)
BLOCKS = (Config, Limits, Source, ConsentOverride, Convert, Model, NamedModel, Filter, Verifier, Dataset)
PAGES = [
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
    *(
        f"docs/{name}.md"
        for name in ("architecture", "filters", "crawling", "python", "agents", "models", "cases", "scaling")
    ),
]


def own_fields(model: type[BaseModel]) -> list[str]:
    inherited = Limits.model_fields if model is Source else {}
    return [name for name in model.model_fields if name not in inherited]


def table(model: type[BaseModel]) -> str:
    """The rows of README for one block: to update them, paste what this test prints."""
    rows = []
    for name in own_fields(model):
        field = model.model_fields[name]
        plain = field.default_factory is None and field.default not in (None, "", [])
        default = "required" if field.is_required() else f"`{json.dumps(field.default)}`" if plain else ""
        rows.append(f"| `{name}` | {default} | {field.description} |")
    return "\n".join(rows)


@pytest.mark.parametrize("model", BLOCKS)
def test_readme_explains_every_key_with_its_default(model):
    assert table(model) in README


def options(command: click.Command) -> list[str]:
    return [name for option in command.params for name in option.opts if name.startswith("--")]


@pytest.mark.parametrize("name", COMMANDS)
def test_readme_names_every_command_and_option(name):
    assert f"`gristmill {name}" in README
    missing = [option for option in options(COMMANDS[name]) if f"`{option}" not in README]
    assert missing == []


def test_readme_names_no_option_that_does_not_exist():
    known = {option for command in (cli, *COMMANDS.values()) for option in options(command)} | {"--help", "--version"}
    options_section = README.partition("## Commands")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(--[a-z-]+)", options_section)) <= known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_that_parses(name):
    command = COMMANDS[name]
    examples = re.findall(rf"^ *(?:[A-Z_]+=\S+ )?gristmill {name}\b([^>\n#]*)", command.help or "", re.MULTILINE)
    assert examples
    for example in examples:
        command.make_context(name, [word for word in example.split() if word], resilient_parsing=True)


CASES = re.findall(r"^gristmill (\w+)(.*)$", (ROOT / "docs" / "cases.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("name", "rest"), CASES)
def test_the_commands_of_the_cases_are_commands(name, rest, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spiders.yaml").touch()
    (tmp_path / "published" / "dataset").mkdir(parents=True)
    COMMANDS[name].make_context(name, rest.split())


def test_the_configurations_of_the_cases_are_ones():
    blocks = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs" / "cases.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert [Config.model_validate(yaml.safe_load(block)).filter.privacy for block in blocks] == [
        "drop",
        "drop",
        "scrub",
    ]


def test_readme_says_what_each_exit_code_means():
    assert [code for code in "01234" if f"| {code} |" not in README] == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_link_to_files_that_exist(page):
    for href in re.findall(r"\]\(([^)#]+)", (ROOT / page).read_text("utf-8")):
        assert urlsplit(href).scheme or ((ROOT / page).parent / href).exists(), href


def test_the_schema_of_spiders_yaml_is_current():
    shipped = json.loads((SCHEMAS / "spiders.schema.json").read_text("utf-8"))
    own = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://gristmill.example/schemas/spiders.json",
        "title": "spiders.yaml of Gristmill",
    }
    assert shipped == {**Config.model_json_schema(), **own}


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_shipped_schemas_are_valid_schemas(path):
    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("noun", "at"),
    [
        (Pair, ()),
        (Message, ("$defs", "message")),
        (Evidence, ("$defs", "evidence")),
        (Lineage, ("$defs", "lineage")),
        (Generator, ("$defs", "generator")),
        (Review, ("$defs", "review")),
    ],
)
def test_the_schema_of_pairs_has_the_fields_of_the_records(noun, at):
    schema = json.loads((SCHEMAS / "pair.schema.json").read_text("utf-8"))
    for step in at:
        schema = schema[step]
    own = {"schema_version"} if noun is Pair else set()
    assert set(schema["properties"]) == set(schema["required"]) == set(noun.__slots__) | own
    assert schema["additionalProperties"] is False


def test_the_schema_of_checks_names_the_filter():
    checks = json.loads((SCHEMAS / "pair.schema.json").read_text("utf-8"))["$defs"]["check"]
    assert set(checks["properties"]) == {"name", *Verdict.__slots__} - {"filter", "pair_id"}


def test_every_key_is_read_somewhere():
    sources = [
        path for folder in ("crawler", "converter", "filters", "gristmill") for path in (ROOT / folder).rglob("*.py")
    ]
    text = "\n".join(path.read_text("utf-8") for path in sources if path.name != "config.py")
    read = set(re.findall(r"\.([a-z_]+)\b", text))
    assert [name for block in BLOCKS for name in block.model_fields if name not in read] == []


def test_every_extra_is_listed_and_told_alike_where_it_is_missing() -> None:
    extras = set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])
    text = "".join(
        path.read_text("utf-8")
        for stage in ("gristmill", "crawler", "filters")
        for path in (ROOT / stage).rglob("*.py")
    )
    assert set(re.findall(r'raise missing\(".+?", "(\w+)"\)', text)) == extras
    assert "gristmill[" not in text
    table = README.partition("| extra | for |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == extras
