"""No pair hands on a secret or what is personal: keys, passwords, e-mail addresses, telephone and account numbers.

Own patterns: scrubadub installs 388 MB and Presidio 375 MB besides its model, and both flag the example addresses that
documentation is full of. Addresses that are reserved for documentation are nobody's: RFC 2606 and 6761 (`.example`,
`.test`, example.org), RFC 5737 and 3849 (192.0.2.0/24, 2001:db8::/32), the 555-01xx telephone numbers.
"""

import ipaddress
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator

import re2

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "privacy"

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
    r"|\b(?:mysql|mariadb|mongo|psql|redis-cli|smbclient|ldap\w{2,8})\w*\b[^\n]{0,80}\s-(?:p|w|a)\s?[\"']?([^\s\"'`-][^\s\"'`]{7,100})"
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
_DIGITS = re2.compile(r"\d(?:[^\d\n]{0,3}\d){6}|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f]|\d\.\d{1,3}\.\d{1,3}\.\d")
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

_EMAIL = re.compile(r"(?<![\w.+/=-])([A-Za-z0-9][\w.+-]{0,63})@((?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24})(?![\w-])")
_SPELT = re2.compile(r"(?i)\w\s?[(\[{<]\s?at\s?[)\]}>]\s?\w")
_AT, _DOT = (re.compile(rf"(?<=\w)\s?[(\[{{<]\s?{word}\s?[)\]}}>]\s?(?=\w)", re.IGNORECASE) for word in ("at", "dot"))
_RESERVED = re.compile(
    r"(?i)(?:^|\.)(?:example|test|invalid|localhost|local|internal|home|lan|corp|domain|tld|dom|arpa)$"
    r"|(?:^|[.-])example(?:[.-]|s\.|\d)|(?:^|\.)(?:[a-z]*(?:your|my|some|any|other|another|sub|local|foo|bar|acme|site|"
    r"remote|virtual|fictional|blank)[a-z]*|domain\d*|host\d*|company|server|mail|[a-z])\.(?:[a-z]\.)*[a-z]+$"
)
# Of the ends of addresses: those that people write mail from. Names such as `user@host.service` have others.
_PUBLIC = frozenset(
    (
        "com org net edu gov mil int info biz io co me dev app ai uk de fr es it nl be ch at se no dk fi pl "
        "cz sk hu ro bg gr pt ie ru ua by kz tr il in cn jp kr tw hk sg my th vn id ph au nz ca us mx br ar "
        "cl pe za ng ke eg ir pk eu name pro "
    ).split()
)
# Nobody's in particular: offices, lists, machines.
_ROLES = re.compile(
    r"(?i)^(?:info|support|help(?:desk)?|admin(?:istrator)?|git|hg|svn|security|web-?master|post-?master|host-?master|"
    r"root|"
    r"abuse|no-?reply|do-?not-?reply|users?|announce|devel?|bugs?|contact|sales|office|mail(?:er|-daemon)?|daemon|nobody|"
    r"team|"
    r"press|legal|privacy|feedback|hello|service|notifications?|ops|list|www|ftp|news|anonymous|owner|staff|alerts?|"
    r"[\w.-]*-(?:users?|dev|devel|announce|list|bugs|help|request|owner|commits|discuss|hackers|general|talk|bounces|"
    r"maintainers|team)"
    r"|your?[\w.-]*|my[\w.-]*|user[\w.-]*|name|some(?:one|body)|me|foo|bar|sender|recipient|author|committer|[a-z]"
    r"|[\w.]*list|python-\w+|debian-\w+|pgsql-\w+|submit|control|bug-\w+|\d+)$"
)
_LISTS = re.compile(r"(?i)(?:^|\.)(?:lists?|vger|googlegroups|groups|bugs|sourceware|savannah|mailman|sympa|noreply)\.")

_PHONE = re.compile(
    r"(?<![\w.+/=:-])(?:00[1-9]\d{0,2}[ /-]\d{2,5}[ /-]\d{4,8}|"
    r"\+[1-9]\d{0,2}[ .()-]{0,3}(?:\(?\d{1,5}\)?[ .-]?){1,5}\d{2,4}|\(\d{3}\) ?\d{3}[ .-]\d{4}|"
    r"\b[2-9]\d{2}([-. ])[2-9]\d{2}\1\d{4}|\b0\d{2,4}[ /-]\d{3,4}[ -]?\d{3,4})(?![\w-]|\.\d|/\d)"
)
_CALLED = re.compile(r"(?i)\b(tel|phone|fax|callto|sms|mobile):(?=\+?\d)")
_FICTION = re.compile(r"55501\d\d$|^\+?1?800555|1234567|(\d)\1{5}")
_SSN = re.compile(r"(?<![\w.-])(?!000|666|9)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-]|\.\d)")
_CARD = re.compile(r"(?<![\w.-])(?:3[47]|4|5[1-5]|2[2-7]|6(?:011|5))\d{0,3}(?:[ -]?\d{2,6}){2,4}(?![\w-]|\.\d)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_IPV4 = re.compile(r"(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){1,6}(?![\w:])")
_RESOLVERS = frozenset({"8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9"})
VERSION_PARTS = 30  # "1.8.3.1" and "1.2.3.4" are versions: of addresses with four numbers below it there are few
_VERSION = re.compile(r"(?i)(?:version|release|firmware|v|\d[.)])\s*$")


def privacy(pair: Pair, context: Context) -> Verdict:
    """Reasons: holds-secret, personal-data. The detail says of what kind, and repeats nothing of it."""
    for text in (pair.answer, pair.question):
        for reason, found in (("holds-secret", secret(text)), ("personal-data", personal(text))):
            if found:
                return reject(pair, NAME, reason, detail=found)
    return accept(pair, NAME)


def secret(text: str) -> str:
    """The kind of the first secret in a text: prefix, assigned, url or entropy; empty for none."""
    if any(not _is_placeholder(found[0]) for found in _PREFIXED.finditer(text)):
        return "prefix"
    if "://" in text and any(not _is_placeholder(found[1]) for found in _IN_URL.finditer(text)):
        return "url"
    if _NAMED.search(text) and any(
        _is_random(found[1] or found[2] or found[3], ENTROPY_ASSIGNED) for found in _ASSIGNED.finditer(text)
    ):
        return "assigned"
    if _OPTION.search(text) and any(
        _is_random(next(filter(None, found.groups())).replace("/", "x").replace("+", "x"), ENTROPY_ASSIGNED)
        for found in _GIVEN.finditer(text)
    ):
        return "assigned"
    alone = _TOKEN.finditer(text) if _LONG.search(text) else ()
    return "entropy" if any(_is_random(found[0], ENTROPY_ALONE) for found in alone) else ""


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


def personal(text: str) -> str:
    """The kind of the first personal thing in a text: email, or as in _NUMBERS; empty for none."""
    if any(_emails(text)):
        return "email"
    return next((kind for kind, find in _NUMBERS if any(find(text))), "") if _DIGITS.search(text) else ""


def _emails(text: str) -> Iterator[str]:
    if _SPELT.search(text):  # "name (at) host (dot) org" is written for people
        text = _DOT.sub(".", _AT.sub("@", text))
    for found in _EMAIL.finditer(text) if "@" in text else ():
        local, domain = found[1], found[2]
        public = domain.rpartition(".")[2].lower() in _PUBLIC
        if public and not _RESERVED.search(domain) and not _ROLES.match(local) and not _LISTS.search(domain):
            yield found[0]


def _phones(text: str) -> Iterator[str]:
    for found in _PHONE.finditer(_CALLED.sub(r"\1 ", text)):
        digits = re.sub(r"\D", "", found[0])
        if 9 <= len(digits) <= 15 and not _FICTION.search(digits):
            yield found[0]


def _ssns(text: str) -> Iterator[str]:
    return (found[0] for found in _SSN.finditer(text))


def _cards(text: str) -> Iterator[str]:
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if 13 <= len(digits) <= 19 and _luhn(digits):
            yield found[0]


def _luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _ibans(text: str) -> Iterator[str]:
    """ISO 13616: the number that letters and digits make leaves 1 when it is divided by 97."""
    for found in _IBAN.finditer(text):
        code = found[0].replace(" ", "")
        if 15 <= len(code) <= 34 and int("".join(str(int(c, 36)) for c in code[4:] + code[:4])) % 97 == 1:
            yield found[0]


def _addresses(text: str) -> Iterator[str]:
    for pattern in (_IPV4, _IPV6):
        for found in pattern.finditer(text):
            if _VERSION.search(text[max(0, found.start() - 12) : found.start()]) or found[0] in _RESOLVERS:
                continue
            try:
                address = ipaddress.ip_address(found[0])
            except ValueError:
                continue
            small = address.version == 4 and max(address.packed) < VERSION_PARTS
            if address.is_global and not address.is_multicast and not small:
                yield found[0]


_NUMBERS: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    ("card", _cards),
    ("iban", _ibans),
    ("ssn", _ssns),
    ("phone", _phones),
    ("address", _addresses),
)
