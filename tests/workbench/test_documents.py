"""Records as JSON, and the schemas read off their dataclasses."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.workbench import documents
from gristmill.workbench.documents import RECORDS, document, plain, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The end of a branch."""

    share: float | None
    # 0…1
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What leaves hang on."""

    kind: Literal["twig", "bough"]
    # twig: of this
    # year
    leaves: tuple[Leaf, ...]
    counts: Mapping[str, int]
    alive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wild:
    anything: Any


LEAVES = st.builds(
    Leaf, share=st.none() | st.floats(allow_nan=False, allow_infinity=False), names=st.lists(st.text()).map(tuple)
)
BRANCHES = st.builds(
    Branch, kind=st.sampled_from(["twig", "bough"]), leaves=st.lists(LEAVES, max_size=3).map(tuple),
    counts=st.dictionaries(st.text(max_size=3), st.integers(0)), alive=st.booleans(),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RECORDS, "branch", Branch)
    monkeypatch.setitem(RECORDS, "wild", Wild)


def test_a_schema_says_what_the_class_and_its_comments_say() -> None:
    found = schema("branch")
    assert found["description"] == "What leaves hang on."
    assert found["required"] == ["kind", "leaves", "counts", "alive"]
    assert found["additionalProperties"] is False
    assert found["properties"] == {
        "kind": {"description": "twig: of this year", "enum": ["twig", "bough"]},
        "leaves": {"type": "array", "items": {"$ref": "#/$defs/Leaf"}},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "alive": {"type": "boolean"},
    }
    share = {"description": "0…1", "anyOf": [{"type": "number"}, {"type": "null"}]}
    assert found["$defs"]["Leaf"]["properties"]["share"] == share


def test_a_field_that_json_cannot_say_is_ours_to_mend() -> None:
    with pytest.raises(TypeError, match="no form in JSON"):
        schema("wild")


class TestAnyRecord:
    @given(branch=BRANCHES)
    def test_its_document_holds_it_to_the_last_digit_and_follows_its_schema(self, branch: Branch) -> None:
        read = json.loads(document(branch))
        assert read == plain(branch)
        jsonschema.Draft202012Validator(schema("branch")).validate(read)
        assert [leaf["share"] for leaf in read["leaves"]] == [leaf.share for leaf in branch.leaves]
        assert list(read["counts"]) == sorted(branch.counts)

    @pytest.mark.parametrize(
        ("text", "written"),
        [("Grüße, 世界 🌍", "Grüße, 世界 🌍"), ("half \ud83d", r"half \ud83d"), ('a "b"\n', r"a \"b\"\n")],
    )
    def test_text_stands_as_it_is_but_for_what_json_and_utf_8_forbid(self, text: str, written: str) -> None:
        printed = document(Leaf(share=None, names=(text,)))
        assert f'"{written}"' in printed.decode("utf-8")
        assert json.loads(printed)["names"] == [text]

    @pytest.mark.parametrize("share", [float("nan"), float("inf")])
    def test_numbers_that_json_does_not_have_are_refused(self, share: float) -> None:
        with pytest.raises(ValueError, match="JSON"):
            document(Leaf(share=share))


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_is_immutable_and_says_what_it_is(name: str) -> None:
    found = schema(name)
    assert all(part["description"] for part in [found, *found["$defs"].values()])
    kind = RECORDS[name]
    assert kind.__dataclass_params__.frozen
    assert hasattr(kind, "__slots__")
    assert all(field.kw_only for field in kind.__dataclass_fields__.values())


def test_a_pair_in_a_record_follows_the_published_schema() -> None:
    published = json.loads((documents.SCHEMAS / "pair.schema.json").read_text("utf-8"))
    assert schema("show")["$defs"]["Pair"] == published
    assert schema("show")["properties"]["pair"] == {"$ref": published["$id"]}
