"""Titles of sections that are no headings: of boxes to open, by their numbers or because they open the whole page."""

import pytest

from crawler.extraction import extract

BOX = "<details open><summary>{}</summary><div><p>{}</p></div></details>"
SAID = "A gull stands on the lamp and looks at the sea until the night comes."
NUMBERS = ("1. Name", "2. Kinds of gulls", "4.1 Uses", "4.2 Doses", "4.3 Dangers")
SWITCH = '<li class="fold"><a href="javascript:void(0)" class="fold-toggle">{}</a><div class="panel">{}</div></li>'
BUTTON = '<div><button class="acc" aria-expanded="false">{}</button><div class="panel"><p>{}</p></div></div>'


def headings(body: str) -> list[str]:
    made = extract(f"<html><body><main>{body}</main></body></html>".encode(), url="https://a.example/p")
    assert "below-floor:item" not in made.flags
    return [line for line in made.markdown.splitlines() if line.startswith("#")]


def test_numbered_summaries_are_headings_between_those_of_the_page() -> None:
    boxes = [BOX.format(number, SAID) for number in NUMBERS]
    body = f"<h1>Gulls</h1>{''.join(boxes[:2])}<h2>4. Use</h2>{''.join(boxes[2:])}"
    assert headings(body) == [
        "# Gulls", "## 1. Name", "## 2. Kinds of gulls", "## 4. Use", "### 4.1 Uses", "### 4.2 Doses",
        "### 4.3 Dangers",
    ]  # fmt: skip


def test_switches_beside_numbered_headings_are_above_them_and_their_lists_are_no_lists() -> None:
    inner = f"<h2>2.1 By day</h2><p>{SAID}</p><h2>2.2 By night</h2><p>{SAID}</p>"
    titles = (
        ("BOXED WARNING", f"<h2>Danger of fire</h2><p>{SAID}</p>"), ("1 USES", f"<p>{SAID}</p>"), ("2 DOSES", inner),
        ("3 DANGERS", f"<ul><li>gulls</li><li>salt</li></ul><p>{SAID}</p>"), ("4 KEEPING", f"<p>{SAID}</p>"),
    )  # fmt: skip
    made = headings(f"<h1>Lamp oil</h1><ul>{''.join(SWITCH.format(*one) for one in titles)}</ul>")
    assert made[1:3] == ["## BOXED WARNING", "### Danger of fire"]
    assert made[4:7] == ["## 2 DOSES", "### 2.1 By day", "### 2.2 By night"]


def test_buttons_that_open_the_whole_page_are_headings() -> None:
    said = "".join(BUTTON.format(name, SAID * 3) for name in ("Uses", "Doses", "Dangers"))
    assert headings(f"<h1>Lamp oil</h1>{said}") == ["# Lamp oil", "## Uses", "## Doses", "## Dangers"]


@pytest.mark.parametrize(
    "titles",
    [("1. Open it", "2. Fill it", "3. Light it", "4. Watch it"), ("2.2 Oil", "2.1 Wick", "2.4 Glass", "2.3 Gas")],
)
def test_steps_and_numbers_that_do_not_rise_stay_labels(titles) -> None:
    assert headings(f"<h1>Lamp</h1>{''.join(BOX.format(one, SAID) for one in titles)}") == ["# Lamp"]


def test_panels_of_a_page_of_reference_are_all_kept() -> None:
    panels = "".join(
        f'<div role="tabpanel" aria-labelledby="t{n}"{" hidden" * (n > 1)}>'
        f"<article><h2>{name}</h2><p>{SAID}</p></article></div>"
        for n, name in enumerate(("Symptoms", "Treatment"), start=1)
    )
    tabs = "".join(f'<button role="tab" id="t{n}">{n}</button>' for n in (1, 2))
    head = '<head><meta name="publishDate" content="2030-01-02"></head>'
    body = f'<div role="main"><h1>Lamp ague</h1><div role="tablist">{tabs}</div>{panels}</div>'
    made = extract(f"<html>{head}<body>{body}</body></html>".encode(), url="https://a.example/p").markdown
    assert "## Symptoms" in made
    assert "## Treatment" in made


def test_a_warning_in_a_warning_is_one_box_and_a_heading_in_a_link_home_is_the_site_s() -> None:
    header = '<header><a href="/labels/index.cfm"><h1 class="site-logo">LAMPS</h1></a></header>'
    box = f'<div class="Warning"><div class="Warning"><p>{SAID}</p></div></div>'
    body = f"{header}<div><h1>Lamp oil</h1>{box}<h2>Uses</h2><p>{SAID}</p></div>"
    made = extract(f"<html><body>{body}</body></html>".encode(), url="https://a.example/p").markdown
    assert made.count("[!WARNING]") == 1
    assert "LAMPS" not in made
