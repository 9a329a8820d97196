"""A site that also stands on one page."""

from .conftest import Place, Server

WORDS = ("hopper", "runner", "sieve", "shaft", "wheel", "crane")


def section(word: str, level: int) -> str:
    return (
        f"<h{level}>The {word}</h{level}><p>The {word} stands in the mill and turns by itself all day.</p>"
        f"<h{level + 1}>Cleaning</h{level + 1}><p>Open the lid of the {word}, wash it with <a href='{word}.html'>clear"
        f" water</a> alone.</p>"
    )


def whole(body: str) -> str:
    links = "".join(f"<a href='/{word}.html'>{word}</a> " for word in (*WORDS, "all"))
    return f"<html lang=en><head><title>Mill</title></head><body><nav>{links}</nav><main>{body}</main></body></html>"


def test_the_copy_of_a_whole_site_is_set_aside_and_comes_back_when_its_pages_go(server: Server, place: Place) -> None:
    server.pages({f"/{word}.html": whole(section(word, 1)) for word in WORDS})
    server.pages(
        {"/": whole("<h1>Mill</h1><p>The manual of a mill that grinds what it is given, in six chapters.</p>")}
    )
    copy = "<h1>All of it</h1>" + "".join(section(word, 2) for word in WORDS)
    server.pages({"/all.html": whole(copy)})
    tally = place.crawl(server.root + "/")
    assert (tally.kept, dict(tally.dropped)) == (7, {"aggregate": 1})
    assert "/all.html" not in place.seeds()
    files = place.files()
    assert dict(place.crawl(server.root + "/").dropped) == {"aggregate": 1}
    assert place.files() == files
    for word in WORDS[:4]:
        server.pages(
            {
                f"/{word}.html": whole(
                    f"<h1>{word}</h1><p>Now the {word} has a text that stands nowhere else at all.</p>"
                )
            }
        )
    place.crawl(server.root + "/")
    assert "/all.html" in place.seeds()
