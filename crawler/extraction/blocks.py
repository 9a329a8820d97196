"""What starts a block of its own."""

from . import dom

BLOCKS = frozenset(
    "p div ul ol li dl dt dd table pre blockquote section article aside figure figcaption details summary h1"
    " h2 h3 h4 h5 h6 hr"
    " header footer main address fieldset legend form center body caption thead tbody tfoot tr td th nav"
    " x-alert x-entry"
    " x-note".split()
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def is_block(element: dom.Element) -> bool:
    """Whether an element starts a block of its own: by its tag, or by what it wraps."""
    if element.tag in BLOCKS:
        return True
    return len(element) > 0 and any(is_block(child) for child in element)
