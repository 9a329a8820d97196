"""A set, not a heap: how much of one section, one page, one kind and of answers that say little goes into a dataset.

What is left out stays in kept.jsonl and is counted with its reason. The best by quality stay; those that score alike
are drawn by the digest of their questions, so that a re-run, and the same pages read from elsewhere, give the same.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from operator import attrgetter

from ..records import ASKED_TOO_OFTEN, Pair
from ..shares import allowed, left
from ..text import words

SMALLEST = 100  # pairs: a smaller set is left whole, and no share cuts a set below it
LEAST_LEFT = 0.5  # of the set: where one kind is nearly all of a site, its share is raised until this much is left
STEP = 0.05
SHORT = 8  # words: an answer of fewer is a name, a value or a fragment
UNSCORED = 0.5  # the quality of a pair that has none
# Types of pairs about one entry of many: 40 options in one table are 40 things to know. Counted as one section they
# left 468 of the PostgreSQL manual's 1,434 pairs.
_ENTRIES = frozenset({"key_table", "definition", "cli", "signature", "inverse"})
# Of the sections and entries of a page that have pairs, for pages with very many: Node's manual on one page has 5,227
# pairs of 3,000 sections, of which a fixed bound of 40 left 97, and Flask's API 750 on one of its 77 pages.
OF_PLACES = 0.5
CODE_FLOOR = 0.15  # of the set, where there is code: as much of it as the caps left out comes back
_BARE = re.compile(r"(?:`[^`\n]+`\n*)+")  # nothing but prototypes


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """The most of anything in a set; shares are of the set that is left."""

    of_section: int
    # pairs; real ones and variations are counted apart
    of_page: int
    type_share: float
    # of any one type
    code_share: float
    # of the type `code`
    lookup_share: float
    # of bare signatures and version lines together
    short_share: float
    # of answers under 8 words, rows of key tables aside


# The assistant's figures are a judgement after reading 180 pairs of six sites: 69 % of the Python documentation's pairs
# are signature and version lines, 18 % of Node's answers have under five words. A look-up set wants them.
PURPOSES: Mapping[str, Caps] = {
    "assistant": Caps(
        of_section=3, of_page=40, type_share=0.25, code_share=0.2, lookup_share=0.15, short_share=0.05
    ),
    "api-lookup": Caps(
        of_section=8, of_page=200, type_share=0.6, code_share=0.3, lookup_share=0.6, short_share=0.4
    ),
    "retrieval": Caps(of_section=5, of_page=80, type_share=0.4, code_share=0.2, lookup_share=0.3, short_share=0.1),
}  # fmt: skip


def balance(pairs: Sequence[Pair], caps: Caps) -> dict[str, str]:
    """The ids of the pairs that stay out, with the reason of each. Empty for fewer than 100 pairs."""
    if len(pairs) < SMALLEST:
        return {}
    out: dict[str, str] = {}
    ranked = sorted(
        map(_Ranked.of, pairs), key=lambda pair: (-(UNSCORED if pair.quality is None else pair.quality), pair.lot)
    )

    def standing() -> list[_Ranked]:
        return [pair for pair in ranked if pair.id not in out]

    out |= _surplus(standing(), _often, 0, ASKED_TOO_OFTEN)
    out |= _beyond(standing(), _section, lambda _: caps.of_section, "section-full")
    out |= _beyond(standing(), _page, _most_of_pages(ranked, caps.of_page), "page-full")
    for pair in _too_little_code(ranked, out):
        del out[pair.id]
    out |= _surplus(standing(), attrgetter("is_lookup"), caps.lookup_share, "lookup-share")
    out |= _surplus(standing(), attrgetter("is_short"), caps.short_share, "short-answer-share")
    out |= _surplus(standing(), lambda pair: pair.type == "code", caps.code_share, "code-share")
    return out | _of_types(standing(), caps.type_share)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    """What is asked of a pair here, in a quarter of a kilobyte: a set is held whole, its texts are not."""

    id: str
    quality: float | None
    lot: int
    type: str
    page: int
    section: int
    # hashes of what they are
    is_asked_too_often: bool
    holds_code: bool
    is_lookup: bool
    is_short: bool

    @classmethod
    def of(cls, pair: Pair) -> "_Ranked":
        return cls(
            id=pair.id,
            quality=pair.quality,
            lot=pair.lot,
            type=sys.intern(pair.type),
            page=hash(_page_of(pair)),
            section=hash(_section_of(pair)),
            is_asked_too_often=any(check.reason == ASKED_TOO_OFTEN for check in pair.checks),
            holds_code="```" in pair.answer,
            is_lookup=_is_lookup(pair),
            is_short=_is_short(pair),
        )


_page, _section, _often = attrgetter("page"), attrgetter("section"), attrgetter("is_asked_too_often")


def _beyond(
    ranked: Iterable[_Ranked], key: Callable[[_Ranked], Hashable], most: Callable[[Hashable], int], reason: str
) -> dict[str, str]:
    taken: Counter[Hashable] = Counter()
    out = {}
    for pair in ranked:
        taken[key(pair)] += 1
        if taken[key(pair)] > most(key(pair)):
            out[pair.id] = reason
    return out


def _too_little_code(ranked: Sequence[_Ranked], out: Mapping[str, str]) -> list[_Ranked]:
    """Of the pairs with code that are out, the best: so many that code has its share, or all."""
    standing = [pair for pair in ranked if pair.id not in out]
    have = sum(pair.holds_code for pair in standing)
    lacking = (CODE_FLOOR * len(standing) - have) / (1 - CODE_FLOOR)
    return [pair for pair in ranked if pair.id in out and pair.holds_code][: max(0, ceil(lacking))]


def _most_of_pages(pairs: Iterable[_Ranked], least: int) -> Callable[[Hashable], int]:
    """How many pairs each page may give: `least`, or more where it is a book of many sections."""
    places: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for pair in pairs:
        places[_page(pair)].add(_section(pair))
    return lambda page: max(least, int(OF_PLACES * len(places[page])))


def _surplus(
    ranked: Sequence[_Ranked], belongs: Callable[[_Ranked], bool], share: float, reason: str
) -> dict[str, str]:
    """Of a group that may have a share of the set: those beyond it, worst first."""
    group = [pair for pair in ranked if belongs(pair)]
    others = len(ranked) - len(group)
    most = len(group) if share >= 1 else int(others * share / (1 - share) + 1e-9)
    return {pair.id: reason for pair in group[max(most, SMALLEST - others) :]}


def _of_types(ranked: Sequence[_Ranked], share: float) -> dict[str, str]:
    counts = Counter(pair.type for pair in ranked)
    share = max(share, 1 / max(1, len(counts)))  # three kinds cannot each be below a quarter
    least = max(SMALLEST, LEAST_LEFT * len(ranked))
    limit = allowed(counts, share)
    while left(counts, limit) < min(least, len(ranked)) and share < 1:
        share = min(1.0, share + STEP)
        limit = max(limit, allowed(counts, share))
    taken: defaultdict[str, int] = defaultdict(int)
    out = {}
    for pair in ranked:
        taken[pair.type] += 1
        if taken[pair.type] > limit:
            out[pair.id] = "type-share"
    return out


def _page_of(pair: Pair) -> Hashable:
    first = pair.evidence[0].seed_id if pair.evidence else pair.lineage.group
    return (first, pair.generation_depth > 0, pair.turns > 1)


def _section_of(pair: Pair) -> Hashable:
    """The section that the pair is from, or the one row or entry of it; a conversation counts beside its turns.

    A pair without evidence stands in no section, and is none beside another.
    """
    first = pair.evidence[0] if pair.evidence else None
    if first is None:
        return pair.id
    entry = first.start if pair.type in _ENTRIES else None
    return (first.seed_id, first.section_sha256, entry, pair.generation_depth > 0, pair.turns > 1)


def _is_lookup(pair: Pair) -> bool:
    return pair.type == "version" or (pair.type == "signature" and _BARE.fullmatch(pair.answer) is not None)


def _is_short(pair: Pair) -> bool:
    return len(words(pair.answer)) < SHORT and pair.type not in ("key_table", "code", "signature", "version")
