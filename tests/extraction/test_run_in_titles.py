"""Titles in bold that begin their paragraphs, on pages that have no heading beside what they say."""

from crawler.extraction import extract

SAID = "A gull stands on the lamp and looks at the sea until the night comes."
RUN_IN = "<p><b>{}</b><br>{}</p>"
ALONE = "<p><strong>{}</strong></p><p>{}</p>"
ASKED = ("What is a gull?", "Where does it sleep?", "How far does it fly?", "Feeding")
PLAIN = ("Food", "Sleep", "Flight", "Nests", "Eggs", "Winter")


def headings(body: str) -> list[str]:
    made = extract(f"<html><body><main>{body}</main></body></html>".encode(), url="https://a.example/p")
    return [line for line in made.markdown.splitlines() if line.startswith("#")]


def test_questions_in_bold_are_headings_and_what_follows_them_stays() -> None:
    body = "<h1>Gulls</h1>" + "".join(RUN_IN.format(title, SAID) for title in ASKED)
    assert headings(body) == ["# Gulls", *(f"## {title}" for title in ASKED)]
    made = extract(f"<html><body><main>{body}</main></body></html>".encode(), url="https://a.example/p").markdown
    assert made.count(SAID) == len(ASKED)


def test_titles_stand_beside_a_heading_that_goes_with_the_title_of_the_page() -> None:
    body = f"<h1>Gulls</h1><h2>For keepers</h2><p>{SAID}</p>" + "".join(ALONE.format(title, SAID) for title in PLAIN)
    assert headings(body)[1:] == ["## For keepers", *(f"## {title}" for title in PLAIN)]


def test_a_few_words_in_bold_and_bold_below_headings_stay_as_they_are() -> None:
    assert headings("<h1>Gulls</h1>" + "".join(ALONE.format(title, SAID) for title in PLAIN[:5])) == ["# Gulls"]
    behind = "".join(RUN_IN.format(title, SAID) for title in ASKED) + f"<h2>More</h2><p>{SAID}</p>"
    assert headings("<h1>Gulls</h1>" + behind) == ["# Gulls", "## More"]
    warned = "".join(RUN_IN.format(f"{title}!", SAID) for title in PLAIN)
    assert headings("<h1>Gulls</h1>" + warned) == ["# Gulls"]
