"""What a dictionary says of an English word: its base forms as a verb and as a noun.

The dictionary is lemminflect's (the NIH's SPECIALIST lexicon). Of words that it does not know nothing is said.
"""

import functools

import lemminflect

# Plural of no singular, or the same in both: "the news is", "the data is".
_SINGULAR = frozenset("data news series status dns https ics always alias bias canvas chaos gas lens analysis".split())
# "is" agrees with these though the dictionary gives them a singular.
_PLURAL = frozenset(
    "finances credentials savings earnings goods basics generics graphics apis urls uris ids dlls pdus".split()
)


@functools.lru_cache(maxsize=1 << 14)
def _lemmas(word: str) -> dict[str, tuple[str, ...]]:
    return lemminflect.getAllLemmas(word.lower()) if word.isalpha() else {}


def load_dictionary() -> None:
    """Read the dictionary now (0.3 s)."""
    _lemmas("load")
    lemminflect.getInflection("load", "VBG")


def verbs_of(form: str) -> tuple[str, ...]:
    """The verbs that a word may be a form of: "querying" → "query"; empty where it is none."""
    return tuple(_lemmas(form).get("VERB", ()))


def gerund_of(form: str) -> tuple[str, ...]:
    """The verbs that a word is the gerund of: "blocking" → "block"; none of "string", which is one itself."""
    found = (v for v in verbs_of(form) if form.endswith("ing") and v != form.lower())
    return tuple("program" if v == "programme" else v for v in found)


def is_word(word: str) -> bool:
    """Whether the dictionary knows a word at all: not "rsyslog"."""
    return bool(_lemmas(word))


def is_base(word: str) -> bool:
    """Whether a word is a verb in its base form."""
    return word.lower() in verbs_of(word)


def may_be_noun(word: str) -> bool:
    """Whether a word is a noun, or an adjective, as well as whatever else it is."""
    return "NOUN" in _lemmas(word) or "ADJ" in _lemmas(word)


def is_adjective(word: str) -> bool:
    """Whether a word is an adjective and no plural: "local", "secure"."""
    return "ADJ" in _lemmas(word)


def is_noun_form(word: str) -> bool:
    """Whether a word is a noun as well as whatever else it is."""
    return "NOUN" in _lemmas(word)


def is_plural(word: str) -> bool:
    """Whether a noun stands in the plural."""
    low = word.lower()
    if low in _PLURAL:
        return True
    if low in _SINGULAR or low.endswith(("ss", "us", "sis", "ics")):
        return False
    nouns = _lemmas(low).get("NOUN", ())
    if not nouns:  # unknown: "chroots"
        return low.endswith("s") and not low.endswith("is") and word.isalpha() and len(low) > 3
    return nouns[0] != low  # of "pools" as of a game that is called so the singular comes first


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb and nothing else."""
    return set(_lemmas(word)) == {"ADV"}
