"""The review page on a port of this machine, until Ctrl-C."""

import secrets
import socket
from collections.abc import Callable, Sequence

import uvicorn

from ...errors import UserError
from ...store import Workspace
from .drawing import Drawn
from .page import application


def serve(
    workspace: Workspace, drawn: Sequence[Drawn], *, reviewer: str, port: int, ready: Callable[[str], None]
) -> None:
    """Answer on 127.0.0.1 until the process is told to stop; `ready` is given the address to open.

    Port 0 takes a free one. Raises UserError where the port is taken.
    """
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            raise UserError(f"port {port} cannot be had ({error.strerror}): name another one with --port") from None
        listening.listen()
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        app = application(workspace, drawn, reviewer=reviewer, token=token, port=port)
        ready(f"http://127.0.0.1:{port}/?token={token}")
        uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="warning", access_log=False)).run([listening])
