"""The format `terse`."""

from gristmill.config import Dataset
from gristmill.dataset.formats.terse import rows
from gristmill.dataset.known import Known

from ..test_export import make_pair


def test_a_pair_is_two_texts():
    told = rows("train", [make_pair("a", "How\tlong?", "Seven\ndays.")], Known(Dataset()))
    assert list(told) == [{"question": "How\tlong?", "answer": "Seven\ndays."}]
