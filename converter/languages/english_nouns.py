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
    " question definition region notification dimension mission edition station installation callback plugin backend"
    " checkbox"
    " config endpoint"
    " dropdown hostname username filename filesystem namespace subcommand workspace wildcard hypervisor".split()
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


# Where a new noun phrase begins; what stands behind other prepositions is often a name or has no article by use.
_NEXT_PHRASE = re.compile(r" (?:(?:from|into|of|for|with)|(to|in|on|at|as|by|and|or|than|if|when|that|which)) ")
_DEFINITE = re.compile(
    r" (?:to|in|at|from|of|for|with|by|on|into) (?:same|(?:given|specified|selected|current|whole|entire|corresponding)"
    r" (?![\w-]+s\b))[a-z]*"
)
_NO_OBJECT = re.compile(r"only |(?:up|out|on|off|in)\b|\w+ing\b|[\w-]*-related ")


def is_clipped(clause: str, site: Site) -> bool:
    """Whether a verb's object lacks its article, as in comments of code: "gets region", "creates copy of the node".

    Of questions with such clauses readers would train on 4 of 32, of those with others on 70 % of 251.
    """
    _, _, rest = clause.partition(" ")
    if _DEFINITE.search(clause):
        return True  # "to given row in same tab"
    parts = _NEXT_PHRASE.split(rest)
    phrases = [parts[0], *(said for other, said in zip(parts[1::2], parts[2::2], strict=True) if not other)]
    return any(not _NO_OBJECT.match(said) and lacks_article(said.split(), site) for said in phrases if said)


_NOT_TELEGRAPHIC = re.compile(r"(?:use|run|be)\b")
_INNER = re.compile(r" (?:(into|of)|(?:for|from|with|to|in|on|at|as|by|and|or|than|if|when|that|which|using)) ")
_ONE_OF = re.compile(
    r"\ban? (?:(?!(?:few|lot|of|for|to|with|in|on|at|by|from|into|using|and|or|that)\b)[\w`-]+ ){0,2}(?P<many>[a-z]+s)$"
)
_CURRENT = re.compile(r"\w+ current [a-z]+")


def is_telegraphic(task: str, site: Site) -> bool:
    """Whether a task lacks an article, or has a wrong one: "find the label of file or directory", "add a gates".

    Of 14 questions with such tasks of seven manuals readers would train on two.
    """
    if _NOT_TELEGRAPHIC.match(task):
        return False  # "use strict mode"
    many = _ONE_OF.search(task)
    if (many and is_plural(many["many"])) or _CURRENT.fullmatch(task):
        return True
    parts = _INNER.split(task.partition(" ")[2])
    phrases = [parts[0], *(said for inner, said in zip(parts[1::2], parts[2::2], strict=True) if inner)]
    return any(_is_clipped_object(said, site) for said in phrases if said and not _NO_OBJECT.match(said))


def _is_clipped_object(said: str, site: Site) -> bool:
    phrase = noun_phrase(said.split())
    if not phrase or any(word.endswith("ing") or "`" in word or word == "&" for word in phrase[:-1]):
        return False
    named = phrase[-1].lower() in site.product.lower().split()
    return not named and is_counted(phrase[-1].strip('"”“,'), site) and lacks_article(phrase, site)


def ends_phrase(behind: str) -> bool:
    """Whether what stands behind a noun leaves it the last of its phrase."""
    return bool(_PHRASE_ENDS.match(behind))


# Of single words: what a noun is made of, that says enough with the product's name.
_TELLING_END = re.compile(r".*(?:[ts]ion|ing|ism|sis|ment|ics)s?$")


def is_ordinary(word: str) -> bool:
    """Whether a word alone says too little to be asked about: "identity", "frameworks", "experimental"."""
    return word.islower() and word.isalpha() and is_word(word) and not _TELLING_END.fullmatch(word)


# Words that headings of any documentation have: they tell no section from another.
_VAGUE = frozenset(
    """
    a about access action additional address api apis cli faq advanced alternative an and another answer any
    appendix application approach architecture argument array as aspect at attribute author available background
    backup base basic before behavior behaviour best between block body boolean bug build by call case category
    change character check choice class cleanup client code collection command common comparison complete complex
    component concept conclusion condition configuration connection consideration constant constraint content
    context control convention core creation current custom data database default definition deletion dependency
    deployment description design detail detailed development device difference directory discussion document
    documentation domain download each effect element enhancement entry enum environment error evaluation event
    example exception execution expression extension external extra factor feature field file filter final first
    flag flow folder following for form format from full function functionality further future general generation
    generic global goal group guideline handler handling header helper history hook host how idea identifier
    implementation important improvement in index information initial input installation instance integer interface
    internal introduction issue item its job key kind language large layer layout level library license limit
    limitation line link list literal local location log logging loop macro main maintenance management manual map
    matter mechanism member memory message method middle minor misc miscellaneous mode model modern module more
    motivation multiple name namespace naming network new next node normal note notes number object objective of on
    operand operation operator optimization option optional or order organization other our out output overview
    package page parameter part path pattern performance philosophy plan platform plugin point policy possible
    practice preparation prerequisite principle private problem procedure process processing production program
    project property protocol provided public purpose query question quick range rationale real reading reason
    recommendation record reference related release remark remote requirement reserved resource response result
    return review role root routine row rule run running safety sample scenario scope screen script second section
    security selection sequence server service session set setting setup several shared short simple single site
    size small software solution some source special specific specification stage standard state statement static
    status step storage store strategy string structure style subject subset suggestion summary support supported
    syntax system tab table tag target task technical technique template term test testing text the their third thread
    time timing tip to tool topic transition transport tree trick type unit update usage use useful user using utility
    value variable various version view warning way what when why window with without word work workflow working
    writing your
    """.split()
)


def is_vague_noun(word: str) -> bool:
    """Whether any documentation has the word in its headings, in the singular or the plural."""
    low = word.lower()
    ends = (("ies", "y"), ("es", ""), ("s", ""))
    return low in _VAGUE or any(low.endswith(end) and low[: -len(end)] + instead in _VAGUE for end, instead in ends)
