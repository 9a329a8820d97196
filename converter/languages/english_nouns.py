"""English noun phrases: which nouns stand alone, which want an article, and what a verb's object must have."""

import re

from ..site import Site
from .english_words import is_adjective, is_noun_form, is_plural, is_word

# Nouns that are not counted, beside those that their ending tells.
_MASS = frozenset(
    """
    access advice analysis audio backup behavior behaviour capacity code compliance consent content control credit data
    debian delivery detail discovery documentation dynamic effort email encryption equipment evidence feedback firmware
    grammar hardware help history hygiene ice info input integration inventory json junk knowledge latency layout linux
    logic mail malware maintenance math memory metadata middleware money music network news output overhead
    performance policy power privacy progress recovery reconciliation redundancy replication research resolution
    security software source space spam sql standard storage style support syntax text throughput time traffic trust
    unicode usage use validation video web work xml yaml dns dnssec tls ssl http https tcp udp ip unix
    """.split()
) - frozenset("backup code credit detail dynamic input layout network policy standard style text".split())
_UNCOUNTED = re.compile(r".*(?:[ts]ion|ing|ity|ness|ance|ence|ship|ware|ics|sis|cy|ism|agement|lopment|yment|ery)$")
_COUNTED_ALL_THE_SAME = frozenset(
    "function option section extension version expression session collection transaction condition action exception"
    " partition instance sequence reference string setting binding mapping listing warning entity facility utility"
    " policy query directory factory registry library inventory battery gallery connection position application"
    " question definition region notification dimension mission edition station installation".split()
)
_ENDS = frozenset(
    "of for in with from to on that which without by as at via using into and or when if before after over through"
    " under during between against per".split()
)
_PARTICLE = frozenset("up down out off away back".split())
_DETERMINER = frozenset(
    "a an the your my our its their his her this that these those all any each every some no one two three more"
    " several multiple many both another other what which how whether when where why".split()
)
# What stands behind a noun that ends its phrase.
_PHRASE_ENDS = re.compile(
    r"(?:[.,;:)]| (?:of|that|which|is|are|was|in|for|to|with|and|or|on|from|can|has|by|at|as|will|must|should)\b)"
)


def is_counted(noun: str, site: Site) -> bool:
    """Whether a common noun in the singular wants an article: "keyring", "contest"; not "support", "routing"."""
    low = noun.lower()
    if noun != low or not noun.isalpha() or is_plural(low):
        return False
    if low in _MASS:
        return False
    if site.nouns.get(low, 0) >= 2 or low in _COUNTED_ALL_THE_SAME:
        return True
    return is_noun_form(low) and not _UNCOUNTED.fullmatch(low)


def noun_phrase(words: list[str]) -> list[str]:
    """The words up to the first preposition or conjunction, without a particle before them ("up")."""
    rest = words[1:] if len(words) > 1 and words[0].lower() in _PARTICLE else words
    at = next((i for i, w in enumerate(rest) if w.lower() in _ENDS), len(rest))
    return rest[:at]


def lacks_article(words: list[str], site: Site) -> bool:
    """Whether the object of a verb is a noun that wants an article and has none: "target", "mail server"."""
    phrase = noun_phrase(words)
    if not phrase or phrase[0].lower() in _DETERMINER or phrase[-1].endswith(("'s", "’s")):
        return False
    head = phrase[-1].strip('"”“,')
    only_adjective = len(phrase) == 1 and is_adjective(head) and is_noun_form(head)  # not that of a name ("apt")
    return is_counted(head, site) or only_adjective


def ends_phrase(behind: str) -> bool:
    """Whether what stands behind a noun leaves it the last of its phrase."""
    return bool(_PHRASE_ENDS.match(behind))


# Of single words: what a noun is made of, that says enough with the product's name.
_TELLING_END = re.compile(r".*(?:[ts]ion|ing|ism|sis|ment|ics)s?$")


def is_ordinary(word: str) -> bool:
    """Whether a word alone says too little to be asked about: "identity", "frameworks", "experimental"."""
    return word.islower() and word.isalpha() and is_word(word) and not _TELLING_END.fullmatch(word)
