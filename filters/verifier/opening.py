"""Which verifier the settings name: a folder is a cross-encoder, any other name a model of the endpoint."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from gristmill.config import Verifier as Settings
from gristmill.errors import UserError
from gristmill.store import Workspace

from .panel import Panel
from .questions import Verifier

Mode: TypeAlias = Literal["report", "drop", "scrub"]


@contextlib.contextmanager
def opened(workspace: Workspace, settings: Settings, *, privacy: Mode = "drop") -> Iterator[Panel | None]:
    """The verifier of the settings, closed when the block ends; None where they name none. Raises UserError.

    Unless `privacy` is "report", no endpoint is sent personal data.
    """
    if not settings.use:
        yield None
        return
    verifier = _chosen(workspace, settings, privacy)
    try:
        yield Panel(verifier, canaries=settings.canaries)
    finally:
        verifier.close()


def _chosen(workspace: Workspace, settings: Settings, privacy: Mode) -> Verifier:
    from .endpoint import Endpoint  # noqa: PLC0415  # takes a second, and most runs ask nobody
    from .entailment import CrossEncoder  # noqa: PLC0415

    folder = Path(settings.use).expanduser()
    if folder.is_dir():
        return CrossEncoder(folder)
    if folder.is_absolute() or settings.use.startswith(("./", "../", "~")):
        raise UserError(f"verifier: {settings.use} is no folder")
    return Endpoint(workspace, settings, privacy=privacy)
