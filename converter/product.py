"""The name of what a source documents, proven before a question uses it.

A name is proven by the person who wrote spiders.yaml, by the same words in the titles of many pages, or by a first page
that calls itself the documentation of it; and always by the pages, which must speak of it. Never by the name of the
source or its folder, nor by one page's title. Without a proven name a question hangs on its headings.
"""

import collections
import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gristmill.index.terms import FUNCTION_WORDS
from gristmill.records import Seed

from . import signs
from .languages.english_words import is_word
from .titles import DOCUMENTS, Titles

# Of pages: titles that share a part. A part of fewer is a chapter's ("Data — Frost" on four pages of forty).
LEAST_TITLE_SHARE = 0.4
LEAST_TITLES = 3
# Of pages that speak of it in their prose. Suffixes name what they document on 71–97 % of the pages of seven manuals,
# and the publisher of a medical site on under a fifth of them.
LEAST_SPOKEN_SHARE = 0.2
# Addresses of pages that a site begins with; another one that comes first is one of many ("api/GATE.html").
_START = re.compile(
    r"(?:^|/)(?:(?:index|readme|home|main|start|toc|contents|overview|welcome|intro)\b[^/]*)?$", re.IGNORECASE
)
# Of titles that end with "Frost 2.8 API": then pages need not speak of it, as those of an API seldom do.
LEAST_SUFFIX_SHARE = 0.8
# The same for a coined word ("PostgreSQL", "Slony-I"), and how many times the pages of the next one. The manuals of
# those two say theirs on 54 and 59 % of their pages, 27 and 4 times as many as any other; "JavaScript" is on 62 % of
# those of Node, twice as many as "TypedArray".
LEAST_SPOKEN_COINED, LEAST_LEAD, LEAST_SAMPLE = 0.45, 4, 8
# The same for a name that no title calls documentation, and for a first page's own.
LEAST_SPOKEN_ALONE = 0.5
# A phrase as against its leading word ("Exim Internet Mailer", "Exim"): Debian Policy is called so on a third of the
# pages that say "Debian"; no manual calls Exim "Exim Internet Mailer" but in its title.
LEAST_PHRASE_SHARE = 0.25
LEAST_SPOKEN_SIGNED = 0.03  # what the logo of all pages names, or their package: 2 pages of 60
SAMPLE = 60  # pages that are asked how they spell a name: 60 of Python's 500 agree with all of them
MOST_NAME_WORDS = 4
LEAST_INITIALS = 3
MOST_COINED_WORDS = 2  # of a name that no page speaks of
MOST_TITLE_WORDS = 3  # of a first page's title that is the name and nothing else

_DOCUMENT = re.compile(
    r"(?:^|\s)(?:documentation|docs?|manual|reference|api|handbook|guide|book|help|home ?page|wiki|tutorials?|faq"
    r"|user(?:'s|’s|s)?|programming language|release|online|official|latest|stable|home|main page"
    r"|website|site|référence|referencia|referência|dokumentation|handbuch|documentación|documentação|manuel|guía|guia)(?=$|\s)",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?:\b[Vv]ersion |\b[Rr]elease )?\(?\bv?\d+\.[\dx][\w.+~:-]*\)?(?:\s+\(?(?:stable|latest|dev)\)?)?"
)
_WELCOME = re.compile(
    r"^(?:welcome to|the|about|(?:web|man(?:ual)?) ?pages (?:for|of)|willkommen bei|bienvenue (?:à|dans)"
    # "Manual de usuario de Frost", "Handbuch für Frost", "Guide to Frost"
    r"|(?:documentation|manual|guide|handbook|manuel|manuale|guida|guía|guia|handbuch|dokumentation|documentación"
    r"|documentação)(?: (?:de )?(?:l['’])?(?:usuario|utente|utilisateur|usuário))?"
    r"(?: d(?:e |el |o |u |i |['’])\w+)? (?:to|for|of|de|del|do|du|di|für|zu|von)"
    # "Guida all'installazione di Frost", "Panduan Instalasi Frost", "Installationsguide for Frost"
    r"|(?:guida|guia|guía|guide|panduan|οδηγός|ghid|manuale?) (?:de |di |d['’]|all['’]|à l['’])?(?:inst[\w·]+|εγκ\w+)"
    r"(?: (?:de|di|do|da|du|του))?|installations\w+ (?:for|för|til|zu|von))\s+",
    re.IGNORECASE,
)
# "Welcome to Frost's documentation!", as Sphinx begins a site.
_WELCOMED = re.compile(
    r"Welcome to (?:the )?(\S+(?: \S+){0,2}?)(?: project)?['’]s? (?:documentation|man(?:ual)? pages|docs|wiki)\b",
    re.IGNORECASE,
)
# What is made for a product and is another one: "Frost bindings", "Frost driver".
_MADE_FOR = re.compile(
    r"\b(?:bindings?|plug-?ins?|drivers?|extensions?|clients?|wrappers?|adapters?|connectors?|SDK)\b", re.IGNORECASE
)
# What is a program of its own, by whatever it is a client of: "Frost E-Mail Client", "Frost IRC Client".
_OF_KIND = re.compile(
    r"\b(?:e-?mail|mail|news|usenet|irc|chat|messaging|xmpp|jabber|ftp|sftp|(?:bit)?torrent|feed|rss|podcast|telnet|vnc"
    r"|dhcp|ntp|gopher|gemini) (?:and news )?(?=clients?\b)",
    re.IGNORECASE,
)
# Who publishes, and documents nothing: "Tarn Telegraph", "Tarn Tenants' Advice".
_PUBLISHES = re.compile(
    r"\b(?:advice|blog|chronicle|college|courier|dispatch|engineering|gazette|herald|institute|journal|magazine|monthly"
    r"|news|news ?letter|observer|post|review|telegraph|times|tribune|university|weekly)$"
    r"|^(?:(?:fach)?hochschule|universit(?:y|ät|é|à|at|eit(?:et)?)|universidade?|uniwersytet|univerzita|universitet(?:et)?"
    r"|institut[eo]?|instituto|minist(?:ry|erium|ère|erio|ero)|stadt|gemeinde|ayuntamiento|mairie|comune|stiftung"
    r"|fundación|fondation|fondazione|asociación|associazione|association|verein|verband)(?: |$)",
    re.IGNORECASE,
)
# "Frost - a mail engine", "Frost: mail for all", "Frost, a mail engine"; "The Frost Shell Manual (fsh)".
_TAGLINE = re.compile(r"([A-Za-z][\w.+-]*(?: [A-Z][\w.+-]*)?)(?: [-–—|] |: |, (?:the|an?) )\S")
_ALIAS = re.compile(r"\(([A-Za-z][\w.+-]+)\)")
# Whose book it is: what they use is before it ("Frost Operator's Handbook").
_READER = re.compile(
    r"\b(?:user|administrator|admin|programmer|developer|operator|maintainer|author|contributor|beginner)s?(?:'s|’s|s'"
    r"|s’)?$",
    re.IGNORECASE,
)
# Words of titles that name no product on any site.
_NO_NAME = frozenset(
    """
    a an the of for to in on and or with index home search contents overview introduction welcome untitled readme
    localhost chapter part section appendix module class package page pages en de fr es pt html foswiki twiki mediawiki
    confluence using how what getting frequently asked questions c system server
    """.split()
)
MAKERS = frozenset("gnu apache mit".split())  # whose products go by the rest of their names: "Mailman"
_COINED = re.compile(r"\b[A-Z]+[a-z]+[A-Z]\w*|\b[A-Z]{2,}[a-z]{2,}\w*|\b[A-Z][a-z]+-[A-Z]+\b")
_ONE_WORD = re.compile(r"[A-Za-z]+\+{0,2}")  # "Frost", "Bisonc++"
_COINED_WORD = re.compile(r"[A-Za-z]{3,}")  # that a name begins with
_OF_ALL = frozenset("GitHub GitLab YouTube LinkedIn JavaScript TypeScript MacOS".split())
# The first link of a first page without headings, to another page: LaTeX2HTML's chapter of the whole book, "Frost".
_LINK = re.compile(r"\[([^\[\]\n]{1,80})\]\((?![a-z]+:|#)[^()\s]+\)")
# What is left of "Documentation of the FrostKit software", "User Guide for Frost".
_OF_THE = re.compile(r"^(?:(?:for|to|of) (?:the )?|the )(?=\S*[A-Z])")
_APPARATUS = re.compile(r"^#+ .*$|!?\[[^\[\]\n]*+\]\((?:[^()\n]|\([^()\n]*+\))*+\)|<?https?://\S+|^\|.*$", re.MULTILINE)
# What stands behind a name that is used as one, and not before another noun ("Frost servers").
_ALONE = (
    r"(?=[.,;:)](?!\w)| (?:is|are|was|can|has|does|will|would|and|or|to|in|on|for|with|uses?|provides|supports|itself"
    r"|when|if)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A name as the site writes it, and whether it takes "the" ("the Linux kernel")."""

    name: str = ""
    article: bool = False


def prove(titles: Titles, pages: int, first: Seed | None, sample: Sequence[Seed], *, given: str = "") -> Product:
    """The product's name, or none. `given` is what a person states; `first` is the page that the site begins with."""
    if given:
        bare = re.sub(r"^[Tt]he ", "", given)
        return Product(name=bare, article=bare != given)
    spoken = [_prose(seed.markdown) for seed in sample]
    for candidate, least in _candidates(titles, pages, first, spoken):
        if (name := _best(candidate, spoken, least)) and not _is_plain(found := _spelt(name, spoken), name):
            return found
    name = signs.tracked(sample) or _of_all(sample, spoken) or _coined(spoken)
    return _spelt(name, spoken) if name else Product()


def _is_plain(found: Product, name: str) -> bool:
    """Whether the pages write a title's word as any other: "file" of "File gate.h"."""
    return found.name == found.name.lower() and name != name.lower() and is_word(found.name)


def _of_all(sample: Sequence[Seed], spoken: Sequence[str]) -> str:
    """The name of a logo or a package that is that of nearly all pages, if some of them speak of it."""
    names = (signs.logo(sample), signs.package(sample))
    return next((n for n in names if n and signs.spoken_share(n, spoken) >= LEAST_SPOKEN_SIGNED), "")


def _coined(spoken: Sequence[str]) -> str:
    """The word with a capital inside that stands on most pages, and on far more than any other, or empty."""
    counts: collections.Counter[str] = collections.Counter()
    for text in spoken:
        counts.update(set(_COINED.findall(text)) - _OF_ALL)
    (first, most), (_, next_most) = [*_most(counts), ("", 0), ("", 0)][:2]
    sure = most >= LEAST_SPOKEN_COINED * len(spoken) and most >= LEAST_LEAD * next_most
    return first if sure and len(spoken) >= LEAST_SAMPLE else ""


def _prose(markdown: str) -> str:
    """The page without headings, links and addresses, which may be those of every page."""
    return _APPARATUS.sub(" ", markdown)


def _candidates(titles: Titles, pages: int, first: Seed | None, spoken: Sequence[str]) -> Iterable[tuple[str, float]]:
    """Phrases of titles, the best proven first, with the share of pages that must speak of them."""
    enough = max(LEAST_TITLES, LEAST_TITLE_SHARE * pages)
    common = [part for counts in (titles.sites, titles.wholes) for part, n in _most(counts) if n >= enough]
    parts = sorted(common, key=lambda p: not DOCUMENTS.search(p))
    parts = [part for part in parts if not _has_rival(part, titles, pages)]
    yield from _welcomed(first, parts) if first else ()
    leads = [lead for lead, n in _most(titles.leads) if n >= max(LEAST_TITLES, LEAST_SUFFIX_SHARE * pages)]
    yield from ((found[1], 0) for lead in leads if (found := _ALIAS.search(lead)))
    for part in parts:
        yield part, LEAST_SPOKEN_SHARE if DOCUMENTS.search(part) else LEAST_SPOKEN_ALONE
        yield from _initials(part)
    yield from _of_several(titles, enough)
    ends = [part for part in parts if titles.sites[part] >= LEAST_SUFFIX_SHARE * pages]
    yield from ((part, 0) for part in ends if _is_certain(part))
    yield from ((lead, LEAST_SPOKEN_SHARE) for lead in leads)
    alike = [whole for whole, n in _most(titles.wholes) if n >= max(LEAST_TITLES, LEAST_SUFFIX_SHARE * pages)]
    rivals = [word for word, n in _most(titles.edges) if n >= enough and _is_spoken(word, spoken)]
    yield from _of_first(first, rivals) if first else ()
    starts = dict.fromkeys(name for part in (*leads, *ends, *alike) if (name := _coined_start(part)))
    yield from ((name, 0) for name in sorted(starts, key=lambda name: -signs.spoken_share(name, spoken)))
    yield from ((word, 0) for word in signs.title_word(titles.wholes, titles.documents, pages, spoken))
    yield from ((part, LEAST_SPOKEN_ALONE) for part, n in _most(titles.documents) if n >= LEAST_TITLES)
    yield from ((word, LEAST_SPOKEN_ALONE) for word, n in _most(titles.edges) if n >= enough)


def _of_several(titles: Titles, enough: float) -> Iterable[tuple[str, float]]:
    """The name that all documents of a source have in their titles: "Frost User Manual", "Frost Developer Guide"."""
    named: dict[str, list[int]] = collections.defaultdict(list)
    for part, pages in titles.sites.items():
        if pages >= LEAST_TITLES and DOCUMENTS.search(part):
            named[phrase_of(part)].append(pages)
    name = max(named, key=lambda name: (sum(named[name]), name), default="")
    short = _initials(name)
    own = {name.partition(" ")[0], *(one for one, _ in short)}
    if len(named[name]) > 1 and sum(named[name]) >= enough and {one.partition(" ")[0] for one in named} <= own:
        yield from ((name, LEAST_SPOKEN_SHARE), *short)


def _welcomed(first: Seed, parts: Sequence[str]) -> Iterable[tuple[str, float]]:
    """What the first page welcomes to or is of, against a publisher in all titles: "Frost" of "Ice Gate (frost)" where
    each title begins with "Ice Docs".
    """
    heading = _heading(first)
    if found := _WELCOMED.match(heading):
        yield found[1], LEAST_SPOKEN_SHARE if found[1] == found[1].lower() else LEAST_SPOKEN_ALONE
    if (found := _ALIAS.search(heading)) and any(heading.startswith(f"{phrase_of(part)} ") for part in parts):
        yield found[1], LEAST_SPOKEN_ALONE


def _has_rival(part: str, titles: Titles, pages: int) -> bool:
    """Whether other pages end with another name as surely, as those of two manuals in one folder do."""
    if max(titles.sites[part], titles.wholes[part]) >= LEAST_SUFFIX_SHARE * pages:
        return False
    others = (other for other, n in titles.sites.items() if n >= LEAST_TITLES and DOCUMENTS.search(other))
    own = phrase_of(part).partition(" ")[0]
    return any(name and name != own for name in (phrase_of(other).partition(" ")[0] for other in others))


def _is_certain(part: str) -> bool:
    """Whether a suffix of nearly all titles is the name of what they document: "Frost 2.8 API", "ice-box 3 docs"."""
    name = phrase_of(part)
    named = part != part.lower() or not (is_word(name) or _DOCUMENT.search(name.replace("-", " ")))
    return named and bool(_VERSION.search(part) and DOCUMENTS.search(part))


def _coined_start(part: str) -> str:
    """The name that titles begin or end with, where its first word is no word: "frost-libc", "Frostd Reference"."""
    words = phrase_of(part).split()
    coined = list(itertools.takewhile(lambda word: not _is_known(word), words))
    return " ".join(coined[:MOST_COINED_WORDS]) if coined and _COINED_WORD.match(coined[0]) else ""


def _is_known(word: str) -> bool:
    """Whether a dictionary knows a word, or it names a document: "gate", "gate-house", "frost-guide"."""
    return is_word(word.partition("-")[0]) or word in FUNCTION_WORDS or bool(_DOCUMENT.search(word.replace("-", " ")))


def _of_first(first: Seed, rivals: Collection[str]) -> Iterable[tuple[str, float]]:
    """What the first page calls itself: "Frost 2.1 Documentation", "Welcome to Frost", "Frost - a mail engine", "The
    Frost Shell Manual (fsh)", or in one or two words what the pages speak of ("Frost").

    `rivals`: words at the ends of most titles. The first of several books is not what all are of ("Gates at Home" of
    that and "Frost Explained", "Frost Administration").
    """
    own = dict.fromkeys(text.replace("’", "'") for text in (*first.site.split(" | "), first.title, _heading(first)))
    for text in own:
        if _PUBLISHES.search(text):
            continue
        titled = bool(DOCUMENTS.search(text))
        dated = titled and _VERSION.search(text)
        if titled or _DOCUMENT.search(text) or _WELCOME.match(text):
            yield text, LEAST_SPOKEN_SHARE if dated else LEAST_SPOKEN_ALONE
            name = phrase_of(text)
            if _ONE_WORD.fullmatch(name) and not is_word(
                name
            ):  # "Welcome to Rsyslog", of which the pages say "rsyslog"
                yield name.lower(), LEAST_SPOKEN_ALONE
        if found := _ALIAS.search(text):
            yield found[1], LEAST_SPOKEN_SHARE if found[1] != found[1].lower() else LEAST_SPOKEN_ALONE
        if found := _TAGLINE.match(text):
            yield found[1], LEAST_SPOKEN_ALONE
        elif 0 < len(text.split()) <= MOST_TITLE_WORDS and _START.search(first.url) and _has_all(text, rivals):
            yield text, LEAST_SPOKEN_ALONE
    if not _heading(first) and (found := _LINK.search(first.markdown)) and found[1].isalpha() and not is_word(found[1]):
        yield from ((name, LEAST_SPOKEN_SHARE) for name in dict.fromkeys((found[1], found[1].lower())))


def _is_spoken(word: str, spoken: Sequence[str]) -> bool:
    """Whether most pages speak of a title's word as of a name."""
    name = _best(word, spoken, LEAST_SPOKEN_ALONE)
    return bool(name) and not _is_plain(_spelt(name, spoken), name)


def _has_all(text: str, words: Collection[str]) -> bool:
    return set(words) <= set(text.split())


def _initials(title: str) -> Iterable[tuple[str, float]]:
    """The short name of a title of several words: "Grand Internet Mill Program" is "GIMP", if pages speak of it."""
    short = "".join(word[0] for word in phrase_of(title).split() if word[0].isupper())
    return [(short, LEAST_SPOKEN_SHARE)] if len(short) >= LEAST_INITIALS else ()


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]


def _heading(seed: Seed) -> str:
    found = re.search(r"^# +\[?([^\]\n]+)", seed.markdown, re.MULTILINE)
    return found[1] if found else ""


def _best(title: str, spoken: Sequence[str], least: float) -> str:
    """The phrase of a title that the pages speak of: the whole without its words for documents, or its beginning."""
    words = phrase_of(title).split()
    if not words or len(words) > MOST_NAME_WORDS + 2:
        return ""
    told = {" ".join(words[:n]): signs.spoken_share(" ".join(words[:n]), spoken) for n in range(len(words), 0, -1)}
    if words[0].lower() in MAKERS:  # of "GNU Frost" pages say "Frost"
        told[" ".join(words)] = max(told[" ".join(words)], signs.spoken_share(" ".join(words[1:]), spoken))
    most = max(told.values())
    for name, share in told.items():
        usable = name.lower() not in _NO_NAME and any(map(str.isalpha, name)) and len(name.split()) <= MOST_NAME_WORDS
        usable &= _is_own(" ".join(words[len(name.split()) :]))
        usable &= name.lower() not in MAKERS
        usable &= not name.endswith(("'s", "’s"))  # "Frost Operator's" of "Frost Operator's Handbook"
        if (
            usable
            and share >= least * (LEAST_PHRASE_SHARE if " " in name else 1)
            and share >= LEAST_PHRASE_SHARE * most
        ):
            return name
    return ""


def _is_own(kind: str) -> bool:
    """Whether what stands behind a name in a title does not make another product of it, as "bindings" does."""
    found = _MADE_FOR.search(kind)
    return found is None or (found.start() > 0 and _OF_KIND.match(kind) is not None)


def phrase_of(title: str) -> str:
    """A title without version and words for documents: "Debian Policy Manual v4.6" → "Debian Policy"."""
    text = " ".join(_VERSION.sub(" ", title).split())
    text = _WELCOME.sub("", text)
    while (cut := _READER.sub("", _DOCUMENT.sub(" ", text).strip())) != text:
        text = cut
    text = " ".join(text.split()).strip(" .,:;!’'\"“”-–—()")
    text = _OF_THE.sub("", text)
    return text.partition(": ")[0]  # "Frost: Java Gates"


def _spelt(name: str, spoken: Sequence[str]) -> Product:
    """The name as the pages write it, which in lower case is often the command of that name."""
    pattern = re.compile(rf"(?<=[a-z,;] )(the )?({re.escape(name)})(?![\w`/-]){_ALONE}", re.IGNORECASE)
    spellings: collections.Counter[str] = collections.Counter()
    articles: collections.Counter[str] = collections.Counter()
    for text in spoken:
        for found in pattern.finditer(text):
            spellings[found[2]] += 1
            articles[found[2]] += bool(found[1])
    if not spellings:
        return Product(name=name)
    if name != name.lower() and " " not in name and spellings[name] >= spellings.total() / 20:
        return Product(name=name, article=articles[name] > spellings[name] / 2)
    capital = {s: n for s, n in spellings.items() if s != s.lower() and n >= spellings.total() / 5}
    best = min(capital or spellings, key=lambda s: (-spellings[s], s != name, s))
    return Product(name=best, article=articles.total() > spellings.total() / 2)
