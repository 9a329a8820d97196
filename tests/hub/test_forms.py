"""What questions want, and which answers have the form for it: by tables."""

import time

import pytest

from gristmill.forms import announces, instructs, intent_of, misfit, promises, says_class, tells_story


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("How do I copy a disk in Frost?", "how"),
        ("Explain how to copy a disk.", "how"),
        ("Is there a way to copy a disk?", "how"),
        ("I want to copy a disk. How do I go about it?", "how"),
        ("How would you describe a disk?", "other"),
        ("How does `copy()` behave?", "other"),
        ("What is a pack in Frost?", "what"),
        ("Define “pack” in Frost.", "what"),
        ("What does “pack” mean in Frost?", "what"),
        ("What is `copy()` for?", "other"),
        ("What is the default of `depth`?", "other"),
        ("Why does Frost lock its store?", "why"),
        ("When does `copy()` raise `DiskError`?", "when"),
        ("Which options does `copy` have?", "which"),
        ("Is there a function that copies disks?", "which"),
        ("Can I copy two disks at once?", "whether"),
        ("Is `copy()` deprecated?", "whether"),
        ("Can you explain packs?", "other"),
        ("Is there anything to note about packs?", "other"),
        ("Show me code to copy a disk.", "show"),
        ("Give me an example that uses `copy()`.", "show"),
        ("How do I copy a disk? Please show the code.", "show"),
        ("Show me how to copy a disk.", "how"),
        ("What happens if the disk is full?", "what-if"),
        ("What should I do if the disk is full?", "what-if"),
        ("What changed in Frost 2?", "changed"),
        ("Since which version is `copy()` available?", "changed"),
        ("I get `DiskError`. Why?", "trouble"),
        ("What causes `DiskError`, and what can I do about it?", "trouble"),
        ("Tell me about packs in Frost.", "other"),
        ("What is `how to` for in Frost?", "other"),  # code decides nothing
    ],
)
def test_the_words_of_a_question_say_what_it_wants(question, intent):
    assert intent_of(question, "en") == intent


def test_a_question_in_another_language_wants_anything():
    assert intent_of("Wie kopiere ich eine Platte?", "de") == "other"


FITS = [
    ("how", "Run `frost copy` behind the disk's name."),
    ("how", "If the disk is new, format the disk first."),
    ("how", "You can copy a disk while the server runs."),
    ("how", "A disk is copied by naming it twice."),
    ("how", "1. Stop the server.\n2. Copy the disk."),
    ("how", "The server does it:\n\n```sh\nfrost copy a b\n```"),
    ("how", "Now that the disk is clean, you can run `frost copy`."),
    ("what", "A pack is a file that holds many chunks."),
    ("what", "Many small chunks, stored as one file."),
    ("what", "The pack command writes chunks."),
    ("why", "The store is locked so that two writers do not meet."),
    ("whether", "Yes, on models with two ports."),
    ("whether", "**Answer:** Yes, but slowly."),
    ("whether", "Two disks can be copied at once."),
    ("show", "```sh\nfrost copy a b\n```"),
    ("trouble", "The disk is full: remove old packs."),
    ("changed", "New in version 2.1."),
    ("when", "Added in: v2.1"),
    ("other", "Packs have a limit of two gigabytes."),
    ("other", "Frost has two kinds of packs: big and small ones."),
    ("other", "There are two kinds of packs:\n\n- big ones\n- small ones"),
    ("which", "[copy](copy.html), [move](move.html)"),
]


@pytest.mark.parametrize(("intent", "answer"), FITS)
def test_an_answer_fits_that_has_the_form_of_its_intent(intent, answer):
    assert misfit(intent, "pack", answer, "en") == ""


MISFITS = [
    ("how", "Each worker restores files of its own, which takes a third of the time.", "no-instruction"),
    ("how", "The next step is to flush the store to the disk.", "only-announces"),
    ("what", "Pack is supported by all commands.", "no-class"),
    ("what", "A pack is the first thing that a reader meets.", "no-class"),
    ("what", "Referred to the board of the project.", "no-class"),
    ("why", "The store has a lock.", "no-reason"),
    ("whether", "Availability: Unix.", "undecided"),
    ("whether", "Frost, version two and later ones.", "undecided"),
    ("show", "The server copies disks at night.", "no-code"),
    ("trouble", "The disk of the server.", "no-cause"),
    ("other", "Added in: v17.2.0, v16.14.0", "only-version"),
    ("other", "Added in: v8.4.0 N-API version: 1", "only-version"),
    ("what", "Stability: 1 - Experimental", "only-version"),
    ("what", "[Storing [How chunks are cut]](store.html#cut), [Packs](pack.html)", "only-links"),
    ("other", "Let’s see what happens to a pack that is too big!", "only-announces"),
    ("other", "In this chapter we look at packs. We will see how they are made.", "only-announces"),
    ("other", "See the description of packs in the manual of the store.", "only-announces"),
    ("what-if", "If the lock is set, Frost behaves differently.", "promises-more"),
    ("other", "A store can be checked in two ways.", "promises-more"),
    ("other", "Type: string", "only-label"),
]


@pytest.mark.parametrize(("intent", "answer", "reason"), MISFITS)
def test_an_answer_in_another_form_is_told_by_a_reason(intent, answer, reason):
    assert misfit(intent, "pack", answer, "en") == reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Jede Kopie liegt in einem eigenen Ordner.", ""),
        ("[Kopien](kopien.html), [Ordner](ordner.html)", "only-links"),
        ("Added in: v2.1", "only-version"),
        ("Man kopiert ihn von Hand, z. B.:", "promises-more"),
        ("Se copia a mano, p.ej.", "promises-more"),
        ("Se copia a mano, p.ej. `cp`.", ""),
    ],
)
def test_an_answer_in_another_language_is_judged_by_its_structure(answer, reason):
    assert misfit("how", "Kopie", answer, "de") == reason


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
def test_english_is_known_by_its_primary_subtag(language):
    assert misfit("why", "lock", "The store has a lock.", language) == "no-reason"


@pytest.mark.parametrize(
    ("judge", "yes", "no"),
    [
        (announces, "This section describes packs.", "This option describes packs."),
        (tells_story, "Historically, packs were small.", "Packs were small."),
        (promises, "Frost has three modes.", "Frost has three modes: a, b and c."),
        (says_class, "A pack is a file.", "Packs are used by all."),
        (instructs, "Call `pack()`.", "It packs."),
    ],
)
def test_the_parts_of_the_judgement_can_be_asked_alone(judge, yes, no):
    assert (judge(yes), judge(no)) == (True, False)


@pytest.mark.parametrize("unit", ["a ", "is ", "The first step is ", "[a](b) ", "`a` ", "in two ", "1. a\n"])
def test_a_long_answer_is_judged_in_time_proportional_to_its_length(unit):
    def spent(times: int) -> float:
        began = time.process_time()
        for intent in ("how", "what", "why", "whether", "trouble", "other"):
            misfit(intent, "pack", unit * times, "en")
        return time.process_time() - began

    spent(10)
    assert spent(4000) < 8 * max(spent(1000), 0.01)
