"""Which language a text is written in, by py3langid (after Lui and Baldwin's langid.py)."""

import functools

LEAST_CHARACTERS = 60  # of prose; less is named as it declares itself
# By how much the log-probability of another language must be higher. Of 2,688 sections of twelve English manuals two
# are above: one is German, the other a list of names. Of 122 sections of 13 translations of the Debian installation
# guide that are taken for English two are below, both half translated.
LEAST_MARGIN = 30.0
# Words that hold English together, and the share of them from which a text of ASCII is English: of 105,235 sections and
# paragraphs of six English manuals and of a handbook and a guide in 23 languages py3langid says the same of all such
# that declare themselves English, but of one with a hash in it, which is a long word.
_ENGLISH = frozenset(
    "a and are as at be been but by can for from has have if in into is it its may must not of on only or should so "
    "such that the then there these this to use used was when which will with would you your".split()
)
LEAST_ENGLISH = 0.3
LEAST_SURE_ENGLISH, LEAST_SURE = 0.35, 120  # whatever the text declares; of so many characters
LEAST_WORDS = 10
LEAST_ASCII = 0.95  # of the characters
LONGEST_WORD = 32


@functools.cache
def load_model() -> None:
    """Read py3langid's model now (0.4 s)."""
    scores("")


def detect(text: str) -> str:
    """Its code (ISO 639-1, or 639-3 where there is none), "" where there is too little text."""
    if len(text) < LEAST_CHARACTERS:
        return ""
    if len(text) >= LEAST_SURE and _is_english(text, share=LEAST_SURE_ENGLISH):
        return "en"
    import py3langid  # noqa: PLC0415 - loads its model when first asked

    return str(py3langid.classify(text)[0])


def clearly(text: str, declared: str) -> str:
    """The language of a text: `declared`, a primary subtag, unless that is plainly wrong."""
    if declared == "en" and _is_english(text):
        return declared
    found = detect(text)
    return found if found and found != declared and advantage(text, found, declared) >= LEAST_MARGIN else declared


def _is_english(text: str, *, share: float = LEAST_ENGLISH) -> bool:
    """Whether a text is English without doubt, told at a fiftieth of what it costs to ask py3langid."""
    said = text.lower().split()
    return (
        sum(map(_ENGLISH.__contains__, said)) >= share * max(len(said), LEAST_WORDS)
        and len(text.encode("ascii", "ignore")) >= LEAST_ASCII * len(text)
        and len(max(said, key=len)) <= LONGEST_WORD
    )


def knows(language: str) -> bool:
    """Whether a language (BCP 47) is one that can be told from others."""
    primary = language.partition("-")[0].lower()
    return ("no" if primary == "nb" else primary) in scores("")


def scores(text: str) -> dict[str, float]:
    """The log-probability of any text in each language that py3langid knows, the likeliest first."""
    import py3langid  # noqa: PLC0415

    return {str(language): float(score) for language, score in py3langid.rank(text)}


def advantage(text: str, one: str, other: str) -> float:
    """By how much the log-probability of a language is higher than that of another, of any text."""
    one, other = ("no" if code == "nb" else code for code in (one, other))  # py3langid's name for it
    found = scores(text)
    return found.get(one, float("-inf")) - found.get(other, float("-inf")) if one in found else float("-inf")
