"""Conversations that are made of single pairs: who opens one, what may follow, and what each turn rests on."""

import itertools

import pytest

from converter.convert import conversations, convert_page, pair_of, settle
from converter.languages.english_followups import follow_up, without_product
from converter.rules import chain
from converter.site import Site
from gristmill.config import Convert
from gristmill.records import pair_id
from gristmill.sections import sections

OPENS = "Open the store at the path and lock it for this process until it is closed again."
PAGE = f"""# Frost

## Functions

### `open_store(path, *, create=False)`

{OPENS}

- **Returns**: The store, open and locked for this process.

### `close_store(store)`

Close the store and release its lock, so that other processes can open it.
"""


def test_a_prototype_in_a_fence_opens_no_conversation():
    assert chain._BARE.fullmatch("```c\nint frost_open(const char *path,\n               int create)\n```\n")
    assert not chain._BARE.fullmatch("Opens it:\n\n```c\nint frost_open(const char *path)\n```")


@pytest.fixture
def talk(page):
    def talks(markdown, **settings):
        seed = page(markdown)
        site, wanted = Site(product="Frost"), Convert(**settings)
        converted, places = convert_page(seed, site, wanted), sections(seed.markdown)
        settled = zip(converted.drafts, settle(converted.drafts), strict=True)
        pairs = [pair_of(seed, draft, question, places) for draft, question in settled if question]
        return seed, pairs, conversations(seed, pairs, site, wanted)

    return talks


def test_each_turn_is_a_pair_of_its_own_with_its_spans(talk):
    seed, pairs, (found,) = talk(PAGE)
    known = {pair.id: pair for pair in pairs}
    turns = [known[name] for name in found.lineage.parents]
    assert found.turns == len(turns) == 3
    assert [m.content for m in found.messages[1::2]] == [turn.answer for turn in turns]
    assert found.evidence == tuple(item for turn in turns for item in turn.evidence)
    assert all(seed.markdown[e.start : e.stop] == e.quote for e in found.evidence)
    assert (found.type, found.question) == (chain.NAME, turns[0].question)
    assert found.answer == "\n\n".join(turn.answer for turn in turns)
    assert found.id == pair_id(chain.NAME, found.messages, found.evidence)


def test_an_entry_with_a_single_line_more_makes_no_conversation(talk):
    assert [found.messages[0].content for found in talk(PAGE)[2]] == [talk(PAGE)[1][0].question]
    assert not talk(PAGE.replace("- **Returns**: The store, open and locked for this process.\n\n", ""))[2]


def test_no_turn_repeats_what_another_has_said(talk):
    with_code = PAGE.replace("- **Ret", '```python\nstore = open_store("/srv/frost")\n```\n\n- **Ret')
    _, pairs, (found,) = talk(with_code)
    assert any(pair.type == "code" for pair in pairs)
    spans = sorted((e.start, e.stop) for e in found.evidence)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_rules_that_are_named_make_conversations_only_where_chain_is_among_them(talk):
    assert not talk(PAGE, rules=["signature"])[2]
    assert talk(PAGE, rules=["signature", "chain"])[2]


COMMAND = """# frost

`frost` - {name}

## Options

- **`-k`**: Keep the snapshots that fit no rule in the store until they are old.
- **`-v`**: {option}
"""


@pytest.mark.parametrize(
    ("name", "option", "turns"),
    [
        ("keep snapshots of folders in a local store", "Say which snapshots have been kept, and by which rule.", 3),
        ("keep snapshots of folders in a local store", "Show the version.", 2),
        ("keep snapshots", "Say which snapshots have been kept, and by which rule.", 0),
    ],
)
def test_lines_of_few_words_about_a_command_and_its_options_make_no_turns(talk, name, option, turns):
    _, pairs, found = talk(COMMAND.format(name=name, option=option))
    assert (found[0].turns if found else 0) == turns, [p.question for p in pairs]


@pytest.mark.parametrize(
    ("kind", "opener", "question", "answer", "asked"),
    [
        ("signature", "What does `f()` do?", "What does `f()` return in Frost?", "A.", "And what does it return?"),
        ("signature", "Describe the return value of `f()`.", "What does `f()` return?", "A.", ""),
        ("signature", "What do I get back from `f()`?", "What does `f()` return?", "A.", ""),
        (
            "signature",
            "I'm looking into ice. What is `f()`?",
            "I'm looking into ice. What does `f()` return?",
            "A.",
            "And what d",
        ),
        ("signature", "What is `f`?", "Which exceptions does `f` raise?", "`exception f(x)`", ""),
        ("signature", "What is `f`?", "Show me the signature of `f`.", "`f(x)`", "What is its signature?"),
        ("signature", "What does `f()` do?", "What does `g()` return in Frost?", "A.", ""),
        ("version", "What is `f()`?", "Since which version is `f()` there?", "New in 3.8.", "Since which version is"),
        ("version", "What is `f()`?", "Since which version is `f()` so?", "Changed in 3.8: slow.", ""),
        (
            "code",
            "What is `f()`?",
            "Can you give an example of `f()` in use?",
            "```\nf()\n```",
            "Can you show me an ex",
        ),
        ("code", "What is `f()`?", "Show me how to open it.", "```\nf()\n```", ""),
        ("code", "What are rules?", "Show me how to keep a month in Frost.", "```\nf\n```", "Can you show me the co"),
        ("admonition", "What are rules?", "What should I keep in mind about rules?", "A.", ""),
        ("definition", "What are rules?", "Explain `age` in Frost's rules.", "A.", "And what does `age` mean?"),
        ("definition", "What are rules?", "Explain “all of the above”.", "A.", ""),
        ("cli", "What does `frost` do?", "What does `-n` do in `frost`?", "A.", "And what does `-n` do?"),
        ("cli", "What does `frost` do?", "What does `-n` do in `thaw`?", "A.", ""),
        ("prose", "What are rules?", "In Frost, how do I add a rule?", "Call add.", "And how do I add a rule?"),
        ("prose", "What are rules?", "How do I add it?", "Call add.", ""),
        ("why", "What are rules?", "Why is the first rule decisive in Frost?", "A.", "And why is the first rule de"),
        ("why", "What are rules?", "I wonder why the rules are slow.", "A.", ""),
        (
            "limits",
            "What is `rules`?",
            "What is the default of `age` in `rules`?",
            "A.",
            "And what is the default of `age`?",
        ),
        (
            "limits",
            "What is `rules`?",
            "What is the default of `age` in `keep`?",
            "A.",
            "And what is the default of `age` in",
        ),
        ("limits", "What are rules?", "What is the default of `age`?", "A.", "And what is the default of `age`?"),
    ],
)
def test_a_follow_up_is_asked_as_people_go_on_and_only_where_it_is_clear(kind, opener, question, answer, asked):
    found = follow_up(kind, opener, question, answer, "Frost")
    assert (found.text if found else "")[: len(asked) or None] == asked


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("How do I add a rule in Frost?", "How do I add a rule?"),
        ("In the Frost, how do I add a rule?", "How do I add a rule?"),
        ("What does `age` mean in Frost's rule options?", "What does `age` mean?"),
        ("What happens in Frost if the store is full?", "What happens if the store is full?"),
        ("What is Frostbite in frosty nights?", "What is Frostbite in frosty nights?"),
    ],
)
def test_what_the_first_turn_has_named_is_not_said_again(question, bare):
    assert without_product(question, "Frost") == bare
