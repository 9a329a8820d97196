"""Telephone numbers of persons, by the rules of each country that phonenumbers (Google's libphonenumber) holds.

A number with its country's code says itself what it is. Others need a form that only telephone numbers have, a word
before them, or an e-mail address beside them. Numbers for fiction and free numbers of services are nobody's.
"""

import re
from collections.abc import Iterator, Sequence

import phonenumbers
import re2
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType

from .found import Found

_MAY_HOLD = re2.compile(r"\d(?:[^\d\n]{0,3}\d){6}")
# The four before keep fingerprints out, which are written in such groups.
_CANDIDATE = re.compile(
    r"(?:(?<=tel:)|(?<=sms:)|(?<=fax:)|(?<![\w.+/=:,-]))(?<![\dA-F]{4} )(?<![\dA-F]{4}  )"
    r"(?:\+ ?|\((?=\d{1,5}\)))?\d(?:[ \u00a0().\-/]{0,3}\d){6,14}(?![\w-]|[.,:/]\d| {1,2}\d)"
)
# Forms without a country's code that only telephone numbers have.
_FORMS = re.compile(
    r"\(\d{3}\) ?\d{3}[ .-]\d{4}|[2-9]\d{2}([-. ])[2-9]\d{2}\1\d{4}"  # North America
    r"|0\d{2,4}[ /-]\d{3,4}[ -]?\d{3,4}|0\d{3,4}[ /]{1,3}\d{5,8}|\(0\d{1,4}\) ?\d{3,4}[ -]?\d{3,5}"
    r"|0\d(?:[ .-]\d\d){4}|0\d{2} \d{3} \d\d \d\d|0\d{1,3}-\d{2,4}(?:[ -]\d{2,4}){1,2}|0\d{1,3}-\d{6,8}"
    r"|\(\d\d\) ?9?\d{4}-\d{4}"
)
_SAID = re.compile(
    r"(?i)(?:\b(?:tele?(?:ph?one?|fono?|foon|fon|fax)?|phones?|tél\w*|tlf|fax|mobile?|mobil\w*|m[oó]vil|cell\w*|celular"
    r"|cellulare|komórk\w*|call(?:ing)?|ring|dial|text|sms|whatsapp|signal|hotline|handy|rufen|appele[rz]|llam[ea]\w*"
    r"|ligue|chiam\w+|bel|ring(?:a|e))\b|telefon|телефон|☎|📞|電話|电话|전화)[^\d\n+(]{0,40}\(?$"
)
# The number of a law by its year: "« Téléphone mobile » au sens du décret n° 2014-1187".
_LAW = re.compile(
    r"(?i)\b(?:décret|loi|arrêté|ordonnance|règlement|directive|regulation|act|ley|decreto|lei|legge|gesetz|verordnung)"
    r"\b[^\d\n]{0,24}$"
)
_BY_YEAR = re.compile(r"(?:1[89]|20)\d\d[-/]\d{1,5}\b")
_LEAD = 60  # characters before a number in which a word may say what it is
_BESIDE = 80  # characters between a number and an e-mail address beside it
# Where a number without a country's code is looked up: the countries whose languages have documentation.
_REGIONS = tuple("US GB DE FR ES IT NL PL BR IN JP AU CH AT SE CZ RU PT BE DK NO FI IE ZA MX CN KR TR".split())
_FICTION = re.compile(
    r"55501\d\d$|^1?800555|1234567|(\d)\1{5}"
    r"|^(?:44|0)?(?:1632960|2079460|7700900|1134960|1144960|1154960|1164960|1174960|1184960)\d{3}"  # Ofcom's
    r"|^(?:33|0)?(?:19900|26191|35301|46571|53649|63998)\d{4}$|^(?:61|0)?[2378](?:5550|7010)\d{4}$|^(?:61|0)?491570"
)
_FREE = re.compile(r"(?:00|0|1)?8(?:00|88|77|66|55|44)|0808|0?900\d{5}")  # free numbers and dear ones, in any country
_SERVICES = frozenset(
    (
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    )
)
_SPACED = re.compile(r"^0|\D")  # a bare run of digits beside an address is as often a time stamp
_OTHER = re.compile(r"(?:19|20)\d\d[-/.]\d\d[-/.]\d\d|(?:\d{1,3}\.){3}\d{1,3}$")  # dates, addresses in a network
_FEWEST, _MOST = 7, 15  # digits; ITU-T E.164
_CUTS = 4  # groups that are taken from the end of a candidate, at most: "030 9018273 2024"


def phones(text: str, emails: Sequence[Found] = ()) -> Iterator[Found]:
    """The numbers of persons in a text whose e-mail addresses were found."""
    if not _MAY_HOLD.search(text):
        return
    at = 0
    while found := _CANDIDATE.search(text, at):
        start = found.start()
        if _BY_YEAR.match(found[0]) and _LAW.search(text, max(0, start - _LEAD), start):
            at = found.end()
            continue
        said = _SAID.search(text, max(0, start - _LEAD), start) is not None
        beside = any(abs(one.start - start) < _BESIDE or abs(start - one.stop) < _BESIDE for one in emails)
        if said or found[0].startswith("+"):
            stop = _stop(text, start, found.end(), said=said)
        else:
            whole = _SPACED.search(found[0]) is not None and _is_persons(found[0], said=beside)
            stop = found.end() if whole else start
        if stop > start:
            yield Found(kind="phone", start=start, stop=stop)
        at = stop if stop > start else found.end()


def _stop(text: str, start: int, stop: int, *, said: bool) -> int:
    """Where the number ends that begins at `start`; `start` where there is none."""
    for _ in range(_CUTS):
        stated = text[start:stop].rstrip(" (.-/\u00a0")
        if _is_persons(stated, said=said):
            return start + len(stated)
        stop = max(text.rfind(mark, start, stop) for mark in " \u00a0/")
        if stop <= start:
            break
    return start


def _is_persons(stated: str, *, said: bool) -> bool:
    digits = re.sub(r"\D", "", stated)
    whole = stated.count("(") == stated.count(")")
    if not whole or _OTHER.match(stated) or not _FEWEST <= len(digits) <= _MOST or _FICTION.search(digits):
        return False
    if stated.startswith("+") or (said and digits.startswith("00")):
        return any(map(_is_personal, _parsed("+" + digits.removeprefix("00"), None)))
    if _FREE.match(digits) or (not said and not _FORMS.fullmatch(stated)):
        return False
    regions = _REGIONS if said or digits.startswith("0") else ("US", "BR")
    return any(_is_personal(number) for region in regions for number in _parsed(stated, region))


def _parsed(stated: str, region: str | None) -> Iterator[PhoneNumber]:
    try:
        yield phonenumbers.parse(stated.replace("(0)", "") if region is None else stated, region)
    except NumberParseException:
        return


def _is_personal(number: PhoneNumber) -> bool:
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) not in _SERVICES
