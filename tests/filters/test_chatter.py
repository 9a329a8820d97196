"""What an assistant says of itself, of the question or of its source is no answer; what the page says is."""

from collections.abc import Callable

import pytest

from filters.chatter import chatter, spoken
from filters.context import Context
from gristmill.records import Pair

QUOTE = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
REWORDED = "It gives up after at most 30 seconds and raises `QueueError`."
REFUSALS = (
    "I'm sorry, but I can't help with that request.",
    "I apologize, but I am unable to provide an answer.",
    "As an AI language model, I don't have opinions.",
    "I cannot answer this based on the information given.",
    "Unfortunately, I don't have enough information to answer that.",
    "The provided context does not contain the answer.",
    "The text doesn't specify this.",
    "I'm afraid I can't do that.",
    "This information is not mentioned in the document.",
    "There is no information about this in the passage.",
    "Sorry, I can't assist with that.",
    "I do not know the answer to this question.",
    "The question cannot be answered from the given text.",
    "My knowledge cutoff is in 2023, so I cannot say.",
    "I'm just a language model and can't browse the web.",
    "It is not possible to determine this from the context.",
    "The documentation doesn't say anything about it.",
    "No relevant information was found in the provided text.",
    "I must decline to answer.",
    "I am not able to access external websites.",
    "The excerpt does not mention any such option.",
    "I'm unable to fulfill this request.",
    "Sorry, but that's beyond my capabilities.",
    "I don't have access to that file.",
    "I can't provide medical advice.",
    "Not specified in the text.",
    "The answer is not in the passage.",
    "Based on the given context, this cannot be determined.",
    "I'm sorry, I can't share that.",
    "We are sorry, but this request cannot be processed by me.",
    "I'm an AI and cannot form opinions.",
    "That is outside of what I can help with.",
    "I would need more context to answer this.",
    "The context provided is insufficient to answer the question.",
    "The provided passage gives no details on this.",
    "Regrettably, I lack the information to respond.",
    "I was not able to find this in the text.",
    "This isn't something I'm able to answer.",
    "The document is silent on this point.",
    "There isn't enough context here to say.",
    "I don't see any mention of that in the passage.",
    "My apologies, but I have no information on this.",
    "Unfortunately the passage does not cover that topic.",
    "I'm not permitted to discuss this.",
    "I have no knowledge of that.",
    "As a large language model I have no access to your files.",
    "No answer can be given based on the text.",
    "I can neither confirm nor deny this.",
    "Apologies, that can't be answered here.",
    "I really can't tell from this.",
    "The material does not say.",
    "We don't have that information.",
    "Answering this would require more information.",
    "I was unable to locate an answer.",
    "This question is outside the provided material.",
    "N/A",
    "I'm not familiar with this topic.",
    "Please consult a professional for that.",
    "Unable to answer.",
    "No information available.",
    "Cannot be determined.",
    "The given passage is not relevant to the question.",
    "I won't be able to comply with this.",
    "I don't have real-time data.",
    "Unknown.",
)
CHATTER = (
    "Sure! {}",
    "Certainly! Here's what you need to know: {}",
    "Of course. {}",
    "Great question! {}",
    "According to the document, {}",
    "Based on the provided text, {}",
    "Answer: {}",
    "The passage states that {}",
    "{} I hope this helps!",
    "{} Let me know if you have any other questions.",
    "{} Feel free to ask if anything is unclear.",
    "Here is the answer to your question: {}",
    "As mentioned in the text, {}",
    "Absolutely! {}",
    "A: {}",
    "Thank you for your question. {}",
    "Okay, so {}",
    "Sure thing! {}",
    "Here's a concise summary: {}",
    "To answer your question, {}",
    "In this passage, {}",
    "Response: {}",
    "According to the documentation provided, {}",
    "{} Is there anything else I can help you with?",
    "Happy to help! {}",
    "As an AI assistant, I can tell you that {}",
    "From the context, {}",
    "The document explains that {}",
    "Let's break it down. {}",
    "{} Hope that clarifies things.",
    "Here are the key points:\n\n{}",
    "**Answer:** {}",
    "Final answer: {}",
    "The given text says that {}",
    "Certainly, I'd be happy to explain. {}",
    "{} Please let me know if you need further assistance.",
    "The correct answer is: {}",
    "Well, {}",
    "<think>The user wants a short answer.</think> {}",
    "Hello! {}",
    "Yes, certainly! {}",
    "Sure, here you go: {}",
    "Of course! Let me explain. {}",
    "That's a great question. {}",
    "As stated in the documentation, {}",
    "As per the given context, {}",
    "Answer - {}",
    "The text mentions that {}",
    "{} Hope this helps.",
    "{} If you need more details, just ask!",
    "Here's your answer: {}",
    "The document you shared says {}",
    "Absolutely. {}",
    "Assistant: {}",
    "Thanks for asking! {}",
    "Alright, {}",
    "No problem! {}",
    "In short, the passage tells us that {}",
    "In response to your question, {}",
    "Based on the information provided, {}",
    "Model answer: {}",
    "{} Would you like to know more?",
    "Glad to help. {}",
    "I'd be glad to walk you through this. {}",
    "{} Don't hesitate to reach out.",
    "The provided documentation indicates that {}",
    "Got it. {}",
    "Below is the answer. {}",
    "I will now answer the question. {}",
    "{} Let me know if this answers your question.",
    "You bet! {}",
    "Right, {}",
    "Good point. {}",
    "As described above, {}",
    "As the passage notes, {}",
    "Let me start with the basics. {}",
    "{} Does that make sense?",
    "{} I'm here if you need anything else.",
    "{} Good luck!",
    "{} Happy coding!",
    "Here's how: {}",
    "Quick answer: {}",
    "The author says that {}",
    "According to this section, {}",
    "According to the article, {}",
    "In the given example text, {}",
    "I see. {}",
    "Wonderful. {}",
    "Here goes. {}",
    "Question: What is it? Answer: {}",
    "According to the provided documentation, {}",
    "{} Cheers!",
    "{} Please ask if you need more help.",
    "Very well. {}",
)
HEDGES = (
    "I think {}",
    "I'm not entirely sure, but {}",
    "I believe {}",
    "As far as I know, {}",
    "It's hard to say, but {}",
    "My guess is that {}",
    "If I remember correctly, {}",
    "To the best of my knowledge, {}",
    "In my opinion, {}",
    "Perhaps it is so that {}",
    "I suspect {}",
    "I would guess {}",
    "I'm not sure, but {}",
    "Probably it is the case that {}",
    "I assume {}",
    "Maybe {}",
    "I am fairly certain that {}",
    "It might be that I am wrong, but {}",
    "I reckon {}",
    "I'm guessing {}",
)


@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_is_no_answer(ask: Callable[..., Pair], context: Context, said: str) -> None:
    for answer in (said, f"{REWORDED}\n\n{said}"):
        verdict = chatter(ask("How long does it wait?", QUOTE, answer=answer, origin="llm"), context)
        assert verdict.decision == "reject"
        assert verdict.detail


@pytest.mark.parametrize("frame", CHATTER)
def test_an_answer_neither_greets_nor_speaks_of_its_source(
    ask: Callable[..., Pair], context: Context, frame: str
) -> None:
    answer = frame.format(REWORDED)
    assert chatter(ask("How long does it wait?", QUOTE, answer=answer, origin="llm"), context).decision == "reject"


@pytest.mark.parametrize("frame", HEDGES)
def test_an_answer_does_not_guess(ask: Callable[..., Pair], context: Context, frame: str) -> None:
    answer = frame.format("it gives up after at most 30 seconds.")
    assert chatter(ask("How long does it wait?", QUOTE, answer=answer, origin="llm"), context).decision == "reject"


@pytest.mark.parametrize(
    "answer",
    [
        QUOTE,
        REWORDED,
        "Yes. It gives up after 30 seconds.",
        "No. The queue does not answer.",
        "30 seconds.",
        "Note: the call raises `QueueError`.\n\n```python\nmy_queue.wait()  # I am fine\n```",
        'Use `I` or "my own queue" to wait for the call.',
        "However, the call waits at most 30 seconds. The input/output (I/O) is not affected.",
    ],
)
def test_an_answer_is_left_alone(ask: Callable[..., Pair], context: Context, answer: str) -> None:
    assert chatter(ask("How long does it wait?", QUOTE, answer=answer, origin="llm"), context).decision == "accept"


@pytest.mark.parametrize(
    ("page", "answer"),
    [
        ("Sure! Tarn can wait.", "Sure! Tarn can wait."),
        ("I think that Tarn is fine.", "I think that Tarn is fine, and waits."),
        ("The document is parsed by Tarn.", "Tarn parses the document."),
    ],
)
def test_what_the_page_says_so_is_the_pages(
    ask: Callable[..., Pair], edited: Callable[..., Pair], context: Context, page: str, answer: str
) -> None:
    pair = edited(ask("What does Tarn do?", QUOTE, answer=answer, origin="llm"), quote=page)
    assert chatter(pair, context).decision == "accept"


def test_a_question_does_not_speak_of_its_source_either(ask: Callable[..., Pair], context: Context) -> None:
    verdict = chatter(ask("According to the passage, how long does it wait?", QUOTE), context)
    assert (verdict.reason, verdict.detail) == ("assistant-talks", "according to the passage")


def test_the_proof_that_something_is_absent_is_no_refusal(ask: Callable[..., Pair], context: Context) -> None:
    answer = "The documentation does not mention `--depth`."
    assert chatter(ask("What is `--depth`?", QUOTE, answer=answer, answerable=False), context).decision == "accept"
    assert chatter(ask("What is `--depth`?", QUOTE, answer=answer), context).reason == "answer-refuses"
    ours = "There is no `--depth`. The closest of the names that the documentation lists is `--delay`."
    assert chatter(ask("What is `--depth`?", QUOTE, answer=ours, answerable=False), context).decision == "accept"


def test_a_long_text_takes_time_that_grows_with_its_length() -> None:
    assert spoken("i " * 200_000) is None
    assert spoken("the queue can wait " * 20_000 + "I cannot say.") is not None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("No relevant passage was retrieved for the timeout.", "answer-refuses"),
        ("The given paragraphs never touch on the timeout.", "answer-refuses"),
        ("It is not stated whether the call waits.", "answer-refuses"),
        ("Timeout: not covered.", "answer-refuses"),
        ("The call waits at most 30 seconds. Have a great day!", "assistant-talks"),
        ("The call waits at most 30 seconds. Rate this answer from 1 to 5.", "assistant-talks"),
        ("You've come to the right place. The call waits at most 30 seconds.", "assistant-talks"),
        ("Here you go: the call waits at most 30 seconds.", "assistant-talks"),
    ],
)
def test_what_says_nothing_of_the_matter_is_seen_whatever_its_words(
    answer: str, reason: str, ask: Callable[..., Pair], context: Context
) -> None:
    pair = ask("How long does the call wait?", "The call waits at most 30 seconds", answer=answer, origin="llm")
    assert chatter(pair, context).reason == reason
