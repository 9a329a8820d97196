"""What is asked of an API entry: by its own name, with its product, and for what its description says."""

import pytest

from converter.convert import convert_page
from converter.site import Site
from gristmill.config import Convert

KEEPS = "Keep the frost that lies on the given field until the sun has melted all of it."


@pytest.fixture
def asked(page):
    def questions(markdown, product="Frost"):
        drafts = convert_page(page(markdown), Site(product=product), Convert()).drafts
        return [draft.questions[0] for draft in drafts]

    return questions


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("#### `[ice, err] = keepice (field, days)`", "`keepice()`"),
        ("#### `keep ice field`\n\n`keep (ice, field)`", "`keep`"),
    ],
)
def test_a_function_is_asked_for_by_its_name_not_by_a_result_or_a_place_to_fill(asked, lines, name):
    found = asked(f"# Fields\n\n{lines}\n\n{KEEPS}\n")
    assert found
    assert all(name in question for question in found)


@pytest.mark.parametrize(
    ("signature", "product", "beside"),
    [
        ("keep(field, days)", "Frost", "Frost"),
        ("frost.keep(field, days)", "Frost", ""),
        ("keep_ice(field, days)", "", ""),
        ("keep(field, days)", "", None),  # of which language?
    ],
)
def test_a_function_is_asked_for_with_its_product_unless_its_name_says_it(asked, signature, product, beside):
    found = asked(f"# Fields\n\n### `{signature}`\n\n{KEEPS}\n", product)
    if beside is None:
        assert not found
    else:
        name = signature.partition("(")[0]
        assert found
        assert all(f"`{name}()`" in q and (beside in q if beside else "Frost" not in q) for q in found)


def test_a_signal_is_sent_and_not_called(asked):
    found = asked("# Signals\n\n### `frost.melted(field)`\n\nSent when the last of the ice on a field is gone.\n")
    assert found
    assert all("`frost.melted` sent" in question and "call" not in question for question in found)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("If *days* is a list, the frost of each of its fields is kept so long.", False),
        ("If *days* is omitted, the frost is kept for a week.", False),
        ("*days* may also be a range of them, of which the last counts.", False),
        ("If *days* is true, the frost is kept until the next morning.", True),
        ("*days* is the number of days until the ice melts.", True),
        ("*days* is the number of days to check.", False),
    ],
)
def test_a_parameter_is_asked_for_where_more_is_said_than_a_special_case(asked, said, told):
    found = asked(f"# Fields\n\n### `frost.keep(field, days)`\n\n{KEEPS}\n\n{said}\n")
    assert any("`days`" in q and "if `days`" not in q for q in found) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The days of the ice of the field.", False),  # nothing but the name and what it belongs to
        ("The days of the ice of the field, counted from the first of May.", True),
    ],
)
def test_an_entry_that_only_says_its_name_again_is_not_asked_for(asked, said, told):
    assert bool(asked(f"# Field\n\n### `frost.field.ice_days`\n\n{said}\n")) is told


def test_an_entry_of_which_only_a_remark_would_be_quoted_is_not_asked_for(asked):
    listed = "Keep the ice of the fields that are given in the table below.\n\n"
    remark = "Programming notes are for those who keep the ice of many fields at the same time in one store.\n"
    assert not asked(f"# Fields\n\n### `frost.keep(*args)`\n\n{listed}{remark}")


def test_an_entry_that_says_only_types_is_not_asked_for_what_it_does(asked):
    assert not asked("# Fields\n\n### `frost.zone(*args)`\n\ndatetime -> the name of the zone in which it is.\n")


def test_a_prototype_below_a_bare_name_gives_its_parameters(asked):
    listed = "- **field**: the field of which all the ice is to be kept"
    found = asked(
        f"# Fields\n\n### `frost_keep`\n\n```\nint frost_keep (Field *field, int days)\n```\n\n{KEEPS}\n\n{listed}\n"
    )
    assert any("`frost_keep()`" in question for question in found)
    assert any("`field` parameter" in question for question in found)


def test_a_signature_is_quoted_without_the_noun_that_texinfo_writes_into_it(page):
    seed = page(f"# Fields\n\n### `Function: keep (field, days)`\n\n`keep (field)`\n\n{KEEPS}\n")
    drafts = convert_page(seed, Site(product="Frost"), Convert()).drafts
    assert "keep (field, days)\nkeep (field)" in [draft.answer(seed.markdown) for draft in drafts]
    assert all("`keep()`" in draft.questions[0] for draft in drafts)


def test_what_cannot_be_called_is_asked_for_with_the_noun_that_its_manual_gives_it(asked):
    found = asked(f"# Fields\n\n### `Option variable: thaw`\n\n{KEEPS}\n")
    assert found
    assert all("the `thaw` option variable" in question for question in found)


MANUAL = """# {title}

## NAME

***{name}*** - {told}

## Flags

- **-k**: Keep the ice of the field that is given
- **--thaw**: Let all of it melt before the day ends
- **-q**: Say nothing of what has been done so far
"""
USED = """# {name}

Keeps ice. Run it so:

```
{name} -k field
```

## Flags

- **-k**: Keep the ice of the field that is given
- **--thaw**: Let all of it melt before the day ends
- **-q**: Say nothing of what has been done so far
"""


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        (MANUAL.format(title="keep.ice", name="keep.ice", told="keeps the ice of fields"), True),
        (MANUAL.format(title="KEEP.ICE", name="keep.ice", told="keeps the ice of fields"), True),
        (MANUAL.format(title="On fields", name="keep.ice", told="keeps the ice of fields"), False),
        (USED.format(name="keepice"), True),
    ],
)
def test_an_option_of_one_of_many_programs_names_its_program(page, text, owned):
    title = text.split("\n", 1)[0].removeprefix("# ")
    drafts = convert_page(page(text, title=title), Site(product="Frost"), Convert()).drafts
    options = [draft.questions[0] for draft in drafts if "`--thaw`" in draft.questions[0]]
    assert len(options) == 1
    assert (f"`{title.lower()}`" in options[0]) is owned


NAMED = """# Gates

### `class {name}(field)`

A gate that opens for whoever comes up from the river in the morning.

#### `keep_ice(days)`

Keeps all the ice on the field for some days.
"""


@pytest.mark.parametrize(("name", "beside"), [("Table", True), ("frost.Table", False), ("FrostTable", False)])
def test_what_asks_for_a_member_of_a_class_names_its_product_unless_the_class_does(page, name, beside):
    drafts = convert_page(page(NAMED.format(name=name)), Site(product="Frost"), Convert()).drafts
    found = [draft.questions[0] for draft in drafts if draft.type == "inverse"]
    assert found
    assert all((f"Frost's `{name}`" if beside else f" `{name}`") in question for question in found), found


@pytest.mark.parametrize("product", ["Frost", "Gate", ""])
def test_what_a_command_does_is_asked_with_its_product_if_that_is_not_in_its_name(page, product):
    text = "# gate(1)\n\n## Name\n\ngate - open the doors of a field by hand\n"
    drafts = convert_page(page(text, title="gate(1)"), Site(product=product), Convert()).drafts
    found = [draft.questions[0] for draft in drafts if draft.type == "cli"]
    assert found
    assert all(("Frost" in question) == (product == "Frost") for question in found)


@pytest.mark.parametrize(("name", "product", "asked"), [("IceTypes", "", False), ("IceTypes", "Frost", True)])
def test_a_bare_name_is_not_asked_about_where_no_product_is_proven(page, name, product, asked):
    text = (
        f"# Constants\n\n## {name}\n\n{name} is the list of what the cover of a field may be in winter, one of a few "
        "known kinds, which the sled reads when it starts. Most fields keep the first one until the sun comes back.\n"
    )
    drafts = convert_page(page(text, title="Constants"), Site(product=product), Convert()).drafts
    found = [question for draft in drafts for question in draft.questions]
    assert bool(found) == asked, found
