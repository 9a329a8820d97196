"""The format `tsv`."""

from gristmill.config import Dataset
from gristmill.dataset.formats.tsv import write

from ..test_export import make_pair


def test_a_pair_is_a_line_of_two_cells(tmp_path):
    write(tmp_path, "train", [make_pair("a", "How\tlong?", "Seven\ndays."), make_pair("b", "Why?")], Dataset())
    assert (tmp_path / "train.tsv").read_bytes() == b"How long?\tSeven days.\nWhy?\tSeven days.\n"


def test_an_empty_split_is_an_empty_file(tmp_path):
    write(tmp_path, "test", [], Dataset())
    assert (tmp_path / "test.tsv").read_bytes() == b""
