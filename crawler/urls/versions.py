"""Several versions of one documentation: which of them to crawl, and the version of each page.

A version stands in the path (`/stable/`, `/en/4.2/`, `/v1.x/`, `/docs/16/`). Pages that differ only in that segment are
one page in several versions; `version:` of spiders.yaml says which one becomes the seed.
"""

import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

STABLE = ("stable", "current", "release", "released", "production", "lts")
LATEST = (
    "latest", "main", "master", "head", "trunk", "dev", "devel", "develop", "development", "nightly", "next", "edge",
    "canary", "unstable", "unreleased", "preview", "snapshot",
)  # fmt: skip
# In the order in which a policy prefers them.
MIN_SHARED = 0.5
# Share of the smaller version's pages that must stand in the other one too, before a bare number (`/docs/16/`) counts
# as a version: chapters and issues hardly share page names, two releases of a manual share most of them.

_STAGE = r"(?:[-.]?(?:a|b|c|rc|alpha|beta|dev|pre|post|snapshot|final)[-.]?\d{0,3})?"
_NUMBERED = re.compile(rf"v?\d{{1,4}}(?:\.(?:\d{{1,4}}|x)){{1,3}}{_STAGE}|v\d{{1,4}}{_STAGE}", re.ASCII)
_BARE = re.compile(r"[0-9]{1,3}")
_RELEASE = re.compile(r"v?([0-9]+(?:\.(?:[0-9]+|x\b))*)")
_PRE = re.compile(r"dev|snapshot|alpha|beta|pre|rc|a|b|c")
_ORDER = {"dev": 0, "snapshot": 0, "alpha": 1, "a": 1, "beta": 2, "b": 2}  # of stages before a release; 3: candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a URL carries its version: `prefix` + `label` + `rest` is its path, with query."""

    prefix: str
    # scheme, host and the path up to the label, with the final slash
    label: str
    rest: str
    # from the slash after the label

    @property
    def page(self) -> str:
        """What is the same for all versions of a page."""
        return self.prefix + self.rest.removeprefix("/")


def detect(url: str, *, bare: bool = False) -> Place | None:
    """The version segment of a canonical URL: the first that looks like one; `bare`: whole numbers too."""
    parts = urlsplit(url)
    segments = parts.path.split("/")
    for index, segment in enumerate(segments[1:], 1):
        if is_label(segment, bare=bare):
            prefix = f"{parts.scheme}://{parts.netloc}{'/'.join(segments[:index])}/"
            rest = "".join("/" + later for later in segments[index + 1 :]) + (f"?{parts.query}" if parts.query else "")
            return Place(prefix=prefix, label=segment, rest=rest)
    return None


def is_label(segment: str, *, bare: bool = False) -> bool:
    """Whether a path segment reads like a version."""
    name = unquote(segment).lower()
    return name in STABLE or name in LATEST or bool(_NUMBERED.fullmatch(name) or (bare and _BARE.fullmatch(name)))


def rank(label: str) -> tuple[tuple[int, ...], bool, int, tuple[int, ...]]:
    """Order of labels, the newest greatest: release (`x` above all numbers), final or not, stage and its number."""
    name = label.lower()
    release = _RELEASE.match(name)
    numbers = tuple(10_000 if part == "x" else int(part) for part in release[1].split(".")) if release else ()
    stage = name[release.end() :] if release else ""
    before = _PRE.search(stage)
    order = _ORDER.get(before[0], 3) if before else 0
    return numbers, before is None, order, tuple(int(number) for number in re.findall(r"[0-9]+", stage))


def choose(labels: Iterable[str], policy: str) -> str:
    """The label that a policy (stable | latest | a pattern such as 4.*) picks; "" stands for unlabelled pages."""
    found = sorted(set(labels), key=lambda label: (rank(label), label), reverse=True)
    numbered = [label for label in found if label and label.lower() not in STABLE + LATEST]
    final = [label for label in numbered if rank(label)[1]]
    bare = [""] if "" in found else []
    named = {label.lower(): label for label in found}
    stable = [named[name] for name in STABLE if name in named]
    latest = [named[name] for name in LATEST if name in named]
    if policy == "latest":
        order = latest + bare + numbered + stable
    elif policy == "stable":
        order = stable + bare + final + numbered + latest
    else:
        order = [label for label in stable + latest + found if _matches(label, policy)]
    return order[0] if order else ""


def _matches(label: str, pattern: str) -> bool:
    wanted = pattern.lower().removeprefix("v")
    return fnmatch.fnmatchcase(label.lower().removeprefix("v"), wanted)


@dataclass(slots=True)
class Versions:
    """What is known of a source's versions so far: `add` URLs as they are found, then ask; more may change answers."""

    policy: str = "all"
    _pages: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    # prefix → label → rest of the path
    _plain: set[str] = field(default_factory=set)
    _choices: dict[str, str] = field(default_factory=dict)
    _shared: dict[tuple[str, str], bool] = field(default_factory=dict)
    # (prefix, label) → whether its pages stand in another version too

    def add(self, urls: Iterable[str]) -> None:
        """Learn from canonical URLs."""
        for url in urls:
            place = detect(url) or detect(url, bare=True)
            if place is None:
                self._plain.add(url)
            else:
                self._pages.setdefault(place.prefix, {}).setdefault(place.label, set()).add(place.rest)
        self._choices.clear()
        self._shared.clear()

    def place(self, url: str) -> Place | None:
        """The URL's version segment, whole numbers included where their pages have counterparts in another version."""
        place = detect(url) or detect(url, bare=True)
        return place if place is None or self._is_version(place.prefix, place.label) else None

    def wanted(self, url: str) -> bool:
        """Whether the policy takes the URL: pages without versions always, of the others those of the chosen label."""
        if self.policy == "all":
            return True
        place = self.place(url)
        if place is not None:
            return place.label == self.choice(place.prefix)
        homes = self._homes(url)
        return all(self.choice(prefix) == "" for prefix in homes)

    def choice(self, prefix: str) -> str:
        """The label that the policy picks below a prefix; "" where unlabelled pages are the chosen version."""
        if prefix not in self._choices:
            labels = {label for label in self._pages.get(prefix, ()) if self._is_version(prefix, label)}
            if self._unlabelled(prefix):
                labels.add("")
            self._choices[prefix] = choose(labels, self.policy)
        return self._choices[prefix]

    def version(self, url: str, *, inventory: str = "") -> str:
        """The version of a page: its number, else what the inventory's header says, else the label; "" if none."""
        place = self.place(url)
        if place is None:
            return inventory
        name = place.label.lower()
        return inventory or place.label if name in STABLE + LATEST else place.label

    def _is_version(self, prefix: str, label: str) -> bool:
        """Whether a label is one for sure, or has counterparts of its pages under another label."""
        return is_label(label) or self._have_counterparts(prefix, label)

    def _have_counterparts(self, prefix: str, label: str) -> bool:
        key = prefix, label
        if key not in self._shared:
            labels = self._pages.get(prefix, {})
            mine = labels.get(label, set())
            others = [pages for other, pages in labels.items() if other != label] if mine else []
            self._shared[key] = any(len(mine & pages) >= MIN_SHARED * min(len(mine), len(pages)) for pages in others)
        return self._shared[key]

    def _unlabelled(self, prefix: str) -> bool:
        """Whether the pages of a prefix's versions stand below it without a label too (Docusaurus' current version)."""
        rests = set().union(*self._pages.get(prefix, {}).values())
        shared = sum(prefix + rest.removeprefix("/") in self._plain for rest in rests if rest not in ("", "/"))
        return shared > 0 and shared >= MIN_SHARED * min(map(len, self._pages[prefix].values()))

    def _homes(self, url: str) -> list[str]:
        """Prefixes of which an unlabelled URL is a page that has versions."""
        return [
            prefix
            for prefix, labels in self._pages.items()
            if url.startswith(prefix)
            and any("/" + url[len(prefix) :] in labels[label] for label in labels if self._is_version(prefix, label))
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """One URL for each page."""

    kept: dict[str, str]
    # URL → version
    dropped: tuple[str, ...]
    # URLs of other versions, sorted


def fold(urls: Iterable[str], policy: str, *, inventory: str = "") -> Folded:
    """Split canonical URLs by a policy: stable | latest | all | a pattern such as 4.*."""
    found = sorted(set(urls))
    versions = Versions(policy=policy)
    versions.add(found)
    kept = {url: versions.version(url, inventory=inventory) for url in found if versions.wanted(url)}
    return Folded(kept=kept, dropped=tuple(url for url in found if url not in kept))
