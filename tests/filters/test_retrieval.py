from collections.abc import Callable

import pytest

from filters.context import Context
from filters.premises import premises
from filters.retrieval import retrieval
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.index.terms import asked_terms, content_terms, stem
from gristmill.records import Pair

from .conftest import PAGE, pair_of, seed_of

CLASSES = "# io\n\n" + "\n".join(
    f"## `class io.{name}(raw)`\n\nWraps the raw stream.\n\n### `read(size)`\n\nRead up to *size* bytes.\n"
    for name in ("Buffered", "Text", "Raw", "Random", "Pair", "Bytes", "String")
)


def test_a_telling_question_finds_its_section_first(good: Pair, context: Context) -> None:
    verdict = retrieval(good, context)
    assert (verdict.decision, verdict.score, verdict.threshold) == ("accept", 1, 5)


def test_a_question_without_a_known_word_is_dropped(ask: Callable[..., Pair], context: Context) -> None:
    assert retrieval(ask("What can I do about it?", "Tarn is a small job queue"), context).reason == "section-not-found"
    assert retrieval(ask("Wie geht das?", "Tarn is a small job queue"), context).reason == "section-not-found"


def test_a_question_that_leads_elsewhere_is_dropped() -> None:
    seeds = [seed_of(f"# Queue {n}\n\nThe queue queue queue {n}.\n", name=f"q{n}") for n in range(8)]
    mine = seed_of("# Workers\n\nWorkers take jobs from a queue, one job at a time, in the order of their age.\n")
    context = Context(corpus=Corpus([*seeds, mine]), settings=Filter())
    verdict = retrieval(pair_of(mine, "What is a queue?", "Workers take jobs from a queue"), context)
    assert (verdict.reason, verdict.score) == ("section-not-found", 9)
    assert retrieval(pair_of(mine, "How do workers take jobs?", "Workers take jobs"), context).score == 1


def test_a_member_is_found_by_its_qualified_name() -> None:
    seed = seed_of(CLASSES, title="io")
    context = Context(corpus=Corpus([seed]), settings=Filter(retrieve_within=1))
    pair = pair_of(seed, "What does `io.Random.read()` do?", "Read up to *size* bytes.")
    at = seed.markdown.index("Read up", seed.markdown.index("io.Random"))
    page = context.corpus.pages[seed.seed_id]
    place = next(i for i, s in enumerate(page.sections) if s.start <= at < s.stop)
    assert context.corpus.rank(pair.question, [page.first + place]) == 1


def test_sections_with_the_same_text_are_as_good_as_the_own_one() -> None:
    copies = [seed_of("# Setup\n\nRun the installer twice.\n", name=f"v{n}", title=f"Setup {n}") for n in range(9)]
    context = Context(corpus=Corpus(copies), settings=Filter(retrieve_within=1))
    for copy in copies:
        assert (
            retrieval(pair_of(copy, "How often do I run the installer?", "Run the installer twice."), context).score
            == 1
        )


@pytest.mark.parametrize(("release", "decision"), [("2.9.0", "accept"), ("2.1.0", "reject")])
def test_what_a_release_changed_is_found_by_its_version(release: str, decision: str) -> None:
    news = "".join(f"## Tarn v2.{n}.0 (3 May 2024)\n\nFixed `open_store()` on disk {n}.\n\n" for n in range(10))
    page = seed_of(f"# News\n\n{news}")
    context = Context(corpus=Corpus([page]), settings=Filter(retrieve_within=1))
    pair = pair_of(page, f"What changed for `open_store()` in Tarn v{release}?", "Fixed `open_store()` on disk 9.")
    assert retrieval(pair, context).decision == decision


def test_an_empty_corpus_finds_nothing() -> None:
    assert Corpus([]).rank("anything at all", []) is None


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("How long does `tarn.connect()` wait?", ""),
        ("How long does tarn.connect wait for the *url*?", ""),
        ("How long does `tarn.connect()` wait with a timeout of 30?", ""),
        ("How long does `tarn.close()` wait?", "tarn.close"),
        ("How long does `tarn.connect()` wait with a timeout of 3?", "3"),
        ("How long does `tarn.connect()` wait with `--no-retry`?", "--no-retry"),
        ("What happens in `tarn.connect()` after 45 seconds?", "45"),
    ],
)
def test_a_question_states_only_what_its_section_knows(
    ask: Callable[..., Pair], context: Context, question: str, unknown: str
) -> None:
    verdict = premises(ask(question, "The call waits at most 30 seconds"), context)
    assert (verdict.reason, verdict.detail) == (("question-states-unknown", unknown) if unknown else ("", ""))


@pytest.mark.parametrize(
    "forms",
    [
        ("query", "queries", "querying", "queried"),
        ("create", "creates", "creating", "created"),
        ("stop", "stops", "stopped", "stopping"),
        ("connect", "connects", "connected"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_words_that_are_no_plain_words_keep_their_form() -> None:
    assert [stem(word) for word in ("class", "status", "this", "_is", "utf8s", "größes")] == [
        "class", "status", "this", "_is", "utf8s", "größes",
    ]  # fmt: skip
    assert content_terms("How do I use the queue?") == [stem("use"), stem("queue")]
    assert asked_terms("Please explain how to use the queue") == [stem("queue")]


def test_rare_words_weigh_more(context: Context) -> None:
    rarity = context.corpus.rarity
    assert rarity("never-seen") > rarity("graveyard") > rarity("tarn") > 0
    assert PAGE.count("Tarn")


FEED = "## Feed\n\nThe hopper feeds grain to the stones.\n"


def rank(question: str, seed: int, *markdown: str, heading: str = "Feed") -> int | None:
    """The rank of the section under a heading, among pages whose titles are their first headings."""
    titled = [(text.partition("\n")[0].removeprefix("# "), text) for text in markdown]
    seeds = [seed_of(text, name=f"p{n}", title=title) for n, (title, text) in enumerate(titled)]
    corpus = Corpus(seeds)
    page = corpus.pages[seeds[seed].seed_id]
    own = next(n for n, section in enumerate(page.sections) if section.heading_path[-1] == heading)
    return corpus.rank(question, [page.first + own])


def test_a_better_placed_twin_of_the_own_section_does_not_count() -> None:
    assert rank("What does a hopper feed?", 0, f"# Mill\n\n{FEED}", f"# Hopper\n\n{FEED}") == 1
    assert rank("What does a hopper feed?", 0, f"# Mill\n\n{FEED}", f"# Hopper\n\n{FEED[:-1]} Slowly.\n") == 2


def test_a_sections_own_heading_says_more_than_words_of_another_one() -> None:
    other = "# Mill\n\n## Stones\n\nA hopper, and one more hopper, stand over them.\n"
    mine = "# Parts\n\n## Hopper\n\nIt feeds grain, slowly, down to whatever waits there.\n"
    assert rank("What is a hopper?", 1, other, mine, heading="Hopper") == 1


@pytest.mark.parametrize(("within", "decision"), [(1, "reject"), (2, "accept"), (3, "accept")])
def test_the_last_place_that_counts_is_found(within: int, decision: str) -> None:
    seeds = [seed_of(f"# Mill\n\n{FEED}"), seed_of(f"# Hopper\n\n{FEED[:-1]} Slowly.\n", name="b", title="Hopper")]
    context = Context(corpus=Corpus(seeds), settings=Filter(retrieve_within=within))
    verdict = retrieval(pair_of(seeds[0], "What does a hopper feed?", "The hopper feeds grain"), context)
    assert (verdict.decision, verdict.score) == (decision, 2)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Why does the kiln need 50 minutes?", ""),
        ("Why does the kiln need 5 minutes?", "question-states-unknown"),
        ("Why does the kiln need 500 minutes?", "question-states-unknown"),
        ("What does `kiln.heat()` take?", ""),
        ("What does `kiln.heats()` take?", "question-states-unknown"),
        ("What does `kiln.cool()` take?", "question-states-unknown"),  # one half of a name proves nothing
        ("What does `oven.heat()` take?", "question-states-unknown"),
    ],
)
def test_a_question_states_only_names_and_numbers_that_its_section_has(question: str, reason: str) -> None:
    seed = seed_of("# Kiln\n\nCall `kiln.heat()`: it takes 50 minutes.\n")
    context = Context(corpus=Corpus([seed]), settings=Filter())
    assert premises(pair_of(seed, question, "it takes 50 minutes."), context).reason == reason


TYPES = (
    "# Types\n\n| Name | Meaning |\n| --- | --- |\n"
    + "".join(
        f"| `{name}` | {text} |\n"
        for name, text in (("uuid", "unique identifier"), ("circle", "round thing"), ("xml", "tree"))
    )
    + "".join(f"| `t{n}` | type number {n} of this long table of types |\n" for n in range(40))
)
TALK = [f"# Talk {n}\n\nWhat a uuid is for, why a uuid, which uuid, a uuid in {n}.\n" for n in range(6)]


def test_a_row_is_found_by_its_name_where_other_sections_say_more_of_the_word() -> None:
    heading = "Types"
    assert rank("What is uuid for?", 0, TYPES, *TALK, heading=heading) == 7
    assert rank("What does `uuid` mean?", 0, TYPES, *TALK, heading=heading) == 1
    assert rank("What does “uuid” mean?", 0, TYPES, *TALK, heading=heading) == 1


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What does `--all` do in `pg_dump`?", ["pg_dump"]),
        ("What does `--all` do in `psql`?", ["psql"]),
        ("What does `--all` do?", ["pg_dump", "psql"]),
        ("What does `--none` do in `psql`?", []),
        ("What does all do in psql?", []),
    ],
)
def test_a_name_is_looked_for_where_its_owner_is_named(question: str, found: list[str]) -> None:
    options = "## Options\n\n- **`-a`, `--all`**: Everything of it.\n"
    seeds = [seed_of(f"# {name}\n\n{options}", name=name, title=name) for name in ("pg_dump", "psql")]
    corpus = Corpus(seeds)
    about = corpus.about(question)
    assert [corpus.at(place)[0].seed.title for place in sorted(about)] == found


def test_a_call_that_two_pages_have_is_not_found_by_its_name_alone() -> None:
    seeds = [seed_of(f"# {m}\n\n## `before(fn)`\n\nRuns first.\n", name=m, title=m) for m in ("hooks", "tests")]
    assert Corpus(seeds).about("What does `before()` do?") == frozenset()
    assert len(Corpus(seeds[:1]).about("What does `before()` do?")) == 1


def test_siblings_before_the_own_section_by_inherited_headings_do_not_count() -> None:
    siblings = "".join(f"## Part {n}\n\nShort.\n\n" for n in range(6))
    own = "## Description\n\nThis is a utility that saves all that is in a database, slowly and with great care.\n"
    assert rank("Describe pg_dump.", 0, f"# pg_dump\n\n{siblings}{own}", heading="Description") == 1


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("How do I start jobs in MillBase?", ""),
        ("How do I start jobs in GrainBase?", "GrainBase"),
        ("How do I start jobs in HopperDocs?", ""),
    ],
)
def test_names_of_the_product_the_source_and_the_page_are_known(question: str, unknown: str) -> None:
    seeds = [seed_of(f"# Part {n}\n\nMillBase keeps part {n}.\n", name=f"p{n}") for n in range(4)]
    mine = seed_of("# Jobs\n\nPress the lever to start jobs.\n", title="HopperDocs: jobs")
    context = Context(corpus=Corpus([*seeds, mine]), settings=Filter())
    assert premises(pair_of(mine, question, "Press the lever"), context).detail == unknown


def test_every_section_of_a_page_that_a_name_is_the_title_of_is_about_that() -> None:
    page = (
        "## Name\n\ng.frame - manages frames\n\n## Synopsis\n\n**g.frame** **g.frame --help**\n\n"
        "## Notes\n\nThe upper left corner is always at zero.\n\n## Flags\n\n- **-c**: Make a new one.\n"
    )
    seeds = [
        seed_of(page, name="g.frame", title="g.frame"),
        *(seed_of(f"# See {n}\n\ng.frame, g.frame\n", name=f"s{n}", title=f"See {n}") for n in range(9)),
    ]
    corpus = Corpus(seeds)
    assert corpus.rank("What should I keep in mind about `g.frame`?", [2]) == 1
    assert corpus.rank("What does the `-c` option do in `g.frame`?", [3]) == 1
    assert corpus.rank("What should I keep in mind about g.frame?", [2]) == 10
