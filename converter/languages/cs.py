"""Czech. Names are not inflected: the product stands before the question."""

from .neutral import Phrases, pack

PACK = pack(
    "cs",
    Phrases(
        about=("{at}co je dobré vědět k tématu „{x}“?", "{at}vysvětli téma „{x}“.", "{at}o co jde v tématu „{x}“?"),
        means=("{at}co znamená „{x}“?", "{at}co se rozumí pod pojmem „{x}“?", "{at}jak je definován pojem „{x}“?"),
        serves=("{at}k čemu slouží {x}?", "{at}co dělá {x}?", "{at}jaký účel má {x}?"),
        how=("{at}jak probíhá {x}?", "{at}jak se provádí {x}?"),
        parameter=("{at}k čemu slouží parametr `{p}` v {x}?", "{at}co znamená `{p}` v {x}?"),
        arguments=("{at}jaké parametry má {x}?", "{at}jaká je syntaxe {x}?"),
        returns=("{at}co vrací {x}?",),
        example=("{at}ukaž příklad použití {x}.",),
        differ=("{at}jaký je rozdíl mezi {a} a {b}?", "{at}v čem se liší {a} a {b}?"),
        careful=("{at}na co si dát pozor u tématu „{x}“?",),
        column=("{at}co je u {x} uvedeno ve sloupci „{column}“?",),
        error=("{at}objevuje se chyba {x}. Co znamená a jak ji odstranit?",),
        generic={
            "use": ("{at}jak používat {x}?",),
            "install": ("{at}jak nainstalovat {x}?",),
            "configure": ("{at}jak nastavit {x}?",),
            "require": ("{at}co vyžaduje {x}?",),
            "about": ("{at}co je {x}?",),
        },
    ),
    at="{a}: ",
    task=r"(?!zařízení|prostředí|rozhraní|řešení|nastavení|oprávnění|prohlášení|připojení|poznání|další|první|poslední"
    r"|základní|dokumentace|informace|aplikace|organizace|síťové)\w{3,}(?:ání|ení|ace)\b \S",
    question=r"(?:jak|proč|kdy|kde|co|který|která|které|kdo|kolik) \S+",
    skip=r"(?:viz též|viz také|související|obsah|odkazy|literatura|poděkování|licence|rejstřík|další informace)",
    generic={
        "use": ("použití",),
        "install": ("instalace",),
        "configure": ("konfigurace", "nastavení"),
        "require": ("požadavky",),
        "about": ("úvod", "popis", "přehled"),
    },
    columns={
        "key": "název jméno parametr volba pole sloupec příkaz chyba proměnná klíč hodnota znak prvek klávesa"
        " atribut".split(),
        "description": "popis význam účinek vysvětlení účel".split(),
        "default": ("výchozí", "výchozí hodnota"),
        "type": ("typ",),
    },
    leans=r"(?:Ale|Však|Proto|Tedy|Navíc|Jinak|Pak|Potom|Poté|A|Nebo|Například|V tom případě|V takovém případě|To|Toto"
    r"|Tento|Tato|Tyto|Ten|Ta|Ti|Ty|On|Ona|Ono|Oni|Jeho|Její|Jejich|Také|Rovněž|Zde|Tím|Tuto|Tohoto|Takto)\b",
    action=r"(?:přihlaste se k odběru|sledujte nás|číst dále|zpět nahoru)\b",
)
