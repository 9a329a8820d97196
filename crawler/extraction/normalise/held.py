"""Parts and schedules of a law whose number and title stand in two headings, or in a line above their heading."""

import re
from collections.abc import Iterator

from .. import dom
from ..blocks import is_block
from .margins import OF
from .points import HEADING_TAGS
from .series_labels import is_title

_PLACE = r"(?:\d{1,3}[A-Z]?|[IVXLC]+|[A-Z])"
_SCHEDULE = r"(?:schedule|annexe?|appendix|anhang|anlage|beilage|allegato|anexo|bijlage|bilaga|bilag|liite|załącznik)"
_PART = (
    r"(?:part|chapter|title|subpart|division|teil|kapitel|abschnitt|hauptstück|titre|chapitre|título|capítulo|titolo|capo"
    r"|hoofdstuk|titel|afdeling|rozdział|dział|avdeling|luku)"
)
_HOLDER = re.compile(
    rf"(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) )?{_SCHEDULE}"
    rf"(?:\s+(?:nr\.? ?|no\.? ?)?{_PLACE}\.?)?"
    rf"|{_PART}\s+{_PLACE}\.?|{_PLACE}\.?\s+{_PART}",
    re.IGNORECASE,
)
_ANNEX = re.compile(rf"(?:(?:the )?\w+ )?{_SCHEDULE}\b", re.IGNORECASE)
_OF_GERMAN = re.compile(r"\((?:zu|ad|à|art\.?|all'|al) [^()]{1,60}(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)


def join(main: dom.Element) -> None:
    """Write each as one heading: "Schedule 1 Fees", "Anhang (zu § 2) Vorrat"."""
    for block in list(main.iter("p", "div")):
        _two_lines(block)
    for holder in list(main.iter(*HEADING_TAGS, "p", "div")):
        text = next(filter(str.strip, holder.itertext()), "")
        if holder.getparent() is None or len(text) > 40 or not _HOLDER.fullmatch(dom.line(holder)):
            continue
        title = holder.getnext()
        address = None
        if title is not None and title.tag in ("p", "div") and _is_address(dom.line(title)):
            address, title = title, title.getnext()
        if title is None or title.tag not in HEADING_TAGS or (holder.tail or "").strip():
            continue
        if holder.tag not in HEADING_TAGS and not _ANNEX.match(dom.line(holder)):
            continue
        if holder.tag in HEADING_TAGS and holder.tag != title.tag:
            continue
        said = [dom.line(holder), *([dom.line(address)] if address is not None else ()), dom.line(title)]
        if not _HOLDER.fullmatch(said[-1]):
            _join(holder, title, address, " ".join(said))


def _two_lines(block: dom.Element) -> None:
    """A part's number and title in two lines of a block as a heading: "Capo II<br>Interventi"."""
    breaks = list(block.iter("br"))
    if len(breaks) != 1 or any(map(is_block, block)) or dom.inside(block, ("td", "th", "li")):
        return
    number, _, title = ("".join(_lines(block))).partition("\n")
    number, title = " ".join(number.split()), " ".join(title.split())
    if _HOLDER.fullmatch(number) and is_title(title):
        dom.retell(block, "h2", f"{number} {title}")


def _lines(block: dom.Element) -> Iterator[str]:
    """The text of a block with a line feed for each break in it."""
    yield (block.text or "").replace("\n", " ")
    for inner in block:
        if inner.tag == "br":
            yield "\n"
        else:
            yield from _lines(inner)
        yield (inner.tail or "").replace("\n", " ")


def _is_address(text: str) -> bool:
    return bool(OF.fullmatch(text) or _OF_GERMAN.fullmatch(text))


def _join(holder: dom.Element, title: dom.Element, address: dom.Element | None, said: str) -> None:
    name = holder.get("id") or title.get("id")
    dom.retell(title, title.tag, said)
    if name:
        title.set("id", name)
    for part in (holder, *([address] if address is not None else ())):
        dom.drop(part)
