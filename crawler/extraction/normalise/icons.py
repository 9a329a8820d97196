"""What an icon means that is named by its class alone: a tick or a cross in a cell, a box before an item.

Icon fonts draw it, so a reader sees a sign and the page's text has none.
"""

import re

from .. import dom
from ..index import Index, below

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:fa[srlbd]?|icons?|bi|mdi|glyphicon|octicon|codicon|ti|ri|la|las|svg)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TICK = re.compile(
    r"(?:^|[\s_#-])(?:check(?:mark|-circle|-lg|-bold)?|tick|ok|yes|done|success)(?:$|[\s_-])", re.IGNORECASE
)
_CROSS = re.compile(r"(?:^|[\s_#-])(?:times|cross|x|xmark|close|remove|no|ban|minus-circle)(?:$|[\s_-])", re.IGNORECASE)
_BOX = re.compile(
    r"(?:^|[\s_-])(?:square|check-square|checkbox|check-box|check_box|unchecked)(?:$|[\s_-])", re.IGNORECASE
)
_TICKED = re.compile(
    r"check-square|square-check|checkbox-(?:marked|checked)|check-box(?!-outline-blank)", re.IGNORECASE
)
_LIGATURES = re.compile(r"material-(?:icons|symbols)", re.IGNORECASE)
_MEANT = {"check": "✓", "done": "✓", "check_circle": "✓", "close": "✗", "clear": "✗", "cancel": "✗", "remove": "✗"}
_TAGS = ("i", "span", "svg")


def normalise(main: dom.Element, page: Index) -> None:
    """Put the sign of each such icon into its cell or before its item; names of ligatures are no words."""
    for icon in below(main, page.where("class", _LIGATURES.search)):
        said = icon.get("aria-label") or icon.get("title") or _MEANT.get(dom.line(icon).lower(), "")
        icon.text = said if dom.inside(icon, ("td", "th")) or icon.get("aria-label") else ""
    for icon in below(main, page.where("class", _NAMED.search)):
        if icon.tag not in _TAGS or dom.content(icon).strip() or icon.get("aria-label") or icon.get("title"):
            continue
        holder = next(icon.iterancestors("td", "th", "li", "a", "button"), None)
        if holder is not None and (sign := _sign(icon, holder)):
            made = dom.make("span", sign)
            dom.replace(icon, made)
            made.tail = " " + (made.tail or "").lstrip() if made.tail else None


def _sign(icon: dom.Element, holder: dom.Element) -> str:
    use = icon.find(".//use")
    target = (use.get("{http://www.w3.org/1999/xlink}href") or use.get("href") or "") if use is not None else ""
    name = f"{icon.get('class')} {target}"
    if holder.tag == "li":
        leads = holder[0] is icon and not (holder.text or "").strip()
        return ("[x]" if _TICKED.search(name) else "[ ]") if leads and _BOX.search(name) else ""
    if holder.tag not in ("td", "th") or dom.content(holder).strip():
        return ""
    return "✓" if _TICK.search(name) else "✗" if _CROSS.search(name) else ""
