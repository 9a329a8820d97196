import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import grounding
from filters.context import Context
from filters.grounding import check, fact_check
from filters.units import symbols, units
from gristmill.records import Pair, Review, Seed

from .conftest import pair_of

WAIT = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
RETRY = "A failed job is repeated 3 times before it is moved to the graveyard."


# Some of its words stand in RETRY.
HALF = "Ruined jobs haunt a moved graveyard times beside ruins."


def judged(answer: str, *quotes: str, known: str = "", language: str = "en") -> tuple[str, str]:
    found = check(answer, quotes, known=[known], rarity=lambda _: 1.0, language=language)
    return found.decision, found.reason


def test_a_verbatim_answer_is_taken_as_it_is(good: Pair, context: Context) -> None:
    verdict = fact_check(good, context)
    assert (verdict.decision, verdict.score) == ("accept", 1.0)


HEAD = "| Option | Meaning |\n| --- | --- |"
ROW = "| `--workers` | How many workers run at a time; 4 by default. |"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("How many workers run at a time; 4 by default.", ""),
        ("- **Meaning**: How many workers run at a time; 4 by default.", "not-verbatim"),
        (ROW, "not-verbatim"),
        ("How many workers run at a time; 8 by default.", "number-not-in-evidence"),
    ],
)
def test_a_row_is_told_by_its_rule_and_in_no_other_words(
    seed: Seed, context: Context, answer: str, reason: str
) -> None:
    told = pair_of(seed, "What is `--workers` for?", HEAD, ROW, answer=answer, normalised="rows")
    assert fact_check(told, context).reason == reason


@pytest.mark.parametrize(
    "answer",
    [
        "It waits at most 30 seconds, and raises QueueError when the queue doesn't answer.",
        "- The call waits at most 30 s.\n- It raises `QueueError` when the queue does not answer.",
        "The call waits 30 seconds at most.",
        "**The call** waits at most 30 seconds.",
    ],
)
def test_right_answers_in_other_words_are_accepted(answer: str) -> None:
    assert judged(answer, WAIT)[0] == "accept"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (WAIT.replace("30", "40"), "number-not-in-evidence"),
        ("It waits at most 40 seconds when the queue does not answer.", "number-not-in-evidence"),
        (WAIT.replace("seconds", "minutes"), "unit-not-in-evidence"),
        (WAIT.replace("QueueError", "OSError"), "identifier-not-in-evidence"),
        (WAIT.replace("does not answer", "answers"), "negation-differs"),
        (WAIT.replace("waits at most", "never waits at most"), "negation-differs"),
        (WAIT.replace("most", "least"), "quantifier-differs"),
        (WAIT + " Pass `--force` to change that.", "flag-not-in-evidence"),
        (WAIT + " See /etc/tarn.conf for more.", "path-not-in-evidence"),
        (WAIT + " See https://evil.example/x for more.", "url-not-in-evidence"),
        ("Bananas ripen quickly beside tropical apples.", "unsupported"),
    ],
)
def test_one_changed_fact_is_enough_to_reject(answer: str, reason: str) -> None:
    assert judged(answer, WAIT) == ("reject", reason)


@pytest.mark.parametrize(
    ("answer", "evidence", "reason"),
    [
        ("Use 5 workers by default.", "Use 4 workers by default. Jobs fail after 5 attempts.", "number-differs"),
        (
            "Call `b()` to open the file.",
            "Call `a()` to open the file. Then `b()` closes everything.",
            "identifier-differs",
        ),
        ("Copy files from target to source.", "Copy files from source to target.", "roles-swapped"),
    ],
)
def test_a_fact_from_another_sentence_of_the_same_evidence_is_found(answer: str, evidence: str, reason: str) -> None:
    assert judged(answer, evidence) == ("reject", reason)


def test_a_rule_only_quotes_but_a_model_or_a_person_may_reword(ask: Callable[..., Pair], context: Context) -> None:
    question, reworded = "How long does `tarn.connect()` wait?", "The call waits 30 seconds at most."
    assert fact_check(ask(question, WAIT, answer=reworded), context).reason == "not-verbatim"
    assert fact_check(ask(question, WAIT, answer=reworded, origin="llm"), context).decision == "accept"
    edited = ask(question, WAIT, answer=reworded, review=Review(status="edited"))
    assert fact_check(edited, context).decision == "accept"


@pytest.mark.parametrize(
    ("stated", "swapped"),
    [
        ("The limit is 1,000 rows by default.", "The limit is 10,000 rows by default."),
        ("The weight is 0.5 by default here.", "The weight is 5 by default here."),
        ("The weight is .5 by default here.", "The weight is .6 by default here."),
        ("The plan costs $20 a month now.", "The plan costs $25 a month now."),
        ("New in version 3.8 of the queue.", "New in version 3.80 of the queue."),
        ("Jobs expire after 5 days at rest.", "Jobs expire after 5 hours at rest."),
        ("The call `read()` empties the buffer.", "The call `Read()` empties the buffer."),
        ("Pass `-v` for a longer report.", "Pass `-V` for a longer report."),
        ("Settings live in /etc/tarn.conf on servers.", "Settings live in /etc/tarn.d on servers."),
        ("Read https://tarn.example/a first, then start.", "Read https://tarn.example/b first, then start."),
        ("The lock is released before the callback runs.", "The lock is released after the callback runs."),
        ("Both bounds of the range are inclusive here.", "Both bounds of the range are exclusive here."),
        ("The client pushes results to the server.", "The server pushes results to the client."),
        ("Workers always share one connection.", "Workers never share one connection."),
        ("The option is required for remote queues.", "The option is optional for remote queues."),
        ("A job is done once 2 of 3 copies and 5 logs agree.", "A job is done once 3 of 3 copies and 5 logs agree."),
        ("Retries need a graveyard to be configured.", "Retries need no graveyard to be configured."),
    ],
)
def test_each_kind_of_swap_is_rejected_and_what_stands_there_accepted(stated: str, swapped: str) -> None:
    assert judged(stated, stated) == ("accept", "")
    assert judged(swapped, stated)[0] == "reject"
    assert judged(stated, swapped)[0] == "reject"


@pytest.mark.parametrize(
    ("answer", "evidence"),
    [
        ("The weight is 0.5 by default here.", "The weight is .5 by default here."),
        ("The limit is 1000 rows by default.", "The limit is 1,000 rows by default."),
        ("The call waits five minutes for an answer of the queue.", "The call waits 5 min for an answer of the queue."),
        ("New in 3.8: the queue can be paused.", "New in version 3.8: the queue can be paused."),
        ("Results and errors are logged.", "Errors and results are logged."),
        ("It keeps names, dates and ages.", "It keeps ages, dates and names."),
        ("The queue isn't shared between threads.", "The queue is not shared between threads."),
    ],
)
def test_other_spellings_of_the_same_facts_are_accepted(answer: str, evidence: str) -> None:
    assert judged(answer, evidence) == ("accept", "")


@pytest.mark.parametrize(
    ("language", "evidence", "negation"),
    [
        ("de", "Die Verbindung wird nie zwischen Threads geteilt.", "nie "),
        ("fr", "Les fils partagent la connexion sans verrou global.", "sans "),
        ("es", "La conexión no se comparte entre hilos distintos.", "no "),
        ("pt", "A conexão não é partilhada entre processos distintos.", "não "),
        ("it", "La connessione non è condivisa fra processi diversi.", "non "),
        ("nl", "De verbinding wordt niet gedeeld tussen processen.", "niet "),
        ("ru", "Соединение не разделяется между потоками программы.", "не "),
        ("hi", "कतार खाली नहीं है और काम चल रहा है।", "नहीं "),
        ("zh", "该函数不返回任何值给调用者。", "不"),
        ("ja", "この関数は値を返さないので注意が必要です。", "ない"),
    ],
)
def test_a_negation_left_out_is_found_in_many_languages(language: str, evidence: str, negation: str) -> None:
    assert judged(evidence, evidence, language=language) == ("accept", "")
    assert judged(evidence.replace(negation, ""), evidence, language=language) == ("reject", "negation-differs")


NOUNS = st.sampled_from("queue worker graveyard thread buffer socket ledger".split())
SENTENCES = st.lists(
    st.tuples(NOUNS, st.integers(2, 9999)), min_size=1, max_size=5, unique_by=(lambda s: s[0], lambda s: s[1])
)


def told(facts: list[tuple[str, int]]) -> str:
    return "\n\n".join(f"The {noun} keeps {number} entries for each {noun} client." for noun, number in facts)


@given(SENTENCES, st.data())
def test_a_verbatim_answer_is_never_rejected_and_one_swapped_number_always_is(
    listed: list[tuple[str, int]], data: st.DataObject
) -> None:
    quotes = told(listed).split("\n\n")
    assert judged(told(listed), *quotes) == ("accept", "")
    place = data.draw(st.integers(0, len(listed) - 1))
    noun, number = listed[place]
    elsewhere = [other for _, other in listed if other != number]
    swapped = data.draw(st.sampled_from(elsewhere) if elsewhere else st.just(number + 1))
    for wrong in (swapped, number * 10, number + 10_000):
        answer = told([*listed[:place], (noun, wrong), *listed[place + 1 :]])
        assert judged(answer, *quotes)[0] == "reject"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200))
def test_whatever_stands_in_the_evidence_is_never_rejected(text: str) -> None:
    assert judged(text, text)[0] == "accept"


@pytest.mark.parametrize("seam", ["`", "a_", "not ", "-", "1,", "](", "> ", "| ", "*", "no.", "$", "\\", "不", "a b. "])
def test_hostile_answers_and_quotes_cost_linear_time(seam: str) -> None:
    short, long = (
        min(_seconds(seam * times + " end", seam * times + " other") for _ in range(2)) for times in (2_000, 16_000)
    )
    assert long < 2 + 24 * short


def _seconds(answer: str, quote: str) -> float:
    began = time.process_time()
    judged(answer, quote)
    return time.process_time() - began


def test_only_the_cited_span_counts_not_the_page(ask: Callable[..., Pair], context: Context) -> None:
    pair = ask("How often does Tarn repeat a failed job?", RETRY, answer=RETRY.replace("3 times", "30 times"))
    assert fact_check(pair, context).reason == "number-not-in-evidence"


def test_names_of_the_question_may_be_echoed_but_its_silence_proves_nothing() -> None:
    assert (
        judged("`tarn.connect()` waits at most 30 seconds.", WAIT, known="What does `tarn.connect()` do?")[0]
        == "accept"
    )
    assert judged("`tarn.connect()` waits at most 30 seconds.", WAIT) == ("reject", "identifier-not-in-evidence")


def test_what_is_half_supported_is_left_to_a_verifier(
    ask: Callable[..., Pair], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grounding, "REJECT", 0.0)  # as it is, no more than a sliver is left undecided
    verdict = fact_check(ask("What becomes of failed jobs?", RETRY, answer=HALF, origin="llm"), context)
    assert (verdict.decision, verdict.reason) == ("abstain", "weakly-supported")
    assert verdict.score is not None
    assert verdict.threshold is not None
    assert verdict.score < verdict.threshold


def test_an_unanswerable_question_has_nothing_to_check(ask: Callable[..., Pair], context: Context) -> None:
    pair = ask("Does Tarn brew coffee?", answer="The documentation does not say.", answerable=False)
    assert fact_check(pair, context).decision == "accept"


def test_code_is_compared_to_the_letter() -> None:
    block = "```python\nqueue.submit(job, max_retries=5)\nqueue.close()\n```"
    assert judged(block, block) == ("accept", "")
    assert judged(block.replace("5", "6"), block) == ("reject", "number-not-in-evidence")
    assert judged(block.replace("job,", "task,"), block) == ("reject", "identifier-not-in-evidence")


def test_links_may_lose_their_targets_but_not_change_them() -> None:
    linked = "See [the guide](https://tarn.example/guide) on `retries` first."
    assert judged("See the guide on `retries` first.", linked)[0] == "accept"
    assert judged(linked.replace("guide)", "other)"), linked) == ("reject", "url-not-in-evidence")


def test_negation_is_found_in_other_languages() -> None:
    german = "Die Verbindung wird nicht zwischen Threads geteilt."
    assert judged(german.replace("nicht ", ""), german, language="de") == ("reject", "negation-differs")


@given(
    st.lists(
        st.sampled_from([WAIT, RETRY, "- one item", "> quoted", "| a | b |", "```\ncode 1\n```", "x_y"]), min_size=1
    )
)
def test_evidence_always_supports_itself(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    assert judged(text, text) == ("accept", "")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_judged(answer: str, quote: str) -> None:
    found = check(answer, [quote], rarity=lambda _: 1.0)
    assert 0 <= found.score <= 1
    assert (found.decision == "accept") == (not found.reason)


def test_units_are_sentences_items_rows_and_lines_of_code() -> None:
    markdown = (
        "One. Two?\n\n- item\n  1. nested\n\n> [!NOTE]\n> quoted\n\n| a | b |\n| --- | --- |\n\n```sh\n$ ls\n```\n"
    )
    assert list(units(markdown)) == ["One.", "Two?", "item", "nested", "[!NOTE]", "quoted", "| a | b |", "`$ ls`"]
    assert symbols("**Bold** `code` a_b") == symbols("Bold code a_b")
    assert symbols("a < b") != symbols("a > b")
