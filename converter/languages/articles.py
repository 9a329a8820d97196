"""How articles are asked for what they say: by their headline, since what one author holds is no fact about a thing.

{t} is the headline, {x} a heading that can stand in a sentence, {h} one in quotation marks, {q} a question. A language
without `about` is asked for its headings as they stand; English has their grammar (`english_claims`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """Frames of one language."""

    heading: tuple[str, ...]
    # {h} stands above the answer
    question: tuple[str, ...]
    # the heading asks {q} itself
    about: tuple[str, ...] = ()
    # {x} is a noun phrase
    concludes: tuple[str, ...] = ()
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    # the marks around a headline, and those for what is quoted in it


ENGLISH = Articles(
    heading=(),
    question=("According to {t}, {q}?", "{Q}, according to {t}?"),
    about=("What does the article {t} say about {x}?",),
    concludes=("What does the article {t} conclude?", "What conclusion does the article {t} come to?"),
)
# Headings of English reports and guides, in small letters, and what they answer.
USUAL = {
    "cause": "what was the cause",
    "root cause": "what was the root cause",
    "root causes": "what were the root causes",
    "impact": "what was the impact",
    "resolution": "how was it resolved",
    "results": "what were the results",
    "findings": "what were the findings",
    "limitations": "what are the limitations",
    "lessons learned": "what lessons were learned",
    "requirements": "what is required",
    "prerequisites": "what do I need before I start",
    "what you need": "what do I need",
    "what you will need": "what do I need",
    **{
        x: f"what are the {x}"
        for x in ("pros and cons", "advantages", "disadvantages", "benefits", "risks", "symptoms")
    },
}
ARTICLES: dict[str, Articles] = {
    "en": ENGLISH,
    "de": Articles(
        heading=("Was steht in {t} unter der Überschrift {h}?", "Was sagt der Artikel {t} unter {h}?"),
        question=("Was antwortet der Artikel {t} auf die Frage „{Q}“?",),
        quotes=("„", "“", "‚", "‘"),
    ),
    "fr": Articles(
        heading=("Que dit l'article {t} sous le titre {h} ?",),
        question=("Que répond l'article {t} à la question « {Q} » ?",),
        quotes=("« ", " »", "“", "”"),
    ),
    "es": Articles(
        heading=("¿Qué dice el artículo {t} en el apartado {h}?",),
        question=("¿Qué responde el artículo {t} a la pregunta «{Q}»?",),
        quotes=("«", "»", "“", "”"),
    ),
    "it": Articles(
        heading=("Che cosa dice l'articolo {t} sotto il titolo {h}?",),
        question=("Che cosa risponde l'articolo {t} alla domanda «{Q}»?",),
        quotes=("«", "»", "“", "”"),
    ),
    "pt": Articles(
        heading=("O que diz o artigo {t} na seção {h}?",),
        question=("O que responde o artigo {t} à pergunta “{Q}”?",),
    ),
    "nl": Articles(
        heading=("Wat staat er in het artikel {t} onder de kop {h}?",),
        question=("Wat antwoordt het artikel {t} op de vraag “{Q}”?",),
    ),
    "sv": Articles(
        heading=("Vad säger artikeln {t} under rubriken {h}?",),
        question=("Vad svarar artikeln {t} på frågan ”{Q}”?",),
        quotes=("”", "”", "’", "’"),
    ),
    "pl": Articles(
        heading=("Co artykuł {t} mówi pod nagłówkiem {h}?",),
        question=("Jak artykuł {t} odpowiada na pytanie „{Q}”?",),
        quotes=("„", "”", "‚", "’"),
    ),
    "cs": Articles(
        heading=("Co říká článek {t} pod nadpisem {h}?",),
        question=("Jak článek {t} odpovídá na otázku „{Q}“?",),
        quotes=("„", "“", "‚", "‘"),
    ),
    "ru": Articles(
        heading=("Что говорится в статье {t} под заголовком {h}?",),
        question=("Как статья {t} отвечает на вопрос «{Q}»?",),
        quotes=("«", "»", "„", "“"),
    ),
}
