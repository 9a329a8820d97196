"""Private addresses in every spelling, and the hosts that a person named."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls.addresses import Guard, is_private, parse_address

PRIVATE = """
127.0.0.1 127.1 127.255.255.254 0.0.0.0 0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1
100.100.100.200 192.0.0.192 198.18.0.1 192.0.2.1 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255
2130706433 0x7f000001 0x7f.1 0177.0.0.1 0177.1 017700000001 0x7F.0x0.0x0.0x1 127.0.1 10.1 0xa9fea9fe 2852039166
::1 [::1] :: fe80::1 fe80::1%eth0 [fe80::1%25lo] fc00::1 fd00:ec2::254 ff02::1 2001:db8::1 fec0::1
::ffff:127.0.0.1 [::ffff:10.0.0.1] ::ffff:7f00:1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1::
2002:a00:1::1 2001:0:7f00:1:: 2001:0:4136:e378:8000:63bf:80ff:fffe
localhost LOCALHOST localhost. www.localhost printer.local metadata.google.internal router.lan nas.home.arpa wiki.corp
""".split()

PUBLIC = """
93.184.215.14 8.8.8.8 1.1.1.1 172.32.0.1 172.15.255.255 100.128.0.1 192.167.1.1 169.253.1.1 11.0.0.1 134744072
0x08080808 2606:4700:4700::1111 [2001:4860:4860::8888] ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1
example.org docs.python.org localhost.example.org local.example internal.example 127.0.0.1.example.org 1e100.net
a.b.c.d.e 256.1.1.1.1 xn--bcher-kva.example
""".split()


@pytest.mark.parametrize("host", PRIVATE)
def test_what_is_not_on_the_public_internet_is_private(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", PUBLIC)
def test_public_addresses_and_names_are_not(host: str) -> None:
    assert not is_private(host)


def test_a_host_that_is_empty_is_private() -> None:
    assert is_private("")


@given(st.ip_addresses(v=4))
def test_an_address_is_the_same_in_all_its_spellings(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    a, b, c, d = address.packed
    spellings = [
        str(number), hex(number), f"0{number:o}", f"{a}.{number & 0xFFFFFF}", f"{a}.{b}.{number & 0xFFFF}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
    ]  # fmt: skip
    assert {parse_address(spelling) for spelling in spellings} == {address}
    mapped = ipaddress.IPv6Address((0xFFFF << 32) | number)
    assert is_private(str(mapped)) == is_private(str(address))


@given(st.from_regex(r"(0[xX])?[0-9a-fA-F]{1,4}(\.(0[xX])?[0-9a-f]{1,4}){0,4}", fullmatch=True))
def test_what_the_resolver_takes_for_an_address_we_take_for_the_same(host: str) -> None:
    try:
        packed = socket.inet_aton(host)
    except OSError:
        return  # we may know a spelling that this resolver does not
    assert parse_address(host) == ipaddress.IPv4Address(packed)


@given(st.text(max_size=40))
def test_no_host_makes_it_fail(host: str) -> None:
    assert is_private(host) in (True, False)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://docs.example.org/a", ""),
        ("https://other.example/", ""),
        ("http://127.0.0.1:8000/start", ""),
        ("http://2130706433:8000/", ""),
        ("http://[::ffff:127.0.0.1]:8000/", "private-address"),
        ("http://127.0.0.1:22/", "private-address"),
        ("http://127.0.0.1/", "private-address"),
        ("http://127.0.0.2:8000/", "private-address"),
        ("http://localhost:8000/", "private-address"),
        ("http://169.254.169.254/latest/meta-data/", "private-address"),
        ("http://user@10.0.0.1/", "private-address"),
        ("http://intranet.corp/", "private-address"),
        ("file:///etc/passwd", "not-http"),
        ("ftp://docs.example.org/", "not-http"),
        ("gopher://127.0.0.1:8000/", "not-http"),
        ("http://", "bad-url"),
        ("http://[::1", "bad-url"),
        ("http://h.example:99999/", "bad-url"),
    ],
)
def test_a_start_url_on_a_private_host_opens_that_host_and_port_only(url: str, reason: str) -> None:
    guard = Guard(["http://127.0.0.1:8000/docs/", "https://docs.example.org/"])
    assert guard.refuses(url) == reason


def test_one_private_answer_among_public_ones_refuses_the_name() -> None:
    guard = Guard(["http://wiki.corp/"])
    assert guard.refuses_answers("cdn.example.org", ["93.184.215.14", "10.0.0.7"]) == "private-address"
    assert guard.refuses_answers("cdn.example.org", ["93.184.215.14", "2606:4700:4700::1111"]) == ""
    assert guard.refuses_answers("WIKI.corp.", ["10.0.0.7"]) == "", "a person named this host as a start URL"
    assert guard.refuses("http://wiki.corp/page") == ""


def test_start_urls_that_are_none_open_nothing() -> None:
    guard = Guard(["/srv/docs", "http://[broken", ""])
    assert guard.refuses("http://127.0.0.1/") == "private-address"
