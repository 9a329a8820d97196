"""What a model made stays while it stands: until its section changes, its parent goes, or it is made anew on purpose.

Rules make all of their pairs again in every run, which costs nothing. A model's pairs were paid for, so a run without a
model, a dry run, or one that was stopped takes over those whose evidence is still on the page, wherever it moved to.
"""

import collections
import contextlib
import dataclasses
import functools
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gristmill.records import CHANGED, Evidence, Pair, Section, Seed, pair_id
from gristmill.sections import sections
from gristmill.store import Workspace

RETIRED = "variations-retired"  # note of a tally, with the reason behind a colon
STANDING = "variations-standing"
_ID = re.compile(rb'"id": "([^"]*)"')
Mark: TypeAlias = tuple[str, str, tuple[tuple[str, str, str], ...]]
Page: TypeAlias = tuple[Seed, list[Section]]


@dataclass(slots=True, kw_only=True)
class Standing:
    """Takes over the pairs of a model from the last pairs.jsonl; `counts` says by source what became of them."""

    workspace: Workspace
    keep_flagged: Collection[str] = ()
    counts: "dict[str, collections.Counter[str]]" = field(default_factory=dict)

    def beside(self, made: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs that rules made now, and behind them those of a model that still stand, by page and place."""
        varied, marks = _earlier(self.workspace.pairs)
        wanted = set(marks.values())
        heirs: dict[Mark, list[str]] = collections.defaultdict(list)  # ids of the pairs that rules make now
        for pair in made:
            if wanted and (mark := _mark(pair)) in wanted:
                heirs[mark].append(pair.id)
            yield pair
        page = functools.lru_cache(maxsize=64)(self._page)
        found: dict[str, Pair] = {}
        for pair in sorted(varied, key=lambda one: one.generation_depth):
            renewed = _renewed(pair, page, {name: _heir(name, marks, heirs) for name in pair.lineage.parents})
            if isinstance(renewed, Pair):
                found.setdefault(renewed.id, renewed)
                if pair.id in marks:  # what was made of it stands on it
                    heirs[marks[pair.id]].append(renewed.id)
            self._count(pair.source, STANDING if isinstance(renewed, Pair) else f"{RETIRED}:{renewed}")
        yield from sorted(found.values(), key=place)

    def _page(self, path: str) -> Page | None:
        """A seed that pairs may be made of, with its sections."""
        if not self.workspace.inside(path).is_file():
            return None
        seed = self.workspace.read_seed(path)
        used = seed.status == "active" and (seed.source in self.keep_flagged or not seed.flags)
        return (seed, list(sections(seed.markdown))) if used else None

    def _count(self, source: str, what: str) -> None:
        self.counts.setdefault(source, collections.Counter())[what] += 1


def remaining(
    earlier: Iterable[Pair], made: Iterable[Pair], *, answered: Collection[tuple[str, str]], recipes: Collection[str]
) -> tuple[list[Pair], int]:
    """A model's pairs after a run: those made now, and of the `earlier` ones those that it did not make anew; by page
    and place. And how many it retired.

    `answered` has recipe and section of every reply that was read. Where a reply brings nothing this time, what another
    one brought stays, unless it was asked for in another way: the model or its parameters were changed on purpose.
    """
    found = {pair.id: pair for pair in made}
    anew = {_about(pair) for pair in found.values()}
    settings = {_settings(pair) for pair in found.values()}
    retired = 0
    for pair in earlier:
        changed = bool(settings) and _settings(pair) not in settings
        gone = pair.type not in recipes or _about(pair) in anew or (changed and _about(pair) in answered)
        if pair.id not in found and not gone:
            found[pair.id] = pair
        elif pair.id not in found:
            retired += 1
    return sorted(found.values(), key=place), retired


def place(pair: Pair) -> tuple[str, int, str, str]:
    """By which pairs of a model are sorted."""
    return pair.evidence[0].seed_path, pair.evidence[0].start, pair.type, pair.id


def _earlier(path: Path) -> tuple[list[Pair], dict[str, Mark]]:
    """The pairs of a model in pairs.jsonl, and the marks of their parents by id."""
    varied = [pair for pair in _pairs(path, lambda line: b'"llm"' in line) if pair.origin == "llm" and pair.evidence]
    wanted = {name for pair in varied for name in pair.lineage.parents}
    parents = _pairs(path, lambda line: _id(line) in wanted) if wanted else ()
    return varied, {pair.id: _mark(pair) for pair in parents if pair.id in wanted}


def _id(line: bytes) -> str:
    """The id of the pair on a line: its first key of that name, before any text."""
    found = _ID.search(line)
    return found[1].decode("utf-8", "replace") if found else ""


def _pairs(path: Path, is_wanted: Callable[[bytes], bool]) -> Iterator[Pair]:
    """The pairs of a file that can be read, of the lines that are wanted: most of the time is spent on reading them.

    The file is about to be replaced, by whatever version wrote it.
    """
    if path.is_file():
        with path.open("rb") as handle:
            for line in filter(is_wanted, handle):
                with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
                    yield Pair.from_record(json.loads(line.decode("utf-8", "surrogatepass")))


def _mark(pair: Pair) -> Mark:
    """What a pair of rules is, apart from its wording and its place on the page."""
    return pair.type, pair.answer, tuple((e.seed_id, e.section_sha256, e.quote) for e in pair.evidence)


def _heir(name: str, marks: dict[str, Mark], heirs: dict[Mark, list[str]]) -> str:
    """The id now of a parent; empty where no rule makes it any more."""
    found = heirs.get(marks[name], []) if name in marks else []
    return name if name in found else found[0] if found else ""


def _renewed(pair: Pair, page: Callable[[str], Page | None], parents: dict[str, str]) -> Pair | str:
    """The pair with its evidence as it stands now; a reason code where it does not stand."""
    evidence = []
    for proof in pair.evidence:
        now = page(proof.seed_path)
        if now is None:
            return "page-gone"
        renewed = _located(proof, *now)
        if renewed is None:
            return "section-changed"
        evidence.append(renewed)
    if pair.lineage.variation == CHANGED:  # its second parent is gone by its nature
        parents = {name: found or name for name, found in parents.items() if found or name != pair.lineage.parents[0]}
    if len(parents) < len(pair.lineage.parents) or not all(parents.values()):
        return "parent-gone"
    proofs = tuple(evidence)
    lineage = dataclasses.replace(pair.lineage, parents=tuple(parents[name] for name in pair.lineage.parents))
    new_id = pair_id(pair.type, pair.messages, proofs)
    return dataclasses.replace(pair, id=new_id, evidence=proofs, lineage=lineage, checks=(), split="")


def _located(proof: Evidence, seed: Seed, found: list[Section]) -> Evidence | None:
    """The proof in a page that may have changed around its section."""
    same = [section for section in found if section.sha256 == proof.section_sha256]
    for section in same:
        if section.start <= proof.start < section.stop and seed.markdown[proof.start : proof.stop] == proof.quote:
            return Evidence.of(seed, section, kind=proof.kind, start=proof.start, stop=proof.stop)
    for section in same:
        at = seed.markdown.find(proof.quote, section.start, section.stop)
        if at >= 0:
            return Evidence.of(seed, section, kind=proof.kind, start=at, stop=at + len(proof.quote))
    return None


def _about(pair: Pair) -> tuple[str, str]:
    return pair.type, pair.evidence[0].section_sha256


def _settings(pair: Pair) -> tuple[object, ...]:
    return pair.generator.model, *(item for item in pair.generator.parameters if item[0] != "seed")
