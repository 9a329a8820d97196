"""The place of a question that a model wrote: what it is about stands before it, as rules put it.

Of 88 kept questions of a 1.5 B model blind readers called 17 and 14 "unnamed": they had neither product nor section.
English only, and only where the product is proven. No prompt is made from it.
"""

import functools
import re
from collections.abc import Iterator

from gristmill.forms import is_english
from gristmill.index.terms import FUNCTION_WORDS, asked_terms, content_terms
from gristmill.records import Section
from gristmill.text import digest

from ..languages.en import PACK
from ..languages.english_nouns import is_vague_noun
from ..languages.english_words import gerund_of, is_adverb, is_base, is_noun_form
from ..page import display
from ..site import Site
from .entered import carries, entry_of, is_in_call, kinds_of, names_other
from .moored import is_moored
from .recipe import Passage

MOST_WORDS = 25  # of all that is asked, as the filters have it by default
LEAST_SAID = 2  # words with meaning of a question that may stand behind the product alone
_TITLES = re.compile(
    r"^#.*$|(?<!!)\[[^\[\]\n]{1,120}\]\(", re.MULTILINE
)  # headings and links to some: "Getting Started"
_SPOKEN = re.compile(r"(?<=[a-z,] )[A-Za-z][A-Za-z]+")
_ARTICLE = "the "
_COINED = re.compile(r"\b(?:[A-Z]+[a-z]+[A-Z]\w*|\w+_\w+)")  # "HashIndex", "LOG_FILE"; not "RGB", which many have
# Code that is no name of one thing of a product: its commands have options, keys and values alike.
_PART = re.compile(r"`(?:-[^`]*|[^`]{1,3}|none|null|true|false|auto|default)`|(?<![\w`-])--?\w[\w-]*", re.IGNORECASE)
_NAMED = re.compile(rf"`[^`]+`|{_COINED.pattern}\w*")
_IDIOM = re.compile(r"^(?:under the hood|getting started|.* docs)$", re.IGNORECASE)
_READING = re.compile(r"reading\b", re.IGNORECASE)  # "I'm reading about reading your mail"
# A heading of a kind of text, which any product has, and of an entry, which has a name of its own.
_SAYS_LITTLE = re.compile(
    r"^(?:the )?(?:.* )?(?:users?['’]?s?|reference) (?:manual|guide|handbook|documentation)$"
    r"|^(?:\W*\d[\d.]*\s+)?(?:(?:main|key|additional|general|common|other|basic|advanced|important|more) )?"
    r"(?:descriptions?|features?|notes?|options?|usage|synopsis|arguments?|parameters?|details|general|miscellaneous|misc"
    r"|command[- ]line (?:interface|options)"
    r"|overview|introduction|summary|basics|concepts?|requirements|limitations|faq|issues|properties|attributes"
    r"|presentation|configuration|pre-?requisites|implementation|command[- ]line usage|service configuration"
    r"|methods|functions|behaviou?r|settings reference|internals|tips|hints|help|about|name|see also|standard output"
    r"|frequently asked questions|common (?:issues|problems|questions|tasks)|questions|troubleshooting|quick ?start"
    r"|(?:important )?notes? (?:about|on) .*|.*['’]s new.*)$"
    r"|\w\(.*\)$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#+ .*")
_HEADER = re.compile(r"[A-Z]\w*(?:-[A-Z]\w*)+|\w+_\w+")  # "X-Frost-Width", which has an owner
_NAME = re.compile(r"\b\w*[A-Z]\w*[A-Z]\w*|\b[A-Z]\w*\d\w*")  # "RIP", "TempMill", "OSPFv2"
MOST_SCOPE = 4  # words of what an entry is said to be for: "`width` for a Frost mesh"


def placed(passage: Passage, section: Section, question: str, answer: str = "") -> str:
    """The question with its place before it; as it is where it needs none, or where no product is proven.

    Empty where every place makes it too long, or leaves open which things it or the answer, as a reader sees it,
    speaks of.
    """
    if not is_english(passage.pairs[0].language):
        return question
    called, own = kinds_of(entry_in(passage, section)), display("".join(section.heading_path[-1:]))
    # "the feed gate" of a section with that heading is a name
    the = re.compile(rf"\bthe (?={re.escape(own)}\b)" if tells_much(own) else r"(?!)", re.IGNORECASE)
    texts = _short(passage, section, question)
    return next((q for q in texts if is_moored(the.sub("", q), called) and is_moored(answer, f"{q} {called}")), "")


def entry_in(passage: Passage, section: Section) -> str:
    """The name of the entry that a section is; empty where it is none."""
    line = _HEADING.search(passage.markdown[section.start : section.body_start])
    return entry_of(section.heading_path, line[0] if line else "")


def led(passage: Passage, section: Section, question: str) -> str:
    """As `placed`, of a question that names what it speaks of, and whose answer does."""
    return next(_short(passage, section, question), "")


def _short(passage: Passage, section: Section, question: str) -> Iterator[str]:
    if passage.product:
        texts = _texts(passage, section, question)
    else:
        entry = entry_in(passage, section)
        texts = iter((question,) if not entry or carries(question, entry) else ())
    return (text for text in texts if len(text.split()) <= MOST_WORDS)


def names_product(text: str, called: str) -> bool:
    """Whether a text has a product's name as a word of its own, with a number or without: "psycopg2"."""
    name = re.escape(called.removeprefix(_ARTICLE))
    return re.search(rf"(?<![\w-]){name}\d*(?![\w-])", text, re.IGNORECASE) is not None


def _texts(passage: Passage, section: Section, question: str) -> Iterator[str]:
    """The question in its places, those first that say what it is about: a name that headings have needs no other."""
    product, said, entry = passage.product, len(set(asked_terms(question))), entry_in(passage, section)
    if entry and not carries(question, entry):
        if names_other(question, entry):
            return
        yield from (_led(about, question) for about in _of_entry(passage, section, entry))
        return
    if names_product(question, product):
        yield question
    leading = PACK.leading.format(a=product, q=question[:1].lower() + question[1:])
    rest = _PART.sub("", question)
    code = [found[0].strip("`") for found in _NAMED.finditer(rest)]
    is_part = is_in_call(section.heading_path) and not entry if code else rest != question
    above = " ".join((passage.seed.title, *section.heading_path)).lower()
    if code and not is_part and (entry or any(name.lower().removesuffix("()") in above for name in code)):
        yield leading
    abouts = list(_abouts(passage, section, question))
    yield from (_led(about, question) for about, tells in abouts if tells)
    if said >= LEAST_SAID and not is_part:
        yield leading
    yield from (_led(about, question) for about, tells in abouts if not tells)


def _led(about: str, question: str) -> str:
    leads = [lead for lead in PACK.led if not (_READING.match(about) and _READING.search(lead))]
    return leads[int(digest(question)[:8], 16) % len(leads)].format(a=about, q=question)


def _of_entry(passage: Passage, section: Section, entry: str) -> Iterator[str]:
    """What one may be reading about: an entry, with what it is for where a heading above it has a name for that."""
    scope = "" if "." in entry or entry.endswith("()") else _scope(passage, section, entry)
    yield f"`{entry}`{scope} in {passage.product}"
    if scope:
        yield f"`{entry}` in {passage.product}"


def _scope(passage: Passage, section: Section, entry: str) -> str:
    """The shortest heading above an entry with a name that this has not ("OSPFv2"), as what the entry is for."""
    found: list[str] = []
    for heading in (passage.seed.title, *section.heading_path[:-1]):
        said = _read(passage, display(heading)).removesuffix(f" in {passage.product}").removeprefix("the ")
        new = [name for name in _NAME.findall(said) if name.lower() not in f"{entry} {passage.product}".lower()]
        if new and len(said.split()) <= MOST_SCOPE and not said.split()[0].endswith("ing"):
            found.append(said)
    return f" for {min(found, key=lambda said: len(said.split()))}" if found else ""


def _abouts(passage: Passage, section: Section, question: str) -> Iterator[tuple[str, bool]]:
    """What one may be reading about, the nearest heading that adds to the question first, and whether it tells much."""
    asked = set(content_terms(question))
    for heading in reversed((passage.seed.title, *section.heading_path)):
        shown = display(heading)
        said = "" if _SAYS_LITTLE.search(shown) or _orders(shown) else _read(passage, shown)
        bare = said.removesuffix(f" in {passage.product}")
        if said and not set(content_terms(said)) - set(content_terms(passage.product)) <= asked:
            of = _scope(passage, section, bare) if _HEADER.fullmatch(bare) else ""
            yield f"{bare}{of}{said[len(bare) :]}", tells_much(bare)


def _read(passage: Passage, shown: str) -> str:
    """The words of a heading with the product; empty where it is no topic."""
    site = _site(passage.product, passage.markdown)
    return PACK.lead(shown, PACK.read(shown, "", site), site)


def _orders(heading: str) -> bool:
    """Whether a heading opens with a verb that is no noun: "1. Prepare the mesh"."""
    first = re.search(r"[A-Za-z]+", heading)
    return first is not None and is_base(first[0]) and not is_noun_form(first[0])


def tells_much(topic: str) -> bool:
    """Whether a topic has a word that not any manual has: not "basic structure", "configuring", "under the hood"."""
    words = [word for word in re.findall(r"[\w.-]+", topic) if word.lower() not in FUNCTION_WORDS]
    told = [word for word in words if not is_vague_noun(word) and not gerund_of(word.lower()) and not is_adverb(word)]
    return bool(told) and _IDIOM.search(topic) is None


@functools.lru_cache(maxsize=16)
def _site(called: str, markdown: str) -> Site:
    """What headings are read with: the product, and words that the page itself writes with a capital amid sentences."""
    spoken = _SPOKEN.findall(_TITLES.sub("", markdown))
    small = {word for word in spoken if word.islower()}
    proper = frozenset(word.lower() for word in spoken if word[0].isupper() and word.lower() not in small)
    article = called.startswith(_ARTICLE)
    return Site(product=called.removeprefix(_ARTICLE), article=article, proper=proper)
