"""Personal data and secrets are found, what documentation uses as an example is nobody's, and stand-ins are consistent.

Keys and numbers are put together here, so that no tool takes this file for a leak.
"""

import random
import string
import time

import pytest

from gristmill.privacy.find import counted, find, personal
from gristmill.privacy.scrub import Ledger, scrub, scrub_together
from gristmill.privacy.secrets import entropy, secrets


def made(length: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    return "".join(random.Random(length).choices(alphabet, k=length))


def kinds(text: str) -> list[str]:
    return [found.kind for found in personal(text)]


SECRETS = {
    "cloud key": "AKIA" + made(16, string.ascii_uppercase + string.digits),
    "forge token": "ghp_" + made(36),
    "chat token": "xoxb-" + made(12, string.digits) + "-" + made(24),
    "model key": "sk-proj-" + made(60),
    "web token": f"eyJ{made(30)}.eyJ{made(60)}.{made(43)}",
    "private key": "-----BEGIN " + "OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE",
    "webhook": "https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/" + made(24),
    "address with password": f"postgres://app:{made(12)}@db.tarn.example:5432/prod",
    "password": f'password = "{made(14)}"',
    "bearer": f"Authorization: Bearer {made(43)}",
    "hexadecimal": f"token: {made(40, '0123456789abcdef')}",
    "alone": f"Use {made(44)} on the test server.",
}
EXAMPLES = (
    "AKIA" + "IOSFODNN7EXAMPLE",
    "password = your_password",
    'API_KEY="changeme-changeme"',
    "postgres://user:password@localhost/db",
    "token: <your token here>",
    "SECRET_KEY = os.environ['TARN_SECRET_KEY']",
    "The commit is 1f7ec8bf4a7ea1fcdbb91cf5be4d3a4e0a4a6b0c.",
    "--experimental-wasi-unstable-preview1 is passed",
    "`tarn.connection.PasswordAuthenticationError` is raised",
    "sk-short",
)
PERSONAL = {
    "email": (
        "Write to anna.smith@gmail.com.",
        "<r_patel7+work@northwind.io>",
        "jo.k [at] uni-heidelberg [dot] de",
        "peter.h at web dot de",
        "r_patel(at)northwind.io",
        "r_patel@northwind[.]io",
    ),
    "phone": (
        "Call +49 30 9018273.",
        "Call (415) 867-5309 now",
        "Tel. 212-867-5309",
        "Text Maria (07400 185974)",
        "+33 6 81 47 29 53",
        "06 81 47 29 53",
        "(11) 98765-4329",
        "03-3541-2290",
        "Rufen Sie 030 9018273 an",
        "tel. 601 234 578",
        "móvil 612 355 678",
        "phone 98765 43210",
        "mobile 0412 345 679",
        "bel 06-12346678",
        "telefono 347 123 4867",
    ),
    "postal-address": ("She lives at 14 Harrow Lane, Leeds LS12 4QT.", "Adresse: 16 rue des Lilas, 75017 Paris"),
    "card": ("4539 1488 0343 6467", "371449635398431"),
    "iban": ("DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"),
    "identity-number": (
        "SSN 219-09-9998",
        "NI number AB 12 34 59 C",
        "DNI 54362315K",
        "codice fiscale RSSMRA85T10A562S",
        "CPF 390.533.447-05",
        "BSN: 111222333",
        "Passport no. C01X00T47",
    ),
    "network-address": ("He came from 93.184.216.34.", "2a00:1450:4001:81b::200e"),
}
NOBODY = (
    "Write to you@example.com or joe@mail.tarn.example.",
    "git@vger.kernel.org, support@tarn.io, pgsql-hackers@lists.postgresql.org",
    "user@host.service and user@yourdomain.com",
    "192.0.2.17, 198.51.100.4, 203.0.113.9, 10.0.0.1, 127.0.0.1, 192.168.1.1, 8.8.8.8",
    "2001:db8::1, fe80::1, ::1",
    "Version 1.8.3.1 of git; since version 45.93.184.216",
    "Paths are told below (Section 9.3.41.39 [Winding], page 127), racks in § 12.40.3.1.",
    "Call (212) 555-0123 or 0800 111 999, or 020 7946 0018 in the novel.",
    "Free Software Foundation, 51 Franklin Street, Fifth Floor, Boston, MA 02110-1301, USA",
    "Look at HEAD, at tarn.io, or at dot files; meet at noon dot",
    "Fingerprint 453B 6531 0595 5628 5547  1199 CA68; <Buffer 01 02 03 04 05 06 07 08>",
    "Maria Keller wrote the parser, and Baker Street 22 is a film.",
    "2024-01-02 03:04:05, 1234567890123456, 10000000000000000000",
    "ISBN 978-3-16-148410-0",
    "0x1234567890abcdef and 1.2.840.113549.1.1.11",
)


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("frame", ["{}", "Set it.\n\n```sh\n{}\n```", "Use `{}` here."])
def test_a_secret_is_seen(name: str, frame: str) -> None:
    assert list(secrets(frame.format(SECRETS[name])))


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_placeholder_is_no_secret(text: str) -> None:
    assert list(secrets(text)) == []


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PERSONAL.items() for text in texts])
def test_what_is_personal_is_seen(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize("text", NOBODY)
def test_what_documentation_uses_as_an_example_is_nobodys(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Contact Maria Keller (maria.keller@posteo.de).", "Maria Keller"),
        ("Ask Dr. Jean-Luc Martin, tél. 06 81 47 29 53.", "Jean-Luc Martin"),
        ("Patient: Jane Roe, SSN 219-09-9998", "Jane Roe"),
        ("| Priya Nair | 98765 43210 | priya.nair@infomail.in |", "Priya Nair"),
        ("Zoë van Dijk paid with the card 4539 1488 0343 6467.", "Zoë van Dijk"),
        ("Send it to Ewa Kowalska, ul. Długa 50, 00-217 Warszawa, tel. 601 234 578.", "Ewa Kowalska"),
        ("For repairs, ring +33 1 23 40 73 53 and ask for Fatima Müller-Brandt.", "Fatima Müller-Brandt"),
        ("Matteo O'Connor, born in 1961, DNI 54362315K, lost his papers.", "Matteo O'Connor"),
        ("Write to Tarn Support Team (a.keller@posteo.de).", ""),
        ("Jane Roe wrote a book. It is long. It was read by many people in many places, e.g. by a.k@posteo.de.", ""),
    ],
)
def test_a_name_counts_beside_what_is_a_persons(text: str, name: str) -> None:
    assert [text[one.start : one.stop] for one in personal(text) if one.kind == "name"] == [name][: bool(name)]


def test_a_name_that_is_given_away_once_is_found_in_the_whole_text() -> None:
    text = "Maria Keller keeps the log.\n\nMail Maria Keller <m.keller@posteo.de>."
    assert counted(personal(text)) == "email 1, name 2"


def test_one_value_has_one_stand_in_however_it_is_spelled() -> None:
    ledger = Ledger()
    first = scrub("Mail jo.k@uni-bergen.no or call +49 30 9018273.", ledger)
    again = scrub("jo.k [at] uni-bergen [dot] no, +49 (30) 901-8273; not al.k@uni-bergen.no", ledger)
    assert first == "Mail person-1@example.org or call +1 201 555 0100."
    assert again == "person-1@example.org, +1 201 555 0100; not person-2@example.org"
    assert (ledger.counts["email"], ledger.values["email"], ledger.values["phone"]) == (3, 2, 1)


@pytest.mark.parametrize("text", [*SECRETS.values(), *(text for texts in PERSONAL.values() for text in texts)])
def test_no_stand_in_is_found_again_and_the_same_texts_give_the_same(text: str) -> None:
    ledger = Ledger()
    for kind in ("email", "phone", "iban", "card", "network-address"):
        ledger.values[kind] = 1234  # late numbers too
    once = scrub(f"Ask Ada Lund (a.lund@posteo.de): {text}", ledger)
    assert find(once) == []
    assert scrub(text, Ledger()) == scrub(text, Ledger()) != text


def test_texts_about_one_thing_share_what_is_known() -> None:
    asked, told = scrub_together(("Who is Ada Lund?", "Ada Lund <a.lund@posteo.de>"), Ledger())
    assert (asked, told) == ("Who is Person 1?", "Person 1 <person-1@example.org>")


def test_text_without_personal_data_stays_as_it_is() -> None:
    ledger = Ledger()
    text = "\n".join((*EXAMPLES, *NOBODY))
    assert scrub(text, ledger) == text
    assert not ledger.counts


def test_entropy_is_bits_a_character() -> None:
    assert entropy("") == entropy("aaaa") == 0
    assert entropy("abcd") == 2


@pytest.mark.parametrize(
    "text",
    ["password" * 30_000, "a@" * 100_000, "1 " * 100_000, "A" * 200_000, "1-" * 90_000, "a at " * 50_000,
     "Ab " * 60_000 + "x.y@posteo.de", "12 rue de " * 20_000, "tel 0" * 40_000],
)  # fmt: skip
def test_a_long_text_takes_time_that_grows_with_its_length(text: str) -> None:
    scrub(text, Ledger())


@pytest.mark.parametrize(
    "frame",
    [
        "curl -u admin:{} https://queue.test/",
        "mysql -u root -p{} shop",
        "sshpass -p '{}' ssh root@queue.test",
        "openssl enc -k {} -in a",
        "Authorization: Basic {}==",
        "<password>{}</password>",
    ],
)
def test_what_is_given_to_a_program_beside_a_name_is_a_secret(frame: str) -> None:
    assert list(secrets(frame.format(f"{made(15, string.ascii_letters)}7Q2")))
    assert not list(secrets(frame.format("yourpassword")))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("email", "Ask ada.holm (at) mailing (dot) de first."),
        ("email", "ada.holm [at] mailing [dot] de"),
        ("phone", "Fax 0049-421-556964"),
        ("phone", "tel:+493018273645"),
        ("", "Wait (at) most (dot) ten seconds."),
        ("", "0049 files in 12 folders"),
    ],
)
def test_addresses_and_numbers_that_are_spelt_for_people_are_personal(kind: str, text: str) -> None:
    assert kinds(text) == ([kind] if kind else [])


def test_a_page_of_many_persons_takes_about_linear_time() -> None:
    letters = [f"{chr(97 + n // 676 % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(3_000)]
    text = "\n".join(f"Ada M{each}son <ada.m{each}son@uni-{each}.de>" for each in letters)
    began = time.process_time()
    assert sum(one.kind == "name" for one in find(text)) == len(letters)
    assert time.process_time() - began < 4  # each name by a pattern of its own: 9 s
