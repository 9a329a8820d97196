"""Bytes → a bounded lxml tree, and the few operations on it that lxml lacks."""

import codecs
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.cssselect import CSSSelector

from . import html5, tame

Element = Any  # lxml's elements have no useful static type

MAX_BYTES = 16 << 20  # Scrapy's bound is 20 MiB; the largest page of 24 generators' manuals has 6 MB
MAX_DEPTH = 160  # real pages stay below 60; two Python frames a level must fit the recursion limit of 1,000
_HEAD_BYTES = 4096  # browsers look for a charset in the first 1,024 bytes; some generators put comments first
_DETECT_BYTES = 1 << 15
_SPOILED = 0.02  # share of replacement characters above which a text is no text: measured on mis-declared pages
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What a declaration means in practice (encoding.spec.whatwg.org); the rest are Python's own names.
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "big5": "big5hkscs", "utf8": "utf-8", "unicode": "utf-16-le",
    "utf-16": "utf-16-le",
}  # fmt: skip
_STATEFUL = frozenset({"iso-2022-jp", "hz", "hz-gb-2312"})  # pure ASCII bytes that are not ASCII text
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,400}\?>")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"</?(?:p|div|br|li|tr|h[1-6]|pre|section|article|table|ul|ol)\b[^<>]{0,2000}>", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")
# The same for ASCII, as tables.
LOWER = bytes(range(256)).lower()
NOT_WORDS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_string = etree.XPath("string()", regexp=False, smart_strings=False)  # a whole body in a tenth of itertext's time
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's text, and how sure its encoding is."""

    text: str
    encoding: str
    spoiled: bool
    # so many characters could not be decoded that the text is not to be trusted


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Bytes as text: byte order mark, then valid UTF-8 whatever is declared, then the declarations, then detection.

    Valid UTF-8 with multi-byte characters is practically never anything else, while declarations are often wrong.
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _decoded(body[len(bom) :], encoding)
    declared = _declared(body, content_type)
    if declared in _STATEFUL or (declared.startswith("utf-16") and b"\x00" in body[:200]):
        return _decoded(body, declared)
    try:
        return Decoded(text=_clean(body.decode("utf-8")), encoding="utf-8", spoiled=False)
    except UnicodeDecodeError:
        pass
    if declared and declared != "utf-8":
        return _decoded(body, declared)
    as_utf8 = _decoded(body, "utf-8")
    return as_utf8 if declared and not as_utf8.spoiled else _decoded(body, _detected(body))


def _declared(body: bytes, content_type: str) -> str:
    """The codec that header, <meta> or XML declaration name, by what it means in practice; "" for none or an
    unknown.
    """
    head = body[:_HEAD_BYTES]
    names = [m[1] for m in (_HEADER_CHARSET.search(content_type),) if m]
    names += [m[1].decode("ascii") for p in (_META_CHARSET, _XML_ENCODING) if (m := p.search(head))]
    for stated in names:
        name = _MEANT.get(stated.lower(), stated.lower())
        try:
            if codecs.lookup(name)._is_text_encoding:
                return name
        except LookupError:
            continue
    return ""


_LANGUAGE = re.compile(rb"<(?:html|body)\b[^>]{0,500}?\b(?:xml:)?lang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)
# What browsers take a page without a charset for, by its language (html.spec.whatwg.org, "sniffing").
# Languages of several common encodings (Russian, Japanese, Chinese, Korean) are left to detection.
_BY_LANGUAGE = {
    name: encoding
    for encoding, names in {
        "cp1252": "af br ca co cy da de en es et eu fi fo fr fy ga gd gl is it lb nb nl nn no oc pt rm sq sv sw",
        "cp1250": "bs cs hr hu pl ro sk sl", "cp1251": "be bg mk", "cp1253": "el", "cp1254": "az ku tr",
        "cp1255": "he iw yi", "cp1256": "ar fa ur", "cp1257": "lt lv", "cp1258": "vi", "cp874": "th",
    }.items()
    for name in names.split()
}  # fmt: skip


def _detected(body: bytes) -> str:
    stated = _LANGUAGE.search(body[:_HEAD_BYTES])
    if stated and (by_language := _BY_LANGUAGE.get(stated[1].decode("ascii").lower())) and _fits(body, by_language):
        return by_language
    import charset_normalizer  # noqa: PLC0415 - 30 ms of import that few pages need

    best = charset_normalizer.from_bytes(body[:_DETECT_BYTES]).best()
    return best.encoding if best else "cp1252"


def _fits(body: bytes, encoding: str) -> bool:
    """Whether all bytes stand for characters, none of them a control."""
    text = body[:_DETECT_BYTES].decode(encoding, "replace")
    return "\ufffd" not in text and not any("\x80" <= character <= "\x9f" for character in text)


def _decoded(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    return Decoded(text=_clean(text), encoding=encoding, spoiled=text.count("\ufffd") > _SPOILED * len(text))


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def parse(text: str) -> tuple[Element, tuple[str, ...]]:
    """(root, flags): the <html> element of a tree at most `MAX_DEPTH` deep. None where there is no element at all."""
    text = _XML_DECLARATION.sub("", text)
    root = html5.tree_of(text) if tame.is_tame(text) else _by_libxml2(text)
    if root is None:
        return None, ()
    return root, ("too-deep",) if _flatten(root) else ()


def _by_libxml2(text: str) -> Element:
    """The tree of a page that is wild: its parser has limits of depth."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(tame.without_attributes(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


@functools.cache
def _deep() -> Any:
    return etree.XPath("/".join(["*"] * MAX_DEPTH))


def _flatten(root: Element) -> bool:
    """Make a tree at most `MAX_DEPTH` deep: what lies below becomes text, a line for each block."""
    deep = _deep()(root)
    for element in deep:
        for block in element.iter("br", "p", "div", "li", "tr", "pre", "blockquote"):
            block.tail = "\n" + (block.tail or "")
        etree.strip_tags(element, "*")
    return bool(deep)


def flat(text: str) -> str:
    """The bare text of a page that no parser should see: a paragraph for each block, in linear time."""
    text = _TAG.sub("", _BREAK.sub("\n", _HIDDEN.sub("", text)))
    return "\n\n".join(line for raw in text.split("\n") if (line := " ".join(raw.split())))


@functools.lru_cache(maxsize=512)  # bounded: selectors come from profiles and spiders.yaml, never from pages
def selector(css: str) -> Any:
    """A compiled CSS selector group. Raises cssselect.SelectorError."""
    return CSSSelector(css)


def select(root: Element, css: str) -> list[Element]:
    """The elements that a CSS selector group finds, in document order; none for an empty group."""
    return list(selector(css)(root)) if css else []


def content(element: Element) -> str:
    """All text inside, as it stands."""
    return str(_string(element) if len(element) else element.text or "")


def fold(text: str) -> str:
    """Letters and digits only, lower case: how texts are compared."""
    if text.isascii():  # a fifth of the expression's time
        return text.encode().translate(LOWER, NOT_WORDS).decode()
    return _NOT_WORD.sub("", text).lower()


def letters(element: Element) -> int:
    """Number of letters and digits inside."""
    return len(_NOT_WORD.sub("", content(element)))


def line(element: Element) -> str:
    """All text inside, white space collapsed."""
    return " ".join(content(element).split())


def classes(element: Element) -> list[str]:
    """The words of the class attribute."""
    value = element.get("class")
    return value.split() if value else []


def drop(element: Element) -> None:
    """Take an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put an element's content in its place."""
    parent = element.getparent()
    if parent is None:
        return
    children, before, at = list(element), element.getprevious(), parent.index(element)
    if element.text:
        if before is not None:
            before.tail = (before.tail or "") + element.text
        else:
            parent.text = (parent.text or "") + element.text
    if element.tail:
        if children:
            children[-1].tail = (children[-1].tail or "") + element.tail
        elif before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent[at : at + 1] = children


def replace(old: Element, new: Element) -> None:
    """Put one element in the place of another; the text behind stays."""
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)


def make(tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """A new element."""
    element = etree.Element(tag, attributes)
    element.text = text
    return element


def add_text(element: Element, text: str) -> None:
    """Put text behind all that an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def move(source: Element, target: Element) -> None:
    """Append the whole content of `source` to `target`."""
    if source.text:
        add_text(target, source.text)
    target.extend(list(source))
    source.text = None


def ancestors(element: Element, *, stop: Element) -> Iterator[Element]:
    """Parents, innermost first, up to `stop` and without it."""
    for ancestor in element.iterancestors():
        if ancestor is stop:
            return
        yield ancestor


def inside(element: Element, tags: Iterable[str]) -> bool:
    """Whether any ancestor has one of the tags."""
    return next(element.iterancestors(*tags), None) is not None
