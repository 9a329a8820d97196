"""Code of a model parses, and imports what is known; the page's own code is not looked at."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.snippets import blocks, parse_fault, snippets
from gristmill.records import Pair

QUOTE = "A failed job is repeated 3 times before it is moved to the graveyard."
GOOD = {
    "python": (
        "import json\nprint(json.dumps({}))", "await queue.get()", "x = ...",
        ">>> 1 + 1\n2\n>>> def f():\n...     pass\n",
        "    indented = 1\n    more = 2", 're.match("\\d", x)', "",
    ),
    "json": ('{"a": [1, null]}', '// a.json\n{"a": 1}', '{"a": 1}\n{"b": 2}', '{\n  "a": 1,\n  ...\n}'),
    "yaml": ("a: 1\nb: [2, 3]", "- x\n---\n- y", "a: &x [1]\nb: *x", "!custom {a: 1}"),
    "toml": ('[a]\nb = "c"',),
    "shell": ("tarn start --name 'a b' # don't", "cat <<'EOF'\nit's\nEOF", 'echo "a $b"'),
}  # fmt: skip
BAD = {
    "python": ("def f(:\n    pass", "print 'x'", "if x\n    y", "x = (1,\n", "foo\x00bar", "(" * 5000),
    "json": ('{"a": 1,}', "{'a': 1}", '{"a": 1', "[" * 100_000),
    "yaml": ("a: b: c", "a: [1, 2", "\tx: 1", 'a: "open'),
    "toml": ("[a\nb = 1", "b = "),
    "shell": ("echo 'open", 'echo "open'),
}


@pytest.mark.parametrize(("language", "code"), [(name, code) for name, codes in GOOD.items() for code in codes])
def test_code_that_parses_is_left_alone(language: str, code: str) -> None:
    assert parse_fault(language, next(blocks(f"```{language}\n{code}\n```"), ("", ""))[1]) == ""


@pytest.mark.parametrize(("language", "code"), [(name, code) for name, codes in BAD.items() for code in codes])
def test_code_that_does_not_parse_is_told_with_what_the_parser_says(language: str, code: str) -> None:
    assert parse_fault(language, code)


def test_blocks_are_read_by_the_language_of_their_fence() -> None:
    text = "```py\na\n```\n\n```\nb\n```\n\n> ~~~yml\n> c: 1\n> ~~~\n\n```rust\nd\n```\n```json {file=x}\n{}"
    assert [language for language, _ in blocks(text)] == ["python", "yaml", "json"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import json, tarn\ntarn.connect('x')", ""),
        ("from tarn.queue import submit", ""),
        ("from . import nowhere", ""),
        ("import notonsite", "code-names-unknown"),
        ("from tarn.zebra import submit", "code-names-unknown"),
        ("import tarn\ntarn.connect('x'", "code-does-not-parse"),
    ],
)
def test_a_models_code_is_parsed_and_its_imports_looked_up(
    ask: Callable[..., Pair], context: Context, code: str, reason: str
) -> None:
    pair = ask("Show me how to connect.", QUOTE, answer=f"Like this:\n\n```python\n{code}\n```", origin="llm")
    assert snippets(pair, context).reason == reason


def test_what_rules_quote_and_what_stands_in_the_evidence_is_the_pages(
    ask: Callable[..., Pair], edited: Callable[..., Pair], context: Context
) -> None:
    broken = "```python\nqueue.submit(job, max_retries=5\n```"
    assert snippets(ask("Show me.", QUOTE, answer=broken), context).decision == "accept"
    by_model = ask("Show me.", QUOTE, answer=broken, origin="llm")
    assert snippets(by_model, context).reason == "code-does-not-parse"
    quoting = edited(by_model, quote="It says `queue.submit(job, max_retries=5` there.")
    assert snippets(quoting, context).decision == "accept"
