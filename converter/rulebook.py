"""The rules, in order: where two of them give the same answer, the earlier one asks the question."""

from collections.abc import Callable, Iterator

from .blocks import Part
from .drafts import Draft
from .page import Page
from .rules import (
    admonition,
    cli,
    code,
    definition,
    enumeration,
    error,
    faq,
    inverse,
    key_table,
    matrix,
    prose,
    signature,
    steps,
    version,
)

Rule = Callable[[Page, Part], Iterator[Draft]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("faq", faq.drafts),
    ("error", error.drafts),
    ("steps", steps.drafts),
    ("signature", signature.drafts),
    ("cli", cli.drafts),
    ("definition", definition.drafts),
    ("key_table", key_table.drafts),
    ("matrix", matrix.drafts),
    ("enumeration", enumeration.drafts),
    ("code", code.drafts),
    ("prose", prose.drafts),
    ("admonition", admonition.drafts),
    ("version", version.drafts),
    ("inverse", inverse.drafts),
)
