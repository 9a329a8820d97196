"""The workspace as a server of the Model Context Protocol, on stdio or on loopback behind a token. Needs [mcp]."""

import functools
import importlib.util
import json
import secrets
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from ..extras import missing
from ..version import __version__
from .agents import NOTICE, Answers, permitted
from .loopback import HOST, listening_on
from .opening import open as opened

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from starlette.types import ASGIApp, Receive, Scope, Send

CRAWL_SECONDS = 600  # of one crawl that a model asked for
_ABOUT = (
    "Documentation that was crawled, with the exact place of every passage. Call `search` first, quote what it gives,"
    f" and name its `url`. Check what you are about to say with `verify_claim`. {NOTICE}"
)


def require() -> None:
    """Raise UserError where the library is missing."""
    if importlib.util.find_spec("mcp") is None:
        raise missing("mcp", "mcp")


def server(workspace: Path, *, allowed: Sequence[str] = (), max_pages: int = 50) -> "MCPServer[Any]":
    """A server for a workspace. Without `allowed` URLs there is no tool that crawls."""
    from mcp.server import MCPServer

    answers = Answers(lambda: opened(workspace))
    made: MCPServer[Any] = MCPServer("gristmill", version=__version__, instructions=_ABOUT)
    for tool in (answers.search, answers.read_section, answers.verify_claim, answers.pairs, answers.status):
        made.add_tool(_in_a_sentence(tool), structured_output=True)
    if allowed:
        made.add_tool(_in_a_sentence(_crawler(workspace, answers, allowed, max_pages)), structured_output=True)
    return made


def _in_a_sentence(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The tool, with what the user can mend as the sentence that the model gets."""
    from mcp.server.mcpserver.exceptions import ToolError

    @functools.wraps(tool)
    def told(*given: Any, **named: Any) -> dict[str, Any]:
        try:
            return tool(*given, **named)
        except UserError as error:
            raise ToolError(str(error)) from None

    return told


def _crawler(
    workspace: Path, answers: Answers, allowed: Sequence[str], max_pages: int
) -> Callable[[str], dict[str, Any]]:
    def crawl(url: str) -> dict[str, Any]:
        """Fetch a documentation site that is not here yet, politely and within a limit; it may take minutes.

        url: the start page. Only sites that the owner of this server has allowed are fetched.
        """
        if not permitted(url, allowed):
            raise UserError(f"only pages below {', '.join(allowed)} may be crawled")
        limits = ["--scope", "path", "--max-pages", str(max_pages), "--json"]
        command = [sys.executable, "-m", "gristmill", "--quiet", "crawl", url, "--out", str(workspace), *limits]
        try:  # a process of its own: the crawl has an event loop and signals of its own
            done = subprocess.run(  # noqa: S603 - no shell, and the URL was checked
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=CRAWL_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise UserError(f"the crawl took over {CRAWL_SECONDS} s: what was fetched is kept") from None
        answers.renew()
        if done.returncode:
            raise UserError(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
        (stage, *_) = json.loads(done.stdout)["stages"]
        return {"kept": stage["kept"], "seen": stage["seen"], "dropped": stage["dropped"]}

    return crawl


def behind_token(made: "MCPServer[Any]", secret: str) -> "ASGIApp":
    """The server as an application that answers only who brings the token, `Authorization: Bearer …`."""
    from starlette.responses import PlainTextResponse

    inner = made.streamable_http_app(host=HOST)
    expected = f"Bearer {secret}".encode()

    async def guarded(scope: "Scope", receive: "Receive", send: "Send") -> None:
        brought = dict(scope.get("headers", ())).get(b"authorization", b"")
        if scope["type"] == "http" and not secrets.compare_digest(brought, expected):
            await PlainTextResponse("the token is missing or wrong\n", 401)(scope, receive, send)
        else:
            await inner(scope, receive, send)

    return guarded


def serve(made: "MCPServer[Any]", *, port: int | None, ready: Callable[[str], None]) -> None:
    """Answer until the other side hangs up (stdio, where there is no port) or a signal comes.

    `ready` is told the address and the token. Raises UserError where the port is taken.
    """
    if port is None:
        made.run("stdio")
        return
    import uvicorn

    secret = secrets.token_urlsafe(32)
    with listening_on(port, option="--http") as listening:
        ready(f"http://{HOST}:{port}/mcp\nAuthorization: Bearer {secret}")
        uvicorn.Server(uvicorn.Config(behind_token(made, secret), log_level="warning")).run([listening])
