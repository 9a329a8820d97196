"""How articles are asked for what they say: by their headline, since what one author holds is no fact about a thing.

{t} is the headline, {q} a question of a heading or a paragraph, {c} a clause. What a heading only names is not asked
for: whoever has not read the article does not know what it names.
"""

import re
from dataclasses import dataclass

# A person's name, or the last part of one, behind titles.
_NAME = (
    r"(?:(?:Dr|Prof|Professor|Professorin|Mr|Mrs|Ms|Sir|Dame|Dott|Ing)\.? )*(?P<name>[A-ZÀ-Þ][\w’'-]+"
    r"(?: (?:(?:van|von|de|da|del|della|di|la|le|bin|al|der|den|dos|du|y) ){0,2}[A-ZÀ-Þ][\w’'-]*\.?){0,3})"
)
_ASIDE = r"(?:, [^“”„«»,;:.]{3,70}(?:, [^“”„«»,;:.]{3,40})?,)?"


def _said(marks: str, verbs: str, before: str = "") -> tuple[re.Pattern[str], ...]:
    """Who speaks beside a quotation that ends in one of the marks: "…,” said Ada Lund"."""
    return (
        re.compile(rf"[{marks}],? (?:{verbs}) {before}{_NAME}\b"),
        re.compile(rf"[{marks}],? {_NAME}{_ASIDE} (?:{verbs})\b"),
        re.compile(rf"\b{_NAME}{_ASIDE} (?:{verbs})(?: that)?[,:]? [“„«]"),
    )


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
    answers: str = ""
    # what `n`, whom it interviews, answers to `Q`, which has its mark
    term: str = ""
    # what it says of `n`, a term in bold; neutral to its case and gender
    task: str = ""
    # how to do `x`, a heading that begins with an infinitive
    topic: str = ""
    # what an article on how to do something says about `n`, a heading with its article ("la récolte")
    indirect: str = ""
    # what it tells on `q`, a question whose verb stands last
    asks: re.Pattern[str] | None = None
    # a heading that asks without a mark
    quoted: str = ""
    # what it quotes `n` with
    said: tuple[re.Pattern[str], ...] = ()
    # who is quoted, as `name`
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
    answers="How does {n} answer the question “{Q}” in the interview {t}?",
    quoted="What is {n} quoted as saying in the article {t}?",
    said=_said("”", "said|says|adds|added|explains|explained|recalls|recalled|told [a-z]+|wrote|writes|warned|warns"),
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
    "key findings": "what are the key findings",
    "recommendations": "what are the recommendations",
    "symptom": "what was the symptom",
    "fix": "what was the fix",
    "solution": "what was the solution",
    "timeline": "what was the timeline",
    "incompatible changes": "what are the incompatible changes",
    "breaking changes": "what are the breaking changes",
    "known issues": "what are the known issues",
    "new features": "what are the new features",
    "removed and deprecated": "what has been removed or deprecated",
    "what's new": "what is new",
    "what’s new": "what is new",
    "what you need": "what do I need",
    "what you will need": "what do I need",
    **{
        x: f"what are the {x}"
        for x in ("pros and cons", "pros", "cons", "advantages", "disadvantages", "benefits", "risks", "symptoms")
    },
}
LISTED = frozenset(("pros", "cons"))  # of these headings what stands behind their list is none of it
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
        indirect="Was erfährt man im Artikel {t} darüber, {q}?",
        asks=re.compile(
            r"(?:Was|Wie|Warum|Wann|Wo|Woher|Wozu|Weshalb|Wieso|Welche[mnrs]?) (?:der|die|den|dem|ein\w{0,2}|man|das"
            r" [A-ZÄÖÜ]\w+) .*[a-zäöüß]{2}(?:t|en|n)"
        ),
        task="Wie kann man laut dem Artikel {t} {x}?",
        term="Was schreibt der Artikel {t} zum Stichwort „{n}“?",
        answers="Was antwortet {n} im Interview {t} auf die Frage „{Q}“?",
        quoted="Mit welchen Worten wird {n} im Artikel {t} zitiert?",
        said=_said(
            "“”",
            "sagte?|so|erklärte?|betonte?|berichtete?|erzählte?|meinte?|ergänzte?",
            "(?:(?:der|die) )?(?:[A-Z][\\w-]+(?:in|er|e) )?(?:[A-Z]\\w+(?:in|er|e) )?",
        ),
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
        task="Comment {x}, selon l'article {t} ?",
        topic="Que dit l'article {t} sur {n} ?",
        term="Que dit l'article {t} au sujet de « {n} » ?",
        answers="Que répond {n} à la question « {Q} » dans l'entretien {t} ?",
        quoted="Quels propos de {n} l'article {t} rapporte-t-il ?",
        said=_said("»", "dit|explique|raconte|affirme|assure|confie|résume|précise|souligne|rappelle|estime"),
        quotes=("« ", " »", "“", "”"),
    ),
    "es": Articles(
        question=("¿Qué responde el artículo {t} a la pregunta «¿{Q}»?",),
        asks=re.compile(
            r"(?!.*\b(?:lo|ello|esto|eso|ahora|aquí)\b)"
            r"(?:(?:A|De|Por|Para|En|Con|Desde|Hasta) )?(?:[Qq]ué|[Cc]ómo|[Cc]uándo|[Dd]ónde|[Cc]uánt[oa]s?"
            r"|[Qq]uién(?:es)?|[Cc]uál(?:es)?)\b.*"
        ),
        task="¿Cómo {x}, según el artículo {t}?",
        topic="¿Qué dice el artículo {t} sobre {n}?",
        term="¿Qué dice el artículo {t} sobre «{n}»?",
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
        answers="¿Qué responde {n} a la pregunta «¿{Q}» en la entrevista {t}?",
        quoted="¿Qué palabras de {n} cita el artículo {t}?",
        said=_said("”»", "dice|cuenta|explica|afirma|señala|asegura|recuerda|dijo|explicó|contó|añade|resume|advierte"),
        quotes=("«", "»", "“", "”"),
    ),
    "it": Articles(
        question=("Che cosa risponde l'articolo {t} alla domanda «{Q}»?",),
        quotes=("«", "»", "“", "”"),
    ),
    "pt": Articles(
        question=("O que responde o artigo {t} à pergunta “{Q}”?",),
        task="Como {x}, segundo o artigo {t}?",
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
