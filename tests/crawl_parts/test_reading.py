"""What a worker reads off one body: links, statements, and what both are relative to."""

import time

import pytest

from crawler.workers.reading import Task, read

URL = "https://docs.example/guide/a.html"


def links(body: str, url: str = URL) -> tuple[str, ...]:
    return read(Task(kind="links", url=url, body=f"<!doctype html><html>{body}</html>".encode())).links


@pytest.mark.parametrize(
    ("base", "target"),
    [
        ("", "https://docs.example/guide/b"),
        ("<base target=_top>", "https://docs.example/guide/b"),  # says nothing of addresses
        ("<base href=''>", "https://docs.example/guide/b"),
        ("<base href='/en/'>", "https://docs.example/en/b"),
        ("<base href=' ../en/ '>", "https://docs.example/en/b"),
        (
            "<base target=_top><base href='/en/'><base href='/de/'>",
            "https://docs.example/en/b",
        ),  # the first that says so
        ("<base href='//other.example/'>", "https://other.example/b"),
        ("<base href='http://['>", "https://docs.example/guide/b"),  # no address
        ("<base href='javascript:x()'>", "https://docs.example/guide/b"),
        ("<base href='data:text/html,x'>", "https://docs.example/guide/b"),
    ],
)
def test_one_base_holds_for_links_statements_and_text(base: str, target: str) -> None:
    head = f"<head>{base}<link rel=canonical href=b></head>"
    body = f"<html lang=en>{head}<body><main><h1>A</h1><p>Some text and <a href=b>a link</a>.</p></main></body></html>"
    reading = read(Task(kind="page", url=URL, body=body.encode()))
    assert reading.links == (target,)
    assert reading.statements.canonical == target
    assert reading.extraction is not None
    assert reading.extraction.canonical == target
    assert f"]({target})" in reading.extraction.markdown


def test_links_are_canonical_and_come_once_in_their_order() -> None:
    body = (
        "<a href=z#x>z</a><a href='?q=1&utm_source=x'>q</a><a href=z>z</a><a href=#top>t</a>"
        "<a href=mailto:a@b.example>m</a>"
        "<area href=../up><iframe src=frame></iframe><a rel='external nofollow' href=n>n</a><a href='http://['>b</a>"
    )
    assert links(body) == (
        "https://docs.example/guide/z", "https://docs.example/guide/a.html?q=1", "https://docs.example/up",
        "https://docs.example/guide/frame",
    )  # fmt: skip


def test_pages_of_a_folder_may_name_files_and_pages_of_the_web_may_not() -> None:
    assert links("<a href=b.html>b</a>", "file:///guide/a.html") == ("file:///guide/b.html",)
    assert links("<a href='file:///etc/passwd'>b</a>") == ("file:///etc/passwd",)  # the scope of a site refuses it


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=b", "https://docs.example/guide/b"),
        ("0;URL='/b'", "https://docs.example/b"),
        ("5, b", "https://docs.example/guide/b"),
        ("6; url=b", ""),
        ("0", ""),
        ("soon; url=b", ""),
    ],
)
def test_a_page_that_reloads_elsewhere_says_where(content: str, target: str) -> None:
    body = f'<html><head><meta http-equiv="Refresh" content="{content}"></head></html>'.encode()
    assert read(Task(kind="links", url=URL, body=body)).refresh == target


def test_a_pages_markdown_is_found_where_it_names_it() -> None:
    body = b"<link rel=alternate type=text/html href=c><link rel='alternate' type='text/markdown' href='a.md'>"
    assert read(Task(kind="links", url=URL, body=body)).twin == "https://docs.example/guide/a.md"


def test_only_pages_of_versions_are_sketched_and_their_label_is_no_difference() -> None:
    def sketch(url: str, text: str) -> bytes:
        return read(Task(kind="page", url=url, body=f"<main><h1>A</h1><p>{text}</p></main>".encode())).sketch

    assert sketch(URL, "Release 4.2 is out.") == b""
    assert (
        sketch("https://docs.example/4.2/a", "Get 4.2 now.")
        == sketch("https://docs.example/4.3/a", "Get 4.3 now.")
        != b""
    )


WILD = {
    "cells": "<td>x",
    "font": "<font size={i}><p>x",
    "div": "<div>",
    "anchors": "<a href=x{i}>",
    "templates": "<template><a href=x>",
    "shadow roots": "<x-y><template shadowrootmode=open><a href=x>",
    "statements": "<meta name=robots content=noai>",
    "bases": "<base href=x>",
    "scripts": "<script>location.href='x'</script>",
    "attributes": "",
}


def seconds(kind: str, size: int) -> float:
    if kind == "attributes":
        text = f"<p {' '.join(f'a{i}=1' for i in range(size // 8))}>x"
    else:
        text = "".join(WILD[kind].replace("{i}", str(i)) for i in range(size // len(WILD[kind])))
    start = time.process_time()
    read(Task(kind="links", url=URL, body=text.encode()))
    return time.process_time() - start


@pytest.mark.parametrize("kind", WILD)
def test_links_and_statements_of_a_wild_page_take_linear_time(kind: str) -> None:
    size, tries = 200_000, []
    while len(tries) < 3 and (not tries or tries[-1] > 2.4):
        tries.append(seconds(kind, 2 * size) / max(0.05, seconds(kind, size)))
    assert tries[-1] <= 2.4, tries


def test_links_that_only_scripts_show_lead_nowhere_and_those_of_a_shadow_root_do() -> None:
    assert links("<template><a href=b>b</a></template><a href=c>c</a>") == ("https://docs.example/guide/c",)
    assert links("<x-y><template shadowrootmode=open><a href=b>b</a></template></x-y>") == (
        "https://docs.example/guide/b",
    )


def test_links_below_the_depth_that_is_extracted_are_found() -> None:
    assert links(f"{'<div>' * 300}<a href=b>b</a>") == ("https://docs.example/guide/b",)


def test_a_picture_sent_as_a_page_has_no_links() -> None:
    body = b"\x89PNG\r\n\x1a\n\x00\x00<a href=b>"
    assert read(Task(kind="page", url=URL, body=body, content_type="text/html")).links == ()
