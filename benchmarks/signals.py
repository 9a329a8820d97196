"""Stop a run at random moments, by every way that a person or a system stops one, and look at what it leaves.

    python benchmarks/signals.py [--signals 40] [--seed 1] [--site demo/site] [--json]

Each time the site is run into a new workspace (crawl, convert, vary with a scripted model, filter, export) and gets
SIGINT or SIGTERM, to the process or to its whole group, at a random moment of the time that an undisturbed run takes.
It must end with 130 and one sentence, without a traceback, or with 0 where it was done already. Then the same command
runs on to its end, and the dataset must be that of an undisturbed run to the byte.
"""

import argparse
import collections
import contextlib
import dataclasses
import hashlib
import http.server
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WAYS = [(number, group) for number in (signal.SIGINT, signal.SIGTERM) for group in (False, True)]
STARTED = 0.06  # seconds in which the interpreter itself starts: no program hears signals before
STAGES = ("crawl", "convert", "vary", "filter", "dataset")
MODEL_SECTIONS = 24  # that the model is given: with REPLY_TAKES about as long as another stage
REPLY_TAKES = 0.05  # seconds of one reply
FILES = ("pairs.jsonl", "kept.jsonl", "dropped.jsonl", "dataset/train.jsonl", "dataset/validation.jsonl",
         "dataset/test.jsonl", "seeds")  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Result:
    signals: int = 0
    stopped: int = 0
    # exit 130
    done: int = 0
    # exit 0: the run had ended before
    wrong: list[str] = dataclasses.field(default_factory=list)
    # any other end, or more than one sentence on stderr
    same: int = 0
    # resumed results that equal the undisturbed one
    left: int = 0
    # processes that were still there a second later
    slowest: float = 0.0
    # seconds from the signal to the end
    during: dict[str, int] = dataclasses.field(default_factory=dict)
    # stage that was under way → signals


class Endpoint(http.server.BaseHTTPRequestHandler):
    """An OpenAI-compatible endpoint whose reply hangs on the request alone."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        time.sleep(REPLY_TAKES)
        message = {"role": "assistant", "content": json.dumps(reply(request["messages"][-1]["content"]))}
        usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        body = json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage}).encode()
        with contextlib.suppress(OSError):  # the run that asked was stopped
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def reply(asked: str) -> dict[str, Any]:
    """What a good model says: each question in other words, or a question of each unit that is a sentence."""
    if questions := re.findall(r"^\[(Q\d+)\] (.*)$", asked, re.MULTILINE):
        return {"rewrites": [{"id": name, "question": f"Please tell our team: {text}"} for name, text in questions]}
    units = re.findall(r"^\[(E\d+)\] (\w.*)$", asked, re.MULTILINE)
    said = [(name, text, re.findall(r"[a-z]{5,}", text)[:6]) for name, text in units if len(text.split()) > 5]
    return {
        "items": [
            {
                "question": f"What does the handbook say on {' '.join(words)}?",
                "answer": [{"unit": name, "quote": text, "sentence": text}],
            }
            for name, text, words in said[:2]
        ]
    }


@contextlib.contextmanager
def endpoint() -> Iterator[str]:
    """The address of a scripted model, as long as the block runs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def start(site: Path, workspace: Path, model: str) -> subprocess.Popen[str]:
    asked = ["--model", "scripted", "--max-sections", str(MODEL_SECTIONS)]
    return subprocess.Popen(
        [sys.executable, "-m", "gristmill", "run", str(site), "--out", str(workspace), "--licence", "CC0-1.0", *asked],
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1790000000", "OPENAI_BASE_URL": model},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def files(workspace: Path) -> dict[str, str]:
    """Digest of every file of the result."""
    found = [path for name in FILES for path in (workspace / name, *(workspace / name).rglob("*")) if path.is_file()]
    return {str(path.relative_to(workspace)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def members(group: int) -> list[int]:
    """Processes of a group that are not yet ended."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, number = entry.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(number) == group and state != "Z":
            found.append(int(entry.parent.name))
    return found


def under_way(workspace: Path) -> str:
    """The stage that was not done yet."""
    try:
        done = json.loads((workspace / "report.json").read_text())["stages"]
    except (OSError, ValueError, KeyError):
        return STAGES[0]
    return next((stage for stage in STAGES if stage not in done), "after")


def stop_once(
    result: Result, process: "subprocess.Popen[str]", workspace: Path, *, number: int, group: bool, after: float
) -> None:
    time.sleep(after)
    began = time.monotonic()
    if process.poll() is None:
        (os.killpg if group else os.kill)(process.pid, number)
    _, told = process.communicate(timeout=120)
    result.slowest = max(result.slowest, time.monotonic() - began)
    time.sleep(0.2)
    if members(process.pid):
        time.sleep(1)
        result.left += len(members(process.pid))
    result.signals += 1
    stage = under_way(workspace)
    result.during[stage] = result.during.get(stage, 0) + 1
    lines = [line for line in told.splitlines() if line and not line.startswith(tuple(f"{name}: " for name in STAGES))]
    if process.returncode == 0:
        result.done += 1
    elif process.returncode == 130 and len(lines) == 1 and lines[0].startswith("gristmill: stopped"):
        result.stopped += 1
    else:
        name = f"{signal.Signals(number).name} to {'group' if group else 'process'} after {after:.2f} s ({stage})"
        result.wrong.append(f"{name}: exit {process.returncode}: {told[-600:]}")


def measure(*, signals: int, seed: int, site: Path) -> Result:
    chance, result = random.Random(seed), Result()
    with tempfile.TemporaryDirectory() as name, endpoint() as model:
        folder = Path(name)
        for first in ("cold", "whole"):  # the first run reads its modules from the disk
            began = time.monotonic()
            start(site, folder / first, model).communicate()
            length = time.monotonic() - began
        whole = files(folder / "whole")
        if files(folder / "cold") != whole or '"origin": "llm"' not in (folder / "whole/kept.jsonl").read_text():
            raise SystemExit("two undisturbed runs differ, or the model gave nothing")
        for at in range(signals):
            workspace = folder / f"w{at}"
            number, group = WAYS[at % len(WAYS)]
            after = STARTED + chance.random() * (length - STARTED)
            stop_once(result, start(site, workspace, model), workspace, number=number, group=group, after=after)
            again = start(site, workspace, model)
            _, told = again.communicate()
            same = files(workspace) == whole
            result.same += same
            if again.returncode or not same:
                result.wrong.append(f"resumed after {after:.2f} s: exit {again.returncode}, same {same}: {told[-600:]}")
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--signals", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--site", type=Path, default=ROOT / "demo" / "site")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(signals=options.signals, seed=options.seed, site=options.site)
    if options.json:
        print(json.dumps(dataclasses.asdict(result)))
        return
    print("| signals | exit 130 | done before | wrong | identical | left behind | slowest, s |\n" + "| --- " * 7 + "|")
    print(
        f"| {result.signals} | {result.stopped} | {result.done} | {len(result.wrong)} | {result.same} | {result.left} |"
        f" {result.slowest:.1f} |"
    )
    print("\n" + ", ".join(f"{stage} {count}" for stage, count in sorted(collections.Counter(result.during).items())))
    for line in result.wrong:
        print("\n" + line)


if __name__ == "__main__":
    main()
