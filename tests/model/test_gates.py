"""What is asked of a model's text, by tables: facts of a paraphrase, quotes that are too short to prove anything."""

import pytest

from converter.recipes.evidence import locate
from converter.recipes.paraphrase import jaccard
from gristmill.errors import UserError
from gristmill.models.endpoint import Endpoint

from .test_recipes import rewritten

LIMIT = "What happens when the sieve rests for 30 seconds?"


@pytest.mark.parametrize(
    ("rewrite", "why"),
    [
        ("Tell me what happens once the sieve has rested for 30 seconds.", ""),
        ("Tell me what happens once the sieve has rested for 30 minutes.", "changed-facts"),
        ("Tell me what happens once the sieve has rested for 30 of them.", "changed-facts"),
        ("Tell me what never happens once the sieve has rested for 30 seconds.", "changed-facts"),
    ],
)
def test_a_paraphrase_keeps_units_and_negations(rewrite: str, why: str) -> None:
    assert rewritten(LIMIT, rewrite) == why


ONE = "alder beech cedar elm fir gorse hazel ivy juniper kiwi"


@pytest.mark.parametrize(
    ("shared", "why"),
    [(1, "far-from-parent"), (3, "far-from-parent"), (4, ""), (8, ""), (9, "copied-question"), (10, "copied-question")],
)
def test_a_paraphrase_shares_some_words_with_its_parent_and_not_all(shared: int, why: str) -> None:
    # Of ten words each: 3 shared are .18, 4 are .25, 8 are .67, 9 are .82.
    others = "larch maple nutmeg oak pear quince rose spruce teak vine".split()
    rewrite = " ".join([*ONE.split()[:shared], *others[: 10 - shared]])
    assert jaccard(ONE.split(), rewrite.split()) == pytest.approx(shared / (20 - shared))
    assert rewritten(ONE, rewrite) == why


PAGE = "Turn the wheel left. The sieve needs 12345678 turns, and `a_b_c_d` is its name. Bran falls."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("wheel", False),
        ("Bran fal", False),  # ends within a word
        ("urn the wheel", False),  # begins within one
        ("a_b_c_d", False),  # four letters
        ("12345678", True),  # eight are enough
        ("2345678 turns", False),
        ("the wheel left", True),
        ("THE  WHEEL *left*", True),
        ("the wheel right", False),
        ("........ ....", False),
    ],
)
def test_a_quote_of_fewer_than_eight_letters_or_of_half_words_proves_nothing(quote: str, found: bool) -> None:
    assert (locate(PAGE, quote, start=0, stop=len(PAGE)) is not None) is found


@pytest.mark.parametrize(
    "url",
    ["http://user@mill.example/v1", "http://user:word@mill.example/v1", "http://:word@mill.example/v1", "ftp://mill.example",
     "mill.example/v1", "http://", "http://mill.example:0/v1", "http://mill.example:port/v1"],
)  # fmt: skip
def test_an_address_that_is_none_or_holds_a_secret_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(UserError) as refusal:
        Endpoint.of({"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "key"})
    assert "word" not in str(refusal.value).replace("password", "")
    assert "mill" not in str(refusal.value)


def test_a_key_is_shown_nowhere() -> None:
    found = Endpoint.of({"OPENAI_BASE_URL": "http://mill.example/v1?trace=1", "OPENAI_API_KEY": "s3cret-of-mine"})
    masking = found.masking
    assert "s3cret" not in f"{found} {found!r} {found.shown} {masking!r} {masking.text('Bearer s3cret-of-mine!')}"
    assert masking.text("Bearer s3cret-of-mine") == "Bearer [key]"
    assert found.shown == "http://mill.example/v1"
    assert Endpoint(url="http://mill.example").masking.text("as it came") == "as it came"
