"""What is wrong with a page, as reason codes.

A page that explains a condition holds the same words as one that is in it: "command not found", "sign in to continue",
"accept all cookies". So words alone are no sign. What counts is where they stand: in the title or the first heading of
a page that says next to nothing else, before any code, table or list, or in a form that is all that there is.
"""

import re
from dataclasses import dataclass

from gristmill.provenance import OWN, is_exported
from gristmill.records import KINDS, Fidelity

from . import dom
from .index import Index

# Below these a page is flagged. A page of the 13 development sites reaches .99 in the mean; single pages with few items
# scatter, so the floor sits where a whole construct must have been lost.
FLOORS = {"head": 0.8, "code": 0.9, "lang": 0.8, "item": 0.8, "cell": 0.8, "adm": 0.7, "sig": 0.8, "link": 0.8}
WORDS_FLOOR = 0.85
_SHELL_WORDS = 40  # a page with fewer words that loads scripts is an empty shell until they have run
_MOUNTS = frozenset("root app __next __nuxt redoc swagger-ui svelte ___gatsby app-root".split())
_BARE_WORDS = 12  # "Loading…", a logo, a menu's button: what stands in a page before its scripts have run
_LONG_SCRIPT = 500  # letters: a shorter one in the page only sets something up
_NOTICE_WORDS = 60  # words of a notice in the page's stead: the longest of 30 servers' own has 45
# A title or heading that says of this page that it is not there: all of it, but for a site's name at an end.
_MISSING = (
    r"(?:error:? ?)?(?:404|410)(?:[ :.–—-]+(?:error|not found|page not found|file not found|gone))?[ !.]*"
    r"|(?:oops|sorry|whoops|uh[ -]?oh)\W.{0,60}"
    r"|(?:the |this |that |requested |your ){0,3}(?:page|file|document|url|article|topic)"
    r"(?: you (?:requested|are looking for))?"
    r" (?:(?:was |is |could )?(?:not|n['’]t)(?: be)? (?:found|available|here|exist)"
    r"|missing|removed|gone|does(?:n['’]t| not) exist)\b.{0,40}"
    r"|not found|nothing (?:found|here)|we can['’]t find .{0,40}"
    r"|(?:cette )?page (?:introuvable|non trouvée)|(?:die )?seite (?:wurde )?nicht gefunden|página no encontrada"
    r"|página não encontrada|pagina non trovata|ページが見つかりません|页面不存在|页面未找到|страница не найдена"
)
_SITE = r"[ ]?[|·•»–—:-][ ]?"
_TITLE_MISSING = re.compile(rf"(?:[^|·•»–—:-]{{1,40}}{_SITE})?(?:{_MISSING})(?:{_SITE}.{{0,60}})?[.!]*", re.IGNORECASE)
_SAYS_MISSING = re.compile(
    r"\b(?:(?:page|document|url|article|content)[^.!?]{0,60}?(?:(?:was|were) not found|(?:could|can) ?not be found"
    r"|not found|does(?: not|n['’]t) exist|no longer (?:exists|available)|has been (?:removed|moved|deleted))"
    r"|(?:could|can)(?:not|n['’]t| not) find (?:the|that|this|what)|is no longer available"
    r"|page introuvable|seite nicht gefunden|página no encontrada|pagina non trovata)",
    re.IGNORECASE,
)
# What a notice says to its reader, and what an entry of a reference says of a status or an error.
_TO_READER = re.compile(
    r"\b(?:you|your|sorry|oops|we|our|us|this (?:server|site|page)|home ?page|go back|back to|go to|return to"
    r"|contact|search|start again|leider|bitte|désolé|lo sentimos|spiacenti|desculpe)\b|ません|请|抱歉|извините",
    re.IGNORECASE,
)
_OF_STATUS = re.compile(
    r"\b(?:(?:status|response|error|exit|return) (?:code|message|class)s?|http/?[12]?|(?:the|a) (?:client|browser|shell"
    r"|compiler|program|command|call|function|request|build|api)|raised|returned|thrown|means|occurs|indicates)\b",
    re.IGNORECASE,
)
# Words that ask this reader to do something before the page is shown.
_LOGIN = re.compile(
    r"(?:^|[.!?:] )\W{0,4}(?:you (?:must|need to|have to) (?:be (?:logged|signed) in|(?:log|sign) in)"
    r"|(?:please )?(?:sign|log) ?in (?:to (?:continue|view|access|read|see)\b|first)"
    r"|please (?:sign|log) ?in\b|login required|create an account to"
    r"|anmelden, um|bitte melden sie sich an|connectez-vous pour|inicia sesión para)",
    re.IGNORECASE | re.MULTILINE,
)
_COOKIES = re.compile(
    r"(?:^|[.!?] )\W{0,4}(?:we (?:and our \d* ?partners )?use cookies|before you continue|we value your privacy"
    r"|this (?:site|website) uses cookies|please (?:accept|enable|allow) cookies"
    r"|wir verwenden cookies|nous utilisons des cookies|utilizamos cookies)\b",
    re.IGNORECASE | re.MULTILINE,
)
_JAVASCRIPT = re.compile(
    r"\b(?:enable javascript|javascript (?:is )?(?:required|disabled|must be enabled)|requires javascript|you"
    r" need to enable javascript)",
    re.IGNORECASE,
)
# A statement about this page; machine translation as a subject is none. Asking for one of these words first takes a
# twentieth of the expression's time.
_TRANSLATED_WORDS = ("translat", "übersetzt", "traduc", "tradui", "翻訳", "翻译", "перев")
_THIS = r"(?:this|the following) (?:page|article|document|content|text|version|topic|translation)"
_BY = r"(?:machine|automatic(?:ally)?|auto|computer)[- ]?translated"
_TRANSLATED = re.compile(
    rf"\b{_THIS}[^.!?\n]{{0,40}}?\b(?:was|is|were|has been|have been)\b[^.!?\n]{{0,30}}?(?:{_BY}|a machine translation"
    rf"|translated[^.!?\n]{{0,30}}? (?:by|with|using) (?:google|deepl|machine|ai|an? (?:auto|machine)))"
    rf"|^\W{{0,4}}(?:{_BY}|translated (?:automatically )?(?:by|with) (?:google|deepl|a? ?machine|ai))\b"
    r"|\b(?:diese[rs]?) (?:seite|artikel|text|dokument)[^.!?\n]{0,60}?(?:maschinell|automatisch) übersetzt"
    r"|\b(?:cette|cet|ce) (?:page|article|document)[^.!?\n]{0,60}?(?:tradui\w+ automatique|traduction automatique)"
    r"|\beste?a? (?:página|artículo|documento)[^.!?\n]{0,60}?traduc[^.!?\n]{0,20}automátic"
    r"|(?:この|本)[^。\n]{0,20}機械翻訳|(?:本文|此页面|本页|此文)[^。\n]{0,20}机器翻译"
    r"|\b(?:эта|этот|данная)[^.!?\n]{0,60}?машинн[^.!?\n]{0,10}перев",
    re.IGNORECASE | re.MULTILINE,
)
# The words of a notice that the page only tells of: "readers see: this page was machine translated".
_CITED = re.compile(r"\b(?:see|say|said|show|read|print|display|add|insert|write|text is|words?)s?:\s*$", re.IGNORECASE)
_AUTO_INDEX = re.compile(
    r"^(?:index of /|index\b.{0,40}$|(?:general )?index$|python module index|all classes|directory listing)",
    re.IGNORECASE,
)
# Sphinx's heading of a module's source, in the languages that it speaks most.
_SOURCE_TITLE = re.compile(
    r"(?:source code for|quellcode für|code source de|código fuente (?:de|para)|código-fonte de|codice sorgente per"
    r"|исходный код)\b|.* の?ソースコード$|.*源代码",
    re.IGNORECASE,
)
_FENCED = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.DOTALL | re.MULTILINE)
_LISTED = 0.8  # share of a page's letters in its listings; a tutorial with much code has half
_BESIDE_ROLES = frozenset(("banner", "navigation", "contentinfo", "complementary", "dialog", "search"))
_BESIDE = re.compile(
    r"(?:^|[-_ ])(?:header|topbar|top-bar|nav|navbar|menu|sidebar|modal|popup|dropdown|footer|toolbar)(?![a-z])",
    re.IGNORECASE,
)
_TRANSLATION_CLASSES = ("translated-ltr", "translated-rtl")
_EDGE = 2000  # letters at either end of a page, where it speaks of itself
_STRUCTURE = re.compile(r"^(?:`{3,}|\||[ ]*- \*\*|[ ]*\d+\. |<table|#{2,6} )", re.MULTILINE)
_QUOTED = re.compile(r"^`{3,}.*?^`{3,}|`[^`\n]*`|[\"“«„][^\"“”«»„\n]{1,200}[\"”»]", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


def below_floor(fidelity: Fidelity) -> list[str]:
    """below-floor:<kind> for each kind that the Markdown holds too little of."""
    found = [f"below-floor:{kind}" for kind in KINDS if (v := getattr(fidelity, kind)) is not None and v < FLOORS[kind]]
    if fidelity.tok is not None and fidelity.tok < WORDS_FLOOR:
        found.append("below-floor:tok")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the whole page shows before chrome is dropped from it."""

    text: str
    # of the body, white space collapsed
    bare: bool
    # hardly a word, and scripts
    asks: bool
    # for scripts, in words
    password: bool
    # a field for one stands outside of headers and bars
    translated: bool
    # by the mark-up of a translating proxy
    listing: bool
    # a viewer of sources made it, by its marks


def signs(page: Index) -> Signs:
    """Read the signs of a page. Before extraction, which changes the tree."""
    root = page.root
    body = root.find("body")
    words = dom.content(body).split() if body is not None else []
    text = " ".join(words)
    return Signs(
        text=text,
        bare=_is_bare(page, len(words)),
        asks=_asks_for_scripts(page, text),
        password=any(field.get("type") == "password" and not _is_beside(field) for field in page.of("input")),
        listing=bool(page.values("class").get("viewcode-back") or page.values("class").get("viewcode-block")),
        translated=any(name in (root.get("class") or "") for name in _TRANSLATION_CLASSES),
    )


def of_page(seen: Signs, markdown: str, title: str) -> list[str]:
    """Pages that are not what they were asked for."""
    words = len(markdown.split())
    found = []
    if words < (_SHELL_WORDS if seen.bare else _BARE_WORDS if seen.asks else 0):
        found.append("empty-shell")
    elif words < _NOTICE_WORDS and (fault := _notice(seen, markdown, title, words)):
        found.append(fault)
    if seen.translated or _is_translated(markdown, seen.text):
        found.append("machine-translated")
    if (seen.listing or _SOURCE_TITLE.match(title)) and _mostly_code(markdown):
        found.append("source-listing")
    if _AUTO_INDEX.match(title) and _mostly_links(markdown):
        found.append("auto-index")
    if is_exported(markdown):
        found.append(OWN)
    if not words and "empty-shell" not in found:
        found.append("empty")
    return found


def _notice(seen: Signs, markdown: str, title: str, words: int) -> str:
    """What stands in the page's stead, by a text that holds nothing but a notice."""
    if seen.password:
        return "login-wall"
    if _STRUCTURE.search(markdown):
        return ""
    heading = _HEADING.search(markdown)
    prose = _QUOTED.sub(" ", _HEADING.sub("", markdown))
    is_short = len(prose.split()) < _BARE_WORDS
    to_reader = is_short or (_TO_READER.search(prose) is not None and not _OF_STATUS.search(prose))
    names = (title.strip(), heading[1].strip() if heading else "")
    if to_reader and any(name and _TITLE_MISSING.fullmatch(name) for name in names):
        return "soft-404"
    if words >= _SHELL_WORDS:
        return ""
    if to_reader and _SAYS_MISSING.search(prose):
        return "soft-404"
    if _LOGIN.search(prose.strip()):
        return "login-wall"
    if _COOKIES.search(prose):
        return "cookie-wall"
    return "cookie-wall" if words < _BARE_WORDS and _COOKIES.search(seen.text) else ""


def _is_beside(field: dom.Element) -> bool:
    """Whether a field stands in a bar around the content: readers of the page can leave it empty."""
    return any(
        outer.tag in ("header", "nav", "footer", "aside", "dialog") or outer.get("role") in _BESIDE_ROLES
        or _BESIDE.search(f"{outer.get('class') or ''} {outer.get('id') or ''}") for outer in field.iterancestors()
    )  # fmt: skip


def _edges(text: str) -> tuple[str, ...]:
    """Where a page speaks of itself."""
    return (text[:_EDGE], text[-_EDGE:]) if len(text) > _EDGE else (text,)


def _is_translated(markdown: str, page: str) -> bool:
    """Whether the content says so of its page, or the page says so around the content; quotations do not count."""
    near = "".join(_edges(page)).lower()
    if not any(word in near for word in _TRANSLATED_WORDS):
        return False
    said = [_QUOTED.sub(" ", edge) for edge in _edges(markdown)]
    if any(not _CITED.search(text[: found.start()][-40:]) for text in said for found in _TRANSLATED.finditer(text)):
        return True
    around = [found[0] for edge in _edges(page) if (found := _TRANSLATED.search(_QUOTED.sub(" ", edge)))]
    return any(dom.fold(words) not in dom.fold(markdown) for words in around)


def _asks_for_scripts(page: Index, text: str) -> bool:
    said = (" ".join(dom.content(e) for e in page.of("noscript")), text)
    return any("javascript" in words.lower() and _JAVASCRIPT.search(words) for words in said)


def _is_bare(page: Index, words: int) -> bool:
    """Whether a page with scripts has hardly a word, or a mount point with hardly a word in it."""
    if not any(script.get("src") or len(script.text or "") > _LONG_SCRIPT for script in page.of("script")):
        return False
    mounts = [div for div in page.of("div") if div.get("id") in _MOUNTS]
    mounts += page.of("app-root", "redoc", "rapi-doc")
    return words < _BARE_WORDS or any(len(dom.content(e).split()) < _BARE_WORDS for e in mounts)


def _mostly_code(markdown: str) -> bool:
    """Whether a page is one listing: hardly a word stands outside of it."""
    listed = sum(len(found[0]) for found in _FENCED.finditer(markdown))
    return listed >= _LISTED * len(markdown)


def _mostly_links(markdown: str) -> bool:
    return markdown.count("](") * 12 > len(re.findall(r"\w+", re.sub(r"\]\([^)\s]*\)", "]", markdown)))
