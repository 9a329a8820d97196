"""The languages that laws can be asked about in: German, and those whose act stands uninflected before the question."""

import re

from .law import Law, alone, bare, cited
from .law_english import EN
from .law_romance import ES, FR, IT, PT

_GERMAN_ARTICLES = (
    ("Gesetz", "das"),
    ("Verordnung", "die"),
    ("Richtlinie", "die"),
    ("gesetz", "das"),
    ("gesetzbuch", "das"),
    ("buch", "das"),
    ("verordnung", "die"),
    ("satzung", "die"),
    ("Satzung", "die"),
    ("ordnung", "die"),
)


def _german_act(name: str) -> str:
    first = name.partition(" ")[0]
    return next((f"{article} {name}" for end, article in _GERMAN_ARTICLES if first.endswith(end)), "")


def _german_of(name: str) -> str:
    """Under which law: "nach dem BrunnenG", "nach der FährV"; without an article where its gender is not known."""
    said = _german_name(name).strip()
    neuter, female = ("G", "GB", "gesetz", "gesetzbuch", "buch"), ("V", "verordnung", "ordnung", "satzung")
    article = "dem " if said.endswith(neuter) else "der " if said.endswith(female) else ""
    return f" nach {article if ' ' not in said else ''}{said}" if said else ""


def _german_name(name: str) -> str:
    short = re.search(
        r"\((?:[^()]*\s[-–]\s)?([A-ZÄÖÜ](?:[\w.-]{1,11}|[\w-]*(?:gesetz(?:buch)?|ordnung|satzung)))\)$", name
    )
    article = (
        "der " if re.match(r"(?:Verordnung|Richtlinie|Satzung)\b|\w+(?:ordnung|richtlinie|satzung) vom\b", name) else ""
    )
    return f" {short[1] if short else article + name}" if name else ""


_german_section = cited("Artikel", " Absatz {n}", _german_name)


def _german(word: str, number: str, label: str, name: str) -> str:
    if word.lower() in ("anlage", "anhang"):  # of which law it is one no case of an article says
        article = "" if number else "die " if word.lower() == "anlage" else "der "
        return f"{article}{word} {number}".rstrip() + (
            f" ({_german_name(name).strip().removeprefix('der ')})" if name else ""
        )
    return _german_section(word, number, label, name)


DE = Law(
    language="de",
    cite=_german,
    of=_german_of,
    act=_german_act,
    titled="„{title}“{of}",
    original="{name} (ursprüngliche Fassung)",
    signs={
        "commencement": alone(r"\btr(?:itt|eten)\b.{0,80}\bin Kraft\b"),
        "scope": alone(r"^(?:dieses|diese|die vorschriften)\b.{0,60}\b(?:gilt|gelten|findet|finden|regelt)\b"),
        "exception": alone(
            r"\b(?:gilt|gelten|findet|finden)\b.{0,60}\b(?:nicht|keine Anwendung)\b|\bausgenommen\b|\babweichend von\b"
            r"|\bnicht (?:erforderlich|notwendig|verpflichtet|anzuwenden|geahndet|bestraft)\b|\bentbehrlich\b"
            r"|\bentfällt\b"
            r"|\b(?:bedarf|bedürfen)\b.{0,60}\b(?:nicht|keine[rs]?)\b|\b(?:ist|sind)\b.{0,60}\bbefreit\b"
        ),
        "penalty": alone(r"\b(?:Geldbuße|Geldstrafe|Freiheitsstrafe)\b"),
        "relief": alone(
            r"\b(?:verringert|erhöht|verkürzt|verlängert|ermäßigt|reduziert) sich\b|\bin keinem Fall\b"
            r"|\bkann\b.{0,60}\b(?:Ausnahmen?|Befreiung(?:en)?|höhere|geringere|längere|kürzere|abweichende)\w*\b"
            r".{0,60}\b(?:zulassen|genehmigen|gestatten|bewilligen|erteilen)\b"
        ),
        "time_limit": alone(r"\b(?:binnen|innerhalb|spätestens|Frist)\b|\berst (?:ab|nach|mit) dem\b"),
        "prohibition": alone(
            r"\b(?:darf|dürfen)\b.{0,80}\b(?:nicht|kein\w*|nur)\b|\bverboten\b|\bunzulässig\b|\buntersagt\b"
        ),
        "duty": alone(r"\b(?:ist|sind) verpflichtet\b|\b(?:hat|haben)\b.{2,120}\bzu\b|\bmuss\b|\bmüssen\b"),
    },
    frames={
        "commencement": ("Wann tritt {act} in Kraft?",),
        "scope": ("Wofür gilt {scoped}?",),
        "exception": ("Welche Ausnahme macht {ref}?",),
        "penalty": ("Welche Sanktion sieht {ref} vor?",),
        "time_limit": ("Welche Frist setzt {ref}?",),
        "prohibition": ("Was verbietet {ref}?",),
        "duty": ("Wozu verpflichtet {ref}?",),
        "inserted": ("Was bestimmt {there}, eingefügt durch {ref}?",),
        "provision": ("Was bestimmt {ref}{about}?", "Was regelt {ref}{about}?"),
        "whole": ("Was bestimmt {ref}{about}?",),
        "about": (" („{title}“)",),
        "definition": ("Was bedeutet „{x}“{of}?", "Wie ist „{x}“{of} definiert?"),
        "row": ("Welche {column} nennt {ref} für {whose}?",),
        "rows": ("Was nennt {ref} für {whose}?",),
        "titled rows": ("Was nennt {ref}{about} für {whose}?",),
        "fees": ("Welche {fees} nennt {ref} für {whose}?",),
        "whose": ("„{key}“",),
    },
    fees=alone(r"(?P<fees>(?:\w+e )?\w*(?:gebühren|entgelte|beiträge|preise|tarife|abstände))"),
    columns=alone(  # those that "Welche" fits
        r"[\w-]*(?:gebühr|frist|höhe|summe|menge|zahl|dauer|länge|breite|strafe|buße|miete|pacht)"
        r"(?: (?:in|je|pro) [\w€%]+)?(?: \([^()]+\))?"
    ),
    defines=re.compile(
        r"(?P<t>[A-ZÄÖÜ][\w-]+(?: [\w-]+){0,4}?)(?: \([^)]{1,40}\))? im Sinne (?:dieses|dieser|des|der"
        r"|von)\b[^.;]{0,60}? "
        r"(?:ist|sind)\b|Als (?P<a>[A-ZÄÖÜ][\w -]{2,60}?) (?:gilt|gelten)(?:,? (?!auch|ferner|nicht)\w)"
        r"|(?P<w>[A-ZÄÖÜ][\w-]+(?: [\w-]+){0,3}) (?:ist|sind), (?:wer|was)\b"
        r"|[„\"](?P<q>[^“\"]{2,60})[“\"] (?:ist|sind|bedeutet|bezeichnet)\b"
    ),
    leads=alone(
        r"^im Sinne (?:dieses|dieser) [\w-]+:?$|\bbezeichne\w* (?:der Ausdruck|die Ausdrücke)"
        r"|^in (?:diesem|dieser) [\w-]+ (?:bedeute\w*|gelten als|bezeichne\w*)\b"
        r"|\bim Sinne (?:dieses|dieser|des|der)\b"
        r".*\b(?:ist|sind|bedeute\w*|bezeichne\w*)\b|\bBegriffsbestimmungen\b.*:$"
    ),
    refers=alone(
        r"\bAbs(?:atz(?:es)?|ätzen?|\.) (?P<sub>\d+\w?)(?! (?:des|der) )"
        r"|§ ?(?P<section>\d+\w?)(?: Abs(?:atz|\.) (?P<of>\d+\w?))?"
    ),
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
    excepts: str,
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
        signs={"exception": alone(excepts), "duty": alone(duty)},
        frames={
            "duty": (f"{{first}}{requires}",),
            "provision": (f"{{first}}{says}",),
            "whole": (f"{{first}}{says}",),
            "about": ("",),
            "definition": (f"{{first}}{means}",),
            "row": (f"{{first}}{row}",),
            "rows": (f"{{first}}{row}",),
            "whose": ("{key}",),
        },
        defines=None,
        leads=alone(leads),
        refers=alone(refers),
    )


PL = _plainly(
    "pl",
    "art.",
    " ust. {n}",
    says="co stanowi {ref}?",
    requires="do czego zobowiązuje {ref}?",
    means="co oznacza „{x}”?",
    row="co podaje {ref} dla „{whose}”?",
    leads=r"\b(?:oznacza|rozumie się|jest mowa o)\b",
    duty=r"\b(?:jest obowiązan\w+|musi|należy)\b",
    refers=r"\bust\. (?P<sub>\d+)|\bart\. (?P<section>\d+)(?: ust\. (?P<of>\d+))?",
    excepts=r"\bnie stosuje się\b|\bnie dotyczy\b|\bz wyjątkiem\b",
)
NL = _plainly(
    "nl",
    "artikel",
    " lid {n}",
    says="wat bepaalt {ref}?",
    requires="waartoe verplicht {ref}?",
    means="wat betekent „{x}”?",
    row="wat geeft {ref} voor „{whose}”?",
    leads=r"\b(?:wordt verstaan onder|verstaan onder)\b",
    duty=r"\b(?:is verplicht|moet|dient)\b",
    refers=r"\b(?P<sub>eerste|tweede|derde) lid|\bartikel (?P<section>\d+)(?P<of>)",
    excepts=r"\bniet van toepassing\b|\bin afwijking van\b|\buitgezonderd\b",
)
SV = _plainly(
    "sv",
    "artikel",
    " punkt {n}",
    says="vad föreskriver {ref}?",
    requires="vad kräver {ref}?",
    means="vad avses med ”{x}”?",
    row="vad anger {ref} för ”{whose}”?",
    leads=r"\bavses med\b",
    duty=r"\bska(?:ll)?\b",
    refers=r"\bpunkt (?P<sub>\d+)|\bartikel (?P<section>\d+)(?P<of>)",
    excepts=r"\bgäller inte\b|\bska inte tillämpas\b|\bundantag\w*",
)
CY = _plainly(
    "cy",
    "adran",
    "({n})",
    says="beth mae {ref} yn ei ddweud?",
    requires="beth y mae {ref} yn ei ofyn?",
    means="beth yw ystyr “{x}”?",
    row="beth mae {ref} yn ei roi ar gyfer “{whose}”?",
    leads=r"\bYn (?:y|yr) (?:Ddeddf|Rhan|adran)\b",
    duty=r"\b(?:rhaid|mae’n ofynnol)\b",
    refers=r"\bis-adran \((?P<sub>\d+)\)|\badran (?P<section>\d+)(?:\((?P<of>\d+)\))?",
    excepts=r"\bnid yw\b.{0,60}\byn gymwys\b|\bac eithrio\b",
)

LAWS = {law.language: law for law in (EN, DE, FR, ES, PT, IT, PL, NL, SV, CY)}
