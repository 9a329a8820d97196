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
_LANGUAGE = re.compile(rb"<html[^>]{0,400}?\s(?:xml:)?lang\s*=\s*[\"']?\s*([a-zA-Z]{2,3})(?![a-zA-Z])", re.IGNORECASE)
_STATED_LANGUAGE = re.compile(
    rb"<meta\s+http-equiv\s*=\s*[\"']?content-language[\"']?\s+content\s*=\s*[\"']?\s*([a-zA-Z]{2,3})(?![a-zA-Z])",
    re.IGNORECASE,
)
_WESTERN = frozenset(
    "en fr de es pt it nl sv da no nb nn fi is fo ga gd cy br ca gl eu oc ast an lb fy af sq id ms sw rm wa co".split()
)
_FALLBACKS = {
    "el": "cp1253", "tr": "cp1254", "he": "cp1255", "ar": "cp1256", "fa": "cp1256", "lt": "cp1257", "lv": "cp1257",
    "et": "cp1257", "vi": "cp1258", "th": "cp874",
}  # fmt: skip
# How files begin that servers send as pages by mistake, and how many of a page's first bytes may be control codes.
_FILES = (
    b"\xff\xd8\xff", b"\x89PNG",
    b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"OggS", b"ID3", b"\x7fELF", b"MZ", b"BM",
    b"\x00\x00\x01\x00", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ",
    b"wOF", b"\x00asm", b"SQLite format", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
_CODES = bytes({*range(32), 127} - {9, 10, 12, 13, 27})
_SOME_CODES = 16
_FEW_CODES = 0.01  # of a text's bytes; a photograph has .1, a page .000
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


def is_binary(body: bytes, content_type: str = "") -> bool:
    """Whether a body is no text at all, whatever it was sent as: by its first bytes, or by the control codes in it."""
    head = body[:_HEAD_BYTES]
    if head.startswith(_FILES) and (b"\x00" in head or not head.isascii()):
        return True
    if any(head.startswith(bom) for bom, _ in _BOMS) or "utf-16" in _declared(body, content_type):
        return False
    codes = len(head) - len(head.translate(None, _CODES))
    if codes <= max(_SOME_CODES, _FEW_CODES * len(head)) or _declared(body, content_type) in _STATEFUL:
        return False
    return not (0.3 < head.count(0) / len(head) < 0.6)  # UTF-16 without a mark


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
    return as_utf8 if declared and not as_utf8.spoiled else _decoded(body, _usual(body) or _detected(body))


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


def _usual(body: bytes) -> str:
    """What browsers take for a page in this language that states no encoding, where that is one and the same for all
    who write it (html.spec.whatwg.org, 13.2.3.2); "" for languages that have had several, and where none is stated.
    """
    head = body[:_HEAD_BYTES]
    found = _LANGUAGE.search(head) or _STATED_LANGUAGE.search(head)
    language = found[1].decode("ascii").lower() if found else ""
    return "cp1252" if language in _WESTERN else _FALLBACKS.get(language, "")


def _detected(body: bytes) -> str:
    import charset_normalizer  # noqa: PLC0415 - 30 ms of import that few pages need

    best = charset_normalizer.from_bytes(body[:_DETECT_BYTES]).best()
    return best.encoding if best else "cp1252"


def _decoded(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    return Decoded(text=_clean(text), encoding=encoding, spoiled=text.count("\ufffd") > _SPOILED * len(text))


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def parse(text: str) -> Element:
    """The <html> element of a text's tree, of any depth. None where there is no element at all."""
    text = _XML_DECLARATION.sub("", text)
    return html5.tree_of(text) if tame.is_tame(text) else _by_libxml2(text)


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


def flatten(root: Element) -> bool:
    """Make a tree at most `MAX_DEPTH` deep: what lies below becomes text, a line for each block. Whether any did."""
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


def retell(element: Element, tag: str, text: str) -> None:
    """Make an element one of another kind that holds a text and nothing else."""
    for child in list(element):
        element.remove(child)
    element.tag, element.text = tag, text


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
