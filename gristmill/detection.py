"""Which language a text is written in, by py3langid (after Lui and Baldwin's langid.py)."""

LEAST_CHARACTERS = 60  # of prose; less is named as it declares itself
# By how much the log-probability of another language must be higher. Of 2,688 sections of twelve English manuals two
# are above: one is German, the other a list of names. Of 122 sections of 13 translations of the Debian installation
# guide that are taken for English two are below, both half translated.
LEAST_MARGIN = 30.0


def detect(text: str) -> str:
    """Its code (ISO 639-1, or 639-3 where there is none), "" where there is too little text."""
    if len(text) < LEAST_CHARACTERS:
        return ""
    import py3langid  # noqa: PLC0415 - loads its model when first asked

    return str(py3langid.classify(text)[0])


def clearly(text: str, declared: str) -> str:
    """The language of a text: `declared`, a primary subtag, unless that is plainly wrong."""
    found = detect(text)
    return found if found and found != declared and advantage(text, found, declared) >= LEAST_MARGIN else declared


def advantage(text: str, one: str, other: str) -> float:
    """By how much the log-probability of a language is higher than that of another, of any text."""
    import py3langid  # noqa: PLC0415

    one, other = ("no" if code == "nb" else code for code in (one, other))  # py3langid's name for it
    scores = {str(language): float(score) for language, score in py3langid.rank(text)}
    return scores.get(one, float("-inf")) - scores.get(other, float("-inf")) if one in scores else float("-inf")
