"""The manifests for Kubernetes say what the program, its image and its lock say, and what they name is there."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import gristmill
from gristmill.cli.commands import cli

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "deploy").glob("*.yaml"))


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """All mappings of a manifest."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(part)


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def manifests(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(request.param.read_text("utf-8")))


def test_the_command_is_one_that_the_program_takes(manifests: list[dict[str, Any]]) -> None:
    [words] = [
        shlex.split(found) if isinstance(found, str) else found
        for each in inside(manifests)
        if (found := each.get("entrypoint") or each.get("command"))
    ]
    name, *arguments = words[1:]
    assert words[0] == "gristmill"
    with cli.commands[name].make_context(name, list(arguments)) as context:
        assert context.params["workspace"].is_relative_to("/data")


def test_volumes_are_mounted_and_claimed_by_names_that_are_there(manifests: list[dict[str, Any]]) -> None:
    claims = {each["metadata"]["name"]: each for each in manifests if each["kind"] == "PersistentVolumeClaim"}
    pods = [each for each in inside(manifests) if "containers" in each]
    assert len(pods) == (2 if "ReadWriteMany" in str(claims) else 1)
    for pod in pods:
        mounted = {mount["name"] for container in pod["containers"] for mount in container["volumeMounts"]}
        assert mounted == {volume["name"] for volume in pod["volumes"]}
        claimed = {
            one["persistentVolumeClaim"]["claimName"] for one in pod["volumes"] if "persistentVolumeClaim" in one
        }
        assert claimed == claims.keys()


def test_versions_are_those_of_the_program_and_of_the_lock(manifests: list[dict[str, Any]]) -> None:
    lock = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    images = {each["image"] for each in inside(manifests) if "image" in each}
    assert {image.partition(":")[2] for image in images} == {gristmill.__version__}
    assert {f"ray=={each['rayVersion']}" for each in inside(manifests) if "rayVersion" in each} <= set(lock)
