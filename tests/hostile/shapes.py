"""Hostile texts that grow, and the places of a page where they may stand."""

from collections.abc import Callable

UNITS = {
    "dots": ".", "ellipses": "…", "full stops": "。", "marks": "?!", "a dotted name": "a.", "letters": "a",
    "words": "x ", "capitals": "A", "snakes": "a_", "CJK": "日", "hangul": "각", "arabic": "ي", "digits": "1",
    "commas": "1,", "numbers": "1.", "versions": "1.2-", "hexes": "0x1 ", "dashes": "-", "flags": "--a ",
    "plus": "+1", "backticks": "`", "pairs of backticks": "`` ", "growing code": "`a ``", "code": "`a` ",
    "stars": "*", "open stars": "*a ", "closed stars": "a* ", "strong": "**a ", "underscores": "_",
    "open underscores": "_a ", "pipes": "|", "cells": "| a ", "escaped pipes": "\\|", "brackets": "[",
    "closing brackets": "]", "links": "[a](", "link ends": "](", "images": "![", "link code": "[`a`](",
    "linked code": "`[`a`](b)", "parentheses": "(", "closing parentheses": ")", "calls": "f(", "angles": "<",
    "tags": "<a ", "closing tags": "</a", "closed tags": "<a>", "quotes": '"', "apostrophes": "'a ",
    "curly quotes": "“", "slashes": "/", "paths": "a/", "dashed paths": "a-/", "windows": "C:\\",
    "urls": "http://", "at": "@", "colons": ":", "scopes": "a::", "backslashes": "\\", "escapes": "\\*",
    "entities": "&amp;", "ampersands": "&", "hashes": "#", "spaced hashes": " #", "tildes": "~", "equals": "a=",
    "dollars": "$", "percents": "%", "semicolons": "a;", "sentences": "It is so. ", "nots": "not ",
    "notes": "[^1]", "tabs": "\t", "spaces": " ", "no-break spaces": "\u00a0", "arrows": "->", "alerts": "[!A",
    "accents": "e\u0301", "joiners": "\u200d", "camels": "aB", "CAPs": "AAa", "shell": "$ a ",
    "colon words": "a: ", "dash words": "a — ", "numbers and units": "1 ms ", "plus dots": ".a ",
    "mixed quotes": "\"'", "dates": "2026-01-", "e": "1e", "tens": "ten ", "thes": "the ", "tos": "to a ",
    "ands": "a and ", "its": "it ", "emphasised": "*a* ", "templates": "a<", "hyphens": "a-",
}  # fmt: skip
LINES = {
    "quotes on quotes": "> ",
    "lists in lists": "- ",
    "orders in orders": "1. ",
}
# A whole line for each unit.
ROWS = {
    "fences": "```\n", "table rows": "| a | b |\n", "items": "- a\n", "terms": "- **a**: b\n",
    "flags": "- `-a`: b\n", "headings": "## a\n", "blank quotes": ">\n", "lines": "a\n",
    "broken lines": "a\\\n", "blank lines": "\n \n", "quoted lines": "> a\n", "alerts": "> [!NOTE]\n> a\n",
    "tildes": "~~~\n", "rules": "---\n", "questions": "## How do I a?\n\nb\n",
    "signatures": "### `a(b)`\n\nc\n", "code": "    a\n", "comments": "<!--\n", "html": "<div>\n",
    "definitions": "[a]: b\n", "footnotes": "[^a]: b\n", "dashes": "-\n", "pipes": "|\n|-\n",
    "deep headings": "###### a\n", "nested": "- a\n  - b\n", "steps": "1. Run `a`.\n",
    "delimiters": "| - | - |\n", "notes": "> **Note**\n> a\n", "same paragraphs": "It is so.\n\n",
}  # fmt: skip
PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": lambda text: f"Contents {text}1",
    "paragraph, closed": lambda text: f"It is {text}.\n\nThe next one says so too.",
    "heading": lambda text: f"## Use {text}\n\nThe tool takes what it is given.",
    "question": lambda text: f"## How do I find {text}?\n\nThe tool takes what it is given.",
    "signature": lambda text: f"## `f({text})`\n\nThe tool takes what it is given.",
    "item": lambda text: f"The tool knows these:\n\n- {text}\n- **`--b`**: {text}\n- b",
    "term": lambda text: f"The tool knows these:\n\n- **{text}**: what it is\n- **`b`**: what it is",
    "cell": lambda text: f"| Option | Meaning |\n| --- | --- |\n| `--a` | {text} |\n| `--b` | It is so. |",
    "key": lambda text: f"| Option | Meaning |\n| --- | --- |\n| {text} | It is so. |\n| `--b` | It is so. |",
    "code span": lambda text: f"Run `{text}` and wait until it ends.",
    "fence": lambda text: f"Run this and wait until it ends:\n\n```sh\n{text}\n```",
    "link": lambda text: f"Read [{text}](b.md) and wait until it ends.",
    "note": lambda text: f"> [!WARNING]\n> The tool takes {text}",
    "step": lambda text: f"To find it:\n\n1. Run {text}\n2. Wait until it ends.",
    "lead": lambda text: f"The tool {text}:\n\n```sh\na\n```",
    "returns": lambda text: f"## `f(a)`\n\nReturn what it is.\n\n- **`a`** (*int*): {text}",
}
HEAD = (
    "# Tool\n\nThe server of this page listens on port 8080 and waits for requests of clients. It answers each of them"
    " in turn.\n\n## How do I find frob?\n\nRun the search program with the flag `--find` and wait until it ends.\n\n"
)


def page(place: str, text: str) -> str:
    """A page's Markdown with the text in a place."""
    return f"{HEAD}{PLACES[place](text)}\n\nThe page ends here, and says no more of it.\n"
