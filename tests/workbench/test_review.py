"""The review page: who may speak with it, what keys do, and what follows for filters, dataset and card."""

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

import gristmill
from crawler.web.browser import launch_options
from gristmill.errors import UserError
from gristmill.judgements import Judgement, append, read
from gristmill.workbench.bench import Workbench
from gristmill.workbench.review.drawing import Drawn, draw
from gristmill.workbench.review.page import application
from gristmill.workbench.review.serving import serve

HOST = "http://127.0.0.1:4000"


def client(bench: Workbench, drawn: list[Drawn]) -> TestClient:
    app = application(bench.store, drawn, reviewer="ann", token="secret", port=4000)
    return TestClient(app, base_url=HOST, follow_redirects=False, headers={"origin": HOST})


@pytest.fixture
def bench(home: Path) -> Workbench:
    return gristmill.open("workspace")


@pytest.fixture
def drawn(bench: Workbench) -> list[Drawn]:
    return draw(bench.store, core=5, strata=0)


@pytest.fixture
def page(bench: Workbench, drawn: list[Drawn]) -> TestClient:
    opened = client(bench, drawn)
    assert opened.get("/?token=secret").status_code == 303
    return opened


def judged(bench: Workbench, pair, status: str, **more) -> None:
    append(
        bench.store.reviews, Judgement(pair=pair.id, reviewer="ann", status=status, at="2026-01-01T00:00:00Z", **more)
    )


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 403),
        ("/?token=secrets", {}, 403),
        ("/queue", {"cookie": "gristmill-4000=secreT"}, 403),
        ("/queue", {"cookie": "gristmill-4000=secret"}, 200),
        ("/?token=secret", {"host": "rebound.example:4000"}, 421),
        ("/queue", {"cookie": "gristmill-4000=secret", "host": "127.0.0.1:4001"}, 421),
        ("/static/review.js", {}, 403),
    ],
)
def test_only_who_has_the_token_is_answered_under_the_names_of_this_machine(
    bench: Workbench, drawn: list[Drawn], path: str, headers: dict[str, str], status: int
) -> None:
    answer = client(bench, drawn).get(path, headers=headers)
    assert answer.status_code == status
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_a_judgement_from_another_page_is_refused(page: TestClient, drawn: list[Drawn], bench: Workbench) -> None:
    sent = {"id": drawn[0].pair.id, "status": "approved"}
    assert page.post("/judge", json=sent, headers={"origin": "http://evil.example"}).status_code == 403
    assert not bench.store.reviews.exists()
    assert page.post("/judge", json=sent).status_code == 204
    assert read(bench.store.reviews)[drawn[0].pair.id][0].core


@pytest.mark.parametrize(
    "sent",
    [[], {"id": "x", "status": "approved"}, {"status": "approved"}, {"id": "", "status": "good"},
     {"id": "", "status": "edited", "question": "Q?", "answer": " "}],
)  # fmt: skip
def test_what_is_no_judgement_is_refused(page: TestClient, drawn: list[Drawn], bench: Workbench, sent) -> None:
    if isinstance(sent, dict) and sent.get("id") == "":
        sent["id"] = drawn[0].pair.id
    assert page.post("/judge", json=sent).status_code == 400
    assert not bench.store.reviews.exists()


@pytest.mark.parametrize("body", [b"[" * 90_000, b"", b"\xff", b"1", b" " * 200_000])
def test_what_no_page_sends_is_refused_and_the_page_goes_on(page: TestClient, bench: Workbench, body: bytes) -> None:
    assert page.post("/judge", content=body).status_code == 400
    assert not bench.store.reviews.exists()
    assert page.get("/queue").status_code == 200


def test_judgements_that_cannot_be_read_are_named_before_a_page_is_served(bench: Workbench, drawn: list[Drawn]) -> None:
    bench.store.reviews.write_text('{"pair": ', "utf-8")
    with pytest.raises(UserError, match=r"reviews\.jsonl:1 is no judgement"):
        serve(bench.store, drawn, reviewer="ann", port=0, ready=lambda _: None)


def test_a_reviewer_goes_on_where_they_stopped_and_sees_nothing_of_others(
    page: TestClient, drawn: list[Drawn], bench: Workbench
) -> None:
    judged(bench, drawn[1].pair, "rejected", note="stale")
    append(bench.store.reviews, Judgement(pair=drawn[2].pair.id, reviewer="bob", status="approved", at=""))
    found = page.get("/queue").json()
    assert [(one["status"], one["note"]) for one in found[:3]] == [
        ("unreviewed", ""), ("rejected", "stale"), ("unreviewed", ""),
    ]  # fmt: skip


def test_what_a_record_says_stays_text(bench: Workbench) -> None:
    record = json.loads(bench.store.kept.read_text("utf-8").splitlines()[0])
    record["messages"][0]["content"] = "<img src=x onerror=alert(1)>"
    record["evidence"][0]["url"] = "javascript:alert(1)"
    bench.store.kept.write_text(json.dumps(record) + "\n")
    found = draw(bench.store, core=1, strata=0)
    opened = client(bench, found)
    opened.get("/?token=secret")
    text = opened.get(f"/record/{record['id']}").text
    assert "&lt;img" in text
    assert "<img" not in text
    assert "href" not in text
    assert opened.get("/record/none").status_code == 404


def test_a_sample_has_its_core_and_every_type(bench: Workbench) -> None:
    found = draw(bench.store, core=10, strata=30)
    assert sum(one.core for one in found) == 10
    assert {one.pair.type for one in found} == {pair.type for pair in bench.pairs()}
    assert len({one.pair.id for one in found}) == len(found)
    larger = {one.pair.id for one in draw(bench.store, core=20, strata=30) if one.core}
    assert {one.pair.id for one in found if one.core} <= larger


def test_all_of_a_reason_are_drawn_or_it_is_said_that_there_are_none(bench: Workbench) -> None:
    reason = next(bench.pairs("dropped")).checks[-1].reason
    found = draw(bench.store, core=1, strata=1, reason=reason)
    assert len(found) == sum(pair.checks[-1].reason == reason for pair in bench.pairs("dropped"))
    with pytest.raises(UserError, match="no pair to read that was dropped for 'too-blue'"):
        draw(bench.store, core=1, strata=1, reason="too-blue")


def test_a_port_that_is_taken_is_one_sentence(bench: Workbench, drawn: list[Drawn]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UserError, match="name another one with --port"):
            serve(bench.store, drawn, reviewer="ann", port=taken.getsockname()[1], ready=lambda _: None)


def test_judgements_hold_over_all_stages_and_reach_dataset_and_card(bench: Workbench) -> None:
    kept = [pair for pair in bench.pairs() if pair.turns == 1]
    exported = {row["id"] for row in rows(bench)}
    gone, changed, fine = [pair for pair in kept if pair.id in exported][:3]
    judged(bench, gone, "rejected", core=True, note="wrong")
    judged(bench, changed, "edited", core=True, question=f"Please tell me: {changed.question}", answer=changed.answer)
    judged(bench, fine, "approved", core=True)
    bench.export()  # the text of a person has not passed the filters yet
    dropped = bench.status().stages[-1].dropped
    assert (dropped["rejected-by-reviewer"], dropped["edit-not-judged"]) == (1, 1)
    bench.convert()
    bench.filter()
    assert {pair.id: pair.review.status for pair in bench.pairs() if pair.review.status != "unreviewed"} == {
        changed.id: "edited", fine.id: "approved",
    }  # fmt: skip
    assert any(pair.id == gone.id and pair.checks[-1].detail == "wrong" for pair in bench.pairs("dropped"))
    bench.export()
    found = {row["id"]: row for row in rows(bench)}
    assert gone.id not in found
    assert "edited" in found[changed.id]["normalised"]
    assert found[changed.id]["question"].startswith("Please tell me: ")
    card = (bench.store.dataset / "README.md").read_text("utf-8")
    assert "Of 3 pairs drawn at random" in card
    assert "accepted 1 as they were: 33.3%, 95 % interval (Wilson) 6.1% to 79.2%" in card


@pytest.mark.parametrize(
    ("sample", "error", "refusal"),
    [
        (4, 0.9, "people have judged 3 of its pairs .* asks for 4"),
        (3, 0.5, "accepted 3 of 3 pairs, so up to 56.1%"),
        (3, 0.6, ""),
    ],
)
def test_export_waits_for_the_reading_that_a_source_demands(
    bench: Workbench, home: Path, sample: int, error: float, refusal: str
) -> None:
    demand = f"sources: [{{name: site, start: [./site], review: {{sample: {sample}, max_error: {error}}}}}]\n"
    (home / "s.yaml").write_text(demand)
    strict = gristmill.open("workspace", config="s.yaml")
    for pair in list(bench.pairs())[:3]:
        judged(bench, pair, "approved", core=True)
    before = (bench.store.dataset / "README.md").read_bytes()
    if refusal:
        with pytest.raises(UserError, match=refusal):
            strict.export()
        assert (bench.store.dataset / "README.md").read_bytes() == before
    else:
        assert strict.export().dataset


def rows(bench: Workbench) -> Iterator[dict]:
    for path in sorted(bench.store.dataset.glob("*.jsonl")):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


@pytest.mark.browser
def test_a_browser_judges_by_keys_alone(bench: Workbench, drawn: list[Drawn], monkeypatch: pytest.MonkeyPatch) -> None:
    from playwright.sync_api import Route, expect, sync_playwright

    servers: list[uvicorn.Server] = []
    make = uvicorn.Server.__init__
    monkeypatch.setattr(uvicorn.Server, "__init__", lambda self, config: (make(self, config), servers.append(self))[0])
    address: list[str] = []
    serving = threading.Thread(
        target=serve, args=(bench.store, drawn), kwargs={"reviewer": "ann", "port": 0, "ready": address.append}
    )
    serving.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**launch_options())
            tab = browser.new_page()
            said: list[str] = []
            tab.on("console", lambda message: said.append(message.text))
            late: list[Route] = []  # the second pair comes while one writes the note to it
            tab.route(f"**/record/{drawn[1].pair.id}", lambda route: late.append(route))  # noqa: PLW0108 - `append` takes no attributes, which are set
            tab.goto(address[0])
            question, place = tab.locator("h2").first, tab.locator("#place")
            expect(question).to_have_text(drawn[0].pair.question)
            expect(question).to_be_focused()
            for name in ("Approve", "Reject", "Edit", "Note", "Undo", "Previous", "Next"):
                assert tab.get_by_role("button", name=re.compile(name)).is_visible()
            tab.keyboard.press("a")
            expect(place).to_contain_text("2 of 5, not judged; 1 judged; saved")
            tab.keyboard.press("e")
            expect(tab.locator("#said")).to_contain_text("on its way")  # the texts at hand are another pair's
            tab.keyboard.press("n")
            tab.keyboard.type("are ")  # its letters are no keys while one writes
            late[0].continue_()
            expect(question).to_have_text(drawn[1].pair.question)
            tab.keyboard.type("you sure")
            tab.keyboard.press("Control+Enter")
            tab.keyboard.press("r")
            expect(question).to_have_text(drawn[2].pair.question)
            tab.keyboard.press("e")
            tab.keyboard.type("<b>More.</b> ")
            tab.keyboard.press("Control+Enter")
            tab.keyboard.press("a")
            tab.keyboard.press("u")
            expect(place).to_contain_text("4 of 5, not judged; 3 judged; saved")
            tab.reload()
            expect(place).to_contain_text("4 of 5, not judged; 3 judged")
            assert said == []
            browser.close()
    finally:
        servers[0].should_exit = True
        serving.join(10)
    found = [read(bench.store.reviews).get(one.pair.id, (None,))[0] for one in drawn]
    assert [one and (one.status, one.note) for one in found] == [
        ("approved", ""), ("rejected", "are you sure"), ("edited", ""), None, None,
    ]  # fmt: skip
    assert "<b>More.</b>" in found[2].answer
