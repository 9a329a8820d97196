"""A conversation is kept with all of its turns, or not at all."""

import dataclasses

from filters.context import Context
from filters.duplicates import duplicates
from filters.form import form
from filters.garbled import garbled
from filters.grounding import fact_check
from filters.retrieval import retrieval
from filters.schema import schema
from filters.turns import turns
from gristmill.records import Evidence, Lineage, Message, Pair


def talk(*pairs: Pair) -> Pair:
    messages: tuple[Message, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    for pair in pairs:
        messages += pair.messages
        evidence += pair.evidence
    return dataclasses.replace(
        pairs[0],
        id="7" * 16,
        type="chain",
        answer="\n\n".join(pair.answer for pair in pairs),
        messages=messages,
        evidence=evidence,
        lineage=Lineage(parents=tuple(pair.id for pair in pairs)),
        quality=None,
    )


def two(good: Pair) -> tuple[Pair, Pair]:
    asked = "Is a connection shared between threads?"
    told = "The connection is not shared between threads."
    said = (Message(role="user", content=asked), Message(role="assistant", content=told))
    first = dataclasses.replace(good, quality=0.9)
    return first, dataclasses.replace(good, id="5" * 16, question=asked, answer=told, messages=said, quality=0.6)


def test_a_conversation_has_the_score_of_its_worst_turn_and_falls_with_any_of_them(
    good: Pair, context: Context
) -> None:
    first, second = two(good)
    whole = talk(first, second)
    *singles, kept = turns([first, second, whole], context)
    assert [(v.decision, v.score) for v in (*singles, kept)] == [("accept", None), ("accept", None), ("accept", 0.6)]
    dropped = turns([first, whole], context)[-1]
    assert (dropped.reason, dropped.other) == ("turn-dropped", second.id)


def test_the_schema_wants_turns_in_their_order_and_all_answers(good: Pair, context: Context) -> None:
    whole = talk(*two(good))
    assert schema(whole, context).decision == "accept"
    assert schema(dataclasses.replace(whole, answer=good.answer), context).reason == "messages-differ"
    swapped = (*whole.messages[:2], *reversed(whole.messages[2:]))
    assert schema(dataclasses.replace(whole, messages=swapped), context).reason == "messages-differ"
    assert schema(dataclasses.replace(whole, messages=whole.messages[:3]), context).reason == "messages-differ"


def test_the_form_of_the_first_turn_is_judged_by_its_own_answer(good: Pair, context: Context) -> None:
    first, second = two(good)
    lead = dataclasses.replace(second.messages[1], content="The connection is set up in two ways:")
    assert form(talk(first, dataclasses.replace(second, messages=(second.messages[0], lead))), context).reason == ""


def test_a_conversation_is_no_duplicate_of_its_first_turn(good: Pair, context: Context) -> None:
    first, second = two(good)
    whole = talk(first, second)
    verdicts = duplicates([first, second, whole, dataclasses.replace(whole, id="8" * 16)], context)
    assert [v.decision for v in verdicts] == ["accept", "accept", "accept", "reject"]


def test_a_translation_stands_where_its_original_does_and_adds_no_fact(good: Pair, context: Context) -> None:
    said = Lineage(parents=(good.id,), variation="translate")
    told = dataclasses.replace(good, id="6" * 16, origin="llm", language="de", lineage=said, answer="So ist es.")
    assert [verdict.decision for verdict in turns([good, told], context)] == ["accept", "accept"]
    assert [verdict.reason for verdict in turns([told], context)] == ["original-dropped"]
    assert fact_check(told, context).decision == "accept"
    assert retrieval(told, context).decision == "accept"
    assert garbled(told, context).decision == "accept"
    for more, why in (("17.5", "number"), ("`nowhere()`", "identifier"), ("--never", "flag")):
        assert (
            fact_check(dataclasses.replace(told, answer=f"So ist {more}."), context).reason == f"{why}-not-in-evidence"
        )
