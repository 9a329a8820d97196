"""Text that was decoded with the wrong character set is seen; what is written with many signs is left alone."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.mojibake import broken, mojibake
from gristmill.records import Pair

QUOTE = "The connection is not shared between threads."
MEANT = (
    "café au lait",
    "It’s “quoted”",
    "Größe – 5 µm",
    "Привет мир",
    "日本語",
    "costs € 20",
    "smile 😀",
    "zażółć",
    "Ελληνικά",
)
GOOD = (
    "Gruß“ und »Straße«", "un café…»", "CAFÉ”", "Âge d'or", "┌──┬──┐", "≥ 5 → 6", "Привет, мир»", "“¿Qué?”",
    "日本語のテキスト", "עברית", "العربية", "‘’“”…–—", "Ångström’s", "ÅÄÖ åäö", "10 µs ±2 °C", "naïve",
)  # fmt: skip


def wrongly(text: str, encoding: str) -> str:
    """UTF-8 read in another character set, as browsers do: a byte without a character stands for itself."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp1251"])
@pytest.mark.parametrize("text", MEANT)
def test_utf_8_that_was_read_as_something_else_is_seen(text: str, encoding: str) -> None:
    assert list(broken(f"It says: {wrongly(text, encoding)}."))


@pytest.mark.parametrize("text", ["lost \ufffd here", "a\x92s quote", "It costs 10Â euros", "mid\ufeffdle"])
def test_lost_characters_are_seen(text: str) -> None:
    assert list(broken(text))


@pytest.mark.parametrize("text", [*MEANT, *GOOD])
def test_good_text_is_left_alone(text: str) -> None:
    assert list(broken(text)) == []


def test_both_sides_of_a_pair_are_looked_at(ask: Callable[..., Pair], context: Context) -> None:
    assert mojibake(ask("Is it shared?", QUOTE), context).decision == "accept"
    assert mojibake(ask("Is it a cafÃ©?", QUOTE), context).reason == "wrongly-decoded"
    assert mojibake(ask("Is it shared?", QUOTE, answer="Itâ€™s not."), context).detail == "â€™"
