"""Bytes to a bounded tree: charsets declared rightly, wrongly and not at all, and pages that no parser should see."""

import time

import pytest

from crawler.extraction import dom, extract

URL = "https://docs.example/guide/page.html"
TEXT = "Größe café – “naïve” Straße"


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><main><h1>T</h1><p>{text}</p></main></body></html>"


def read(body: bytes, content_type: str = "") -> str:
    return extract(body, url=URL, content_type=content_type).markdown.removeprefix("# T\n\n").strip()


@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("utf-8", "", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),  # wrong header: valid UTF-8 wins
        ("utf-8", "", "<meta charset=windows-1252>"),  # wrong meta
        ("utf-8-sig", "text/html; charset=latin-1", ""),
        ("cp1252", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "", "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"),
        ("utf-16", "", ""),
        ("utf-16-le", "text/html; charset=utf-16", ""),
    ],
)
def test_text_is_decoded_as_it_was_meant(encoding: str, content_type: str, head: str) -> None:
    assert read(page(TEXT, head).encode(encoding), content_type) == TEXT


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("日本語の文章がここにあります。", "shift_jis", "Shift_JIS"),
        ("日本語の文章がここにあります。", "iso-2022-jp", "iso-2022-jp"),
        ("这里有一段中文文字。", "gb18030", "gb2312"),
        ("Здесь стоит русский текст.", "koi8-r", "koi8-r"),
        ("여기에 한국어 문장이 있습니다.", "cp949", "euc-kr"),
    ],
)
def test_legacy_charsets_are_read_by_their_declaration(text: str, encoding: str, declared: str) -> None:
    assert read(page(text).encode(encoding), f"text/html; charset={declared}") == text


def test_an_undeclared_charset_is_detected() -> None:
    text = "Здесь стоит достаточно длинный русский текст, чтобы кодировка была найдена по нему самому. " * 5
    assert "русский текст" in read(page(text).encode("cp1251"))


def test_an_unknown_declaration_is_no_declaration() -> None:
    assert read(page(TEXT).encode(), "text/html; charset=utf-99") == TEXT


def test_a_few_invalid_bytes_spoil_only_themselves() -> None:
    made = extract(
        page("word " * 200 + "X").encode().replace(b"X", b"\xff"), url=URL, content_type="text/html; charset=utf-8"
    )
    assert "undecodable" not in made.flags
    assert made.markdown.count("word") == 200


def test_bytes_that_are_no_text_are_flagged() -> None:
    assert (
        "undecodable"
        in extract(b"<p>" + bytes(range(128, 256)) * 20, url=URL, content_type="text/html; charset=utf-8").flags
    )


def test_nul_and_control_characters_vanish() -> None:
    assert read(page("a\x00b\x07c").encode()) == "abc"


def test_taking_an_element_out_keeps_the_text_behind_it() -> None:
    root = dom.parse("<p>a<b>x</b>c<i>y</i>e</p>")
    paragraph = root.find(".//p")
    dom.drop(paragraph.find("b"))
    dom.unwrap(paragraph.find("i"))
    assert dom.content(paragraph) == "acye"


MONSTERS = {
    "deep-divs": b"<main>" + b"<div>" * 1500 + b"deep text" + b"</div>" * 1500,
    "deeper-than-the-parser": b"<div>" * 100_000 + b"deep text",
    "deep-lists": b"<main>" + b"<ul><li>deep text" * 1500,
    "deep-tables": b"<main>" + b"<table><tr><td>deep text" * 1500,
    "many-cells": b"<main><table>" + b"<tr><td>deep</td><td>text</td></tr>" * 5000,
    "wide-spans": b"<main><table>" + b"<tr><td rowspan=65000 colspan=1000>deep text</td></tr>" * 300,
    "many-attributes": b"<main><div " + b" ".join(b"a%d=1" % i for i in range(30_000)) + b">deep text</div>",
    "brackets": b"<main><p>deep text " + b"[" * 20_000,
    "emphasis": b"<main><p>deep text " + b"a*b **c ** _d " * 5000,
    "one-long-tag": b"<main><p>deep text</p><a href='" + b"x" * 500_000,
    "many-tabs": b"<main>deep text" + b"<div role=tab>t</div><div role=tabpanel>p</div>" * 3000,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_costs_little_and_keeps_its_text(name: str) -> None:
    start = time.process_time()
    made = extract(MONSTERS[name], url=URL)
    assert time.process_time() - start < 8  # a fifth of it on an idle machine
    assert "deep text" in made.markdown or "deep | text" in made.markdown
    assert len(made.markdown) < 30 * len(MONSTERS[name])


def test_a_page_beyond_the_size_is_cut_and_flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dom, "MAX_BYTES", 1000)
    made = extract(b"<main>" + b"<p>word</p>" * 1000, url=URL)
    assert "too-large" in made.flags
    assert 50 < made.markdown.count("word") < 100
