"""A distribution as an SVG, drawn by pygal; colours, fonts and dark mode are the page's style sheet's."""

import sys
from typing import Any

import pygal
from lxml import etree
from markupsafe import Markup

from .spread import Spread

# It leaves a finder for plug-ins of its own behind, of a form that Python 3.11 warns of at each later import.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

_HAIR = 0.005  # width of a threshold's line, of the axis
_FORM: dict[str, Any] = {
    "width": 480, "height": 210, "margin": 6, "max_scale": 5, "min_scale": 3, "show_legend": False, "js": (), "css": (),
    "no_prefix": True, "disable_xml_declaration": True, "value_formatter": lambda count: f"{count:,.0f}",
}  # fmt: skip
_FOREIGN = ("defs", "desc", "title")  # style and script, and what the script shows
_LAYERS = ("overlay", "text-overlay", "tooltip-overlay")


def histogram(spread: Spread) -> Markup:
    """Kept pairs as solid bars, dropped ones as hollow ones beside them, thresholds as lines from bottom to top."""
    return _bare(_scale(spread) if spread.bins[-1].stop <= 1 else _classes(spread), spread)


def _scale(spread: Spread) -> Any:
    """Bins of one width over a scale from 0 to 1."""
    chart = pygal.Histogram(**_FORM, xrange=(0, 1), x_value_formatter=lambda at: f"{at:.1f}")
    thirds = [(b, b.start, (b.start + b.stop) / 2, b.stop) for b in spread.bins]
    chart.add("kept", [(b.kept, start, middle) for b, start, middle, _ in thirds])
    chart.add("dropped", [(b.dropped, middle, stop) for b, _, middle, stop in thirds])
    top = max(max(b.kept, b.dropped) for b in spread.bins)
    chart.add("threshold", [(top, at - _HAIR / 2, at + _HAIR / 2) for at in spread.thresholds])
    return chart


def _classes(spread: Spread) -> Any:
    """Bins of different widths, side by side."""
    chart = pygal.Bar(**_FORM, x_labels=[b.label for b in spread.bins])
    chart.add("kept", [b.kept for b in spread.bins])
    chart.add("dropped", [b.dropped for b in spread.bins])
    return chart


def _bare(chart: Any, spread: Spread) -> Markup:
    """The drawing without style, script, date and what only a script would show; with a name for screen readers."""
    root = chart.render_tree()
    etree.strip_tags(root, etree.Comment)
    for element in list(root.iter(*_FOREIGN)) + [g for g in root.iter("g") if _is_layer(g)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    del root.attrib["id"]
    root.set("role", "img")
    root.set("aria-label", f"{spread.title}: {spread.kept:,} kept and {spread.dropped:,} dropped pairs; table below")
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - lxml escaped all text in it


def _is_layer(group: Any) -> bool:
    return not set(group.get("class", "").split()).isdisjoint(_LAYERS)
