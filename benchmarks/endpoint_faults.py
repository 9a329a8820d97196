"""What an endpoint can do wrong, in forty-eight ways: `make bench-asking`.

    python -m benchmarks.endpoint_faults [WORD ...]        only the modes that have a word

A scripted endpoint on loopback strikes some questions of a run, once or for good. Looked at are
  reasons   what was dropped for which reason; none where a repeat or a reading of the reply mends it
  lost      questions of an honest run that were neither answered nor counted with a reason in the struck run
  twice     replies that were paid for (a whole completion) and asked for again: while the fault lasts, and after it
  whole     whether a further run, with `--ask-again` where the endpoint is well again, gives the honest run's pairs
"""

import argparse
import dataclasses
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from converter.vary import VaryResult, vary
from gristmill.models import client
from gristmill.models.bodies import joined, read_body
from tests.model.conftest import (
    Answer,
    FakeEndpoint,
    Site,
    asking,
    completion,
    honest,
    mill_pages,
    refusal,
    site_of,
    streamed,
)  # fmt: skip

Struck = Callable[[dict[str, Any], Answer], Answer]
# the answer to a request in place of the honest one


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A fault; `reasons` are those that candidates are dropped for, beside those of an honest run."""

    name: str
    answer: Struck
    reasons: frozenset[str] = frozenset()
    for_good: bool = False
    # for each time that a struck question is asked, not for the first time alone
    everywhere: bool = False
    # every question is struck, not a third of them
    ends: bool = False
    # the run says what it met, and stops
    stays: bool = False
    # a reply that was of use is not asked for again, nor one that was cut: halves take its place
    settings: tuple[tuple[str, Any], ...] = ()


def mode(name: str, answer: Answer | Struck, *reasons: str, **more: Any) -> Mode:
    """A mode; an answer that is no function is the same for every question."""
    struck: Struck = (lambda asked, good: answer) if isinstance(answer, Answer) else answer
    return Mode(name=name, answer=struck, reasons=frozenset(reasons), **more)


def said(good: Answer) -> str:
    """The content of a completion."""
    text: str = json.loads(good.body)["choices"][0]["message"]["content"]
    return text


def resaid(change: Callable[[str], str], **more: Any) -> Struck:
    """A completion whose content is another one."""
    return lambda asked, good: completion(change(said(good)), **more)


def refuses(name: str) -> Struck:
    """Refuses a request that has a parameter."""
    return lambda asked, good: refusal(400, f"Unrecognized request argument: {name}") if name in asked else good


def _first_of(data: Any, change: Callable[[dict[str, Any]], None]) -> Any:
    (items,) = data.values()
    change(items[0])
    return data


def item(change: Callable[[dict[str, Any]], None]) -> Struck:
    """The first item of a reply is changed."""
    return resaid(lambda text: json.dumps(_first_of(json.loads(text), change)))


def system(asked: dict[str, Any], good: Answer) -> Answer:
    """Knows no system message."""
    return refusal(400, "system role not supported") if asked["messages"][0]["role"] == "system" else good


def shorter(asked: dict[str, Any], good: Answer) -> Answer:
    """Takes 256 tokens a reply."""
    most = asked.get("max_tokens", asked.get("max_completion_tokens"))
    return refusal(400, "max_tokens must be at most 256") if most > 256 else good


UNSTRUCK = 7  # requests: an endpoint that never answered is another case than one that answered before
EVENTS = {"Content-Type": "text/event-stream"}
SILENT = Answer(body=completion("{}").body, delay=1.2)
MODES = (
    mode("500", refusal(500, "out of order")),
    mode("502, a page", Answer(status=502, body="<html>Bad gateway</html>")),
    mode("503", refusal(503)),
    mode("504", refusal(504)),
    mode("408", refusal(408)),
    mode("429 with Retry-After", refusal(429, "slow down", retry_after="0.05")),
    mode("429 without", refusal(429, "slow down")),
    mode("429, a hint in its words", refusal(429, "Please try again in 30ms.")),
    mode("529", refusal(529, "overloaded")),
    mode("401 after replies", refusal(401)),
    mode("403 after replies", refusal(403)),
    mode("404 after replies", refusal(404)),
    mode("closes without a word", Answer(drop=True)),
    mode("error in a body of 200", Answer(body='{"error": {"code": 502, "message": "upstream"}}')),
    mode("busy in a body of 200", Answer(body='{"error": {"message": "model is overloaded, try again later"}}')),
    mode("empty body", Answer(body="")),
    mode("no JSON", Answer(body="ok")),
    mode("half of a body", lambda asked, good: Answer(body=good.body[: len(good.body) // 2])),
    mode("a page with 200", Answer(body="<html>welcome</html>")),
    mode("no choices", Answer(body='{"object": "chat.completion", "choices": []}')),
    mode("gzip that is none", Answer(body="plain", headers={"Content-Encoding": "gzip"})),
    mode("stream without an end", lambda asked, good: dataclasses.replace(
        streamed(good), pieces=streamed(good).pieces[:2])),
    mode("stream with an error", lambda asked, good: dataclasses.replace(
        streamed(good), pieces=(*streamed(good).pieces[:2], 'data: {"error": {"code": 500, "message": "oom"}}\n\n'))),
    mode("silent beyond the time-out", SILENT, settings=(("timeout", 0.6),)),
    mode("stream that only keeps alive", Answer(pieces=(": ping\n\n",) * 12, pause=0.1, headers=EVENTS),
         settings=(("timeout", 0.6),)),
    mode("500 for good", refusal(500), "endpoint-error", for_good=True, settings=(("retries", 1),)),
    mode("silent for good", SILENT, "endpoint-timeout", for_good=True, settings=(("timeout", 0.3), ("retries", 0))),
    mode("400 for good", refusal(400, "this prompt is not allowed"), "request-refused", for_good=True),
    mode("prompt too long", refusal(400, "maximum context length is 512 tokens, your prompt has 900"),
         "prompt-too-long", for_good=True),
    mode("a reply without end", Answer(body="x" * 70_000, endless=True), "reply-too-large", for_good=True),
    mode("knows no reply schema", refuses("response_format"), everywhere=True, for_good=True),
    mode("knows no seed", refuses("seed"), everywhere=True, for_good=True),
    mode("knows no temperature", refuses("temperature"), everywhere=True, for_good=True),
    mode("knows no stream", refuses("stream"), everywhere=True, for_good=True),
    mode("knows no system message", system, everywhere=True, for_good=True),
    mode("takes short replies only", shorter, everywhere=True, for_good=True),
    mode("key refused from the beginning", refusal(401, "bad key"), everywhere=True, for_good=True, ends=True),
    mode("talks before its JSON", resaid(lambda text: f"Sure! Here it is:\n```json\n{text}\n```")),
    mode("thinks aloud", resaid(lambda text: f'<think>{{"items": "none"}}</think>{text}')),
    mode("prose", completion("I would rather not."), "unreadable-reply", for_good=True),
    mode("prose once", completion("I would rather not.")),
    mode("empty content", completion(""), "unreadable-reply", for_good=True),
    mode("cut for good", resaid(lambda text: text[:20], finish="length"), "reply-cut", for_good=True, stays=True),
    mode("content filter", completion("", finish="content_filter"), "refused-reply", for_good=True),
    mode("no items", lambda asked, good: completion({next(iter(json.loads(said(good)))): []}),
         "no-rewrite", "no-item", for_good=True),
    mode("an item of another form", item(lambda one: [one.pop(key) for key in list(one)]),
         "unreadable-item", "unreadable-reply", for_good=True, stays=True),
    mode("an invented quote", item(lambda one: one.__setitem__("answer", [
        {"unit": "E1", "quote": "nobody ever wrote these words", "sentence": "So be it."}])), "no-evidence",
         for_good=True, stays=True),
    mode("control characters", item(lambda one: one.__setitem__("question", "Which\x07 mesh do sieves need?")),
         "unusable-question", "far-from-parent", for_good=True, stays=True),
)  # fmt: skip


class Scripted:
    """Strikes by the digest of a question; keeps what was paid for."""

    def __init__(self, struck: Mode | None) -> None:
        self._struck, self._met = struck, Counter[str]()
        self.paid: Counter[str] = Counter()

    def __call__(self, asked: dict[str, Any], number: int) -> Answer:
        if len(asked["messages"]) == 1:  # the system message stands in it
            asked = {**asked, "messages": asked["messages"] * 2}
        key = json.dumps([[message["content"] for message in asked["messages"]], asked.get("seed")])
        question = json.dumps([message["content"] for message in asked["messages"]])
        answer = good = honest(asked, number)
        hit = self._struck and (self._struck.everywhere or (number > UNSTRUCK and sum(map(ord, question)) % 3 == 0))
        if self._struck and hit and (self._struck.for_good or not self._met[question]):
            answer = self._struck.answer(asked, good)
        self._met[question] += 1
        body = joined("".join(answer.pieces)) if answer.pieces else answer.body
        gone = answer.drop or answer.endless or answer.delay > 0.3 or answer.headers.get("Content-Encoding")
        if answer.status == 200 and not gone and body and read_body(body):
            self.paid[key] += 1
        return answer


def run(
    site: Site, endpoint: FakeEndpoint, script: Scripted, *, ask_again: bool = False, **settings: Any
) -> VaryResult:
    """One run of a workspace."""
    endpoint.script = script
    return vary(
        site.workspace, site.pairs, asking(**{"timeout": 5, "concurrency": 4, **settings}), model="good-model",
        ask_again=ask_again,
    )  # fmt: skip


def pairs(result: VaryResult) -> set[tuple[str, str, str]]:
    """What the pairs of a run say."""
    return {(pair.type, pair.question, pair.answer) for pair in result.pairs}


def dropped(result: VaryResult) -> Counter[str]:
    """Why candidates were dropped."""
    return sum((tally.dropped for tally in result.tallies), Counter())


def tried(one: Mode, whole: VaryResult) -> tuple[bool, str]:
    """Whether a mode went as it shall, and a line on it."""
    with tempfile.TemporaryDirectory() as folder:
        site, endpoint = site_of(Path(folder) / "w", mill_pages()), FakeEndpoint()
        os.environ["OPENAI_BASE_URL"] = endpoint.url
        struck, well = Scripted(one), Scripted(None)
        first = run(site, endpoint, struck, **dict(one.settings))
        then = run(site, endpoint, well)
        twice = sum(count - 1 for count in (struck.paid + well.paid).values() if count > 1)
        last = run(site, endpoint, Scripted(None), ask_again=True)
        endpoint.close()
    reasons = Counter({name: count for name, count in dropped(first).items() if name not in dropped(whole)})
    lost = max(len(whole.answered) - len(first.answered) - reasons.total() - first.unasked.calls, 0)
    again = pairs(last) == pairs(whole) or one.stays
    right = set(reasons) == one.reasons and bool(first.failure) == one.ends
    shown = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items())) or "–"
    line = f"{one.name}: {shown}; lost {lost}, twice {twice}, whole {again}, calls {first.calls}+{then.calls}"
    return right and again and not lost and not twice, f"{line} {first.failure or ''}".rstrip()


def main() -> None:
    """Try all modes; exit code 1 where one did not go as it shall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    words = parser.parse_args().words
    os.environ.pop("OPENAI_API_KEY", None)
    client.FIRST_PAUSE = 0.02
    with tempfile.TemporaryDirectory() as folder:
        site, endpoint = site_of(Path(folder) / "w", mill_pages()), FakeEndpoint()
        os.environ["OPENAI_BASE_URL"] = endpoint.url
        whole = run(site, endpoint, Scripted(None))
        endpoint.close()
    chosen = [one for one in MODES if not words or any(word in one.name for word in words)]
    good = 0
    for one in chosen:
        right, line = tried(one, whole)
        good += right
        print(f"{'ok  ' if right else 'FAIL'} {line}", flush=True)
    print(
        f"{good} of {len(chosen)} modes: the right reasons, nothing lost, nothing paid twice ({len(whole.pairs)} pairs)"
    )
    raise SystemExit(good < len(chosen))


if __name__ == "__main__":
    main()
