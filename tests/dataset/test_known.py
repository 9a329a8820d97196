"""The passage of an answer, the side of a page, and which pages may be shown."""

import pytest

from gristmill.dataset.known import Known
from gristmill.dataset.passages import MOST, bounded
from gristmill.store import Workspace

from .quoting import known_of, page, pair_of

TOLD = "The broker keeps every message on disk for seven days and then deletes its whole segment."


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "w", create=True)


def test_the_context_of_an_answer_is_the_whole_section_with_its_heading(workspace):
    seed = page(
        workspace, "disk", "# Disk\n\nIntro.\n\n## Days\n\nSeven of them. More [here](x.html).\n\n## Else\n\nNo.\n"
    )
    known = known_of(workspace, [pair := pair_of(seed, "How long?", "Seven of them.")])
    assert known.context(pair, "train") == "## Days\n\nSeven of them. More [here](x.html)."


def test_the_context_of_two_sections_has_both_and_of_one_quoted_twice_has_it_once(workspace):
    seed = page(workspace, "disk", "# A\n\nOne. Two.\n\n# B\n\nThree.\n")
    known = known_of(workspace, [pair := pair_of(seed, "What?", "One.", "Two.", "Three.")])
    assert known.context(pair, "train") == "# A\n\nOne. Two.\n\n# B\n\nThree."


def test_a_section_that_says_an_answer_of_another_side_is_left_out_for_the_quotes(workspace):
    one = page(workspace, "one", f"# One\n\nShort.\n\n{TOLD}\n")
    pairs = [pair_of(one, "What?", "Short."), pair_of(page(workspace, "two", f"# Two\n\n{TOLD}\n"), "How long?", TOLD)]
    known = known_of(workspace, pairs, sides={pairs[1].id: "test"})
    assert known.context(pairs[0], "train") == "Short."
    assert TOLD in known_of(workspace, pairs).context(pairs[0], "train")


@pytest.mark.parametrize("at", [0, 300, 590])
def test_a_long_section_is_cut_at_line_ends_around_what_is_quoted(at):
    rows = [f"Line {n} of the section with some words in it." for n in range(600)]
    text = "\n".join(rows)
    start = text.index(rows[at])
    cut = bounded(text, 0, len(text), [(start, start + len(rows[at]))])
    assert rows[at] in cut
    assert len(cut) <= MOST
    assert set(cut.split("\n")) <= set(rows)
    assert bounded(text, 0, len(text), [(0, len(text))]) == text  # what is quoted stands in it, however long


def test_pages_that_may_not_be_shown_are_in_no_format(workspace):
    page(workspace, "good", "# Good\n")
    page(workspace, "gone", "# Gone\n", status="tombstone")
    page(workspace, "doubtful", "# Doubtful\n", flags=("low-fidelity",))
    page(workspace, "foreign", "# Foreign\n", licence="GPL-3.0")
    cited = page(workspace, "cited", "# Cited\n\nYes.\n", flags=("low-fidelity",))
    known = known_of(workspace, [pair_of(cited, "Is it?", "Yes.")], licences=("CC-BY-4.0",))
    assert [seed.title for seed in known.pages()] == ["Cited", "Good"]
    assert len(known.corpus.pages) == 2


def test_a_page_without_pairs_has_a_side_by_its_name(workspace):
    seeds = [page(workspace, f"p{n}", "# P\n\nText.\n") for n in range(200)]
    pair = pair_of(seeds[0], "What?", "Text.")
    known = known_of(workspace, [pair], "test")
    assert known.split(seeds[0].seed_id) == "test"
    assert {known.split(seed.seed_id) for seed in seeds[1:]} == {"train"}
    split = Known(known.settings.model_copy(update={"test": 0.5})).split
    assert 60 < sum(split(seed.seed_id) == "test" for seed in seeds) < 140
