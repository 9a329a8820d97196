"""What all parts of one run work with."""

from collections.abc import Callable
from dataclasses import dataclass

from gristmill.store import Workspace

from ..state.database import State
from ..state.writer import Writer
from ..workers.pool import Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """One workspace, open, with its one writer and the processes that read pages."""

    workspace: Workspace
    db: State
    # the event loop's own connection; writes go through `writer`
    writer: Writer
    pool: Pool
    now: Callable[[], str]
    # the time that goes into seeds, RFC 3339 UTC
    may_ask: Callable[[str], bool] = lambda host: True
    # whether a host (scheme and network location) is this run's to ask
