"""robots.txt: RFC 9309 line by line, and what people really write into the file."""

import protego
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.manners import robots
from crawler.manners.robots import Robots, decide, matches, parse

AGENT = "Gristmill/0.1 (+mailto:someone@example.org)"
SITE = "https://docs.example.org"


def allowed(text: str, path: str, agent: str = AGENT) -> bool:
    return parse(text.encode()).allowed(SITE + path, agent)


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        # RFC 9309 §2.2.2: the table of its section on matching, and §5.2
        ("Allow: /p\nDisallow: /", "/page", True),
        ("Allow: /folder\nDisallow: /folder", "/folder/page", True),
        ("Allow: /page\nDisallow: /*.htm", "/page.htm", False),
        ("Allow: /$\nDisallow: /", "/", True),
        ("Allow: /$\nDisallow: /", "/page.htm", False),
        ("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", True),
        ("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", False),
        # prefixes and case
        ("Disallow: /fish", "/fish.html", False),
        ("Disallow: /fish", "/Fish.asp", True),
        ("Disallow: /fish/", "/fish", True),
        ("Disallow: /fish*", "/fishheads/yummy.html", False),
        # wildcards
        ("Disallow: /*.php", "/folder/any.php.file.html", False),
        ("Disallow: /*.php$", "/filename.php?parameters", True),
        ("Disallow: /*.php$", "/folder/filename.php", False),
        ("Disallow: /fish*.php", "/fishheads/catfish.php?parameters", False),
        ("Disallow: *", "/anything", False),
        ("Disallow: *.pdf$", "/a/b.pdf", False),
        ("Disallow: /*/*/deep", "/a/b/deep", False),
        ("Disallow: /a*b*c$", "/a-b-c-d", True),
        ("Disallow: /a*b*c$", "/a-b-c-c", False),
        ("Disallow: /a**b", "/a-b", False),
        # a dollar in the middle is a dollar
        ("Disallow: /price$list", "/price$list", False),
        ("Disallow: /price$list", "/price", True),
        # an empty rule says nothing
        ("Disallow:", "/anything", True),
        ("Disallow: /\nAllow:", "/anything", False),
        # queries
        ("Disallow: /*?", "/page?x=1", False),
        ("Disallow: /*?", "/page", True),
        ("Disallow: /search?q=", "/search?q=a", False),
        ("Disallow: /*&sort=", "/list?a=1&sort=up", False),
        # the path without its first slash
        ("Disallow: private", "/private/x", False),
        # the file itself is always free (§2.2.2)
        ("Disallow: /", "/robots.txt", True),
        ("Disallow: /", "/robots.txt?x", False),
        # comments, blanks, odd spelling
        ("Disallow: /a # not /b", "/a/x", False),
        ("Disallow: /a # not /b", "/b/x", True),
        ("  disALLOW :\t/a\t", "/a", False),
        ("Dissallow: /a", "/a", False),
        ("Disallow /a", "/a", True),
        # the longer rule decides, wherever it stands
        ("Disallow: /a/b\nAllow: /a", "/a/b/c", False),
        ("Allow: /a/b/\nDisallow: /a", "/a/b/c", True),
    ],
)
def test_rules_for_everybody_decide_as_the_rfc_says(rules: str, path: str, expected: bool) -> None:
    assert allowed(f"User-agent: *\n{rules}\n", path) is expected


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),  # the RFC's table of §2.2.2
        ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar"),
        ("/foo/bar/ツ", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
        ("/~user", "/%7Euser"),
        ("/a b", "/a%20b"),
        ("/100%", "/100%"),
    ],
)
def test_percent_encoding_does_not_hide_a_path(pattern: str, path: str) -> None:
    equal_by_rfc = "%3A" not in path  # reserved characters are different when escaped; the RFC's own table says so too
    assert allowed(f"User-agent: *\nDisallow: {pattern}\n", path) is not equal_by_rfc


GROUPS = """
User-agent: Googlebot
User-agent: Gristmill
Disallow: /ours

User-agent: *
Disallow: /all

User-agent: GRISTMILL
Disallow: /more
Allow: /more/open
"""


@pytest.mark.parametrize(
    ("path", "agent", "expected"),
    [
        ("/ours", "gristmill", False),
        ("/more", "GristMill/2", False),
        ("/more/open", "gristmill", True),
        ("/all", "gristmill", True),
        ("/ours", "Googlebot/2.1", False),
        ("/more", "googlebot", True),
        ("/all", "somebody", False),
        ("/all", "gristmill-images", False),
        ("/all", "", False),
    ],
)
def test_groups_of_one_agent_are_merged_and_replace_everybodys(path: str, agent: str, expected: bool) -> None:
    assert allowed(GROUPS, path, agent) is expected


def test_lines_that_are_no_rules_do_not_end_a_groups_agents() -> None:
    text = "User-agent: Slow\nCrawl-delay: 9\nSitemap: /map.xml\n\nUser-agent: *\nDisallow: /x\n"
    read = parse(text.encode(), url=SITE + "/robots.txt")
    assert not read.allowed(SITE + "/x", "slow")
    assert read.crawl_delay("slow") == 9.0
    assert read.crawl_delay("other") is None, "a delay asked of one agent is not asked of those named after it"
    assert read.sitemaps == (SITE + "/map.xml",)


def test_rules_before_any_agent_bind_nobody() -> None:
    assert allowed("Disallow: /\nUser-agent: other\nDisallow: /\n", "/x")


def test_a_group_without_rules_admits_its_agent() -> None:
    assert allowed("User-agent: gristmill\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "/x")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\n"])
def test_every_line_ending_is_one(ending: str) -> None:
    assert not allowed(ending.join(["User-agent: *", "Disallow: /a", ""]), "/a")


@pytest.mark.parametrize(
    "body",
    [
        "\ufeffUser-agent: *\nDisallow: /a\n".encode(),
        "User-agent: *\nDisallow: /a\n".encode("utf-16"),
        "# caf\xe9\nUser-agent: *\nDisallow: /a\n".encode("latin-1"),
        b"User-agent: *\nDisallow: /a\n\xff\xfe\x00\x01junk: \xc3\x28\n",
        b"\xef\xbb\xbf# \xff\nUser-agent: *\nDisallow: /a",
        b"\0\0User-agent: *\nDisallow: /a\0\n".replace(b"\0\0", b""),
    ],
)
def test_a_wrong_encoding_does_not_lose_the_rules(body: bytes) -> None:
    read = parse(body)
    assert not read.allowed(SITE + "/a", AGENT)
    assert read.allowed(SITE + "/b", AGENT)


def test_a_page_that_is_no_robots_file_forbids_nothing() -> None:
    assert allowed("<!doctype html><html><body>Not found: please go home</body></html>", "/x")


def test_rules_up_to_the_limit_count_and_a_rule_cut_in_half_does_not() -> None:
    head = b"User-agent: *\nDisallow: /early\n"
    filler = b"# filler\n" * (robots.MAX_BYTES // 9)
    body = head + filler[: robots.MAX_BYTES - len(head) - 12] + b"\nDisallow: /late/and/long\n"
    read = parse(body + b"Disallow: /\n" * 100_000)
    assert not read.allowed(SITE + "/early", AGENT)
    assert read.allowed(SITE + "/other", AGENT), "half a rule, `Disallow: /`, would close the site"


@pytest.mark.parametrize(
    ("status", "may", "reason"),
    [
        (200, False, ""),
        (204, True, ""),
        (301, True, ""),
        (401, True, ""),
        (403, True, ""),
        (404, True, ""),
        (410, True, ""),
        (429, False, "robots-429"),
        (500, False, "robots-500"),
        (503, False, "robots-503"),
        (None, False, "robots-unreachable"),
    ],
)
def test_the_outcome_of_the_fetch_decides(status: int | None, may: bool, reason: str) -> None:
    body = b"User-agent: *\nDisallow: /" if status in (200, 404, 503) else b""
    found = decide(status, body)
    assert found.allowed(SITE + "/page", AGENT) is may
    assert found.reason == reason


@pytest.mark.parametrize(
    ("value", "delay"),
    [("2", 2.0), ("0.5", 0.5), ("99999", robots.MAX_DELAY), ("-1", None), ("soon", None), ("nan", None), ("inf", None)],
)
def test_a_crawl_delay_is_read_and_bounded(value: str, delay: float | None) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {value}\n".encode()).crawl_delay(AGENT) == delay


def test_sitemaps_are_absolute_each_once_and_bounded() -> None:
    lines = ["Sitemap: /a.xml", "sitemap: https://cdn.example.org/b.xml", "Sitemap: /a.xml", "Sitemap:"]
    lines += [f"Sitemap: /{n}.xml" for n in range(1000)]
    found = parse("\n".join(lines).encode(), url=SITE + "/robots.txt").sitemaps
    assert found[:3] == (SITE + "/a.xml", "https://cdn.example.org/b.xml", SITE + "/0.xml")
    assert len(found) == robots.MAX_SITEMAPS


SIGNALS = """
Content-Signal: search=yes
User-agent: *
Content-Signal: ai-train=no, search=yes, ai-input=yes
Content-Signal: /open/ ai-train=yes
Allow: /

User-agent: gristmill
Content-Usage: /blog/ train-ai=n
DisallowAITraining: /drafts/
Disallow: /secret
"""


@pytest.mark.parametrize(
    ("path", "agent", "expected"),
    [
        ("/x", "other", {"ai-input": "yes", "ai-train": "no", "search": "yes"}),
        ("/open/x", "other", {"ai-input": "yes", "ai-train": "yes", "search": "yes"}),
        ("/x", "gristmill", {}),
        ("/blog/x", "gristmill", {"ai-train": "no"}),
        ("/drafts/x", "gristmill", {"ai-train": "no"}),
    ],
)
def test_content_signals_hold_for_their_group_and_path(path: str, agent: str, expected: dict[str, str]) -> None:
    assert parse(SIGNALS.encode()).signals(SITE + path, agent) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ai-train=no", {"ai-train": "no"}),
        ("AI-Train=NO,Search=Yes", {"ai-train": "no", "search": "yes"}),
        ("ai-train=yes, ai-train=no, ai-train=yes", {"ai-train": "no"}),
        ("train-ai=n;search=y", {"ai-train": "no", "search": "yes"}),
        ("ai-train", {}),
        ("ai-train=maybe", {}),
        ("=no, ai_train=no", {}),
        ("", {}),
    ],
)
def test_preferences_are_read_and_nonsense_is_not(value: str, expected: dict[str, str]) -> None:
    assert robots.preferences(value) == expected


def test_agents_that_gather_training_data_are_found_by_name() -> None:
    text = "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: ClaudeBot\nDisallow: /private\n"
    read = parse(text.encode())
    assert read.training_agents(SITE + "/guide") == (("ccbot", "gptbot"), ("claudebot",))
    assert read.training_agents(SITE + "/private") == (("ccbot", "claudebot", "gptbot"), ())
    assert Robots().training_agents(SITE) == ((), ())


def test_stars_without_end_do_not_hold_up_the_match() -> None:
    pattern = "/" + "*a" * 2000 + "b$"
    assert not matches(pattern, "/" + "a" * 2000)
    assert matches(pattern, "/" + "a" * 2000 + "b")


PATHS = st.text("ab/.?=%2Fé ", max_size=12).map(lambda text: "/" + text)
PATTERNS = st.text("ab/.?=*", max_size=8).map(lambda text: f"/{text}b")
# They end in no star: Protego does not count it as an octet of the pattern, Google's parser and ours do.
FILES = st.lists(st.tuples(st.sampled_from(["Allow", "Disallow"]), PATTERNS, st.sampled_from(["", "$"])), max_size=6)


@given(FILES, PATHS)
def test_on_plain_files_the_decision_is_the_one_of_protego(rules: list[tuple[str, str, str]], path: str) -> None:
    text = "User-agent: *\n" + "".join(f"{key}: {pattern}{end}\n" for key, pattern, end in rules)
    ours = parse(text.encode()).allowed(SITE + path, "gristmill")
    assert ours == protego.Protego.parse(text).can_fetch(SITE + path, "gristmill")


@given(st.binary(max_size=400), st.text(max_size=30), st.text(max_size=20))
def test_no_bytes_and_no_url_make_it_fail(body: bytes, path: str, agent: str) -> None:
    read = parse(b"User-agent: *\n" + body, url=SITE)
    assert read.allowed(SITE + "/" + path, agent) in (True, False)
    read.signals(SITE + "/" + path, agent)


@given(st.text("/*$ab", max_size=10), st.text("/ab$", max_size=10))
def test_a_pattern_matches_what_its_plain_meaning_says(pattern: str, target: str) -> None:
    assert matches(pattern, target) == _by_meaning(pattern, target)


def _by_meaning(pattern: str, target: str) -> bool:
    """The slow definition: every position that the pattern can reach."""
    anchored, reached = pattern.endswith("$"), {0}
    for character in pattern[:-1] if anchored else pattern:
        if character == "*":
            reached = set(range(min(reached, default=len(target) + 1), len(target) + 1))
        else:
            reached = {at + 1 for at in reached if target[at : at + 1] == character}
    return len(target) in reached if anchored else bool(reached)


def test_the_file_of_a_url_stands_at_its_origin() -> None:
    assert robots.robots_url("https://user:pw@h.example:8443/a/b?c") == "https://h.example:8443/robots.txt"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("ai-train=yes", "ai-train=no"), "no"),  # of two for the same paths the refusal wins, in any order
        (("ai-train=no", "ai-train=yes"), "no"),
        (("ai-train=yes",), "yes"),
        (("/ ai-train=no", "/docs/ ai-train=yes"), "yes"),  # of several paths the longest
        (("/docs/ ai-train=no", "/ ai-train=yes"), "no"),
        (("/other/ ai-train=no", "/ ai-train=yes"), "yes"),
    ],
)
def test_of_several_signals_the_longest_path_and_then_the_refusal_counts(lines: tuple[str, ...], expected: str) -> None:
    text = "User-agent: *\n" + "".join(f"Content-Signal: {line}\n" for line in lines)
    assert parse(text.encode()).signals(SITE + "/docs/a", AGENT) == {"ai-train": expected}
