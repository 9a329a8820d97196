"""English headings: what each is about, as a task, a thing, a question, a trouble or a release."""
# long: one decision, what a heading asks; its branches share their words and are tried in one order

import dataclasses
import functools
import re
from collections.abc import Container, Iterator

from gristmill.text import fold

from ..site import Site
from .english_capitals import kept, undescribed
from .english_entries import titled
from .english_grammar import NOUN_TOO, VERBS, base, infinitive, is_noun, lowered, speak
from .english_names import CLASS_NOUNS, NAMED_KINDS, is_coined
from .english_nouns import is_counted, is_ordinary, is_vague_noun, lacks_article
from .english_questions import QUESTION_WORD, asked, seen
from .english_tasks import (
    ADJECTIVAL,
    ONE_WORD,
    before_adjective,
    before_format,
    inner_articles,
    is_bare,
    points_back,
    two_words,
    with_article,
)
from .english_words import (
    gerund_of,
    is_adjective,
    is_adverb,
    is_base,
    is_noun_form,
    is_plural,
    is_word,
    may_be_noun,
    verbs_of,
)
from .pack import Topic

# Gerunds that are nouns as often ("Mapping patterns", "Encoding declarations").
_GERUND_NOUNS = frozenset(
    """
    binding building casting caching coding debugging decoding embedding encoding engineering filtering formatting
    grouping handling hashing indexing interning linking listing loading locking logging mailing mapping
    matching meaning
    merging messaging mounting naming networking nesting ordering packaging parsing pooling processing profiling
    programming rendering reporting routing scheduling scaling sharing sorting staging streaming string styling
    testing threading timing tracing training typing versioning warning wrapping
    """.split()
)
_AFTER_VERB = frozenset(
    """
    a an the your my our its their this that these those multiple several all any each every some more one two with
    from in into on onto to for by as at over through without using if when up out off down what how whether which
    """.split()
)
_GENERIC_HEADINGS = frozenset(
    " ".join(
        """
    abstract; additional information; advanced; advanced topics; advanced usage; appendix; arguments; attributes;
    author; authors; background; basic; basics; basic usage; basic examples; basic example; classes; class; code;
    code examples; command line; command; glossary; terms; definitions; reference; command line options; command
    line arguments; command line usage; command line use; command line interface; module functions; module level
    functions; commands; comments; compatibility; concepts; conclusion; configuration; constants; contents; data;
    details; detailed description; description; descriptions; discussion; dependencies; differences; errors; example;
    examples; exceptions; features; files; first steps; footnotes; foreword; format; functions; further information;
    general;
    general information; getting help; getting started; history; how it works; implementation; implementation details;
    implementation notes; important; information; input; installation; install; installing; interface; introduction;
    internals; issues; known issues; limitations; macros; main; members; methods; misc; miscellaneous; module
    contents; modules; motivation; name; next steps; note; notes; objects; operations; options; other; other
    changes; other functions; other options; output; overview; parameters; platform support; preface; properties;
    prerequisites; problem; purpose; quick start; quickstart; rationale; remarks; requirements; resources; results;
    return value; return values; returns; schema; security; security considerations; semantics; setup; signature;
    solution; source; steps; structure; subcommands; summary; synopsis; syntax; system requirements; terminology;
    testing; the basics; tips; tutorial; type; types; upgrading; uninstalling; usage; usage example; usage examples;
    use cases; using; utilities; values; variables; version; warning; warnings; what next; bugs; environment;
    environment variables; diagnostics; exit status; deprecated; removed; optimizations; improved modules; new
    modules; c api changes; build changes; other language changes; miscellaneous options; general options;
    restrictions; caveats; porting; portability; release notes; typedefs; typedef; enumerations; enums; defines; data
    structures; structs; unions; namespaces; public types; public functions; public slots; signals; public attributes
    """.split()
    ).split("; ")
)
# Headings that generators give to parts of an API page ("Instance Method Details", "Member Function Documentation").
_API_PART = re.compile(
    r"(?:(?:instance|class|static|public|protected|private|member|data|macro|enumeration|nested|inner|required|optional"
    r"|type|module|constructor|function) )*"
    r"(?:attribute|class|constant|constructor|definition|destructor|element|enum|enumerator|event|field|function|member"
    r"|method|operator|property|signal|structure|type|typedef|value|variable)s?"
    r"(?: & destructor)? (?:details?|documentation|summary)",
    re.IGNORECASE,
)
# Words that may stand before "the" or "a" at the beginning of a heading that orders nothing.
_NO_ORDER = frozenset(
    """
    about above across after against all along amid among and around as at before behind below beneath beside between
    beyond both but by despite down during even except for from half how if in inside into just like more most near not
    of off on once only onto or other out outside over past per plus quite rather since so some such than that then
    this though through throughout to toward towards under unless unlike until up upon versus via what when where
    whether which while who why with within without yes the a an my your our its no each every any some these those
    """.split()
)
_ARTICLE = frozenset("a an the your my our".split())
_HEADED = re.compile(r"^#{1,6} +(?:(?:\d+|[A-Z]\.\d+)(?:\.\d+)*\.? +)?([A-Za-z]+) +([\w`]+)", re.MULTILINE)
# Share of a page's headings of several words that open with a verb which is no noun, or with an article behind it.
_ORDERING = 0.25
# Verbs that seldom stand as nouns before other nouns, unlike those of "request headers" and "test cases".
_SELDOM_COMPOUND = frozenset(
    "check clean clone debug fix handle install join move pick replay reset retry schedule split stop try uninstall"
    " update upgrade wait watch wrap".split()
)
# The same where the page writes no other orders: as nouns they stand before no plural ("Handle errors").
_NO_COMPOUND = frozenset("avoid debug fix handle import install mount prevent retry setup uninstall".split())
_SELDOM_NOUN = frozenset("avoid handle install join mount move pick replay retry run start stop".split())
# What is done to a whole product: where the heading does not say to what, it is that.
_TO_PRODUCT = frozenset("deploy downgrade install uninstall upgrade".split())
# Heads of compounds that a verb may stand before as a noun: "bind options".
_KINDS = frozenset(
    "options codes commands parameters settings events functions methods values names types rules modes flags fields"
    " formats errors messages levels limits arguments attributes properties directives keywords variables statements"
    " operators hooks lists".split()
)
# What a gerund says the use of: "porting tools".
_IMPLEMENTS = frozenset(
    "tools utilities guidelines issues problems tips techniques practices strategies procedures requirements systems"
    " services skills considerations principles approaches recommendations improvements details".split()
)
# What is set and not done to: of "printing options" only those are that one of these verbs is of.
_CHOICES = frozenset("options settings modes preferences flags switches".split())
_CHOOSING = frozenset(
    "add adjust change choose combine configure customize define disable document edit enable export find get import"
    " list load manage modify override parse pass query read remove reset restore save see select set specify store"
    " switch toggle understand use view write".split()
)
# What one does for or in something without doing anything else: not "naming for updated values".
_BEFORE_FOR = frozenset(
    "account apply ask check compile debug develop listen log look opt package participate plan prepare register run"
    " search test wait watch".split()
)
_BEFORE_FROM = frozenset(
    "benefit boot build convert copy download escape export fetch import inherit install load migrate move read recover"
    " restore return run start switch upgrade".split()
)
_ALONE = {"for": _BEFORE_FOR, "in": _BEFORE_FOR, "from": _BEFORE_FROM}  # preposition → verbs that need no object
_PREPOSITION = frozenset("in over from into on onto to for by at as through without using via with".split())
# Pages on which a clause as a heading says what went wrong, not what is so.
_TROUBLED = re.compile(
    r"^(?:# .*\b(?:problems?|issues|errors?|faqs?|frequently asked|diagnos\w+|pitfalls|gotchas)\b"
    r"|#{1,6} .*\b(?:troubleshoot\w*|symptoms?)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_CLAUSE_WORDS = 12
_SUBJECT = r"(?:(?:the|an?|my|your|no|some|one) )?(?:`[^`]+`|[\w-]+)(?: [\w-]+){0,3}?"
_AUXILIARY = re.compile(
    rf"{_SUBJECT} (?:is|are|was|were|does|do|did|has|have|cannot|can't|can|can’t|won't|won’t|will|doesn't|doesn’t|don't"
    r"|don’t|isn't|isn’t|aren't|aren’t)\b.*",
    re.IGNORECASE,
)
_FAILS = re.compile(
    rf"(?P<subject>{_SUBJECT}) (?:fail|hang|crash|freeze|stop|die|disappear|vanish|stall|time out|run out)(?P<one>e?s)?"
    r"\b.*",
    re.IGNORECASE,
)
_DOES = re.compile(rf"{_SUBJECT} ([a-z]+s) (?P<object>[\w`]+).*", re.IGNORECASE)
_DETERMINER = frozenset("a an the my your no more less too nothing not only fewer many much".split())
# What stands before a title: "Chapter 4. ", "1.2 - ", "§ 5 ", "A.2 ", "Appendix B: ", and what is left of a mark, "- ".
_NUMBERING = re.compile(
    r"""
    ^\s*(?:
        (?:(?i:chapter|section|part|step|appendix|annex|article|phase|exercise|lesson|tutorial)\s+|§{1,2}\s*)
        (?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z](?:\.\d+)*)(?!\w)[.):]*\s*(?:[-–—]\s*)?
      | (?i:appendix|annex)\s*[-–—:]\s*
      | (?:\d+(?:\.\d+)*[.):]?|(?:[A-Z]|[IVXL]{1,6})(?:\.\d+)+[.):]?|[IVXLC]{1,5}[.)]|[A-Z][.)]
          |(?:XX+[IVX]*|X[IV]+|V?I{2,3})(?=\s+[A-Z][a-z]))\s+(?:[-–—]\s+)?
      | [-–—•·*]\s+
    )(?=\S)
    """,
    re.VERBOSE,
)
_RELEASE = re.compile(
    r"(?:(?:version|release|v)\.?\s*)?v?\d+(?:\.\d+)+(?:[\w.+-]*)?(?: (?:alpha|beta|rc|pre)[ -]?\d*)?(?:\s*\(.*\))?"
    r"(?:\s+release notes)?",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"(?:what(?:'|’)s new|what is new|changes|release notes|changelog|news)(?: in| for|:)? (\S.{1,40})", re.IGNORECASE
)


# "Releasing Frost version 1.2", the title of an announcement.
_ANNOUNCED = re.compile(
    r"(?:releasing|announcing|release of) ((?:[\w.+-]+ ){0,3}?(?:version |release |v)?\d+(?:\.\d+)+\S*)", re.IGNORECASE
)


def _of_release(heading: str) -> str:
    """ "Version 3.1 (2 May 2024) Release Notes" → "version 3.1"."""
    bare = re.sub(r"\s+release notes$", "", heading, flags=re.IGNORECASE)
    bare = re.sub(r"\s*\([^()]*(?:\b[12]\d{3}\b|unreleased)[^()]*\)$", "", bare)
    return re.sub(r"^(?:Version|Release) ", lambda m: m[0].lower(), bare)


# "A quick introduction to X" is about X.
_ABOUT_IT = re.compile(
    r"^(?:(?:an? |the |some )?(?:brief |short |quick |simple |basic |first |general |gentle )*"
    r"(?:introduction to|(?:overview|tour|summary) of|look at|notes? (?:on|about)|primer on|guide to)|about"
    r"|(?:alphabetical|complete|full) list of(?: all)?|useful|handy)\s+(?=\S)",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"(?:all|(?:full |complete )?list of|available|supported) (?:the )?\w+", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\s+(?:compared|explained|in detail|in depth|in brief|at a glance|how-?\s?to(?: guide)?|cookbook|tutorial|guide"
    r"|reference(?: manual| guide)?|manual|documentation|faq|primer|handbook|introduction)$",
    re.IGNORECASE,
)
_FILE = re.compile(r"(?:[\w.-]+/)*[\w-]+\.(?:jsx?|mjs|cjs|tsx?|py|rb|rs|go|c|h|cc|cpp|java|php|pl|sh|html?|css|lock)")
_CHANGED = re.compile(
    r"(?:`[^`]+`(?: \w+)?(?:(?:,| and) `[^`]+`)*) (?:now )?"
    r"(?:moved|removed|renamed|replaced|deprecated|changed|dropped|added|no longer)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|must|should|can|cannot|could|will|would|may|might|has|have|had|does|do|did|am|isn't|aren't"
    r"|doesn't|don't|won't|can't|isn’t|aren’t|doesn’t|don’t|won’t|can’t)\b"
)
_NEGATED = re.compile(
    r"\b(?:is|are|was|does|do|did|can|could|will|would|has|have)(?:n't|n’t|not)\b|\b(?:is|are|does|do) not\b"
)
# Prepositions at the head of a heading that continues the one above it ("In enum definitions").
_STRANDED = frozenset("in on with for at by from to as under per within via after before during between if".split())
_OPEN_END = frozenset("to for with of from by at into and or".split())
_BIDDING = frozenset("always never do don't don’t just only please first not beware note remember".split())
_lower = functools.lru_cache(maxsize=8)(str.lower)  # of a page, asked for by each of its headings


def _amid(text: str, phrase: str) -> Iterator[tuple[str, str]]:
    """Where a page has a phrase between the boundaries of words: what stands before and behind, 24 characters each.

    `str.find` reads a page in microseconds; a pattern made for each heading took half of the time of all rules.
    """
    at = text.find(phrase)
    while at >= 0:
        stop = at + len(phrase)
        before, behind = text[max(0, at - 24) : at], text[stop : stop + 24]
        if not (before[-1:].isalnum() and phrase[:1].isalnum()) and not (
            behind[:1].isalnum() and phrase[-1:].isalnum()
        ):
            yield before, behind
        at = text.find(phrase, stop)


_LED = re.compile(r"\b(?:to|and|then|can|must|should) $")
_OF_NOUN = re.compile(r"\b(?:the|an?|these|each|of|with|by) $")
_THE = re.compile(r"\bthe $")
_ONE = re.compile(r"(?:^|\n|\. )(An?) $")
_KIND = re.compile(r" (?:module|function|method|class|statement|option|command|package|type|attribute)\b")
_AMID_SENTENCE = re.compile(r"[a-z,] $")
_PREDICATE = re.compile(r" (?:is|was|has|can|will|[a-z]+s?ion) ")


@functools.lru_cache(maxsize=8)
def _orders(text: str) -> bool:
    """Whether the headings of a page are orders: then "Schedule backups" is one too."""
    openings = _HEADED.findall(text)
    sure = [
        w for w, following in openings if w.lower() in VERBS and (w.lower() not in NOUN_TOO or following in _ARTICLE)
    ]
    return len(sure) >= 2 and len(sure) >= _ORDERING * len(openings)


def _imperative(words: list[str], text: str, site: Site) -> bool:
    """Whether a heading begins with a verb in its base form.

    What speaks for it: an article behind the word ("Estimate the size"); a word that is a verb and no noun; an object
    behind it where headings are orders.
    """
    first, following = words[0].lower(), words[1].lower()
    if not first.isalpha() or first in _NO_ORDER or first.endswith(("ing", "ly")):
        return False
    named = first == site.product.lower() or first in site.proper
    if first == "configure" and words[-1] in _OF_SCRIPT and _SCRIPT.search(text):
        return False  # "Configure shortcut scripts", of the script `configure`
    if _is_named_amid(first, text):
        return False  # "Compute log files" of a page that writes "the Compute service"
    if first in ("use", "control", "access", "support") and following in _PREPOSITION:
        return False  # "How do I use in a browser?", "control over timestamps"
    if first == "use" and len(words) > 2 and following not in ("of", "case", "cases", "note", "notes"):
        return True
    told = site.infinitives.get(first, 0) >= 2 and not named and (is_base(first) or not is_word(first))
    known = first in VERBS or told or _only_verb(first)
    if before_adjective(words) and not _compound_of(words, text):
        return True
    if is_adjective(first) and following not in _AFTER_VERB and not (site.orders or _orders(text)):
        return False  # "Secure delegation"
    if following in _ARTICLE and len(words) > 2:
        return known or not first.endswith(("ed", "en"))
    if following in ("and", "or"):  # "Enable or disable the cache"
        return first in VERBS and len(words) > 3 and words[2].lower() in VERBS
    if not known or (len(words) > 2 and _compound_of(words, text)):
        return False  # "Configure wrapper scripts" of a page that writes "the configure wrapper script"
    kinds = len(words) == 2 and first not in _NO_COMPOUND and _names_kinds(words[1:])
    kinds |= len(words) == 2 and _compound_of(words, text)  # "Rewrite maps"
    if kinds and not (site.orders or _orders(text)):
        return False  # "Bind options"
    return (
        (not is_noun(first, site) and (first in VERBS or following in _AFTER_VERB))
        or (_only_verb(first) and not _compound_of(words, text))
        or (
            first in _NO_COMPOUND
            and (_is_objects(words[1]) or _is_objects(words[-1]) or words[-1].isupper())
            and not _compound_of(words, text)
        )
        or (first in VERBS and (following.startswith("`") or following in _AFTER_VERB - {"in", "for"}))
        or (first in _SELDOM_COMPOUND and (site.orders or _orders(text)) and _has_object(words, text, site))
    )


_OF_SCRIPT = frozenset("script scripts options flags switches arguments".split())
_SCRIPT = re.compile(r"\./configure\b|[*`]configure[*`]|\bthe configure script")
_LEAST_NAMED = 2  # times that a page has a word with a capital amid its sentences


def _is_named_amid(word: str, text: str) -> bool:
    found = (before for before, _ in _amid(text, word.capitalize()))
    return sum(1 for before in found if _AMID_SENTENCE.search(before)) >= _LEAST_NAMED


_LEAST_LETTERS = 6  # of a verb that only the dictionary knows: of short ones it leaves out nouns ("log", "tar")


def _only_verb(word: str) -> bool:
    """Whether the dictionary knows a word as a verb in its base form, and as nothing else."""
    return len(word) >= _LEAST_LETTERS and is_base(word) and not may_be_noun(word)


def _is_objects(word: str) -> bool:
    return word.islower() and is_plural(word)


def _compound_of(words: list[str], text: str) -> bool:
    return _compound(" ".join(words).lower(), text)


def _has_object(words: list[str], text: str, site: Site) -> bool:
    """Whether a plural, a name or a preposition is behind the verb or the page does so, and it has no such noun."""
    named = any(w.lower() == site.product.lower() or w.lower() in site.proper for w in words[1:])
    behind = named or words[-1].endswith("s") or words[1].lower() in _AFTER_VERB
    phrase = " ".join(words).lower()
    told = any(_LED.search(before) for before, _ in _amid(_lower(text), phrase))
    return (behind or told) and not _compound(phrase, text)


def _compound(phrase: str, text: str) -> bool:
    """Whether the page uses the words as a noun: "the schedule options", "of upgrade paths", "the upgrade path"."""
    forms = {phrase, phrase.removesuffix("s")}
    return any(_OF_NOUN.search(before) for form in forms for before, _ in _amid(_lower(text), form))


def _verb_phrase(words: list[str], text: str, site: Site) -> str:
    """The heading as a verb phrase in the infinitive, or empty where it is none."""
    first, rest = words[0].lower(), words[1:]
    following = rest[0].lower() if rest else ""
    named = first == site.product.lower() and following not in _ARTICLE  # "Behave related projects"
    named |= first == "surround"  # of sound: "Surround emulation in headphones"
    if named or (rest and _JOINED.search(rest[-1])):
        return ""
    led = following in _AFTER_VERB or following.startswith("`")
    if first.endswith("ing"):
        base = infinitive(first, site) if first not in ADJECTIVAL else ""
        own = bool(rest) and _has_own_object(first, base, rest) and not _is_gerund_noun(words, text)
        sure = (led or own) and not (following in _ALONE and base not in _ALONE[following])
        return _done_to(base, rest, text, site) if base and rest and sure and _tidy(rest) else ""
    if not rest:
        sure = first in _TO_PRODUCT and (first not in NOUN_TOO or site.orders or _orders(text))
        return _with_object(first, rest, site) if sure else ""
    return _done_to(first, rest, text, site) if _tidy(rest) and _imperative(words, text, site) else ""


# "Encoding options of libfrost" are what they are for; options are set, not encoded.
_KINDS_OF = re.compile(
    r"(?!(?:sett|chang|pass|list|configur|us|add|read|writ|edit)\w*ing )\w+ing (?:options|settings) of "
)
# A task and the text that stands below it: "reporting bugs and FAQ".
_AND_TEXT = re.compile(
    r"([A-Za-z]+ing .+?),? (?:and|&) (?:the )?(?:faqs?|frequently asked questions|troubleshooting|getting help"
    r"|further reading|known issues|caveats|background|overview|tips|tips and tricks|references|credits)$",
    re.IGNORECASE,
)
_SERIES = re.compile(r"([a-z]+), ([a-z]+),? and ([a-z]+) (?=\S)")
# Two that a comma alone joins: "winding spools, cutting tapes".
_TWO_TASKS = re.compile(
    r"[A-Za-z]+ing [^,]+, (?!(?:us|includ|exclud)ing )[a-z]+ing \S(?!.*(?:, | and | or )[a-z]+ing )"
)
_JOINED = re.compile(r"\w-(?:centric|oriented|driven|specific|related|wide)$")  # "mailing list-centric" does nothing


def _done_to(verb: str, rest: list[str], text: str, site: Site) -> str:
    """The verb with its object and the object with its article; empty where it wants one that nobody gives it."""
    gerund = rest[1:2] if rest[0] in ("and", "or") else rest[:0]
    skip = 2 if gerund and len(rest) > 2 else 0  # "creating and destroying objects"
    objects = with_article(verb, rest[skip:], site, lambda phrase: list(_amid(_lower(text), phrase)))
    if objects is None:
        return ""
    objects = inner_articles(objects, site, lambda phrase: list(_amid(_lower(text), phrase)))
    return _with_object(verb, [*rest[:skip], *objects], site, _built(text, site.product.lower()))


@functools.lru_cache(maxsize=8)
def _built(text: str, product: str) -> frozenset[str]:
    """What a page does to the product as to a program that is made: "compile" where it writes "compiling Frost"."""
    forms = {"build": ("build", "building"), "compile": ("compile", "compiling")}
    told = product and {verb for verb, said in forms.items() if any(f"{f} {product}" in _lower(text) for f in said)}
    return frozenset(told or ())


def _has_own_object(gerund: str, verb: str, rest: list[str]) -> bool:
    """Whether what stands behind a gerund is done something to: "building Frost with TLS", not "mapping patterns"."""
    lower = [word.lower() for word in rest]
    if len(lower) > 1 and is_adverb(lower[-1]):
        lower.pop()
    if (gerund in _GERUND_NOUNS and _names_kinds(rest)) or (len(rest) == 1 and lower[0] in _IMPLEMENTS):
        return False  # "Testing interface operation codes", "porting tools"
    if gerund in _GERUND_NOUNS and lower[0] in _IMPLEMENTS:
        return False  # "networking problems with a gate"
    if len(rest) == 1 and lower[0] in _CHOICES and verb not in _CHOOSING:
        return False  # "Printing options"
    if lower[0] in ("and", "or") and not (len(rest) > 1 and gerund_of(lower[1])):
        return False
    if len(rest) > 2 or any(w in _AFTER_VERB or "-" in w for w in lower):
        return True
    return gerund not in _GERUND_NOUNS and (verb in VERBS or _is_objects(lower[-1]))


_OF_GERUND = re.compile(r"\b(?:the|an?|these|several|many|various|our|your|each|of|with|to|on|in|and|or|new|all) $")
_ONE_OF = re.compile(r"\b(?:the|an?|your|each|this) $")


def _is_gerund_noun(words: list[str], text: str) -> bool:
    """Whether the page has two words as a noun: "our mailing lists", "a hacking session" of "Hacking session times"."""
    if len(words) == 2 or (words[1].isalpha() and is_noun_form(words[1].lower()) and not is_plural(words[1])):
        found = _OF_GERUND if len(words) == 2 else _ONE_OF
        return any(found.search(before) for before, _ in _amid(_lower(text), " ".join(words[:2]).lower()))
    return False


def _names_kinds(words: list[str]) -> bool:
    """Whether words without preposition end as the parts of an interface do: "options", "operation codes"."""
    return words[-1].islower() and words[-1] in _KINDS and not any(w.lower() in _AFTER_VERB for w in words)


def _with_object(verb: str, rest: list[str], site: Site, built: Container[str] = ()) -> str:
    """ "upgrade to a new version" → "upgrade Frost to a new version"; `built`: what else is done to the product."""
    bare = (verb in _TO_PRODUCT or verb in built) and (not rest or rest[0].lower() in _PREPOSITION)
    bare = bare and not _says_product(rest, site)  # "upgrade from Frost 3.4"
    return " ".join([verb, *([site.called] if bare and site.product else []), *rest])


_LEAST_LEADING = 4  # letters of a product's first word that names it: "Courier" of "Courier mail server"


def _says_product(rest: list[str], site: Site) -> bool:
    """Whether the product is named in what follows a verb, whole or by its first word."""
    first, _, more = site.product.partition(" ")
    short = first if more and len(first) >= _LEAST_LEADING and first[0].isupper() else site.product
    return bool(short) and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", " ".join(rest), re.IGNORECASE) is not None


@functools.lru_cache(maxsize=8)
def _is_troubled(text: str) -> bool:
    return _TROUBLED.search(text) is not None


def _trouble(low: str, text: str, site: Site) -> str:
    """The heading as a clause that says what went wrong, or empty where it is none."""
    if not _is_troubled(text) or len(low.split()) > _MOST_CLAUSE_WORDS:
        return ""
    fails = _FAILS.fullmatch(low)
    if _AUXILIARY.fullmatch(low) or (fails and (fails["one"] or is_plural(fails["subject"].split()[-1].strip("`")))):
        return speak(low)  # not "simulated power fail test"
    found = _DOES.fullmatch(low)
    verb = base(found[1].lower(), site) if found else ""
    if not found or not verb:
        return ""
    sure = not is_noun(verb, site) or found["object"].lower() in _DETERMINER
    return speak(low) if sure else ""


def _tidy(rest: list[str]) -> bool:
    return not any(w.endswith((":", ";")) for w in rest) and rest[0].lower() not in _PREDICATES


_PREDICATES = frozenset("of is are can cannot may must should will".split())  # "merging can remove files" is no task


def _coordinated(phrase: str, site: Site) -> str:
    """Further gerunds of the phrase: "create and destroying objects" → "create and destroy objects"."""

    def base(found: re.Match[str]) -> str:
        form = infinitive(found[3].lower(), site)
        noun = found[1].endswith("ing") or (" " in phrase[: found.start()] and not found[1])
        return f"{found[1]}{found[2]}{form}" if form and not noun else found[0]

    # a last one is a noun: "integrate signing and checking"; "winding on a spool, using the rack" is one task
    return re.sub(r"(\w*)(, and |, or |, | and | or )(?!(?:us|includ|exclud)ing )([A-Za-z]+ing)(?= \S)", base, phrase)


def _head(phrase: str) -> str:
    """The noun that the phrase is about: "layout of a record" → "layout"."""
    bare = re.sub(r" \([^()]*\)$", "", phrase)
    words = re.split(r"\s(?:of|for|in|with|from|to|on|that|which|without|by|as)\s", f"{bare} ")[0].split()
    return words[-1].strip('`()"”“') if words else ""


# Nouns that never stand alone in the singular, for crawls too small to show it.
_COUNTED = frozenset(
    "api checklist client command compiler console daemon dashboard database file format interface layout library loop"
    " parser pipeline protocol scheduler server tool workflow".split()
)


# A phrase that wants no article: it has a determiner, or begins with code, a quotation or a number.
_DETERMINED = re.compile(
    r"(?:the|a|an|your|my|some|any|all|less|more|no|most|many|few|each|every|how|what|why|when|where)\b|[`\"“'\d]",
    re.IGNORECASE,
)


_DOING = re.compile(r"[a-z]+ing (?:the|a|an|your|its|all) ", re.IGNORECASE)  # "rebooting the computer"
_RELATION = re.compile(r"(?:differences|similarities) (?:from|between|to|with) |comparison (?:with|to|of) ")
_INTERFACE = re.compile(r"^[\w/+# -]+ (?:API|CLI|GUI|ABI|REPL)$")  # "the C/C++ API"


def _article(phrase: str, text: str, site: Site) -> str:
    """The phrase with the article that the page itself gives it ("the data model"), or bare.

    Nouns that the crawl counts ("a tool") and those that something belongs to ("layout of a record") get "the".
    """
    if re.match(r"(?:`[^`]+`|[\"“][^\"”]+[\"”]) [a-z]", phrase) and is_counted(_head(phrase), site):
        return f"the {phrase}"
    if _RELATION.match(phrase):
        return f"the {phrase}"
    if _INTERFACE.search(phrase) and "," not in phrase and not _DETERMINED.match(phrase):
        return f"the {phrase}"
    if (
        "," in phrase
        or _DETERMINED.match(phrase)
        or _DOING.match(phrase)
        or _plural(phrase)
        or re.search(r"[A-Z]", _head(phrase))
        or re.match(r"[A-Z][a-z]+ [A-Z][a-z]+\b", phrase)
        or phrase.partition(" ")[0].lower() in _NO_ORDER
    ):
        return phrase
    low = _lower(text)
    one = next((found for before, _ in _amid(text, phrase) if (found := _ONE.search(before))), None)
    if " " not in phrase and _head(phrase).lower() not in _COUNTED:
        return f"{one[1].lower()} {phrase}" if one else phrase  # "stream" of a page about a module
    if any(_THE.search(before) and not _KIND.match(behind) for before, behind in _amid(low, phrase.lower())):
        return f"the {phrase}"
    if one:
        return f"{one[1].lower()} {phrase}"
    owned = re.match(r"[a-z-]+(?: [a-z-]+)? of [\w`]", phrase) is not None
    counted = " " in phrase and (_head(phrase).lower() in _COUNTED or is_counted(_head(phrase), site))
    return f"the {phrase}" if owned or counted else phrase


def _plural(phrase: str) -> bool:
    last = _head(phrase)
    return " and " in phrase.partition(" of ")[0] or (last.islower() and is_plural(last))


def without_label(heading: str) -> str:
    """A heading without number, label and mark: "Chapter 4 - Log files" → "Log files"."""
    clean = re.sub(r"^Welcome to (?=\S)", "", heading.strip())
    if not _RELEASE.fullmatch(clean):
        while (cut := _NUMBERING.sub("", clean)) != clean:
            clean = cut
    clean = _GLUED.sub("", _SINCE.sub("", clean.rstrip("®™")))
    clean = clean.rstrip(":").strip() if clean.endswith("..") else clean.rstrip(":.!").strip()
    return _ASIDE.sub("", clean)


# The versions that a name has been there since: "Frost 1.4/macOS 10.6frostSetGate".
_SINCE = re.compile(
    r"^Deprecated(?=[a-z]+[A-Z]\w*$)"
    r"|^[A-Za-z]+ \d+(?:\.\d+)+(?:/[A-Za-z]+ \d+(?:\.\d+)+)*\s*(?=[A-Za-z]\w*[A-Z_]\w*$)"
)
# A mark that stands without a space behind the name it is of: "gate-class (keyword)Deprecated".
_GLUED = re.compile(r"(?<=[a-z)])(?:Deprecated|Experimental|Required|Optional)$")
# What a heading says of its text beside its subject: "(optional)", "(Optional, but strongly recommended)".
_ASIDE = re.compile(
    r"\s*\((?:\d\w?|(?:optional|advanced|deprecated|recommended|experimental|beta|easy|simple|new)\b[^()]{0,40})\)",
    re.IGNORECASE,
)
# What is written in capitals because it is a name: `FROST_HOME`, `ASM<DIALECT>`, `CXX`; few letters are initials.
_CONSTANT = re.compile(r"[A-Z][A-Z\d]*(?:_[A-Z\d<>]*|<[A-Z\d_]+>)+[A-Z\d_<>]*|[A-Z]{6,}")
_ALIASED = re.compile(r"([a-z][\w.-]*) \(([a-z][\w.-]*)\)")  # a command and another name of it: "shut (close)"
_FURTHER = re.compile(r"(?<=\w\?) (?=\S)")


# The last joint of names that a heading lists: "The gate-add, gate-del commands".
_LAST_LISTED = re.compile(r"(?<=\w), (?=`?\w+[-_][\w-]+`?(?: [A-Za-z]+s)?$)|(?<=`), (?=`[^` ]+`(?: [A-Za-z]+s)?$)")


def _asked_first(heading: str) -> str:
    """ "Why does it stop? The `--debug` Option" → "Why does it stop?"."""
    first, *further = _FURTHER.split(heading, maxsplit=1)
    return first if further and QUESTION_WORD.match(first) and not heading.endswith("?") else heading


# To understand is no task that somebody asks how to do: what is understood is what the text is about.
_TO_KNOW = re.compile(
    r"^(?:Understanding|Understand|Learn(?:ing)? about|Get(?:ting)? to know|Knowing) (?:and )?"
    r"(?:(?:your|my|our) )?(\S)"
)
# What there is one of for what it belongs to: "vision for Frost".
_ONLY_ONE = re.compile(r"^(?:vision|road ?map|rationale|motivation|philosophy|mission) (?:for|of|behind) ")


def read(heading: str, text: str, site: Site) -> Topic:
    """The topic of a heading."""
    clean = _TO_KNOW.sub(lambda m: m[1].upper(), _LAST_LISTED.sub(" and ", _asked_first(without_label(heading))))
    number = clean[len(site.product) :].lstrip() if fold(clean).startswith(f"{fold(site.product)} ") else clean
    if _RELEASE.fullmatch(number):
        return Topic(kind="release", text=_of_release(number))
    if not clean or len(clean) > 120 or not re.search(r"[A-Za-z]{2}", clean):
        return Topic(kind="none", text=clean)
    if named_so := titled(clean.replace("`", "")):
        return Topic(kind="thing", text=f"the `{named_so[0]}` {named_so[1]}")
    if clean.endswith("?"):
        question = asked(clean, text, site)
        return Topic(kind="question" if question else "none", text=question or clean)
    if question := seen(clean):
        return Topic(kind="question", text=question)
    if _FILE.fullmatch(clean) or _is_predicate(clean, site):
        return Topic(kind="none", text=clean)
    if re.fullmatch(r"[a-z_][\w.]*", clean):  # a bare name, such as that of a module
        return Topic(kind="thing", text=f"`{clean}`" if is_word(clean) else clean)
    if (found := _ALIASED.fullmatch(clean)) and all(map(is_base, found.groups())):
        return Topic(kind="thing", text=f"`{found[1]}`")
    if _CONSTANT.fullmatch(clean) and is_coined(clean.lower(), site):
        return Topic(kind="thing", text=f"`{clean}`")
    clean = undescribed(clean, text, site)
    if fold(clean) in _GENERIC_HEADINGS or _API_PART.fullmatch(clean) or _ALL_OF_THEM.fullmatch(clean):
        return Topic(kind="generic", text=clean)
    if found := _NEWS.fullmatch(clean):
        return Topic(kind="release", text=found[1])
    if found := _ANNOUNCED.fullmatch(number):
        return Topic(kind="release", text=_of_release(re.sub(rf"^{re.escape(site.product)} ", "", found[1])))
    if label := _kept_case(clean, text) or _labelled(clean, text):
        return Topic(kind="thing", text=label)
    topic = _told(_ABOUT_IT.sub("", lowered(clean, site, kept(clean, text))), text, site)
    if topic.kind == "thing":
        said = _ONLY_ONE.sub(r"the \g<0>", topic.text)
        topic = dataclasses.replace(topic, text=said, vague=_is_vague(clean, said, site))
    named = topic.kind == "thing" and topic.text.lower().removeprefix("the ") == clean.lower() and _is_name(clean, text)
    return dataclasses.replace(topic, text=clean) if named else topic


_TELLS = re.compile(r"([A-Za-z]{3,}s) (?:an?|the|your|all|any)\b")
_WITHOUT_OBJECT = re.compile(r"us(?:e|es|ing) with\b", re.IGNORECASE)


def _is_predicate(heading: str, site: Site) -> bool:
    """Whether a heading goes on from what it is about, which it does not say: "Uses a real RCS", "Using with Frost"."""
    found = _TELLS.match(heading)
    return bool(found and base(found[1].lower(), site)) or bool(_WITHOUT_OBJECT.match(heading))


_WORD_OF_CLASS = re.compile(r"(?:The )?([A-Z][a-z]+) ([A-Za-z]+)")


def _kept_case(heading: str, text: str) -> str:
    """ "The Order directive" of "Order Directive" on a page that writes "Order" amid its sentences, or empty."""
    found = _WORD_OF_CLASS.fullmatch(heading)
    if not found or found[2].lower() not in NAMED_KINDS:
        return ""
    said = sum(bool(_AMID_SENTENCE.search(before)) for before, _ in _amid(text, found[1]))
    small = sum(1 for _ in _amid(text, found[1].lower()))
    return f"the {found[1]} {found[2].lower()}" if said > 1 and said > small else ""


# A label of an interface in the capitals of a title, and what a page calls it: "the **Fill Rack with Tapes** command".
_LABEL = re.compile(r"[A-Z][\w-]*(?: (?:(?:of|the|to|from|by|in|on|with|for|and|as) ){0,2}[A-Z][\w-]*){1,4}")
_KINDS_SHOWN = frozenset("command dialog filter tool menu window button panel tab plug-in plugin brush editor".split())
_ITS_KIND = re.compile(r"[*_”\"]{0,3} (command|dialog|filter|tool|menu|window|button|panel|tab|plug-?in)\b")


def _labelled(heading: str, text: str) -> str:
    """ "The Fill Rack with Tapes command" of a label that the page calls so or shows in a menu, or empty."""
    if not _LABEL.fullmatch(heading):
        return ""
    first, *_, last = heading.lower().split()
    does = is_base(first) and last not in _KINDS_SHOWN
    shown = ""
    for before, behind in _amid(text, heading):
        if behind.startswith((" is a ", " is an ", " is the ")):
            return ""  # said without its kind
        if (found := _ITS_KIND.match(behind)) and last != found[1]:
            return f"the {heading} {found[1]}"
        shown = shown or (f"the {heading} command" if does and before.endswith("→ ") else "")
    return shown


def _is_name(heading: str, text: str) -> bool:
    """Whether the page writes the heading with the same capitals amid its sentences ("Game Center integration")."""
    if not re.fullmatch(r"(?!(?:The|An?) )[A-Z][\w-]*(?: [A-Z][\w-]*){1,3}", heading):
        return False
    if heading.rpartition(" ")[2].lower().removesuffix("s") in CLASS_NOUNS:
        return False  # "DS Record Format"
    return any(
        (_AMID_SENTENCE.search(before) and not behind.startswith(":")) or _PREDICATE.match(behind)
        for before, behind in _amid(text, heading)
    )


def _is_vague(heading: str, text: str, site: Site) -> bool:
    """Whether no word of a heading is rare, a name or code: "Principles of operation", "Simple values"."""
    words = re.findall(r"[\w-]+", text)
    named = "`" in heading or any(
        not is_vague_noun(w) and (re.search(r"\d|_|\w[A-Z]", w) or w.lower() in site.proper or w[0].isupper())
        for w in words
    )
    alone = len(words) == 1 and is_ordinary(words[0]) and not is_plural(words[0])
    ordinary = alone or all(is_vague_noun(w) or is_adverb(w) for w in words)
    return not named and ordinary


def _is_statement(low: str) -> bool:
    """Whether a heading says something instead of naming it: "`a` moved to `b`", "always close the file"."""
    words = low.split()
    adverb = len(words) > 1 and (words[0].lower() in _BIDDING or is_adverb(words[0])) and is_base(words[1])
    done = len(words) > 1 and words[-1].endswith("ed") and bool(verbs_of(words[-1]))
    return (
        adverb
        or done
        or bool(re.search(r" (?:now|no longer|not) ", low))
        or bool(_CHANGED.match(low))
        or bool(_FINITE.search(low.partition(" ")[2]))
    )


def _told(low: str, text: str, site: Site) -> Topic:
    low = re.sub(r"^try (?=[a-z]+ing )", "", low)
    return _question(low, text, site) or _named(low, text, site) or _phrase(low, text, site)


def _question(low: str, text: str, site: Site) -> Topic | None:
    """The topic of a heading that asks or tells how, without a question mark."""
    if found := re.match(r"how (?:to|do i|do you|can i|can you) (.+)", low, re.IGNORECASE):
        return _how_to(low, found[1], site)
    if found := re.fullmatch(r"how (?:does |do )?(.+?) works?", low, re.IGNORECASE):
        return Topic(
            kind="question", text=f"How {'do' if _plural(found[1]) else 'does'} {_article(found[1], text, site)} work?"
        )
    if found := re.match(
        r"(why|when|where|what|which) (?:to )?(use|avoid|choose|do|not(?: to)?|run|put) (.+)", low, re.IGNORECASE
    ):
        verb = found[2].lower().removesuffix(" to")  # "When not to write a driver"
        return Topic(kind="question", text=f"{found[1].capitalize()} should I {verb} {speak(found[3])}?")
    if found := re.match(r"avoid (?=\S+ing\b|\S+ )(?!list|zone)(.+)", low):  # advice, and no task
        return Topic(kind="question", text=f"Why should I avoid {speak(found[1])}?")
    if re.match(r"(?:what (?:is|are)|why (?:is|are|does|do)|how (?:is|are|does|do)) ", low, re.IGNORECASE):
        return Topic(kind="question", text=f"{low[0].upper()}{low[1:]}?")
    return None


def _named(low: str, text: str, site: Site) -> Topic | None:
    """The topic of a call with its arguments, and of "PEP 8: Style"."""
    if found := _CALL.fullmatch(low):
        return Topic(kind="thing", text=f"`{found[1]}()`")
    if found := re.fullmatch(r"((?:[A-Z][\w.-]*)(?: [\w.-]+){0,2}): ([^:]+)", low):
        inner = _told(lowered(found[2], site, kept(found[2], text)), text, site)
        return (
            Topic(kind="thing", text=f"{inner.text} ({found[1]})")
            if inner.kind == "thing"
            else Topic(kind="none", text=low)
        )
    return None


def _phrase(low: str, text: str, site: Site) -> Topic:
    """The topic of a phrase: a task, a trouble, a thing, or none."""
    low = _AND_TEXT.sub(r"\1", low)
    words = low.split()
    if (
        words[-1].lower() in _OPEN_END
        or QUESTION_WORD.match(low)
        or re.search(r"[:;|=]|\s[-–—]\s|\.\s|\b(?:I|you|we)\b|\.\.\.|…|!\s|^[^\w`\"“'(@$.<-]", low)
    ):
        return Topic(kind="none", text=low)
    if _NEGATED.search(low):
        return (
            Topic(kind="none", text=low)
            if not (clause := _trouble(low, text, site))
            else Topic(kind="trouble", text=clause)
        )
    if _KINDS_OF.match(low):
        return Topic(kind="none", text=low)
    if len(words) > 1 and words[1].startswith("(") and gerund_of(words[0]):
        return Topic(kind="none", text=low)  # "upgrading (Linux)": what?
    if (series := _SERIES.match(low)) and VERBS.issuperset(series.groups()):
        return Topic(kind="task", text=low)
    if _TWO_TASKS.match(low):
        return Topic(kind="none", text=low)
    if phrase := _verb_phrase(words, text, site):
        task = two_words(speak(_coordinated(phrase, site)))
        return Topic(kind="none" if points_back(task) else "task", text=task)
    if clause := _trouble(low, text, site):
        return Topic(kind="trouble", text=clause)
    low = _DOCUMENT.sub("", low)
    if low.endswith(" overview"):
        low = low.removesuffix(" overview")
        if lacks_article(low.split(), site):
            return Topic(kind="none", text=low)  # "alias overview"
    if found := _CLASS_FIRST.fullmatch(low):
        low = f"the {found[2]} {found[1].lower()}"
    if (
        words[0].lower() in _STRANDED
        or _is_unasked(low, text, site)
        or len(words) > 9
        or _is_statement(low)
        or words[0] in ("needing", "wanting", "having", "being")
    ):
        return Topic(kind="none", text=low)
    low = " ".join(inner_articles(low.split(), site, lambda phrase: list(_amid(_lower(text), phrase))))
    named = _article(low, text, site)
    bare = " " not in named and is_counted(named, site)  # "role": which one, and of what?
    return Topic(kind="none" if bare else "thing", text=named, plural=_plural(low))


# A call with the types or names of its arguments: "INT port(IP ip)".
_CALL = re.compile(r"(?:[\w*]+ )?([A-Za-z_][\w.:]*)(?:\((?:[^()]* [^()]*|[^()]*,[^()]*|\w*_\w*|)\)| \(\))")
# "attribute `.path`" is "the `.path` attribute".
_CLASS_FIRST = re.compile(rf"((?i:{'|'.join(sorted(CLASS_NOUNS))})) (`[^`]+`|\.\w+|[A-Z]+[a-z]\w*[A-Z]\w*|[a-z]+_\w+)")
# What only the text before or the page around tells: "more caches", "XCLIENT example", "checksums et al".
_LEFT_OVER = re.compile(
    r"(?:not|more|other|further|additional|another|next|previous|upcoming|following|remaining|miscellaneous|various|example"
    r"|examples|some|last|no|uses of|details of|details on|references for|references on) .+"
    r"|.*\b(?:examples?|samples?|et al|etc|and others|and more|and friends|and so on|history|credits|preliminaries"
    r"|situation|advantages/disadvantages|preamble|quotes|copyright|licen[cs]e|walkthrough|disclaimer|acknowledge?ments?)\W*"
    r"|an? .*|us(?:e|age) notes?\b.*|change history .*"
    r"|(?:proposed|current|planned|alternative) (?:changes?|state|issues?|solutions?|design).*"
    r"|hands[- ]on\b.*|(?:information|notes?|instructions|hints|advice) for .+"
    r"|(?:added|dropped|removed|improved|updated|extended) support (?:for|of|to)\b.*"
    r"|.*\w-(?:centric|oriented|driven|specific|related|wide)",
    re.IGNORECASE,
)


_NO_TOPIC = frozenset("all none any other others both yes no".split())


def _is_verb_form(word: str, site: Site) -> bool:
    """Whether a word that stands alone is a verb without its object: "updating", "failed", "acquire"."""
    if word.endswith("ing"):
        return bool(gerund_of(word)) and word not in _GERUND_NOUNS and not site.nouns.get(word, 0)
    return (word.endswith("ed") and bool(verbs_of(word))) or (word in VERBS and not is_noun(word, site))


_LEAST_ORDER = 4  # words of a heading that a verb begins which may be a noun, and "to" or "into" tells that it is none
_TARGET = re.compile(r" (?:to|into|from) ")


def _is_unasked(low: str, text: str, site: Site) -> bool:
    """Whether nobody would ask for a heading: left over from others, an adjective, or an order that is none."""
    words = low.split()
    first = words[0].lower()
    if _LEFT_OVER.fullmatch(low) or ("," in low and not re.search(r" (?:and|or) |&|[`(]", low)):
        return True
    if len(words) > 2 and is_base(first) and is_adverb(words[-1]):
        return True  # "treat whitespace obviously"
    if first == "be" or low.endswith(("'s", "’s")):
        return True
    if site.product and low.lower().startswith(f"{site.product.lower()} as "):
        return True  # "Frost as a set of tables": of the product in the product
    if len(words) == 1:
        last = first.rpartition("-")[2]  # "non-interactive"
        described = last != first and not is_noun_form(last) and (is_adjective(last) or bool(verbs_of(last)))
        return first in _NO_TOPIC or is_adjective(first) or described or _is_verb_form(first, site)
    if len(words) == 2 and gerund_of(first) and is_adjective(words[1]) and not is_noun_form(words[1]):
        return True  # "going insecure"
    bidding = first in ONE_WORD and len(words) > 2  # "setup investment portfolio"
    if (bidding or before_adjective(words) or before_format(words)) and not _compound(low, text):
        return True
    if first in NOUN_TOO and len(words) >= _LEAST_ORDER and _TARGET.search(low):
        return True  # "change orphaned gains to gain/loss account"
    if _is_order_without_article(words, low, text, site):
        return True
    order = (first in VERBS - NOUN_TOO or len(first) >= _LEAST_LETTERS) and is_base(first) and not may_be_noun(first)
    gerund = len(words) > 1 and bool(gerund_of(first)) and _bare_object(first, words[1:], text, site)
    return order or gerund or first in ADJECTIVAL


def _is_order_without_article(words: list[str], low: str, text: str, site: Site) -> bool:
    """Whether a verb stands before an object and the page has no such noun: "join discourse", "start server"."""
    if len(words) == 1:
        return low in VERBS - NOUN_TOO and low not in site.nouns
    seldom = words[0].lower() in _SELDOM_NOUN and not is_plural(words[-1])
    return seldom and not _names_kinds(words[1:]) and not _compound(low, text)


def _bare_object(gerund: str, rest: list[str], text: str, site: Site) -> bool:
    """Whether a gerund stands before a counted noun without article, as no noun does: "installing target"."""
    if gerund in _GERUND_NOUNS or _compound(f"{gerund} {' '.join(rest)}".lower(), text):
        return False
    return lacks_article(rest, site) and not (len(rest) == 1 and is_bare(list(_amid(_lower(text), rest[0].lower()))))


def _how_to(low: str, phrase: str, site: Site) -> Topic:
    """ "How to shut down the system"; no task is "how to migrate", which does not say what, nor "how to x works"."""
    task = two_words(speak(phrase))
    first, _, rest = task.partition(" ")
    alone = not rest and first not in _TO_PRODUCT
    if alone or points_back(task) or re.search(r" works?$", task):
        return Topic(kind="none", text=low)
    return Topic(kind="task", text=_with_object(first, rest.split(), site) if not rest else task)
