"""The language of a listing in a PDF, which names none: by prompts and by what only one language writes."""

import re

# In this order: R's prompt is also a shell's continuation.
_SIGNS = (
    ("pycon", re.compile(r"^>>> ", re.MULTILINE)),
    ("r", re.compile(r"^R> |^> .*(?:<-|\blibrary\()|^\w[\w.]* <- ", re.MULTILINE)),
    ("console", re.compile(r"^(?:[\w.-]+[$#%] |[$%] (?=[a-z]))", re.MULTILINE)),
    ("cpp", re.compile(r"^#include <(?!\w+\.h>)|\bstd::|^template ?<", re.MULTILINE)),
    ("c", re.compile(r"^#include [<\"]\w+\.h[>\"]", re.MULTILINE)),
    ("bash", re.compile(r"\A#! ?/bin/(?:ba)?sh")),
)


def language(code: str) -> str:
    """The name for a fence; empty where nothing tells."""
    return next((name for name, sign in _SIGNS if sign.search(code)), "")
