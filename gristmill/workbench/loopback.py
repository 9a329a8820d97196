"""A port of this machine, which nobody else can reach."""

import contextlib
import socket
from collections.abc import Iterator

from ..errors import UserError

HOST = "127.0.0.1"


@contextlib.contextmanager
def listening_on(port: int, *, option: str) -> Iterator[socket.socket]:
    """A socket that listens on a port; 0 takes a free one. Raises UserError where it is taken; `option` names it."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError as error:
            raise UserError(f"port {port} cannot be had ({error.strerror}): name another one with {option}") from None
        listening.listen()
        yield listening
