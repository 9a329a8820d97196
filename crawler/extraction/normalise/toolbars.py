"""Words of the bar above a code block: the language, "Copy code". They are dropped, the language goes to the block."""

import re

from .. import dom, languages
from ..account import Account

_WORDS = re.compile(
    r"(?:copy|copied|copy code|copy to clipboard|copy snippet|copied to clipboard|code|download|raw|view raw|edit|run"
    r"|try it|wrap|wrap lines|toggle word wrap|word wrap|expand|collapse|show more|show less|explain|open in playground"
    r"|full screen|fullscreen|open|share|save|print|output|line numbers"
    r"|kopieren|copier|copiar|コピー|复制|复制代码|копировать)[!.]?",
    re.IGNORECASE,
)
_ALL = re.compile(r"copy|copied|kopieren|copier|copiar|コピー|复制|копировать", re.IGNORECASE)
_TAGS = frozenset(("div", "span", "header", "figcaption", "ul", "p", "menu"))
_HOLDERS = frozenset(("div", "figure", "section"))
_LONG = 60  # letters of a bar


def drop(main: dom.Element, books: Account) -> None:
    """Drop the bars of code blocks that are parsed already."""
    for pre in list(main.iter("pre")):
        holder = pre.getparent()
        if pre is main or holder is None or holder is main or holder.tag not in _HOLDERS or len(holder) > 4:
            continue
        for bar in list(holder):
            if bar.tag in _TAGS and not (bar.tail or "").strip() and (said := _said(bar)):
                language = next(filter(None, (_language(word) for word in said)), "")
                if language and not pre.get("data-x-lang"):
                    pre.set("data-x-lang", language)
                books.leave_out(bar, "bar of a code box")


def drop_inside(pre: dom.Element, books: Account) -> str:
    """Drop what stands in a block beside its one <code> and is no code; the language that it names, or ""."""
    codes = list(pre.iter("code"))
    if len(codes) != 1 or (pre.text or "").strip() or codes[0] is pre:
        return ""
    code, language = codes[0], ""
    chain = {code, *dom.ancestors(code, stop=pre)}
    for holder in (pre, *(e for e in chain if e is not code)):
        for bar in [e for e in holder if e not in chain and not (e.tail or "").strip()]:
            if said := _said(bar):
                language = language or next(filter(None, (_language(word) for word in said)), "")
                books.leave_out(bar, "bar of a code box")
    return language


def _said(bar: dom.Element) -> list[str]:
    """The words of a bar, one for each of its elements; none where it says anything else than a bar does."""
    if next(bar.iter("pre", "code", "img", "h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
        return []
    if any((anchor.get("href") or "#")[0] != "#" for anchor in bar.iter("a")):
        return []
    if len(dom.content(bar)) > _LONG:
        return []
    said = [" ".join(text.split()) for text in bar.itertext() if text.strip()]
    if not said or not all(_WORDS.fullmatch(word) or _language(word) for word in said):
        return []
    return said if bar.tag != "p" or any(_ALL.search(word) for word in said) else []


def _language(word: str) -> str:
    return languages.from_class(word.lower(), bare=True) if " " not in word else ""
