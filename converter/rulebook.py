"""The rules, in order: where two of them give the same answer, the earlier one asks the question."""

from collections.abc import Callable, Iterator

from .blocks import Part
from .drafts import Draft
from .page import Page
from .rules import (
    absence,
    admonition,
    argument,
    chain,
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

# Beside the kinds that read single sentences stands what a reading of random pairs found, by one reader on sites that
# the patterns were also tuned on: an upper bound. A kind below .85 does not belong into this list.
RULES: tuple[tuple[str, Rule], ...] = (
    ("trouble", trouble.drafts),  # read 32 on exim, sqlite, bind9, celery, nodejs: 28 right
    ("faq", faq.drafts),
    ("error", error.drafts),
    ("steps", steps.drafts),
    ("signature", signature.drafts),
    ("cli", cli.drafts),
    ("changes", changes.drafts),  # read 30 on policy, celery: 26 right
    ("definition", definition.drafts),
    ("key_table", key_table.drafts),
    ("matrix", matrix.drafts),
    ("enumeration", enumeration.drafts),
    ("code", code.drafts),
    ("argument", argument.drafts),  # works with an author and a date only
    ("comparison", comparison.drafts),  # read 25 on exim, git, rustbook, postgres, nodejs: 22 right
    ("why", why.drafts),  # read 47 on ten sites: 41 right
    ("choice", choice.drafts),  # read 22 on exim, git, postgres, nodejs: 19 right
    ("limits", limits.drafts),  # read 22 on exim, sqlite, postfix, bind9, git: 19 right
    ("prose", prose.drafts),
    ("admonition", admonition.drafts),
    ("version", version.drafts),
    ("inverse", inverse.drafts),
    ("absence", absence.drafts),  # read 20 on git: 20 right, 30 names searched: 0 exist
)
# What a pair may be of: conversations are made of the pairs of all rules, when these are known.
KINDS: tuple[str, ...] = (*(name for name, _ in RULES), chain.NAME)
