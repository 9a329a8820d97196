"""What an answer says of a table's row: the rule `rows`, which a checker can repeat on the quotes.

The first quote is the table's head, each further one a row. Of a row every cell but the first, which the question
names, becomes a line "- **header**: cell"; where only one is left, the cell stands alone. Of a single row the cell
below a header that says no more than that it describes ("Description") comes first and without it. Left out are cells
without a letter, a digit or code, and cells that are nothing but links whose words are counters or marks
("[V:5, I:53](…)"). In what stays a line break becomes a comma, or a blank behind a full stop or another such mark, and
an escaped bar a bar. All else is as in the page.
"""

import re
from collections.abc import Sequence

from .sections import plain

_BAR = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[((?:\\.|[^\[\]\\\n])*+)\]\((?:[^()\s]|\([^()\s]*+\))*+(?:\s+\"[^\"\n]*+\")?\)")
_BREAK = re.compile(r"\s*<br ?/?>\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_ENDS = (".", ",", ";", ":", "!", "?")
# Headers that say no more than that what stands below them describes: readers took lines that began with them for the
# raw fields of a table.
_DESCRIBES = frozenset(
    "description|descriptions|explanation|beschreibung|erklärung|descripción|descripció|descrição|descrizione|descriere"
    "|beschrijving|omschrijving|beskrivelse|beskrivning|lýsing|disgrifiad|kuvaus|leírás|deskripsi|maelezo|mô tả"
    "|açıklama|opis|popis|описание|опис|περιγραφή|الوصف|विवरण|描述|说明|説明|설명".split("|")
)


def told(quotes: Sequence[str]) -> str:
    """The text under the rule."""
    head, *rows = quotes
    names = cells(head.split("\n", 1)[0])
    return "\n".join(_row(names, cells(row), alone=len(rows) == 1) for row in rows)


def cells(line: str) -> list[str]:
    """The cells of a line of a pipe table, as they are."""
    inner = line.strip().removeprefix("|")
    found = [cell.strip() for cell in _BAR.split(inner)]
    return found[:-1] if found and not found[-1] else found


def is_told(cell: str) -> bool:
    """Whether the rule leaves a cell in."""
    if "`" not in cell and not re.search(r"[^\W_]", plain(cell)):
        return False
    linked = [found[1] for found in _LINK.finditer(cell)]
    bare = not re.search(r"[^\W_]", _LINK.sub("", cell))
    return not (linked and bare and not any(_WORD.search(plain(text)) for text in linked))


def _row(names: Sequence[str], row: Sequence[str], *, alone: bool) -> str:
    said = [(name, _said(cell)) for name, cell in zip(names[1:], row[1:], strict=False) if is_told(cell)]
    if len(said) == 1:
        return said[0][1]
    first = next((each for each in said if alone and plain(each[0]).lower() in _DESCRIBES), None)
    lines = [
        f"- **{title}**: {cell}" if (title := plain(name)) else f"- {cell}"
        for name, cell in (each for each in said if each is not first)
    ]
    return "\n".join([first[1], "", *lines] if first else lines)


def _said(cell: str) -> str:
    text, *rest = _BREAK.split(cell.replace("\\|", "|"))
    for more in (piece for piece in rest if piece):
        text += f" {more}" if text.endswith(_ENDS) or not text else f", {more}"
    return text
