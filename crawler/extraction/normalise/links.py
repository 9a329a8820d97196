"""Links and images with absolute addresses."""

from urllib.parse import urldefrag, urljoin

from .. import dom
from ..index import Index

# Addresses that nobody else can follow; parsers of Markdown refuse `file:`, and would show the whole link as text.
_DEAD = ("javascript:", "data:", "file:", "blob:", "vbscript:", "about:")
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


def base_of(page: Index, url: str) -> str:
    """The address that the page's links are relative to."""
    return base(url, next((href for node in page.of("base") if (href := node.get("href")) is not None), None))


def base(url: str, stated: str | None) -> str:
    """The same, where the href of the page's first <base> is known; one that nobody can follow counts as none."""
    return (join(url, stated) or url) if stated is not None else url


def is_dead(target: str) -> bool:
    """Whether an address can only be followed on the machine that wrote it, or is a script."""
    return target.strip().lower().startswith(_DEAD)


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
    for element in list(main.iter("a")):
        target = element.get("href")
        page, mark, part = (target or "").partition("#")
        if target is not None and page not in seen:
            seen[page] = join(base, page)
        if target is not None and seen[page]:
            element.set("href", f"{seen[page]}{mark}{_one_line(part)}" if part else seen[page])
        else:
            dom.unwrap(element)
    for image in list(main.iter("img")):
        source = next((s for name in _SOURCES if (s := image.get(name)) and not s.startswith("data:")), "")
        image.set("src", join(base, source) if source else "")
