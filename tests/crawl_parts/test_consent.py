"""May a page be used for training? All signals, all of their places, and who overrules whom."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extraction import dom
from crawler.extraction.page import opened
from crawler.manners import consent
from crawler.manners.consent import Decision, Statements, TdmRule, decide, parse_tdmrep, read_page, tdm_rule
from crawler.manners.robots import Robots, parse
from crawler.workers.reading import Task, read
from gristmill.config import ConsentOverride

URL = "https://docs.example.org/guide/install.html"
WRITTEN = "The owner agreed by letter of 3 May 2026."


def decision(
    *, robots: str = "", headers: dict[str, list[str]] | None = None, html: str = "", tdm: str = "",
    override: ConsentOverride | None = None, url: str = URL,
) -> Decision:  # fmt: skip
    return decide(
        url=url,
        agent="Gristmill/0.1 (+someone@example.org)",
        robots=parse(robots.encode()) if robots else Robots(),
        headers=headers,
        page=read_page(dom.parse(html), base=url) if html else None,
        tdm=parse_tdmrep(tdm.encode()) if tdm else (),
        override=override,
    )


ROBOTS = "User-agent: *\nContent-Signal: ai-train=no\nAllow: /\n"
HEADER = {"x-robots-tag": ["noai"]}
META = '<meta name="robots" content="noindex">'
EVERY_COMBINATION = [
    (False, False, False, True, ""),
    (True, False, False, False, "ai-train-no"),
    (False, True, False, False, "noai"),
    (False, False, True, False, "noindex"),
    (True, True, False, False, "ai-train-no"),
    (True, False, True, False, "ai-train-no"),
    (False, True, True, False, "noai"),
    (True, True, True, False, "ai-train-no"),
]


@pytest.mark.parametrize(("robots", "header", "meta", "allowed", "reason"), EVERY_COMBINATION)
def test_each_combination_of_three_refusals_is_decided_with_its_gravest_reason(
    robots: bool, header: bool, meta: bool, allowed: bool, reason: str
) -> None:
    found = decision(robots=ROBOTS if robots else "", headers=HEADER if header else None, html=META if meta else "")
    assert (found.allowed, found.reason) == (allowed, reason)
    expected = ["ai-train=no (robots.txt)"] * robots + ["noai=1 (header)"] * header + ["noindex=1 (meta)"] * meta
    assert list(found.signals) == sorted(expected)


@pytest.mark.parametrize(("robots", "header", "meta", "allowed", "reason"), EVERY_COMBINATION)
def test_the_same_eight_with_a_written_override_for_ai_train_alone(
    robots: bool, header: bool, meta: bool, allowed: bool, reason: str
) -> None:
    override = ConsentOverride(signals=["ai-train"], reason=WRITTEN)
    found = decision(
        robots=ROBOTS if robots else "",
        headers=HEADER if header else None,
        html=META if meta else "",
        override=override,
    )
    assert found.allowed is not (header or meta)
    assert found.override == (WRITTEN if robots and not (header or meta) else "")
    assert found.reason == (reason if not (robots and (header or meta)) else "noai" if header else "noindex")


@pytest.mark.parametrize(
    ("line", "allowed", "signal"),
    [
        ("noai", False, "noai=1 (header)"),
        ("NOAI, noimageai", False, "noai=1 (header)"),
        ("noimageai", True, "noimageai=1 (header)"),
        ("noindex", False, "noindex=1 (header)"),
        ("none", False, "noindex=1 (header)"),
        ("noarchive", False, "noarchive=1 (header)"),
        ("nosnippet, max-snippet:-1", True, "nosnippet=1 (header)"),
        ("nofollow", True, "nofollow=1 (header)"),
        ("gristmill: noai", False, "noai=1 (header)"),
        ("*: noai", False, "noai=1 (header)"),
        ("googlebot: noindex, noai", True, ""),
        ("googlebot: nofollow, gristmill: noindex", False, "noindex=1 (header)"),
        ("unavailable_after: Wed, 25 Jun 2025 15:00:00 GMT, noai", False, "noai=1 (header)"),
        ("max-image-preview: large, noindex", False, "noindex=1 (header)"),
        ("GPTBot: noindex", False, "ai-agents=refused (header: gptbot)"),
        ("gptbot: nofollow", True, ""),
        ("all", True, ""),
        ("", True, ""),
        ("noaide, no ai, index", True, ""),
    ],
)
def test_x_robots_tag_is_read_with_its_agents(line: str, allowed: bool, signal: str) -> None:
    found = decision(headers={"x-robots-tag": [line]})
    assert found.allowed is allowed
    assert (signal in found.signals) if signal else found.signals == ()


@pytest.mark.parametrize(
    ("html", "allowed", "reason"),
    [
        ('<META NAME="Robots" CONTENT="NoAI">', False, "noai"),
        ("<meta name=robots content='index, follow'>", True, ""),
        ("<meta name=googlebot content=noindex>", True, ""),
        ("<meta name=gristmill content=noindex>", False, "noindex"),
        ("<meta name=CCBot content='noindex'>", False, "ai-agents-refused"),
        ("<meta name=robots content=index><meta name=robots content=noarchive>", False, "noarchive"),
        ("<meta name=robots content=DisallowAITraining>", False, "ai-train-no"),
        ("<meta name=content-signal content='ai-train=no'>", False, "ai-train-no"),
        ("<meta property=tdm-reservation content=1>", False, "tdm-reserved"),
        ("<meta name=tdm-reservation content=0>", True, ""),
        ("<body><p>&lt;meta name=robots content=noai></p><!-- <meta name=robots content=noai> -->", True, ""),
        ("<script>'<meta name=robots content=noai>'</script>", True, ""),
        ("<body><meta name=robots content=noai>", False, "noai"),
    ],
)
def test_meta_elements_are_read_where_the_parser_sees_them(html: str, allowed: bool, reason: str) -> None:
    found = decision(html=html)
    assert (found.allowed, found.reason) == (allowed, reason)


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"content-signal": ["ai-train=no, search=yes"]}, False),
        ({"content-signal": ["ai-train=yes, search=yes, ai-input=yes"]}, True),
        ({"content-signal": ["ai-train=yes", "ai-train=no"]}, False),
        ({"content-usage": ["train-ai=n"]}, False),
        ({"content-signal": ["search=no, ai-input=no"]}, True),
        ({"tdm-reservation": ["1"]}, False),
        ({"tdm-reservation": ["0"], "tdm-policy": ["https://example.org/policy.json"]}, True),
        ({"tdm-reservation": ["2"]}, True),
        ({}, True),
    ],
)
def test_headers_that_speak_of_training(headers: dict[str, list[str]], allowed: bool) -> None:
    assert decision(headers=headers).allowed is allowed


def test_consent_in_one_place_does_not_undo_a_refusal_in_another() -> None:
    found = decision(robots=ROBOTS, headers={"content-signal": ["ai-train=yes"]})
    assert not found.allowed
    assert found.signals == ("ai-train=no (robots.txt)", "ai-train=yes (header)")


@pytest.mark.parametrize(
    ("robots", "allowed", "signal"),
    [
        ("User-agent: GPTBot\nUser-agent: CCBot\nUser-agent: ClaudeBot\nDisallow: /\n", False,
         "ai-agents=refused (robots.txt: ccbot, claudebot, gptbot)"),
        ("User-agent: Google-Extended\nDisallow: /\n", False, "ai-agents=refused (robots.txt: google-extended)"),
        ("User-agent: Bytespider\nDisallow: /\n", True, "ai-agents=some-refused (robots.txt: bytespider)"),
        ("User-agent: GPTBot\nDisallow: /\nUser-agent: CCBot\nDisallow: /\nUser-agent: ClaudeBot\nAllow: /\n", True,
         "ai-agents=some-refused (robots.txt: ccbot, gptbot)"),
        ("User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /private/\n", True, ""),
        ("User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /guide/\n", False,
         "ai-agents=refused (robots.txt: ccbot, gptbot)"),
        ("User-agent: Googlebot\nUser-agent: bingbot\nDisallow: /\n", True, ""),
    ],
)  # fmt: skip
def test_agents_turned_away_by_name_are_a_refusal_where_it_is_a_rule_of_the_site(
    robots: str, allowed: bool, signal: str
) -> None:
    found = decision(robots=robots)
    assert found.allowed is allowed
    assert found.signals == ((signal,) if signal else ())
    assert found.reason == ("" if allowed else "ai-agents-refused")


def test_a_robots_file_that_could_not_be_read_is_no_statement_on_training() -> None:
    assert decide(url=URL, agent="Gristmill", robots=Robots(reason="robots-503")) == Decision(allowed=True)


@pytest.mark.parametrize(
    ("headers", "html", "follow"),
    [
        ({"x-robots-tag": ["nofollow"]}, "", False),
        (None, "<meta name=robots content=none>", False),
        ({"x-robots-tag": ["googlebot: nofollow"]}, "<meta name=robots content=noindex>", True),
    ],
)
def test_nofollow_forbids_the_links_and_an_override_does_not_lift_that(
    headers: dict[str, list[str]] | None, html: str, follow: bool
) -> None:
    override = ConsentOverride(reason=WRITTEN)
    assert decision(headers=headers, html=html).follow is follow
    assert decision(headers=headers, html=html, override=override).follow is follow


TDMREP = json.dumps([
    {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://example.org/p.json"},
    {"location": "/guide/*.html", "tdm-reservation": 0},
    {"location": "/guide/paid$", "tdm-reservation": 1},
    {"location": "/both", "tdm-reservation": 0},
    {"location": "/both", "tdm-reservation": 1},
    {"location": "/broken", "tdm-reservation": "yes"},
    {"tdm-reservation": 1},
    "nonsense",
])  # fmt: skip


@pytest.mark.parametrize(
    ("path", "reserved"),
    [("/x", True), ("/guide/a.html", False), ("/guide/paid", True), ("/both", True), ("/broken", True)],
)
def test_the_longest_location_of_tdmrep_json_decides(path: str, reserved: bool) -> None:
    rule = tdm_rule(parse_tdmrep(TDMREP.encode()), "https://docs.example.org" + path)
    assert rule is not None
    assert rule.reserved is reserved


def test_a_reservation_in_the_file_excludes_and_names_its_policy() -> None:
    found = decision(tdm=TDMREP, url="https://docs.example.org/x")
    assert (found.allowed, found.reason) == (False, "tdm-reserved")
    assert found.signals == ("tdm-policy=https://example.org/p.json (tdmrep.json)", "tdm-reservation=1 (tdmrep.json)")


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"null", b"[", b"[" * 100_000, b'[{"location": 1, "tdm-reservation": 1}]', b"\xff\xfe", b"<html>",
     b'[{"location": "/", "tdm-reservation": 1}]' + b" " * consent.MAX_TDM_BYTES],
)  # fmt: skip
def test_a_broken_tdmrep_json_says_nothing(body: bytes) -> None:
    assert parse_tdmrep(body) == ()


def test_a_tdmrep_json_with_a_byte_order_mark_is_read() -> None:
    rules = parse_tdmrep('\ufeff[{"location": "docs/", "tdm-reservation": 1}]'.encode())
    assert rules == (TdmRule(location="docs/", reserved=True),)
    assert tdm_rule(rules, "https://docs.example.org/docs/a") is not None


@pytest.mark.parametrize(
    ("signals", "allowed", "override"),
    [
        (["all"], True, WRITTEN),
        (["ai-train", "noai"], True, WRITTEN),
        (["ai-train-no", "noai"], True, WRITTEN),
        (["noai"], False, ""),
        (["noindex"], False, ""),
    ],
)
def test_only_refusals_that_the_override_names_are_lifted(signals: list[str], allowed: bool, override: str) -> None:
    found = decision(robots=ROBOTS, headers=HEADER, override=ConsentOverride(signals=signals, reason=WRITTEN))
    assert (found.allowed, found.override) == (allowed, override)
    assert found.reason == "ai-train-no"
    assert "noai=1 (header)" in found.signals, "what was overridden still stands in the record"


def test_an_override_that_is_not_needed_is_not_claimed() -> None:
    found = decision(override=ConsentOverride(reason=WRITTEN), headers={"content-signal": ["ai-train=yes"]})
    assert found == Decision(allowed=True, signals=("ai-train=yes (header)",))


PAGE = """<html lang="pt-BR"><head><base href="/docs/"><link rel="canonical" href="a.html">
<link rel="License" href="https://creativecommons.org/licenses/by/4.0/"><link rel="canonical" href="/second">
<meta name="dcterms.rights" content="All of it is free"><link rel="license" href="javascript:alert(1)"></head>
<body><a rel="nofollow license" href="../licence">L</a><a href="https://example.org/license">no rel</a></body></html>"""


def test_a_pages_own_statements_are_read_with_its_base() -> None:
    found = read(Task(kind="links", url="https://docs.example.org/x/y", body=PAGE.encode())).statements
    assert found.canonical == "https://docs.example.org/docs/a.html"
    assert found.language == "pt-BR"
    assert found.licences == (
        "https://creativecommons.org/licenses/by/4.0/", "https://docs.example.org/licence", "All of it is free",
    )  # fmt: skip


def test_licences_stand_among_the_signals_and_exclude_nothing() -> None:
    link = '<https://example.org/terms>; rel="license", <https://example.org/next>; rel="next"'
    found = decision(html=PAGE, headers={"link": [link]})
    assert found.allowed
    assert "licence=https://example.org/terms (header)" in found.signals
    assert "licence=https://creativecommons.org/licenses/by/4.0/ (page)" in found.signals
    assert not any("next" in signal for signal in found.signals)


TEXTS = st.text(max_size=60)


@given(st.binary(max_size=300), TEXTS, TEXTS, TEXTS)
def test_no_page_and_no_header_makes_it_fail(html: bytes, tag: str, signal: str, link: str) -> None:
    page = read_page(opened(html).index.root if opened(html).index else None, base=URL)
    headers = {"x-robots-tag": [tag], "content-signal": [signal], "link": [link], "tdm-reservation": [tag]}
    found = decide(url=URL, agent="Gristmill", robots=parse(html), headers=headers, page=page)
    assert found.allowed is not bool(found.reason)


REFUSALS = ["noai", "noindex", "noarchive", "nofollow", "noimageai", "index", "gptbot: noindex"]


@given(st.permutations(REFUSALS), st.integers(0, len(REFUSALS)))
def test_the_order_of_signals_does_not_matter_and_more_of_them_never_allow_more(tags: list[str], count: int) -> None:
    some, every = decision(headers={"x-robots-tag": tags[:count]}), decision(headers={"x-robots-tag": tags})
    assert some == decision(headers={"x-robots-tag": sorted(tags[:count])})
    assert some.allowed or not every.allowed


def test_every_excluding_signal_can_be_overridden_by_its_own_name() -> None:
    for text, code in consent.EXCLUDING.items():
        name, _, value = text.partition("=")
        page = Statements(robots=(("robots", name),)) if value == "1" else Statements(signals=(text,))
        if name == "tdm-reservation":
            page = Statements(tdm_reservation="1")
        if name == "ai-agents":
            page = Statements(robots=(("gptbot", "noai"),))
        refused = decide(url=URL, agent="Gristmill", robots=Robots(), page=page)
        assert (refused.allowed, refused.reason) == (False, code)
        for waived in itertools.chain((name, code)):
            override = ConsentOverride(signals=[waived], reason=WRITTEN)
            assert decide(url=URL, agent="Gristmill", robots=Robots(), page=page, override=override).allowed
