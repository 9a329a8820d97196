"""Tables of a law, such as fees in a schedule: what it sets for each matter."""

import collections
import re
from collections.abc import Iterator

from gristmill import rows

from ..act import Article, Statute, is_gone, statute
from ..blocks import Paragraph, Part, Table
from ..drafts import Draft, Quoted
from ..languages.law import straight
from ..page import Page, plain
from .matrix import second_heads, table_of
from .provision import about_of, frame

NAME = "schedule"
MOST_KEY_WORDS = 18
MOST_TITLE_WORDS = 10  # of a table's title above it
MOST_BEHIND = 2  # paragraphs behind a table that may take something out of it
_FIGURE = re.compile(r"\d")
# A key that is but a figure, or a range: its column says of what.
_MEASURE = re.compile(
    r"(?:(?:up to|over|under|(?:not |no )?(?:more|less|fewer) than|(?:not )?exceeding|at least|at most|from"
    r"|bis(?: zu)?|über|unter|ab|von|mehr als|plus de|moins de"
    r"|jusqu'à|de|más de|menos de|hasta|até|mais de|fino a|oltre|meno di)\s+)?[€$£<>≤≥]?\s?\d"
    r"(?!\w*-[^\W\d_])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}")
_FEES = re.compile(
    r"\b(?P<fees>(?:annual |monthly |daily |license |licence )?(?:fees|charges|rates|fines|rents|tolls))\b"
)
_ITEM = re.compile(
    r"items?|s(?:l|r|er)?\. ?no\.?|(?:serial|entry) (?:no\.?|number)|n[or]\.?|nº|#|ref\.?|lfd\. ?nr\.?|column 1 item",
    re.IGNORECASE,
)  # counts its rows
_COUNT = re.compile(r"\(?(?:\d{1,3}|[a-z]|[IVX]{1,5})[.)]?")
_CODE = re.compile(r"[A-Z]\d{0,2}|[IVX]{1,5}|\d{1,3}")
_COLUMN = re.compile(r"^Column \d+ (?=\S)|\s*\(\d\)$")
# The unit of a column in its head: "Gebühr in Euro", "Maximum concentration (mg/kg)".
_UNITS = re.compile(
    r"^(?:euros?|eur|[€$£])$|\s*\([^()]{1,12}\)(?:\s*\([^()]{1,30}\))?$"
    r"|\s+(?:in|en) (?:euros?|eur|€|dollars?|pounds?|%|[a-z]{1,3})$",
    re.IGNORECASE,
)
# Heads of columns that say less than a title such as "Fees".
_SUM = re.compile(r"amount|sum|value|rate|price|euros?|eur|€|£|\$|importe|cuantía|betrag|montant", re.IGNORECASE)
_FEMALE = re.compile(
    r"(?:redevance|taxe|amende|durée|distance|hauteur|largeur|longueur|surface|cotisation|pénalité)s?\b"
)
# Heads of a table of the acts that amended a law: "Satzung vom | Amtsblatt | geänderte Vorschriften | Inkrafttreten".
_HISTORY = re.compile(
    r"(?:(?:Änderungs)?(?:satzung|gesetz|verordnung)|Änderung|Fassung|Beschluss) vom"
    r"|Amtsblatt|Fundstelle|Bekanntmachung"
    r"|(?:geänderte|betroffene)s? \S+|Art der Änderung|Inkrafttreten|in Kraft (?:seit|ab|am)"
    r"|Amend(?:ing|ed|ment)\b.*|(?:Date of )?(?:Assent|Registration|Commencement|Gazettal|Publication)|How affected"
    r"|(?:Provisions?|Sections?) affected|In force(?: from)?|Effective date|Ordinance No\.?"
    r"|Modifications?|(?:Textes?|Articles?) modifi(?:és?|cateurs?)|Entrée en vigueur"
    r"|Norma que modifica|Entrada en vigor",
    re.IGNORECASE,
)
LEAST_HISTORY = 2  # such heads
_SIGN = re.compile(r"[€$£%]")


def _inside(head: str, language: str) -> str:
    """A header inside a sentence: units keep their capitals, and German nouns."""
    return head[0].lower() + head[1:] if head[1:2].islower() and language != "de" else head


def _is_plain(table: Table) -> bool:
    """Whether a table without a head gives a figure for each matter: "1 to 30 days late", "$10"."""
    cells = [[plain(cell.text) for cell in row.cells] for row in table.rows]
    headless = not any(plain(cell.text) for cell in table.header.cells)
    return headless and all(len(row) == 2 and _WORD.search(row[0]) and _FIGURE.search(row[1]) for row in cells)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A pair for each row of a table whose columns have names."""
    act = statute(page)
    if act is None or is_gone(one := act.at(part)) or act.is_beside(one):
        return
    for table in (block for block in part.blocks if isinstance(block, Table)):
        heads = [_COLUMN.sub("", plain(cell.text)) for cell in table.header.cells]
        if sum(_HISTORY.fullmatch(head) is not None for head in heads) >= LEAST_HISTORY:
            continue
        counts = (_COUNT.fullmatch(plain(row.cells[0].text)) for row in table.rows)
        keys = collections.Counter(plain(row.cells[0].text) for row in table.rows)
        named = len(heads) > 2 and _ITEM.fullmatch(heads[0]) is not None and all(counts)  # by its second cell
        for row in (
            table.rows[len(second_heads(table)) :] if len(heads) > 1 and (all(heads) or _is_plain(table)) else ()
        ):
            key = plain(row.cells[named].text)
            told = [n for n, cell in enumerate(row.cells) if n > named and rows.is_told(cell.text)]
            if not key or not told or len(key.split()) > MOST_KEY_WORDS or keys[key] > 1:
                continue
            column = _inside(heads[told[0]], act.law.language) if len(told) == 1 and all(heads) else ""
            if questions := _asked(page, act, one, heads[named], key, column, _lead(part, table)):
                spans = table_of(page, table, (row,))
                limits = tuple(_limits(page, act, part, table))
                value = plain(row.cells[told[0]].text)
                if limits or (column and not named and not _is_whole(column, value, questions[0])):
                    spans = (*spans, *limits)
                    yield Draft(type=NAME, section=part.section, questions=questions, spans=spans, joint="\n")
                else:
                    yield Draft(type=NAME, section=part.section, questions=questions, spans=spans, normalised="rows")


def _limits(page: Page, act: Statute, part: Part, table: Table) -> Iterator[Quoted]:
    """What the paragraphs beside a table take out of it, each on a line of its own: "Persons over 65 are exempt …"."""
    signs = [act.law.signs[kind] for kind in ("exception", "relief") if kind in act.law.signs]
    at = part.blocks.index(table) + 1
    for block in (block for block in part.blocks[at : at + MOST_BEHIND] if isinstance(block, Paragraph)):
        text = straight(plain(block.text))
        if any(sign.search(text) for sign in signs):
            yield Quoted(start=block.start - page.markdown[: block.start].endswith("\n"), stop=block.stop, kind="prose")


def _lead(part: Part, table: Table) -> str:
    """The paragraph that leads to a table, or its title: "The division shall collect the following annual fees:"."""
    before = part.blocks[: part.blocks.index(table)]
    text = plain(before[-1].text) if before and isinstance(before[-1], Paragraph) else ""
    titles = len(text.split()) <= MOST_TITLE_WORDS and text[-1:].isalnum()
    return text if text.endswith(":") or titles else ""


def _asked(page: Page, act: Statute, one: Article, head: str, key: str, column: str, lead: str) -> tuple[str, ...]:
    """What the row of `key` below `head` sets, in its one `column` or, where that is "", in several."""
    law, about = act.law, about_of(page, act, one)
    measured = bool(head) and _MEASURE.match(key) is not None
    if measured and "measured" in law.frames:
        whose = law.frames["measured"][0].format(head=_inside(head, law.language), key=_inside(key, law.language))
    else:
        coded = bool(head) and _CODE.fullmatch(key)  # "Group A"
        whose = law.frames["whose"][0].format(key=f"{head}: {key}" if measured else f"{head} {key}" if coded else key)
    fees = (law.fees.fullmatch(one.title) or law.fees.fullmatch(lead)) if law.fees else None
    fees = fees or (_FEES.search(lead) if law.language == "en" else None)
    if fees and _SUM.fullmatch(column):
        kind = "fees"
    elif column and (not law.columns or law.columns.fullmatch(column)):
        kind = "row"
    elif fees:
        kind = "fees"
    else:
        kind = "titled rows" if about and "titled rows" in law.frames else "rows"
    said = _inside(_quiet(fees["fees"]), law.language) if fees else ""
    are = "are" if re.search(r"s\b", said) else "is"
    female = "le" if law.language == "fr" and _FEMALE.match(said if kind == "fees" else column) else ""
    column = _UNITS.sub("", column)
    return frame(act, one, kind, "", whose=whose, column=column, about=about, fees=said, le=female, are=are)


def _quiet(title: str) -> str:
    return title.lower() if title.isupper() else title


def _is_whole(column: str, value: str, question: str) -> bool:
    """Whether a cell says all without the head of its column, which may hold the unit, or say what no question did."""
    named = _SUM.fullmatch(column) or _UNITS.sub("", column) in question
    return bool(named) and (not _UNITS.search(column) or bool(_WORD.search(value) or _SIGN.search(value)))
