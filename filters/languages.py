"""Question and answer are in the pair's language, each sentence of them; code, names and tables are in none."""

import functools
import re
from collections.abc import Iterator

from gristmill.detection import scores
from gristmill.records import Pair, Verdict

from .context import Context
from .units import units
from .verdicts import accept, reject

NAME = "languages"
# By how much the best language beats the pair's own, in py3langid's scores (natural logarithms). Of 583 units of kept
# English pairs that have few English words the highest is 14.1 (a line of names), of 49 sentences in 16 languages,
# which were written for this, the lowest 40.6; of 44 others, in 16 languages, all are caught.
MARGIN = 20.0
FEWEST_WORDS = 4  # fewer of them are a name or a label; of scripts without blanks that many characters
# Share of words that are English and nothing else from which a sentence needs no closer look.
PLAIN = 0.15
# Share of capitalised words from which a line is a list of names: of 11 German sentences they are .4, of one .5.
NAMES = 0.6
_ENGLISH = frozenset(
    "the of and to is that it with for be are this by from or which you not when if will can has its an what how does "
    "explain would should why where there their these those use used using see show tell give describe more".split()
)
_WORD = re.compile(r"[^\W\d_]+")
# Code, addresses, names. Bounded: from every character of a long word, all of the rest of it would be square time.
_APART = re.compile(r"`[^`]*`|\]\([^)\s]{0,300}\)|<[^<>\s]+>|[^\s_/\\$@=]{0,100}[_/\\$@=]\S*")
_WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts without blanks, and Hangul
# Languages that are written so much alike that one is taken for the other.
_KIN = (
    frozenset(("no", "nb", "nn", "da")), frozenset(("hr", "sr", "bs", "sh", "sl")), frozenset(("id", "ms")),
    frozenset(("cs", "sk")), frozenset(("pt", "gl")), frozenset(("nl", "af")),
)  # fmt: skip


def languages(pair: Pair, context: Context) -> Verdict:
    """Reasons: question-in-other-language, answer-in-other-language. The score is by how much the other is likelier."""
    own = pair.language.split("-")[0].lower()
    for reason, text in _sides(pair):
        for unit in units(text):
            if found := foreign(unit, own):
                other, by = found
                detail = f"{other}: {unit}"[:200]
                return reject(pair, NAME, reason, score=round(by, 2), threshold=MARGIN, detail=detail)
    return accept(pair, NAME)


def _sides(pair: Pair) -> tuple[tuple[str, str], ...]:
    return (("question-in-other-language", pair.question), ("answer-in-other-language", pair.answer))


@functools.lru_cache(maxsize=4096)
def foreign(unit: str, own: str) -> tuple[str, float] | None:
    """The language of a sentence, where it is another than `own` (ISO 639-1), and by how much it is likelier."""
    if unit.startswith("`") and unit.endswith("`"):
        return None
    prose = _APART.sub(" ", unit)
    found = _WORD.findall(prose.lower())
    wide = len(_WIDE.findall(prose)) if not prose.isascii() else 0
    if len(found) < FEWEST_WORDS and wide < FEWEST_WORDS:
        return None
    if sum(word[:1].isupper() for word in _WORD.findall(prose)) > NAMES * len(found):
        return None
    if own == "en" and sum(word in _ENGLISH for word in found) >= PLAIN * len(found) and not wide:
        return None
    likely = scores(prose)
    known = [likely[code] for code in _alike(own) if code in likely]
    best = max(likely, key=likely.__getitem__)
    if best == "zxx" or not known or likely[best] - max(known) < MARGIN:
        return None
    return best, likely[best] - max(known)


def _alike(own: str) -> Iterator[str]:
    yield own
    yield from sorted(code for kin in _KIN if own in kin for code in kin - {own})
