"""Welsh. Foreign names stand unmutated after “yn”. A heading in a question stands apart, so that nothing mutates it."""

from .neutral import Phrases, pack

PACK = pack(
    "cy",
    Phrases(
        about=(
            "Beth sydd angen ei wybod am “{x}”{at}?",
            "Allwch chi egluro “{x}”{at}?",
            "Am beth mae “{x}”{at} yn sôn?",
        ),
        means=("Beth yw ystyr “{x}”{at}?", "Beth a olygir wrth “{x}”{at}?", "Sut mae diffinio “{x}”{at}?"),
        serves=("Beth yw diben {x}{at}?", "Beth mae {x}{at} yn ei wneud?", "I beth mae {x}{at} yn cael ei ddefnyddio?"),
        parameter=("Beth yw diben y paramedr `{p}` yn {x}{at}?",),
        arguments=("Pa baramedrau sydd gan {x}{at}?",),
        returns=("Beth mae {x}{at} yn ei ddychwelyd?",),
        example=("Allwch chi ddangos enghraifft o {x}{at}?",),
        differ=("Beth yw’r gwahaniaeth rhwng {a} a {b}{at}?",),
        careful=("Beth sydd angen bod yn ofalus ag ef yn achos “{x}”{at}?",),
        column=("Beth sydd o dan “{column}” ar gyfer {x}{at}?",),
        error=("Rwy’n cael y gwall {x}{at}. Beth yw ei ystyr, a sut mae ei drwsio?",),
        generic={
            "use": ("Sut mae defnyddio {x}{at}?",),
            "install": ("Sut mae gosod {x}{at}?",),
            "configure": ("Sut mae ffurfweddu {x}{at}?",),
            "require": ("Beth sydd ei angen ar gyfer {x}{at}?",),
            "about": ("Beth yw {x}{at}?",),
        },
    ),
    at=" yn {a}",
    question=r"(?:sut|pam|pryd|ble|beth|pa|pwy|faint) \S+",
    skip=r"(?:gweler hefyd|cynnwys|cyfeiriadau|llyfryddiaeth|dolenni|trwydded|diolchiadau|mynegai|rhagor o wybodaeth)",
    generic={
        "use": ("defnydd", "defnyddio"),
        "install": ("gosod",),
        "configure": ("ffurfweddu", "gosodiadau"),
        "require": ("gofynion",),
        "about": ("cyflwyniad", "rhagarweiniad", "disgrifiad", "trosolwg"),
    },
    columns={
        "key": "enw paramedr opsiwn maes colofn gorchymyn gwall newidyn allwedd gwerth nod elfen priodoledd".split(),
        "description": "disgrifiad ystyr effaith eglurhad diben".split(),
        "default": ("rhagosodiad", "gwerth rhagosodedig"),
        "type": ("math",),
    },
    leans=r"(?:Fodd bynnag|Felly|Hefyd|Fel arall|Yna|Wedyn|Ond|A|Ac|Neu|Er enghraifft|Yn yr achos hwn|Mae hyn|Mae hwn"
    r"|Mae’r rhain|Hwn|Hon|Hyn|Hynny|Ef|Hi|Nhw|Yma|Yn olaf)\b",
    action=r"(?:tanysgrifiwch|dilynwch ni|darllen mwy|yn ôl i’r brig)\b",
)
