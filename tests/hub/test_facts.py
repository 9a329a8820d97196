import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.facts import changed, facts


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The default is 30.", {"30"}),
        ("It returns -1 on failure.", {"-1"}),
        ("Pages 3-4 of it", {"3", "4"}),
        ("10,000 or 10_000 rows", {"10000"}),
        ("1,2,3", {"1", "2", "3"}),
        ("0xFF, 1e-6 and 0.50", {"0xff", "1e-6", "0.50"}),
        ("2**31", {"2", "31"}),
        ("Wait two hours, or thirty.", {"2", "30"}),
        ("one second", set()),
        ("utf8, sha256 and ISO-8859-1", set()),
    ],
)
def test_numbers_have_one_spelling(text: str, numbers: set[str]) -> None:
    assert facts(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("30 seconds", {"30 s"}),
        ("30s", {"30 s"}),
        ("30-second timeout", {"30 s"}),
        ("five percent or 5%", {"5 %"}),
        ("10 MiB", {"10 MB"}),
        ("20 °C", {"20 °C"}),
        ("30 widgets", set()),
    ],
)
def test_a_unit_stays_with_its_number(text: str, quantities: set[str]) -> None:
    assert facts(text).quantities == quantities


def test_version_numbers_keep_their_last_zero_and_differ_from_decimals() -> None:
    found = facts("New in version 3.10. Also v1.2.3rc1, 1.5.2, 3.13-dev and 2.5 times.")
    assert found.versions == {"3.10", "1.2.3rc1", "1.5.2", "3.13-dev"}
    assert found.numbers == {"2.5"}
    assert facts("since 3.10").any_number == facts("since version 3.10").any_number
    assert facts("since 3.1").any_number != facts("since version 3.10").any_number


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("call `json.dump(obj, fp)` now", {"json.dump", "obj", "fp"}),
        ("call json.dump() now", {"json.dump"}),
        ("os.path.join's result, self->next, std::vector", {"os.path.join", "self->next", "std::vector"}),
        ("max_length, __init__, camelCase, utf8, SHA-256", {"max_length", "__init__", "camelCase", "utf8", "SHA-256"}),
        ("a ``tick ` inside`` code", {"tick", "inside"}),
        ("an `unclosed span", set()),
        ("max\\_length escaped", {"max_length"}),
        ("It is plain, e.g. prose. Really.", set()),
        ("```python\nimport os\n```", {"python", "import", "os"}),
    ],
)
def test_code_gives_identifiers_and_prose_does_not(text: str, identifiers: set[str]) -> None:
    assert facts(text).identifiers == identifiers


def test_acronyms_flags_paths_and_urls_have_their_own_slots() -> None:
    found = facts(
        "Two URLs over HTTP: see https://docs.example/a.html#x). Pass --no-cache or -v; edit /etc/app/conf.d/, "
        "~/.config/app, src/main.rs and C:\\Temp\\x. Read and/or write; a well-known word."
    )
    assert found.acronyms == {"URL", "HTTP"}
    assert found.flags == {"--no-cache", "-v"}
    assert found.paths == {"/etc/app/conf.d/", "~/.config/app", "src/main.rs", "C:\\Temp\\x"}
    assert found.urls == {"https://docs.example/a.html#x"}


@pytest.mark.parametrize(
    ("text", "language", "negations"),
    [
        ("It does not fail, isn't slow and never waits without cause.", "en", ("not", "isn't", "never", "without")),
        ("It cannot fail.", "und", ("cannot",)),
        ("Returns `None` unless `not ready`", "en", ("not",)),
        ("Das ist nicht möglich und keine Lösung.", "de-AT", ("nicht", "keine")),
        ("no arquivo não existe", "pt", ("não",)),
        ("这个函数不返回值，也没有副作用", "zh", ("不", "没")),
        ("Another note on nothing-else knots", "en", ("nothing",)),
    ],
)
def test_negations_are_found_in_the_text_s_language(text: str, language: str, negations: tuple[str, ...]) -> None:
    assert facts(text, language=language).negations == negations


def test_changed_names_the_slot_that_differs() -> None:
    one = facts("`open()` waits 30 seconds.")
    assert not changed(one, facts("`open` will wait for 30 s."))
    assert changed(one, facts("`open()` waits 40 seconds.")) == {"any_number": 2, "quantities": 2}
    assert changed(one, facts("`close()` waits 30 seconds.")) == {"identifiers": 2}
    assert changed(one, facts("`open()` never waits 30 seconds.")) == {"negations": 1}
    assert changed(one, facts("`open()` waits 30 minutes.")) == {"quantities": 2}


@given(st.text())
def test_any_text_has_facts_and_the_same_each_time(text: str) -> None:
    assert facts(text) == facts(text)


@given(st.lists(st.sampled_from(["`a_b`", "30", "--flag", "not", "https://x.example/y", "3.2.1", "word"]), min_size=1))
def test_the_facts_of_two_paragraphs_are_the_union_of_both(words: list[str]) -> None:
    one, two = " ".join(words[::2]), " ".join(words[1::2])
    both = facts(f"{one}\n\n{two}")
    assert both.identifiers == facts(one).identifiers | facts(two).identifiers
    assert both.any_number == facts(one).any_number | facts(two).any_number
    assert len(both.negations) == len(facts(one).negations) + len(facts(two).negations)


@pytest.mark.parametrize(
    "seam",
    ["`", "a/", "-", "1,", "a.", "1.", "`a``b```", "/a", "a::", "1e", "a'", "_", "-a", "0x", "http://(", "\\", "a-1"],
)
def test_hostile_text_costs_linear_time(seam: str) -> None:
    began = time.process_time()
    facts(seam * 40_000)
    assert time.process_time() - began < 2
