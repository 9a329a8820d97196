"""Declarative shadow roots (<template shadowrootmode>): what a reader sees, the page's own children in its slots."""

from .. import dom

_MODES = ("shadowrootmode", "shadowroot")


def normalise(root: dom.Element) -> bool:
    """Put the content of each shadow root in the place of its host's, outer ones first. Whether there was any."""
    opened = False
    for template in list(root.iter("template")):
        if template.getparent() is not None and is_shown(template):
            _open(template)
            opened = True
    return opened


def is_shown(template: dom.Element) -> bool:
    """Whether a template is a shadow root, which readers see; any other is for scripts."""
    return any(mode in template.attrib for mode in _MODES)


def _open(template: dom.Element) -> None:
    host = template.getparent()
    text, tail = host.text, template.tail
    host.remove(template)
    loose = dom.make("span", (text or "") + (tail or ""))
    given: dict[str, list[dom.Element]] = {}
    for child in list(host):
        name = child.get("slot") or ""
        given.setdefault(name, []).append(child)
        if child.tail:
            given.setdefault("", []).append(dom.make("span", child.tail))
            child.tail = None
        host.remove(child)
    if (loose.text or "").strip():
        given.setdefault("", []).insert(0, loose)
    host.text = None
    dom.move(template, host)
    for slot in list(host.iter("slot")):
        _fill(slot, given.pop(slot.get("name") or "", []))


def _fill(slot: dom.Element, children: list[dom.Element]) -> None:
    if any(dom.content(child).strip() or len(child) for child in children):
        for child in list(slot):
            slot.remove(child)
        slot.text = None
        slot.extend(children)
    slot.tag = (
        "div" if any(child.tag not in ("span", "a", "b", "i", "em", "strong", "code") for child in slot) else "span"
    )
