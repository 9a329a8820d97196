"""Dates as people write them: English ones and those of languages whose names of months stand here, as ISO 8601."""

import datetime
import re

# Each month in English, French, Spanish, German, Portuguese, Italian, Dutch, Swedish, Danish and Norwegian, and as
# dates have it in Polish, Czech, Russian and Ukrainian.
_MONTHS = (
    "january janvier enero januar jänner janeiro gennaio januari stycznia ledna января січня",
    "february février febrero februar fevereiro febbraio februari lutego února февраля лютого",
    "march mars marzo märz março maart marts marca března марта березня",
    "april avril abril aprile kwietnia dubna апреля квітня",
    "may mai mayo maio maggio mei maj maja května мая травня",
    "june juin junio juni junho giugno czerwca června июня червня",
    "july juillet julio juli julho luglio lipca července июля липня",
    "august août agosto augustus augusti sierpnia srpna августа серпня",
    "september septembre septiembre setembro settembre września září сентября вересня",
    "october octobre octubre oktober outubro ottobre oktober października října октября жовтня",
    "november novembre noviembre novembro listopada listopadu ноября листопада",
    "december décembre diciembre dezember dezembro dicembre desember grudnia prosince декабря грудня",
)  # fmt: skip
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_LEAST_PREFIX = 3  # letters of a month cut short: "oct.", "févr."
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_WORD = r"(?P<{0}>[^\W\d_]{{3,12}})\.?"
WRITTEN = re.compile(
    # the day of the week, or an article; a law is "of 3 May"
    r"(?:(?:[a-zà-яії]{4,12}|[A-Z][a-z]{1,2}\.?|\w{3,8}(?:day|tag|woch|abend|di)), (?:den |the )?"
    r"|\w{3,8}(?:day|tag|di) |(?:den|the|le|on) )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?,? (?:de |d['’]|of )?"
    + _WORD.format("month")
    + r",? (?:de |del )?"
    + _YEAR.format("year")
    + "|"
    + _WORD.format("month2")
    + r" (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? "
    + _YEAR.format("year2")
    + r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    + r"|(?P<day3>\d{1,2})\. ?(?P<number>\d{1,2})\. ?"
    + _YEAR.format("year3")
    + r")(?: ?(?:г\.|р\.))?",
)


def month(word: str) -> int:
    """The number of the month that a word names, whole or cut short; 0 where it names none, or may name two."""
    low = word.lower()
    if low in _NUMBER:
        return _NUMBER[low]
    found = {number for name, number in _NUMBER.items() if name.startswith(low)} if len(low) >= _LEAST_PREFIX else ()
    return next(iter(found)) if len(found) == 1 else 0


def read(found: re.Match[str]) -> str:
    """What WRITTEN has found, YYYY-MM-DD; empty for no day of the calendar."""
    if found["iso"]:
        year, number, day = map(int, found["iso"].split("-"))
    else:
        number = int(found["number"] or 0) or month(found["month"] or found["month2"] or "")
        year = int(found["year"] or found["year2"] or found["year3"])
        day = int(found["day"] or found["day2"] or found["day3"])
    try:
        return datetime.date(year, number, day).isoformat()
    except ValueError:
        return ""
