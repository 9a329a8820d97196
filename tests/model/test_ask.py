"""The recipe `ask`: which sentences are shown, and which questions to them are taken."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from converter.recipes.ask import MOST_SPANS, Ask, Asked
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate, Job
from converter.recipes.relations import relation
from converter.vary import vary
from gristmill.cli.commands import cli
from gristmill.config import Convert, Model
from gristmill.models.reading import parse
from gristmill.store import Workspace

from .conftest import FakeEndpoint, completion, mill_pages, page, site_of
from .test_recipes import ASKING, asked, passage, reason

SIFTER = """# Sifter

## Mesh

The mesh of a sifter lies between two frames of beech and is held there by its own tension.

The mesh must be replaced whenever one of its openings is wider than 3 millimetres. Wet flour closes the openings of \
the mesh within a minute, because it swells.

{more}
"""
ALONE = "The mesh must be replaced whenever one of its openings is wider than 3 millimetres."
LOCKED = "The lid of a sifter is locked whenever its motor turns."
RIGHT = "When must a sifter's mesh be replaced?"
SWELLS = "Wet flour closes the openings of the mesh within a minute, because it swells."


def job(more: str = "") -> Job:
    return asked(Ask(), passage(SIFTER.format(more=more)))


def shown(more: str = "") -> list[str]:
    found = job(more)
    return [found.passage.markdown[unit.start : unit.stop] for unit in found.units]


def reply(**questions: str) -> Asked:
    found = parse(json.dumps(questions), Asked)
    assert isinstance(found, Asked)
    return found


def answered(question: str) -> str:
    """The reason why a question is dropped, empty if it is kept."""
    return reason(Ask().read(job(), reply(E1=question))[0])


def test_shown_are_sentences_that_no_pair_rests_on() -> None:
    assert shown() == [ALONE, SWELLS]
    assert job().request.messages[-1].content.count("[E") == 2


@pytest.mark.parametrize(
    "more",
    [
        "This keeps the beech from rotting for as long as the sifter is in use.",
        "It keeps the beech from rotting for as long as the sifter is in use.",
        "For details on how meshes of other makers are mounted, see the guide.",
        "The meshes of other makers can be mounted in the following ways:",
        "The frames are bare.",
        "**The frames of the sifter are made of oak that was felled in winter.",
        "You can also use frames of oak that was felled in winter.",
        "- A mesh of silk lasts longer than a mesh of steel in most of the mills",
        "The frames of the sifter differ from those of the mill in length and weight.",
    ],
)
def test_a_sentence_that_leans_announces_or_says_little_is_not_shown(more: str) -> None:
    assert shown(more) == [ALONE, SWELLS]


def test_one_request_shows_two_sentences_at_most_in_their_order() -> None:
    more = " ".join(f"Frame number {n} of the sifter is a board of oak that was felled in winter." for n in range(9))
    found = job(more)
    assert len(found.units) == found.wanted == MOST_SPANS
    assert [unit.start for unit in found.units] == sorted(unit.start for unit in found.units)
    assert [half.wanted for half in Ask().halves(found, Questions([]), ASKING)] == [1, 1]


def test_without_a_free_sentence_nothing_is_asked() -> None:
    about = dataclasses.replace(passage(SIFTER.format(more="")), units=())
    assert Ask().job(about, Questions([]), ASKING) is None


def test_the_answer_is_the_sentence_to_the_letter() -> None:
    none, found = Ask().read(job(), reply(E2="Why does wet flour close the openings of a sifter's mesh?"))
    assert reason(none) == "no-question"
    assert isinstance(found, Candidate)
    assert found.answer == found.evidence[0].quote == SWELLS
    assert SIFTER[found.evidence[0].start : found.evidence[0].stop] == SWELLS


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (RIGHT, ""),
        ("When must a sifter's mesh be replaced", "wrong-form"),
        ("Must the mesh of a sifter be replaced at some time?", "wrong-form"),
        ("When must this mesh be replaced according to the text?", "leaning-question"),
        ("When must a mesh of `sift()` be replaced?", "unsupported-facts"),
        ("When must a mesh of 4 millimetres be replaced?", "unsupported-facts"),
        ("How do I replace the mesh of a sifter?", "wrong-form"),
        ("What does a sifter's mesh do?", "wrong-form"),
        ("When must flour in a sifter be replaced?", "asks-of-other"),
        ("When is it replaced?", "leaning-question"),
        ("When is it so?", "leaning-question"),
        ("When must a sifter's mesh be replaced unless?", "wrong-form"),
        ("When must a sifter's mesh with an opening wider than 3 millimetres be replaced?", "gives-answer"),
        ("When must a sifter's mesh be replaced and why must it?", "wrong-form"),
        ("When must a sifter's mesh be replaced if it has openings?", "wrong-form"),
        ("When must a sifter's mesh not be replaced?", "changed-facts"),
        ("When is the mesh of a sifter replaced if it is true?", "unsupported-facts"),
        ("What is the command that replaces the mesh of a sifter?", "no-name"),
        ("Which command replaces the mesh of a sifter?", "no-name"),
        ("When does each numbered sentence of a mesh end?", "leaked-prompt"),
    ],
)
def test_a_question_is_taken_that_the_sentence_answers(question: str, why: str) -> None:
    assert answered(question) == why


@pytest.mark.parametrize(
    ("site", "product", "question", "kept"),
    [
        ("Sifter 2.1 manual", "", "When is a lid locked?", "When is a lid locked in Sifter?"),
        ("", "frost", "When is a lid locked?", "I have a question about mesh in frost. When is a lid locked?"),
        (
            "",
            "the Frost mill",
            "When is a lid locked?",
            "I have a question about mesh in the Frost mill. When is a lid locked?",
        ),
        (
            "Sifter 2.1 manual",
            "Frost",
            "When is a lid locked?",
            "I have a question about mesh in Frost. When is a lid locked?",
        ),
        (
            "",
            "Frost",
            "When is a lid of a mesh locked?",
            "I have a question about sifter in Frost. When is a lid of a mesh locked?",
        ),
        ("", "Frost", "When is a lid locked in Frost?", "When is a lid locked in Frost?"),
        ("", "frost 2", "When is a lid of frost 2 locked?", "When is a lid of frost 2 locked?"),
        ("", "", "When is a lid locked?", "names-nothing"),
        ("The Great Old Sifter Of The Valley", "", "When is a lid locked?", "names-nothing"),
        ("", "Frost", "When is it?", "leaning-question"),
        ("", "Frost", "When is a lid?", "names-nothing"),
    ],
)
def test_a_question_that_names_nothing_gets_the_product_of_its_source(
    site: str, product: str, question: str, kept: str
) -> None:
    about = passage(
        "# Sifter\n\n## Mesh\n\nThe mesh lies between two frames.\n\nA lid is locked when its motor turns.\n"
    )
    seed = dataclasses.replace(about.seed, site=site)
    found = Ask().read(asked(Ask(), dataclasses.replace(about, seed=seed, product=product)), reply(E1=question))[0]
    assert (found.question if isinstance(found, Candidate) else found.reason) == kept


def test_a_heading_in_title_case_is_said_in_small_letters() -> None:
    told = "The mesh lies between two frames.\n\nA lid is locked when its motor turns.\n"
    about = passage(f"# Sifter\n\n## Automatic Shaking\n\n{told}")
    seed = dataclasses.replace(about.seed, site="")
    wanted = asked(Ask(), dataclasses.replace(about, seed=seed, product="Frost"))
    found = Ask().read(wanted, reply(E1="When is a lid locked?"))[0]
    assert isinstance(found, Candidate)
    assert found.question == "I have a question about automatic shaking in Frost. When is a lid locked?"


def test_no_prompt_is_made_from_the_product() -> None:
    about = passage(SIFTER.format(more=""))
    assert asked(Ask(), dataclasses.replace(about, product="Frost")).request == asked(Ask(), about).request


def test_the_reply_has_a_text_under_each_label_and_nothing_else() -> None:
    form = json.loads(job().request.schema)
    assert (form["required"], form["additionalProperties"]) == (["E1", "E2"], False)
    last = job().request.messages[-1].content.splitlines()[-1]
    assert last == 'In English: {"E1": "When must the mesh …?", "E2": "Why …?"}'


def test_sentences_of_sections_without_a_pair_are_asked_about_with_those_before_them() -> None:
    text = f"# Sifter\n\n## Mesh\n\nThe mesh lies between two frames.\n\n{ALONE}\n\n## Lid\n\n{LOCKED}\n"
    about, lid = passage(text, -2), passage(text, -1)
    about = dataclasses.replace(about, beside=(dataclasses.replace(lid, pairs=about.pairs),))
    found = asked(Ask(), about)
    assert found.request.messages[-1].content.splitlines()[2:6] == [
        "Mesh",
        "[E1] The mesh must be replaced whenever …",
        "Lid",
        "[E2] The lid of a sifter is locked whenever …",
    ]
    assert found.sections == {about.section.sha256, lid.section.sha256}
    kept = Ask().read(found, reply(E2="When is the lid of a sifter locked?"))[1]
    assert isinstance(kept, Candidate)
    assert (kept.evidence[0].heading_path[-1], kept.evidence[0].section_sha256) == ("Lid", lid.section.sha256)


@pytest.mark.parametrize(
    ("sentence", "opening", "told"),
    [
        ("If the lid is open, the motor stops at once.", "What happens if", "the motor stops at once."),
        ("When the lid is open, you should stop the motor.", "What should I do when", "you should stop the motor."),
        ("If you change the mesh, stop the motor first.", "What should I do if", "stop the motor first."),
        ("To change the mesh, stop the motor.", "How can I", "stop the motor."),
        ("Because flour swells, the mesh is closed.", "Why", "flour swells"),
        ("The mesh is closed because wet flour swells.", "Why", "wet flour swells."),
        ("The mesh is replaced only if it is torn.", "When", "it is torn."),
        ("The mesh can be cleaned by shaking its frame.", "How", "shaking its frame."),
        ("The default width for bran is 3 millimetres.", "What is the default", "3 millimetres."),
        ("The `--fine` option specifies the width of the mesh.", "What does", "the width of the mesh."),
        ("A sifter is a machine with a mesh.", "What is", "a machine with a mesh."),
    ],
)
def test_a_question_begins_as_the_relation_of_its_sentence_wants(sentence: str, opening: str, told: str) -> None:
    found = relation(sentence)
    assert found is not None
    assert (found.opening, found.told) == (opening, told)


@pytest.mark.parametrize(
    "sentence",
    [
        "The frames of the sifter differ from those of the mill.",
        "As the mesh is closed when flour swells, shaking it is of no use.",  # whose condition is only a part of it
        "Check if the mesh is torn on one of its sides.",  # whether
        "In a mill, flour provides the miller with bread.",
        "If the mesh is torn, it must be replaced.",  # what is it?
        "The sifter, but not the mill, stops, and the mesh should be changed because it is torn.",  # which of the two?
        "The sifter that you just created is a machine with a mesh.",
        "If set to 3, the mesh is wide.",  # what is?
        "If you want to clean them, you should stop the motor.",  # whom?
        "If you open the lid, you will see two meshes.",
        "All other meshes are the property of the miller.",
        "To save time, the sifter keeps its mesh for long.",  # nothing that one can do
        "If you never had that in your mesh, the sifter is sound.",  # what?
        "The default value is 3 millimetres.",  # of what?
        "The mesh (which is torn if it is wet) lies below.",
    ],
)
def test_a_sentence_without_a_clear_relation_is_not_asked_about(sentence: str) -> None:
    assert relation(sentence) is None


def test_the_schema_forces_the_opening_and_the_end_of_a_question() -> None:
    pattern = json.loads(job().request.schema)["properties"]["E1"]["pattern"]
    assert re.search(pattern, "When must the mesh of a sifter be replaced?")
    assert not re.search(pattern, "When is the mesh of a sifter replaced?")
    assert not re.search(pattern, ALONE)


def test_a_run_asks_about_what_rules_left_or_told_among_much_else(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    site = site_of(tmp_path / "workspace", [page("sifter", "sifter", SIFTER.format(more="")), *mill_pages()])
    asks = {"E1": RIGHT, "E2": "Why does a sifter's mesh do so?"}
    endpoint.script = lambda request, number: completion(asks)
    result = vary(site.workspace, site.pairs, Convert(recipes=["ask"], model=Model(timeout=10)), model="m")
    assert [(pair.type, pair.question, pair.answer) for pair in result.pairs] == [("ask", RIGHT, ALONE)]
    of_mill, of_sifter = (tally.dropped for tally in result.tallies)
    assert (result.calls, of_mill, of_sifter) == (3, {"names-nothing": 2}, {"asks-of-section": 1})


@pytest.fixture
def frost(tmp_path: Path) -> Workspace:
    """Four pages whose titles and prose prove "Frost", and which have no site's name; their folder is another."""
    made = Workspace(tmp_path / "workspace", create=True)
    for part in ("lid", "hopper", "drawer", "chute"):
        text = (
            f"# {part.title()}\n\n## Options of the {part}\n\n| Option | Default | Meaning |\n| --- | --- | --- |\n"
            f"| `{part}_width` | 3 | Width of the {part} that a mill with Frost has, in millimetres of wood. |\n"
            f"| `{part}_depth` | 4 | Depth of the {part} below the mesh when the motor stands still. |\n\n"
            f"## Care\n\nIn a mill with Frost, as in others, the {part} wants some oil.\n\n"
            "A motor is locked when somebody pulls a cord.\n"
        )
        made.write_seed(dataclasses.replace(page("folder", part, text), title="Frost 2.1 Manual"))
    return made


def command(workspace: Workspace, *options: str, product: str = "") -> bytes:
    """`gristmill convert` with a model; the pairs it leaves."""
    config = workspace.root.parent / "spiders.yaml"
    source = f"{{name: folder, start: ['http://127.0.0.1/'], licence: MIT, product: '{product}'}}"
    config.write_text(f"sources: [{source}]\nconvert: {{recipes: [ask]}}\n")
    arguments = ["convert", "--jobs", "1", "--model", "good-model", *options]
    done = CliRunner().invoke(cli, [*arguments, "--out", str(workspace.root), "--config", str(config)])
    assert not done.exit_code, done.output
    return workspace.pairs.read_bytes()


def test_the_product_that_pages_prove_or_a_person_states_is_named_without_asking_again(
    frost: Workspace, endpoint: FakeEndpoint
) -> None:
    endpoint.script = lambda request, number: completion({"E1": "When is a motor locked?"})
    first = command(frost)
    calls = len(endpoint.requests)
    assert b" in Frost. When is a motor locked?" in first
    assert command(frost) == command(frost, "--replay") == first
    stated = command(frost, product="the Grand Mill")
    assert b" in the Grand Mill. When is a motor locked?" in stated
    assert b"in Frost. When is a motor" not in stated
    assert 0 < calls == len(endpoint.requests)
