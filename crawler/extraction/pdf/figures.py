"""Where a page has drawn figures, whose labels are no text: strokes that touch, curves or slanted ones among them."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
_CELL = 9.0  # points: strokes of one figure stand nearer than two cells
LEAST_STROKES = 8  # of a figure; a framed note has fewer
_LEAST_SIDE = 50.0  # points
_SHAPE = 5  # segments of a path from which it is a curve or a polygon; a rectangle has five
_LEAST_SHAPES = 2
_MARGIN = 36.0  # points around the strokes in which a figure's axes are labelled
_MOST_CELLS = 4000  # of one stroke: a background that covers the page marks no figure
WIDEST = 0.75  # share of the page's area: what covers more is a background


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path that is drawn."""

    box: Box
    # left, bottom, right, top in points
    segments: int
    slanted: bool
    # whether it runs neither across nor up


def figures(strokes: Sequence[Stroke], *, area: float) -> list[Box]:
    """The boxes of a page's figures; `area` is the page's in square points."""
    found = []
    for drawn in _touching(strokes):
        shapes = sum(stroke.slanted or stroke.segments > _SHAPE for stroke in drawn)
        box = _around(stroke.box for stroke in drawn)
        sides = (box[2] - box[0], box[3] - box[1])
        if (
            len(drawn) >= LEAST_STROKES
            and shapes >= _LEAST_SHAPES
            and min(sides) >= _LEAST_SIDE
            and sides[0] * sides[1] < WIDEST * area
        ):
            found.append((box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN))
    return found


def _touching(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Strokes in groups whose cells touch; those of one stroke always do."""
    spans = [(stroke, span) for stroke in strokes if 0 < _count(span := _span(stroke.box)) <= _MOST_CELLS]
    groups = list(_groups({cell for span in {span for _, span in spans} for cell in itertools.product(*span)}))
    group_of = {cell: number for number, group in enumerate(groups) for cell in group}
    found: list[list[Stroke]] = [[] for _ in groups]
    for stroke, (across, up) in spans:
        found[group_of[across[0], up[0]]].append(stroke)
    return found


def _span(box: Box) -> tuple[range, range]:
    """The cells that a box lies in, across and up."""
    left, bottom, right, top = (int(edge // _CELL) for edge in box)
    return range(left, right + 1), range(bottom, top + 1)


def _count(span: tuple[range, range]) -> int:
    return len(span[0]) * len(span[1])


def _groups(cells: Collection[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Cells that touch, corners included."""
    left = dict.fromkeys(sorted(cells))
    while left:
        group = [next(iter(left))]
        del left[group[0]]
        for x, y in group:
            for near in ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                if near in left:
                    del left[near]
                    group.append(near)
        yield group


def _around(boxes: Iterable[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)
