"""What is wrong with a page, as reason codes."""

import re
from dataclasses import dataclass

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
_FEW_WORDS = 150
_SOFT_404 = re.compile(
    r"\b(?:404|page (?:was )?not found|not found|no longer (?:exists|available)|does(?: not|n['’]t) exist|page"
    r" introuvable"
    r"|seite nicht gefunden|página no encontrada|pagina non trovata|ページが見つかりません|页面不存在|страница не"
    r" найдена)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:(?:sign|log) ?in to (?:continue|view|access|read)|please (?:sign|log) ?in|login required|create an"
    r" account to"
    r"|you must be logged in|anmelden, um|connectez-vous pour|inicia sesión para)\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:(?:accept|manage|reject|allow) (?:all )?cookies|we (?:and our \d* ?partners )?use cookies|cookie"
    r" (?:consent|preferences)"
    r"|before you continue|enable cookies|cookies akzeptieren|accepter les cookies|aceptar cookies)\b",
    re.IGNORECASE,
)
_JAVASCRIPT = re.compile(
    r"\b(?:enable javascript|javascript (?:is )?(?:required|disabled|must be enabled)|requires javascript|you"
    r" need to enable javascript)",
    re.IGNORECASE,
)
# Asking for one of these words first takes a twentieth of the expression's time.
_TRANSLATED_WORDS = ("translat", "übersetzt", "traduc", "翻訳", "翻译", "перевод")
_TRANSLATED = re.compile(
    r"\b(?:(?:machine|automatically|auto)[- ]?translated|translated (?:by|with) (?:google|deepl|machine|ai)"
    r"|machine translation"
    r"|maschinell übersetzt|traduction automatique|traducción automática|機械翻訳|机器翻译|машинный перевод)\b",
    re.IGNORECASE,
)
_AUTO_INDEX = re.compile(
    r"^(?:index of /|index\b.{0,40}$|(?:general )?index$|python module index|all classes|directory listing)",
    re.IGNORECASE,
)
_TRANSLATION_CLASSES = ("translated-ltr", "translated-rtl")


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
    shell: bool
    password: bool
    translated: bool


def signs(page: Index) -> Signs:
    """Read the signs of a page. Before extraction, which changes the tree."""
    root = page.root
    body = root.find("body")
    words = dom.content(body).split() if body is not None else []
    text = " ".join(words)
    return Signs(
        text=text,
        shell=_asks_for_scripts(page, text) or _is_bare(page, len(words)),
        password=any(field.get("type") == "password" for field in page.of("input")),
        translated=any(name in (root.get("class") or "") for name in _TRANSLATION_CLASSES)
        or _is_translated(text[:4000])
        or _is_translated(text[-4000:]),
    )


def of_page(seen: Signs, markdown: str, title: str) -> list[str]:
    """Pages that are not what they were asked for."""
    words = len(markdown.split())
    found = []
    if words < _SHELL_WORDS and seen.shell:
        found.append("empty-shell")
    elif words < _FEW_WORDS:
        if _SOFT_404.search(title) or (words < _SHELL_WORDS and _SOFT_404.search(markdown)):
            found.append("soft-404")
        elif _LOGIN.search(seen.text) or seen.password:
            found.append("login-wall")
        elif _COOKIES.search(markdown) or (words < _SHELL_WORDS and _COOKIES.search(seen.text)):
            found.append("cookie-wall")
    if seen.translated:
        found.append("machine-translated")
    if _AUTO_INDEX.match(title) and _mostly_links(markdown):
        found.append("auto-index")
    if not words and "empty-shell" not in found:
        found.append("empty")
    return found


def _is_translated(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _TRANSLATED_WORDS) and _TRANSLATED.search(text) is not None


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


def _mostly_links(markdown: str) -> bool:
    return markdown.count("](") * 12 > len(re.findall(r"\w+", re.sub(r"\]\([^)\s]*\)", "]", markdown)))
