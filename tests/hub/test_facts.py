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


@pytest.mark.parametrize(
    ("language", "denied", "stated"),
    [
        ("en", "It won’t be retried.", "It will be retried."),
        ("de", "Das Ergebnis ist niemals leer.", "Das Ergebnis ist immer leer."),
        ("fr", "La file n'est jamais vide.", "La file est souvent vide."),
        ("es", "Los hilos no comparten la conexión.", "Los hilos comparten la conexión."),
        ("pt", "Funciona sem conexão.", "Funciona com conexão."),
        ("it", "La coda non è vuota.", "La coda è vuota."),
        ("nl", "De rij is niet leeg.", "De rij is leeg."),
        ("ru", "Очередь не пуста.", "Очередь пуста."),
        ("pl", "Kolejka nie jest pusta.", "Kolejka jest pusta."),
        ("sv", "Kön är inte tom.", "Kön är tom."),
        ("tr", "Kuyruk boş değil.", "Kuyruk boş."),
        ("hi", "कतार खाली नहीं है।", "कतार खाली है।"),
        ("hi", "वह खाली नहीं।", "नमक और बिनाका"),
        ("ja", "値を返さない。", "値を返す。"),
        ("ko", "값을 반환하지 않는다.", "값을 반환한다."),
        ("zh-TW", "佇列無法共用。", "佇列可以共用。"),
    ],
)
def test_a_denial_and_a_statement_differ_in_one_negation(language: str, denied: str, stated: str) -> None:
    assert not facts(stated, language=language).negations
    assert len(facts(denied, language=language).negations) == 1
    assert changed(facts(denied, language=language), facts(stated, language=language))["negations"] == 1


def test_words_that_negate_elsewhere_are_plain_words_here() -> None:
    assert facts("Press n or no.", language="de").negations == ()
    assert facts("Die Note ist gut, die Sinne auch.", language="de").negations == ()
    assert facts("knot, nothingness, noted, nonetheless").negations == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (".5", "0.5"),
        ("-.5", "−0.5"),
        ("1,000", "1000"),
        ("1_000", "1,000"),
        ("+5", "5"),
        ("0XFF", "0xff"),
        ("v1.2", "version 1.2"),
        ("release 4", "version 4"),
        ("30 sec", "30 seconds"),
        ("30-second", "30s"),
        ("10 percent", "10%"),
        ("five minutes", "5 min"),
        ("2\u00a0GB", "2 gigabytes"),
    ],
)
def test_two_spellings_of_one_number_state_the_same(one: str, other: str) -> None:
    first, second = facts(f"It takes {one} at most."), facts(f"It takes {other} at most.")
    assert (first.any_number, first.quantities) == (second.any_number, second.quantities)
    assert first.any_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000", "10,000"),
        ("1,000", "1.000"),
        ("0.5", "5"),
        (".5", ".6"),
        ("5", "-5"),
        ("$5", "$6"),
        ("1e-6", "1e6"),
        ("0x10", "10"),
        ("3.8", "3.80"),
        ("version 3.8", "version 3.80"),
        ("3.8.1", "3.8.10"),
        ("2.0rc1", "2.0"),
        ("30 seconds", "30 minutes"),
        ("5 kB", "5 MB"),
        ("20 °C", "20 °F"),
        ("2024-01-02", "2024-01-03"),
    ],
)
def test_near_misses_are_different_numbers(one: str, other: str) -> None:
    assert changed(facts(f"It takes {one} at most."), facts(f"It takes {other} at most."))


@pytest.mark.parametrize(
    ("one", "other", "slot"),
    [
        ("`Read`", "`read`", "identifiers"),
        ("`os.path`", "`os.paths`", "identifiers"),
        ("`a`", "`a_`", "identifiers"),
        ("-v", "-V", "flags"),
        ("--no-cache", "--cache", "flags"),
        ("--port", "-port", "flags"),
        ("/etc/tarn.conf", "/etc/tarn.d", "paths"),
        ("/Etc/tarn", "/etc/tarn", "paths"),
        ("~/tarn", "/tarn", "paths"),
        ("src/main.rs", "src/main.py", "paths"),
        ("https://a.example/x", "https://a.example/y", "urls"),
        ("https://a.example/x", "http://a.example/x", "urls"),
        ("https://a.example/?a=1&b=2", "https://a.example/?a=1&b=3", "urls"),
    ],
)
def test_names_that_differ_in_a_sign_or_in_case_are_different(one: str, other: str, slot: str) -> None:
    assert changed(facts(f"Use {one} for it."), facts(f"Use {other} for it."))[slot] == 2


def test_marks_around_a_name_do_not_belong_to_it() -> None:
    plain = facts("--force /etc/x https://a.example/x")
    assert facts("(`--force`), **/etc/x**. See https://a.example/x.").flags == plain.flags
    assert facts("(`--force`), **/etc/x**. See https://a.example/x.").urls == plain.urls
    assert facts("In /etc/x, or: /etc/x.").paths == plain.paths


def test_variables_of_a_shell_are_names_and_prices_are_numbers() -> None:
    assert facts("Set `$HOME` first.").identifiers == {"HOME"}
    assert facts("It costs $30.").numbers == {"30"}
    assert facts("`a$b`").identifiers == {"a$b"}


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
    [
        "`",
        "a/",
        "-",
        "1,",
        "a.",
        "1.",
        "`a``b```",
        "/a",
        "a::",
        "1e",
        "a'",
        "_",
        "-a",
        "0x",
        "http://(",
        "\\",
        "a-1",
        "$",
        ".5",
        "$1.",
        "न",
        "不",
    ],
)
def test_hostile_text_costs_linear_time(seam: str) -> None:
    began = time.process_time()
    facts(seam * 40_000)
    assert time.process_time() - began < 2
