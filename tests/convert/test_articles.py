"""Articles: what sentences and headings are asked for, and which pages are articles at all."""

import pytest

from converter.convert import convert_page
from converter.languages.english_cases import complete, stands_alone
from converter.languages.english_claims import asked
from converter.languages.english_reports import reported
from converter.languages.english_subjects import divided, is_clause
from converter.languages.english_turned import is_alone
from converter.site import Site
from gristmill.config import Convert

TEXT = (
    "Grain that was milled before ten is cool enough to be packed on the same day, as every miller in the valley knows."
)


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("A network call fails in ways that a function call cannot.", "a network call"),
        ("Passengers who have no telephone can order a card.", "passengers who have no telephone"),
        ("Millers who live along the brook will lend a hand.", "millers who live along the brook"),
        ("A wheel of pine rots from the inside.", "a wheel of pine"),
        ("Meters are hated unless the money comes back.", "meters"),
        ("Printing a ticket by hand costs the town a lot.", "printing a ticket by hand"),
        ("The brook is deep.", "the brook"),  # the title speaks of it
        ("The price is time at the keyboard.", ""),
        ("It is slow.", ""), ("Some of them came twice.", ""), ("Nineteen of the forty began with a change.", ""),
        ("When air flows past a bar, it sings.", ""), ("Then there is the air.", ""),
        ("Tax cuts for the rich were made.", "tax cuts for the rich"),
        ("The other mill is slow.", ""), ("Our mill has three floors.", ""),
        ("Pasadena has told its shops.", "Pasadena"), ("Ada Lund has a mill.", "Ada Lund"),
        ("HTTP has nine methods in all.", "HTTP"),
    ],
)  # fmt: skip
def test_the_subject_of_a_sentence_is_found_or_none_is_told(sentence: str, about: str) -> None:
    found = divided(sentence.rstrip("."), Site(), "how the brook was lost")
    assert (found[0] if found else "") == about


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Blunt stones heat the flour, because they rub.", "why do blunt stones heat the flour"),
        ("Because flour rots when it is warm, a miller needs cold air.", "why does a miller need cold air"),
        ("A wheel of oak is dearer than a wheel of pine.", "is a wheel of oak dearer than a wheel of pine"),
        ("Wind mills need less care than water mills, but do.", "do wind mills need less care than water mills"),
        ("A wheel of oak is dearer than you think.", ""),
        ("Never grind damp grain.", "why should I not grind damp grain"),
        ("Keep damp grain apart, otherwise the flour rots.", "why should I keep damp grain apart"),
        ("To keep a wheel sound, take it out of the water.", "how do I keep a wheel sound"),
        ("You can clean old stones with a brush.", "how can I clean old stones"),
        ("If the brook runs dry, grind at night.", "what should I do if the brook runs dry"),
        ("If the brook meets the sea, the water turns salt.", "what happens if the brook meets the sea"),
        ("If you grind at night, it is loud.", ""),
        ("Without a second wheel, the mill stands still.", "what happens without a second wheel"),
        ("Use a wheel of pine for small brooks.", "when should I use a wheel of pine"),
        ("Dress old stones when the flour is warm.", "when should I dress old stones"),
        ("A wheel of pine cannot be mended.", ""),  # whether it can is no question that people ask
        ("Wet flour needs three weeks before it will keep.", "how long does wet flour need before it will keep"),
        ("A stone is harder to dress if frost is in it.", "when is a stone harder to dress"),
        ("The reason that millers rise early is that the brook is full.", "why do millers rise early"),
        ("A hammer is quick and breaks the stone, because it is hard.", ""),
        ("A weir is a low wall that holds a brook back.", "what is a weir"),
        ("A weir is a good thing that helps in summer.", ""),
        ("The weir in May is the cause of a flood.", ""),
        ("Since the weir was built in June 2023, floods have fallen from 6,400 to 30 a year.", ""),
        ("To lay a weir you drive each post most of the way in, close to the bank.", ""),
        ("Count floods if you like, but build.", ""),
        ("Get ready, Tarn, because the brook will rise.", ""),
        ("If a flood makes you happy, build a boat.", "what should I do if a flood makes me happy"),
        ("A wheel of pine lasts three years at the most.", "how long does a wheel of pine last"),
        ("A wheel of oak costs about 400 pounds.", "how much does a wheel of oak cost"),
        ("It takes two days to dress a pair of stones.", "how long does it take to dress a pair of stones"),
        ("The main reason for a weir is the dry summer.", "what is the main reason for a weir"),
        ("The harvest of a farm depends on its brook.", "what does the harvest of a farm depend on"),
        ("The new mill was opened by the bishop on 3 May 2024.", "when was the new mill opened by the bishop"),
        ("We found that wet grain rots in three days.", "does wet grain rot in three days"),
        ("`grind` sends the flour to the next room.", "what does `grind` do"),
        ("The brook, the only one of the valley, will run dry on Monday 3 March, they say.",
         "when will the brook run dry"),
        ("A fair of old mills will begin in the lower town from Monday 9 June 2025.",
         "when will a fair of old mills begin in the lower town"),
        ("Gates will be hung between 6 May and Friday 30 May.", "when will gates be hung"),
        ("Applications open on 1 May and cost nothing.", "when do applications open"),
        ("Homes with two wells, and mills in the lower town, can apply for a pump without a fee.",
         "who can apply for a pump without a fee"),
        ("He can apply for a pump without a fee.", ""),
        ("A wheel of oak costs 400 pounds more and lasts.", ""),
        ("This wheel is dearer than a wheel of pine.", ""), ("They never grind damp grain.", ""),
        ("I never grind damp grain, because it rots.", ""), ("Mills are old.", ""),
    ],
)  # fmt: skip
def test_a_sentence_is_asked_for_what_it_claims_or_not_at_all(sentence: str, question: str) -> None:
    assert asked(sentence, Site(), "how the brook was lost", reason=True) == question


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("“A wet stone splits in the first frost,” said Berg, who has dressed stones for years.",
         "what did Ida Berg say about a wet stone"),
        ("“A wet stone splits in the first frost,” Berg said.", "what did Ida Berg say about a wet stone"),
        ("“It splits in the first frost,” Berg said.", ""),
        ("“A wet stone splits in the first frost,” Lund said.", ""),  # whose full name nothing tells
        ("Miller Ida Berg warned that the brook would run dry.", "what did Miller Ida Berg warn about the brook"),
        ("The report concludes that mills of oak will outlast their owners.",
         "what does the report conclude about mills of oak"),
        ("He said that the brook would run dry.", ""),
        ("The council said the remedy would be a wall.", ""),  # which remedy?
        ("Eva Roe, who keeps the weir above the town, asked for a new gate.", ""),
        ("The owner said Stones would buy the mill.", ""),
        ("Berg said Weir has bought the mill.", "what did Ida Berg say about Weir"),
        ("Berg said that the bill Mayor Lund signed was a mistake.", ""),
        ("Block old brook beds with posts of oak and heavy stones.", ""),
        ("Millers shouldn’t have to be told by owners with limited knowledge.", ""),
        ("The brook was dammed in 1931 and has two weirs.", "when was the brook dammed"),
        ("The brook was dammed in May.", ""),  # of what year?
        ("Old flour is mostly dust, so it burns.", "why does old flour burn"),
        ("Old flour is mostly dust, so nobody wants it.", ""),
        ("Forty per cent of the brook was lost.", ""),
        ("40 per cent of the brook was lost to leaks.", "what percentage of the brook was lost to leaks"),
        ("This article describes the long way of a brook from its well to the sea, with all weirs that it meets.",
         "gives describe"),
        ("This article describes a brook.", ""),
        ("Linseed putty needs two weeks before it will hold paint, and up to five in winter.", ""),
        ("The Tarn Council keeps a list of all weirs, and their owners pay for it.", ""),
        ("A brook in spring carries more sand than a man can shovel.", ""),
        ("The wheel carries more sand than a man can shovel out.", ""),  # which wheel?
        ("A dry brook, which is none, has no fish in it and no claim to a bridge.", ""),
        ("Dry timber drinks the oil out of this putty, and it turns to chalk.", ""),
        ("Add a bucket of sand and you have a heavy load for one man.", ""),
        ("A pump collects heat from the air of the cellar and the loft.", ""),  # with which verb?
        ("We lost linseed putty in the flood, and with it two good brushes and a pan.", ""),
    ],
)  # fmt: skip
def test_a_sentence_that_reports_is_asked_for_what_it_is_about(sentence: str, asks: str) -> None:
    found = reported(sentence, Site(), "How the brook was lost", f"Ida Berg keeps a mill. {sentence}")
    told = "" if found is None else found.question or " ".join((found.frame, *found.slots.values()))
    assert told == asks


LIST = (
    "- **Oak gate:** lasts for twenty years in the water and costs as much as a horse of three summers.\n"
    "- **Pine** is cheap and light to carry, and is gone after three winters, whatever the man who sold it may tell.\n"
    "- **Want:** You bought it because you liked it, and not for any need that you had.\n"
    "- **Use iron** where the water is sour, since neither oak nor pine will stand that for very long.\n"
)


def test_terms_of_a_list_are_asked_for_with_an_article_where_there_may_be_two(page) -> None:
    seed = page(f"# How to Hang a Gate\n\nA mill needs an oak gate.\n\n{LIST}", title="How to Hang a Gate", author="A",
                published="2026")  # fmt: skip
    asked_for = [draft.questions[0] for draft in convert_page(seed, Site(), Convert()).drafts]
    assert asked_for == [
        "What does the article “How to Hang a Gate” say about an oak gate?",
        "What does the article “How to Hang a Gate” say about pine?",
    ]


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("1. Find out which kind of gate you have", "how do I find out which kind of gate I have"),
        ("Ferry from Monday", ""),  # which is no order, as the text has "a ferry"
        ("Where the frost comes from", "where does the frost come from"),
        ("Where the crane comes from", ""),  # of which its text says little
    ],
)
def test_a_heading_is_asked_by_what_its_text_speaks_of(page, heading: str, question: str) -> None:
    told = (
        "The frost is taken out of the air, because a cold gate draws frost. A ferry runs where frost has closed the"
        " bridge, and it takes four men and a crane to hang a gate again when it has been torn from its hinges."
    )
    seed = page(f"# How to Hang a Gate\n\n## {heading}\n\n{told}\n", title="How to Hang a Gate", author="A",
                published="2026")  # fmt: skip
    drafts = [d.questions[0] for d in convert_page(seed, Site(), Convert()).drafts if d.entire]
    assert [q.lower() for q in drafts if question.lower() not in q.lower()] == []
    assert bool(drafts) is bool(question)


@pytest.mark.parametrize(
    ("question", "answer", "alone"),
    [
        ("why do blunt mill stones heat the flour of a mill", "They rub.", True),
        ("why do blunt mill stones heat flour", "They rub, as we saw.", False),
        ("why should I oil the wheel before winter", "It rots.", False),
        ("does it pay", "It does.", False),
    ],
)
def test_a_question_that_says_what_it_is_about_needs_no_headline(question: str, answer: str, alone: bool) -> None:
    assert is_alone(question, answer) is alone


@pytest.mark.parametrize(
    ("heading", "clause"),
    [
        ("retries have a price", True), ("the brook runs dry in June", True), ("people were left at the pier", True),
        ("factories that build a world", False), ("data that used to be joined", False), ("noise", False),
        ("a default that works", False), ("expired certificates", False),
    ],
)  # fmt: skip
def test_a_heading_that_is_a_sentence_is_none_to_ask_about(heading: str, clause: bool) -> None:
    assert is_clause(heading) is clause


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("What a wheel costs", "{} what does a wheel cost?"),
        ("What a miller does in winter", "{} what does a miller do in winter?"),
        ("What we lost", "{} what did the authors lose?"),
        ("Does a wheel of oak pay?", "{} does a wheel of oak pay?"),
        ("Does it pay?", ""), ("“Nobody” came", ""), ("In the process", ""), ("Would we do it?", ""), ("Noise", ""),
        ("Key findings", "{} what are the key findings?"), ("The fix", "{} what was the fix?"),
        ("What you will pay", "{} what will I pay?"), ("A new wheel model", ""),
        ("Keep a wheel dry", "{} how do I keep a wheel dry?"), ("Keep the wheel dry", ""),
        ("Cold flour", ""), ("What was different about C", ""), ("Keeping the two apart", ""),
        ("What the second miller saw", ""), ("What you are promising a mill", "{} what am I promising a mill?"),
        ("The verdict", "What does the article “A Mill of One’s Own” conclude?"),
        ("Related stories", ""), ("About the author", ""), ("Leave a comment", ""),
    ],
)  # fmt: skip
def test_a_heading_is_asked_with_the_headline(page, heading: str, question: str) -> None:
    seed = page(
        f"# A Mill of One's Own\n\n## {heading}\n\n{TEXT}\n", title="A Mill of One’s Own", author="A", published="2026"
    )
    drafts = convert_page(seed, Site(), Convert()).drafts
    first = next((draft.questions[0] for draft in drafts), "")
    behind = f"{question[3:4].upper()}{question[4:-1]}, according to “A Mill of One’s Own”?"
    assert first in (
        {question.format("According to “A Mill of One’s Own”,"), behind} if "{}" in question else {question}
    )


GERMAN = (
    "Ein Rad aus Eiche hält zwanzig Jahre im Wasser, eines aus Kiefer hält nur drei und muss dann ersetzt werden, wie"
    " jede Müllerin im Tal aus eigener Erfahrung weiß."
)


@pytest.mark.parametrize(
    ("language", "headline", "text", "questions"),
    [
        ("de", "Die „Mühle“ am Bach", f"## Was ein Rad kostet\n\n{GERMAN}",
         ["Was erfährt man im Artikel „Die ‚Mühle‘ am Bach“ darüber, was ein Rad kostet?"]),
        ("de", "Die „Mühle“ am Bach", f"## Was das für ein Rad heißt\n\n{GERMAN}", []),
        ("de", "Die „Mühle“ am Bach", f"## Die Kosten\n\n{GERMAN}", []),
        ("de", "Die „Mühle“ am Bach", f"## Wie lange hält ein Rad aus Eiche?\n\n{GERMAN}",
         ["Was antwortet der Artikel „Die ‚Mühle‘ am Bach“ auf die Frage „Wie lange hält ein Rad aus Eiche?“?"]),
        ("de", "Die „Mühle“ am Bach", f"Nun könnte man einwenden, dass Räder aus Stahl länger halten. {GERMAN}",
         ["Was entgegnet der Artikel „Die ‚Mühle‘ am Bach“ auf den Einwand, dass Räder aus Stahl länger halten?"]),
        ("fr", "« Le moulin et la rivière »",
         "On objectera qu’une roue ne dure guère. On objectera que les roues en acier durent bien plus longtemps. C’est"
         " vrai dans les grandes vallées, mais dans la nôtre le bois se trouve sur place, l’acier vient de loin, et la"
         " réparation coûte trois fois le prix de la roue.",
         ["Que répond l'article « Le moulin et la rivière » à l'objection selon laquelle les roues en acier durent bien"
          " plus longtemps ?"]),
        ("en", "A Mill of One’s Own",
         "Critics say that wheels of steel outlast wheels of oak. They do, in a river that never rests; in a brook that"
         " freezes each winter steel cracks at the hub, and no smith in the valley can mend it.",
         ["How does the article “A Mill of One’s Own” answer the objection that wheels of steel outlast"
          " wheels of oak?"]),
        ("en", "A Mill of One’s Own",
         "Some caveats. My mills stand in one valley, their millers are kin of mine, and a dry summer such as the last"
         " would turn several of the figures upside down.",
         ["What caveats does the article “A Mill of One’s Own” give?"]),
        ("en", "A Mill of One’s Own",
         "How can a new wheel lose half of all force within a year? Not by rot, but by silt: the race fills from below,"
         " the water turns back at the wheel, and the miller blames the carpenter.", ["how can a new wheel lose half"]),
        ("fr", "Réussir ses roues de moulin", "## Poser la roue\n\nJe pose la roue en mai, quand la rivière est basse"
         " et que les vannes sont fermées, puis je règle les coins un à un avec un maillet de bois.\n\n"
         "## L’entretien\n\n"
         "Je graisse les coins une fois par mois, et je change les aubes dès que le bois se fend sous le pouce, sans"
         " attendre l’hiver.",
         ["Comment poser la roue, selon l'article « Réussir ses roues de moulin » ?",
          "Que dit l'article « Réussir ses roues de moulin » sur l’entretien ?"]),
        ("de", "Die Mühle am Bach",
         f"{GERMAN}\n\n"
         "> „Wir haben mehr Schlamm aus dem Bach geholt als Korn in die Mühle gebracht, und das jeden Herbst.“\\\n"
         "> – Ida Berg, Müllerin seit 1994",
         ["Mit welchen Worten wird Ida Berg im Artikel „Die Mühle am Bach“ zitiert?"]),
        ("en", "A Mill of One’s Own",
         "Councillor Ida Berg, who keeps the weirs, said:\n\n> “People were worried about floods, and once the gates"
         " had been hung they had less water in their cellars than before.”",
         ["What is Ida Berg quoted as saying in the article “A Mill of One’s Own”?"]),
        ("en", "A Mill of One’s Own",
         "Could a miller of the lower town feel that in time? Most floods come at night, when the gates are shut, and"
         " no bell is loud enough to wake the houses behind the weir.", []),
        ("en", "A Mill of One’s Own", f"Did she mend the wheel of that mill herself? {TEXT}", []),
    ],
)  # fmt: skip
def test_an_article_is_asked_what_it_answers_itself(
    page, language: str, headline: str, text: str, questions: list[str]
) -> None:
    seed = page(f"# {headline}\n\n{text}\n", title=headline, author="Ada", published="2026", language=language)
    drafts = [d for d in convert_page(seed, Site(), Convert()).drafts if d.type == "article"]
    assert len(drafts) == len(questions)
    assert all(asked.lower() in draft.questions[0].lower() for asked, draft in zip(questions, drafts, strict=True))


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("what happens if the answer is four", False), ("why are the two figures apart", False),
        ("what was different about C", False), ("does Vangelder think that mills pay", False),
        ("what happens when a rate is set", False), ("why does the wheel of a mill turn", True),
        ("what should I do if the frozen share is small", False), ("how long does wet flour need", True),
        ("what did the authors change", True), ("how do I oil the brook", True),  # the headline has a brook
    ],
)  # fmt: skip
def test_a_question_states_its_case_or_is_not_made(question: str, whole: bool) -> None:
    assert complete(question, "How the brook was lost") is whole


@pytest.mark.parametrize(
    ("answer", "before", "alone"),
    [
        ("Oil the wheel, and it turns.", "", True), ("Use one of them, and pay.", "", False),
        ("The usual advice is to break out the wheel.", "", False),
        ("Air is cheap.", "The reasoning behind it is simple.", False),
        ("In the third mill nobody ground.", "", False), ("There are two mills, and the second is mine.", "", True),
        ("Ask how bad it gets.”", "", False), ("As equation (1) says, it grows.", "", False),
    ],
)  # fmt: skip
def test_an_answer_points_at_nothing_elsewhere(answer: str, before: str, alone: bool) -> None:
    assert stands_alone(answer, before) is alone


@pytest.mark.parametrize(
    "fields",
    [{"author": ""}, {"published": ""}, {"profile": "sphinx"}, {"via": "pdf"}, {"title": "Mills"}],
)
def test_what_states_no_author_or_date_is_no_article(page, fields: dict[str, str]) -> None:
    known = {"title": "A Mill of One’s Own", "author": "Ada", "published": "2026"} | fields
    seed = page(f"# A Mill of One's Own\n\n## The brook\n\n{TEXT}\n", **known)
    assert [d for d in convert_page(seed, Site(), Convert()).drafts if d.type == "article"] == []


@pytest.mark.parametrize(("site", "kinds"), [("Tarn Town Council", ["article"]), ("Tarn", [])])
def test_news_of_a_council_state_a_day_and_no_author(page, site: str, kinds: list[str]) -> None:
    prose = f"{TEXT} {TEXT}\n\n" * 5
    told = f"# A Mill of One's Own\n\n{prose}## What a wheel costs\n\n{TEXT} Tarn pays.\n"
    seed = page(told, title="A Mill of One’s Own", published="2026-05-04", site=site)
    types = [d.type for d in convert_page(seed, Site(product="Tarn"), Convert()).drafts]
    assert [kind for kind in types if kind == "article"] == kinds


@pytest.mark.parametrize(("paragraphs", "kinds"), [(4, []), (18, ["article"])])
def test_long_prose_of_no_site_needs_neither(page, paragraphs: int, kinds: list[str]) -> None:
    prose = f"{TEXT} {TEXT}\n\n" * paragraphs
    seed = page(f"# A Mill\n\n## What a wheel costs\n\n{TEXT}\n\n# More\n\n{prose}", title="A Mill of One’s Own")
    assert [d.type for d in convert_page(seed, Site(), Convert()).drafts] == kinds


def test_an_interview_is_asked_with_the_name_of_who_was_asked(page) -> None:
    seed = page(
        f"# Cold Flour: a Conversation with Ada Lund\n\n## What keeps you awake?\n\n{TEXT}\n\n## And then?\n\n{TEXT}\n",
        title="Cold Flour: a Conversation with Ada Lund", author="A", published="2026",
    )  # fmt: skip
    (draft,) = convert_page(seed, Site(), Convert()).drafts
    assert "hat keeps Ada Lund awake" in draft.questions[0]


def test_a_page_that_speaks_of_its_product_is_none(page) -> None:
    fields = {"title": "A Mill of One’s Own", "author": "Ada", "published": "2026"}
    seed = page(f"# A Mill of One's Own\n\n## The brook\n\nFrost is here. {TEXT}\n", **fields)
    drafts = convert_page(seed, Site(product="Frost"), Convert()).drafts
    assert [d for d in drafts if d.type == "article"] == []


def test_an_order_that_begins_a_section_stands_in_its_answer(page) -> None:
    text = "Buy a gate of oak and a gate of iron. Leave the rest in the shop."
    told = f"# Hanging a Gate\n\n## Choose a gate of oak\n\n{text}\n\n{TEXT}\n"
    seed = page(told, title="How to Hang a Gate", author="A", published="2026")
    draft = convert_page(seed, Site(), Convert()).drafts[0]
    assert seed.markdown[draft.spans[0].start : draft.spans[0].stop] == text


@pytest.mark.parametrize(("headline", "asked"), [("keeping wheels of oak", False), ("Keeping wheels of oak", True)])
def test_a_page_whose_title_begins_small_is_a_wiki_s_and_no_article(page, headline: str, asked: bool) -> None:
    seed = page(f"# {headline}\n\n## What a wheel costs\n\n{TEXT}\n", title=headline, author="A", published="2026")
    types = {draft.type for draft in convert_page(seed, Site(), Convert()).drafts}
    assert ("article" in types) is asked
