"""Who wrote an article and when, where the head does not say: by the marks and words that blogs and journals use."""

import datetime
import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from . import dates, dom, signatures
from .index import Index
from .parted import is_short, parted

# Classes of what holds an author's name alone, most telling first.
_AUTHOR = (
    "p-author author-name byline-name byline-author post-author-name wp-block-post-author-name author__name"
    " avatar__name entry-author article-author post-author field--name-uid writer author"
).split()
_DATE = (
    "dt-published published entry-date post-date publish-date date-published article-date posted-on byline-meta-date"
    " post-meta-date entry-time post__date pub-date pubdate date-posted news-date story-date release-date"
).split()
# A class as bundlers make it of a component and its part: "PostMeta_author__f6", "post-module--date--1a2".
_BUNDLED = re.compile(r"(?:[A-Za-z]\w*?_|[\w-]+-module--)(?P<part>[A-Za-z]+)(?:__|--)[\w-]*")
_AUTHOR_PARTS = frozenset("author authorname byline bylinename writer".split())
_DATE_PARTS = frozenset("date published publishdate publisheddate postdate pubdate".split())
_BY = re.compile(
    r"\s*(?:(?:written|posted|published|submitted|story|words|article|interview|reporting) )?"
    r"(?:by|von|par|por|di)\b:?\s+"
    r"|\s*(?:author|autor|auteur)s?:\s*",
    re.IGNORECASE,
)
# What stands beside a name in a list of who did what, and in the class of a byline: "story-meta__by".
_WROTE = re.compile(r"(?:words|text|written|story|author|by|von|par|por|di)(?: by)?:?", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:date(?: (?:published|posted))?|published|posted|publication date|release date|issued|datum|veröffentlicht"
    r"|fecha|publié(?: le)?)(?: on)?:?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[_-])label$")  # "field__label", before "field__item"
_CREATED = re.compile(r"(?:schema|dc|dcterms|og|article):(?:datePublished|dateCreated|date|created|issued)")  # RDFa
# A class that a theme has set a word of its own before: "gh-author-name".
_PREFIXED = re.compile(r"[\w-]+[-_](?:author|byline|writer)[-_]{1,2}name")
_OF_DATE = re.compile(r"(?:^|[\s_-])(?:date|dateline|datum|fecha|data|posted|published|meta)(?:$|[\s_-])")
_OF_BYLINE = re.compile(r"(?:^|[\s_-])by(?:line)?(?:$|[\s_-])")
_NAME_END = re.compile(r"\s+(?:who|on|in|at|and is|is|posted|published|updated)\b|[,|·•—–(@\d\n]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-])*")
_PARTICLES = frozenset("van von de da del della di la le bin al der den ter dos du y e and und et".split())
_MOST_WORDS = 6  # of one name
_SHORT = 120  # letters of a byline
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WRITTEN = re.compile(
    rf"(?:\w+day,? )?(?:{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.? {_MONTH.replace('month', 'month2')},? (?P<year2>\d{{4}}))",
    re.IGNORECASE,
)
_POSTED_ON = re.compile(r"^(?:posted|published|released)(?: on)?:? ", re.IGNORECASE)
# How news of an agency begin: "TARN, March 5, 2026 —", "TARN, Ore. (March 5, 2026) –".
_DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,20}?)?,? [(–—-]{0,2} ?"
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\)? ?(?:[–—:-]|/)"
)
_TOP_PARAGRAPHS = 8
# A line of its own beside the headline: "Posted on 2024-10-21 by the core team", "Tarn, 9 de octubre de 2023".
_LABEL_OF_DATE = re.compile(
    r"(?:(?:(?:first )?(?:posted|published|released)|veröffentlicht|erschienen|publi(?:é|ée|cado|cada)|pubblicat[oa]"
    r"|gepubliceerd|geplaatst|publicera[dt]|udgivet|publisert|opublikowano|zveřejněno|опубликовано)"
    r"(?: on| am| le| el| em| il| op| den)?:?|(?:pressemitteilung|press release)[^,]{0,20} (?:vom|of|dated))\s+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_][^\d,:;!?]{1,30}, ")
_DATE_END = re.compile(r"\s*(?:$|[·|•–—(]|,? (?:by|von|par|por|di|door|av|at|um|à|a las|alle)\b|,? \d{1,2}[:.]\d\d\b)")
_TOP_LINES, _LINES_BEFORE = 12, 4  # elements after the headline, and before it, in which such a line is looked for
_LINE = 90  # its letters
# What a site of one person says of itself above its pages: "Notes from the mill, by Ada Lund".
_TAGLINE = re.compile(r".{3,60}?[ ,](?:by|von|par|por|di) (?P<name>[^,.;:]{5,40})")
_MONTH_ALONE = re.compile(rf"{_MONTH} (?P<year>\d{{4}})")
_TOP_BREAKS = 12
_NUMBERS = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")
_CHANGED = re.compile(
    r"updated|modified|edited|changed|reviewed|revised|accessed|aktualisiert|geändert|mis à jour|actualizad|aggiornat"
    r"|bijgewerkt|uppdaterad|opdateret|aktualizováno|zaktualizowano|обновлено",
    re.IGNORECASE,
)
_REVISION = re.compile(r"\brev(?:ision|date|number)?\b|updated|modified", re.IGNORECASE)
_OUTSIDE = frozenset(("aside", "footer", "nav"))
_OF_POST = re.compile(r"md-sidebar--post|md-post__")  # Material for MkDocs sets who wrote a post and when beside it
_AROUND = re.compile(r"comment|related|sidebar|widget|recirc|teaser|card|\bmore\b|read-?next", re.IGNORECASE)


class Bylines:
    """What one page says of who wrote it and when, read where it is asked for, and once."""

    def __init__(self, page: Index) -> None:
        self._page = page

    @functools.cached_property
    def author(self) -> str:
        """The author's name; empty where the page names none."""
        return next((name for name in _authors(self._page, self) if name), "")

    @functools.cached_property
    def published(self) -> str:
        """The date on which an article says that it was published, ISO 8601; empty where none is told."""
        return next((day for day in _dates(self._page, self) if day), "")

    @functools.cached_property
    def signed(self) -> tuple[tuple[str, str], ...]:
        """Name and date of each line before the text that says both."""
        return tuple(signatures.lines(self._page, _by))


def _authors(page: Index, told: Bylines) -> Iterator[str]:
    for element in page.where("itemprop", lambda value: "author" in value.split()):
        inner = next((e for e in element.iter("*") if "name" in (e.get("itemprop") or "").split()), element)
        yield _name(inner.get("content") or parted(inner), least=1)
    for element in page.where("rel", lambda value: "author" in value.split()):
        if element.tag == "a" and (element.get("href") or "/").rstrip("/").count("/") > 0:
            yield _name(parted(element), least=1)
    for word in _AUTHOR:
        for element in page.values("class").get(word, ()):
            if not _is_around(element):
                yield _name(_short(element), least=1)
    yield from (_name(_short(e), least=2) for e in _bundled(page, _AUTHOR_PARTS) if not _is_around(e))
    for element in page.where("class", lambda value: any(map(_PREFIXED.fullmatch, value.split()))):
        yield _name(_short(element), least=2) if not _is_around(element) else ""
    yield from (_name(_short(e), least=2) for e in _beside_terms(page, _WROTE))
    for element in page.where("class", lambda value: _OF_BYLINE.search(value) is not None):
        if _BY.match(parted(element)) and not _is_around(element):
            yield _name(_short(element), least=2)
    for anchor in _beside_times(page):  # "Ada Lund · Posted on May 4"
        yield _name(parted(anchor), least=2) if not _is_around(anchor) else ""
    yield from (name for name, _ in _lines(page))
    dressed = page.of("article", "time")  # else "Von Neumann" begins a paragraph
    for element in page.of("p", "span", "div", "small", "li", "address", "em") if dressed else ():
        if _BY.match(element.text or "") and not _is_around(element, footers=True):
            yield _name(_short(element), least=2)
    yield from signatures.portraits(page)
    yield from (name for name, _ in told.signed)
    if told.published:
        yield from (_of_tagline(dom.line(element)) for element in _above(page))
        yield from signatures.feet(page, functools.partial(_name, least=2))


def _by(text: str) -> str:
    """The name of a line that begins with who wrote; empty for another line."""
    return _name(text, least=2) if _BY.match(text) else ""


def _of_tagline(text: str) -> str:
    found = _TAGLINE.fullmatch(text)
    return _name(found["name"], least=2) if found else ""


def _above(page: Index) -> Iterator[dom.Element]:
    """The short lines above the first headline, without those of lists and bars."""
    for element in page.root.iter("h1", "p", "small", "span", "div"):
        if element.tag == "h1":
            return
        if not len(element) and not dom.inside(element, ("nav", "aside", "ul", "article", "main", "table", "a")):
            yield element


def _bundled(page: Index, parts: frozenset[str]) -> Sequence[dom.Element]:
    """The elements of which a class names one of the parts of a component."""
    return page.where("class", lambda value: (m := _BUNDLED.fullmatch(value)) and m["part"].lower() in parts)


def _beside_terms(page: Index, label: re.Pattern[str]) -> Iterator[dom.Element]:
    """What stands behind a label, in a list of terms or where a class says that it is one."""
    for term in (*page.of("dt"), *page.where("class", lambda value: _LABEL.search(value) is not None)):
        beside = term.getnext()
        if (
            beside is not None
            and beside.tag == ("dd" if term.tag == "dt" else term.tag)
            and label.fullmatch(dom.line(term))
            and not _is_around(term)
        ):
            yield beside


def _beside_times(page: Index) -> Iterator[dom.Element]:
    """Links before a date's paragraph, the nearest first, each once."""
    seen: set[dom.Element] = set()
    for element in page.of("time"):
        parent = element.getparent()
        if parent is None or parent.tag not in ("p", "span"):
            continue
        for before in itertools.takewhile(lambda e: e not in seen, parent.itersiblings(preceding=True)):
            seen.add(before)
            if before.tag == "a":
                yield before


def _short(element: dom.Element) -> str:
    """The words of a byline; empty for what is longer."""
    text = parted(element)
    return text if len(text) <= _SHORT or _BY.match(text) else ""


def _name(text: str, *, least: int) -> str:
    """The name at the beginning of a byline, of `least` words; empty where there is none."""
    said = _BY.sub("", " ".join(text.split()), count=1).lstrip("| ")
    said = _NAME_END.split(said, maxsplit=1)[0].strip(" .:")
    words = said.split()
    named = [word for word in words if word[:1].isupper()]
    whole = all(_WORD.fullmatch(word) and (word[:1].isupper() or word in _PARTICLES) for word in words)
    return said if whole and named and least <= len(words) <= _MOST_WORDS else ""


def _dates(page: Index, told: Bylines) -> Iterator[str]:
    for element in page.where("itemprop", lambda value: "datePublished" in value.split()):
        yield date(element.get("content") or _stated(element))
    for word in _DATE:
        yield from (date(_stated(e)) for e in page.values("class").get(word, ()) if not _is_around(e))
    yield from (date(_stated(e)) for e in _beside_terms(page, _POSTED))
    yield from (date(_stated(e)) for e in _bundled(page, _DATE_PARTS) if not _is_around(e))
    for element in page.of("time"):
        parent = element.getparent()
        near = f"{element.get('class') or ''} {(parent.text or '') if parent is not None else ''}"
        if not _CHANGED.search(near) and not _is_around(element, footers=True):
            yield date(_stated(element))
    yield from (day for _, day in _lines(page))
    for element in page.of("span", "time", "div"):
        if _CREATED.fullmatch(element.get("property") or "") and not _is_around(element):
            yield date(element.get("content") or _stated(element))
    for element in page.of("p", "span", "div", "li", "h2", "h4"):
        if dom.inside(element, ("table",)):
            continue  # when an act commences, when a version was released
        whole = (element.text or "").strip()
        text = re.split(r" [·|•–—] ", _POSTED_ON.sub("", whole), maxsplit=1)[0]
        if len(text) < 40 and _WRITTEN.fullmatch(text) and not len(element) and not _is_around(element):
            yield date(text)
    yield from (day for _, day in told.signed)
    yield from (_of_line(e) for e in _beside_headline(page) if not _is_around(e, footers=True))
    for element in page.of("p")[:_TOP_PARAGRAPHS]:
        if (found := _DATELINE.match(dom.line(element))) and not _is_around(element):
            yield date(found["date"])


def _beside_headline(page: Index) -> Iterator[dom.Element]:
    """What stands just before and behind the first headline, up to the first paragraph that is long."""
    before, behind, passed = list[dom.Element](), list[dom.Element](), False
    for element in page.root.iter("h1", "h2", "h3", "h4", "p", "div", "span", "small", "em", "li", "address", "time"):
        if element.tag == "h1" and not passed:
            passed = True
        elif len(element) > 2 or dom.inside(element, ("nav", "aside", "table")):
            continue
        elif not passed:
            before = [*before[1 - _LINES_BEFORE :], element]
        elif (element.tag == "p" and dom.letters(element) > _SHORT) or len(behind) == _TOP_LINES:
            break
        else:
            behind.append(element)
    return iter((*behind, *before) if passed else ())


def _of_line(element: dom.Element) -> str:
    """The date that a line says, and nothing but who posted it besides."""
    if not is_short(element, _LINE):
        return ""
    text = parted(element)
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(text) > _LINE or _CHANGED.search(text) or _REVISION.search(named):
        return ""
    label = _LABEL_OF_DATE.match(text)
    place = _PLACE.match(text) if _OF_DATE.search(element.get("class") or "") else None
    for start in (label.end() if label else 0, place.end() if place else 0):
        found = dates.WRITTEN.match(text, start)
        if found and _DATE_END.match(text, found.end()) and (day := dates.read(found)):
            return day
    return ""


def _lines(page: Index) -> Iterator[tuple[str, str]]:
    """Name and date on two lines of their own near the top of a page written by hand: "Ada Lund<br>March 2009<br>"."""
    for br in page.of("br")[:_TOP_BREAKS]:
        before = br.getprevious()
        found = _MONTH_ALONE.fullmatch((br.tail or "").strip())
        if found and before is not None and before.tag == "br" and (name := _name(before.tail or "", least=2)):
            yield name, f"{found['year']}-{_MONTHS.index(found['month'][:3].lower()) + 1:02}"


def _stated(element: dom.Element) -> str:
    return element.get("datetime") or element.get("title") or parted(element, " ")


def _is_around(element: dom.Element, *, footers: bool = False) -> bool:
    """Whether an element belongs to what stands around an article; an article's own footer does only for `footers`."""
    outers = [element, *element.iterancestors()]
    if any(_OF_POST.search(outer.get("class") or "") for outer in outers):
        return False
    for outer in outers:
        if outer.tag in ("article", "main", "body"):
            return False
        own = outer.tag == "footer" and (not footers or dom.inside(outer, ("article",)))
        if outer.tag in _OUTSIDE and not own:
            return True
        named = f"{outer.get('class') or ''} {outer.get('id') or ''}"
        if outer is not element and _AROUND.search(named):
            return True
    return False


def date(text: str) -> str:
    """A date as people write it in English, or in numbers with the year first, as ISO 8601; empty for what is none."""
    text = text.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}T", text):
        return text
    if found := _NUMBERS.match(text):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    if not (found := _WRITTEN.match(_POSTED_ON.sub("", text))):
        return ""
    month = (found["month"] or found["month2"])[:3].lower()
    try:
        day = datetime.date(
            int(found["year"] or found["year2"]), _MONTHS.index(month) + 1, int(found["day"] or found["day2"])
        )
    except ValueError:
        return ""
    return day.isoformat()
