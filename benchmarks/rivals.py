"""Gristmill and its rivals on the same sections, the same small model and the same budget of tokens, in one run.

    OPENAI_BASE_URL=http://127.0.0.1:8091/v1 python -m benchmarks.rivals FOLDER OUT --model NAME --title TITLE

FOLDER is a manual in HTML; pages of it are drawn and copied to OUT/pages. Gristmill crawls them, makes its pairs by
rules, and asks the model for more; a rival is given each section with its title and headings, one after the other,
until it has used what it may. Requests go through a proxy that counts the tokens that the server reports.
OUT/blind.jsonl holds what each tool kept, mixed, for reading; OUT/key.jsonl says whose each is. Rivals live in an
environment of their own (`--rivals`).
"""

import argparse
import contextlib
import http.server
import json
import os
import random
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from gristmill.sections import sections
from gristmill.store import Workspace, read_pairs

BENCH = Path(__file__).parent.parent / ".bench"
PINS = ("synthetic-data-kit==0.0.5", "distilabel[openai]==1.5.3")
SEED = 7
WORDS = (30, 400)  # of a section that is given: what is shorter holds no pair, what is longer no small model's window
ASKED = 3  # pairs asked of a rival for each section
REPLY = 600  # tokens, for all
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
# distilabel's own task for questions, then its documented way to answer from a document (a template with columns).
ANSWER = "Document:\n{{ document }}\n\nQuestion: {{ question }}\n\nAnswer the question from the document alone:"


@dataclass(kw_only=True)
class Counter:
    """What went through the proxy since it was last set to nothing."""

    calls: int = 0
    tokens: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, reply: bytes) -> None:
        """Count a reply: one body, or a stream whose last piece tells what was used."""
        for line in reply.splitlines() if reply.startswith(b"data:") else [reply]:
            with contextlib.suppress(ValueError, KeyError, TypeError), self.lock:
                used = json.loads(line.removeprefix(b"data: "))["usage"]["total_tokens"]
                self.calls, self.tokens = self.calls + 1, self.tokens + used


@contextlib.contextmanager
def counted(upstream: str) -> Iterator[tuple[str, Counter]]:
    """A proxy on loopback before the endpoint, which answers whole bodies only."""
    counter = Counter()

    class Proxy(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked["max_tokens"] = min(REPLY, asked.get("max_tokens") or REPLY)
            body = json.dumps(asked).encode()
            request = urllib.request.Request(  # the endpoint that the caller named
                upstream + self.path.removeprefix("/v1"), body, {"Content-Type": "application/json"}
            )
            try:
                with urllib.request.urlopen(request, timeout=600) as reply:
                    status, text = reply.status, reply.read()
            except urllib.error.HTTPError as fault:
                status, text = fault.code, fault.read()
            counter.add(text)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def do_GET(self) -> None:
            with urllib.request.urlopen(upstream + self.path.removeprefix("/v1"), timeout=60) as reply:
                text = reply.read()
            self.send_response(200)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Nothing: a benchmark's output is its tables."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", counter
    finally:
        server.shutdown()


@dataclass(frozen=True, kw_only=True)
class Made:
    question: str
    answer: str
    section: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """What every tool is given."""

    out: Path
    python: Path
    endpoint: str
    model: str
    tokens: int
    counter: Counter
    texts: list[str]

    def environment(self) -> dict[str, str]:
        return {**os.environ, "OPENAI_BASE_URL": self.endpoint, "OPENAI_API_KEY": "none", "HF_HUB_OFFLINE": "1"}


def by_gristmill(task: Task) -> tuple[int, list[Made]]:
    """Questions of its default recipes, behind the filters; the count is of candidates."""
    command = [sys.executable, "-m", "gristmill", "-q"]
    limits = ["--model", task.model, "--max-tokens", str(task.tokens), "--out", task.out / "gristmill"]
    subprocess.run([*command, "convert", *limits], check=False, env=task.environment())  # 1 where the limit ends it
    subprocess.run([*command, "filter", "--out", task.out / "gristmill"], check=True)
    workspace = Workspace(task.out / "gristmill")
    return len(by_model(workspace.pairs)), by_model(workspace.kept)


def by_model(path: Path) -> list[Made]:
    return [
        Made(question=pair.messages[0].content, answer=pair.messages[-1].content, section=pair.evidence[0].quote)
        for pair in read_pairs(path)
        if pair.generator.model
    ]


def by_synthetic_data_kit(task: Task) -> tuple[int, list[Made]]:
    """Its two commands, `create` and `curate` (rating 7 and more, its default), section by section."""
    home, candidates, made = task.out / "sdk", 0, list[Made]()
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    [shipped] = task.python.parent.parent.glob("lib/python*/site-packages/synthetic_data_kit/config.yaml")
    settings = yaml.safe_load(shipped.read_text())  # a file of one's own is not laid over it, but taken for it
    settings["api-endpoint"] |= {"api_base": task.endpoint, "api_key": "none", "model": task.model}
    (home / "config.yaml").write_text(yaml.safe_dump(settings))
    tool = [str(task.python.parent / "synthetic-data-kit"), "-c", str(home / "config.yaml")]
    for number, text in enumerate(task.texts):
        if task.counter.tokens >= task.tokens:
            break
        source, created, rated = home / f"{number}.txt", home / f"{number}_qa_pairs.json", home / f"{number}_kept.json"
        source.write_text(text, "utf-8")
        for stage in (
            ["create", source, "--type", "qa", "-n", str(ASKED), "-o", home],
            ["curate", created, "-o", rated],
        ):
            subprocess.run([*tool, *stage], check=False, env=task.environment(), **SILENT)
        candidates += len(pairs_in(created, "qa_pairs"))
        made += [
            Made(question=pair["question"], answer=pair["answer"], section=text) for pair in pairs_in(rated, "qa_pairs")
        ]
    return candidates, made


def pairs_in(path: Path, key: str) -> list[dict[str, str]]:
    """What a command left, if it did: one that fails leaves nothing, and has kept nothing."""
    rows = json.loads(path.read_text("utf-8"))[key] if path.exists() else []
    return [row for row in rows if isinstance(row.get("question"), str) and isinstance(row.get("answer"), str)]


def by_distilabel(task: Task) -> tuple[int, list[Made]]:
    """`SelfInstruct`, then `TextGeneration` with the section, in its own process; it has no step that checks them."""
    made = list[Made]()
    inside = [str(task.python), __file__, "--inside", task.endpoint, "--model", task.model]
    with subprocess.Popen(
        inside,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=task.environment(),
    ) as process:
        assert process.stdin
        assert process.stdout
        for text in task.texts:
            if task.counter.tokens >= task.tokens:
                break
            print(json.dumps(text), file=process.stdin, flush=True)
            pairs = json.loads(process.stdout.readline())
            made += [Made(question=question, answer=answer, section=text) for question, answer in pairs if answer]
        process.stdin.close()
    return len(made), made


def inside(endpoint: str, model: str) -> None:
    """In the rivals' environment: a line is a section, the line that answers it holds pairs."""
    from distilabel.models import OpenAILLM
    from distilabel.steps.tasks import SelfInstruct, TextGeneration

    llm = {"model": model, "base_url": endpoint, "api_key": "none", "generation_kwargs": {"max_new_tokens": REPLY}}
    ask = SelfInstruct(llm=OpenAILLM(**llm), num_instructions=ASKED, application_description="assistant of the manual")
    answer = TextGeneration(llm=OpenAILLM(**llm), template=ANSWER, columns=["document", "question"])
    ask.load()
    answer.load()
    replies = sys.stdout
    for line in sys.stdin:
        with contextlib.redirect_stdout(sys.stderr):
            text = json.loads(line)
            questions = next(ask.process([{"input": text}]))[0]["instructions"] or []
            rows = [{"document": text, "question": question} for question in questions[:ASKED]]
            answers = next(answer.process(rows)) if rows else []
        print(json.dumps([(row["question"], row["generation"]) for row in answers]), file=replies, flush=True)


TOOLS = {"gristmill": by_gristmill, "synthetic-data-kit": by_synthetic_data_kit, "distilabel": by_distilabel}


def drawn(folder: Path, out: Path, count: int, title: str) -> list[str]:
    """Pages of the manual become a workspace, and its sections in the order of a draw the texts."""
    pages = sorted(page for page in folder.rglob("*.htm*") if page.stat().st_size > 4096)  # frames and redirects
    shutil.rmtree(out, ignore_errors=True)
    (out / "pages").mkdir(parents=True)
    for page in random.Random(SEED).sample(pages, min(count, len(pages))):  # a draw, no secret
        shutil.copy(page, out / "pages" / page.name)
    run = [sys.executable, "-m", "gristmill", "-q", "run", out / "pages", "--out", out / "gristmill"]
    subprocess.run(run, check=True)
    workspace = Workspace(out / "gristmill")
    texts = [
        f"{title} > {' > '.join(section.heading_path)}\n\n{seed.markdown[section.body_start : section.stop]}"
        for seed in workspace.seeds()
        for section in sections(seed.markdown)
        if WORDS[0] <= len(seed.markdown[section.start : section.stop].split()) <= WORDS[1]
    ]
    random.Random(SEED).shuffle(texts)
    return texts


def rivals_python(home: Path) -> Path:
    if not home.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin/pip", "install", "-q", *PINS], check=True)
    return home / "bin/python"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", required=True)
    parser.add_argument("--title", required=True, help="the manual's, which rivals are told; Gristmill has to prove it")
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--tokens", type=int, default=12_000, help="that each tool may use, prompts with them")
    parser.add_argument("--rivals", type=Path, default=BENCH / "rivals")
    args = parser.parse_args()
    texts = drawn(args.folder, args.out, args.pages, args.title)
    print(f"{args.pages} pages, {len(texts)} sections, {args.tokens} tokens each\n")
    print(
        "| tool | candidates | kept | calls | tokens | kept for 1,000 tokens |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        sep="\n",
    )
    rows = list[tuple[str, Made]]()
    with counted(os.environ["OPENAI_BASE_URL"].rstrip("/")) as (endpoint, counter):
        for name, tool in TOOLS.items():
            counter.calls = counter.tokens = 0
            candidates, kept = tool(
                Task(
                    out=args.out.resolve(),
                    python=rivals_python(args.rivals),
                    endpoint=endpoint,
                    model=args.model,
                    tokens=args.tokens,
                    counter=counter,
                    texts=texts,
                )
            )
            rate = 1000 * len(kept) / max(counter.tokens, 1)
            print(
                f"| {name} | {candidates} | {len(kept)} | {counter.calls} | {counter.tokens} | {rate:.1f} |", flush=True
            )
            rows += [(name, pair) for pair in kept]
    random.Random(SEED).shuffle(rows)
    with (args.out / "blind.jsonl").open("w") as blind, (args.out / "key.jsonl").open("w") as key:
        for number, (name, pair) in enumerate(rows):
            shown = {"id": number, "question": pair.question, "answer": pair.answer, "section": pair.section}
            print(json.dumps(shown), file=blind)
            print(json.dumps({"id": number, "tool": name}), file=key)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[4])
    else:
        main()
