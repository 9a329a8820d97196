"""A folder of HTML as a mirrored folder of Markdown: no fetching, no workspace, a process pool."""

import asyncio
import errno
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from gristmill.errors import UserError
from gristmill.progress import Progress, silent
from gristmill.store import sweep_torn, write_text

from .extraction.extract import Extraction
from .extraction.pdf import document
from .folder import page_files
from .workers.pool import Failure, Pool, default_jobs
from .workers.reading import Reading, Task

_OWN = (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.EISDIR)  # faults of one file's name, not of the folder
log = logging.getLogger("gristmill.crawler")
AT_ONCE = 32  # bodies in memory that wait for a worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """How one file fared."""

    path: str
    # POSIX, relative to the folder
    extraction: Extraction | None
    reason: str = ""
    # why there is no Markdown


def extract_file(path: Path, *, url: str = "", explain: bool = False) -> Extraction:
    """One file; `explain` lists what its Markdown does not hold. Raises UserError where it cannot be read."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from None
    if body.startswith(b"%PDF-"):
        document.require()
    task = Task(kind="extract", url=url or path.absolute().as_uri(), body=body, explain=explain)
    reading = asyncio.run(_read_one(task))
    if isinstance(reading, Failure) or reading.extraction is None:
        reason = reading.reason if isinstance(reading, Failure) else "empty"
        log.warning("%s: %s %s", path, reason, getattr(reading, "detail", ""))
        raise UserError(f"{path} cannot be extracted ({reason})")
    return reading.extraction


async def _read_one(task: Task) -> Reading | Failure:
    """In a process of its own: it is bounded in memory and time, as in a crawl."""
    pool = Pool(jobs=1)
    try:
        return await pool.read(task)
    finally:
        pool.close()


def extract_folder(
    folder: Path, out: Path, *, base: str = "", jobs: int | None = None, on_progress: Progress = silent
) -> list[Mirrored]:
    """Write `out`/<same path>.md for each HTML file (with the extra `pdf`, PDF too) below `folder`; sorted by path.

    `base` is the URL that the folder stands at. What a killed run left half written there is swept. Raises UserError
    where `out` cannot be written.
    """
    try:
        return asyncio.run(_mirror(folder, out, base, jobs or default_jobs(), on_progress))
    except OSError as error:
        raise UserError(f"cannot write below {out}: {error.strerror}") from None


async def _mirror(folder: Path, out: Path, base: str, jobs: int, on_progress: Progress) -> list[Mirrored]:
    pool, slots, found = Pool(jobs=jobs), asyncio.Semaphore(AT_ONCE), list(_targets(folder))
    done: list[Mirrored] = []
    for parent in {(out / target).parent for _, _, target in found}:
        sweep_torn(parent)

    async def one(path: Path, name: str, target: str) -> None:
        async with slots:
            url = urljoin(base, name) if base else path.as_uri()
            done.append(await _mirrored(pool, path, url, name=name, target=out / target))
        on_progress(len(done), len(found), name)

    try:
        async with asyncio.TaskGroup() as group:
            for path, name, target in found:
                group.create_task(one(path, name, target))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None
    finally:
        pool.close()
    return sorted(done, key=lambda mirrored: mirrored.path)


async def _mirrored(pool: Pool, path: Path, url: str, *, name: str, target: Path) -> Mirrored:
    """One file. Raises OSError where no file at all can be written."""
    try:
        body = path.read_bytes()
    except OSError:
        return Mirrored(path=name, extraction=None, reason="unreadable")
    reading = await pool.read(Task(kind="extract", url=url, body=body))
    if isinstance(reading, Failure) or reading.extraction is None:
        return Mirrored(path=name, extraction=None, reason=getattr(reading, "reason", "empty"))
    try:
        await asyncio.to_thread(write_text, target, reading.extraction.markdown)  # its sync holds up nobody
    except OSError as error:
        if error.errno not in _OWN:
            raise
        return Mirrored(path=name, extraction=None, reason="unwritable")
    return Mirrored(path=name, extraction=reading.extraction)


def _targets(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """(file, path inside the folder, path of its Markdown); a.html and a.htm do not share one."""
    real, taken = folder.resolve(), set[str]()
    for path, _ in page_files(folder, pdf=document.installed()):
        name = path.relative_to(real).as_posix()
        target = name.rpartition(".")[0] + ".md"
        if target.casefold() in taken:
            target = name + ".md"
        taken.add(target.casefold())
        yield path, name, target
