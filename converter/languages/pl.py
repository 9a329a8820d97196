"""Polish. Names are not inflected: the product stands before the question."""

from .neutral import Phrases, pack

PACK = pack(
    "pl",
    Phrases(
        about=(
            "{at}co warto wiedzieć na temat „{x}”?",
            "{at}wyjaśnij zagadnienie „{x}”.",
            "{at}na czym polega „{x}”?",
        ),
        means=("{at}co oznacza „{x}”?", "{at}co należy rozumieć przez „{x}”?", "{at}jak zdefiniowano „{x}”?"),
        serves=("{at}do czego służy {x}?", "{at}co robi {x}?", "{at}za co odpowiada {x}?"),
        how=("{at}jak przebiega {x}?", "{at}jak wygląda {x} krok po kroku?"),
        parameter=("{at}do czego służy parametr `{p}` w {x}?", "{at}co oznacza `{p}` w {x}?"),
        arguments=("{at}jakie parametry przyjmuje {x}?", "{at}jak wygląda składnia {x}?"),
        returns=("{at}co zwraca {x}?",),
        example=("{at}pokaż przykład użycia {x}.",),
        differ=("{at}czym różnią się {a} i {b}?", "{at}jaka jest różnica między {a} a {b}?"),
        careful=("{at}na co trzeba uważać w punkcie „{x}”?",),
        column=("{at}co podano w kolumnie „{column}” dla {x}?",),
        error=("{at}pojawia się błąd {x}. Co to znaczy i jak go usunąć?",),
        generic={
            "use": ("{at}jak używać {x}?",),
            "install": ("{at}jak zainstalować {x}?",),
            "configure": ("{at}jak skonfigurować {x}?",),
            "require": ("{at}czego wymaga {x}?",),
            "about": ("{at}czym jest {x}?",),
        },
    ),
    at="{a}: ",
    task=r"(?!wprowadzenie|pytanie|polecenie|narzędzie|środowisko|rozwiązanie|znaczenie|ustawienie|urządzenie"
    r"|zastosowanie|oprogramowanie|wymaganie|zadanie|ostrzeżenie|opcja|funkcja|informacja|wersja|licencja"
    r"|dystrybucja|partycja|dokumentacja|sekcja|aplikacja)\w{3,}(?:anie|enie|cie|cja)\b \S",
    question=r"(?:jak|dlaczego|kiedy|gdzie|co|czym|który|która|które|kto|czy|ile) \S+",
    skip=r"(?:zobacz też|zobacz także|patrz też|spis treści|odnośniki|literatura|bibliografia|przypisy|licencja"
    r"|podziękowania|indeks)",
    generic={
        "use": ("użycie", "użytkowanie", "sposób użycia"),
        "install": ("instalacja",),
        "configure": ("konfiguracja",),
        "require": ("wymagania",),
        "about": ("wprowadzenie", "wstęp", "opis", "przegląd"),
    },
    columns={
        "key": "nazwa parametr opcja pole kolumna polecenie błąd zmienna klucz wartość znak element klawisz"
        " atrybut".split(),
        "description": "opis znaczenie działanie wyjaśnienie przeznaczenie".split(),
        "default": ("domyślnie", "wartość domyślna", "domyślna"),
        "type": ("typ",),
    },
    leans=r"(?:Jednak|Więc|Zatem|Dlatego|Ponadto|Poza tym|W przeciwnym razie|Wtedy|Następnie|Potem|Ale|I|Lub|Albo"
    r"|Na przykład|W takim przypadku|W tym przypadku|To|Ten|Ta|Te|Ci|On|Ona|Ono|Oni|One|Jego|Jej|Ich|Także|Również"
    r"|Tutaj|Tu|Tym|Tego|Tej|Takie|Taki|Taka)\b",
    action=r"(?:zapisz się|obserwuj nas|czytaj więcej|wróć na górę)\b",
)
