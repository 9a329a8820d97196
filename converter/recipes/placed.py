"""The place of a question that a model wrote: the sentence before it that says what it is about, as rules put it.

Of 88 kept questions of a 1.5 B model blind readers called 17 and 14 "unnamed": they had neither product nor section.
English only, and only where the product is proven. No prompt is made from it.
"""

import functools
import re
from collections.abc import Iterator

from gristmill.forms import is_english
from gristmill.index.terms import content_terms
from gristmill.records import Section

from ..languages.en import PACK
from ..page import display
from ..site import Site
from .recipe import Passage

MOST_WORDS = 25  # of all that is asked, as the filters have it by default
_TITLES = re.compile(
    r"^#.*$|(?<!!)\[[^\[\]\n]{1,120}\]\(", re.MULTILINE
)  # headings and links to some: "Getting Started"
_SPOKEN = re.compile(r"(?<=[a-z,] )[A-Za-z][A-Za-z]+")
_ARTICLE = "the "


def placed(passage: Passage, section: Section, question: str) -> str:
    """The question with its place before it; as it is where it names the product, or where none is proven.

    Empty where every place makes it too long.
    """
    called = passage.product
    if not called or not is_english(passage.pairs[0].language) or names_product(question, called):
        return question
    texts = (f"{lead} {question}" for lead in _leads(passage, section, question))
    return next((text for text in texts if len(text.split()) <= MOST_WORDS), "")


def names_product(text: str, called: str) -> bool:
    """Whether a text has a product's name as a word of its own, with a number or without: "psycopg2"."""
    name = re.escape(called.removeprefix(_ARTICLE))
    return re.search(rf"(?<![\w-]){name}\d*(?![\w-])", text, re.IGNORECASE) is not None


def _leads(passage: Passage, section: Section, question: str) -> Iterator[str]:
    """Sentences that say what is asked about: by the nearest heading that adds to the question, else the product's."""
    site, asked = _site(passage.product, passage.markdown), set(content_terms(question))
    for heading in reversed((passage.seed.title, *section.heading_path)):
        shown = display(heading)
        said = PACK.lead(shown, PACK.read(shown, "", site), site)
        if said and not set(content_terms(said)) - set(content_terms(site.product)) <= asked:
            yield f"I'm reading about {said}."
    yield f"I have a question about {passage.product}."


@functools.lru_cache(maxsize=16)
def _site(called: str, markdown: str) -> Site:
    """What headings are read with: the product, and words that the page itself writes with a capital amid sentences."""
    spoken = _SPOKEN.findall(_TITLES.sub("", markdown))
    small = {word for word in spoken if word.islower()}
    proper = frozenset(word.lower() for word in spoken if word[0].isupper() and word.lower() not in small)
    article = called.startswith(_ARTICLE)
    return Site(product=called.removeprefix(_ARTICLE), article=article, proper=proper)
