"""Swedish. Headings that begin with an infinitive ("Installera paket", "Att välja") are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "sv",
    Phrases(
        about=("Vad bör jag veta om ”{x}”{at}?", "Kan du förklara ”{x}”{at}?", "Vad handlar ”{x}”{at} om?"),
        means=("Vad betyder ”{x}”{at}?", "Vad menas med ”{x}”{at}?", "Hur definieras ”{x}”{at}?"),
        serves=("Vad används {x} till{at}?", "Vad gör {x}{at}?", "Vilken uppgift har {x}{at}?"),
        how=("Hur kan jag {x}{at}?", "Jag vill {x}{at}. Hur gör jag?", "Hur gör man för att {x}{at}?"),
        parameter=("Vad används parametern `{p}` i {x} till{at}?", "Vad anger `{p}` i {x}{at}?"),
        arguments=("Vilka parametrar har {x}{at}?", "Hur ser syntaxen för {x} ut{at}?"),
        returns=("Vad returnerar {x}{at}?",),
        example=("Kan du visa ett exempel på {x}{at}?",),
        differ=("Vad är skillnaden mellan {a} och {b}{at}?", "Hur skiljer sig {a} från {b}{at}?"),
        careful=("Vad ska jag tänka på när det gäller ”{x}”{at}?",),
        column=("Vad står under ”{column}” för {x}{at}?",),
        error=("Jag får felet {x}{at}. Vad betyder det och hur löser jag det?",),
        generic={
            "use": ("Hur använder jag {x}{at}?",),
            "install": ("Hur installerar jag {x}{at}?",),
            "configure": ("Hur konfigurerar jag {x}{at}?",),
            "require": ("Vad krävs för {x}{at}?",),
            "about": ("Vad är {x}{at}?",),
        },
    ),
    at=" i {a}",
    task=r"(?:att )?(?:\w{2,}era|skapa|ändra|lägga till|ta bort|välja|använda|öppna|spara|skriva|läsa|bygga"
    r"|hämta|flytta|kopiera"
    r"|köra|ställa in|göra|söka|visa|dölja|stänga|avsluta|återställa|förbereda|anpassa|uppdatera|uppgradera) \S",
    particle="att ",
    question=r"(?:hur|varför|när|var|vad|vilken|vilket|vilka|vem) \S+",
    skip=r"(?:se även|se också|innehåll|innehållsförteckning|referenser|litteratur|länkar|licens|tack|register"
    r"|mer information)",
    generic={
        "use": ("användning",),
        "install": ("installation",),
        "configure": ("konfiguration", "inställningar"),
        "require": ("krav", "systemkrav"),
        "about": ("inledning", "introduktion", "beskrivning", "översikt"),
    },
    columns={
        "key": "namn parameter alternativ flagga fält kolumn kommando fel variabel nyckel värde tecken element tangent"
        " attribut".split(),
        "description": "beskrivning betydelse effekt förklaring syfte".split(),
        "default": ("standard", "standardvärde", "förval"),
        "type": ("typ",),
    },
    leans=r"(?:Dock|Därför|Dessutom|Annars|Då|Sedan|Men|Och|Eller|Till exempel|I så fall|Detta|Denna|Dessa|Det|Den|De"
    r"|Han|Hon|Också|Här|Där|Således|Slutligen|Alltså)\b",
    action=r"(?:prenumerera|följ oss|läs mer|till toppen)\b",
)
