"""How varied a set is, and what of the crawl it stands for: figures for the card, nothing is left out by them.

Compression ratio, self-repetition and distinct word pairs tell three different things of a set's wording (Shaib et al.,
arXiv 2403.00553); the Vendi score says what they come to.
"""

import itertools
import math
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..index.terms import FRAMING_WORDS, FUNCTION_WORDS
from ..records import Pair, Seed
from ..sections import sections
from ..text import count_words, words
from .runs import Runs
from .styles import Style, difficulty, lengths, masked, register, share_of_distinct, shares, styles
from .vendi import MOST, vendi

LEAST_WORDS = 12  # of a section's own text below which nothing can be asked of it: a heading above others
GRAM = 4  # words in a row, of self-repetition
# A topic is named where its share of the pairs is so many times its share of the crawled words, or so small a part of
# it, and where either is worth a line.
OVER, UNDER = 2.0, 0.5
WORTH = 0.01
MOST_NAMED = 10
_FRAMING = FUNCTION_WORDS | FRAMING_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A folder of a source, or a page beside its folders."""

    name: str
    # source/folder, or source/page
    pairs: int
    kept: float
    # share of the set's pairs, 0…1
    crawled: float
    # share of the words of all active pages, 0…1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A topic that `dataset.topics` asks for."""

    name: str
    sections: int
    # that speak of it in their headings, title or path
    covered: int
    # of them, with a pair
    pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diversity:
    """The figures of one set."""

    sections: int
    # of the active pages, with text of their own
    covered: int
    # of them, with a pair
    distinct: float
    # 0…1, different word pairs among all word pairs of the questions
    openings: float
    # bits, entropy of the first two words of the questions
    frames: float
    # bits, entropy of the questions with all but the words that frame them masked
    vendi: float
    compared: int
    # how many different pairs `compared` of them (at most 200) are worth
    repetition: float
    # 0…1, share of the answers' runs of four words that stand in another answer too
    compression: float
    # answers against their deflated size: 1 and more, the higher the more alike
    over: tuple[Topic, ...]
    under: tuple[Topic, ...]
    # by how far they are off, the farthest first
    asked: tuple[Asked, ...]
    # in the order in which they are asked for
    registers: dict[str, float]
    difficulty: dict[str, float]
    # share of the pairs, 0…1
    lengths: tuple[int, ...]
    # words of the answers: the 10th, 50th and 90th of a hundred
    styles: tuple[Style, ...]
    # of the rules and of each model


def diversity(pairs: Sequence[Pair], seeds: Iterable[Seed], topics: Sequence[str] = ()) -> Diversity:
    """The figures of a set beside the pages of its crawl; excluded pages and tombstones do not count."""
    cited = Counter(place for pair in pairs for place in {(e.seed_id, e.section_sha256) for e in pair.evidence})
    crawled: Counter[str] = Counter()
    asked = {topic: [0, 0, 0] for topic in topics}
    total = covered = 0
    for seed in seeds:
        if seed.status != "active":
            continue
        for section in sections(seed.markdown):
            length = len(words(seed.markdown[section.body_start : section.stop]))
            crawled[_topic(seed.path)] += length
            if not (given := cited[seed.seed_id, section.sha256]) and length < LEAST_WORDS:
                continue
            total, covered = total + 1, covered + bool(given)
            named = " ".join(words(" ".join((seed.path, seed.title, *section.heading_path))))
            for topic in topics:
                if f" {' '.join(words(topic))} " in f" {named} ":
                    asked[topic] = [a + b for a, b in zip(asked[topic], (1, bool(given), given), strict=True)]
    over, under = _off(pairs, crawled)
    return Diversity(
        sections=total,
        covered=covered,
        asked=tuple(Asked(name=name, sections=n, covered=m, pairs=p) for name, (n, m, p) in asked.items()),
        over=over,
        under=under,
        **_wording(pairs),
        **_ways(pairs),
    )


def _wording(pairs: Sequence[Pair]) -> dict[str, Any]:
    openings, frames, runs = Counter[str](), Counter[str](), Runs()
    for pair in pairs:
        asked = words(pair.question)
        openings[" ".join(asked[:2])] += 1
        frames[masked(pair.question, _FRAMING)] += 1
        runs.update(itertools.pairwise(asked))
    return {
        "distinct": share_of_distinct(runs),
        "openings": _entropy(openings),
        "frames": _entropy(frames),
        "vendi": vendi(f"{pair.question}\n{pair.answer}" for pair in pairs),
        "compared": min(MOST, len(pairs)),
        **_repeated(pairs),
    }


def _ways(pairs: Sequence[Pair]) -> dict[str, Any]:
    registers, difficulties, counts = Counter[str](), Counter[str](), array("q")
    for pair in pairs:
        registers[register(pair)] += 1
        difficulties[difficulty(pair)] += 1
        counts.append(count_words(pair.answer))
    return {
        "registers": shares(registers),
        "difficulty": shares(difficulties),
        "lengths": lengths(counts),
        "styles": styles(pairs),
    }


def _topic(path: str) -> str:
    """seeds/source/folder/page.md → source/folder; seeds/source/page.md → source/page."""
    return "/".join(path.removeprefix("seeds/").removesuffix(".md").split("/")[:2])


def _off(pairs: Sequence[Pair], crawled: Counter[str]) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
    kept = Counter(_topic(pair.evidence[0].seed_path) for pair in pairs if pair.evidence)
    told = max(1, crawled.total())
    topics = [
        Topic(name=name, pairs=kept[name], kept=kept[name] / max(1, kept.total()), crawled=count / told)
        for name, count in sorted(crawled.items())
    ]
    over = [one for one in topics if one.kept >= max(WORTH, OVER * one.crawled)]
    under = [one for one in topics if one.crawled >= WORTH and one.kept <= UNDER * one.crawled]
    over.sort(key=lambda one: (one.crawled - one.kept, one.name))
    under.sort(key=lambda one: (one.kept - one.crawled, one.name))
    return tuple(over[:MOST_NAMED]), tuple(under[:MOST_NAMED])


def _repeated(pairs: Iterable[Pair]) -> dict[str, float]:
    """Self-repetition of the different answers, and how far all answers together can be compressed."""
    packer, size, packed, between = zlib.compressobj(6), 0, 0, b""
    seen: set[int] = set()
    runs = Runs()
    for pair in pairs:
        text = between + pair.answer.encode("utf-8", "surrogatepass")
        size, packed, between = size + len(text), packed + len(packer.compress(text)), b"\n"
        if (told := hash(pair.answer)) not in seen:
            seen.add(told)
            listed = words(pair.answer)
            runs.update({tuple(listed[at : at + GRAM]) for at in range(len(listed) - GRAM + 1)})
    _, once = runs.counted()
    return {
        "repetition": (runs.total - once) / runs.total if runs.total else 0.0,
        "compression": size / (packed + len(packer.flush())) if size else 1.0,
    }


def _entropy(counts: Counter[str]) -> float:
    total = counts.total()
    return -sum(n / total * math.log2(n / total) for n in counts.values()) if total else 0.0
