"""Who may speak with the review page: the person who was given its address, from a browser on this machine."""

import hmac

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Lets through what comes under the machine's own name (no rebound DNS) with the cookie that the token buys."""

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"gristmill-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            return
        answer = self._refusal(Request(scope))

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            await send(message)

        await (answer or self._app)(scope, receive, sealed)

    def _refusal(self, request: Request) -> Response | None:
        if request.headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This page answers under the address that was printed only.\n", 421)
        if hmac.compare_digest(request.query_params.get("token", "").encode(), self._token.encode()):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict")
            return answer
        if not hmac.compare_digest(request.cookies.get(self._cookie, "").encode(), self._token.encode()):
            return PlainTextResponse("Open the address that was printed, with its token.\n", 403)
        if request.method == "POST" and request.headers.get("origin", "") not in {f"http://{h}" for h in self._hosts}:
            return PlainTextResponse("Judgements come from the page itself.\n", 403)
        return None
