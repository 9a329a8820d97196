"""English entries of lists and tables: what they are, by the heading or header above them."""

import re
from collections.abc import Sequence

from gristmill.text import sentences

from ..site import Site
from .english_grammar import third_person
from .english_words import is_word

# What such a thing does can be asked; of the others what they mean.
_ACTS = frozenset(
    "option flag command directive function method package setting module macro operator keyword statement tool "
    "program utility script button key keystroke shortcut filter plugin switch modifier instruction builtin service "
    "daemon action procedure callback subcommand hook extension library driver pragma clause widget style provider "
    "applet subroutine".split()
)
_MEANS = frozenset(
    "variable parameter argument field constant attribute property event signal symbol tag format character "
    "sequence specifier escape pattern type mode state status error token prefix suffix level priority "
    "category permission role resource header metric counter column file directory folder class exception condition "
    "policy qualifier interface constructor".split()
)
NOUN = "|".join(sorted(_ACTS | _MEANS))
_PLURAL = re.compile(
    rf"(?<![\w-])(?P<noun>{NOUN}|propert(?=ies)|categor(?=ies)|director(?=ies)|utilit(?=ies)|librar(?=ies)|polic(?=ies))"
    r"(?:s|es|ies)\b"
)
_LISTED = re.compile(
    rf"(?<![\w-])(?P<noun>{NOUN}) (?:descriptions?|reference|list|summary|table|names|overview|details|definitions"
    r"|settings)\b"
)
_DESCRIBES = re.compile(
    r"^(?:[\d.]+ )?(?:the )?(?:descriptions?|lists?|summary|overview|reference|index|explanation|meaning|table) of "
)
_JOINS = re.compile(r"\b(?:of|between|for|with|in|to|from|on|by|using|as|about|into|without)\b")
_HEADS = re.compile(r"(?!\s+(?:as|and|versus|vs)\b)")
_OF_PROGRAM = re.compile(
    r"\b(?:options?|flags|switches|arguments|command[- ]line|invo(?:king|cation)|synopsis|usage)\b", re.IGNORECASE
)
_SINGULAR = re.compile(rf"\b(?:{NOUN})\b")
_HEADER = re.compile(rf"(?:[a-z]+ )?(?:{NOUN})")
_WHOLE = {"propert": "property", "categor": "category", "director": "directory", "utilit": "utility"}
_WHOLE |= {"librar": "library", "polic": "policy"}
_BEFORE = {"environment": "environment variable", "boot": "boot parameter", "kernel": "kernel parameter"}


def kind_of_column(header: str) -> str:
    """ "Mount options" → "mount option": the noun for a key below this header; empty where it names no kind."""
    header = header.rsplit("/", 1)[-1]  # "Path/File"
    text = re.sub(r" names?$", "", " ".join(re.sub(r"[^a-z ]", " ", header.lower()).split()))
    if (found := _PLURAL.search(text)) and found.end() == len(text):
        text = text[: found.start()] + _singular(found)
    return text if _HEADER.fullmatch(text) else ""


_SHOWN = re.compile(r"\b(?:list|show|output|print)\b.*\bformat options$")  # of which an output consists


def kind_of_list(heading: str) -> str:
    """ "Parameters used by the shell" → "parameter": the noun for an entry; empty where none or several are named."""
    text = heading.lower()
    if re.match(r"(?:[\d.]+ )?\w+ing \w", text):
        return ""  # what is done with them: "generating scripts"
    if text == "environment":
        return "environment variable"
    if _SHOWN.search(text):
        return "field"
    found = {_singular(m): m for m in (*_PLURAL.finditer(text), *_LISTED.finditer(text))}
    if len(found) != 1:
        return ""
    noun, place = found.popitem()
    if _JOINS.search(_DESCRIBES.sub("", text[: place.start()])) or not _HEADS.match(text[place.end() :]):
        return ""  # the kind of something else that the heading is about: "scope of variables"
    before = text[: place.start()].split()[-1:]
    whole = _BEFORE.get(before[0], "") if before else ""
    return whole if whole.endswith(noun) else noun


# What a paragraph before a list says its entries are: "The five contexts are:", "with possible values".
_INTRODUCED = re.compile(
    r"\b(?:following|possible|valid|allowed|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:[\w-]+ )??(?P<noun>[a-z]+s)\b",
    re.IGNORECASE,
)
_NEUTRAL = frozenset("ones items entries things names forms kinds groups categories sections parts".split())


def introduces_others(lead: str, noun: str) -> bool:
    """Whether the words before a list say that its entries are of another kind than the heading does."""
    head = noun.rsplit(" ", 1)[-1]
    spans = sentences(lead)
    last = lead[slice(*spans[-1])].rstrip() if spans else ""
    said = [found["noun"].lower() for found in _INTRODUCED.finditer(last)] if last[-1:] not in (".", "!", "?") else []
    known = {f"{head}s", f"{head}es", f"{head[:-1]}ies"} | _NEUTRAL
    return bool(said) and not any(one in known or one.endswith(f"{head}s") for one in said)


# Words before the noun that say nothing of whose it is.
_ANY = frozenset(
    "new other another common uncommon special specialised specialized available supported general generic "
    "additional following all basic required optional standard miscellaneous misc various main more useful "
    "important list lists complete full further related possible valid existing current different extra old "
    "deprecated obsolete removed changed recognized known defined predefined the a an of some any most these those "
    "its your our my each this description descriptions summary overview reference table and or".split()
)
LEAST_SHOUTED = 4  # letters of a word that is in capitals with its whole title: "CONFIGURATION"; fewer are initials
MOST_CLASS_WORDS = 3  # before the noun
_OF = re.compile(r"(?:of|for|in) (?:the |an? )?(?P<of>\S+(?: \S+)?)$")
_CHOICE = re.compile(r"[a-z]{4,}/[a-z]{4,}")  # "Debug/Expert options" are of no one class
_TEXTS = frozenset("documentation docs manual guide handbook user reference tutorial".split())
_OF_THINGS = frozenset({"property", "attribute"})
_CLASS_WORD = re.compile(r"`[^`\s]+`|[A-Za-z][\w./+-]*")


def class_of(title: str, noun: str, site: Site) -> str:
    """ "Printer Driver ModelNumber Constants" → "printer driver ModelNumber constant": what a title says of whose the
    entries are that are each a `noun`; empty where it says nothing, or in no words that can stand before the noun.
    """
    words = (title.lower() if title.isupper() else title).rstrip(" .:").split()
    head = noun.rsplit(" ", 1)[-1]
    named = (f"{head}s", f"{head}es", f"{head[:-1]}ies", head)
    if words and words[0].lower() in named and (of := _OF.match(" ".join(words[1:]))):  # "Options of the server"
        words = [*of["of"].split(), head]
    if not words or re.sub(r"[^a-z]", "", words[-1].lower()) not in named:
        return ""
    told = [word for word in words[:-1] if word.lower() not in site.product.lower().split()]
    while told and told[0].lower() in _ANY:
        told = told[1:]
    joined = head in _OF_THINGS and "and" in told[1:-1]  # "Track and arc properties"
    most = MOST_CLASS_WORDS + joined
    if not 0 < len(told) <= most or not all(_is_class_word(word) or (joined and word == "and") for word in told):
        return ""
    return " ".join([*(_plainly(word, site) for word in told), head])


def _is_class_word(word: str) -> bool:
    small = word.lower()
    plain = _CLASS_WORD.fullmatch(word) is not None and not _JOINS.fullmatch(small) and not _CHOICE.search(small)
    return plain and small not in _ANY and small not in _TEXTS and not small.endswith(("ing", "ly", "s"))


def _plainly(word: str, site: Site) -> str:
    """A word of a title as it stands inside a sentence."""
    if word.isupper() and len(word) >= LEAST_SHOUTED and is_word(word.lower()):
        return word.lower()
    proper = word.lower() in site.proper or not re.fullmatch(r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*", word)
    return word if proper else word.lower()


_SHORT = {"proc": "procedure", "func": "function", "sub": "subroutine"}
_IN_TERM = re.compile(rf"(?:(?P<before>{NOUN}|proc|func|sub) (?P<after>\S+)|(?P<name>\S+) (?P<kind>{NOUN}))")
_NUMBERED = re.compile(r"[a-z_]+\.[A-Z]\d{2,4}|[A-Z]{1,3}-?\d{4,5}")  # of messages: "fields.E303", "E0308"
_SAID_OF = re.compile(rf"(?:[A-Z][\w ]{{0,30}}\. )?This (?P<noun>{NOUN}) \w")


def of_term(term: str) -> tuple[str, str]:
    """ "method DoOutput" → ("DoOutput", "method"): the name in a term, and the kind that it says; or twice nothing."""
    if _NUMBERED.fullmatch(term.strip("`")):
        return term.strip("`"), "code"
    found = _IN_TERM.fullmatch(term.strip("`"))
    if not found:
        return "", ""
    before = _SHORT.get(found["before"], found["before"])
    return (found["after"].lstrip(":"), before) if found["before"] else (found["name"], found["kind"])


def expands(term: str, text: str) -> bool:
    """Whether a text is what the letters of a term stand for: "Tagged Image File Format" of "TIFF"."""
    words = re.findall(r"[A-Za-z]+", text.rstrip("."))
    letters = re.sub(r"[^A-Z]", "", term)
    return 1 < len(letters) == len(re.sub(r"\W", "", term)) and "".join(w[0] for w in words).upper() == letters


def of_text(text: str) -> str:
    """The kind that a description says: "This command starts …"; or empty."""
    found = _SAID_OF.match(text)
    return found["noun"] if found else ""


# Kinds of which a product has one set, so that a rare name and the product say which; of others there are many sets.
_SINGLE = frozenset(
    "directive setting command variable package module macro function statement tool program utility plugin driver "
    "builtin code hook exception service daemon procedure subcommand library extension pragma".split()
)


def single(kind: str) -> bool:
    """Whether a product has one set of such things."""
    return kind.rsplit(" ", 1)[-1] in _SINGLE and kind != "variable"


def names_one(heading: str) -> bool:
    """Whether a heading names one thing of a kind: "RewriteMap directive"."""
    return bool(_SINGULAR.search(heading.lower()))


def lists_options(heading: str) -> bool:
    """Whether a heading is that of the options of a whole program."""
    return bool(_OF_PROGRAM.search(heading))


def acts(kind: str) -> bool:
    """Whether one asks what a thing of the kind does."""
    return kind.rsplit(" ", 1)[-1] in _ACTS


def _singular(found: re.Match[str]) -> str:
    return _WHOLE.get(found["noun"], found["noun"])


LEAST_WORDS = 4  # of a description, without what only points elsewhere
# Beginnings that go on with something before: the term as their subject, or another entry.
_CLINGS = re.compile(
    r"(?:[(>:]|its?|for|except|(?:an? )?(?:alias|synonym|abbreviation|shorthand)|is|are|has|have|was|were|can|will"
    r"|may|must|does|do|these|those|they|that|which|and|or|but|also|another"
    r"|alternatively|otherwise|however|same as|the same|similar(?:ly)? to|similar|like|identical|ditto|equivalent to"
    r"|as (?:above|described|for|with|in)|see|the (?:above|following|latter|former|other|opposite|converse|reverse)"
    r"|more|less|lots|even|deprecated|obsolete|reserved|unused|ignored|not (?:used|implemented)"
    r"|e\.g\.|i\.e\.)(?!\w)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?:(?:The )?[Ss]ame as|(?:An )?[Aa]lias (?:for|of|to)|Synonym|See|Description copied from|Equivalent to)\b"
)
_NEWS = re.compile(r"\b(?:now|no longer|has been|have been|not (?:yet )?(?:used|implemented))\b")
_POINTS_AWAY = re.compile(
    r"\b(?:see(?! (?:that|if|whether)\b)|refer to|described (?:in|under|below|above|for|with)|as described"
    r"|documented in|for (?:more|further) (?:details|information))\b",
    re.IGNORECASE,
)
# What something is said to be that is no kind of thing.
_JUDGED = re.compile(
    r"\b(?:is|are) (?:\w+ly )?(?:an?|the|any|some) (?:[\w-]+ ){0,2}(?:solution|matter|way|pain|target|problem|example"
    r"|must|question|cases?|reason|result|step|task|part|effort|choice|idea|candidate|place|help|thing|concern|requirement"
    r"|issue|point|bit|lot|number|few|good|great|better|best|latest|newest|current"
    r"|first|last)\b"
)


# What is done or happens has no value, and so no default one.
_VALUELESS = frozenset(
    "command function method action event procedure callback subcommand hook operator statement shortcut button "
    "tool program utility script instruction exception signal error status state class interface constructor "
    "keystroke subroutine service daemon".split()
)
_BOUND = re.compile(r"\b(?:key ?bindings?|hot ?keys?|(?:keyboard )?shortcuts?)\b", re.IGNORECASE)


def default_of(noun: str, headings: Sequence[str], column: str) -> str:
    """What the default of a thing is called: its column's header, or "default key binding" of a command that the
    headings say has one; empty where such a thing has none.
    """
    if noun.rsplit(" ", 1)[-1] not in _VALUELESS:
        return column
    bound = any(_BOUND.search(heading) for heading in headings)
    return "default key binding" if bound else ""


def acts_in(text: str) -> bool:
    """Whether a description says what its entry does: it begins with a verb in the third person."""
    first, _, rest = text.partition(" ")
    return first[:1].isupper() and third_person(f"{first} {rest}").split(" ", 1)[0] == first.lower()


def points(text: str) -> bool:
    """Whether a description only names another entry."""
    return bool(_SAME.match(text))


def stands(text: str) -> bool:
    """Whether the description of an entry can be read without its list, and tells no news."""
    said = [text[start:stop] for start, stop in sentences(text)]
    if not said or _CLINGS.match(said[0]) or _NEWS.search(said[0]):
        return False
    return sum(len(one.split()) for one in said if not _POINTS_AWAY.search(one)) >= LEAST_WORDS


def is_class(sentence: str) -> bool:
    """Whether "X is a …" names a kind of thing: no "matter of taste", no "good example"."""
    return _JUDGED.search(sentence) is None


# A title, the kind as its last word, and the name: "Gate File Option (--gate-file)".
_TITLED = re.compile(r"[^()`]+ (?P<noun>[A-Z][a-z]+) \((?P<name>(?=[\w.-]*[-_])[\w.-]{3,})\)")


def titled(heading: str) -> tuple[str, str] | None:
    """The name and the kind that end a heading of words; None where none do."""
    found = _TITLED.fullmatch(heading)
    noun = found["noun"].lower() if found else ""
    return (found["name"], noun) if found and noun in _ACTS | _MEANS else None


_LABELS = {
    "effect": "effect|effects",
    "specifies": "specifies|sets|controls",
    "purpose": "description|purpose|function|meaning",
    "use": "typical use|typical uses|typical usage|use case|use cases",
    "default": "default|default value|default values|default setting",
    "unset": "effect if unset|if unset|when unset",
    "values": "allowed|possible values|accepted values|allowed values|valid values|permitted values|values accepted",
    "parameter": "parameter|parameters",
    "syntax": "syntax",
    "example": "example|examples|example usage|example usages|sample usage|example use",
    "other": (
        "context|contexts|type|type of value|value type|data type|argument|arguments|notes|note"
        "|scope|required|since|range|unit|units|status|module|override|compatibility|value|values|usage"
    ),
}
# Labels of the facts about one thing.
FACTS = {label: role for role, labels in _LABELS.items() for label in labels.split("|")}
