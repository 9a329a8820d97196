"""Dutch. Headings that end in an infinitive ("Pakketten installeren") are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "nl",
    Phrases(
        about=(
            "Wat moet ik weten over ‘{x}’{at}?",
            "Kun je ‘{x}’{at} uitleggen?",
            "Waar gaat het om bij ‘{x}’{at}?",
        ),
        means=("Wat betekent ‘{x}’{at}?", "Wat wordt bedoeld met ‘{x}’{at}?", "Hoe is ‘{x}’{at} gedefinieerd?"),
        serves=("Waar dient {x} voor{at}?", "Wat doet {x}{at}?", "Waarvoor wordt {x}{at} gebruikt?"),
        how=("Hoe kan ik {x}{at}?", "Ik wil {x}{at}. Hoe pak ik dat aan?", "Hoe moet ik {x}{at}?"),
        parameter=("Waar dient de parameter `{p}` van {x} voor{at}?", "Wat geeft `{p}` bij {x}{at} aan?"),
        arguments=("Welke parameters heeft {x}{at}?", "Hoe is de syntaxis van {x}{at}?"),
        returns=("Wat geeft {x}{at} terug?",),
        example=("Kun je een voorbeeld van {x}{at} laten zien?",),
        differ=("Wat is het verschil tussen {a} en {b}{at}?", "Waarin verschillen {a} en {b}{at}?"),
        careful=("Waar moet ik op letten bij ‘{x}’{at}?",),
        column=("Wat staat er bij {x}{at} onder ‘{column}’?",),
        error=("Ik krijg de fout {x}{at}. Wat betekent die, en wat kan ik eraan doen?",),
        generic={
            "use": ("Hoe gebruik ik {x}{at}?",),
            "install": ("Hoe installeer ik {x}{at}?",),
            "configure": ("Hoe configureer ik {x}{at}?",),
            "require": ("Wat heb ik nodig voor {x}{at}?",),
            "about": ("Wat is {x}{at}?", "Waar gaat het om bij {x}{at}?"),
        },
    ),
    at=" in {a}",
    task=r"(?!het\b|een\b|de\b)\S.*\s(?:\w*(?:installeren|configureren|starten|stoppen|gebruiken|maken|verwijderen"
    r"|toevoegen|openen|instellen|controleren|bouwen|beheren|wijzigen|bewerken|zoeken|kiezen|selecteren|opslaan"
    r"|laden|partitioneren|downloaden|kopiëren|verplaatsen|voorbereiden|verkrijgen|schrijven|lezen|oplossen|testen"
    r"|invoeren|exporteren|importeren|bijwerken|upgraden|afsluiten|activeren|herstellen|aansluiten|voorkomen|uitvoeren|aanmaken|aanpassen|inloggen))$",
    question=r"(?:hoe|waarom|wanneer|waar|wat|welke?|wie) \S+",
    skip=r"(?:zie ook|inhoud|inhoudsopgave|verwijzingen|referenties|literatuur|licentie|dankwoord|links"
    r"|meer informatie)",
    generic={
        "use": ("gebruik",),
        "install": ("installatie",),
        "configure": ("configuratie", "instellingen"),
        "require": ("vereisten", "benodigdheden", "systeemvereisten"),
        "about": ("inleiding", "introductie", "beschrijving", "overzicht"),
    },
    columns={
        "key": "naam parameter optie veld kolom opdracht commando fout variabele sleutel waarde teken element toets"
        " attribuut".split(),
        "description": "beschrijving omschrijving betekenis effect uitleg doel".split(),
        "default": ("standaard", "standaardwaarde"),
        "type": ("type", "soort"),
    },
    leans=r"(?:Echter|Dus|Daarom|Bovendien|Anders|Dan|Daarna|Maar|En|Of|Bijvoorbeeld|In dat geval|Dit|Dat|Deze|Die"
    r"|Het|Zij|Ze|Hij|Ook|Tot slot|Hier|Daar\w*|Toch)\b",
    action=r"(?:schrijf je in|volg ons|lees meer|terug naar boven)\b",
)
