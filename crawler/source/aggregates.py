"""Pages that hold the site once more: `all.html`, `print.html`, Sphinx's singlehtml, a manual "on one page".

Their text is good, but it stands twice: they tie all pages into one split, and evidence cites the copy. What tells them
is their content: they hold several other pages whole, and little else.
"""

import collections
from collections.abc import Mapping

WHOLE = 0.6
# Share of a page's telling sections that must stand in another one for that to hold it whole. Node's all.html and
# Sphinx's singlehtml hold 1.0 of each of theirs; Git's manual shares options between pages by inclusion: .43 mostly,
# .86 once.
MOSTLY = 0.6
# Share of a page's own sections that must stand on smaller pages for it to be no page of its own: all.html .998,
# singlehtml .96; of the other pages of Node's manual .008 at most, of Git's .6 once (git-diff-tree), else .45 at most.
PAGES = 3
# Other pages that it must hold whole: all.html 62, singlehtml of 9 pages 8; no other page of Node's, Git's and Python's
# manuals more than one, but for Python's genindex-all, which is the index on one page.
COMMON = 4
# Pages that a section may stand on and yet tell: its own and up to three copies of the site. What stands on more is
# boilerplate, which makes every page hold every stub.


def aggregates(prints: Mapping[int, frozenset[bytes]]) -> set[int]:
    """Those pages that mostly hold others, by the fingerprints of all pages' sections."""
    standing: dict[bytes, list[int]] = collections.defaultdict(list)
    for page, own in prints.items():
        for each in own:
            standing[each].append(page)
    telling = {page: frozenset(each for each in own if len(standing[each]) <= COMMON) for page, own in prints.items()}
    return {page for page in prints if _is_aggregate(page, prints, telling, standing)}


def _is_aggregate(
    page: int,
    prints: Mapping[int, frozenset[bytes]],
    telling: Mapping[int, frozenset[bytes]],
    standing: Mapping[bytes, list[int]],
) -> bool:
    own = prints[page]
    if len(own) < PAGES:
        return False
    smaller = {each: [o for o in standing[each] if o != page and len(prints[o]) < len(own)] for each in own}
    if sum(map(bool, smaller.values())) < MOSTLY * len(own):
        return False
    held = collections.Counter(other for each in telling[page] for other in smaller[each])
    return sum(count >= WHOLE * len(telling[other]) for other, count in held.items()) >= PAGES
