"""Links and images with absolute addresses."""

from urllib.parse import urljoin

from .. import dom
from ..index import Index

# Addresses that nobody else can follow; parsers of Markdown refuse `file:`, and would show the whole link as text.
_DEAD = ("javascript:", "data:", "file:", "blob:", "vbscript:", "about:")
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


def base_of(page: Index, url: str) -> str:
    """The address that the page's links are relative to."""
    stated = next((href for base in page.of("base") if (href := base.get("href")) is not None), None)
    return join(url, stated) if stated is not None else url


def is_dead(target: str) -> bool:
    """Whether an address can only be followed on the machine that wrote it, or is a script."""
    return target.strip().lower().startswith(_DEAD)


def join(base: str, target: str) -> str:
    """The absolute address, or "" where it is none that can be followed."""
    target = "".join(target.split("\n")).strip()
    if is_dead(target):
        return ""
    try:
        return urljoin(base, target)
    except ValueError:  # "http://[": what urllib cannot read nobody can follow
        return ""


def normalise(main: dom.Element, base: str) -> None:
    """Make every link and image absolute; what leads nowhere becomes its text."""
    seen: dict[str, str] = {}
    for element in list(main.iter("a")):
        target = element.get("href")
        if target is None:
            dom.unwrap(element)
            continue
        if target not in seen:
            seen[target] = join(base, target)
        if seen[target]:
            element.set("href", seen[target])
        else:
            dom.unwrap(element)
    for image in list(main.iter("img")):
        source = next((s for name in _SOURCES if (s := image.get(name)) and not s.startswith("data:")), "")
        image.set("src", join(base, source) if source else "")
