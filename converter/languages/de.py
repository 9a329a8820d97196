"""German. Headings stand in quotation marks: their case and article are not ours to guess."""

import re

from .pack import Clause, Pack
from .plainly import clauses, reader, said

_TASK = re.compile(
    r"(?:ein(?:e|en|em|er)?|das|die|den|der|dem|mehrere|alle|eigene|neue|mit|auf|aus|vom?|zu[mr]?|im?|nach|über"
    r"|für)\s(?:\S+\s){1,6}"
    r"[a-zäöüß]{2,}(?:en|ern|eln)$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:wie|was|warum|wann|wo|welche[rsnm]?|wozu|weshalb|wer) (?:\S+ ){1,9}(?:ist|sind|kann|soll(?:te)?|muss)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:es|er|sie|ihn|ihm|ihnen|ihr\w*|sein\w*|diese\w*|dies|jene\w*|solche\w*|du|dein\w*|dich|dir|wir|uns\w*"
    r"|dabei|dafür|damit|davon|dazu|darin)\b",
    re.IGNORECASE,
)

PACK = Pack(
    language="de",
    frames={
        "thing": (
            "Was sollte ich{at} über „{x}“ wissen?",
            "Erkläre mir „{x}“{at}.",
            "Gib mir einen Überblick über „{x}“{at}.",
            "Worum geht es bei „{x}“{at}?",
            "Beschreibe „{x}“{at}.",
            "Kannst du mir „{x}“{at} erklären?",
            "Fasse{at} das Wichtigste zu „{x}“ zusammen.",
            "Was gilt für „{x}“{at}?",
        ),
        "what_is": (
            "Was ist{at} mit „{x}“ gemeint?",
            "Was bedeutet „{x}“{at}?",
            "Erkläre den Begriff „{x}“{at}.",
            "Definiere „{x}“{at}.",
        ),
        "task": (
            "Wie kann ich{at} {x}?",
            "Ich möchte{at} {x}. Wie gehe ich vor?",
            "Erkläre mir, wie ich{at} {x} kann.",
            "Zeig mir, wie ich{at} {x} kann.",
            "Was muss ich tun, wenn ich{at} {x} will?",
        ),
        "steps": (
            "Mit welchen Schritten kann ich{at} {x}?",
            "Welche Schritte sind nötig, wenn ich{at} {x} will?",
            "Gib mir eine Schritt-für-Schritt-Anleitung{at}: {x}.",
        ),
        "purpose": (
            "Was macht {x}{at}?",
            "Erkläre, was {x}{at} macht.",
            "Wozu dient {x}{at}?",
            "Was passiert beim Aufruf von {x}{at}?",
            "Beschreibe {x}{at}.",
            "Wofür brauche ich {x}{at}?",
        ),
        "purpose_class": (
            "Wozu dient die Klasse {x}{at}?",
            "Erkläre die Klasse {x}{at}.",
            "Beschreibe die Klasse {x}{at}.",
        ),
        "purpose_exception": (
            "Was bedeutet die Ausnahme {x}{at}?",
            "Ich bekomme {x}{at}. Was heißt das?",
        ),
        "purpose_value": (
            "Wofür steht {x}{at}?",
            "Was hat es{at} mit {x} auf sich?",
            "Erkläre {x}{at}.",
            "Wozu dient {x}{at}?",
        ),
        "purpose_command": ("Was macht {x}{at}?", "Wozu dient {x}{at}?", "Sag mir kurz, was {x}{at} macht."),
        "arguments": (
            "Welche Parameter hat {x}{at}?",
            "Wie lautet die Signatur von {x}{at}?",
            "Welche Argumente nimmt {x}{at} entgegen?",
            "Zeig mir die Signatur von {x}{at}.",
        ),
        "parameter": (
            "Was bewirkt der Parameter `{p}` von {x}{at}?",
            "Wozu dient das Argument `{p}` von {x}{at}?",
            "Erkläre den Parameter `{p}` von {x}{at}.",
        ),
        "returns": ("Was gibt {x}{at} zurück?", "Welchen Rückgabewert hat {x}{at}?"),
        "members": ("Welche {kind} hat {x}{at}?", "Nenne die {kind} von {x}{at}."),
        "example_api": (
            "Zeig mir ein Beispiel für {x}{at}.",
            "Wie sieht{at} ein Aufruf von {x} aus?",
            "Gib mir ein Codebeispiel für {x}{at}.",
        ),
        "definition": (
            "Was bedeutet „{x}“{at}?",
            "Was versteht man unter „{x}“{at}?",
            "Erkläre den Begriff „{x}“{at}.",
            "Definiere „{x}“{at}.",
            "Wie ist „{x}“{at} definiert?",
        ),
        "definition_code": ("Wozu dient {x}{at}?", "Was bedeutet {x}{at}?", "Erkläre {x}{at}.", "Wofür steht {x}{at}?"),
        "row": ("Was bedeutet {x}{at}?", "Wofür steht {x}{at}?", "Erkläre {x}{at}.", "Wozu dient {x}{at}?"),
        "row_column": ("Was steht bei {x}{at} unter „{column}“?", "Welche Angabe hat {x}{at} bei „{column}“?"),
        "differ": (
            "Worin unterscheiden sich {a} und {b}{at}?",
            "Vergleiche {a} und {b}{at}.",
            "Was ist der Unterschied zwischen {a} und {b}{at}?",
        ),
        "flag": (
            "Was bewirkt die Option {x}{at}?",
            "Wozu dient {x}{at}?",
            "Erkläre die Option {x}{at}.",
            "Was passiert{at} mit der Option {x}?",
        ),
        "beware": (
            "Worauf muss ich{at} bei „{x}“ achten?",
            "Was ist{at} bei „{x}“ zu beachten?",
            "Welche Fallstricke gibt es bei „{x}“{at}?",
        ),
        "beware_task": (
            "Worauf muss ich achten, wenn ich{at} {x} will?",
            "Was ist zu beachten, wenn ich{at} {x} will?",
        ),
        "note": ("Was sollte ich{at} zu „{x}“ noch wissen?", "Gibt es einen Hinweis zu „{x}“{at}?"),
        "note_task": (
            "Was sollte ich noch wissen, wenn ich{at} {x} will?",
            "Gibt es einen Hinweis dazu, wie ich{at} {x} kann?",
        ),
        "error": (
            "Ich bekomme den Fehler {x}{at}. Woran liegt das, und was hilft?",
            "Was ist die Ursache von {x}{at}, und wie behebe ich das?",
        ),
        "added": ("Seit welcher Version gibt es {x}{at}?", "In welcher Version kam {x}{at} hinzu?"),
        "changed": ("Was hat sich in Version {v} an {x}{at} geändert?", "Was ist seit Version {v} anders bei {x}{at}?"),
        "deprecated": ("Ist {x} veraltet{at}?", "Seit wann ist {x} veraltet{at}?"),
        "generic_use": ("Wie benutze ich {x}{at}?", "Erkläre mir die Benutzung von {x}{at}."),
        "generic_install": ("Wie installiere ich {x}{at}?", "Wie wird {x}{at} installiert?"),
        "generic_configure": ("Wie konfiguriere ich {x}{at}?", "Wie wird {x}{at} konfiguriert?"),
        "generic_require": ("Was setzt {x}{at} voraus?", "Welche Voraussetzungen hat {x}{at}?"),
        "generic_about": (
            "Was sollte ich{at} über {x} wissen?",
            "Gib mir einen Überblick über {x}{at}.",
            "Worum geht es bei {x}{at}?",
        ),
    },
    anchors={
        "product": (" in {a}",),
        "module": (" im Modul {a}",),
        "api": (" bei {a}",),
        "command": (" bei {a}",),
        "release": (" in {a}",),
        **dict.fromkeys(("topic", "task"), ("",)),  # cannot stand without being inflected
    },
    owners={},
    read=reader(
        asker={f"Ihr{end}": f"mein{end}" for end in ("", "e", "en", "em", "er", "es")},
        generic=frozenset(
            "glossar begriffe einleitung einführung überblick übersicht beschreibung benutzung verwendung nutzung "
            "installation einrichtung konfiguration voraussetzungen anforderungen beispiel beispiele parameter "
            "optionen argumente rückgabewert hinweise anmerkungen allgemeines grundlagen zusammenfassung "
            "hintergrund inhalt name syntax details fehler funktionen klassen methoden attribute schnellstart".split()
        ),
        task=_TASK,
        question=_QUESTION,
    ),
    clause=clauses(verb=re.compile(r"."), leaning=_PRONOUN),
    is_said=said("ist|sind"),
    skip=re.compile(
        r"(?:siehe auch|inhalt|inhaltsverzeichnis|verweise|literatur|weiterführend\w*.*|lizenz|impressum"
        r"|danksagung\w*|navigation|index|suche)",
        re.IGNORECASE,
    ),
    call_to_action=re.compile(
        r"(?:abonniere|melde dich|melden sie sich|folge uns|spende|jetzt |mehr erfahren|weiterlesen|zurück nach "
        r"oben)\b",
        re.IGNORECASE,
    ),
    dangling=re.compile(
        r"(?:Jedoch|Daher|Deshalb|Dadurch|Damit|Dabei|Dann|Danach|Außerdem|Ferner|Zudem|Auch|Aber|Und|Oder|Sonst"
        r"|Andernfalls|Hierbei|Hier|Dies\w*|Es|Sie|Er|Solche\w*|Zum Beispiel"
        r"|So|Also|Trotzdem|Ebenso|Beide|In diesem Fall)\b"
    ),
    version=(
        Clause(
            pattern=re.compile(
                r"(?:Neu in|Hinzugefügt in) (?:der )?Version (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="added",
        ),
        Clause(
            pattern=re.compile(r"Geändert in (?:der )?Version (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL),
            intent="changed",
        ),
        Clause(
            pattern=re.compile(
                r"Veraltet (?:seit|ab) (?:der )?Version (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="deprecated",
        ),
    ),
    generic={
        **dict.fromkeys(("benutzung", "verwendung", "nutzung", "schnellstart"), "generic_use"),
        **dict.fromkeys(("installation", "einrichtung"), "generic_install"),
        "konfiguration": "generic_configure",
        **dict.fromkeys(("voraussetzungen", "anforderungen"), "generic_require"),
        **dict.fromkeys(("einleitung", "einführung", "überblick", "übersicht", "beschreibung"), "generic_about"),
    },
    columns={
        **dict.fromkeys(
            "name parameter option optionen schalter feld spalte befehl befehle fehler variable schlüssel wert "
            "zeichen element attribut".split(),
            "key",
        ),
        **dict.fromkeys("beschreibung bedeutung zweck erklärung wirkung".split(), "description"),
        **dict.fromkeys("standard standardwert vorgabe voreinstellung".split(), "default"),
        **dict.fromkeys(("typ", "datentyp"), "type"),
    },
    fields={
        "parameter": "parameters",
        "argumente": "parameters",
        "rückgabe": "returns",
        "rückgabewert": "returns",
        "verursacht": "raises",
    },
    labels={"methods": "Methoden", "attributes": "Attribute"},
    module_noun="das Modul {}".format,
)
