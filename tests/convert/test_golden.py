"""Golden folders: a page (`seed.md`) and the pairs that it gives (`pairs.txt`), found by themselves.

After a change that is meant, write them anew with GRISTMILL_GOLDEN=write and read the difference.
"""

import os
import re
from pathlib import Path

import pytest
import yaml

from converter.convert import conversations, convert_page, pair_of, settle
from converter.rulebook import KINDS
from converter.site import Site
from gristmill.config import Convert
from gristmill.sections import sections

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if folder.is_dir())


def told(seed, product: str) -> str:
    """The pairs of a page, to be read by people."""
    site, settings = Site(product=product), Convert(max_pairs_per_section=99, rules=list(KINDS))
    converted, places = convert_page(seed, site, settings), sections(seed.markdown)
    settled = zip(converted.drafts, settle(converted.drafts), strict=True)
    pairs = [pair_of(seed, draft, question, places) for draft, question in settled if question]
    lines = []
    for pair in (*pairs, *conversations(seed, pairs, site, settings)):
        (asked, *said) = [message.content for message in pair.messages]
        turns = [f"> {text}" if number % 2 else text for number, text in enumerate(said)]
        answer = "\n".join(f"    {line}".rstrip() for text in turns for line in text.split("\n"))
        lines.append(f"[{pair.type}] {asked}\n{answer}\n")
    reasons = sorted({reason for _, reason in converted.outcomes if reason})
    return "\n".join([*lines, f"silent: {', '.join(reasons) or 'none'}\n"])


@pytest.mark.parametrize("case", CASES)
def test_the_page_gives_the_pairs_of_its_golden_file(case, page):
    front, _, markdown = (GOLDEN / case / "seed.md").read_text("utf-8").removeprefix("---\n").partition("---\n")
    fields = yaml.safe_load(front)
    product = fields.pop("product")
    found = told(page(markdown, path=case, **fields), product)
    expected = GOLDEN / case / "pairs.txt"
    if os.environ.get("GRISTMILL_GOLDEN") == "write":
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


def test_every_rule_has_a_golden_case_that_uses_it():
    for name in KINDS:
        assert f"[{name}]" in (GOLDEN / name / "pairs.txt").read_text("utf-8")


def test_the_type_of_a_pair_is_the_name_of_a_rule():
    told = "\n".join((GOLDEN / case / "pairs.txt").read_text("utf-8") for case in CASES)
    assert set(re.findall(r"^\[(.+?)\]", told, re.MULTILINE)) == set(KINDS)
