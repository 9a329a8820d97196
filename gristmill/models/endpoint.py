"""Where the model is: an OpenAI-compatible endpoint, named by OPENAI_BASE_URL and OPENAI_API_KEY."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, urlsplit, urlunsplit

from ..errors import UserError
from .masking import Masking, secrets_of

_ADDRESS, _KEY = "OPENAI_BASE_URL", "OPENAI_API_KEY"  # of the endpoint without a name
DEFAULT_URL = "https://api.openai.com/v1"
_METHODS = re.compile(r"/(?:chat/completions|completions|chat|models|responses|embeddings|messages)/*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address and its key. The key stands in no representation, message or file."""

    url: str = field(repr=False)
    key: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)
    # secrets of the environment beside the key

    @classmethod
    def of(cls, environment: Mapping[str, str], name: str = "") -> "Endpoint":
        """The endpoint that the environment names, in OPENAI_BASE_URL_<name> and OPENAI_API_KEY_<name> where it has a
        name. Address and key stand in the environment both: no file can send a key to an address of its own.

        Raises UserError where it cannot be asked.
        """
        address, secret = (f"{variable}_{name}" if name else variable for variable in (_ADDRESS, _KEY))
        url = environment.get(address, "").strip()
        key = environment.get(secret, "").strip()
        if name and not url:
            raise UserError(f"there is no {address}: set it to the address of the endpoint that `models` names")
        url = url or DEFAULT_URL
        _check(url, address)
        if not key.isascii() or not key.isprintable() or " " in key:
            raise UserError(f"{secret} holds characters that no key has: set it again")
        if not key and url == DEFAULT_URL:
            raise UserError(
                "there is no key: set OPENAI_API_KEY, or OPENAI_BASE_URL to an endpoint that needs none, such as "
                "http://127.0.0.1:8080/v1"
            )
        return cls(url=url, key=key, others=tuple(secrets_of(environment)))

    @property
    def host(self) -> str:
        """The host's name or address."""
        return self._parts.hostname or ""

    @property
    def has_version(self) -> bool:
        """Whether the path says which version of the interface is meant, as in /v1 or ?api-version=."""
        return bool(re.search(r"/(?:v\d|openai)", self._parts.path)) or "api-version" in self._parts.query

    @property
    def is_loopback(self) -> bool:
        """Whether the endpoint is on this machine, where no proxy leads."""
        host = self.host
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost" or host.endswith(".localhost")

    @property
    def shown(self) -> str:
        """The address without its query, for messages."""
        return urlunsplit(self._parts._replace(query="", fragment=""))

    @property
    def name(self) -> str:
        """What stands for the endpoint in the keys of stored replies: its address in one way of writing it."""
        parts = self._parts
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
        return f"{parts.scheme}://{self.host.lower()}:{port}{parts.path.rstrip('/')}"

    @property
    def headers(self) -> dict[str, str]:
        """The key as the endpoint wants it; a query `api-version` is the mark of those that want it in `api-key`."""
        if not self.key:
            return {}
        other = {"api-key": self.key} if "api-version" in self._parts.query else {}
        return {"Authorization": f"Bearer {self.key}", **other}

    @property
    def masking(self) -> Masking:
        """What is secret here: the key, values in the query of the address, and what else the environment holds."""
        queried = [value for _, value in parse_qsl(self._parts.query)]
        # the longest first: one may be a part of another
        return Masking(
            secrets=tuple(sorted({*filter(None, (self.key, *queried, *self.others))}, key=len, reverse=True))
        )

    @property
    def base(self) -> str:
        """The address that the names of methods follow, without its query."""
        return urlunsplit(self._parts._replace(path=self._parts.path.rstrip("/"), query="", fragment=""))

    @property
    def query(self) -> dict[str, str]:
        """The query that stays at the end of every address."""
        return dict(parse_qsl(self._parts.query, keep_blank_values=True))

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.url)


def _check(url: str, variable: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good, parts = False, None
    if not good or parts is None or not url.isprintable() or " " in url:
        raise UserError(f"{variable} is no http(s) URL such as http://127.0.0.1:8080/v1")
    if parts.username or parts.password:
        instead = variable.replace(_ADDRESS, _KEY)
        raise UserError(f"{variable} holds a user name or password: put the key into {instead} instead")
    if method := _METHODS.search(parts.path):
        without = urlunsplit(parts._replace(path=parts.path[: method.start()], query="", fragment=""))
        raise UserError(
            f"{variable} is the address of one method: set it to {without}, without {method[0].rstrip('/')}"
        )
