"""Files of a folder exchanged for others, all or none.

The new files are laid beside the old ones first. Then a mark is set, the old ones are moved away and the new ones in,
and the mark is removed. Who finds the mark puts the old ones back: so a kill at any moment leaves the old folder or the
new one once `put_back` has looked at it, and until then a note in the folder says that it is neither.
"""

import contextlib
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from ..errors import UserError
from ..store import replacing, sweep_torn, write_text

STAGE = ".gristmill-patch"
NOTE = "PATCHING.txt"
_TOLD = """A patch of this dataset was begun and has not ended: its files are not of one export.
If none is running, `gristmill patch` on this folder puts back what was and patches it whole.
"""


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep a second exchange of the folder out. Raises UserError where one is under way."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise UserError(f"another patch of {folder} is under way: wait for it or stop it") from None
    finally:
        os.close(descriptor)


def exchange(folder: Path, source: Path, *, written: Sequence[str], removed: Sequence[str], card: str) -> None:
    """Put `written` files of `source` into the folder and take `removed` ones out; names are relative to both.

    The card goes first and comes last. Raises OSError, with the folder as it was.
    """
    for name in (*written, *removed):
        if (folder / name).exists() and not (folder / name).is_file():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))
    stage = folder / STAGE
    try:
        for name in written:
            with (source / name).open("rb") as fresh, replacing(stage / "new" / name, binary=True) as copy:
                shutil.copyfileobj(fresh, copy)
        write_text(folder / NOTE, _TOLD)
        write_text(stage / "begun", json.dumps([name for name in written if not (folder / name).exists()]))
        _swap(folder, written, removed, card)
        (stage / "begun").unlink()
    except BaseException:
        put_back(folder)
        raise
    _clear(folder)


def _swap(folder: Path, written: Sequence[str], removed: Sequence[str], card: str) -> None:
    stage = folder / STAGE
    for name in sorted({*written, *removed}, key=lambda name: name != card):
        if (folder / name).exists():
            _move(folder / name, stage / "old" / name)
    for name in removed:
        with contextlib.suppress(OSError):  # not empty: what else lies there stays
            (folder / name).parent.rmdir()
    for name in sorted(written, key=lambda name: name == card):
        _move(stage / "new" / name, folder / name)


def is_cut_short(folder: Path) -> bool:
    """Whether an exchange of the folder has begun and not ended."""
    return (folder / STAGE / "begun").is_file()


def put_back(folder: Path) -> None:
    """Undo an exchange that was cut short, and remove what one has left. Can itself be cut short.

    Raises UserError where what it left is not as it was left: it may be somebody else's.
    """
    stage = folder / STAGE
    if stage.is_symlink() or (stage / "old").is_symlink():
        raise UserError(f"{stage} is a link: remove it")
    if is_cut_short(folder):
        for name in _added(stage / "begun"):
            (folder / name).unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # not empty
                (folder / name).parent.rmdir()
        for path in sorted(path for path in (stage / "old").rglob("*") if path.is_file()):
            _move(path, folder / path.relative_to(stage / "old"))
        (stage / "begun").unlink()
    _clear(folder)


def _added(mark: Path) -> list[str]:
    """The files that were new, none of them outside the folder."""
    try:
        names = json.loads(mark.read_bytes())
        if all(not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts for name in names):
            return list(names)
    except (ValueError, TypeError, RecursionError):
        pass
    raise UserError(f"{mark} is damaged: publish the workspace's dataset anew")


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    path.replace(to)


def _clear(folder: Path) -> None:
    (folder / NOTE).unlink(missing_ok=True)
    sweep_torn(folder)
    shutil.rmtree(folder / STAGE, ignore_errors=True)
