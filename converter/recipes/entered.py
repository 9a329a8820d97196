"""The entry that a section is: a call, a command, an option, a setting. Its name is the subject of its sentences.

Of 60 kept questions of a 1.5 B model over five manuals that nobody had tuned on, eight of ten that two blind readers
called bad or minor did not name the command or option whose section they were of: "what happens if `NAME` is omitted?"
"""

import re
from collections.abc import Sequence

from gristmill.index.terms import FUNCTION_WORDS

from ..commands import MOST_WORDS, command
from ..languages.english_words import is_word
from ..page import display

# A signature: the name, with what makes it one of a class or module.
_CALL = re.compile(
    r"(?:(?P<kind>class|exception) )?(?:[a-z]+ )*?(?P<name>[A-Za-z_][\w.:]*)(?P<call>\(.*\))?(?: ?(?:→|->).*)?",
    re.DOTALL,
)
_FLAG = re.compile(r"(?P<short>-\w\b)?(?:[^,]*, )?(?P<long>--\w[\w-]+)?")
_CODE = re.compile(r"#+ +`[^`]+` *#*")
_SETTING = re.compile(r"(?:.*[.}])?(?P<key>[a-z]\w*(?:[._-]\w+)*) ?= ?\S{1,20}")
# Headings above the names of commands and options, which are no words there.
_LISTS = re.compile(
    r"\b(?:commands?|subcommands?|options?|settings|directives|parameters|variables|keys)\b", re.IGNORECASE
)
_SUMMED = re.compile(
    r"(?P<name>[a-z][a-z0-9_-]*)(?: \([^()]*\)| [-–—] .*)?"
)  # "shake (sift)", "shake - Of all that shakes"


def call_of(heading_path: Sequence[str]) -> str:
    """The qualified name of the entry of an API that a section is: "Hopper.close()"; empty where it is none."""
    found = [_CALL.fullmatch(_bare(heading)) for heading in heading_path]
    last = found[-1] if found else None
    if not last or not (last["call"] or last["kind"]):
        return ""
    owners = [match["name"] for match in found[:-1] if match and match["kind"]]
    name = last["name"] if "." in last["name"] or not owners else f"{owners[-1]}.{last['name']}"
    return name if last["kind"] else f"{name}()"


def is_in_call(heading_path: Sequence[str]) -> bool:
    """Whether a section stands in an entry of an API."""
    found = (_CALL.fullmatch(_bare(heading)) for heading in heading_path)
    return any(match and (match["call"] or match["kind"]) for match in found)


def entry_of(heading_path: Sequence[str], line: str = "") -> str:
    """The name of the entry that a section is, without what stands for a value; empty where it is none.

    "sift [COUNT] mesh NAME" is "sift mesh", "--width <mm>" is "--width", "shake" below "sifter - All of a sifter" of a
    reference of commands is "sifter shake". `line`: the heading as Markdown.
    """
    if found := call_of(heading_path):
        return found
    heading = _bare(heading_path[-1]) if heading_path else ""
    name = _flag(heading) or _setting(heading) or _listed(heading_path) or _command(heading)
    is_code = _CODE.fullmatch(line.strip()) is not None and len(heading.split()) <= MOST_WORDS
    return name or (heading if is_code and heading[:1].islower() else "")


def carries(question: str, entry: str) -> bool:
    """Whether a question has the words of an entry's name, those of any text ("password") as code."""
    name = entry.removesuffix("()")
    said = re.escape(name.rpartition(".")[2]) if entry.endswith("()") else r"\W+".join(map(re.escape, name.split()))
    if name.isalpha():
        return re.search(rf"`{said}(?:\(\))?`", question) is not None
    return re.search(rf"(?<![\w-]){said}(?![\w-])", question) is not None


def kinds_of(entry: str) -> str:
    """What sentences of an entry call it: "the command"; empty where there is none."""
    return ("function method" if entry.endswith("()") else "class" if "." in entry else "command") if entry else ""


def names_other(question: str, entry: str) -> bool:
    """Whether a question has but the first words of a command's name, as another may be called: of `show lids all`."""
    first = entry.split()[:-1]
    return len(first) > 1 and any(carries(question, " ".join(first[:count])) for count in range(2, len(first) + 1))


def _bare(heading: str) -> str:
    return " ".join(display(heading).strip("` ").split())


def _flag(heading: str) -> str:
    found = _FLAG.match(heading) if heading.startswith("-") else None
    return (found["long"] or found["short"] or "") if found else ""


def _setting(heading: str) -> str:
    found = _SETTING.fullmatch(heading)
    return found["key"] if found else ""


def _command(heading: str) -> str:
    """The words of a command that has places for values; a capital word alone may be a name: "installing FROST"."""
    found = command(heading)
    words = found.name.split() if found and found.noun else []
    prose = any(word in FUNCTION_WORDS or (word.endswith("ing") and word.isalpha()) for word in words)
    return "" if prose else " ".join(words)


def _listed(heading_path: Sequence[str]) -> str:
    """A name in small letters below a heading that lists such names, behind that of its group."""
    above = [_bare(heading) for heading in heading_path]
    lists = next((at for at, heading in enumerate(above[:-1]) if _LISTS.search(heading) and heading[:1].isupper()), -1)
    names = [_SUMMED.fullmatch(heading) for heading in above[lists + 1 :]] if lists >= 0 else []
    if not names or not all(names):
        found = above[-1] if above else ""
        return found if re.fullmatch(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+", found) and not _is_prose(found) else ""
    return " ".join(match["name"] for match in names if match)


def _is_prose(name: str) -> bool:
    """Whether all of a name's parts are words: "off-line", not "git-pw"."""
    return "_" not in name and all(is_word(part) or part in FUNCTION_WORDS for part in name.split("-"))
