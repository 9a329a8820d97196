import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.text import digest, fold, jaccard, printable, sentences, sha256, trim, words


class TestDigest:
    def test_where_one_part_ends_matters(self):
        assert digest("ab", "c") != digest("a", "bc") != digest("abc")

    def test_is_the_same_in_every_process(self):
        assert digest("a", "b", length=16) == "3c9d591045bc8876"

    @pytest.mark.parametrize("length", [1, 16, 64])
    def test_has_the_asked_length(self, length):
        assert len(digest("x", length=length)) == length

    def test_no_part_is_something_else_than_an_empty_one(self):
        assert digest() != digest("")

    @given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
    def test_differs_for_different_parts(self, one, other):
        assert (digest(*one) == digest(*other)) == (one == other)

    def test_half_a_surrogate_pair_has_one_too(self):
        assert len(digest("\ud800")) == len(sha256("\ud800")) == 64

    def test_sha256_is_that_of_the_utf8_bytes(self):
        assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


class TestWords:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Sync.Mode = batch!", ["sync", "mode", "batch"]),
            ("max_message_bytes", ["max_message_bytes"]),
            ("Größe ÄNDERN", ["größe", "ändern"]),
            ("ﬁle №5", ["file", "no5"]),
            ("日本語テスト", list("日本語テスト")),
            ("Python入門3章", ["python", "入", "門", "3", "章"]),
            ("안녕 하세요", list("안녕하세요")),
            ("هذا نص", ["هذا", "نص"]),
            ("", []),
            ("— … !", []),
        ],
    )
    def test_are_lower_case_and_in_order(self, text, expected):
        assert words(text) == expected

    @given(st.text())
    def test_of_any_text_are_not_empty_and_have_no_blanks(self, text):
        assert all(word and not any(map(str.isspace, word)) for word in words(text))


def split(text: str) -> list[str]:
    return [text[start:stop] for start, stop in sentences(text)]


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("One. Two! Three?", ["One.", "Two!", "Three?"]),
            ("Use e.g. this one. Next.", ["Use e.g. this one.", "Next."]),
            ("See i.e. Fig. 3 by Dr. Who. End.", ["See i.e. Fig. 3 by Dr. Who.", "End."]),
            ("Written by J. Doe. End.", ["Written by J. Doe.", "End."]),
            ("Version 2.4.1 is out. Get it.", ["Version 2.4.1 is out.", "Get it."]),
            ("Call `a.b.c()`. Then go.", ["Call `a.b.c()`.", "Then go."]),
            ("It is **done.** Next.", ["It is **done.**", "Next."]),
            ('He said "no." She left.', ['He said "no."', "She left."]),
            (
                "Metal. Approx. five. External. Es ist approx. da.",
                ["Metal.", "Approx.", "five.", "External.", "Es ist approx. da."],
            ),
            ("Wait… Go.", ["Wait…", "Go."]),
            ("Ask it (“are you there?”) twice. Go.", ["Ask it (“are you there?”) twice.", "Go."]),
            ("“Really?” asks it. “Yes.” Go.", ["“Really?” asks it.", "“Yes.”", "Go."]),
            ("Names (a, b, etc.) are\nread. (It is so.) Go.", ["Names (a, b, etc.) are\nread.", "(It is so.)", "Go."]),
            ("Use Tarn! as it is! Go.", ["Use Tarn! as it is!", "Go."]),
            ("Ships, boats, ... and rafts. Go.", ["Ships, boats, ... and rafts.", "Go."]),
            ("It asks “why?” – say so.", ["It asks “why?” – say so."]),
            ("Is it? `tarn` knows.", ["Is it?", "`tarn` knows."]),
            ("Go on. tarn reads it.", ["Go on.", "tarn reads it."]),
            ("Is it so?\n\ntarn reads it.", ["Is it so?", "tarn reads it."]),
            ("これは文です。次の文。", ["これは文です。", "次の文。"]),
            ("यह वाक्य है। अगला।", ["यह वाक्य है।", "अगला।"]),
            ("هل هذا؟ نعم.", ["هل هذا؟", "نعم."]),
            ("no end", ["no end"]),
            ("  padded.  ", ["padded."]),
            ("", []),
            (" \n ", []),
        ],
    )
    def test_end_where_a_reader_sees_the_end(self, text, expected):
        assert split(text) == expected

    @given(st.text("aB .!?…。\n\"')`*e.g", max_size=60))
    def test_are_in_order_trimmed_and_leave_only_blanks_out(self, text):
        spans = sentences(text)
        gaps = zip([0, *(stop for _, stop in spans)], [*(start for start, _ in spans), len(text)], strict=True)
        assert all(start <= stop and not text[start:stop].strip() for start, stop in gaps)
        assert all(text[start:stop] == text[start:stop].strip() != "" for start, stop in spans)

    def test_of_a_long_paragraph_take_no_quadratic_time(self):
        import time

        begin = time.process_time()
        assert len(sentences("No. " * 20_000)) == 1
        assert time.process_time() - begin < 2


class TestTrim:
    @given(st.text(" a\n\u3000", max_size=12), st.data())
    def test_takes_white_space_off_both_ends(self, text, data):
        start = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(start, len(text)))
        begin, end = trim(text, start, stop)
        assert text[begin:end] == text[start:stop].strip()
        assert start <= begin <= end <= stop


class TestFold:
    def test_what_a_reader_takes_for_the_same_folds_to_the_same(self):
        assert fold("How do I  Publish?") == fold("how do I publish") == "how do i publish"
        assert fold("STRASSE") == fold("Straße")

    @given(st.text())
    def test_folding_twice_changes_nothing(self, text):
        assert fold(fold(text)) == fold(text)


class TestJaccard:
    @pytest.mark.parametrize(
        ("one", "other", "share"),
        [
            ("", "", 1.0),
            ("ab", "", 0.0),
            ("ab", "ba", 1.0),
            ("aab", "ab", 1.0),
            ("ab", "bc", 1 / 3),
            ("abcd", "cd", 0.5),
        ],
    )
    def test_is_the_share_of_members_that_both_have(self, one, other, share):
        assert jaccard(one, other) == jaccard(other, one) == share


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, Größe 日本 🙂\n\tindented", "plain, Größe 日本 🙂\n\tindented"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb\r\nc", "a\\rb\nc"),
        ("a\x08\x7f\x00", "a\\x08\\x7f\\x00"),
        ("\u202egpj.exe\u2066", "\\u202egpj.exe\\u2066"),
        ("a\u2028b\u2029", "a\\u2028b\\u2029"),
        ("\ud83d lone", "\\ud83d lone"),
        ("\U000e0041", "\\U000e0041"),
        ("family 👨\u200d👩\u200d👧, می\u200cخواهم", "family 👨\u200d👩\u200d👧, می\u200cخواهم"),
    ],
)
def test_what_goes_to_a_terminal_steers_nothing(text, shown):
    assert printable(text) == shown
    assert printable(shown) == shown
