"""Text of a page → the tree that browsers make of it, as lxml elements.

libxml2's HTML parser knows the elements and the tree construction of HTML 4: a page that begins with <main> and has no
<body> is lost, <source> swallows its <img>, <section> does not end a paragraph, the text of a sloppy table vanishes.
So lexbor makes the tree (selectolax), as HTML5 says, and libxml2 reads it as XML, which is the same tree to the node.
Weighed on 260 pages of 13 manuals, 43 kB in the mean: lexbor 0.4 ms and its text 0.2 ms, the text made well-formed
0.3 ms, read as XML 0.3 ms, and 0.7 ms to see that it is tame (`tame`); libxml2's own reading of the page takes 0.6 ms
and a page in all 10 ms. Repairs of the
text before libxml2's HTML parser cost as much and mend only the faults that one knows; html5-parser needs the very
libxml2 that lxml was built with, which lxml's wheels do not offer.
"""

import re
from typing import Any

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

# What lexbor writes is regular: attributes in double quotes, "<" and ">" in them escaped, one blank between two.
_RAW = re.compile(
    r"<(?:!--.*?-->|(s(?:cript|tyle)|xmp|iframe|no(?:embed|frames)|plaintext)(?=[ >])( [^>]*)?>(.*?)</\1>)", re.DOTALL
)
_VOID = re.compile(
    r"(<(?:area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr)"
    r"(?: [^>]*)?)>"
)
_NAME = r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?"
# A tag with a name that XML has not (<you@host>, @click, [ngIf]), or with a namespace, which would rename elements.
_NO_XML = re.compile(
    rf"<(/?)(?!{_NAME}[ />])([^ />]+)([^>]*)>"
    rf'|<()({_NAME})((?: (?!xmlns){_NAME}="[^"]*")* (?:xmlns|(?!{_NAME}="))[^>]*)>',
    re.ASCII,
)
_ATTRIBUTE = re.compile(rf' (?!xmlns)({_NAME})="([^"]*)"', re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_IN_VALUE = re.compile(r'="[^"<>]*\n[^"<>]*"')
_CDATA = re.compile(
    r"(<(?:script|style)\b.*?(?:</(?:script|style)|\Z))|<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL | re.IGNORECASE
)


def tree_of(text: str) -> Any:
    """The <html> element, with <head> and <body>; None where there is nothing. `text` must be tame."""
    if "<![CDATA[" in text:
        text = _CDATA.sub(_said, text)
    root = LexborHTMLParser(text).root  # not all that was read: a comment before it may hold another <html>
    xml = _as_xml((root and root.html) or "")
    if "&#" in text:  # the only way for control characters, which XML has not, into a text that was decoded
        xml = _CONTROL.sub("", xml)
    try:
        return etree.fromstring(xml.encode("utf-8", "replace"), _parser(recover=False))
    except etree.XMLSyntaxError:
        return etree.fromstring(_NO_XML.sub(_with_names, xml).encode("utf-8", "replace"), _parser(recover=True))


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, huge_tree=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
        collect_ids=False,
    )  # fmt: skip


def _said(found: re.Match[str]) -> str:
    """CDATA is text in XHTML, and to HTML5 a comment: what its author meant is text."""
    if found[1] is not None:
        return found[1]
    return found[2].replace("&", "&amp;").replace("<", "&lt;")


def _as_xml(html: str) -> str:
    html = _RAW.sub(_as_data, html)
    if " xmlns" in html:
        html = _NO_XML.sub(_with_names, html, count=0 if html.find(" xmlns", html.find(">")) >= 0 else 1)
    html = _VOID.sub(r"\1/>", html).replace("&nbsp;", "\xa0")
    if _LINE_IN_VALUE.search(html):
        html = _LINE_IN_VALUE.sub(lambda found: found[0].replace("\n", "&#10;"), html)
    return html


def _as_data(found: re.Match[str]) -> str:
    if found[1] is None:
        return ""
    inside = found[3].replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;") if found[1] != "style" else ""
    return f"<{found[1]}{found[2] or ''}>{inside}</{found[1]}>"


def _with_names(found: re.Match[str]) -> str:
    end, _, rest, _, name, attributes = found.groups()
    stated = rest or attributes or ""
    kept = "".join(f' {key}="{value}"' for key, value in dict(_ATTRIBUTE.findall(stated)).items())
    return f"<{end or ''}{name or 'x-odd'}{'' if end else kept}{'/' if stated.endswith('/') else ''}>"
