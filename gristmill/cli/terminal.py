"""What a person at a terminal sees while a stage works."""

import contextlib
import sys
from collections.abc import Iterator

from tqdm import tqdm

from ..progress import Progress, silent
from ..text import printable

MOST_NOTE = 160  # characters; a line that is narrower cuts it
_COUNTED = "{desc} {n_fmt}, {rate_fmt}{postfix}"
_OF_A_TOTAL = "{desc} {bar:24} {n_fmt}/{total_fmt}, {rate_fmt}, {remaining} left{postfix}"

tqdm.monitor_interval = 0  # no thread that draws: stages fork


@contextlib.contextmanager
def progress(name: str, *, shown: bool) -> Iterator[Progress]:
    """A progress line on stderr (done, total, rate, time left), or silence in a pipe."""
    if not shown:
        yield silent
        return
    with tqdm(
        desc=name, unit="", file=sys.stderr, leave=False, dynamic_ncols=True, bar_format=_COUNTED, miniters=0,
        mininterval=0,
    ) as bar:  # fmt: skip

        def report(done: int, total: int | None = None, note: str = "") -> None:
            bar.total, bar.bar_format = total, _OF_A_TOTAL if total else _COUNTED
            bar.set_postfix_str(printable(note[:MOST_NOTE]), refresh=False)
            bar.update(done - bar.n)

        yield report
