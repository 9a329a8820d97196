"""Only pages under licences that the user allows make it into the set."""

import dataclasses
from collections.abc import Callable

import pytest

from filters.context import Context
from filters.licensing import licensing
from gristmill.config import Config
from gristmill.licences import is_allowed
from gristmill.records import Pair

QUOTES = ("The connection is not shared between threads.", "`--workers`")


def allowing(context: Context, *licences: str) -> Context:
    return dataclasses.replace(context, settings=context.settings.model_copy(update={"licences": list(licences)}))


@pytest.mark.parametrize(
    ("licence", "allowed", "good"),
    [
        ("MIT", ["mit"], True),
        ("mit", ["mit"], True),
        ("MIT", ["apache-2.0"], False),
        ("MIT OR GPL-3.0-only", ["mit"], True),
        ("MIT AND CC-BY-4.0", ["mit"], False),
        ("MIT AND CC-BY-4.0", ["mit", "cc-by-4.0"], True),
        ("(MIT OR ISC) AND CC-BY-4.0", ["mit"], True),
        ("Apache-2.0 WITH LLVM-exception", ["apache-2.0"], True),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.en", ["cc-by-sa-4.0"], True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", ["cc0-1.0"], True),
        ("https://creativecommons.org/licenses/by-nc/4.0/", ["cc-by-4.0"], False),
        ("https://a.example/licence/", ["https://a.example/licence"], True),
        ("unknown", ["mit"], False),
        ("unknown", ["unknown"], True),
    ],
)
def test_an_expression_is_read_as_spdx_means_it(licence: str, allowed: list[str], *, good: bool) -> None:
    assert is_allowed(licence, allowed) == good


def test_every_page_that_a_pair_rests_on_counts(
    ask: Callable[..., Pair], edited: Callable[..., Pair], context: Context
) -> None:
    pair = edited(ask("Is it shared?", *QUOTES), licence="GPL-3.0-only")  # the other page is under CC-BY-4.0
    assert licensing(pair, context).decision == "accept"
    assert licensing(pair, allowing(context, "CC-BY-4.0", "GPL-3.0-only")).decision == "accept"
    verdict = licensing(pair, allowing(context, "https://creativecommons.org/licenses/by/4.0/"))
    assert (verdict.reason, verdict.detail) == ("licence-not-allowed", "GPL-3.0-only")


def test_a_misspelt_licence_is_told(tmp_path: object) -> None:
    with pytest.raises(ValueError, match="expected an SPDX identifier"):
        Config.model_validate({"filter": {"licences": ["MITT"]}})
