"""How good a pair is likely to be, 0…1: would a person train on it as it is? Kept in the record as `quality`.

A logistic regression on the figures of `features.py`, fitted by benchmarks/quality.py on 798 English pairs of 33 sites
(trainable or not; 500 of eighteen sites at first contact, read twice, and 298 of fifteen that rules were tuned on,
read once) and, at a third of their weight, 973 of earlier wordings. With each site left out of the fit in turn, the
area under the curve is .78 for trainable against bad ones and .76 for trainable ones against all others; with all of a
round of reading left out, .74 on the newest round, .82, .81 and .71 on the ones before. What readers said by score,
and what a least score keeps, sites left out:

    below .3 25 % trainable, 25 % bad     from 0   56 % trainable, 11 % bad
    .3-.4    36 %            15 %         from .4  67 %              7 %, 71 % of the pairs, 85 % of the trainable
    .4-.5    42 %            11 %         from .5  75 %              5 %, 54 %               72 %
    .5-.6    67 %             5 %         from .55 78 %              5 %, 47 %               66 %
    .6-.8    71 %            10 %         from .6  83 %              6 %, 27 %               40 %
    above    97 %             1 %         from .7  89 %              1 %, 18 %               28 %

The score before this one, chosen on the same way with fewer rounds in view, had an area of .63 and .48 against all
others on the two rounds that were read after it: on new sites less is to be expected than these figures say.
"""

from collections.abc import Mapping
from math import exp

from gristmill.records import Pair, Verdict

from .context import Context
from .features import features
from .verdicts import accept, reject

NAME = "quality"

# Figure, its weight, and its mean over the labelled pairs, against which the detail of a verdict is told.
CONSTANT = -0.15
WEIGHTS: tuple[tuple[str, float, float], ...] = (
    ("generic topic", -2.59, 0.003),
    ("marks left", -2.18, 0.013),
    ("nothing named", -1.70, 0.024),
    ("scope heading", -1.44, 0.043),
    ("comment marks", -1.29, 0.047),
    ("name line", -1.17, 0.014),
    ("long question", -1.16, 0.046),
    ("parents unsaid", -1.12, 0.072),
    ("small part", -0.94, 0.070),
    ("leaning prose", -0.90, 0.022),
    ("future", -0.82, 0.052),
    ("faults", -0.82, 0.112),
    ("one sentence", -0.74, 0.012),
    ("code alone", -0.68, 0.121),
    ("vague of a name", -0.51, 0.080),
    ("loose thing", -0.47, 0.030),
    ("situation", -0.45, 0.033),
    ("vague and thin", -0.38, 0.045),
    ("prose", -0.31, 0.410),
    ("announces", -0.31, 0.016),
    ("name in prose", +0.22, 0.126),
    ("entry in product", +0.50, 0.039),
    ("length of prose", +0.85, 0.202),
    ("option", +1.23, 0.061),
    ("which one", +1.50, 0.016),
    ("owned entry", +1.60, 0.069),
)
_DIGITS = 3
_TELLING, _MOST_TOLD = 0.1, 4  # least weight of a figure that the detail names, and how many it names


def quality(pair: Pair, context: Context) -> Verdict:
    """Reason: low-quality. The figures are for English; others are not scored, and conversations by their turns."""
    if pair.language.split("-")[0].lower() != "en" or pair.turns > 1:
        return accept(pair, NAME)
    corpus = context.corpus
    found = features(pair, section_words=sum(map(corpus.length, corpus.places(pair.evidence[:1]))))
    known, least = score(found), context.settings.min_quality
    if known < least:
        return reject(pair, NAME, "low-quality", score=known, threshold=least, detail=_told(found))
    return accept(pair, NAME, score=known, threshold=least, detail=_told(found))


def score(found: Mapping[str, float]) -> float:
    """0…1, three digits; a figure that is missing counts as 0."""
    total = CONSTANT + sum(weight * (found.get(name, 0.0) - mean) for name, weight, mean in WEIGHTS)
    return round(1 / (1 + exp(-total)), _DIGITS)


def _told(found: Mapping[str, float]) -> str:
    """The figures that moved the score most, against the mean of the labelled pairs: "preface -0.91, …"."""
    moved = [(weight * (found.get(name, 0.0) - mean), name) for name, weight, mean in WEIGHTS]
    telling = sorted(
        (entry for entry in moved if abs(entry[0]) >= _TELLING), key=lambda entry: (-abs(entry[0]), entry[1])
    )
    return ", ".join(f"{name} {by:+.2f}" for by, name in telling[:_MOST_TOLD])
