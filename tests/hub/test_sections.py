"""The section scanner says what a CommonMark parser says, and sections tile the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gristmill.sections import lines, plain, sections, signature, unlinked

PARSER = MarkdownIt("commonmark").enable("table")
SEED = """\
Intro before any heading.

# Guide

Text.

## Install

```bash
# not a heading
## nor this
```

### On Debian

- item

  ````markdown
  ```
  # still code
  ```
  ````

## `Client.publish(stream, *, key=None)`

> [!NOTE]
> ```python
> # quoted comment
> ```

# Second

Last line
"""


def parsed_headings(markdown: str) -> list[tuple[int, int]]:
    """(line, level) of the headings at the margin, by the parser."""
    tokens = PARSER.parse(markdown)
    return [
        (t.map[0], int(t.tag[1])) for t in tokens if t.type == "heading_open" and t.level == 0 and t.markup[0] == "#"
    ]


def scanned_headings(markdown: str) -> list[tuple[int, int]]:
    return [(markdown.count("\n", 0, s.start), s.level) for s in sections(markdown) if s.level]


def paths(markdown: str) -> list[tuple[str, ...]]:
    return [section.heading_path for section in sections(markdown)]


class TestSections:
    def test_headings_nest_by_level(self):
        assert paths(SEED) == [
            (),
            ("Guide",),
            ("Guide", "Install"),
            ("Guide", "Install", "On Debian"),
            ("Guide", "Client.publish(stream, *, key=None)"),
            ("Second",),
        ]

    def test_agree_with_the_parser(self):
        assert scanned_headings(SEED) == parsed_headings(SEED)

    def test_a_body_begins_after_its_heading_line(self):
        install = sections(SEED)[2]
        assert SEED[install.start : install.body_start] == "## Install\n"
        assert SEED[install.body_start :].startswith("\n```bash")

    def test_a_heading_that_skips_levels_still_has_its_ancestors(self):
        assert paths("# A\n\n#### B\n\n## C\n\n### D\n") == [("A",), ("A", "B"), ("A", "C"), ("A", "C", "D")]

    def test_a_text_without_headings_is_one_section_of_level_0(self):
        (only,) = sections("Just text.\n")
        assert (only.heading_path, only.level, only.start, only.body_start, only.stop) == ((), 0, 0, 0, 11)

    def test_an_empty_text_is_one_empty_section(self):
        assert [(s.start, s.stop) for s in sections("")] == [(0, 0)]

    def test_blank_lines_before_the_first_heading_are_no_section(self):
        assert paths("\n\n# A\n") == [("A",)]

    def test_a_heading_at_the_very_end_has_an_empty_body(self):
        last = sections("# A\n\n## B")[-1]
        assert last.body_start == last.stop == 9

    @pytest.mark.parametrize(
        ("line", "path"),
        [
            ("# A #", "A"),
            ("# A ##  ", "A"),
            ("# C#", "C#"),
            ("# A \\#", "A #"),
            ("#\tA", "A"),
            ("   # A", "A"),
            ("#", ""),
            ("# ", ""),
            ("# **Bold** [link](x.html)", "Bold link"),
        ],
    )
    def test_a_heading_line_gives_its_text(self, line, path):
        assert paths(line + "\n") == [(path,)]
        assert parsed_headings(line + "\n") == [(0, 1)]

    @pytest.mark.parametrize("line", ["#A", "    # A", "####### A", "\\# A", "text # A"])
    def test_what_only_looks_like_a_heading_is_text(self, line):
        assert paths(line + "\n") == [()]
        assert parsed_headings(line + "\n") == []

    @pytest.mark.parametrize(
        "fence",
        [
            "```\n# x\n```",
            "~~~\n# x\n~~~",
            "````\n```\n# x\n```\n````",
            "```\n# x\n~~~\n# x\n```",
            "```python title=x\n# x\n```",
            "```\n# x\n``` not closed by text\n# x\n```",
            "```\n# x\n`````",
            "```\n# never closed",
        ],
    )
    def test_comments_in_a_fence_are_no_headings(self, fence):
        text = f"# A\n\n{fence}\n"
        assert scanned_headings(text) == parsed_headings(text) == [(0, 1)]

    @pytest.mark.parametrize("text", ["``` a`b\n\n# A\n", "text ```\n\n# A\n", "`` x\n\n# A\n"])
    def test_what_only_looks_like_a_fence_hides_nothing(self, text):
        assert scanned_headings(text) == parsed_headings(text) == [(2, 1)]

    def test_a_moved_section_keeps_its_hash_and_a_changed_one_does_not(self):
        one, two = sections("# A\n\ntext\n")[0], sections("# B\n\nother\n\n# A\n\ntext\n\n\n")[1]
        assert one.sha256 == two.sha256
        assert sections("# A\n\ntext!\n")[0].sha256 != one.sha256

    def test_the_same_text_under_another_parent_is_another_section(self):
        hashes = {sections(f"# {name}\n\n## Usage\n\ntext\n")[1].sha256 for name in "AB"}
        assert len(hashes) == 2


class TestLines:
    def test_offsets_point_at_the_lines(self):
        assert all(SEED.startswith(line, offset) for offset, line, _ in lines(SEED))

    def test_fences_with_their_markers_are_marked(self):
        text = "a\n```\nb\n```\nc\n"
        assert [fenced for _, _, fenced in lines(text)] == [False, True, True, True, False, False]


class TestSignature:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("`f(a, b)`", "f(a, b)"),
            ("`` a`b ``", "a`b"),
            ("`decode ::` [`FromJSON`](https://x.example/a_(b)) `a =>` [`Text`](#t)", "decode :: FromJSON a => Text"),
            ("`f(`[`X`](x)`)`", "f(X)"),
            ("[`Map`](x) `k v`", "Map k v"),
        ],
    )
    def test_code_spans_some_of_them_linked_are_a_signature(self, line, expected):
        assert signature(line) == expected

    @pytest.mark.parametrize(
        "line",
        ["", "word", "`a` and `b`", "`a` `b`", "[`a`](x)", "[`a`](x) [`b`](y)", "see [`a`](x) `b`", "[word](x) `b`"],
    )
    def test_other_lines_are_none(self, line):
        assert signature(line) == ""

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Call `f(`[`X`](x)`)` now.", "Call `f(X)` now."),
            ("a [`X`](x)`[]` b", "a `X[]` b"),
            ("a `List<`[`X`](x), b", "a `List<X`, b"),
            ("see [`X`](x) `y`", "see `X` `y`"),
            ("[`A`](a)`.`[`B`](b)", "`A.B`"),
        ],
    )
    def test_without_links_spans_that_touch_are_one(self, line, expected):
        assert unlinked(line) == expected

    def test_without_links_a_signature_is_one_span_again(self):
        text = "### `f(`[`X`](x)`) ->` [`Y`](y)\n\nSee [`X`](x) and [Y](y)."
        assert unlinked(text) == "### `f(X) -> Y`\n\nSee `X` and Y."


class TestPlain:
    @pytest.mark.parametrize(
        ("markdown", "expected"),
        [
            ("plain", "plain"),
            ("**bold** and *emphasis*", "bold and emphasis"),
            ("***both***", "both"),
            ("__bold__ _too_", "bold too"),
            ("snake_case_name and a*b*c", "snake_case_name and a*b*c"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ('[text](https://x.example/a_(b).html "title")', "text"),
            ("[`code`](x)", "code"),
            ("![alt](a.png)", "alt"),
            ("[![alt](a.png)](b)", "alt"),
            ("`**kept** [as](is) &amp; <b>`", "**kept** [as](is) &amp; <b>"),
            ("`` a`b ``", "a`b"),
            ("\\*not emphasis\\*", "*not emphasis*"),
            ("\\# number", "# number"),
            ("a &amp; b &lt; c", "a & b < c"),
            ("x<sup>2</sup> <kbd>Ctrl</kbd>", "x2 Ctrl"),
            ("a < b and c > d", "a < b and c > d"),
            ("two\n  lines", "two lines"),
            ("", ""),
        ],
    )
    def test_inline_markdown_reads_as_a_person_reads_it(self, markdown, expected):
        assert plain(markdown) == expected

    @pytest.mark.parametrize("text", ["*" * 5_000, "[" * 5_000, "`" * 5_001, "<a" * 5_000, "_a " * 2_000, "](" * 5_000])
    def test_hostile_text_takes_no_time(self, text):
        import time

        begin = time.process_time()
        plain(text)
        assert time.process_time() - begin < 1

    @given(st.text("ab *_`[]()!<>&\\#;1\n", max_size=40))
    def test_any_text_gives_one_line_without_outer_blanks(self, text):
        result = plain(text)
        assert result == " ".join(result.split())


# Markdown as extraction writes it: blocks with an empty line between them.
blocks = st.one_of(
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "######"]), st.text("ab #`*", max_size=8)),
    st.text("ab #`*", min_size=1, max_size=12).map(lambda text: text.lstrip(" #")),  # prose begins at the margin
    st.builds("```{}\n{}\n```".format, st.sampled_from(["", "bash"]), st.text("ab#\n ", max_size=12)),
    st.builds("- item\n\n  ```\n  {}\n  ```".format, st.text("ab# ", max_size=8)),
    st.builds("> {}".format, st.text("ab# ", max_size=8)),
    st.builds("| a | b |\n| --- | --- |\n| {} | x |".format, st.text("ab#", max_size=5)),
)


@given(st.lists(blocks, max_size=8).map(lambda parts: "\n\n".join(parts) + "\n"))
def test_on_our_own_markdown_the_scanner_finds_what_the_parser_finds(markdown):
    assert scanned_headings(markdown) == parsed_headings(markdown)


@given(st.text("#ab `~\n\r\u2028->", max_size=60))
def test_sections_tile_any_text(markdown):
    found = sections(markdown)
    assert "".join(markdown[s.start : s.stop] for s in found) == markdown[found[0].start :]
    assert not markdown[: found[0].start].strip()
    assert all(s.start <= s.body_start <= s.stop for s in found)
    assert all(len(s.heading_path) <= s.level for s in found)


def test_each_section_ends_where_the_next_one_begins():
    found = sections(SEED)
    assert [section.stop for section in found] == [*(section.start for section in found[1:]), len(SEED)]
