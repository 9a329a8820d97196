"""The place of a question that a model wrote: what it is about stands before it, as rules put it.

Of 88 kept questions of a 1.5 B model blind readers called 17 and 14 "unnamed": they had neither product nor section.
English only, and only where the product is proven. No prompt is made from it.
"""

import functools
import re
from collections.abc import Iterator

from gristmill.forms import is_english
from gristmill.index.terms import asked_terms, content_terms
from gristmill.records import Section
from gristmill.text import digest

from ..languages.en import PACK
from ..page import display
from ..site import Site
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
# A heading that is the signature of an entry: its name, with what makes it one of a class or module.
_ENTRY = re.compile(
    r"(?:(?P<kind>class|exception) )?(?:[a-z]+ )*?(?P<name>[A-Za-z_][\w.:]*)(?P<call>\(.*\))?(?: ?(?:→|->).*)?",
    re.DOTALL,
)


def placed(passage: Passage, section: Section, question: str, answer: str = "") -> str:
    """The question with its place before it; as it is where it needs none, or where no product is proven.

    Empty where every place makes it too long, or leaves open which things it or the answer, as a reader sees it,
    speaks of.
    """
    if not is_english(passage.pairs[0].language):
        return question
    fits = (text for text in _short(passage, section, question) if is_moored(text, "") and is_moored(answer, text))
    return next(fits, "")


def led(passage: Passage, section: Section, question: str) -> str:
    """As `placed`, of a question that names what it speaks of, and whose answer does."""
    return next(_short(passage, section, question), "")


def _short(passage: Passage, section: Section, question: str) -> Iterator[str]:
    texts = _texts(passage, section, question) if passage.product else (question,)
    return (text for text in texts if len(text.split()) <= MOST_WORDS)


def names_product(text: str, called: str) -> bool:
    """Whether a text has a product's name as a word of its own, with a number or without: "psycopg2"."""
    name = re.escape(called.removeprefix(_ARTICLE))
    return re.search(rf"(?<![\w-]){name}\d*(?![\w-])", text, re.IGNORECASE) is not None


def _texts(passage: Passage, section: Section, question: str) -> Iterator[str]:
    """The question in its places, those first that say what it is about: a name of code needs no heading."""
    product, said = passage.product, len(set(asked_terms(question)))
    if names_product(question, product):
        yield question
    leading = PACK.leading.format(a=product, q=question[:1].lower() + question[1:])
    rest = _PART.sub("", question)
    code = "`" in rest or _COINED.search(rest) is not None
    is_part = is_of_entry(section) if code else rest != question
    if code and not is_part:
        yield leading
    turn = int(digest(question)[:8], 16)
    for about in _abouts(passage, section, question):
        leads = [lead for lead in PACK.led if not (_READING.match(about) and _READING.search(lead))]
        yield leads[turn % len(leads)].format(a=about, q=question)
    if said >= LEAST_SAID and not is_part:
        yield leading


def _abouts(passage: Passage, section: Section, question: str) -> Iterator[str]:
    """What one may be reading about: the entry of an API, then the nearest heading that adds to the question."""
    site, asked = _site(passage.product, passage.markdown), set(content_terms(question))
    if "." in (entry := entry_of(section)) and entry not in question:
        yield f"`{entry}` in {passage.product}"
    for heading in reversed((passage.seed.title, *section.heading_path)):
        shown = display(heading)
        said = "" if _SAYS_LITTLE.search(shown) else PACK.lead(shown, PACK.read(shown, "", site), site)
        if said and not set(content_terms(said)) - set(content_terms(site.product)) <= asked:
            yield said


def is_of_entry(section: Section) -> bool:
    """Whether a section stands in an entry of an API, which is the subject of its sentences."""
    found = (_ENTRY.fullmatch(display(heading).strip("` ")) for heading in section.heading_path)
    return any(match and (match["call"] or match["kind"]) for match in found)


def entry_of(section: Section) -> str:
    """The qualified name of the entry of an API that a section is: "Hopper.close()"; empty where it is none."""
    found = [_ENTRY.fullmatch(display(heading).strip("` ")) for heading in section.heading_path]
    last = found[-1] if found else None
    if not last or not (last["call"] or last["kind"]):
        return ""
    owners = [match["name"] for match in found[:-1] if match and match["kind"]]
    name = last["name"] if "." in last["name"] or not owners else f"{owners[-1]}.{last['name']}"
    return name if last["kind"] else f"{name}()"


@functools.lru_cache(maxsize=16)
def _site(called: str, markdown: str) -> Site:
    """What headings are read with: the product, and words that the page itself writes with a capital amid sentences."""
    spoken = _SPOKEN.findall(_TITLES.sub("", markdown))
    small = {word for word in spoken if word.islower()}
    proper = frozenset(word.lower() for word in spoken if word[0].isupper() and word.lower() not in small)
    article = called.startswith(_ARTICLE)
    return Site(product=called.removeprefix(_ARTICLE), article=article, proper=proper)
