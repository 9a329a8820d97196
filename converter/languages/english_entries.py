"""English names of kinds: what the entries of a list or a table are, by its heading or the header of their column."""

import re

# What such a thing does can be asked; of the others what they mean.
_ACTS = frozenset(
    "option flag command directive function method package setting module macro operator keyword statement tool "
    "program utility script button key keystroke shortcut filter plugin switch modifier instruction builtin service "
    "daemon action subcommand hook extension library driver pragma clause widget style provider applet".split()
)
_MEANS = frozenset(
    "variable parameter argument field constant attribute property event signal symbol tag element format character "
    "sequence specifier escape pattern type mode state status error message token prefix suffix level priority "
    "category permission role resource header metric counter column file directory folder class exception condition "
    "policy qualifier".split()
)
_NOUN = "|".join(sorted(_ACTS | _MEANS))
_PLURAL = re.compile(
    rf"\b(?P<noun>{_NOUN}|propert(?=ies)|categor(?=ies)|director(?=ies)|utilit(?=ies)|librar(?=ies)|polic(?=ies))"
    r"(?:s|es|ies)\b"
)
_LISTED = re.compile(
    rf"\b(?P<noun>{_NOUN}) (?:descriptions?|reference|list|summary|table|names|overview|details|definitions|settings)\b"
)
_SINGULAR = re.compile(rf"\b(?:{_NOUN})\b")
_HEADER = re.compile(rf"(?:[a-z]+ )?(?:{_NOUN})")
_WHOLE = {"propert": "property", "categor": "category", "director": "directory", "utilit": "utility"}
_WHOLE |= {"librar": "library", "polic": "policy"}
_BEFORE = {"environment": "environment variable", "boot": "boot parameter", "kernel": "kernel parameter"}


def kind_of_column(header: str) -> str:
    """ "Mount options" → "mount option": the noun for a key below this header; empty where it names no kind."""
    text = re.sub(r" names?$", "", " ".join(re.sub(r"[^a-z ]", " ", header.lower()).split()))
    if found := _PLURAL.search(text):
        text = text[: found.start()] + _singular(found)
    return text if _HEADER.fullmatch(text) else ""


def kind_of_list(heading: str) -> str:
    """ "Parameters used by the shell" → "parameter": the noun for an entry; empty where none or several are named."""
    text = heading.lower()
    found = {_singular(m): m for m in (*_PLURAL.finditer(text), *_LISTED.finditer(text))}
    if len(found) != 1:
        return ""
    noun, place = found.popitem()
    before = text[: place.start()].split()[-1:]
    whole = _BEFORE.get(before[0], "") if before else ""
    return whole if whole.endswith(noun) else noun


def names_one(heading: str) -> bool:
    """Whether a heading names one thing of a kind: "RewriteMap directive"."""
    return bool(_SINGULAR.search(heading.lower()))


def acts(kind: str) -> bool:
    """Whether one asks what a thing of the kind does."""
    return kind.rsplit(" ", 1)[-1] in _ACTS


def _singular(found: re.Match[str]) -> str:
    return _WHOLE.get(found["noun"], found["noun"])
