"""Catalan. Headings that begin with an infinitive are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "ca",
    Phrases(
        about=("Què cal saber sobre «{x}»{at}?", "Em pots explicar «{x}»{at}?", "De què tracta «{x}»{at}?"),
        means=("Què significa «{x}»{at}?", "Què s’entén per «{x}»{at}?", "Com es defineix «{x}»{at}?"),
        serves=("Per a què serveix {x}{at}?", "Què fa {x}{at}?", "Quina funció té {x}{at}?"),
        how=("Com puc {x}{at}?", "Vull {x}{at}. Com ho he de fer?", "Com s’ha de fer per {x}{at}?"),
        parameter=("Per a què serveix el paràmetre `{p}` de {x}{at}?", "Què indica `{p}` a {x}{at}?"),
        arguments=("Quins paràmetres accepta {x}{at}?", "Quina és la sintaxi de {x}{at}?"),
        returns=("Què retorna {x}{at}?",),
        example=("Em pots mostrar un exemple de {x}{at}?",),
        differ=("Quina diferència hi ha entre {a} i {b}{at}?", "En què es diferencien {a} i {b}{at}?"),
        careful=("Què cal tenir en compte sobre «{x}»{at}?",),
        column=("Què consta a «{column}» per a {x}{at}?",),
        error=("Em surt l’error {x}{at}. Què vol dir i com el puc resoldre?",),
        generic={
            "use": ("Com es fa servir {x}{at}?",),
            "install": ("Com s’instal·la {x}{at}?",),
            "configure": ("Com es configura {x}{at}?",),
            "require": ("Què cal per a {x}{at}?",),
            "about": ("Què és {x}{at}?",),
        },
    ),
    at=" a {a}",
    task=r"\w{2,}(?:ar|er|re|ir)(?:-\w+)? (?:el|la|els|les|un|una|uns|unes|l['’]|amb|a|de|en|per|\w{3,}s\b|`)",
    question=r"(?:com|per què|quan|on|què|quin|quina|quins|quines|qui|quant) \S+",
    skip=r"(?:vegeu també|índex|sumari|continguts?|referències|bibliografia|enllaços|llicència|agraïments"
    r"|més informació)",
    generic={
        "use": ("ús", "utilització"),
        "install": ("instal·lació",),
        "configure": ("configuració",),
        "require": ("requisits",),
        "about": ("introducció", "descripció", "visió general", "presentació"),
    },
    columns={
        "key": "nom paràmetre opció camp columna ordre error variable clau valor caràcter element tecla"
        " atribut".split(),
        "description": "descripció significat efecte explicació finalitat".split(),
        "default": ("per defecte", "valor per defecte", "predeterminat"),
        "type": ("tipus",),
    },
    leans=r"(?:Tanmateix|Per tant|A més|Altrament|Aleshores|Llavors|Després|Però|I|O|Per exemple|En aquest cas"
    r"|Això|Aquest\w*"
    r"|Aquell\w*|Ell|Ella|Ells|Elles|També|Aquí|Finalment|Així)\b",
    action=r"(?:subscriviu-vos|seguiu-nos|llegiu-ne més|torna a dalt)\b",
)
