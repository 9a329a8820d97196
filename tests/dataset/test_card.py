"""What the card says of licences: one for all, or one for each record."""

import dataclasses
from pathlib import Path

import pytest
import yaml

from gristmill.config import Dataset
from gristmill.dataset.card import render
from gristmill.dataset.formats.messages import record
from gristmill.store import Workspace

from .test_export import make_pair, make_seed


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        (["CC-BY-4.0"], "cc-by-4.0"),
        (["CC-BY-4.0", "CC-BY-4.0"], "cc-by-4.0"),
        (["CC-BY-4.0", "MIT"], "other"),  # nobody may take the one for the other
        (["CC-BY-4.0", "unknown"], "other"),
        (["unknown"], "other"),
        (["https://mill.example/terms"], "other"),
    ],
)
def test_a_set_has_a_licence_only_if_all_its_pages_have_that_one(
    tmp_path: Path, licences: list[str], expected: str
) -> None:
    workspace, pairs = Workspace(tmp_path / "w", create=True), []
    for number, licence in enumerate(licences):
        workspace.write_seed(make_seed(f"p{number}", licence=licence))
        pair = make_pair(f"p{number}", "How long?")
        pairs.append(dataclasses.replace(pair, evidence=(dataclasses.replace(pair.evidence[0], licence=licence),)))
    card = render(workspace, Dataset(), pairs, {"train": len(pairs), "validation": 0, "test": 0}, files="0" * 64)
    header = yaml.safe_load(card.split("---\n")[1])
    assert header["license"] == expected
    assert all(f"| {licence} |" in card for licence in licences)
    assert ("license_name" in header) == (expected == "other")


def test_a_record_names_every_licence_of_its_proof() -> None:
    pair = make_pair("a", "How long?")
    other = dataclasses.replace(pair.evidence[0], licence="MIT")
    line = record(dataclasses.replace(pair, evidence=(*pair.evidence, other)), "train")
    assert line["licences"] == "CC-BY-4.0, MIT"
    assert [proof["licence"] for proof in line["evidence"]] == ["CC-BY-4.0", "MIT"]
