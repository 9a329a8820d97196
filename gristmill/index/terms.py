"""Words as the filters compare them: stemmed terms that carry meaning, and the words that carry none."""

import functools

from ..text import words

# Words that hold a sentence together.
FUNCTION_WORDS = frozenset(
    "a about all also am an and any are as at be been being but by can cannot could did do does doing done for from "
    "had has have having how i if in into is it its just may me might mine more most much must my no not of off on or "
    "our out s shall should so some such t than that the their them then there these they this those to too up us "
    "very via was we were what when where whether which while who whom whose why will with would you your".split()
)
# Words that only frame a question: two questions that differ in these ask the same.
FRAMING_WORDS = frozenset(
    "actually describe exactly example explain get give given let need please show tell use used using want".split()
)

_SUFFIXES = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


def content_terms(text: str) -> list[str]:
    """Stems of the words that carry meaning, in reading order."""
    return [stem(word) for word in words(text) if word not in FUNCTION_WORDS]


def asked_terms(question: str) -> list[str]:
    """Stems of the words of a question that say what is asked for, in reading order."""
    return [stem(word) for word in words(question) if word not in FUNCTION_WORDS and word not in FRAMING_WORDS]


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A crude stem, the same for "query", "queries" and "querying"; only plain ASCII words are cut.

    Both sides of every comparison go through it, so that it has to be consistent, not right.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha() or word.endswith(("ss", "us", "is")):
        return word
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)] + instead
            break
    if word[-1] == word[-2] and word[-1] not in "lsz":  # stopped, stop
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
