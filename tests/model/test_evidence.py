"""Quotes are found where they stand, or not at all."""

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.blocks import parts
from converter.recipes.evidence import Unit, folded, locate, units, widened

PAGE = """# Pump manual

The `open()` call returns at once. It does not wait for the [outlet valve](x.html#v(1) "Valve") to close, e.g. here.

- First close the outlet.
- **pressure**: The *pressure* in bar, 50 by default.
- Two blocks

  Second block of the entry. It has two sentences.

| option | meaning |
| --- | --- |
| `--slow` | runs at half speed |
| `--safe` | checks twice \\| thrice |

> [!WARNING]
> Never open it under load. It may burst.

```python
pump.open()
pump.wait(30)
pump.close()
```

## `pump.run(hours, *, safe=True)`

Runs the pump for so many hours.
"""


def page_units(markdown: str = PAGE, section: int = 0) -> tuple[Unit, ...]:
    return units(markdown, parts(markdown)[section])


def texts(markdown: str = PAGE, section: int = 0) -> list[tuple[str, str]]:
    return [(unit.kind, markdown[unit.start : unit.stop]) for unit in page_units(markdown, section)]


def test_every_sentence_entry_row_and_code_block_is_a_unit() -> None:
    assert texts() == [
        ("prose", "The `open()` call returns at once."),
        (
            "prose",
            'It does not wait for the [outlet valve](x.html#v(1) "Valve") to close, e.g. here.',
        ),
        ("list", "First close the outlet."),
        ("definition", "**pressure**: The *pressure* in bar, 50 by default."),
        ("list", "Two blocks"),
        ("list", "Second block of the entry."),
        ("list", "It has two sentences."),
        ("row", "| option | meaning |"),
        ("row", "| `--slow` | runs at half speed |"),
        ("row", "| `--safe` | checks twice \\| thrice |"),
        ("admonition", "Never open it under load."),
        ("admonition", "It may burst."),
        ("code", "```python\npump.open()\npump.wait(30)\npump.close()\n```"),
    ]


def test_the_signature_of_an_api_entry_is_a_unit() -> None:
    assert texts(section=1)[0] == ("signature", "`pump.run(hours, *, safe=True)`")


def test_a_full_stop_inside_code_or_a_link_ends_no_unit() -> None:
    markdown = "Use `a. b` or [see. This](u.html) today. Then rest.\n"
    assert [text for _, text in texts(markdown)] == ["Use `a. b` or [see. This](u.html) today.", "Then rest."]


def test_a_full_stop_in_the_title_of_a_link_ends_no_unit() -> None:
    markdown = 'It works in [`asyncio`](a.html "asyncio: I/O.") and is ready. Use it!\n'
    assert [text for _, text in texts(markdown)] == [markdown[: markdown.index(" Use")], "Use it!"]


@given(st.text(alphabet="ab.! `[]()|*#->\n\t1\u0301ß漢。", max_size=120))
def test_units_lie_in_order_inside_their_section(markdown: str) -> None:
    for part in parts(markdown):
        found = units(markdown, part)
        assert all(unit.start < unit.stop for unit in found)
        assert all(one.stop <= two.start for one, two in itertools.pairwise(found))
        assert not found or (part.section.start <= found[0].start and found[-1].stop <= part.section.stop)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("returns at once", "returns at once"),
        ("The open() call returns at once.", "The `open()` call returns at once."),
        ("does  not wait for the outlet valve to close",
         'does not wait for the [outlet valve](x.html#v(1) "Valve") to close'),
        ("THE PRESSURE IN BAR, 50 BY DEFAULT", "The *pressure* in bar, 50 by default"),
        ("--slow runs at half speed", "--slow` | runs at half speed"),
        ("“Never open it under load.”", "Never open it under load."),
        ("Never open it under load. It may burst.", "Never open it under load. It may burst."),
        ("pump.open()\n    pump.wait(30)", "pump.open()\npump.wait(30"),
        ("checks twice | thrice", "checks twice \\| thrice"),
    ],
)  # fmt: skip
def test_a_quote_is_found_through_blanks_markup_case_and_typography(quote: str, expected: str) -> None:
    span = locate(PAGE, quote, start=0, stop=len(PAGE))
    assert span is not None
    assert PAGE[slice(*span)] == expected


@pytest.mark.parametrize(
    "quote",
    [
        "returns at twice",
        "The pump explodes at 50 bar",
        "",
        "bar, 5",
        "pressure in bar, 5",
        "...",
        "`` ** ``",
        "irst close the outlet",
        "It does wait for the outlet valve",
    ],
)
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert locate(PAGE, quote, start=0, stop=PAGE.index("```python")) is None


def test_a_quote_is_sought_only_where_it_may_be() -> None:
    stop = PAGE.index("- First")
    assert locate(PAGE, "First close the outlet", start=0, stop=stop) is None


WORDS = st.lists(st.sampled_from("pump opens valve *slowly* `run()` [here](x.html) under 50 bars".split()), min_size=3)


@given(before=WORDS, quote=WORDS, after=WORDS, noise=st.sampled_from([" ", "  ", "\n", " *", "` "]))
def test_any_run_of_words_is_found_whatever_stands_between_them(
    before: list[str], quote: list[str], after: list[str], noise: str
) -> None:
    markdown = " ".join([*before, *quote, *after])
    shown = re.sub(r"\]\(.*?\)", "]", noise.join(quote)).upper()
    span = locate(markdown, shown, start=0, stop=len(markdown))
    if sum(map(str.isalnum, shown)) < 8:
        assert span is None
    else:
        assert span is not None
        assert folded(markdown[slice(*span)])[0] == folded(shown)[0]


@given(st.text(max_size=80))
def test_folding_knows_where_every_character_stands(text: str) -> None:
    characters, places = folded(text)
    assert len(characters) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


def test_a_quote_grows_to_its_sentence_so_that_a_negation_stays_in() -> None:
    span = locate(PAGE, "wait for the outlet valve", start=0, stop=len(PAGE))
    assert span is not None
    unit = widened(PAGE, span, page_units())
    assert unit is not None
    assert "does not wait" in PAGE[unit.start : unit.stop]


def test_a_quote_over_two_sentences_grows_to_both() -> None:
    span = locate(PAGE, "open it under load. It may", start=0, stop=len(PAGE))
    assert span is not None
    unit = widened(PAGE, span, page_units())
    assert unit is not None
    assert PAGE[unit.start : unit.stop] == "Never open it under load. It may burst."


def test_of_code_the_whole_lines_are_evidence() -> None:
    span = locate(PAGE, "wait(30)", start=PAGE.index("```"), stop=len(PAGE)) or locate(
        PAGE, "pump.wait(30)", start=0, stop=len(PAGE)
    )
    assert span is not None
    unit = widened(PAGE, span, page_units())
    assert unit is not None
    assert PAGE[unit.start : unit.stop] == "pump.wait(30)"


@pytest.mark.parametrize(
    "text",
    ["[a](" + "<a>" * 9000, "](<" * 9000, "<a" * 9000, "[" * 9000 + ". " * 9000, "`a. " * 9000, "](a " + '"' * 9000],
    ids=["targets", "open", "tags", "brackets", "ticks", "titles"],
)
def test_a_hostile_paragraph_costs_no_more_than_a_moment(text: str) -> None:
    began = time.process_time()
    folded(text[:20_000])
    page_units(text)
    assert time.process_time() - began < 3


def test_text_outside_all_units_proves_nothing() -> None:
    assert widened(PAGE, (2, 13), page_units()) is None
