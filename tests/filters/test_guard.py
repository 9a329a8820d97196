"""One claim beside one sentence: what is said alike, and each class of what makes another claim of it."""

import ast
from pathlib import Path

import pytest

from filters.grounding import check
from filters.guard.differences import difference
from filters.guard.reading import are_alike, read


def judged(claim: str, sentence: str, *, known: str = "", language: str = "en") -> tuple[str, str]:
    found = check(claim, [sentence], known=[known], rarity=lambda _: 1.0, language=language)
    return found.decision, found.reason


def keys(text: str) -> list[str]:
    return [token.key for token in read(text, "en")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Keep at most 11 sacks.", "Keep no more than 11 sacks."),
        ("Keep at least 3 sacks.", "Keep no fewer than three sacks."),
        ("Stop the mill unless flour is left.", "Stop the mill if no flour is left."),
        ("Grind only rye.", "Grind nothing but rye."),
        ("The sieve cannot turn.", "The sieve can't turn."),
        ("The mill mustn't run dry.", "The mill must not run dry."),
        ("The hopper is never empty.", "The hopper is at no time empty."),
        ("It waits five minutes.", "It waits 300 seconds."),
        ("It holds 1.5 million grains.", "It holds 1,500,000 grains."),
        ("It holds 10K grains.", "It holds ten thousand grains."),
        ("It takes 2 KB.", "It takes 2048 bytes."),
        ("The 1st stone.", "The first stone."),
        ("It ran twice.", "It ran two times."),
        ("The value is invalid.", "The value is not valid."),
        ("A non-empty hopper.", "A hopper that isn't empty."),
        ("It differs from rye.", "It is not the same as rye."),
        ("In May 2024.", "In may of 2024.".replace("may of", "May of")),
        ("Clean it prior to grinding.", "Clean it before grinding."),
    ],
)
def test_equivalent_forms_are_the_same_tokens(one: str, other: str) -> None:
    assert sorted(keys(one)) == sorted(keys(other))


@pytest.mark.parametrize(
    ("text", "key", "group"),
    [
        ("You may stop.", "modal:may", "modal"),
        ("It was built in May.", "month 5", "date"),
        ("Every second counts.", "unit 1 s", "unit"),
        ("The second stone.", "#2", "ordinal"),
        ("Version 3.10 is out.", "3.10", "version"),
        ("In the 1980s.", "80s", "version"),
        ("More than 5 stones.", "comparison:more", "comparison"),
        ("Over 5 stones.", "comparison:more", "comparison"),
        ("Pass `--dry-run` now.", "--dry-run", "flag"),
        ("See /etc/mill.conf for it.", "/etc/mill.conf", "path"),
        ("The `Hopper` is full.", "Hopper", "name"),
    ],
)
def test_a_form_is_read_by_what_stands_around_it(text: str, key: str, group: str) -> None:
    assert (key, group) in {(token.key, token.group) for token in read(text, "en")}


def test_a_closing_tag_is_no_path_and_a_preposition_no_comparison() -> None:
    groups = {token.group for token in read("Wrap it in <b>flour</b> sent over the network.", "en")}
    assert not groups & {"path", "comparison"}


RULE = "The miller must clean every sieve before the second stone turns, except on Sundays."


@pytest.mark.parametrize(
    ("sentence", "claim", "reason"),
    [
        ("The miller must clean the sieve daily.", "The miller may clean the sieve daily.", "modal-differs"),
        ("The miller should clean the sieve.", "The miller must clean the sieve.", "modal-differs"),
        ("Bran can be fed to the kiln.", "Bran is fed to the kiln.", "modal-dropped"),
        ("All sieves of the mill are cleaned.", "Some sieves of the mill are cleaned.", "quantifier-differs"),
        ("The hopper takes at most 9 sacks.", "The hopper takes at least 9 sacks.", "quantifier-differs"),
        ("The kiln burns rye.", "The kiln burns only rye.", "quantifier-added"),
        ("The kiln stops if the hopper is open.", "The kiln stops unless the hopper is open.", "negation-differs"),
        ("The kiln runs even if the hopper is open.", "The kiln runs only if the hopper is open.", "condition-differs"),
        ("The sieve is shaken before the stone.", "The sieve is shaken after the stone.", "order-differs"),
        ("Weigh the bran before the flour.", "Weigh the flour before the bran.", "order-differs"),
        ("The stone is faster than the belt.", "The stone is slower than the belt.", "comparison-differs"),
        ("It takes more than 4 sacks.", "It takes less than 4 sacks.", "comparison-differs"),
        ("The miller always weighs the flour.", "The miller sometimes weighs the flour.", "frequency-differs"),
        ("The kiln usually burns straw.", "The kiln burns straw.", "frequency-dropped"),
        ("The kiln is probably cold.", "The kiln is cold.", "hedge-dropped"),
        ("The kiln burns straw.", "The kiln burns straw, except in spring.", "exception-added"),
        ("The pump works.", "The pump fails to work.", "negation-differs"),
        ("The belt reaches the kiln.", "The belt lacks the kiln.", "negation-differs"),
        ("The seal is valid here.", "The seal is invalid here.", "negation-differs"),
        ("The belt is lifted by Anna at dawn.", "The belt is lifted by Berta at dawn.", "entity-differs"),
        ("The belt is lifted by a crane at dawn.", "The belt is lifted by a horse at dawn.", "word-differs"),
        ("The belt is enabled at dawn.", "The belt is disabled at dawn.", "antonym-differs"),
        ("The belt stops because the kiln is hot.", "The belt stops although the kiln is hot.", "cause-differs"),
        ("Lift the belt and the pump.", "Lift the belt or the pump.", "conjunction-differs"),
        (
            "The limit is 5 sacks and the pause 10 turns.",
            "The limit is 10 sacks and the pause 5 turns.",
            "number-differs",
        ),
        ("It grinds from 33 to 126.", "It grinds from 126 to 33.", "number-differs"),
        ("The delay is given in seconds.", "The delay is given in milliseconds.", "unit-differs"),
        ("Sizes are told in bits.", "Sizes are told in bytes.", "unit-differs"),
        ("The second stone turns.", "The third stone turns.", "ordinal-differs"),
        ("Opened on Monday at dawn.", "Opened on Friday at dawn.", "number-not-in-evidence"),
        ("The kiln stops when the hopper is empty.", "The kiln stops.", "clause-dropped"),
        ("By default the kiln burns straw.", "The kiln burns straw.", "default-dropped"),
    ],
)
def test_each_class_of_change_in_a_near_copy_is_rejected(sentence: str, claim: str, reason: str) -> None:
    assert judged(sentence, sentence) == ("accept", "")
    assert judged(claim, sentence) == ("reject", reason)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Do not open the kiln unless the fire is out.", "Only open the kiln if the fire is out."),
        ("If the hopper is empty, the kiln stops.", "The kiln stops when the hopper is empty."),
        ("The kiln is lit by the miller.", "The miller lights the kiln."),
        ("Sacks of 4 and 9 pounds are sold.", "Sacks of 9 and 4 pounds are sold."),
        ("Remove the belt, then verify that the pump works.", "Delete the belt and check that the pump works."),
        ("The miller has to weigh each sack.", "Every sack must be weighed by the miller."),
        ("The kiln stops when the hopper is empty and starts the bell.", "The kiln stops when the hopper is empty."),
        ("Flour is the default.", "By default it is flour."),
        ("The pump is used for filling the kiln.", "The pump is used to fill the kiln."),
        ("The seal does not hold anything but wax.", "The seal holds only wax."),
        ("The miller removes the belt at dawn.", "The miller deletes the belt at dawn."),
        ("Messages are delivered in order within a group.", "Messages are delivered in order within one group."),
    ],
)
def test_the_same_said_in_other_words_is_accepted(sentence: str, claim: str) -> None:
    assert judged(claim, sentence) == ("accept", "")


@pytest.mark.parametrize(
    ("sentence", "claim", "reason"),
    [
        (
            "The kiln that the miller lights at dawn burns straw and bran.",
            "Lit by the miller at dawn, the kiln burns bran and straw, except in spring.",
            "exception-added",
        ),
        (
            "The limit of the hopper is 5 sacks and the pause of the belt is 10 turns.",
            "A pause of the belt takes 5 turns; 10 sacks are the limit of the hopper.",
            "number-differs",
        ),
        (
            "The miller, who lives in the next village, must clean the red sieve of the old mill.",
            "In the old mill, the miller from the next village may clean the red sieve.",
            "modal-differs",
        ),
    ],
)
def test_a_fault_is_found_in_a_reworded_sentence_too(sentence: str, claim: str, reason: str) -> None:
    assert judged(claim, sentence) == ("reject", reason)


def test_what_the_question_states_may_be_left_out_of_the_answer() -> None:
    sentence = "The kiln stops when the hopper is empty."
    assert judged("The kiln stops.", sentence, known="What happens when the hopper is empty?") == ("accept", "")


def test_nothing_contradicts_a_sentence_that_has_less_than_half_of_the_claim() -> None:
    claim = "The oven of the baker in the next village must never be opened by a child before noon."
    assert judged(claim, "The miller may open the kiln after noon.")[1] == "unsupported"


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "reason"),
    [
        ("de", "Die Mühle muss täglich gereinigt werden.", "Die Mühle kann täglich gereinigt werden.", "modal-differs"),
        ("de", "Alle Siebe werden geprüft.", "Einige Siebe werden geprüft.", "quantifier-differs"),
        ("de", "Sie stoppt, wenn Mehl fehlt.", "Sie stoppt, es sei denn, Mehl fehlt.", "negation-differs"),
        ("de", "Das Sieb wird vor dem Stein gereinigt.", "Das Sieb wird nach dem Stein gereinigt.", "order-differs"),
        ("fr", "Le moulin doit tourner le soir.", "Le moulin peut tourner le soir.", "modal-differs"),
        ("fr", "Tous les tamis sont propres.", "Certains tamis sont propres.", "quantifier-differs"),
        ("fr", "Le tamis tourne avant la meule.", "Le tamis tourne après la meule.", "order-differs"),
        ("es", "El molino debe girar de noche.", "El molino puede girar de noche.", "modal-differs"),
        ("es", "Todos los tamices están limpios.", "Algunos tamices están limpios.", "quantifier-differs"),
        ("es", "Se limpia antes de moler trigo.", "Se limpia después de moler trigo.", "order-differs"),
        ("pt", "O moinho deve girar de noite.", "O moinho pode girar de noite.", "modal-differs"),
        ("pt", "Todas as peneiras estão limpas.", "Algumas peneiras estão limpas.", "quantifier-differs"),
        ("pt", "Limpa antes de moer trigo.", "Limpa depois de moer trigo.", "order-differs"),
    ],
)
def test_other_languages_have_tables_of_their_own(language: str, sentence: str, claim: str, reason: str) -> None:
    assert judged(sentence, sentence, language=language) == ("accept", "")
    assert judged(claim, sentence, language=language) == ("reject", reason)


def test_words_are_alike_by_table_or_by_ending_and_not_by_their_beginning() -> None:
    assert are_alike("delet", "remov")
    assert are_alike("configur", "configuration")
    assert not are_alike("server", "servic")
    assert not are_alike("remov", "add")


def test_a_difference_counts_what_is_too_much_and_what_is_left_out() -> None:
    found = difference(read("The red kiln burns rye.", "en"), read("The kiln burns rye and bran.", "en"))
    assert [found.claim[place].key for place in found.extra] == ["red"]
    assert [found.sentence[place].key for place in found.lost] == ["join:and", "bran"]
    assert (found.held, round(found.kept, 2)) == (0.75, 0.6)


def test_the_guard_shares_no_list_with_what_examines_it() -> None:
    root = Path(__file__).parents[2]
    judging = [root / "filters" / f"{name}.py" for name in ("grounding", "alignment", "twins", "duplicates")]
    for path in (*judging, *(root / "filters" / "guard").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if "planted" in name], path
    for path in (root / "gristmill" / "planted").glob("*.py"):
        assert "from filters" not in path.read_text("utf-8")


RETRIED = "A failed job is repeated 3 times before it is moved to the graveyard."


@pytest.mark.parametrize(
    ("claim", "decision"),
    [
        ("A failed job is repeated 3 times, then moved to the graveyard.", "accept"),
        ("After it was repeated 3 times, a failed job is moved to the graveyard.", "accept"),
        ("A failed job is moved to the graveyard after it was repeated 3 times.", "accept"),
        ("A failed job is moved to the graveyard, then repeated 3 times.", "reject"),
        ("A failed job is repeated 3 times after it is moved to the graveyard.", "reject"),
    ],
)
def test_a_sequence_may_be_told_by_another_form_but_not_in_another_order(claim: str, decision: str) -> None:
    found = check(claim, [RETRIED], rarity=lambda term: 1.0)
    assert (found.decision, found.reason) == (decision, "" if decision == "accept" else "order-differs")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("You need not stop the mill to clean it.", "You can clean it without having to stop the mill."),
        ("No ladder is needed to reach the hopper.", "You can reach the hopper without the need for a ladder."),
        ("The mill could not be started.", "The fault led to an inability to start the mill."),
        ("All sacks are emptied, except those that match `rye`.", "Empty all sacks that do not match `rye`."),
        ("After the stones were inactive for a minute they stop.", "The stones stop after a minute of inactivity."),
        ("The weight of the grain is not among the entries.", "The entries do not include the weight of the grain."),
        ("The sacks are unmarked.", "It unmarks the sacks."),
        ("As before, the sieve turns.", "Again the sieve turns."),
        ("Open the sluice; afterwards start the stones.", "Open the sluice, then start the stones."),
        ("Grain is taken provided that it is dry.", "Grain is taken, but only if it is dry."),
        ("After making changes, save them by turning or pressing the wheel.",
         "Make the changes and then turn/press the wheel to save them."),
    ],
)  # fmt: skip
def test_what_people_say_in_other_words_is_no_contradiction(claim: str, sentence: str) -> None:
    decision, reason = judged(claim, sentence)
    assert decision != "reject" or reason == "unsupported"


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Grain is not sieved but ground.", "Grain is sieved but not ground."),
        ("Use rye and wheat.", "Use rye or wheat."),
        ("Open the sluice and beforehand start the stones.", "Open the sluice and then start the stones."),
        ("You must stop the mill to clean it.", "You can clean it without having to stop the mill."),
        ("It marks the sacks in the yard.", "It unmarks the sacks in the yard."),
    ],
)
def test_and_what_is_like_them_and_contradicts_is_seen(claim: str, sentence: str) -> None:
    assert judged(claim, sentence)[0] == "reject"


def test_a_word_that_only_looks_denied_is_a_word_of_its_own() -> None:
    assert [keys(word) for word in ("designed", "discovered")] == [["design"], ["discover"]]
    assert keys("unlocks")[0] == keys("unlocked")[0] == "polarity:not"
