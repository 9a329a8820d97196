"""The review page on a port of this machine, until Ctrl-C."""

import secrets
from collections.abc import Callable, Sequence

import uvicorn

from ...judgements import read
from ...store import Workspace
from ..loopback import HOST, listening_on
from .drawing import Drawn
from .page import application


def serve(
    workspace: Workspace, drawn: Sequence[Drawn], *, reviewer: str, port: int, ready: Callable[[str], None]
) -> None:
    """Answer on 127.0.0.1 until the process is told to stop; `ready` is given the address to open.

    Port 0 takes a free one. Raises UserError where the port is taken, or where earlier judgements cannot be read.
    """
    read(workspace.reviews)
    with listening_on(port, option="--port") as listening:
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        app = application(workspace, drawn, reviewer=reviewer, token=token, port=port)
        ready(f"http://{HOST}:{port}/?token={token}")
        uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="warning", access_log=False)).run([listening])
