"""What a format is: rows of JSON, made of the pairs of one split and of what is known beside them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...records import Pair
from ..known import Known
from ..splits import SPLITS, Split

Row = Mapping[str, Any]
Rows = Callable[[Split, Sequence[Pair], Known], Iterable[Row]]
Beside = Callable[[Path, Mapping[Split, Sequence[Pair]], Known], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form of the dataset. Law: the same pairs and pages, the same rows; every row has the same keys and types."""

    name: str
    # as `dataset.formats` names it, and the folder it goes into
    rows: Rows
    # of one split, in the order of its pairs, which are read from disk: who needs them again, picks `some` of them
    splits: tuple[Split, ...] = SPLITS
    # those that it is made of
    settled: Callable[[Row], Row | None] | None = None
    # a row once stand-ins have taken the place of personal data in it; None: it is no row any more
    beside: Beside | None = None
    # writes what is no rows into the format's folder
    others: tuple[str, ...] = ()
    # the paths of these files


def origin(pair: Pair) -> Row:
    """The last columns of a format that shows no evidence: what kind of pair it is, and what it rests on."""
    return {
        "type": pair.type,
        "language": pair.language,
        "url": pair.evidence[0].url if pair.evidence else "",
        "licences": licences(pair),
    }


def licences(pair: Pair) -> str:
    """Those of the cited pages, with commas."""
    return ", ".join(sorted({item.licence for item in pair.evidence}))
