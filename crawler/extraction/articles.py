"""Pages of unknown generators that are articles (news, blogs): trafilatura says which blocks belong to the article, and
they keep the page's own mark-up.
"""

import bisect
import itertools
import operator
import re
from collections.abc import Iterator

from . import dom
from .blocks import is_block
from .index import Index
from .normalise import chrome
from .profiles import Marks

_DATED = frozenset(
    "article:published_time article:modified_time article:section article:author datepublished pubdate publishdate"
    " news_keywords parsely-pub-date sailthru.date".split()
)
_KIND = re.compile(r"article|blog|feed:entry", re.IGNORECASE)
_LINKED_KIND = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*NewsArticle|Article|BlogPosting|SocialMediaPosting|Report\w*)"')
_POST = re.compile(r"schema\.org/(?:BlogPosting|NewsArticle|Article)$")
_SCRIPT_START = 20_000  # characters of a page's JSON-LD that are searched: what a page is stands first
# What journals and blogs put around a text, each a group of marks; times and ways to share are two more.
_DRESS = (
    frozenset(
        ".hentry .post .entry .entry-content .post-content .post-body .single-post .article-body .articlebody"
        " .article-content .story-body".split()
    ),
    frozenset(
        "#comments .comments .comment-list .commentlist .comment-body .comment-respond #respond #disqus_thread".split()
    ),
    frozenset(".byline .author .byline-author .article-author .post-author .entry-author .vcard".split()),
)
# Evidence: one for each piece of dress, one for an article element, two for metadata. Of 757 pages of documentation
# read without profiles none has so much, of 153 labelled pages of journals, blogs and shops 126 have.
_METADATA = 2
_FOR_PROSE, _FOR_ANCHORS, _FOR_CODE = 2, 4, 5
_FOR_MAIN = 3  # without metadata: laws, manuals and leaflets have main elements, dates and ways to share as well
_PANELS = 2  # of tabs, with headings of their own: sections of a page of reference, of which an article has none
_SHARED = re.compile(r"share|social|facebook|twitter")
_TECHNICAL = ("pre", "dt", "th", "code", "tt", "kbd", "samp", "var")
_UNSEEN = ("script", "style", "noscript")
_FEW_TECHNICAL = 0.02  # share of the letters: a table or a command in prose
_ANCHORED = 2  # headings that can be linked to: what documentation has
_LITTERED = 0.15  # share of the body's letters in links: more than prose has, less than any page with menus and teasers
_LONG = 25  # words of a paragraph of prose; an entry of a reference has fewer
_PARAGRAPHS = 3
_LABEL = re.compile(r"(?:\d{1,4}[A-Z]?\.\s*[—–-]?\s*)?\((?:\d{1,3}[A-Z]?|[a-z]{1,4})\)\s")  # "5.—(1) A keeper …"
_LEAST_LABELS, _LABELLED = 8, 0.2  # paragraphs of a law, and their share
_SHORT = 20  # letters: a shorter block must be a whole line of trafilatura's text to count as found in it
_PASSES = 3  # trafilatura puts what it recovers, often lists, before or behind the rest
_SEARCHED = 200_000_000  # letters read in search of blocks, about 0.1 s; after that only whole lines are found
_PLACES = 16  # of a block's text in the article that are considered
_BROKEN = 60  # letters: a longer block of which trafilatura dropped a part is known by its words
_MOST = 0.6  # share of such a block's runs of four words
_RESET = 256  # pages after which trafilatura's caches are emptied: they hold strings of the pages that went by
_LINE_END = re.compile(r"[\n|]")  # of a line or of a cell
_WORD = re.compile(r"\w+")
_Span = tuple[int, int, int]  # number of a block, start and end of its text in the article's
_used = itertools.count(1)


def is_article(page: Index, main: dom.Element, marks: Marks) -> bool:
    """Whether a page of an unknown generator is an article (news, blog) and no documentation.

    Prose is one as soon as it has the metadata or the dress of one; a page with code or with headings to link to needs
    more of both.
    """
    says = _says_article(page)
    if not says and _is_enumerated(main):
        return False
    evidence = _dress(page, marks) + int(main.tag == "article") + (_METADATA if says else 0)
    if (evidence < _FOR_PROSE and main.tag != "body") or _is_tabbed(page):
        return False
    if not _is_plain(main):
        return evidence >= _FOR_CODE
    if _is_anchored(main):
        return evidence >= _FOR_ANCHORS
    if not says and (main.tag == "main" or main.get("role") == "main"):
        return evidence >= _FOR_MAIN
    return evidence >= _FOR_PROSE or _is_prose(main, dressed=evidence > 0)


def _is_enumerated(main: dom.Element) -> bool:
    """Whether a page is a law: many of its paragraphs begin with labels of subsections and points."""
    told = [text for p in main.iter("p") if (text := dom.line(p))]
    labelled = sum(_LABEL.match(text) is not None for text in told)
    return labelled >= max(_LEAST_LABELS, _LABELLED * len(told))


def _is_tabbed(page: Index) -> bool:
    panels = page.where("role", lambda value: value == "tabpanel")
    return sum(next(panel.iter("h2", "h3"), None) is not None for panel in panels) >= _PANELS


def is_post(page: Index) -> bool:
    """Whether a page's mark-up calls it one post of a blog or a journal."""
    posts = page.where("itemprop", lambda value: value == "blogPost")
    every = page.of("article")
    titled = [element for element in every if element.find(".//h1") is not None]
    own = titled if len(titled) == 1 else every  # others are teasers
    typed = len(own) == 1 and _POST.search(own[0].get("itemtype") or "") is not None
    return len(posts) == 1 or typed or (len(own) == 1 and _says_article(page))


def _says_article(page: Index) -> bool:
    for meta in page.of("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _DATED or (name == "og:type" and _KIND.search(meta.get("content") or "")):
            return True
    return any(
        script.get("type") == "application/ld+json" and _LINKED_KIND.search(script.text or "", 0, _SCRIPT_START)
        for script in page.of("script")
    )


def _dress(page: Index, marks: Marks) -> int:
    worn = sum(not marks.tokens.isdisjoint(group) for group in _DRESS)
    worn += bool(page.of("time"))
    return worn + any(_SHARED.search(token) is not None for token in marks.tokens)


def _is_plain(main: dom.Element) -> bool:
    """Whether an element has next to no code and signatures."""
    technical = sum(dom.letters(e) for e in main.iter(*_TECHNICAL))
    if not technical:
        return True
    return technical < _FEW_TECHNICAL * (dom.letters(main) - sum(dom.letters(e) for e in main.iter(*_UNSEEN)))


def _is_anchored(main: dom.Element) -> bool:
    anchored = (h for h in main.iter("h2", "h3") if h.get("id") or h.find("a[@name]") is not None)
    return sum(1 for _ in itertools.islice(anchored, _ANCHORED)) == _ANCHORED


def _is_prose(body: dom.Element, *, dressed: bool) -> bool:
    """Whether a page whose mark-up names no content has paragraphs of prose, which breaks alone may part where it is
    dressed as an article; else they stand among many links.
    """
    if dressed:
        seen = (e for e in body.iter("*") if e.tag not in _UNSEEN)
        runs = (run for e in seen for run in (e.text, e.tail) if run and run.count(" ") >= _LONG)
        return sum(len(run.split()) >= _LONG for run in runs) >= _PARAGRAPHS
    if next(body.iter(*_TECHNICAL), None) is not None:
        return False
    prose = sum(len(dom.content(p).split()) >= _LONG for p in body.iter("p"))
    return prose >= _PARAGRAPHS and sum(dom.letters(a) for a in body.iter("a")) >= _LITTERED * dom.letters(body)


def keep(main: dom.Element, text: str) -> bool:
    """Keep the blocks that trafilatura takes for an article's text, in the page's own mark-up; False where it finds
    none. `text` is the whole page's.
    """
    found = _found_by_trafilatura(text)
    if not found:
        return False
    for script in list(main.iter(*_UNSEEN)):
        if not (script.get("type") or "").startswith("math/"):
            dom.drop(script)
    _wrap_runs(main)
    leaves = list(_leaves(main))
    kept = _kept(leaves, found)
    if not any(kept):
        return False
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    follows = False  # a block that stays
    for i, leaf in enumerate(leaves):
        if not kept[i]:
            within = first < i < last
            pictured = within and leaf.find(".//img") is not None and not dom.content(leaf).strip()
            follows = (within and follows and _is_structure(leaf, main)) or pictured
            if not follows and leaf is not main:
                dom.drop(leaf)
        else:
            follows = True
    for leaf in itertools.compress(leaves, kept):
        _clear(leaf, main)
    return True


def _clear(leaf: dom.Element, main: dom.Element) -> None:
    """Take from what holds a block of the article the marks by which it would be dropped as chrome."""
    for element in (leaf, *dom.ancestors(leaf, stop=main)):
        if chrome.is_chrome(element):
            element.attrib.clear()
            if chrome.is_chrome(element):
                element.tag = "div"


def _is_structure(leaf: dom.Element, main: dom.Element) -> bool:
    """Whether a block is code or part of a table of data or a definition list: what trafilatura loses most."""
    return leaf.tag == "pre" or any(
        outer.tag in ("pre", "dl") or (outer.tag == "table" and next(outer.iter("th"), None) is not None)
        for outer in dom.ancestors(leaf, stop=main)
    )


def _found_by_trafilatura(text: str) -> str:
    import trafilatura  # noqa: PLC0415 - half a second of import that pages with a known theme do not need
    from trafilatura.meta import reset_caches  # noqa: PLC0415

    document = trafilatura.bare_extraction(text, include_comments=False, with_metadata=False)
    if next(_used) % _RESET == 0:
        reset_caches()
    return str(getattr(document, "text", "") or "")


def _kept(leaves: list[dom.Element], found: str) -> list[bool]:
    """Which blocks stand in the article: as many letters as can be placed in its text one after the other, so that of
    two blocks with the same text the one at its place counts; and long blocks of which most words stand there.
    """
    lines = [dom.fold(line) for line in _LINE_END.split(found)]
    joined = "".join(lines)
    starts: dict[str, list[int]] = {}
    for line, at in zip(lines, itertools.accumulate(map(len, lines), initial=0), strict=False):
        starts.setdefault(line, []).append(at)
    texts = [dom.fold(dom.content(leaf)) for leaf in leaves]
    spans: list[_Span] = []
    searches = _SEARCHED // max(1, len(joined))
    for i, text in enumerate(texts):
        if text:
            places = starts.get(text, [])
            if not places and len(text) >= _SHORT and searches:
                places, searches = _places(text, joined), searches - 1
            spans += [(i, at, at + len(text)) for at in places]
    kept = [False] * len(leaves)
    left = spans
    for _ in range(_PASSES):
        chain = _chain(left)
        for i, _, _ in chain:
            kept[i] = True
        left = [span for span in left if not kept[span[0]] and _is_free(span, chain)]
    placed = {i for i, _, _ in spans}
    grams = set(_grams(found))
    for i, text in enumerate(texts):
        if i not in placed and len(text) >= _BROKEN:
            own = _grams(dom.content(leaves[i]))
            kept[i] = sum(gram in grams for gram in own) >= _MOST * len(own)
    return kept


def _is_free(span: _Span, chain: list[_Span]) -> bool:
    """Whether no block of a chain has taken the place; the chain is in order."""
    k = bisect.bisect_right(chain, span[1], key=operator.itemgetter(2))
    return k == len(chain) or chain[k][1] >= span[2]


def _places(text: str, joined: str) -> list[int]:
    places: list[int] = []
    at = joined.find(text)
    while at >= 0 and len(places) < _PLACES:
        places.append(at)
        at = joined.find(text, at + 1)
    return places


def _chain(spans: list[_Span]) -> list[_Span]:
    """The heaviest chain of spans in which both blocks and places rise."""
    tops: list[int] = [0]  # ends, rising
    best: list[int] = [0]  # letters of the best chain up to that end, rising
    links: list[int] = [-1]  # its last span
    before: list[int] = []
    for n, (_, start, end) in enumerate(spans):
        k = bisect.bisect_right(tops, start) - 1
        before.append(links[k])
        _improve(tops, best, links, end, best[k] + end - start, n)
    chain, n = [], links[-1]
    while n >= 0:
        chain.append(spans[n])
        n = before[n]
    return chain[::-1]


def _improve(tops: list[int], best: list[int], links: list[int], end: int, letters: int, n: int) -> None:
    k = bisect.bisect_right(tops, end)
    if best[k - 1] >= letters:
        return
    stop = k
    while stop < len(best) and best[stop] <= letters:
        stop += 1
    if tops[k - 1] == end:
        k -= 1
    tops[k:stop], best[k:stop], links[k:stop] = [end], [letters], [n]


def _grams(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return [tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))]


_LEAF_BREAKERS = frozenset(
    "p div ul ol li dl dt dd table tr td th tbody thead blockquote section article aside header footer figure"
    " figcaption main h1 h2 h3 h4 h5 h6 form details summary center pre nav body".split()
)


def _wrap_runs(main: dom.Element) -> None:
    """Put text and inline elements that stand beside blocks into paragraphs: all text is in innermost blocks then."""
    for block in [element for element in main.iter("*") if any(is_block(child) for child in element)]:
        run = None
        if (block.text or "").strip():
            run = dom.make("p", block.text)
            block.text = None
            block.insert(0, run)
        for child in [e for e in block if e is not run]:
            if not is_block(child):
                if run is None:
                    run = dom.make("p")
                    child.addprevious(run)
                run.append(child)
                continue
            run, tail = None, child.tail
            if tail and not tail.isspace():
                run, child.tail = dom.make("p", tail), None
                child.addnext(run)


def _leaves(element: dom.Element) -> Iterator[dom.Element]:
    """The innermost blocks, in document order."""
    for block in element.iter(*_LEAF_BREAKERS):
        if next((e for e in block.iterdescendants(*_LEAF_BREAKERS)), None) is None:
            yield block
