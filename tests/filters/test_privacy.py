"""Secrets and personal data are handed on by no pair; what documentation uses as an example is nobody's.

Keys are put together here, so that no tool takes this file for a leak.
"""

import random
import string
from collections.abc import Callable

import pytest

from filters.context import Context
from filters.privacy import entropy, personal, privacy, secret
from gristmill.records import Pair

QUOTE = "The connection is not shared between threads."


def made(length: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    return "".join(random.Random(length).choices(alphabet, k=length))


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
    "email": ("Write to anna.smith@gmail.com.", "[Jo](mailto:jo.k@uni-heidelberg.de)", "<r_patel7+work@northwind.io>"),
    "phone": ("Call +49 30 9018273.", "Call (415) 867-5309 now", "Tel. 212-867-5309", "+33 6 81 47 29 53"),
    "card": ("4539 1488 0343 6467", "371449635398431"),
    "iban": ("DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"),
    "ssn": ("SSN 219-09-9999",),
    "address": ("He came from 93.184.216.34.", "2a00:1450:4001:81b::200e"),
}
NOBODY = (
    "Write to you@example.com or joe@mail.tarn.example.",
    "git@vger.kernel.org, support@tarn.io, pgsql-hackers@lists.postgresql.org",
    "user@host.service and user@yourdomain.com",
    "192.0.2.17, 198.51.100.4, 203.0.113.9, 10.0.0.1, 127.0.0.1, 192.168.1.1, 8.8.8.8",
    "2001:db8::1, fe80::1, ::1",
    "Version 1.8.3.1 of git; since version 45.93.184.216",
    "Call (212) 555-0123.",
    "2024-01-02 03:04:05, 1234567890123456, 10000000000000000000",
    "ISBN 978-3-16-148410-0",
    "0x1234567890abcdef and 1.2.840.113549.1.1.11",
)


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("frame", ["{}", "Set it.\n\n```sh\n{}\n```", "Use `{}` here."])
def test_a_secret_is_seen(name: str, frame: str) -> None:
    assert secret(frame.format(SECRETS[name]))


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_placeholder_is_no_secret(text: str) -> None:
    assert secret(text) == ""


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PERSONAL.items() for text in texts])
def test_what_is_personal_is_seen(kind: str, text: str) -> None:
    assert personal(text) == kind


@pytest.mark.parametrize("text", NOBODY)
def test_what_documentation_uses_as_an_example_is_nobodys(text: str) -> None:
    assert personal(text) == ""


@pytest.mark.parametrize("side", ["question", "answer"])
def test_both_sides_count_and_the_verdict_repeats_nothing(
    ask: Callable[..., Pair], context: Context, side: str
) -> None:
    for text, reason in ((SECRETS["forge token"], "holds-secret"), (PERSONAL["email"][0], "personal-data")):
        question, answer = (text, QUOTE) if side == "question" else ("Is it shared?", text)
        verdict = privacy(ask(question, QUOTE, answer=answer), context)
        assert verdict.reason == reason
        assert text[4:20] not in verdict.detail
    assert privacy(ask("Is it shared?", QUOTE), context).decision == "accept"


def test_entropy_is_bits_a_character() -> None:
    assert entropy("") == entropy("aaaa") == 0
    assert entropy("abcd") == 2


@pytest.mark.parametrize("text", ["password" * 30_000, "a@" * 100_000, "1 " * 100_000, "A" * 200_000, "1-" * 90_000])
def test_a_long_text_takes_time_that_grows_with_its_length(text: str) -> None:
    secret(text), personal(text)


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
    draw = random.Random(frame)
    assert secret(frame.format("".join(draw.choices(string.ascii_letters, k=15)) + "7Q2"))
    assert not secret(frame.format("yourpassword"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("email", "Ask ada.holm (at) mailing (dot) de first."),
        ("email", "ada.holm [at] mailing [dot] de"),
        ("phone", "Fax 0049-421-556964"),
        ("phone", "tel:+12438979937"),
        ("", "Wait (at) most (dot) ten seconds."),
        ("", "0049 files in 12 folders"),
    ],
)
def test_addresses_and_numbers_that_are_spelt_for_people_are_personal(kind: str, text: str) -> None:
    assert personal(text) == kind
