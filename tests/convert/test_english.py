"""English headings and sentences as questions."""

import pytest

from converter.languages.en import PACK
from converter.languages.english import infinitive, read, third_person
from converter.languages.pack import Clause
from converter.site import Site

SITE = Site(
    product="Frost", infinitives={"query": 4, "string": 1, "tie": 3, "bake": 2}, proper=frozenset({"unix", "frost"})
)


@pytest.mark.parametrize(
    ("gerund", "base"),
    [
        ("querying", "query"),
        ("using", "use"),
        ("running", "run"),
        ("writing", "write"),
        ("adding", "add"),
        ("tying", "tie"),
        ("setting", "set"),
        ("baking", "bake"),
        ("string", ""),
        ("evening", ""),
        ("thing", ""),
        ("king", ""),
    ],
)
def test_a_gerund_becomes_the_infinitive_that_the_crawl_knows(gerund, base):
    assert infinitive(gerund, SITE) == base


@pytest.mark.parametrize(
    ("heading", "kind", "text"),
    [
        ("Querying the store", "task", "query the store"),
        ("2.1. Installing Whole Packages", "task", "install whole packages"),
        ("How to Restore Your Files", "task", "restore my files"),
        ("Creating and destroying objects", "task", "create and destroy objects"),
        ("Set a limit", "task", "set a limit"),
        ("Step 3: Start the server", "task", "start the server"),
        ("Set objects", "thing", "set objects"),
        ("Mapping patterns", "thing", "mapping patterns"),
        ("Networking and Interprocess Communication", "thing", "networking and interprocess communication"),
        ("Data Model on Unix", "thing", "data model on Unix"),
        ("STORAGE FORMAT", "thing", "storage format"),
        ("JSON Support", "thing", "JSON support"),
        ("A quick introduction to `frost`", "thing", "`frost`"),
        ("PEP 227: Nested Scopes", "thing", "nested scopes (PEP 227)"),
        ("Logging HOWTO", "thing", "logging"),
        ("Why use locks", "question", "Why should I use locks?"),
        ("How locks work", "question", "How do locks work?"),
        ("What is a lock?", "question", "What is a lock?"),
        ("Usage", "generic", "Usage"),
        ("Parameters:", "generic", "Parameters"),
        ("2.4.1", "release", "2.4.1"),
        ("What’s New In Python 3.11", "release", "Python 3.11"),
        ("Where we are now and what is to be done about it", "none", None),
        ("…", "none", None),
        ("", "none", None),
    ],
)
def test_the_kind_of_a_heading_decides_how_it_is_asked(heading, kind, text):
    topic = read(heading, "", SITE)
    assert topic.kind == kind
    assert text is None or topic.text == text


def test_the_article_is_the_one_that_the_page_uses():
    assert read("Retention rule", "Then the retention rule decides.", SITE).text == "the retention rule"
    assert read("Retention rule", "A retention rule decides.", SITE).text == "a retention rule"
    assert read("Retention", "It is the retention module.", SITE).text == "retention"
    assert read("Retention rules", "Then the retention rules decide.", SITE).text == "retention rules"


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("Return the length", "returns the length"),
        ("Copy a file", "copies a file"),
        ("Push the branch", "pushes the branch"),
        ("Returns the length", "returns the length"),
        ("Print what is there, and delete nothing", "prints what is there, and deletes nothing"),
        ("Skip move or rename actions", "skips move or rename actions"),
        ("Used with others", ""),
        ("Length", ""),
        ("The length", ""),
    ],
)
def test_a_description_is_put_into_the_third_person(phrase, said):
    assert third_person(phrase) == said


def clause(sentence: str) -> tuple[str, str]:
    """The intent and the subject that the first matching pattern gives."""
    for pattern in PACK.sentences:
        if found := pattern.pattern.match(sentence):
            return pattern.intent, PACK.clause(pattern, found["x"], SITE)
    return "", ""


@pytest.mark.parametrize(
    ("sentence", "intent", "subject"),
    [
        ("To restore a session, call `load`.", "task", "restore a session"),
        ("If you want to restore your session, call `load`.", "task", "restore my session"),
        ("You can restore a session by calling `load`.", "task", "restore a session"),
        ("If the file is missing, the call fails.", "condition", "the file is missing"),
        ("If your file is missing, you should make one.", "what_to_do", "my file is missing"),
    ],
)
def test_a_sentence_shows_the_question_that_it_answers(sentence, intent, subject):
    assert clause(sentence) == (intent, subject)


@pytest.mark.parametrize(
    "sentence",
    [
        "To do this, call `load`.",
        "To restore it, call `load`.",
        "To restore a session, see the other page.",
        "To restore a session, you must have the right to do so.",
        "If necessary, call `load`.",
        "When fetching objects, the server is asked.",
        "To this end, there is a file.",
        "If so, call it.",
    ],
)
def test_a_sentence_that_leans_on_others_asks_nothing(sentence):
    assert not clause(sentence)[1]


@pytest.mark.parametrize(
    "question", ["What does this section say?", "Explain the table above.", "Describe the following page."]
)
def test_words_that_need_their_surroundings_are_known(question):
    assert PACK.leaning.search(question)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deduplication is the sharing of chunks.", ("deduplication", "is")),
        ("A pack is a file.", ("a pack", "is")),
        ("Unix is a family of systems.", ("Unix", "is")),
        ("There is a file.", None),
        ("The result is a file.", None),
        ("This is a file.", None),
        ("where c is the number of files", None),
    ],
)
def test_a_paragraph_that_says_what_a_thing_is_names_the_thing(text, found):
    assert PACK.says_what(text, SITE) == found


def test_patterns_of_clauses_catch_their_subject():
    for pattern in (*PACK.sentences, *PACK.leads):
        assert isinstance(pattern, Clause)
        assert "x" in pattern.pattern.groupindex
    for pattern in PACK.version:
        assert {"v", "rest"} <= set(pattern.pattern.groupindex)
