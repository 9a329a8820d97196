"""Questions in files: what is written, sent and taken in, and that nothing is asked or paid for twice."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from gristmill.cli.commands import cli
from gristmill.config import Model
from gristmill.errors import GristmillError
from gristmill.models.batches import Batched
from gristmill.models.endpoint import Endpoint
from gristmill.models.replies import open_replies
from gristmill.models.submitting import look
from gristmill.store import Workspace, read_pairs
from gristmill.workbench.batching import _within
from gristmill.workbench.documents import schema
from gristmill.workbench.making import Variation

from .conftest import FakeEndpoint, completion, honest
from .test_budget import request
from .test_standing import PAGE, page


class Batches:
    """An endpoint that answers files only; `script` says what becomes of a line."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.status = "completed"
        self.script: Any = lambda asked, number: (200, json.loads(honest(asked, number).body))
        batches = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                data = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.say({"id": batches.uploaded(data)} if self.path == "/v1/files" else {"id": "batch-1"})

            def do_GET(self) -> None:
                if self.path == "/v1/batches/batch-1":
                    self.say(batches.state())
                elif self.path.startswith("/v1/files/") and self.path.endswith("/content"):
                    self.say(batches.files[self.path.split("/")[3]])
                else:
                    self.send_error(404)

            def say(self, body: Any) -> None:
                data = (body if isinstance(body, str) else json.dumps(body)).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def uploaded(self, form: str) -> str:
        assert 'name="purpose"' in form
        self.files["in"] = "\n".join(line for line in form.splitlines() if line.startswith('{"body"'))
        return "in"

    def state(self) -> dict[str, Any]:
        asked = [json.loads(line) for line in self.files["in"].splitlines()]
        out = []
        for number, line in enumerate(asked):
            status, body = self.script(line["body"], number)
            out.append({"custom_id": line["custom_id"], "response": {"status_code": status, "body": body}})
        self.files["out"] = "\n".join(json.dumps(line) for line in reversed(out))
        counts = {"total": len(asked), "completed": len(asked), "failed": 0}
        return {"id": "batch-1", "status": self.status, "request_counts": counts, "output_file_id": "out"}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> Iterator[Batches]:
    server = Batches()
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    yield server
    server.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "w", create=True)
    made.write_seed(page("mill", "mill", PAGE))
    return made


def gristmill(workspace: Workspace, *arguments: str) -> str:
    config = workspace.root.parent / "spiders.yaml"
    sources = "sources: [{name: mill, start: ['http://127.0.0.1/'], product: Mill, licence: MIT}]"
    config.write_text(f"{sources}\nconvert: {{recipes: [paraphrase, self_instruct]}}\n")
    done = CliRunner().invoke(cli, [*arguments, "--out", str(workspace.root), "--config", str(config)])
    assert isinstance(done.exception, GristmillError) or not done.exit_code, done.output
    return f"{done.output}{done.exception or ''}"


def varied(workspace: Workspace) -> set[tuple[str, str, str]]:
    return {(p.type, p.question, p.answer) for p in read_pairs(workspace.pairs) if p.origin == "llm"}


def test_a_file_goes_there_and_back_and_gives_the_pairs_of_a_run(
    batches: Batches, workspace: Workspace, tmp_path: Path, endpoint: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    gristmill(workspace, "convert", "--jobs", "1", "--model", "good-model")
    by_run = varied(workspace)
    asked = len(endpoint.requests)
    again = Workspace(tmp_path / "v", create=True)
    again.write_seed(page("mill", "mill", PAGE))
    monkeypatch.setenv("OPENAI_BASE_URL", batches.url)
    file = tmp_path / "questions.jsonl"
    assert f"wrote {asked} questions" in gristmill(again, "batch", "write", str(file), "--model", "good-model")
    assert {json.loads(line)["url"] for line in file.read_text().splitlines()} == {"/v1/chat/completions"}
    assert "sent as batch-1" in gristmill(again, "batch", "send", str(file))
    batches.status = "in_progress"
    assert "took in 0 replies" in gristmill(again, "batch", "poll")
    batches.status = "completed"
    assert f"took in {asked} replies; refused 0" in gristmill(again, "batch", "poll")
    assert "batch-1" not in gristmill(again, "batch", "poll"), "what has ended is not asked after again"
    gristmill(again, "convert", "--jobs", "1", "--model", "good-model", "--replay")
    assert varied(again) == by_run
    assert len(endpoint.requests) == asked
    assert "nothing to ask" in gristmill(again, "batch", "write", str(file), "--model", "good-model")


def test_what_a_file_left_open_is_in_the_next_one(batches: Batches, workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    gristmill(workspace, "batch", "write", str(file), "--model", "m")
    count = len(file.read_text().splitlines())
    batches.script = lambda asked, number: (
        (400, {"error": {"message": "no"}}) if number == 0 else (200, json.loads(completion("prose").body))
        if number == 1 else (200, json.loads(honest(asked, number).body))
    )  # fmt: skip
    gristmill(workspace, "batch", "send", str(file))
    assert f"took in {count - 1} replies; refused 1" in gristmill(workspace, "batch", "poll")
    assert "wrote 2 questions" in gristmill(workspace, "batch", "write", str(file), "--model", "m")
    seeds = sorted(json.loads(line)["body"]["seed"] for line in file.read_text().splitlines())
    assert seeds == [7, 8], "the refused one, and the second try of the one that could not be read"


def test_results_that_are_no_results_are_counted(batches: Batches, workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    lines = ["{", "5", '{"custom_id": "x", "response": {"status_code": 200}}', "[" * 9999, '{"custom_id": 1}', ""]
    file.write_text("\n".join(lines))
    assert "took in 0 replies; refused 0, unknown 2, damaged 3" in gristmill(workspace, "batch", "ingest", str(file))
    printed = json.loads(gristmill(workspace, "batch", "ingest", str(file), "--json"))
    jsonschema.validate(printed, schema("batch"))
    assert (printed["unknown"], printed["batches"]) == (2, [])


@pytest.mark.parametrize(
    ("limit", "count"),
    [
        ({}, 4),
        ({"max_calls": 3}, 3),
        ({"max_calls": 0}, 0),
        ({"max_tokens": 250}, 2),
        ({"max_tokens": 0}, 0),
        ({"max_cost": 0.000_2}, 2),
        ({"max_cost": 0.0}, 0),
    ],
    ids=str,
)
def test_limits_hold_for_files_too(limit: dict[str, Any], count: int) -> None:
    left = [request(str(number), max_tokens=30) for number in range(4)]  # 97 tokens with the bound of its prompt
    prices = Model(price_input=1.0, price_output=1.0)
    assert len(list(_within(left, Variation(**limit), prices))) == count


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("write", "q"), "needs a --model"), (("write", "--model", "m"), "name a FILE"), (("ingest", "none"), "no file")],
)
def test_a_mistake_is_one_sentence(
    workspace: Workspace, batches: Batches, arguments: tuple[str, ...], words: str
) -> None:
    assert words in gristmill(workspace, "batch", *arguments)


def test_an_endpoint_without_batches_says_so(endpoint: FakeEndpoint, batches: Batches, nowhere: str) -> None:
    told = {nowhere: "nothing answers", batches.url: "it has no batches", endpoint.url: "something else than it should"}
    for url, words in told.items():
        with pytest.raises(GristmillError, match=words):
            look(Endpoint(url=url), "batch-9")


def test_what_is_erased_is_under_way_no_more(batches: Batches, workspace: Workspace) -> None:
    with open_replies(workspace) as replies:
        replies.erase(lambda prompt, said: True)  # where no file was ever written
        batched = Batched(workspace)
        batched.note([request("of gate_early"), request("of others")], endpoint="")
        replies.erase(lambda prompt, said: "gate_early" in said)
        assert batched.find(request("of gate_early").key("")) is None
        assert batched.find(request("of others").key("")) == request("of others")
        batched.close()
