"""The rules, in order: where two of them give the same answer, the earlier one asks the question."""

from collections.abc import Callable, Iterator

from .blocks import Part
from .drafts import Draft
from .page import Page
from .rules import (
    absence,
    admonition,
    changes,
    choice,
    cli,
    code,
    comparison,
    definition,
    enumeration,
    error,
    faq,
    inverse,
    key_table,
    limits,
    matrix,
    prose,
    signature,
    steps,
    trouble,
    version,
    why,
)

Rule = Callable[[Page, Part], Iterator[Draft]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("trouble", trouble.drafts),
    ("faq", faq.drafts),
    ("error", error.drafts),
    ("steps", steps.drafts),
    ("signature", signature.drafts),
    ("cli", cli.drafts),
    ("changes", changes.drafts),
    ("definition", definition.drafts),
    ("key_table", key_table.drafts),
    ("matrix", matrix.drafts),
    ("enumeration", enumeration.drafts),
    ("code", code.drafts),
    ("comparison", comparison.drafts),
    ("why", why.drafts),
    ("choice", choice.drafts),
    ("limits", limits.drafts),
    ("prose", prose.drafts),
    ("admonition", admonition.drafts),
    ("version", version.drafts),
    ("inverse", inverse.drafts),
    ("absence", absence.drafts),
)
