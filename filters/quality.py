"""How good a pair is likely to be, 0…1: would a person train on it as it is? Kept in the record as `quality`.

A logistic regression on the figures of `features.py`, fitted by benchmarks/quality.py on 480 pairs of 21 sites in the
wording of today (trainable 1, awkward ½, bad 0; 180 of six sites at first contact, read twice, and 300 of fifteen that
rules were tuned on, read once) and, at a fifth of their weight, 973 of earlier wordings. With each site left out of
the fit in turn, the area under the curve is .85 for trainable against bad ones, .78 for trainable ones against all
others; with all of either set left out, .82 and .79 on the sites at first contact, .74 and .74 on the others. What
readers said by score, and what a least score keeps, sites left out:

    below .4  8 % trainable, 22 % bad     from 0   59 % trainable,  9 % bad
    .4-.6    28 %            25 %         from .6  70 %              5 %, 77 % of the pairs, 92 % of the trainable
    .6-.7    49 %             7 %         from .7  77 %              4 %, 57 %               76 %
    .7-.8    69 %             6 %         from .75 86 %              1 %, 34 %               49 %
    above    87 %             1 %

The figures were chosen with all of these sites in view, so that on new sites somewhat less is to be expected.
"""

from collections.abc import Mapping
from math import exp

from gristmill.records import Pair, Verdict
from gristmill.verticals import is_of_vertical

from .context import Context
from .features import features
from .verdicts import accept, reject

NAME = "quality"

# Figure, its weight, and its mean over the labelled pairs, against which the detail of a verdict is told.
CONSTANT = 0.79
WEIGHTS: tuple[tuple[str, float, float], ...] = (
    ("definition of change", -2.83, 0.007),
    ("elsewhere", -2.53, 0.002),
    ("type chain", -2.31, 0.006),
    ("version unasked", -2.25, 0.002),
    ("generic topic", -2.16, 0.004),
    ("first linked", -1.88, 0.008),
    ("chapter label", -1.62, 0.005),
    ("repeated word", -1.52, 0.001),
    ("remark", -1.34, 0.003),
    ("mostly links", -1.27, 0.001),
    ("marks left", -1.27, 0.026),
    ("member alone", -1.24, 0.034),
    ("labels", -0.89, 0.014),
    ("type why", -0.72, 0.008),
    ("flag alone", -0.71, 0.016),
    ("small part", -0.71, 0.095),
    ("announces", -0.57, 0.022),
    ("brief prose", -0.55, 0.087),
    ("long question", -0.51, 0.059),
    ("preface", -0.51, 0.025),
    ("scope heading", -0.40, 0.064),
    ("loose thing", -0.37, 0.042),
    ("type faq", -0.33, 0.012),
    ("apparatus", -0.32, 0.020),
    ("faults", -0.31, 0.134),
    ("nothing named", -0.30, 0.048),
    ("scope long", -0.26, 0.127),
    ("scope plain", -0.18, 0.051),
    ("type code", -0.14, 0.024),
    ("unnamed", -0.12, 0.196),
    ("what happens", -0.09, 0.052),
    ("type signature", +0.41, 0.122),
    ("owner named", +0.47, 0.086),
    ("code named", +0.53, 0.429),
    ("type cli", +0.67, 0.057),
    ("type inverse", +1.13, 0.019),
)
_DIGITS = 3
_TELLING, _MOST_TOLD = 0.1, 4  # least weight of a figure that the detail names, and how many it names


def quality(pair: Pair, context: Context) -> Verdict:
    """Reason: low-quality. The figures are for English manuals; other languages, laws and medicine are not scored.

    Conversations are scored by their turns.
    """
    if pair.language.split("-")[0].lower() != "en" or pair.turns > 1 or is_of_vertical(pair):
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
