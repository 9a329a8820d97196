"""What is wrong with a page, as reason codes."""

import re
from dataclasses import dataclass

from gristmill.records import KINDS, Fidelity

from . import dom

# Below these a page is flagged. A page of the 13 development sites reaches .99 in the mean; single pages with few items
# scatter, so the floor sits where a whole construct must have been lost.
FLOORS = {"head": 0.8, "code": 0.9, "lang": 0.8, "item": 0.8, "cell": 0.8, "adm": 0.7, "sig": 0.8, "link": 0.8}
WORDS_FLOOR = 0.85
_SHELL_WORDS = 40  # a page with fewer words that loads scripts is an empty shell until they have run
_MOUNTS = frozenset("root app __next __nuxt redoc swagger-ui svelte ___gatsby app-root".split())
_BARE_WORDS = 12  # "Loading…", a logo, a menu's button: what stands in a page before its scripts have run
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


def signs(root: dom.Element) -> Signs:
    """Read the signs of a page. Before extraction, which changes the tree."""
    body = root.find("body")
    text = " ".join(dom.content(body).split()) if body is not None else ""
    return Signs(
        text=text,
        shell=is_shell(root, text),
        password=root.find(".//input[@type='password']") is not None,
        translated=any(name in (root.get("class") or "") for name in _TRANSLATION_CLASSES)
        or _TRANSLATED.search(text[:4000]) is not None
        or _TRANSLATED.search(text[-4000:]) is not None,
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


def is_shell(root: dom.Element, page_text: str) -> bool:
    """Whether the page waits for scripts: it says so, or it has a mount point and scripts but hardly a word."""
    noscript = " ".join(dom.content(e) for e in root.iter("noscript"))
    if _JAVASCRIPT.search(noscript) or _JAVASCRIPT.search(page_text):
        return True
    scripts = [s for s in root.iter("script") if s.get("src") or len(s.text or "") > 500]
    mounts = [div for div in root.iter("div") if div.get("id") in _MOUNTS]
    mounts += root.iter("app-root", "redoc", "rapi-doc")
    bare = len(page_text.split()) < _BARE_WORDS or any(len(dom.content(e).split()) < _BARE_WORDS for e in mounts)
    return bool(scripts) and bare


def _mostly_links(markdown: str) -> bool:
    return markdown.count("](") * 12 > len(re.findall(r"\w+", re.sub(r"\]\([^)\s]*\)", "]", markdown)))
