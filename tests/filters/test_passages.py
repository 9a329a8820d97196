"""Passages stand where they say, and what is nearest to a claim comes with what stands around it."""

from filters.passages import AROUND, OTHERS, Library, Place, nearest, split
from gristmill.index.corpus import Corpus
from gristmill.records import Seed

from .conftest import PAGE

TEXT = """\
# Is `tarn` free?

## Licence

### `tarn.start(port)`

- It is. The licence is MIT.

| a | b |
| --- | --- |
| `x` | One row. |

```sh
tarn start --workers 4
```
"""


def flat(_: str) -> float:
    return 1.0


def test_sentences_stand_where_they_say_and_what_asks_or_says_nothing_is_none() -> None:
    found = list(split(TEXT, 7))
    assert [TEXT[one.start - 7 : one.stop - 7] for one in found] == [one.text for one in found]
    assert [one.text for one in found] == [
        "`tarn.start(port)`",
        "It is.",
        "The licence is MIT.",
        "| a | b |",
        "| `x` | One row.",
        "tarn start --workers 4",
    ]


def test_the_nearest_sentence_comes_with_those_around_it_and_other_near_ones() -> None:
    text = "\n\n".join([*(f"Filler {n} about nothing." for n in range(9)), "Workers repeat jobs.", "End.", "A job."])
    found = nearest("Workers repeat failed jobs.", Place.of(text), flat)
    assert found is not None
    assert (found.sentence.text, found.held, found.told) == ("Workers repeat jobs.", 0.75, 1.0)
    assert found.window[-1] == "A job."
    assert len(found.window) <= 2 * AROUND + 1 + OTHERS
    assert "Filler 0 about nothing." not in found.window


def test_what_answers_the_heading_denies_nothing_in_the_sentence() -> None:
    found = nearest("Streams are append-only.", Place.of("No. Streams are append-only."), flat)
    assert found is not None
    assert (found.window, found.sentence.text) == (("Streams are append-only.",), "No. Streams are append-only.")


def test_where_no_word_is_shared_nothing_is_near() -> None:
    assert nearest("Bananas are yellow.", Place.of(PAGE), flat) is None
    assert nearest("It is so.", Place.of(PAGE), flat) is None


def test_a_library_finds_sections_once_with_their_address(seed: Seed) -> None:
    found = Library(Corpus([seed])).find("How often is a failed job repeated?", "failed job graveyard")
    assert len({place.url + place.text for place in found}) == len(found)
    first = found[0]
    assert (first.url, first.seed_path, first.licence, first.item) == (seed.url, seed.path, seed.licence, None)
    assert first.known == ("Tarn", "Tarn", "Retry")
    assert all(seed.markdown[one.start : one.stop] == one.text for place in found for one in place.sentences)
