"""Numbers and labels of a law's provisions beside what they belong to: in headings and elements of their own, indented,
behind breaks, with their letters in italics.
"""

import re

from .. import dom

LEAST_HEADINGS = 2  # that are but numbers, on a page
HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LABEL_ALONE = re.compile(r"\((?:\d{1,3}|[a-z]{1,5}|[A-Z]{1,3})\)")
LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]{1,5}|[A-Z]{1,3})(?:bis|ter)?[).]|\d{1,3}°|[—–•-])")
_OPENS = re.compile(r"\s*(?:\d{1,3}[A-Z]{0,2}\.?\s?[—–-]?\s*)?\(")
_LETTER = re.compile(r"\w{1,5}")
_SECTION_ALONE = re.compile(
    r"(?:(?i:pdf|print|link|permalink)\W*)?(?P<number>(?:§+ ?|(?:Sec(?:tion|\.)|Art(?:icle|\.)) |[A-Z]{2,4} )?"
    r"\d{1,3}[A-Z]{0,2}(?:[-:.–]\d{1,5}[A-Za-z]{0,2})+\.?)"
)
_INDENTED = re.compile(r"[«“\"]\s*(?:Art\.|Article|§)\s?\S|\((?:\d{1,3}|[a-z]{1,4}|[A-Z]{1,2})\) ?\S")
_POINT = re.compile(rf"\s*{LABEL.pattern}\s\S")


def join_headings(main: dom.Element) -> None:
    """A number alone in a heading, behind a link to its PDF or not, and the title in the next one as one heading."""
    alone = [e for e in main.iter(*HEADING_TAGS) if _SECTION_ALONE.fullmatch(dom.line(e))]
    for heading in alone if len(alone) >= LEAST_HEADINGS else ():
        title = heading.getnext()
        if title is None or title.tag != heading.tag or title.find("br") is not None or dom.line(title)[:1].isdigit():
            continue
        found = _SECTION_ALONE.fullmatch(dom.line(heading))
        if found and dom.line(title) and not (heading.tail or "").strip():
            name = heading.get("id")
            dom.retell(heading, heading.tag, f"{found['number']} {dom.line(title)}")
            dom.drop(title)
            heading.attrib.update({"id": name} if name else {})


def set_before(main: dom.Element) -> None:
    """Points that breaks part, that stand indented as quotes do, and labels before their blocks, on any page."""
    for box in reversed(list(main.iter("blockquote"))):
        said = [p for p in box if p.tag == "p"]
        if said and _INDENTED.match(dom.line(said[0])) and all(child.tag in ("p", "div") for child in box):
            box.tag = "div"
    for element in list(main.iter("p")):
        _split(element)
    for print_ in [e for e in main.iter("i", "em") if _is_inlabel(e)]:
        dom.unwrap(print_)
    for number in list(main.iter("span", "div")):
        first = next(filter(str.strip, number.itertext()), "").lstrip()  # a box may hold all of the page
        if first[:1] == "(" and LABEL_ALONE.fullmatch(dom.line(number)) and _is_before(number):
            label(number)


def _is_inlabel(print_: dom.Element) -> bool:
    """Whether only the letter of a label is in italics: "(<i>a</i>) any channel"."""
    holder = print_.getparent()
    begins = holder.tag in ("p", "div", "li", "td") and holder[0] is print_ and _OPENS.fullmatch(holder.text or "")
    letter = print_.text if not len(print_) else ""
    return bool(begins) and (print_.tail or "")[:1] == ")" and bool(_LETTER.fullmatch(letter or ""))


def _is_before(number: dom.Element) -> bool:
    """Whether a label stands alone right before the block that it belongs to: "<span>(1)</span><div>The owner …"."""
    text = number.getnext()
    alone = not (number.tail or "").strip() and not dom.inside(number, ("td", "th", "p", "li", "pre"))
    return alone and text is not None and text.tag in ("div", "p") and not LABEL_ALONE.match(dom.line(text))


def _split(paragraph: dom.Element) -> None:
    """Points that breaks part in one paragraph as paragraphs: "… on entend par :<br>1° …<br>2° …"."""
    breaks = [child for child in paragraph if child.tag == "br"]
    if not breaks or not all(_POINT.match(child.tail or "") for child in breaks):
        return
    for cut in reversed(breaks):
        made = dom.make("p", (cut.tail or "").strip())
        for child in list(cut.itersiblings()):
            made.append(child)
        paragraph.remove(cut)
        paragraph.addnext(made)


def label(number: dom.Element) -> None:
    """A number before the block that it belongs to as the first word of it."""
    text = number.getnext()
    if text is None or (number.tail or "").strip():
        return
    number_of(text, dom.line(number))
    dom.drop(number)
    if text.tag == "span" and text.find(".//div") is not None:
        text.tag = "div"


def number_of(text: dom.Element, label: str) -> None:
    """Put a label before the first words of a block."""
    first = text if (text.text or "").strip() else next((e for e in text.iter() if (e.text or "").strip()), text)
    first.text = f"{label} {(first.text or '').lstrip()}"
