"""English entries of lists and tables: what they are, by the heading or header above them."""

import re

from gristmill.text import sentences

from .english_grammar import third_person

# What such a thing does can be asked; of the others what they mean.
_ACTS = frozenset(
    "option flag command directive function method package setting module macro operator keyword statement tool "
    "program utility script button key keystroke shortcut filter plugin switch modifier instruction builtin service "
    "daemon action subcommand hook extension library driver pragma clause widget style provider applet".split()
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
    text = re.sub(r" names?$", "", " ".join(re.sub(r"[^a-z ]", " ", header.lower()).split()))
    if (found := _PLURAL.search(text)) and found.end() == len(text):
        text = text[: found.start()] + _singular(found)
    return text if _HEADER.fullmatch(text) else ""


def kind_of_list(heading: str) -> str:
    """ "Parameters used by the shell" → "parameter": the noun for an entry; empty where none or several are named."""
    text = heading.lower()
    if re.match(r"(?:[\d.]+ )?\w+ing \w", text):
        return ""  # what is done with them: "generating scripts"
    if text == "environment":
        return "environment variable"
    found = {_singular(m): m for m in (*_PLURAL.finditer(text), *_LISTED.finditer(text))}
    if len(found) != 1:
        return ""
    noun, place = found.popitem()
    if _JOINS.search(_DESCRIBES.sub("", text[: place.start()])) or not _HEADS.match(text[place.end() :]):
        return ""  # the kind of something else that the heading is about: "scope of variables"
    before = text[: place.start()].split()[-1:]
    whole = _BEFORE.get(before[0], "") if before else ""
    return whole if whole.endswith(noun) else noun


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
    r"(?:[(>:]|for|except|(?:an? )?(?:alias|synonym|abbreviation)|is|are|has|have|was|were|can|will|may|must|does|do"
    r"|these|those|they|that|which|and|or|but|also|another"
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
