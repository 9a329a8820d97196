"""What goes to a hub, and what must not: over HTTP, against a server that takes what the library sends."""

import base64
import dataclasses
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from gristmill.config import Dataset
from gristmill.dataset.export import export
from gristmill.dataset.hub import push
from gristmill.errors import UserError
from gristmill.store import Workspace, write_pairs

from .test_export import filled, make_pair, make_seed, workspace  # noqa: F401 - a fixture


class Hub(BaseHTTPRequestHandler):
    """As much of a hub as an upload of small files needs."""

    refuses = False

    def do_GET(self):
        self.answer(
            {
                "siblings": [{"rfilename": "train-00000-of-00002.jsonl"}, {"rfilename": "mine.txt"}],
                "sha": "0" * 40,
                "id": "me/tarn",
            }
            if "/tree/" not in self.path
            else [
                {"type": "file", "path": name, "size": 1, "oid": "0" * 40}
                for name in ("train-00000-of-00002.jsonl", "mine.txt")
            ]
        )

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.refuses:
            self.answer({"error": "You have no right to this"}, 403)
        elif self.path.endswith("/repos/create"):
            self.server.asked.append(json.loads(body))
            self.answer({"url": f"{self.server.address}/datasets/me/tarn", "id": "me/tarn"})
        elif "/preupload/" in self.path:
            files = [
                {"path": f["path"], "uploadMode": "regular", "shouldIgnore": False} for f in json.loads(body)["files"]
            ]
            self.answer({"files": files})
        elif "/commit/" in self.path:
            self.server.asked += map(json.loads, body.splitlines())
            self.answer({"commitUrl": f"{self.server.address}/c/1", "commitOid": "1" * 40, "pullRequestUrl": None})
        else:
            self.answer({})

    def answer(self, said, status=200):
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def hub(monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.asked, server.address = [], f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", server.address)
    monkeypatch.setenv("HF_TOKEN", "hf_none")
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ready(workspace):  # noqa: F811
    export(workspace, Dataset(formats=["dpo", "retrieval"]))
    (workspace.dataset / "secrets.txt").write_text("my key")
    return workspace


def test_what_an_export_wrote_goes_and_nothing_else(ready, hub):
    pushed = push(ready, "me/tarn", private=True)
    created, head, *operations = hub.asked
    assert (created["name"], created["type"], created["visibility"]) == ("tarn", "dataset", "private")
    assert head["value"]["summary"] == "Dataset by Gristmill"
    sent = {op["value"]["path"]: base64.b64decode(op["value"]["content"]) for op in operations if op["key"] == "file"}
    assert sent == {file.path: (ready.dataset / file.path).read_bytes() for file in pushed.files}
    assert {"README.md", "croissant.json", "train.jsonl", "training/train.md", "retrieval/beir/corpus.jsonl"} <= set(
        sent
    )
    assert "secrets.txt" not in sent
    gone = [op["value"]["path"] for op in operations if op["key"] == "deletedFile"]
    assert gone == ["train-00000-of-00002.jsonl"]
    assert pushed.url == f"{hub.address}/c/1"


def test_a_dry_run_asks_nobody(ready, hub):
    pushed = push(ready, "me/tarn", dry_run=True)
    assert (hub.asked, pushed.url) == ([], "")
    assert sum(file.size for file in pushed.files) > 10_000


@pytest.mark.parametrize(
    ("licence", "allowed", "said"),
    [
        ("unknown", [], r"pages of no known licence \(rows: 1\): state it as `licence:` in spiders.yaml"),
        ("unknown", ["unknown", "CC-BY-4.0"], r"pages of no known licence \(rows: 1\)"),
        ("CC-BY-ND-4.0", [], r"pages under CC-BY-ND-4.0, which forbids derivatives \(rows: 1\)"),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/", [], "which forbids derivatives"),
        ("GPL-3.0", ["CC-BY-4.0"], r"under GPL-3.0, which filter.licences does not name"),
    ],
)
@pytest.mark.parametrize("files", ["jsonl", "parquet"])
def test_a_licence_that_is_unknown_or_refused_stops_it(tmp_path, hub, licence, allowed, said, files):
    made = Workspace(tmp_path / "w", create=True)
    pairs = [make_pair(f"p{n}", f"{n}?") for n in range(4)]
    for n in range(4):
        made.write_seed(make_seed(f"p{n}", licence=licence if n == 2 else "CC-BY-4.0"))
    proof = dataclasses.replace(pairs[2].evidence[0], licence=licence)
    write_pairs(made.kept, [*pairs[:2], dataclasses.replace(pairs[2], evidence=(proof,)), pairs[3]])
    export(made, Dataset(files=files))
    with pytest.raises(UserError, match=said):
        push(made, "me/tarn", licences=allowed)
    assert hub.asked == []


def test_a_page_that_stands_in_the_dataset_without_a_pair_counts_too(tmp_path, hub):
    made = filled(Workspace(tmp_path / "w", create=True), ["a", "b", "c"])
    made.write_seed(make_seed("d", licence="unknown"))
    export(made, Dataset(formats=["pretraining"]))
    with pytest.raises(UserError, match="no known licence"):
        push(made, "me/tarn")


def test_where_nothing_can_go_is_said_in_one_sentence(ready, hub, monkeypatch, tmp_path):
    with pytest.raises(UserError, match="'tarn' is no name of a repository: expected owner/name"):
        push(ready, "tarn")
    with pytest.raises(UserError, match="holds no dataset: run `gristmill export` first"):
        push(Workspace(tmp_path / "empty", create=True), "me/tarn")
    monkeypatch.setattr(Hub, "refuses", True)
    with pytest.raises(UserError, match=r"the hub refused me/tarn: .*no right to this"):
        push(ready, "me/tarn")
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(UserError, match="the hub cannot be reached"):
        push(ready, "me/tarn")
    ready.record_run("crawl", [], seconds=1, details={})
    ready.record_run("dataset", [], seconds=1, details={})
    ready.record_run("crawl", [], seconds=1, details={})
    with pytest.raises(UserError, match="older than the last crawl"):
        push(ready, "me/tarn")
