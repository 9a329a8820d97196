"""Tables by their rules: full grids, and the three rules of printed papers with columns by white space."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .figures import Box
from .lines import Line, Word

_THIN = 3.0  # points: thicker is a box
_SAME = 4.0  # points between the ends of rules that belong together
_SHORTEST = 40.0  # points: a shorter rule marks a footnote or underlines
_MOST_BANDS = 200  # of one table on one page
_COLUMN_GAP = 0.8  # times the size: words of a cell stand nearer
_SENTENCE = 5  # words; a head of a column names
_FIGURE = re.compile(r"[-−–+±<>≤≥~]?\s?[$€£]?\d[\d.,:/ %–−-]*(?:\s?[a-zµ°]{1,3})?")
_CROSSED = 0.2  # share of the rows whose words may run over a gap between columns: spanning heads


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """Rows of cells, all of one length, and the lines that they were made of."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    headed: bool = True
    # whether the first row says what the columns hold


def tables(lines: Sequence[Line], rules: Sequence[Box]) -> list[Table]:
    """The tables of a page, from its head down."""
    flat = sorted({_rounded(edge) for rule in rules for edge in _horizontal(rule)}, key=lambda r: (-r[1], r[0]))
    upright = [edge for rule in rules for edge in _vertical(rule)]
    chains = (chain for group in _groups(flat) for chain in _chains(group, lines, upright))
    return [table for chain in chains if (table := _table(chain, lines, upright))]


def _rounded(rule: Box) -> Box:
    left, bottom, right, top = rule
    return round(left), round((bottom + top) / 2, 1), round(right), round((bottom + top) / 2, 1)


def _horizontal(rule: Box) -> Iterator[Box]:
    left, bottom, right, top = rule
    if right - left > _THIN:
        yield left, top, right, top
        if top - bottom > _THIN:
            yield left, bottom, right, bottom


def _vertical(rule: Box) -> Iterator[Box]:
    left, bottom, right, top = rule
    if top - bottom > _THIN:
        yield left, bottom, left, top
        if right - left > _THIN:
            yield right, bottom, right, top


def _groups(flat: list[Box]) -> list[list[Box]]:
    """Rules with the same ends; pieces that touch count as one."""
    whole: list[Box] = []
    for rule in flat:
        if whole and abs(whole[-1][1] - rule[1]) < 1 and rule[0] - whole[-1][2] < _SAME:
            left, base, right, _ = whole[-1]
            whole[-1] = (min(left, rule[0]), base, max(right, rule[2]), base)
        else:
            whole.append(rule)
    groups: list[list[Box]] = []
    for rule in whole:
        for group in groups:
            if abs(group[0][0] - rule[0]) < _SAME and abs(group[0][2] - rule[2]) < _SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    long = (group for group in groups if group[0][2] - group[0][0] >= _SHORTEST)
    return [group for group in long if 2 <= len(group) <= _MOST_BANDS]


def _chains(group: list[Box], lines: Sequence[Line], upright: list[Box]) -> Iterator[list[Box]]:
    """Runs of rules between which text stands in columns."""
    chain = [group[0]]
    for rule in group[1:]:
        inside = _between(lines, chain[-1], rule)
        edges = _ruled_columns(upright, chain[-1], rule)
        if inside and (len(edges) > 2 or len(_gaps(inside)) > 0 or (len(chain) > 1 and len(_rows(inside)) == 1)):
            chain.append(rule)
        elif inside or chain[-1][1] - rule[1] > _SAME:
            if len(chain) > 1:
                yield chain
            chain = [rule]
    if len(chain) > 1:
        yield chain


def _between(lines: Sequence[Line], upper: Box, lower: Box) -> list[Line]:
    left, right = upper[0] - _SAME, upper[2] + _SAME
    inside = (line for line in lines if line.left > left and line.right < right)
    return [line for line in inside if lower[1] < line.base + 0.3 * line.style.size < upper[1]]


def _ruled_columns(upright: list[Box], upper: Box, lower: Box) -> list[float]:
    """Places of upright rules that run through a band."""
    middle = (upper[1] + lower[1]) / 2
    places = sorted(
        rule[0] for rule in upright
        if rule[1] - 1 <= middle <= rule[3] + 1 and upper[0] - _SAME <= rule[0] <= upper[2] + _SAME
    )  # fmt: skip
    return [place for i, place in enumerate(places) if i == 0 or place - places[i - 1] > _SAME]


def _rows(lines: Sequence[Line]) -> list[list[Word]]:
    """Words on one base line, from left to right, rows from the head down."""
    rows: list[tuple[float, list[Word]]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and abs(rows[-1][0] - line.base) < 0.5 * line.style.size:
            rows[-1][1].extend(line.words)
        else:
            rows.append((line.base, list(line.words)))
    return [sorted(words, key=lambda word: word.left) for _, words in rows]


def _gaps(lines: Sequence[Line]) -> list[float]:
    """Middles of the white columns that hardly a row crosses."""
    rows = [_stretches(row) for row in _rows(lines)]
    if not any(len(row) > 1 for row in rows):
        return []
    edges = sorted({edge for row in rows for stretch in row for edge in stretch})
    crossed = [
        (a, b, sum(any(left < b and a < right for left, right in row) for row in rows))
        for a, b in itertools.pairwise(edges)
    ]
    size = min(line.style.size for line in lines)
    found = []
    for free, group in itertools.groupby(crossed, key=lambda gap: gap[2] <= int(_CROSSED * len(rows))):
        a, b, _ = min(group, key=lambda gap: (gap[2], gap[0] - gap[1]))
        sided = [any(r <= a for _, r in row) and any(left >= b for left, _ in row) for row in rows]
        if free and b - a >= 0.5 * size and 2 * sum(sided) >= len(rows):
            found.append((a + b) / 2)
    return found


def _stretches(row: list[Word]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for word in row:
        if found and word.left - found[-1][1] < _COLUMN_GAP * word.style.size:
            found[-1] = (found[-1][0], max(found[-1][1], word.right))
        else:
            found.append((word.left, word.right))
    return found


def _table(chain: list[Box], lines: Sequence[Line], upright: list[Box]) -> Table | None:
    inside = _between(lines, chain[0], chain[-1])
    bands = [band for pair in itertools.pairwise(chain) if (band := _between(lines, *pair))]
    ruled = max((_ruled_columns(upright, *pair) for pair in itertools.pairwise(chain)), key=len)
    cuts = ruled[1:-1] if len(ruled) > 2 else _gaps(inside)
    framed = len(bands) == 1 and len(ruled) <= 2 and all(line.style.mono for line in inside)  # a listing
    if not cuts or framed:
        return None
    rows: list[tuple[str, ...]] = []
    for band in bands:
        cells = [_cells(row, cuts) for row in _rows(band)]
        whole = len(ruled) > 2 and (len(bands) > 2 or sum(bool(row[0]) for row in cells) == 1)
        rows += [_merged(cells)] if whole and not _are_entries(band, cells, cuts) else _continued(cells)
    return Table(rows=tuple(rows), lines=tuple(inside), headed=_is_headed(rows)) if len(rows) > 1 else None


def _are_entries(band: Sequence[Line], rows: list[tuple[str, ...]], cuts: list[float]) -> bool:
    """Whether rows between two rules are told apart by names in typewriter type, each beside what it means."""
    names = [words[0] for words in _rows(band) if words[0].left < cuts[0]]
    return len(names) > 1 and all(name.style.mono for name in names) and sum(all(row) for row in rows) == len(names)


def _is_headed(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first row is a head: not where a column has figures throughout, from the first row on, or where a
    cell of it is a sentence.
    """
    first, below = rows[0], rows[1:]
    if any(len(cell.split()) >= _SENTENCE and cell.endswith(".") for cell in first):
        return False
    columns = zip(*below, strict=True)
    return not any(
        _FIGURE.fullmatch(head) and all(map(_FIGURE.fullmatch, cells))
        for head, cells in zip(first, columns, strict=True)
    )


def _cells(row: list[Word], cuts: list[float]) -> tuple[str, ...]:
    """A row's words, each in the column in which most of its stretch stands."""
    cells = [""] * (len(cuts) + 1)
    for word in row:
        at = sum(cut < (word.left + word.right) / 2 for cut in cuts)
        cells[at] += word.text if word.glued or not cells[at] else " " + word.text
    return tuple(cells)


def _merged(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(" ".join(cell for cell in column if cell) for column in zip(*rows, strict=True))


def _continued(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A row without a first cell goes on with the row above."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        if found and not row[0] and sum(map(bool, row)) < len(row) - 1:
            found[-1] = _merged([found[-1], row])
        else:
            found.append(row)
    return found
