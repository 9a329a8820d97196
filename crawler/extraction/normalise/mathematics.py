"""Formulas as TeX: MathML with its annotation, KaTeX, MathJax, Sphinx, pandoc, Wikipedia → <x-math display>."""

import re

from .. import dom
from ..index import Index, below

_DELIMITED = re.compile(
    r"^\s*(?:\\\((?P<inline>.*)\\\)|\\\[(?P<display>.*)\\\]|\$\$(?P<dollars>.*)\$\$)\s*$", re.DOTALL
)
_IN_TEXT = re.compile(r"\\\((.{1,2000}?)\\\)|\\\[(.{1,4000}?)\\\]|\$\$([^$]{1,4000})\$\$", re.DOTALL)
_LITERAL = ("pre", "code", "tt", "samp", "kbd", "script", "style", "x-math", "textarea")
_CLASSES = re.compile("math|arithmatex")
_TEX_TYPES = ("application/x-tex", "tex", "latex", "application/x-latex")


def normalise(main: dom.Element, page: Index, *, delimited: bool = False) -> bool:
    r"""Replace every formula; whether there was any.

    `page` is the index of the whole page.

    `delimited`: the page loads MathJax or KaTeX, so that \(…\), \[…\] and $$…$$ in its text are formulas.
    """
    found = False
    for element in below(main, page.of("script")):
        if (element.get("type") or "").startswith("math/tex"):
            _put(element, element.text or "", display="mode=display" in element.get("type"))
            found = True
    for element in below(main, page.of("math")):
        found |= _mathml(element)
    for element in below(main, page.where("class", _CLASSES.search)):
        words = dom.classes(element)
        if element.tag in ("span", "div", "p"):
            found |= _classed(element, words)
        elif element.tag == "img" and ("math" in words or "mwe-math-fallback-image-inline" in words):
            _put(element, element.get("alt") or "", display=element.getparent().tag == "div")
            found = True
    return _in_text(main) or found if delimited else found


def _in_text(main: dom.Element) -> bool:
    found = False
    for element in list(main.iter("*")):
        if element.text and _IN_TEXT.search(element.text) and not _is_literal(element):
            element.text, made = _formulas(element.text)
            element[:0] = made
            found = True
        if (
            element.tail
            and element is not main
            and _IN_TEXT.search(element.tail)
            and not _is_literal(element.getparent())
        ):
            element.tail, made = _formulas(element.tail)
            at = element.getparent().index(element) + 1
            element.getparent()[at:at] = made
            found = True
    return found


def _is_literal(element: dom.Element) -> bool:
    return element.tag in _LITERAL or dom.inside(element, _LITERAL)


def _formulas(text: str) -> tuple[str, list[dom.Element]]:
    """(text before the first formula, formulas with the text behind them)."""
    made: list[dom.Element] = []
    before, at = "", 0
    for match in _IN_TEXT.finditer(text):
        between = text[at : match.start()]
        if made:
            made[-1].tail = between
        else:
            before = between
        tex = match[1] or match[2] or match[3]
        formula = dom.make("x-math", " ".join(tex.split()))
        if match[1] is None:
            formula.set("display", "")
        made.append(formula)
        at = match.end()
    made[-1].tail = text[at:]
    return before, made


def _put(element: dom.Element, tex: str, *, display: bool) -> None:
    tex = " ".join(tex.split()) if not display else tex.strip()
    if not tex or element.getparent() is None:
        return
    made = dom.make("x-math", tex)
    if display:
        made.set("display", "")
    dom.replace(element, made)


def _mathml(element: dom.Element) -> bool:
    if element.getparent() is None:
        return False
    tex = next(
        (a.text for a in element.iter("annotation") if (a.get("encoding") or "").lower() in _TEX_TYPES and a.text),
        element.get("alttext"),
    )
    if not tex:
        tex = to_tex(element)
    display = element.get("display") == "block"
    holder = _holder(element)
    tex = tex.strip()
    if tex.startswith(r"{\displaystyle") and tex.endswith("}"):
        tex = tex.removeprefix(r"{\displaystyle")[:-1].strip()
    _put(holder, tex, display=display or "katex-display" in (holder.get("class") or ""))
    return True


def _holder(element: dom.Element) -> dom.Element:
    """The outermost wrapper that shows nothing but this formula."""
    outermost = element
    for ancestor in element.iterancestors():
        words = ancestor.get("class") or ""
        if ancestor.tag not in ("span", "div", "mjx-container", "mjx-assistive-mml") or not (
            "katex" in words or "math" in words.lower() or ancestor.tag.startswith("mjx")
        ):
            break
        outermost = ancestor
    return outermost


def _classed(element: dom.Element, words: list[str]) -> bool:
    if element.getparent() is None or not {"math", "arithmatex"} & {w.lower() for w in words}:
        return False
    found = _DELIMITED.match(dom.content(element))
    if not found:
        return False
    tex = next(group for group in found.groups() if group is not None)
    _put(element, tex, display=found["inline"] is None or element.tag == "div")
    return True


_OPERATORS = {
    "⋅": r"\cdot ", "×": r"\times ", "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "∑": r"\sum ", "∫": r"\int ",
    "∞": r"\infty ", "→": r"\to ", "∈": r"\in ", "±": r"\pm ", "√": r"\surd ", "∏": r"\prod ", "∂": r"\partial ",
    "−": "-", "{": r"\{", "}": r"\}", "\u2061": "", "\u2062": "", "\u2063": ",",
}  # fmt: skip
_SCRIPTS = {"msup": "^", "msub": "_", "mover": "^", "munder": "_"}


def to_tex(element: dom.Element) -> str:
    """Presentation MathML as TeX, for pages that carry no annotation."""
    parts = [to_tex(child) for child in element if isinstance(child.tag, str)]
    tag = element.tag.rpartition(":")[2]
    if tag in ("annotation", "annotation-xml"):
        return ""
    if tag in ("mi", "mn", "mo", "mtext", "ms"):
        text = "".join(element.itertext()).strip()
        return "".join(_OPERATORS.get(c, c) for c in text) if tag != "mtext" else rf"\text{{{text}}}"
    if tag == "mfrac" and len(parts) == 2:
        return rf"\frac{{{parts[0]}}}{{{parts[1]}}}"
    if tag == "msqrt":
        return rf"\sqrt{{{''.join(parts)}}}"
    if tag == "mroot" and len(parts) == 2:
        return rf"\sqrt[{parts[1]}]{{{parts[0]}}}"
    if tag in _SCRIPTS and len(parts) == 2:
        return f"{parts[0]}{_SCRIPTS[tag]}{{{parts[1]}}}"
    if tag in ("msubsup", "munderover") and len(parts) == 3:
        return f"{parts[0]}_{{{parts[1]}}}^{{{parts[2]}}}"
    if tag == "mtable":
        return r"\begin{matrix}" + r" \\ ".join(parts) + r"\end{matrix}"
    if tag == "mtr":
        return " & ".join(parts)
    if tag == "mspace":
        return " "
    return "".join(parts)
