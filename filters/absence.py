"""What is said not to exist stands nowhere on the site: the proof of an unanswerable question.

The page that a rule made the question from shows a whole list without the name; only the crawl as a whole shows that no
other page has it either.
"""

import functools
import re

from gristmill.index.corpus import Corpus
from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "absence"
_CODE = re.compile(r"`([^`\n]+)`")
_APART = re.compile(r"[\W_]+")


def absence(pair: Pair, context: Context) -> Verdict:
    """Reasons: nothing-absent, name-exists. Asked are pairs of that rule, and what a model makes of them."""
    if pair.answerable or (pair.origin == "deterministic" and pair.generator.rule != NAME):
        return accept(pair, NAME)
    quotes = "\n".join(item.quote for item in pair.evidence)
    asked = _CODE.search(pair.question)  # the name stands before its owner in every frame
    if not asked or not quotes or asked[1] in quotes or asked[0] not in pair.answer:
        return reject(pair, NAME, "nothing-absent")
    if _squeezed(asked[1]) in _text(context.corpus):
        return reject(pair, NAME, "name-exists", detail=asked[1])
    return accept(pair, NAME)


def _squeezed(text: str) -> str:
    """Letters and digits only: "--dry-run", "dry_run" and "dryRun" are one name."""
    return _APART.sub("", text.lower())


@functools.lru_cache(maxsize=1)
def _text(corpus: Corpus) -> str:
    """All active pages of the crawl, squeezed."""
    return "\n".join(_squeezed(page.seed.markdown) for page in corpus.pages.values())
