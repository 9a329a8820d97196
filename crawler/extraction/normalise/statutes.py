"""Statutes as publishers set them: numbers that touch their text, headings in paragraphs, points in tables without
a header, headings of a Word document in bold.

Known are the marks of legislation.gov.uk, of New Zealand's acts, Akoma Ntoso, EUR-Lex with its consolidated texts,
the BOE, Normattiva, gesetze-im-internet.de and Word; a page without any of them is left as it is.
"""

import re

from .. import dom
from ..account import Account
from . import amended, fedlex, held, label_lists, laid_out, margins, points, run_in, series
from .points import HEADING_TAGS, LABEL, LABEL_ALONE

# Classes of elements that hold the number of what stands behind them, with no white space between.
_NUMBER = re.compile(
    r"(?:Leg(?:S?P\d|SN\d|Part|Chapter|Schedule|Pblock|Crossheading|Group)?No|LegCommentaryType|LegDateText|akn-num|jnenbez)(?:\s|$)"
)
# Classes of what only says that words were changed, or where they are law: "F1", "[", "E+W+S".
_AMENDED = re.compile(
    r"(?:^|\s)(?:Leg(?:CommentaryLink|ChangeDelimiter|ExtentRestriction)|akn-remark|akn-noteRef|arrow|modref)(?:\s|$)"
)
# The same in the text of consolidated acts: "►M1 … ◄".
_ARROWS = re.compile(r"[►▼](?:[BMCA]\d*)?\s*|\s*◄")
# What EUR-Lex sets above a consolidated act: its number, a disclaimer, the acts that amended it.
_HISTORY = re.compile(
    r"(?:^|\s)(?:reference|disclaimer|hd-modifiers|title-doc-oj-reference|title-fam-member\S*)(?:\s|$)"
)
# Numbers in an element of their own before a block that they belong to.
_NUMBER_BEFORE = re.compile(r"(?:^|\s)(?:no-parag|comma-num-akn)(?:\s|$)")
# Akoma Ntoso's elements are all `span`, shown as blocks by a style sheet.
_AKN_TEXT = re.compile(r"(?:^|\s)akn-(?:p|listIntroduction|listWrapUp|longTitle)(?:\s|$)")
_AKN_BOX = re.compile(r"(?:^|\s)akn-(?:item|blockList|content|intro|wrapUp|body|mainBody|attachments|preamble)(?:\s|$)")
# Classes of paragraphs that are headings, and their level: EUR-Lex, before and after 2023; legislation.gov.uk, whose
# regulations have their titles above and their numbers in the first paragraph.
_HEADING = re.compile(
    r"(?:^|\s)(?:oj-)?(?:(?P<act>doc-ti|title-doc-first)|(?P<part>ti-section-1|title-division-1|title-annex-1|Leg(?:Part|Chapter)(?:First)?)"
    r"|(?P<article>ti-art|name-article|title-article-norm|LegP1GroupTitle(?:First)?))(?:\s|$)"
)
# Classes of what goes on with the heading before it.
_GOES_ON = re.compile(
    r"(?:^|\s)(?:oj-)?(?:ti-section-2|title-division-2|title-annex-2|sti-art|stitle-article-norm|doc-ti|title-doc-last|titulo_tit"
    r"|capitulo_tit|seccion_tit|article-heading-akn)(?:\s|$)"
)
_MARKED = re.compile(
    r"(?:^|\s)(?:Leg[A-Z]\w*|akn-\w+|(?:oj-)?(?:ti-art|doc-ti)|name-article|title-article-norm|comma-num-akn"
    r"|jnenbez|articulo|titulo_num|Mso\w+|incr\d|MarginalNote|ProvisionList|label-para|subprov)"
)
_COLUMN = re.compile(r"(?:^|\s)(?:oj-)?tbl-hdr(?:\s|$)")  # EUR-Lex's heads of tables
_LEVELS = {"act": "h1", "part": "h2", "article": "h3"}
MOST_BOLD_WORDS = 20  # of a paragraph in bold that is a heading
_SPEAKS = re.compile(r"[^\W\d_]{3}")
_CHAPTER_OF_BOOK = re.compile(r"(?:CHAPTER|CAP\.?|NO\.?|ACT NO\.?)\s*[\d:./]+", re.IGNORECASE)  # of a book of laws
_ALONE = re.compile(
    r"(?:PART|CHAPTER|TITLE|SCHEDULE)\s+(?:\d+[A-Z]?|[IVXLC]+|[A-Z])", re.IGNORECASE
)  # its title stands below
_HOLDS = re.compile(r"(?:PART|CHAPTER|SCHEDULE|ANNEX|TITLE)\b", re.IGNORECASE)


def normalise(main: dom.Element, books: Account, *, styled: bool = False) -> None:
    """Set numbers apart, take marks of amendments out, and make headings and lists of what looks like them.

    `styled`: headings of a document of Word's are told already, and bold is no more than that.
    """
    amended.normalise(main, books)
    points.join_headings(main)
    run_in.part(main)
    points.set_before(main)
    laid_out.normalise(main)
    margins.normalise(main)
    fedlex.normalise(main, books)
    marked = is_marked(main)
    if marked:
        _as_marked(main, books, styled=styled)
    if series.normalise(main) or marked:
        held.join(main)
    label_lists.normalise(main)


def _as_marked(main: dom.Element, books: Account, *, styled: bool) -> None:
    """What the classes of publishers say."""
    _labels_alone(main)
    _canadian(main, books)
    for element in list(main.iter("a", "span", "p")):
        if _AMENDED.search(element.get("class") or "") and element.getparent() is not None:
            books.leave_out(element, "marks of amendments")
    _consolidated(main, books)
    for element in list(main.iter("span")):
        _as_block(element)
    for element in list(main.iter("span")):
        if _NUMBER.search(element.get("class") or ""):
            _set_apart(element)
    for element in list(main.iter("p")):
        holder = element.getparent()
        if _COLUMN.search(element.get("class") or "") and holder is not None and holder.tag == "td":
            holder.tag = "th"
    for table in reversed(list(main.iter("table"))):
        _as_points(table)
    for box in reversed(list(main.iter("div"))):
        _as_point(box)
    for number in list(main.iter("span")):
        if _NUMBER_BEFORE.search(number.get("class") or ""):
            points.label(number)
    for listed in reversed(list(main.iter("dl"))):
        _as_numbered(listed)
    titled = next(main.getroottree().iter("h1"), None) is not None
    for element in list(main.iter("p", "div", *HEADING_TAGS)):
        _head(element, titled=titled, styled=styled)
        titled = titled or element.tag == "h1"


def is_marked(main: dom.Element) -> bool:
    """Whether anything in an element has the marks of a publisher of statutes."""
    return any(_MARKED.search(element.get("class") or "") for element in main.iter("span", "p", "h4", "h5", "section"))


def _consolidated(main: dom.Element, books: Account) -> None:
    """Take out what EUR-Lex adds to a consolidated act: the arrows in its words, its history above them."""
    if next((e for e in main.iter("p") if "title-doc-first" in dom.classes(e)), None) is None:
        return
    for title in [p for p in main.iter("p") if "title-doc-first" in dom.classes(p)]:
        cell, table = (next(title.iterancestors(tag), None) for tag in ("td", "table"))
        if cell is not None and table is not None:  # the title beside the mark of the original act
            cell.tag = "div"
            dom.replace(table, cell)
    for element in main.iter("*"):
        element.text = _ARROWS.sub("", element.text) if element.text else element.text
        element.tail = _ARROWS.sub("", element.tail) if element.tail else element.tail
    for element in list(main.iter("p")):
        if _HISTORY.search(element.get("class") or "") and element.getparent() is not None:
            table = next(element.iterancestors("table"), None)
            books.leave_out(element if table is None else table, "history of the act")


def _labels_alone(main: dom.Element) -> None:
    """A label alone in its paragraph or heading as the first words of what is next, as codes of towns have it, and the
    acts of New Zealand.
    """
    for label in [e for e in main.iter("p", "h5") if LABEL_ALONE.fullmatch(dom.line(e))]:
        text = label.getnext()
        if text is not None and text.tag == "div":
            text = next(text.iter("p"), text)
        if text is not None and text.tag == "p" and dom.line(text) and not LABEL_ALONE.match(dom.line(text)):
            points.number_of(text, dom.line(label))
            dom.drop(label)


def _canadian(main: dom.Element, books: Account) -> None:
    """The acts of Canada: titles in the margin and the numbers behind them as headings; lists as the paragraphs that
    they stand for, as the acts of New Zealand have them too.
    """
    boxes = [e for e in main.iter("ul") if not {"ProvisionList", "prov"}.isdisjoint(dom.classes(e))]
    for element in [e for box in boxes for e in (box, *box.iterchildren("li"))]:
        element.tag = "div"
    for element in list(main.iter("span", "div")):
        if not {"wb-invisible", "HistoricalNote"}.isdisjoint(dom.classes(element)) and element.getparent() is not None:
            books.leave_out(element, "history of the act" if element.tag == "div" else "hidden words")
    for label in [span for span in main.iter("span") if any(c.startswith("HLabel") for c in dom.classes(span))]:
        label.tail = f" {label.tail or ''}"
    titles = [p for p in main.iter("p") if "MarginalNote" in dom.classes(p)]
    for label in [a for a in main.iter("a", "span") if "sectionLabel" in dom.classes(a) and dom.line(a)]:
        first = next((p for p in label.iterancestors("p")), None)
        if first is not None and label.getparent() is not None:
            _entitle(first, label, titles)


def _entitle(first: dom.Element, label: dom.Element, titles: list[dom.Element]) -> None:
    """A heading of the section's number, and its title where it stands right before."""
    box = first.getparent() if first.getparent().tag == "div" and first.getparent()[0] is first else first
    box = box.getparent() if "ProvisionList" in dom.classes(box.getparent()) and box.getparent()[0] is box else box
    before = box.getprevious()
    heading = dom.make("h3", dom.line(label))
    dom.drop(label)
    if before is not None and before in titles:
        dom.add_text(heading, f" {dom.line(before)}")
        dom.drop(before)
    elif any("Repealed" in dom.classes(span) for span in first.iter("span")):
        dom.add_text(heading, f" {dom.line(first)}")
        for child in list(first):
            first.remove(child)
        first.text = ""
    box.addprevious(heading)


def _as_point(box: dom.Element) -> None:
    """A label and its text as the two columns of a grid → the paragraphs that they stand for."""
    if "grid-list" not in dom.classes(box) or len(box) != 2 or not LABEL.fullmatch(dom.line(box[0])):
        return
    points.number_of(box[1], dom.line(box[0]))
    dom.drop(box[0])


def _set_apart(number: dom.Element) -> None:
    """White space behind a number, where its text begins at once; Akoma Ntoso's stand in one paragraph with theirs."""
    holder = number.getparent()
    if not (number.tail or "").strip() and number.getnext() is not None:
        number.tail = " "
    if (
        holder is not None
        and holder.tag == "p"
        and re.search(r"Leg(?:P1|SN1)No", number.get("class") or "")
        and dom.line(number).isdigit()
    ):
        dom.add_text(number, ".")  # a section's number before its text, as others set it
    if holder is not None and holder.tag in ("section", "div") and "akn-num" in (number.get("class") or ""):
        _join(number)


def _join(number: dom.Element) -> None:
    """The number as the first words of the paragraph behind it."""
    content = number.getnext()
    first = next(content.iter("p", "span"), None) if content is not None else None
    inner = (
        next((e for e in first.iter() if "akn-p" in (e.get("class") or "").split()), first)
        if first is not None
        else None
    )
    if inner is not None:
        inner.text = f"{dom.line(number)} {(inner.text or '').lstrip()}"
        dom.drop(number)


def _as_block(element: dom.Element) -> None:
    """A block of Akoma Ntoso as one of HTML's; a text that holds lists is a box of them."""
    kind = element.get("class") or ""
    if _AKN_BOX.search(kind):
        element.tag = "div"
    elif _AKN_TEXT.search(kind):
        holds = any(_AKN_BOX.search(inner.get("class") or "") for inner in element.iter("span"))
        element.tag = "div" if holds else "p"


def _as_points(table: dom.Element) -> None:
    """A table of labels and texts as the paragraphs that it stands for."""
    rows = [row for row in table.iter("tr") if _table_of(row) is table]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if (
        not rows
        or table.find("caption") is not None
        or not all(len(row) == 2 and LABEL.fullmatch(dom.line(row[0])) for row in cells)
    ):
        return
    box = dom.make("div")
    for label, text in cells:
        first = next((e for e in text.iter("p") if dom.line(e)), None)
        if first is None:
            first = dom.make("p")
            dom.move(text, first)
            text.append(first)
        first.text = f"{dom.line(label)} {(first.text or '').lstrip()}"
        dom.move(text, box)
    dom.replace(table, box)


def _as_numbered(listed: dom.Element) -> None:
    """A list of definitions whose terms are numbers as paragraphs that begin with them."""
    pairs = list(zip(listed[::2], listed[1::2], strict=False))
    if (
        not pairs
        or len(listed) % 2
        or not all(t.tag == "dt" and d.tag == "dd" and LABEL.fullmatch(dom.line(t)) for t, d in pairs)
    ):
        return
    box = dom.make("div")
    for term, said in pairs:
        point = dom.make("div", f"{dom.line(term)} ")
        inner = said[0] if len(said) == 1 and said[0].tag in ("div", "p") and not (said.text or "").strip() else said
        if any(child.tag in ("div", "dl", "p") for child in inner):  # points of its own behind its first words
            dom.move(inner, point)
        else:
            for box_of_text in said.iter("div", "p"):
                box_of_text.tag = "span"  # one paragraph with its number
            dom.move(said, point)
        box.append(point)
    dom.replace(listed, box)


def _table_of(row: dom.Element) -> dom.Element:
    return next((above for above in row.iterancestors("table")), None)


def _head(element: dom.Element, *, titled: bool, styled: bool) -> None:
    """A paragraph that is a heading by its class, or by being bold and numbered in a document of Word's.

    `titled`: the page has a title; `styled`: its headings have styles of their own.
    """
    kind = element.get("class") or ""
    holder = element.getparent()
    if holder is not None and holder.tag in ("td", "th") and kind.startswith("Mso"):
        return  # the head of a column
    before = _heading_before(element)
    if before is not None and _GOES_ON.search(kind):
        dom.add_text(before, f" {dom.line(element)}")
        dom.drop(element)
    elif element.tag == "p" and (found := _HEADING.search(kind)):
        level = next(_LEVELS[name] for name, said in found.groupdict().items() if said)
        if element.find("br") is not None:
            _plainly(element, level)
        element.tag = level
    elif element.tag == "p" and "MsoTitle" in kind:
        _plainly(element, "h1")
    elif (
        element.tag == "p"
        and kind.startswith("Mso")
        and not styled
        and _is_bold(element)
        and _SPEAKS.search(dom.line(element))
    ):
        text = dom.line(element)
        if not titled and _CHAPTER_OF_BOOK.fullmatch(text):
            return
        if before is not None and _ALONE.fullmatch(dom.line(before)) and not _ALONE.match(text):
            dom.add_text(before, f" {text}")
            dom.drop(element)
            return
        _plainly(element, "h1" if not titled else "h2" if text.isupper() or _HOLDS.match(text) else "h3")


def _heading_before(element: dom.Element) -> dom.Element:
    """The heading that stands right before an element, alone in its box or not."""
    before = element.getprevious()
    if before is None and (holder := element.getparent()) is not None and holder.tag == "div":
        before = holder.getprevious() if len(holder) == 1 else None
    return before if before is not None and before.tag in HEADING_TAGS else None


def _plainly(element: dom.Element, tag: str) -> None:
    for line_break in element.iter("br"):  # parts words as a space does
        line_break.tail = f" {line_break.tail or ''}"
    dom.retell(element, tag, dom.line(element))


def _is_bold(element: dom.Element) -> bool:
    bold = sum(len(dom.line(inner)) for inner in element.iter("b", "strong"))
    return 0 < len(dom.line(element)) <= bold and len(dom.line(element).split()) <= MOST_BOLD_WORDS
