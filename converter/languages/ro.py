"""Romanian. Headings that begin with a verbal noun ("Instalarea pachetelor") are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "ro",
    Phrases(
        about=(
            "Ce ar trebui să știu despre „{x}”{at}?",
            "Explică-mi „{x}”{at}.",
            "Despre ce este vorba la „{x}”{at}?",
        ),
        means=("Ce înseamnă „{x}”{at}?", "Ce se înțelege prin „{x}”{at}?", "Cum se definește „{x}”{at}?"),
        serves=("La ce folosește {x}{at}?", "Ce face {x}{at}?", "Care este rolul {x}{at}?"),
        how=("Cum se face {x}{at}?", "Cum decurge {x}{at}?"),
        parameter=("La ce folosește parametrul `{p}` din {x}{at}?", "Ce indică `{p}` în {x}{at}?"),
        arguments=("Ce parametri acceptă {x}{at}?", "Care este sintaxa {x}{at}?"),
        returns=("Ce returnează {x}{at}?",),
        example=("Arată-mi un exemplu de {x}{at}.",),
        differ=("Care este diferența dintre {a} și {b}{at}?", "Prin ce diferă {a} și {b}{at}?"),
        careful=("La ce trebuie să fiu atent la „{x}”{at}?",),
        column=("Ce apare la {x} sub „{column}”{at}?",),
        error=("Primesc eroarea {x}{at}. Ce înseamnă și cum o rezolv?",),
        generic={
            "use": ("Cum se folosește {x}{at}?",),
            "install": ("Cum se instalează {x}{at}?",),
            "configure": ("Cum se configurează {x}{at}?",),
            "require": ("Ce este necesar pentru {x}{at}?",),
            "about": ("Ce este {x}{at}?",),
        },
    ),
    at=" în {a}",
    task=r"\w{3,}(?:area|erea|irea)\b \S",
    question=r"(?:cum|de ce|când|unde|ce|care|cine|cât|câte) \S+",
    skip=r"(?:vezi și|a se vedea și|cuprins|conținut|referințe|bibliografie|legături|licență|mulțumiri|index"
    r"|informații suplimentare)",
    generic={
        "use": ("utilizare", "folosire"),
        "install": ("instalare", "instalarea"),
        "configure": ("configurare", "configurarea"),
        "require": ("cerințe",),
        "about": ("introducere", "descriere", "prezentare"),
    },
    columns={
        "key": "nume parametru opțiune câmp coloană comandă eroare variabilă cheie valoare caracter element tastă"
        " atribut".split(),
        "description": "descriere semnificație efect explicație scop".split(),
        "default": ("implicit", "valoare implicită"),
        "type": ("tip",),
    },
    leans=r"(?:Totuși|Deci|Prin urmare|În plus|Altfel|Atunci|Apoi|Dar|Și|Sau|De exemplu|În acest caz|Acest\w*|Aceast\w*"
    r"|Aceste\w*|Acești\w*|El|Ea|Ei|Ele|De asemenea|Aici|Însă|Astfel|Acesta|Aceasta)\b",
    action=r"(?:abonează-te|urmărește-ne|citește mai mult|înapoi sus)\b",
)
