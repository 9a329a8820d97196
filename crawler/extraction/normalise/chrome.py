"""What is on the page but no content: scripts, permalinks, copy buttons, line numbers, navigation."""

import re

from .. import dom
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
    " code-copy-btn linenos linenodiv lineno linenum line-number line-numbers-rows line-numbers-wrapper gutter rouge-gutter"
    " hljs-ln-numbers lnt code-lang lang-label react-syntax-highlighter-line-number fold-unfold"
    # around the text
    " viewcode-link edit-this-page edit-page edit-link editlink theme-edit-this-page mw-editsection breadcrumb breadcrumbs"
    " pagination pagination-nav prev-next page-nav rst-footer-buttons navfooter navheader sr-only visually-hidden"
    " screen-reader-text screenreader-only skip-link skip-to-content back-to-top cookie-banner cookie-notice feedback"
    " page-feedback was-this-helpful share-buttons social-share sharedaddy noprint printfooter table-of-contents"
    " toc-container tocwrapper page-toc on-this-page nav navbar navigation sidebar sidebar-nav sidenav site-footer site-header"
    " footer-nav menu submenu related-links prevnext prev_next page-navigation".split()
)
_IDS = frozenset(
    "sidebar side-bar nav navbar navigation nav-path main-nav footer site-footer site-header breadcrumbs breadcrumb toc"
    " table-of-contents disqus_thread comments cookie-banner search searchbox left-nav leftnav rightnav".split()
)
_PERMALINK = frozenset("¶ § # \u200b 🔗 ¶¶ \U0001f517 \uf0c1 ⚓ ⚓︎ link anchor permalink".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BIDI = re.compile("[\u200b\ufeff]")


def strip(main: dom.Element, profile: Profile | None, *, css: str = "") -> None:
    """Drop chrome from the main element: the general kinds, the profile's, and `css` of spiders.yaml."""
    named = dom.matcher(", ".join(filter(None, (profile.drop if profile else "", css))))
    for element in dom.select(main, named.rest):
        if element is not main:
            dom.drop(element)
    for element in [e for e in main.iter("*") if e is not main and (_is_chrome(e) or _is_named(e, named))]:
        dom.drop(element)
    for anchor in list(main.iter("a")):
        if _is_permalink(anchor):
            dom.drop(anchor)


def _is_chrome(element: dom.Element) -> bool:
    if element.tag in _TAGS:
        return not (element.tag == "script" and (element.get("type") or "").startswith("math/"))
    attributes = element.attrib
    if "class" in attributes and not _CLASSES.isdisjoint(attributes["class"].split()):
        return not _holds_content(element)
    if "id" in attributes and attributes["id"].lower() in _IDS:
        return not _holds_content(element)
    if "role" in attributes and attributes["role"] in _ROLES:
        return True
    return attributes.get("aria-hidden") == "true"


def _is_named(element: dom.Element, named: dom.Matcher) -> bool:
    attributes, tag = element.attrib, element.tag
    if tag in named.tags or "id" in attributes and attributes["id"] in named.ids:
        return True
    if "class" not in attributes:
        return False
    words = attributes["class"].split()
    return not named.classes.isdisjoint(words) or any((tag, word) in named.tagged for word in words)


def _holds_content(element: dom.Element) -> bool:
    """A heading or code inside means that a word of the class list is used in another sense here; so does a heading's text."""
    if next(element.iter("h1", "h2", "pre"), None) is not None:
        return True
    heading = element.getparent()
    return heading.tag in _HEADINGS and dom.content(heading).strip() == dom.content(element).strip()


def _is_permalink(anchor: dom.Element) -> bool:
    target = anchor.get("href")
    text = dom.content(anchor).strip()
    if not text:
        return anchor.find(".//img") is None and (target is None or target.startswith("#"))
    return len(text) <= 9 and text.lower() in _PERMALINK and (target is None or "#" in target)
