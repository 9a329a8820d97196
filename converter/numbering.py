"""Numbers of a statute's provisions: of sections before their text, of points that repeat those above them."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from .statute import SECTION, Atom

_SECOND = re.compile(r"[-–—]?\s*(\(\w{1,4}\))\s*")  # "5.—(1)": a section's number before its first subsection's
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=[^\W\d_a-z]|[“\"])")
_NUMBERED = re.compile(r"\d{1,3}[A-Z]?\.")
_MARGIN = re.compile(r"[A-Z][^.;:,—]{1,70}[^\W_]")
_LETTERED = re.compile(r"([A-Z])\. (?=[A-Z“\"])")
_SUBSECTION = re.compile(r"\((?:[2-9]|1\d)\)")  # a title before the first one is the section's


def numbered(found: Sequence[Atom]) -> tuple[str, list[Atom]]:
    """The number of a section that stands before its text ("5.—(1) …"), and the atoms without it as a label."""
    first = found[0] if found else None
    if first is None or not re.fullmatch(r"\d+[A-Z]*§?\.", first.label) or sum(a.label[-1:] == "." for a in found) > 1:
        return "", list(found)
    second = _SECOND.match(first.text)
    text = first.text[second.end() :] if second else first.text
    return re.sub(r"\W", "", first.label), [
        dataclasses.replace(first, label=second[1] if second else "", text=text),
        *found[1:],
    ]


def unrepeated(number: str, found: list[Atom]) -> list[Atom]:
    """The atoms without the number of their heading before the first: "14.—(1) …" below "14. Stalls"."""
    first = found[0] if found else None
    if first is None or not number or first.label.removesuffix(SECTION).removesuffix(".") != number:
        return found
    said = first.text.lstrip(". ")
    second = _SECOND.match(said)
    if not second and not first.label.endswith(SECTION):
        return found  # "3." may be a point
    text = said[second.end() :] if second else said.lstrip("—– ")
    return [dataclasses.replace(first, label=second[1] if second else "", text=text), *found[1:]]


def apart(found: Sequence[Atom], of: str = "") -> Iterator[Atom]:
    """The atoms with the numbers of sections as such where several stand below one heading ("3.—(1) …", "2.1 …").

    One that begins with the number `of` the heading is enough: "1.1" below "1. Short title".
    """
    subs = [_SECOND.match(atom.text) if _NUMBERED.fullmatch(atom.label) else None for atom in found]
    several = any(sub is not None and sub[1] == "(1)" for sub in subs)
    dotted = [None if atom.label else _DOTTED.match(atom.text) for atom in found]
    for atom, number in zip(found, dotted, strict=True):
        if number and (sum(map(bool, dotted)) > 1 or (of and number[1].startswith(f"{of}."))):
            yield dataclasses.replace(atom, label=f"{number[1]}{SECTION}", text=atom.text[number.end() :])
        elif several and _NUMBERED.fullmatch(atom.label):
            yield dataclasses.replace(atom, label=f"{atom.label[:-1]}{SECTION}")
        else:
            yield atom


def deepened(found: Sequence[Atom]) -> Iterator[Atom]:
    """The atoms with the last of several labels where the ones before it say below which point it stands: "(b)(3)".

    The Code of Federal Regulations repeats them before each point.
    """
    path: list[str] = []
    for atom in found:
        labels, text = [atom.label], atom.text
        while atom.label.startswith("(") and (more := _SECOND.match(text)):
            labels.append(more[1])
            text = text[more.end() :]
        below = len(labels) > 1 and labels[:-1] == path[: len(labels) - 1]
        path = labels if atom.label else path
        yield dataclasses.replace(atom, label=labels[-1], text=text) if below else atom


def lettered(found: Sequence[Atom]) -> list[Atom]:
    """The atoms with the capital letters that some codes number subsections with as labels: "A. No person …"; a lone
    one may be the initial of a name.
    """
    letters = [None if atom.label else _LETTERED.match(atom.text) for atom in found]
    said = "".join(letter[1] for letter in letters if letter)
    if len(said) < 2 or not "ABCDEFGHIJKLMNOPQRSTUVWXYZ".startswith(said):
        return list(found)
    return [
        dataclasses.replace(atom, label=f"{letter[1]}.", text=atom.text[letter.end() :]) if letter else atom
        for atom, letter in zip(found, letters, strict=True)
    ]


def untitled(found: Sequence[Atom]) -> list[Atom]:
    """The atoms without the titles in the margin of subsections: "Exception" before "(2) No permit is needed …"."""
    kept: list[Atom] = []
    for atom in reversed(found):
        follows = kept[-1].label if kept else ""
        titles = not atom.label and not atom.inner and _MARGIN.fullmatch(atom.text) and _SUBSECTION.fullmatch(follows)
        if not titles:
            kept.append(atom)
    return kept[::-1]
