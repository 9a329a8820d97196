"""robots.txt by RFC 9309, and what else site owners say in it.

One parse for rules, delays, sitemaps, content signals and the groups of AI agents. Protego, which Scrapy brings, is the
oracle of the tests but not the parser here: it knows no groups by name and no signals, ends a group's agents at lines
that are no rules (RFC 9309 §2.2.1: these must not interfere), takes `$` in the middle both ways, and splits lines at
U+2028 and form feeds, which are data in a pattern.
"""

import functools
import math
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

MAX_BYTES = 500 << 10  # RFC 9309 §2.5: at least 500 KiB must be read; what lies beyond is ignored
MAX_REDIRECTS = 5  # §2.3.1.2
CACHE_SECONDS = 24 * 3600  # §2.4
MAX_DELAY = 300.0  # seconds; a longer Crawl-delay leaves fewer than 300 pages a day, and is honoured up to here
MAX_SITEMAPS = 100  # large sites list one for each language and section; a flood of them is a trap

TRAINING_AGENTS = (
    "ai2bot", "ai2bot-dolma", "anthropic-ai", "applebot-extended", "bytespider", "ccbot", "claudebot", "cohere-ai",
    "cohere-training-data-crawler", "diffbot", "facebookbot", "google-cloudvertexbot", "google-extended", "gptbot",
    "img2dataset", "meta-externalagent", "omgili", "omgilibot", "pangubot", "timpibot", "webzio-extended",
)  # fmt: skip
# Agents whose operators say that they gather training data; those that fetch for one user's question are not here.
TRAINING_TOKENS = ("applebot-extended", "google-extended", "webzio-extended")
# No crawlers at all: names that exist only to refuse training, so that one of them alone says enough.

_TOKEN = re.compile(r"[A-Za-z0-9_-]+")
_PATH_SAFE = string.ascii_letters + string.digits + string.punctuation.replace("%", "")
_UNRESERVED = frozenset((string.ascii_letters + string.digits + "-._~").encode())
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_DISALLOW = ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw")
_USAGE = {"train-ai": "ai-train", "ai": "ai-train", "ai-use": "ai-input", "ai-output": "ai-input"}
_YES_NO = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One Allow or Disallow line; `pattern` is percent-encoded in the normal form of `_encode`."""

    pattern: str
    allow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One preference: `ai-train=no`, for all paths that `pattern` matches."""

    name: str
    value: str
    # yes | no
    pattern: str = "/"


@dataclass(slots=True)
class Group:
    """What the file says to one agent; groups of the same agent are one (RFC 9309 §2.2.1)."""

    rules: list[Rule] = field(default_factory=list)
    crawl_delay: float | None = None
    # seconds
    signals: list[Signal] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What one host's robots.txt says. `reason` is set where the file could not be had and the host is closed."""

    groups: dict[str, Group] = field(default_factory=dict)
    # by lower-case product token, "*" for everybody
    sitemaps: tuple[str, ...] = ()
    reason: str = ""

    def group(self, agent: str) -> Group | None:
        """The group that binds an agent: its own, else everybody's. Only the product token of `agent` counts."""
        found = _TOKEN.match(agent.strip())
        own = self.groups.get(found[0].lower()) if found else None
        return own if own is not None else self.groups.get("*")

    def allowed(self, url: str, agent: str) -> bool:
        """Whether the agent may fetch the URL: the longest matching rule decides, and Allow wins a tie."""
        if self.reason:
            return False
        group = self.group(agent)
        target = _target(url)
        if group is None or target == "/robots.txt":
            return True
        best = max(
            (rule for rule in group.rules if matches(rule.pattern, target)),
            key=lambda rule: (len(rule.pattern), rule.allow),
            default=None,
        )
        return best is None or best.allow

    def crawl_delay(self, agent: str) -> float | None:
        """Seconds between requests that the file asks of the agent, at most MAX_DELAY; None where it asks nothing."""
        group = self.group(agent)
        return group.crawl_delay if group else None

    def signals(self, url: str, agent: str) -> dict[str, str]:
        """Content signals (`ai-train`, `ai-input`, `search`, …) for the URL; of several the longest path decides."""
        group = self.group(agent)
        target = _target(url)
        found: dict[str, Signal] = {}
        for signal in group.signals if group else ():
            if matches(signal.pattern, target) and _rank(signal) >= _rank(found.get(signal.name)):
                found[signal.name] = signal
        return {name: found[name].value for name in sorted(found)}

    def training_agents(self, url: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Agents that gather training data and are named in the file: (refused, admitted) for the URL, sorted."""
        named = sorted(agent for agent in TRAINING_AGENTS if agent in self.groups)
        admitted = tuple(agent for agent in named if self.allowed(url, agent))
        return tuple(agent for agent in named if agent not in admitted), admitted


def _rank(signal: Signal | None) -> tuple[int, bool]:
    return (len(signal.pattern), signal.value == "no") if signal else (-1, False)


def decide(status: int | None, body: bytes = b"", *, url: str = "") -> Robots:
    """The rules that follow from the outcome of fetching robots.txt (RFC 9309 §2.3.1).

    `status` is the last one, after at most MAX_REDIRECTS redirects; None stands for a timeout, a reset, a DNS or TLS
    failure. `url` is the file's own, for relative Sitemap lines. 2xx: parse. 3xx (still redirecting) and 4xx: the file
    is unavailable, all is allowed. 429 asks for quiet and counts, like 5xx and None, as unreachable: all is refused.
    """
    if status is None:
        return Robots(reason="robots-unreachable")
    if status == 429 or status >= 500 or status < 200:
        return Robots(reason=f"robots-{status}")
    return parse(body, url=url) if status < 300 else Robots()


def parse(body: bytes, *, url: str = "") -> Robots:
    """Read a robots.txt of any quality; at most MAX_BYTES of it. Never raises."""
    groups: dict[str, Group] = {}
    sitemaps: dict[str, None] = {}
    current: list[Group] = []
    naming = False  # whether we stand among User-agent lines, or among lines that do not end them
    for key, value in _lines(body):
        if key in ("user-agent", "useragent", "user agent"):
            current = current if naming else []
            naming = True
            current.append(groups.setdefault(_token(value), Group()))
        elif key == "allow" or key in _DISALLOW:
            naming = False
            _add_rule(current, value, allow=key == "allow")
        elif key in ("sitemap", "sitemaps", "site-map"):
            if value and len(sitemaps) < MAX_SITEMAPS:
                sitemaps[_absolute(url, value)] = None
        elif key in ("crawl-delay", "crawl delay"):
            _set_delay(current, value)
        elif key in ("content-signal", "content-usage", "disallowaitraining", "allowaitraining"):
            for group in current or [groups.setdefault("*", Group())]:
                group.signals.extend(_signals(key, value))
    return Robots(groups=groups, sitemaps=tuple(sitemaps))


def _lines(body: bytes) -> Iterator[tuple[str, str]]:
    """Keys in lower case and values, without comments and blanks."""
    for line in re.split(r"[\r\n]+", _decode(body)):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon and (key := key.strip().lower()):
            yield key, value.strip().strip("\0")


def _decode(body: bytes) -> str:
    """UTF-8 as the RFC wants it; UTF-16 by its byte order mark; else Latin-1, which keeps every ASCII line readable."""
    cut = body[:MAX_BYTES]
    if len(body) > MAX_BYTES:
        cut = cut[: max(cut.rfind(b"\n"), cut.rfind(b"\r")) + 1]  # a rule cut in half would say something else
    if cut.startswith((b"\xff\xfe", b"\xfe\xff")):
        return cut.decode("utf-16", "replace")
    try:
        return cut.decode("utf-8-sig")
    except UnicodeDecodeError:
        return cut.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _token(value: str) -> str:
    found = _TOKEN.match(value.lstrip("*"))
    return found[0].lower() if found else "*" if value.startswith("*") else ""


def _add_rule(groups: list[Group], value: str, *, allow: bool) -> None:
    if not value:
        return  # an empty Disallow forbids nothing
    pattern = _encode(value if value.startswith(("/", "*")) else "/" + value)
    for group in groups:
        group.rules.append(Rule(pattern=pattern, allow=allow))


def _set_delay(groups: list[Group], value: str) -> None:
    try:
        delay = float(value)
    except ValueError:
        return
    if math.isfinite(delay) and delay >= 0:
        for group in groups:
            group.crawl_delay = min(delay, MAX_DELAY)


def _signals(key: str, value: str) -> Iterator[Signal]:
    """`[/path] name=value, …`, or a path alone for the keys that name their preference."""
    if key.endswith("aitraining"):
        yield Signal(name="ai-train", value="no" if key.startswith("dis") else "yes", pattern=_encode(value or "/"))
        return
    pattern, _, rest = value.partition(" ") if value.startswith("/") else ("/", "", value)
    for name, said in preferences(rest).items():
        yield Signal(name=name, value=said, pattern=_encode(pattern))


def preferences(value: str) -> dict[str, str]:
    """`ai-train=no, search=yes`, of Content-Signal or Content-Usage, as names with yes or no; the stricter wins."""
    found: dict[str, str] = {}
    for part in re.split(r"[,;\s]+", value.lower()[:4096]):
        name, _, said = part.partition("=")
        if said in _YES_NO and re.fullmatch(r"[a-z0-9-]{1,40}", name):
            name = _USAGE.get(name, name)
            found[name] = "no" if found.get(name) == "no" else _YES_NO[said]
    return found


def _absolute(url: str, value: str) -> str:
    try:
        return urljoin(url, value)
    except ValueError:
        return value


def _target(url: str) -> str:
    """Path and query of a URL in the form that patterns are compared in."""
    rest = url.partition("#")[0].partition("://")[2]
    slash = min((at for mark in "/?" if (at := rest.find(mark)) >= 0), default=len(rest))
    target = rest[slash:]
    return _encode(target if target.startswith("/") else "/" + target)


@functools.lru_cache(maxsize=4096)
def _encode(text: str) -> str:
    """Percent-encoding in one form (RFC 9309 §2.2.2): non-ASCII as UTF-8, unreserved characters plain, hex upper."""

    def spell(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return chr(code) if code in _UNRESERVED else found[0].upper()

    return _ESCAPE.sub(spell, quote(text, safe=_PATH_SAFE + "%", errors="replace"))


def matches(pattern: str, target: str) -> bool:
    """Whether a pattern with `*` and a final `$` matches from the start of the target, in linear time for each `*`."""
    anchored = pattern.endswith("$")
    first, *rest = (pattern[:-1] if anchored else pattern).split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    last = rest.pop() if anchored and rest else None
    for part in rest:
        at = target.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not anchored:
        return True
    return at == len(target) if last is None else len(target) - len(last) >= at and target.endswith(last)


def covers(pattern: str, url: str) -> bool:
    """Whether a pattern as it stands in a file (tdmrep.json uses the same ones) matches a URL."""
    return matches(_encode(pattern if pattern.startswith(("/", "*")) else "/" + pattern), _target(url))


def robots_url(url: str) -> str:
    """Where the robots.txt stands that binds a URL: one for each scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"
