"""Commands of several words are called by those that are typed, and asked for as commands."""

import pytest

from converter.commands import command
from converter.convert import convert_page
from converter.signatures import api
from converter.site import Site, observe, site_of
from gristmill.config import Convert

MELTS = "Melt the frost that lies on the gate, and count from zero what falls on it afterwards."


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("clear frost gate [field NAME] count", "clear frost gate count"),
        ("frost melt-decay (1-256)", "frost melt-decay"),
        ("set frost next-gate north ICE_ADDRESS", "set frost next-gate north"),
        ("show mill field [detailed]", "show mill field"),
        ("frost melt-switchover june-and-beyond [list ILIST]", "frost melt-switchover june-and-beyond"),
        ("show gate set SETNAME | table", "show gate set"),
        ("[no] frost on-melt limit (1-1000)", "frost on-melt limit"),
        ("thaw-time SECONDS|infinite", "thaw-time"),
        ("gate <A.B.C.D|X:X::X:X> deep", "gate deep"),
        ("melt add <name> <url>", "melt add"),
        ("melt log --short COUNT", "melt log --short"),
        ("area (0-4294967295) melting", "area melting"),
        ("melt bgp nine words are no command but a sentence", None),
        ("network FIELDNAME", "network"),
        ("gatenet NAME", ""),  # what is filled in, or the name of a constant?
        ("clear gate north|south HOST", "clear gate"),
        ("clear gate north|south fields", ""),  # one of the words has to be chosen
        ("clear <north|south> gates [json]", ""),
        ("debug gates (north|south)", "debug gates"),
        ("auto-melt limit ICE", "auto-melt limit"),
        ("melt-list GATE-NAME (in|out)", "melt-list"),
        ("gatenet A.B.C.D", "gatenet"),
        ("gatenet GATENET", "gatenet"),
        ("peer WORD [weight (1-9)]", "peer"),
        ("set ice-weight +WEIGHT", "set ice-weight"),
        ("[ip] gate-id A.B.C.D", "gate-id"),
        ("frost mirror limit(0-99)", "frost mirror limit"),
        ("frost gate A.B.C.D matching-ICE-only", ""),
        ("import|export frost", ""),
        ("export north|south map MAP-NAME", ""),
        ("refresh gate [field [view]]", ""),  # "gate" may be filled in as "field" is
        ("ALTER FIELD name RENAME TO new", "ALTER FIELD RENAME TO"),
        ("CREATE GATE [IF ABSENT] name ON field", "CREATE GATE ON"),
        ("DROP FIELD [CASCADE] name", "DROP FIELD"),
        ("SET key value [AFTER seconds]", "SET"),
        ("COPY field", ""),
        ("HANDLE hGate", None),
        ("gint64 FROST_MAX", None),
        ("frost_time_t FROST_MAX", None),
        ("unsigned int gates [10]", None),
        ("int keep (void)", None),
        ("ice (field, days)", None),
        ("keep(field, days)", None),
        ("uint32_t gate_width", None),
        ("vector <Key, Value> gates", None),
        ("gate -> field", None),
    ],
)
def test_the_name_of_a_command_is_what_is_typed_as_it_stands(signature, name):
    found = command(signature)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("signature", "shown"),
    [
        ("clear frost gate [field NAME] count", "the `clear frost gate count` command"),
        ("ALTER FIELD name RENAME TO new", "the `ALTER FIELD RENAME TO` statement"),
        ("melt publish", "`melt publish`"),
        ("local-melt <FIELD | any>", "`local-melt`"),
        ("Procedure: gate PAIR", "`gate`"),
        ("Command: gate open PAIR", "the `gate open` command"),
    ],
)
def test_a_command_is_called_one_where_its_name_leaves_places_out(signature, shown):
    assert api(signature).shown == shown


@pytest.mark.parametrize(
    "signature", ["clear gate north|south fields HOST", "gatenet NAME", "clear gate north|south \\*"]
)
def test_no_last_word_stands_for_a_command_that_cannot_be_named(signature):
    assert api(signature) is None


@pytest.fixture
def asked(page):
    def pairs(markdown, *others):
        seed = page(markdown)
        seen = observe(seed)
        for other in others:
            seen.add(observe(page(other)))
        site = site_of(seen)
        drafts = convert_page(seed, Site(product="Frost", headings=site.headings), Convert()).drafts
        return [(draft.questions[0], [span.kind for span in draft.spans]) for draft in drafts]

    return pairs


def test_a_command_is_asked_for_by_what_it_does_and_by_its_syntax(asked):
    found = asked(f"# Gates\n\n### `clear frost gate [field NAME] count`\n\n{MELTS}\n")
    assert len(found) > 1
    assert all("the `clear frost gate count` command" in q and "call" not in q for q, k in found if "prose" in k)
    assert [kinds for question, kinds in found if "syntax" in question] == [["signature"]]


def test_a_command_of_one_word_is_no_function(asked):
    found = asked(f"# Gates\n\n### `thaw-list FIELDNAME`\n\n{MELTS}\n")
    assert found
    assert all("the `thaw-list` command" in question and "call" not in question for question, _ in found)
    assert not asked(f"# Gates\n\n### `priority FIELDNAME`\n\n{MELTS}\n")  # of what?


def test_a_command_that_another_chapter_has_as_well_is_asked_for_with_its_own(asked):
    own = f"# ICE\n\n## ICE router\n\n### `gate lock NAME`\n\n{MELTS}\n"
    there = "# Fields\n\n### `gate lock (1-9)`\n\nLock the field for so many days as are given."
    assert not any("ICE router" in question for question, _ in asked(own))
    found = [question for question, _ in asked(own, there)]
    assert found
    assert all("Frost's ICE router" in question for question in found)


def test_what_several_forms_of_a_command_do_is_not_asked_as_of_one(asked):
    own = f"# ICE\n\n## ICE router\n\n### `gate lock NAME`\n\n{MELTS}\n\n### `gate lock (1-9)`\n\n{MELTS}"
    assert not asked(own)


def test_what_is_said_of_several_commands_is_not_said_of_the_first(asked):
    text = "These commands melt the frost that lies on the gate and count what falls on it afterwards."
    found = asked(f"# Gates\n\n### `melt gate NAME`\n\n`melt field NAME`\n\n{text}\n")
    assert all("syntax" in question for question, _ in found)
