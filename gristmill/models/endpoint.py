"""Where the model is: an OpenAI-compatible endpoint, named by OPENAI_BASE_URL and OPENAI_API_KEY."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ..errors import UserError

DEFAULT_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address and its key. The key stands in no representation, message or file."""

    url: str
    key: str = field(default="", repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Endpoint":
        """The endpoint that the environment names. Raises UserError where it cannot be asked."""
        url = environment.get("OPENAI_BASE_URL", "").strip() or DEFAULT_URL
        key = environment.get("OPENAI_API_KEY", "").strip()
        _check(url)
        if not key.isascii() or not key.isprintable() or " " in key:
            raise UserError("OPENAI_API_KEY holds characters that no key has: set it again")
        if not key and url == DEFAULT_URL:
            raise UserError(
                "there is no key: set OPENAI_API_KEY, or OPENAI_BASE_URL to an endpoint that needs none, such as "
                "http://127.0.0.1:8080/v1"
            )
        return cls(url=url, key=key)

    @property
    def is_loopback(self) -> bool:
        """Whether the endpoint is on this machine, where no proxy leads."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost" or host.endswith(".localhost")

    @property
    def shown(self) -> str:
        """The address without its query, for messages."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}{parts.path}"

    def redacted(self, text: str) -> str:
        """A text of the endpoint without the key, should it send it back."""
        return text.replace(self.key, "[key]") if self.key else text


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good, parts = False, None
    if not good or parts is None:
        raise UserError("OPENAI_BASE_URL is no http(s) URL such as http://127.0.0.1:8080/v1")
    if parts.username or parts.password:
        raise UserError("OPENAI_BASE_URL holds a user name or password: put the key into OPENAI_API_KEY instead")
