"""What a section tells how to do is asked for as that, where its heading is a thing."""

import pytest

from converter.convert import convert_page
from converter.site import Site
from gristmill.config import Convert

REST = "The name of the host stands in the file of the gate, with the port behind it and nothing else on its line."


@pytest.mark.parametrize(
    ("heading", "begins", "task"),
    [
        ("Gate host", "Configure the gate host like every other host of the yard.", "configure gate host"),
        (
            "MillWiki configuration",
            "Edit the file `gate.conf` as root before the gate is opened.",
            "configure MillWiki",
        ),
        ("MillWiki installation", "Copy `gate.conf` into the folder of the yard by hand.", "install MillWiki"),
        ("Gate logs", "To write a log of each gate, use the `--log` option.", "write a log of each gate"),
        ("Gate logs", "You can write a log of each gate by setting `log`.", "write a log of each gate"),
    ],
)
def test_an_answer_that_tells_how_to_do_something_is_asked_for_that(page, heading, begins, task):
    text = f"# Yards\n\n## {heading}\n\n{begins} {REST}\n"
    (found,) = (d for d in convert_page(page(text), Site(product="Frost"), Convert()).drafts if d.entire)
    assert task in found.questions[-1].replace("the gate", "gate"), found.questions


@pytest.mark.parametrize(
    "begins",
    [
        "To learn more about logs, use the `--log` option.",
        "To paint the fence in red, use the `--log` option.",
        "Gates write what they do into a log of the yard.",
    ],
)
def test_other_answers_are_asked_for_as_the_thing_that_their_heading_is(page, begins):
    text = f"# Yards\n\n## Gate logs\n\n{begins} {REST}\n"
    found = [d for d in convert_page(page(text), Site(product="Frost"), Convert()).drafts if d.entire]
    assert all("how" not in question.lower() and "need" not in question for d in found for question in d.questions)


def test_a_tool_that_a_product_is_installed_with_is_asked_for_so(page):
    text = f"# Installing\n\n## rackpip\n\n{REST}\n\n```\n$ rackpip install frost\n```\n"
    (found,) = (d for d in convert_page(page(text), Site(product="Frost"), Convert()).drafts if d.entire)
    assert "install Frost with `rackpip`" in found.questions[-1]
