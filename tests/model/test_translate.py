"""The recipe `translate`: what stays behind placeholders, and which translations are taken."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from converter.recipes.masks import masked, placeholders
from converter.recipes.questions import Questions
from converter.recipes.recipe import Asking, Candidate, Job, Passage
from converter.recipes.translate import Translate, Translated
from converter.vary import vary
from gristmill.config import Model
from gristmill.errors import UserError
from gristmill.models.reading import parse
from gristmill.records import Pair

from .conftest import FakeEndpoint, asking, completion, page, pair, site_of
from .test_recipes import passage, reason

SHUTTER = """# Shutter

## Rain

The shutter of the mill is closed for 30 seconds when `rain.start` is not set to `none`.
"""
ASKED = "How long is the shutter of the mill closed?"
TOLD = "The shutter of the mill is closed for 30 seconds when `rain.start` is not set to `none`."
GERMAN = "Wie lange ist der Fensterladen der Mühle geschlossen?"
SAYS = "Der Fensterladen der Mühle ist {1} Sekunden lang geschlossen, wenn {2} nicht auf {3} gesetzt ist."
BACK = "The shutter of the mill is closed for {1} seconds if {2} is not set to {3}."


def about() -> Passage:
    found = passage(SHUTTER)
    start = SHUTTER.index(TOLD)
    one = pair(found.seed, found.section, ASKED, start, start + len(TOLD))
    return dataclasses.replace(found, pairs=(one,))


def asked(*languages: str) -> list[Job]:
    asking_for = Asking(model="m", settings=Model(), languages=languages)
    return list(Translate().jobs(about(), Questions([]), asking_for))


def reply(question: str, answer: str) -> Any:
    found = parse(json.dumps({"question": question, "answer": answer}), Translated)
    assert isinstance(found, Translated)
    return found


def translated(question: str = GERMAN, answer: str = SAYS, *back: str, language: str = "de") -> Candidate | str:
    (job,) = asked(language)
    told = dataclasses.replace(job, back=reply(*(back or (ASKED, BACK))))
    found = Translate().read(told, reply(question, answer))[0]
    return found if isinstance(found, Candidate) else reason(found)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call `x()` twice, `x()`.", "Call {1} twice, {1}."),
        ("Set --fine to 3.5 or more.", "Set {1} to {2} or more."),
        ("See https://a.example/b?c=1, or /etc/hosts.", "See {1}, or {2}."),
        ("The HTTP server of tarn.open is fooBar.", "The {1} server of {2} is {3}."),
        ("Frost waits; a frosty day does not.", "{1} waits; a frosty day does not."),
        ("Nothing stays {1} here.", "Nothing stays {1} here."),
        ("```py\nx = 1\n```\nIt is so.", "{1}\nIt is so."),
    ],
)
def test_code_names_and_numbers_stand_behind_placeholders(text: str, shown: str) -> None:
    found = masked((text,), names=["Frost"])
    assert found.texts == (shown,)
    assert found.lifted(shown) == text
    assert found.lifted("{9}") == "{9}"
    assert placeholders("{1} and {2} and {1}") == {"{1}": 2, "{2}": 1}


def test_each_pair_goes_into_each_language_that_is_not_its_own() -> None:
    found = asked("de", "is", "en-GB")
    assert [job.into for job in found] == ["de", "is"]
    assert [job.request.messages[-1].content.splitlines()[-1] for job in found] == [
        "Translate into German.", "Translate into Icelandic.",
    ]  # fmt: skip
    assert "rain.start" not in found[0].request.messages[-1].content
    assert asked() == []


def test_a_translation_has_the_evidence_of_its_pair() -> None:
    found = translated()
    assert isinstance(found, Candidate)
    (own,) = about().pairs
    assert (found.question, found.language, found.parents) == (GERMAN, "de", (own.id,))
    assert found.answer == SAYS.format("", "30", "`rain.start`", "`none`")
    assert found.evidence == own.evidence


ICELANDIC = "Hversu lengi er hleri myllunnar lokaður?"
SWAHILI = "Kifuniko cha kinu hufungwa kwa muda gani?"


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("is", ICELANDIC, "Hleri myllunnar er lokaður í {1} sekúndur þegar {2} er ekki stillt á {3}."),
        ("sw", SWAHILI, "Kifuniko cha kinu hufungwa kwa sekunde {1} wakati {2} haijawekwa kuwa {3}."),
    ],
)
def test_languages_of_few_pages_are_known_too(language: str, question: str, answer: str) -> None:
    assert isinstance(translated(question, answer, language=language), Candidate)
    assert translated(question, answer) == "other-language"


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [
        (GERMAN, SAYS.replace("{2}", "{3}"), "changed-placeholders"),
        (GERMAN, SAYS.replace("{1} ", ""), "changed-placeholders"),
        (GERMAN, SAYS.replace("wenn {2}", "wenn rain.start"), "changed-placeholders"),
        (GERMAN.replace("lange", "lange (9 Tage)"), SAYS, "changed-facts"),
        (ASKED, SAYS, "other-language"),
        (GERMAN, BACK, "other-language"),
        ("Combien de temps le volet du moulin est-il fermé ?", SAYS, "other-language"),
        (
            GERMAN,
            SAYS + " Das ist sehr wichtig für alle, die mit der Mühle arbeiten und nass werden." * 3,
            "other-length",
        ),
        (GERMAN.rstrip("?"), SAYS, "wrong-form"),
        ("Wie lange ist der Fensterladen laut diesem Abschnitt geschlossen?", SAYS, "leaning-question"),
        ("", SAYS, "empty-item"),
    ],
)
def test_what_is_no_translation_is_dropped(question: str, answer: str, why: str) -> None:
    assert translated(question, answer) == why


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [
        (ASKED, BACK.replace("is not", "is"), "changed-facts"),
        (ASKED, BACK.replace("{1}", "{2}"), "changed-facts"),
        (ASKED, "Every window in town opens {1} times once {2} does not like {3}.", "far-from-parent"),
        ("Who owns that window in town?", BACK, "far-from-parent"),
    ],
)
def test_the_way_back_leads_to_what_the_pair_says(question: str, answer: str, why: str) -> None:
    assert translated(GERMAN, SAYS, question, answer) == why


def test_without_a_way_back_nothing_is_taken() -> None:
    (job,) = asked("de")
    assert reason(Translate().read(job, reply(GERMAN, SAYS))[0]) == "no-way-back"
    assert Translate().back(job, reply(ASKED, BACK), Asking(model="m", settings=Model())) is None  # not worth asking


def answers(back: str = BACK) -> Callable[[Any, int], Any]:
    def script(request: Any, number: int) -> Any:
        into_german = request["messages"][-1]["content"].endswith("German.")
        return completion({"question": GERMAN, "answer": SAYS} if into_german else {"question": ASKED, "answer": back})

    return script


def run(root: Path, pairs: tuple[Pair, ...], *languages: str) -> Any:
    site = site_of(root, [page("mill", "mill", SHUTTER)])
    settings = asking(recipes=["translate"]).model_copy(update={"languages": list(languages)})
    return vary(site.workspace, pairs, settings, model="m")


def test_a_translation_takes_two_replies_and_is_asked_for_once(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script = answers()
    first = run(tmp_path / "w", about().pairs, "de")
    (made,) = first.pairs
    assert (first.calls, made.language, made.type, made.is_translation) == (2, "de", "translate", True)
    assert made.generator.prompt_tokens == 200
    again = run(tmp_path / "w", about().pairs, "de")
    assert (again.calls, again.replayed, again.pairs) == (0, 2, first.pairs)


def test_one_language_does_not_answer_for_another(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script = answers()
    run(tmp_path / "w", about().pairs, "de")
    second = run(tmp_path / "w", about().pairs, "de", "fr")
    assert [made.language for made in second.pairs] == ["de"]
    assert second.calls == 1  # what came is no French, and not worth a way back


def test_a_language_that_cannot_be_recognised_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"convert\.languages: 'tlh'"):
        run(tmp_path / "w", about().pairs, "tlh")
