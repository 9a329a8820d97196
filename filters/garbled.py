"""Nothing is garbled: the sentences of a model's answer stand in an order of words that the crawl has.

What is compared is order, so that new words are no fault; questions are not judged, since pages hold too few to learn
from. Each crawl sets its own bound. Planted in 240 answers of four sites (benchmarks/wording.py): 95 % of shuffled
sentences are dropped, 99 % of reversed ones, 61 % of those with each three words in another order, 95 % of random
letters, and none of 669 honest answers; the area under the curve is .97 to .99. Two texts cut into each other pass.
"""

from gristmill.index.fluency import prose
from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "garbled"


def garbled(pair: Pair, context: Context) -> Verdict:
    """Reason: garbled-sentence. The score is the least margin of a sentence (natural logarithm)."""
    if pair.is_by_rules or pair.is_translation:  # its order of words is not that of the crawl's language
        return accept(pair, NAME)
    told, model = list(prose(pair.answer)), context.corpus.fluency
    if not told or model.usual is None:
        return accept(pair, NAME)
    least, worst = min((model.margin(tokens), tokens) for tokens in told)
    score, bound = round(least, 2), round(model.usual, 2)
    if least < model.usual:
        return reject(pair, NAME, "garbled-sentence", score=score, threshold=bound, detail=" ".join(worst)[:200])
    return accept(pair, NAME, score=score, threshold=bound)
