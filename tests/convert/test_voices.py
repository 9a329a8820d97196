"""Articles: who is interviewed or quoted, what stands in bold, recipes, troubles, and headings of other languages."""

import pytest

from converter.convert import convert_page
from converter.site import Site
from gristmill.config import Convert

TOLD = "Grain that was milled before ten is cool enough to be packed on the same day, as every miller in Tarn knows."
TITLE = "A Mill of One’s Own"


def questions(page, text: str, *, title: str = TITLE, product: str = "", **fields: str) -> list[str]:
    known = {"title": title, "author": "Eva Roe", "published": "2026-05-04"} | fields
    seed = page(f"# {title}\n\n{text}\n", **known)
    drafts = convert_page(seed, Site(product=product), Convert()).drafts
    return [draft.questions[0] for draft in drafts if draft.type == "article"]


ASKED = ("What do you mend first?", "And then?", "How much does that cost?", "Which stone would you buy?")


@pytest.mark.parametrize(
    ("introduced", "name"),
    [
        ("Ada Lund, 58, is a miller at the upper weir.", "Ada Lund"), ("We met with Ada Lund at her weir.", "Ada Lund"),
        ("Tarn Council has a mill at the upper weir.", ""), ("Eva Roe has been to the upper weir for you.", ""),
        ("She keeps the mill at the upper weir.", ""),
    ],
)  # fmt: skip
def test_an_interview_is_asked_by_the_name_of_who_answers_or_not_at_all(page, introduced: str, name: str) -> None:
    text = "\n\n".join((introduced, *(f"**{asked}**\n\n{TOLD}" for asked in ASKED)))
    asked = [q for q in questions(page, text) if "answer" in q]
    frame = f"How does {name} answer the question “{{}}” in the interview “A Mill of One’s Own”?"
    assert asked == ([frame.format(ASKED[0]), frame.format(ASKED[3])] if name else [])


TITLES = {"en": TITLE, "de": "Eine Mühle am Bach", "es": "El molino de la villa", "fr": "Le moulin de la rivière"}
PROSE = {
    "en": "",
    "de": "Der Winter war lang, und die Müller haben ihre Steine mit Stroh bedeckt, damit kein Wasser in sie dringt.",
    "es": "El invierno fue largo y los molineros cubrieron las piedras con paja para que no entrara agua en ellas.",
    "fr": "L’hiver a été long et les meuniers ont couvert leurs pierres de paille pour que l’eau n’y entre pas.",
}


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "\"A stone of mine has never split in a frost,\" said Ada Lund, who keeps the mill. \"I have dozens.\"",
         "What is Ada Lund quoted as saying in the article “A Mill of One’s Own”?"),
        ("en", "Ada Lund, who keeps the upper mill, has no fear. “No stone has ever split here in a frost,” she said.",
         "What is Ada Lund quoted as saying in the article “A Mill of One’s Own”?"),
        ("en", "“It has never split in any frost that I have seen, and I saw many a frost,” said Ada Lund.", ""),
        ("en", "“No stone has ever split here,” she said. “They stay whole in any frost, if dry,” said Ada Lund.", ""),
        ("en", "“A Long and Cold Winter at the Weir of Tarn in Old Times,” wrote Ada Lund on her first page.", ""),
        ("en", "“The council wants to hear what he has got to say of his mill, and so do I,” said Ada Lund.", ""),
        ("de", "„Steine springen im ersten Frost nur dort, wo Wasser in ihnen steht und bleibt“, sagt Ada Lund.",
         "Mit welchen Worten wird Ada Lund im Artikel „Eine Mühle am Bach“ zitiert?"),
        ("es", "«Las piedras solo se rompen con la primera helada si tienen agua dentro», cuenta Ada Lund, molinera.",
         "¿Qué palabras de Ada Lund cita el artículo «El molino de la villa»?"),
        ("fr", "« Les pierres ne se fendent au premier gel que si elles gardent de l’eau », explique Ada Lund.",
         "Quels propos de Ada Lund l'article « Le moulin de la rivière » rapporte-t-il ?"),
    ],
)  # fmt: skip
def test_people_are_asked_for_by_name_with_what_they_are_quoted(page, language: str, text: str, asked: str) -> None:
    found = questions(page, f"{text}\n\n{PROSE[language]}", title=TITLES[language], language=language)
    found = [q for q in found if "who is" not in q.lower() and "what did" not in q.lower()]
    assert found == ([asked] if asked else [])


def test_who_is_quoted_in_two_sections_is_asked_for_in_none(page) -> None:
    said = "“No stone of mine has ever split in a frost, and I have dozens,” said Ada Lund."
    assert [q for q in questions(page, f"{said}\n\n## The frost\n\n{said}") if "quoted" in q] == []


BOLD = (
    "**Mould.** Warm air of the mill met a wall of stone and gave up its water there, so that a grey bloom stood"
    " behind the sacks by the end of May.\n\n**Week 2.** Nobody saw the bloom grow behind all of the sacks of the long"
    " wall, as they were never moved in a winter.\n\n**Each other.** Two millers in one room are a lot of company for"
    " five months of snow, as each of them will say if one asks."
)


def test_paragraphs_that_begin_with_terms_are_asked_for_them_and_not_for_dates(page) -> None:
    assert questions(page, BOLD) == ["What does the article “A Mill of One’s Own” say about mould?"]


def test_a_calendar_has_no_terms(page) -> None:
    assert questions(page, "\n\n".join(BOLD.partition("\n\n")[0].replace("Mould.", f"{n}ould,") for n in "CWM")) == []
    assert questions(page, "\n\n".join([BOLD.partition("\n\n")[0]] * 13)) == []


def test_what_begins_with_a_question_or_a_trouble_in_bold_is_asked_for_it(page) -> None:
    text = (
        f"## Troubleshooting\n\n**The flour smells of smoke.** Lift the stone by a hair and feed more grain. {TOLD}\n\n"
        f"**My sieve.** Brush it out in the evening and hang it up. {TOLD}\n\n"
        f"**Can I grind damp grain?** Not in a mill of stone: its furrows fill with paste in an hour. {TOLD}"
    )
    asked = " ".join(questions(page, text, title="How to Grind Rye")).lower()
    assert [
        part in asked for part in ("can i grind damp grain", "what should i do if the flour smells of smoke", "sieve")
    ] == [True, True, False]


RECIPE = """## Ingredients

- **Rye flour** of the year, which smells of hay.
- **Water** out of a well that is deep.
- **Salt** of the sea, if there is some in the house.

## The bread

### Ingredients

- 400 g of rye flour of the year
- 300 ml of cold water out of a well
- ½ spoon of salt out of the sea

### Method

1. Stir all of it in a bowl of clay.
2. Let it rest in a cool place for a night.
3. Bake it for an hour in a hot oven.
"""


def test_a_recipe_is_asked_for_its_amounts_and_its_steps(page) -> None:
    asked = " ".join(questions(page, RECIPE, title="Rye Bread of Tarn"))
    assert asked.count("ingredients does the recipe need, and how much of each") == 1
    assert "what are the steps of the recipe" in asked.lower()
    assert "steps of" not in " ".join(questions(page, RECIPE.replace("ngredients", "ndex"), title="Rye Bread of Tarn"))


def test_pros_are_their_list_and_not_what_stands_behind_it(page) -> None:
    listed = "- Carries two sacks of grain at once\n- Runs dry in no summer\n- Costs less than oak does"
    seed = page(f"# {TITLE}\n\n## Pros\n\n{listed}\n\n{TOLD}\n", title=TITLE, author="A", published="2026")
    (draft,) = [d for d in convert_page(seed, Site(), Convert()).drafts if d.type == "article"]
    assert seed.markdown[draft.spans[0].start : draft.spans[-1].stop].strip() == listed


def test_a_picture_with_a_long_text_breaks_no_section_off(page) -> None:
    text = f"## Results\n\n![Two lines that fall from nine to four between spring and autumn](/p.png)\n\n{TOLD}"
    assert len(questions(page, text)) == 1


@pytest.mark.parametrize(("title", "asked"), [("Frost 4.0 released", 1), ("Frost and all its gates", 0)])
def test_news_of_a_release_are_an_article_of_their_product(page, title: str, asked: int) -> None:
    text = f"## Incompatible changes\n\nThe C function `gate()` takes a second word, and Frost asks for it. {TOLD}"
    assert len(questions(page, text, title=title, product="Frost", author="")) == asked


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("De dónde viene el agua del molino", "«¿De dónde viene el agua del molino?»"),
        ("¿De dónde viene el agua del molino?", "«¿De dónde viene el agua del molino?»"),
        ("Cómo lo hacemos ahora en casa", ""), ("Como el agua del molino viejo", ""),
    ],
)  # fmt: skip
def test_a_spanish_heading_that_asks_needs_no_mark(page, heading: str, asked: str) -> None:
    text = (
        f"## {heading}\n\nEl agua viene de tres fuentes del monte y llega por una acequia de piedra que los vecinos"
        " limpian cada primavera antes de que empiece la molienda del trigo nuevo."
    )
    found = questions(page, text, language="es", title="El molino de la villa")
    assert found == ([f"¿Qué responde el artículo «El molino de la villa» a la pregunta {asked}?"] if asked else [])
