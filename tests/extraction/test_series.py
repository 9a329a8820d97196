"""Heads of provisions that only their rising numbers show, in mark-up that no rule names."""

import pytest

from crawler.extraction.extract import extract

TEXT = "A keeper must sweep the quay on every market day before seven in the morning."
TITLES = ("Sweeping", "Ropes", "Lamps", "Fees")


def _read(body: str, language: str = "en") -> str:
    head = f'<html lang="{language}"><head><title>Quays</title></head>'
    page = f"{head}<body><main><h1>Quays Act</h1>{body}</main></body></html>"
    return extract(page.encode(), url="https://quays.example/act").markdown


def _each(form: str) -> str:
    return "".join(form.format(n=n, title=title, text=TEXT) for n, title in enumerate(TITLES, start=1))


@pytest.mark.parametrize(
    ("form", "heads"),
    [
        ('<h4><span class="n">{n}</span><span class="t">{title}</span></h4><p>{text}</p>', "{n} {title}"),
        ('<h4>{title}</h4><div><div class="g">§ {n}.</div><p>{text}</p></div>', "§ {n}. {title}"),
        (
            '<section><div class="g">Art. {n}</div><div class="u">{title}</div><p>{text}</p></section>',
            "Art. {n} {title}",
        ),
        ('<div class="h"><span>Article</span><span>{n}</span></div><p>{text}</p>', "Article {n}"),
        ('<div class="h">{title}</div><div><span>{n}</span><span>(1) {text}</span></div>', "{n} {title}"),
        ("<p><a><b>{n} §</b></a> {text}</p>", "{n} §"),
        ("<h3>Sec. 14-{n}</h3><p>{title}</p><p>{text}</p>", "Sec. 14-{n} {title}"),
    ],
)
def test_labels_of_one_make_that_rise_are_heads_of_provisions_with_their_titles(form: str, heads: str) -> None:
    said = _read(_each(form))
    for n, title in enumerate(TITLES, start=1):
        assert f"# {heads.format(n=n, title=title)}\n" in said
    assert said.count(TEXT) == len(TITLES)


def test_rows_of_label_and_text_are_provisions_and_those_of_a_table_of_contents_are_not() -> None:
    row = "<tr><td>Sec. {n}</td><td><p><b>{title}.</b></p><p>{text}</p></td></tr>"
    assert "# Sec. 2 Ropes\n" in _read(f"<table>{_each(row)}</table>")
    contents = _each("<tr><td>Sec. {n}</td><td>{title}</td></tr>")
    assert "# Sec. 2" not in _read(f"<table>{contents}</table><p>{TEXT}</p>")


def test_sections_in_boxes_of_one_cell_are_read_as_text() -> None:
    box = "<table><tr><td>{title}</td></tr><tr><td><strong>{n}.</strong>—(1) {text}</td></tr></table>"
    said = _read(_each(box))
    assert "# 3. Lamps\n" in said
    assert f"\n(1) {TEXT}" in said


def test_steps_and_rows_that_only_count_are_no_provisions() -> None:
    steps = _each('<div class="n">{n}</div><p>{title} the tool with care and then wait for the lamp to turn green.</p>')
    assert "\n## " not in _read(steps)
    rows = _each("<tr><td>{n}</td><td>{text}</td></tr>")
    assert "# 2" not in _read(f"<table>{rows}</table>")


def test_a_figure_that_is_shown_beside_its_copy_for_screen_readers_is_kept_once() -> None:
    shown = '<span aria-hidden="true">§ {n}.</span><span class="sr-only">Paragraph {n},</span>'
    said = _read(_each(f"<h4>{{title}}</h4><div><div>{shown}</div><p>{{text}}</p></div>"))
    assert "# § 1. Sweeping\n" in said
    assert "Paragraph" not in said


def test_points_with_labels_of_their_own_are_numbered_once() -> None:
    listed = "<ol><li><span>(a)</span><div>the rope, and</div></li><li><span>(b)</span><div>the lamp.</div></li></ol>"
    assert "\n\n(a) the rope, and\n\n(b) the lamp." in _read(listed)
    counted = (
        "<ol><li><div><span>1.</span></div><p>the rope</p></li><li><div><span>2.</span></div><p>the lamp</p></li></ol>"
    )
    assert "1. the rope\n2. the lamp" in _read(counted).replace("\n\n", "\n")


def test_the_number_and_the_title_of_a_schedule_are_one_heading() -> None:
    sections = _each("<h4>{title}</h4><div><div>§ {n}.</div><p>{text}</p></div>")
    schedule = "<p>Anhang</p><p>(zu § 2)</p><h4>Vorrat</h4><p>Vier Taue je Kai sind bereitzuhalten.</p>"
    assert "#### Anhang (zu § 2) Vorrat\n" in _read(sections + schedule, "de")
