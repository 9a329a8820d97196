"""Names and postal addresses of persons, by what stands beside them.

A name alone is no personal datum of a manual, whose authors are named with thanks; beside an address, a number or an
account it says whose they are. A street alone is an office's: it counts beside a name or where it is said to be a home.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from .found import Found

_UPPER = r"[A-ZÀ-ÖØ-ÞŁŚŻŹČŠŽĐÇĞİŞŐŰ]"
_TOKEN = rf"(?:{_UPPER}[^\W\d_]*(?:['’-]{_UPPER}?[^\W\d_]+)*|{_UPPER}\.)"
_PARTICLE = r"(?:van|von|de|da|del|della|di|la|le|bin|al|der|den|ter|dos|du|zu|y)"
_NAME = re.compile(rf"(?<![\w@.]){_TOKEN}(?: (?:{_PARTICLE} ){{0,2}}{_TOKEN}){{1,4}}(?!\w)")
# Words that begin a sentence or a title before a name, and those that no person's name has.
_OPENERS = frozenset(
    "contact call write ask email e-mail mail phone reach text ring dear mr mrs ms miss dr prof professor herr frau "
    "madame monsieur mme señor señora sra sr signor signora author maintainer patient customer client employee by from "
    "to the for please name our and also when if until at on in is hr kontakt kontaktieren contactez contacte escriba "
    "schreiben rufen appelez llame scrivere chiamare contattare meet thanks send tell notify resident tenant applicant "
    "nurse doctor owner mom dad sir sister brother note autor autorin auteur bitte see".split()
)
_ORGANISATION = frozenset(
    "support team office department center centre foundation university inc gmbh ltd llc corp corporation company "
    "project list hotline help desk service services group institute school college hospital clinic ministry agency "
    "authority bank committee council society association software systems street avenue road floor suite box "
    "license licence public general version security social insurance number card tax account holder iban bic "
    "internet protocol request for comments working community mailing home page web site address mobile telephone "
    "verein stiftung universität amt behörde example linux debian python gnu free open source api http https url "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december north south east west new york london paris berlin united states kingdom id e-mail "
    "fax tel telefon téléphone phone email".split()
)
# Marks, and small words or those that say what follows: "Ada Lund, born in 1961, DNI", "ring … and ask for Ada Lund".
_MARKS = r"[\s,;:()\[\]<>{}|*_`\"'’–—/\\=.-]"
_BETWEEN = re.compile(
    rf"{_MARKS}*(?:(?:[a-z]{{1,14}}|\d{{4}}|(?i:tel|tél|telefon|téléphone|teléfono|telefono|phone|mobile|cell|fax|e-?mail"
    r"|mailto|courriel|correo|iban|account|konto|compte|cuenta|card|ssn|social security|national insurance|number|nr|id"
    r"|tax|dni|nie|nif|cpf|bsn|pesel|nino|sin|nir|codice fiscale|passport|steuer-?id|address|adresse|ip|no))\b"
    rf"{_MARKS}*){{0,7}}"
)
_GAP = 56  # characters between a name and what stands beside it
_REACH = 120  # characters around a find in which a name is sought
_SHORTEST = 3  # letters of a part of a name that is looked for in an e-mail address

_TOWN = rf"{_UPPER}[^\W\d]+(?:['’-][^\W\d]+)*(?!\w)(?: {_UPPER}[^\W\d]+(?!\w)){{0,2}}"
_CODE = r"(?:[A-Z]{1,2}-)?(?:\d\d-\d{3}|\d{3} \d\d|\d{4,5})(?:-\d{3,4})?(?: [A-Z]{2})? "
_CODE_AFTER = r"[A-Z]{2},? \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|\d{4,6}|[A-Z]{2,3} \d{4}"
_WORDS = rf"(?:{_UPPER}[\w'’.-]+ ){{1,3}}"
_STREETS = re.compile(
    rf"(?<![\w.])(?:\d{{1,5}}[A-Za-z]? (?:[NSEW]\.? )?{_WORDS}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive"
    r"|Boulevard|Blvd\.?|Court|Ct\.?|Way|Place|Square|Terrace|Close|Crescent|Gardens|Row|Hill|Parkway)(?!\w)"
    r"(?:,? (?:Apt|Apartment|Flat|Unit|Suite|No)\.? ?\w{1,5})?"
    rf"|(?:{_UPPER}[\w-]*(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer|straat|laan|plein|gracht|kade"
    rf"|gatan|vägen|gade|vej)|(?:Am|An der|Auf der|Im|Zum|Zur) {_UPPER}[\w-]+) \d{{1,4}} ?[a-zA-Z]?(?!\w)"
    r"|\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|cours|route)"
    rf"(?: (?:de|du|des|la|le|les|et|aux?|(?:[dl]['’])?{_UPPER}[\w'’-]*)(?!\w)){{1,6}}"
    r"|(?:Via|Viale|Piazza|Corso|Vicolo|Calle|C/|Avenida|Av\.|Plaza|Paseo|Rua|Praça|Largo|Travessa|ul\.|al\.|Ulica)"
    rf"(?: (?:d[aeio]s?|del|della|la|las|los|{_UPPER}[\w'’.-]+)){{1,5}}"
    r",? (?:n\.? ?º? ?)?\d{1,4}(?:/\d{1,3})?(?!\w))"
    rf"(?:,? ?\n? ?(?:{_CODE})?{_TOWN}(?:,? (?:{_CODE_AFTER}))?)?"
)  # fmt: skip
_HOME = re.compile(
    r"(?i)(?:home|private|deliver(?:ed)? to|ship(?:ped)? to|lives|living|resid\w+|wohn\w+|domicili\w+|address|adresse"
    r"|anschrift|indirizzo|dirección|direcci[oó]n|endereço|adres)\W{1,3}(?:is |at |in |: ?)?$"
)
_EXAMPLE = re.compile(r"(?i)example|any ?town|springfield|main st|mustermann|musterstr|sample")


_SPELLED = str.maketrans("ßłøđ", "slod")


def streets(text: str) -> Iterator[Found]:
    """What has the form of a postal address."""
    for found in _STREETS.finditer(text):
        if not _EXAMPLE.search(found[0]):
            yield Found(kind="postal-address", start=found.start(), stop=found.end())


def homes(text: str, found: Sequence[Found], persons: Sequence[Found]) -> Iterator[Found]:
    """Of the streets that were `found` those of persons: said to be a home, or beside what is known of one."""
    for one in found:
        said = _HOME.search(text, max(0, one.start - _GAP), one.start)
        if said or any(_is_beside(text, other, one) for other in persons):
            yield one


def names(text: str, beside: Sequence[Found]) -> Iterator[Found]:
    """Names of persons beside what was found, and the same names wherever else the text has them."""
    spans = {
        (name.start, name.stop): name
        for one in beside
        for name in _candidates(text, max(0, one.start - _REACH), one.stop + _REACH)
        if not (name.start < one.stop and one.start < name.stop)
        and (_is_beside(text, name, one) or (one.kind == "email" and _is_named_in(text, name, one)))
    }
    yield from named({text[start:stop] for start, stop in spans}, text)


def named(known: Collection[str], text: str) -> Iterator[Found]:
    """All places of a text that have one of these names, glued to no letter."""
    for name in sorted(known):
        at = text.find(name)
        while at >= 0:
            stop = at + len(name)
            apart = not (_is_letter(text[at - 1 : at]) or _is_letter(text[stop : stop + 1]))
            if apart:
                yield Found(kind="name", start=at, stop=stop)
            at = text.find(name, stop if apart else at + 1)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _candidates(text: str, start: int, stop: int) -> Iterator[Found]:
    for found in _NAME.finditer(text, start, min(stop, len(text))):
        at, parts = found.start(), found[0].split(" ")
        while parts and (parts[0].rstrip(".").lower() in _OPENERS):
            at += len(parts[0]) + 1
            parts.pop(0)
        words = [part for part in parts if part[:1].isupper() and len(part.rstrip(".")) > 1]
        foreign = any(part.rstrip(".").lower() in _ORGANISATION or (len(part) > 3 and part.isupper()) for part in parts)
        if len(parts) > 1 and len(words) > 1 - (len(parts) > 1) and words and not foreign:
            yield Found(kind="name", start=at, stop=found.end())


def _is_beside(text: str, one: Found, other: Found) -> bool:
    """Whether only marks and words such as "at" or "phone" stand between two finds."""
    before, after = (one.stop, other.start) if one.stop <= other.start else (other.stop, one.start)
    if after - before > _GAP:
        return False
    between = text[before:after]
    if "\n\n" in between:
        return False
    return _BETWEEN.fullmatch(between) is not None


def _is_named_in(text: str, name: Found, email: Found) -> bool:
    """Whether a part of a name stands in an address on the same line."""
    first, last = min(name.start, email.start), max(name.stop, email.stop)
    local = _folded(re.split(r"@|[\[({ ]", text[email.start : email.stop], maxsplit=1)[0])
    parts = (_folded(part) for part in re.split(r"[ .'’-]", text[name.start : name.stop]))
    return "\n" not in text[first:last] and any(len(part) >= _SHORTEST and part in local for part in parts)


def _folded(text: str) -> str:
    spelled = text.lower().translate(_SPELLED)
    return "".join(c for c in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(c))
