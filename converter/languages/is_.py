"""Icelandic. Foreign names stand uninflected after “í”. Headings that begin with “Að” and an infinitive are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "is",
    Phrases(
        about=("Hvað þarf ég að vita um „{x}“{at}?", "Geturðu útskýrt „{x}“{at}?", "Um hvað fjallar „{x}“{at}?"),
        means=("Hvað merkir „{x}“{at}?", "Hvað er átt við með „{x}“{at}?", "Hvernig er „{x}“ skilgreint{at}?"),
        serves=("Til hvers er {x}{at}?", "Hvað gerir {x}{at}?", "Hvaða hlutverki gegnir {x}{at}?"),
        how=("Hvernig á ég {x}{at}?", "Hvernig fer ég að því {x}{at}?", "Hvað þarf ég að gera til þess {x}{at}?"),
        parameter=("Til hvers er færibreytan `{p}` í {x}{at}?", "Hvað merkir `{p}` í {x}{at}?"),
        arguments=("Hvaða færibreytur hefur {x}{at}?",),
        returns=("Hverju skilar {x}{at}?",),
        example=("Geturðu sýnt dæmi um {x}{at}?",),
        differ=("Hver er munurinn á {a} og {b}{at}?",),
        careful=("Hvað þarf að varast í sambandi við „{x}“{at}?",),
        column=("Hvað stendur undir „{column}“ fyrir {x}{at}?",),
        error=("Ég fæ villuna {x}{at}. Hvað merkir hún og hvernig laga ég hana?",),
        generic={
            "use": ("Hvernig nota ég {x}{at}?",),
            "install": ("Hvernig set ég upp {x}{at}?",),
            "configure": ("Hvernig stilli ég {x}{at}?",),
            "require": ("Hvað þarf fyrir {x}{at}?",),
            "about": ("Hvað er {x}{at}?",),
        },
    ),
    at=" í {a}",
    task=r"að \w{2,}a\b \S",
    question=r"(?:hvernig|hvers vegna|af hverju|hvenær|hvar|hvað|hver|hvaða|hve) \S+",
    skip=r"(?:sjá einnig|efnisyfirlit|heimildir|tilvísanir|tenglar|leyfi|þakkir|atriðisorðaskrá|nánari upplýsingar)",
    generic={
        "use": ("notkun",),
        "install": ("uppsetning",),
        "configure": ("stillingar", "grunnstillingar"),
        "require": ("kröfur", "kerfiskröfur"),
        "about": ("inngangur", "kynning", "lýsing", "yfirlit"),
    },
    columns={
        "key": "nafn heiti færibreyta valkostur reitur dálkur skipun villa breyta lykill gildi stafur eigind".split(),
        "description": "lýsing merking áhrif skýring tilgangur".split(),
        "default": ("sjálfgefið", "sjálfgefið gildi"),
        "type": ("tegund", "gerð"),
    },
    leans=r"(?:Hins vegar|Þess vegna|Því|Auk þess|Annars|Þá|Síðan|En|Og|Eða|Til dæmis|Í því tilviki|Þetta|Þessi|Þessir"
    r"|Þessar|Það|Hann|Hún|Þeir|Þær|Þau|Einnig|Hér|Þar|Loks|Að lokum)\b",
    action=r"(?:skráðu þig|fylgdu okkur|lesa meira|efst á síðu)\b",
)
