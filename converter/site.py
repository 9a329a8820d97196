"""What the whole crawl says about one page's words: collected in a first pass, before any question is asked.

Counts are kept coarse, and a page may look words up but not go through them: then few edits change what another page
was told, and its drafts can be used again (reuse.py).
"""

import collections
import dataclasses
import functools
import posixpath
import re
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gristmill.links import REFERENCE
from gristmill.records import Seed
from gristmill.sections import lines, plain, signature
from gristmill.text import fold

from .blocks import without_trail
from .commands import command
from .languages.english_words import is_word
from .product import Product
from .titles import Titles, titles_of

# Headings that give orders, on sites that write their tasks so: 10 % of the demo's, 12 % of Typer's; 0.2 % of those of
# Git's manual and 0.1 % of Python's.
LEAST_ORDERS, LEAST_ORDERS_SHARE = 4, 0.05
_ORDER = re.compile(
    r"(?!(?:For|With|In|On|At|As|From|By|About|What|When|How|Is|Not|Of|To|Once|\w+ing)\b)[A-Z][a-z]+ (?:an?|the|your) "
)
# Times that a word of the dictionary stands with a capital for each without, before it is a name: "Concepts" and
# "Window" do so up to twice as often as not where a manual names its own chapters and menus; "Apache" does always.
LEAST_CAPITALS = 3
# Characters of a section that says much: two with the same heading and text are one that stands on two pages, as the
# entries of a reference do that has them on pages of their own as well.
LEAST_TOLD = 300
NAMELESS = Product()
_INFINITIVE = re.compile(r"\bto ([a-z]{2,14})\b")
_INSIDE = re.compile(r"(?<=[a-z,;)] )([A-Za-z][a-z]+)\b")
# A noun that ends its phrase behind an indefinite article: "a schedule, ", "an upgrade of".
_NOUN = re.compile(
    r"\b[Aa]n? (?:[a-z-]+ )?([a-z]{3,16})"
    r"(?=[.,;:)]| (?:of|that|which|is|in|for|to|with|and|or|on|from|can|has|by|at|as)\b)"
)
_TARGET = re.compile(r"\]\([^()\s]*+\)")
_HEADING = re.compile(r"#{1,6}[ \t]+(.+)")
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)+\.?|\d+\.|[A-Z](?:\.\d+)+\.?)\s+(?=\S)")


@dataclass(slots=True)
class Observation:
    """What some pages say; observations add up."""

    pages: int = 0
    headings: collections.Counter[str] = field(default_factory=collections.Counter)
    told: set[tuple[str, int]] = field(default_factory=set)
    # heading and checksum of the sections that say much: copies of one on several pages are one
    infinitives: collections.Counter[str] = field(default_factory=collections.Counter)
    nouns: collections.Counter[str] = field(default_factory=collections.Counter)
    lower: collections.Counter[str] = field(default_factory=collections.Counter)
    capital: collections.Counter[str] = field(default_factory=collections.Counter)
    ordering: int = 0
    titles: Titles = field(default_factory=Titles)

    def count(self, heading: str, body: list[str]) -> None:
        """A section with its heading; empty where the page has said none yet."""
        text = _TARGET.sub("", "\n".join(body))
        key = heading, zlib.crc32(text.encode("utf-8", "replace"))
        if heading and key not in self.told:
            self.headings[heading] += 1
            if len(text) >= LEAST_TOLD:
                self.told.add(key)

    def add(self, other: "Observation") -> None:
        """Take in what another observation has seen."""
        self.pages += other.pages
        self.ordering += other.ordering
        self.titles.add(other.titles)
        for name in ("headings", "infinitives", "nouns", "lower", "capital"):
            getattr(self, name).update(getattr(other, name))
        self.headings.subtract(heading for heading, _ in other.told & self.told)
        self.told |= other.told


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The words of one source: a value, so that the conversion of a page is a pure function of the page and this."""

    product: str = ""
    # as the crawl spells it, without an article; empty where no name is proven
    article: bool = False
    # whether the product takes "the"
    headings: Mapping[str, int] = field(default_factory=dict)
    # heading (`titled`) → number of sections that have it, 2 for more
    infinitives: Mapping[str, int] = field(default_factory=dict)
    # word → how often it follows "to", rounded down to a power of two
    nouns: Mapping[str, int] = field(default_factory=dict)
    # word → how often it ends a phrase that "a" begins, rounded down to a power of two
    proper: Container[str] = frozenset()
    # words, lower case, that stand with a capital inside sentences more often than without
    orders: bool = False
    # whether headings are written as orders ("Reset a group"): many of several words have an article as their second

    @property
    def called(self) -> str:
        """The product as a sentence names it: "the Frost kernel"."""
        return f"the {self.product}" if self.article else self.product


class _Noted(Mapping[str, int]):
    """Words of a site that write down what was asked of them."""

    def __init__(self, told: Callable[[str], int], asked: dict[str, int]) -> None:
        self._told, self._asked = told, asked

    def __getitem__(self, word: str) -> int:
        answer = self._asked[word] = self._told(word)
        return answer

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self[word])

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a page looks words up one by one: what it saw of the others could not be written down")

    __len__ = __iter__  # type: ignore[assignment]


Asked = dict[str, dict[str, int]]
# name of the mapping → word → what the site said


def tell(site: Site, kind: str, word: str) -> int:
    """What the site says of a word; `kind` is "headings", "infinitives", "nouns" or "proper"."""
    words = getattr(site, kind)
    return words.get(word, 0) if isinstance(words, Mapping) else int(word in words)


def noted(site: Site) -> tuple[Site, Asked]:
    """The same site, and a record that fills with what is asked of it; the product's name is not in it."""
    asked: Asked = {"headings": {}, "infinitives": {}, "nouns": {}, "proper": {}}
    headings, infinitives, nouns, proper = (_Noted(functools.partial(tell, site, kind), asked[kind]) for kind in asked)
    listening = dataclasses.replace(site, headings=headings, infinitives=infinitives, nouns=nouns, proper=proper)
    return listening, asked


def titled(heading: str) -> str:
    """A heading as others are compared with it: folded, and without its number in a book."""
    return fold(_NUMBER.sub("", heading, count=1))


def observe(seed: Seed) -> Observation:
    """What one page says."""
    seen = Observation(pages=1, titles=titles_of(seed))
    prose: list[str] = []
    heading, name, start = "", "", 0
    for _, line, fenced in lines(seed.markdown):
        if fenced:
            continue
        if found := _HEADING.match(line):
            seen.count(heading, prose[start:])
            seen.count(name, prose[start:])
            heading, name, start = titled(plain(without_trail(found[1]))), command_of(found[1]), len(prose)
            seen.ordering += bool(_ORDER.match(found[1]))
        else:
            prose.append(line)
    seen.count(heading, prose[start:])
    seen.count(name, prose[start:])
    text = "\n".join(prose)
    if seed.language.startswith(("en", "und")):
        seen.infinitives.update(_INFINITIVE.findall(text))
        seen.nouns.update(_NOUN.findall(text))
        # the words of a link are those of a heading, with its capitals
        for word, count in collections.Counter(_INSIDE.findall(REFERENCE.sub(" ", text))).items():
            (seen.lower if word[0].islower() else seen.capital)[word.lower()] += count
    return seen


def command_of(heading: str) -> str:
    """The command that a heading shows with places to fill, as sections are counted by it: "`gate open`"; or empty."""
    found = command(signature(heading)) if heading.startswith("`") else None
    return f"`{found.name}`" if found and found.noun and found.name else ""


def site_of(seen: Observation, product: Product = NAMELESS) -> Site:
    """The site that the added-up observations describe."""
    return Site(
        product=product.name,
        article=product.article,
        headings={heading: min(count, 2) for heading, count in seen.headings.items()},
        infinitives=_rounded(seen.infinitives),
        nouns=_rounded(seen.nouns),
        orders=seen.ordering >= max(LEAST_ORDERS, LEAST_ORDERS_SHARE * seen.headings.total()),
        proper=frozenset(w for w, n in seen.capital.items() if _is_proper(w, n, seen.lower[w])),
    )


def _is_proper(word: str, capital: int, lower: int) -> bool:
    return capital > lower and (capital > LEAST_CAPITALS * lower or not is_word(word))


def _rounded(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts of words that come more than once, rounded down to powers of two."""
    return {word: 1 << count.bit_length() - 1 for word, count in counts.items() if count > 1}


def first_page(paths: Iterable[str]) -> str | None:
    """The page that a site begins with: the shallowest, an index page (`index.md`, `index.html.md`) before others."""
    return min(paths, key=lambda p: (p.count("/"), not posixpath.basename(p).startswith("index."), p), default=None)
