"""Where the public finds a page that is read on this machine."""

import pytest

from crawler.urls.places import Places, places_of
from gristmill.config import Config, Source
from gristmill.configfile import parse
from gristmill.errors import ConfigError


def places(start: str, base: str) -> Places:
    return places_of(Source(name="docs", start=[start], base_url=base))


@pytest.mark.parametrize(
    ("start", "base", "url", "public"),
    [
        ("/srv/html", "https://d.example/en/4.2/", "file:///a/b.html", "https://d.example/en/4.2/a/b.html"),
        ("/srv/html", "https://d.example/en/4.2", "file:///index.html", "https://d.example/en/4.2/index.html"),
        ("/srv/html", "https://d.example/m/index.html", "file:///a.html", "https://d.example/m/a.html"),
        ("/srv/html", "https://D.example", "file:///a%20b.html", "https://d.example/a%20b.html"),
        ("/srv/html", "", "file:///a.html", "file:///a.html"),
        ("/srv/a.warc", "https://d.example/", "https://e.example/x", "https://e.example/x"),
        ("http://127.0.0.1:80/", "https://d.example/", "http://127.0.0.1/a?b=c", "https://d.example/a?b=c"),
        ("http://127.0.0.1:8000/d/index.html", "https://d.example/x/", "http://127.0.0.1:8000/d/", "https://d.example/x/"),
        ("http://127.0.0.1:8000/d/", "https://d.example/x/", "http://127.0.0.1:8000/e/f", "https://d.example/e/f"),
        ("http://127.0.0.1:8000/d/", "https://d.example/", "http://127.0.0.1:8000/e/f", "http://127.0.0.1:8000/e/f"),
        ("http://127.0.0.1:8000/", "https://d.example/", "http://127.0.0.1:8001/a", "http://127.0.0.1:8001/a"),
        ("http://localhost/", "https://d.example/", "http://localhost.d.example/a", "http://localhost.d.example/a"),
    ],
)  # fmt: skip
def test_the_public_url_of_a_page(start: str, base: str, url: str, public: str) -> None:
    assert places(start, base).of(url) == public


def test_links_to_the_copy_lead_to_the_public_and_words_about_it_stay() -> None:
    found = places("http://127.0.0.1:8000/", "https://d.example/en/")
    text = (
        'See [a](http://127.0.0.1:8000/a.html), <a href="http://127.0.0.1:8000/b">b</a> and `http://127.0.0.1:8000/`.'
    )
    assert found.put_into(text) == (
        'See [a](https://d.example/en/a.html), <a href="https://d.example/en/b">b</a> and `http://127.0.0.1:8000/`.'
    )
    assert Places().put_into(text) == text


@pytest.mark.parametrize("base", ["docs.example.org", "ftp://docs.example.org/", "https://", "/srv/html"])
def test_a_base_that_is_no_url_is_one_sentence(base: str) -> None:
    with pytest.raises(ConfigError, match=r"sources\.base_url: expected an http\(s\) URL"):
        parse(f"sources:\n  - name: a\n    start: [/srv/html]\n    base_url: {base}\n")


def test_a_base_is_for_one_source_and_never_a_default() -> None:
    assert "base_url" not in Config.model_fields["defaults"].annotation.model_fields
