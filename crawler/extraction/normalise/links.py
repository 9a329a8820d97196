"""Links and images with absolute addresses."""

import re
from urllib.parse import urldefrag, urljoin

from .. import dom
from ..index import Index

# Addresses that nobody else can follow; parsers of Markdown refuse `file:`, and would show the whole link as text.
_DEAD = ("javascript:", "data:", "file:", "blob:", "vbscript:", "about:")
# Where the address of a picture stands: first where scripts look for it that load pictures late, and put a
# placeholder into `src` until then.
_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "data-lazyload",
    "data-echo",
    "data-img-src",
    "data-image-src",
    "data-cfsrc",
    "data-ll-src",
    "data-full-src",
    "data-orig-file",
    "src",
    "data-srcset",
    "data-lazy-srcset",
    "srcset",
)
_FIRST = re.compile(r"\s*([^\s,]\S*?),?(?:\s|\Z)")  # of a srcset: "a.png 1x, b.png 2x"


def base_of(page: Index, url: str) -> str:
    """The address that the page's links are relative to."""
    return base(url, next((href for node in page.of("base") if (href := node.get("href")) is not None), None))


def base(url: str, stated: str | None) -> str:
    """The same, where the href of the page's first <base> is known; one that nobody can follow counts as none."""
    return (join(url, stated) or url) if stated is not None else url


def is_dead(target: str) -> bool:
    """Whether an address can only be followed on the machine that wrote it, or is a script."""
    return target.strip().lower().startswith(_DEAD)


def is_nowhere(target: str) -> bool:
    """Whether an address leads nowhere at all: a script's, a button's "#", none."""
    return target.strip() in ("", "#") or is_dead(target)


def join(base: str, target: str) -> str:
    """The absolute address, or "" where it is none that can be followed."""
    target = _one_line(target)
    if is_dead(target):
        return ""
    try:
        return urljoin(base, target)
    except ValueError:  # "http://[": what urllib cannot read nobody can follow
        return ""


def _one_line(target: str) -> str:
    return "".join(target.split("\n")).strip()


def normalise(main: dom.Element, base: str) -> None:
    """Make every link and image absolute; what leads nowhere becomes its text."""
    base = urldefrag(base).url
    seen: dict[str, str] = {}  # most of a page's links lead to few pages: urljoin takes longer than all else here
    local = base.startswith("file:")  # a folder's pages: their links stay as they are, for nobody else has the folder
    for element in list(main.iter("a")):
        target = element.get("href")
        page, mark, part = (target or "").partition("#")
        if target is not None and page not in seen:
            seen[page] = _relative(page) if local else join(base, page)
        inside = local and not page and bool(part)  # to a place of the page itself, wherever the page stands
        if target is not None and (seen[page] or inside):
            element.set("href", f"{seen[page]}{mark}{_one_line(part)}" if part else seen[page])
        else:
            dom.unwrap(element)
    for image in main.iter("img"):
        if not image.get("alt") and (said := image.get("title") or image.get("aria-label")):
            image.set("alt", said)
        source = _source(image)
        image.set("src", (_relative(source) if local else join(base, source)) if source else "")


def _relative(target: str) -> str:
    """A link of a page that has no address of its own: absolute ones and those to other pages, "" for the dead."""
    target = _one_line(target)
    return "" if is_dead(target) else target


def _source(image: dom.Element) -> str:
    """The address of a picture, of its <picture> or of the copy of it for those without scripts."""
    for name in _SOURCES:
        if (stated := image.get(name)) and (source := _first(stated, name)):
            return source
    holder = image.getparent()
    for source in holder.iterchildren("source") if holder.tag == "picture" else ():
        if found := _first(source.get("srcset") or source.get("data-srcset") or "", "srcset"):
            return found
    return ""


def _first(stated: str, name: str) -> str:
    if name.endswith("srcset"):
        found = _FIRST.match(stated)
        stated = found[1] if found else ""
    return "" if stated.startswith("data:") else stated


def load_late(main: dom.Element) -> None:
    """Put the pictures that stand in <noscript> where scripts would show them. Runs before chrome is dropped."""
    for image in list(main.iter("amp-img")):
        del image[:]
        image.tag, image.text = "img", None
    for noscript in list(main.iter("noscript")):
        images = list(noscript.iter("img"))
        if not images or dom.content(noscript).strip() or noscript.getparent() is None:
            continue
        before = noscript.getprevious()
        late = before if before is not None and before.tag == "img" else None
        if late is not None and _source(late):
            continue
        if late is not None:
            dom.drop(late)
        dom.unwrap(noscript)
