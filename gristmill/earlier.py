"""What a workspace said before a page changed: pairs of rules that are tombstones, beside those that ask the same now.

A pair that is no longer made stays in tombstones.jsonl with the quotes that proved it on the day of its crawl.
"""

import collections
import contextlib
import functools
import json
from collections.abc import Iterator

from .facts import changed, facts
from .records import CHANGED, Pair
from .store import Workspace
from .text import fold, jaccard, words

BEFORE, NOW = "**Before**", "**Now**"  # above the two answers of a pair of the recipe `change`
LEAST_ALIKE = 0.5  # Jaccard similarity of the words of two answers: below it the section was written anew
Asked = tuple[str, str, str]
# seed id, type and question


class Earlier:
    """The pairs that were retired; their file is read when the first one is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @functools.cached_property
    def _retired(self) -> dict[Asked, list[Pair]]:
        found: dict[Asked, list[Pair]] = collections.defaultdict(list)
        for pair in _tombstones(self._workspace):
            if pair.is_by_rules and pair.answerable and pair.turns == 1 and pair.evidence:
                found[_asked(pair)].append(pair)
        return found

    @functools.cached_property
    def _by_id(self) -> dict[str, Pair]:
        return {pair.id: pair for pairs in self._retired.values() for pair in pairs}

    def quotes(self, pair: Pair) -> list[str]:
        """What proves the earlier half of a pair of `change`, with what stands above each half; of others none."""
        if pair.lineage.variation != CHANGED:
            return []
        parents = (self._by_id[name] for name in pair.lineage.parents if name in self._by_id)
        quotes = [proof.quote for parent in parents for proof in parent.evidence]
        return [BEFORE, NOW, *quotes] if quotes else []

    def of(self, pair: Pair, page: str) -> Pair | None:
        """The last one that asked the same of the same page, and was answered with other facts; None where there is
        none. `page`: its Markdown now, which must not say the earlier answer too.
        """
        if not (self._retired and pair.is_by_rules and pair.answerable and pair.turns == 1 and pair.evidence):
            return None
        found = [one for one in self._retired.get(_asked(pair), ()) if _was(one, pair, page)]
        return max(found, key=lambda one: (one.evidence[0].crawled_at, one.id), default=None)


def _asked(pair: Pair) -> Asked:
    return pair.evidence[0].seed_id, pair.type, fold(pair.question)


def _was(one: Pair, now: Pair, page: str) -> bool:
    """Whether a pair is what another one was: it said nearly the same, with other facts, and says it no more."""
    if one.evidence[0].seed_sha256 == now.evidence[0].seed_sha256 or any(proof.quote in page for proof in one.evidence):
        return False
    if jaccard(words(one.answer), words(now.answer)) < LEAST_ALIKE:
        return False
    before, after = (facts(pair.answer, language=pair.language) for pair in (one, now))
    return bool(changed(before, after))


def _tombstones(workspace: Workspace) -> Iterator[Pair]:
    """The pairs of the file that can be read: an older version may have written it."""
    if workspace.tombstones.is_file():
        with workspace.tombstones.open("rb") as handle:
            for line in handle:
                with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
                    yield Pair.from_record(json.loads(line.decode("utf-8", "surrogatepass")))
