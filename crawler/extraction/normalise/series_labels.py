"""Labels of provisions: "§ 3.", "Art. 5-bis", "Section 4", "3A.", "4 §", and whether some of them rise by one."""

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .. import dom

LEAST = 3  # labels of a series
LEAST_STEPS = 0.8  # share of its steps that go up by one: sections are repealed
MOST_LETTERS = 24  # of a label
MOST_TITLE_LETTERS, MOST_TITLE_WORDS = 150, 18
_MOST_GAP = 3
_WORD = (
    r"(?:§+|(?i:art(?:icle|ikel|ículo|iculo|igo|icolo|ykuł|icol|\.)?|sec(?:tion|\.)|rule|reg(?:ulation|\.)|clause|by-?law"
    r"|paragra[fp]h?|čl(?:ánek|\.)|člen|članak|стат(?:ья|тя)|член|άρθρο|madde|cikk|adran|erthygl|pykälä))"
)
_NUMBER = (
    r"(?P<number>\d{1,4})(?P<letter>(?:[A-Z]{1,2}|[a-z]|\s[a-z](?=\s§))?)"
    r"(?P<latin>[\s-]?(?:bis|ter|quater|quinquies|sexies|septies))?"
)
_LABEL = re.compile(
    rf"(?:(?P<word>{_WORD})\s*(?:(?P<first>(?i:premier|primero|primeiro))"
    rf"|(?P<of>\d{{1,4}}[A-Z]?[.:–-])?{_NUMBER})(?:\s?(?P<order>[oº°]|er|ère))?"
    rf"|{_NUMBER.replace('P<', 'P<b')}(?P<sign>\s§)?)"
    r"(?P<end>\s?[.:)]?\s?[—–-]?)"
)
_GLUED = re.compile(r"^([^\W\d_]{3,}\.?)(?=\d)")  # "Artikel3", of two elements
_LATIN = ("", "bis", "ter", "quater", "quinquies", "sexies", "septies")
_STARTS = re.compile(rf"\s*(?:{_WORD}\s*(?:\d|prem|prim)|\d)")


@functools.total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A provision's number."""

    said: str
    # as it stands
    make: str
    # what labels of one series share: "§" and "art" of "Art." and "Article"; empty of a bare number
    number: int
    letter: str
    closed: bool
    # whether a stop or a dash ends it

    @property
    def _key(self) -> tuple[int, str]:
        return self.number, self.letter

    def __lt__(self, other: "Label") -> bool:
        return self._key < other._key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Label) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def label_of(text: str) -> Label | None:
    """The label that a text is, and nothing else."""
    return _label(_LABEL.fullmatch(text)) if len(text) <= MOST_LETTERS else None


def leading(element: dom.Element) -> tuple[Label, bool] | None:
    """The label that an element begins with, and whether it says nothing else."""
    if not len(element) and not _STARTS.match(element.text or ""):
        return None  # as most words of code are, each in an element of its own
    said = ""
    for part in element.itertext():
        said += part
        if len(said) > 2 * MOST_LETTERS:
            break
        if said.strip() and not _STARTS.match(said) and len(said.strip()) > 12:
            return None
    said = " ".join(said.split())
    if not _STARTS.match(said):
        return None
    if (label := label_of(said)) is not None:
        return label, True
    found = _LABEL.match(said)
    label = _label(found) if found and said[found.end() - 1 : found.end() + 1].strip("\xa0") else None
    return (label, False) if label is not None else None


def _stem(word: str) -> str:
    return word.strip().lower()[:3].rstrip(".")


def _label(found: re.Match[str] | None) -> Label | None:
    if found is None:
        return None
    worded = bool(found["word"])
    latin = (found["latin"] if worded else found["blatin"]) or ""
    letter = ((found["letter"] if worded else found["bletter"]) or "").strip()
    order = f"~{_LATIN.index(latin.strip(' -'))}" if latin else letter.lower()
    return Label(
        said=_GLUED.sub(r"\1 ", found[0].rstrip(" —–-:")),
        make=f"{_stem(found['word'] or found['sign'] or '')}{found['of'] or ''}",
        number=1 if found["first"] else int(found["number"] if worded else found["bnumber"]),
        letter=order,
        closed=bool(found["end"].strip()),
    )


def rises(labels: Sequence[Label]) -> bool:
    """Whether there are several and they go up, mostly by one."""
    if len(labels) < LEAST or any(not a < b for a, b in itertools.pairwise(labels)):
        return False
    steps = [b.number - a.number for a, b in itertools.pairwise(labels)]
    return sum(step <= 1 for step in steps) >= LEAST_STEPS * len(steps) and max(steps) <= 5 * _MOST_GAP


def is_title(text: str) -> bool:
    """Whether a line can be a provision's title: short, no sentence, no label."""
    if not 2 < len(text) <= MOST_TITLE_LETTERS or len(text.split()) > MOST_TITLE_WORDS:
        return False
    return text[-1] not in ".;:,—–" and text[0] != "(" and text[0].isupper() and label_of(text) is None
