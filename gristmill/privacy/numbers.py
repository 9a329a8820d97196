"""Numbers that are one person's: cards, accounts, national identity numbers; and addresses in a network.

python-stdnum knows how such numbers are made and checked. A bare run of digits passes some country's check in one case
of ten: those count only where a word before them says what they are.
"""

import ipaddress
import re
from collections.abc import Iterator
from types import ModuleType

import re2
from stdnum import iban, luhn, verhoeff
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.se import personnummer
from stdnum.us import ssn

from .found import Found

# What no text without such a number has, in linear time.
MAY_HOLD = re2.compile(
    r"\d(?:[^\d\n]{0,3}\d){6}|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f]|\d\.\d{1,3}\.\d{1,3}\.\d"
    r"|[A-Z]\d\d[A-Z0-9]{4}|[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]|[A-Z]{2} ?(?:\d\d ?){3}[A-D]"
)
_CARD = re.compile(r"(?<![\w.-])(?:3[47]|4|5[1-5]|2[2-7]|6(?:011|5))\d{0,3}(?:[ -]?\d{2,6}){2,4}(?![\w-]|\.\d)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_IPV4 = re.compile(r"(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){1,6}(?![\w:])")
_RESOLVERS = frozenset({"8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9"})
VERSION_PARTS = 30  # "1.8.3.1" and "1.2.3.4" are versions: of addresses with four numbers below it there are few
# Before four numbers that are none: versions, and parts of a text.
_VERSION = re.compile(
    r"(?i)(?:version|release|firmware|v|\d[.)]|(?:sub)?(?:sections?|clauses?|chapters?|appendix|§§?)|kapitel|abschnitt)\s*$"
)

# Numbers whose form is their own.
_FORMED: tuple[tuple[re.Pattern[str], ModuleType | None], ...] = (
    (re.compile(r"(?<![\w.-])\d{3}([- ])\d{2}\1\d{4}(?![\w-]|\.\d)"), ssn),
    (re.compile(r"(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-]|\.\d)"), cpf),
    (re.compile(r"(?<!\w)[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z](?!\w)"), codicefiscale),
    (re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"), None),  # GB: no check
    (re.compile(r"(?<![\w.-])[12] ?\d\d ?\d\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d(?![\w-]|\.\d)"), nir),
    (re.compile(r"(?<![\w.-])\d{8}-?[A-HJ-NP-TV-Z](?![\w-])"), dni),
    (re.compile(r"(?<![\w.-])[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z](?![\w-])"), nie),
)
_FEWEST_GB = 3  # different digits of a British number that has no check: model names such as "AB 11 11 11 A" have fewer
_SAID = re.compile(
    r"(?i)(?:\bssn|social security|\bsin\b|social insurance|national insurance|\bnino\b|tax(?:payer)? (?:id|number)"
    r"|\btin\b|identity (?:card|number)|\bid (?:card|no|number)|passport|aadhaar|steuer-?id\w*|steuerliche \w+"
    r"|personalausweis|sécurité sociale|\bnir\b|\bdni\b|\bnif\b|\bnie\b|codice fiscale|\bcpf\b|\bbsn\b"
    r"|burgerservicenummer|pesel|person(?:al )?(?:nummer|number)|driving licen[cs]e|driver'?s licen[cs]e"
    r"|medical record|patient (?:id|number|no)|nhs (?:no|number))[^\d\n]{0,24}$"
)
_BARE = re.compile(r"(?<![\w.-])(?:[A-Z]\d{2}[A-Z0-9]{4,6}\b|[A-Z]{0,2}\d(?:[ .-]?\d){6,14}[A-Z]?)(?![\w-]|\.\d)")
_LEAD = 60  # characters before a number in which a word may say what it is
_EMPTY = re.compile(r"0{5}|123456|(\d)\1{5}")  # numbers that are nobody's: ours, and those that show a form
_CHECKED = (idnr, sin, bsn, pesel, personnummer, ssn, cpf, nir, verhoeff)
# Documents whose numbers have no common check: the word before them is all there is.
_UNCHECKED = re.compile(r"(?i)passport|licen[cs]e|ausweis|medical record|patient|nhs|identity card|id card")


def numbers(text: str) -> Iterator[Found]:
    """All of these in a text."""
    if MAY_HOLD.search(text):
        yield from _cards(text)
        yield from _ibans(text)
        yield from _identities(text)
        yield from _networks(text)


def _cards(text: str) -> Iterator[Found]:
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if 13 <= len(digits) <= 19 and luhn.is_valid(digits):
            yield Found(kind="card", start=found.start(), stop=found.end())


def _ibans(text: str) -> Iterator[Found]:
    for found in _IBAN.finditer(text):
        stop = found.end()
        while stop - found.start() >= 15:
            if iban.is_valid(text[found.start() : stop], check_country=False):
                yield Found(kind="iban", start=found.start(), stop=stop)
                break
            stop = text.rfind(" ", found.start(), stop)  # "DE89 … 00 BIC": what follows may look like a part


def _identities(text: str) -> Iterator[Found]:
    for pattern, module in _FORMED:
        for found in pattern.finditer(text):
            digits = re.sub(r"\D", "", found[0])
            sound = module.is_valid(found[0]) if module else len(set(digits)) >= _FEWEST_GB
            if sound and not _EMPTY.search(digits):
                yield Found(kind="identity-number", start=found.start(), stop=found.end())
    for found in _BARE.finditer(text):
        said = _SAID.search(text, max(0, found.start() - _LEAD), found.start())
        digits = re.sub(r"\D", "", found[0])
        if said and not _EMPTY.search(digits) and (_UNCHECKED.search(said[0]) or _passes(digits)):
            yield Found(kind="identity-number", start=found.start(), stop=found.end())


def _passes(digits: str) -> bool:
    """Whether digits pass the check of one of the countries."""
    return any(module.is_valid(digits) for module in _CHECKED)


def _networks(text: str) -> Iterator[Found]:
    for pattern in (_IPV4, _IPV6):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - 12) : found.start()]
            if not _VERSION.search(before) and found[0] not in _RESOLVERS and _is_somebodys(found[0]):
                yield Found(kind="network-address", start=found.start(), stop=found.end())


def _is_somebodys(stated: str) -> bool:
    """Whether an address is in use on the Internet: none of RFC 5737, RFC 3849 or a private network."""
    try:
        address = ipaddress.ip_address(stated)
    except ValueError:
        return False
    small = address.version == 4 and max(address.packed) < VERSION_PARTS
    return address.is_global and not address.is_multicast and not small
