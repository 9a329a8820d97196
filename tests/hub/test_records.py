"""The nouns: frozen, strict, and the same on both sides of a JSON file."""

import dataclasses
import inspect
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill import records
from gristmill.records import KINDS, Evidence, Fidelity, Message, Pair, Seed, Tally, pair_id
from gristmill.sections import sections

NOUNS = [
    noun
    for _, noun in inspect.getmembers(records, dataclasses.is_dataclass)
    if noun.__module__ == "gristmill.records" and noun is not Tally
]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_is_frozen_slotted_and_keyword_only(noun):
    assert noun.__dataclass_params__.frozen
    assert hasattr(noun, "__slots__")
    assert all(field.kw_only for field in dataclasses.fields(noun))
    assert noun.__doc__


@given(st.data())
def test_any_pair_comes_back_from_its_record(any_pair, data):
    pair = data.draw(any_pair)
    assert Pair.from_record(json.loads(json.dumps(pair.to_record()))) == pair


@given(st.data())
def test_a_record_shares_nothing_with_its_pair(any_pair, data):
    pair = data.draw(any_pair)
    record = pair.to_record()
    for value in record.values():
        if isinstance(value, (list, dict)):
            value.clear()
    assert Pair.from_record(pair.to_record()) == pair


@given(st.data())
def test_a_record_has_every_field_and_its_schemas_version_first(any_pair, data):
    record = data.draw(any_pair).to_record()
    assert list(record) == ["schema_version", *(field.name for field in dataclasses.fields(Pair))]


def test_the_id_depends_on_what_is_said_and_on_what_proves_it():
    question, answer = Message(role="user", content="q"), Message(role="assistant", content="a")
    ids = {
        pair_id("prose", [question, answer], []),
        pair_id("code", [question, answer], []),
        pair_id("prose", [answer, question], []),
        pair_id("prose", [Message(role="user", content="qa")], []),
    }
    assert len(ids) == 4
    assert all(len(name) == 16 for name in ids)


class TestEvidence:
    TEXT = "<!-- page 1 -->\n\n# Act\n\nMills grind.\n\n<!-- page 12 -->\n\nStones turn.\n"

    def urls(self, via):
        seed = Seed(
            seed_id="0", source="law", url="https://law.example/act.pdf", path="seeds/law/act.pdf.md", title="Act",
            markdown=self.TEXT, sha256="", crawled_at="", licence="", via=via,
        )  # fmt: skip
        section = sections(self.TEXT)[-1]
        places = (self.TEXT.index("Mills"), self.TEXT.index("Stones"), 0)
        return [Evidence.of(seed, section, kind="prose", start=at, stop=at + 5).url for at in places]

    def test_of_a_pdf_names_the_sheet_in_its_address(self):
        act = "https://law.example/act.pdf"
        assert self.urls("pdf") == [f"{act}#page=1", f"{act}#page=12", act]

    def test_of_a_page_has_the_pages_own_address(self):
        assert set(self.urls("html")) == {"https://law.example/act.pdf"}


class TestFidelity:
    def test_the_lowest_counts_and_what_a_page_lacks_does_not(self):
        assert Fidelity(head=1.0, code=0.5, junk=0.9).lowest == 0.5
        assert Fidelity().lowest == 1.0

    def test_words_are_no_kind_of_structure(self):
        assert Fidelity(tok=0.1).lowest == 1.0
        assert {field.name for field in dataclasses.fields(Fidelity)} == {*KINDS, "tok", "junk"}


class TestTally:
    @given(st.integers(0, 99), st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 9))))
    def test_nothing_vanishes(self, kept, drops):
        tally = Tally("stage", "source")
        tally.keep(kept)
        for reason, count in drops:
            tally.drop(reason, count)
        record = tally.to_record()
        assert record["seen"] == record["kept"] + sum(record["dropped"].values()) == kept + sum(n for _, n in drops)
        assert list(record["dropped"]) == sorted(record["dropped"])

    def test_notes_are_beside_the_law(self):
        tally = Tally("stage", "source")
        tally.notes["requests"] += 5
        assert (tally.seen, tally.to_record()["notes"]) == (0, {"requests": 5})


def test_an_id_hangs_on_what_is_said_and_on_every_span_of_its_proof():
    seed = Seed(
        seed_id="0", source="mill", url="https://mill.example/", path="seeds/mill/index.md", title="Mill",
        markdown="# Mill\n\nStones turn. Stones turn.\n", sha256="", crawled_at="", licence="",
    )  # fmt: skip
    section = sections(seed.markdown)[0]
    spans = [Evidence.of(seed, section, kind="prose", start=at, stop=at + 12) for at in (8, 21)]
    said = (Message(role="user", content="What turns?"), Message(role="assistant", content="Stones turn."))
    told = (Message(role="user", content="What turns"), Message(role="assistant", content="?Stones turn."))
    ids = [
        pair_id(kind, messages, evidence)
        for kind in ("prose", "faq")
        for messages in (said, told, said[:1])
        for evidence in ([], spans[:1], spans[1:], spans, spans[::-1])
    ]
    assert len(set(ids)) == len(ids)
    assert {len(name) for name in ids} == {16}
