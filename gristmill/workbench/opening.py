"""The door: a workspace by its path. Imports nothing until it is opened, so that `import gristmill` costs nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from .bench import Workbench


def open(  # noqa: A001 - read as `gristmill.open`
    path: "str | os.PathLike[str]",
    *,
    config: "str | os.PathLike[str] | None" = None,
    create: bool = False,
    state: str = "",
) -> "Workbench":
    """The workspace at `path`, to look into and to work in; see `Workbench` for what can be asked of it.

    `config` is the spiders.yaml whose sources and settings hold; without one nothing is read and all is default.
    `create` makes the folder where there is none, `state` is what `--state` names. Raises UserError where there is no
    workspace, and ConfigError.

    >>> import gristmill
    >>> bench = gristmill.open("workspace")
    >>> [source.source for source in bench.sources()]
    ['site']
    """
    from pathlib import Path

    from ..config import Config
    from ..configfile import load
    from ..store import Workspace
    from .bench import Workbench

    settings = load(Path(config)) if config is not None else Config()
    return Workbench(Workspace(Path(path), create=create, state=state), settings, use_defaults=config is not None)
