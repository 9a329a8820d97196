"""Wrong choices for a question: values of the same kind that its neighbours have, none of them also true.

A sibling is the answer to another question of the same type and form. It is left out where the cited section says it
(of an entry, where the entry's own line does), where its own section says most of what is asked, or where it says much
of the right one.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..index.subjects import asked_names
from ..index.terms import asked_terms, content_terms
from ..records import Pair
from ..sections import plain
from ..text import digest, fold, jaccard, words
from .solutions import solution

CHOICES = 4
# Answers that say something of one thing. A sentence of prose or a warning is true by itself, whatever was asked.
_TYPES = frozenset({"signature", "inverse", "key_table", "definition", "cli", "version", "enumeration", "matrix"})
_ENTRIES = frozenset({"inverse", "key_table", "definition", "cli"})  # of a table or a list: each says its own name
MOST_WORDS = 30  # of an answer that stands among choices
MOST_ALIKE = 0.25  # of the terms of two choices
MOST_OF_QUESTION = 0.5  # of the asked terms, by rarity, in a line that says the sibling
LEAST_SENTENCE = 5  # words: a shorter choice is a name, which the section of the right one may well mention
# Pairs of a section, a page and a side that are looked at for one question. Of 900 pairs of libvirt's pages as many
# have choices as when each looked at all (407), in a tenth of the time; of all 2,301 they take 1 s.
MOST_LOOKED_AT = 200
_CODE = re.compile(r"`([^`]+)`")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_BARE = re.compile(r"`[^`]+`")


class Known(Protocol):
    """What is known of the pages that pairs are from."""

    def sections_text(self, pair: Pair) -> str:
        """The whole text of the cited sections."""

    def share(self, terms: Sequence[str], said: Collection[str]) -> float:
        """The share of the terms that are said, 0…1, each by its rarity; 1.0 for no terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kin:
    """A pair as one that may lend its answer; all else of it is read where the answer may be a choice."""

    id: str
    place: int
    value: str
    members: frozenset[str]


class Siblings:
    """The pairs of one side whose answers can stand among choices, by form, section and page: no pair looks at all."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._alike: dict[Hashable, list[_Kin]] = defaultdict(list)
        for place, pair in enumerate(pairs):
            if pair.type in _TYPES and pair.evidence and (value := _value(pair)):
                self._add(pair, _Kin(id=pair.id, place=place, value=value, members=_members(pair)))
        for found in self._alike.values():
            found.sort(key=lambda kin: kin.id)

    def _add(self, pair: Pair, kin: "_Kin") -> None:
        form, own = _form(pair), pair.evidence[0]
        for key in (form, (form, own.seed_id), (form, own.seed_id, own.section_sha256)):
            self._alike[key].append(kin)

    def choices(self, pair: Pair, known: Known) -> tuple[list[str], int]:
        """The right answer among three wrong ones, in their own order, and its place; none, and -1, for too few."""
        right = _value(pair) if pair.type in _TYPES else ""
        wrong: list[str] = []
        for kin in self._of(pair) if right else ():
            if self._is_wrong(pair, kin, right, known) and all(_apart(kin.value, one) for one in (right, *wrong)):
                wrong.append(kin.value)
            if len(wrong) == CHOICES - 1:
                shown = sorted([right, *wrong], key=lambda choice: digest(pair.id, choice))
                return shown, shown.index(right)
        return [], -1

    def _of(self, pair: Pair) -> Iterator[_Kin]:
        """Those of the same section, then of the same page, then the others; from a place on that the pair's id says.

        `Scheduler.open` and `BaseScheduler.open` are no siblings: what is said of one holds for the other.
        """
        form, members, seen = _form(pair), _members(pair), {pair.id}
        places = {(form, item.seed_id, item.section_sha256): None for item in pair.evidence}
        for key in (*places, *dict.fromkeys((form, item.seed_id) for item in pair.evidence), form):
            for kin in itertools.islice(self._from(key, pair.id), MOST_LOOKED_AT):
                if kin.id not in seen:
                    seen.add(kin.id)
                    if not members & kin.members:
                        yield kin

    def _from(self, key: Hashable, id_: str) -> Iterator[_Kin]:
        found = self._alike.get(key, [])
        start = int(digest("siblings", id_), 16) % max(1, len(found))
        return itertools.chain(itertools.islice(found, start, None), itertools.islice(found, start))

    def _is_wrong(self, pair: Pair, kin: _Kin, right: str, known: Known) -> bool:
        """Whether a sibling's answer is no answer here: an entry or a name by its line, all else by its section."""
        said, section = fold(plain(kin.value)), known.sections_text(pair)
        by_line = pair.type in _ENTRIES or (solution(pair) is not None and len(words(kin.value)) <= LEAST_SENTENCE)
        if not said or said == fold(plain(right)) or (not by_line and f" {said} " in f" {fold(plain(section))} "):
            return False
        if any(_spelled_out(name, said) for name in _CODE.findall(pair.question)):  # the index has names in lower case
            return False
        asked = sorted(set(asked_terms(pair.question)) - set(content_terms(plain(kin.value))))
        lines = [line for line in section.split("\n") if f" {said} " in f" {fold(plain(line))} "]
        sibling = self._pairs[kin.place]
        lines.append(_quoted(sibling) if by_line else known.sections_text(sibling))
        return all(known.share(asked, set(content_terms(plain(line)))) <= MOST_OF_QUESTION for line in lines)


def _value(pair: Pair) -> str:
    """The answer as a choice shows it, in one line; a signature as its parameters, as it would tell its own name."""
    found = solution(pair)
    if found is not None and found.grader == "set":
        return ", ".join(f"`{item}`" for item in found.text.split("\n"))
    text = pair.answer.strip()
    return text if "\n" not in text and len(words(text)) <= MOST_WORDS else ""


def _members(pair: Pair) -> frozenset[str]:
    """The last parts of the names that a question states."""
    return frozenset(name.rpartition(".")[2] for name in asked_names(pair.question) if "." in name)


def _form(pair: Pair) -> tuple[str, str, str, str]:
    """Kind of pair, its language, kind of answer, and what it looks like: choices look alike."""
    found, text = solution(pair), pair.answer.strip(" *")
    looks = "flag" if text.startswith(("-", "`-")) else "code" if _BARE.fullmatch(text) else "words"
    return pair.type, pair.language, found.grader if found else "", looks


def _spelled_out(name: str, said: str) -> bool:
    """Whether folded words have each part of a name of several: "whether to allow any root" of `AllowAnyRoot`."""
    parts = {part.lower() for part in _PARTS.findall(name)}
    return len(parts) > 1 and parts <= set(said.split())


def _quoted(pair: Pair) -> str:
    return "\n".join([pair.question, *(item.quote for item in pair.evidence)])


def _apart(one: str, other: str) -> bool:
    first, second = fold(plain(one)), fold(plain(other))
    if first == second or (first in second or second in first):
        return False
    return jaccard(content_terms(plain(one)), content_terms(plain(other))) <= MOST_ALIKE
