"""Who signed a page and when, where no mark says so: a line with both, a portrait beside a name, the foot of a page."""

import re
from collections.abc import Callable, Iterator

from . import dates, dom
from .index import Index
from .parted import is_short, parted

_LINE = 120  # letters of a line with a name and a date, or of a box with a portrait
_LONG = 160  # letters of a paragraph with which a text has begun
_TAGS = ("h1", "h2", "h3", "p", "div", "span", "small", "li", "address", "time", "img")
_SEPARATOR = re.compile(r"\s*[|·•–—/]\s*|,\s+")
_PORTRAIT = re.compile(
    r"^(?:(?:portrait|photo(?:graph)?|picture|avatar|foto|bild|retrato) (?:of|von|de|di) )", re.IGNORECASE
)
_WORD, _PARTICLE = r"[A-ZÀ-Þ][\w.'’-]*", r"(?:van|von|de|da|del|della|di|la|le|bin|al|der|den|dos|du|y) "
_PERSON = re.compile(rf"{_WORD}(?: (?:{_PARTICLE}){{0,2}}{_WORD}){{1,3}}")
_READ = re.compile(r"\b\d+ ?min(?:ute)?s?\b", re.IGNORECASE)
_NEAR = 60  # elements behind the first heading, among which its author's line is
_HOLDERS = 3  # elements around a name in which its date or its portrait is looked for
# What the foot of one person's site says; "Built by", "Theme by" and "Photos by" say something else.
_FOOT = re.compile(
    r"(?:^|[.|·•] )(?:(?:everything|all (?:texts?|posts|articles|words|pages)|texts?|words|posts|articles)"
    r"(?: (?:here|on this (?:site|blog)))?(?: (?:is|are))? )?"
    r"(?:(?:written(?: and \w+)?|a (?:personal )?(?:blog|site|weblog|notebook)) by|geschrieben von|ein blog von"
    r"|(?:écrit|rédigé)e?s? par|un blog de|escrito por|scritto da)\s+(?P<said>[^|.]{5,60})",
    re.IGNORECASE,
)


def lines(page: Index, name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Name and date of each line before the text that says both: "Von Ada Lund, Mühle | 04.05.2026".

    `name` reads who wrote.
    """
    for element in _before_text(page):
        if element.tag in ("h1", "h2", "h3", "img", "time") or not is_short(element, _LINE):
            continue
        if len(text := parted(element)) > _LINE:
            continue
        parts = _SEPARATOR.split(text)
        days = [day for part in parts[1:] if (m := dates.WRITTEN.fullmatch(part.strip())) and (day := dates.read(m))]
        who = name(text)
        if who and len(days) == 1:
            yield who, days[0]


def portraits(page: Index) -> Iterator[str]:
    """Names beside a portrait of them, or in what a class calls a name, in a box with a date or a time of reading."""
    pictured = {_PORTRAIT.sub("", " ".join((img.get("alt") or "").split())) for img in page.of("img")}
    for element in _before_text(page):
        said = dom.line(element)
        if len(element) or not _PERSON.fullmatch(said) or element.tag in ("h1", "h2", "h3"):
            continue
        named = re.search(r"(?:^|[\s_-])name(?:$|[\s_-])", element.get("class") or "") is not None
        outers = list(element.iterancestors())[:_HOLDERS]
        boxes = [
            outer for outer in outers if len(dom.line(outer)) <= _LINE and outer.tag not in ("body", "main", "article")
        ]
        dated = any(next(box.iter("time"), None) is not None or _READ.search(parted(box)) for box in boxes)
        if dated and (named or said in pictured):
            yield said


def feet(page: Index, name: Callable[[str], str]) -> Iterator[str]:
    """Who wrote all of a site, as its foot says."""
    for foot in page.of("footer"):
        if not dom.inside(foot, ("article", "aside")) and (found := _FOOT.search(parted(foot))):
            yield name(found["said"])


def _before_text(page: Index) -> Iterator[dom.Element]:
    """What stands between the first heading and the first long paragraph."""
    passed = 0
    for element in page.root.iter(*_TAGS):
        passed += passed > 0 or element.tag in ("h1", "h2")
        if passed > _NEAR or (element.tag == "p" and dom.letters(element) > _LONG):
            return
        if passed and not dom.inside(element, ("nav", "aside", "footer", "table", "form")):
            yield element
