"""What is not shown at first: what a control shows stays, with its label; the rest is not for readers and goes.

Runs after tabs are labelled and before chrome is dropped, for labels are often buttons.
"""

import re

from .. import dom
from ..account import Account
from ..index import Index, below

_CONTROLS = ("aria-controls", "data-target", "data-bs-target", "data-tab")
_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:(?:display\s*:\s*none|visibility\s*:\s*hidden)\b|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_UNSEEN_CLASSES = frozenset(("hidden", "d-none", "is-hidden"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TRIGGERS = frozenset((*_HEADINGS, "button", "dt", "summary", "label"))
_PANELS = frozenset(("div", "section", "article", "dd", "li", "p", "ul", "ol", "table", "pre", "figure", "aside"))
_IN_SETS = frozenset(("div", "section", "pre", "figure", "li"))
_WORDS = 3  # of an aria-hidden block that is more than an icon or a number
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TOGGLE = re.compile(
    r"(?:click (?:here )?to )?(?:toggle|show|hide|expand|collapse|open|close|view|read|see|menu|more|less)"
    r"(?: (?:all|more|less|source|code|details|answer|menu|navigation|sidebar|search))*\W*",
    re.IGNORECASE,
)
_MOST = 0.5  # share of the main element's letters: a page that hides so much shows it by script


def normalise(main: dom.Element, page: Index, books: Account) -> None:
    """Label the panels that buttons show, make closed panels open, and drop what nothing shows."""
    for key in _CONTROLS:
        for element in below(main, page.where(key, bool)):
            if element.get("role", "button") in ("button", "link"):
                _disclose(element, main, page, element.get(key), books)
    for panel in below(main, page.where("aria-labelledby", bool)):
        _disclose_by(panel, main, page, books)
    unseen = below(main, [element for element in _suspects(page) if _is_unseen(element)])
    most = _MOST * dom.letters(main) if unseen else 0
    for element in unseen:
        if element.getparent() is None or dom.letters(element) > most:
            continue
        if _is_shown(element, main):
            _open(element)
        else:
            books.leave_out(element, "hidden")
    for element in below(main, page.values("aria-hidden").get("true", ())):
        if is_panel(element):
            element.attrib.pop("aria-hidden", None)


def _suspects(page: Index) -> list[dom.Element]:
    """What may not be shown, in document order within each kind."""
    return [
        *page.where("hidden", lambda value: value != "until-found"),
        *page.where("style", _UNSEEN.search),
        *page.where("class", _UNSEEN_CLASSES.__contains__),
    ]


def is_panel(element: dom.Element) -> bool:
    """Whether an aria-hidden element is a closed panel: a block with words, no icon and no copy for the eye only."""
    if element.tag not in _PANELS or "modal" in dom.classes(element) or element.tag == "pre":
        return False
    return len(_LETTERS.findall(dom.content(element))) >= _WORDS


def _disclose(control: dom.Element, main: dom.Element, page: Index, name: str, books: Account) -> None:
    """Open the panel that a control names, and put the control's words before it as its label."""
    names = name.replace("#", " ").split()
    panels = [panel for one in names for panel in page.values("id").get(one, ()) if main in panel.iterancestors()]
    if not panels or control in panels[0].iterancestors():
        return
    _show(panels[0], control, books)


def _show(panel: dom.Element, control: dom.Element, books: Account) -> None:
    _open(panel)
    text = dom.line(control)
    if dom.inside(control, (*_HEADINGS, "dt", "summary")) or control.tag in _HEADINGS or not _LETTERS.search(text):
        return
    if control.tag not in ("button", "a", "div", "span") or panel.get("data-x-tab") is not None:
        return
    if control.tag == "a" and not (control.get("href") or "#").startswith(("#", "javascript:")):
        return
    if _TOGGLE.fullmatch(text):
        books.leave_out(control, "toggle")
    elif panel.tag in _PANELS and panel.tag not in ("li", "table", "pre", "ul", "ol"):
        label = dom.make("p")
        label.append(dom.make("strong", text))
        label.tail, panel.text = panel.text, None
        panel.insert(0, label)
        panel.set("data-x-tab", "")
        dom.drop(control)


def _disclose_by(panel: dom.Element, main: dom.Element, page: Index, books: Account) -> None:
    """The same for a panel that names its control, which stands before it, alone in its block."""
    name = panel.get("aria-labelledby")
    for control in page.values("id").get(name, ())[:1]:
        before = panel.getprevious()
        said = control.get("aria-expanded") is not None and main in control.iterancestors()
        if not said or panel.tag not in _PANELS or before is None or panel.get("role") == "tabpanel":
            continue
        if before in (control, *control.iterancestors()) and dom.line(before) == dom.line(control):
            _show(panel, control, books)


def _is_unseen(element: dom.Element) -> bool:
    attributes = element.attrib
    if attributes.get("hidden", "until-found") != "until-found":
        return True
    if "style" in attributes and _UNSEEN.search(attributes["style"]):
        return True
    words = attributes.get("class")
    return (
        bool(words)
        and not _UNSEEN_CLASSES.isdisjoint(words.split())
        and ":" not in words
        and " d-" not in f"{words} ".replace("d-none", "")
    )


def _open(element: dom.Element) -> None:
    for name in ("hidden", "aria-hidden", "style"):
        element.attrib.pop(name, None)
    if "class" in element.attrib:
        element.set("class", " ".join(word for word in dom.classes(element) if word not in _UNSEEN_CLASSES))


def _is_shown(element: dom.Element, main: dom.Element) -> bool:
    """Whether something shows an element: a trigger right before it, tabs around it, or a set that it is part of."""
    if "data-x-tab" in element.attrib or element.get("role") == "tabpanel":
        return True
    if element.tag not in _PANELS or element.tag == "p":
        return False
    if any("data-x-tab" in outer.attrib for outer in dom.ancestors(element, stop=main)):
        return True
    before = element.getprevious()
    if before is not None and (
        before.tag in _TRIGGERS
        or "onclick" in before.attrib
        or "aria-expanded" in before.attrib
        or before.get("role") == "button"
    ):
        if (
            before.tag in ("button", "div", "span")
            and _LETTERS.search(dom.line(before))
            and not _TOGGLE.fullmatch(dom.line(before))
        ):
            text = dom.line(before)
            for child in list(before):
                before.remove(child)
            before.tag, before.text = "p", None
            before.attrib.clear()
            before.append(dom.make("strong", text))
        return True
    words = set(dom.classes(element)) - _UNSEEN_CLASSES
    return element.tag in _IN_SETS and any(
        beside.tag == element.tag and not words.isdisjoint(dom.classes(beside))
        for beside in (element.getprevious(), element.getnext())
        if beside is not None
    )
