"""What is left of a page in an answer makes it none: pointers, markup, labels, words for what only the page names."""

import pytest

PLAIN = "Frost copies each disk onto a tape every night. A tape holds a week of copies."
CODE = "```sh\nfrost copy disk\n```"


@pytest.mark.parametrize(
    "left",
    [
        "As you saw in the previous section, tapes wear out after a year.",
        "This administrator's guide says how tapes are put into the rack.",
        "We have already seen how a tape is put into the rack of Frost.",
        "You can specify the names of as many tapes as there are here.",
        "The :frost-doc:`rack <rack.html>` holds all of the tapes of a month.",
        "In our example, the rack holds all of the tapes of a month.",
        "The file above holds the names of all tapes that are in the rack.",
        "This driver writes no log while it puts a tape into the rack.",
        "A rack is named with the *–rack old* option, and a tape with –tape-name.",
        "The size of the racks is kept in ‘’’frost.racks’’’ for as long as the tapes are there.",
        "Some calls help. * `frost rack` – Shows all of the racks of Frost. * `frost tape` – Shows each tape.",
    ],
)
def test_a_section_with_something_that_needs_its_page_answers_nothing(answers, left):
    assert PLAIN in answers(f"## Tapes\n\n{PLAIN}", "prose")[0]
    first, _, second = PLAIN.partition(". ")
    assert answers(f"## Tapes\n\n{first}. {left}\n\n{second}", "prose") == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Keeps the colours of a tape for several racks, as people like them on their own rack.", True),
        ("Keeps the colours of a tape. You can find its description in [Racks](racks.html).", False),
        ("**Rack 7, with a door and a lock**", False),
        ("Required to build the rack for the tapes of a month.", False),
        ("Deprecated, because tapes have no colours any more.", False),
        ("Frost 4.5 and earlier: the folder of the tapes of a month.", False),
        ("![The rack](rack.png)\n\n  The folder of the tapes of a month.", False),
    ],
)
def test_an_entry_that_is_told_by_a_pointer_a_state_or_a_picture_is_not_asked_for(answers, text, asks):
    listing = f"- **`tape_color`**: {text}\n- **`tape_size`**: How many blocks a tape has, of those that are free.\n"
    made = answers(f"## Tape options\n\n{listing}", "definition")
    assert any("How many blocks" in answer for answer in made)
    assert (len(made) == 2) is asks


@pytest.mark.parametrize(
    "left", ["Racks –see the list– are full.", "They wait unless –go is given.", "Say *-f*/*–full* to see."]
)
def test_a_dash_before_a_word_or_behind_a_short_option_is_no_option_that_typography_has_joined(answers, left):
    first, _, second = PLAIN.partition(". ")
    assert left in answers(f"## Tapes\n\n{first}. {left}\n\n{second}", "prose")[0]


@pytest.mark.parametrize("label", ["Note: ", "**Note:** ", "**Note**: ", "NB: "])
def test_a_label_before_the_text_is_no_part_of_an_answer(answers, label):
    made = answers(f"## Tapes\n\n> [!WARNING]\n> {label}Tapes wear out after a year in the rack.", "admonition")
    assert made == ["Tapes wear out after a year in the rack."]


def test_a_pointer_at_the_end_of_an_answer_goes_if_enough_is_said_before_it(answers):
    see = "See [Racks](racks.html) for more of them."
    said = "How many blocks a tape has, of those that are free on all of the racks of Frost."
    listing = f"- **`tape_size`**: {said} {see}\n- **`tape_color`**: How many racks there are."
    assert said in answers(f"## Tape options\n\n{listing}", "definition")


def test_a_line_of_properties_before_the_text_is_no_part_of_an_answer(answers):
    assert answers(f"## Tapes\n\nMode: Retrieve only.\n\n{PLAIN}", "prose") == [PLAIN]
    assert answers("## Tapes\n\nMode: Retrieve only.\n\nWhether tapes are kept.", "prose") == []


@pytest.mark.parametrize(
    ("note", "goes"),
    [
        (
            "(The previous documentation told how old racks are wound. Robots wind all racks, so it was cut)",
            True,
        ),
        ("*(This section has been written anew.)*", True),
        ("(Old racks are wound by hand, and each robot winds a new one.)", False),
    ],
)
def test_a_note_on_the_page_itself_before_the_text_is_no_part_of_an_answer(answers, note, goes):
    (answer,) = answers(f"## Why is my rack so slow?\n\n{note}\n\n{PLAIN}\n", "faq")
    assert PLAIN in answer
    assert (note not in answer) is goes


@pytest.mark.parametrize(
    ("warning", "asks"),
    [
        ("The tapes of a rack wear out after a year of use.", True),
        ("The module names have changed since the first release.", False),
        ("With some racks such mount options are set for each tape.", False),
        ("Tapes can also be set on fire by the sun in a rack.", False),
    ],
)
def test_a_warning_about_what_its_question_does_not_name_is_not_asked_for(answers, warning, asks):
    assert bool(answers(f"## Tapes\n\n> [!WARNING]\n> {warning}", "admonition")) is asks


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("To remove a tape from the rack, select it in the list and press the minus key.", False),
        ("To remove a tape, call `frost remove` with the number of the tape.", True),
        (f"To remove a tape, run:\n\n{CODE}", True),
        ("If a tape is removed from the rack of the disks, the copy is made onto the next one.", False),
    ],
)
def test_a_sentence_of_a_long_section_is_asked_for_where_it_names_or_shows_code(answers, sentence, asks):
    long = " ".join(["Racks hold tapes, and a tape that is full is put away by hand."] * 100)
    made = answers(f"## Racks of tapes\n\n{long}\n\n{sentence}", "prose")
    assert any(answer.startswith(sentence[:12]) for answer in made) is asks


def test_an_argument_is_asked_for_only_with_what_it_belongs_to(answers):
    tvb, size = "The buffer of which a tape is read.", "How many blocks a tape has in all."
    assert not answers(f"## Racks\n\n### Arguments\n\n- **tvb**: {tvb}\n- **`tape_size`**: {size}", "definition")
    listed = f"- **Parameters**:\n  - **tvb**: {tvb}\n  - **tape_size**: {size}"
    made = answers(f"## `frost.wind(tvb, tape_size)`\n\nWinds a tape.\n\n{listed}")
    assert {tvb, size} <= set(made)


def test_the_listing_of_a_methods_source_is_no_part_of_its_answer_and_no_example(answers):
    listing = "```ruby\n# File lib/frost/tape.rb, line 33\ndef wind(tape)\n  tape.wind\nend\n```"
    told = "Public: Winds a tape to its end, so that it can be taken out of the rack."
    found = answers(f"## class Frost::Tape\n\n### `wind(tape)`\n\n{told}\n\n{listing}")
    assert told.removeprefix("Public: ") in found
    assert not any("# File" in answer for answer in found)


def test_where_a_member_is_inherited_from_is_not_what_it_does(answers):
    said = "*inherited from the* [`Base.melt`](base.html) *attribute of* [`Base`](base.html)"
    does = "Melts the ice of a store until nothing of it is left in memory or on disk."
    found = answers(f"### `frost.Store.melt()`\n\n{said}\n\n{does}\n", "signature")
    assert does in found
    assert not any(answer.startswith("*inherited") for answer in found)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (f"{PLAIN} If you used the instructions above to label the tapes, the rack has their names.", False),
        (f"Use the rack for the tapes.\n\n{CODE}\n\n{PLAIN} The example above copies one disk of the rack.", True),
        (f"Use the rack for the tapes.\n\n{CODE}\n\n{PLAIN} The above copy takes an hour on most racks.", True),
        (f"{PLAIN} The racks also hold spare parts.\n\nThe parts named above are sold by the rack's maker.", True),
        (f"{PLAIN} Tapes that have passed all the tests described below stay in the rack.", False),
        (f"{PLAIN} Tapes that have passed all the tests described below stay.\n\nThe tests read each tape.", True),
        (f"{PLAIN} A tape goes back to the rack (see below) when its week is over.", False),
        (f"{PLAIN} Tapes go to the rack of Frost, see previous FAQ.", False),
        (f"{PLAIN} This is another thing than the label, which is covered later under [Labels](#labels).", False),
        (f"{PLAIN} A tape may be introduced in later versions of the rack.", True),
        (f"{PLAIN} That is what the plural in the title of this subsection means.", False),
        (f"{PLAIN} This is where the rack (section [??](#rack)) comes into play.", False),
        (f"{PLAIN} This subsection says nothing of racks.", False),
        (f"{PLAIN} There are two racks:\n\n- One for disks, as in the section above.\n- One for tapes.", False),
        (f"{PLAIN} Below are a list of the racks. Each rack has a door.\n\nA door is locked at night.", False),
        (f"{PLAIN} Below are the racks of a week.\n\n- The first has a door.\n- The other has none.", True),
        (f"{PLAIN} Labels make a tape easy to find (more on this later).", False),
        (f"{PLAIN} There are two racks:\n\n- One for disks. You can find this below.\n- One for tapes.", False),
        (f"{PLAIN} It is set very like `rack_size` above:\n\n{CODE}", False),
        (f"{PLAIN}\n\nNote again that a tape goes back to the rack.", False),
    ],
)
def test_a_section_that_points_at_what_it_does_not_hold_answers_nothing(answers, text, asks):
    assert bool(answers(f"## Tapes\n\n{text}", "prose")) is asks


MADE = "```racket\n(define rack% (class object% (super-new)))\n(struct tape (size))\n```"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Since `rack%` takes no tapes, a tape is copied onto each disk of Frost every night.", False),
        (f"{PLAIN} This is how Frost copies one:\n\n```racket\n(copy (tape 8))\n```", False),
        (f"{PLAIN} Frost reads one:\n\n```racket\n(struct tape (size))\n(copy (tape 8))\n```", True),
        (f"{PLAIN} Each tape has its rack.", True),
        (f"{PLAIN} The function `copy-all` copies every disk.", True),
    ],
)
def test_a_section_that_needs_what_an_example_before_it_has_made_answers_nothing(answers, text, asks):
    before = f"## Racks\n\nA rack is made like this in Frost, of any size:\n\n{MADE}\n\n"
    assert any(PLAIN in a or "rack%` takes" in a for a in answers(f"{before}## Tapes\n\n{text}", "prose")) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Requires the Rack [tape robot](robot.html).\n\nFull example:\n\n```yaml\nracks:\n  - wind_all\n```", False),
        ("The **wind_all** call is not allowed in night mode.", False),
        ("DEPRECATED! Only tapes of iron are supported.", False),
        ("Defaults to the tape of the week. This call is optional.", False),
        ("`wind_all` must be listed in the file of the rack.", False),
        (
            "You can set how many tapes are wound with the parameters `low` and `high`. Iron counts twice.",
            False,
        ),
        ("You can set how many tapes are wound with the option `low`. The call is used to wind a rack.", True),
        ("Wind all.\n\n```yaml\nracks:\n  - wind_all\n  - melt_all\n```", False),
        ("Wind all racks at night.\n\n```yaml\nracks:\n  - wind_all\n```", True),
        ("Like `-w`, except that only the tapes of one rack are wound. In other words, like `-x` at night.", False),
        ("As per the melt calls, except that the rack may be “old” or “new”.", False),
        ("Same as `melt_all`, but for the tapes of the other racks.", False),
        ("Like a spool of thread, each tape is wound from its end.", True),
        ("Like `itertools.chain`, but each tape is wound at its end.", True),
        ("Like `-w`, but for old racks. Each tape is wound from its end.", True),
        ("This call is deprecated, use `wind_each` instead of it.", True),
        ("Requires Frost to wind each tape at night.", True),
        ("Requires the Rack tape robot. Winds each tape of a rack at night.", True),
        ("Only tapes of the week are wound at night.", True),
    ],
)
def test_what_only_forbids_requires_or_restricts_says_not_what_a_thing_is_for(pairs, text, asks):
    assert bool(pairs(f"## `frost.wind_all`\n\n{text}\n", "signature")) is asks


@pytest.mark.parametrize(
    "field",
    [
        ":param tape: the tape that is wound",
        ":returns: how many tapes were wound",
        ":frost-docs: *Racks*",
        ":term: *rack*",
    ],
)
def test_a_field_of_a_comment_in_code_is_no_part_of_an_answer(answers, field):
    said = "Winds each tape of a rack that has been read in the last week"
    assert answers(f"## `frost.wind_all()`\n\n{said}.\n", "signature") == [f"{said}."]
    assert answers(f"## `frost.wind_all()`\n\n{said} {field}\n", "signature") == []


def test_the_mark_of_a_note_at_the_end_of_an_entry_is_no_part_of_it(answers):
    said = "How many blocks a tape has, of those that are free on all of the racks of Frost."
    listing = f"- **`tape_size`**: {said} (\\*)\n- **`tape_color`**: How many racks there are."
    assert said in answers(f"## Tape options\n\n{listing}", "definition")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (f"Copies disks onto the tapes of another rack. It is asked for each disk in its turn.\n\n{CODE}", True),
        (f"Register your rack with the office that lends it. You get one key for each of its tapes.\n\n{CODE}", False),
        (f"The far rack provider requires a `rack` parameter to wind. A tape is named by it.\n\n{CODE}", False),
    ],
)
def test_how_a_thing_is_set_up_says_not_what_it_is_for(pairs, text, asks):
    found = pairs(
        f"## Providers\n\n### far-rack\n\n{text}\n\n### near-rack\n\n{CODE}\n\n### old-rack\n\n{CODE}\n", "prose"
    )
    assert any("provider" in pair.question and pair.type == "prose" for pair in found) is asks
