"""Names that a page has made in examples before a section: "Since `picky-fish%` declares no arguments, …".

Where a bracket tells a definition, as in a Lisp (classes like `User` stand for any in the manuals of other languages),
and where a script sets a variable that it uses: "at the place that `TARGET` gives".
"""

import functools
import re

from gristmill.codespans import code_spans

from .blocks import Fence
from .drafts import Draft
from .page import Page, plain

_MADE = re.compile(
    r"\((?:define[\w/-]*|defn|defun|defstruct|struct)\s+\(*(?P<name>[A-Za-z_][\w%?!*/-]{3,})(?![\w%?!*-])"
)
_SET = re.compile(r"^\s*(?:export |local |readonly |declare |set )?(?P<name>[A-Z][A-Z\d_]{2,})=", re.MULTILINE)
_USED = re.compile(r"\$\{?(?P<name>[A-Z][A-Z\d_]{2,})\b")
_WORD = re.compile(r"[A-Za-z_][\w%?!*/-]{3,}")
_FENCE = re.compile(r"^`{3,}.*\n((?:.*\n)*?)`{3,}", re.MULTILINE)
# What every shell has: a script may set them, and nobody asks what they are.
_KNOWN = frozenset(
    """
    PATH HOME USER SHELL LANG LANGUAGE LC_ALL LC_CTYPE DISPLAY EDITOR VISUAL PAGER TERM PWD TMPDIR TMP TEMP HOSTNAME
    LOGNAME MAIL UID IFS CFLAGS CXXFLAGS CPPFLAGS LDFLAGS LD_LIBRARY_PATH LIBRARY_PATH PKG_CONFIG_PATH MANPATH
    PYTHONPATH JAVA_HOME CLASSPATH DESTDIR PREFIX
    """.split()
)


def leans_on_example(page: Page, draft: Draft) -> bool:
    """Whether the answer needs what an example before its section has made and neither it nor a heading names.

    Of 126 pairs of the Racket guide twelve go, three of which two readers had judged: none could be trained on.
    """
    made = {name for at, name in _made(page) if at < draft.spans[0].start}
    if not made:
        return False
    text = "\n\n".join(page.markdown[span.start : span.stop] for span in draft.spans)
    told = " ".join((*draft.questions, *draft.section.heading_path, *(plain(part.heading) for part in page.parts)))
    known = {found["name"] for pattern in (_MADE, _SET) for found in pattern.finditer(text)} | set(_WORD.findall(told))
    return bool((_coded(text) & made) - known)


def _coded(text: str) -> set[str]:
    """The names in the code spans and fences of a text."""
    spans = (text[inner:stop] for _, inner, stop, _ in code_spans(text))
    return {name for code in (*spans, *_FENCE.findall(text)) for name in _WORD.findall(code)}


@functools.lru_cache(maxsize=4)  # of the page that is under way
def _made(page: Page) -> tuple[tuple[int, str], ...]:
    """Where the page's examples make a name."""
    fences = [block for part in page.parts for block in part.blocks if isinstance(block, Fence)]
    used = {found["name"] for block in fences for found in _USED.finditer(block.content)} - _KNOWN
    scripts = ((block.start, found["name"]) for block in fences for found in _SET.finditer(block.content))
    defined = ((block.start, found["name"]) for block in fences for found in _MADE.finditer(block.content))
    return (*defined, *((at, name) for at, name in scripts if name in used))
