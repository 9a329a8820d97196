import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "demo" / "site"
Gristmill = Callable[..., subprocess.CompletedProcess[str]]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The demo's documentation on a port of this machine."""
    with serving(SITE) as root:
        yield root


@pytest.fixture
def promising(tmp_path: Path) -> Iterator[str]:
    """The demo's documentation, where a sitemap names every page."""
    shutil.copytree(SITE, tmp_path / "site")
    with serving(tmp_path / "site") as root:
        pages = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
        listed = "".join(f"<url><loc>{root}{page}</loc></url>" for page in pages)
        (tmp_path / "site" / "sitemap.xml").write_text(f"<urlset>{listed}</urlset>")
        yield root


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The root URL of a server for the folder."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def gristmill(tmp_path_factory: pytest.TempPathFactory) -> Gristmill:
    """Run the program as a person would: a process of its own, in an empty folder."""
    home = tmp_path_factory.mktemp("home")

    def call(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        bare = {key: value for key, value in os.environ.items() if not key.startswith(("OPENAI_", "GRISTMILL_"))}
        command = [sys.executable, "-m", "gristmill", *arguments]
        return subprocess.run(
            command,
            cwd=cwd or home,
            env={**bare, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def made(gristmill: Gristmill, site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with everything in it. Tests that change it work on a copy."""
    workspace = tmp_path_factory.mktemp("made") / "workspace"
    done = gristmill("run", site, "--out", str(workspace))
    assert done.returncode == 0, done.stderr
    return workspace
