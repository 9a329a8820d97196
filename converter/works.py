"""Works of their own on a site: papers and articles, which are no pages of a product's manual."""

import collections
import dataclasses
import functools
import re
from urllib.parse import unquote

from gristmill.index.terms import FUNCTION_WORDS
from gristmill.records import Seed

from .languages.english_words import is_word
from .site import Site

_WORD = r"[\w.+/-]+"
# "strucchange: An R Package …", "siunitx – A comprehensive package", "FAI Guide (Fully Automatic Installation)".
_NAMED = re.compile(rf"['‘\"“]?(?P<name>{_WORD}(?: {_WORD})?)['’\"”]?(?::| [–—-]) \S.*")
_INTRODUCED = re.compile(
    rf"(?:an? )?(?:short |brief )?introduction to (?:the )?`?(?P<name>{_WORD})`?(?: package)?", re.IGNORECASE
)
_GUIDE = re.compile(
    rf"(?:the )?(?P<name>{_WORD}(?: and {_WORD})?(?: (?-i:[A-Z]){_WORD}){{0,2}}?) (?:v?\d[\w.]* )?"
    r"(?:language )?(?:quick(?:[ -]?start)? )?"
    r"(?:(?:user|reference|programm?er|installer|administrator)['’]?s? |package )?"
    r"(?:guide|manual|handbook|reference(?: card)?|faq|tutorial|primer|introduction|definition|specification)"
    r"(?: \(.*\))?",
    re.IGNORECASE,
)
_GUIDE_TO = re.compile(
    rf"(?:the |an? )?(?:[\w’']+ ){{0,3}}(?:guide|manual|handbook|documentation) (?:for|to|of) (?:the )?"
    rf"(?P<name>(?-i:[A-Z]){_WORD}(?: (?-i:[A-Z]){_WORD}){{0,2}})(?: (?:library|package|system|language))?",
    re.IGNORECASE,
)
# "Frost Mill / Frostmyllan 12 Birch Manual": a name, another one for the same, a version and what that is called.
_EDITION = re.compile(
    rf"(?:the )?(?P<name>(?-i:[A-Z]){_WORD}(?: (?-i:[A-Z]){_WORD}){{0,3}}?)"
    rf"(?: / (?P<also>{_WORD}(?: (?-i:[A-Z]){_WORD})??))?"
    r"(?: v?\d[\w.]*(?: (?-i:[A-Z])\w+)?)?"
    r"(?: (?:user|reference|programm?er|developer|packager|installer|installation|administrator|administration)"
    r"['’]?s?)? (?:guide|manual|handbook|reference|faq)",
    re.IGNORECASE,
)
_USING = re.compile(
    rf"(?:using|installing|getting started with|working with) (?:the )?(?P<name>{_WORD})"
    r"(?:(?: as| with| for| in| on|:| \(| [–—-]) ?.*)?",
    re.IGNORECASE,
)
# "The Frost Translator", "GNU Linear Programming Kit": names of things that are called by their kind.
_KIND = re.compile(
    r"(?:The )?(?P<name>(?:[A-Z][\w.+/-]*[\w+] ){1,4}"
    r"(?:Compiler|Engine|Environment|Framework|Interpreter|Kit|Library|Server|Suite|System|Toolbox|Toolkit|Translator))"
)
_ITS_KIND = re.compile(r"([A-Z]{2}\w*) (?:Compiler|Library|Package|Software|Suite|System|Toolkit)")
_LOADED = re.compile(r"^[ >R]*(?:library|require)\([\"']?([\w.]+)", re.MULTILINE)  # what a vignette of R begins with
_OF_R = re.compile(r"R [A-Z]\w+")  # "R Installation and Administration"
_BEGINNING = 12_000  # letters of a vignette in which it loads what it is about; a manual shows many packages
# Whom a guide is for, and not what it is of: "Guide for Debian Maintainers".
_PEOPLE = re.compile(
    r".*(?:maintainers|developers|users|beginners|programmers|administrators|authors|contributors)", re.IGNORECASE
)
_SUFFIX = re.compile(r"[-_.](?:doc|docs|manual|guide|handbook|en|user)(?:$|(?=[-_.]))", re.IGNORECASE)  # of a file
# What a title says last that a work is about, if the work speaks of it: "Fitting models using lme4", "Counts in R".
_ABOUT = (
    re.compile(rf".*\b(?:with|using|via) (?:the )?(?P<name>{_WORD})(?: package| library)?", re.IGNORECASE),
    re.compile(rf".*: (?:the )?(?P<name>{_WORD}) package", re.IGNORECASE),
    re.compile(r".*\bin (?P<name>R|MATLAB|Julia|Python|Stata)(?:: .*)?", re.IGNORECASE),
)
# "Frost version 3.2 Manual", "Getting Started V2.9~pre1, 28 June 2026"
_VERSION = re.compile(r"[ ,]+\(?(?:version|release|v\.?) ?\d[\w.~+-]*\)?(?=[ ,]|$)(?:, \d[\w ]+$)?", re.IGNORECASE)
# What any manual may be of: no names.
_OF_ANY = frozenset(
    "user users reference installation programmer programmers developer developers administrator quick start style"
    " language design technical product a an the short brief package".split()
)
# What a reference page's first line says of the page, and nothing of what the page is about: "manual page for gate",
# "key reference for the gate menu", "overview".
OF_TEXT = (
    r"(?i:(?:(?:an?|the|short|brief|quick|complete|official|online|general|detailed|introductory|key(?:board)?|command"
    r"|option|api|language|syntax|user|man(?:ual)?|reference|help|info|further|programm?er|developer|administrator)"
    r"(?:['’]?s['’]?)? ){0,4}(?:manual|man-?page|reference|documentation|docs|help|guide|handbook|overview|introduction"
    r"|tutorial|faq|page|cheat ?sheet)s?(?: (?:page|card|manual|guide)s?)?"
    r"(?:[.:]?$| (?:for|of|to|on|about|regarding) ))"
)
_WITH_ARTICLES = frozenset({"generic", "docusaurus", "mkdocs-material"})  # the generators that have blogs as well
# Whose news are about no product.
_PUBLIC = re.compile(r"\b(?:Council|City|Borough|County|Town|Parish|Government|Authority|Ministry|Department)\b")
# Of what states its day and no author, as news of councils do: words of its paragraphs, and their share of all.
LEAST_NEWS, SOME_OF_IT = 200, 0.4
# Of an essay: words of its paragraphs, of one that counts, and their share of all.
LEAST_ESSAY, LEAST_PARAGRAPH, MOST_OF_IT = 400, 25, 0.6
_LONGEST = 60  # letters of a title that a question carries whole
_ONE_NAME = 0.25  # of a name's places: written with the other one so often, both are halves of one ("TCP / IP")
LEAST_SAID = 10  # times that a text speaks of what only its title's end, or the name of its file, says it is about


def is_paper(seed: Seed) -> bool:
    """Whether a page is a document of its own, whoever wrote it."""
    return seed.via == "pdf"


def is_article(seed: Seed) -> bool:
    """Whether a page says who wrote it and when, as articles do and pages of manuals do not."""
    return not is_paper(seed) and bool(seed.author and seed.published and seed.profile in _WITH_ARTICLES)


def is_essay(seed: Seed) -> bool:
    """Whether a page of no known generator is long prose, whoever wrote it and when."""
    return not is_paper(seed) and seed.profile == "generic" and not seed.vertical and _is_prose(seed.markdown)


def is_news(seed: Seed) -> bool:
    """Whether a page of no known generator has a day of its own and tells something in paragraphs."""
    if is_paper(seed) or seed.profile != "generic" or seed.vertical or not seed.published:
        return False
    long, told = _told(seed.markdown)
    return long >= LEAST_NEWS and long >= SOME_OF_IT * told


@functools.lru_cache(maxsize=4)
def _told(markdown: str) -> tuple[int, int]:
    """The words of a text's long paragraphs, and of all."""
    blocks = [block for block in markdown.split("\n\n") if not block.startswith("#")]
    told = [len(block.split()) for block in blocks if block[:1].isalpha() or block[:1] in '“"‘']
    long = sum(count for count in told if count >= LEAST_PARAGRAPH)
    return long, sum(len(block.split()) for block in blocks)


def _is_prose(markdown: str) -> bool:
    long, told = _told(markdown)
    return long >= LEAST_ESSAY and long >= MOST_OF_IT * told


def as_work(seed: Seed, site: Site) -> Site:
    """The site as a work on it knows it: a paper is about what its title names, an article about no product.

    A product that the page itself names stays: a manual may state author and date as well.
    """
    if is_paper(seed):
        name = name_of(seed)
        if name[:1] in ("", "“") and site.product and _spelled(site.product, seed.markdown) == site.product:
            return site  # its title is no name ("Getting Started"), and it speaks of what the site is about
        return dataclasses.replace(site, product=name.removeprefix("the "), article=name.startswith("the "))
    essay = seed.profile == "generic" and _is_prose(seed.markdown)  # of a company's blog, which names the company
    if is_article(seed) and (essay or site.product.lower() not in seed.markdown.lower()):
        return dataclasses.replace(site, product="")
    if is_news(seed) and _PUBLIC.search(seed.site):
        return dataclasses.replace(site, product="")
    return site


def name_of(seed: Seed) -> str:
    """What questions call a paper: what its title names, or what it speaks of and its title or file is called by."""
    named = title_of(seed.title)
    if named and not named.startswith("“"):
        return named
    if edition := _of_edition(seed):
        return edition
    found = next(filter(None, (pattern.fullmatch(seed.title) for pattern in _ABOUT)), None)
    file = unquote(seed.url).partition("?")[0].rpartition("/")[2].rpartition(".")[0]
    if found and (said := _spelled(found["name"], seed.markdown)):
        if not _is_ordinary(found["name"]):
            return found["name"]
        if found["name"].lower() == file.lower():  # "Lexical Analysis with Flex" of flex.pdf
            return said
    if _OF_R.match(seed.title):
        return "R"
    loaded = _LOADED.search(seed.markdown[:_BEGINNING])
    if loaded and _spelled(loaded[1], seed.markdown):
        return f"the {loaded[1]} package"
    if _PEOPLE.fullmatch(seed.title):
        file = _SUFFIX.sub("", file)
    known = (
        not seed.title
        or _PEOPLE.fullmatch(seed.title)
        or re.search(rf"(?<!\w){re.escape(file)}(?!\w)", seed.title, re.IGNORECASE)
    )
    return (_spelled(file, seed.markdown) if file and known and not _is_ordinary(file) else "") or named


def _of_edition(seed: Seed) -> str:
    """The name that the title of an edition begins with, if the text calls it so and it is more than ordinary words."""
    found = _EDITION.fullmatch(_VERSION.sub("", seed.title.strip()))
    if not found or all(map(_is_ordinary, found["name"].split())):
        return ""
    name, also, text = found["name"], found["also"], seed.markdown.replace(seed.title, "")
    both = rf"(?<!\w){re.escape(name)} ?/ ?{re.escape(also or '')}"
    if also and len(re.findall(both, text)) >= _ONE_NAME * text.count(name):
        return ""
    return name if _spelled(name, text) == name else ""


def _is_ordinary(word: str) -> bool:
    return len(word) > 1 and is_word(word.lower())


def _is_known(word: str) -> bool:
    return word in FUNCTION_WORDS or is_word(word)


def _spelled(word: str, text: str) -> str:
    """A word as a text writes it most, or empty where that hardly has it."""
    said = re.findall(rf"(?<![\w.-]){re.escape(word)}(?![\w-]|\.\w)", text, re.IGNORECASE)
    counts = collections.Counter(said)
    return min(counts, key=lambda form: (-counts[form], form)) if len(said) >= LEAST_SAID else ""


def title_of(title: str) -> str:
    """What a title names, "the" before it where it is said so; else the title in quotes."""
    title = _small(_VERSION.sub("", title.strip()))
    head = title.partition(": ")[0]  # "Frost Manual: Tutorials and Models"
    for pattern in (_GUIDE, _NAMED, _INTRODUCED, _USING, _GUIDE_TO):
        found = pattern.fullmatch(head if pattern in (_GUIDE, _INTRODUCED) else title)
        if found and _is_name(found["name"], pattern):
            return _ITS_KIND.sub(r"\1", found["name"])
    if found := _KIND.fullmatch(title):
        return f"the {found['name']}"
    if re.fullmatch(r"[\w.+-]*\w", title) and not _is_ordinary(title):
        return title
    short = re.split(r": | \(| [—–] ", title, maxsplit=1)[0] if len(title) > _LONGEST else title
    return f"“{short}”" if short else ""


def _is_name(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the words before a title's colon are a name: one word, or capitals and digits inside."""
    if pattern is _NAMED:
        return " " not in text or re.search(r"[a-z][A-Z]|\d|[A-Z]{2}", text) is not None
    if pattern is _USING:
        return not is_word(text.lower()) or text[1:] != text[1:].lower()
    return text.lower() not in _OF_ANY and not _PEOPLE.fullmatch(text)


def _small(title: str) -> str:
    """A title in capitals as it is written elsewhere: words of the dictionary in small letters."""
    if not title.isupper() or " " not in title:
        return title
    told = " ".join(w.lower() if len(w) > 1 and _is_known(w.strip(":,").lower()) else w for w in title.split())
    return told[:1].upper() + told[1:]
