"""Code spans of Markdown by CommonMark's rule (§6.1), in one pass over the runs of backticks.

A pattern with a back reference tries every run to the end of the text: square time where the runs do not close.
"""

import re
from collections.abc import Callable, Iterator

_RUN = re.compile("`++")


def code_spans(text: str, *, across_lines: bool = True) -> Iterator[tuple[int, int, int, int]]:
    """(start, start of the content, its stop, stop) of each span, in order.

    `across_lines` off: a span ends on the line that it begins on.
    """
    if "`" not in text:
        return
    if _is_simple(text, across_lines=across_lines):
        marks = [run.start() for run in _RUN.finditer(text)]
        yield from ((start, start + 1, stop, stop + 1) for start, stop in zip(marks[::2], marks[1::2], strict=False))
        return
    runs = [run.span() for run in _RUN.finditer(text)]
    closing = _closing(text, runs, across_lines=across_lines)
    index = 0
    while index < len(runs):
        close = closing[index]
        if close:
            yield runs[index][0], runs[index][1], runs[close][0], runs[close][1]
        index = (close or index) + 1


def _is_simple(text: str, *, across_lines: bool) -> bool:
    """Whether each backtick stands alone, so that the next one closes it."""
    return "``" not in text and (across_lines or "\n" not in text)


def _closing(text: str, runs: list[tuple[int, int]], *, across_lines: bool) -> list[int]:
    """The run that closes each run, as its index; 0 for none."""
    closing = [0] * len(runs)
    nearest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        start, stop = runs[index]
        if not across_lines and index + 1 < len(runs) and "\n" in text[stop : runs[index + 1][0]]:
            nearest.clear()
        closing[index] = nearest.get(stop - start, 0)
        nearest[stop - start] = index
    return closing


def masked(text: str, mask: Callable[[str], str], *, across_lines: bool = True) -> str:
    """The text with each code span replaced by what `mask` makes of its content."""
    if "`" not in text:
        return text
    if _is_simple(text, across_lines=across_lines):
        return _masked_singles(text, mask)
    pieces: list[str] = []
    done = 0
    for start, inner, inner_stop, stop in code_spans(text, across_lines=across_lines):
        pieces += (text[done:start], mask(text[inner:inner_stop]))
        done = stop
    return "".join((*pieces, text[done:]))


def _masked_singles(text: str, mask: Callable[[str], str]) -> str:
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # the last one closes nothing
        pieces[-2:] = ["`".join(pieces[-2:])]
    pieces[1::2] = map(mask, pieces[1::2])
    return "".join(pieces)
