"""Signs of a product's name that count only where the pages' prose agrees: titles, packages, logos, link texts.

One of them alone proves nothing: a word of titles may be a part of the product or a technology that it is about.
"""

import collections
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gristmill.index.terms import FUNCTION_WORDS
from gristmill.records import Seed

from .languages.english_words import is_word

# Of 81 manuals these shares alone name 26 rightly and one wrongly (Flickr for Flickcurl, which titles prove first):
# "NSIS" is in 7 titles of 22 and on 77 % of the pages, "Argyll" in 14 of 90 and on 52 %. "QDBM" is said on 22 %, and
# stands in 30 % of the titles.
LEAST_TITLES, LEAST_TITLE_SHARE = 3, 0.05
LEAST_SPOKEN, LEAST_SPOKEN_TITLED, TITLED = 0.3, 0.2, 0.25
LEAST_LEAD = 1.25  # times the pages of the next title word: "Argyll" 1.6 against "ICC", "RMagick" 1.3 against "RVG"
LEAST_OF_ALL = 0.8  # of pages with a link, a logo or an address that is that of the whole site
LEAST_SAMPLE = 8  # pages that must be there for "nearly every" to mean something
MOST_COMPARED = 8  # words of titles that prose is searched for
_WORD = re.compile(r"(?<![\w./-])[A-Z][\w+-]*[\w+](?![\w/(]|::|\.\w)")
# Titles that say what a text is about, besides those that call it a document.
_ABOUT = re.compile(
    r"(?:how to use|using|introduction to|about|(?:implementation|release) notes (?:for|on)) ", re.IGNORECASE
)
# Makers, techniques and formats that many products' pages speak of.
_OF_ALL = frozenset(
    """
    gnu apache mit google microsoft linux unix windows posix java javascript typescript python perl tcl php c++
    postscript http https html xml xsl json sql css url urls uri api apis sdk cli gui orm dns tcp udp imap smtp ldap ssl
    tls ssh cpu gpu usb pdf rfc iso ascii unicode utf file class struct member members type types module namespace
    """.split()
)
# "[Frost Trackers](…)": whose they are.
_TRACKER = re.compile(
    r"\[(?:The |the )?([A-Z][\w.+-]*(?: [A-Z][\w.+-]*)?)"
    r" (?:(?:[Ii]ssue |[Bb]ug )?[Tt]rackers?|[Bb]ug reports?|[Pp]roject"
    r"|[Mm]ailing [Ll]ists?|[Hh]ome ?[Pp]age|[Ww]ebsite)\]\("
)
_LOGO = re.compile(r"!\[([A-Z][\w.+-]+(?: [A-Z][\w.+-]*)?)(?: [Ll]ogo)?\]\([^()\s]*logo", re.ASCII)
# The package of a page of Javadoc: "org/frost/gate/Bar.html" is of Frost, "org/apache/frost/…" as well.
_PACKAGE = re.compile(r"(?:^|/)(?:org|com|net|io|dev)/(?:apache/|google/|github/)?([a-z]\w{2,})/")
_OF_CODE = frozenset("Core Common Util Utils Api Lang Main Base Tools".split())


def spoken_share(name: str, spoken: Sequence[str]) -> float:
    """Share of the pages whose prose has the name: with a capital amid a sentence, or as it is if it has none."""
    pattern = re.compile(rf"(?<![\w.`/]){re.escape(name)}(?![\w`/])", re.IGNORECASE)
    amid = re.compile(r"[a-z,;:(\"“] $")
    hits = 0
    for text in spoken:
        hits += any(
            m[0] == name if name == name.lower() else m[0] != m[0].lower() and bool(amid.search(text[: m.start()][-2:]))
            for m in pattern.finditer(text)
        )
    return hits / len(spoken) if spoken else 0.0


def title_word(wholes: Mapping[str, int], documents: Iterable[str], pages: int, spoken: Sequence[str]) -> Iterator[str]:
    """The word of several titles, one of them of a document, that far more pages speak of than of any other; if any.

    `wholes`: titles with the number of pages; `documents`: those of documents.
    """
    counts = dict.fromkeys(sorted({name for title in wholes for name in _names(title)}), 0)
    folded = {name.lower(): name for name in counts}
    for title, n in wholes.items():
        for word in set(re.findall(r"[\w+]+|[\w+-]+", title.lower())) & folded.keys():
            counts[folded[word]] += n
    often = [(w, n) for w, n in counts.items() if n >= max(LEAST_TITLES, LEAST_TITLE_SHARE * pages)]
    often = sorted(often, key=lambda item: (-item[1], item[0]))[:MOST_COMPARED]
    told = sorted(((spoken_share(word, spoken), n, word) for word, n in often), reverse=True)
    (most, titled, first), (next_most, *_) = [*told, (0.0, 0, ""), (0.0, 0, "")][:2]
    least = LEAST_SPOKEN_TITLED if titled >= TITLED * pages else LEAST_SPOKEN
    named = {name for title in (*documents, *filter(_ABOUT.match, wholes)) for name in _names(title)}
    if first in named and most >= least and most >= LEAST_LEAD * next_most:
        yield first


def _names(title: str) -> set[str]:
    """The words of a title with a capital that no dictionary has, or that are in capitals."""
    found = set(_WORD.findall(title))
    return {
        w for w in found if w.lower() not in _OF_ALL | FUNCTION_WORDS and (w[1:] != w[1:].lower() or not is_word(w))
    }


def tracked(sample: Sequence[Seed]) -> str:
    """The name in a link to trackers, lists or a home that stands on nearly every page, as below manual pages."""
    return _on_all([set(_TRACKER.findall(seed.markdown)) for seed in sample])


def logo(sample: Sequence[Seed]) -> str:
    """What a logo on nearly every page is the logo of."""
    return _on_all([set(_LOGO.findall(seed.markdown)) for seed in sample])


def package(sample: Sequence[Seed]) -> str:
    """The name that nearly all addresses have for the product's package, with a capital: "Frost"."""
    found = [_PACKAGE.search(seed.url) for seed in sample]
    return _on_all([{m[1].capitalize()} - _OF_CODE if m else set() for m in found])


def _on_all(found: Sequence[set[str]]) -> str:
    counts = collections.Counter(name for names in found for name in names)
    name = min(counts, key=lambda n: (-counts[n], n), default="")
    return name if len(found) >= LEAST_SAMPLE and counts[name] >= LEAST_OF_ALL * len(found) else ""
