import shutil
from pathlib import Path

import pytest

import gristmill

SITE = Path(__file__).parents[2] / "demo" / "site"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `site`, the demo's documentation, and `workspace`, made from it once. Nobody writes here."""
    home = tmp_path_factory.mktemp("workbench")
    shutil.copytree(SITE, home / "site")
    bench = gristmill.open(home / "workspace", create=True)
    bench.run(str(home / "site"), jobs=1)
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to work in, as current folder."""
    shutil.copytree(built, tmp_path / "home")
    monkeypatch.chdir(tmp_path / "home")
    return tmp_path / "home"
