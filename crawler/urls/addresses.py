"""No request to a private address that a page, a redirect, a sitemap or a DNS answer names (SSRF)."""

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_CARRIERS = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))
# Prefixes whose last 32 bits are an IPv4 address: NAT64 (RFC 6052, RFC 8215) and the retired compatible form.
_ALSO = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "fec0::/10")))
# What `is_global` lets through, depending on Python's version: protocol assignments (one cloud's metadata stands at
# 192.0.0.192), the retired 6to4 relays, the retired site-local addresses.
_LOCAL_SUFFIXES = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".home")
# RFC 6761, 6762, 8375 and the suffix that ICANN keeps for private use; cloud metadata stands on .internal.


def is_private(host: str) -> bool:
    """Whether a host, as it stands in a URL or a DNS answer, is an address or name that is not on the public internet.

    Knows every spelling that resolvers accept: 127.1, 2130706433, 0x7f.1, 0177.0.0.1, ::ffff:127.0.0.1, [::1] and
    fe80::1%lo. A public-looking name answers False; look at its DNS answers too.
    """
    name = host.strip("[]").rstrip(".").lower()
    address = parse_address(name)
    if address is None:
        return name in ("localhost", "") or ("." + name).endswith(_LOCAL_SUFFIXES)
    return not _is_public(address)


def parse_address(host: str) -> Address | None:
    """The IP address that a host is in any spelling, else None."""
    host = host.partition("%")[0]
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return _loose_v4(host)


def _loose_v4(host: str) -> ipaddress.IPv4Address | None:
    """The forms of inet_aton: one to four parts, decimal, octal or hexadecimal; the last fills what is left."""
    parts = host.split(".")
    if len(parts) > 4 or not all(re.fullmatch(r"0[xX][0-9A-Fa-f]*|[0-9]+", part) for part in parts):
        return None
    try:
        values = [_number(part) for part in parts]
    except ValueError:
        return None
    *head, last = values
    if any(value > 255 for value in head) or last >= 1 << (8 * (5 - len(values))):
        return None
    total = last
    for index, value in enumerate(head):
        total |= value << (8 * (3 - index))
    return ipaddress.IPv4Address(total)


def _number(part: str) -> int:
    if len(part) > 16:
        raise ValueError(part)
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") and len(part) > 1 else 10)


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        for carried in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())):
            if carried is not None and not _is_public(carried):
                return False
        if any(address in network for network in _CARRIERS):
            return _is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped is not None or address.sixtofour is not None:
            return True  # as public as what they carry, whatever this Python says of their prefixes
    return address.is_global and not (
        address.is_multicast or address.is_reserved or any(address in network for network in _ALSO)
    )


class Guard:
    """Admits public addresses, and of private ones only the hosts and ports that a person named as start URLs."""

    def __init__(self, start_urls: Iterable[str]) -> None:
        self._origins = {origin for url in start_urls if (origin := _origin(url))}
        self._hosts = {host for host, _ in self._origins}

    def refuses(self, url: str) -> str:
        """The reason code why the URL must not be requested, or an empty string. Looks up no names."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return "bad-url"
        if parts.scheme not in ("http", "https"):
            return "not-http"
        if not host:
            return "bad-url"
        if (_spelling(host), port or _default(parts.scheme)) in self._origins:
            return ""
        return "private-address" if is_private(host) else ""

    def refuses_answers(self, host: str, answers: Iterable[str]) -> str:
        """The same for the addresses that DNS gave for a host: one private among them refuses it (rebinding)."""
        if _spelling(host) in self._hosts:
            return ""
        return "private-address" if any(is_private(answer) for answer in answers) else ""


def _origin(url: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(url)
        return (_spelling(parts.hostname), parts.port or _default(parts.scheme)) if parts.hostname else None
    except ValueError:
        return None


def _spelling(host: str) -> str:
    """One spelling for a host: an address in its normal form, a name in lower case without the final dot."""
    address = parse_address(host.strip("[]"))
    return str(address) if address is not None else host.rstrip(".").lower()


def _default(scheme: str) -> int:
    return 443 if scheme == "https" else 80
