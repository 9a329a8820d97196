"""A scripted OpenAI-compatible endpoint on loopback with real sockets, and a workspace with pages."""

import hashlib
import http.server
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gristmill.config import Convert, Model
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Seed, pair_id
from gristmill.sections import sections
from gristmill.store import Workspace
from gristmill.text import sha256

Script = Callable[[dict[str, Any], int], "Answer"]


@dataclass(kw_only=True)
class Answer:
    """What the endpoint does with a request."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    # instead of a body
    endless: bool = False
    # the body goes on for ever
    drop: bool = False
    # close the connection without a word
    delay: float = 0.0
    # seconds
    pieces: tuple[str, ...] = ()
    # of a stream, instead of a body
    pause: float = 0.0
    # seconds before each of them


def completion(content: Any, *, finish: str = "stop", prompt: int = 100, reply: int = 20, delay: float = 0.0) -> Answer:
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": prompt, "completion_tokens": reply, "total_tokens": prompt + reply}
    return Answer(body=json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage}), delay=delay)


def streamed(whole: Answer, *, pause: float = 0.0, pieces: int = 6) -> Answer:
    """The same completion as a stream, its words parted anywhere."""
    data = json.loads(whole.body)
    text, step = data["choices"][0]["message"]["content"], len(data["choices"][0]["message"]["content"]) // pieces + 1
    deltas: list[dict[str, Any]] = [
        {"choices": [{"index": 0, "delta": {"content": text[at : at + step]}}]} for at in range(0, len(text), step)
    ]
    deltas += [{"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}]
    deltas += [{"choices": [], "usage": data["usage"]}]
    events = [f"data: {json.dumps(delta)}\n\n" for delta in deltas]
    headers = {"Content-Type": "text/event-stream"}
    return Answer(pieces=(*events, "data: [DONE]\n\n"), pause=pause, headers=headers)


def refusal(status: int, message: str = "", **headers: str) -> Answer:
    body = json.dumps({"error": {"message": message, "type": "invalid_request_error"}})
    return Answer(status=status, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()})


def honest(request: dict[str, Any], number: int) -> Answer:
    """Answers as a good model would: grounded, well-formed, the same for the same request."""
    system, user = (message["content"] for message in request["messages"])
    spread = int(hashlib.sha256(user.encode()).hexdigest()[:2], 16)
    if "rewrite" in system[:40]:
        asked = re.findall(r"^\[(Q\d+)\] (.*)$", user, re.MULTILINE)
        content: Any = {"rewrites": [{"id": q, "question": f"Kindly clarify for my team: {text}"} for q, text in asked]}
    elif "each numbered sentence" in system:  # of `ask`: a question that no sentence answers
        content = dict.fromkeys(re.findall(r"^\[(E\d+)\]", user, re.MULTILINE), "When does none of it?")
    else:
        units = re.findall(r"^\[(E\d+)\] (.*)$", user, re.MULTILINE)
        wanted = int(user.rpartition(":")[2])
        content = {"items": [invented(label, text) for label, text in units if len(text.split()) > 4][:wanted]}
    return completion(content, prompt=50 + spread, reply=10 + spread % 7, delay=spread / 25_000)


def invented(label: str, text: str) -> dict[str, Any]:
    words = " ".join(sorted(set(re.findall(r"[a-z]{4,}", text)))[:9])
    return {"question": f"Which fact joins {words}?", "answer": [{"unit": label, "quote": text, "sentence": text}]}


class Server(http.server.ThreadingHTTPServer):
    """A server that many may knock at together."""

    request_queue_size = 128
    daemon_threads = True
    block_on_close = False


class FakeEndpoint:
    """Keeps what it was asked; `script` decides what it answers."""

    def __init__(self) -> None:
        self.script: Script = honest
        self.requests: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.models = ["good-model", "other-model"]
        self.arrivals: list[float] = []
        self.authorizations: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, request: dict[str, Any], authorization: str) -> Answer:
        with self._lock:
            number = len(self.requests)
            self.requests.append(request)
            self.arrivals.append(time.monotonic())
            self.authorizations.append(authorization)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            found = self.script(request, number)
            time.sleep(found.delay)
            return found
        finally:
            with self._lock:
                self._at_once -= 1

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                endpoint.paths.append(self.path)
                self.reply(Answer(body=json.dumps({"data": [{"id": name} for name in endpoint.models]})))

            def do_POST(self) -> None:
                endpoint.paths.append(self.path)
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.reply(endpoint.answer(json.loads(body), self.headers.get("Authorization", "")))

            def reply(self, answer: Answer) -> None:
                if answer.drop:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                body = answer.raw or answer.body.encode() or "".join(answer.pieces).encode()
                self.send_response(answer.status)
                for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(1 << 50 if answer.endless else len(body)))
                self.end_headers()
                try:
                    for piece in answer.pieces or (body,):
                        time.sleep(answer.pause)
                        self.wfile.write(piece if isinstance(piece, bytes) else piece.encode())
                    while answer.endless:
                        self.wfile.write(b" " * 65536)
                except OSError:  # the client gave up waiting
                    self.close_connection = True

            def log_message(self, *_: Any) -> None:
                pass

        return Handler


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    """An endpoint that the environment names; answers honestly unless told otherwise."""
    fake = FakeEndpoint()
    monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr("gristmill.models.client.FIRST_PAUSE", 0.01)
    yield fake
    fake.close()


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> str:
    """An endpoint where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return url


TOPICS = {
    "pumps": "The `pump` valve opens after 30 seconds of steady pressure. Operators close the outlet before a start.",
    "belts": "A conveyor belt stops when its emergency cord is pulled. Reset needs the key of the shift supervisor.",
    "kilns": "Every kiln holds its temperature for two hours by default. Set `--hold-time` to change how long.",
    "sieves": "Fine sieves separate bran from flour at the second stage. Replace the mesh whenever its openings widen.",
    "stones": "Millstones are dressed with shallow grooves that lead the meal outward. Worn grooves heat the meal.",
    "hoppers": "A hopper feeds grain through a gate at its lower end. The gate reports its position over `grain.gate`.",
}


def page(source: str, name: str, markdown: str, **fields: Any) -> Seed:
    url = f"https://docs.example.org/{name}.html"
    return Seed(
        seed_id=sha256(source + url)[:16],
        source=source,
        url=url,
        path=f"seeds/{source}/{name}.md",
        markdown=markdown,
        sha256=sha256(markdown),
        title=name.title(),
        crawled_at="2026-01-02T03:04:05Z",
        licence="CC0-1.0",
        language="en",
        **fields,
    )


def rule_pairs(seed: Seed) -> list[Pair]:
    """One pair for each section with text, as a rule would make it."""
    found = []
    for section in sections(seed.markdown):
        start = section.body_start
        while start < section.stop and seed.markdown[start].isspace():
            start += 1
        stop = seed.markdown.find("\n", start, section.stop)
        if start >= section.stop:
            continue
        found.append(pair(seed, section, f"What should I know about {section.heading_path[-1].lower()}?", start, stop))
    return found


def pair(seed: Seed, section: Any, question: str, start: int, stop: int, **fields: Any) -> Pair:
    quote = seed.markdown[start:stop]
    said = (Message(role="user", content=question), Message(role="assistant", content=quote))
    evidence = Evidence(
        seed_id=seed.seed_id, seed_path=seed.path, url=seed.url, title=seed.title, heading_path=section.heading_path,
        kind="prose", quote=quote, start=start, stop=stop, section_sha256=section.sha256, seed_sha256=seed.sha256,
        crawled_at=seed.crawled_at, licence=seed.licence,
    )  # fmt: skip
    values = {
        "id": pair_id("prose", said, (evidence,)), "type": "prose", "origin": "deterministic", "generation_depth": 0,
        "language": "en", "source": seed.source, "question": question, "answer": quote, "messages": said,
        "evidence": (evidence,), "lineage": Lineage(group=seed.seed_id),
        "generator": Generator(version="0", rule="prose"),
    }  # fmt: skip
    return Pair(**{**values, **fields})


@dataclass(kw_only=True)
class Site:
    """A workspace with pages and the pairs that rules made of them."""

    workspace: Workspace
    seeds: list[Seed]
    pairs: list[Pair]


def site_of(root: Path, seeds: list[Seed]) -> Site:
    workspace = Workspace(root, create=True)
    for seed in seeds:
        workspace.write_seed(seed)
    return Site(workspace=workspace, seeds=seeds, pairs=[p for seed in seeds for p in rule_pairs(seed)])


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Three pages with four sections each."""
    return site_of(tmp_path / "workspace", mill_pages())


def mill_pages() -> list[Seed]:
    names = list(TOPICS)
    pages = []
    for number, name in enumerate(("alpha", "beta", "gamma")):
        body = "".join(
            f"## {name.title()} {topic}\n\n{TOPICS[topic]} In hall {name} it is painted by hand each spring. "
            "Ask the miller on duty there how old it is before a long run.\n\n"
            for topic in (names[(number + k) % len(names)] for k in range(4))
        )
        pages.append(page("mill", name, f"# Guide {name}\n\n{body.rstrip()}\n"))
    return pages


def asking(**model: Any) -> Convert:
    """Settings with a model block, everything else by default."""
    recipes = model.pop("recipes", ["paraphrase", "self_instruct"])
    most = model.pop("max_sections", None)
    return Convert(recipes=recipes, max_sections=most, model=Model(**{"timeout": 10, **model}))
