"""The tables of forms of a language, made ready for reading: which words at a place say which canonical forms."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from gristmill.index.terms import stem

from . import english, languages

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
# first word → (all words, canonical forms), longest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """One language."""

    phrases: Phrases
    before_number: Phrases
    empty: frozenset[str]
    # words that carry no claim


@functools.cache
def forms(language: str) -> Forms | None:
    """The forms of a language (BCP 47); English for an undetermined one, None where there is no table."""
    main = language.partition("-")[0].lower()
    if main in ("en", "und", ""):
        phrases = _phrases(english.FORMS, english.IDLE)
        return Forms(phrases=phrases, before_number=_phrases(english.BEFORE_NUMBER), empty=english.EMPTY)
    tables = {"de": languages.GERMAN, "fr": languages.FRENCH, "es": languages.SPANISH, "pt": languages.PORTUGUESE}
    if main not in tables:
        return None
    return Forms(phrases=_phrases(tables[main]), before_number={}, empty=frozenset(languages.EMPTY[main].split()))


def _phrases(table: str, idle: str = "") -> Phrases:
    listed: dict[tuple[str, ...], tuple[str, ...]] = {
        tuple(_parts(form)): () for form in idle.split(";") if form.strip()
    }
    for line in table.strip().splitlines():
        head, _, spelt = line.partition("|")
        group = head.partition(":")[0].strip()
        said = tuple(_canonical(part.strip(), group) for part in head.split(" + "))
        for form in spelt.split(";"):
            listed.setdefault(tuple(_parts(form)), said)
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words, said in listed.items():
        found.setdefault(words[0], []).append((words, said))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def _parts(form: str) -> list[str]:
    return form.replace("'", " ").replace(".", " ").split()


def _canonical(part: str, group: str) -> str:
    if part == "not":
        return "polarity:not"
    whole = part if ":" in part else f"{group}:{part}"
    return f"word:{stem(whole[5:])}" if whole.startswith("word:") else whole
