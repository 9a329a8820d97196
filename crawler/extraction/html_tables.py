"""A table that pipes cannot hold, as plain HTML."""

from . import dom
from .blocks import BLOCKS
from .escapes import SPACES
from .grids import span

_PARTS = frozenset("table thead tbody tfoot tr ul ol".split())
_LINES = frozenset("tr thead tbody tfoot table caption td th li".split())  # keep words apart without their tags
_KEPT = frozenset(
    "table caption thead tfoot tr td th p ul ol li pre code br strong b em i sub sup kbd blockquote".split()
)


def as_html(el: dom.Element) -> str:
    """A table that pipes cannot hold, as plain HTML without blank lines (they would end the block)."""
    tag = {"x-alert": "blockquote", "x-entry": "div"}.get(el.tag, el.tag)
    parts = [_text(el.text, pre=tag == "pre")]
    if el.tag == "x-alert":
        parts.insert(0, f"<p><strong>{el.get('kind').capitalize()}</strong></p>")
    for child in el:
        parts += (as_html(child), _text(child.tail, pre=tag == "pre"))
    inner = "".join(part for part in parts if part != " " or tag not in _PARTS)
    if tag == "img":
        return f'<img src="{_attribute(el.get("src"))}" alt="{_attribute(el.get("alt"))}">'
    if tag == "a" and el.get("href"):
        return f'<a href="{_attribute(el.get("href"))}">{inner}</a>'
    if tag in ("x-math", "x-note-ref"):
        return f"${inner}$" if tag == "x-math" else f"[^{el.get('label')}]"
    if tag == "br":
        return "<br>"
    if tag not in _KEPT:
        return inner
    spans = "".join(f' {name}="{span(el, name)}"' for name in ("colspan", "rowspan") if span(el, name) > 1)
    if tag == "pre":
        language = el.get("data-x-lang")
        opened = f'<pre><code class="language-{language}">' if language else "<pre><code>"
        return f"{opened}{inner}</code></pre>"
    if tag in BLOCKS:
        inner = inner.strip()
    if tag == "p" and not inner:
        return ""
    newline = "\n" if tag in ("table", "tr", "thead", "tbody", "tfoot") else ""
    after = "\n" if tag in _LINES else ""
    return f"<{tag}{spans}>{newline}{inner}{newline}</{tag}>{after}"


def _text(text: str | None, *, pre: bool) -> str:
    if not text:
        return ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if pre:  # blank lines as character references, for a bare one would end the HTML block
        return text.replace("\n\n", "\n&#10;")
    return SPACES.sub(" ", text)


def _attribute(value: str | None) -> str:
    return (value or "").replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
