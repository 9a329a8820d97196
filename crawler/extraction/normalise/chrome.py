"""What is on the page but no content: scripts, permalinks, copy buttons, line numbers, navigation."""
# long: the kinds of chrome share the words and bounds by which they are told from content

import itertools
import re
from collections.abc import Callable

from .. import dom
from ..account import Account
from ..blocks import is_block
from ..index import Index, below
from ..profiles import Profile
from . import actions, marks

_TAGS = frozenset(
    "script style button svg template noscript nav input label select option textarea iframe object embed canvas dialog"
    " link meta base area map progress meter datalist form-associated audio video track slot wbr".split()
)
_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "toolbar", "menu", "menubar", "tooltip", "dialog"})
_CLASSES = frozenset(
    # permalinks
    "headerlink header-anchor hash-link anchor-link heading-anchor anchorjs-link heading-link permalink sl-anchor-link"
    " autolink-heading self-link octicon-link section-anchor"
    # code furniture: buttons, line numbers, language labels
    " copybtn copy-button copy-btn copy-code-button btn-copy clipboard-copy zeroclipboard-container md-clipboard"
    " code-copy-btn linenos linenodiv lineno linenum line-number line-numbers-rows line-numbers-wrapper gutter"
    " rouge-gutter"
    " hljs-ln-numbers lnt code-lang lang-label react-syntax-highlighter-line-number fold-unfold"
    # around the text
    " viewcode-link edit-this-page edit-page edit-link editlink theme-edit-this-page mw-editsection breadcrumb"
    " breadcrumbs"
    " pagination pagination-nav prev-next page-nav rst-footer-buttons navfooter navheader docnav sr-only"
    " visually-hidden screen-reader-text screenreader-only skip-link skip-to-content back-to-top cookie-banner"
    " cookie-notice feedback page-feedback was-this-helpful share-buttons social-share sharedaddy noprint"
    " printfooter table-of-contents toc-container tocwrapper page-toc on-this-page nav navbar navigation sidebar"
    " sidebar-nav sidenav site-footer site-header"
    " footer-nav menu submenu related-links prevnext prev_next page-navigation"
    " pager prev-next-nav post-navigation nav-links quarto-title-meta quarto-categories"
    # drawn beside an entry or above the text where a reader points
    " out-of-band rightside srclink ttc tooltiptext".split()
)
# The same under a theme's prefix: t-navbar, wy-breadcrumbs.
_THEMED = re.compile(r"[a-z]{1,4}-(?:navbar|breadcrumbs?|sidebar|pagination|pager)")
_BUTTON_LABELS = frozenset(("http-verb", "property-name"))  # Redoc: an operation, a property that can be unfolded
_STEP_RELATIONS = frozenset(("next", "prev", "previous", "up"))
_STEP_KEYS = frozenset("npuh")  # of DocBook's and Texinfo's bars
_STEP_WORD = r"(?:next|prev|previous|up|top|home|contents|index|back|forward)"
_STEP = re.compile(rf"\W*{_STEP_WORD}\W*|[\s<>«»←→◀▶‹›]+", re.IGNORECASE)
# As in "Previous: Setup" and "Next page → Use".
_STEP_TITLED = re.compile(
    r"\W*(?:next|prev(?:ious)?)(?: (?:page|chapter|section|article|lesson|topic|step|up|post))?\s*[:→»›|–—-].*",
    re.IGNORECASE,
)
_STEP_PART = re.compile(
    r"\W*(?:next|prev(?:ious)?)(?: (?:page|chapter|section|topic|article|lesson|step|post))?\W*", re.IGNORECASE
)
# "← Setup" with the arrow as its group, or "Use →".
_BACK, _ON = "←«‹◀⟵<", "→»›▶⟶>"
_ARROWED = re.compile(rf"([{_BACK}]+)\s*\S.{{0,80}}|\S.{{0,80}}?\s*[{_ON}]+")
_ARROW_REACH = 3  # elements around one arrow in which the other stands
_STEP_LABEL = re.compile(r"\b(?:next|prev|previous|up)\s*:\s*$", re.IGNORECASE)
# What tells such a bar from "Contents | Index", and from links to the operators < and >.
_WORD_IN_BAR = re.compile(rf"\b{_STEP_WORD}\b", re.IGNORECASE)
_ARROW_IN_BAR = re.compile(r"\b(?:next|prev|previous)\b|[<>«»←→◀▶‹›]", re.IGNORECASE)
_NOT_LETTER = re.compile(r"[\W\d_]+")
_STEP_LETTERS = 14  # "← previous"
_STEP_SHARE = 0.6  # of a bar's links; the others say where they lead
_BAR_PARTS = frozenset(("td", "th", "li", "span", "small", "b", "strong", "tr", "tbody"))
_BAR_TAGS = _BAR_PARTS | {"p", "div", "table", "ul", "center"}
_STEP_BORDERS = frozenset(("section", "article", "main", "li", "td", "dd"))
_BESIDE = 12  # letters: "Back to top | " or "[edit]"
_STEP_WORDS = 80  # letters beside the links of a bar: "Next: , Previous: , Up: [Contents][Index]" and a chapter's title
# Headings and sections are named by what they say: <h4 id="search">, <section id="comments">, <div class="section"
# id="toc">.
_ID_TAGS = frozenset(("div", "aside", "ul", "ol", "table", "footer", "header", "p"))
_IDS = frozenset(
    "sidebar side-bar nav navbar navigation nav-path main-nav footer site-footer site-header breadcrumbs breadcrumb toc"
    " table-of-contents disqus_thread comments cookie-banner search searchbox left-nav leftnav rightnav"
    " tocframe".split()
)
_MENU = 3  # links
_MENU_SHARE = 0.7  # of a list's letters in links
_PERMALINK = frozenset("¶ § # \u200b 🔗 ¶¶ \U0001f517 \uf0c1 ⚓ ⚓︎ link anchor permalink".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SOURCE = re.compile(r"src|source|viewcode|edit")
_SOURCE_WORDS = frozenset("source|[source]|src|[src]|edit|[edit]|view source|show source".split("|"))
_SOURCE_TARGET = re.compile(
    r"#L?(?:ine-?)?\d+$|/(?:blob|tree|edit)/|(?:^|/)(?:src|_modules|sources?)(?:[/#]|$)", re.IGNORECASE
)
_TOGGLE = re.compile(
    r"[\[(]?(?:click (?:here )?to )?(?:toggle|show|hide|expand|collapse|view)"
    r"(?: (?:all|more|less|source|code|details|inherited|description))*[\])]?|[\[(]?[-+−]+[\])]?",
    re.IGNORECASE,
)
_SENTENCES = frozenset(("p", "li", "td", "dd"))
_NUMBERED = re.compile(r"(?:^|\s)line-number(?:$|\s)")
_WORDS = re.compile(r"[^\W\d_]{2,}$")
_COPIES = re.compile(r"\W*(?:copy|copied|edit|close|expand|collapse|show|hide|more)?\W*", re.IGNORECASE)
_VERBATIM = ("pre", "code", "dt")
_TOGGLE_LETTERS = 40
_TOGGLING = re.compile(r"toggle|click|collaps|expand|summary_|show|hide", re.IGNORECASE)  # in the class of its element
_FURNITURE = frozenset(
    "top|↑|[top]|back to top|return to top|[source]|[src]|edit on github|edit this page|view source".split("|")
)
_CONTENTS_NAME = re.compile(
    r"(?<![a-z])(?:toc|(?:table-?of-?)?contents|outline|on-this-page|quick-?nav)(?![a-z])", re.IGNORECASE
)
_CONTENTS_LABEL = re.compile(
    r"(?:table of )?contents:?|on this page:?|in this (?:article|section|page):?|page contents:?|sommaire"
    r"|inhalt(?:sverzeichnis)?"
    r"|contenido|índice|目次|目录|содержание",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTENTS_LISTS = frozenset(("ul", "ol", "dl", "table"))
_TOLD = 0.75  # of a table's letters in links: with fewer it says what the members are for (pygame's table.toc)
_ON_PAGE = 0.8  # share of in-page links from which a list is the page's own table of contents


def strip(main: dom.Element, profile: Profile | None, page: Index, books: Account, *, css: str = "") -> None:
    """Drop chrome from the main element: the general kinds, the profile's, and `css` of spiders.yaml.

    `page` is the index of the whole page.
    """
    for button in page.of("button"):
        if _is_spoken(button):
            button.tag = "span"
            button.attrib.clear()
    actions.drop(main, books)
    named = {*page.select(profile.drop if profile else "", main), *page.select(css, main)}
    for element in [e for e in below(main, {*named, *_suspects(page)}) if e in named or is_chrome(e)]:
        books.leave_out(element, "named in the profile" if element in named else _reason(element))
    for heading in main.iter(*_HEADINGS):
        if len(heading) == 1 and heading[0].tag == "a" and not _CLASSES.isdisjoint(dom.classes(heading[0])):
            heading[0].tag = "span"  # VuePress: the permalink is around the text
    for anchor in [a for term in main.iter("dt") for a in term.iterchildren("a")]:
        if not _CLASSES.isdisjoint(dom.classes(anchor)):
            anchor.tag = "span"  # mandoc: around the term
    marks.normalise(main, page)
    for button in main.iter("button"):
        button.tag = "span" if dom.inside(button, _HEADINGS) else "div"
        for part in button:
            part.tail = " " + (part.tail or "")
    for anchor in list(main.iter("a")):
        if _is_permalink(anchor):
            books.leave_out(anchor, "permalink")
    _drop_contents(main, page, books)
    _drop_steps(main, books)
    _drop_languages(main, books)
    _drop_menus(main, books)


def _is_spoken(button: dom.Element) -> bool:
    """Whether a button stands in a sentence, as its object: "press Save to keep the file"."""
    parent, before = button.getparent(), button.getprevious()
    if parent is None or parent.tag not in _SENTENCES or not dom.content(button).strip():
        return False
    lead = ((before.tail if before is not None else parent.text) or "").rstrip()
    return lead[-1:].isalpha() and bool(_WORDS.search(lead)) and not _COPIES.fullmatch(dom.content(button))


def _reason(element: dom.Element) -> str:
    """Why an element is chrome: its tag, its role, or the first word of its class or its id that says so."""
    if element.tag in _TAGS:
        return "tab" if "data-x-tab" in element.attrib else str(element.tag)
    word = next((word for word in dom.classes(element) if _names_chrome(word)), "")
    if word or element.get("role") in _ROLES:
        return f"class {word}" if word else f"role {element.get('role')}"
    if (name := element.get("id") or "").lower() in _IDS:
        return f"id {name}"
    return "aria-hidden" if element.get("aria-hidden") == "true" else "toggle"


def _suspects(page: Index) -> list[dom.Element]:
    """What can be chrome by its tag or an attribute: few of a page's elements."""
    return [
        *page.of(*_TAGS),
        *page.where("class", _names_chrome),
        *page.where("class", _TOGGLING.search),
        *page.where("id", lambda value: value.lower() in _IDS),
        *page.where("role", _ROLES.__contains__),
        *page.where("aria-hidden", "true".__eq__),
    ]


def _drop_steps(main: dom.Element, books: Account) -> None:
    """Drop the bars that lead to the next and the previous page: links that say so, and what they stand in with
    little else.
    """
    for anchor in list(main.iter("a")):
        if not (
            _STEP_RELATIONS.isdisjoint((anchor.get("rel") or "").lower().split())
            and anchor.get("accesskey") not in _STEP_KEYS
        ):
            _drop_around(anchor, main, books, _is_bar, _STEP_BORDERS)
        elif _is_step(anchor) and main in anchor.iterancestors():
            _drop_around(anchor, main, books, _is_step_bar)


def _drop_around(
    anchor: dom.Element,
    main: dom.Element,
    books: Account,
    holds: Callable[[dom.Element], bool],
    borders: frozenset[str] = frozenset(),
) -> None:
    """Drop the outermost element around a link of which something holds, as it does of all between them."""
    bar = anchor
    for outer in dom.ancestors(anchor, stop=main):
        if outer.tag in borders or not holds(outer):
            break
        bar = outer
    if bar is not anchor and (borders or bar.tag not in _BAR_PARTS):
        books.leave_out(bar, "bar of links")


def _is_step(anchor: dom.Element) -> bool:
    """Whether a link is an arrow or a word like "next", or stands behind "Next:"."""
    if len(text := dom.line(anchor)) <= _STEP_LETTERS and text and _STEP.fullmatch(text):
        return True
    if _STEP_TITLED.fullmatch(text) or (text and (text[0] in _BACK or text[-1] in _ON) and _is_arrow(anchor, text)):
        return True
    parts = [part.strip() for part in anchor.itertext() if part.strip()] if len(anchor) and "e" in text[:4] else []
    if len(parts) > 1 and _STEP_PART.fullmatch(parts[0]):
        return True
    before = anchor.getprevious()
    said = anchor.getparent().text if before is None else before.tail
    return bool(said) and _STEP_LABEL.search(said) is not None


def _is_arrow(anchor: dom.Element, text: str) -> bool:
    """Whether a link is one of two arrows with words: `← Setup` and `Use →`, and nothing else beside them."""
    way = _ARROWED.fullmatch(text)
    if way is None:
        return False
    for outer, _ in zip(anchor.iterancestors(), range(_ARROW_REACH), strict=False):
        others = list(itertools.islice(outer.iter("a"), 3))
        if len(others) > 2:
            return False
        if len(others) == 2:
            ways = [_ARROWED.fullmatch(dom.line(other)) for other in others]
            return bool(ways[0] and ways[0][1] and ways[1] and not ways[1][1])
    return False


def _is_step_bar(element: dom.Element) -> bool:
    """Whether an element holds links of that kind and no other words; a cell or an item may hold one of them."""
    if element.tag not in _BAR_TAGS or not _is_bar(element):
        return False
    anchors = [anchor for anchor in element.iter("a") if dom.line(anchor)]
    if len(anchors) == 1 and element.tag == "div" and dom.line(element) == dom.line(anchors[0]):
        outer = element.getparent()  # a box around each step
        return len(outer) > 1 and outer.tag in _BAR_TAGS and _is_step_bar(outer)
    steps = sum(_is_step(anchor) for anchor in anchors)
    if element.tag in _BAR_PARTS:
        return steps >= _STEP_SHARE * len(anchors)
    text = " ".join(element.itertext())  # words of elements apart: <span>Previous</span><b>Setup</b>
    beside = _other_letters(text) - sum(_other_letters(" ".join(anchor.itertext())) for anchor in anchors)
    arrows = len(anchors) == 2 and all(_ARROWED.fullmatch(dom.line(anchor)) for anchor in anchors)
    is_told = (arrows or _WORD_IN_BAR.search(text) is not None) and _ARROW_IN_BAR.search(text) is not None
    return is_told and beside <= _BESIDE and steps >= max(2, _STEP_SHARE * len(anchors))


def _other_letters(text: str) -> int:
    return len(_NOT_LETTER.sub("", _WORD_IN_BAR.sub("", text)))


def _is_bar(element: dom.Element) -> bool:
    if next(element.iter("pre", "dt", *_HEADINGS), None) is not None:
        return False
    linked = sum(len(dom.line(anchor)) for anchor in element.iter("a"))
    return len(dom.line(element)) - linked <= _STEP_WORDS


def is_chrome(element: dom.Element) -> bool:
    """Whether an element is no content by its tag, class, id or role."""
    if element.tag in _TAGS:
        if element.tag == "button":
            return not _is_label(element)
        return not (element.tag == "script" and (element.get("type") or "").startswith("math/"))
    attributes = element.attrib
    if "class" in attributes and any(_names_chrome(word) for word in attributes["class"].split()):
        return not _holds_content(element)
    if "class" in attributes and _TOGGLING.search(attributes["class"]) and _is_toggle(element):
        return not dom.inside(element, _VERBATIM)
    if element.tag in _ID_TAGS and "id" in attributes and attributes["id"].lower() in _IDS:
        return not _holds_content(element) and not any(word.startswith("sect") for word in dom.classes(element))
    if "role" in attributes and attributes["role"] in _ROLES:
        return True
    return attributes.get("aria-hidden") == "true" and "starlight-aside__title" not in dom.classes(element)


def _is_toggle(element: dom.Element) -> bool:
    text = dom.content(element)
    return element.tag not in _HEADINGS and len(text) <= _TOGGLE_LETTERS and _TOGGLE.fullmatch(text.strip()) is not None


def _names_chrome(word: str) -> bool:
    return word in _CLASSES or _THEMED.fullmatch(word) is not None


def _is_label(button: dom.Element) -> bool:
    """Whether a button is what a reader reads: a heading's text, or a row with structure that opens and closes
    (Redoc).
    """
    if next(button.iter("p", "strong", "code", "h2", "h3", "h4"), None) is not None:
        return True
    heading = next(button.iterancestors(*_HEADINGS, "dt", "summary"), None)
    if heading is not None:
        return dom.line(heading) == dom.line(button)
    return any(not _BUTTON_LABELS.isdisjoint(dom.classes(span)) for span in button.iter("span"))


def _drop_languages(main: dom.Element, books: Account) -> None:
    """Drop what leads to the page in other languages: links that name them, with little else around them."""
    for anchor in list(main.iter("a")):
        if "hreflang" in anchor.attrib and main in anchor.iterancestors():
            _drop_around(anchor, main, books, _is_language_bar)


def _is_language_bar(element: dom.Element) -> bool:
    anchors = [anchor for anchor in element.iter("a") if dom.line(anchor)]
    return _is_bar(element) and len(anchors) > 1 and all("hreflang" in anchor.attrib for anchor in anchors)


def _drop_menus(main: dom.Element, books: Account) -> None:
    """Drop lists of links from headers: what stands there beside the title leads to other pages."""
    for header in main.iter("header"):
        for menu in list(header.iter("ul", "ol")):
            anchors = list(menu.iter("a"))
            linked = sum(len(dom.line(anchor)) for anchor in anchors)
            if len(anchors) >= _MENU and linked >= _MENU_SHARE * len(dom.line(menu)):
                books.leave_out(menu, "menu")


def _drop_contents(main: dom.Element, page: Index, books: Account) -> None:
    """Drop lists of the page's own headings: by their name or label, and only where nearly all links stay on the
    page.
    """
    named = {*page.where("class", _CONTENTS_NAME.search), *page.where("id", _CONTENTS_NAME.search)}
    for element in list(main.iter("div", "ul", "ol", "dl", "aside", "section", "details", "table", "p")):
        if element.getparent() is None or element is main:
            continue
        label = element.getprevious() if element.tag in _CONTENTS_LISTS else None
        if label is not None and label.tag in _HEADINGS:  # a section of its own
            label = None
        labelled = label is not None and _CONTENTS_LABEL.fullmatch(dom.line(label)) is not None
        if (labelled or element in named) and _stays_on_page(element, page):
            if labelled:
                books.leave_out(label, "contents")
            books.leave_out(element, "contents")


def _stays_on_page(element: dom.Element, page: Index) -> bool:
    targets = [anchor.get("href") or "" for anchor in element.iter("a")]
    if len(targets) < 2 or next(element.iter("pre", "h1"), None) is not None:
        return False
    linked = sum(len(dom.content(anchor)) for anchor in element.iter("a"))
    inner = sum(target.startswith("#") or target.partition("#")[2] in page.values("id") for target in targets)
    letters = len("".join(dom.content(element).split()))
    return inner >= _ON_PAGE * len(targets) and linked >= (_TOLD if element.tag == "table" else 0.5) * letters


def _holds_content(element: dom.Element) -> bool:
    """A heading or code inside means that a word of the class list is used in another sense here; so does a
    heading's text, a term's, and the title of a sidebar in the text (docutils).
    """
    if next(element.iter("h1", "h2", "pre"), None) is not None:
        return True
    if any("sidebar-title" in dom.classes(child) for child in element):
        return True
    holder, text = element.getparent(), dom.content(element).strip()
    if _NUMBERED.search(element.get("class") or ""):  # Next.js: the line that a number is drawn beside
        return _WORDS.search(text) is not None or any(mark in text for mark in "(){}=;")
    if holder.tag == "dt" and element.tag == "a":  # mandoc links each term of a list to itself
        return text.lower() not in _PERMALINK
    return holder.tag in _HEADINGS and dom.content(holder).strip() == text


def _is_permalink(anchor: dom.Element) -> bool:
    target = anchor.get("href")
    text = dom.content(anchor).strip()
    if not text:
        if target is not None and not target.startswith("#"):
            return False
        image = anchor.find(".//img")
        return image is None or (image.get("alt") or "").strip().lower() in _FURNITURE
    if anchor.getparent().tag == "pre":
        return False
    if text.lower() in _SOURCE_WORDS and _leads_to_source(anchor, target or ""):
        return True
    if _TOGGLE.fullmatch(text) and _is_switch(anchor, target):
        return True
    if text.lower() in _FURNITURE:
        return _stands_apart(anchor, text)
    if len(text) > 9 or text.lower() not in _PERMALINK or (target is not None and "#" not in target):
        return False
    return not text.isalpha() or _stands_apart(anchor, text)


def _is_switch(anchor: dom.Element, target: str | None) -> bool:
    """Whether a link does something on the page. One that is only named is a place: Haddock's `+` and `show`."""
    if target is None:
        return "id" not in anchor.attrib and "name" not in anchor.attrib
    return target in ("", "#") or target.startswith("javascript:")


def _leads_to_source(anchor: dom.Element, target: str) -> bool:
    """Whether a link called "source" leads from an entry to its code: by its class, or by its address where no words
    follow it.
    """
    if _SOURCE.search(anchor.get("class") or ""):
        return True
    holder = anchor.getparent()
    is_item = holder.tag == "li" and len(dom.line(holder)) == len(dom.line(anchor))
    return _SOURCE_TARGET.search(target) is not None and not (anchor.tail or "").strip() and not is_item


def _stands_apart(anchor: dom.Element, text: str) -> bool:
    """Whether a word like "top" or "link" is no part of a sentence: in a heading or term, alone between two blocks, or
    with little else beside it.
    """
    parent = anchor.getparent()
    if parent.tag in (*_HEADINGS, "dt") or len(dom.line(parent)) - len(text) <= _BESIDE:
        return True
    before, after = anchor.getprevious(), anchor.getnext()
    lead = parent.text if before is None else before.tail
    between = (before is None or is_block(before)) and (after is None or is_block(after))
    return between and not (lead or "").strip() and not (anchor.tail or "").strip()
