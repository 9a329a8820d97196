"""A page's Markdown as sections with typed blocks."""

import pytest

from converter.blocks import Admonition, Fence, Listing, Other, Paragraph, Table, parts, quote

PAGE = """# Frost

Frost keeps copies.

## `frost.open(path)` ##

- **path**: where it is
- **`--mode`**

  the mode

  ```py
  a = 1

  b = 2
  ```
- plain

1. one
   continued
2. two

| a | b |
| --- | --- |
| x \\| y | `z` |
| only |

> [!WARNING]
> **Mind the gap**
>
> First line.
>
> - a
> - b

> [!TIP] Said at once.

> a quotation

## Second

### Third
"""


@pytest.fixture(scope="module")
def read():
    return parts(PAGE)


def block(part, kind):
    return next(b for b in part.blocks if isinstance(b, kind))


def test_parts_know_their_parent_and_their_signature(read):
    assert [(p.heading, p.signature, p.parent) for p in read] == [
        ("Frost", "", -1),
        ("`frost.open(path)`", "frost.open(path)", 0),
        ("Second", "", 0),
        ("Third", "", 2),
    ]
    assert all(PAGE[p.heading_start :].startswith(p.heading) for p in read)


def test_a_definition_list_gives_terms_and_where_their_definitions_begin(read):
    first, second, third = block(read[1], Listing).items
    assert (first.term, PAGE[first.body : first.stop]) == ("path", "where it is")
    assert (second.term, third.term) == ("`--mode`", "")
    assert PAGE[second.body : second.stop].strip().startswith("the mode")
    assert PAGE[third.start : third.stop] == "plain"


def test_a_nested_fence_is_quoted_without_its_indentation(read):
    fence = next(b for b in block(read[1], Listing).items[1].blocks if isinstance(b, Fence))
    assert quote(PAGE, fence) == "```py\na = 1\n\nb = 2\n```"
    assert (fence.language, fence.content) == ("py", "a = 1\n\nb = 2\n")


def test_a_list_is_quoted_from_its_first_marker(read):
    ordered = next(b for b in read[1].blocks if isinstance(b, Listing) and b.ordered)
    assert quote(PAGE, ordered) == "1. one\n   continued\n2. two"


def test_cells_are_found_behind_escaped_bars_and_rows_are_filled_up(read):
    table = block(read[1], Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["x \\| y", "`z`"], ["only", ""]]
    cell = table.rows[0].cells[0]
    assert PAGE[cell.start : cell.stop] == "x \\| y"


def test_an_admonition_has_a_title_and_a_body_without_quote_marks(read):
    warning, tip = (b for b in read[1].blocks if isinstance(b, Admonition))
    assert (warning.kind, warning.title) == ("warning", "Mind the gap")
    assert [quote(PAGE, b) for b in warning.blocks] == ["First line.", "- a\n- b"]
    assert (tip.kind, tip.title) == ("tip", "")


def test_a_plain_quotation_is_no_admonition(read):
    assert [b.kind for b in read[1].blocks if isinstance(b, Other)] == ["quotation"]


@pytest.mark.parametrize(
    ("term", "body"), [("**a**: b", "b"), ("***`a`***: b", "b"), ("**a**", ""), ("**a** b", None), ("**a:** b", None)]
)
def test_only_a_bold_beginning_with_a_colon_or_alone_is_a_term(term, body):
    item = parts(f"- {term}")[0].blocks[0].items[0]
    assert (item.term != "") == (body is not None)
    assert body is None or f"- {term}"[item.body : item.stop] == body


def test_a_page_without_headings_is_one_part():
    (only,) = parts("text")
    assert (only.heading, only.parent, [type(b) for b in only.blocks]) == ("", -1, [Paragraph])


def test_a_hash_line_inside_a_fence_is_no_part():
    assert len(parts("# A\n\n```\n# b\n```\n")) == 1
