"""How often Python's collector of cycles looks for garbage, while a stage makes many small records that it keeps."""

import contextlib
import gc
from collections.abc import Iterator

# Objects made, less those freed, before a look. Python's 700 took a sixth to a fifth of the time that converting costs
# (Exim, Kea, Git); a page is a few times ten thousand objects, so that what it leaves behind is still gone soon.
SELDOM = 100_000


@contextlib.contextmanager
def seldom() -> Iterator[None]:
    """In the block, and in processes that are forked from it, the collector looks seldom."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
