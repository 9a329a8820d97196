"""Numbers and amounts in one spelling: digits and words, thousands, suffixes, units that convert."""

from decimal import Decimal, InvalidOperation

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPELT = {word: value for value, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SPELT |= {"dozen": 12, "twice": 2, "thrice": 3}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SUFFIXES = {"k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9, "bn": 10**9}
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ORDINALS = {word: place for place, word in enumerate(_ORDINAL_WORDS, 1)} | {"primary": 1, "secondary": 2}
MOST_DIGITS = 40  # of a number that is still read as one: arithmetic on longer ones takes time, and nobody states them

# Seconds, bytes and so on; a kilobyte is 1,024 bytes, as manuals count, whichever way it is written.
_TABLE = {
    "s": "ns nanosecond nanoseconds=0.000000001; us µs μs microsecond microseconds=0.000001; ms msec msecs millisecond "
    "milliseconds=0.001; s sec secs second seconds=1; min mins minute minutes=60; h hr hrs hour hours=3600; "
    "d day days=86400; week weeks=604800; fortnight=1209600",
    "month": "month months=1; year years yr yrs=12; decade decades=120; century centuries=1200",
    "bit": "bit bits=1; kbit kbits kilobit kilobits=1000; "
    "Mbit Mbits megabit megabits=1000000; Gbit gigabit gigabits=1000000000",
    "B": "byte bytes octet octets B=1; kB KB kb KiB kib kilobyte kilobytes kibibyte kibibytes=1024; MB mb MiB megabyte "
    "megabytes mebibyte mebibytes=1048576; GB gb GiB gigabyte gigabytes gibibyte gibibytes=1073741824; TB tb TiB "
    "terabyte terabytes tebibyte=1099511627776; PB PiB petabyte petabytes=1125899906842624",
    "%": "% percent=1",
    "Hz": "Hz hz hertz=1; kHz kilohertz=1000; MHz megahertz=1000000; GHz gigahertz=1000000000",
    "px": "px pixel pixels=1",
    "g": "mg milligram milligrams=0.001; g gram grams=1; kg kilogram kilograms=1000; ton tons tonne tonnes=1000000",
    "l": "ml millilitre millilitres milliliter milliliters=0.001; litre litres liter liters=1",
    "m": "mm millimetre millimetres millimeter millimeters=0.001; "
    "cm centimetre centimetres centimeter centimeters=0.01; "
    "metre metres meter meters m=1; km kilometre kilometres kilometer kilometers=1000",
    "mile": "mile miles=1",
    "foot": "inch inches=1; foot feet=12; yard yards=36",
    "degree": "° °C celsius degree degrees=1",
    "°F": "°F fahrenheit=1",
}
UNITS = {
    spelling: (dimension, Decimal(factor))
    for dimension, entries in _TABLE.items()
    for entry in entries.split(";")
    for spellings, _, factor in [entry.strip().rpartition("=")]
    for spelling in spellings.split()
}


def unit_of(word: str) -> tuple[str, Decimal] | None:
    """Dimension and factor of a unit, as it is written or in lower case; of one letter ("M") only as it is written."""
    return UNITS.get(word) or (UNITS.get(word.lower()) if len(word) > 2 else None)


def plain(number: str) -> str:
    """A number in digits without separators of thousands, and with a digit before its point; a sign stays."""
    bare = number.replace("−", "-").lstrip("+").replace("_", "").lower()
    if "," in bare:
        head, *groups = bare.lstrip("-").split(",")
        if len(head) <= 3 and all(len(group.partition(".")[0]) == 3 for group in groups):
            bare = bare.replace(",", "")
    return bare.replace("-.", "-0.") if bare.startswith("-.") else f"0{bare}" if bare.startswith(".") else bare


def scaled(number: str, factor: Decimal | int) -> str:
    """A number multiplied, in digits; as it is where it is none."""
    try:
        value = Decimal(number) * factor
    except InvalidOperation:
        return number
    said = f"{value:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def suffixed(number: str, suffix: str) -> str | None:
    """The number that "10K" or "1.5M" is."""
    return scaled(number, _SUFFIXES[suffix]) if suffix in _SUFFIXES else None


def scale_of(word: str) -> int | None:
    """What a number is multiplied with by a word behind it: "thousand"."""
    return _SCALES.get(word.removesuffix("s"))


def spelt(words: list[str], at: int) -> tuple[str, int] | None:
    """The number that words say from a place on, and the place behind it: "one hundred and twenty" is 120."""
    total, part, place, known = 0, 0, at, False
    while place < len(words) and place < at + MOST_DIGITS:
        word = words[place]
        if word in _SPELT:
            if known and (part % 10 or part % 100 == 10 or (_SPELT[word] >= 10 and part % 100)):
                break
            part, known = part + _SPELT[word], True
        elif word == "hundred" and known:
            part *= 100
        elif (scale := _SCALES.get(word)) and known:
            total, part = total + part * scale, 0
        elif not (
            word == "and"
            and known
            and words[place - 1] in _SCALES
            and words[place + 1 : place + 2]
            and words[place + 1] in _SPELT
        ):
            break
        place += 1
    return (str(total + part), place) if known else None
