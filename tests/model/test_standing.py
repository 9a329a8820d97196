"""What a model made stays until its section changes or it is made anew: real runs of both stages, on real files."""

import dataclasses
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from converter import convert as stage
from converter.standing import remaining
from converter.vary import VaryResult, vary
from gristmill.config import Convert
from gristmill.records import Pair, Tally
from gristmill.store import Workspace, read_pairs

from .conftest import FakeEndpoint, asking, completion, honest, page, refusal

PAGE = """# Mill

## Gate options

| Option | Default | Meaning |
| --- | --- | --- |
| `gate_early` | 6 | Hour at which the gate opens on workdays and lets the first carts into the yard. |
| `gate_late` | 21 | Hour at which the gate closes after the last cart with grain has left the yard. |

## Millstone options

| Option | Default | Meaning |
| --- | --- | --- |
| `groove_coarse` | 12 | Depth of the grooves that are wide enough for bran, in millimetres of the whole stone. |
| `groove_fine` | 3 | Depth of the shallow grooves that lead the meal outward and heat it more than others. |
"""


def convert(workspace: Workspace, settings: Convert, **more: Any) -> list[Tally]:
    """The stage, for a source whose product is stated."""
    return stage.convert(workspace, settings, products={"mill": "Mill"}, **more)


@pytest.fixture
def workspace(tmp_path: Path, endpoint: FakeEndpoint) -> Workspace:
    """One page, its pairs, and what a model made of them."""
    made = Workspace(tmp_path / "w", create=True)
    made.write_seed(page("mill", "mill", PAGE))
    convert(made, Convert())
    assert len(varied(run(made))) > 2
    return made


def run(
    workspace: Workspace, settings: Convert | None = None, *, model: str = "good-model", **limits: int
) -> Workspace:
    """Both stages, as the command line runs them."""
    settings = settings or asking(concurrency=1)
    convert(workspace, settings)
    pairs = list(read_pairs(workspace.pairs))
    made, earlier = ([p for p in pairs if (p.origin == "llm") == by_model] for by_model in (False, True))
    result: VaryResult = vary(workspace, made, settings, model=model, **limits)
    kept, _ = remaining(earlier, result.pairs, answered=result.answered, recipes=settings.recipes)
    workspace.replace_pairs([*made, *kept])
    return workspace


def varied(workspace: Workspace) -> list[Pair]:
    return [pair for pair in read_pairs(workspace.pairs) if pair.origin == "llm"]


def change(workspace: Workspace, before: str, after: str, **fields: object) -> None:
    assert before in PAGE
    seed = page("mill", "mill", PAGE.replace(before, after))
    workspace.write_seed(dataclasses.replace(seed, **fields))


def test_a_stoppedwithout_a_model_changes_nothing(workspace: Workspace) -> None:
    before = workspace.pairs.read_bytes()
    (tally,) = convert(workspace, Convert())
    assert workspace.pairs.read_bytes() == before
    assert tally.notes["variations-standing"] == len(varied(workspace))
    assert not [note for note in tally.notes if note.startswith("variations-retired")]


@pytest.mark.parametrize("limit", [{"max_calls": 0}, {"max_calls": 1}], ids=str)
def test_a_stoppedthat_a_limit_stops_keeps_what_it_did_not_ask_for(workspace: Workspace, limit: dict[str, int]) -> None:
    before = {pair.id for pair in varied(workspace)}
    with workspace.connect() as db:
        db.execute("DELETE FROM replies")
    db.close()
    assert {pair.id for pair in varied(run(workspace, **limit))} == before


@pytest.mark.parametrize("line", ["[" * 200_000, "{", "5", '{"id": 5}', "\x00"])
def test_a_damaged_line_costs_itself(workspace: Workspace, line: str) -> None:
    before = workspace.pairs.read_bytes()
    with workspace.pairs.open("a") as handle:
        handle.write(f"{line}\n")
    convert(workspace, Convert())
    assert workspace.pairs.read_bytes() == before


def test_a_dead_endpoint_costs_nothing(workspace: Workspace, endpoint: FakeEndpoint) -> None:
    before = workspace.pairs.read_bytes()
    endpoint.script = lambda *_: refusal(401)
    run(workspace, model="other-model")
    assert workspace.pairs.read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [("# Mill\n", "# Mill\n\nIt is read aloud each spring.\n"), ("## Mill", "## New\n\nAll of it is new.\n\n## Mill")],
    ids=["above", "between"],
)  # fmt: skip
def test_pairs_move_with_their_section(workspace: Workspace, before: str, after: str) -> None:
    known = {(pair.question, pair.answer) for pair in varied(workspace)}
    change(workspace, before, after)
    convert(workspace, Convert())
    pairs = {pair.id: pair for pair in read_pairs(workspace.pairs)}
    moved = varied(workspace)
    assert {(pair.question, pair.answer) for pair in moved} == known
    seed = workspace.read_seed("seeds/mill/mill.md")
    for pair in moved:
        assert set(pair.lineage.parents) <= pairs.keys()
        for proof in pair.evidence:
            assert seed.markdown[proof.start : proof.stop] == proof.quote
            assert proof.seed_sha256 == seed.sha256


def test_pairs_of_a_section_that_changed_retire_and_no_others(workspace: Workspace) -> None:
    before = varied(workspace)
    change(workspace, "| 12 | Depth of the", "| 14 | Depth of all the")
    (tally,) = convert(workspace, Convert())
    left = {pair.id for pair in varied(workspace)}
    gone = [pair for pair in before if pair.id not in left]
    assert {pair.evidence[0].heading_path[-1] for pair in gone} == {"Millstone options"}
    assert {pair.evidence[0].heading_path[-1] for pair in varied(workspace)} == {"Gate options"}
    assert tally.notes["variations-retired:section-changed"] == len(gone)
    assert all(pair.id in workspace.tombstones.read_text() for pair in gone)


def without_file(workspace: Workspace) -> None:
    workspace.inside("seeds/mill/mill.md").unlink()
    workspace.write_seed(page("mill", "other", "# Other\n\nNothing stands here yet.\n"))


def with_status(status: str) -> Callable[[Workspace], None]:
    return lambda workspace: change(workspace, "# Mill", "# Mill", status=status)


@pytest.mark.parametrize(
    "away",
    [without_file, with_status("tombstone"), with_status("excluded"), lambda w: change(w, "# ", "# ", flags=("thin",))],
    ids=["file", "tombstone", "excluded", "flagged"],
)
def test_pairs_of_a_page_that_is_gone_retire(workspace: Workspace, away: Callable[[Workspace], None]) -> None:
    away(workspace)
    (tally,) = convert(workspace, Convert())
    assert varied(workspace) == []
    assert tally.notes["variations-retired:page-gone"] > 2


def test_flagged_pages_that_are_used_keep_theirs(workspace: Workspace) -> None:
    known = len(varied(workspace))
    change(workspace, "# Mill", "# Mill", flags=("thin",))
    convert(workspace, Convert(), keep_flagged={"mill"})
    assert len(varied(workspace)) == known


def test_a_variation_goes_with_its_parent(workspace: Workspace) -> None:
    (tally,) = convert(workspace, Convert(rules=["steps"]))
    assert {pair.type for pair in varied(workspace)} == {"self_instruct"}
    assert tally.notes["variations-retired:parent-gone"] > 0


def test_a_recipe_that_is_no_longer_asked_for_retires_with_the_next_run_of_a_model(workspace: Workspace) -> None:
    convert(workspace, Convert(recipes=["paraphrase"]))
    assert {pair.type for pair in varied(workspace)} == {"paraphrase", "self_instruct"}
    run(workspace, asking(recipes=["paraphrase"]))
    assert {pair.type for pair in varied(workspace)} == {"paraphrase"}


def test_another_model_takes_the_place_of_the_first(workspace: Workspace, endpoint: FakeEndpoint) -> None:
    run(workspace, model="other-model")
    assert {pair.generator.model for pair in varied(workspace)} == {"other-model"}


def test_what_another_model_does_not_answer_stays(workspace: Workspace, endpoint: FakeEndpoint) -> None:
    known = {pair.id for pair in varied(workspace) if pair.type == "paraphrase"}

    def script(request: dict[str, object], number: int) -> object:
        return completion("no") if "rewrite" in str(request["messages"])[:90] else honest(request, number)

    endpoint.script = script  # type: ignore[assignment]
    run(workspace, model="other-model")
    assert known <= {pair.id for pair in varied(workspace)}


def test_fewer_sections_in_a_later_run_retire_nothing(workspace: Workspace) -> None:
    known = {pair.id for pair in varied(workspace)}
    run(workspace, asking(max_sections=1))
    assert {pair.id for pair in varied(workspace)} == known


def test_a_pairs_file_of_another_version_is_passed_over(workspace: Workspace) -> None:
    with workspace.pairs.open("a") as handle:
        handle.write('{"id": "old"}\nno json\n')
    known = len(varied_safely(workspace))
    convert(workspace, Convert())
    assert len(varied(workspace)) == known


def varied_safely(workspace: Workspace) -> list[str]:
    return [line for line in workspace.pairs.read_text().splitlines() if '"origin": "llm"' in line]


# The command line


def gristmill(workspace: Workspace, *arguments: str) -> "subprocess.CompletedProcess[str]":
    config = workspace.root.parent / "spiders.yaml"
    sources = "sources: [{name: mill, start: ['http://127.0.0.1/'], product: Mill, licence: MIT}]"
    config.write_text(f"{sources}\nconvert: {{recipes: [paraphrase, self_instruct]}}\n")
    command = [sys.executable, "-m", "gristmill", *arguments, "--out", str(workspace.root), "--jobs", "1"]
    command += ["--config", str(config)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=workspace.root)


def digests(workspace: Workspace) -> dict[str, str]:
    files = (path for path in workspace.root.rglob("*") if path.is_file() and path.name != "gristmill.lock")
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_dry_run_changes_no_file(workspace: Workspace) -> None:
    gristmill(workspace, "convert")
    before = digests(workspace)
    dry = gristmill(workspace, "convert", "--model", "other-model", "--dry-run")
    assert (dry.returncode, digests(workspace)) == (0, before)
    assert "would ask 4 calls" in dry.stderr
    assert "would ask nothing" in gristmill(workspace, "convert", "--model", "good-model", "--dry-run").stderr


def test_what_retires_is_said_in_a_line(workspace: Workspace) -> None:
    count = len(varied(workspace))
    with_status("tombstone")(workspace)
    workspace.write_seed(page("mill", "other", PAGE.replace("# Mill", "# Other")))
    assert (
        f"convert: retired {count} pairs that a model had made (page-gone {count})"
        in gristmill(workspace, "convert").stderr
    )


def numbered(markdown: str, number: int) -> str:
    """The page with other keys and headings: no question of it has been asked."""
    return re.sub(
        r"`(\w+)`|(?<=^# )(\w+)",
        lambda m: f"`{m[1]}_{number}`" if m[1] else f"{m[2]} {number}",
        markdown,
        flags=re.MULTILINE,
    )


def test_the_brake_ends_with_its_own_exit_code(workspace: Workspace, endpoint: FakeEndpoint) -> None:
    before = workspace.pairs.read_bytes()
    endpoint.script = lambda *_: completion("no")
    for number in range(14):
        workspace.write_seed(page("mill", f"more{number}", numbered(PAGE, number)))
    stopped = gristmill(workspace, "convert", "--model", "other-model")
    assert stopped.returncode == 3
    assert "none of 1" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert len(varied(workspace)) == before.count(b'"origin": "llm"')


def test_asking_again_needs_a_model(workspace: Workspace) -> None:
    refused = gristmill(workspace, "convert", "--ask-again")
    assert refused.returncode == 1
    assert "--ask-again" in refused.stderr
