"""No pair repeats what the files of `filter.decontaminate` hold: benchmarks that a model will be measured with.

Ten words in a row that stand in such a text make it a candidate; then the longest run of words that both have decides,
as a share of the shorter of the two. A text of fewer than ten words counts where a question is the same.
"""

import functools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gristmill.errors import UserError
from gristmill.records import Pair, Verdict
from gristmill.text import words

from .context import Context
from .verdicts import accept, reject

NAME = "decontamination"
# Words in a row. Of the 522,000 such runs in 21,800 kept pairs of 12 sites 201 stand on more than one site.
GRAM = 10
MOST_PLACES = 50  # of one run that are compared: a text that repeats a word has it at every place
# Share of the shorter text that the longest common run is: more than half, as decontamination of training sets
# usually has it; a common run in a long answer is a quotation.
LONGEST_SHARE = 0.5
FEWEST_WORDS = 4  # of a text that is compared as a whole: shorter ones are answers such as "Yes" or "B"


def decontamination(pair: Pair, context: Context) -> Verdict:
    """Reason: in-benchmark. `other` is file and place, the score the share of the longest common run."""
    if not context.settings.decontaminate:
        return accept(pair, NAME)
    known = benchmarks(tuple(context.settings.decontaminate))
    best = (0.0, "")
    for text in (pair.question, pair.answer):
        best = max(best, known.overlap(words(text)))
    if best[0] <= LONGEST_SHARE:
        return accept(pair, NAME, score=round(best[0], 4), threshold=LONGEST_SHARE)
    return reject(pair, NAME, "in-benchmark", score=round(best[0], 4), threshold=LONGEST_SHARE, other=best[1])


class Benchmarks:
    """Texts that no pair may repeat, by their runs of ten words."""

    def __init__(self, texts: Iterator[tuple[str, str]]) -> None:
        self._texts: list[tuple[str, list[str]]] = []
        self._grams: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        self._short: dict[tuple[str, ...], str] = {}
        for place, text in texts:
            listed = words(text)
            if len(listed) < GRAM:
                if len(listed) >= FEWEST_WORDS:
                    self._short.setdefault(tuple(listed), place)
                continue
            for start in range(len(listed) - GRAM + 1):
                self._grams[tuple(listed[start : start + GRAM])].append((len(self._texts), start))
            self._texts.append((place, listed))

    def overlap(self, listed: list[str]) -> tuple[float, str]:
        """The largest share of a common run, and where the text stands that has it; 0 and "" for none."""
        if tuple(listed) in self._short:
            return 1.0, self._short[tuple(listed)]
        best = (0.0, "")
        for start in range(len(listed) - GRAM + 1):
            for text, other in self._grams.get(tuple(listed[start : start + GRAM]), ())[:MOST_PLACES]:
                place, known = self._texts[text]
                if start and other and listed[start - 1] == known[other - 1]:
                    continue  # the middle of a run that was measured from its beginning
                share = _run(listed, known, start, other) / min(len(listed), len(known))
                best = max(best, (share, place))
        return best


def _run(one: Sequence[str], other: Sequence[str], start: int, begin: int) -> int:
    length = GRAM
    while one[start + length : start + length + 1] == other[begin + length : begin + length + 1] != []:
        length += 1
    return length


def benchmarks(files: tuple[str, ...]) -> Benchmarks:
    """The texts of the files. Raises UserError where one cannot be read."""
    try:
        return _read(tuple((name, Path(name).stat().st_mtime_ns, Path(name).stat().st_size) for name in files))
    except (OSError, UnicodeDecodeError) as error:
        named = getattr(error, "filename", None) or ", ".join(files)
        raise UserError(f"filter.decontaminate: {named} cannot be read ({error})") from None


@functools.lru_cache(maxsize=1)
def _read(files: tuple[tuple[str, int, int], ...]) -> Benchmarks:
    return Benchmarks(text for name, _, _ in files for text in _texts(Path(name)))


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """(file and line, text): every text of a JSON record, or a paragraph of a plain file."""
    data = path.read_text("utf-8-sig", errors="surrogatepass")
    if path.suffix == ".json":
        yield from ((f"{path}:1", text) for text in _strings(_loaded(data, path)))
    elif path.suffix in (".jsonl", ".ndjson"):
        for number, line in enumerate(data.split("\n"), 1):
            if line.strip():
                yield from ((f"{path}:{number}", text) for text in _strings(_loaded(line, path)))
    else:
        number = 1
        for paragraph in data.split("\n\n"):
            yield f"{path}:{number}", paragraph
            number += paragraph.count("\n") + 2


def _loaded(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(f"filter.decontaminate: {path} is no JSON ({error})") from None


def _strings(value: Any) -> Iterator[str]:
    """All texts in a JSON value, in order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, (list, dict)):
            waiting.extend(reversed(list(one.values()) if isinstance(one, dict) else one))
