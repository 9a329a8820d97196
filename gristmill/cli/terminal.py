"""What a person at a terminal sees while a stage works."""

import contextlib
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.table import Column

from ..progress import Progress, silent
from ..text import printable

MOST_NOTE = 160  # characters; a line that is narrower cuts it


@contextlib.contextmanager
def progress(name: str, *, shown: bool) -> Iterator[Progress]:
    """A progress line on stderr (done, total, rate, time left), or silence in a pipe."""
    if not shown:
        yield silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}", style="dim", table_column=Column(overflow="ellipsis", no_wrap=True, ratio=1)),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(name, total=None, note="", rate="")

        def report(done: int, total: int | None = None, note: str = "") -> None:
            speed = bars.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            bars.update(task, completed=done, total=total, note=printable(note[:MOST_NOTE]), rate=rate)

        yield report
