"""Finnish. Names are not inflected: the product stands before the question. Verbal nouns ("…minen") are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "fi",
    Phrases(
        about=(
            "{at}mitä aiheesta ”{x}” pitää tietää?",
            "{at}selitä aihe ”{x}”.",
            "{at}mistä aiheessa ”{x}” on kyse?",
        ),
        means=("{at}mitä ”{x}” tarkoittaa?", "{at}mitä tarkoitetaan käsitteellä ”{x}”?", "{at}määrittele ”{x}”."),
        serves=("{at}mihin {x} on tarkoitettu?", "{at}mitä {x} tekee?", "{at}mikä on {x}?"),
        how=("{at}miten {x} tapahtuu?", "{at}miten {x} onnistuu?"),
        parameter=("{at}mitä parametri `{p}` tarkoittaa kohteessa {x}?",),
        arguments=("{at}mitä parametreja on kohteella {x}?",),
        returns=("{at}minkä arvon {x} palauttaa?",),
        example=("{at}näytä käyttöesimerkki: {x}.",),
        differ=("{at}miten {a} ja {b} eroavat toisistaan?", "{at}mitä eroa on: {a} ja {b}?"),
        careful=("{at}mitä aiheessa ”{x}” pitää ottaa huomioon?",),
        column=("{at}mitä sarakkeessa ”{column}” on kohteelle {x}?",),
        error=("{at}saan virheen {x}. Mitä se tarkoittaa, ja miten sen voi korjata?",),
        generic={
            "install": ("{at}miten {x} asennetaan?",),
            "use": ("{at}miten {x} otetaan käyttöön?",),
            "require": ("{at}mitä {x} vaatii?",),
            "about": ("{at}mikä on {x}?",),
        },
    ),
    at="{a}: ",
    task=r"(?:\S+ ){1,6}\w{3,}minen$",
    question=r"(?:miten|kuinka|miksi|milloin|missä|mistä|mihin|mikä|mitä|mitkä|kuka) \S+",
    skip=r"(?:katso myös|sisällys|sisällysluettelo|viitteet|lähteet|linkit|kirjallisuutta|lisenssi|kiitokset|hakemisto"
    r"|lisätietoja)",
    generic={
        "install": ("asennus", "asentaminen"),
        "use": ("käyttöönotto",),
        "require": ("vaatimukset",),
        "about": ("johdanto", "kuvaus", "yleiskatsaus", "esittely"),
    },
    columns={
        "key": "nimi parametri valitsin kenttä sarake komento virhe muuttuja avain arvo merkki elementti näppäin"
        " attribuutti".split(),
        "description": "kuvaus merkitys vaikutus selitys tarkoitus".split(),
        "default": ("oletus", "oletusarvo"),
        "type": ("tyyppi",),
    },
    leans=r"(?:Kuitenkin|Siksi|Lisäksi|Muuten|Muutoin|Silloin|Sitten|Mutta|Ja|Tai|Esimerkiksi|Tässä tapauksessa|Tämä"
    r"|Nämä|Se|Ne|Hän|He|Myös|Tällöin|Lopuksi|Tätä|Tässä|Niin)\b",
    action=r"(?:tilaa|seuraa meitä|lue lisää|takaisin ylös)\b",
)
