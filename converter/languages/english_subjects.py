"""What an English sentence is about: its subject, where that can stand in a question without the text before it."""

import re

from ..site import Site
from .english_grammar import lowered
from .english_words import is_adjective, is_adverb, is_base, is_noun_form, is_plural, is_word, may_be_noun, verbs_of

MOST_WORDS = 9  # of a subject; longer ones hold clauses that a pattern does not read
_FINITE = frozenset(
    """
    is are was were has have had can cannot could will would may might must shall should does do did isn't aren't
    wasn't weren't hasn't haven't can't couldn't won't wouldn't doesn't don't didn't
    """.split()
)
# What a subject does not begin with: words that point at the text before, count it, or begin something else.
_NO_START = frozenset(
    """
    i we you he she it they this that these those there here one ones both either neither none nobody nothing such
    some any many most few several all each every other others another my our your his her its their what which who
    when where why how if as at by for from in into of on to with without after before since while although though
    because but and or so then now once yet still even only just not no yes also perhaps maybe instead however
    meanwhile first second third finally more less two three four five six seven eight nine ten eleven twelve
    nineteen twenty last next half about nearly almost let's don't never always ever
    under over between among across within behind beside beyond against through throughout past near like unless
    until whether despite given according divided including
    """.split()
)
_WORD = re.compile(r"[\w'-]+|`[^`]+`|“[^”]+”")
LEAST_CLAUSE = 3  # words from "who" to a verb that is not its own
_RELATIVE = frozenset({"that", "which", "who", "whose", "where"})
# Words inside of a subject that lean on the text around it.
_LEANS = frozenset(
    "it they them we us our my i me you your he she his her their its this these those other another same"
    " what how why when".split()
)
# What stands behind a verb that might be a noun: not "for", "of" or "in", which nouns have as well.
_AFTER_VERB = frozenset(
    "the a an its their his her it them no from out up down off away only nearly less more fewer enough much many"
    " better worse faster slower too".split()
)
_FIGURE = re.compile(r"[$£€]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|about|around|roughly|only)\b")
_NO_END = frozenset("of for in on at by to with from and or the a an than as that which who not".split())


def divided(sentence: str, site: Site, known: str) -> tuple[str, str, str, str] | None:
    """A sentence as its subject, adverbs before its verb, the verb, and the rest; None where they are not sure.

    `known`: the title, in small letters: "the bridge" is one that it speaks of.
    """
    words = sentence.replace("’", "'").split()
    if not words or words[0].lower() in _NO_START or not words[0][:1].isupper():
        return None
    stop = start = _verb(words)
    while start and is_adverb(words[start - 1]):
        start -= 1
    who = stands(" ".join(words[:start]), site, known)
    return (who, " ".join(words[start:stop]), words[stop], " ".join(words[stop + 1 :])) if who else None


def stands(phrase: str, site: Site, known: str) -> str:
    """A noun phrase that begins a sentence, as it stands within one; empty where it leans on the text around it."""
    found = phrase.replace("’", "'").split()
    low = [word.lower() for word in found]
    if not found or low[0] in _NO_START or low[-1] in _NO_END or not _LEANS.isdisjoint(low) or not _tells(low, known):
        return ""
    return _cased(found, site)


def _verb(words: list[str], *, sure: bool = False) -> int:
    """Where the verb of the first clause stands, behind those of clauses about its subject; 0 where that is unclear.

    `sure`: not where it may be a noun as well.
    """
    clauses, verbs = list[int](), list[int]()
    for at, word in enumerate(words[: MOST_WORDS + 1]):
        if at and word.lower() in _RELATIVE:
            clauses.append(at)
        elif at and _is_finite(words, at):
            verbs.append(at)
            if len(verbs) > len(clauses):
                return at
        if not _WORD.fullmatch(word):
            break
    if len(clauses) == len(verbs) == 1 and verbs[0] - clauses[0] >= LEAST_CLAUSE:
        return verbs[0]  # "millers who live there will": of a clause whose verb may be a noun
    return 0 if clauses or verbs or sure else _likely_verb(words)


def _likely_verb(words: list[str]) -> int:
    """Where the one word stands that may be a verb and agrees with a noun before it: "a miller needs cold air"."""
    found = list[int]()
    for at, word in enumerate(words[: MOST_WORDS + 1]):
        low, before = word.lower(), words[at - 1].lower() if at else ""
        agrees = (is_base(low) if is_plural(before) else low.endswith("s")) and not low.endswith("ing")
        noun = at > 0 and is_noun_form(before) and before not in _NO_END and not is_adjective(before)
        if noun and agrees and verbs_of(low) and at - 1 not in found:
            found.append(at)
        if not _WORD.fullmatch(word):
            break
    return found[0] if len(found) == 1 else 0


def _is_finite(words: list[str], at: int) -> bool:
    word, before = words[at].lower(), words[at - 1].lower()
    after = words[at + 1].lower() if at + 1 < len(words) else ""
    if word in _FINITE:
        return True
    if not verbs_of(word) or word.endswith("ing") or after in _FINITE:
        return False
    if may_be_noun(word):  # "rots from the inside", "costs the town a lot"
        told = after in _AFTER_VERB or _FIGURE.match(after) is not None
        return told and is_noun_form(before) and (is_base(word) if is_plural(before) else word.endswith("s"))
    if is_base(word):  # "people complain", not "to complain"
        return is_plural(before) and is_noun_form(before)
    return word.endswith("s") or not _is_participle(words, at)


def _is_participle(words: list[str], at: int) -> bool:
    """Whether a form in -ed may belong to the noun before it: "prices paid by tenants"."""
    after = words[at + 1].lower() if at + 1 < len(words) else ""
    if words[at - 1].lower() in ("be", "been", "being"):
        return True
    return after in ("by", "in", "on", "with", "for", "from", "at", "of", "as") or at < 1


def _tells(low: list[str], known: str) -> bool:
    """Whether "the …" says which: by a second word, or as one that the title speaks of."""
    telling = [word for word in low if word not in _NO_END]
    return low[0] != "the" or len(telling) > 1 or any(word in known for word in telling)


def _cased(words: list[str], site: Site) -> str:
    """The words with a small letter at first, unless they begin with a name."""
    text, first = " ".join(words), words[0].removesuffix("'s").strip("-'")
    named = not is_word(first) or first.isupper() or (len(words) > 1 and words[1][:1].isupper())
    if named and first.lower() not in ("a", "an", "the"):
        return text
    return lowered(text[:1].lower() + text[1:], site)


def is_sentence(text: str, *, sure: bool = False) -> bool:
    """Whether a finite verb stands behind what some words begin with; `sure`: one that is no noun."""
    return _verb(text.replace("’", "'").split(), sure=sure) > 0


def is_clause(text: str) -> bool:
    """Whether a heading may be a sentence: "Retries make it worse", not "Factories that build a world"."""
    words = text.split()
    before = next((at for at, word in enumerate(words) if word.lower() in _RELATIVE), len(words) - 1)
    return _verb(words) > 0 or any(_may_be_verb(words, at) for at in range(1, before))


def _may_be_verb(words: list[str], at: int) -> bool:
    word, before = words[at].lower(), words[at - 1].lower()
    return word.endswith(("s", "ed")) and bool(verbs_of(word)) and is_noun_form(before)


def is_order(text: str) -> bool:
    """Whether a heading in small letters may begin with a verb in its base form: "wake up with a signal"."""
    first, _, rest = text.partition(" ")
    return bool(rest) and is_base(first)
