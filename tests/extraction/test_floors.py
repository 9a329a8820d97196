"""The floors hold, and they were measured on the cases that are here."""

import importlib.util
import json
from pathlib import Path

SPEC = importlib.util.spec_from_file_location("floors", Path(__file__).with_name("floors.py"))
assert SPEC is not None
assert SPEC.loader is not None
floors = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(floors)
RECORD = json.loads(floors.FILE.read_text())


def test_the_floors_were_measured_on_these_cases() -> None:
    assert floors.digest_of(floors.cases()) == RECORD["digest"], "run: python tests/extraction/floors.py --write"


def test_no_figure_fell_below_its_floor() -> None:
    assert floors.fallen(floors.measure(floors.cases()), RECORD["floors"]) == []


def test_a_fall_beyond_noise_is_seen() -> None:
    assert floors.fallen({"code": 0.99, "junk": 0.01}, {"code": 0.995, "junk": 0.01}) == ["code"]
    assert floors.fallen({"code": 0.994, "junk": 0.01}, {"code": 0.995, "junk": 0.001}) == ["junk"]
    assert floors.fallen({"code": 1.0, "junk": 0.0}, {"code": 0.995, "junk": 0.001}) == []
