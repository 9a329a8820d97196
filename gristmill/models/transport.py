"""The way to an endpoint: one POST at a time, bodies with a bound, and a sentence for each way to miss it.

The `openai` package makes the requests. Under it is a transport of ours, and above it are repeats, time-outs and the
reading of bodies. No redirect is followed, because nobody else shall see the prompts; no proxy is used for this
machine. The libraries below log headers and whole addresses, which may hold the key: their lines are switched off.
"""

import importlib.util
import ipaddress
import logging
import os
import socket
import ssl
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx2
import openai

from ..errors import UserError
from .answers import MOST_BYTES, Answer, LostError
from .bounds import BoundedTransport
from .endpoint import Endpoint

CONNECT_SECONDS = 20.0
_SOCKS = ("socks5", "socks5h")


class Transport:
    """Connections to one endpoint. Raises UserError where certificates or the proxy cannot be used."""

    def __init__(self, endpoint: Endpoint, *, heard: Callable[[], None] = lambda: None, most: int = MOST_BYTES) -> None:
        """`most`: bytes of a body."""
        for name in ("openai", "httpx2", "httpcore2"):
            logging.getLogger(name).setLevel(logging.WARNING)
        self._endpoint = endpoint
        self._headers = {} if endpoint.key else {"Authorization": openai.Omit()}  # beside those of the client
        self._proxy = _proxy_of(endpoint)
        try:
            transport = BoundedTransport(
                heard=heard, most=most, verify=_certificates(), trust_env=False, proxy=self._proxy or None
            )
        except (ValueError, httpx2.InvalidURL):
            raise UserError(f"the proxy {self._shown_proxy} is no http, https or socks5 URL: set it again") from None
        try:
            self._client = _client(endpoint, transport)
        except httpx2.InvalidURL:
            raise UserError("OPENAI_BASE_URL is no http(s) URL such as http://127.0.0.1:8080/v1") from None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def post(self, wire: Mapping[str, Any]) -> Answer:
        """Ask for a completion. Raises LostError, TooLargeError."""
        # not `chat.completions.create`: what it does to each message of a body takes longer than all the rest
        return await self._answer(
            self._client.post(
                "/chat/completions", cast_to=httpx2.Response, body=dict(wire), options={"headers": self._headers}
            )
        )

    async def other(self, path: str, *, body: Mapping[str, Any] | None = None, files: Any = None) -> Answer:
        """Ask for something else: with a body or files it is sent there, else fetched. Raises LostError."""
        form = {"Content-Type": "multipart/form-data"} if files else {}
        options: Any = {"headers": {**self._headers, **form}}
        if body is None:
            return await self._answer(self._client.get(f"/{path}", cast_to=httpx2.Response, options=options))
        return await self._answer(
            self._client.post(f"/{path}", cast_to=httpx2.Response, body=dict(body), files=files, options=options)
        )

    async def models(self) -> Answer:
        """Ask for the names of models."""
        return await self._answer(
            self._client.get("/models", cast_to=httpx2.Response, options={"headers": self._headers})
        )

    async def _answer(self, asked: Awaitable[httpx2.Response]) -> Answer:
        try:
            response = await asked
        except openai.APIStatusError as error:
            response = error.response
        except openai.APIConnectionError as error:
            raise self._lost(error.__cause__ or error) from None
        except OSError as error:
            raise self._lost(error) from None
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(status=response.status_code, headers=headers, body=response.content.decode("utf-8", "replace"))

    def _lost(self, error: BaseException) -> LostError:
        where = self._endpoint.shown
        if isinstance(error, httpx2.ProxyError):
            return LostError(
                f"the proxy {self._shown_proxy} refuses the way to {where}: {error}{_NO_PROXY}", sent=False
            )
        if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout):
            return LostError(self._unconnected(error), sent=False)
        if isinstance(error, httpx2.DecodingError):
            return LostError(f"{where} sends bodies that cannot be decompressed: {error}", sent=True)
        hint = "does it want https:// instead of http://, or is it another service?"
        if urlsplit(self._endpoint.url).scheme == "https":
            hint = "is it another service, or does it want a certificate of yours?"
        return LostError(f"{where} breaks the connection off without an answer: {hint}", sent=True)

    def _unconnected(self, error: BaseException) -> str:
        where = self._endpoint.shown
        causes = list(_causes(error))
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return (
                    f"the certificate of {where} is not trusted ({cause.verify_message or 'unknown'}): "
                    "set SSL_CERT_FILE to a file with the certificate of its authority"
                )
        if any(isinstance(cause, ssl.SSLError) for cause in causes):
            return f"{where} does not speak TLS: does OPENAI_BASE_URL want http:// instead of https://?"
        if self._proxy:
            return f"the proxy {self._shown_proxy}, which leads to {where}, does not answer{_NO_PROXY}"
        if any(isinstance(cause, socket.gaierror) for cause in causes):
            return f"no address is known for the name {self._endpoint.host!r}: check OPENAI_BASE_URL, or the network"
        if isinstance(error, httpx2.ConnectTimeout):
            return f"{where} does not answer within {CONNECT_SECONDS:.0f} s: check OPENAI_BASE_URL, or the network"
        return f"nothing answers at {where}: start the endpoint, or set OPENAI_BASE_URL to another"

    @property
    def _shown_proxy(self) -> str:
        return shown_proxy(self._proxy)


_NO_PROXY = ": start it, or unset HTTP_PROXY, HTTPS_PROXY and ALL_PROXY, or name the host in NO_PROXY"


def _client(endpoint: Endpoint, transport: BoundedTransport) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(
        base_url=endpoint.base,
        api_key=endpoint.key or "none",
        default_query=endpoint.query,
        default_headers={"Accept-Encoding": "gzip, identity", **endpoint.headers},
        max_retries=0,
        timeout=httpx2.Timeout(None, connect=CONNECT_SECONDS),
        http_client=httpx2.AsyncClient(transport=transport, trust_env=False, follow_redirects=False),
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    for _ in range(10):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__


def _certificates() -> ssl.SSLContext:
    """The authorities that are trusted: those of SSL_CERT_FILE and SSL_CERT_DIR, else the system's."""
    file, folder = os.environ.get("SSL_CERT_FILE") or None, os.environ.get("SSL_CERT_DIR") or None
    if not file and not folder:
        return httpx2.create_ssl_context(trust_env=False)
    try:
        return ssl.create_default_context(cafile=file, capath=folder)
    except (OSError, ValueError) as error:
        raise UserError(f"SSL_CERT_FILE {file or folder} holds no certificates that can be read: {error}") from None


def _proxy_of(endpoint: Endpoint) -> str:
    """The proxy that the environment names for the endpoint; empty for none."""
    if endpoint.is_loopback or _bypasses(endpoint.host):
        return ""
    named = urllib.request.getproxies_environment()
    proxy = named.get(urlsplit(endpoint.url).scheme) or named.get("all") or ""
    if not proxy:
        return ""
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    proxy = f"socks5{proxy[5:]}" if proxy.startswith("socks://") else proxy
    scheme = urlsplit(proxy).scheme
    if scheme in _SOCKS and not importlib.util.find_spec("socksio"):
        raise UserError(
            f"the proxy {shown_proxy(proxy)} is a SOCKS proxy, which needs the package socksio: "
            "`pip install socksio` (`pipx inject gristmill socksio`), or name the host in NO_PROXY"
        )
    if scheme not in ("http", "https", *_SOCKS):
        raise UserError(f"the proxy {shown_proxy(proxy)} is no http, https or socks5 URL: set it again")
    return proxy


def _bypasses(host: str) -> bool:
    """Whether NO_PROXY names the host, its domain, or a network that it is in."""
    entries = [entry.strip() for entry in urllib.request.getproxies_environment().get("no", "").split(",")]
    if "*" in entries or any(_is_within(host, entry) for entry in entries):
        return True
    try:
        address = ipaddress.ip_address(host)
        return any(address in ipaddress.ip_network(entry, strict=False) for entry in entries if "/" in entry)
    except ValueError:
        return False


def _is_within(host: str, domain: str) -> bool:
    """Whether a host is one that an entry of NO_PROXY names, with or without a dot before it."""
    domain = domain.partition(":")[0].removeprefix("*").removeprefix(".").lower()
    return bool(domain) and (host.lower() == domain or host.lower().endswith(f".{domain}"))


def shown_proxy(proxy: str) -> str:
    """A proxy without its user name and password."""
    try:
        parts = urlsplit(proxy)
        return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return "of the environment"
