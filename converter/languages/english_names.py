"""English: words that name something wherever they stand, and headings that serve as what something belongs to."""

import functools
import re

from gristmill.index.terms import FUNCTION_WORDS

from ..site import Site
from .english_nouns import is_vague_noun
from .english_words import is_plural, is_word

# Code, capitals inside or in a row, digits, and joints that no ordinary word has ("zsh/zftp", "mod_rewrite").
_NAME = re.compile(
    r"\w*[a-z]+[A-Z]\w*|[A-Z]{2,}[\w+#]*|\w*\d\w*|\w+(?:[_./:]\w+)+|<[\w!/-]+>|[$@%]\w[\w.]*|-{1,2}\w[\w-]*"
)
_WORD = re.compile(r"`[^`]*`|[^\s()\"“”‘’,;]+")
# What a name is the name of, behind it: what does something ("the RewriteMap directive"), and what serves for it.
_ACTING = frozenset(
    """
    directive option command function method statement utility tool program plugin driver backend provider filter hook
    macro handler daemon operator keyword setting flag builtin condition clause authenticator lookup decorator
    instruction subcommand transport router script
    """.split()
)
_SERVING = frozenset(
    """
    module package library extension parameter variable attribute field header property tag table element view block
    """.split()
)
_OTHER = frozenset(
    """
    class format file protocol object type event service client server editor shell api interface system exception
    struct trait widget role
    """.split()
)
NAMED_KINDS = frozenset("directive command function method statement macro operator hook field header option".split())
CLASS_NOUNS = _ACTING | _SERVING | _OTHER
MOST_SCOPE_WORDS = 4
_LEAST_PART = 3  # letters
# Abbreviations that every product has one of.
_GENERIC = frozenset("api apis cli faq gui ui url urls id ids os".split())
_JOINED = re.compile(r"\b(?:and|or|of|for|with|in|to|from|by|on)\b|[&,(]")
_LATIN = frozenset("e.g i.e etc. et al. vs.".split())


def has_name(text: str, site: Site) -> bool:
    """Whether a word of the text names something: code, a proper name, an abbreviation, a word in no dictionary.

    The product's own words do not count, which every question has.
    """
    return any(_is_name(word, site) for word in _WORD.findall(text) if not _of_product(word, site))


def _of_product(word: str, site: Site) -> bool:
    return word.strip("`").lower().removesuffix("'s").removesuffix("’s") in _words_of(site.product)


@functools.lru_cache(maxsize=8)
def _words_of(product: str) -> frozenset[str]:
    return frozenset(product.lower().split())


def _is_name(word: str, site: Site) -> bool:
    if word.startswith("`"):
        return len(word) > 3 and is_coined(word.strip("`"), site)
    bare = word.strip(".:!?'")
    if bare.lower() in _GENERIC:
        return False
    return is_coined(bare, site) or (bare[:1].isupper() and bare.lower() in site.proper)


def is_coined(word: str, site: Site) -> bool:
    """Whether a word is no ordinary one of the language: `CHECK_NUMBER`, `--all`, "popcon"; not `merge`."""
    if word.lower() in _LATIN:
        return False
    if _NAME.fullmatch(word) or re.search(r"[(){}\[\]=<>*$@%|&]", word):
        return True
    parts = re.findall(r"[A-Za-z]+", word)
    return bool(parts) and any(len(part) > 2 and not _is_ordinary(part.lower()) for part in parts)


@functools.lru_cache(maxsize=1 << 14)
def _is_ordinary(word: str) -> bool:
    """Whether a word, or each of two that it is written of ("username", "titlebar"), is in the dictionary."""
    if word in FUNCTION_WORDS or is_word(word) or is_word(word.removesuffix("s")):
        return True  # the dictionary has no "the"
    return any(is_word(word[:at]) and is_word(word[at:]) for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1))


def is_scope(topic: str, site: Site) -> bool:
    """Whether people say "in" with a heading's words: a name with what it is one of, in a few words."""
    words = re.sub(r"^(?:the|an?) ", "", topic).split()
    if not words or len(words) > MOST_SCOPE_WORDS or _JOINED.search(topic):
        return False
    definite = topic.startswith("the ") and len(words) > 1 and not is_vague_noun(words[0])  # "the tape driver"
    return words[-1].lower() in CLASS_NOUNS and (definite or has_name(topic, site))


# "frostd - a daemon"; not "hw_type - Configuring the type", where no program is named
_TITLED = re.compile(r"(?P<name>[a-z][\w.+-]*[\w+])(?: ?[-–—] |: )(?=\S)(?!\w+ing\b)")
_OF_CLASS = re.compile(
    r"(?:the )?(?P<class>module|package|command|program|plugin|library|utility|tool) (?P<name>[\w./:+-]+)",
    re.IGNORECASE,
)
_FORMAT = re.compile(
    r"(?:the )?`?(?P<name>[\w-]+(?:\.[\w-]+)+)`? (?:(?:configuration )?file )?(?:format|syntax)", re.IGNORECASE
)
# "Log Normalization Module (mmfrost)", and what is of one program below headings that any manual has: "ffrost
# Documentation", "3.1 Invoking frost".
_ALIAS = re.compile(r".*\b(?P<class>module|plugin|program|utility|tool)\b[^()]*\((?P<name>[\w.+-]+)\)", re.IGNORECASE)
_BOOK = re.compile(
    r"(?P<name>[a-z][\w.+-]*\w) (?:Documentation|Manual|Reference|Manual Page|User(?:['’]?s['’]?)? (?:Guide|Manual))"
)
_INVOKED = re.compile(
    r"(?:[\d.]+ )?(?:Invoking|Invocation of) (?:the )?`?(?P<name>[a-z][\w.+-]*\w)`?\.?(?: (?:command|program))?"
)


def owner_of(heading: str, site: Site) -> tuple[str, str]:
    """What a heading introduces by name: ("module", "mod_gate") of "Frost Module mod_gate", ("program", "frostd") of
    "frostd - a daemon", ("command", "frost.cf") of "Frost frost.cf file format". Empty where it introduces nothing by
    a name that is no ordinary word.
    """
    bare = " ".join(w for w in heading.split() if not _of_product(w, site))
    if found := _FORMAT.fullmatch(bare):
        return "command", found["name"]
    if (found := _INVOKED.fullmatch(heading)) and not is_plural(found["name"]):
        return "command", found["name"]
    found = _OF_CLASS.fullmatch(bare) or _ALIAS.fullmatch(bare) or _BOOK.fullmatch(bare) or _TITLED.match(heading)
    if not found or not is_coined(found["name"], site) or heading.isupper():
        return "", ""
    return ("module" if found.groupdict().get("class", "").lower() == "module" else "program"), found["name"]


# A label in the capitals of a title with what it is one of: "the Fill Rack with Tapes command".
_LABEL = re.compile(
    r"the [A-Z][\w-]*(?: (?:(?:of|the|to|from|by|in|on|with|for|and|as) ){0,2}[A-Z][\w-]*)+ (?:command|filter|tool)"
)


def thing_intent(text: str, site: Site) -> str:
    """How a thing is asked for: what it does ("the RewriteMap directive"), or what it is for ("the Date field")."""
    words = text.split()
    if re.fullmatch(r"`[\w.:]+\(\)`", text) or _LABEL.fullmatch(text):
        return "thing_acting"
    if len(words) < 2 or len(words) > MOST_SCOPE_WORDS or _JOINED.search(text):
        return "thing"
    coded = "`" in (words[-2][0], words[-2][-1])  # also "the `frost delete` command"
    named = coded or is_coined(words[-2], site) or (len(words) == 3 and words[1][0].isupper())
    named &= coded or not _of_product(words[-2], site)  # "the native Frost package"
    head = words[-1].lower() if named else ""
    return "thing_acting" if head in _ACTING else "thing_serving" if head in _SERVING else "thing"


_PLURAL_CLASS = {f"{noun}s": noun for noun in _ACTING | _SERVING} | {"properties": "property", "libraries": "library"}
_PLURAL = re.compile(r"[A-Z][a-z]+s")
_BELOW = re.compile(r"\b([a-z]+)$", re.IGNORECASE)
# A part of a file of settings, by its name: "tape section", "[tape]"; and a key in one.
_GROUP = re.compile(r"(?:The )?`?(?P<bare>[a-z][\w-]*)`? (?P<kind>section|block|stanza)|(?P<name>\[[\w.-]+\])")
_KEY = re.compile(r"[a-z][\w.-]+")
_OF_WHICH = re.compile(r" (?:of|for|in|with|from|to|on|by|used|sent|understood|supported|that|which) ")


def member_of(heading: str, above: str) -> str:
    """ "The `File` parameter" of "File" below "Action Parameters"; empty below what names no kind.

    Below "Commands sent by drivers" it is a command, below "tape section" an option of a file's section of that name.
    """
    if (group := _GROUP.fullmatch(above)) and _KEY.fullmatch(heading.strip("`")):
        return f"the `{group['name'] or group['bare']}` {group['kind'] or 'section'}'s `{heading.strip('`')}` option"
    found = _BELOW.search(_OF_WHICH.split(above, maxsplit=1)[0])
    noun = _PLURAL_CLASS.get(found[1].lower(), "") if found else ""
    bare = heading.strip("`")
    if noun in _ACTING and _PLURAL.fullmatch(bare) and is_plural(bare.lower()):
        return ""  # "Tests" below "Completion scripts"
    return f"the `{bare}` {noun}" if noun and re.fullmatch(r"[\w.$:@<>-]+", bare) else ""
