"""Tabs and <details> → a bold label before each panel's content. Runs before chrome is dropped: labels are buttons."""

import collections

from .. import dom
from ..account import Account
from ..index import Index, below

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = (*_HEADINGS, "pre", "ul", "ol", "table", "section", "p")
_MAX_TABS = 500  # the largest real page has 60; pairing by order compares each with each
_PANELS = frozenset(
    "sd-tab-content tabbed-block tabbed-content tab-pane tabpanel tab-content-item sphinx-tabs-panel book-tabs-content"
    " tabs-content tab-panel".split()
)


def normalise(main: dom.Element, page: Index, books: Account) -> None:
    """Label the panels of tabs. `page` is the index of the whole page."""
    _by_role(main, page, books)
    _by_label(below(main, page.of("label")))


def label_details(main: dom.Element) -> None:
    """Label every <details> that is no admonition. Runs after those are made."""
    for details in list(main.iter("details")):
        if details is not main:
            _details(details)


def _label(text: str) -> dom.Element:
    label = dom.make("p")
    label.append(dom.make("strong", text))
    return label


def _put_label(panel: dom.Element, text: str) -> None:
    if text and panel.get("data-x-tab") is None:
        label = _label(text)
        label.tail, panel.text = panel.text, None
        panel.insert(0, label)
        panel.set("data-x-tab", "")
        for attribute in ("aria-hidden", "role"):
            panel.attrib.pop(attribute, None)


def _by_role(main: dom.Element, page: Index, books: Account) -> None:
    """ARIA tabs: aria-controls, aria-labelledby, else their order within the nearest common ancestor."""
    roles = page.values("role")
    tabs = below(main, roles.get("tab", ()))
    panels = below(main, [*roles.get("tabpanel", ()), *_controlled(page, tabs)])
    if not tabs or not panels or len(tabs) > _MAX_TABS:
        return
    by_id = {e.get("id"): e for e in panels if e.get("id")}
    by_label = {e.get("aria-labelledby"): e for e in panels if e.get("aria-labelledby")}
    rest: dict[dom.Element, list[dom.Element]] = {}
    shown: dict[dom.Element, list[dom.Element]] = {}
    for tab in tabs:
        panel = by_id.get(tab.get("aria-controls")) if tab.get("aria-controls") else None
        panel = panel if panel is not None else by_label.get(tab.get("id")) if tab.get("id") else None
        if panel is not None:
            shown.setdefault(panel, []).append(tab)
        else:
            rest.setdefault(_list_of(tab, main), []).append(tab)
    for panel, members in shown.items():
        if len(members) == 1:  # several tabs of one panel only filter it
            _put_label(panel, dom.line(members[0]))
        else:
            books.put_down("filter", [dom.content(member) for member in members])
    for tablist, members in rest.items():
        _in_order(tablist, members, panels)
    _part(panels)
    for tablist in {_list_of(tab, main) for tab in tabs}:
        if any(tablist in panel.iterancestors() for panel in panels):  # of an accordion or of all that there is of tabs
            for tab in [tab for tab in tabs if tablist in tab.iterancestors()]:
                dom.drop(tab)
        elif tablist is not main:
            dom.drop(tablist)


def _controlled(page: Index, tabs: list[dom.Element]) -> list[dom.Element]:
    """What tabs show that is called no panel: Bootstrap's accordions."""
    ids = page.values("id")
    found = (ids.get(name, ()) for tab in tabs if (name := tab.get("aria-controls")))
    return [e for one in found for e in one if e.get("role") != "tabpanel" and e.tag in ("div", "section")]


def _part(panels: list[dom.Element]) -> None:
    """Headings of the labels of panels that have the same headings in them: "Dose" of tablets and "Dose" of drops."""
    headed = {p: list(p.iter(*_HEADINGS)) for p in panels if "data-x-tab" in p.attrib}
    texts = collections.Counter(t for inner in headed.values() for t in {dom.line(e) for e in inner})
    for panel, inner in headed.items():
        label = panel[0]
        if not any(texts[dom.line(e)] > 1 for e in inner) or label in inner:
            continue
        level = max(2, min(int(e.tag[1]) for e in inner))
        for heading in inner:
            heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"
        for bold in list(label.iter("strong")):
            dom.unwrap(bold)
        label.tag = f"h{level}"


def _list_of(tab: dom.Element, main: dom.Element) -> dom.Element:
    found = next((a for a in dom.ancestors(tab, stop=main) if a.get("role") == "tablist"), None)
    return found if found is not None else tab


def _in_order(tablist: dom.Element, tabs: list[dom.Element], panels: list[dom.Element]) -> None:
    for ancestor in tablist.iterancestors():
        own = [p for p in panels if ancestor in p.iterancestors() and p.get("data-x-tab") is None]
        if len(own) >= len(tabs):
            for tab, panel in zip(tabs, own, strict=False):
                _put_label(panel, dom.line(tab))
            return


def _by_label(found: list[dom.Element]) -> None:
    """Radio buttons with labels: sphinx-design, MkDocs Material, VitePress code groups, Hugo Book."""
    groups: dict[dom.Element, list[dom.Element]] = {}
    for label in found:
        if label.get("for") is None and "tab" not in (label.get("class") or ""):
            continue
        before = label.getprevious()
        holder = label.getparent()
        if "tabbed-labels" in dom.classes(holder) or "tabs" in dom.classes(holder):
            holder = holder.getparent()
        elif before is None or before.tag != "input" or before.get("type") != "radio":
            continue
        groups.setdefault(holder, []).append(label)
    for holder, labels in groups.items():
        panels = _panels(holder, labels)
        for label, panel in zip(labels, panels, strict=False):
            _put_label(panel, _name(label))
        for label in labels:
            label.set("data-x-tab", "")


def _name(label: dom.Element) -> str:
    """What a label says, in its title where it shows icons only."""
    text = dom.line(label)
    return text if any(map(str.isalnum, text)) else label.get("title") or text


def _panels(holder: dom.Element, labels: list[dom.Element]) -> list[dom.Element]:
    behind = [
        panel for label in labels if (panel := label.getnext()) is not None and panel.tag not in ("input", "label")
    ]
    if len(behind) == len(labels):
        return behind
    after = [e for e in labels[-1].itersiblings() if e.tag not in ("input", "label")]
    if len(after) == len(labels):
        return after
    own = [e for e in holder.iterdescendants("div") if not _PANELS.isdisjoint(dom.classes(e))]
    outer = [e for e in own if not any(a in own for a in dom.ancestors(e, stop=holder))]
    if len(outer) == 1 and len(labels) > 1:
        outer = [e for e in own if e.getparent() is outer[0]] or list(outer[0])
    if not outer and len(holder):
        outer = [e for e in holder[-1] if isinstance(e.tag, str)]
    return outer


def _details(details: dom.Element) -> None:
    """A plain <details>: its summary as a label, or as it is where it holds more than a phrase."""
    summary = details.find("summary")
    details.tag = "div"
    if summary is None:
        return
    if next(summary.iter(*_BLOCKS), None) is not None:
        summary.tag = "div"
        return
    text = dom.content(summary).strip()
    if not text:
        dom.drop(summary)
        return
    label, bold = dom.make("p"), dom.make("strong")
    dom.move(summary, bold)
    label.append(bold)
    dom.replace(summary, label)
