"""What stands in an English question: whether its words say what they speak of to a reader without the page."""

import functools
import re

from gristmill.index.terms import FUNCTION_WORDS, content_terms

from ..site import Site
from .english_names import has_name
from .english_nouns import is_vague_noun

# "the dialog", "the performance impact": up to three plain words behind the article, and what stands behind them.
_THE = re.compile(r"\bthe (?=([a-z][a-z-]*(?: [a-z][a-z-]*){0,2})(?![\w-]))")
_CODE = re.compile(r"`[^`]*`")
_QUALIFIES = frozenset("of for that which named called between whose behind to from".split())
# Things that every reader has, or that a product has one of.
_KNOWN = frozenset(
    "system user network kernel compiler operating internet computer machine disk memory server client cache database"
    " source documentation configuration clipboard screen keyboard mouse terminal shell web world time date"
    " current default root".split()
)
_CUT = re.compile(r"[.?!]\)? [A-Za-z]|[.:]$|\bfor example$", re.IGNORECASE)
# Content words of a plain heading with which it can stand apart from those above it: "minimum compute versions" has two
# that are no generic ones, and is of another thing on each page.
LEAST_OWN_WORDS = 3
LEAST_SAID_WORDS = 2  # of a sentence's task or condition, which has a verb beside them
_SPACED_CODE = re.compile(r"`[^`]* [^`]*`")  # a message or a command line, known wherever it is read


def stands(text: str, words: str, site: Site) -> bool:
    """Whether a subject, task or clause can stand in a question: one phrase, that points at nothing of its page.

    "the dialog" is on every page another one; "the dialog of the brush" says which. `words`: the page's, which show
    what there is only one of ("the cipher", never "a cipher").
    """
    bare = _CODE.sub("X", text)
    if _CUT.search(bare.strip()):
        return False
    product = frozenset(site.product.lower().split())
    return all(_is_clear(found, bare, product) or _is_only(found[1], words) for found in _THE.finditer(bare))


def _is_clear(found: re.Match[str], text: str, product: frozenset[str]) -> bool:
    words = found[1].split()
    noun = []
    for word in words:
        if word in FUNCTION_WORDS or word in _QUALIFIES:
            break
        noun.append(word)
    rest = [*words[len(noun) :], *text[found.end(1) :].split()]
    if not noun or set(noun) & (_KNOWN | product) or (rest and _qualifies(rest[0], text, found.end(1))):
        return True
    return len(noun) > 1 and not all(is_vague_noun(word) for word in noun)


_lower = functools.lru_cache(maxsize=8)(str.lower)
_ONE_OF_MANY = ("a", "an", "each", "every", "any", "another", "one", "this", "which")


def _is_only(phrase: str, words: str) -> bool:
    noun = phrase.split(maxsplit=1)[0]
    if is_vague_noun(noun):
        return False
    text = _lower(words)
    return not any(f" {one} {noun}" in text for one in _ONE_OF_MANY) and f" {noun}s" not in text


def _qualifies(word: str, text: str, at: int) -> bool:
    return word in _QUALIFIES or (word[:1].isupper() and not text[at:].startswith((",", ";")))


def tells(text: str, above: tuple[str, ...], site: Site, own: bool) -> bool:
    """Whether a heading's or a sentence's words can be asked with the product alone, away from the headings above.

    A name says enough, and so do several words that are not every manual's; so does a word of a heading above.
    `own`: the words are a heading's.
    """
    if not above or has_name(text, site) or _SPACED_CODE.search(text):
        return True
    spoken = [word for word in re.findall(r"[\w-]+", text.lower()) if word not in FUNCTION_WORDS]
    telling = {*content_terms(" ".join(word for word in spoken if not is_vague_noun(word)))}
    said = frozenset(content_terms(" ".join(above)))
    return bool(telling & said) or len(telling - frozenset(content_terms(site.product))) >= (
        LEAST_OWN_WORDS if own else LEAST_SAID_WORDS
    )
