"""Pages as text to train on before any question: faithful Markdown, with where it is from and under which licence.

With `dataset.pretraining_pairs` the pairs of a page stand behind its text, as in Cheng et al., arXiv 2406.14491.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...records import Pair, Seed
from ...shelf import some
from ..known import Known
from ..splits import Split
from ..turns import wording
from .form import Row


def rows(split: Split, pairs: Sequence[Pair], known: Known) -> Iterator[Row]:
    """A row a page of that side, by path; a page that says an answer of another side is on none."""
    asked: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for place, pair in enumerate(pairs) if known.settings.pretraining_pairs else ():
        if pair.turns == 1 and pair.evidence:
            asked[pair.evidence[0].seed_id].append(place)
    for seed in known.pages():
        own = known.split(seed.seed_id) == split and seed.markdown.strip()
        if own and not known.held.foreign(seed.markdown, split):
            yield _row(seed, some(pairs, asked.get(seed.seed_id, ())), known)


def _row(seed: Seed, pairs: Sequence[Pair], known: Known) -> Row:
    return {
        "id": seed.seed_id,
        "text": "\n\n".join([seed.markdown.strip("\n"), *(_told(pair, known) for pair in pairs)]) + "\n",
        "url": seed.url,
        "title": seed.title,
        "licence": seed.licence,
        "language": seed.language,
        "source": seed.source,
        "crawled_at": seed.crawled_at,
        "sha256": seed.sha256,
        "pairs": len(pairs),
    }


def _told(pair: Pair, known: Known) -> str:
    worded = wording(known.settings.links)
    return f"**{worded(pair.question)}**\n\n{worded(pair.answer)}"
