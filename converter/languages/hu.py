"""Hungarian. Names are not inflected: the product stands before the question."""

from .neutral import Phrases, pack

PACK = pack(
    "hu",
    Phrases(
        about=("{at}mit érdemes tudni erről: „{x}”?", "{at}magyarázd el ezt: „{x}”.", "{at}miről szól ez: „{x}”?"),
        means=(
            "{at}mit jelent az, hogy „{x}”?",
            "{at}mit kell ezen érteni: „{x}”?",
            "{at}hogyan határozható meg: „{x}”?",
        ),
        serves=("{at}mire való: {x}?", "{at}mit csinál: {x}?", "{at}mi a szerepe: {x}?"),
        parameter=("{at}mire való a(z) `{p}` paraméter itt: {x}?",),
        arguments=("{at}milyen paraméterei vannak: {x}?",),
        returns=("{at}mit ad vissza: {x}?",),
        example=("{at}mutass példát erre: {x}.",),
        differ=("{at}miben különbözik {a} és {b}?", "{at}mi a különbség {a} és {b} között?"),
        careful=("{at}mire kell figyelni ennél: „{x}”?",),
        column=("{at}mi áll a(z) „{column}” oszlopban ennél: {x}?",),
        error=("{at}ezt a hibát kapom: {x}. Mit jelent, és hogyan javítható?",),
        generic={
            "use": ("{at}hogyan használható: {x}?",),
            "install": ("{at}hogyan telepíthető: {x}?",),
            "configure": ("{at}hogyan állítható be: {x}?",),
            "require": ("{at}mi szükséges hozzá: {x}?",),
            "about": ("{at}mi az, hogy {x}?",),
        },
    ),
    at="{a}: ",
    question=r"(?:hogyan|hogy|miért|mikor|hol|mi|mit|melyik|milyen|ki|mennyi|hány) \S+",
    skip=r"(?:lásd még|tartalom|tartalomjegyzék|hivatkozások|irodalom|linkek|licenc|köszönetnyilvánítás|tárgymutató"
    r"|további információk)",
    generic={
        "use": ("használat",),
        "install": ("telepítés",),
        "configure": ("beállítás", "beállítások", "konfiguráció"),
        "require": ("követelmények",),
        "about": ("bevezetés", "leírás", "áttekintés"),
    },
    columns={
        "key": "név paraméter kapcsoló opció mező oszlop parancs hiba változó kulcs érték karakter elem billentyű"
        " attribútum".split(),
        "description": "leírás jelentés hatás magyarázat cél".split(),
        "default": ("alapértelmezés", "alapérték", "alapértelmezett"),
        "type": ("típus",),
    },
    leans=r"(?:Azonban|Ezért|Emellett|Különben|Ekkor|Akkor|Majd|De|És|Vagy|Például|Ebben az esetben|Ez|Ezek|Az(?= is\b)"
    r"|Azok|Ő|Ők|Szintén|Itt|Végül|Így|Ezt|Ezzel|Továbbá)\b",
    action=r"(?:iratkozz fel|kövess minket|bővebben|vissza a tetejére)\b",
)
