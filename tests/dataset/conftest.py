"""The demo's documentation as a dataset in every format, made once."""

import shutil
from pathlib import Path

import pytest

import gristmill
from gristmill.config import Dataset
from gristmill.dataset.export import export
from gristmill.dataset.formats import FORMATS
from gristmill.store import Workspace

SITE = Path(__file__).parents[2] / "demo" / "site"
ALL = [form.name for form in FORMATS[1:]]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with all formats, a third of the pages on either side of the training split. Nobody writes here."""
    home = tmp_path_factory.mktemp("formats")
    shutil.copytree(SITE, home / "site")
    bench = gristmill.open(home / "workspace", create=True)
    bench.run(str(home / "site"), jobs=1, licence="CC-BY-4.0")
    export(bench.store, Dataset(formats=ALL, validation=0.3, test=0.3))
    return bench.store
