"""How good a pair is likely to be, 0…1: would a person train on it as it is? Kept in the record as `quality`.

A logistic regression on the figures of `features.py`, fitted by benchmarks/quality.py on 793 pairs of 20 sites that
were read and labelled (trainable 1, awkward ½, bad 0). With each site left out of the fit in turn, the area under the
curve is .892 for trainable against bad ones, .808 for trainable ones against all others. What readers said by score:

    below .2  2 % trainable, 80 % bad     .5-.6  30 % trainable, 17 % bad
    .2-.3     3 %            43 %         .6-.7  42 %            11 %
    .3-.4     7 %            38 %         .7-.8  54 %             7 %
    .4-.5    12 %            33 %         above  73 %             2 %

The figures were chosen with all 20 sites in view, so that on new sites somewhat less is to be expected.
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
    ("bare lines", -2.57, 0.006),
    ("labels", -2.14, 0.015),
    ("definition of change", -2.02, 0.030),
    ("chapter label", -1.37, 0.028),
    ("preface", -0.95, 0.045),
    ("short question", -0.88, 0.029),
    ("faults", -0.87, 0.289),
    ("member alone", -0.83, 0.048),
    ("flag alone", -0.77, 0.025),
    ("heading depth", -0.75, 0.662),
    ("index", -0.67, 0.021),
    ("capitals", -0.52, 0.032),
    ("too short", -0.49, 0.101),
    ("call alone", -0.42, 0.048),
    ("type prose", -0.39, 0.497),
    ("ends open", -0.39, 0.132),
    ("log entry", -0.31, 0.030),
    ("bare word code", -0.31, 0.084),
    ("overview thin", -0.30, 0.057),
    ("filler frame", -0.15, 0.372),
    ("points back", -0.12, 0.081),
    ("code in it", +0.11, 0.100),
    ("product named", +0.15, 0.512),
    ("topic is subject", +0.16, 0.473),
    ("topic in answer", +0.20, 0.382),
    ("code named", +0.20, 0.414),
    ("topic in opening", +0.23, 0.354),
    ("type signature", +0.35, 0.126),
    ("flag", +0.52, 0.058),
    ("covered", +0.58, 0.375),
    ("only code", +0.59, 0.059),
    ("type inverse", +0.70, 0.015),
    ("owner named", +0.71, 0.101),
    ("type cli", +0.75, 0.058),
    ("type version", +1.04, 0.010),
)
_DIGITS = 3
_TELLING, _MOST_TOLD = 0.1, 4  # least weight of a figure that the detail names, and how many it names


def quality(pair: Pair, context: Context) -> Verdict:
    """Reason: low-quality. The figures are for English; others are not scored, and conversations by their turns."""
    if pair.language.split("-")[0].lower() != "en" or pair.turns > 1:
        return accept(pair, NAME)
    corpus = context.corpus
    found = features(pair, section_words=sum(map(corpus.length, corpus.places(pair.evidence))))
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
