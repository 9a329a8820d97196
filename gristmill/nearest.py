"""What a mistyped name was meant to be."""

import difflib


def nearest(name: str, known: list[str]) -> str:
    """A clause for the end of a message: the known name that is closest, or all of them."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f", did you mean {close[0]!r}?" if close else f", expected one of {', '.join(sorted(known))}"
