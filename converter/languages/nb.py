"""Norwegian (Bokmål). Headings that begin with an infinitive ("Installere pakker") are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "nb",
    Phrases(
        about=("Hva bør jeg vite om «{x}»{at}?", "Kan du forklare «{x}»{at}?", "Hva handler «{x}»{at} om?"),
        means=("Hva betyr «{x}»{at}?", "Hva menes med «{x}»{at}?", "Hvordan er «{x}» definert{at}?"),
        serves=("Hva brukes {x} til{at}?", "Hva gjør {x}{at}?", "Hvilken oppgave har {x}{at}?"),
        how=("Hvordan kan jeg {x}{at}?", "Jeg vil {x}{at}. Hvordan gjør jeg det?", "Hvordan skal jeg {x}{at}?"),
        parameter=("Hva brukes parameteren `{p}` i {x} til{at}?", "Hva angir `{p}` i {x}{at}?"),
        arguments=("Hvilke parametre har {x}{at}?", "Hvordan er syntaksen til {x}{at}?"),
        returns=("Hva returnerer {x}{at}?",),
        example=("Kan du vise et eksempel på {x}{at}?",),
        differ=("Hva er forskjellen på {a} og {b}{at}?", "Hvordan skiller {a} seg fra {b}{at}?"),
        careful=("Hva må jeg passe på når det gjelder «{x}»{at}?",),
        column=("Hva står under «{column}» for {x}{at}?",),
        error=("Jeg får feilen {x}{at}. Hva betyr den, og hvordan løser jeg den?",),
        generic={
            "use": ("Hvordan bruker jeg {x}{at}?",),
            "install": ("Hvordan installerer jeg {x}{at}?",),
            "configure": ("Hvordan setter jeg opp {x}{at}?",),
            "require": ("Hva kreves for {x}{at}?",),
            "about": ("Hva er {x}{at}?",),
        },
    ),
    at=" i {a}",
    task=r"(?:å )?(?:\w{2,}ere|opprette|lage|endre|legge til|fjerne|velge|bruke|åpne|lagre|skrive|lese|bygge"
    r"|hente|flytte"
    r"|kjøre|sette opp|søke|vise|skjule|lukke|avslutte|gjenopprette|forberede|tilpasse) \S",
    particle="å ",
    question=r"(?:hvordan|hvorfor|når|hvor|hva|hvilken|hvilket|hvilke|hvem) \S+",
    skip=r"(?:se også|innhold|innholdsfortegnelse|referanser|litteratur|lenker|lisens|takk|stikkord|mer informasjon)",
    generic={
        "use": ("bruk",),
        "install": ("installasjon", "installering"),
        "configure": ("konfigurasjon", "innstillinger", "oppsett"),
        "require": ("krav", "systemkrav"),
        "about": ("innledning", "introduksjon", "beskrivelse", "oversikt"),
    },
    columns={
        "key": "navn parameter valg flagg felt kolonne kommando feil variabel nøkkel verdi tegn element tast"
        " attributt".split(),
        "description": "beskrivelse betydning effekt forklaring formål".split(),
        "default": ("standard", "standardverdi"),
        "type": ("type",),
    },
    leans=r"(?:Men|Derfor|Dessuten|Ellers|Da|Så|Deretter|Og|Eller|For eksempel|I så fall|I dette tilfellet|Dette|Denne"
    r"|Disse|Det|Den|De|Han|Hun|Også|Her|Der|Til slutt|Altså|Imidlertid)\b",
    action=r"(?:abonner|følg oss|les mer|til toppen)\b",
)
