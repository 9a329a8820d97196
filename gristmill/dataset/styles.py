"""How a set asks and answers: registers of questions, how hard pairs are, how long answers, and each maker's style."""

import itertools
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..records import Pair
from ..text import count_words, words
from .runs import Runs

_CODE = re.compile(r"`[^`\n]*`")
# By the first words of a question, in English; others are "other".
_REGISTERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("own case", r"(?:i|my|we|our|i'm|i’m|i've|i’ve)\b|.*[.;] (?:how do i|what should i|what do i)\b"),
        ("whether", r"(?:(?:in|with|for|on) [^,]{1,60}, )?(?:is|are|does|do|can|should|must|may|will|has|have|was)\b"),
        ("order", r"(?:please |could you |can you )?(?:show|tell|give|write|explain|describe|list|name|define|compare|"
                  r"summari[sz]e|demonstrate|outline|provide)\b"),
        ("question", r"(?:(?:in|with|for|on|when|if) [^,]{1,80}, )?(?:how|what|why|when|where|which|who)\b|.*\?$"),
    )
)  # fmt: skip
BRIEF = 15  # words: an answer of fewer says one thing
LONG = 120
_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What one maker's pairs look like."""

    maker: str
    # the model, or "rules"
    pairs: int
    share: float
    # 0…1, of the set
    answer_words: int
    # in the median
    distinct: float
    # 0…1, different word pairs among all of the questions
    opening: str
    # the first two words of its questions that are commonest
    opening_share: float
    # 0…1


def register(pair: Pair) -> str:
    """How a question speaks: own case, whether, order, question, other."""
    asked = _CODE.sub("…", pair.question).strip()
    return next((name for name, pattern in _REGISTERS if pattern.match(asked)), "other")


def difficulty(pair: Pair) -> str:
    """What an answer takes: nothing there, several turns, several places, steps or code, a passage, one fact."""
    if not pair.answerable:
        return "nothing to be found"
    if pair.turns > 1:
        return "several turns"
    if len({(proof.seed_id, proof.section_sha256) for proof in pair.evidence}) > 1:
        return "several places"
    if "```" in pair.answer or len(_LIST.findall(pair.answer)) > 1 or count_words(pair.answer) > LONG:
        return "steps, code or much text"
    return "one fact" if count_words(pair.answer) < BRIEF else "a passage"


def shares(counts: Counter[str]) -> dict[str, float]:
    """The share of each kind, 0…1 to four digits, by name."""
    return {name: round(count / counts.total(), 4) for name, count in sorted(counts.items())}


def lengths(counts: Iterable[int]) -> tuple[int, ...]:
    """The 10th, 50th and 90th of a hundred of such counts; empty for none."""
    listed = sorted(array("q", counts))
    return tuple(listed[int(part * (len(listed) - 1))] for part in (0.1, 0.5, 0.9)) if listed else ()


class _Maker:
    """What is counted of one maker's pairs."""

    def __init__(self) -> None:
        self.answers = array("q")
        self.openings: Counter[str] = Counter()
        self.runs = Runs()

    def add(self, pair: Pair) -> None:
        asked = words(pair.question)
        self.answers.append(count_words(pair.answer))
        self.openings[" ".join(asked[:2])] += 1
        self.runs.update(itertools.pairwise(asked))


def styles(pairs: Iterable[Pair]) -> tuple[Style, ...]:
    """Each model's part and style beside that of the rules, by name."""
    made: defaultdict[str, _Maker] = defaultdict(_Maker)
    for pair in pairs:
        made[pair.generator.model or "rules"].add(pair)
    total = sum(len(one.answers) for one in made.values())
    return tuple(_style(maker, one, total) for maker, one in sorted(made.items()))


def _style(maker: str, made: _Maker, total: int) -> Style:
    count = len(made.answers)
    opening, often = min(made.openings.items(), key=lambda one: (-one[1], one[0]))
    return Style(
        maker=maker,
        pairs=count,
        share=round(count / total, 4),
        answer_words=lengths(made.answers)[1],
        distinct=round(share_of_distinct(made.runs), 4),
        opening=opening,
        opening_share=round(often / count, 4),
    )


def share_of_distinct(runs: Runs) -> float:
    """Different runs of words among all of them, 0…1 (distinct-n; Li et al., NAACL 2016)."""
    different, _ = runs.counted()
    return different / runs.total if runs.total else 0.0


def masked(question: str, kept: frozenset[str]) -> str:
    """A question as its frame: what is not in `kept` is `…`, once for each run."""
    said = [word if word in kept else "…" for word in words(_CODE.sub(" … ", question))]
    return " ".join(word for word, _ in itertools.groupby(said))
