"""What is on the page but no content: scripts, permalinks, copy buttons, line numbers, navigation."""

import re

from .. import dom
from ..index import Index, below
from ..profiles import Profile

_TAGS = frozenset(
    "script style button svg template noscript nav input label select option textarea iframe object embed canvas dialog"
    " link meta base area map progress meter datalist form-associated audio video source track slot".split()
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
    " pagination pagination-nav prev-next page-nav rst-footer-buttons navfooter navheader sr-only visually-hidden"
    " screen-reader-text screenreader-only skip-link skip-to-content back-to-top cookie-banner cookie-notice feedback"
    " page-feedback was-this-helpful share-buttons social-share sharedaddy noprint printfooter table-of-contents"
    " toc-container tocwrapper page-toc on-this-page nav navbar navigation sidebar sidebar-nav sidenav"
    " site-footer site-header"
    " footer-nav menu submenu related-links prevnext prev_next page-navigation".split()
)
_STEP_RELATIONS = frozenset(("next", "prev", "previous", "up"))
_STEP_KEYS = frozenset("npuh")  # of DocBook's and Texinfo's bars
_STEP_BORDERS = frozenset(("section", "article", "main", "li", "td", "dd"))
_BESIDE = 12  # letters: "Back to top | " or "[edit]"
_STEP_WORDS = 80  # letters beside the links of a bar: "Next: , Previous: , Up: [Contents][Index]" and a chapter's title
# Headings and sections are named by what they say: <h4 id="search">, <section id="comments">, <div class="section"
# id="toc">.
_ID_TAGS = frozenset(("div", "aside", "ul", "ol", "table", "footer", "header", "p"))
_IDS = frozenset(
    "sidebar side-bar nav navbar navigation nav-path main-nav footer site-footer site-header breadcrumbs breadcrumb toc"
    " table-of-contents disqus_thread comments cookie-banner search searchbox left-nav leftnav rightnav".split()
)
_PERMALINK = frozenset("¶ § # \u200b 🔗 ¶¶ \U0001f517 \uf0c1 ⚓ ⚓︎ link anchor permalink".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SOURCE = re.compile(r"\b(?:src|source|viewcode)")
_FURNITURE = frozenset(
    "top|↑|[top]|back to top|return to top|[source]|[src]|edit on github|edit this page|view source".split("|")
)
_CONTENTS_NAME = re.compile(r"(?<![a-z])(?:toc|contents|outline|on-this-page|quick-?nav)(?![a-z])", re.IGNORECASE)
_CONTENTS_LABEL = re.compile(
    r"(?:table of )?contents:?|on this page:?|in this (?:article|section|page):?|page contents:?|sommaire"
    r"|inhalt(?:sverzeichnis)?"
    r"|contenido|índice|目次|目录|содержание",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ON_PAGE = 0.8  # share of in-page links from which a list is the page's own table of contents


def strip(main: dom.Element, profile: Profile | None, page: Index, *, css: str = "") -> None:
    """Drop chrome from the main element: the general kinds, the profile's, and `css` of spiders.yaml.

    `page` is the index of the whole page.
    """
    named = {*page.select(profile.drop if profile else "", main), *page.select(css, main)}
    for element in [e for e in below(main, {*named, *_suspects(page)}) if e in named or is_chrome(e)]:
        dom.drop(element)
    for heading in main.iter(*_HEADINGS):
        if len(heading) == 1 and heading[0].tag == "a" and not _CLASSES.isdisjoint(dom.classes(heading[0])):
            heading[0].tag = "span"  # VuePress: the permalink is around the text
        for mark in heading.iter("span"):
            if "sep" in dom.classes(mark) and not dom.content(mark):
                mark.text = "."  # gi-docgen: drawn by the style sheet
    for button in main.iter("button"):
        button.tag = "span" if dom.inside(button, _HEADINGS) else "div"
        for part in button:
            part.tail = " " + (part.tail or "")
    for anchor in list(main.iter("a")):
        if _is_permalink(anchor):
            dom.drop(anchor)
    _drop_contents(main, page)
    _drop_steps(main)


def _suspects(page: Index) -> list[dom.Element]:
    """What can be chrome by its tag or an attribute: few of a page's elements."""
    return [
        *page.of(*_TAGS),
        *page.where("class", _CLASSES.__contains__),
        *page.where("id", lambda value: value.lower() in _IDS),
        *page.where("role", _ROLES.__contains__),
        *page.where("aria-hidden", "true".__eq__),
    ]


def _drop_steps(main: dom.Element) -> None:
    """Drop the bars that lead to the next and the previous page: links that say so, and what they stand in with
    little else.
    """
    for anchor in list(main.iter("a")):
        if not (
            _STEP_RELATIONS.isdisjoint((anchor.get("rel") or "").lower().split())
            and anchor.get("accesskey") not in _STEP_KEYS
        ):
            bar = anchor
            for outer in dom.ancestors(anchor, stop=main):
                if outer.tag in _STEP_BORDERS or not _is_bar(outer):
                    break
                bar = outer
            if bar is not anchor:
                dom.drop(bar)


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
    if "class" in attributes and not _CLASSES.isdisjoint(attributes["class"].split()):
        return not _holds_content(element)
    if element.tag in _ID_TAGS and "id" in attributes and attributes["id"].lower() in _IDS:
        return not _holds_content(element) and not any(word.startswith("sect") for word in dom.classes(element))
    if "role" in attributes and attributes["role"] in _ROLES:
        return True
    return attributes.get("aria-hidden") == "true" and "starlight-aside__title" not in dom.classes(element)


def _is_label(button: dom.Element) -> bool:
    """Whether a button is what a reader reads: a heading's text, or a row with structure that opens and closes
    (Redoc).
    """
    if next(button.iter("p", "strong", "code", "h2", "h3", "h4"), None) is not None:
        return True
    heading = next(button.iterancestors(*_HEADINGS), None)
    if heading is not None:
        return dom.line(heading) == dom.line(button)
    return any("http-verb" in dom.classes(span) for span in button.iter("span"))


def _drop_contents(main: dom.Element, page: Index) -> None:
    """Drop lists of the page's own headings: by their name or label, and only where nearly all links stay on the
    page.
    """
    named = {*page.where("class", _CONTENTS_NAME.search), *page.where("id", _CONTENTS_NAME.search)}
    for element in list(main.iter("div", "ul", "ol", "aside", "section", "details", "table", "p")):
        if element.getparent() is None or element is main:
            continue
        label = element.getprevious() if element.tag in ("ul", "ol") else None
        if label is not None and label.tag in _HEADINGS:  # a section of its own
            label = None
        labelled = label is not None and _CONTENTS_LABEL.fullmatch(dom.line(label)) is not None
        if (labelled or element in named) and _stays_on_page(element):
            if labelled:
                dom.drop(label)
            dom.drop(element)


def _stays_on_page(element: dom.Element) -> bool:
    targets = [anchor.get("href") or "" for anchor in element.iter("a")]
    if len(targets) < 2 or next(element.iter("pre", "h1"), None) is not None:
        return False
    linked = sum(len(dom.content(anchor)) for anchor in element.iter("a"))
    inner = sum(target.startswith("#") for target in targets)
    return inner >= _ON_PAGE * len(targets) and 2 * linked >= len("".join(dom.content(element).split()))


def _holds_content(element: dom.Element) -> bool:
    """A heading or code inside means that a word of the class list is used in another sense here; so does a
    heading's text, and the title of a sidebar in the text (docutils).
    """
    if next(element.iter("h1", "h2", "pre"), None) is not None:
        return True
    if any("sidebar-title" in dom.classes(child) for child in element):
        return True
    heading = element.getparent()
    return heading.tag in _HEADINGS and dom.content(heading).strip() == dom.content(element).strip()


def _is_permalink(anchor: dom.Element) -> bool:
    target = anchor.get("href")
    text = dom.content(anchor).strip()
    if not text:
        return anchor.find(".//img") is None and (target is None or target.startswith("#"))
    if anchor.getparent().tag == "pre":
        return False
    if text.lower() == "source" and _SOURCE.search(anchor.get("class") or ""):
        return True
    if text.lower() in _FURNITURE:
        return _stands_apart(anchor, text)
    if len(text) > 9 or text.lower() not in _PERMALINK or (target is not None and "#" not in target):
        return False
    return not text.isalpha() or _stands_apart(anchor, text)


def _stands_apart(anchor: dom.Element, text: str) -> bool:
    """Whether a word like "top" or "link" is no part of a sentence: in a heading or term, or with little else beside
    it.
    """
    parent = anchor.getparent()
    return parent.tag in (*_HEADINGS, "dt") or len(dom.line(parent)) - len(text) <= _BESIDE
