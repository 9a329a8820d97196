"""May a page be used for training? Every signal that a site gives, and the decision that follows from them.

A pure function of robots.txt, the response's headers, the page's head, tdmrep.json and the source's written override.
The rule for conflicts is the careful one: a single refusal excludes, however many signals agree to something else.
Signals that speak of other uses (search, retrieval, images) are stored but exclude nothing.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from gristmill.config import ConsentOverride

from .robots import TRAINING_AGENTS, TRAINING_TOKENS, Robots, covers, preferences

ALL = "all"
MAX_TDM_BYTES = 256 << 10  # MAX_TDM_RULES rules of 256 bytes, and a rule is a path and two fields
MAX_TDM_RULES = 1000
MAX_LICENCES = 3  # of a page, as signals; pages about licences link to many
MIN_REFUSED_AGENTS = 2
# One crawler refused by name (often for its load) says little of training; two of them, and none admitted, say enough.

Headers = Mapping[str, Sequence[str]]
# by lower-case name, every value that was sent

EXCLUDING = {
    "ai-train=no": "ai-train-no",
    "noai=1": "noai",
    "notrain=1": "noai",
    "noml=1": "noai",
    "disallowaitraining=1": "ai-train-no",
    "tdm-reservation=1": "tdm-reserved",
    "ai-agents=refused": "ai-agents-refused",
    "noarchive=1": "noarchive",
    "noindex=1": "noindex",
}
# Reason codes, gravest first. noarchive: Bing's webmaster rules (September 2023) take it as a refusal of training.
# noindex: the owner keeps the page out of public view (drafts, old versions); a data set would bring it back.
_DIRECTIVES = (
    "noai", "noimageai", "notrain", "noml", "disallowaitraining", "noindex", "nofollow", "noarchive", "nocache",
    "nosnippet",
)  # fmt: skip
_VALUED = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview", "indexifembedded")
# directives whose colon is no agent's


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """What a page's own HTML says of itself."""

    robots: tuple[tuple[str, str], ...] = ()
    # (agent, directives) of meta elements: ("robots", "noai, nofollow")
    signals: tuple[str, ...] = ()
    # contents of <meta name=content-signal>
    tdm_reservation: str = ""
    tdm_policy: str = ""
    licences: tuple[str, ...] = ()
    # URLs and texts in the order of trust: link, a, dcterms
    canonical: str = ""
    # absolute, as declared; believe it where canonical.canonical_fault is empty
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TdmRule:
    """One rule of tdmrep.json."""

    location: str
    reserved: bool
    policy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether a page may be used, and why."""

    allowed: bool
    signals: tuple[str, ...] = ()
    # all that were seen, "name=value (where)", sorted
    reason: str = ""
    # reason code of the gravest refusal that counts; with an override, of the gravest overridden one
    override: str = ""
    # the written reason of spiders.yaml, where it was needed
    follow: bool = True
    # whether the page's links may be followed


def decide(
    *,
    url: str,
    agent: str,
    robots: Robots,
    headers: Headers | None = None,
    page: Statements | None = None,
    tdm: Sequence[TdmRule] = (),
    override: ConsentOverride | None = None,
) -> Decision:
    """The decision for one page. `agent` is our product token; what is said to other agents does not bind us."""
    token = agent.partition("/")[0].strip().lower()
    found = sorted(set(_all_signals(url, token, robots, headers or {}, page or Statements(), tdm)))
    texts = tuple(f"{name}={value} ({where})" for name, value, where in found)
    said = {f"{name}={value}": name for name, value, _ in found}
    refusals = [(code, said[text]) for text, code in EXCLUDING.items() if text in said]
    follow = "nofollow=1" not in said
    waived = set(override.signals) if override else set()
    left = [code for code, name in refusals if not waived & {ALL, name, code}]
    if left or not override or not refusals:
        return Decision(allowed=not left, signals=texts, reason=left[0] if left else "", follow=follow)
    return Decision(allowed=True, signals=texts, reason=refusals[0][0], override=override.reason, follow=follow)


Found = tuple[str, str, str]
# name, value, where


def _all_signals(
    url: str, agent: str, robots: Robots, headers: Headers, page: Statements, tdm: Sequence[TdmRule]
) -> Iterator[Found]:
    for name, value in robots.signals(url, agent).items():
        yield name, value, "robots.txt"
    yield from _agents(robots, url)
    for header in ("content-signal", "content-usage"):
        for line in headers.get(header, ()):
            yield from ((name, value, "header") for name, value in preferences(line).items())
    for line in page.signals:
        yield from ((name, value, "meta") for name, value in preferences(line).items())
    for line in headers.get("x-robots-tag", ()):
        for scope, directives in _scopes(line):
            yield from _directives(scope, directives, agent, "header")
    for scope, text in page.robots:
        yield from _directives("" if scope == "robots" else scope, text, agent, "meta")
    yield from _reservations(url, headers, page, tdm)
    for line in headers.get("link", ()):
        yield from (("licence", target, "header") for target in _LICENCE_LINK.findall(line[:8192]))
    yield from (("licence", licence[:200], "page") for licence in page.licences[:MAX_LICENCES])


_LICENCE_LINK = re.compile(r"<([^<>\s]{1,200})>\s{0,4};[^,<]{0,200}?\brel=\"?license\b", re.IGNORECASE)


def _agents(robots: Robots, url: str) -> Iterator[Found]:
    """Whether the agents that gather training data are turned away by name."""
    refused, admitted = robots.training_agents(url)
    names = ", ".join(refused)
    if any(token in refused for token in TRAINING_TOKENS) or (len(refused) >= MIN_REFUSED_AGENTS and not admitted):
        yield "ai-agents", "refused", f"robots.txt: {names}"
    elif refused:
        yield "ai-agents", "some-refused", f"robots.txt: {names}"


def _scopes(line: str) -> Iterator[tuple[str, str]]:
    """`googlebot: noindex, nofollow` as (agent, directives); an agent holds until the next one is named."""
    scope = ""
    for part in line[:4096].split(","):
        name, colon, rest = part.partition(":")
        name = name.strip().lower()
        names_agent = colon and name not in _VALUED and " " not in name  # a time has a colon too, after a date
        scope = name if names_agent else scope
        yield scope, rest if names_agent else part


def _directives(scope: str, text: str, agent: str, where: str) -> Iterator[Found]:
    """Those that bind us; those for agents that gather training data count as a refusal of training."""
    words = set(re.split(r"[,;\s]+", text.lower()[:4096]))
    words |= {"noindex", "nofollow"} if "none" in words else set()
    if scope in ("", "*", agent):
        yield from ((word, "1", where) for word in _DIRECTIVES if word in words)
    elif scope in TRAINING_AGENTS and words & {"noindex", "noai", "notrain", "noarchive"}:
        yield "ai-agents", "refused", f"{where}: {scope}"


def _reservations(url: str, headers: Headers, page: Statements, tdm: Sequence[TdmRule]) -> Iterator[Found]:
    """TDMRep (W3C Community Group report, May 2024): header, meta and file; values beyond 0 and 1 count as unset."""
    for value in headers.get("tdm-reservation", ()):
        if value.strip() in ("0", "1"):
            yield "tdm-reservation", value.strip(), "header"
    if page.tdm_reservation in ("0", "1"):
        yield "tdm-reservation", page.tdm_reservation, "meta"
    for where, policy in (("header", next(iter(headers.get("tdm-policy", ())), "")), ("meta", page.tdm_policy)):
        if policy.strip():
            yield "tdm-policy", policy.strip()[:500], where
    rule = tdm_rule(tdm, url)
    if rule is not None:
        yield "tdm-reservation", str(int(rule.reserved)), "tdmrep.json"
        if rule.policy:
            yield "tdm-policy", rule.policy, "tdmrep.json"


def tdm_rule(rules: Iterable[TdmRule], url: str) -> TdmRule | None:
    """The rule for a URL: the longest location that matches, and of two as long the one that reserves."""
    found = [rule for rule in rules if covers(rule.location, url)]
    return max(found, key=lambda rule: (len(rule.location), rule.reserved), default=None)


def parse_tdmrep(body: bytes) -> tuple[TdmRule, ...]:
    """/.well-known/tdmrep.json; what is malformed is left out. Never raises."""
    try:
        data = json.loads(body[:MAX_TDM_BYTES].decode("utf-8-sig")) if len(body) <= MAX_TDM_BYTES else []
    except (ValueError, RecursionError):
        return ()
    rules = []
    for item in data[:MAX_TDM_RULES] if isinstance(data, list) else ():
        if isinstance(item, dict) and isinstance(item.get("location"), str) and item.get("tdm-reservation") in (0, 1):
            policy = item.get("tdm-policy")
            reserved = bool(item["tdm-reservation"])
            rules.append(
                TdmRule(
                    location=item["location"][:2000],
                    reserved=reserved,
                    policy=policy[:500] if isinstance(policy, str) else "",
                )
            )
    return tuple(rules)


def read_page(root: Any, *, base: str) -> Statements:
    """What an HTML page says of itself, by its tree's <html> element (lxml's; None for no tree); `base` is what its
    links are relative to. Any input is read; never raises.
    """
    robots: list[tuple[str, str]] = []
    signals: list[str] = []
    found: dict[str, str] = {}
    licences: dict[str, list[str]] = {"link": [], "a": [], "meta": []}
    for node in root.iter("meta", "link", "a") if root is not None else ():
        if node.tag == "meta":
            name = (node.get("name") or node.get("property") or "").strip().lower()
            content = (node.get("content") or "").strip()
            if name in _META_AGENTS:
                robots.append((name, content))
            elif name in ("content-signal", "content-usage"):
                signals.append(content)
            elif name in ("tdm-reservation", "tdm-policy"):
                found.setdefault(name, content)
            elif name in _META_LICENCES and content:
                licences["meta"].append(content)
            continue
        rel = (node.get("rel") or "").lower().split()
        if "license" in rel and (target := _join(base, node.get("href") or "")):
            licences[node.tag].append(target)
        elif "canonical" in rel and node.tag == "link" and (target := _join(base, node.get("href") or "")):
            found.setdefault("canonical", target)
    return Statements(
        robots=tuple(robots),
        signals=tuple(signals),
        tdm_reservation=found.get("tdm-reservation", ""),
        tdm_policy=found.get("tdm-policy", ""),
        licences=tuple(dict.fromkeys(licences["link"] + licences["a"] + licences["meta"])),
        canonical=found.get("canonical", ""),
        language=(root.get("lang") or "").strip() if root is not None else "",
    )


_META_AGENTS = frozenset(("robots", "gristmill", *TRAINING_AGENTS))
_META_LICENCES = ("dcterms.rights", "dcterms.license", "dc.rights", "dc.rights.license", "license", "licence")


def _join(base: str, href: str) -> str:
    try:
        found = urljoin(base, href.strip())
        return found if urlsplit(found).scheme in ("http", "https") else ""
    except ValueError:
        return ""
