"""What a language needs to ask about statutes: how a provision is cited, what tells its kind, and its frames."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# What provisions are told by; the first sign that is found gives the kind, and "provision" is any other.
KINDS = ("commencement", "exception", "scope", "penalty", "time_limit", "prohibition", "duty", "provision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Frames have {ref}, a provision as it is cited; {name}, the act; {title}, the provision's own; {x}, a term."""

    language: str
    cite: Callable[[str, str, str, str], str]
    # (word of the heading, number, label of the subsection, act's name) → the citation
    of: Callable[[str], str]
    # the act's name as it hangs on a question (" in the Ferries Act 2019")
    act: Callable[[str], str]
    # the act's name as the subject of a question ("the Ferries Act 2019"); empty where its article is not known
    titled: str
    # {title} of a provision without a number, and {of}: its citation
    signs: Mapping[str, re.Pattern[str]]
    # kind → what a provision of that kind says; a kind that is absent is asked as any other
    frames: Mapping[str, tuple[str, ...]]
    # kind, "whole" (a section of several), "definition", "row" ({x} and {column}) → frames
    defines: re.Pattern[str] | None
    # a text that defines by itself, from its first word on: group "t" is the term
    leads: re.Pattern[str]
    # a lead-in whose points each define the term that they begin with
    refers: re.Pattern[str]
    # a reference; groups "sub" (a subsection of the same section) or "section" and perhaps "of" (its subsection)
    original: str = ""
    # {name} of an act as it was first enacted


def bare(label: str) -> str:
    """The number or letter of a label: "(1)", "1\\." and "1°" are "1"."""
    return re.sub(r"[^\w]", "", label)


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# -- English ---------------------------------------------------------------------------------------------------------

_UNARTICLED = re.compile(r"(?:Regulation|Directive|Decision|\d+ CFR|Council|Commission|Public Law|Title \d)\b")
_WORDS = {"sec.": "section", "s.": "section", "art.": "Article", "article": "Article", "annex": "Annex", "": "section"}


def _english_name(name: str) -> str:
    return name if _UNARTICLED.match(name) else f"the {re.sub(r'^[Tt]he ', '', name)}"


def _english(word: str, number: str, label: str, name: str) -> str:
    own = {"regulations": "regulation", "rules": "rule", "order": "article"}
    last = next((own[w] for w in re.findall(r"[a-z]+", name.lower()) if w in own), "section")
    said = _WORDS.get(word.lower(), word.lower() if not word.startswith("§") else "§") if word else last
    if number and name.lower().endswith(f"{said} {number}".lower()):
        return name  # the heading is that of the act: "Part 961" of "49 CFR Part 961"
    said = said.capitalize() if said in ("part", "chapter", "schedule", "annex", "appendix", "title") else said
    sub = f"({bare(label)})" if label else ""
    joint = "to" if said == "Schedule" else "of"
    of = f" {joint} {_english_name(name)}" if name else ""
    article = "the " if said == "Schedule" and not number else ""
    return f"{article}{said} {number}".rstrip() + f"{sub}{of}"


EN = Law(
    language="en",
    cite=_english,
    of=lambda name: f" in {_english_name(name)}" if name else "",
    act=lambda name: _english_name(name) if name else "",
    titled="“{title}”{of}",
    original="{name} (as originally enacted)",
    signs={
        "commencement": _alone(
            r"\b(?:comes?|enters?|came) into (?:force|operation|effect)\b|\b(?:takes?|took) effect\b"
            r"|\bshall apply from\b"
        ),
        "scope": _alone(
            r"^(?:this|these) (?:act|part|chapter|section|regulations?|directive|rules|ordinance|code|schedule|license"
            r"|licence|subpart|title|article)\b[^.;]{0,40}\b(?:appl(?:y|ies)|prescribes?|covers?|extends?)\b"
        ),
        "exception": _alone(
            r"\b(?:do(?:es)? not apply|shall not apply|derogation|(?:is|are) exempt(?:ed)?|nothing in this)\b"
        ),
        "penalty": _alone(
            r"\b(?:liable (?:on|to (?:an?|imprisonment|pay|be))|penalt(?:y|ies)|fine (?:not exceeding|of)"
            r"|imprisonment)\b"
        ),
        "time_limit": _alone(
            r"\b(?:within|not later than|no later than|at least|before the end of)\b[^.;]{0,40}\b(?:hours?|days?|weeks?"
            r"|months?|years?)\b|\bfor \d+ years\b"
        ),
        "prohibition": _alone(
            r"\b(?:must not|shall not|may not|no (?:person|keeper|\w+) (?:may|shall)|prohibited|unlawful)\b"
        ),
        "duty": _alone(r"\b(?:must|shall|is required to|are required to|has a duty)\b"),
    },
    frames={
        "commencement": ("When does {act} come into force?", "From when does {act} apply?"),
        "scope": ("To what or whom does {scoped} apply?", "What is covered by {scoped}?"),
        "exception": ("What exception does {ref} make?", "Which exception is set out in {ref}?"),
        "penalty": ("What penalty does {ref} provide for?", "What does {ref} say about penalties?"),
        "time_limit": ("What time limit does {ref} set, and for what?", "Which period is laid down in {ref}?"),
        "prohibition": ("What does {ref} prohibit?", "What is not allowed under {ref}?"),
        "duty": ("What does {ref} require?", "What must be done under {ref}?"),
        "provision": ("What does {ref} provide{about}?", "What does {ref} say{about}?"),
        "whole": ("What does {ref} say{about}?", "What are the rules of {ref}{about}?"),
        "about": (" about {title}",),
        "definition": ("What does “{x}” mean{of}?", "How is “{x}” defined{of}?", "What is meant by “{x}”{of}?"),
        "row": ("What does {ref} give as the {column} for “{x}”?",),
        "rows": ("What does {ref} give for “{x}”?",),
    },
    defines=re.compile(
        r"(?:An?\s|The\s(?:term\s)?|The (?:word|expression)s?\s"
        r"|To\s)?(?:[“\"‘*]{1,3})(?P<t>[^”\"’*\n]{2,60})(?:[”\"’*]{1,3})"
        r"(?:,? (?:in relation to|for an?|of an?|an?|as used in|when used in)\s[^.;]{2,60}?)?,? "
        r"(?:(?:also )?means?|includes?|refers? to|has the (?:same )?meanings?|have the (?:same )?meanings?"
        r"|is defined|is to be read"
        r"|(?:is|are) (?:an?|any|either|all|the|terms|one)\b|consists? of)",
    ),
    leads=_alone(
        r"\b(?:in|as used in|for the purposes? of) this (?:\w+)\b.{0,120}[—:,]$|following (?:definitions|terms)"
        r"|\bmeans?[—:]$"
    ),
    refers=_alone(
        r"\b(?:sub-?sections?|sub-?paragraphs?|paragraphs?) \(?(?P<sub>\w{1,4})\)?(?! of (?:section|article|schedule))"
        r"|\b(?:sections?|articles?|regulations?|rules?"
        r"|§+)\s?(?P<section>[A-Z]?\d[\w.-]*?)(?:\((?P<of>\w{1,3})\))?(?=[\s,.;)—])"
        r"(?! of (?:the|an?) )"
    ),
)

# -- other languages: the name of an act stands behind its article where the kind of act is known ---------------------


def _genitive(articles: Mapping[str, str]) -> Callable[[str], str]:
    """A name with the words that join it to a citation, by its first word; in brackets where that is unknown."""

    def joined(name: str) -> str:
        first = re.split(r"[\s,]", name, maxsplit=1)[0].lower()
        return f" {articles[first]} {name}" if first in articles else f" ({name})" if name else ""

    return joined


def _cited(
    word: str, sub: str, of: Callable[[str], str], *, paragraph: str = "§"
) -> Callable[[str, str, str, str], str]:
    """Citations like "artículo 3, apartado 1, de la Ley …"."""

    def cite(said: str, number: str, label: str, name: str) -> str:
        head = f"{paragraph} {number}" if said.startswith("§") else f"{_noun(said, word)} {number}".rstrip()
        return head + (sub.format(n=bare(label)) if label else "") + of(name)

    return cite


def _noun(said: str, usual: str) -> str:
    kept = {"artikel", "art.", "article", "artículo", "artigo", "articolo", ""}
    return usual if said.lower() in kept else said.capitalize()


def _subject(articles: Mapping[str, str]) -> Callable[[str], str]:
    """A name with its article, by what joins it to a citation ("de la Ley …" is "la Ley …")."""
    bare_article = {"de la": "la", "du": "le", "del": "el", "da": "a", "do": "o", "della": "la", "de l'": "l'"}

    def act(name: str) -> str:
        first = re.split(r"[\s,]", name, maxsplit=1)[0].lower()
        return f"{bare_article[articles[first]]} {name}".replace("' ", "'") if first in articles else ""

    return act


_GERMAN_ARTICLES = (
    ("Gesetz", "das"),
    ("Verordnung", "die"),
    ("Richtlinie", "die"),
    ("gesetz", "das"),
    ("gesetzbuch", "das"),
    ("buch", "das"),
    ("verordnung", "die"),
    ("ordnung", "die"),
)


def _german_act(name: str) -> str:
    first = name.partition(" ")[0]
    return next((f"{article} {name}" for end, article in _GERMAN_ARTICLES if first.endswith(end)), "")


def _german_name(name: str) -> str:
    short = re.search(r"\((?:[^()]*\s[-–]\s)?([A-ZÄÖÜ][\w.-]{1,11})\)$", name)
    article = "der " if re.match(r"(?:Verordnung|Richtlinie)\b", name) else ""
    return f" {short[1] if short else article + name}" if name else ""


DE = Law(
    language="de",
    cite=_cited("Artikel", " Absatz {n}", _german_name),
    of=lambda name: f" nach{_german_name(name)}" if name else "",
    act=_german_act,
    titled="„{title}“{of}",
    original="{name} (ursprüngliche Fassung)",
    signs={
        "commencement": _alone(r"\btr(?:itt|eten)\b.{0,80}\bin Kraft\b"),
        "scope": _alone(r"^(?:dieses|diese|die vorschriften)\b.{0,60}\b(?:gilt|gelten|findet|finden|regelt)\b"),
        "exception": _alone(r"\b(?:gilt|gelten|findet|finden)\b.{0,60}\bnicht\b|\bausgenommen\b|\babweichend von\b"),
        "penalty": _alone(r"\b(?:Geldbuße|Geldstrafe|Freiheitsstrafe)\b"),
        "time_limit": _alone(r"\b(?:binnen|innerhalb|spätestens|Frist)\b"),
        "prohibition": _alone(
            r"\b(?:darf|dürfen)\b.{0,80}\b(?:nicht|kein\w*|nur)\b|\bverboten\b|\bunzulässig\b|\buntersagt\b"
        ),
        "duty": _alone(r"\b(?:ist|sind) verpflichtet\b|\b(?:hat|haben)\b.{2,120}\bzu\b|\bmuss\b|\bmüssen\b"),
    },
    frames={
        "commencement": ("Wann tritt {act} in Kraft?",),
        "scope": ("Wofür gilt {scoped}?",),
        "exception": ("Welche Ausnahme macht {ref}?",),
        "penalty": ("Welche Sanktion sieht {ref} vor?",),
        "time_limit": ("Welche Frist setzt {ref}?",),
        "prohibition": ("Was verbietet {ref}?",),
        "duty": ("Wozu verpflichtet {ref}?",),
        "provision": ("Was bestimmt {ref}{about}?", "Was regelt {ref}{about}?"),
        "whole": ("Was bestimmt {ref}{about}?",),
        "about": (" („{title}“)",),
        "definition": ("Was bedeutet „{x}“{of}?", "Wie ist „{x}“{of} definiert?"),
        "row": ("Welcher Wert steht in {ref} unter „{column}“ für „{x}“?",),
        "rows": ("Was steht in {ref} zu „{x}“?",),
    },
    defines=re.compile(
        r"(?P<t>[A-ZÄÖÜ][\w-]+(?: [\w-]+){0,4}?)(?: \([^)]{1,40}\))? im Sinne (?:dieses|dieser|des|der"
        r"|von)\b[^.;]{0,60}? "
        r"(?:ist|sind)\b|[„\"](?P<q>[^“\"]{2,60})[“\"] (?:ist|sind|bedeutet|bezeichnet)\b"
    ),
    leads=_alone(
        r"\bbezeichne\w* (?:der Ausdruck|die Ausdrücke)|\bim Sinne (?:dieses|dieser|des|der)\b"
        r".*\b(?:ist|sind|bedeute\w*|bezeichne\w*)\b|\bBegriffsbestimmungen\b.*:$"
    ),
    refers=_alone(
        r"\bAbs(?:atz|\.) (?P<sub>\d+\w?)(?! (?:des|der) )|§ ?(?P<section>\d+\w?)(?: Abs(?:atz|\.) (?P<of>\d+\w?))?"
    ),
)

_FRENCH = {
    "code": "du",
    "loi": "de la",
    "règlement": "du",
    "décret": "du",
    "constitution": "de la",
    "directive": "de la",
    "arrêté": "de l'",
}
_french_of = _genitive(_FRENCH)
FR = Law(
    language="fr",
    cite=_cited("l'article", ", {n},", _french_of),
    of=lambda name: f" au sens{_french_of(name)}" if name else "",
    act=_subject(_FRENCH),
    titled="« {title} »{of}",
    original="{name} (version initiale)",
    signs={
        "commencement": _alone(r"\bentre(?:nt|ra|ront)? en vigueur\b"),
        "scope": _alone(r"^(?:le|la|les) présente?s? .{0,60}\bs'appli\w+"),
        "exception": _alone(r"\bne s'appli\w+ pas\b|\bpar dérogation\b|\bà l'exception\b|\bsauf\b"),
        "penalty": _alone(r"\bpunie?s?\b|\bamende\b|\bemprisonnement\b"),
        "time_limit": _alone(r"\bdans (?:un|le) délai\b|\bau plus tard\b"),
        "prohibition": _alone(r"\binterdite?s?\b|\bne (?:peut|peuvent|doit|doivent)\b.{0,60}\b(?:pas|aucun\w*|que)\b"),
        "duty": _alone(r"\b(?:est|sont) tenue?s?\b|\bdoi(?:t|vent)\b|\bobligat\w+"),
    },
    frames={
        "commencement": ("Quand {act} entre-t-il en vigueur ?",),
        "scope": ("À quoi s'applique {scoped} ?",),
        "exception": ("Quelle exception prévoit {ref} ?",),
        "penalty": ("Quelle sanction prévoit {ref} ?",),
        "time_limit": ("Quel délai fixe {ref} ?",),
        "prohibition": ("Qu'interdit {ref} ?",),
        "duty": ("Quelles obligations impose {ref} ?",),
        "provision": ("Que prévoit {ref}{about} ?", "Que dit {ref}{about} ?"),
        "whole": ("Que prévoit {ref}{about} ?",),
        "about": (" (« {title} »)",),
        "definition": ("Que signifie « {x} »{of} ?", "Comment « {x} » est-il défini{of} ?"),
        "row": ("Quelle valeur {ref} donne-t-il sous « {column} » pour « {x} » ?",),
        "rows": ("Que donne {ref} pour « {x} » ?",),
    },
    defines=re.compile(
        r"(?:Est|Sont) (?:dite?s?|considérée?s? comme) (?P<q>[^,.;]{3,60}) (?=au sens|pour)"
        r"|«\s?(?P<t>[^»]{2,60})\s?» (?:désigne|signifie|s'entend)"
    ),
    leads=_alone(r"\bau sens d[eu]\b.*(?::|on entend par)|\bon entend par\b|\bsont définis\b"),
    refers=_alone(r"\bau (?P<sub>[IVX]+|\d+°)(?= |,|\.)|\barticle (?P<section>[LRD]?\.? ?\d[\d-]*)(?P<of>)"),
)

_SPANISH = {
    "ley": "de la",
    "código": "del",
    "real": "del",
    "reglamento": "del",
    "constitución": "de la",
    "orden": "de la",
    "decreto": "del",
    "directiva": "de la",
}
_spanish_of = _genitive(_SPANISH)
ES = Law(
    language="es",
    cite=_cited("el artículo", ", apartado {n},", _spanish_of),
    of=lambda name: f" a efectos{_spanish_of(name)}" if name else "",
    act=_subject(_SPANISH),
    titled="«{title}»{of}",
    original="{name} (redacción original)",
    signs={
        "commencement": _alone(r"\bentra(?:rá|rán|n)? en vigor\b"),
        "scope": _alone(
            r"^(?:esta|este|la presente|el presente) .{0,60}\b(?:se aplica|será de aplicación|es aplicable)\w*"
        ),
        "exception": _alone(r"\bno se aplica\w*|\bqueda\w* (?:excluid|exent|exceptuad)\w+|\bsalvo\b|\bexcepto\b"),
        "penalty": _alone(r"\bsancionad\w+|\bmulta\b|\bprisión\b"),
        "time_limit": _alone(r"\ben el plazo\b|\bplazo de\b|\bantes de(?:l)? \d"),
        "prohibition": _alone(r"\bprohibid\w+|\bno podrá\w*"),
        "duty": _alone(r"\bdeberá\w*|\bdebe\w*\b|\bestá\w* obligad\w+|\bobligaci\w+"),
    },
    frames={
        "commencement": ("¿Cuándo entra en vigor {act}?",),
        "scope": ("¿A qué se aplica {scoped}?",),
        "exception": ("¿Qué excepción establece {ref}?",),
        "penalty": ("¿Qué sanción prevé {ref}?",),
        "time_limit": ("¿Qué plazo fija {ref}?",),
        "prohibition": ("¿Qué prohíbe {ref}?",),
        "duty": ("¿A qué obliga {ref}?",),
        "provision": ("¿Qué dispone {ref}{about}?", "¿Qué establece {ref}{about}?"),
        "whole": ("¿Qué dispone {ref}{about}?",),
        "about": (" («{title}»)",),
        "definition": ("¿Qué se entiende por «{x}»{of}?", "¿Cómo se define «{x}»{of}?"),
        "row": ("¿Qué valor da {ref} bajo «{column}» para «{x}»?",),
        "rows": ("¿Qué indica {ref} para «{x}»?",),
    },
    defines=re.compile(r"Se entiende(?:rá)? por (?P<t>[^,.;:]{2,60}?)(?:,| el| la| toda?)"),
    leads=_alone(r"\bse entiende(?:rá|n|rán)? por\b|\bdefiniciones\b.*:$|\ba (?:los )?efectos de\b.*:$"),
    refers=_alone(r"\bapartado (?P<sub>\d+|[a-z]\))(?! del artículo)|\bartículo (?P<section>\d+)(?:\.(?P<of>\d+))?"),
)

_PORTUGUESE = {
    "lei": "da",
    "código": "do",
    "decreto": "do",
    "decreto-lei": "do",
    "regulamento": "do",
    "constituição": "da",
    "diretiva": "da",
}
_portuguese_of = _genitive(_PORTUGUESE)
PT = Law(
    language="pt",
    cite=_cited("o artigo", ", n.º {n},", _portuguese_of),
    of=lambda name: f" para efeitos{_portuguese_of(name)}" if name else "",
    act=_subject(_PORTUGUESE),
    titled="«{title}»{of}",
    original="{name} (redação original)",
    signs={
        "commencement": _alone(r"\bentra(?:m|rá)? em vigor\b"),
        "scope": _alone(r"^(?:a presente|o presente|esta|este) .{0,60}\b(?:aplica-se|é aplicável)\b"),
        "exception": _alone(r"\bnão se aplica\w*|\bsalvo\b|\bexceto\b|\bem derrogação\b"),
        "penalty": _alone(r"\bcoima\b|\bmulta\b|\bpunid\w+|\bprisão\b"),
        "time_limit": _alone(r"\bno prazo\b|\bprazo de\b"),
        "prohibition": _alone(r"\bproibid\w+|\bnão pode\w*"),
        "duty": _alone(r"\bdeve(?:m|rá|rão)?\b|\bobrigad\w+"),
    },
    frames={
        "commencement": ("Quando entra em vigor {act}?",),
        "scope": ("A que se aplica {scoped}?",),
        "exception": ("Que exceção estabelece {ref}?",),
        "penalty": ("Que sanção prevê {ref}?",),
        "time_limit": ("Que prazo fixa {ref}?",),
        "prohibition": ("O que proíbe {ref}?",),
        "duty": ("A que obriga {ref}?",),
        "provision": ("O que dispõe {ref}{about}?", "O que estabelece {ref}{about}?"),
        "whole": ("O que dispõe {ref}{about}?",),
        "about": (" («{title}»)",),
        "definition": ("O que se entende por «{x}»{of}?", "Como se define «{x}»{of}?"),
        "row": ("Que valor indica {ref} em «{column}» para «{x}»?",),
        "rows": ("O que indica {ref} para «{x}»?",),
    },
    defines=re.compile(r"(?:Entende-se|Considera-se) (?:por )?«?(?P<t>[^,.;:»]{2,60})"),
    leads=_alone(r"\bentende(?:m)?-se por\b|\bpara (?:os )?efeitos d.*:$|\bconsidera(?:m)?-se\b.*:$"),
    refers=_alone(r"\bn\.º (?P<sub>\d+)(?! do artigo)|\bartigo (?P<section>\d+)(?:\.º)?(?P<of>)"),
)

_ITALIAN = {
    "legge": "della",
    "codice": "del",
    "costituzione": "della",
    "decreto": "del",
    "regolamento": "del",
    "direttiva": "della",
}
_italian_of = _genitive(_ITALIAN)
IT = Law(
    language="it",
    cite=_cited("l'articolo", ", comma {n},", _italian_of),
    of=lambda name: f" ai sensi{_italian_of(name)}" if name else "",
    act=_subject(_ITALIAN),
    titled="«{title}»{of}",
    signs={
        "commencement": _alone(r"\bentra(?:no)? in vigore\b"),
        "scope": _alone(r"^(?:la presente|il presente|le presenti) .{0,60}\bsi applica\w*"),
        "exception": _alone(r"\bnon si applica\w*|\bin deroga\b|\bsalvo\b"),
        "penalty": _alone(r"\bpunit\w+|\bsanzion\w+|\bmulta\b|\bammenda\b"),
        "time_limit": _alone(r"\bentro\b.{0,40}\b(?:giorni|mesi|anni|ore)\b"),
        "prohibition": _alone(r"\bvietat\w+|\bnon può\b|\bnon possono\b"),
        "duty": _alone(r"\bdeve\b|\bdevono\b|\bobbligat\w+|\btenut\w+ a\b"),
    },
    frames={
        "commencement": ("Quando entra in vigore {act}?",),
        "scope": ("A che cosa si applica {scoped}?",),
        "exception": ("Quale eccezione prevede {ref}?",),
        "penalty": ("Quale sanzione prevede {ref}?",),
        "time_limit": ("Quale termine fissa {ref}?",),
        "prohibition": ("Che cosa vieta {ref}?",),
        "duty": ("A che cosa obbliga {ref}?",),
        "provision": ("Che cosa dispone {ref}{about}?", "Che cosa prevede {ref}{about}?"),
        "whole": ("Che cosa dispone {ref}{about}?",),
        "about": (" («{title}»)",),
        "definition": ("Che cosa si intende per «{x}»{of}?",),
        "row": ("Quale valore indica {ref} sotto «{column}» per «{x}»?",),
        "rows": ("Che cosa indica {ref} per «{x}»?",),
    },
    defines=re.compile(r"Per «?(?P<t>[^,.;:»]{2,60})»? si intend\w+"),
    leads=_alone(r"\bsi intend\w+ per\b|\bsi intende\b.*:$|\bai fini\b.*:$"),
    refers=_alone(r"\bcomma (?P<sub>\d+)(?! dell'articolo)|\barticolo (?P<section>\d+)(?:, comma (?P<of>\d+))?"),
)


def _plainly(
    language: str,
    word: str,
    sub: str,
    *,
    says: str,
    requires: str,
    means: str,
    row: str,
    leads: str,
    duty: str,
    refers: str,
) -> Law:
    """A language in which the act's name stands before the question, uninflected: "Ustawa o promach: co stanowi …"."""

    def cite(said: str, number: str, label: str, name: str) -> str:
        head = f"§ {number}" if said.startswith("§") else f"{word} {number}".rstrip()
        return head + (sub.format(n=bare(label)) if label else "")

    return Law(
        language=language,
        cite=cite,
        of=lambda name: "",
        act=lambda name: "",
        titled="„{title}”",
        signs={"duty": _alone(duty)},
        frames={
            "duty": (f"{{first}}{requires}",),
            "provision": (f"{{first}}{says}",),
            "whole": (f"{{first}}{says}",),
            "about": ("",),
            "definition": (f"{{first}}{means}",),
            "row": (f"{{first}}{row}",),
            "rows": (f"{{first}}{row}",),
        },
        defines=None,
        leads=_alone(leads),
        refers=_alone(refers),
    )


PL = _plainly(
    "pl",
    "art.",
    " ust. {n}",
    says="co stanowi {ref}?",
    requires="do czego zobowiązuje {ref}?",
    means="co oznacza „{x}”?",
    row="co podaje {ref} dla „{x}”?",
    leads=r"\b(?:oznacza|rozumie się|jest mowa o)\b",
    duty=r"\b(?:jest obowiązan\w+|musi|należy)\b",
    refers=r"\bust\. (?P<sub>\d+)|\bart\. (?P<section>\d+)(?: ust\. (?P<of>\d+))?",
)
NL = _plainly(
    "nl",
    "artikel",
    " lid {n}",
    says="wat bepaalt {ref}?",
    requires="waartoe verplicht {ref}?",
    means="wat betekent „{x}”?",
    row="wat geeft {ref} voor „{x}”?",
    leads=r"\b(?:wordt verstaan onder|verstaan onder)\b",
    duty=r"\b(?:is verplicht|moet|dient)\b",
    refers=r"\b(?P<sub>eerste|tweede|derde) lid|\bartikel (?P<section>\d+)(?P<of>)",
)
SV = _plainly(
    "sv",
    "artikel",
    " punkt {n}",
    says="vad föreskriver {ref}?",
    requires="vad kräver {ref}?",
    means="vad avses med ”{x}”?",
    row="vad anger {ref} för ”{x}”?",
    leads=r"\bavses med\b",
    duty=r"\bska(?:ll)?\b",
    refers=r"\bpunkt (?P<sub>\d+)|\bartikel (?P<section>\d+)(?P<of>)",
)
CY = _plainly(
    "cy",
    "adran",
    "({n})",
    says="beth mae {ref} yn ei ddweud?",
    requires="beth y mae {ref} yn ei ofyn?",
    means="beth yw ystyr “{x}”?",
    row="beth mae {ref} yn ei roi ar gyfer “{x}”?",
    leads=r"\bYn (?:y|yr) (?:Ddeddf|Rhan|adran)\b",
    duty=r"\b(?:rhaid|mae’n ofynnol)\b",
    refers=r"\bis-adran \((?P<sub>\d+)\)|\badran (?P<section>\d+)(?:\((?P<of>\d+)\))?",
)

LAWS = {law.language: law for law in (EN, DE, FR, ES, PT, IT, PL, NL, SV, CY)}
