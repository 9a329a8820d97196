"""Swahili. Headings that begin with an infinitive (ku-) are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "sw",
    Phrases(
        about=("Ninapaswa kujua nini kuhusu “{x}”{at}?", "Tafadhali eleza “{x}”{at}.", "“{x}”{at} inahusu nini?"),
        means=("“{x}”{at} maana yake ni nini?", "Nini maana ya “{x}”{at}?", "Fafanua “{x}”{at}."),
        serves=("{x}{at} ina kazi gani?", "{x}{at} hutumika kufanya nini?", "Matumizi ya {x}{at} ni yapi?"),
        how=("Ninawezaje {x}{at}?", "Ninataka {x}{at}. Nifanye nini?", "Jinsi ya {x}{at} ni ipi?"),
        parameter=("Kigezo `{p}` cha {x}{at} kina kazi gani?",),
        arguments=("{x}{at} ina vigezo gani?",),
        returns=("{x}{at} hurudisha nini?",),
        example=("Tafadhali onyesha mfano wa {x}{at}.",),
        differ=("Kuna tofauti gani kati ya {a} na {b}{at}?",),
        careful=("Ni mambo gani ya kuzingatia kuhusu “{x}”{at}?",),
        column=("Chini ya “{column}” kuna nini kwa {x}{at}?",),
        error=("Ninapata hitilafu {x}{at}. Ina maana gani, na nitaitatuaje?",),
        generic={
            "use": ("Ninatumiaje {x}{at}?",),
            "install": ("Ninasakinishaje {x}{at}?",),
            "configure": ("Ninasanidije {x}{at}?",),
            "require": ("Nini kinahitajika kwa {x}{at}?",),
            "about": ("{x}{at} ni nini?",),
        },
    ),
    at=" katika {a}",
    task=r"(?!kumbukumbu|kundi|kufuli|kurasa|kura)ku\w{3,} \S",
    question=r"(?:jinsi|vipi|kwa nini|lini|wapi|nini|nani|gani|ngapi) \S+",
    skip=r"(?:tazama pia|angalia pia|yaliyomo|marejeo|marejeleo|viungo|leseni|shukrani|faharasa|maelezo zaidi)",
    generic={
        "use": ("matumizi",),
        "install": ("usakinishaji",),
        "configure": ("usanidi", "mipangilio"),
        "require": ("mahitaji",),
        "about": ("utangulizi", "maelezo", "muhtasari"),
    },
    columns={
        "key": "jina kigezo chaguo sehemu safu amri kosa hitilafu kigeu ufunguo thamani herufi kipengele sifa".split(),
        "description": "maelezo maana athari ufafanuzi kusudi".split(),
        "default": ("chaguo-msingi", "thamani chaguo-msingi"),
        "type": ("aina",),
    },
    leans=r"(?:Hata hivyo|Kwa hiyo|Hivyo|Pia|Vinginevyo|Kisha|Halafu|Lakini|Na|Au|Kwa mfano|Katika hali hii|Hii"
    r"|Hizi|Hiyo"
    r"|Hizo|Huyu|Hawa|Yeye|Wao|Hapa|Mwisho|Huo|Huu|Hili|Haya)\b",
    action=r"(?:jisajili|tufuate|soma zaidi|rudi juu)\b",
)
