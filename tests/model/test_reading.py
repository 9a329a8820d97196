"""What is read from a reply, whatever stands around it: tables of replies and of what they hold."""

import json
import time

import pytest

from converter.recipes.gates import chats
from converter.recipes.paraphrase import Rewrites
from converter.recipes.self_instruct import Items
from gristmill.models.bodies import read_body, told
from gristmill.models.lenient import values
from gristmill.models.reading import parse, read

ONE = '{"id": "Q1", "question": "When does the mill open?"}'
TWO = '{"id": "Q2", "question": "Who signs for the grain?"}'
WHOLE = f'{{"rewrites": [{ONE}, {TWO}]}}'
BOTH = ["When does the mill open?", "Who signs for the grain?"]


def questions(content: str) -> list[str] | None:
    found = parse(content, Rewrites)
    return None if found is None else [rewrite.question for rewrite in found.rewrites]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "content",
    [
        WHOLE,
        f"Here you are {{as asked}}: {WHOLE} Anything else, {{dear}} miller?",
        f"<think>I fill {{'rewrites': [...]}} and then {{</think>\n{WHOLE}",
        f'<think>The form is {{"rewrites": [{{"id": "Q1", "question": "the rewritten question"}}]}}</think>{WHOLE}',
        f'The form: {{"rewrites": [{{"id": "Q1", "question": "…"}}]}}. Mine: {WHOLE}',
        f"<think>A draft: {{'rewrites': [{{'id': 'Q1', 'question': 'Draft?'}}]}}</think>{WHOLE}",
        *(
            f"{start} {{'rewrites': [{{'id': 'Q1', 'question': 'Draft?'}}]}} {end}{WHOLE}"
            for start, end in (
                ("[THINK]", "[/THINK]"),
                ("◁think▷", "◁/think▷"),
                ("<m:think>", "</m:think>"),
                ("", "</Reason>"),
            )
        ),
        f'{{"rewrites": {{"1": {ONE}, "2": {TWO}}}}}',
        json.dumps({"rewrites": f"[{ONE}, {TWO}]"}),
        WHOLE.replace('"', "&quot;"),
        f'{{"rewrites": []}} No, wait. {WHOLE}',
        f"{WHOLE}\n{WHOLE}",
        f"```json\n{WHOLE}\n```",
        f"[{ONE}, {TWO}]",
        f"{ONE}\n{TWO}",
        f"1. {ONE}\n2. {TWO}\n",
        f'{{"rewrites": [{ONE}, {TWO},],}}',
        f'{{"rewrites": [{ONE} {TWO}]}}',
        f'{{"rewrites": [{ONE}, {TWO}, {{"id": "Q3", "question": "Was the wh',
        f'{{"rewrites": [{ONE}, {TWO}',
        f'{{"rewrites": [{ONE}, {TWO}], "notes": "done", "confidence": 0.9}}',
        f'{{"result": {{"Rewrites": [{ONE}, {TWO}]}}}}',
        f'{{"rewrites": [{ONE}, {{"id": "Q3"}}, null, "x", {TWO}]}}',
        json.dumps(WHOLE),
        f"\ufeff{WHOLE}",
        WHOLE.replace('"', "'"),
        WHOLE.replace('"id"', "id").replace('"question"', "question"),
        WHOLE.replace('"}', '", "language": "en", "score": null}'),
    ],
)
def test_a_form_is_found_wherever_it_stands(content: str) -> None:
    assert questions(content) == BOTH


@pytest.mark.parametrize(
    "content",
    ["", "No.", "[]", "{", "{}", '{"rewrites": "x"}', '{"rewrites": [1, null]}', '{"items": []}', "[[[[", "\ud800"],
)
def test_what_has_no_item_and_no_form_is_none(content: str) -> None:
    assert questions(content) is None


def test_a_form_without_items_is_a_form() -> None:
    assert questions('{"rewrites": []}') == []


def test_a_fault_costs_its_item_and_is_counted() -> None:
    found = read(f'{{"rewrites": [{ONE}, {{"id": "Q2"}}, {{"question": "And?"}}]}}', Rewrites)
    assert found is not None
    assert (len(found.form.rewrites), found.faults) == (1, 2)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"a \d+ pattern", r"a \d+ pattern"),
        (r"C:\new \"x\"", 'C:\new "x"'),
        ('say "hi" now', 'say "hi" now'),
        ("two\nlines", "two\nlines"),
        (r"\u00e9t\u00e9", "été"),
        ("it's", "it's"),
    ],
)
def test_texts_are_read_as_models_write_them(raw: str, text: str) -> None:
    assert list(values(f'{{"q": "{raw}", "n": 1}}')) == [{"q": text, "n": 1}]


def test_numbers_become_texts_where_texts_are_wanted() -> None:
    found = parse('{"items": {"question": 7, "answer": {"unit": 2, "quote": "x", "sentence": true}}}', Items)
    assert found is None  # true is no sentence
    found = parse('{"items": {"question": 7, "answer": {"unit": 2, "quote": "x", "sentence": 3.5}}}', Items)
    assert found is not None
    assert found.model_dump() == {
        "items": [{"question": "7", "answer": [{"unit": "2", "quote": "x", "sentence": "3.5"}]}]
    }


@pytest.mark.parametrize("piece", ["{", "[", '{"a":', "{'", '{"a":"{"', '[{"id":1},', '{"x" ', "\\", '"', "[]", "// "])
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    def seconds(times: int) -> float:
        text = f"{{ {piece * times}"
        began = time.process_time()
        list(values(text))
        return time.process_time() - began

    assert any(seconds(20_000) < 3.2 * seconds(10_000) + 0.05 for _ in range(3))


# Bodies


def body(**message: object) -> str:
    return json.dumps({"choices": [{"message": {"role": "assistant", **message}, "finish_reason": "stop"}]})


def stream(*pieces: object) -> str:
    return "".join(f"data: {json.dumps(piece)}\r\n\r\n" for piece in pieces) + "data: [DONE]\n\n"


def piece(text: object, **more: object) -> dict[str, object]:
    return {"choices": [{"index": 0, "delta": {"content": text}, **more}]}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (body(content="yes"), "yes"),
        ("\ufeff\n" + body(content="yes"), "yes"),
        (body(content=[{"type": "text", "text": "y"}, {"type": "text", "text": "es"}]), "yes"),
        (body(content=[{"type": "thinking", "thinking": "no"}, {"type": "output_text", "text": "yes"}]), "yes"),
        (body(content=["y", "es"]), "yes"),
        (body(content={"type": "text", "text": "yes"}), "yes"),
        (body(content=None, reasoning_content="yes"), "yes"),
        (body(content=" ", reasoning="yes"), "yes"),
        (body(content="yes", reasoning="no"), "yes"),
        (body(content=None, tool_calls=[{"function": {"name": "f", "arguments": "yes"}}]), "yes"),
        (body(content=None, function_call={"name": "f", "arguments": "yes"}), "yes"),
        (body(content=None, parsed={"a": 1}), '{"a": 1}'),
        (body(content={"items": []}), '{"items": []}'),
        (body(content=[{"id": "Q1"}]), '[{"id": "Q1"}]'),
        (f"[{body(content='yes')}]", "yes"),
        (f'{{"code": 0, "data": {{"result": {body(content="yes")}}}}}', "yes"),
        ('{"model": "m", "message": {"role": "assistant", "content": "yes"}, "done": true}', "yes"),
        ('{"message": {"content": "y"}, "done": false}\n{"message": {"content": "es"}, "done": true}', "yes"),
        ('{"choices": [{"message": {"content": ""}}, {"message": {"content": "yes"}}]}', "yes"),
        (json.dumps({"choices": [{"text": "yes"}]}), "yes"),
        (json.dumps({"choices": [{"message": {"content": "yes"}}], "error": None}), "yes"),
        (stream(piece("y"), piece("es"), piece(None, finish_reason="stop")), "yes"),
        (": waiting\n\nevent: message\n" + stream(piece("yes")), "yes"),
        ("\n".join(json.dumps(p) for p in (piece("y"), piece("es"))), "yes"),
        (stream(piece([{"type": "text", "text": "yes"}]), {"choices": [], "usage": {"prompt_tokens": 3}}), "yes"),
    ],
)
def test_the_words_of_a_completion_are_found(text: str, content: str) -> None:
    reply = read_body(text)
    assert reply is not None
    assert reply.content == content


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "<html>",
        '{"choices": []}',
        '{"choices": null}',
        '{"choices": {"0": {}}}',
        "data: [DONE]",
        "{" * 5000,
        '{"choices": [null]}',
        '{"choices": [{"message": 5}]}',
        '{"choices": [{"message": [1]}]}',
    ],
)
def test_what_is_no_completion_is_none(text: str) -> None:
    assert read_body(text) is None


@pytest.mark.parametrize(
    ("usage", "spent"),
    [
        ({"prompt_tokens": 3, "completion_tokens": 4}, (3, 4)),
        ({"input_tokens": 3, "output_tokens": 4}, (3, 4)),
        ({"prompt_tokens": "3", "completion_tokens": 4.0}, (3, 4)),
        ({"prompt_tokens": -3, "completion_tokens": None}, (0, 0)),
        ({"prompt_tokens": float("inf"), "completion_tokens": float("nan")}, (0, 0)),
        ({"prompt_tokens": 10**40, "completion_tokens": [4]}, (0, 0)),
        ([], (0, 0)),
        ("many", (0, 0)),
    ],
)
def test_an_odd_usage_is_none(usage: object, spent: tuple[int, int]) -> None:
    reply = read_body(json.dumps({"choices": [{"message": {"content": "x"}}], "usage": usage}))
    assert reply is not None
    assert (reply.prompt_tokens, reply.completion_tokens) == spent


def test_a_number_of_thousands_of_digits_does_not_hide_the_reply() -> None:
    reply = read_body(body(content="x").replace("}]}", '}], "usage": {"prompt_tokens": ' + "9" * 9000 + "}}"))
    assert reply is not None
    assert reply.prompt_tokens == 0


@pytest.mark.parametrize(
    ("text", "status", "message"),
    [
        ('{"error": {"code": 502, "message": "bad gateway"}}', 502, "bad gateway"),
        ('{"error": "overloaded"}', 0, "overloaded"),
        ('{"object": "error", "message": "no", "code": 400}', 400, "no"),
        ('{"detail": "Not Found"}', 0, "Not Found"),
        ('{"choices": [{"error": {"message": "cut", "code": 524}}]}', 524, "cut"),
        (stream(piece("y"), {"error": {"message": "gone", "code": "500"}}), 500, "gone"),
    ],
)
def test_a_fault_is_found_in_a_body(text: str, status: int, message: str) -> None:
    fault = told(text)
    assert fault is not None
    assert (fault.status, fault.message) == (status, message)


@pytest.mark.parametrize("text", [body(content="an error"), "", "<html>error</html>", "[1]", '{"error": null}'])
def test_no_fault_is_told_where_there_is_none(text: str) -> None:
    assert told(text) is None


# Chatter


@pytest.mark.parametrize(
    ("sentence", "cited", "chatter"),
    [
        ("Sure! The mill opens at six.", "The mill opens at six.", True),
        ("According to the document, it opens at six.", "It opens at six.", True),
        ("Answer: at six.", "It opens at six.", True),
        ("As mentioned, it is six.", "It is six.", True),
        ("Yes, based on the page, it opens at six.", "It opens at six.", True),
        ("From the provided excerpt: it opens at six.", "It opens at six.", True),
        ("It opens at six. I hope this helps!", "It opens at six.", True),
        ("It opens at six. Let me know if you need more.", "It opens at six.", True),
        ("If you have any further questions, ask the miller.", "Ask the miller.", True),
        ("Feel free to open the lid.", "Feel free to open the lid.", False),
        ("From the source tree, run make.", "Run make in the source tree.", False),
        ("The document states that it opens at six.", "It opens at six.", True),
        ("It opens at six, as shown above.", "It opens at six.", True),
        ("The mill opens at six.", "The mill opens at six.", False),
        ("It opens as shown above.", "It opens as shown above.", False),
        ("Reload the page to see it.", "Reload the page to see it.", False),
        ("Surely the mill opens.", "Surely the mill opens.", False),
    ],
)
def test_an_answer_does_not_speak_of_the_page(sentence: str, cited: str, chatter: bool) -> None:
    assert chats(sentence, cited, "en") is chatter
