"""How articles are asked for what they say: by their headline, since what one author holds is no fact about a thing.

{t} is the headline, {x} a heading that can stand in a sentence, {h} one in quotation marks, {q} a question. A language
without `claims` is asked for its headings alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """Frames of one language."""

    heading: tuple[str, ...]
    # {h} stands above the answer
    question: tuple[str, ...]
    # the heading asks {q} itself
    about: tuple[str, ...] = ()
    # {x} is a noun phrase
    clause: tuple[str, ...] = ()
    # {x} asks without being a question ("when splitting pays")
    task: tuple[str, ...] = ()
    # {x} is what somebody does, in its base form
    concludes: tuple[str, ...] = ()
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # intent of a clause of `english_arguments` → frames
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    # the marks around a headline, and those for what is quoted in it


ENGLISH = Articles(
    heading=("What does {t} say under the heading {h}?", "What does the section {h} of {t} say?"),
    question=("According to {t}, {q}", "{Q} What does {t} say?"),
    about=("What does {t} say about {x}?", "According to {t}, what is there to know about {x}?"),
    clause=("What does {t} say about {x}?", "What can I learn from {t} about {x}?"),
    task=("How do I {x}, according to {t}?", "What does {t} advise me to do to {x}?"),
    concludes=("What does {t} conclude?", "What conclusion does {t} come to?"),
    claims={
        "why": ("Why is it, according to {t}, that {c}?", "What reason does {t} give for saying that {c}?"),
        "compare": ("How does {t} compare {a} with {b}?", "According to {t}, how do {a} and {b} differ?"),
        "avoid": ("According to {t}, should I {v}?", "According to {t}, is it a good idea to {v}?"),
        "advice": ("According to {t}, what should I do if {c}?", "What does {t} advise if {c}?"),
        "way": ("According to {t}, how do I {x}?", "According to {t}, what is a good way to {x}?"),
        "when_use": ("According to {t}, when should I use {n}?", "According to {t}, what is {n} good for?"),
    },
)
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
