"""What the card says of licences: one for all, or one for each record."""

import dataclasses
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from gristmill.config import Dataset
from gristmill.dataset.card import render
from gristmill.dataset.diversity import diversity
from gristmill.dataset.formats.messages import record
from gristmill.store import Workspace

from .test_export import make_pair, make_seed


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        (["CC-BY-4.0"], "cc-by-4.0"),
        (["CC-BY-4.0", "CC-BY-4.0"], "cc-by-4.0"),
        (["CC-BY-4.0", "MIT"], "other"),  # nobody may take the one for the other
        (["CC-BY-4.0", "unknown"], "other"),
        (["unknown"], "other"),
        (["https://mill.example/terms"], "other"),
    ],
)
def test_a_set_has_a_licence_only_if_all_its_pages_have_that_one(
    tmp_path: Path, licences: list[str], expected: str
) -> None:
    workspace, pairs = Workspace(tmp_path / "w", create=True), []
    for number, licence in enumerate(licences):
        workspace.write_seed(make_seed(f"p{number}", licence=licence))
        pair = make_pair(f"p{number}", "How long?")
        pairs.append(dataclasses.replace(pair, evidence=(dataclasses.replace(pair.evidence[0], licence=licence),)))
    card = render(
        workspace,
        Dataset(),
        pairs,
        {"train": len(pairs), "validation": 0, "test": 0},
        written=[],
        variety=diversity(pairs, workspace.seeds()),
    )
    header = yaml.safe_load(card.split("---\n")[1])
    assert header["license"] == expected
    assert all(f"| {licence} |" in card or f"| <{licence}> |" in card for licence in licences)
    assert ("license_name" in header) == (expected == "other")


HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a | b | c", "[click](javascript:alert(1))",
    "![x](https://track.example/p.gif)", "`code` **bold** _it_ ~~gone~~ $x$", "MIT\n\n# Heading\n\n---\nlicense: mit",
    "&lt;b&gt;", "https://a.example/<b>x</b>", "https://a.example/x|y", "javascript://a.example/%0aalert(1)",
    "1. list", "12) list", "- item", "# head", "> quote", "\x1b[31mred\u202e", "back\\slash\\", "<!-- hidden",
    "127.0.0.1", "self_instruct", "[a]: https://a.example/", "~~~", "===",
)  # fmt: skip


def card_of(root: Path, text: str) -> str:
    """The card of one pair, with the text wherever a page, a person or a model can put one."""
    workspace = Workspace(root, create=True)
    workspace.write_seed(make_seed("p", licence=text, consent_override=text))
    pair = make_pair("p", "How long?")
    proof = dataclasses.replace(pair.evidence[0], licence=text)
    made = dataclasses.replace(pair.generator, model=text, recipe=text)
    pair = dataclasses.replace(pair, evidence=(proof,), generator=made, type=text, generation_depth=1)
    return render(
        workspace,
        Dataset(name=text),
        [pair],
        {"train": 1, "validation": 0, "test": 0},
        written=[],
        variety=diversity([pair], workspace.seeds()),
    )


def shape(card: str) -> tuple[list[str], str]:
    """What the Markdown of a card marks up, and the words that it shows."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(card.split("---\n", 2)[2])
    tokens = [token for block in blocks for token in (block, *(block.children or ()))]
    return [token.type for token in tokens if token.type != "text"], "".join(
        t.content for t in tokens if t.type == "text"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_page_says_marks_nothing_up_in_the_card(tmp_path: Path, text: str) -> None:
    card = card_of(tmp_path / "w", text)
    assert yaml.safe_load(card.split("---\n")[1])["license"] == "other"
    marks, shown = shape(card)
    assert marks == shape(card_of(tmp_path / "plain", "plain words"))[0]
    assert " ".join("".join(c if c.isprintable() else " " for c in text).split()) in shown


def test_a_record_names_every_licence_of_its_proof() -> None:
    pair = make_pair("a", "How long?")
    other = dataclasses.replace(pair.evidence[0], licence="MIT")
    line = record(dataclasses.replace(pair, evidence=(*pair.evidence, other)), "train")
    assert line["licences"] == "CC-BY-4.0, MIT"
    assert [proof["licence"] for proof in line["evidence"]] == ["CC-BY-4.0", "MIT"]


@pytest.mark.parametrize(
    ("vertical", "modified", "said", "unsaid"),
    [
        ("medical", "2024-05-03", "they say so: 2024-05-03. The pairs inform", "legal advice"),
        ("medical", "<b>2024</b>", "Medicine: 1 pages. The pairs", "<b>"),
        ("legal", "", "Law: 1 pages, with the law as they had it when they were crawled. What", "Medicine"),
        ("technical", "2024-05-03", "", "## Verticals"),
    ],
)
def test_the_card_says_what_law_and_medicine_are_good_for(
    tmp_path: Path, vertical: str, modified: str, said: str, unsaid: str
) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    workspace.write_seed(dataclasses.replace(make_seed("p"), vertical=vertical, modified=modified))
    counts = {"train": 1, "validation": 0, "test": 0}
    pair = make_pair("p", "How long?")
    figures = diversity([pair], workspace.seeds())
    card = render(workspace, Dataset(), [pair], counts, written=[], variety=figures)
    assert said in card
    assert unsaid not in card
