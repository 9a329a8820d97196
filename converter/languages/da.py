"""Danish. Headings that begin with an infinitive ("Installere pakker") are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "da",
    Phrases(
        about=("Hvad bør jeg vide om »{x}«{at}?", "Kan du forklare »{x}«{at}?", "Hvad handler »{x}«{at} om?"),
        means=("Hvad betyder »{x}«{at}?", "Hvad menes der med »{x}«{at}?", "Hvordan defineres »{x}«{at}?"),
        serves=("Hvad bruges {x} til{at}?", "Hvad gør {x}{at}?", "Hvilken funktion har {x}{at}?"),
        how=("Hvordan kan jeg {x}{at}?", "Jeg vil {x}{at}. Hvordan gør jeg?", "Hvordan skal jeg {x}{at}?"),
        parameter=("Hvad bruges parameteren `{p}` i {x} til{at}?", "Hvad angiver `{p}` i {x}{at}?"),
        arguments=("Hvilke parametre har {x}{at}?", "Hvordan er syntaksen for {x}{at}?"),
        returns=("Hvad returnerer {x}{at}?",),
        example=("Kan du vise et eksempel på {x}{at}?",),
        differ=("Hvad er forskellen på {a} og {b}{at}?", "Hvordan adskiller {a} sig fra {b}{at}?"),
        careful=("Hvad skal jeg være opmærksom på ved »{x}«{at}?",),
        column=("Hvad står der under »{column}« for {x}{at}?",),
        error=("Jeg får fejlen {x}{at}. Hvad betyder den, og hvordan løser jeg den?",),
        generic={
            "use": ("Hvordan bruger jeg {x}{at}?",),
            "install": ("Hvordan installerer jeg {x}{at}?",),
            "configure": ("Hvordan konfigurerer jeg {x}{at}?",),
            "require": ("Hvad kræver {x}{at}?",),
            "about": ("Hvad er {x}{at}?",),
        },
    ),
    at=" i {a}",
    task=r"(?:at )?(?:\w{2,}ere|oprette|ændre|tilføje|fjerne|vælge|bruge|åbne|gemme|skrive|læse|bygge|hente"
    r"|flytte|køre|indstille"
    r"|søge|vise|skjule|lukke|afslutte|gendanne|forberede|tilpasse) \S",
    particle="at ",
    question=r"(?:hvordan|hvorfor|hvornår|hvor|hvad|hvilken|hvilket|hvilke|hvem) \S+",
    skip=r"(?:se også|indhold|indholdsfortegnelse|referencer|litteratur|henvisninger|links|licens|tak|stikord"
    r"|yderligere oplysninger)",
    generic={
        "use": ("brug", "anvendelse"),
        "install": ("installation",),
        "configure": ("konfiguration", "indstillinger", "opsætning"),
        "require": ("krav", "systemkrav"),
        "about": ("indledning", "introduktion", "beskrivelse", "oversigt"),
    },
    columns={
        "key": "navn parameter tilvalg flag felt kolonne kommando fejl variabel nøgle værdi tegn element tast"
        " attribut".split(),
        "description": "beskrivelse betydning effekt forklaring formål".split(),
        "default": ("standard", "standardværdi"),
        "type": ("type",),
    },
    leans=r"(?:Dog|Derfor|Desuden|Ellers|Så|Derefter|Men|Og|Eller|For eksempel|I så fald|I dette tilfælde|Dette|Denne"
    r"|Disse|Det|Den|De|Han|Hun|Også|Her|Der|Endelig|Altså)\b",
    action=r"(?:tilmeld dig|følg os|læs mere|til toppen)\b",
)
