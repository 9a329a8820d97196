"""The pool of worker processes: what they share, and that nothing but their own page holds them up."""

import asyncio
import time
from pathlib import Path

import pytest

from crawler import mirror
from crawler.workers.pool import Pool
from crawler.workers.reading import Task

PAGE = b"<main><h1>T</h1><p>x</p></main>"  # too short for its language to be asked


def test_a_new_worker_has_the_language_model_from_the_nursery_and_one_thread() -> None:
    async def start() -> tuple[str, int]:
        pool = Pool(jobs=1)
        try:
            await pool.read(Task(kind="extract", url="http://x/", body=PAGE))
            worker = Path("/proc", str(pool._idle[0]._pid))
            return (worker / "maps").read_text(), len(list((worker / "task").iterdir()))
        finally:
            pool.close()

    maps, threads = asyncio.run(start())
    assert "/numpy/" in maps  # only the language model uses it
    assert threads == 1


def test_workers_read_on_while_files_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "html", tmp_path / "markdown"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.html").write_bytes(PAGE)
    mirror.extract_folder(folder, out, jobs=1)  # the nursery is there
    slow = mirror.write_text
    monkeypatch.setattr(mirror, "write_text", lambda path, text: (time.sleep(0.5), slow(path, text)))
    start = time.monotonic()
    made = mirror.extract_folder(folder, out, jobs=1)
    assert time.monotonic() - start < 8 * 0.5
    assert [page.path for page in made] == [f"{number}.html" for number in range(8)]
    assert all((out / f"{number}.md").read_text() == "# T\n\nx\n" for number in range(8))
