"""Passages of sections, with what stands around them: sections behind, beside, linked to, and earlier versions."""

import collections
import dataclasses
import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from gristmill.earlier import Earlier
from gristmill.records import Pair, Seed
from gristmill.store import Workspace

from . import related
from .blocks import Part, parts
from .recipes import change, combine, compare
from .recipes.evidence import units
from .recipes.recipe import Passage
from .recipes.sendable import is_sendable, sendable


class Around:
    """Makes the passages of one run; pages are read when a section of them is asked about."""

    def __init__(
        self, workspace: Workspace, parents: Sequence[Pair], *, names: Collection[str], talked: Collection[str],
        products: Mapping[str, str],
    ) -> None:  # fmt: skip
        """`names`: of the recipes, of which each is told what it wants; `talked`: ids of pairs that are turns of a
        conversation; `products`: by source."""
        self._names, self._talked, self._products = frozenset(names), frozenset(talked), products
        self._paired = {pair.evidence[0].section_sha256 for pair in parents}
        self._of_page = _by_page(parents)
        self._page = functools.lru_cache(maxsize=256)(functools.partial(_page, workspace))
        self._earlier = Earlier(workspace)
        self._links = related.Links(workspace, self._page)

    def passages(
        self, sections: Iterable[tuple[Pair, ...]], *, turn: int, drop: Callable[[str, str, int], None]
    ) -> Iterator[Passage]:
        """What may be sent of the sections; `drop` is told source, reason and pairs of what may not."""
        for found in sections:
            proof = found[0].evidence[0]
            page = self._page(proof.seed_path, proof.seed_sha256)
            part = page and _part(page[1], proof.section_sha256, proof.start)
            if not page or not part:
                drop(found[0].source, "stale-seed", len(found))
            elif passage := _passage(page[0], part, found):
                yield self._with(passage, page[1], part, turn)
            else:
                drop(found[0].source, "injected-instruction", len(found))

    def _with(self, passage: Passage, page: Sequence[Part], part: Part, turn: int) -> Passage:
        bare = (_passage(passage.seed, other, passage.pairs) for other in self._unpaired(page, part))
        return dataclasses.replace(
            passage,
            beside=tuple(filter(None, bare)),
            page=self._of_page.get(passage.pairs[0].evidence[0].seed_path, ()),
            product=self._products.get(passage.pairs[0].source, ""),
            turn=turn,
            **self._near(passage, page, part),
        )

    def _near(self, passage: Passage, page: Sequence[Part], part: Part) -> dict[str, Any]:
        """What recipes about two sections and about conversations are told beside a passage."""
        beside = related.siblings(page, part) if compare.NAME in self._names else ()
        behind = self._links.of(passage.seed, part) if combine.NAME in self._names else ()
        return {
            "siblings": tuple(filter(None, (_passage(passage.seed, one, passage.pairs) for one in beside))),
            "linked": tuple(filter(None, (_passage(seed, one, passage.pairs) for seed, one in behind))),
            "changed": tuple(self._changed(passage)) if change.NAME in self._names else (),
            "talked": self._talked & {pair.id for pair in passage.pairs},
        }

    def _changed(self, passage: Passage) -> Iterator[tuple[Pair, Pair]]:
        for pair in passage.pairs:
            if (was := self._earlier.of(pair, passage.markdown)) and is_sendable(was):
                yield pair, was

    def _unpaired(self, page: Sequence[Part], part: Part) -> Iterator[Part]:
        """The sections behind one, up to the next that has a pair."""
        behind = itertools.islice(page, page.index(part) + 1, None)
        return itertools.takewhile(lambda other: other.section.sha256 not in self._paired, behind)


def _by_page(pairs: Iterable[Pair]) -> Mapping[str, tuple[Pair, ...]]:
    found: dict[str, list[Pair]] = collections.defaultdict(list)
    for pair in pairs:
        found[pair.evidence[0].seed_path].append(pair)
    return {path: tuple(together) for path, together in found.items()}


def _page(workspace: Workspace, path: str, sha256: str) -> tuple[Seed, list[Part]] | None:
    """A seed with its parts; None where it is gone or not the one that the pairs were made from."""
    if not workspace.inside(path).is_file():
        return None
    seed = workspace.read_seed(path)
    return (seed, parts(seed.markdown)) if seed.sha256 == sha256 else None


def _passage(seed: Seed, part: Part, pairs: tuple[Pair, ...]) -> Passage | None:
    return sendable(Passage(seed=seed, section=part.section, units=units(seed.markdown, part), pairs=pairs))


def _part(found: Iterable[Part], section_sha256: str, start: int) -> Part | None:
    return next(
        (p for p in found if p.section.sha256 == section_sha256 and p.section.start <= start < p.section.stop), None
    )
