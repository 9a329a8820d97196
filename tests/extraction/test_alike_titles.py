"""Titles that are no headings, told by what stands alike on a page, whatever its classes are called."""

import pytest

from crawler.extraction import extract

SAID = "A gull stands on the lamp and looks at the sea until the night comes. It has one leg and no song."
NAMES = ("Uses", "Doses", "Dangers", "Keeping")


def made(body: str, title: str = "Lamp oil | Lamps") -> str:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return extract(page.encode(), url="https://a.example/p").markdown


def headings(body: str) -> list[str]:
    return [line for line in made(body).splitlines() if line.startswith("#")]


@pytest.mark.parametrize(
    "form",
    [
        '<div class="k9">{}</div><div class="z">{}</div>',
        '<div class="row"><div class="q"><span class="cap">{}</span></div><div class="z"><p>{}</p></div></div>',
        '<section><p class="t"><u>{}</u></p><p>{}</p></section>',
        '<div class="pan"><button aria-expanded="false" class="tg">{}</button><div class="off">{}</div></div>',
        '<div role="heading" aria-level="2">{}</div><p>{}</p>',
    ],
)
def test_short_blocks_that_look_alike_before_text_are_headings(form) -> None:
    body = "".join(form.format(name, SAID) for name in NAMES)
    assert headings(f"<main><h1>Lamp oil</h1>{body}</main>") == ["# Lamp oil", *(f"## {name}" for name in NAMES)]


def test_looks_below_looks_are_deeper_and_the_block_that_the_head_names_is_the_page_s_title() -> None:
    parts = "".join(
        f'<div class="s"><div class="a">{n}. {name}</div><div class="b">{n}.1 By day</div><div class="t">{SAID}</div>'
        f'<div class="b">{n}.2 By night</div><div class="t">{SAID}</div></div>'
        for n, name in enumerate(NAMES, start=1)
    )
    found = headings(f'<main><div class="name">Lamp oil</div>{parts}</main><aside><h2>Other oils</h2></aside>')
    assert found[:5] == ["# Lamp oil", "## 1. Uses", "### 1.1 By day", "### 1.2 By night", "## 2. Doses"]


@pytest.mark.parametrize(
    "body",
    [
        "".join(f'<div class="k">{name}</div><div class="v">{n} mm</div>' for n, name in enumerate(NAMES)),
        "".join(f'<p class="speaker">{name}</p><p>{SAID}</p>' for name in NAMES),
        "".join(f'<p class="who">{name}</p><p>{SAID}</p>' for name in ("Ann", "Bob") * 4),
        "".join(f'<div class="card"><a href="/{name}">{name}</a></div><p>{SAID}</p>' for name in NAMES),
        "".join(f'<p class="entry">{name}</p>' for name in NAMES) + f"<p>{SAID}</p>",
        "".join(f"<p><i>{name}</i></p><p>{SAID}</p><p><i>{name} at night</i><br>{SAID}</p>" for name in NAMES * 2),
    ],
)
def test_labels_speakers_links_entries_and_stressed_words_are_none(body) -> None:
    assert headings(f"<main><h1>Lamp oil</h1><p>{SAID}</p>{body}</main>") == ["# Lamp oil"]


def test_pages_with_headings_of_their_own_keep_to_them() -> None:
    body = "".join(f'<h2>{name}</h2><div class="k">By day</div><p>{SAID}</p>' for name in NAMES)
    assert headings(f"<main><h1>Lamp oil</h1>{body}</main>") == ["# Lamp oil", *(f"## {name}" for name in NAMES)]


def test_boxes_to_open_that_hold_headings_are_sections_and_so_are_those_beside_them() -> None:
    box = "<details><summary>{}</summary><div>{}</div></details>"
    boxes = box.format("Dangers", f"<h3>Fire</h3><p>{SAID}</p>") + box.format("Keeping", f"<p>{SAID}</p>")
    alone = f"<div>{box.format('Hint', f'<p>{SAID}</p>')}</div>"
    found = headings(f"<main><h1>Lamp oil</h1><h2>Use</h2><p>{SAID}</p>{alone}{boxes}</main>")
    assert found == ["# Lamp oil", "## Use", "### Dangers", "#### Fire", "### Keeping"]
