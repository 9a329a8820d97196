"""No format holds the pairs of its split: a dataset may have millions of them."""

import gc
import itertools
from collections.abc import Iterator

import pytest

from gristmill.config import Dataset
from gristmill.dataset.formats import FORMATS, retrieval
from gristmill.dataset.formats.form import Format
from gristmill.dataset.known import Known
from gristmill.records import Pair
from gristmill.shelf import Shelf, Shelved
from gristmill.store import Workspace, read_pairs

A_FEW = 8  # of 250


@pytest.fixture(scope="module")
def known(demo: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    with Shelf(tmp_path_factory.mktemp("shelf")) as shelf:
        for pair in read_pairs(demo.kept):
            shelf.put(pair)
        pairs = Shelved(shelf)
        settings = Dataset(formats=[form.name for form in FORMATS[1:]], pretraining_pairs=True)
        yield Known(settings, workspace=demo, pairs=pairs, split_of={pair.id: "train" for pair in pairs})


def alive() -> int:
    return sum(type(one) is Pair for one in gc.get_objects())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_holds_a_few_pairs_while_it_makes_rows_of_many(form: Format, known: Known) -> None:
    before = alive()
    rows = iter(form.rows("train", known.pairs, known))
    assert len(list(itertools.islice(rows, 5))) == 5
    assert alive() - before < A_FEW < len(known.pairs)
    assert next(rows)


def test_judgements_of_retrieval_are_written_without_holding_the_pairs(known: Known, tmp_path, monkeypatch) -> None:
    seen, before = [], alive()
    monkeypatch.setattr(retrieval, "write_lines", lambda path, rows: seen.append((sum(1 for _ in rows), alive())))
    retrieval.beside(tmp_path, {"train": known.pairs, "validation": [], "test": []}, known)
    assert len((tmp_path / "beir/qrels/train.tsv").read_text().splitlines()) > 200
    assert [count - before < A_FEW for _, count in seen] == [True, True]
