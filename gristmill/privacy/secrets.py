"""Keys, passwords and tokens: by their prefix, by what they are assigned to, or because they are random."""

import math
import re
from collections import Counter
from collections.abc import Iterator

import re2

from .found import Found

# Secrets that say by their prefix whose they are.
_PREFIXED = re2.compile(
    "|".join(
        (
            r"\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[0-9A-Z]{16}\b",
            r"\bgh[pousr]_[A-Za-z0-9]{30,}",
            r"\bgithub_pat_[A-Za-z0-9_]{22,}",
            r"\bgl(?:pat|dt|rt|soat|cbt)-[A-Za-z0-9_-]{18,}",
            r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
            r"\bxapp-\d-[A-Za-z0-9-]{10,}",
            r"\bsk-[A-Za-z0-9_-]{20,}",
            r"\b[rsp]k_(?:live|test)_[A-Za-z0-9]{16,}",
            r"\bwhsec_[A-Za-z0-9]{20,}",
            r"\bAIza[0-9A-Za-z_-]{35}",
            r"\bya29\.[0-9A-Za-z_-]{20,}",
            r"\bGOCSPX-[0-9A-Za-z_-]{20,}",
            r"\bhf_[A-Za-z0-9]{30,}",
            r"\bnpm_[A-Za-z0-9]{30,}",
            r"\bpypi-[A-Za-z0-9_-]{40,}",
            r"\brubygems_[0-9a-f]{40,}",
            r"\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}",
            r"\bkey-[0-9a-f]{32}\b",
            r"\b(?:AC|SK)[0-9a-f]{32}\b",
            r"\bdo[opr]_v1_[0-9a-f]{40,}",
            r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{30,}",
            r"\bdckr_pat_[A-Za-z0-9_-]{20,}",
            r"\bhv[sb]\.[A-Za-z0-9_-]{20,}",
            r"\bdapi[0-9a-f]{32}",
            r"\bsq0[a-z]{3}-[0-9A-Za-z_-]{22,}",
            r"\bEAA[A-Za-z0-9]{60,}",
            r"\blin_api_[A-Za-z0-9]{30,}",
            r"\bsecret_[A-Za-z0-9]{40,}",
            r"\bntn_[A-Za-z0-9]{40,}",
            r"\bAGE-SECRET-KEY-1[0-9A-Z]{50,}",
            r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
            r"\b\d{8,10}:AA[A-Za-z0-9_-]{32,}",
            r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----",
            r"\bPuTTY-User-Key-File-\d",
            r"hooks\.slack\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{16,}",
            r"discord(?:app)?\.com/api/webhooks/\d+/[\w-]{20,}",
            r"AccountKey=[A-Za-z0-9+/]{40,}={0,2}",
            r"\bglsa_[A-Za-z0-9]{30,}",
            r"\bgsk_[A-Za-z0-9]{30,}",
            r"\bxai-[A-Za-z0-9]{30,}",
            r"\bNRAK-[A-Z0-9]{20,}",
            r"\bfigd_[A-Za-z0-9_-]{20,}",
            r"\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}",
            r"\br8_[A-Za-z0-9]{30,}",
        )
    )
)
# What is said to be one: a name, a sign of assignment, a value.
_ASSIGNED = re.compile(
    r"(?i)(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[ _-]?key|access[ _-]?key|private[ _-]?key|auth(?:orization)?"
    r"|credentials?|bearer|client[ _-]?secret|encryption[ _-]?key|signing[ _-]?key)[\w\]\"'*`-]{0,24}"
    r"(?:\s{0,4}(?::=|=>|[:=>])\s{0,4}|\s+(?:is\s+|bearer\s+)?)"
    r"(?:\"([^\"\s]{8,200})\"|'([^'\s]{8,200})'|[\"'`]{0,3}([^\s\"'`,;<>(){}\[\]]{8,200}))"
)
_IN_URL = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{1,64}:([^\s:/@]{4,100})@[^\s/]", re.IGNORECASE)
# What is given to a program beside the user's name: `curl -u name:word`, `mysql -pWORD`, `sshpass -p word`.
_GIVEN = re.compile(
    r"\s(?:-u|--user)[ =][\"']?[\w.@-]{1,64}:([^\s\"'`]{8,100})|\bsshpass\s+-p\s*[\"']?([^\s\"'`]{8,100})"
    r"|\b(?:mysql|mariadb|mongo|psql|redis-cli|smbclient|ldap\w{2,8})\w*\b[^\n]{0,80}\s-(?:p|w|a)\s?[\"']?"
    r"([^\s\"'`-][^\s\"'`]{7,100})"
    r"|\bopenssl\b[^\n]{0,80}\s-(?:k|K)\s?[\"']?([^\s\"'`]{8,100})|/user:\S{1,64}\s+([^\s\"'`]{8,100})"
    r"|\bauthorization:\s*basic\s+([A-Za-z0-9+/]{12,200}={0,2})",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![\w/+.-])[A-Za-z0-9+_-]{32,200}={0,2}(?![\w/+.@-])")
_NAMED = re2.compile(
    r"(?i)pass|pwd|secret|token|key|auth|credential|bearer"
)  # what _ASSIGNED looks for, in linear time
_OPTION = re2.compile(r"(?i)\s-(?:u|p|w|a|k|-user)|/user:|authorization:\s*basic")  # what _GIVEN looks for
_LONG = re2.compile(r"[A-Za-z0-9+_-]{32}")
# Bits a character. Of 2,000 random strings each 1 % are below: 12 letters and digits 3.0, 16 of them 3.3, 32
# hexadecimal digits 3.2, 32 letters and digits 4.2. Words have as much where they are long: what stands alone has to be
# 32 long.
ENTROPY_ASSIGNED = 3.0
ENTROPY_ALONE = 4.2
_PLACEHOLDER = re.compile(
    r"(?i)example|sample|dummy|placeholder|your|change.?me|redacted|x{4}|\*\*\*|\.\.\.|…|foobar|todo|fake|insert"
    r"|secret_?key"
    r"|123456789|abcdef|(.)\1{4}|\$\{|%\(|^%\w+%?$|(?-i:^[a-z_-]+$|^[A-Z_-]+$)|^\d+$"
)


def secrets(text: str) -> Iterator[tuple[str, Found]]:
    """The secrets in a text, each with how it gives itself away: prefix, url, assigned or entropy."""
    for found in _PREFIXED.finditer(text):
        if not _is_placeholder(found[0]):
            yield "prefix", _found(*found.span())
    for found in _IN_URL.finditer(text) if "://" in text else ():
        if not _is_placeholder(found[1]):
            yield "url", _found(*found.span(1))
    for found in _ASSIGNED.finditer(text) if _NAMED.search(text) else ():
        group = found.lastindex or 0
        if _is_random(found[group], ENTROPY_ASSIGNED):
            yield "assigned", _found(*found.span(group))
    for found in _GIVEN.finditer(text) if _OPTION.search(text) else ():
        group = found.lastindex or 0
        if _is_random(found[group].replace("/", "x").replace("+", "x"), ENTROPY_ASSIGNED):
            yield "assigned", _found(*found.span(group))
    for found in _TOKEN.finditer(text) if _LONG.search(text) else ():
        if _is_random(found[0], ENTROPY_ALONE):
            yield "entropy", _found(*found.span())


def _found(start: int, stop: int) -> Found:
    return Found(kind="secret", start=start, stop=stop)


def _is_placeholder(value: str) -> bool:
    return bool(_PLACEHOLDER.search(value.strip(".")))


def _is_random(value: str, least: float) -> bool:
    """Whether a value has letters and digits mixed as nobody writes them."""
    value = value.strip(".,:")
    mixed = bool(re.search("[A-Za-z]", value)) and bool(re.search(r"\d", value) or _is_shouted(value))
    if value.count("-") >= 2 and value.lower() == value and re.search("-[a-z]{3,}-", value):
        return False  # words with hyphens between
    if (
        not mixed
        or re.search(r"^[./~]|/[a-z]{3,}/|::|->|[a-z]\.[a-z]+\.[a-z]|[a-z]{3,}_[a-z]{3,}_", value)
        or _is_placeholder(value)
    ):
        return False
    return entropy(value) >= least


def _is_shouted(value: str) -> bool:
    """Whether capitals stand all over a text: of `camelCase` names they are a fifth."""
    return sum(c.isupper() for c in value) >= 0.3 * len(value) and any(c.islower() for c in value)


def entropy(value: str) -> float:
    """Shannon's entropy of the characters of a text, in bits a character."""
    return -sum(n / len(value) * math.log2(n / len(value)) for n in Counter(value).values()) if value else 0.0
