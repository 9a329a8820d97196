"""How articles are asked for what they say: by their headline, since what one author holds is no fact about a thing.

{t} is the headline, {q} a question of a heading or a paragraph, {c} a clause. What a heading only names is not asked
for: whoever has not read the article does not know what it names.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence that says what its paragraph gives, and how that is asked for."""

    pattern: re.Pattern[str]
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """Frames of one language."""

    question: tuple[str, ...]
    # the heading, or a sentence, asks {q} itself
    concludes: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    # sentences that announce caveats, warnings, conclusions
    objection: re.Pattern[str] | None = None
    # says what others may hold against the article, as `c`, and maybe replies, as `reply`
    replies: str = ""
    says: str = ""
    # what it says about `n`, a thing that a sentence or an entry of a list is about
    gives: str = ""
    # what it describes, explains, shows: `v`
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    # the marks around a headline, and those for what is quoted in it


_CLAUSE = r"(?P<c>[^;:?!“”\"]{15,170}?)"
_CAVEATS = "What caveats does the article {t} give?"
_CONCLUSIONS = "What practical conclusions does the article {t} draw?"


def _told(*pairs: tuple[str, str]) -> tuple[Told, ...]:
    return tuple(Told(pattern=re.compile(pattern), frame=frame) for pattern, frame in pairs)


ENGLISH = Articles(
    question=("According to {t}, {q}?", "{Q}, according to {t}?"),
    concludes=("What does the article {t} conclude?", "What conclusion does the article {t} come to?"),
    told=_told(
        (r"(?:Some|A few|Two|Three|Four|A couple of|A word of) caveats?(?: (?:are|is) in order)?[.:]?", _CAVEATS),
        (r"There are (?:some |clear |real )?limits to (?:what (?:I|we) can claim|our (?:data|results)).*", _CAVEATS),
        (r"(?:My|Our|These) (?:results|findings|numbers|figures|data) have their limits.*", _CAVEATS),
        (r"(?:A|Some|Two|Three|A few) warnings?[.:]?", "What does the article {t} warn of?"),
        (r"(?:Two|Three|Four|Some|A few) (?:practical )?(?:conclusions|lessons) follow.*", _CONCLUSIONS),
        (
            r"The (?:practical )?(?:lesson|conclusion) is (?:short|simple)\.",
            "What practical lesson does the article {t} draw?",
        ),
    ),
    objection=re.compile(
        r"(?:(?:Some|Critics|Sceptics|Skeptics|One|You|Others|Opponents|It)"
        r" (?:may|might|could|will|would|can)(?: well| rightly| fairly| reasonably| now)?"
        r" (?:object|argue|reply|answer|be (?:objected|argued))"
        r"|(?:Critics|Sceptics|Skeptics|Opponents) (?:say|argue|object)"
        r"|(?:A|The) (?:common|fair|usual|obvious|main|standard) objection is) that "
        + _CLAUSE
        + r"(?:,? but (?P<reply>.{40,})|, and (?:I|we)\b.*|\.)"
    ),
    replies="How does the article {t} answer the objection that {c}?",
    says="What does the article {t} say about {n}?",
    gives="What does the article {t} {v}?",
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
        question=("Was antwortet der Artikel {t} auf die Frage „{Q}“?",),
        told=_told(
            (r"(?:Einige|Zwei|Drei|Ein paar) Einschränkungen.*", "Welche Einschränkungen nennt der Artikel {t}?"),
            (
                r"(?:Meine|Unsere|Diese) (?:Ergebnisse|Zahlen|Daten|Messungen) haben (?:ihre )?Grenzen.*",
                "Welche Grenzen seiner Ergebnisse nennt der Artikel {t}?",
            ),
        ),
        objection=re.compile(
            r"(?:(?:Nun|Natürlich|Freilich|Hier) )?(?:[Kk]önnte|[Kk]ann|[Ww]ird|[Mm]ag) man"
            rf"(?: (?:nun|natürlich|freilich|hier|dagegen))? einwenden, dass {_CLAUSE}\."
        ),
        replies="Was entgegnet der Artikel {t} auf den Einwand, dass {c}?",
        quotes=("„", "“", "‚", "‘"),
    ),
    "fr": Articles(
        question=("Que répond l'article {t} à la question « {Q} » ?",),
        told=_told(
            (
                r"(?:Mes|Nos|Ces) (?:résultats|chiffres|mesures|données) ont (?:leurs|des) limites.*",
                "Quelles limites de ses résultats l'article {t} reconnaît-il ?",
            ),
        ),
        objection=re.compile(
            r"(?:On|Certains) (?:m['’])?(?:objectera|objecteront|pourrait objecter|pourraient objecter|répondra)"
            rf"(?: aussi| peut-être| sans doute)? que {_CLAUSE}\."
        ),
        replies="Que répond l'article {t} à l'objection selon laquelle {c} ?",
        quotes=("« ", " »", "“", "”"),
    ),
    "es": Articles(
        question=("¿Qué responde el artículo {t} a la pregunta «{Q}»?",),
        told=_told(
            (
                r"(?:Mis|Nuestros|Estos) (?:resultados|datos) tienen (?:sus )?límites.*",
                "¿Qué límites de sus resultados reconoce el artículo {t}?",
            ),
        ),
        objection=re.compile(
            r"(?:Se (?:podría|puede|podrá)|Alguien (?:podría|puede)|Habrá quien)"
            rf" (?:objetar|objete|alegar|decir)(?: también)? que {_CLAUSE}\."
        ),
        replies="¿Qué responde el artículo {t} a la objeción de que {c}?",
        quotes=("«", "»", "“", "”"),
    ),
    "it": Articles(
        question=("Che cosa risponde l'articolo {t} alla domanda «{Q}»?",),
        quotes=("«", "»", "“", "”"),
    ),
    "pt": Articles(
        question=("O que responde o artigo {t} à pergunta “{Q}”?",),
    ),
    "nl": Articles(
        question=("Wat antwoordt het artikel {t} op de vraag “{Q}”?",),
    ),
    "sv": Articles(
        question=("Vad svarar artikeln {t} på frågan ”{Q}”?",),
        quotes=("”", "”", "’", "’"),
    ),
    "pl": Articles(
        question=("Jak artykuł {t} odpowiada na pytanie „{Q}”?",),
        quotes=("„", "”", "‚", "’"),
    ),
    "cs": Articles(
        question=("Jak článek {t} odpovídá na otázku „{Q}“?",),
        quotes=("„", "“", "‚", "‘"),
    ),
    "ru": Articles(
        question=("Как статья {t} отвечает на вопрос «{Q}»?",),
        quotes=("«", "»", "„", "“"),
    ),
}
