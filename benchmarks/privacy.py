"""Personal data planted in three made-up sites, and how many of them are found: `make bench-privacy`.

Names, numbers and sentences are of our own making; numbers pass the checks of their countries and are nobody's that we
know of. `--clean FILE…` counts what is found in pairs of real sites instead, with the text around it, to be read.
"""

import argparse
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import phonenumbers
from stdnum import luhn
from stdnum.br import cpf
from stdnum.es import dni
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from crawler.extraction import extract
from gristmill.privacy.find import personal

TOTAL = 500
_GIVEN = (
    "Maria Jonas Aisha Pedro Lucía Björn Zoë Matteo Ewa Søren Chloé Rahul Yuki Fatima Liam Nora Tomasz Inés Dimitri "
    "Hanna Oluwaseun Wei Agnieszka João Ingrid Khalid Siobhán Émile Katarzyna Ravi".split()
)
_FAMILY = (
    "Keller, Okafor, Lindqvist, Moreau, Rossi, Nakamura, Fernández, O'Connor, Kowalska, Janssen, van Dijk, Silva, "
    "Petrov, Müller-Brandt, Haddad, Patel, Eriksen, Novák, Bauer, Whitfield, García Ortega, Dubois, de la Cruz, "
    "Tanaka, Schäfer, Nguyen, Ricci, Brandão"
).split(", ")
_HOSTS = (
    "posteo.de",
    "gmail.com",
    "uni-bergen.no",
    "orange.fr",
    "clinic-north.org",
    "web.de",
    "northwind.io",
    "ufmg.br",
)
_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "BR", "IN", "JP", "AU")
_STREETS = (
    "{n} Harrow Lane, Leeds LS{m} 4QT", "{n} Cedar Hill Road, Dayton, OH 454{m}", "Lindenstraße {n}, 101{m} Berlin",
    "{n} rue des Lilas, 750{m} Paris", "Via Garibaldi {n}, 001{m} Roma", "Calle de Atocha {n}, 280{m} Madrid",
    "Prinsengracht {n}, 10{m} AB Amsterdam", "ul. Długa {n}, 00-2{m} Warszawa", "Rua Augusta {n}, São Paulo",
    "Storgatan {n}, 114 {m} Stockholm",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """One datum as it stands on a page."""

    kind: str
    value: str


class Planter:
    """Persons, one after the other, from a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def name(self) -> str:
        return f"{self.dice.choice(_GIVEN)} {self.dice.choice(_FAMILY)}"

    def email(self, name: str) -> str:
        first, _, last = name.partition(" ")
        folded = unicodedata.normalize("NFD", f"{first[0]}.{last}".lower())
        plain = "".join(c for c in folded if c.isascii() and (c.isalnum() or c == "."))
        host = self.dice.choice(_HOSTS)
        forms = ("{0}@{1}", "{0}@{1}", "{0}@{1}", "{0} [at] {1}", "{0} (at) {2}", "{0}[at]{3}", "{0} at {4}")
        return self.dice.choice(forms).format(
            plain, host, host.replace(".", " (dot) "), host.replace(".", "[dot]"), host.replace(".", " dot ")
        )

    def phone(self) -> str:
        region = self.dice.choice(_REGIONS)
        while True:
            kind = self.dice.choice((0, 1))  # FIXED_LINE, MOBILE
            example = phonenumbers.example_number_for_type(region, kind)
            digits = str(example.national_number)
            varied = digits[:-5] + "".join(self.dice.choices("0123456789", k=5))
            number = phonenumbers.parse(varied, region)
            if not phonenumbers.is_valid_number(number) or "1234567" in varied or len(set(varied)) < 4:
                continue
            style = self.dice.choice(
                (phonenumbers.PhoneNumberFormat.INTERNATIONAL, phonenumbers.PhoneNumberFormat.NATIONAL)
            )
            return phonenumbers.format_number(number, style)

    def iban(self) -> str:
        country, length = self.dice.choice((("DE", 18), ("FR", 23), ("NL", 14), ("ES", 20), ("IT", 23), ("GB", 18)))
        account = ("ABNA" if country in ("NL", "GB") else "") + "".join(self.dice.choices("0123456789", k=length))
        account = ("X" * (country == "IT") + account)[:length]
        check = mod_97_10.calc_check_digits(account + country)
        whole = country + check + account
        grouped = " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))
        return self.dice.choice((whole, grouped))

    def card(self) -> str:
        digits = "4" + "".join(self.dice.choices("0123456789", k=14))
        digits += luhn.calc_check_digit(digits)
        return " ".join(digits[i : i + 4] for i in range(0, 16, 4))

    def identity(self) -> str:
        digits = "".join(self.dice.choices("123456789", k=9))
        made = {
            "us": f"SSN {self.dice.randint(101, 665)}-{self.dice.randint(10, 99)}-{self.dice.randint(1000, 9999)}",
            "gb": f"National Insurance number AB {digits[:2]} {digits[2:4]} {digits[4:6]} C",
            "es": f"DNI {digits[:8]}{dni.calc_check_digit(digits[:8])}",
            "br": "CPF " + cpf.format(digits + cpf._calc_check_digits(digits)),
            "nl": "BSN " + next(n for i in range(10) if bsn.is_valid(n := digits[:8] + str(i))) if any(
                bsn.is_valid(digits[:8] + str(i)) for i in range(10)) else "passport no. C01X" + digits[:5],
        }  # fmt: skip
        return made[self.dice.choice(sorted(made))]

    def street(self) -> str:
        return self.dice.choice(_STREETS).format(n=self.dice.randint(2, 98), m=self.dice.randint(11, 29))


_FORMS = (
    ("Contact {name} ({email}) before you change the plan.", ("name", "email")),
    ("Questions go to {name}, phone {phone}, or by e-mail to {email}.", ("name", "phone", "email")),
    ("Maintainer: {name} <{email}>", ("name", "email")),
    ("The on-call nurse is {name}; call {phone} at night.", ("name", "phone")),
    ("Send the form to {name}, {street}.", ("name", "street")),
    ("Patient {name}, {identity}, was admitted on Monday.", ("name", "identity")),
    ("Refunds go to {name}, IBAN {iban}.", ("name", "iban")),
    ("{name} paid with the card {card}.", ("name", "card")),
    ("If you need a key, ask {name} at {phone}.", ("name", "phone")),
    ("You can reach me under {email}. — {name}", ("email", "name")),
    ("Call {name} on {phone} and tell her your order number.", ("name", "phone")),
    ("{name} lives at {street}, and her telephone is {phone}.", ("name", "street", "phone")),
)
_NUMBER = re.compile(r"^(?:National Insurance number|passport no\.|[A-Z]{3}) ")
_ROW = ("name", "phone", "email")


def _filled(form: str, needed: tuple[str, ...], planter: Planter) -> tuple[str, list[Planted]]:
    values = {"name": planter.name()}
    for kind in needed:
        if kind != "name":
            values[kind] = planter.email(values["name"]) if kind == "email" else getattr(planter, kind)()
    bare = values | {"identity": _NUMBER.split(values.get("identity", ""), maxsplit=1)[-1]}
    return form.format(**values), [Planted(kind, bare[kind]) for kind in needed]


def _pages(site: int, planter: Planter, count: int) -> Iterator[tuple[str, list[Planted]]]:
    """Pages of a manual (0: prose), a handbook (1: tables) and a blog (2: lists)."""
    left = count
    while left > 0:
        planted: list[Planted] = []
        parts = [
            "<h1>Running the clinic's shelf</h1><p>The shelf keeps version 1.8.3.1 of each tray since 2024-01-02.</p>"
        ]
        for _ in range(4):
            form, needed = planter.dice.choice(_FORMS) if site != 1 else ("{name}|{phone}|{email}", _ROW)
            text, found = _filled(form, needed, planter)
            planted += found
            shape = {0: "<h2>Who helps</h2><p>{}</p>", 2: "<ul><li>{}</li><li>Bring the log.</li></ul>"}
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in text.split("|"))
            table = f"<h2>Staff</h2><table><tr><th>Name</th><th>Phone</th><th>E-mail</th></tr><tr>{cells}</tr></table>"
            parts.append(table if site == 1 else shape[site].format(escape(text)))
        left -= len(planted)
        yield f"<html><body><main>{''.join(parts)}</main></body></html>", planted


def measure() -> list[tuple[str, Planted, bool, str]]:
    """(site, datum, whether it was found, the text around it) of each planted datum."""
    results = []
    for site, name in enumerate(("manual", "handbook", "blog")):
        for page, planted in _pages(site, Planter(site + 1), TOTAL // 3 + 1):
            text = extract(
                page.encode(), url="https://shelf.example/", content_type="text/html; charset=utf-8"
            ).markdown
            spans = [text[one.start : one.stop].replace("\\", "") for one in personal(text)]
            for one in planted:
                at = max(0, text.find(one.value))
                hit = any(
                    one.value in span or (len(span) >= 0.9 * len(one.value) and span in one.value) for span in spans
                )
                results.append((name, one, hit, text[max(0, at - 60) : at + 80]))
    return results


def clean(paths: list[Path]) -> None:
    """What is found in real pairs, one a line, and the share of pairs that hold any."""
    pairs = hits = 0
    for path in paths:
        for line in path.open(encoding="utf-8"):
            record = json.loads(line)
            pairs += 1
            text = f"{record['question']}\n\n{record['answer']}"
            found = personal(text)
            hits += bool(found)
            for one in found:
                around = text[max(0, one.start - 50) : one.stop + 30].replace("\n", "⏎")
                print(f"{path.parent.name}\t{one.kind}\t{text[one.start : one.stop]!r}\t{around}")
    print(f"{hits} of {pairs} pairs ({hits / max(1, pairs):.2%}) hold something personal")


def main() -> None:
    """Print recall by kind, or what real pairs hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", nargs="+", type=Path)
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    options = parser.parse_args()
    if options.clean:
        clean(options.clean)
        return
    results = measure()
    total, found = Counter(r[1].kind for r in results), Counter(r[1].kind for r in results if r[2])
    for kind in sorted(total):
        print(f"{kind:10} {found[kind]:4} of {total[kind]:4}  {found[kind] / total[kind]:.3f}")
    print(f"{'all':10} {found.total():4} of {total.total():4}  {found.total() / total.total():.3f}")
    for site, one, hit, around in results:
        if options.missed and not hit:
            print(f"{site}\t{one.kind}\t{one.value}\t{around!r}")


if __name__ == "__main__":
    main()
